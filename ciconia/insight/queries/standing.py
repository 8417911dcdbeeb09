"""Standing views: needs nobody works on, opportunities nobody applied for, and what waits longer than it should."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q, staff_q
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models import PERSON_ROLES
from ciconia.foundation.text import Translated
from ciconia.insight.queries.overview import focus_scope
from ciconia.programmes.models import Programme
from ciconia.selection.models import Application, Need, Opportunity
from ciconia.selection.rules.carried import SERVES_NOTHING

# People apply in the first two weeks or in the last days: after the first without anybody the channels are looked at
# again, and a week before the last day is the latest at which that still helps.
QUIET = timedelta(days=14)
NEAR = timedelta(days=7)


def needs_without_opportunity(programme: Programme, user: Any, within: Iterable[int] | None = None) -> QuerySet[Need]:
    """Validated needs for which nothing is being made, where an account works; the longest wait first."""
    rows = _unserved(programme, staff_q(user))
    return _in(rows, within).select_related("focus", "organisation").order_by("state_since", "id")


def opportunities_without_applicants(
    programme: Programme, user: Any, within: Iterable[int] | None = None
) -> QuerySet[Opportunity]:
    """Open opportunities nobody applied for, that are open for two weeks or close within one; the nearest end first.

    For accounts that may see applications: to others everything would look as if nobody had applied.
    """
    rows = _quiet(programme, persons_q(user), **_days(programme))
    return _in(rows, within).select_related("focus", "organisation").order_by("deadline", "id")


def _unserved(programme: Any, theirs: Q) -> QuerySet[Need]:
    made = Opportunity.objects.filter(need=OuterRef("pk")).exclude(state__in=SERVES_NOTHING)
    return Need.objects.filter(theirs, ~Exists(made), programme=programme, state="validated")


def _quiet(programme: Any, theirs: Q, *, open_since: Any, ends: Any) -> QuerySet[Opportunity]:
    sent = Application.objects.filter(opportunity=OuterRef("pk")).exclude(state="draft")
    lately = Q(published_at__lte=open_since) | Q(deadline__lte=ends)
    return Opportunity.objects.filter(theirs, ~Exists(sent), lately, programme=programme, state="published")


def _days(programme: Programme) -> dict[str, Any]:
    return {"open_since": clock.now() - QUIET, "ends": clock.today(programme.zone) + NEAR}


def _in(rows: QuerySet[Any], within: Iterable[int] | None) -> QuerySet[Any]:
    return rows if within is None else rows.filter(focus__in=list(within))


@dataclass(frozen=True)
class Late:
    """One row that is past its date: whose turn it has been since when, and since when it is late."""

    noun: str
    public_id: str
    state: str
    mark: str
    turn_role: str
    since: datetime
    due_at: datetime
    reference: str
    title: Translated
    organisation: Translated
    person: str
    country: str
    code: str = ""  # as a task has one; what is shown here is never a part of something


LATE = ("partnership", "need", "opportunity", "application", "engagement", "outcome")
_PLACES, _PERSONS = "places", "persons"
_PLAIN = {"title": "NULL::jsonb", "reference": "''", "person": "NULL::bigint", "opportunity": "NULL::bigint",
          "engagement": "NULL::bigint", "scope": _PLACES}  # fmt: skip
_OF_A_PERSON = {"scope": _PERSONS, "person": "r.person_id"}
_NOUNS: dict[str, dict[str, str]] = {
    "partnership": {"table": "selection_partnership"},
    "need": {"table": "selection_need", "title": "r.title", "reference": "r.reference"},
    "opportunity": {"table": "selection_opportunity", "title": "r.title", "reference": "r.reference"},
    "application": {"table": "selection_application", "opportunity": "r.opportunity_id", **_OF_A_PERSON},
    "engagement": {
        "table": "delivery_engagement", "opportunity": "r.opportunity_id", "reference": "r.reference", **_OF_A_PERSON,
    },
    "outcome": {"table": "results_outcome", "engagement": "r.engagement_id", **_OF_A_PERSON},
}  # fmt: skip
_BRANCH = """
SELECT '{noun}' AS noun, r.id, r.public_id, r.state, r.mark, r.turn_role, r.state_since, r.due_at, r.focus_id,
    r.organisation_id, {title} AS title, {reference} AS reference, {person} AS person_id,
    {opportunity} AS opportunity_id, {engagement} AS engagement_id
