"""The rules of a cohort as numbers per country, sector and funder, each of which can be loosened by name."""

from dataclasses import dataclass, replace

import numpy as np

from ciconia.engine.allocation.cohort import NONE, Cohort, Decision, Flags, Floats, Ints, Limit, Names

FREE = float("inf")


@dataclass(frozen=True)
class Limits:
    """What a plan has to keep; infinite where there is no rule. Shares are per country, so that one can be loosened."""

    country_min: Floats
    country_max: Floats
    country_budget: Floats
    sector_min: Floats
    sector_max: Floats
    funder_budget: Floats
    women_min: Floats
    group_max: Floats
    group_slack: float
    locked: Ints
    forbidden: Ints
    stable: bool
    order: bool


@dataclass(frozen=True)
class Rule:
    """One rule that can be loosened: its path in rules.toml, the field of `Limits` it is, and where in it."""

    name: str
    field: str
    at: int
    where: str = ""
    person: str = ""
    place: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a share of the engagements, rather than a number or a sum."""
        return self.field in ("women_min", "group_max")

    @property
    def is_switch(self) -> bool:
        """Whether it is there or not, with nothing between."""
        return self.field in ("locked", "forbidden", "stable", "order")

    @property
    def is_floor(self) -> bool:
        """Whether it is loosened by becoming smaller."""
        return self.field in ("country_min", "sector_min", "women_min")


def limits_of(cohort: Cohort, *, bind: bool = True) -> Limits:
    """The rules that bind, or with `bind` false those that only warn."""
    rules, places = cohort.rules, cohort.places
    countries = len(places.country.words)
    balance = rules.balance_binds == bind
    women = rules.women_min if balance and rules.women_min is not None else -FREE
    group = rules.group_max if balance and rules.group_max is not None else FREE
    preferences = rules.preferences_bind == bind
    return Limits(
        _column(places.country, rules.country, "minimum", -FREE, bind),
        _column(places.country, rules.country, "maximum", FREE, bind),
        _column(places.country, rules.country, "budget", FREE, bind),
        _column(places.sector, rules.sector, "minimum", -FREE, bind),
        _column(places.sector, rules.sector, "maximum", FREE, bind),
        _column(places.funder, rules.funder, "budget", FREE, bind),
        np.full(countries, women),
        np.full(countries, group),
        rules.group_slack,
        _pairs(cohort, rules.locks, bind),
        _pairs(cohort, rules.forbids, bind),
        preferences and rules.stable,
        preferences and rules.host_rank == "order",
    )


def _column(names: Names, limits: dict[str, Limit], key: str, none: float, bind: bool) -> Floats:
    column = np.full(len(names.words), none)
    for word, limit in limits.items():
        value = getattr(limit, key)
        if limit.bind == bind and value is not None:
            column[names.code(word)] = value
    return column


def _pairs(cohort: Cohort, decisions: tuple[Decision, ...], bind: bool) -> Ints:
    """The numbers of pairs that are decided; decisions about two who are not paired are left out."""
    found = (cohort.find(one.person, one.place) for one in decisions if one.bind == bind)
    return np.unique(np.array([pair for pair in found if pair != NONE], np.int32))


def rules_in(cohort: Cohort, limits: Limits) -> list[Rule]:
    """Every rule of these limits, in the order in which a reader expects them."""
    places = cohort.places
    words = {
        "country_min": ("country", "min", places.country.words),
        "country_max": ("country", "max", places.country.words),
        "country_budget": ("country", "budget", places.country.words),
        "sector_min": ("sector", "min", places.sector.words), "sector_max": ("sector", "max", places.sector.words),
        "funder_budget": ("funder", "budget", places.funder.words),
    }  # fmt: skip
    found = [
        Rule(f"{table}.{word}.{key}", field, at, word)
        for field, (table, key, names) in words.items()
        for at, word in enumerate(names)
        if np.isfinite(getattr(limits, field)[at])
    ]
    for field in ("women_min", "group_max"):
        shares = getattr(limits, field)
        found += [
            Rule(f"balance.{field}", field, at, word)
            for at, word in enumerate(places.country.words)
            if np.isfinite(shares[at])
        ]
    for field, table in (("locked", "lock"), ("forbidden", "forbid")):
        for at in getattr(limits, field):
            person, place = cohort.ids(at)
            found.append(Rule(f"{table}.{person}.{place}", field, int(at), person=person, place=place))
    found += [Rule("solve.stable", "stable", 0)] if limits.stable else []
    found += [Rule("solve.host_rank", "order", 0)] if limits.order else []
    return found


def loosen(limits: Limits, rule: Rule, by: float) -> Limits:
    """The same limits with one rule loosened; a lock, a forbid or a switch is taken away."""
    held = getattr(limits, rule.field)
    if rule.field in ("locked", "forbidden"):
        return replace(limits, **{rule.field: held[held != rule.at]})
    if rule.is_switch:
        return replace(
            limits, stable=limits.stable and rule.field != "stable", order=limits.order and rule.field != "order"
        )
    changed = held.copy()
    changed[rule.at] += -by if rule.is_floor else by
    return replace(limits, **{rule.field: changed})


def keep_only(limits: Limits, rules: list[Rule]) -> Limits:
    """The same limits with no rule left but these."""
    bare = Limits(
        np.full_like(limits.country_min, -FREE), np.full_like(limits.country_max, FREE),
        np.full_like(limits.country_budget, FREE), np.full_like(limits.sector_min, -FREE),
        np.full_like(limits.sector_max, FREE), np.full_like(limits.funder_budget, FREE),
        np.full_like(limits.women_min, -FREE), np.full_like(limits.group_max, FREE), limits.group_slack,
        np.array([rule.at for rule in rules if rule.field == "locked"], np.int32),
        np.array([rule.at for rule in rules if rule.field == "forbidden"], np.int32),
        any(rule.field == "stable" for rule in rules), any(rule.field == "order" for rule in rules),
    )  # fmt: skip
    for rule in rules:
        if not rule.is_switch:
            getattr(bare, rule.field)[rule.at] = getattr(limits, rule.field)[rule.at]
    return bare


def eligible(cohort: Cohort, limits: Limits) -> Flags:
    """Which pairs a plan may use: available for the place's whole period, a place with room, not forbidden."""
    fine = available(cohort) & (cohort.places.capacity[cohort.pairs.place] > 0)
    fine[limits.forbidden] = False
    return fine


def available(cohort: Cohort) -> Flags:
    """Which pairs have a person whose availability contains the dates of the place."""
    people, places, pairs = cohort.people, cohort.places, cohort.pairs
    early = people.start[pairs.person] <= places.start[pairs.place]
    return np.asarray(early & (people.end[pairs.person] >= places.end[pairs.place]))
