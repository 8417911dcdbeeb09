"""A copy of all that is kept about somebody, as they may see it."""

from typing import Any

from django.db.models import ForeignKey

from ciconia.foundation import clock
from ciconia.foundation.subject import kept_about
from ciconia.people.models import Person, Sight

# What would let somebody sign in is no part of a copy.
SECRET = {("foundation_user", "password"), ("mfa_authenticator", "data"), ("foundation_signin", "session_key")}


def own_data(person: Person) -> dict[str, Any]:
    """Every row about a person that they may see, by table, with what each field is for and how long it is kept.

    Runs behind the wall of whoever asks: what only staff may read, such as marks of assessors, is not in it.
    """
    tables = []
    for kept in kept_about(Person):
        fields = [f for f in kept.model._meta.concrete_fields if not isinstance(f, ForeignKey) and not f.primary_key]
        fields = [f for f in fields if (kept.model._meta.db_table, f.name) not in SECRET]
        rows = [{f.name: getattr(row, f.attname) for f in fields} for row in kept.rows_of(person).order_by("pk")]
        about = {
            name: {"class": item.kind, "for": item.purpose, "kept": item.retention}
            for name, item in kept.declaration.fields.items()
            if item.purpose
        }
        if rows:
            tables.append({"table": kept.model._meta.db_table, "fields": about, "rows": rows})
    return {"made": clock.now(), "person": person.public_id, "tables": tables}


def sights_of(person: Person) -> list[Sight]:
    """Who may see a person or could once, those of today first, then the latest."""
    today = clock.today()
    rows = Sight.objects.filter(person=person).order_by("-starts", "-id")
    return sorted(rows, key=lambda row: row.ends is not None and row.ends <= today)
