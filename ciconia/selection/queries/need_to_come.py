"""Needs to come beside a round: which there are, how likely each is, whom of the round it would suit, and prices."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Exists, Max, Min, OuterRef, QuerySet

from ciconia.engine import allocation as engine
from ciconia.foundation import clock
from ciconia.foundation.wall import past_the_wall
from ciconia.programmes.models import Programme
from ciconia.selection.models import Candidate, Cohort, CohortDraft, Need, Opportunity
from ciconia.selection.queries.cohort import Round, ruled
from ciconia.selection.rules.cohort import Settings
from ciconia.selection.rules.need_to_come import FEWEST, IN_TIME, ON_THE_WAY, Chance

LEAST = 1e-4
_ASKED = ("public_id", "reference", "state", "title", "concepts", "languages", "starts", "ends", "weeks")
# As words in one piece: lists of addresses take longer to read than to find.
_PEOPLE = """
SELECT p.id,
    (SELECT string_agg(DISTINCT array_position(%(names)s::varchar[], one)::text, ' ') FROM unnest(p.confirmed) one),
    coalesce((SELECT string_agg(spoken->>'code', ' ') FROM jsonb_array_elements(p.languages) spoken), ''),
    p.available_from
FROM people_person p WHERE p.confirmed && %(names)s::varchar[] AND p.id = ANY (%(people)s::bigint[])
"""
_CAME = """
SELECT reached.state, here,
    count(*) FILTER (WHERE told.at BETWEEN reached.at AND reached.at + make_interval(days => %(days)s)), count(*)
