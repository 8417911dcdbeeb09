"""Reading versions of terms of reference, what was said about them, and how good they are."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import Section
from ciconia.selection.models import EditRequest, Opportunity, TermsAnswer, TermsReview, TermsVersion
from ciconia.selection.rules.opportunity import add_working_days
from ciconia.selection.rules.quality import Quality, quality
from ciconia.selection.rules.terms import ALWAYS, sections_of, terms_of, texts_of

ANSWERED = (TermsAnswer.EDITS, TermsAnswer.AGREED)


@dataclass(frozen=True)
class Part:
    """A section with what stands in it."""

    section: Section
    text: Translated


def parts_of(opportunity: Opportunity) -> list[Part]:
    """The further sections of an opportunity that say something, in the order of its kind and its programme."""
    return [
        Part(section, Translated(opportunity.sections[section.code]))
        for section in sections_of(opportunity)
        if opportunity.sections.get(section.code)
    ]


def all_parts_of(opportunity: Opportunity) -> list[Part]:
    """Every section, fixed and further, said or not; what stands under a code nobody asks for any more comes last."""
    texts = texts_of(opportunity)
    asked = {section.code: section for section in (*ALWAYS, *sections_of(opportunity))}
    left = {code: Section(code, code) for code in texts if code not in asked}
    return [Part(section, texts.get(code, Translated())) for code, section in {**asked, **left}.items()]


def versions_of(opportunity: Opportunity, user: Any) -> QuerySet[TermsVersion]:
    """The versions a reader may see, the newest first, each with the entry of the log that says who saved it."""
    rows = TermsVersion.objects.visible_to(user).filter(opportunity=opportunity)
    return rows.select_related("entry").order_by("-number")


def newest(opportunity: Opportunity) -> TermsVersion | None:
    """The version that stands; none for a row that was made past the actions."""
    return TermsVersion.objects.filter(opportunity=opportunity).order_by("-number").first()


def open_round(opportunity: Opportunity) -> TermsReview | None:
    """The round that waits for the host."""
    return TermsReview.objects.filter(opportunity=opportunity, answer="").select_related("version").first()


def last_read(opportunity: Opportunity) -> TermsReview | None:
    """The last round the host answered: what it has read for certain."""
    rows = TermsReview.objects.filter(opportunity=opportunity, answer__in=ANSWERED)
    return rows.select_related("version").order_by("-id").first()


def requests_of(opportunity: Opportunity, user: Any) -> QuerySet[EditRequest]:
    """What the host asked to change, the newest round first."""
    rows = EditRequest.objects.visible_to(user).filter(review__opportunity=opportunity)
    return rows.select_related("review", "answered_in").order_by("-review_id", "id")


def unanswered(opportunity: Opportunity) -> QuerySet[EditRequest]:
    """What the host asked for and nobody answered."""
    return EditRequest.objects.filter(review__opportunity=opportunity, answer="")


def quality_of(opportunity: Opportunity) -> Quality:
    """How good its terms of reference are as they stand."""
    answer_by: date = add_working_days(opportunity.deadline, opportunity.programme.answer_working_days)
    return quality(
        terms_of(opportunity, sections_of(opportunity), answer_by=answer_by, unanswered=unanswered(opportunity).count())
    )
