"""What became of everything after the last day of the files: the same rows, told on to the end of the programme.

Who was chosen, what stopped and why stands in `world/afterwards.toml`; days follow from deadlines and phases. What
comes out are rows like those of the files, replayed through the same flows and cut at the same clock.
"""

from copy import deepcopy
from datetime import datetime, time
from functools import cache
from typing import Any

from ciconia.demo.afterwards_line import (
    continue_applications,
    continue_needs,
    continue_opportunity,
    continue_partnership,
    draft,
    settle_opportunity,
)
from ciconia.demo.afterwards_work import continue_engagement, continue_outcomes
from ciconia.demo.cast import Cast, people_rows
from ciconia.demo.files import FOLDERS, Row, afterwards, rows
from ciconia.demo.story import ZONE
from ciconia.demo.telling import Words
from ciconia.foundation import clock
from ciconia.programmes.actions import focus as focuses

FILES_END = datetime(2021, 3, 8, 9, tzinfo=ZONE)
COORDINATOR = "marit"
STATEFUL = ("partnership", "need", "opportunity", "application", "engagement", "outcome")
SPOKEN_WELL = ("B2", "C1", "C2")
World = dict[str, list[Row]]


def told(kind: str, until: datetime) -> tuple[Row, ...]:
    """The rows of a kind as they are known at a moment: those of the files, and later what became of them."""
    return rows(kind) if until <= FILES_END else _whole()[kind]


def move_focuses(cast: Cast, until: datetime) -> None:
    """What the coordinator decided about whole countries, made through the verbs of a focus on its own day."""
    standing = clock.now()
    try:
        for row in afterwards()["country"]:
            for on, move, *said in row["steps"]:
                moment = datetime.combine(on, time(10), ZONE)
                if moment < until:
                    clock.start_at(moment)
                    _decide(cast, row["country"], move, *said)
    finally:
        clock.start_at(standing)


def _decide(cast: Cast, country: str, move: str, next_review: Any, reason: str) -> None:
    focus, by = cast.focuses[country], cast.users[COORDINATOR]
    if move == "review":
        focuses.review(focus, by=by, reason=reason, next_review=next_review)
    else:
        focuses.close(focus, by=by, reason=reason)


@cache
def _whole() -> dict[str, tuple[Row, ...]]:
    """Every kind, told to the end. `state` is left out: it is the files' word for their own last day."""
    plans, world = deepcopy(afterwards()), {kind: deepcopy(list(rows(kind))) for kind in FOLDERS}
    words = Words(plans)
    _decide_on_applications(world, plans, words)
    _do_the_work(world, plans, words)
    for plan in plans["plan"]:
        opportunity, *below = _of(world, plan["opportunity"])
        settle_opportunity(opportunity, *below, plan)
    continue_needs(world["need"], world["engagement"], plans["needs"])
    for place, row in enumerate(world["partnership"]):
        continue_partnership(row, plans, place)
    for kind in STATEFUL:
        for row in world[kind]:
            row.pop("state", None)
    return {kind: tuple(found) for kind, found in world.items()}


def _of(world: World, key: str) -> tuple[Row, list[Row], list[Row]]:
    """An opportunity with its applications and its engagements."""
    opportunity = next(row for row in world["opportunity"] if row["key"] == key)
    applications = [row for row in world["application"] if row["opportunity"] == key]
    return opportunity, applications, [row for row in world["engagement"] if row["opportunity"] == key]


def _decide_on_applications(world: World, plans: Row, words: Words) -> None:
    deadlines = {row["key"]: row["deadline"] for row in world["opportunity"]}
    world["application"] += [draft(row, deadlines[row["opportunity"]]) for row in plans["application"]]
    for plan in plans["plan"]:
        opportunity, applications, _work = _of(world, plan["opportunity"])
        read_from = continue_opportunity(opportunity, plan)
        world["engagement"] += continue_applications(opportunity, applications, plan, read_from, words)


def _do_the_work(world: World, plans: Row, words: Words) -> None:
    opportunities = {row["key"]: row for row in world["opportunity"]}
    fates = {(row["opportunity"], row["person"]): row for row in plans["fate"]}
    for row in world["engagement"]:
        fate = fates.get((row["opportunity"], row["person"]), {})
        continue_engagement(row, opportunities[row["opportunity"]], fate, words)
    places = {row["key"]: row["country"] for row in world["organisation"]}
    countries = {row["key"]: places[row["institution"]] for row in world["need"]}
    speak = {
        key: {code for code, level in row["languages"] if level in SPOKEN_WELL} for key, row in people_rows()
    }  # fmt: skip
    continue_outcomes(world, words, countries, speak)
