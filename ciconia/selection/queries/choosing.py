"""Who is waited for while people are chosen: institutions that have not signed, and who is next in reserve."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.models import Membership, User
from ciconia.selection.models import Application, KeptDecision, Opportunity, Side, Signature


def waiting_for_host() -> QuerySet[Opportunity]:
    """Opportunities with somebody on the shortlist for whom the institution has not signed."""
    signed = Signature.objects.filter(application=OuterRef("pk"), side=Side.HOST)
    open_ = Application.objects.filter(opportunity=OuterRef("pk"), state="shortlisted", mark="").exclude(Exists(signed))
    rows = Opportunity.objects.filter(Exists(open_), state__in=["published", "closed"])
    return rows.select_related("programme", "organisation").order_by("pk")


def hosts_to_ask(opportunity: Opportunity) -> list[User]:
    """The accounts that sign for the institution of an opportunity."""
    today = clock.today()
    rows = Membership.objects.filter(scope="organisation", scope_id=opportunity.organisation_id, role="host contact")
    held = rows.filter(Q(ends=None) | Q(ends__gte=today), starts__lte=today)
    return list(User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk"))


def reserve_of(opportunity: Opportunity) -> list[Application]:
    """Who is in reserve for an opportunity, the next first."""
    rows = Application.objects.filter(opportunity=opportunity, state="reserve").select_related(
        "person__identity", "reserve_place", "opportunity", "programme"
    )
    return sorted(rows, key=lambda row: (row.reserve_place.place if hasattr(row, "reserve_place") else 10_000, row.pk))


def next_in_reserve(opportunity: Opportunity) -> Application | None:
    """Who comes next where a place is free, if anybody is in reserve."""
    found = [row for row in reserve_of(opportunity) if not row.mark]
    return found[0] if found else None


def kept_for(opportunity: Opportunity) -> list[KeptDecision]:
    """What was decided for an opportunity and is not told yet."""
    rows = KeptDecision.objects.filter(application__opportunity=opportunity)
    return list(rows.select_related("application__person__identity", "by").order_by("at"))
