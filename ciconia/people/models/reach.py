"""Where somebody keeps organisations: the one condition that rules, lists and row-level policies of them share.

An organisation belongs to no programme. Whoever works for a whole programme as officer or coordinator keeps all of
them; who is limited to some countries, and every focal point, those in their countries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import Role, Scope

DECIDERS = (Role.COORDINATOR, Role.OFFICER)
KEEPERS = (*DECIDERS, Role.FOCAL_POINT)
SPEAKERS = (Role.ORGANISATION_CONTACT, Role.HOST_CONTACT)

# Where focuses lie is known a floor above, which says it here when it starts.
Lookup = Callable[[Iterable[int], Iterable[int]], Iterable[str]]
_countries_of: list[Lookup] = []


def learn_countries(lookup: Lookup) -> None:
    """Be told how to find the countries of whole programmes and of single focuses, by their ids."""
    _countries_of[:] = [lookup]


@dataclass(frozen=True)
class Reach:
    """Where an account keeps organisations: everywhere, in some countries, or nowhere."""

    everywhere: bool = False
    countries: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.countries)

    def holds(self, country: str) -> bool:
        """Whether a country is within it."""
        return self.everywhere or country in self.countries


def reach(user: Any, roles: Iterable[str] = KEEPERS) -> Reach:
    """Where an account keeps organisations by its roles at desks."""
    wanted = set(roles)
    held = [m for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in wanted]
    if any(not m.focus_ids and m.role != Role.FOCAL_POINT for m in held):
        return Reach(everywhere=True)
    programmes = {m.scope_id for m in held if not m.focus_ids}
    focuses = {pk for m in held for pk in m.focus_ids}
    if not (programmes or focuses):
        return Reach()
    return Reach(countries=frozenset(_countries_of[0](programmes, focuses)))


def kept_by(user: Any) -> Q:
    """Rows that belong to organisations the account keeps."""
    held = reach(user)
    if held.everywhere:
        return Q(organisation__isnull=False)
    return Q(organisation__country__in=held.countries)
