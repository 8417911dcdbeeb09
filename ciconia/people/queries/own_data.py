"""A copy of all that is kept about somebody, as they may see it."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import ForeignKey, Model, Q

from ciconia.foundation import clock
from ciconia.foundation.privacy import Declaration
from ciconia.foundation.subject import kept_about, kept_by_address
from ciconia.foundation.wall import past_the_wall
from ciconia.people.models import Person, Sight

# What would let somebody sign in is no part of a copy.
SECRET = {("foundation_user", "password"), ("mfa_authenticator", "data"), ("foundation_signin", "session_key")}


def own_data(person: Person) -> dict[str, Any]:
    """Every row about a person that they may see, by table, with what each field is for and how long it is kept.

    Runs behind the wall of whoever asks: what only staff may read, such as marks of assessors, is not in it. What is
    kept with an address alone, such as a newsletter, is theirs where they have shown that the address is.
    """
    tables = _by_address(person)
    for kept in kept_about(Person):
        fields = [f for f in kept.model._meta.concrete_fields if not isinstance(f, ForeignKey) and not f.primary_key]
        fields = [f for f in fields if (kept.model._meta.db_table, f.name) not in SECRET]
        rows = [{f.name: getattr(row, f.attname) for f in fields} for row in kept.rows_of(person).order_by("pk")]
        if rows:
            tables.append(_table(kept.model, kept.declaration, rows))
    return {"made": clock.now(), "person": person.public_id, "tables": tables}


def _by_address(person: Person) -> list[dict[str, Any]]:
    """Rows that know no person, only an address: what is declared personal in them, and nothing else."""
    if person.user_id is None:
        return []
    tables = []
    with past_the_wall():
        own = EmailAddress.objects.filter(user=person.user_id, verified=True).values_list("email", flat=True)
        theirs = Q(pk__in=[])
        for address in own:
            theirs |= Q(email__iexact=address)
        for model, declaration in kept_by_address(Person):
            names = [name for name, item in declaration.fields.items() if item.purpose]
            rows = list(model._default_manager.filter(theirs).order_by("pk").values(*names))
            if rows:
                tables.append(_table(model, declaration, rows))
    return tables


def _table(model: type[Model], declaration: Declaration, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows of one table, with what its fields are for."""
    about = {
        name: {"class": item.kind, "for": item.purpose, "kept": item.retention}
        for name, item in declaration.fields.items()
        if item.purpose
    }
    return {"table": model._meta.db_table, "fields": about, "rows": rows}


def sights_of(person: Person) -> list[Sight]:
    """Who may see a person or could once, those of today first, then the latest."""
    today = clock.today()
    rows = Sight.objects.filter(person=person).order_by("-starts", "-id")
    return sorted(rows, key=lambda row: row.ends is not None and row.ends <= today)
