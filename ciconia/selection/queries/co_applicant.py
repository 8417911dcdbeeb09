"""What somebody who is asked to apply together finds, and what of it the others see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from ciconia.foundation.flow import Words
from ciconia.foundation.wall import past_the_wall
from ciconia.selection.models import MEMBERS, Application, CoApplicant
from ciconia.selection.rules.co_applicant import still_to_apply

RELATED = (
    "programme", "focus", "organisation", "opportunity__sector", "opportunity__organisation", "opportunity__programme",
    "person__identity", "application__person__identity", "application__opportunity__programme",
    "application__programme",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A question as whoever was asked finds it. state: open, closed (nobody joins any more), or that of the row."""

    row: CoApplicant
    state: str
    why: Words
    lead: str
    stage: str
    others: tuple[str, ...]


def opened(public_id: str) -> Opened | None:
    """What is behind a link or a page of somebody who was asked, read past the wall; None where there is nothing."""
    with past_the_wall():
        row = CoApplicant.objects.select_related(*RELATED).filter(public_id=public_id).first()
        if row is None:
            return None
        why = still_to_apply(row.application) if row.state == "asked" else None
        state = row.state if row.state != "asked" else "closed" if why else "open"
        among = CoApplicant.objects.filter(application_id=row.application_id, state__in=MEMBERS).exclude(pk=row.pk)
        others = tuple(str(one) for one in among.order_by("pk"))
        return Opened(row, state, why or "", row.application.person.identity.full_name, row.application.state, others)


def opened_for(user: Any, public_id: str) -> Opened | None:
    """The same for the account it is about: whoever joined, or whose address was asked."""
    found = opened(public_id)
    if found is None:
        return None
    person = found.row.person
    theirs = person is not None and person.user_id == user.pk
    return found if theirs or (found.row.email and found.row.email.lower() == str(user.email).lower()) else None


def is_asked(public_id: str) -> bool:
    """Whether somebody has still to answer there. Past the wall."""
    with past_the_wall():
        return CoApplicant.objects.filter(public_id=public_id, state="asked").exists()


def own_of(user: Any) -> list[CoApplicant]:
    """Where an account was asked or applies together with others, the newest first."""
    rows = CoApplicant.objects.filter(person__user=user).exclude(state="taken_back")
    return list(rows.select_related("opportunity", "organisation", "programme").order_by("-pk"))


def of_application(application: Application) -> list[CoApplicant]:
    """Everybody who was asked, as far as whoever asks sees them, in that order."""
    rows = application.co_applicants.exclude(state="taken_back").select_related("person__identity", "opportunity")
    return list(rows.order_by("pk"))


def beside(applications: Iterable[Application]) -> dict[int, int]:
    """{application: how many others apply together with the applicant}; of those with any."""
    keys = [row.pk for row in applications]
    rows = CoApplicant.objects.filter(application__in=keys, state__in=MEMBERS)
    return dict(rows.order_by().values_list("application_id").annotate(Count("pk"))) if keys else {}
