"""Who stands in reserve in which order, and until when; those who leave it make room."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, Opportunity, ReservePlace
from ciconia.selection.rules.application import FLOW


def stand_last(application: Application) -> None:
    """Somebody is put in reserve: behind those who are, until the window of the need ends."""
    with acting_as("system:jobs"):
        rows = ReservePlace.objects.filter(application__opportunity_id=application.opportunity_id)
        last = rows.aggregate(last=Max("place"))["last"] or 0
        until = application.opportunity.need.ends
        said = {"place": last + 1, "until": until}
        ReservePlace.objects.update_or_create(application=application, defaults=said)


def leave(application: Application) -> None:
    """Somebody is no longer in reserve; whoever stood behind them moves up."""
    with acting_as("system:jobs"):
        held = ReservePlace.objects.filter(application=application).first()
        if held is not None:
            held.delete()
            _number(application.opportunity_id)


def order(opportunity: Opportunity, applications: Sequence[Application], *, by: Any) -> None:
    """Put the reserve in order; who is not named keeps their place behind those who are. Raises Refused."""
    if not FLOW.holds(by, "officer", opportunity):
        raise Refused(FLOW.who_may(["officer"]))
    with transaction.atomic():
        Opportunity.objects.select_for_update().get(pk=opportunity.pk)
        named = [row.pk for row in applications]
        _number(opportunity.pk, named)
        log("opportunity.order_reserve", opportunity, by=by, noun="opportunity", data={"number": len(named)})


def keep_until(application: Application, *, by: Any, until: date) -> None:
    """Say until when somebody stays in reserve; they read the day. Raises Refused, or Unfit for a day that passed."""
    if not FLOW.holds(by, "officer", application):
        raise Refused(FLOW.who_may(["officer"]))
    if until < clock.today(application.zone):
        raise Unfit({"until": _("This day has passed. Choose today or a later day.")})
    with transaction.atomic():
        ReservePlace.objects.filter(application=application).update(until=until)
        log("application.keep_until", application, by=by, noun="application", data={"until": until.isoformat()})


def _number(opportunity_id: int, first: Sequence[int] = ()) -> None:
    rows = list(ReservePlace.objects.filter(application__opportunity_id=opportunity_id))
    rows.sort(key=lambda row: (first.index(row.pk) if row.pk in first else len(first), row.place, row.pk))
    for place, row in enumerate(rows, 1):
        if row.place != place:
            row.place = place
            row.save(update_fields=["place"])
