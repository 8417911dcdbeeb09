"""Opportunities as the programme's staff read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from ciconia.foundation.access import staff_q, staff_where
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus, Programme
from ciconia.selection.models import Need, Opportunity
from ciconia.selection.rules.carried import SERVES_NOTHING

LISTED = (
    "public_id", "reference", "title", "state", "turn_role", "due_at", "deadline", "focus__country",
    "organisation__name", "organisation__city", "organisation__country",
)  # fmt: skip
ONCE_OPEN = ("published", "closed", "suspended", "filled")
SENT = ~Q(applications__state="draft")
_NAMED = Kept(
    lambda: (
        Opportunity.objects.filter(
            Q(programme__pk__any_of=Asked("programmes")) | Q(focus__pk__any_of=Asked("focuses")),
            programme=Asked("programme"), public_id=Asked("public_id"),
        )
        .select_related("organisation")
        .only("public_id", "reference", "title", "programme_id", "focus_id", "organisation__name")
    )
)  # fmt: skip
_APPLIED_FOR = Kept(
    lambda: (
        Opportunity.objects.filter(
            programme=Asked("programme"), focus__pk__any_of=Asked("focuses"), state__among=ONCE_OPEN
        )
        .order_by("-id")
        .values_list("pk", "public_id", "reference", "title")[:100]
    )
)


def opportunities_at_desk(programme: Programme, user: Any) -> QuerySet[Opportunity]:
    """The opportunities of the focuses an account works in."""
    rows = Opportunity.objects.visible_to(user).filter(staff_q(user), programme=programme)
    return rows.select_related("programme", "focus", "organisation", "sector", "need__partnership", "need__plan")


def named_at_desk(programme: Programme, user: Any, public_id: str) -> Opportunity | None:
    """One of them with what a page about its applicants says of it, and no more: its texts are long."""
    found = _NAMED.rows(programme=programme.pk, public_id=public_id, **staff_where(user))
    for opportunity in found:
        opportunity.programme = programme
    return found[0] if found else None


def applied_for(programme: Programme, focuses: Iterable[Focus]) -> list[tuple[int, str, str, Translated]]:
    """The newest hundred of some focuses that somebody may have applied for: key, public id, reference, title."""
    return _APPLIED_FOR.rows(programme=programme.pk, focuses=[focus.pk for focus in focuses])


@dataclass(frozen=True)
class Coverage:
    """What is made from one need: the opportunities that serve it, what stays open, and those that serve nothing."""

    rows: list[Opportunity]
    ended: list[Opportunity]
    leaves_open: str

    @property
    def places(self) -> int:
        """How many people could come for it."""
        return sum(row.places for row in self.rows)


def coverage_of(need: Need) -> Coverage:
    """The opportunities made from a need, the first first, and the newest word on what nobody serves yet."""
    made = list(Opportunity.objects.filter(need=need).order_by("id"))
    rows = [row for row in made if row.state not in SERVES_NOTHING]
    left = next((row.leaves_open for row in reversed(rows) if row.covers or row.leaves_open), "")
    return Coverage(rows, [row for row in made if row.state in SERVES_NOTHING], left)


def for_a_list(rows: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """The same with no more than a list shows, each with how many applications were sent."""
    return with_applications(rows.select_related(None).select_related("focus", "organisation").only(*LISTED))


def with_applications(rows: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """The same, each with how many applications were sent, as far as the asker may see them."""
    return rows.annotate(sent=Count("applications", filter=SENT))
