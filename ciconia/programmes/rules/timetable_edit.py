"""Moving a date of the timetable in the text of a pack; all else stays, comments too."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from ciconia.programmes.rules.pack import Pack, PackError, read_text
from ciconia.programmes.rules.pack_edit import NAME, Source, quoted, with_source
from ciconia.programmes.rules.pack_lines import lines_of
from ciconia.programmes.rules.pack_reader import Problem
from ciconia.programmes.rules.pack_timetable import dated
from ciconia.programmes.rules.timetable import EVERYWHERE, Dated, Place, days_at, out_of_order

HEADER = "[[timetable]]"


def line_for(pack: Pack, code: str, place: Place) -> int:
    """Which line of the timetable says the date of a code in one place, counted from 0."""
    rows = [(row["code"], (row["country"], row["authority"])) for row in pack.data["timetable"]]
    return rows.index((code, place) if (code, place) in rows else (code, EVERYWHERE))


def lines_with(pack: Pack, code: str, place: Place, day: date) -> list[Dated]:
    """The timetable as it would be with one date moved in one place, or everywhere.

    What follows another date goes on following it, at another distance.
    """
    lines = dated(pack.data["timetable"])
    number = line_for(pack, code, place)
    line = lines[number]
    if line.after:
        moved = replace(line, place=place, days=(day - _known(days_at(lines, place)[line.after])).days)
    else:
        moved = replace(line, place=place, set_on=day)
    return [*lines[:number], moved, *lines[number + 1 :]] if line.place == place else [*lines, moved]


def moved_text(pack: Pack, code: str, place: Place, day: date, source: Source) -> str:
    """The text of a pack with one date moved in one place; a focus without a line of its own gets one."""
    number = line_for(pack, code, place)
    text = with_source(pack.text, source)
    if (pack.data["timetable"][number]["country"], pack.data["timetable"][number]["authority"]) != place:
        text, number = _with_own_line(text, number, place), number + 1
    line = next(line for line in lines_with(pack, code, place, day) if (line.code, line.place) == (code, place))
    text = (
        with_value(text, number, "days", str(line.days)) if line.after
        else with_value(text, number, "day", day.isoformat())
    )  # fmt: skip
    return with_value(text, number, "source", quoted(source.slug))


def with_value(text: str, number: int, key: str, value: str) -> str:
    """The text with another value of one key in a line of the timetable; a comment behind it stays."""
    rows, lines = text.split("\n"), lines_of(text)
    place = lines.get(("timetable", number, key))
    if place is None:
        begins = _begins(text, number)
        rows.insert(begins + 1, f"{key} = {value}")
        return "\n".join(rows)
    found = re.fullmatch(rf'(\s*{key}\s*=\s*)(?:"[^"]*"|[^#"]*?)(\s*(?:#.*)?)', rows[place - 1])
    if found is None:
        raise _refused("this date is not written on a line of its own")
    rows[place - 1] = f"{found[1]}{value}{found[2]}"
    return "\n".join(rows)


def checked(text: str, before: Pack) -> Pack:
    """The changed pack, read anew; PackError unless sources and timetable alone differ."""
    after = read_text(text, NAME)
    if _rest(after.data) != _rest(before.data):
        raise _refused("something else would change as well")
    return after


def disorder(lines: list[Dated], places: list[Place]) -> list[tuple[str, date, str, date]]:
    """What would stand in the wrong order, place by place, each once."""
    found = [wrong for place in (EVERYWHERE, *places) for wrong in out_of_order(lines, place)]
    return list(dict.fromkeys(found))


def _with_own_line(text: str, number: int, place: Place) -> str:
    rows, lines = text.split("\n"), lines_of(text)
    begins = _begins(text, number)
    after = [line for path, line in lines.items() if line - 1 > begins and path[:2] != ("timetable", number)]
    ends = min(after) - 1 if after else len(rows)
    while not rows[ends - 1].strip() or rows[ends - 1].lstrip().startswith("#"):
        ends -= 1
    said = [f"country = {quoted(place[0])}", *([f"authority = {quoted(place[1])}"] if place[1] else [])]
    rows[ends:ends] = ["", HEADER, *said, *rows[begins + 1 : ends]]
    return "\n".join(rows)


def _known(day: date | None) -> date:
    if day is None:
        raise _refused("the date it follows is not known")
    return day


def _begins(text: str, number: int) -> int:
    begins = lines_of(text)["timetable", number] - 1
    if text.split("\n")[begins].split("#")[0].replace(" ", "").strip() != HEADER:
        raise _refused("the timetable is written in one line")
    return begins


def _rest(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in ("sources", "timetable")}


def _refused(why: str) -> PackError:
    return PackError([Problem(NAME, 1, f"this cannot be changed on the desk, change the file and load it: {why}")])
