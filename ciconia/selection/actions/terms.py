"""Keeping versions of terms of reference, and what host and officer say to each other about them.

All of it is part of an action on an opportunity, inside whose transaction and lock it runs.
"""

from collections.abc import Mapping
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import Log
from ciconia.programmes.kinds import FIXED
from ciconia.selection.models import EditRequest, Opportunity, TermsReview, TermsVersion
from ciconia.selection.queries.terms import newest, open_round, unanswered
from ciconia.selection.rules.terms import ALWAYS, content_of, said, sections_of

WHOLE = ""  # what is said of the text as a whole and not of one section


def keep(opportunity: Opportunity) -> TermsVersion:
    """The version that says what the opportunity says now: a new one, or the newest where nothing changed."""
    last, content = newest(opportunity), content_of(opportunity)
    if last is not None and last.content == content:
        return last
    entry = Log.objects.filter(noun="opportunity", object_id=opportunity.pk).order_by("-id").first()
    number = last.number + 1 if last else 1
    return TermsVersion.objects.create(opportunity=opportunity, number=number, content=content, entry=entry)


def fill(opportunity: Opportunity, texts: Mapping[str, Any]) -> None:
    """Put texts where an opportunity that is not saved yet says nothing; those of sections nobody asks for stay out."""
    further = {section.code for section in sections_of(opportunity)}
    for code, text in texts.items():
        if code in FIXED and not getattr(opportunity, code):
            setattr(opportunity, code, text)
        elif code in further and not opportunity.sections.get(code):
            opportunity.sections[code] = dict(text)


def begin_round(opportunity: Opportunity) -> TermsReview:
    """A version goes to the host."""
    return TermsReview.objects.create(opportunity=opportunity, version=keep(opportunity))


def end_round(opportunity: Opportunity, answer: str, asked: Mapping[str, str] | None = None) -> TermsReview:
    """The host has answered, or the programme took the text back; what was asked stands with the round."""
    found = open_round(opportunity) or begin_round(opportunity)
    found.answer, found.answered_at = answer, clock.now()
    found.save(update_fields=["answer", "answered_at"])
    EditRequest.objects.bulk_create(
        EditRequest(review=found, section=section, words=words) for section, words in (asked or {}).items()
    )
    return found


def known_edits(opportunity: Opportunity, reason: str, edits: Mapping[str, str]) -> dict[str, str]:
    """What is asked, in the order of the text: of the whole, and of each section there is."""
    known = [section.code for section in (*ALWAYS, *sections_of(opportunity))]
    found = {WHOLE: reason.strip()} | {code: edits.get(code, "").strip() for code in known}
    return {code: words for code, words in found.items() if words}


def as_reason(opportunity: Opportunity, asked: Mapping[str, str]) -> str:
    """What is asked, as the one text that the log keeps."""
    labels = {section.code: said(section.label) for section in (*ALWAYS, *sections_of(opportunity))}
    return "\n".join(f"{labels[code]}: {words}" if code else words for code, words in asked.items())


def answer(opportunity: Opportunity, answers: Mapping[int, str]) -> None:
    """What the officer says to requested edits, with the version in which it was done; an empty answer is none."""
    version = newest(opportunity)
    for asked in unanswered(opportunity):
        words = answers.get(asked.pk, "").strip()
        if words:
            asked.answer, asked.answered_at, asked.answered_in = words, clock.now(), version
            asked.save(update_fields=["answer", "answered_at", "answered_in"])