FROM (
    SELECT object_id, to_state AS state, programme_id = %(programme)s AS here, min(at) AS at FROM foundation_log
    WHERE noun = 'need' AND to_state = ANY (%(states)s) GROUP BY 1, 2, 3
) reached LEFT JOIN (
    SELECT need_id, min(published_at) AS at FROM selection_opportunity GROUP BY 1
) told ON told.need_id = reached.object_id
WHERE reached.at <= %(until)s GROUP BY 1, 2
"""


@dataclass(frozen=True)
class ToCome:
    """A need without an opportunity, and how often such needs came in time."""

    need: Need
    measured: Chance


@dataclass(frozen=True)
class Kept:
    """Somebody for whom waiting is worth something: what, in fit, and for which need above all."""

    person: int
    worth: float
    need: int


def on_the_way(cohort: Cohort) -> QuerySet[Need]:
    """
    Needs of the countries of a round that are sent and have no published opportunity, in weeks in which the round
    places people: what comes later takes nobody away from it.
    """
    weeks = cohort.places.aggregate(first=Min("starts"), last=Max("ends"))
    told = Opportunity.objects.filter(need=OuterRef("pk")).exclude(published_at=None).exclude(state="withdrawn")
    rows = Need.objects.filter(programme=cohort.programme_id, focus__in=cohort.focus_ids, state__in=ON_THE_WAY, mark="")
    rows = rows.filter(starts__lte=weeks["last"], ends__gte=weeks["first"]).exclude(Exists(told))
    rows = rows.select_related("organisation", "focus").order_by("focus__country", "pk")
    return rows.only(*_ASKED, "organisation__city", "organisation__country", "focus__country")


def needs_to_come(cohort: Cohort) -> list[ToCome]:
    """The needs to come beside a round, with the chance measured for the state of each."""
    chances = measured(cohort.programme)
    return [ToCome(need, chances[need.state]) for need in on_the_way(cohort)]


def measured(programme: Programme) -> dict[str, Chance]:
    """{state: how often needs in it came in time}, of the programme, or of all where it has too few."""
    own, every = dict.fromkeys(ON_THE_WAY, (0, 0)), dict.fromkeys(ON_THE_WAY, (0, 0))
    with past_the_wall(), connection.cursor() as cursor:
        cursor.execute(_CAME, {"programme": programme.pk, "states": list(ON_THE_WAY), "days": IN_TIME.days,
                               "until": clock.now() - IN_TIME})  # fmt: skip
        for state, here, came, cases in cursor.fetchall():
            every[state] = (every[state][0] + came, every[state][1] + cases)
            if here:
                own[state] = (came, cases)
    return {
        state: Chance(*every[state], everywhere=True) if own[state][1] < FEWEST else
        Chance(*own[state], everywhere=False) for state in ON_THE_WAY
    }  # fmt: skip


def fits_of(data: Round, needs: Iterable[Need]) -> dict[int, dict[int, float]]:
    """
    {need: {person of the round: fit, 0 to 1}}: what they are worth at the place of the round that suits them best, by
    the part of the need's names that they confirmed. Nobody who speaks none of its languages, or is free only after it
    begins at the latest; nothing else about them is asked.
    """
    rows = list(needs)
    asking: dict[str, list[Need]] = {}
    for need in rows:
        for uri in need.concepts:
            asking.setdefault(uri, []).append(need)
    best, names = _best(data), sorted(asking)
    found: dict[int, dict[int, float]] = {need.pk: {} for need in rows}
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"names": names, "people": list(best)})
        for person, known, spoken, free in cursor:
            several = (need for at in known.split() for need in asking[names[int(at) - 1]])
            for need, many in Counter(several).items():
                if _can(need, spoken.split(), free):
                    found[need.pk][person] = best[person] * many / len(set(need.concepts))
    return found


def _best(data: Round) -> dict[int, float]:
    """{person: what they are worth at the place that suits them best}."""
    pairs, ids = data.data.pairs, data.data.people.ids
    best = np.zeros(len(ids))
    np.maximum.at(best, pairs.person, engine.values_of(data.data))
    return dict(zip(map(int, ids), best.tolist(), strict=True))


def _can(need: Need, spoken: Iterable[str], free: date | None) -> bool:
    """Whether somebody speaks a language of a need, and is free when it begins at the latest."""
    starts, ends, weeks = need.window
    latest = max(starts, ends - timedelta(weeks=weeks))
    return (not need.languages or not set(need.languages).isdisjoint(spoken)) and (free is None or free <= latest)


def priced(cohort: Cohort, data: Round, settings: Settings) -> Settings:
    """
    The settings with what keeping people is worth under them: `people` as {person: [worth, need]}, `country` as
    {country: price of a unit of money}, `needs` as a row each. Settings that keep nobody, or have prices, as they are.
    """
    if not settings.asks_for_prices:
        return settings
    said = settings.rules["to_come"]["said"]
    today = ruled(data, settings)
    found = needs_to_come(cohort)
    fits = fits_of(Round(today, data.applications, data.numbers, data.programme), [one.need for one in found])
    rows = [_row(one, said.get(str(one.need.pk), {}), fits[one.need.pk], _cost(today, one.need)) for one in found]
    needs = [
        engine.Need(str(row["need"]), row["chance"], row["places"], _by_id(fits[row["need"]]), row["country"], "",
                    row["cost"])
        for row in rows if row["chance"]
    ]  # fmt: skip
    prices = engine.reserve_prices(today, needs)
    for row in rows:
        row["price"] = round(prices.need.get(str(row["need"]), 0.0), 6)
    country = dict(zip(today.places.country.words, prices.country.tolist(), strict=True))
    return settings.with_prices(
        people={
            person: [round(worth, 6), _for_which(int(person), needs, prices)]
            for person, worth in zip(today.people.ids, prices.person.tolist(), strict=True) if worth > LEAST
        },
        country={code: price for code, price in country.items() if price > 0},
        needs=rows,
    )  # fmt: skip


def _row(one: ToCome, said: Mapping[str, Any], fits: Mapping[int, float], cost: float) -> dict[str, Any]:
    need, share = one.need, one.measured.share
    return {
        "need": need.pk, "state": need.state, "country": need.focus.country, "chance": said.get("chance", share),
        "own": "chance" in said, "came": one.measured.came, "cases": one.measured.cases,
        "everywhere": one.measured.everywhere, "places": int(said.get("places", 1)), "cost": cost, "fit": len(fits),
    }  # fmt: skip


def _by_id(fits: Mapping[int, float]) -> dict[str, float]:
    return {str(person): fit for person, fit in fits.items()}


def _cost(today: engine.Cohort, need: Need) -> float:
    """What one person costs at the places of the round in the same country, on average."""
    if need.focus.country not in today.places.country.words:
        return 0.0
    there = today.places.country.codes == today.places.country.code(need.focus.country)
    return float(today.places.cost[there].mean()) if there.any() else 0.0


def _for_which(person: int, needs: Iterable[engine.Need], prices: engine.Reserve) -> int:
    """The need for which somebody is kept above all: where most is left of the fit after its price, by its chance."""
    left = [
        (need.chance * (need.fit[str(person)] - prices.need.get(need.id, 0.0)), -int(need.id))
        for need in needs if str(person) in need.fit
    ]  # fmt: skip
    return -max(left)[1]


def kept_in(draft: CohortDraft) -> list[Kept]:
    """Whom a draft leaves without a place though waiting is worth something, the most first."""
    people = draft.rules.get("to_come", {}).get("people", {})
    placed = set(Candidate.objects.filter(cohort=draft.cohort_id, application__in=draft.plan).values_list(
        "application__person_id", flat=True))  # fmt: skip
    found = [Kept(int(person), worth, need) for person, (worth, need) in people.items() if int(person) not in placed]
    return sorted(found, key=lambda one: (-one.worth, one.person))


def changed_to_come(draft: CohortDraft) -> bool:
    """Whether other needs are on the way than those a draft was made with; never where it keeps nobody."""
    said = draft.rules.get("to_come")
    if said is None:
        return False
    now = set(on_the_way(draft.cohort).values_list("pk", "state"))
    return now != {(row["need"], row["state"]) for row in said.get("needs", ())}
