"""Giving many applications at once: evenly, or what one assessor has to others; looked at first, as it would be."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.review import give, take_back
from ciconia.selection.models import Application, Review, Standing
from ciconia.selection.queries.review import asked_of, next_assessor

MOST = 100
"""So many at one press: what one person can still look through before pressing."""


@dataclass(frozen=True)
class Handed:
    """What becomes of one application: who gets it, or why nobody does."""

    application: Application
    to: tuple[User, ...] = ()
    why_not: str = ""


def spread(applications: Iterable[Application], *, by: Any, look: bool = False) -> list[Handed]:
    """Give every application to as many as it takes, each time to whoever has least to do.

    look: the same taken back, so that nothing is kept. Nobody gets what they may not assess.
    """
    return _together(applications, lambda one: _to_as_many(one, by), look=look)


def reassign(
    applications: Iterable[Application], *, by: Any, of: User, reason: str, to: User | None = None, look: bool = False
) -> list[Handed]:
    """Give what one assessor has and has not marked to another, or to whoever has least to do.

    look: the same taken back. Raises ReasonMissing; what cannot be given stays where it is, with the reason.
    """
    if not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    return _together(applications, lambda one: _from_one(one, of, to, by, reason), look=look)


def tell_assessors(post: Callable[[User, list[Review]], None]) -> int:
    """Write once to each assessor about everything they were given since the last letter; gives how many letters went.

    post: hands one letter over; raises NotSent. It is handed over before it is noted: a run that is killed between the
    two repeats that one letter.
    """
    sent = 0
    with acting_as("system:jobs"):
        rows = Review.objects.filter(told_at=None, standing=Standing.GIVEN).exclude(assessor=None)
        accounts = list(User.objects.filter(pk__in=rows.values("assessor_id"), is_active=True).order_by("pk"))
    for account in accounts:
        with acting_as("system:jobs"):
            mine = Review.objects.select_for_update(of=("self",)).filter(
                told_at=None, standing=Standing.GIVEN, assessor=account
            )
            found = list(mine.select_related("application__opportunity", "application__programme").order_by("pk"))
            if not found:
                continue
            with suppress(NotSent):
                post(account, found)
                Review.objects.filter(pk__in=[row.pk for row in found]).update(told_at=clock.now())
                sent += 1
    return sent


def _together(
    applications: Iterable[Application], one_by_one: Callable[[Application], Handed], *, look: bool
) -> list[Handed]:
    with transaction.atomic():
        found = [one_by_one(application) for application in list(applications)[:MOST]]
        if look:
            transaction.set_rollback(True)
    return found


def _to_as_many(application: Application, by: Any) -> Handed:
    given: list[User] = []
    why = ""
    while not why and asked_of(application).room:
        assessor = next_assessor(application)
        if assessor is None:
            why = _("Nobody is left who could assess it.")
            break
        try:
            with transaction.atomic():
                give(application, assessor, by=by)
            given.append(assessor)
        except (Refused, Conflict) as refused:
            why = _why(refused)
    return Handed(application, tuple(given), why)


def _from_one(application: Application, of: User, to: User | None, by: Any, reason: str) -> Handed:
    try:
        with transaction.atomic():
            take_back(application, of, by=by, reason=reason)
            # Where one more was asked for a reason, whoever follows is asked for the same one.
            if to is not None:
                give(application, to, by=by, why=reason)
                return Handed(application, (to,))
            other = next_assessor(application, besides=[of.pk])
            if other is None:
                raise Refused(_("Nobody is left who could assess it."))
            give(application, other, by=by, why=reason)
            return Handed(application, (other,))
    except (Refused, Conflict) as refused:
        return Handed(application, (), _why(refused))


def _why(refused: Exception) -> str:
    if isinstance(refused, Conflict):
        return _("It has changed meanwhile. Look at it again.")
    return str(refused)
