"""The officer writes what whoever applies is asked; staff read what was answered, brought and said by referees."""

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions.draft import save_draft
from ciconia.selection.actions.reference import give
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import send
from tests.doors.portal import text, titles
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def form(opportunity, **said):
    """The form as it is opened, with what somebody writes into it."""
    plain = {"language": "en", "seen": opportunity.version}
    for number, row in enumerate(opportunity.questions, 1):
        plain |= {f"words_{number}": row["words"]["en"], f"form_{number}": row["form"], f"hint_{number}": ""}
        plain |= {f"required_{number}": "on"} if row["required"] else {}
        plain |= {f"most_words_{number}": row["most_words"] or ""}
    return plain | said


def test_the_officer_adds_a_question_and_leaves_one_out(client):
    opportunity, officer = make.make_opportunity("draft"), make.make_staff("officer")
    page = enter(client, officer, "opportunity_questions", opportunity)
    assert titles(page) == ["Question 1", "Question 2", "Question 3", "Question 4"]
    new = {"words_2": "", "words_3": "Which wells?", "form_3": "choice", "choices_3": "Deep ones\n\nFlat ones"}
    answer = send(client, officer, "opportunity_questions", opportunity, form(opportunity, **new))
    assert answer.url == url("opportunity", opportunity)
    opportunity.refresh_from_db()
    assert [(row["code"], row["form"], row["required"]) for row in opportunity.questions] == [
        ("recently-there", "yes_no", True), ("which-wells", "choice", False),
    ]  # fmt: skip
    assert [(one["code"], one["words"]["en"]) for one in opportunity.questions[1]["choices"]] == [
        ("c1", "Deep ones"), ("c2", "Flat ones"),
    ]  # fmt: skip
    page = text(enter(client, officer, "opportunity", opportunity))
    assert "Questions to applicants Have you worked or taught" in page
    assert "Which wells? (optional)" in page


def test_a_translation_leaves_the_original_alone_and_a_changed_original_drops_it(client):
    opportunity, officer = make.make_opportunity("draft"), make.make_staff("officer")
    dutch = {"language": "nl", "words_1": "Was u er de laatste jaren?"}
    send(client, officer, "opportunity_questions", opportunity, form(opportunity, **dutch))
    opportunity.refresh_from_db()
    words = opportunity.questions[0]["words"]
    assert (words["source"], words["nl"], words["en"][:9]) == ("en", "Was u er de laatste jaren?", "Have you ")
    send(client, officer, "opportunity_questions", opportunity, form(opportunity, words_1="Were you there?"))
    opportunity.refresh_from_db()
    assert opportunity.questions[0]["words"] == {"source": "en", "en": "Were you there?"}


def test_what_cannot_stand_is_said_at_the_question_and_kept_as_typed(client):
    opportunity, officer = make.make_opportunity("draft"), make.make_staff("officer")
    wrong = {"words_3": "Which wells?", "form_3": "choice", "choices_3": "Deep ones"}
    answer = send(client, officer, "opportunity_questions", opportunity, form(opportunity, **wrong))
    assert answer.status_code == 200 or answer.status_code == 422
    assert "Write two or more answers to choose from, one a line; for other questions none." in text(answer)
    assert "Deep ones" in text(answer)
    opportunity.refresh_from_db()
    assert len(opportunity.questions) == 2


def test_once_it_is_published_a_reason_is_asked_and_once_closed_nothing_changes(client):
    opportunity, officer = make.make_opportunity(), make.make_staff("officer")
    answer = send(client, officer, "opportunity_questions", opportunity, form(opportunity))
    assert "Write the reason: people are answering these questions already." in text(answer)
    said = form(opportunity, reason="The host asked for it.", words_2="")
    assert send(client, officer, "opportunity_questions", opportunity, said).status_code == 302
    closed = make.make_opportunity("closed", need=opportunity.need)
    assert enter(client, officer, "opportunity_questions", closed).status_code == 404
    assert enter(client, "assessor", "opportunity_questions", opportunity).status_code == 404


def test_staff_read_answers_documents_and_references_and_a_host_none_of_it(client):
    draft = make.make_application("draft")
    as_user(draft.person.user, save_draft, draft, answers=draft.answers | {"first-week": dict(translated("Listen"))})
    make.make_document(draft)
    reference = make.make_reference(application=draft)
    as_user(draft.person.user, applications.submit, draft)
    said = {"known_as": "Her director", "has_seen": "Forty wells", "again": "limits", "careful": "No driving"}
    give(reference.public_id, 1, said, language="en")
    page = text(enter(client, "officer", "application", draft))
    assert "Have you worked or taught in this country in the past five years? Yes" in page
    assert "What would you do in your first week? Listen" in page
    assert "cv.pdf CV, 20" in page
    assert "Liesbeth Kok , Head of network Arrived Her director Forty wells" in page
    assert "Would work with them again: Yes, for some kinds of work To take care of: No driving" in page
