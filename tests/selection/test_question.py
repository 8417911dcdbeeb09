"""Questions to whoever applies: kept with each version of the terms, answered by those who read that version."""

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions.draft import save_draft
from ciconia.selection.actions.question import ask_questions
from ciconia.selection.models import TermsVersion
from ciconia.selection.rules.applying import Missing, changed_questions, missing
from ciconia.selection.rules.question import (
    as_questions,
    changed,
    choices_of,
    code_for,
    count_words,
    unanswered,
    unfit_questions,
    written,
    wrong_answer,
)
from tests import make
from tests.make import as_user


def question(code="why", form="long", **more):
    plain = {"code": code, "form": form, "words": translated("Why?"), "hint": {}, "required": False}
    return plain | {"most_words": None, "choices": []} | more


CHOICES = [{"code": "a", "words": translated("Deep")}, {"code": "b", "words": translated("Flat")}]


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (question(), None, ""),
        (question(), translated("Because"), ""),
        (question(most_words=2), translated("one two three four"), "2 words fit here. Take out 2 words."),
        (question(most_words=3), translated("one two three four"), "3 words fit here. Take out 1 word."),
        (question(), translated("x" * 6001), "At most 6000 characters fit here. Shorten it by 1."),
        (question(form="short"), translated("x" * 210), "At most 200 characters fit here. Shorten it by 10."),
        (question(form="yes_no"), "yes", ""),
        (question(form="yes_no"), "perhaps", "Choose one of the answers."),
        (question(form="choice", choices=CHOICES), "b", ""),
        (question(form="choice", choices=CHOICES), "c", "Choose one of the answers."),
    ],
)
def test_an_answer_fits_its_question(asked, answer, said):
    assert str(wrong_answer(asked, answer)) == said


def test_what_can_be_chosen():
    assert [(code, str(words)) for code, words in choices_of(question(form="choice", choices=CHOICES))] == [
        ("a", "Deep"), ("b", "Flat"),
    ]  # fmt: skip
    assert [(code, str(words)) for code, words in choices_of(question(form="yes_no"))] == [("yes", "Yes"), ("no", "No")]


def test_what_has_to_be_answered_and_is_not():
    asked = [question("one", required=True), question("two", required=True), question("three")]
    answers = {"one": translated("Because"), "two": translated(" ")}
    assert [row["code"] for row in unanswered(asked, answers)] == ["two"]
    assert (written("yes"), written(None), count_words("a  b\nc")) == ("yes", "", 3)


def test_what_became_of_questions_is_named():
    before = [question("one"), question("two"), question("three")]
    now = [question("two", required=True), question("four"), question("three")]
    assert [(row.code, row.how) for row in changed(before, now)] == [
        ("two", "changed"), ("four", "new"), ("one", "dropped"),
    ]  # fmt: skip
    assert changed(before, before[::-1]) == []


def test_what_cannot_be_a_question():
    rows = [question("a", form="essay"), question("b", words=translated("x" * 301)), question("c", form="choice")]
    rows += [question("d", choices=CHOICES)]
    assert {code: str(words) for code, words in unfit_questions(rows).items()} == {
        "a": "Choose how it is answered.",
        "b": "At most 300 characters make a question.",
        "c": "Write two or more answers to choose from, one a line; for other questions none.",
        "d": "Write two or more answers to choose from, one a line; for other questions none.",
    }
    many = unfit_questions([question(str(number)) for number in range(9)])
    assert str(many[""]) == "At most 8 questions: an application should not take an evening."


def test_a_code_is_made_of_the_words():
    assert code_for("Which wells?", []) == "which-wells"
    assert code_for("Which wells?", ["which-wells"]) == "which-wells-2"
    assert code_for("لماذا", []) == "question"


@pytest.mark.django_db
class TestKept:
    @pytest.fixture(autouse=True)
    def _maker(self, db):
        make.set_actor("system:maker")
        yield
        clock.start_at(None)

    def test_a_new_opportunity_asks_what_its_programme_asks(self):
        opportunity = make.make_opportunity("draft")
        assert [(row["code"], row["form"], row["required"]) for row in opportunity.questions] == [
            ("recently-there", "yes_no", True), ("first-week", "long", False),
        ]  # fmt: skip
        assert as_questions([]) == []

    def test_each_change_is_a_version_and_a_copy_asks_the_same(self):
        opportunity = make.make_opportunity("draft")
        officer = make.make_staff("officer")
        as_user(officer, ask_questions, opportunity, [question()], seen=opportunity.version)
        kept = TermsVersion.objects.filter(opportunity=opportunity).order_by("number").last()
        assert [row["code"] for row in kept.content["questions"]] == ["why"]
        as_user(officer, ask_questions, opportunity, [])
        last = TermsVersion.objects.filter(opportunity=opportunity).order_by("number").last()
        assert (last.number, "questions" in last.content) == (kept.number + 1, False)
        copied = as_user(officer, opportunities.duplicate, opportunity)
        assert copied.questions == []

    def test_who_may_change_them_and_when(self):
        opportunity = make.make_opportunity("in_review")
        officer = make.make_staff("officer")
        with pytest.raises(Conflict):
            as_user(officer, ask_questions, opportunity, [])
        with pytest.raises(Refused):
            as_user(make.make_staff("assessor"), ask_questions, make.make_opportunity("draft"), [])
        with pytest.raises(Unfit) as wrong:
            as_user(officer, ask_questions, opportunity, [question(form="essay")])
        assert list(wrong.value.problems) == ["why"]

    def test_after_publication_a_change_needs_a_reason_and_drafts_are_told_which(self):
        opportunity = make.make_opportunity()
        officer = make.make_staff("officer")
        sent = make.make_application("submitted", opportunity=opportunity)
        draft = make.make_application("draft", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
        now = [opportunity.questions[0], question("new", required=True)]
        with pytest.raises(ReasonMissing):
            as_user(officer, ask_questions, opportunity, now)
        as_user(officer, ask_questions, opportunity, now, reason="The hospital asked for it.")
        for row in (sent, draft):
            row.refresh_from_db()
            row.opportunity.refresh_from_db()
        assert [row["code"] for row in sent.terms.content["questions"]] == ["recently-there", "first-week"]
        assert [(row.code, row.how) for row in changed_questions(draft)] == [("new", "new"), ("first-week", "dropped")]
        assert [(row.screen, str(row.words)) for row in missing(draft)] == [
            (3, "Answer this question: Why?"),
            (3, "The questions have changed since you read them. Read what is new first."),
        ]
        with pytest.raises(Refused, match="Answer this question: Why"):
            as_user(draft.person.user, applications.submit, draft)
        read = TermsVersion.objects.filter(opportunity=opportunity).order_by("number").last()
        answers = draft.answers | {"new": translated("Because of the wells")}
        as_user(draft.person.user, save_draft, draft, answers=answers, terms=read)
        assert missing(draft) == []
        as_user(draft.person.user, applications.submit, draft)
        assert [row["code"] for row in draft.terms.content["questions"]] == ["recently-there", "new"]

    def test_an_answer_that_is_too_long_is_named_before_sending(self):
        draft = make.make_application("draft")
        answers = draft.answers | {"first-week": translated("word " * 201)}
        as_user(draft.person.user, save_draft, draft, answers=answers)
        assert missing(draft) == [
            Missing(3, "What would you do in your first week? 200 words fit here. Take out 1 word.")
        ]

    def test_a_draft_from_before_versions_has_read_nothing(self):
        draft = make.make_application("draft")
        draft.terms = None
        assert [row.how for row in changed_questions(draft)] == ["new", "new"]
