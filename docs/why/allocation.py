"""
Draws the pictures of docs/why/allocation.md: `.venv/bin/python -m docs.why.allocation`.

Every cohort in them is synthetic (bench/cohorts.py): nobody in it exists. Beside the picture of the methods, their
figures are printed. The same pictures come out of every run.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np

from bench.cohorts import synthetic
from ciconia.engine.allocation import Cohort, Plan, allocate
from ciconia.engine.allocation.cohort import Ints
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.measure import breaches

HERE = Path(__file__).parent
PLACES, PEOPLE, SEEDS = 200, 2_000, (0, 1, 2, 3, 4)
BUDGETS = (0.4, 0.6, 0.8, 1.0, 1.2, 1.4)
WIDTH, HEIGHT, LEFT, TOP = 720, 300, 170, 56
COLOURS = {
    "the whole cohort at once": "#0b5c77",
    "best pair first": "#b35900",
    "deferred acceptance, then rules": "#6b6b6b",
}
LEAST_WOMEN, MOST_OF_GROUP, SLACK = 0.4, 0.3, 1


class Held:
    """A plan that grows or shrinks pair by pair, with what it uses."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort, self.chosen = cohort, set[int]()
        self.people, self.rooms, self.money = Counter[int](), Counter[int](), Counter[int]()
        self.countries, self.women = Counter[int](), Counter[int]()
        self.sectors, self.groups = Counter[int](), Counter[tuple[int, int]]()
        self.limits = limits_of(cohort)

    def change(self, pair: int, by: int) -> None:
        """Adds a pair (1) or takes it away (-1)."""
        pairs, places, people = self.cohort.pairs, self.cohort.places, self.cohort.people
        who, where = int(pairs.person[pair]), int(pairs.place[pair])
        country = int(places.country.codes[where])
        self.chosen.add(pair) if by > 0 else self.chosen.discard(pair)
        self.people[who] += by
        self.rooms[where] += by
        self.countries[country] += by
        self.money[country] += by * int(places.cost[where])
        self.sectors[int(places.sector.codes[where])] += by
        self.women[country] += by * int(people.woman[who])
        self.groups[country, int(people.group.codes[who])] += by

    def breaks(self, pair: int) -> bool:
        """Whether the plan, with this pair in it, breaks a rule that adding can break."""
        pairs, places, people = self.cohort.pairs, self.cohort.places, self.cohort.people
        who, where = int(pairs.person[pair]), int(pairs.place[pair])
        country, sector = int(places.country.codes[where]), int(places.sector.codes[where])
        many = self.countries[country]
        return (
            self.people[who] > 1
            or self.rooms[where] > places.capacity[where]
            or many > self.limits.country_max[country]
            or self.money[country] > self.limits.country_budget[country]
            or self.sectors[sector] > self.limits.sector_max[sector]
            or self.women[country] < LEAST_WOMEN * many - 1e-9
            or self.groups[country, int(people.group.codes[who])] > MOST_OF_GROUP * many + SLACK + 1e-9
        )


def greedy(cohort: Cohort, start: Iterable[int] = ()) -> Ints:
    """The best pair that breaks nothing, then the next, until none is left; again as long as that adds any."""
    held, order = Held(cohort), np.argsort(-cohort.pairs.fit, kind="stable").tolist()
    for pair in start:
        held.change(int(pair), 1)
    added = True
    while added:
        added = False
        for pair in order:
            if pair not in held.chosen:
                held.change(pair, 1)
                if held.breaks(pair):
                    held.change(pair, -1)
                else:
                    added = True
    return np.array(sorted(held.chosen), np.int32)


def deferred(cohort: Cohort) -> Ints:
    """Deferred acceptance: people ask, places keep the best (Gale and Shapley 1962); room is its only rule."""
    fit, place = cohort.pairs.fit, cohort.pairs.place
    order = np.lexsort((-fit, cohort.pairs.person))
    asks: dict[int, list[int]] = {}
    for pair in order[::-1].tolist():
        asks.setdefault(int(cohort.pairs.person[pair]), []).append(pair)
    kept: dict[int, list[tuple[float, int]]] = {}
    waiting = sorted(asks)
    while waiting:
        person = waiting.pop()
        if not asks[person]:
            continue
        pair = asks[person].pop()
        room = kept.setdefault(int(place[pair]), [])
        heapq.heappush(room, (float(fit[pair]), pair))
        if len(room) > cohort.places.capacity[place[pair]]:
            waiting.append(int(cohort.pairs.person[heapq.heappop(room)[1]]))
    return np.array(sorted(pair for room in kept.values() for _, pair in room), np.int32)


def trimmed(cohort: Cohort, chosen: Ints) -> Ints:
    """What is left of a plan if the pair that fits least is given up as long as it is in a rule that is broken."""
    held = Held(cohort)
    for pair in chosen.tolist():
        held.change(pair, 1)
    order = sorted(held.chosen, key=lambda pair: float(cohort.pairs.fit[pair]))
    broken = True
    while broken:
        broken = False
        for pair in order:
            if pair in held.chosen and held.breaks(pair) and _helps(held, pair):
                held.change(pair, -1)
                broken = True
    return np.array(sorted(held.chosen), np.int32)


def _helps(held: Held, pair: int) -> bool:
    """Giving up a woman does not help where only women are too few."""
    cohort = held.cohort
    if not cohort.people.woman[cohort.pairs.person[pair]]:
        return True
    country = int(cohort.places.country.codes[cohort.pairs.place[pair]])
    held.women[country] += held.countries[country]
    still = held.breaks(pair)
    held.women[country] -= held.countries[country]
    return still


