"""Whom a letter to the affiliated organisations of a programme reaches."""

from dataclasses import dataclass

from django.db.models import Q

from ciconia.foundation import clock
from ciconia.foundation.models import Membership, Role, Scope
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Contact
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.affiliation import active_affiliations

ACCOUNT, CONTACT = "account", "contact"


@dataclass(frozen=True)
class Reader:
    """Somebody a letter goes to: by which sort of row they are known, its key, their name and address."""

    of: str
    key: int
    name: str
    email: str
    organisation_id: int


def readers_of(programme: Programme) -> list[Reader]:
    """Who speaks for the organisations that work with a programme today, each address once; read as a job."""
    with acting_as("system:jobs"):
        today = clock.today()
        now = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
        there = list(active_affiliations(programme).values_list("organisation_id", flat=True))
        roles = Membership.objects.filter(
            now, scope=Scope.ORGANISATION, scope_id__in=there, role=Role.ORGANISATION_CONTACT, user__is_active=True
        ).select_related("user")
        noted = Contact.objects.filter(now, organisation_id__in=there).exclude(email="")
        found = [Reader(ACCOUNT, row.pk, row.user.name, row.user.email, row.scope_id) for row in roles.order_by("pk")]
        found += [Reader(CONTACT, row.pk, row.name, row.email, row.organisation_id) for row in noted.order_by("pk")]
    return list({one.email.casefold(): one for one in reversed(found)}.values())[::-1]


def reader(programme: Programme, of: str, key: int) -> Reader | None:
    """One of them, if they are still one."""
    return next((one for one in readers_of(programme) if (one.of, one.key) == (of, key)), None)
