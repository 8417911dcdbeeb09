"""How the choice for an opportunity goes: the day to sign, the day answers are told, and who comes instead of whom."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, retime
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.application import carry_out, sign
from ciconia.selection.models import WAITING, Application, Choosing, KeptDecision, Opportunity
from ciconia.selection.queries.choosing import hosts_to_ask, next_in_reserve, waiting_for_host
from ciconia.selection.queries.host_ranking import ranked_suitable
from ciconia.selection.rules.application import FLOW, places_taken
from ciconia.selection.rules.choosing import choosing_of, sign_by

REMINDERS = 3
BEFORE = 3


def ask_again(opportunity: Opportunity, *, by: Any, until: date, reason: str = "") -> Choosing:
    """Give the institution a new day to sign; letters start anew. Raises Refused, or Unfit for a day that passed.

    reason: whom one reached and what was agreed; needed once the day to sign has passed without it (ReasonMissing).
    """
    _officer(by, opportunity)
    if choosing_of(opportunity).silent_on is not None and not reason.strip():
        raise ReasonMissing(_("Write whom you reached there, and why the new day will be kept."))
    if until < clock.today(opportunity.zone):
        raise Unfit({"until": _("This day has passed. Choose today or a later day.")})
    return _change(
        opportunity, by, "opportunity.ask_to_sign", reason, sign_by=until, reminders=0, reminded_on=None, silent_on=None
    )


def keep_answers(opportunity: Opportunity, *, by: Any, until: date | None, offers_at_once: bool) -> Choosing:
    """Tell nobody what was decided before a day; without a day, tell it at once. Raises Refused, or Unfit."""
    _officer(by, opportunity)
    if until is not None and until < clock.today(opportunity.zone):
        raise Unfit({"until": _("This day has passed. Choose today or a later day.")})
    changed = _change(
        opportunity, by, "opportunity.keep_answers", "", kept_until=until, offers_at_once=offers_at_once and bool(until)
    )
    tell_what_was_kept(opportunity)
    return changed


def replace(opportunity: Opportunity, *, by: Any, person: Application, seen: int | None = None) -> Application:
    """Give a free place to the next in reserve: the programme signs, and the institution where its ranking does.

    Signatures of before do not count in reserve; what the institution's submitted ranking says still does. Raises
    Refused where no place is free or somebody else is next, and Conflict.
    """
    _officer(by, opportunity)
    with transaction.atomic():
        Opportunity.objects.select_for_update().get(pk=opportunity.pk)
        upcoming = next_in_reserve(opportunity)
        if upcoming is None or upcoming.pk != person.pk:
            raise Refused(_("Somebody else is next in reserve now. Look again before you choose."))
        if places_taken(opportunity) >= opportunity.places:
            raise Refused(_("Every place is taken."))
        ranking = ranked_suitable(person)
        if ranking is not None and not person.signatures.filter(side="host").exists():
            sign(person, by=ranking.by, seen=seen)
            seen = None
        sign(person, by=by, seen=seen)
    return person


def tell_what_was_kept(opportunity: Opportunity | None = None) -> int:
    """Carry out every decision whose day has come, each in a transaction of its own; gives how many were told.

    Whatever can no longer be carried out stays, with the reason, for an officer to decide anew.
    """
    with acting_as("system:jobs"):
        rows = KeptDecision.objects.filter(failed="").exclude(application__mark="held")
        rows = rows.select_related("application__opportunity__choosing")
        rows = rows if opportunity is None else rows.filter(application__opportunity=opportunity)
        due = [kept.pk for kept in rows if _has_come(kept)]
    return sum(_tell(pk) for pk in due)


def _has_come(kept: KeptDecision) -> bool:
    until = kept.application.opportunity.choosing.kept_until
    return until is None or until <= clock.today(kept.application.opportunity.zone)


def _tell(pk: int) -> bool:
    with acting_as("system:jobs"):
        kept = KeptDecision.objects.select_for_update(of=("self",)).filter(pk=pk).select_related("by").first()
        if kept is None:
            return False
        application = Application.objects.select_related("opportunity", "programme", "person").get(pk=pk)
        try:
            with transaction.atomic():
                kept.delete()
                carry_out(kept.move, application, by=kept.by, reason=kept.reason)
        except (Refused, Conflict, ReasonMissing) as problem:
            KeptDecision.objects.filter(pk=pk).update(failed=str(problem)[:300])
            return False
    return True


def remind(post: Callable[[Opportunity, User], None]) -> int:
    """Write to institutions that have to sign: when there is somebody to sign for, three days before, on the day.

    Then no more. A letter is handed over before it is noted. post: hands it over; raises NotSent. Gives how many went.
    """
    with acting_as("system:jobs"):
        waiting = [row.pk for row in waiting_for_host() if _letter_due(row)]
    sent = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            opportunity = Opportunity.objects.select_for_update(of=("self",)).filter(pk=pk).first()
            if opportunity is None or not _letter_due(opportunity):
                continue
            with suppress(NotSent):
                for account in hosts_to_ask(opportunity):
                    post(opportunity, account)
                    sent += 1
                choosing = choosing_of(opportunity)
                choosing.reminders, choosing.reminded_on = choosing.reminders + 1, clock.today(opportunity.zone)
                choosing.save()
    return sent


def _letter_due(opportunity: Opportunity) -> bool:
    choosing, left = choosing_of(opportunity), (sign_by(opportunity) - clock.today(opportunity.zone)).days
    if choosing.reminders >= REMINDERS or left < 0:
        return False
    return choosing.reminders == 0 or (
        left <= (BEFORE, 0)[choosing.reminders - 1] and _not_today(choosing, opportunity)
    )


def _not_today(choosing: Choosing, opportunity: Opportunity) -> bool:
    return choosing.reminded_on != clock.today(opportunity.zone)


def see_to_silent() -> int:
    """Give the turn to the officer where the day to sign passed without the institution; gives how often."""
    with acting_as("system:jobs"):
        rows = [row for row in waiting_for_host() if sign_by(row) < clock.today(row.zone)]
        late = [row for row in rows if choosing_of(row).silent_on is None]
        for opportunity in late:
            choosing = choosing_of(opportunity)
            choosing.silent_on = clock.today(opportunity.zone)
            choosing.save()
            _retime(opportunity)
    return len(late)


def _officer(by: Any, opportunity: Opportunity) -> None:
    if not FLOW.holds(by, "officer", opportunity):
        raise Refused(FLOW.who_may(["officer"]))


def _change(opportunity: Opportunity, by: Any, verb: str, reason: str, **fields: Any) -> Choosing:
    with transaction.atomic():
        Opportunity.objects.select_for_update(of=("self",)).get(pk=opportunity.pk)
        choosing = choosing_of(opportunity)
        for name, value in fields.items():
            setattr(choosing, name, value)
        choosing.save()
        _retime(opportunity)
        said = {name: value.isoformat() for name, value in fields.items() if isinstance(value, date)}
        log(verb, opportunity, by=by, noun="opportunity", reason=reason.strip(), data=said)
    return choosing


def _retime(opportunity: Opportunity) -> None:
    for row in Application.objects.filter(opportunity=opportunity, state__in=WAITING, mark=""):
        retime(FLOW, row)
