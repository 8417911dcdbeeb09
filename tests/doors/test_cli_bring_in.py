"""`ciconia import`: what becomes of every line, on standard output; and the way back."""

import pytest
from click.testing import CliRunner

from ciconia.doors.cli.bring_in import bring_in
from ciconia.people.models import Identity, Intake, Organisation
from tests import make

pytestmark = pytest.mark.django_db
PEOPLE = "name,email,religion\nHodan Abdi,hodan@example.org,x\nBilan,no address,y\n"
SAID = [
    "--programme",
    "cd4d2",
    "--country",
    "som",
    "--ground",
    "Signed",
    "--given-to",
    "A. Jansen",
    "--on",
    "2026-05-01",
]


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    make.make_programme()


def run(tmp_path, text, *words):
    (tmp_path / "list.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    what, *rest = words
    found = CliRunner().invoke(bring_in, [what, str(tmp_path / "list.csv"), *rest])
    make.set_actor("system:maker")
    return found.exit_code, found.output


def test_people_come_in_and_go_again(tmp_path):
    code, said = run(tmp_path, PEOPLE, "people", *SAID)
    intake = Intake.objects.get()
    assert code == 1
    assert "line 3: “no address” is not an e-mail address." in said
    assert "religion: Nobody is asked this here, and there is no place for it." in said
    assert f"{intake.public_id}: 1 new, 0 same, 0 changes, 1 refused" in said
    assert Identity.objects.filter(email="hodan@example.org").count() == 1
    found = CliRunner().invoke(bring_in, ["undo", intake.public_id])
    make.set_actor("system:maker")
    assert (found.exit_code, "1 kept" in found.output) == (0, False)
    assert Identity.objects.filter(email="hodan@example.org").count() == 0
    assert CliRunner().invoke(bring_in, ["undo", intake.public_id]).exit_code == 3
    assert CliRunner().invoke(bring_in, ["undo", "nothing"]).exit_code == 2


def test_a_dry_run_writes_nothing(tmp_path):
    code, said = run(tmp_path, PEOPLE.replace("no address", "b@example.org"), "people", *SAID, "--dry-run")
    assert (code, "nothing written: 2 new, 0 same, 0 changes, 0 refused" in said) == (0, True)
    assert Identity.objects.filter(email="hodan@example.org").count() == 0


def test_organisations_need_no_ground(tmp_path):
    text = "Voor de lijst\n\nnaam;land;religie\nHirda;Nederland;x\n".encode("cp1252") + "Zoë;België;x".encode("cp1252")
    code, said = run(tmp_path, text, "organisations", "--programme", "cd4d2")
    assert (code, "2 new" in said, "Western European" in said) == (0, True, True)
    assert Organisation.objects.filter(name__en="Zoë", country="BEL").count() == 1


@pytest.mark.parametrize(
    ("text", "words", "code", "sentence"),
    [
        (b"%PDF-1.4", ["people", *SAID], 2, "list.csv is no table."),
        (PEOPLE, ["people", *["nowhere" if word == "cd4d2" else word for word in SAID]], 2, "is not here"),
        ("email\nx@example.org\n", ["people", *SAID], 2, "Say which column holds the name"),
    ],
)
def test_what_cannot_be_brought_in(tmp_path, text, words, code, sentence):
    found, said = run(tmp_path, text, *words)
    assert (found, sentence in said) == (code, True)


def test_another_one_that_runs(tmp_path):
    run(tmp_path, PEOPLE, "people", *SAID)
    Intake.objects.update(running=True)
    code, said = run(tmp_path, PEOPLE, "people", *SAID)
    assert (code, "Another spreadsheet is being brought in" in said) == (3, True)
