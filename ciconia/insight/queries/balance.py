"""Who applied, was shortlisted and was chosen, in groups: only counted, never by person, and no group under five.

What is not known is counted as such: only who agreed to be counted said anything. A number that could be found by
taking others away from a sum is left out, too.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ciconia.foundation import clock
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Counted
from ciconia.programmes.models import Focus, Programme
from ciconia.programmes.queries.affiliation import ever_affiliated
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, CoApplicant, Cohort, CohortPlace
from ciconia.selection.queries.group import groups_of

LEAST = 5
STAGES = ("applied", "shortlisted", "chosen")
DIMENSIONS = ("sex", "age", "group", "before")
UNKNOWN = "unknown"
AGES = ((30, "under_30"), (45, "30_44"), (60, "45_59"), (1000, "60_up"))
ORDER = {"sex": ("f", "m", "x"), "age": tuple(code for _most, code in AGES), "before": ("first", "again")}

Place = tuple[Hashable, Hashable]  # (category, column)


@dataclass(frozen=True)
class Cell:
    """How many, and which share of those whose answer is known; neither where the group is too small."""

    number: int | None
    share: int | None = None


@dataclass(frozen=True)
class Row:
    """One group with its numbers at each stage."""

    code: str
    name: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One way of grouping. `floor`: what the programme asks for, in percent; `met`: whether those chosen meet it."""

    dimension: str
    rows: tuple[Row, ...]
    totals: tuple[int | None, ...]
    floor: int | None = None
    met: bool | None = None


def balance_of(programme: Programme, focus: Focus | None = None, cohort: Cohort | None = None) -> list[Table]:
    """The tables of a programme, of one of its countries or of one round. Counted past the wall: nobody is told."""
    with acting_as("system:jobs"):
        every = _reached(programme)
        people = {person for stage in every.values() for _where, person in stage}
        said = _said(programme, people)
        names = _groups(programme)
        beside = _beside(programme, cohort) if cohort else []
    setting = selection_of(programme)
    if cohort:
        return [_table(one, _in_round(every, beside), said[one], names, cohort.pk, setting) for one in DIMENSIONS]
    places = {stage: {(row.focus, person) for row, person in rows} for stage, rows in every.items()}
    counts = Counts(places, sorted({where for where, _person in places["applied"]}))
    return [_table(one, counts, said[one], names, focus.pk if focus else None, setting) for one in DIMENSIONS]


class Where(NamedTuple):
    """For what somebody applied."""

    focus: int
    opportunity: int


@dataclass(frozen=True)
class Counts:
    """Who reached each stage, by column. `besides`: others that are shown elsewhere, from which some could be found."""

    reached: Mapping[str, set[tuple[int, int]]]
    columns: list[int]
    besides: tuple[Mapping[str, set[int]], ...] = ()


def _beside(programme: Programme, cohort: Cohort) -> list[tuple[int, frozenset[int]]]:
    """The opportunities of a round, first, then of every other that lies within it or around it."""
    rows = CohortPlace.objects.filter(cohort__programme=programme).values_list("cohort_id", "opportunity_id")
    by_round: defaultdict[int, set[int]] = defaultdict(set)
    for key, opportunity in rows:
        by_round[key].add(opportunity)
    own = by_round.pop(cohort.pk, set())
    others = [(key, frozenset(some)) for key, some in sorted(by_round.items()) if some < own or own < some]
    return [(cohort.pk, frozenset(own)), *others]


def _in_round(
    every: Mapping[str, set[tuple[Where, int]]], rounds: list[tuple[int, frozenset[int]]]
) -> Counts:  # fmt: skip
    """The people of a round; the whole programme and rounds around it are what small groups could be found from."""
    (key, own), *others = rounds

    def people(within: frozenset[int] | None) -> dict[str, set[int]]:
        return {
            stage: {person for where, person in rows if within is None or where.opportunity in within}
            for stage, rows in every.items()
        }

    reached = {stage: {(key, person) for person in some} for stage, some in people(own).items()}
    return Counts(reached, [key], (people(None), *(people(some) for _key, some in others)))


def _reached(programme: Programme) -> dict[str, set[tuple[Where, int]]]:
    """{stage: (for what, person) of those who reached it}."""
    rows = Application.objects.filter(programme=programme).exclude(submitted_at=None)
    sent = {
        pk: (Where(focus, opportunity), person)
        for pk, focus, opportunity, person in rows.values_list("pk", "focus_id", "opportunity_id", "person_id")
    }
    beside = CoApplicant.objects.filter(programme=programme).exclude(sent_at=None)
    together: defaultdict[int, set[int]] = defaultdict(set)  # who was still part of it when it went on
    applied = set(sent.values())
    for application, person, state in beside.values_list("application_id", "person_id", "state"):
        applied.add((sent[application][0], person))
        together[application] |= {person} - ({person} if state in ("left", "gone") else set())
    moves = Log.objects.filter(noun="application", programme_id=programme.pk)

    def by_move(state: str) -> set[tuple[Where, int]]:
        found = moves.filter(to_state=state).values_list("object_id", flat=True)
        reached = {pk for pk in found if pk in sent}
        return {sent[pk] for pk in reached} | {(sent[pk][0], person) for pk in reached for person in together[pk]}

    return {"applied": applied, "shortlisted": by_move("shortlisted"), "chosen": by_move("chosen")}


