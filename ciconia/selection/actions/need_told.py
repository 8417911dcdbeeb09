"""A need that the focal point writes down as told by telephone: marked, told to the institution, confirmed by it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Need
from ciconia.selection.queries.need import hosts_to_tell, needs_to_tell
from ciconia.selection.rules.need import FLOW

WRITERS = ("host contact", "focal point")
WRITABLE = ("draft", "returned")
TOLD = ("taken_from", "taken_on", "contact")  # by which post, on which day, and who that was
AT_ONCE = 200


def as_told(need: Need, by: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """The mark of a telephone call, for a writer who is not of the institution; nothing where nothing was written."""
    if not fields or FLOW.holds(by, "host contact", need):
        return {}
    said = {"taken_from": "", "taken_on": clock.today(need.zone), "contact": None}
    said |= {name: fields[name] for name in said if fields.get(name)}
    return said | {"taken_by": by, "told_at": None, "confirmed_at": None, "confirmed_by": None}


def confirm(need: Need, *, by: Any) -> Need:
    """The institution says that what was written down for it is right; raises Refused."""
    with transaction.atomic():
        need.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))
        if not FLOW.holds(by, "host contact", need):
            raise Refused(FLOW.who_may(("host contact",)))
        if not need.by_telephone:
            raise Refused(_("Nobody wrote this down for you, so there is nothing to confirm."))
        if need.confirmed_at is None:
            need.confirmed_at, need.confirmed_by = clock.now(), by
            need.save(update_fields=["confirmed_at", "confirmed_by"])
            log("need.confirm", need, by=by, noun="need")
    return need


def tell(post: Callable[[Need, User], None]) -> int:
    """Write to the contacts of institutions for which a need was written down; gives how many letters went.

    post: hands a letter over; raises NotSent. A letter is handed over before it is noted, so a run that is killed
    between the two repeats the letters about one need.
    """
    with acting_as("system:jobs"):
        waiting = list(needs_to_tell().values_list("pk", flat=True)[:AT_ONCE])
    sent = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            need = needs_to_tell().select_for_update(of=("self",)).filter(pk=pk).first()
            if need is None:
                continue
            try:
                for account in hosts_to_tell(need):
                    post(need, account)
                    sent += 1
            except NotSent:
                continue
            need.told_at = clock.now()
            need.save(update_fields=["told_at"])
    return sent


def in_json(value: Any) -> Any:
    """A value of a column as the log keeps it."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
