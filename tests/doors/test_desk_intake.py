"""Imports on the desk: a file, what its columns hold, the fate of every line, and the way back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.doors.desk.forms import intake as forms
from ciconia.doors.link.intake import tell_brought_in
from ciconia.doors.link.token import brought_in_token, line_of
from ciconia.people.models import Erasure, Identity, Intake, Sight
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, send

pytestmark = pytest.mark.django_db

PEOPLE = "Name;E-mail;Land;Religion;Shoe\n"
PEOPLE += "Hodan Abdi;hodan@example.org;Nederland;x;39\nBilan;;Atlantis;;\nAman Yusuf;;NLD;;\n"
GROUND = {"ground": "Signed in Utrecht", "ground_by": "A. Jansen", "ground_on": "2026-05-01", "language": "en"}
COLUMNS = {"column_full_name": "0", "column_email": "1", "column_residence_country": "2"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def upload(client, who, text=PEOPLE, name="list.csv", what="people"):
    content = text if isinstance(text, bytes) else text.encode()
    sent = {"file": SimpleUploadedFile(name, content), "what": what, "focus": make.make_focus().public_id}
    return send(client, who, "import_new", say=sent)


def checked(client, who, text=PEOPLE, **said):
    upload(client, who, text)
    intake = Intake.objects.latest("id")
    answer = send(client, who, "import_columns", intake, say=COLUMNS | GROUND | said)
    return intake, answer


def test_a_file_says_what_was_left_out_and_what_is_proposed(client, officer):
    assert "Nothing was brought in" in main(enter(client, officer, "imports"))
    assert upload(client, officer).status_code == 302
    intake = Intake.objects.get()
    page = main(enter(client, officer, "import_columns", intake))
    assert "3 lines were read. Nothing is written yet." in page
    assert "D Religion : Nobody is asked this here, and there is no place for it." in page
    assert "Not proposed for anything: Shoe." in page
    assert enter(client, officer, "import", intake).status_code == 302


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"%PDF-1.4 x", "list.csv is no table. Send a .csv or an .xlsx file."),
        ("name\n", "list.csv has names of columns and no line below them."),
        ("", "This file is empty."),
    ],
)
def test_a_file_that_cannot_be_taken_is_a_sentence(client, officer, text, sentence):
    answer = upload(client, officer, text)
    assert (answer.status_code, sentence in main(answer)) == (422, True)


def test_a_file_that_is_too_large_is_a_sentence(client, officer, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST", 0)
    assert "The file is larger than 0 MB" in main(upload(client, officer))


def test_the_fate_of_every_line_then_the_import_then_the_undo(client, officer):
    intake, answer = checked(client, officer)
    assert answer.status_code == 302
    page = main(enter(client, officer, "import", intake))
    assert "Nothing is written yet." in page
    assert "“Atlantis” is not a country, by name or by code." in page
    assert "Hodan Abdi hodan@example.org" in page
    assert Identity.objects.filter(email="hodan@example.org").count() == 0
    assert send(client, officer, "import_move", intake, move="begin").status_code == 302
    page = main(enter(client, officer, "import", intake))
    assert "Without an address, so not told 1" in page
    assert "Hodan A." in page
    assert enter(client, officer, "import_columns", intake).status_code == 302
    sheet = openpyxl.load_workbook(io.BytesIO(enter(client, officer, "import_fates", intake).content)).active
    assert [cell.value for cell in sheet["B"]] == ["What becomes of it", "New", "Refused", "New"]
    assert "Hodan" not in str([cell.value for row in sheet for cell in row])
    page = main(enter(client, officer, "import_undo", intake))
    assert "2 lines brought something new: it is removed." in page
    assert "0 lines changed something: it becomes what it was." in page
    assert "1 person was told by letter" not in page
    send(client, officer, "import_undo", intake)
    page = main(enter(client, officer, "import", intake))
    assert "Taken back 3" in page
    assert Identity.objects.filter(full_name="Aman Yusuf").count() == 0
    assert "list.csv" in main(enter(client, officer, "imports"))


def test_what_is_long_is_left_to_the_job(client, officer, monkeypatch):
    monkeypatch.setattr("ciconia.doors.desk.views.intake.AT_ONCE", 1)
    intake, _answer = checked(client, officer)
    send(client, officer, "import_move", intake, move="begin")
    assert "0 of 3 lines are done" in main(enter(client, officer, "import", intake))
    second, _answer = checked(client, officer)
    assert send(client, officer, "import_move", second, move="begin").status_code == 403


def test_a_dropped_file_is_gone_and_nothing_begins_unchecked(client, officer):
    upload(client, officer)
    intake = Intake.objects.get()
    assert send(client, officer, "import_move", intake, move="begin").status_code == 302
    assert send(client, officer, "import_move", intake, move="eat").status_code == 404
    send(client, officer, "import_move", intake, move="drop")
    assert "Dropped" in main(enter(client, officer, "import", intake))
    assert intake.lines.count() == 0


def test_a_wrong_choice_of_columns_is_a_sentence_and_stays(client, officer):
    upload(client, officer)
    intake = Intake.objects.get()
    for wrong, sentence in (
        ({"column_full_name": ""}, "Say which column holds the name"),
        ({"ground": ""}, "Write on what ground these people may be kept."),
        ({"ground_on": "2999-01-01"}, "This day has not come yet."),
    ):
        answer = send(client, officer, "import_columns", intake, say=COLUMNS | GROUND | wrong)
        assert (answer.status_code, sentence in main(answer)) == (422, True)
    assert "A. Jansen" in answer.content.decode()


def test_organisations_need_no_ground_and_lines_come_in_pages(client, officer):
    rows = "name,country\n" + "".join(f"Organisation {n},NLD\n" for n in range(60))
    upload(client, officer, rows, what="organisations")
    intake = Intake.objects.get()
    send(client, officer, "import_columns", intake, say={"column_name": "0", "column_country": "1", "language": "en"})
    page = enter(client, officer, "import", intake).content.decode()
    assert "?fate=&amp;after=51" in page
    make.sign_in(client, officer)
    assert "Organisation 59" in client.get(url("import", intake) + "?fate=new&after=51").content.decode()


def test_who_may_not_bring_in_finds_no_page(client, officer):
    upload(client, officer)
    intake = Intake.objects.get()
    for role in ("assessor", "viewer", "finance"):
        assert enter(client, role, "imports").status_code == 404
    assert enter(client, make.make_staff("officer"), "import", intake).status_code == 404


def test_everybody_is_told_once_and_a_no_erases(client, officer, mailoutbox):
    intake, _answer = checked(client, officer)
    send(client, officer, "import_move", intake, move="begin")
    assert (tell_brought_in(), tell_brought_in()) == ((1, 0), (0, 0))
    letter = mailoutbox[0]
    assert letter.to == ["hodan@example.org"]
    assert letter.subject.endswith("keeps something about you")
    assert "The ground: Signed in Utrecht (given to A. Jansen on " in letter.body
    make.set_actor("system:maker")
    line = intake.lines.get(line=2)
    token = brought_in_token(line.public_id)
    assert (line_of(token), line_of(token + "x")) == (line.public_id, None)
    client.logout()
    where = f"/en/l/brought-in/{token}/"
    assert where in letter.body
    assert "One press ends it" in client.get(where).content.decode()
    assert "There is nothing else to do." in client.post(where).content.decode()
    make.set_actor("system:maker")
    assert (Erasure.objects.count(), Sight.objects.filter(because="import", ends=None).count()) == (1, 1)
    assert "There is nothing else to do." in client.post(where).content.decode()
    assert client.get("/en/l/brought-in/x/").status_code == 404
