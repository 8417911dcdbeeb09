"""What waits for an account: every row of every flow whose turn it is, the latest first, in one statement."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.flow import turns_of
from ciconia.foundation.models import Scope
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme


@dataclass(frozen=True)
class Task:
    """One row that waits for somebody: what it is, since when, until when."""

    noun: str
    public_id: str
    state: str
    mark: str
    turn_role: str
    since: datetime
    due_at: datetime | None
    reference: str
    code: str
    title: Translated
    person: str
    organisation: Translated
    country: str
    opportunity: str  # public ids of what it belongs to, for pages that stand under those
    engagement: str

    @property
    def is_overdue(self) -> bool:
        """Whether its date has passed."""
        return self.due_at is not None and self.due_at < clock.now()


# One branch a noun. Who has the turn is decided by the turn on the row and the scope of the asker's roles: a need
# that waits for an authority belongs to that authority, everything else of an organisation to the host.
_BRANCH = """
SELECT '{noun}' AS noun, r.id, r.public_id, r.state, r.mark, r.turn_role, r.state_since, r.due_at,
    {focus} AS focus_id, {organisation} AS organisation_id, {opportunity} AS opportunity_id,
    {engagement} AS engagement_id, {person} AS person_id, {title} AS title, {reference} AS reference, {code} AS code
FROM {table} r
WHERE r.turn_role <> '' AND (%(programme)s::bigint IS NULL OR {here})
    AND (r.turn_person_id = %(user)s OR r.turn_role = ANY (%(turns)s) AND EXISTS (
        SELECT 1 FROM mine m WHERE m.turn = r.turn_role AND (
            {staff}
            OR m.organisation_id = {asked})))
