"""Outcomes as the programme's staff read them: both sides next to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Deliverable, Engagement
from ciconia.foundation.access import persons_q
from ciconia.programmes.models import Programme
from ciconia.results.models import Outcome, Respondent, Sighting
from ciconia.selection.models import Level

OPEN = ("planned", "asked")
# The three processes in which a capacity is built (Mueller 2023).
PROCESSES = (
    ("transmission", _("Knowledge is passed on")),
    ("creation", _("New knowledge is made")),
    ("organisational", _("The institution works with it")),
)


@dataclass(frozen=True)
class Compared:
    """One process of capacity: where it stood before, and where each side says it stands."""

    label: str | Promise
    before: int
    participant: int | None
    host: int | None

    @property
    def gap(self) -> int:
        """How many steps the host sees above (or, negative, below) the participant; 0 where one has not said."""
        return 0 if self.participant is None or self.host is None else self.host - self.participant

    @property
    def steps(self) -> int:
        """How far apart the two sides are."""
        return abs(self.gap)

    @property
    def in_words(self) -> tuple[str, str, str]:
        """The three levels in words, empty where nobody has said."""
        before, participant, host = (
            "" if value is None else str(Level(value).label) for value in (self.before, self.participant, self.host)
        )
        return before, participant, host


def outcomes_at_desk(programme: Programme, user: Any) -> QuerySet[Outcome]:
    """What a programme asks and was told, for those of its staff who work with people."""
    rows = Outcome.objects.visible_to(user).filter(persons_q(user), programme=programme)
    return rows.select_related(
        "programme", "focus", "organisation", "person__identity", "engagement__opportunity__need",
        "engagement__person__identity",
    )  # fmt: skip


def for_list(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """The columns a list shows and no others."""
    related = rows.select_related(None).select_related(
        "focus", "organisation", "person__identity", "engagement__opportunity"
    )
    return related.only(
        "public_id", "state", "turn_role", "due_at", "wave", "wave_on", "respondent", "focus__country",
        "organisation__name", "person__short_name", "person__identity__full_name", "engagement__opportunity__kind",
    )  # fmt: skip


def narrowed(rows: QuerySet[Outcome], *, state: str, focuses: list[int] | None) -> QuerySet[Outcome]:
    """Those in a state ("open", "all", or one by name), of the focuses given."""
    if state == "open":
        rows = rows.filter(state__in=OPEN)
    elif state != "all":
        rows = rows.filter(state=state)
    return rows if focuses is None else rows.filter(focus__in=focuses)


def both_sides(outcome: Outcome) -> dict[str, Outcome]:
    """The askings of the same wave, by respondent."""
    rows = Outcome.objects.filter(engagement_id=outcome.engagement_id, wave=outcome.wave)
    return {row.respondent: row for row in rows}


def compared(outcome: Outcome, sides: dict[str, Outcome]) -> list[Compared]:
    """The three processes, before and as each side sees them now."""
    need = outcome.engagement.opportunity.need
    participant, host = sides.get(Respondent.PARTICIPANT), sides.get(Respondent.HOST)
    return [
        Compared(label, getattr(need, name), getattr(participant, name, None), getattr(host, name, None))
        for name, label in PROCESSES
    ]


@dataclass(frozen=True)
class Stayed:
    """One thing that stayed behind: the newest word of each side on it, and what they had said before."""

    deliverable: Deliverable
    newest: list[Sighting]
    older: list[Sighting]


def in_use_of(engagement: Engagement) -> list[Stayed]:
    """What was seen of the things that stayed behind, each once, the latest word first."""
    rows = Sighting.objects.filter(outcome__engagement=engagement).select_related("outcome", "deliverable")
    rows = rows.order_by("deliverable__due_on", "deliverable_id", "-outcome__wave_on", "outcome__respondent")
    found: dict[int, Stayed] = {}
    for row in rows:
        thing = found.setdefault(row.deliverable_id, Stayed(row.deliverable, [], []))
        said = {one.outcome.respondent for one in thing.newest}
        (thing.older if row.outcome.respondent in said else thing.newest).append(row)
    return list(found.values())


def waves_of(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The askings of an engagement, wave by wave in the order of their dates."""
    found: dict[str, list[Outcome]] = {}
    for outcome in sorted(outcomes, key=lambda row: (row.wave_on, row.respondent)):
        found.setdefault(outcome.wave, []).append(outcome)
    return found
