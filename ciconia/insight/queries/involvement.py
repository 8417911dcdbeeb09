"""Structural involvement: of those whose assignment was completed, how many are still there in some way.

"A former participant is invited again, mentors, stays in contact; that is counted": principle 7 of the programme.
A number of people below five is not shown, nor one that would follow from the others and the sum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.former import completed
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import EventRegistration, MentorOffer, Mentorship
from ciconia.gatherings.rules.event_registration import SHOWN_FROM
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import Appearance
from ciconia.results.models import Outcome
from ciconia.selection.models import Application, Asking

WAYS = ("invited", "again", "contact", "told", "mentors")
HIDDEN = -1
"""Stands for a number of people that is too small to show."""


@dataclass(frozen=True)
class Involved:
    """One row: a country, or the whole programme where it is None; how many people completed, and each way since."""

    focus: Focus | None
    completed: int
    ways: dict[str, int] = field(default_factory=dict)


def involvement(programme: Programme, focuses: Iterable[Focus]) -> list[Involved]:
    """The whole programme first, then each country; counted for whoever may read figures, with small ones hidden.

    The same few statements, however many people and countries there are.
    """
    countries = list(focuses)
    with acting_as("system:jobs"):
        first = _first_over(programme, countries)
        ways = {name: _last(days) for name, days in _found(programme, set(first[None])).items()}
    rows = []
    for focus in [None, *countries]:
        people = first[focus.pk if focus else None]
        since = {name: sum(1 for one, on in people.items() if last.get(one, on) > on) for name, last in ways.items()}
        rows.append(Involved(focus, len(people), since))
    return _without_small(rows)


def _first_over(programme: Programme, countries: Iterable[Focus]) -> dict[int | None, dict[int, date]]:
    """{country, or None for all of them: {person: the day on which their first assignment there was over}}."""
    found: dict[int | None, dict[int, date]] = {None: {}, **{focus.pk: {} for focus in countries}}
    for person, focus, ends in completed(programme).values_list("person_id", "focus_id", "ends"):
        for people in (found[None], found.get(focus, {})):
            people[person] = min(ends, people.get(person, ends))
    return found


def _last(days: Iterable[tuple[int, date]]) -> dict[int, date]:
    """{person: the last day on which they did it}."""
    found: dict[int, date] = {}
    for person, on in days:
        found[person] = max(on, found.get(person, on))
    return found


def _found(programme: Programme, people: set[int]) -> dict[str, list[tuple[int, date]]]:
    """(person, day) of all that people did in a programme, by the way it counts for."""
    mine = Q(programme=programme, person__in=people)

    def days(rows: Iterable[tuple[int, datetime]]) -> list[tuple[int, date]]:
        return [(person, clock.day_of(at, programme.zone)) for person, at in rows]

    asked = Asking.objects.filter(mine)
    sent = Application.objects.filter(mine).exclude(submitted_at=None)
    worked = Engagement.objects.filter(mine)
    answered = Outcome.objects.filter(mine, respondent="participant").exclude(answered_on=None)
    came = EventRegistration.objects.standing().filter(event__programme=programme, person__in=people, counts=True)
    told = Appearance.objects.agreed().filter(story__programme=programme, story__state="published", person__in=people)
    offered = MentorOffer.objects.filter(mine)
    paired = Mentorship.objects.filter(programme=programme, offer__person__in=people).exclude(started_on=None)
    answers = list(answered.values_list("person_id", "answered_on"))
    replies = days(asked.answered().values_list("person_id", "replied_at"))
    return {
        "invited": days(asked.values_list("person_id", "at")),
        "again": [*days(sent.values_list("person_id", "submitted_at")), *worked.values_list("person_id", "starts")],
        "contact": [*answers, *replies, *days(came.values_list("person_id", "confirmed_at"))],
        "told": days(told.values_list("person_id", "agreed_at")),
        "mentors": [
            *days(offered.values_list("person_id", "since")),
            *paired.values_list("offer__person", "started_on"),
        ],
    }


def _without_small(rows: Sequence[Involved]) -> list[Involved]:
    """The rows with every small number hidden; where one alone would be hidden in a column, the next larger is, too."""
    shown = {name: _hidden([row.ways[name] for row in rows]) for name in WAYS}
    all_of = _hidden([row.completed for row in rows])
    return [
        Involved(row.focus, all_of[n], {name: shown[name][n] for name in WAYS}) for n, row in enumerate(rows)
    ]  # fmt: skip


def _hidden(column: Sequence[int]) -> list[int]:
    """A column whose first number is the sum of the others, as it may be shown."""
    small = {n for n, number in enumerate(column) if 0 < number < SHOWN_FROM}
    parts = [n for n in range(1, len(column)) if column[n] > 0 and n not in small]
    if len(small - {0}) == 1 and 0 not in small and parts:
        small.add(min(parts, key=lambda n: column[n]))
    return [HIDDEN if n in small else number for n, number in enumerate(column)]
