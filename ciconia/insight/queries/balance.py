"""Who applied, was shortlisted and was chosen, in groups: only counted, never by person, and no group under five.

What is not known is counted as such: only who agreed to be counted said anything. A number that could be found by
taking others away from a sum is left out, too.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import Log, Membership
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Counted
from ciconia.programmes.models import Affiliation, Focus, Programme
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application

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


def balance_of(programme: Programme, focus: Focus | None = None) -> list[Table]:
    """The tables of a programme, or of one of its countries. Counted past the wall: nobody can be told from them."""
    with acting_as("system:jobs"):
        reached, focuses = _reached(programme)
        people = {person for stage in reached.values() for _place, person in stage}
        said = _said(programme, people)
        names = _groups(programme)
    setting = selection_of(programme)
    return [_table(dimension, reached, focuses, said[dimension], names, focus, setting) for dimension in DIMENSIONS]


def _reached(programme: Programme) -> tuple[dict[str, set[tuple[int, int]]], list[int]]:
    """{stage: (focus, person) of those who reached it}, and the focuses there are."""
    rows = Application.objects.filter(programme=programme).exclude(submitted_at=None)
    sent = {pk: (focus, person) for pk, focus, person in rows.values_list("pk", "focus_id", "person_id")}
    moves = Log.objects.filter(noun="application", programme_id=programme.pk)

    def by_move(state: str) -> set[tuple[int, int]]:
        found = moves.filter(to_state=state).values_list("object_id", flat=True)
        return {sent[pk] for pk in found if pk in sent}

    reached = {"applied": set(sent.values()), "shortlisted": by_move("shortlisted"), "chosen": by_move("chosen")}
    return reached, sorted({focus for focus, _person in sent.values()})


def _said(programme: Programme, people: set[int]) -> dict[str, dict[int, str]]:
    """{dimension: {person: group}}; whoever said nothing, or did not agree to be counted, is missing."""
    year = clock.today(programme.zone).year
    counted = list(Counted.objects.filter(person__in=people).values_list("person_id", "sex", "birth_year"))
    ages = {pk: next(code for most, code in AGES if year - born < most) for pk, _sex, born in counted if born}
    before = Application.objects.filter(person__in=people, state="accepted", place_freed_on=None)
    times: defaultdict[int, int] = defaultdict(int)
    for person in before.values_list("person_id", flat=True):
        times[person] += 1
    later = Application.objects.filter(programme=programme, person__in=people).exclude(state="accepted")
    others = set(later.exclude(submitted_at=None).values_list("person_id", flat=True))
    again = {person for person, number in times.items() if number > 1 or (number == 1 and person in others)}
    return {
        "sex": {pk: sex for pk, sex, _born in counted if sex},
        "age": ages,
        "group": _active_in(programme, people),
        "before": {pk: "again" if pk in again else "first" for pk in people},
    }


def _active_in(programme: Programme, people: set[int]) -> dict[int, str]:
    """The affiliated organisation somebody speaks for; the first, where there are several."""
    held = Membership.objects.filter(scope="organisation", user__person__in=people).order_by("-pk")
    known = set(_groups(programme))
    pairs = held.values_list("user__person", "scope_id")
    return {person: str(organisation) for person, organisation in pairs if str(organisation) in known}


def _groups(programme: Programme) -> dict[str, Any]:
    rows = Affiliation.objects.filter(programme=programme, state__in=["active", "suspended", "ended"])
    return {str(row.organisation_id): row.organisation.name for row in rows.select_related("organisation")}


def _table(
    dimension: str, reached: Mapping[str, set[tuple[int, int]]], focuses: list[int], said: Mapping[int, str],
    names: Mapping[str, Any], focus: Focus | None, setting: Any,
) -> Table:  # fmt: skip
    codes = [*ORDER.get(dimension, tuple(sorted(names))), UNKNOWN]
    shown = {stage: shown_cells(_matrix(reached[stage], said, focuses, codes), codes, focuses) for stage in STAGES}
    column: Hashable = focus.pk if focus else None
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


def _matrix(
    reached: Iterable[tuple[int, int]], said: Mapping[int, str], focuses: list[int], codes: list[str]
) -> dict[Place, int]:
    """{(group, focus): how many people}; somebody counts once in each country."""
    found: dict[Place, int] = {(code, focus): 0 for code in codes for focus in focuses}
    for focus, person in reached:
        found[said.get(person, UNKNOWN), focus] += 1
    return found


def shown_cells(
    numbers: Mapping[Place, int], codes: list[str], columns: list[int]
) -> dict[Place, int | None]:  # fmt: skip
    """The numbers with their sums (under None), where None stands for every one that must not be shown.

    A number from one to four is hidden. Where exactly one number of a row or of a column with its sum would be hidden,
    the smallest other one is hidden with it, so that it cannot be found by taking away.
    """
    sums: dict[Place, int] = dict(numbers)
    for code in codes:
        sums[code, None] = sum(numbers[code, column] for column in columns)
    for column in [*columns, None]:
        sums[None, column] = sum(sums[code, column] for code in codes)
    hidden = {place for place, number in sums.items() if 0 < number < LEAST}
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
