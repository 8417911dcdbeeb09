"""What was sent stays as it was sent, unless somebody asked for a part again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import part as parts
from ciconia.selection.models import AskedPart
from ciconia.selection.rules.part import name_of, parts_of
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def test_nobody_changes_an_application_that_was_sent_and_is_being_read():
    application = make.make_application("submitted")
    with pytest.raises(Refused, match="No part was asked for"):
        as_user(application.person.user, applications.return_part, application, motivation=translated("Better words"))


def test_a_part_that_was_asked_for_can_be_sent_once():
    application = make.make_application("submitted")
    assessor = make.make_staff("assessor", application.focus)
    as_user(assessor, applications.reopen_part, application, reason="Which wells?")
    as_user(application.person.user, applications.return_part, application, motivation=translated("Those of Garowe"))
    assert (application.mark, str(application.motivation)) == ("", "Those of Garowe")
    with pytest.raises(Refused, match="No part was asked for"):
        as_user(application.person.user, applications.return_part, application, motivation=translated("Or of Galkayo"))


@pytest.fixture
def asked():
    """An application with two questions answered, and whoever asks for a part of it again."""
    application = make.make_application("submitted")
    assessor = make.make_staff("assessor", application.focus)

    def ask(part):
        as_user(assessor, applications.reopen_part, application, reason="Say more", part=part)
        return application

    ask.application = application
    return ask


def came(application):
    row = AskedPart.objects.get(application=application)
    return row.came, row.before, row.after


def frozen(application):
    application.refresh_from_db()
    names = ("motivation", "answers", "snapshot", "available_from", "terms_id", "promised_on", "state", "submitted_at")
    return {name: getattr(application, name) for name in names}


def test_every_part_there_is_can_be_asked_for_and_no_other(asked):
    application = asked.application
    codes = [code for code, _name in parts_of(application)]
    questions = [f"answer:{row['code']}" for row in application.opportunity.questions]
    assert codes == ["motivation", *questions, "availability", "document", "reference"]
    assert (len(questions) > 0, str(name_of(application, "document"))) == (True, "A document")
    assert str(name_of(application, questions[0])).startswith("The answer to “")
    with pytest.raises(Unfit, match="Choose a part"):
        asked("answer:shoes")


def test_an_answer_comes_again_and_all_else_stays(asked):
    application = asked.application
    row = next(row for row in application.opportunity.questions if row["form"] in ("short", "long"))
    by = asked(f"answer:{row['code']}").person.user
    before = frozen(application)
    with pytest.raises(Refused, match="Another part was asked for"):
        as_user(by, parts.return_part, application, motivation=translated("Better"))
    with pytest.raises(Unfit, match="Write the part"):
        as_user(by, parts.return_part, application, answer=translated("  "))
    too_long = translated("word " * 7000)
    with pytest.raises(Unfit, match="fit here"):
        as_user(by, parts.return_part, application, answer=too_long)
    as_user(by, parts.return_part, application, answer=translated("Measure first"))
    answers = before["answers"] | {row["code"]: translated("Measure first")}
    assert frozen(application) == before | {"answers": answers}
    assert came(application) == (
        True,
        {"answer": before["answers"].get(row["code"])},
        {"answer": translated("Measure first")},
    )


def test_when_somebody_is_free_comes_again_on_the_card_too(asked):
    application = asked("availability")
    before, by = frozen(application), application.person.user
    said = {"available_from": make.day("2021-06-01"), "available_weeks": 8, "modes": ["virtual"]}
    as_user(by, parts.return_part, application, available=said)
    card = before["snapshot"] | {"available_weeks": 8, "modes": ["virtual"]}
    assert frozen(application) == before | {"available_from": make.day("2021-06-01"), "snapshot": card}
    old = {"available_from": None, "available_weeks": before["snapshot"]["available_weeks"]}
    assert came(application) == (
        True, old | {"modes": before["snapshot"]["modes"]},
        {"available_from": "2021-06-01", "available_weeks": 8, "modes": ["virtual"]},
    )  # fmt: skip


def test_a_document_comes_beside_those_that_were_sent(asked):
    application = asked("document")
    before, by = frozen(application), application.person.user
    broken = SimpleUploadedFile("diploma.pdf", b"%PDF-1.7 cut short")
    with pytest.raises(FileRefused, match="did not arrive whole"):
        as_user(by, parts.return_document, application, kind="certificate", upload=broken)
    upload = SimpleUploadedFile("diploma.pdf", b"%PDF-1.7 diploma %%EOF")
    as_user(by, parts.return_document, application, kind="certificate", upload=upload)
    assert frozen(application) == before
    assert [(row.kind, row.name) for row in application.documents.all()] == [("certificate", "diploma.pdf")]
    assert came(application) == (True, {"documents": []}, {"documents": ["diploma.pdf"]})
    with pytest.raises(Refused, match="No part was asked for"):
        as_user(by, parts.return_document, application, kind="certificate", upload=upload)


def test_a_referee_is_named_and_asked_at_once(asked):
    application = asked("reference")
    before, by = frozen(application), application.person.user
    who = {"name": "Liesbeth Kok", "function": "Head", "email": "kok@example.org", "language": "nl"}
    with pytest.raises(Unfit, match="your own address"):
        as_user(by, parts.return_referee, application, **who | {"email": by.email})
    as_user(by, parts.return_referee, application, **who)
    reference = application.references.get()
    assert (reference.state, reference.link_until is not None, frozen(application)) == ("asked", True, before)
    assert came(application) == (True, {"references": []}, {"references": [reference.public_id]})


def test_what_was_not_asked_for_is_not_taken(asked):
    application = asked("motivation")
    by, upload = application.person.user, SimpleUploadedFile("cv.pdf", b"%PDF-1.7 %%EOF")
    with pytest.raises(Refused, match="Another part was asked for"):
        as_user(by, parts.return_document, application, kind="cv", upload=upload)
    who = {"name": "Liesbeth Kok", "function": "Head", "email": "kok@example.org", "language": "nl"}
    with pytest.raises(Refused, match="Another part was asked for"):
        as_user(by, parts.return_referee, application, **who)
    assert (application.documents.count(), application.references.count()) == (0, 0)
    with pytest.raises(Refused, match="Only this role can do it here: applicant"):
        as_user(make.make_staff("officer"), parts.return_part, application, motivation=translated("Mine"))
