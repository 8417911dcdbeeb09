"""All that is kept about one person, found by the declarations of the models and the keys between them.

Export and erasure read this and nothing else: a noun that declares its fields is found by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Model, Q, QuerySet

from ciconia.foundation.fields import DigestField
from ciconia.foundation.models import Log
from ciconia.foundation.privacy import LIBRARY_TABLES, Declaration

DEPTH = 3  # attachment, deliverable, engagement, person
OWN = ("user", "account")  # keys to an account that mean "whose this is", and not "who did it"


@dataclass(frozen=True)
class Kept:
    """One table with something about people, and the ways from its rows to a person and to an account."""

    model: type[Model]
    declaration: Declaration
    to_person: tuple[str, ...]
    to_account: tuple[str, ...]

    def rows_of(self, person: Any) -> QuerySet[Any]:
        """The rows about one person, as far as the wall lets whoever asks see them."""
        condition = Q(pk__in=[])
        for way in self.to_person:
            condition |= Q(**{way: person.pk})
        for way in self.to_account if person.user_id else ():
            condition |= Q(**{way: person.user_id})
        return self.model._default_manager.filter(condition)


@cache
def kept_about(person: type[Model]) -> tuple[Kept, ...]:
    """Every table with personal or sensitive fields from which a way leads to `person` or to an account.

    A row that names its person is not about others through what is of several people (`of_several` on the model).
    """
    found = []
    for model in apps.get_models():
        declaration = getattr(model, "privacy", None) or LIBRARY_TABLES.get(model._meta.db_table)
        if declaration is None or not declaration.holds_persons:
            continue
        ways = list(_ways(model, person, DEPTH))
        to_person = tuple(sorted({way for way, target in ways if target is person}))
        to_account = tuple(sorted({way for way, target in ways if target is not person}))
        if model is Log:
            to_person, to_account = ("person_id",), ("actor",)
        if to_person or to_account:
            found.append(Kept(model, declaration, to_person, to_account))
    return tuple(found)


def kept_by_address(person: type[Model]) -> list[tuple[type[Model], Declaration]]:
    """Tables that know an address to write to, and no way to a person: newsletters, speakers, signatures."""
    known = {kept.model for kept in kept_about(person)}
    declared = [(model, getattr(model, "privacy", None)) for model in apps.get_models() if model not in known]
    return [(model, kept) for model, kept in declared if kept and goes_by_address(kept)]


def goes_by_address(declaration: Declaration) -> bool:
    """Whether rows of a table go with the address in them, when its owner is erased."""
    return "email" in declaration.fields and declaration.fields["email"].shred == "delete"


def unnamed(digests: Iterable[str]) -> list[str]:
    """Those contents of files that no row of any table names any more; run as a job."""
    columns = [(model, f.name) for model in apps.get_models() for f in model._meta.concrete_fields
               if isinstance(f, DigestField)]  # fmt: skip
    left = set(digests)
    for model, name in columns:
        left -= set(model._default_manager.filter(Q((f"{name}__in", left))).values_list(name, flat=True))
    return sorted(left)


def _ways(model: type[Model], person: type[Model], depth: int) -> Iterator[tuple[str, type[Model]]]:
    account = get_user_model()
    if model is person or model is account:
        yield "pk", model
        return
    fields = model._meta.concrete_fields
    says_whose = any(f.name == "person" and f.related_model is person for f in fields)
    for field in fields:
        target: Any = field.related_model if isinstance(field, ForeignKey) else None
        if says_whose and getattr(target, "of_several", False):
            continue
        if target is person or (target is account and field.name in OWN):
            yield field.name, target
        elif target is not None and target is not account and target is not model and depth > 1:
            yield from ((f"{field.name}__{way}", end) for way, end in _ways(target, person, depth - 1))
