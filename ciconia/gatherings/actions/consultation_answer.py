"""Answering a consultation by the link of a letter, the letters themselves, and what is forgotten when.

Whoever answers locks the consultation first, so that two presses are one answer, and none comes while it closes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import (
    AskedLetter,
    Consultation,
    ConsultationAnswer,
    ConsultationAsked,
    ConsultationQuestion,
)
from ciconia.gatherings.queries.consultation import asked_by_link
from ciconia.gatherings.rules.consultation import (
    KEEP_ANSWERS,
    KEEP_ASKED,
    NOT_BEFORE,
    answers_wrong,
    reminds_today,
    takes_answers,
    token_of,
)

AT_ONCE = 500
Post = Callable[[ConsultationAsked], Any]


class Closed(Exception):
    """Nobody can answer any more: the last day has passed, or it was closed or dropped."""


def answer(public_id: str, said: Mapping[int, str]) -> None:
    """Keep what somebody answers who has the link; the last answer counts. Raises Closed, or Unfit by question.

    said: by question, free words or the number of a choice. What is kept has no key to whoever was asked, no moment,
    and no entry in the log; of them it is noted that they answered.
    """
    with acting_as("system:jobs"):
        asked = asked_by_link(public_id)
        if asked is None:
            raise Closed
        consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=asked.consultation_id)
        if not takes_answers(consultation, clock.now()):
            raise Closed
        questions = list(consultation.questions.all())
        words = {key: text.strip() for key, text in said.items()}
        if wrong := answers_wrong(questions, words):
            raise Unfit(wrong)
        asked.refresh_from_db()
        rows = [_row(asked, one, words[one.pk]) for one in questions if words.get(one.pk)]
        tokens = [token_of(asked.public_id, one.pk) for one in questions]
        ConsultationAnswer.objects.filter(token__in=tokens).delete()
        ConsultationAnswer.objects.bulk_create(rows)
        if not asked.answered:
            ConsultationAsked.objects.filter(pk=asked.pk).update(answered=True)
            Consultation.objects.filter(pk=consultation.pk).update(answered=consultation.answered + 1)


def remind() -> int:
    """Let whoever has not answered be reminded once, in the last days; gives how many."""
    now = clock.now()
    with acting_as("system:jobs"):
        rows = Consultation.objects.filter(state="asking", opened_at__lte=now - NOT_BEFORE).select_related("programme")
        soon = [row.pk for row in rows if reminds_today(row, clock.today(row.zone))]
        asked = ConsultationAsked.objects.filter(consultation__in=soon, answered=False, reminded=False, letter="")
        return asked.update(letter=AskedLetter.REMINDER, reminded=True)


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; how many went and how many came back.

    post: raises NotSent. A letter is handed over before that is noted, so a run that is killed repeats that one. What
    somebody answered meanwhile needs no reminder, and people of a suspended country are not written to.
    """
    with acting_as("system:jobs"):
        rows = ConsultationAsked.objects.exclude(letter="").order_by("pk")
        waiting = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = ConsultationAsked.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            asked = rows.select_related("consultation__programme", "focus").filter(pk=pk).first()
            if asked is None:
                continue
            try:
                if _still(asked, clock.now()):
                    post(asked)
                    sent += 1
            except NotSent:
                asked.bounced_at = clock.now()
                back += 1
            asked.letter = AskedLetter.NONE
            asked.save(update_fields=["letter", "bounced_at"])
    return sent, back


def forget() -> dict[str, int]:
    """Delete who was asked ninety days after the end, and what they answered after a year."""
    now = clock.now()
    over = Q(consultation__state__in=["published", "dropped"])
    ended = "consultation__state_since__lt"
    with acting_as("system:jobs"):
        asked = ConsultationAsked.objects.filter(over, **{ended: now - KEEP_ASKED}).delete()[0]
        questions = ConsultationQuestion.objects.filter(over, **{ended: now - KEEP_ANSWERS})
        answers = ConsultationAnswer.objects.filter(question__in=questions).delete()[0]
    return {"asked": asked, "answers": answers}


def _row(asked: ConsultationAsked, question: ConsultationQuestion, words: str) -> ConsultationAnswer:
    token = token_of(asked.public_id, question.pk)
    if question.options:
        return ConsultationAnswer(question=question, token=token, chosen=int(words))
    return ConsultationAnswer(question=question, token=token, words=words)


def _still(asked: ConsultationAsked, now: datetime) -> bool:
    """Whether a letter that waits is still to go."""
    if asked.focus is not None and asked.focus.state == "suspended":
        return False
    if asked.letter in (AskedLetter.INVITE, AskedLetter.REMINDER):
        return takes_answers(asked.consultation, now) and not asked.answered
    return True
