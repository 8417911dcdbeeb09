"""A draft says what this application says otherwise than the profile, and what it brings with it."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.files import FileRefused, keep, path_of
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Rule, SelectionSetting
from ciconia.selection.actions import application as applications
from ciconia.selection.actions.application_document import MOST, add_document, remove_document
from ciconia.selection.actions.draft import profile_value, save_draft, take_to_profile
from ciconia.selection.models import ApplicationDocument
from ciconia.selection.queries.applying import rules_for
from ciconia.selection.rules.applying import missing
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def draft():
    return make.make_application("draft", person=make.make_person(headline="Engineer", concepts=["wells"]))


def logged(application):
    return [row.verb for row in Log.objects.filter(noun="application", object_id=application.pk).order_by("id")]


def test_what_differs_from_the_profile_is_kept_with_the_draft_alone(draft):
    user = draft.person.user
    as_user(user, save_draft, draft, screen=2, headline="Water engineer", concepts=["wells"])
    assert (draft.instead, draft.screen) == ({"headline": "Water engineer"}, 2)
    as_user(user, save_draft, draft, headline="Engineer", residence_country="BEL")
    assert draft.instead == {"residence_country": "BEL"}
    assert profile_value(draft, "residence_country") == "NLD"


def test_it_goes_with_what_is_sent_and_the_place_of_residence_into_the_profile(draft):
    user = draft.person.user
    as_user(user, save_draft, draft, headline="Water engineer", residence_country="BEL", modes=["virtual"])
    as_user(user, applications.submit, draft)
    draft.person.identity.refresh_from_db()
    assert (draft.snapshot["headline"], draft.snapshot["modes"], draft.instead) == ("Water engineer", ["virtual"], {})
    assert (draft.person.identity.residence_country, draft.person.headline) == ("BEL", "Engineer")


def test_on_wish_the_profile_says_the_same(draft):
    user = draft.person.user
    as_user(user, save_draft, draft, headline="Water engineer", modes=["virtual"])
    as_user(user, take_to_profile, draft, headline="Water engineer")
    draft.person.refresh_from_db()
    assert (draft.person.headline, draft.person.modes, draft.instead) == ("Water engineer", [], {"modes": ["virtual"]})


def test_what_is_kept_by_itself_is_not_told_by_the_log_and_an_older_page_overwrites_nothing(draft):
    user, before = draft.person.user, logged(draft)
    seen = draft.version
    as_user(user, save_draft, draft, seen=seen, quiet=True, motivation=translated("I know wells"))
    assert (logged(draft), draft.version) == (before, seen + 1)
    as_user(user, save_draft, draft, seen=draft.version, motivation=translated("I know these wells"))
    assert logged(draft) == [*before, "application.edit"]
    with pytest.raises(Conflict):
        as_user(user, save_draft, draft, seen=seen, quiet=True, motivation=translated("Older"))


def test_rules_are_answered_by_what_the_draft_says_and_say_until_when_they_hold(draft):
    with acting_as("system:maker"):
        last = clock.today() + timedelta(days=30)
        Rule.objects.filter(programme=draft.programme).current().update(valid_until=last)
    rule = rules_for(draft)[0]
    assert (rule.what, rule.outcome, rule.until) == ("residence_country", "met", last)
    as_user(draft.person.user, save_draft, draft, residence_country="CAN")
    assert rules_for(draft)[0].outcome == "not met"


@pytest.fixture
def asks_for_papers(draft):
    with acting_as("system:maker"):
        SelectionSetting.objects.filter(programme=draft.programme).update(
            documents_needed=["cv", "licence"], references_needed=2
        )
    return draft


def test_papers_a_programme_asks_for_are_missing_until_they_are_there(asks_for_papers):
    draft = asks_for_papers
    make.make_document(draft)
    make.make_reference(application=draft)
    assert [(row.screen, str(row.words)) for row in missing(draft)] == [
        (4, "Add this document: Licence to practise."), (4, "Name 1 more referee."),
    ]  # fmt: skip
    make.make_document(draft, kind="licence", name="licence.pdf")
    make.make_reference(application=draft, email="second@example.org")
    assert missing(draft) == []


def upload(name="cv.pdf", content=b"%PDF-1.7 wells %%EOF"):
    return SimpleUploadedFile(name, content)


def test_a_document_is_kept_once_and_goes_with_its_content(draft):
    row, again = make.make_document(draft), make.make_document(draft)
    assert (row, row.size, row.media_type, str(row)) == (again, 20, "application/pdf", "cv.pdf")
    with acting_as("system:maker"):
        assert list(ApplicationDocument.objects.visible_to(draft.person.user)) == [row]
    assert path_of(row.digest).exists()
    as_user(draft.person.user, remove_document, row)
    assert (draft.documents.count(), logged(draft)[-2:]) == (
        0, ["application.add_document", "application.remove_document"],
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_content_nobody_names_any_more_is_gone_from_the_disk():
    with transaction.atomic():
        make.set_actor("system:maker")
        draft = make.make_application("draft")
        other = make.make_application("draft", opportunity=draft.opportunity, person=make.make_person("Amina Yusuf"))
        rows = [make.make_document(row) for row in (draft, other)]
    for row, application, there in ((rows[0], draft, True), (rows[1], other, False)):
        with transaction.atomic():
            make.set_actor("system:maker")
            as_user(application.person.user, remove_document, row)
        assert path_of(row.digest).exists() is there


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cv.exe", b"MZ", "Send a PDF, a Word document (DOCX), or a photo (JPEG or PNG)."),
        ("cv.heic", b"x", "This telephone saves photos as HEIC."),
        ("cv.pdf", b"", "The file is empty."),
        ("cv.pdf", b"MZ is a program", "The file is not what its name says."),
        ("cv.pdf", b"%PDF-1.7 cut short", "“cv.pdf” did not arrive whole, or is not what its name says."),
        ("cv.docx", b"PK\x03\x04 not a zip", "“cv.docx” did not arrive whole"),
        ("cv.jpg", b"\xff\xd8\xff cut short", "did not arrive whole"),
        ("cv.pdf", b"%PDF-" + b"x" * 10 * 1024 * 1024, "The file is larger than 10 MB."),
    ],
    ids=["program", "heic", "empty", "another", "cut", "no-zip", "photo", "large"],
)
def test_files_that_are_not_taken_get_a_sentence(draft, name, content, said):
    with pytest.raises(FileRefused) as refused:
        as_user(draft.person.user, add_document, draft, kind="cv", upload=upload(name, content))
    assert said in str(refused.value)
    assert draft.documents.count() == 0


def test_what_did_not_arrive_whole_stays_where_somebody_else_has_it(draft):
    cut = b"%PDF-1.7 cut short"
    with acting_as("system:maker"):
        other = make.make_application("draft", opportunity=draft.opportunity, person=make.make_person("Amina Yusuf"))
        row = make.make_document(other)
        ApplicationDocument.objects.filter(pk=row.pk).update(digest=keep("cut.pdf", [cut]).digest)
        row.refresh_from_db()
    with pytest.raises(FileRefused, match="did not arrive whole"):
        as_user(draft.person.user, add_document, draft, kind="cv", upload=upload("cv.pdf", cut))
    assert path_of(row.digest).exists()


def docx(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "words")
    return packed.getvalue()


def test_a_word_document_is_taken_and_one_with_programs_in_it_is_not(draft):
    user = draft.person.user
    row = as_user(user, add_document, draft, kind="cv", upload=upload("cv.docx", docx("word/document.xml")))
    assert row.name == "cv.docx"
    with pytest.raises(FileRefused):
        hostile = docx("word/document.xml", "word/vbaProject.bin")
        as_user(user, add_document, draft, kind="cv", upload=upload("cv.docx", hostile))


def test_eight_documents_are_enough(draft):
    for number in range(MOST):
        make.make_document(draft, kind="letter", name=f"{number}.pdf") if number == 0 else as_user(
            draft.person.user, add_document, draft, kind="letter",
            upload=upload(f"{number}.pdf", f"%PDF-1.7 {number} %%EOF".encode()),
        )  # fmt: skip
    with pytest.raises(FileRefused, match="At most 8 documents go with an application"):
        as_user(draft.person.user, add_document, draft, kind="cv", upload=upload())


def test_documents_are_seen_by_the_applicant_and_after_sending_by_staff_and_by_no_host(draft):
    row = make.make_document(draft)
    assessor, host = make.make_staff("assessor"), make.make_member(draft.organisation)

    def seen_by(user):
        with acting_as(str(user.pk)):
            return ApplicationDocument.objects.visible_to(user).filter(pk=row.pk).exists()

    assert [seen_by(user) for user in (draft.person.user, assessor, host)] == [True, False, False]
    as_user(draft.person.user, applications.submit, draft)
    assert [seen_by(user) for user in (draft.person.user, assessor, host)] == [True, True, False]
    with pytest.raises(Conflict):
        as_user(draft.person.user, remove_document, row)
    with pytest.raises(Refused):
        as_user(assessor, add_document, draft, kind="cv", upload=upload())
