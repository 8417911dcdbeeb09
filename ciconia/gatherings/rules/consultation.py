"""When a consultation can be opened and published, who may answer until when, and what is kept of it for how long."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import AskedGroup, Consultation, ConsultationQuestion, Event
from ciconia.gatherings.models.consultation import KEEPERS
from ciconia.programmes.kinds.voice import has_voice
from ciconia.programmes.models import Programme

KIND = "consultation"  # of letters, too
LEAST = 5  # a group of fewer is not shown, and a consultation of fewer not opened
MOST_QUESTIONS = 8
MOST_OPTIONS = 12
LONGEST = 6_000
LONGEST_ANSWER = 2_000
REMIND_BEFORE = timedelta(days=3)
NOT_BEFORE = timedelta(days=2)  # after the first letter
KEEP_ASKED = timedelta(days=90)
KEEP_ANSWERS = timedelta(days=365)
WHO = "officer|coordinator"
TEXTS = ("title", "about", "decides")

PROMISE = _(
    "What you answer is kept without your name. That you answered is noted, so that you are not reminded; staff see"
    " only how many did, and read the answers once this is closed. Until then you can change yours with this link."
    " After that nothing leads from an answer to you. Write nothing that shows who you are, unless you want it known."
)


def has_consultations(programme: Programme) -> bool:
    """Whether a programme asks people before it decides."""
    return has_voice("consultation", programme.lines, programme.kinds)


def keeps(user: Any, programme: Programme) -> bool:
    """Whether an account leads consultations of a programme through."""
    return holds_for_programme(user, KEEPERS, programme.pk, None)


def spoken(text: Translated) -> set[str]:
    """The languages in which a text is written."""
    return {code for code, words in text.items() if code != "source" and words}


def options_in(question: ConsultationQuestion, code: str) -> list[str]:
    """What can be chosen, in a language; where it is not written, in the one it was first written in."""
    words = question.options.get(code) or question.options.get(question.options.source, "")
    return lines_of(words)


def lines_of(words: str) -> list[str]:
    """One choice a line, without empty ones."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def problems(consultation: Consultation) -> dict[str, Words]:
    """What is wrong in a consultation as it would be, by field."""
    missing = {
        "title": _("Write a title."),
        "about": _("Write what it is about."),
        "decides": _("Write what will be decided with it."),
    }
    found: dict[str, Words] = {name: why for name, why in missing.items() if not getattr(consultation, name)}
    if any(len(words) > LONGEST for name in TEXTS for words in getattr(consultation, name).values()):
        found.setdefault("about", _("Keep each text to six thousand signs."))
    if consultation.group == AskedGroup.EVENT:
        if consultation.event is None:
            found["event"] = _("Choose the event.")
    elif not consultation.focus_ids:
        found["countries"] = _("Choose at least one country.")
    return found


def question_problems(question: ConsultationQuestion) -> dict[str, Words]:
    """What is wrong in a question as it would be, by field."""
    found: dict[str, Words] = {}
    if not question.words:
        found["words"] = _("Write the question.")
    counts = {len(lines_of(words)) for code, words in question.options.items() if code != "source" and words}
    if counts and not (min(counts) >= 2 and max(counts) <= MOST_OPTIONS):
        found["options"] = _("Write two to twelve choices, one a line; or none, for an answer in free words.")
    elif len(counts) > 1:
        found["options"] = _("Every language needs the same choices, in the same order.")
    return found


def may_ask(user: Any, consultation: Consultation) -> bool:
    """Whether an account works in every country whose people would be asked."""
    focuses: list[int | None] = list(consultation.focus_ids)
    if consultation.group == AskedGroup.EVENT:
        event: Event | None = consultation.event
        focuses = [event.focus_id] if event is not None else []
    return all(holds_for_programme(user, KEEPERS, consultation.programme_id, focus) for focus in focuses)


