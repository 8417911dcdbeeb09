"""What the people of the demo world answered, brought with them, and who wrote about them; all of it is invented."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zlib import crc32

from ciconia.demo.cast import Cast
from ciconia.demo.story import Chronicle, Story
from ciconia.foundation.files import keep
from ciconia.foundation.text import translated
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.selection_setting import questions_for
from ciconia.selection.models import Application, ApplicationDocument, Reference, ReferenceAnswer
from ciconia.selection.rules.question import as_questions
from ciconia.selection.rules.reference import DAYS, FLOW

ANSWERED_AFTER = timedelta(days=6)
ENDS = ("decline", "expire", "not_choose", "call_off", "withdraw", "reject_formally")
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n% A CV of the demo world: nobody lives like this.\n%%EOF\n"
FIRST_WEEK = (
    "I would sit beside whoever does the work today, for two days, and ask what takes longest.",
    "Three things: meet the counterpart every morning, see one case from its beginning to its end, change nothing yet.",
    "I would read what was left behind by whoever came before me, and ask the team which of it they still use.",
    "First the store and the logbook, then the people. What is written and what is done are seldom the same.",
)
REFEREES = (
    ("Head of the department I worked in until 2019", "Tinus Brandsma", "tinus.brandsma"),
    ("Director of the training centre", "Odile Vercammen", "odile.vercammen"),
    ("Colleague on two projects", "Farid Haddad", "farid.haddad"),
)
SAID = (
    ("I was head of the department from 2014 to 2019.",
     "They took over a list that nobody trusted, and within a month the night shift used it without being asked.",
     "yes", ""),
    ("We gave the same course for two years.",
     "Good with people who are new to the work. Reports came late, and then they were good.",
     "limits", "Agree on dates in writing, week by week."),
)  # fmt: skip


def asked(programme: Programme, kind: str, sector: str) -> list[dict[str, Any]]:
    """What an opportunity asks whoever applies."""
    return as_questions(questions_for(programme, kind, sector=sector))


def answered(key: str) -> dict[str, Any]:
    """What somebody answered to the questions of the pack; not everybody answers what is optional."""
    place = _number(key)
    answers: dict[str, Any] = {"recently-there": "no" if place % 3 == 0 else "yes"}
    if place % 4:
        answers["first-week"] = dict(translated(FIRST_WEEK[place % len(FIRST_WEEK)]))
    return answers


def make_papers(
    applications: Iterable[tuple[str, Application, Story]], chronicle: Chronicle, cast: Cast, until: datetime
) -> None:
    """A CV with every second application that was sent, and a referee with every third; half of them have written."""
    documents, references, answers, kept = [], [], [], None
    for key, row, story in applications:
        sent, place = story.find("submit"), _number(key)
        if sent is None:
            continue
        if place % 2 == 0:
            kept = kept or keep("cv.pdf", [PDF])
            documents.append(ApplicationDocument(
                application=row, kind="cv", name="CV.pdf", by=row.person.user, digest=kept.digest, size=kept.size,
                media_type=kept.media_type, at=sent.at,
            ))  # fmt: skip
        told = _story(key, story, place, sent.on, until)
        if place % 3 == 0 and told:
            reference = _reference(row, place, sent.on)
            chronicle.tell(FLOW, reference, told, cast)
            references.append(reference)
            if reference.state == "received":
                answers.append(_answer(reference, place))
    ApplicationDocument.objects.bulk_create(documents)
    Reference.objects.bulk_create(references)
    ReferenceAnswer.objects.bulk_create(answers)


def _story(key: str, story: Story, place: int, sent: date, until: datetime) -> Story:
    """Named and asked on the day it was sent; then an answer, or none, or the application ended first."""
    last = (sent + ANSWERED_AFTER, "give") if place % 2 else (sent + timedelta(days=DAYS + 1), "lapse")
    ended = story.find(*ENDS)
    if ended is not None and ended.on <= last[0]:
        last = (ended.on, "drop")
    return Story(f"reference {key}", [[sent, "begin"], [sent, "ask"], list(last)], until)


def _reference(row: Application, place: int, sent: date) -> Reference:
    function, name, mailbox = REFEREES[place % len(REFEREES)]
    return Reference(
        programme=row.programme, focus=row.focus, organisation=row.organisation, application=row, name=name,
        function=function, email=f"{mailbox}@example.org", language="nl", link_until=sent + timedelta(days=30),
        told="ask", told_on=sent,
    )  # fmt: skip


def _answer(reference: Reference, place: int) -> ReferenceAnswer:
    known_as, has_seen, again, careful = SAID[place % len(SAID)]
    return ReferenceAnswer(
        reference=reference, known_as=known_as, has_seen=has_seen, again=again, careful=careful, language="en",
        at=reference.state_since,
    )  # fmt: skip


def _number(key: str) -> int:
    return crc32(key.encode())