"""

_WITH_IT = (
    "SELECT FROM selection_partnership s WHERE s.organisation_id = r.organisation_id AND s.state IN ('agreed', 'ended')"
)
_COURSE = "FROM learning_course c WHERE c.id = r.course_id"
_NOUNS: dict[str, dict[str, str]] = {
    "focus": {"table": "programmes_focus", "focus": "r.id", "organisation": "NULL::bigint", "title": "r.name"},
    # It concerns every country, so whoever has the turn in one of them has it.
    "affiliation": {"table": "programmes_affiliation", "focus": "NULL::bigint", "within": "TRUE"},
    # One for every country is for whoever has the turn in one of them.
    "publication": {
        "table": "publishing_publication", "organisation": "NULL::bigint", "title": "r.title",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    "story": {
        "table": "publishing_story", "organisation": "NULL::bigint", "title": "r.title",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    # It is of the whole programme, so whoever has the turn in one of its countries has it.
    "newsletter": {
        "table": "publishing_newsletter", "focus": "NULL::bigint", "organisation": "NULL::bigint", "title": "r.title",
        "within": "TRUE",
    },
    "statement": {
        "table": "gatherings_statement", "focus": "NULL::bigint", "organisation": "NULL::bigint", "title": "r.title",
        "within": "TRUE",
    },
    "consultation": {
        "table": "gatherings_consultation", "focus": "NULL::bigint", "organisation": "NULL::bigint", "title": "r.title",
        "within": "TRUE",
    },
    "idea": {
        "table": "gatherings_idea", "organisation": "NULL::bigint", "title": "r.title",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    "event": {
        "table": "gatherings_event", "title": "r.title",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    # What is reported in a space, and who looks for a mentor, whichever country it is for.
    "post": {
        "table": "gatherings_post", "organisation": "NULL::bigint", "person": "r.person_id",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    "mentorship": {
        "table": "gatherings_mentorship", "organisation": "NULL::bigint", "person": "r.person_id",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    # It is of the whole programme, so whoever has the turn in one of its countries has it.
    "board_seat": {
        "table": "gatherings_boardseat", "focus": "NULL::bigint", "organisation": "NULL::bigint",
        "person": "r.person_id", "within": "TRUE",
    },
    "board_theme": {
        "table": "gatherings_boardtheme", "focus": "NULL::bigint", "organisation": "NULL::bigint", "within": "TRUE",
        "title": "jsonb_build_object('source', r.language, r.language, r.title)",
    },
    "course": {
        "table": "learning_course", "organisation": "NULL::bigint", "title": "r.title",
        "within": "r.focus_id IS NULL OR m.focus_id = r.focus_id",
    },
    # It says of its course alone where it is; whoever named somebody is asked for them.
    "enrolment": {
        "table": "learning_enrolment", "focus": "NULL::bigint", "title": f"(SELECT c.title {_COURSE})",
        "here": f"EXISTS (SELECT {_COURSE} AND c.programme_id = %(programme)s)",
        "staff": f"EXISTS (SELECT {_COURSE} AND m.programme_id = c.programme_id"
                 " AND (m.focus_id IS NULL OR c.focus_id IS NULL OR m.focus_id = c.focus_id))",
        "asked": "CASE WHEN r.turn_role = 'organisation contact' THEN r.organisation_id END",
    },
    "partnership": {"table": "selection_partnership"},
    # It is of no programme: whoever works with its institution answers for it.
    "development_plan": {
        "table": "selection_developmentplan", "focus": "NULL::bigint", "title": "r.title",
        "here": f"EXISTS ({_WITH_IT} AND s.programme_id = %(programme)s)",
        "staff": f"EXISTS ({_WITH_IT} AND m.programme_id = s.programme_id"
                 " AND (m.focus_id IS NULL OR m.focus_id = s.focus_id))",
    },
    "need": {
        "table": "selection_need", "title": "nullif(r.title, '{}')", "reference": "r.reference",
        "asked": "CASE WHEN r.turn_role = 'endorser' THEN r.endorser_id ELSE r.organisation_id END",
    },
    "paper": {"table": "selection_paper"},
    "opportunity": {"table": "selection_opportunity", "title": "r.title", "reference": "r.reference"},
    # Of several countries at once: whoever has the turn in all of them has it.
    "cohort": {
        "table": "selection_cohort", "focus": "NULL::bigint", "organisation": "NULL::bigint",
        "staff": "m.programme_id = r.programme_id AND NOT EXISTS (SELECT FROM unnest(r.focus_ids) f WHERE NOT EXISTS ("
                 "SELECT FROM mine x WHERE x.turn = r.turn_role AND x.programme_id = r.programme_id"
                 " AND (x.focus_id IS NULL OR x.focus_id = f)))",
        "title": "jsonb_build_object('source', 'en', 'en', r.title)",
    },
    "application": {
        "table": "selection_application", "opportunity": "r.opportunity_id", "person": "r.person_id",
    },
    "co_applicant": {
        "table": "selection_coapplicant", "opportunity": "r.opportunity_id", "person": "r.person_id",
    },
    # Whom it waits for has no account; before it is sent, the applicant's draft is the task.
    "reference": {"table": "selection_reference"},
    "interview": {
        "table": "selection_interview",
        "opportunity": "(SELECT a.opportunity_id FROM selection_application a WHERE a.id = r.application_id)",
        "person": "(SELECT a.person_id FROM selection_application a WHERE a.id = r.application_id)",
    },
    "engagement": {
        "table": "delivery_engagement", "opportunity": "r.opportunity_id", "person": "r.person_id",
        "reference": "r.reference",
    },
    "checklist_item": {
        "table": "delivery_checklistitem", "engagement": "r.engagement_id", "person": "r.person_id", "code": "r.code",
    },
    "deliverable": {
        "table": "delivery_deliverable", "engagement": "r.engagement_id", "person": "r.person_id", "title": "r.title",
    },
    "outcome": {
        "table": "results_outcome", "engagement": "r.engagement_id", "person": "r.person_id", "code": "r.wave",
    },
}  # fmt: skip

_PLAIN = {
    "focus": "r.focus_id", "organisation": "r.organisation_id", "opportunity": "NULL::bigint",
    "engagement": "NULL::bigint", "person": "NULL::bigint", "title": "NULL::jsonb", "reference": "''", "code": "''",
}  # fmt: skip


def _branch(noun: str, columns: dict[str, str]) -> str:
    filled = {"noun": noun} | _PLAIN | columns
    filled.setdefault("asked", filled["organisation"])
    within = filled.get("within", f"m.focus_id = {filled['focus']}")
    filled.setdefault("here", "r.programme_id = %(programme)s")
    filled.setdefault("staff", f"m.programme_id = r.programme_id AND (m.focus_id IS NULL OR {within})")
    return _BRANCH.format(**filled)


# Names of rows are looked up after the cut, so that they cost no more than the rows shown.
_STATEMENT = f"""
WITH mine (turn, programme_id, focus_id, organisation_id) AS (
    SELECT * FROM unnest(
        %(turns)s::text[], %(programmes)s::bigint[], %(focuses)s::bigint[], %(organisations)s::bigint[])
), task AS (
    {" UNION ALL ".join(_branch(noun, columns) for noun, columns in _NOUNS.items())}
    ORDER BY due_at NULLS LAST, noun, id LIMIT %(limit)s
)
SELECT t.noun, t.public_id, t.state, t.mark, t.turn_role, t.state_since, t.due_at,
    coalesce(nullif(t.reference, ''), e.reference, o.reference, ''), t.code,
    coalesce(t.title, o.title, g.name), coalesce(p.short_name, ''), g.name, coalesce(f.country, g.country, ''),
    coalesce(o.public_id, ''), coalesce(e.public_id, '')
