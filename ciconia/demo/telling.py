"""Small means of telling a story on: the next step of a row, and words that are each used in turn."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ciconia.demo.files import Row

FIRST_DAY = date(2021, 3, 9)
LAST_DAY = date(2023, 6, 29)
SATURDAY = 5
BY_THEMSELVES = ("begin", "close", "expire", "fill", "refill", "call_off", "serve", "ask", "drop", "start")


def add(steps: list[list[Any]], on: date, move: str, words: str = "", role: str = "") -> date:
    """One more step, on a working day and never before the one it follows; gives its day."""
    on = max(on, FIRST_DAY, steps[-1][0] if steps else FIRST_DAY)
    if on.weekday() >= SATURDAY and move not in BY_THEMSELVES:
        on += timedelta(days=7 - on.weekday())
    steps.append([on, move, words, role] if role else [on, move, words] if words else [on, move])
    return on


def day_of(row: Row, *moves: str) -> date | None:
    """The day of the last step of one of these names."""
    return next((step[0] for step in reversed(row["steps"]) if step[1] in moves), None)


class Words:
    """The sentences of the plan: whoever speaks gets the next one in a language they speak."""

    def __init__(self, plans: Row) -> None:
        self.fixed = plans["words"]
        self._waiting = {name: list(found) for name, found in (plans["words"] | plans["said"]).items()}

    def next(self, name: str, languages: Iterable[str] = ("en",)) -> Any:
        """The next sentence of a kind, which then goes to the end of the row."""
        spoken, waiting = {*languages, "en"}, self._waiting[name]
        place = next(place for place, said in enumerate(waiting) if isinstance(said, str) or said["source"] in spoken)
        waiting.append(waiting.pop(place))
        return waiting[-1]