FROM {table} r
WHERE r.turn_role <> '' AND r.due_at < %(now)s AND r.programme_id = %(programme)s
    AND (%({scope})s::bigint[] IS NULL OR r.focus_id = ANY (%({scope})s))
"""
# Names are looked up after the cut, so that they cost no more than the rows shown.
_STATEMENT = f"""
WITH late AS (
    {" UNION ALL ".join(_BRANCH.format(**_PLAIN | {"noun": noun} | columns) for noun, columns in _NOUNS.items())}
    ORDER BY due_at, noun, id LIMIT %(limit)s
)
SELECT t.noun, t.public_id, t.state, t.mark, t.turn_role, t.state_since, t.due_at,
    coalesce(nullif(t.reference, ''), e.reference, o.reference, ''), coalesce(t.title, o.title, g.name), g.name,
    coalesce(p.short_name, ''), f.country
FROM late t
JOIN programmes_focus f ON f.id = t.focus_id
JOIN people_organisation g ON g.id = t.organisation_id
LEFT JOIN delivery_engagement e ON e.id = t.engagement_id
LEFT JOIN selection_opportunity o ON o.id = coalesce(t.opportunity_id, e.opportunity_id)
LEFT JOIN people_person p ON p.id = t.person_id
ORDER BY t.due_at, t.noun, t.id
"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter


def waiting_too_long(
    programme: Programme, user: Any, within: Iterable[int] | None = None, limit: int = 200
) -> list[Late]:
    """What is past its date where an account works, whoever's turn it is; the longest late first.

    Rows about people only for who sees them, and only those that the wall lets the account read.
    """
    asked = None if within is None else list(within)
    values = {
        "programme": programme.pk, "now": clock.now(), "limit": limit,
        _PLACES: _both(focus_scope(user, programme), asked),
        _PERSONS: _both(focus_scope(user, programme, PERSON_ROLES), asked),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        return [_late(row) for row in cursor.fetchall()]


def _both(scope: list[int] | None, asked: list[int] | None) -> list[int] | None:
    if scope is None or asked is None:
        return asked if scope is None else scope
    return [pk for pk in asked if pk in scope]


def _late(row: tuple[Any, ...]) -> Late:
    *plain, title, organisation, person, country = row
    return Late(*plain, _translated(title), _translated(organisation), person, country)


def _translated(value: Any) -> Translated:
    return Translated(json.loads(value) if value else {})


def counts(programme: Programme, user: Any, within: Iterable[int] | None = None) -> tuple[int, int]:
    """(needs without an opportunity, opportunities without applicants), in one statement."""
    asked = None if within is None else list(within)
    values: dict[str, Any] = {"programme": programme.pk, **_days(programme)}
    for name, scope in (
        (_PLACES, focus_scope(user, programme)),
        (_PERSONS, focus_scope(user, programme, PERSON_ROLES)),
    ):
        focuses = _both(scope, asked)
        values |= {f"{name}_whole": focuses is None, f"{name}_focuses": [0, *(focuses or [])]}  # 0: its type is known
    found: tuple[int, int] = _COUNTS.rows(**values)[0]
    return found


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("programme").annotate(n=Count("pk")).values("n")), 0)


def _theirs(name: str) -> Q:
    whole = ExpressionWrapper(Asked(f"{name}_whole"), output_field=BooleanField())
    return Q(whole) | Q(focus__pk__any_of=Asked(f"{name}_focuses"))


_COUNTS = Kept(
    lambda: Programme.objects.filter(pk=Asked("programme")).values_list(
        _number(_unserved(OuterRef("pk"), _theirs(_PLACES))),
        _number(_quiet(OuterRef("pk"), _theirs(_PERSONS), open_since=Asked("open_since"), ends=Asked("ends"))),
    )
)
