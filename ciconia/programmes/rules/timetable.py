"""What dates of a timetable come to, whom they can be about, and what stops one from being moved."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words

Place = tuple[str, str]  # country and authority of a focus; two empty words for everywhere
EVERYWHERE: Place = ("", "")

# Days that rows have of their own: reminders of such a milestone count from the day of each row.
EACH: Mapping[str, Words] = {
    "last_day_to_apply": _("the last day to apply of each opportunity"),
    "first_day_of_work": _("the first day of each assignment"),
}


@dataclass(frozen=True)
class Audience:
    """Whom letters can go to: in words, and the day their rows have of their own, if they have one.

    named: whether staff may read who they are. Whoever writes a draft is seen by nobody else.
    """

    label: Words
    each: str = ""
    named: bool = True


AUDIENCES: Mapping[str, Audience] = {
    "officers": Audience(_("coordinators, officers and focal points")),
    "hosts": Audience(_("contacts of the institutions with an agreed partnership")),
    "hosts_with_draft": Audience(_("contacts of institutions with a need that is not sent")),
    "applicants_with_draft": Audience(
        _("people with an application that is not sent"), "last_day_to_apply", named=False
    ),
    "participants_before_start": Audience(_("participants whose assignment has not begun"), "first_day_of_work"),
}

PLACEHOLDERS = ("name", "day", "about", "programme", "link")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Dated:
    """A line of a timetable as far as its date goes. Exactly one of `set_on`, `after` and `each` is said, or none."""

    code: str
    place: Place = EVERYWHERE
    set_on: date | None = None
    after: str = ""
    days: int = 0
    each: str = ""
    not_before: tuple[str, ...] = ()


class Circle(ValueError):
    """Milestones that wait for each other; `code` is one of them."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def days_at(lines: Iterable[Dated], place: Place) -> dict[str, date | None]:
    """The day of every milestone as it is in one place: by its own line where there is one, else by the common one.

    None where a day is not known, or not one. Raises Circle.
    """
    common = {line.code: line for line in lines if line.place == EVERYWHERE}
    standing = common | {line.code: line for line in lines if line.place == place}
    found: dict[str, date | None] = {}

    def day_of(code: str, behind: tuple[str, ...]) -> date | None:
        if code in behind:
            raise Circle(code)
        if code not in found:
            line = standing.get(code)
            day = line.set_on if line else None
            if line and line.after:
                before = day_of(line.after, (*behind, code))
                day = before + timedelta(days=line.days) if before else None
            found[code] = day
        return found[code]

    for code in standing:
        day_of(code, ())
    return found


def out_of_order(lines: Iterable[Dated], place: Place) -> list[tuple[str, date, str, date]]:
    """(code, day, code it must not be before, that day) of what stands in the wrong order in one place."""
    rows = list(lines)
    days = days_at(rows, place)
    standing = {line.code: line for line in sorted(rows, key=lambda line: line.place == place) if _holds(line, place)}
    found = []
    for code, line in standing.items():
        for other in line.not_before:
            mine, theirs = days.get(code), days.get(other)
            if mine and theirs and mine < theirs:
                found.append((code, mine, other, theirs))
    return found


def _holds(line: Dated, place: Place) -> bool:
    return line.place in (EVERYWHERE, place)


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces in a letter and means nothing, in the order in which it stands there."""
    return [name for name in _PLACEHOLDER.findall(text) if name not in PLACEHOLDERS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text of a letter with its placeholders filled; whatever a value holds is not looked at again."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)


Held = tuple[date | None, list[str], list[str]]
Entry = tuple[str, int | None, date | None, list[str], list[str]]


def next_date(entries: Iterable[Entry], key: str, focus_id: int | None, since: date, due_on: date) -> date:
    """What a timetable makes of the next date of a row in a state, since the day on which it came there.

    entries: (code, focus, day, due, latest) of the milestones. A day before the row came to its state says nothing of
    it. Of several that name the state the nearest holds: rounds follow each other.
    """
    common: dict[str, Held] = {}
    own: dict[str, Held] = {}
    for code, focus, day, due, latest in entries:
        if focus is None:
            common[code] = (day, due, latest)
        elif focus == focus_id:
            own[code] = (day, due, latest)
    ahead = [(day, due, latest) for day, due, latest in (common | own).values() if day and day >= since]
    instead = [day for day, due, _latest in ahead if key in due]
    limits = [day for day, _due, latest in ahead if key in latest]
    return min([min(instead) if instead else due_on, *limits])
