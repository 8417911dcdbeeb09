"""Engagements as a list that could leave."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Engagement
from ciconia.foundation.countries import country_name
from ciconia.people.queries.export import Outgoing, columns_on
from ciconia.people.rules.export import Column
from ciconia.programmes.models import Programme


def engagement_columns() -> tuple[Column, ...]:
    """The columns a list of engagements may have."""
    return (
        Column("reference", _("Reference"), Engagement, "reference", lambda row: row.reference),
        *columns_on(lambda row: row.person),
        Column("host", _("Host institution"), Engagement, "organisation", _host),
        Column("country", _("Country"), Engagement, "focus", _country),
        Column("mode", _("How"), Engagement, "mode", lambda row: row.get_mode_display()),
        Column("starts", _("From"), Engagement, "starts", lambda row: row.starts.isoformat()),
        Column("ends", _("Until"), Engagement, "ends", lambda row: row.ends.isoformat()),
        Column("state", _("State"), Engagement, "state", lambda row: row.get_state_display()),
    )


def engagements_out(programme: Programme, rows: QuerySet[Engagement]) -> Outgoing:
    """The engagements given, as somebody sees them now."""
    rows = rows.select_related("organisation", "focus", "person__identity").order_by("-id")
    return Outgoing("engagements", programme.pk, rows, "person_id", engagement_columns())


def _country(row: Any) -> str:
    return country_name(row.focus.country, get_language() or "en")


def _host(row: Engagement) -> str:
    return str(row.organisation.name.best(get_language() or "en").text)
