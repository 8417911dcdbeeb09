"""What a programme says on every page of an opportunity: who can take part, what is paid, what else the text tells."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import Section
from ciconia.programmes.models import Programme


@dataclass(frozen=True)
class Conditions:
    """The sentences of the rules of eligibility, the countries one may live in (empty: not said), and what is paid.

    sections: what the programme asks of texts of that kind and sector, beyond what the kind asks.
    """

    sentences: list[Translated]
    residence: tuple[str, ...]
    paid: Translated
    sections: tuple[Section, ...]
    # The rows as they came: two that are equal say the same.
    read: tuple[tuple[Any, ...], ...]


# The same rows as rules_on(), facts_of() and sections_for() give, in one statement and without what no page shows.
_STATEMENT = """
SELECT 'rule', position, id, sentence, what, operator, value FROM programmes_rule
WHERE programme_id = %(programme)s AND version_until IS NULL AND valid_from <= %(day)s
    AND (valid_until IS NULL OR valid_until >= %(day)s)
UNION ALL
SELECT 'paid', position, id, value, '', '', 'null' FROM programmes_fact
WHERE programme_id = %(programme)s AND version_until IS NULL AND key = 'costs' AND known
    AND (known_from IS NULL OR known_from <= %(day)s)
UNION ALL
SELECT 'section', position, id, label, code, listed::text, 'null' FROM programmes_termssection
WHERE programme_id = %(programme)s AND version_until IS NULL
    AND (kinds = '{}' OR %(kind)s = ANY (kinds)) AND (sectors = '{}' OR %(sector)s = ANY (sectors))
ORDER BY 2, 3
"""


def conditions_on(programme: Programme, day: date, *, kind: str, sector: str) -> Conditions:
    """What holds on a day for a kind of work and a sector (its code), in the order of the pack."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"programme": programme.pk, "day": day, "kind": kind, "sector": sector})
        read = tuple(cursor.fetchall())
    rows = [(kind, json.loads(text), *rest) for kind, _position, _id, text, *rest in read]
    residence = [json.loads(value) for _k, _t, what, how, value in rows if (what, how) == ("residence_country", "in")]
    return Conditions(
        sentences=[Translated(text) for kind, text, *_ in rows if kind == "rule"],
        residence=tuple(residence[0]) if residence else (),
        paid=Translated(next((text for kind, text, *_ in rows if kind == "paid"), {})),
        sections=tuple(
            Section(code, Translated(label), listed=listed == "true")
            for what, label, code, listed, _null in rows
            if what == "section"
        ),
        read=read,
    )