def with_budgets(cohort: Cohort, part: float) -> Cohort:
    """The same cohort with more or less money."""
    country = {
        name: replace(limit, budget=None if limit.budget is None else float(round(limit.budget * part)))
        for name, limit in cohort.rules.country.items()
    }
    return replace(cohort, rules=replace(cohort.rules, country=country))


def methods() -> dict[str, tuple[float, float, float]]:
    """Per method the fit as a part of the bound, engagements, and rules broken: means over the seeds."""
    ways: dict[str, Callable[[Cohort, Plan], Ints]] = {
        "the whole cohort at once": lambda _, plan: plan.chosen,
        "best pair first": lambda cohort, _: greedy(cohort),
        "deferred acceptance": lambda cohort, _: deferred(cohort),
        "deferred acceptance, then rules": lambda cohort, _: greedy(cohort, trimmed(cohort, deferred(cohort))),
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ways}
    for seed in SEEDS:
        cohort = synthetic(PLACES, PEOPLE, seed)
        plan = allocate(cohort)
        for name, way in ways.items():
            chosen = way(cohort, plan)
            broken = breaches(cohort, limits_of(cohort), chosen)
            part = float(cohort.pairs.fit[chosen].sum()) / plan.bound
            found[name].append((part, float(len(chosen)), float(len(broken))))
    return {name: tuple(np.mean(values, axis=0).tolist()) for name, values in found.items()}


def money() -> dict[str, list[float]]:
    """The fit of one cohort by its money, for the whole cohort at once and for the best pair first."""
    found: dict[str, list[float]] = {"the whole cohort at once": [], "best pair first": []}
    for part in BUDGETS:
        cohort = with_budgets(synthetic(PLACES, PEOPLE, SEEDS[0]), part)
        found["the whole cohort at once"].append(allocate(cohort).objective)
        found["best pair first"].append(float(cohort.pairs.fit[greedy(cohort)].sum()))
    return found


def picture(title: str, parts: Iterable[str]) -> str:
    """An SVG with its title."""
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="14" fill="#222">',
        f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text(16, 28, title, "bold"), *parts, "</svg>", "",
    ])  # fmt: skip


def text(x: float, y: float, words: str, weight: str = "normal", anchor: str = "start") -> str:
    """Words at a place."""
    return f'<text x="{x:.0f}" y="{y:.0f}" font-weight="{weight}" text-anchor="{anchor}">{escape(words)}</text>'


def bars(found: dict[str, tuple[float, float, float]]) -> str:
    """The fit that each method reaches under all rules, as bars from nothing."""
    parts, left = [], 250
    for number, (name, colour) in enumerate(COLOURS.items()):
        share, many, _ = found[name]
        y = TOP + 20 + 70 * number
        parts.append(text(left - 12, y + 26, name, anchor="end"))
        parts.append(f'<rect x="{left}" y="{y}" width="{340 * share:.1f}" height="40" fill="{colour}"/>')
        parts.append(text(left + 340 * share + 8, y + 18, f"{100 * share:.1f} %"))
        parts.append(text(left + 340 * share + 8, y + 36, f"{many:.0f} placed"))
    parts.append(text(left, HEIGHT - 14, "Fit, as a part of what no plan can pass. Synthetic data, mean of five."))
    return picture("The same cohorts under the same rules", parts)


def lines(found: dict[str, list[float]]) -> str:
    """Fit by money."""
    most, floor, reach = max(map(max, found.values())), HEIGHT - 60, HEIGHT - 60 - TOP
    parts = [f'<path d="M{LEFT} {TOP}V{floor}H{WIDTH - 40}" fill="none" stroke="#666"/>']
    xs = [LEFT + 20 + (WIDTH - LEFT - 80) * number / (len(BUDGETS) - 1) for number in range(len(BUDGETS))]
    for x, part in zip(xs, BUDGETS, strict=True):
        parts.append(text(x, floor + 20, f"{100 * part:.0f} %", anchor="middle"))
    for tick in range(0, int(most) + 1, 100):
        parts.append(text(LEFT - 10, floor - reach * tick / most + 5, str(tick), anchor="end"))
    for number, (name, values) in enumerate(found.items()):
        points = [f"{x:.1f},{floor - reach * value / most:.1f}" for x, value in zip(xs, values, strict=True)]
        dash = ' stroke-dasharray="6 4"' if number else ""
        parts.append(
            f'<polyline points="{" ".join(points)}" fill="none" stroke="{COLOURS[name]}" stroke-width="3"{dash}/>'
        )
        parts.append(text(WIDTH - 60, floor - 20 - 24 * number, name + (" (dashes)" if number else ""), anchor="end"))
    parts.append(text(16, TOP + 10, "Fit of all"))
    parts.append(text(LEFT, HEIGHT - 14, "Money, as a part of the budgets given. Synthetic data, one cohort."))
    return picture("What money adds", parts)


def draw() -> None:
    """Writes both pictures and prints the figures of the methods."""
    found = methods()
    for name, (share, many, broken) in found.items():
        print(f"{name}: {100 * share:.2f} %, {many:.1f} placed, {broken:.1f} rules broken")
    (HERE / "allocation-methods.svg").write_text(bars(found), encoding="utf-8")
    (HERE / "allocation-money.svg").write_text(lines(money()), encoding="utf-8")


if __name__ == "__main__":
    draw()
