"""Funding and ties: declared by an organisation, noted by staff with the source, taken back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Organisation, Tie
from ciconia.people.rules.organisation import keeps, speaks
from ciconia.people.rules.tie import unfit


def declare_tie(organisation: Organisation, *, by: Any, public: bool = False, **fields: Any) -> Tie:
    """The organisation says where it has money from or whom it is tied to; raises Refused or Unfit."""
    if not speaks(by, organisation):
        raise Refused(_("Only somebody who speaks for this organisation can declare it."))
    return _keep(organisation, by, "organisation.declare_tie", declared=True, public=public, **fields)


def note_tie(organisation: Organisation, *, by: Any, read_in: str, **fields: Any) -> Tie:
    """Staff write down what they read somewhere, with the source; raises Refused or Unfit."""
    if not keeps(by, organisation):
        raise Refused(_("This is for staff who work in the country of this organisation."))
    if not read_in.strip():
        raise Unfit({"read_in": _("Write where you read it.")})
    return _keep(organisation, by, "organisation.note_tie", declared=False, read_in=read_in, **fields)


def take_back_tie(tie: Tie, *, by: Any) -> Tie:
    """End what was declared or noted; each side takes back its own. A second time changes nothing. Raises Refused."""
    rule = speaks if tie.declared else keeps
    if not rule(by, tie.organisation):
        raise Refused(_("Only the side that wrote it can take it back."))
    with transaction.atomic():
        tie = Tie.objects.select_for_update().get(pk=tie.pk)
        if tie.taken_back_at is None:
            tie.taken_back_at, tie.public = clock.now(), False
            tie.save(update_fields=["taken_back_at", "public"])
            log("organisation.take_back_tie", tie.organisation, by=by)
    return tie


def _keep(organisation: Organisation, by: Any, verb: str, **fields: Any) -> Tie:
    tie = Tie(organisation=organisation, by=by, **fields)
    if problems := unfit(tie, clock.today().year):
        raise Unfit(problems)
    with transaction.atomic():
        tie.save()
        log(verb, organisation, by=by, data={"kind": tie.kind})
    return tie
