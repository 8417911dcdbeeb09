"""Asking somebody of the register about an opportunity: one letter, one person, and what they answer."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import REFUSED, NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt, Person
from ciconia.selection.models import Asking, Opportunity, Reply
from ciconia.selection.queries.asking import Letter, agreed_for, asked_before, has_applied, letter_of
from ciconia.selection.rules.asking import SHORTEST, may_ask, why_not

KEPT = timedelta(days=730)
TRIED_FOR = timedelta(days=7)


def ask(person: Person, opportunity: Opportunity, *, by: Any, why: str) -> Asking:
    """Ask somebody who agreed to it; a job hands the letter over, so that the asker never reads an address.

    Raises Refused, or Unfit with what stands against it. Of two who ask at once, the second reads that.
    """
    if not may_ask(by, opportunity.programme_id, opportunity.focus_id):
        raise Refused(_("This is for officers and coordinators who work for this country."))
    if len(why.strip()) < SHORTEST:
        raise Unfit({"why": _("Write in a sentence or two why you ask them. They will read it.")})
    with transaction.atomic():
        with acting_as("system:jobs"):
            Person.objects.select_for_update().get(pk=person.pk)  # a second asker waits here
            before, agreed = asked_before(person, opportunity.programme_id), agreed_for(person)
            today = clock.today(opportunity.zone)
            reason = why_not(before, opportunity=opportunity, agreed=opportunity.focus_id in agreed, today=today)
            if reason or has_applied(person, opportunity):
                raise Unfit({"": reason or _("They have applied for this one.")})
            asking = Asking.objects.create(
                opportunity=opportunity, person=person, programme_id=opportunity.programme_id,
                focus_id=opportunity.focus_id, asker=by, by_name=str(by)[:160], why=why.strip(),
            )  # fmt: skip
        log("asking.ask", asking, by=by, reason=asking.why, data={"opportunity": opportunity.public_id})
        look(person, by=by, at=LookedAt.ASKED, focus_id=opportunity.focus_id)
    return asking


def ask_many(people: Iterable[Person], opportunity: Opportunity, *, by: Any, why: str) -> tuple[int, list[Person]]:
    """Ask several people, a letter each; gives how many were asked, and those who could not be.

    Raises Refused, or Unfit where what was written is too little.
    """
    asked, left = 0, []
    for person in people:
        try:
            ask(person, opportunity, by=by, why=why)
            asked += 1
        except Unfit as wrong:
            if "why" in wrong.problems:
                raise
            left.append(person)
    return asked, left


def send(post: Callable[[Letter], Any]) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and did not.

    Whoever has meanwhile ended their consent is not written to; whoever wants no letters of this kind has said "never".
    A letter is handed over before it is noted: a run
    that is killed between the two repeats that one letter. post: raises NotSent where a letter cannot be handed over.
    """
    with acting_as("system:jobs"):
        rows = Asking.objects.filter(sent_at=None, at__gte=clock.now() - TRIED_FOR)
        waiting = list(rows.order_by("pk").values_list("pk", flat=True))
    taken = [_send(key, post) for key in waiting]
    return taken.count("sent"), taken.count("failed")


def _send(key: int, post: Callable[[Letter], Any]) -> str:
    with acting_as("system:jobs"):
        rows = Asking.objects.select_for_update(of=("self",)).filter(pk=key, sent_at=None)
        asking = rows.select_related("person__user", "person__identity", "opportunity__need", "programme").first()
        if asking is None or asking.focus_id not in agreed_for(asking.person):
            return ""
        letter = letter_of(asking)
        try:
            became = post(letter) if letter.address else ""
        except NotSent:
            return "failed"
        asking.sent_at = clock.now()
        asking.save(update_fields=["sent_at"])
        if became == REFUSED:
            reply(asking, Reply.NEVER)
    return "sent" if letter.address and became != REFUSED else ""


def reply(asking: Asking, answer: str) -> Asking:
    """Keep what somebody answers who has the link; the last answer counts, so that a "never" can be taken back."""
    if answer not in Reply.values:
        raise Unfit({"reply": _("Choose one of the answers.")})
    with acting_as("system:jobs"):
        asking = Asking.objects.select_for_update(of=("self",)).select_related("programme").get(pk=asking.pk)
        asking.reply, asking.replied_at = answer, clock.now()
        asking.save(update_fields=["reply", "replied_at"])
        log("asking.reply", asking, by=System(_("Link in a letter")), data={"reply": answer})
    return asking


def forget_askings() -> int:
    """Delete what is older than two years; gives how many. For a job."""
    return int(Asking.objects.filter(at__lt=clock.now() - KEPT).delete()[0])
