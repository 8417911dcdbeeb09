"""What must hold of what an organisation says for the registry."""

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.countries import ALPHA2
from ciconia.foundation.flow import Words
from ciconia.people.models import Organisation, OrganisationKind, Registration, Wanted

EARLIEST = 1800
FACTS = (
    "registered_where", "registered_number", "founded", "members", "countries", "works_on", "funded_by", "languages",
    "email",
)  # fmt: skip


def unfit(registration: Registration, this_year: int) -> dict[str, Words]:
    """What does not fit, by field."""
    found: dict[str, Words] = {}
    if registration.founded is not None and not EARLIEST <= registration.founded <= this_year:
        found["founded"] = _("Write the year in four digits, such as 2009. It cannot lie ahead.")
    if registration.registered_number and not registration.registered_where:
        found["registered_where"] = _("Write in which register the number stands.")
    if not set(registration.countries) <= set(ALPHA2):
        found["countries"] = _("Choose countries of the list.")
    if not set(registration.wanted) <= set(Wanted.values):
        found["wanted"] = _("Choose what may be public.")
    return found


def cannot_be_listed(organisation: Organisation) -> Words | None:
    """Why an organisation cannot be on the public list, if it cannot."""
    if organisation.kind != OrganisationKind.DIASPORA:
        return _("The public list is one of diaspora organisations.")
    return None
