"""Somebody has everything about them erased: what still goes on ends first, or is said."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.models import Engagement
from ciconia.foundation.actions.perform import Refused
from ciconia.people.actions.erasure import erase
from ciconia.people.models import Erasure, Person
from ciconia.people.rules.person import is_self
from ciconia.selection.actions.application import withdraw
from ciconia.selection.models import Application
from ciconia.selection.rules.application import LIVE

RUNNING = ("agreed", "preparing", "ready", "active", "paused")


def running(person: Person) -> list[Engagement]:
    """The assignments of somebody that have not ended."""
    return list(Engagement.objects.filter(person=person, state__in=RUNNING).order_by("id"))


def leave(person: Person, *, by: Any) -> Erasure:
    """Withdraw what waits for an answer, then erase; refused while an assignment runs, with the way out in words."""
    if not is_self(by, person):
        raise Refused(_("Everybody decides about their own data."))
    if running(person):
        raise Refused(
            _("You have an assignment that has not ended. End it with the programme first: others rely on you, and "
              "money may still be due to you.")
        )  # fmt: skip
    with transaction.atomic():
        for application in Application.objects.filter(person=person, state__in=LIVE.split("|")).order_by("id"):
            withdraw(application, by=by, reason=_("Had everything erased"))
        return erase(person)
