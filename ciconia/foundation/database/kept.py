"""Queries whose statement is written once: only the values asked for differ from page to page.

Django writes the statement of a query anew each time, which takes longer than PostgreSQL needs to answer the small ones
that every page asks. A kept query is an ordinary queryset with places for values, compiled at its first use.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connections
from django.db.models import Expression, Field, Lookup, QuerySet


class Asked(Expression):
    """The place of a value in a kept query, by name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A parameter that stands for itself until the query is asked."""
        return "%s", [self]


@Field.register_lookup
class AnyOf(Lookup):
    """`column__any_of`: one of a list that is a single value, so that lists of all lengths share a statement."""

    lookup_name = "any_of"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """The column, and a list."""
        column, values = self.process_lhs(compiler, connection)
        place, more = self.process_rhs(compiler, connection)
        return f"{column} = ANY ({place})", [*values, *more]


@Field.register_lookup
class Among(Lookup):
    """`column__among`: one of some words that stand in the statement itself, so that an index on just those is used."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """The column and the words; ValueError where one is no plain word and must not stand in a statement."""
        column, values = self.process_lhs(compiler, connection)
        if strange := [word for word in self.rhs if not word.isidentifier()]:
            raise ValueError(f"{strange} cannot stand in a statement")
        return f"{column} IN ({', '.join(repr(word) for word in self.rhs)})", values


class Kept:
    """A queryset with places, asked with their values. What differs in shape is another kept query."""

    def __init__(self, build: Callable[[], QuerySet[Any]]) -> None:
        self.build = build
        self._compiled: tuple[QuerySet[Any], Any, str, tuple[Any, ...]] | None = None

    def rows(self, **values: Any) -> list[Any]:
        """The rows as the queryset gives them: instances, or tuples. Raises KeyError where a value is missing."""
        if self._compiled is None:
            queryset = self.build()
            compiler = queryset.query.get_compiler(queryset.db)
            self._compiled = (queryset, compiler, *compiler.as_sql())
        queryset, compiler, statement, places = self._compiled
        known, query, rows = _twin(compiler), _twin(queryset.query), _twin(queryset)
        known.connection = connections[queryset.db]
        answer = statement, tuple(_value(place, values) for place in places)
        known.as_sql = lambda *_args, **_kwargs: answer
        query.get_compiler = lambda *_args, **_kwargs: known
        rows._query = query
        return list(rows._iterable_class(rows))


def _value(place: Any, values: Mapping[str, Any]) -> Any:
    return values[place.name] if isinstance(place, Asked) else place


def _twin(one: Any) -> Any:
    """A shallow copy; `copy` would ask a queryset for its rows."""
    twin = object.__new__(type(one))
    twin.__dict__.update(one.__dict__)
    return twin
