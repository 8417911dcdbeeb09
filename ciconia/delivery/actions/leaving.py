"""Somebody has everything about them erased: what still goes on ends first, or is said."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.erasure import erase
from ciconia.people.models import Erasure, Freshness, Person
from ciconia.people.queries.freshness import letter_to, silent
from ciconia.people.rules.person import is_self
from ciconia.publishing.actions.publication import withdraw_about
from ciconia.selection.actions.application import withdraw
from ciconia.selection.actions.co_applicant import step_away
from ciconia.selection.models import MEMBERS, Application, CoApplicant
from ciconia.selection.rules.application import LIVE

LIVE_STATES = LIVE.split("|")
RUNNING = ("agreed", "preparing", "ready", "active", "paused")


@dataclass(frozen=True)
class Farewell:
    """The last letter to somebody who was erased because they were silent, in the words of a door."""

    address: str
    language: str
    proof: Erasure


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
        for application in Application.objects.filter(person=person, state__in=LIVE_STATES).order_by("id"):
            withdraw(application, by=by, reason=_("Had everything erased"))
        for row in CoApplicant.objects.filter(person=person, state__in=("asked", *MEMBERS)).order_by("id"):
            step_away(row, by=by, reason=_("Had everything erased"))
        return _erase(person)


def erase_silent(post: Callable[[Farewell], None]) -> int:
    """Erase whoever was hidden for a year and agreed to it; while something of theirs goes on, nothing happens.

    Each in a transaction of its own, with a last letter that gives the proof. post: hands it over; raises NotSent
    where that is not possible, which stops nothing. Gives how many were erased.
    """
    with acting_as("system:jobs"):
        keys = silent(clock.today())
    return sum(_erase_silent(key, post) for key in keys)


def _waits(person: Person) -> bool:
    """Whether an application waits for an answer, of their own or with others."""
    own = Application.objects.filter(person=person, state__in=LIVE_STATES)
    beside = CoApplicant.objects.filter(person=person, state__in=MEMBERS, application__state__in=LIVE_STATES)
    return own.exists() or beside.exists()


def _erase(person: Person) -> Erasure:
    """Take what is public about somebody down before it is forgotten that it is about them."""
    withdraw_about(person=person, by=System(_("Erasure")), reason=_("Somebody it is about had everything erased"))
    return erase(person)


def _erase_silent(key: int, post: Callable[[Farewell], None]) -> bool:
    with acting_as("system:jobs"):
        rows = Freshness.objects.select_for_update(of=("self",)).select_related("person__user", "person__identity")
        row = rows.filter(pk=key, hidden_on__isnull=False).first()
        if row is None or running(row.person) or _waits(row.person):
            return False
        letter = letter_to(row, "hide")
        language = letter.account.language if letter.account else ""
        proof = _erase(row.person)
        if letter.address:
            with suppress(NotSent):
                post(Farewell(letter.address, language, proof))
    return True
