"""Programs over some of a frame's pairs: one column for each pair, one for the number of engagements per country."""

from dataclasses import dataclass

import numpy as np

from ciconia.engine.allocation.cohort import Floats, Ints
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.solver import INFINITY, Entries, Program, by_column

FEW = 2


@dataclass(frozen=True)
class Memberships:
    """Which columns are on at which moment of which person: `key` is person times moments, plus moment."""

    key: Ints
    column: Ints


def memberships(frame: Frame, pairs: Ints) -> Memberships:
    """All moments of all given pairs, as keys of rows; columns count from 0 in the order of `pairs`."""
    periods = frame.periods
    first, last = periods.first[frame.place[pairs]], periods.last[frame.place[pairs]]
    many = last - first + 1
    column = np.repeat(np.arange(len(pairs)), many)
    moment = np.arange(len(column)) - np.repeat(np.cumsum(many) - many - first, many)
    return Memberships(frame.person[pairs][column].astype(np.int64) * periods.count + moment, column)


def person_rows(frame: Frame, pairs: Ints) -> Ints:
    """Keys of the moments at which somebody has several of these pairs, one of which begins then; sorted."""
    if frame.periods.count == 1:
        return np.flatnonzero(np.bincount(frame.person[pairs], minlength=frame.n_people) >= FEW)
    on, many = np.unique(memberships(frame, pairs).key, return_counts=True)
    begins = frame.person[pairs].astype(np.int64) * frame.periods.count + frame.periods.first[frame.place[pairs]]
    return np.intersect1d(on[many >= FEW], begins)


def entries_of(frame: Frame, pairs: Ints, keys: Ints, numbers: Ints, first_column: int = 0) -> Entries:
    """What the columns of pairs have in all rows; the row of the person with `keys[i]` is `numbers[i]`."""
    places, begin = frame.cohort.places, frame.begin
    place, country, person = frame.place[pairs], frame.country[pairs], frame.person[pairs]
    every = np.arange(len(pairs))
    woman = np.flatnonzero(frame.cohort.people.woman[person])
    cost = places.cost[place] / frame.money
    rows, columns, values = [place, begin["count"] + country], [every, every], [np.ones(len(pairs))] * 2
    parts: list[tuple[Ints, Ints, Floats | None]] = [
        (every, begin["budget"] + country, cost),
        (woman, begin["women"] + country[woman], None),
    ]
    for name, codes, value in (("sector", places.sector.codes, None), ("funder", places.funder.codes, cost)):
        named = np.flatnonzero(codes[place] >= 0)
        parts.append((named, begin[name] + codes[place[named]], None if value is None else value[named]))
    if len(frame.group_keys):
        group_row = frame.group_row[frame.cell[pairs] // 2]
        grouped = np.flatnonzero(group_row >= 0)
        parts.append((grouped, group_row[grouped], None))
    on = memberships(frame, pairs)
    at = np.minimum(np.searchsorted(keys, on.key), max(len(keys) - 1, 0))
    held = np.flatnonzero(keys[at] == on.key) if len(keys) else np.zeros(0, np.int64)
    parts.append((on.column[held], numbers[at[held]], None))
    for column, row, coefficient in parts:
        columns.append(column)
        rows.append(row)
        values.append(np.ones(len(column)) if coefficient is None else coefficient)
    return Entries(np.concatenate(rows), first_column + np.concatenate(columns), np.concatenate(values))


def count_entries(frame: Frame, first_column: int) -> Entries:
    """What the columns that count engagements per country have in the rows of rules."""
    begin, country = frame.begin, np.arange(frame.n_countries)
    women = np.where(np.isfinite(frame.limits.women_min), frame.limits.women_min, 0.0)
    of_group = frame.group_country
    rows = (begin["count"] + country, begin["country"] + country, begin["women"] + country,
            begin["group"] + np.arange(len(of_group)))  # fmt: skip
    columns = (country, country, country, of_group)
    ones = np.ones(frame.n_countries)
    values = (-ones, ones, -women, -frame.limits.group_max[of_group])
    return Entries(np.concatenate(rows), first_column + np.concatenate(columns), np.concatenate(values))


def program_of(frame: Frame, pairs: Ints, *, soft: bool = False) -> tuple[Program, Ints]:
    """
    The program over these pairs, and the keys of its rows of people. Locked pairs are fixed. With `soft` it seeks the
    least by which rules are broken instead of the best plan: locks may be left out, and rules have columns of slack.
    """
    keys = person_rows(frame, pairs)
    lower, upper = frame.row_bounds()
    rows = frame.rows + len(keys)
    total = len(pairs) + frame.n_countries
    parts = [entries_of(frame, pairs, keys, frame.rows + np.arange(len(keys))), count_entries(frame, len(pairs))]
    locked = np.isin(pairs, frame.limits.locked)
    cost = np.concatenate((-locked.astype(float) if soft else -frame.worth[pairs], np.zeros(frame.n_countries)))
    low = np.concatenate((np.where(locked & (not soft), 1.0, 0.0), np.zeros(frame.n_countries)))
    high = np.concatenate((np.ones(len(pairs)), np.full(frame.n_countries, INFINITY)))
    if soft:
        short = np.flatnonzero(frame.elastic() & np.isfinite(lower))
        over = np.flatnonzero(frame.elastic() & np.isfinite(upper))
        slack = len(short) + len(over)
        signs = np.repeat((1.0, -1.0), (len(short), len(over)))
        parts.append(Entries(np.concatenate((short, over)), total + np.arange(slack), signs))
        cost, low = np.concatenate((cost, np.ones(slack))), np.concatenate((low, np.zeros(slack)))
        high = np.concatenate((high, np.full(slack, INFINITY)))
    whole = np.zeros(len(cost), np.int32)
    whole[: len(pairs)] = 1
    everything = joined(parts)
    start, index, value = by_column(everything, len(cost))
    ends = (np.concatenate((lower, np.full(len(keys), -INFINITY))), np.concatenate((upper, np.ones(len(keys)))))
    assert len(ends[0]) == rows  # noqa: S101 - a wrong shape would reach the solver as a wrong program
    return Program(cost, low, high, *ends, start, index, value, whole), keys


def joined(parts: list[Entries]) -> Entries:
    """Several lots of entries as one."""
    return Entries(
        np.concatenate([part.row for part in parts]),
        np.concatenate([part.column for part in parts]),
        np.concatenate([part.value for part in parts]),
    )
