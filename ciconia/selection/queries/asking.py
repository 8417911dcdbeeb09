"""What somebody was asked, by whom and what came of it: for the letter, for them, and counted for staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.flow import Words
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Consent, Person, Purpose, Sight
from ciconia.selection.models import Application, Asking, Opportunity
from ciconia.selection.rules.asking import why_not


@dataclass(frozen=True)
class Counted:
    """How many were asked about an opportunity, how many answered, how many of them with yes."""

    asked: int
    answered: int
    yes: int


@dataclass(frozen=True)
class Letter:
    """What goes to one person: the asking, and where to; past the wall, for whoever hands it over."""

    asking: Asking
    account: Any  # None for somebody without one
    address: str
    name: str


def counted(opportunity: Opportunity) -> Counted:
    """The numbers of an opportunity, as far as the reader sees them."""
    rows = Asking.objects.filter(opportunity=opportunity)
    return Counted(**rows.aggregate(
        asked=Count("pk"), answered=Count("pk", filter=~Q(reply="")), yes=Count("pk", filter=Q(reply="yes"))
    ))  # fmt: skip


def asked_before(person: Person, programme_id: int) -> list[Asking]:
    """All that a programme asked somebody, whichever of its countries it was for. Past the wall, for a rule."""
    with acting_as("system:jobs"):
        return list(Asking.objects.filter(person=person, programme_id=programme_id).order_by("-at"))


def agreed_for(person: Person) -> set[int]:
    """The focuses whose staff may ask somebody: they agreed to it, and are found today. Past the wall."""
    with acting_as("system:jobs"):
        found = Sight.objects.filter(person=person, because="register", ends=None).values("object_id")
        rows = Consent.objects.standing().filter(
            person=person, purpose=Purpose.REGISTER, covers_asking=True, pk__in=found
        )
        return {pk for pk in rows.values_list("for_focus_id", flat=True) if pk is not None}


def barred(
    people: Iterable[Person], programme_id: int, focus_id: int, today: date
) -> dict[int, Words | None]:  # fmt: skip
    """{person: why they cannot be asked for a country, or None}; the same statements for one and for many."""
    keys = [person.pk for person in people]
    with acting_as("system:jobs"):
        found = Sight.objects.filter(person__in=keys, because="register", ends=None).values("object_id")
        agreed = set(
            Consent.objects.standing()
            .filter(purpose=Purpose.REGISTER, covers_asking=True, for_focus_id=focus_id, pk__in=found)
            .values_list("person_id", flat=True)
        )
        before: dict[int, list[Asking]] = {key: [] for key in keys}
        for asking in Asking.objects.filter(person__in=keys, programme_id=programme_id).order_by("-at"):
            before[asking.person_id].append(asking)
    return {key: why_not(before[key], opportunity=None, agreed=key in agreed, today=today) for key in keys}


def to_ask_about(programme_id: int, focus_ids: list[int], person: Person) -> QuerySet[Opportunity]:
    """What somebody could still apply for in some countries and was not asked about, the next last day first."""
    rows = Opportunity.objects.filter(
        programme_id=programme_id, focus_id__in=focus_ids, state="published", deadline__gte=clock.today()
    )
    sent = Application.objects.filter(person=person).exclude(submitted_at=None).values("opportunity_id")
    return (
        rows.exclude(askings__person=person)
        .exclude(pk__in=sent)
        .select_related("need", "focus")
        .order_by("deadline", "pk")
    )


def has_applied(person: Person, opportunity: Opportunity) -> bool:
    """Whether somebody has sent an application for an opportunity; a draft is nobody's business."""
    return Application.objects.filter(person=person, opportunity=opportunity).exclude(submitted_at=None).exists()


def asked_of(person: Person) -> list[Asking]:
    """What somebody was asked, as far as the reader may see it, the latest first."""
    rows = Asking.objects.filter(person=person).select_related("opportunity__need", "opportunity__programme", "focus")
    return list(rows.order_by("-at"))


def asking_by(public_id: str) -> Asking | None:
    """What a link of a letter is about, for whoever has it. Past the wall."""
    with acting_as("system:jobs"):
        rows = Asking.objects.select_related("opportunity__need", "opportunity__organisation", "programme", "focus")
        return rows.filter(public_id=public_id).first()


def letter_of(asking: Asking) -> Letter:
    """The letter about an asking; without an address where there is none."""
    person = asking.person
    account = person.user if person.user is not None and person.user.is_active else None
    return Letter(
        asking, account, account.email if account else person.identity.email,
        account.name if account else person.identity.full_name,
    )  # fmt: skip
