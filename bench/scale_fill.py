"""A large database, all synthetic: opportunities with words of the own vocabulary, people, and their applications."""

import os
import tomllib
from typing import Any

import django
from django.db import connection, models

from ciconia.foundation.database.urls import CLONE

VOCABULARY = CLONE / "ciconia" / "engine" / "vocabulary" / "concepts"
LANGUAGES = ("en", "nl", "fr", "ar")
COMMON = {"en": "training", "nl": "opleiding", "fr": "formation", "ar": "تدريب"}
BATCH = 500
APPLY = 5
"""One in so many people has applied for something that is not decided yet."""

# The same numbers lead to the same words every time.
_PICKED = "({words}::text[])[1 + abs(hashint8({seed})) %% cardinality({words}::text[])]"
_TEXTS = "jsonb_build_object('source', 'en', {pairs})"
_OPPORTUNITIES = """
INSERT INTO selection_opportunity ({kept}, public_id, reference, title, background, mode, languages, deadline, starts)
SELECT {kept_t}, 'o' || lpad(to_hex(n), 9, '0'), 'SCALE-' || n, {title}, {background},
    (ARRAY['physical', 'virtual', 'mixed'])[1 + n %% 3],
    CASE WHEN n %% 97 = 0 THEN ARRAY['ps'] WHEN n %% 3 = 0 THEN ARRAY['en', 'ar'] WHEN n %% 2 = 0 THEN ARRAY['so', 'en']
        ELSE ARRAY['en'] END,
    %(today)s::date + 1 + (abs(hashint8(n)) %% 365)::int, %(today)s::date + 400 + (abs(hashint8(n * 7)) %% 300)::int
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS number
    FROM selection_opportunity WHERE state = 'published' AND reference NOT LIKE 'SCALE-%%') t ON t.place = n %% t.number
"""
_PEOPLE = """
INSERT INTO people_person (public_id, short_name, headline, experience, concepts, context, languages, modes,
    confirmed)
SELECT 'p' || lpad(to_hex(n), 9, '0'), 'Person ' || n, 'Profile ' || n, '{{}}', '[]', '{{}}', '[]', '{{}}', '{{}}'
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n
"""
_APPLICATIONS = """
INSERT INTO selection_application
    ({kept}, public_id, person_id, opportunity_id, focus_id, organisation_id, submitted_at)
SELECT {kept_t}, 'a' || lpad(to_hex(p.id), 9, '0'), p.id, o.id, o.focus_id, o.organisation_id,
    t.submitted_at + (p.place %% 500000) * interval '1 second'
FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people_person p WHERE short_name LIKE 'Person %%'
    AND NOT EXISTS (SELECT 1 FROM selection_application a WHERE a.person_id = p.id)) p
JOIN selection_opportunity o ON o.reference = 'SCALE-' || (1 + (p.place * 7919) %% %(number)s)
CROSS JOIN (SELECT * FROM selection_application WHERE state = 'submitted' ORDER BY id LIMIT 1) t
WHERE p.place %% {apply} = 0
"""
_SIGHTS = """
INSERT INTO people_sight (person_id, programme_id, focus_id, level, because, object_id, starts)
SELECT person_id, programme_id, focus_id, 'full', 'application', id, submitted_at::date FROM selection_application a
WHERE person_id IN (SELECT id FROM people_person WHERE short_name LIKE 'Person %%')
    AND NOT EXISTS (SELECT 1 FROM people_sight s WHERE s.because = 'application' AND s.object_id = a.id)
"""


def fill(opportunities: int, people: int) -> None:
    """Make the database have so many synthetic opportunities and people; those it has stay."""
    django.setup()
    from ciconia.foundation import clock  # noqa: PLC0415 - models can be imported only now
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.people.models import Person  # noqa: PLC0415
    from ciconia.selection.models import Application, Opportunity  # noqa: PLC0415

    values: dict[str, Any] = {"today": clock.today(), **_words()}
    own = ["public_id", "reference", "title", "background", "mode", "languages", "deadline", "starts", "ends"]
    statement = _OPPORTUNITIES.format(**kept(Opportunity, own), title=_texts(1), background=_texts(12))
    with acting_as("system:maker"):
        made = Opportunity.objects.filter(reference__startswith="SCALE-").count()
    # Each in a transaction of its own, as people publish them: a count that changes often in one keeps every value.
    for first in range(made + 1, opportunities + 1, BATCH):
        with acting_as("system:maker"), connection.cursor() as cursor:
            cursor.execute(statement, values | {"first": first, "last": min(first + BATCH - 1, opportunities)})
    own = ["public_id", "person_id", "opportunity_id", "focus_id", "organisation_id", "submitted_at"]
    with acting_as("system:maker"), connection.cursor() as cursor:
        made = Person.objects.filter(short_name__startswith="Person ").count()
        cursor.execute(_PEOPLE.format(), {"first": made + 1, "last": people})
        cursor.execute(_APPLICATIONS.format(**kept(Application, own), apply=APPLY), {"number": opportunities})
        cursor.execute(_SIGHTS, {})


def kept(model: type[models.Model], own: list[str]) -> dict[str, str]:
    """The columns that are copied from a row of the demo, plain and of the table called t."""
    names = [f.column for f in model._meta.concrete_fields if f.column not in {"id", "terms_id", *own}]
    return {"kept": ", ".join(names), "kept_t": ", ".join(f"t.{name}" for name in names)}


def _texts(number: int) -> str:
    """A translated text of so many labels, the same in every language; long ones hold a word that all have."""
    pairs = []
    for language in LANGUAGES:
        picked = _PICKED.format(words=f"%({language})s", seed=f"n * {number + 1} + i")
        common = f" || ' {COMMON[language]}'" if number > 1 else ""
        pairs.append(f"'{language}', (SELECT string_agg({picked}, ' ') FROM generate_series(1, {number}) i){common}")  # noqa: S608
    return _TEXTS.format(pairs=", ".join(pairs))


def _words() -> dict[str, list[str]]:
    """The first label of every concept in four languages."""
    concepts = [c for path in sorted(VOCABULARY.glob("*.toml")) for c in tomllib.loads(path.read_text()).values()]
    return {language: [concept[language][0] for concept in concepts] for language in LANGUAGES}


if __name__ == "__main__":
    fill(int(os.environ["BENCH_OPPORTUNITIES"]), int(os.environ["BENCH_PEOPLE"]))
