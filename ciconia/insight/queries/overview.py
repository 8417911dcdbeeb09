"""Where a programme stands today, as its staff see it: what is open, how far the targets are, what comes next."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models import PERSON_ROLES, Scope
from ciconia.foundation.text import Translated
from ciconia.insight.models import Figure, FigureKey
from ciconia.insight.queries.figures import begun
from ciconia.programmes.models import Focus, Programme, SectorChoice
from ciconia.programmes.queries.programme import targets_of

SOON = timedelta(days=14)
AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Open:
    """How many rows of a noun stand in a state that waits for somebody; how many of them are late, or soon due."""

    number: int = 0
    late: int = 0
    soon: int = 0

    def __add__(self, other: "Open") -> "Open":
        return Open(self.number + other.number, self.late + other.late, self.soon + other.soon)


@dataclass(frozen=True)
class OpenRows:
    """What is open in a programme, by noun and state."""

    counts: dict[tuple[str, str], Open]

    def of(self, noun: str, *states: str) -> Open:
        """What is open of a noun, in the states given or in all."""
        found = [row for (name, state), row in self.counts.items() if name == noun and (not states or state in states)]
        return sum(found, Open())


_PLACES = ("partnership", "need", "opportunity")
_PERSONS = {"application": "selection", "engagement": "delivery", "outcome": "results"}
_TABLES = {noun: f"selection_{noun}" for noun in _PLACES} | {noun: f"{room}_{noun}" for noun, room in _PERSONS.items()}
_COUNT = """
SELECT '{noun}', state, count(*), count(*) FILTER (WHERE due_at < %(now)s),
    count(*) FILTER (WHERE due_at >= %(now)s AND due_at < %(soon)s)
FROM {table} WHERE turn_role <> '' AND programme_id = %(programme)s{within} GROUP BY state
"""
_WITHIN = "\n    AND (%({scope})s::bigint[] IS NULL OR focus_id = ANY (%({scope})s))"
_OPEN = " UNION ALL ".join(
    [
        _COUNT.format(noun=noun, table=table, within=_WITHIN.format(scope="persons" if noun in _PERSONS else "places"))
        for noun, table in _TABLES.items()
    ]
    # Affiliations concern every country of the programme.
    + [_COUNT.format(noun="affiliation", table="programmes_affiliation", within="")]
)


def open_rows(user: Any, programme: Programme, within: Iterable[int] | None = None) -> OpenRows:
    """What is open where an account works (of the focuses `within`, where given); people only for who sees them."""
    now = clock.now()
    values = {
        "programme": programme.pk, "now": now, "soon": now + SOON,
        "places": _narrow(focus_scope(user, programme), within),
        "persons": _narrow(focus_scope(user, programme, PERSON_ROLES), within),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, values)
        return OpenRows({(noun, state): Open(*numbers) for noun, state, *numbers in cursor.fetchall()})


def focus_scope(user: Any, programme: Programme, roles: Iterable[str] | None = None) -> list[int] | None:
    """The focuses of a programme in which an account has a role (one of `roles`, where given); None means all."""
    wanted = None if roles is None else set(roles)
    scope: list[int] = []
    for item in memberships_of(user):
        if item.scope != Scope.PROGRAMME or item.scope_id != programme.pk or (wanted and item.role not in wanted):
            continue
        if not item.focus_ids:
            return None
        scope += item.focus_ids
    return scope


def _narrow(scope: list[int] | None, within: Iterable[int] | None) -> list[int] | None:
    if within is None:
        return scope
    return [pk for pk in within if scope is None or pk in scope]


@dataclass(frozen=True)
class Progress:
    """A focus against its target: how many assignments began, about how many are aimed at, where an even pace is."""

    focus: Focus
    done: int
    goal: int
    pace: int
    sectors: int


_TARGETS = Kept(lambda: targets_of(Asked("programme")).filter(of_what="participants").exclude(focus=None))
_BEGUN = Kept(lambda: begun(Asked("programme")).order_by().values_list("focus_id").annotate(Count("id")))
_SECTORS = Kept(
    lambda: (
        SectorChoice.objects.filter(programme=Asked("programme"), starts__lte=Asked("today"))
        .current()
        .exclude(ends__lt=Asked("today"))
        .order_by()
        .values_list("focus_id")
        .annotate(Count("sector", distinct=True))
    )
)


def progress_of(user: Any, programme: Programme, focuses: list[Focus]) -> list[Progress]:
    """The focuses given that have a target, each with how far it is."""
    done = _begun_by_focus(user, programme)
    targets = {target.focus_id: target for target in _TARGETS.rows(programme=programme.pk)}
    sectors = dict(_SECTORS.rows(programme=programme.pk, today=clock.today(programme.zone)))
    return [
        Progress(focus, done.get(focus.pk, 0), target.about, even_pace(programme, target), sectors.get(focus.pk, 0))
        for focus in focuses
        if (target := targets.get(focus.pk))
    ]


def even_pace(programme: Programme, target: Any) -> int:
    """What an even pace from the programme's first day would have reached today."""
    starts, by = programme.starts, target.by or programme.ends
    if starts is None or by is None or by <= starts:
        return 0
    share = (clock.today(programme.zone) - starts) / (by - starts)
    return round(target.about * min(max(share, 0), 1))


