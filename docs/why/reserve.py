"""
Prints the table of reserve prices in docs/why/allocation.md: `.venv/bin/python -m docs.why.reserve`.

Every cohort is synthetic (bench/cohorts.py): nobody in it exists. Some places of a cohort are made needs to come; many
futures are drawn, and in each the best of what is left is planned. The same figures come out of every run but seconds.
"""

import time
from collections.abc import Iterator

import numpy as np

from bench.cohorts import synthetic
from ciconia.engine.allocation import (
    Cohort,
    Need,
    Pair,
    Person,
    Place,
    Rules,
    allocate,
    allocate_with_reserve,
    cohort_of,
)

SEEDS, FUTURES, SCARCE, PLENTY = (0, 1, 2), 20, 60, 600
SETTINGS = [(SCARCE, 0.2), (SCARCE, 0.5), (SCARCE, 0.9), (PLENTY, 0.5)]
PLACES, LATER = 60, 0.5


def parted(people: int, chance: float, seed: int) -> tuple[Cohort, list[Need]]:
    """A cohort without rules but room; half its places are needs that come with chances around `chance`."""
    whole, draw = synthetic(PLACES, people, seed), np.random.default_rng(1_000 + seed)
    coming = draw.random(PLACES) < LATER
    pairs = whole.pairs
    rows = list(zip(pairs.person.tolist(), pairs.place.tolist(), pairs.fit.tolist(), strict=True))
    today = cohort_of(
        [Place(str(at), "C", "s", "physical", int(whole.places.capacity[at]), 0.0) for at in np.flatnonzero(~coming)],
        [Person(str(at)) for at in range(people)],
        [Pair(str(who), str(where), fit) for who, where, fit in rows if not coming[where]],
        Rules(gap=0.0),
    )
    return today, [
        Need(str(at), float(np.clip(chance + draw.uniform(-0.1, 0.1), 0, 1)), int(whole.places.capacity[at]),
             {str(who): fit for who, where, fit in rows if where == at})
        for at in np.flatnonzero(coming)
    ]  # fmt: skip


def best(today: Cohort, came: list[Need], gone: set[str], *, also_today: bool) -> float:
    """The best plan of the needs that came for whoever is not gone, or of those and today together."""
    pairs = [Pair(who, need.id, fit) for need in came for who, fit in need.fit.items() if who not in gone]
    places = [Place(need.id, "C", "s", "physical", need.places, 0.0) for need in came]
    if also_today:
        here = today.places
        places += [
            Place(one, "C", "s", "physical", int(room), 0.0) for one, room in zip(here.ids, here.capacity, strict=True)
        ]
        pairs += [Pair(*today.ids(at), float(fit)) for at, fit in enumerate(today.pairs.fit)]
    return allocate(cohort_of(places, [Person(one) for one in today.people.ids], pairs, Rules(gap=0.0))).objective


def futures(needs: list[Need], seed: int) -> Iterator[list[Need]]:
    """Drawn outcomes: which of the needs came."""
    draw = np.random.default_rng(2_000 + seed)
    for _ in range(FUTURES):
        yield [need for need in needs if draw.random() < need.chance]


def measured(people: int, chance: float) -> tuple[float, float, float, float]:
    """Today and later as a part of hindsight without and with reserve, and the CPU seconds of one plan of each."""
    plain_part, kept_part, plain_time, kept_time = [], [], [], []
    for seed in SEEDS:
        today, needs = parted(people, chance, seed)
        begun = time.process_time()
        plain = allocate(today)
        between = time.process_time()
        kept, _ = allocate_with_reserve(today, needs)
        plain_time.append(between - begun)
        kept_time.append(time.process_time() - between)
        for came in futures(needs, seed):
            most = best(today, came, set(), also_today=True)
            for plan, parts in ((plain, plain_part), (kept, kept_part)):
                later = best(today, came, {who for who, _ in plan.pairs}, also_today=False)
                parts.append((plan.objective + later) / most)
    return (
        *(100 * float(np.mean(one)) for one in (plain_part, kept_part)),
        float(np.mean(plain_time)),
        float(np.mean(kept_time)),
    )


def main() -> None:
    """Prints the rows of the table."""
    for people, chance in SETTINGS:
        plain, kept, before, after = measured(people, chance)
        print(f"| {people} | {chance:.1f} | {plain:.1f} % | {kept:.1f} % | {before:.2f} | {after:.2f} |", flush=True)


if __name__ == "__main__":
    main()
