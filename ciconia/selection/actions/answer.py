"""Answers to applicants: a reason that says something, a decision kept until its day, a letter that goes once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.flow import Flow
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import AnswerLetter, Application, KeptDecision
from ciconia.selection.queries.reason import language_of, names_of_others, said_to_others, weighed
from ciconia.selection.rules.choosing import waits
from ciconia.selection.rules.reason import WORD, names_something, quotes

TRIED_FOR = timedelta(days=7)


def must_say_why(application: Application, reason: str) -> None:
    """Raises ReasonMissing where a reason is empty, names nothing that was asked, names others, or was said to all."""
    said = reason.strip()
    if not said:
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    with translation.override(language_of(application)):
        points = weighed(application)
        named = names_something(said, points, application)
    if not named:
        raise ReasonMissing(
            _("Name a criterion or something the opportunity asks for: the person has to learn what was missing.")
        )
    if others := names_of_others(application) & set(WORD.findall(said)):
        raise ReasonMissing(_("A reason is about this person alone. It names %(name)s.") % {"name": min(others)})
    if not quotes(said, points) and (number := said_to_others(application, said)):
        raise ReasonMissing(
            _("The same words were written to %(number)d others. Say what it was for this person.") % {"number": number}
        )


def keep(flow: Flow, move: str, application: Application, *, by: Any, reason: str, seen: int | None) -> bool:
    """Decide now and tell later, where answers are kept until a day; whether it was so.

    The application itself does not change: neither its state nor a date of it tells anything. Raises what the move
    itself would raise.
    """
    if not waits(application.opportunity, move):
        return False
    with transaction.atomic():
        application.refresh_from_db(from_queryset=Application._base_manager.select_for_update(of=("self",)))
        found = flow.find(move, application.state)
        if found is None or (seen is not None and seen != application.version):
            raise Conflict(application, None)
        verdict = flow.may(by, found, application)
        if not verdict:
            raise Refused(str(verdict.why))
        if found.reason and not reason.strip():
            raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
        KeptDecision.objects.create(application=application, move=move, reason=reason.strip(), by=by, at=clock.now())
        _note("opportunity.keep_decision", application, by)
    return True


def reconsider(application: Application, *, by: Any, flow: Flow) -> None:
    """Take back what was decided and not told. Raises Refused."""
    if not flow.holds(by, "officer", application):
        raise Refused(flow.who_may(["officer"]))
    with transaction.atomic():
        if KeptDecision.objects.filter(application=application).delete()[0]:
            _note("opportunity.reconsider_decision", application, by)


def forget(application: Application) -> None:
    """It came to an end in another way: what was kept about it is told nobody."""
    with acting_as("system:jobs"):
        for kept in KeptDecision.objects.filter(application=application):
            kept.delete()


def write(application: Application, what: str) -> None:
    """Let a letter about a decision go; a job hands it over."""
    with acting_as("system:jobs"):
        AnswerLetter.objects.create(application=application, what=what, at=clock.now())


def send(post: Callable[[AnswerLetter], None]) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and did not.

    A letter is handed over before it is noted: a run that is killed between the two repeats that one letter. One that
    is overtaken, such as an offer that was withdrawn, is left. post: raises NotSent where it cannot be handed over.
    """
    with acting_as("system:jobs"):
        rows = AnswerLetter.objects.filter(sent_at=None, at__gte=clock.now() - TRIED_FOR)
        rows = rows.exclude(application__mark="held")
        waiting = list(rows.order_by("pk").values_list("pk", flat=True))
    done = [_send(key, post) for key in waiting]
    return done.count("sent"), done.count("failed")


STILL = {
    "offer": ("offered",), "put_in_reserve": ("reserve",), "not_choose": ("not_chosen",),
    "reject_formally": ("not_eligible",),
}  # fmt: skip


def _send(key: int, post: Callable[[AnswerLetter], None]) -> str:
    with acting_as("system:jobs"):
        rows = AnswerLetter.objects.select_for_update(of=("self",)).filter(pk=key, sent_at=None)
        letter = rows.select_related(
            "application__person__user", "application__opportunity", "application__programme"
        ).first()
        if letter is None or letter.application.state not in STILL[letter.what]:
            return ""
        try:
            post(letter)
        except NotSent:
            return "failed"
        letter.sent_at = clock.now()
        letter.save(update_fields=["sent_at"])
    return "sent"


def _note(verb: str, application: Application, by: Any) -> None:
    # At the opportunity, not at the person: nothing that is kept may be read from what is about them.
    log(verb, application.opportunity, by=by, noun="opportunity", data={"application": application.public_id})