def _begun_by_focus(user: Any, programme: Programme) -> dict[int | None, int]:
    """Counted now by who may see engagements; as last counted for everybody, by who may not."""
    if focus_scope(user, programme, PERSON_ROLES) == []:
        rows = Figure.objects.filter(programme=programme, key=FigureKey.ASSIGNMENTS)
        return dict(rows.values_list("focus_id", "number"))
    return dict(_BEGUN.rows(programme=programme.pk))


@dataclass(frozen=True)
class Ahead:
    """Something that happens on a day soon."""

    day: date
    what: str  # deadline, answer, start, end or milestone
    noun: str
    public_id: str
    title: Translated
    organisation: Translated
    person: str


_EVENT = """
SELECT r.{day} AS day, '{what}' AS what, '{noun}' AS noun, r.public_id, {title} AS title, r.organisation_id, {person}
    AS person_id
FROM {rows} WHERE r.state = ANY ('{states}') AND r.{day} BETWEEN %(today)s AND %(until)s
    AND r.programme_id = %(programme)s AND (%(focuses)s::bigint[] IS NULL OR r.focus_id = ANY (%(focuses)s))
"""
_OPPORTUNITY = {"noun": "opportunity", "title": "r.title", "person": "NULL::bigint", "rows": "selection_opportunity r"}
_ENGAGEMENT = {
    "noun": "engagement", "title": "o.title", "person": "r.person_id",
    "rows": "delivery_engagement r JOIN selection_opportunity o ON o.id = r.opportunity_id",
}  # fmt: skip
_EVENTS = [
    {"what": "deadline", "day": "deadline", "states": "{published}", **_OPPORTUNITY},
    {"what": "answer", "day": "answer_by", "states": "{closed}", **_OPPORTUNITY},
    {"what": "start", "day": "starts", "states": "{agreed,preparing,ready}", **_ENGAGEMENT},
    {"what": "end", "day": "ends", "states": "{active,paused}", **_ENGAGEMENT},
]
# A date of the timetable belongs to no institution.
_MILESTONES = """
SELECT r.day, 'milestone' AS what, 'milestone' AS noun, r.public_id, r.name AS title, NULL::bigint, NULL::bigint
FROM programmes_milestone r WHERE r.version_until IS NULL AND r.day BETWEEN %(today)s AND %(until)s
    AND (r.known_from IS NULL OR r.known_from <= %(today)s) AND r.programme_id = %(programme)s
    AND (r.focus_id IS NULL OR %(focuses)s::bigint[] IS NULL OR r.focus_id = ANY (%(focuses)s))
"""
_AHEAD = f"""
SELECT t.day, t.what, t.noun, t.public_id, t.title, g.name, coalesce(p.short_name, '')
FROM (
    {" UNION ALL ".join([*(_EVENT.format(**event) for event in _EVENTS), _MILESTONES])}
    ORDER BY day, noun, public_id LIMIT %(limit)s
) t
LEFT JOIN people_organisation g ON g.id = t.organisation_id
LEFT JOIN people_person p ON p.id = t.person_id
ORDER BY t.day, t.noun, t.public_id
"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter


def ahead(user: Any, programme: Programme, within: Iterable[int] | None = None, limit: int = 8) -> list[Ahead]:
    """What the next two weeks bring in the focuses an account works in, the nearest first."""
    today = clock.today(programme.zone)
    values = {
        "programme": programme.pk, "today": today, "until": today + AHEAD, "limit": limit,
        "focuses": _narrow(focus_scope(user, programme), within),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_AHEAD, values)
        return [_ahead(row) for row in cursor.fetchall()]


def _ahead(row: tuple[Any, ...]) -> Ahead:
    *plain, title, organisation, person = row
    return Ahead(*plain, Translated(json.loads(title)), Translated(json.loads(organisation or "{}")), person)
