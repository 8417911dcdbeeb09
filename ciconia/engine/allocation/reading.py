"""Reads an allocation folder: places.csv, people.csv, pairs.csv and rules.toml, as the contract of the folder says."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from ciconia.engine.allocation.bad_input import BadInput
from ciconia.engine.allocation.cohort import (
    NEVER_BEGAN,
    NEVER_ENDS,
    WOMAN,
    Cohort,
    Floats,
    Ints,
    Names,
    Pairs,
    People,
    Places,
)
from ciconia.engine.allocation.rules_file import read_rules

PLACE_COLUMNS = ("place_id", "country", "sector", "mode", "capacity", "cost", "start", "end")
PERSON_COLUMNS = ("person_id", "sex", "group", "available_from", "available_to")
PAIR_COLUMNS = ("person_id", "place_id", "fit")
SEXES = ("f", "m", "x", "")
CELLS_AT_ONCE = 400_000
LONGEST_FIELD = 10_000_000
DATE_LENGTH = 10
MOST_ROOM = 100_000_000  # a multiple of it still has to be a number of 32 bits


class Table:
    """One CSV file: its needed columns, some rows at a time, and where in the file a value stands."""

    def __init__(self, path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> None:
        self.path = path
        csv.field_size_limit(LONGEST_FIELD)
        header = next(self._records(), None)
        if header is None:
            raise BadInput(path.name, 1, "", f"it is empty; expected a header with {', '.join(needed)}")
        names = [name.strip() for name in header]
        for name in needed:
            if name not in names:
                raise BadInput(path.name, 1, name, f"the header has no column {name}; expected {', '.join(needed)}")
        self.names = [name for name in (*needed, *optional) if name in names]
        for name in self.names:
            if names.count(name) > 1:
                raise BadInput(path.name, 1, name, f"the header has the column {name} twice; expected it once")
        self.width = len(names)
        self.take = itemgetter(*(names.index(name) for name in self.names))

    def _records(self) -> Iterator[list[str]]:
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield from filter(None, csv.reader(file))
        except FileNotFoundError:
            raise BadInput(self.path.name, None, "", "there is no such file in the folder") from None
        except UnicodeDecodeError:
            raise BadInput(self.path.name, self._undecodable(), "", "it is not in UTF-8; expected UTF-8") from None
        except csv.Error as problem:
            raise BadInput(self.path.name, None, "", f"it is not a CSV file: {problem}") from None

    def _undecodable(self) -> int:
        """The first line that is not UTF-8."""
        with self.path.open("rb") as file:
            return next(number for number, line in enumerate(file, 1) if not _is_text(line))

    def columns(self) -> Iterator[dict[str, Sequence[str]]]:
        """The needed columns, for some rows at a time: whatever else a file holds stays out of memory."""
        records = islice(self._records(), 1, None)
        done = 0
        while rows := list(islice(records, max(1, CELLS_AT_ONCE // self.width))):
            self._check_widths(rows, done)
            done += len(rows)
            yield dict(zip(self.names, zip(*map(self.take, rows), strict=True), strict=True))

    def _check_widths(self, rows: list[list[str]], done: int) -> None:
        for number, row in enumerate(rows):
            if len(row) != self.width:
                expected = f"it has {len(row)} fields; expected {self.width}, as in the header"
                raise BadInput(self.path.name, self.line_of(done + number), "", expected)

    def line_of(self, row: int) -> int:
        """The line on which a row of data begins; a field may go over several lines, and empty lines do not count."""
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            return list(_beginnings(csv.reader(file)))[row + 1]

    def refuse(self, row: int, column: str, value: str, expected: str) -> BadInput:
        """What is wrong with one value, as an exception."""
        return BadInput(self.path.name, self.line_of(row), column, f'it says "{value[:80]}"; expected {expected}')


def _beginnings(reader: Any) -> Iterator[int]:
    """The line on which each record begins."""
    before = 0
    for record in reader:
        if record:
            yield before + 1
        before = reader.line_num


def read_folder(folder: Path) -> Cohort:
    """Reads a folder. Raises BadInput, with file, line, column and what was expected, for whatever is wrong in it."""
    places, place_number = _read_places(Table(folder / "places.csv", PLACE_COLUMNS, ("institution", "funder")))
    people, person_number = _read_people(Table(folder / "people.csv", PERSON_COLUMNS))
    table = Table(folder / "pairs.csv", PAIR_COLUMNS, ("host_rank", "person_rank"))
    pairs = _read_pairs(table, person_number, place_number)
    rules = read_rules(folder / "rules.toml", places, place_number, person_number)
    return Cohort(places, people, pairs, rules)


def _read_places(table: Table) -> tuple[Places, dict[str, int]]:
    read = _whole(table)
    ids = _ids(table, read, "place_id")
    for name in ("country", "sector", "mode"):
        for row, word in enumerate(read[name]):
            if not word:
                raise table.refuse(row, name, word, f"a {name}")
    count = [_number(table, row, "capacity", text, whole=True) for row, text in enumerate(read["capacity"])]
    cost = [_number(table, row, "cost", text) for row, text in enumerate(read["cost"])]
    start, end = _period(table, read, "start", "end")
    none = [""] * len(read["place_id"])
    institution, funder = Names.of(read.get("institution", none)), Names.of(read.get("funder", none))
    country, sector, mode = (Names.of(read[name]) for name in ("country", "sector", "mode"))
    capacity = np.array(count, np.int32)
    return Places(
        list(ids), country, sector, mode, institution, funder, capacity, np.array(cost, np.float64), start, end
    ), ids


def _read_people(table: Table) -> tuple[People, dict[str, int]]:
    read = _whole(table)
    ids = _ids(table, read, "person_id")
    for row, sex in enumerate(read["sex"]):
        if sex not in SEXES:
            raise table.refuse(row, "sex", sex, "f, m, x or nothing")
    start, end = _period(table, read, "available_from", "available_to")
    woman = np.array([sex == WOMAN for sex in read["sex"]], bool)
    return People(list(ids), woman, Names.of(read["group"]), start, end), ids


def _whole(table: Table) -> dict[str, list[str]]:
    """All rows of the needed columns, without space around them."""
    read: dict[str, list[str]] = {name: [] for name in table.names}
    for some in table.columns():
        for name, values in some.items():
            read[name].extend(map(str.strip, values))
    return read


def _ids(table: Table, read: dict[str, list[str]], column: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row, name in enumerate(read[column]):
        if not name:
            raise table.refuse(row, column, name, "an id")
        if name in found:
            raise table.refuse(
                row, column, name, f"an id that no line before has; line {table.line_of(found[name])} has it"
            )
        found[name] = row
    return found


def _number(table: Table, row: int, column: str, text: str, *, whole: bool = False) -> float:
    expected = f"a whole number from 0 to {MOST_ROOM}" if whole else "a number of 0 or more"
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        raise table.refuse(row, column, text, expected) from None
    if not 0 <= value < (MOST_ROOM + 1 if whole else inf):
        raise table.refuse(row, column, text, expected)
    return value


def _period(table: Table, read: dict[str, list[str]], first: str, last: str) -> tuple[Ints, Ints]:
    known: dict[str, int] = {}
    columns = []
    for column, none in ((first, NEVER_BEGAN), (last, NEVER_ENDS)):
        days = np.full(len(read[column]), none, np.int32)
        for row, text in enumerate(read[column]):
            if text:
                if text not in known:
                    known[text] = _day(table, row, column, text)
                days[row] = known[text]
        columns.append(days)
    start, end = columns
    for row in np.flatnonzero(start > end)[:1].tolist():
        raise table.refuse(row, last, read[last][row], f"a date not before {first}, which is {read[first][row]}")
    return start, end


def _day(table: Table, row: int, column: str, text: str) -> int:
    try:
        if len(text) != DATE_LENGTH:
            raise ValueError
        return date.fromisoformat(text).toordinal()
    except ValueError:
        raise table.refuse(row, column, text, "a date such as 2021-05-17, or nothing") from None


def _read_pairs(table: Table, people: dict[str, int], places: dict[str, int]) -> Pairs:
    parts: dict[str, list[Any]] = {name: [np.zeros(0)] for name in (*PAIR_COLUMNS, "host_rank", "person_rank")}
    done = 0
    for some in table.columns():
        rows = len(some["fit"])
        parts["person_id"].append(_numbers_of(table, done, "person_id", some, people, "people.csv"))
        parts["place_id"].append(_numbers_of(table, done, "place_id", some, places, "places.csv"))
        parts["fit"].append(_fits(table, done, some["fit"]))
        for name in ("host_rank", "person_rank"):
            ranks = some.get(name)
            parts[name].append(_ranks(table, done, name, ranks) if ranks else np.zeros(rows, np.int32))
        done += rows
    person, place, host_rank, person_rank = (
        np.concatenate(parts[name]).astype(np.int32) for name in ("person_id", "place_id", "host_rank", "person_rank")
    )
    key = person.astype(np.int64) * max(len(places), 1) + place
    order = np.argsort(key, kind="stable")
    twice = np.flatnonzero(np.diff(key[order]) == 0)
    if len(twice):
        row = int(order[twice + 1].min())
        first = int(order[twice][np.argmin(order[twice + 1])])
        value = f"{list(people)[person[row]]},{list(places)[place[row]]}"
        raise table.refuse(
            row, "person_id", value, f"a pair that no line before has; line {table.line_of(first)} has it"
        )
    return Pairs(person, place, np.concatenate(parts["fit"]), host_rank, person_rank)


def _numbers_of(
    table: Table, done: int, column: str, some: dict[str, Sequence[str]], known: dict[str, int], file: str
) -> Ints:
    values = some[column]
    try:
        return np.fromiter(map(known.__getitem__, values), np.int32, len(values))
    except KeyError:
        stripped = [value.strip() for value in values]
    for row, value in enumerate(stripped):
        if value not in known:
            raise table.refuse(done + row, column, value, f"an id of {file}")
    return np.array([known[value] for value in stripped], np.int32)


def _fits(table: Table, done: int, values: Sequence[str]) -> Floats:
    expected = "a number from 0 to 1"
    try:
        fits = np.fromiter(map(float, values), np.float64, len(values))
    except ValueError:
        row = next(row for row, value in enumerate(values) if not _is_number(value))
        raise table.refuse(done + row, "fit", values[row], expected) from None
    wrong = np.flatnonzero(~((fits >= 0) & (fits <= 1)))
    if len(wrong):
        raise table.refuse(done + int(wrong[0]), "fit", values[wrong[0]], expected)
    return fits


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _ranks(table: Table, done: int, column: str, values: Sequence[str]) -> Ints:
    ranks = np.zeros(len(values), np.int32)
    for row, value in enumerate(map(str.strip, values)):
        if value:
            if not value.isascii() or not value.isdigit() or not 0 < int(value) <= np.iinfo(np.int32).max:
                raise table.refuse(done + row, column, value, "a whole number of 1 or more, or nothing")
            ranks[row] = int(value)
    return ranks


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
