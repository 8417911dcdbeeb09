"""Whom one reaches at an organisation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import Membership, Role, Scope
from ciconia.people.models import Contact, Organisation


@dataclass(frozen=True)
class Reached:
    """Somebody one reaches at an organisation: with an account and a role, or with a name and ways to reach them."""

    name: str
    does: str
    starts: date
    ends: date | None
    over: bool
    email: str
    phone: str = ""
    contact: Contact | None = None
    membership: Membership | None = None


def contacts_of(organisation: Organisation, user: Any) -> list[Reached]:
    """Everybody one reaches at an organisation, as an account may read it: those of today first; two statements."""
    today = clock.today()
    rows = Contact.objects.visible_to(user).filter(organisation=organisation)
    held = Membership.objects.filter(scope=Scope.ORGANISATION, scope_id=organisation.pk).select_related("user")
    found = [
        Reached(
            m.user.name, str(Role(m.role).label), m.starts, m.ends, _over(m.ends, today), m.user.email, membership=m
        )
        for m in held
    ]
    found += [
        Reached(c.name, c.function, c.starts, c.ends, _over(c.ends, today), c.email, c.phone, contact=c) for c in rows
    ]
    return sorted(found, key=lambda one: (one.over, one.membership is None, one.name.casefold()))


def _over(ends: date | None, today: date) -> bool:
    return ends is not None and ends < today
