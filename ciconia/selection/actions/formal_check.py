"""The formal look at an application before anybody assesses it: every rule answered, then passed, or not eligible."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused, arrange
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.models import Application, CheckOutcome, EligibilityCheck
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.co_applicant import unknown_of_members

LOOKERS = ("assessor", "officer")
ANSWERS = (CheckOutcome.YES, CheckOutcome.NO)


def answer_check(
    application: Application, rule: str, *, by: Any, outcome: str, seen_in: str, seen: int | None = None
) -> EligibilityCheck:
    """Say whether a rule is met of which it was not known, or wrongly so, and where that was seen.

    Raises Unfit, Refused or Conflict, and then nothing has changed.
    """
    if outcome not in ANSWERS:
        raise Unfit({"outcome": _("Say whether the rule is met.")})
    if not seen_in.strip():
        raise Unfit({"seen_in": _("Write where you saw it: a document, a letter, a call.")})
    with transaction.atomic():
        arrange(
            FLOW, "answer_check", application, {}, by=by, roles=LOOKERS, states=("submitted",), seen=seen,
            reason="", data={"rule": rule, "outcome": outcome},
        )  # fmt: skip
        _not_about_oneself(application, by)
        check = EligibilityCheck.objects.select_for_update().get(application=application, rule=rule)
        check.outcome, check.seen_in = outcome, seen_in.strip()[:200]
        check.answered_by, check.answered_at = by, clock.now()
        check.save(update_fields=["outcome", "seen_in", "answered_by", "answered_at"])
    return check


def pass_formally(application: Application, *, by: Any, seen: int | None = None) -> Application:
    """Every rule is met: whoever looked and when is kept. Raises Refused where one is not, or is not known."""
    with transaction.atomic():
        changes = {"formally_at": clock.now(), "formally_by": by}
        states = ("submitted",)
        arrange(FLOW, "pass_formally", application, changes, by=by, roles=LOOKERS, states=states, seen=seen)
        _not_about_oneself(application, by)
        if application.checks.exclude(outcome=CheckOutcome.YES).exists():
            raise Refused(_("A rule is not met, or it is not known whether it is. Answer it first, or say no."))
        if CheckOutcome.NO in unknown_of_members(application):
            raise Refused(_("A rule of the programme is not met by one of those who apply together."))
    return application


def _not_about_oneself(application: Application, by: Any) -> None:
    if application.person.user_id == by.pk:
        raise Refused(_("Nobody assesses their own application."))
