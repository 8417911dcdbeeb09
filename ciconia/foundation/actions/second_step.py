"""A second step that was lost is taken away: by the keeper of the installation, after a wait that its owner can end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.account import end_sign_ins
from ciconia.foundation.actions.log import log
from ciconia.foundation.models import StepRemoval, User
from ciconia.foundation.wall import acting_as

WAIT = timedelta(days=3)


def ask_removal(user: User, *, by: Any, because: str) -> StepRemoval:
    """Begin the wait; where one is on already it stays as it is: asking twice makes it neither longer nor shorter."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        waiting = StepRemoval.objects.waiting().filter(user=user).first()
        if waiting is not None:
            return waiting
        removal = StepRemoval.objects.create(user=user, because=because, asked_at=clock.real_now())
        log("user.ask_step_removal", user, by=by, reason=because)
    return removal


def due_at(removal: StepRemoval) -> datetime:
    """The moment from which the second step may be taken away."""
    asked: datetime = removal.asked_at
    return asked + WAIT


def stop_removal(public_id: str, *, by: Any) -> bool:
    """End the wait for good, for whoever has the link of the letter or the command line; no where none is on."""
    with acting_as("system:jobs"):
        removal = StepRemoval.objects.waiting().select_for_update(of=("self",)).filter(public_id=public_id).first()
        if removal is None:
            return False
        removal.stopped_at = clock.real_now()
        removal.save(update_fields=["stopped_at"])
        log("user.stop_step_removal", removal.user, by=by)
    return True


def remove_due(*, by: Any, post: Callable[[StepRemoval], None]) -> int:
    """Take away every second step whose wait is over, with all its recovery codes, and sign out everywhere.

    post: hands over the letter that says so, before the transaction ends. Gives how many.
    """
    with acting_as("system:jobs"):
        rows = StepRemoval.objects.waiting().filter(asked_at__lte=clock.real_now() - WAIT)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return sum(_remove(key, by=by, post=post) for key in keys)


def _remove(key: int, *, by: Any, post: Callable[[StepRemoval], None]) -> bool:
    with acting_as("system:jobs"):
        rows = StepRemoval.objects.waiting().select_for_update(of=("self",)).select_related("user")
        removal = rows.filter(pk=key).first()
        if removal is None:
            return False
        Authenticator.objects.filter(user=removal.user).delete()
        end_sign_ins(removal.user, by=by)
        removal.done_at = clock.real_now()
        removal.save(update_fields=["done_at"])
        log("user.remove_second_step", removal.user, by=by)
        post(removal)
    return True
