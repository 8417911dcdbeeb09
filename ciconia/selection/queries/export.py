"""Applications as a list that could leave."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.countries import country_name
from ciconia.people.queries.export import Outgoing, columns_on
from ciconia.people.rules.export import Column
from ciconia.programmes.models import Programme
from ciconia.selection.models import MEMBERS, Application, CoApplicant


def application_columns() -> tuple[Column, ...]:
    """The columns a list of applications may have."""
    return (
        *columns_on(lambda row: row.person),
        Column(
            "opportunity", _("Opportunity"), Application, "opportunity", lambda row: _in_words(row.opportunity.title)
        ),
        Column(
            "host", _("Host institution"), Application, "organisation", lambda row: _in_words(row.organisation.name)
        ),
        Column("country", _("Country"), Application, "focus", _country),
        Column("together", _("People"), CoApplicant, "application", _people),
        Column("state", _("State"), Application, "state", lambda row: row.get_state_display()),
        Column("sent", _("Sent on"), Application, "submitted_at", _sent),
    )


def applications_out(programme: Programme, rows: QuerySet[Application]) -> Outgoing:
    """The applications given, as somebody sees them now."""
    rows = rows.select_related("opportunity", "organisation", "focus", "person__identity").order_by("-id")
    rows = rows.prefetch_related("co_applicants")
    return Outgoing("applications", programme.pk, rows, "person_id", application_columns())


def _people(row: Any) -> str:
    return str(1 + sum(one.state in MEMBERS for one in row.co_applicants.all()))


def _country(row: Any) -> str:
    return country_name(row.focus.country, get_language() or "en")


def _in_words(text: Any) -> str:
    return str(text.best(get_language() or "en").text)


def _sent(row: Application) -> str:
    return clock.day_of(row.submitted_at, row.zone).isoformat() if row.submitted_at else ""
