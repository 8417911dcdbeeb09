"""Affiliations as staff, the organisation itself and the rules of balance read them."""

from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation.access import holds_for_programme, organisation_ids
from ciconia.foundation.models import STAFF_ROLES, Role
from ciconia.people.models import Organisation
from ciconia.programmes.models import Affiliation, Programme, Weighing
from ciconia.programmes.models.affiliation import Does
from ciconia.programmes.rules.affiliation import KINDS

ENDS = ("declined", "ended")


def affiliations_at_desk(programme: Programme, user: Any) -> QuerySet[Affiliation]:
    """The affiliations of a programme, for its staff."""
    rows = Affiliation.objects.visible_to(user).filter(programme=programme)
    if not holds_for_programme(user, STAFF_ROLES, programme.pk, None):
        return rows.none()
    return rows.select_related("programme", "organisation", "weighed_by")


def own_affiliations(user: Any) -> QuerySet[Affiliation]:
    """The affiliations of the organisations an account is a contact of, the newest first."""
    own = organisation_ids(user, [Role.ORGANISATION_CONTACT])
    rows = Affiliation.objects.visible_to(user).filter(organisation_id__in=own)
    return rows.select_related("programme", "organisation").order_by("-pk")


def weighings_of(affiliation: Affiliation, user: Any) -> list[Weighing]:
    """Every weighing with its risks, the newest first; two statements."""
    rows = Weighing.objects.visible_to(user).filter(affiliation=affiliation)
    return list(rows.select_related("by").prefetch_related("risks").order_by("-number"))


def organisations_to_propose(programme: Programme, most: int = 500) -> list[Organisation]:
    """Organisations of the kinds that can be affiliated and that are not proposed or affiliated yet."""
    taken = Affiliation.objects.filter(programme=programme).exclude(state__in=ENDS).values("organisation_id")
    rows = Organisation.objects.filter(kind__in=KINDS).exclude(pk__in=taken)
    return list(rows.order_by("country", "id")[:most])


def organisations_of_contact(user: Any) -> list[Organisation]:
    """The organisations an account is a contact of and may propose."""
    own = organisation_ids(user, [Role.ORGANISATION_CONTACT])
    return list(Organisation.objects.filter(pk__in=own, kind__in=KINDS).order_by("id")) if own else []


def active_affiliations(programme: Programme) -> QuerySet[Affiliation]:
    """The organisations that work with a programme today: the groups of the rules of balance are these."""
    rows = Affiliation.objects.filter(programme=programme, state="active")
    return rows.select_related("organisation").order_by("organisation_id")


def declarable_organisations() -> list[Organisation]:
    """The organisations that work with a programme and asked to be public: people may say they are active in them."""
    rows = Organisation.objects.filter(affiliations__state="active", registration__listed_since__isnull=False)
    return list(rows.distinct().order_by("pk"))


def nominators(programme: Programme, *, with_link: str = "") -> list[Organisation]:
    """The organisations that may nominate people: those on the public list, and the one whose link somebody used."""
    rows = active_affiliations(programme).filter(does__contains=[Does.NOMINATION])
    rows = rows.filter(Q(organisation__registration__listed_since__isnull=False) | Q(organisation__public_id=with_link))
    return [row.organisation for row in rows]


def ever_affiliated(programme: Programme) -> QuerySet[Affiliation]:
    """The organisations that work or worked with a programme: the groups that its balance counts."""
    rows = Affiliation.objects.filter(programme=programme, state__in=["active", "suspended", "ended"])
    return rows.select_related("organisation").order_by("pk")


def public_affiliations(programme: Programme) -> list[Affiliation]:
    """The active ones of organisations that asked to be on the public list."""
    return list(active_affiliations(programme).filter(organisation__registration__listed_since__isnull=False))
