"""Reads rules.toml. Nothing in it is passed over: a rule with a wrong name would be a rule that nobody keeps."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from math import isfinite
from pathlib import Path
from typing import Any

from ciconia.engine.allocation.bad_input import BadInput
from ciconia.engine.allocation.cohort import Decision, Limit, Places, Rules

KEYS = {
    "country": ("min", "max", "budget", "bind"),
    "sector": ("min", "max", "bind"),
    "funder": ("budget", "bind"),
    "balance": ("women_min", "group_max", "group_slack", "bind"),
    "lock": ("person", "place", "bind"),
    "forbid": ("person", "place", "bind"),
    "solve": ("gap", "stable", "host_rank", "bind"),
}
HOST_RANK = ("ignore", "score", "order")


class RulesFile:
    """The text of rules.toml with what it says, and where it says it."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self.text = path.read_bytes().decode("utf-8-sig")
            self.data = tomllib.loads(self.text)
        except FileNotFoundError:
            raise BadInput(self.name, None, "", "there is no such file in the folder") from None
        except UnicodeDecodeError as problem:
            line = problem.object[: problem.start].count(b"\n") + 1
            raise BadInput(self.name, line, "", "it is not in UTF-8; expected UTF-8") from None
        except tomllib.TOMLDecodeError as problem:
            place = re.search(r"at line (\d+), column (\d+)", str(problem))
            line, column = (int(place[1]), place[2]) if place else (self.text.count("\n") + 1, "")
            raise BadInput(self.name, line, column, f"it is not TOML: {problem}") from None

    def refuse(self, path: tuple[str, ...], problem: str, nth: int = 0) -> BadInput:
        """What is wrong with the value at a path of tables and keys, as an exception."""
        return BadInput(self.name, self._line_of(path, nth), ".".join(path), problem)

    def _line_of(self, path: tuple[str, ...], nth: int) -> int | None:
        """The line of the key in its table, or of the table; None where it is written in another way."""
        spelled = [rf"""["']?{re.escape(part)}["']?""" for part in path]
        for depth in range(len(path), 0, -1):
            head = re.compile(r"\s*\[{1,2}\s*" + r"\s*\.\s*".join(spelled[:depth]) + r"\s*[\].]")
            heads = [number for number, line in enumerate(self.text.split("\n"), 1) if head.match(line)]
            if heads:
                return self._below(heads[min(nth, len(heads) - 1)], spelled[depth:])
        return None

    def _below(self, head: int, rest: list[str]) -> int:
        if rest:
            key = re.compile(rf"\s*{rest[0]}\s*[.=]")
            for number, line in enumerate(self.text.split("\n")[head:], head + 1):
                if line.lstrip().startswith("["):
                    break
                if key.match(line):
                    return number
        return head


def read_rules(path: Path, places: Places, place_ids: Iterable[str], person_ids: Iterable[str]) -> Rules:
    """Reads the rules of a folder. Raises BadInput for what is unknown, of the wrong kind or contradicts itself."""
    file = RulesFile(path)
    _known(file, (), file.data, KEYS)
    known = {"country": places.country.words, "sector": places.sector.words, "funder": places.funder.words}
    limits = {table: _limits(file, table, words) for table, words in known.items()}
    balance, solve = _table(file, "balance"), _table(file, "solve")
    host_rank = solve.get("host_rank", "ignore")
    if host_rank not in HOST_RANK:
        raise file.refuse(("solve", "host_rank"), f'it says {host_rank!r}; expected "ignore", "score" or "order"')
    return Rules(
        **limits,
        women_min=_number(file, ("balance", "women_min"), balance, most=1),
        group_max=_number(file, ("balance", "group_max"), balance, most=1),
        group_slack=_number(file, ("balance", "group_slack"), balance) or 0.0,
        balance_binds=_flag(file, ("balance", "bind"), balance, True),
        locks=_decisions(file, "lock", set(person_ids), set(place_ids)),
        forbids=_decisions(file, "forbid", set(person_ids), set(place_ids)),
        gap=Rules.gap if (gap := _number(file, ("solve", "gap"), solve)) is None else gap,
        stable=_flag(file, ("solve", "stable"), solve, False),
        host_rank=host_rank,
        preferences_bind=_flag(file, ("solve", "bind"), solve, True),
    )


def _known(file: RulesFile, path: tuple[str, ...], data: dict[str, Any], known: Iterable[str], nth: int = 0) -> None:
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, list(known), 1)
            expected = f"{near[0]!r}" if near else f"one of {', '.join(known)}"
            raise file.refuse((*path, key), f"nothing here is called {key!r}; expected {expected}", nth)


def _table(file: RulesFile, name: str) -> dict[str, Any]:
    table = file.data.get(name, {})
    if not isinstance(table, dict):
        raise file.refuse((name,), f"it says {table!r}; expected a table [{name}]")
    if name not in ("country", "sector", "funder"):
        _known(file, (name,), table, KEYS[name])
    return table


def _limits(file: RulesFile, table: str, words: list[str]) -> dict[str, Limit]:
    found = {}
    for word, rules in _table(file, table).items():
        path = (table, word)
        if not isinstance(rules, dict):
            raise file.refuse(path, f"it says {rules!r}; expected a table [{table}.NAME]")
        if word not in words:
            raise file.refuse(path, f"no place of places.csv has the {table} {word!r}; expected one of {_some(words)}")
        _known(file, path, rules, KEYS[table])
        low, high = (_number(file, (*path, key), rules, whole=True) for key in ("min", "max"))
        if low is not None and high is not None and low > high:
            raise file.refuse((*path, "min"), f"min is {low:g} and max is {high:g}; expected min not above max")
        found[word] = Limit(
            None if low is None else int(low),
            None if high is None else int(high),
            _number(file, (*path, "budget"), rules),
            _flag(file, (*path, "bind"), rules, True),
        )
    return found


def _some(words: list[str]) -> str:
    return ", ".join(words[:10]) + (" …" if len(words) > 10 else "") if words else "none, for no place has one"


def _number(
    file: RulesFile, path: tuple[str, ...], table: dict[str, Any], *, whole: bool = False, most: float = float("inf")
) -> float | None:
    value = table.get(path[-1])
    if value is None:
        return None
    right = isinstance(value, int) if whole else isinstance(value, int | float)
    if isinstance(value, bool) or not right or not isfinite(value) or not 0 <= value <= most:
        kind = "a whole number" if whole else "a number"
        expected = f"{kind} of 0 or more" if most == float("inf") else f"{kind} from 0 to {most:g}"
        raise file.refuse(path, f"it says {value!r}; expected {expected}")
    return float(value)


def _flag(file: RulesFile, path: tuple[str, ...], table: dict[str, Any], usual: bool, nth: int = 0) -> bool:
    value = table.get(path[-1], usual)
    if not isinstance(value, bool):
        raise file.refuse(path, f"it says {value!r}; expected true or false", nth)
    return value


def _decisions(file: RulesFile, name: str, people: set[str], places: set[str]) -> tuple[Decision, ...]:
    tables = file.data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise file.refuse((name,), f"it is not a list; expected [[{name}]]")
    found = []
    for nth, table in enumerate(tables):
        _known(file, (name,), table, KEYS[name], nth)
        for key, ids, origin in (("person", people, "people.csv"), ("place", places, "places.csv")):
            if table.get(key) not in ids:
                raise file.refuse((name, key), f"it says {table.get(key)!r}; expected an id of {origin}", nth)
        found.append(Decision(table["person"], table["place"], _flag(file, (name, "bind"), table, True, nth)))
    return tuple(dict.fromkeys(found))
