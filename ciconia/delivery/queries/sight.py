from typing import Any, NamedTuple

from ciconia.delivery.models import Engagement
from ciconia.people.models import Consent, Fate, Freshness, IntakeRow, SightLevel
from ciconia.selection.models import MEMBERS, Application, CoApplicant

HOST_SEES = ("assessed", "shortlisted", "reserve", "chosen", "offered")


class Expected(NamedTuple):
    """One current sight as the nouns ask for it."""

    person_id: int
    because: str
    object_id: int
    programme_id: int | None
    focus_id: int | None
    organisation_id: int | None
    opportunity_id: int | None
    level: str


def expected_sights() -> set[Expected]:
    """Who may see whom now, worked out from the nouns: what the table `sight` must hold.

    Staff see whoever has applied or was brought in by a list, and find the cards of those who let them and are not
    silent; a host sees cards while a choice is open, and its participants in full. Nobody sees who was erased.
    """
    found = set()
    for one in Application.objects.exclude(submitted_at=None).filter(person__erasure=None):
        found.add(_programme(one, "application"))
        if one.state in HOST_SEES:
            found.add(_organisation(one, "application", one.opportunity_id, SightLevel.CARD))
    beside = CoApplicant.objects.exclude(sent_at=None).filter(person__erasure=None)
    for row in beside.select_related("application"):
        found.add(_programme(row, "co_applicant"))
        if row.application.state in HOST_SEES and row.state in MEMBERS:
            found.add(_organisation(row, "co_applicant", row.opportunity_id, SightLevel.CARD))
    for engagement in Engagement.objects.filter(person__erasure=None):
        found.add(_programme(engagement, "engagement"))
        found.add(_organisation(engagement, "engagement", engagement.opportunity_id, SightLevel.FULL))
    silent = Freshness.objects.exclude(hidden_on=None).values("person")
    for consent in Consent.objects.standing().filter(purpose="register").exclude(person__in=silent):
        place = (consent.for_programme_id, consent.for_focus_id, None, None)
        found.add(Expected(consent.person_id, "register", consent.pk, *place, SightLevel.CARD))
    lines = IntakeRow.objects.filter(fate=Fate.NEW, is_done=True, is_undone=False, declined_at=None)
    for line in lines.exclude(person=None).filter(person__erasure=None).select_related("intake"):
        place = (line.intake.programme_id, line.intake.focus_id, None, None)
        found.add(Expected(line.person_id or 0, "import", line.intake_id, *place, SightLevel.FULL))
    return found


def _programme(row: Application | CoApplicant | Engagement, because: str) -> Expected:
    return Expected(row.person_id, because, row.pk, row.programme_id, row.focus_id, None, None, SightLevel.FULL)


def _organisation(row: Any, because: str, opportunity_id: int, level: str) -> Expected:
    return Expected(row.person_id, because, row.pk, None, row.focus_id, row.organisation_id, opportunity_id, level)
