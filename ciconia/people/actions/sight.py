"""Letting somebody see a person, and ending it; called by the actions that make or end the cause."""

from ciconia.foundation import clock
from ciconia.people.models import Sight, SightLevel


def grant_programme(
    person_id: int, *, programme_id: int, focus_id: int, because: str, object_id: int, level: str = SightLevel.FULL
) -> None:
    """The staff of a focus see a person: in full because of an application or engagement there, else a card."""
    Sight.objects.update_or_create(
        person_id=person_id, because=because, object_id=object_id, programme_id=programme_id, organisation_id=None,
        defaults={"focus_id": focus_id, "level": level, "ends": None},
        create_defaults={"focus_id": focus_id, "level": level, "starts": clock.today()},
    )  # fmt: skip


def grant_organisation(
    person_id: int,
    *,
    organisation_id: int,
    focus_id: int,
    opportunity_id: int,
    because: str,
    object_id: int,
    level: str,
) -> None:
    """A host sees a person for one opportunity: a card before an offer is accepted, in full after."""
    Sight.objects.update_or_create(
        person_id=person_id, because=because, object_id=object_id, programme_id=None, organisation_id=organisation_id,
        defaults={"focus_id": focus_id, "opportunity_id": opportunity_id, "level": level, "ends": None},
        create_defaults={
            "focus_id": focus_id, "opportunity_id": opportunity_id, "level": level, "starts": clock.today(),
        },
    )  # fmt: skip


def end(because: str, object_id: int, *, organisation_only: bool = False) -> None:
    """End what was granted because of an object: all of it, or only the host's part."""
    sights = Sight.objects.filter(because=because, object_id=object_id, ends=None)
    if organisation_only:
        sights = sights.exclude(organisation_id=None)
    sights.update(ends=clock.today())


def end_for(person_id: int, because: str, object_id: int) -> None:
    """End for one person what an object that concerns several people granted."""
    Sight.objects.filter(person_id=person_id, because=because, object_id=object_id, ends=None).update(
        ends=clock.today()
    )