FROM task t
LEFT JOIN programmes_focus f ON f.id = t.focus_id
LEFT JOIN delivery_engagement e ON e.id = CASE WHEN t.noun = 'engagement' THEN t.id ELSE t.engagement_id END
LEFT JOIN selection_opportunity o
    ON o.id = CASE WHEN t.noun = 'opportunity' THEN t.id ELSE coalesce(t.opportunity_id, e.opportunity_id) END
LEFT JOIN people_organisation g ON g.id = t.organisation_id
LEFT JOIN people_person p ON p.id = t.person_id
ORDER BY t.due_at NULLS LAST, t.noun, t.id
"""  # noqa: S608 - put together from the constants above; everything that comes from outside is a parameter


def tasks_for(user: Any, programme: Programme | None = None, limit: int = 200) -> list[Task]:
    """The rows that wait for an account in all its roles, or in one programme; what is late comes first."""
    if not getattr(user, "is_authenticated", False) or user.pk is None:
        return []
    scopes = _scopes(user)
    values = {
        "user": user.pk,
        "programme": programme.pk if programme else None,
        "limit": limit,
        "turns": [scope[0] for scope in scopes],
        "programmes": [scope[1] for scope in scopes],
        "focuses": [scope[2] for scope in scopes],
        "organisations": [scope[3] for scope in scopes],
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        return [_task(row) for row in cursor.fetchall()]


def _scopes(user: Any) -> list[tuple[str, int | None, int | None, int | None]]:
    """The turns an account answers for, each with the programme, focus or organisation it answers for them in."""
    scopes: list[tuple[str, int | None, int | None, int | None]] = []
    for item in memberships_of(user):
        for turn in turns_of(item.role):
            if item.scope == Scope.ORGANISATION:
                scopes.append((turn, None, None, item.scope_id))
            else:
                scopes += [(turn, item.scope_id, focus, None) for focus in item.focus_ids or [None]]
    return scopes


def _task(row: tuple[Any, ...]) -> Task:
    *plain, title, person, organisation, country, opportunity, engagement = row
    return Task(*plain, _translated(title), person, _translated(organisation), country, opportunity, engagement)


def _translated(value: Any) -> Translated:
    return Translated(json.loads(value) if value else {})
