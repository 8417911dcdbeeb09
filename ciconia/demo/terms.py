"""The versions of the terms of reference in the demo world, and the rounds with the hosts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from ciconia.demo import files
from ciconia.demo.files import Row
from ciconia.demo.story import Chronicle, Step, Story
from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import FIXED
from ciconia.selection.models import (
    Application,
    EditRequest,
    Need,
    Opportunity,
    TermsAnswer,
    TermsReview,
    TermsVersion,
)
from ciconia.selection.rules.terms import content_of

BEFORE_SENDING = timedelta(minutes=95)
TO_WRITE = timedelta(days=1)
TO_REWORK = timedelta(days=3)
NO_SECTION = ("opportunity", "before", "after", "asked")
ANSWERS = {"request_edits": TermsAnswer.EDITS, "agree": TermsAnswer.AGREED}
LONGEST_STAY = timedelta(weeks=8)  # how long before the start a draft closes, as the action says


@dataclass
class Draft:
    """An opportunity with its story, and the versions it had up to now: when, with which move, what it said."""

    row: Opportunity
    story: Story
    file_row: Row
    versions: list[tuple[datetime, str, dict[str, Any]]] = field(default_factory=list)


@cache
def terms_rows() -> Mapping[str, Row]:
    """What the files say of the terms of each opportunity, by its key."""
    return {row["opportunity"]: row for row in files.rows("terms")}


def write_terms(row: Opportunity, story: Story, key: str, until: datetime, first_deadline: date) -> Draft:
    """Give an opportunity the text it has by now, and remember what it said before."""
    file_row = terms_rows().get(key, {})
    row.sections = {code: dict(_text(value)) for code, value in file_row.items() if code not in NO_SECTION}
    _say(row, file_row.get("after", {}))
    draft = Draft(row, story, file_row)
    whole = content_of(row)
    closes = {"deadline": first_deadline.isoformat()}
    for at, verb, sent in _moments(story):
        if at >= until:
            break
        content = whole if verb == "reopen" else whole | closes
        if verb == "begin":
            content = content_of(_as_begun(row, at.date()))
        elif sent == 1 and "before" in file_row:
            content = content | _overlay(content, file_row["before"])
        draft.versions.append((at, verb, content))
    _take(row, draft.versions[-1][2])
    return draft


def tell_edits(draft: Draft, chronicle: Chronicle, officer: Any) -> None:
    """Put what the officer wrote into the log; the moves come from the story."""
    for at, verb, _content in draft.versions:
        if verb == "edit":
            draft.row.state = "draft"
            chronicle.note(draft.row, Step(at, "edit"), "opportunity.edit", "opportunity", officer)


def make_terms(drafts: Iterable[Draft]) -> None:
    """Versions, rounds, requested edits, and the version each application was made under; after the log is written."""
    drafts = list(drafts)
    verbs = [f"opportunity.{verb}" for verb in ("begin", "edit", "reopen")]
    entries = {
        (entry.object_id, entry.at): entry for entry in Log.objects.filter(noun="opportunity", verb__in=verbs)
    }  # fmt: skip
    versions = {
        (draft.row.pk, number): TermsVersion(
            opportunity=draft.row, number=number, content=content, entry=entries.get((draft.row.pk, at)), at=at
        )
        for draft in drafts
        for number, (at, _verb, content) in enumerate(draft.versions, 1)
    }
    TermsVersion.objects.bulk_create(versions.values())
    for draft in drafts:
        own = [version for (pk, _number), version in versions.items() if pk == draft.row.pk]
        _rounds(draft, own)
        _applied_under(draft.row, own)


def _moments(story: Story) -> list[tuple[datetime, str, int]]:
    """When a version came about, how, and before which sending: 1 is the first."""
    found, sent = [(story.begun.at, "begin", 0)], 0
    for number, step in enumerate(story.steps):
        if step.move == "send_to_review":
            sent += 1
            if sent > 1 or number:
                found.append((max(step.at - BEFORE_SENDING, found[-1][0] + timedelta(minutes=30)), "edit", sent))
        elif step.move == "request_edits" and not _later(story, number, "send_to_review"):
            found.append((step.at + TO_REWORK, "edit", sent + 1))
        elif step.move == "reopen":
            found.append((step.at, "reopen", sent + 1))
    if not sent:
        found.append((story.begun.at + TO_WRITE, "edit", 2))
    return found


def _later(story: Story, number: int, move: str) -> bool:
    return any(step.move == move for step in story.whole[number + 1 :])


def _as_begun(row: Opportunity, on: date) -> Opportunity:
    """What an opportunity says when it has just been made from its need."""
    need: Need = row.need
    return Opportunity(
        title=need.title, background=need.problem, summary=need.result, languages=need.languages, mode=need.mode,
        starts=need.starts, ends=need.ends, weeks=need.weeks, deadline=max(on, need.starts - LONGEST_STAY),
    )  # fmt: skip


def _text(value: Any) -> Translated:
    return files.lines(value) if isinstance(value, list) else files.text(value)


def _overlay(content: Mapping[str, Any], said: Row) -> dict[str, Any]:
    fixed = {code: dict(_text(value)) for code, value in said.items() if code in FIXED}
    sections = {code: dict(_text(value)) for code, value in said.items() if code not in FIXED}
    return fixed | {"sections": {**content["sections"], **sections}}


def _say(row: Opportunity, said: Row) -> None:
    for code, value in said.items():
        setattr(row, code, _text(value))


def _take(row: Opportunity, content: Mapping[str, Any]) -> None:
    """Make a row say what its newest version says."""
    for code in FIXED:
        setattr(row, code, Translated(content[code]))
    row.sections = content["sections"]


def _rounds(draft: Draft, versions: list[TermsVersion]) -> None:
    sent = [step for step in draft.story.steps if step.move == "send_to_review"]
    for step in sent:
        found = next((s for s in draft.story.steps if s.at > step.at and s.move in ANSWERS), None)
        asked = TermsReview.objects.create(
            opportunity=draft.row, version=_standing(versions, step.at), at=step.at,
            answer=ANSWERS[found.move] if found else "", answered_at=found.at if found else None,
        )  # fmt: skip
        if found and found.move == "request_edits":
            _requests(draft, asked, found, versions)


def _requests(draft: Draft, asked: TermsReview, step: Step, versions: list[TermsVersion]) -> None:
    later = next((version for version in versions if version.at > step.at), None)
    rows = draft.file_row.get("asked", [{"section": "", "words": step.words}])
    EditRequest.objects.bulk_create(
        EditRequest(
            review=asked, section=row["section"], words=row["words"], answer=row.get("answer", "") if later else "",
            answered_at=later.at if later and row.get("answer") else None,
            answered_in=later if row.get("answer") else None,
        )
        for row in rows
    )  # fmt: skip


def _applied_under(row: Opportunity, versions: list[TermsVersion]) -> None:
    for application in Application.objects.filter(opportunity=row):
        begun = Log.objects.filter(noun="application", object_id=application.pk).order_by("id").values_list("at")[0][0]
        version = _standing(versions, application.submitted_at or begun)
        Application.objects.filter(pk=application.pk).update(terms=version)


def _standing(versions: list[TermsVersion], at: datetime) -> TermsVersion:
    return [version for version in versions if version.at <= at][-1]
