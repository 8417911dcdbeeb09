"""What holds for everybody who takes part: who can, and what is paid; read by every page of an opportunity."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme


@dataclass(frozen=True)
class Conditions:
    """The sentences of the rules of eligibility, the countries one may live in (empty: not said), and what is paid."""

    sentences: list[Translated]
    residence: tuple[str, ...]
    paid: str
    # The rows as they came: two that are equal say the same.
    read: tuple[tuple[Any, ...], ...]


# The same rows as rules_on() and facts_of() give, in one statement and without what the page does not show.
_STATEMENT = """
SELECT 'rule', position, id, sentence, what, operator, value FROM programmes_rule
WHERE programme_id = %(programme)s AND version_until IS NULL AND valid_from <= %(day)s
    AND (valid_until IS NULL OR valid_until >= %(day)s)
UNION ALL
SELECT 'paid', position, id, to_jsonb(value), '', '', 'null' FROM programmes_fact
WHERE programme_id = %(programme)s AND version_until IS NULL AND key = 'costs' AND known
    AND (known_from IS NULL OR known_from <= %(day)s)
ORDER BY 2, 3
"""


def conditions_on(programme: Programme, day: date) -> Conditions:
    """What holds on a day, in the order of the pack."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"programme": programme.pk, "day": day})
        read = tuple(cursor.fetchall())
    rows = [(kind, json.loads(text), *rest) for kind, _position, _id, text, *rest in read]
    residence = [json.loads(value) for _k, _t, what, how, value in rows if (what, how) == ("residence_country", "in")]
    return Conditions(
        sentences=[Translated(text) for kind, text, *_ in rows if kind == "rule"],
        residence=tuple(residence[0]) if residence else (),
        paid=next((text for kind, text, *_ in rows if kind == "paid"), ""),
        read=read,
    )
