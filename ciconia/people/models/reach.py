"""Where somebody keeps organisations: the one condition that rules, lists and row-level policies of them share.

An organisation belongs to no programme. Whoever works for a whole programme as officer or coordinator keeps all of
them. Who is limited to some focuses, and every focal point, keeps those in their countries; officers and coordinators
among them also those where no programme works, such as organisations of a diaspora.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ciconia.foundation.access import memberships_of, still_focuses
from ciconia.foundation.models import Role, Scope

DECIDERS = (Role.COORDINATOR, Role.OFFICER)
KEEPERS = (*DECIDERS, Role.FOCAL_POINT)
SPEAKERS = (Role.ORGANISATION_CONTACT, Role.HOST_CONTACT)

# Where focuses lie is known a floor above, which says it here when it starts.
Lookup = Callable[[Iterable[int], Iterable[int]], tuple[set[str], set[str]]]
_countries_of: list[Lookup] = []


def learn_countries(lookup: Lookup) -> None:
    """Be told how to find the countries of whole programmes and of single focuses by their ids, and those of all."""
    _countries_of[:] = [lookup]


@dataclass(frozen=True)
class Reach:
    """Where an account keeps organisations: everywhere, in some countries, or nowhere.

    outside: where organisations are kept wherever no programme works, the countries of all programmes.
    """

    everywhere: bool = False
    countries: frozenset[str] = frozenset()
    outside: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.countries)

    def holds(self, country: str) -> bool:
        """Whether a country is within it."""
        beyond = self.outside is not None and country not in self.outside
        return self.everywhere or country in self.countries or beyond

    def q(self, country: str = "country") -> Q:
        """The same as a condition; `country` is the way to the column."""
        if self.everywhere:
            return Q((f"{country}__isnull", False))
        within = Q((f"{country}__in", self.countries))
        return within if self.outside is None else within | ~Q((f"{country}__in", self.outside))


def reach(user: Any, roles: Iterable[str] = KEEPERS) -> Reach:
    """Where an account keeps organisations by its roles at desks."""
    wanted = set(roles)
    held = [m for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in wanted]
    if any(not m.focus_ids and m.role != Role.FOCAL_POINT for m in held):
        return Reach(everywhere=True)
    programmes = {m.scope_id for m in held if not m.focus_ids}
    focuses = {pk for m in held for pk in m.focus_ids}
    if not held:
        return Reach()
    countries, worked = _countries_of[0](programmes, focuses)
    beyond = any(m.role != Role.FOCAL_POINT for m in held)
    return Reach(countries=frozenset(countries), outside=frozenset(worked) if beyond else None)


# Which institutions stand in which focuses is known on a floor above as well.
Partners = Callable[[Iterable[int]], set[int]]
_partners_in: list[Partners] = []


def learn_partners(lookup: Partners) -> None:
    """Be told how to find the institutions, with those above and below, that stand in these focuses and no other."""
    _partners_in[:] = [lookup]


def unreachable(user: Any) -> Q:
    """Rows of institutions whose people are out of the account's reach: all their focuses are suspended."""
    still = still_focuses(user)
    return Q(organisation_id__in=_partners_in[0](still)) if still else Q(pk__in=[])


def kept_by(user: Any) -> Q:
    """Rows that belong to organisations the account keeps."""
    return reach(user).q("organisation__country")
