"""The timetable in a pack: its shape, and what has to fit together in it."""

from collections.abc import Mapping
from typing import Any

from ciconia.foundation.flow import registry
from ciconia.programmes.rules.pack_checks import (
    COUNTRY,
    DAY,
    FLAG,
    SLUG,
    WHEN,
    WORDS,
    Check,
    Key,
    ListOf,
    Shape,
    last_day,
    one_of,
    suggestion,
    text,
)
from ciconia.programmes.rules.pack_lines import KeyPath
from ciconia.programmes.rules.pack_reader import Reader
from ciconia.programmes.rules.timetable import (
    AUDIENCES,
    EACH,
    EVERYWHERE,
    PLACEHOLDERS,
    Circle,
    Dated,
    Place,
    days_at,
    out_of_order,
    unknown_placeholders,
)

FARTHEST = 3660
PLAIN = ("code", "name", "after", "days", "each", "audience", "reminds", "public", "known_from")


def _distance(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > FARTHEST:
        raise ValueError
    return value


def _state(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    known = [f"{noun}.{name}" for noun, flow in registry.items() for name, state in flow.states.items() if state.turn]
    if value not in known:
        raise ValueError(suggestion(value, known))
    return value


DAYS = Check(f"a whole number of days from -{FARTHEST} to {FARTHEST}", _distance)
STATE = Check('a noun and one of its states in which somebody has the turn, such as "need.draft"', _state)

MILESTONE: Shape = {
    "code": Key(SLUG),
    "country": Key(COUNTRY, False, ""),
    "authority": Key(text(80), False, ""),
    "name": Key(WORDS),
    "day": Key(WHEN, required=False),
    "after": Key(SLUG, False, ""),
    "days": Key(DAYS, required=False),
    "each": Key(one_of(EACH), False, ""),
    "not_before": Key(ListOf(SLUG), False, ()),
    "due": Key(ListOf(STATE), False, ()),
    "latest": Key(ListOf(STATE), False, ()),
    "audience": Key(one_of(AUDIENCES), False, ""),
    "reminders": Key(ListOf(DAYS), False, ()),
    "reminds": Key(FLAG, False, True),
    "subject": Key(WORDS, required=False),
    "letter": Key(WORDS, required=False),
    "public": Key(FLAG, False, False),
    "known_from": Key(DAY, required=False),
    "source": Key(SLUG),
}


def dated(rows: list[dict[str, Any]]) -> list[Dated]:
    """The lines of a timetable as far as their dates go."""
    return [
        Dated(
            row["code"],
            (row["country"], row["authority"]),
            set_on=last_day(row["day"]) if row["day"] else None,
            after=row["after"],
            days=row["days"] or 0,
            each=row["each"],
            not_before=tuple(row["not_before"]),
        )
        for row in rows
    ]


def milestones(pack: Any, focuses: Mapping[Place, Any]) -> list[dict[str, Any]]:
    """The rows a timetable makes, with the day each comes to; `focuses` by country and authority.

    Where what a common date follows is another one in some focus, that focus gets a row of its own.
    """
    rows = pack.data["timetable"]
    lines = dated(rows)
    days = {place: days_at(lines, place) for place in (EVERYWHERE, *focuses)}
    own = {(row["code"], (row["country"], row["authority"])) for row in rows}
    found = []
    for row in rows:
        place = (row["country"], row["authority"])
        made = {**_columns(row), **pack.cited(row["source"])}
        found.append({**made, "focus_id": _id(focuses.get(place)), "day": days[place][row["code"]]})
        found += [
            {**made, "focus_id": focus.pk, "day": days[other][row["code"]], "derived": True}
            for other, focus in focuses.items()
            if place == EVERYWHERE
            if (row["code"], other) not in own and days[other][row["code"]] != days[EVERYWHERE][row["code"]]
        ]
    return found


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    plain = {name: row[name] for name in PLAIN}
    lists = {name: list(row[name]) for name in ("not_before", "due", "latest", "reminders")}
    when = row["day"] or {"day": None, "precision": "day"}
    texts = {name: row[name] or {} for name in ("subject", "letter")}
    return plain | lists | texts | {"set_on": last_day(when), "precision": when["precision"], "derived": False}


def _id(row: Any) -> int | None:
    return row.pk if row else None


def check_timetable(data: dict[str, Any], reader: Reader) -> None:
    """What no single key of a timetable shows: one way to a date each, codes that exist, order, letters."""
    rows = data["timetable"]
    places = [EVERYWHERE, *((row["country"], row["authority"]) for row in data["focus"])]
    codes = [row["code"] for row in rows]
    for number, row in enumerate(rows):
        path: KeyPath = ("timetable", number)
        _one_date(row, path, reader)
        if (row["country"], row["authority"]) not in places:
            reader.problem((*path, "country"), f'expected the country of a focus, found "{row["country"]}"')
        for name, wanted in (("after", [row["after"]] if row["after"] else []), ("not_before", row["not_before"])):
            for code in wanted:
                if code not in codes:
                    near = suggestion(code, codes)
                    reader.problem((*path, name), f'expected a date of this timetable, found "{code}"{near}')
        _letter(row, path, reader)
    if not reader.problems:
        _order(rows, places, reader)


def _one_date(row: dict[str, Any], path: KeyPath, reader: Reader) -> None:
    said = [name for name in ("day", "after", "each") if row[name]]
    if len(said) != 1:
        found = " and ".join(said) or "none of them"
        reader.problem(path, f'expected one of "day", "after" and "each", found {found}')
    if row["day"] and row["day"]["precision"] == "open":
        reader.problem((*path, "day"), 'expected a date or "unknown": a date of a timetable is not open')
    if (row["days"] is not None) != bool(row["after"]):
        reader.problem((*path, "days"), 'expected "after" and "days" together: so many days after another date')
    if row["known_from"] and (row["due"] or row["latest"]):
        reader.problem((*path, "known_from"), "expected no such day where rows are due by this date")
    if row["each"] and (row["due"] or row["latest"]):
        reader.problem((*path, "each"), "expected a single day: rows cannot be due on a day of each of them")


def _letter(row: dict[str, Any], path: KeyPath, reader: Reader) -> None:
    missing = [name for name in ("audience", "subject", "letter") if not row[name]]
    if missing and (len(missing) < 3 or row["reminders"]):
        reader.problem((*path, missing[0]), 'expected "audience", "subject" and "letter" together')
    audience = AUDIENCES.get(row["audience"])
    if audience and row["each"] and audience.each != row["each"]:
        reader.problem((*path, "audience"), f'expected people who have "{row["each"]}", found "{row["audience"]}"')
    for name in ("subject", "letter"):
        for words in (row[name] or {}).values():
            for strange in unknown_placeholders(words):
                known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
                reader.problem((*path, name), f"expected no braces but {known}, found {{{strange}}}")


def _order(rows: list[dict[str, Any]], places: list[Place], reader: Reader) -> None:
    lines, said = dated(rows), set()
    for place in places:
        try:
            wrong = out_of_order(lines, place)
        except Circle as circle:
            number = next(number for number, row in enumerate(rows) if row["code"] == circle.code)
            reader.problem(("timetable", number, "after"), "expected no circle: this date waits for itself")
            return
        for code, day, other, first in wrong:
            number = _line_of(rows, code, place)
            if (number, other) not in said:
                said.add((number, other))
                reader.problem(
                    ("timetable", number),
                    f'expected a date not before {first.isoformat()}, that of "{other}", found {day.isoformat()}',
                )


def _line_of(rows: list[dict[str, Any]], code: str, place: Place) -> int:
    own = [n for n, row in enumerate(rows) if row["code"] == code and (row["country"], row["authority"]) == place]
    return own[0] if own else next(number for number, row in enumerate(rows) if row["code"] == code)
