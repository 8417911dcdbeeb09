"""A planning round of a given size, all synthetic: places, people, applications on the shortlist, and a first draft."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django
import numpy as np
from django.db import connection

from bench.cohorts import SIZES, synthetic
from bench.scale_fill import kept

_OPPORTUNITIES = """
INSERT INTO selection_opportunity ({kept}, public_id, reference, focus_id, sector_id, places)
SELECT {kept_t}, lower(%(size)s) || 'o' || lpad(to_hex(n), 8, '0'), 'ROUND-' || %(size)s || '-' || n,
    focus, sector, free
FROM unnest(%(focus)s::bigint[], %(sector)s::bigint[], %(free)s::int[]) WITH ORDINALITY AS one(focus, sector, free, n)
CROSS JOIN (SELECT * FROM selection_opportunity WHERE state = 'published' ORDER BY id LIMIT 1) t
RETURNING id
"""
_PEOPLE = """
INSERT INTO people_person (public_id, short_name, headline, experience, concepts, context, languages, modes, confirmed)
SELECT lower(%(size)s) || 'p' || lpad(to_hex(n), 8, '0'), 'Invented ' || n, '', '{}', '[]', '{}', '[]', '{}', '{}'
FROM generate_series(1, %(many)s) n RETURNING id
"""
_COUNTED = """
INSERT INTO people_counted (person_id, sex, ties)
SELECT person, CASE WHEN woman THEN 'f' ELSE 'm' END, '{}' FROM unnest(%(people)s::bigint[], %(woman)s::bool[])
    AS one(person, woman)
"""
_APPLICATIONS = """
INSERT INTO selection_application ({kept}, public_id, person_id, opportunity_id, focus_id, organisation_id, state)
SELECT {kept_t}, lower(%(size)s) || 'a' || lpad(to_hex(n), 8, '0'), person, o.id, o.focus_id, o.organisation_id,
    'shortlisted'
FROM unnest(%(person)s::bigint[], %(place)s::bigint[]) WITH ORDINALITY AS one(person, place, n)
JOIN selection_opportunity o ON o.id = place
CROSS JOIN (SELECT * FROM selection_application WHERE state = 'submitted' ORDER BY id LIMIT 1) t
"""
_SIGHTS = """
INSERT INTO people_sight (person_id, programme_id, focus_id, level, because, object_id, starts)
SELECT person_id, programme_id, focus_id, 'full', 'application', id, submitted_at::date FROM selection_application
WHERE person_id = ANY(%(people)s)
"""
_PLACES = """
INSERT INTO selection_cohortplace (cohort_id, opportunity_id, free, starts, ends, cost)
SELECT %(cohort)s, place, free, date '2021-06-01', date '2021-08-31', cost
FROM unnest(%(places)s::bigint[], %(free)s::int[], %(cost)s::numeric[]) AS one(place, free, cost)
"""
_CANDIDATES = """
INSERT INTO selection_candidate (cohort_id, application_id, fit, host_rank, confirmed, out)
SELECT %(cohort)s, a.id, fit, 0, true, ''
FROM unnest(%(person)s::bigint[], %(place)s::bigint[], %(fit)s::float[]) AS one(person, place, fit)
JOIN selection_application a ON a.person_id = person AND a.opportunity_id = place
"""


def fill(size: str) -> list[str]:
    """Make a round of that size with a first draft; gives its public id, and the address of an officer."""
    django.setup()
    from ciconia.foundation import clock  # noqa: PLC0415 - models can be imported only now
    from ciconia.foundation.access import System  # noqa: PLC0415
    from ciconia.foundation.actions.account import give_role, open_account  # noqa: PLC0415
    from ciconia.foundation.actions.perform import begin  # noqa: PLC0415
    from ciconia.foundation.models import Scope  # noqa: PLC0415
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.programmes.models import Programme  # noqa: PLC0415
    from ciconia.selection.actions.cohort import make_plan, new_draft  # noqa: PLC0415
    from ciconia.selection.models import Application, Cohort, Opportunity  # noqa: PLC0415
    from ciconia.selection.rules.cohort import FLOW  # noqa: PLC0415

    with acting_as("system:maker"):
        programme = Programme.objects.get(code="cd4d2")
        made = synthetic(*SIZES[size], 0)
        focuses = list(programme.focuses.order_by("pk").values_list("pk", "country"))
        sectors = list(programme.sectors.order_by("pk").values_list("pk", "code"))
        country = made.places.country.codes % len(focuses)
        sector = made.places.sector.codes % len(sectors)
        said: dict[str, Any] = {
            "size": size, "many": len(made.people.ids), "free": made.places.capacity.tolist(),
            "focus": [focuses[at][0] for at in country], "sector": [sectors[at][0] for at in sector],
            "cost": made.places.cost.tolist(), "woman": made.people.woman.tolist(), "fit": made.pairs.fit.tolist(),
        }  # fmt: skip
        own = ["public_id", "reference", "focus_id", "sector_id", "places"]
        said["places"] = _run(_OPPORTUNITIES.format(**kept(Opportunity, own)), said)
        said["people"] = _run(_PEOPLE, said)
        said["person"] = np.array(said["people"])[made.pairs.person].tolist()
        said["place"] = np.array(said["places"])[made.pairs.place].tolist()
        _run(_COUNTED, said)
        own = ["public_id", "person_id", "opportunity_id", "focus_id", "organisation_id", "state"]
        _run(_APPLICATIONS.format(**kept(Application, own)), said)
        _run(_SIGHTS, said)
        row = Cohort(
            programme=programme, focus_ids=sorted(set(said["focus"])), title=f"Round {size}", digest=f"bench {size}",
            ranking_on=clock.today(programme.zone), taken_at=clock.now(),
        )  # fmt: skip
        by = open_account(f"round.{size.lower()}@example.org", by=System("Bench"), name="Round Officer")
        give_role(by, "officer", by=System("Bench"), scope=Scope.PROGRAMME, scope_id=programme.pk, focus_ids=[])
        cohort = begin(FLOW, row, by=by)
        _run(_PLACES, said | {"cohort": cohort.pk})
        _run(_CANDIDATES, said | {"cohort": cohort.pk})
        draft = new_draft(cohort, by=by, rules=_rules(made, country, sector, focuses, sectors))
        make_plan(draft.pk)  # the job that a large round leaves it to
    return [str(cohort.public_id), str(by.email)]


def _rules(made: Any, country: Any, sector: Any, focuses: Any, sectors: Any) -> dict[str, Any]:
    """The rules of the synthetic cohorts, for the countries and sectors of the programme."""
    seats, money = (
        np.bincount(country, made.places.capacity),
        np.bincount(country, made.places.cost * made.places.capacity),
    )
    in_sector = np.bincount(sector, made.places.capacity)
    return {
        "country": {
            focuses[at][1]: {"maximum": int(0.8 * seats[at]), "budget": int(round(0.55 * money[at], -2)), "bind": True}
            for at in np.flatnonzero(seats)
        },
        "sector": {
            sectors[at][1]: {"minimum": int(0.1 * many), "maximum": int(np.ceil(0.7 * many)), "bind": True}
            for at, many in enumerate(in_sector) if many
        },
        "women_min": 0.4, "balance_binds": True, "host_rank": "score", "empty": [],
    }  # fmt: skip


def _run(statement: str, said: dict[str, Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        return [pk for (pk,) in cursor.fetchall()] if "RETURNING" in statement else []


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(fill(os.environ["BENCH_SIZE"])))
