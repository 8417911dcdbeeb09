"""`ciconia allocate`: its files, its codes, its sentences."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from ciconia.doors.cli.allocate import allocate, write_together
from ciconia.foundation.database.urls import CLONE
from tests.engine.allocation.checker import Folder, broken
from tests.engine.allocation.schema import problems

CONTRACTS = CLONE / "docs/reference/contracts"
SHARED = CLONE.parent / "shared/contracts"
OWN = [CONTRACTS / "allocation", CONTRACTS / "allocation-impossible"]
NAMES = ("allocation", "allocation-impossible")


def run(folder: Path, out: Path, *reports: Path) -> Result:
    named = [word for report in reports for word in ("--report", str(report))]
    return CliRunner().invoke(allocate, [str(folder), "--out", str(out), *named])


def check_example(folder: Path, tmp_path: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text())
    result = run(folder, tmp_path / "plan.csv", tmp_path / "r.json")
    assert result.exit_code == expected["exit"]
    report = json.loads((tmp_path / "r.json").read_text())
    assert problems(report, json.loads((CONTRACTS / "allocation/report.schema.json").read_text())) == []
    assert report["status"] == expected["status"]
    if expected["exit"] == 0:
        with (tmp_path / "plan.csv").open(newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["person_id", "place_id", "fit"]
        assert [row[:2] for row in rows[1:]] == expected["plan"]
        assert report["objective"] == pytest.approx(expected["objective"])
        assert broken(Folder(folder), [(row[0], row[1]) for row in rows[1:]]) == []
        assert report["clashes"] == []
    else:
        named = [[{key: one[key] for key in ("rule", "missing")} for one in clash] for clash in report["clashes"]]
        assert named == expected["clashes"]
        assert not (tmp_path / "plan.csv").exists()


@pytest.mark.parametrize("folder", OWN, ids=NAMES)
def test_our_examples(folder, tmp_path):
    check_example(folder, tmp_path)
    expected = json.loads((folder / "expected.json").read_text())
    assert problems(expected, json.loads((CONTRACTS / "allocation/expected.schema.json").read_text())) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_shared_examples(name, tmp_path):
    if not (SHARED / name).is_dir():
        pytest.skip(f"the folder {SHARED / name} is not here")
    check_example(SHARED / name, tmp_path)


def test_the_same_input_gives_the_same_plan(tmp_path):
    for name in ("one.csv", "two.csv"):
        assert run(OWN[0], tmp_path / name).exit_code == 0
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_what_is_said(tmp_path):
    result = run(OWN[0], tmp_path / "plan.csv")
    assert result.stdout == ""
    assert result.stderr == "5 engagements, fit 3.9300, at most 0.0000% below the best there can be\n"
    result = run(OWN[1], tmp_path / "no.csv")
    assert result.stderr.splitlines() == [
        "Error: No plan can keep all rules.",
        "These cannot be kept together; one has to give way: at least 4 engagements in SO: lower this by 1; or a budget"
        " of 12,000 for SO: raise this by 2,200.",
        "These cannot be kept together; one has to give way: at most 1 engagement in IQ: raise this by 1; or u4 is"
        " locked to budgeting: take the lock away; or u6 is locked to archive: take the lock away.",
    ]


def test_a_page_for_reading(tmp_path):
    assert run(OWN[0], tmp_path / "plan.csv", tmp_path / "r.md").exit_code == 0
    page = (tmp_path / "r.md").read_text()
    assert "- 5 engagements for 5 people; 1 person has none.\n" in page
    assert (
        "| u5 | wells | SO | water | physical | 6,900 | 0.90 | Fit 0.90; the only place open to them; 1st of 2" in page
    )
    assert (
        "| u2 | wells | 0.81 | Would fit wells best of all places open to them (0.81); it is full, with people" in page
    )
    titles = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert titles == [
        "Who goes where", "Who has no place", "Choices met", "Countries", "What each rule costs", "How many more",
        "One more", "Rather each other",
    ]  # fmt: skip


def test_a_workbook(tmp_path):
    assert run(OWN[0], tmp_path / "plan.csv", tmp_path / "r.xlsx").exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames[:3] == ["Summary", "Who goes where", "Who has no place"]
    assert book["Summary"]["A1"].value == "5 engagements for 5 people; 1 person has none."
    assert [cell.value for cell in book["Who goes where"][2]][:3] == ["Person", "Place", "Country"]
    assert [cell.value for cell in book["Who goes where"][3]][:3] == ["u1", "triage", "SO"]


def test_a_workbook_takes_no_name_for_a_formula(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("places", "people", "pairs"):
        text = (OWN[0] / f"{name}.csv").read_text().replace("u5,", "=1+1,")
        (folder / f"{name}.csv").write_text(text)
    (folder / "rules.toml").write_text("")
    assert run(folder, tmp_path / "plan.csv", tmp_path / "r.xlsx").exit_code == 0
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Who goes where"] for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_clash_is_in_every_report(tmp_path):
    reports = [tmp_path / f"r.{ending}" for ending in ("json", "md", "xlsx")]
    assert run(OWN[1], tmp_path / "plan.csv", *reports).exit_code == 3
    assert "lower this by 1" in (tmp_path / "r.md").read_text()
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["Summary"]["A1"].value == "No plan can keep all rules."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.json", "r.md", "r.xlsx"]


def test_bad_input_is_a_sentence_and_writes_nothing(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("places.csv", "people.csv", "rules.toml"):
        (folder / name).write_bytes((OWN[0] / name).read_bytes())
    (folder / "pairs.csv").write_text("person_id,place_id,fit\nu1,midwifery,1.5\n")
    result = run(folder, tmp_path / "plan.csv", tmp_path / "r.json")
    assert result.exit_code == 2
    assert result.stderr == 'Error: pairs.csv, line 2, column fit: it says "1.5"; expected a number from 0 to 1.\n'
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_no_folder(tmp_path):
    result = run(tmp_path / "none", tmp_path / "plan.csv")
    assert (result.exit_code, result.stderr) == (2, "Error: places.csv: there is no such file in the folder.\n")


def test_a_report_of_an_unknown_kind(tmp_path):
    result = run(OWN[0], tmp_path / "plan.csv", tmp_path / "r.pdf")
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path / 'r.pdf'}: a report ends in .json, .md, .xlsx; expected one of these.\n"


def test_one_name_twice(tmp_path):
    result = run(OWN[0], tmp_path / "r.json", tmp_path / "r.json")
    assert (result.exit_code, result.stderr) == (
        2, "Error: The plan and the reports are files of their own; one name was given twice.\n",
    )  # fmt: skip


def test_all_files_or_none(tmp_path):
    result = run(OWN[0], tmp_path / "no such folder" / "plan.csv", tmp_path / "r.json")
    assert result.exit_code == 4
    assert result.stderr.startswith("Error: The result could not be written: No such file or directory: ")
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_if_the_new_ones_cannot_all_be_written(tmp_path):
    (tmp_path / "plan.csv").write_text("older")
    with pytest.raises(Exception, match="could not be written"):
        write_together({tmp_path / "plan.csv": b"new", tmp_path / "none" / "r.json": b"new"})
    assert (tmp_path / "plan.csv").read_text() == "older"


def test_a_long_page_names_the_first(tmp_path, monkeypatch):
    monkeypatch.setattr("ciconia.engine.allocation.reports.MOST_LINES", 2)
    assert run(OWN[0], tmp_path / "plan.csv", tmp_path / "r.md").exit_code == 0
    assert "\nThe first 2 of 5; the others are in the workbook.\n" in (tmp_path / "r.md").read_text()