def not_to_open(consultation: Consultation, by: object = None) -> Words | None:
    """Why nobody can be asked now, if so."""
    if problems(consultation):
        return _("Complete the text first.")
    questions = list(consultation.questions.all())
    if not questions:
        return _("Write at least one question first.")
    texts = [getattr(consultation, name) for name in TEXTS] + [one.words for one in questions]
    texts += [one.options for one in questions if one.options]
    if any(spoken(text) != spoken(texts[0]) for text in texts):
        return _("Something is missing in one of the languages. Every text and question is needed in each of them.")
    if consultation.closes_on <= clock.today(consultation.zone):
        return _("The last day to answer has passed. Change it first.")
    return None


def too_few(number: int) -> Words | None:
    """Why so many cannot be asked, if so."""
    if number >= LEAST:
        return None
    return _("Fewer than five people would be asked: whoever answers would be known. Choose a larger group.")


def told(question: ConsultationQuestion) -> bool:
    """Whether it is said what was heard, what is done about it, by whom, and until when."""
    return bool(question.heard and question.does and question.owner and question.until)


def not_to_publish(consultation: Consultation, by: object = None) -> Words | None:
    """Why the outcome cannot be published yet, if so."""
    if all(told(one) for one in consultation.questions.all()):
        return None
    return _("Write of every question what was heard, what you do about it, who sees to it and until when.")


def takes_answers(consultation: Consultation, now: datetime) -> bool:
    """Whether somebody can answer: it is being asked, and its last day has not ended."""
    return consultation.state == "asking" and clock.day_of(now, consultation.zone) <= consultation.closes_on


def token_of(asked_id: str, question_id: int) -> str:
    """What an answer is found by while it can be changed: keyed, one way, and another for each question."""
    return salted_hmac("consultation: whose answer", f"{asked_id}-{question_id}", algorithm="sha256").hexdigest()[:40]


def answers_wrong(questions: Iterable[ConsultationQuestion], said: Mapping[int, str]) -> dict[str, Words]:
    """What is wrong in an answer, by question; nothing said at all belongs to no field."""
    found: dict[str, Words] = {}
    for one in questions:
        words = said.get(one.pk, "")
        if words and one.options and words not in map(str, range(len(options_in(one, one.options.source)))):
            found[one.public_id] = _("Choose one of the answers.")
        elif len(words) > LONGEST_ANSWER:
            found[one.public_id] = _("Keep the answer to two thousand signs.")
    if not any(said.values()):
        found[""] = _("Answer at least one question.")
    return found


def reminds_today(consultation: Consultation, today: date) -> bool:
    """Whether those who have not answered are reminded: the last days have come."""
    return consultation.closes_on - REMIND_BEFORE <= today <= consultation.closes_on


FLOW = Flow(
    floor="gatherings",
    noun="consultation",
    states={
        "draft": State("officer", "P30D"),
        "asking": State("officer", "closing day"),
        "closed": State("officer", "P30D"),
        "published": State(),
        "dropped": State(),
    },
    moves=(
        Move("open", "draft", "asking", WHO, style="go", conditions=(not_to_open,), label=_("Ask them"),
             done=_("Everybody in the group gets a letter with a link."),
             consequence=_("Everybody in the group gets a letter, and nobody can change a question any more.")),
        Move("close", "asking", "closed", f"{WHO}|system", label=_("Close it"),
             done=_("Closed. You can read the answers."),
             consequence=_("Nobody can answer any more, and nothing leads from an answer to anybody.")),
        Move("publish", "closed", "published", WHO, style="go", conditions=(not_to_publish,),
             label=_("Publish what came of it"), done=_("Public. Everybody who was asked gets a letter."),
             consequence=_("Everybody reads what was heard and what you do, and whoever was asked gets a letter.")),
        Move("drop", "draft|asking|closed", "dropped", WHO, reason=True, style="no", label=_("Drop it"),
             done=_("Dropped."), consequence=_("Whoever was asked gets a letter with your reason.")),
    ),
    dates={"closing day": lambda consultation: _closes(consultation)},
    places=lambda consultation: [(consultation.programme_id, None)],
).register()  # fmt: skip


def _closes(consultation: Consultation) -> date:
    return consultation.closes_on


@rules.predicate
def sees(user: object, consultation: Consultation) -> bool:
    """The same answer as `Consultation.visible_to`, for one row."""
    return Consultation.objects.visible_to(user).filter(pk=consultation.pk).exists()


rules.add_perm("gatherings.view_consultation", sees)
