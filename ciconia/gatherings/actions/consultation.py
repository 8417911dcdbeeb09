"""Writing a consultation, asking the group, closing it, and publishing what was heard and what is done about it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import AskedLetter, Consultation, ConsultationAnswer, ConsultationQuestion
from ciconia.gatherings.models.consultation import KEEPERS, ConsultationAsked
from ciconia.gatherings.queries.consultation import group_of, missing_from, tallies_of
from ciconia.gatherings.rules.consultation import (
    FLOW,
    MOST_QUESTIONS,
    has_consultations,
    keeps,
    may_ask,
    problems,
    question_problems,
    too_few,
)
from ciconia.programmes.models import Programme
from ciconia.publishing.actions.publication import note_page

THE_DAY = System(gettext_noop("The last day to answer"))
OUTCOME = ("heard", "does", "owner", "until")


def make_consultation(programme: Programme, *, by: Any, **fields: Any) -> Consultation:
    """Begin a consultation as a draft. Raises Refused, or Unfit by field."""
    consultation = Consultation(programme=programme, **fields)
    if not (has_consultations(programme) and keeps(by, programme)):
        raise Refused(_("Only officers and coordinators of a programme with consultations write them."))
    _fit(consultation, by)
    begin(FLOW, consultation, by=by)
    return consultation


def edit_consultation(consultation: Consultation, *, by: Any, seen: int | None = None, **fields: Any) -> Consultation:
    """Change a draft. Raises Refused, Conflict, or Unfit by field."""
    said = fields | {"changed_at": clock.now()}
    amend(FLOW, consultation, said, by=by, roles=KEEPERS, states=("draft",), seen=seen, check=lambda row: _fit(row, by))
    return consultation


def put_question(
    consultation: Consultation, *, by: Any, question: ConsultationQuestion | None = None, **fields: Any
) -> ConsultationQuestion:
    """Add a question to a draft, or change one. Raises Refused, Conflict, or Unfit by field."""
    with transaction.atomic():
        _touch(consultation, by, "draft")
        if question is None and consultation.questions.count() >= MOST_QUESTIONS:
            raise Unfit({"": _("Eight questions are enough: who is asked more answers less.")})
        row = question or ConsultationQuestion(consultation=consultation)
        for name, value in fields.items():
            setattr(row, name, value)
        if wrong := question_problems(row):
            raise Unfit(wrong)
        row.save()
    return row


def drop_question(question: ConsultationQuestion, *, by: Any) -> None:
    """Take a question out of a draft. Raises Refused or Conflict."""
    with transaction.atomic():
        _touch(question.consultation, by, "draft")
        question.delete()


def ask_group(consultation: Consultation, *, by: Any, seen: int | None = None) -> Consultation:
    """Ask everybody in the group, who stand as rows from now on; jobs hand the letters over."""
    with transaction.atomic():
        if not may_ask(by, consultation):
            raise Refused(_("You can ask people of the countries in which you work."))
        group = group_of(consultation)
        if consultation.state == "draft" and (few := too_few(len(group.asked))):
            raise Refused(str(few))
        now = clock.now()
        changes = {"opened_at": now, "changed_at": now, "asked": len(group.asked)}
        perform(FLOW, "open", consultation, by=by, seen=seen, changes=changes, data={"asked": len(group.asked)})
        with acting_as("system:jobs"):
            ConsultationAsked.objects.bulk_create(
                ConsultationAsked(
                    consultation=consultation, person_id=one.person_id, name=one.name, email=one.email,
                    language=one.language, focus_id=one.focus_id, residence=one.residence, letter=AskedLetter.INVITE,
                )
                for one in group.asked
            )  # fmt: skip
    return consultation


def close(consultation: Consultation, *, by: Any, seen: int | None = None) -> Consultation:
    """Take no more answers, and cut what leads from a link to an answer."""
    with transaction.atomic():
        perform(FLOW, "close", consultation, by=by, seen=seen)
        _cut(consultation)
    return consultation


def close_past() -> int:
    """Close what is being asked though its last day has ended; gives how many."""
    with acting_as("system:jobs"):
        rows = list(Consultation.objects.filter(state="asking").select_related("programme"))
        past = [row for row in rows if row.closes_on < clock.today(row.zone)]
    for row in past:
        close(row, by=THE_DAY)
    return len(past)


def write_outcome(question: ConsultationQuestion, *, by: Any, **fields: Any) -> ConsultationQuestion:
    """Write what was heard to a question and what is done about it. Raises Refused, Conflict, or Unfit by field."""
    wrong = {name: _("This is needed before it can be published.") for name in OUTCOME if not fields.get(name)}
    if wrong:
        raise Unfit(wrong)
    with transaction.atomic():
        _touch(question.consultation, by, "closed")
        for name in OUTCOME:
            setattr(question, name, fields[name])
        question.save(update_fields=list(OUTCOME))
    return question


def publish(consultation: Consultation, *, by: Any, seen: int | None = None) -> Consultation:
    """Let everybody read what came of it, and tell whoever was asked. Notes it in the ledger."""
    with transaction.atomic():
        now = clock.now()
        changes = {"missing": missing_from(consultation), "published_at": now, "changed_at": now}
        perform(FLOW, "publish", consultation, by=by, seen=seen, changes=changes)
        for pk, tally in tallies_of(consultation).items():
            ConsultationQuestion.objects.filter(pk=pk).update(tally=tally)
        _tell(consultation, AskedLetter.OUTCOME)
        page = {"programme": consultation.programme, "focus": None, "title": consultation.title}
        note_page("consultation", consultation.public_id, by=by, **page)
    return consultation


def drop(consultation: Consultation, *, by: Any, reason: str, seen: int | None = None) -> Consultation:
    """Go on with it no further: what was answered is deleted, and whoever was asked reads why."""
    with transaction.atomic():
        perform(FLOW, "drop", consultation, by=by, seen=seen, reason=reason)
        with acting_as("system:jobs"):
            ConsultationAnswer.objects.filter(question__consultation=consultation).delete()
        _tell(consultation, AskedLetter.DROPPED)
    return consultation


def _cut(consultation: Consultation) -> None:
    """Nothing leads from an answer to a link any more: not its token, and not where and when the database wrote it."""
    with acting_as("system:jobs"):
        answers = ConsultationAnswer.objects.filter(question__consultation=consultation)
        anew = list(answers.order_by("pk"))  # by a number drawn by lot
        answers.delete()
        for row in anew:
            row.token = ""
        ConsultationAnswer.objects.bulk_create(anew)
        ConsultationAsked.objects.filter(consultation=consultation).update(letter=AskedLetter.NONE)


def _tell(consultation: Consultation, letter: str) -> None:
    with acting_as("system:jobs"):
        ConsultationAsked.objects.filter(consultation=consultation).update(letter=letter)


def _touch(consultation: Consultation, by: Any, state: str) -> None:
    """Something about a consultation changes while it is in a state: locked, allowed, logged."""
    if consultation.state != state:
        raise Conflict(consultation, None)
    amend(FLOW, consultation, {"changed_at": clock.now()}, by=by, roles=KEEPERS, states=(state,))


def _fit(consultation: Consultation, by: Any) -> None:
    if wrong := problems(consultation):
        raise Unfit(wrong)
    if not may_ask(by, consultation):
        raise Unfit({"countries": _("You can ask people of the countries in which you work.")})
