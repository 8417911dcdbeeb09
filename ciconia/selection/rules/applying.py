"""What an application still needs before it can be sent, screen by screen, each in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, DocumentKind
from ciconia.selection.rules.co_applicant import all_answered, not_too_many
from ciconia.selection.rules.question import Changed, changed, questions_in, unanswered, wrong_answer

BRING, WHEN, QUESTIONS, PAPERS, READ = range(1, 6)
SCREENS = {
    BRING: _("What you bring"),
    WHEN: _("When and how"),
    QUESTIONS: _("Questions"),
    PAPERS: _("Documents and referees"),
    READ: _("Read it all and send"),
}


@dataclass(frozen=True)
class Missing:
    """One thing that has to be there first, and the screen on which it is added."""

    screen: int
    words: Words


def changed_questions(application: Application) -> list[Changed]:
    """What became of the questions since the applicant last read them."""
    kept = application.terms.content if application.terms is not None else None
    return changed(questions_in(kept), application.opportunity.questions)


def missing(application: Application) -> list[Missing]:
    """Everything an application needs before it can be sent, in the order of the screens."""
    return [*_words(application), *_papers(application), *_together(application)]


def complete(application: Application, by: Any) -> Words | None:
    """A condition of sending: the first thing that is missing."""
    found = next(iter(missing(application)), None)
    return found.words if found else None


def _words(application: Application) -> Iterator[Missing]:
    if not application.motivation:
        yield Missing(QUESTIONS, _("Write why you, and why this institution, before you send it."))
    questions = application.opportunity.questions
    for row in unanswered(questions, application.answers):
        yield Missing(QUESTIONS, _t("Answer this question: %(question)s") % {"question": Translated(row["words"])})
    for row in questions:
        if wrong := wrong_answer(row, application.answers.get(row["code"])):
            said = {"question": Translated(row["words"]), "wrong": wrong}
            yield Missing(QUESTIONS, _t("%(question)s %(wrong)s") % said)
    if changed_questions(application):
        yield Missing(QUESTIONS, _("The questions have changed since you read them. Read what is new first."))


def _together(application: Application) -> Iterator[Missing]:
    if application.opportunity.together > 1:
        for condition in (all_answered, not_too_many):
            if why := condition(application, None):
                yield Missing(PAPERS, why)


def _papers(application: Application) -> Iterator[Missing]:
    setting = selection_of(application.programme)
    there = set(application.documents.values_list("kind", flat=True)) if setting.documents_needed else set()
    for kind in setting.documents_needed:
        if kind not in there:
            yield Missing(PAPERS, _t("Add this document: %(kind)s.") % {"kind": DocumentKind(kind).label})
    short = setting.references_needed
    if short:
        short -= application.references.exclude(state="dropped").count()
    if short > 0:
        yield Missing(PAPERS, ngettext("Name %(n)d more referee.", "Name %(n)d more referees.", short) % {"n": short})