def _said(programme: Programme, people: set[int]) -> dict[str, dict[int, str]]:
    """{dimension: {person: group}}; whoever said nothing, or did not agree to be counted, is missing."""
    year = clock.today(programme.zone).year
    counted = list(Counted.objects.filter(person__in=people).values_list("person_id", "sex", "birth_year"))
    ages = {pk: next(code for most, code in AGES if year - born < most) for pk, _sex, born in counted if born}
    before = Application.objects.filter(person__in=people, state="accepted", place_freed_on=None)
    times: defaultdict[int, int] = defaultdict(int)
    with_others = CoApplicant.objects.filter(person__in=people, state="accepted", place_freed_on=None)
    with_others = with_others.filter(application__state="accepted")
    for rows in (before, with_others):
        for person in rows.values_list("person_id", flat=True):
            times[person] += 1
    later = Application.objects.filter(programme=programme, person__in=people).exclude(state="accepted")
    others = set(later.exclude(submitted_at=None).values_list("person_id", flat=True))
    again = {person for person, number in times.items() if number > 1 or (number == 1 and person in others)}
    return {
        "sex": {pk: sex for pk, sex, _born in counted if sex},
        "age": ages,
        "group": {person: str(organisation) for person, organisation in groups_of(programme, people).items()},
        "before": {pk: "again" if pk in again else "first" for pk in people},
    }


def _groups(programme: Programme) -> dict[str, Any]:
    return {str(row.organisation_id): row.organisation.name for row in ever_affiliated(programme)}


def _table(
    dimension: str, counts: Counts, said: Mapping[int, str], names: Mapping[str, Any], column: Hashable, setting: Any
) -> Table:  # fmt: skip
    codes = [*ORDER.get(dimension, tuple(sorted(names))), UNKNOWN]
    shown = {stage: _shown(counts, stage, said, codes) for stage in STAGES}
    totals = tuple(shown[stage].get((None, column), 0) for stage in STAGES)
    known = [
        None if total is None or (lost := shown[stage].get((UNKNOWN, column), 0)) is None else total - lost
        for stage, total in zip(STAGES, totals, strict=True)
    ]
    rows = [
        Row(code, names.get(code, code), tuple(
            _cell(shown[stage].get((code, column), 0), None if code == UNKNOWN else of)
            for stage, of in zip(STAGES, known, strict=True)
        ))
        for code in codes
    ]  # fmt: skip
    floor = {"sex": setting.women_min, "group": setting.group_max}.get(dimension)
    return Table(dimension, tuple(rows), totals, floor, _met(dimension, rows, floor))


def _shown(
    counts: Counts, stage: str, said: Mapping[int, str], codes: list[str]
) -> dict[Place, int | None]:  # fmt: skip
    """What may be shown of a stage. A number that differs little from one shown elsewhere is hidden as well."""
    numbers = _matrix(counts.reached[stage], said, counts.columns, codes)
    hidden: set[Place] = set()
    for people in counts.besides:
        around = _matrix({(0, person) for person in people[stage]}, said, [0], codes)
        hidden |= {
            (code, column) for code, column in numbers if 0 < abs(numbers[code, column] - around[code, 0]) < LEAST
        }
        total = sum(around.values())
        hidden |= {
            (None, column) for column in counts.columns
            if 0 < abs(total - sum(numbers[code, column] for code in codes)) < LEAST
        }  # fmt: skip
    return shown_cells(numbers, codes, counts.columns, hidden)


def _matrix(
    reached: Iterable[tuple[int, int]], said: Mapping[int, str], focuses: list[int], codes: list[str]
) -> dict[Place, int]:
    """{(group, focus): how many people}; somebody counts once in each country."""
    found: dict[Place, int] = {(code, focus): 0 for code in codes for focus in focuses}
    for focus, person in reached:
        found[said.get(person, UNKNOWN), focus] += 1
    return found


def shown_cells(
    numbers: Mapping[Place, int], codes: list[str], columns: list[int], hidden: Iterable[Place] = ()
) -> dict[Place, int | None]:
    """The numbers with their sums (under None), where None stands for every one that must not be shown.

    A number from one to four is hidden. Where exactly one number of a row or of a column with its sum would be hidden,
    the smallest other one is hidden with it, so that it cannot be found by taking away. `hidden`: what else is.
    """
    sums: dict[Place, int] = dict(numbers)
    for code in codes:
        sums[code, None] = sum(numbers[code, column] for column in columns)
    for column in [*columns, None]:
        sums[None, column] = sum(sums[code, column] for code in codes)
    hidden = {*hidden, *(place for place, number in sums.items() if 0 < number < LEAST)}
    lines = [[(code, column) for code in [*codes, None]] for column in [*columns, None]]
    lines += [[(code, column) for column in [*columns, None]] for code in [*codes, None]]
    while again := [line for line in lines if len(hidden & set(line)) == 1]:
        for line in again:
            rest = [place for place in line if place not in hidden]
            rest.sort(key=lambda place: (sums[place] == 0, None in place, sums[place]))
            hidden |= set(rest[:1])  # none is left where another line has hidden it meanwhile
    return {place: None if place in hidden else number for place, number in sums.items()}


def _cell(number: int | None, of: int | None) -> Cell:
    if number is None or not of:
        return Cell(number)
    return Cell(number, round(100 * number / of))


def _met(dimension: str, rows: list[Row], floor: int | None) -> bool | None:
    shares = {row.code: row.cells[-1].share for row in rows}
    if floor is None:
        return None
    if dimension == "sex":
        return None if shares["f"] is None else shares["f"] >= floor
    known = [share for code, share in shares.items() if code != UNKNOWN and share is not None]
    return all(share <= floor for share in known) if known else None
