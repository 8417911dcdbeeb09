"""Checks a plan against its folder by the words of the contract alone; shares no code with the product."""

import csv
import tomllib
from collections import Counter
from itertools import combinations
from math import inf
from pathlib import Path

CLOSE = 1e-9


class Folder:
    """What the four files say, as text and numbers."""

    def __init__(self, path: Path) -> None:
        self.places = {row["place_id"]: row for row in rows(path / "places.csv")}
        self.people = {row["person_id"]: row for row in rows(path / "people.csv")}
        self.pairs = {(row["person_id"], row["place_id"]): row for row in rows(path / "pairs.csv")}
        self.rules = tomllib.loads((path / "rules.toml").read_text(encoding="utf-8"))
        self.host_level = self._levels(1, "host_rank")
        self.person_level = self._levels(0, "person_rank")

    def fit(self, pair: tuple[str, str]) -> float:
        return float(self.pairs[pair]["fit"])

    def value(self, pair: tuple[str, str]) -> float:
        """What a pair is worth."""
        if self.rules.get("solve", {}).get("host_rank", "ignore") != "score":
            return self.fit(pair)
        ranked = sum(1 for (_, place), row in self.pairs.items() if place == pair[1] and row.get("host_rank"))
        rank = self.pairs[pair].get("host_rank")
        share = (ranked + 1 - int(rank)) / ranked if rank else 0
        return (self.fit(pair) + share) / 2

    def worth(self, plan: list[tuple[str, str]]) -> float:
        return sum(self.value(pair) for pair in plan)

    def _levels(self, owner: int, column: str) -> dict[tuple[str, str], tuple[float, float]]:
        """Lower is liked better: ranks first, then what is not ranked by fit."""
        return {
            pair: (0, int(row[column])) if row.get(column) else (1, -float(row["fit"]))
            for pair, row in self.pairs.items()
        }

    def overlap(self, one: str, other: str) -> bool:
        a, b = self.places[one], self.places[other]
        return (a["start"] or "0000") <= (b["end"] or "9999") and (b["start"] or "0000") <= (a["end"] or "9999")

    def available(self, pair: tuple[str, str]) -> bool:
        person, place = self.people[pair[0]], self.places[pair[1]]
        early = (person["available_from"] or "0000") <= (place["start"] or "0000")
        return early and (person["available_to"] or "9999") >= (place["end"] or "9999")

    def forbidden(self) -> set[tuple[str, str]]:
        return {(one["person"], one["place"]) for one in self.rules.get("forbid", []) if one.get("bind", True)}

    def usable(self) -> list[tuple[str, str]]:
        no = self.forbidden()
        return [pair for pair in self.pairs if pair not in no and self.available(pair)]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def broken(folder: Folder, plan: list[tuple[str, str]], *, bind: bool = True) -> list[str]:
    """Everything that is wrong with a plan; with `bind` false, the rules that only warn."""
    found = facts_broken(folder, plan) if bind else []
    found += limits_broken(folder, plan, bind) + balance_broken(folder, plan, bind)
    for lock in folder.rules.get("lock", []):
        if lock.get("bind", True) == bind and (lock["person"], lock["place"]) not in plan:
            found.append(f"lock.{lock['person']}.{lock['place']}")
    for one in folder.rules.get("forbid", []):
        if one.get("bind", True) == bind and (one["person"], one["place"]) in plan:
            found.append(f"forbid.{one['person']}.{one['place']}")
    solve = folder.rules.get("solve", {})
    if solve.get("bind", True) == bind:
        if solve.get("stable") and unhappy(folder, plan, stable=True):
            found.append("solve.stable")
        if solve.get("host_rank") == "order" and unhappy(folder, plan, stable=False):
            found.append("solve.host_rank")
    return found


def facts_broken(folder: Folder, plan: list[tuple[str, str]]) -> list[str]:
    found = [f"twice {pair}" for pair, many in Counter(plan).items() if many > 1]
    found += [f"not a pair {pair}" for pair in plan if pair not in folder.pairs]
    found += [f"not available {pair}" for pair in plan if pair in folder.pairs and not folder.available(pair)]
    at = Counter(place for _, place in plan)
    found += [f"too many in {place}" for place, many in at.items() if many > int(folder.places[place]["capacity"])]
    of: dict[str, list[str]] = {}
    for person, place in plan:
        of.setdefault(person, []).append(place)
    for person, places in of.items():
        found += [f"{person} in {a} and {b}" for a, b in combinations(places, 2) if folder.overlap(a, b)]
    return found


def limits_broken(folder: Folder, plan: list[tuple[str, str]], bind: bool) -> list[str]:
    found = []
    for table in ("country", "sector", "funder"):
        for name, rule in folder.rules.get(table, {}).items():
            if rule.get("bind", True) != bind:
                continue
            here = [place for _, place in plan if folder.places[place].get(table) == name]
            spent = sum(float(folder.places[place]["cost"]) for place in here)
            wrong = {
                "min": len(here) < rule.get("min", 0),
                "max": len(here) > rule.get("max", inf),
                "budget": spent > rule.get("budget", inf) + CLOSE * max(1, spent),
            }
            found += [f"{table}.{name}.{key}" for key, is_wrong in wrong.items() if is_wrong]
    return found


def balance_broken(folder: Folder, plan: list[tuple[str, str]], bind: bool) -> list[str]:
    rule = folder.rules.get("balance", {})
    if rule.get("bind", True) != bind:
        return []
    found = []
    for country in sorted({place["country"] for place in folder.places.values()}):
        people = [folder.people[person] for person, place in plan if folder.places[place]["country"] == country]
        women = sum(person["sex"] == "f" for person in people)
        if women < rule.get("women_min", 0) * len(people) - CLOSE:
            found.append("balance.women_min")
        most = rule.get("group_max", inf) * len(people) + rule.get("group_slack", 0) if people else 0
        groups = Counter(person["group"] for person in people if person["group"])
        if any(many > most + CLOSE for many in groups.values()):
            found.append("balance.group_max")
    return found


def unhappy(folder: Folder, plan: list[tuple[str, str]], *, stable: bool) -> list[tuple[str, str]]:
    """Pairs that would both rather have each other; or not `stable`: people whom a place passed over."""
    found = []
    for person, place in folder.usable():
        if (person, place) in plan:
            continue
        likes = folder.host_level[person, place]
        holds_worse = any(folder.host_level[other, place] > likes for other, where in plan if where == place)
        if not holds_worse:
            continue
        has = [where for who, where in plan if who == person and folder.overlap(where, place)]
        if stable:
            settled = any(folder.person_level[person, where] <= folder.person_level[person, place] for where in has)
        else:
            settled = bool(has)
        if not settled:
            found.append((person, place))
    return found


def best(folder: Folder) -> float | None:
    """The worth of the best plan, by trying them all; None where there is none."""
    usable = folder.usable()
    found = None
    for number in range(2 ** len(usable)):
        plan = [pair for at, pair in enumerate(usable) if number >> at & 1]
        if (found is None or folder.worth(plan) > found) and not broken(folder, plan):
            found = folder.worth(plan)
    return found
