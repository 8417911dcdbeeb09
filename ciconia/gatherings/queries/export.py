"""Who comes to an event, as a list that could leave."""

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.countries import language_name
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.people.queries.export import Outgoing
from ciconia.people.rules.export import Column


def registration_columns() -> tuple[Column, ...]:
    """The columns a list of registrations may have."""
    return (
        Column("name", _("Name"), EventRegistration, "name", lambda row: row.name),
        Column("email", _("E-mail"), EventRegistration, "email", lambda row: row.email),
        Column("language", _("Language"), EventRegistration, "language", lambda row: language_name(row.language)),
        Column("code", _("Code"), EventRegistration, "code", lambda row: row.code),
        Column("place", _("Place"), EventRegistration, "placed_at", _place),
        Column("came", _("Came"), EventRegistration, "came_at", lambda row: _day(row, row.came_at)),
    )


def registrations_out(event: Event, user: Any) -> Outgoing:
    """Whoever confirmed and did not cancel, as somebody sees them now."""
    rows = EventRegistration.objects.visible_to(user).standing().filter(event=event).exclude(name="")
    rows = rows.select_related("event").order_by("name", "pk")
    return Outgoing("registrations", event.programme_id, rows, "person_id", registration_columns())


def _place(row: EventRegistration) -> str:
    return _t("With a place") if row.placed_at else _t("Waiting")


def _day(row: EventRegistration, moment: Any) -> str:
    return clock.day_of(moment, row.event.zone).isoformat() if moment else ""
