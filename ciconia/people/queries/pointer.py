"""Everything that points to an organisation, found from the models: foreign keys, and plain ids where a key would point
upward."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet, UniqueConstraint

from ciconia.foundation.models import Membership, Scope
from ciconia.people.models import Organisation

PLAIN = "organisation_id"


@dataclass(frozen=True)
class Pointer:
    """A column whose value is the id of an organisation, in the rows where it is."""

    model: type[Model]
    column: str
    where: Q = field(default_factory=Q)

    @property
    def name(self) -> str:
        """Table and column, as a merge remembers it."""
        return f"{self.model._meta.label_lower}.{self.column}"

    def rows(self, organisation_id: int) -> QuerySet[Any]:
        """The rows that point to an organisation, as far as whoever asks may see them."""
        return self.model._base_manager.filter(self.where, Q((self.column, organisation_id)))

    def twins(self, kept_id: int, gone_id: int) -> list[tuple[Any, Any]]:
        """Pairs (row of the one that goes, row of the one that stays) that could not both point to one."""
        found: dict[int, tuple[Any, Any]] = {}
        for others, condition, empty_is_equal in self._uniques():
            for row in self.rows(gone_id).filter(condition):
                values = [(name, getattr(row, name)) for name in others]
                if empty_is_equal or all(value is not None for _name, value in values):
                    same = self.rows(kept_id).filter(condition).filter(Q(*values)).first()
                    if same is not None:
                        found[row.pk] = (row, same)
        return list(found.values())

    def _uniques(self) -> list[tuple[list[str], Q, bool]]:
        """Every rule of uniqueness with this column: the other columns, for which rows, whether empty is equal."""
        meta = self.model._meta
        own = next(f for f in meta.concrete_fields if f.attname == self.column)
        found: list[tuple[list[str], Q, bool]] = [([], Q(), False)] if own.unique else []
        for rule in meta.constraints:
            if isinstance(rule, UniqueConstraint) and own.name in rule.fields:
                others = [meta.get_field(name).attname for name in rule.fields if name != own.name]  # type: ignore[union-attr]
                found.append((others, rule.condition or Q(), rule.nulls_distinct is False))
        return found


@cache
def pointers() -> tuple[Pointer, ...]:
    """Every column that points to organisations, in the order of the floors."""
    found = [Pointer(Membership, "scope_id", Q(scope=Scope.ORGANISATION))]
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            key = isinstance(column, ForeignKey) and column.related_model is Organisation
            if key or (column.name == PLAIN and not column.is_relation):
                found.append(Pointer(model, column.attname))
    return tuple(found)


def counted(organisation: Organisation) -> list[tuple[Pointer, int]]:
    """How many rows point to an organisation, by column; nothing where there are none."""
    numbers = [(pointer, pointer.rows(organisation.pk).count()) for pointer in pointers()]
    return [(pointer, number) for pointer, number in numbers if number]
