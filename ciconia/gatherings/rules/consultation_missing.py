"""Who was asked and who answered, by group, so that no group of fewer than five is shown or can be worked out."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.utils.crypto import salted_hmac

from ciconia.gatherings.rules.consultation import LEAST

OTHERS, UNSAID = "others", ""
WAYS = ("origin", "residence", "language", "sex", "age")
AGES = ((30, "under_30"), (45, "30_44"), (60, "45_59"), (1000, "60_up"))


class Row(NamedTuple):
    """A group with how many of it were asked and how many answered."""

    key: str
    asked: int
    answered: int


def lot_of(key: str) -> str:
    """A lot for each group, drawn once by the installation's secret: the same in every consultation."""
    return salted_hmac("consultation: which group stands with small ones", key, algorithm="sha256").hexdigest()


def shown(
    counts: Mapping[str, tuple[int, int]], least: int = LEAST, lot: Callable[[str], Any] = lot_of
) -> list[Row]:  # fmt: skip
    """The groups as they may be shown, the largest first, with those that are too small put together.

    What is put together is at least two groups and at least `least` people: where small groups alone are less, another
    one goes with them, as they could be worked out from the sum. Which one is by lot: by its size or its name, whoever
    knows the rule could work out how large the others are; by another lot each time, whoever compares two tables could.
    Nothing where one group would be left: it says no more than the sum.
    """
    rows = sorted((Row(key, *pair) for key, pair in counts.items() if pair[0]), key=lambda row: lot(row.key))
    big = [row for row in rows if row.asked >= least]
    small = [row for row in rows if row.asked < least]
    if small and big and (len(small) == 1 or sum(row.asked for row in small) < least):
        small.append(big.pop())
    big.sort(key=lambda row: (row.key == UNSAID, -row.asked, row.key))
    if small:
        big.append(Row(OTHERS, sum(row.asked for row in small), sum(row.answered for row in small)))
    return big if len(big) > 1 else []


def age_group(born: int | None, year: int) -> str:
    """In which group of ages somebody is; nothing where they did not say when they were born."""
    return next(code for most, code in AGES if year - born < most) if born else UNSAID
