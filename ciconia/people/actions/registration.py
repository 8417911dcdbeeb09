"""The registry of diaspora organisations: what each says of itself, and what of it everybody may read."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions.organisation import last_entry
from ciconia.people.models import Organisation, Registration
from ciconia.people.rules.organisation import decides, keeps, speaks
from ciconia.people.rules.registration import FACTS, cannot_be_listed, unfit


def write_registration(
    organisation: Organisation, *, by: Any, seen: int | None = None, wanted: list[str] | None = None, **facts: Any
) -> Registration:
    """Write down what is said for the registry; what may be public is for the organisation alone to say.

    Raises Refused, Unfit or Conflict, and then nothing has changed.
    """
    if not (speaks(by, organisation) or keeps(by, organisation)):
        raise Refused(_("This is for those who speak for the organisation, and for staff who keep it."))
    if wanted is not None and not speaks(by, organisation):
        raise Refused(_("Only the organisation itself says what may be public."))
    with transaction.atomic():
        row = _locked(organisation)
        if seen is not None and seen != row.version:
            raise Conflict(organisation, last_entry(organisation))
        for name, value in facts.items():
            if name in FACTS:
                setattr(row, name, value)
        row.wanted = row.wanted if wanted is None else wanted
        if problems := unfit(row, clock.today().year):
            raise Unfit(problems)
        row.version += 1
        row.save()
        log("organisation.register_itself", organisation, by=by)
    return row


def list_organisation(organisation: Organisation, *, by: Any) -> Registration:
    """The organisation asks to be on the public list; a second time changes nothing. Raises Refused or Unfit."""
    if not speaks(by, organisation):
        raise Refused(_("Only the organisation itself can ask to be on the public list."))
    if problem := cannot_be_listed(organisation):
        raise Unfit({"": problem})
    with transaction.atomic():
        row = _locked(organisation)
        if row.listed_since is None:
            row.listed_since = clock.today()
            row.save()
            log("organisation.list", organisation, by=by)
    return row


def unlist_organisation(organisation: Organisation, *, by: Any, reason: str = "") -> Registration:
    """Take an organisation off the public list at once: it says so itself, or staff do with a reason.

    Raises Refused or Unfit.
    """
    itself = speaks(by, organisation)
    if not (itself or decides(by, organisation)):
        raise Refused(_("Only the organisation itself can ask to be taken off, or staff with a reason."))
    if not itself and not reason.strip():
        raise Unfit({"reason": _("Write the reason. The organisation will read it.")})
    with transaction.atomic():
        row = _locked(organisation)
        if row.listed_since is not None:
            row.listed_since = None
            row.save()
            log("organisation.unlist", organisation, by=by, reason=reason.strip())
    return row


def _locked(organisation: Organisation) -> Registration:
    """What is there, or a first row that is not saved yet; two who begin at once wait for each other here."""
    organisation.refresh_from_db(from_queryset=Organisation.objects.select_for_update())
    return Registration.objects.filter(organisation=organisation).first() or Registration(organisation=organisation)
