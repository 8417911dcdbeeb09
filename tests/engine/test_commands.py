"""The commands of the contract: what they print, what they write, and how they end."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from bench.__main__ import bench
from ciconia.doors.cli.__main__ import ciconia as command_line
from tests.conftest import home_of_tests
from tests.house.checks import ROOT

CONTRACT = ROOT.parent / "shared" / "contracts" / "rank-case.json"
CASE = {
    "vacancies": [{"id": "v1", "lang": "nl", "sector": "health", "title": "Verloskundige", "body": ""}],
    "profiles": [
        {"id": "p1", "lang": "en", "text": "Midwife."},
        {"id": "p2", "lang": "fr", "text": "Plombier."},
        {"id": "p3", "lang": "en", "text": ""},
    ],
}


def run(command, *args, given=b"", home=None):
    """A command: (code, standard output, standard error). In this process, where the encoder is loaded already."""
    env = {"CICONIA_HOME": str(home or home_of_tests())}
    done = CliRunner().invoke(command, [*map(str, args)], input=given, env=env, prog_name="ciconia")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def ciconia(*args, **kw):
    """A command of the product's own command line."""
    return run(command_line, *args, **kw)


@pytest.mark.usefixtures("linker")
def test_link_prints_five_columns_a_line():
    code, out, err = ciconia(
        "link", "--lang", "nl", "--top", "2", "--vocabulary", "own", given="Verlos\tkundige\n\n…\n".encode()
    )
    assert code == 0
    rows = [line.split("\t") for line in out.splitlines()]
    assert [(row[0], row[1], len(row)) for row in rows] == [("Verlos kundige", "1", 5), ("Verlos kundige", "2", 5)]
    assert rows[0][2].startswith("urn:ciconia:concept:")
    assert 0 < float(rows[0][4]) <= 1
    assert "line 3: nothing was found" in err


@pytest.mark.usefixtures("linker")
def test_a_line_ends_at_its_end_alone():
    given = "nurse\x0b\u2028midwife\r\nplumber".encode()
    code, out, err = ciconia("link", "--top", "1", "--vocabulary", "own", given=given)
    assert (code, err) == (0, "")
    assert [line.split("\t")[0] for line in out.removesuffix("\n").split("\n")] == ["nurse\x0b\u2028midwife", "plumber"]


@pytest.mark.process
@pytest.mark.usefixtures("linker")
def test_a_reader_may_go_before_the_end():
    command = f"yes midwife | head -200 | {sys.executable} -m ciconia.doors.cli link --vocabulary own | head -1"
    env = {**os.environ, "CICONIA_HOME": str(home_of_tests())}
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, env=env, check=True)
    assert (len(done.stdout.splitlines()), done.stderr) == (1, b"")


@pytest.mark.usefixtures("linker")
def test_rank_writes_a_run_and_prints_who_was_not_read(tmp_path):
    case = tmp_path / "case.json"
    case.write_text(json.dumps(CASE))
    code, out, err = ciconia("rank", case, "--run", tmp_path / "out.trec", "--vocabulary", "own")
    assert (code, out, err) == (0, "v1\tp3\tholds no words\n", "")
    rows = [line.split() for line in (tmp_path / "out.trec").read_text().splitlines()]
    assert [[row[0], row[1], row[2], row[3], row[5]] for row in rows] == [
        ["v1", "Q0", "p1", "1", "ciconia"],
        ["v1", "Q0", "p2", "2", "ciconia"],
        ["v1", "Q0", "p3", "3", "ciconia"],
    ]


@pytest.mark.usefixtures("linker")
def test_rank_says_what_of_a_text_was_not_used(tmp_path):
    case = tmp_path / "case.json"
    case.write_text(json.dumps({**CASE, "profiles": [{"id": "p1", "text": "<b>Midwife</b>"}]}))
    code, out, err = ciconia("rank", case, "--run", tmp_path / "out.trec", "--vocabulary", "own")
    assert (code, out, err) == (0, "", "p1: mark-up was taken out\n")
    code, _, err = ciconia("rank", case, "--run", tmp_path / "none" / "out.trec", "--vocabulary", "own")
    assert (code, err.splitlines()[-1]) == (4, f"Error: {tmp_path}/none/out.trec: No such file or directory")


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="the contracts are not here")
def test_the_case_of_the_contract_is_ranked(tmp_path):
    code, out, _ = ciconia("rank", CONTRACT, "--run", tmp_path / "out.trec", "--vocabulary", "own")
    assert (code, out) == (0, "")
    firsts = [line.split()[2] for line in (tmp_path / "out.trec").read_text().splitlines() if line.split()[3] == "1"]
    assert firsts == ["p1", "p2"]


def test_input_that_is_wrong_ends_with_code_2_and_a_place(tmp_path):
    code, _, err = ciconia("link", "--lang", "nl", given=b"ok\nbad\xff\n")
    assert (code, err) == (2, "Error: standard input:2:4: byte 0xff is not UTF-8; save as UTF-8\n")
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    code, _, err = ciconia("rank", bad, "--run", tmp_path / "out.trec")
    assert (code, "bad.json:1:2: is not JSON" in err) == (2, True)
    code, _, err = ciconia("rank", tmp_path / "none.json", "--run", tmp_path / "out.trec")
    assert (code, "none.json: cannot be read" in err) == (2, True)
    code, _, err = ciconia("esco", "import", tmp_path / "none", home=tmp_path)
    assert (code, "is no folder" in err) == (2, True)
    assert ciconia("link", "--top", "0")[0] == 2


def test_what_is_missing_around_a_command_ends_with_code_4(tmp_path):
    code, _, err = ciconia("link", "--vocabulary", "esco", given=b"x\n", home=tmp_path)
    assert (code, err) == (4, "Error: No ESCO has been imported. Import it first: ciconia esco import DIR\n")


def test_esco_is_imported_and_used(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "occupations_en.csv").write_text("conceptUri,preferredLabel\nhttp://x/1,midwife\n")
    code, _, err = ciconia("esco", "import", folder, home=tmp_path)
    assert (code, err.splitlines()[-1]) == (0, "Imported 1 occupations, 0 skills and 0 groups in en")
    code, out, _ = ciconia("link", "--vocabulary", "esco", given=b"Midwife\n", home=tmp_path)
    assert (code, out) == (0, "Midwife\t1\thttp://x/1\tmidwife\t1.0000\n")


def write_task(folder, melo):
    """A tiny folder in one of the two formats."""
    folder.mkdir()
    queries, corpus = "q1\tVerloskundige\n", "c1\tplumber\nc2\tmidwife\nc3\tnurse-midwife\n"
    if melo:
        (folder / "queries.tsv").write_text(queries)
        (folder / "corpus_elements.tsv").write_text(corpus)
        (folder / "concept_mapping.tsv").write_text("c1\thttp://x/2\nc2\thttp://x/1\nc3\thttp://x/1\n")
        (folder / "annotations.tsv").write_text("q1\t0\tc2\t1\nq1\t0\tc3\t1\n")
    else:
        (folder / "queries").write_text("q_id\tjobtitle\n" + queries)
        (folder / "corpus_elements").write_text("c_id\tjobtitle\n" + corpus)


@pytest.mark.usefixtures("linker")
def test_the_bench_of_links_writes_both_runs_in_either_format(tmp_path):
    melo, clef, runs = tmp_path / "tst_q_nl_c_en", tmp_path / "english", tmp_path / "runs"
    write_task(melo, True)
    write_task(clef, False)
    code, out, err = run(bench, "link", str(melo), str(clef), "--run-dir", str(runs), "--vocabulary", "own")
    assert code == 0, err
    rows = [line.split("\t") for line in out.splitlines()]
    assert [(row[0], row[1], row[2], row[3]) for row in rows[1:]] == [
        ("tst_q_nl_c_en", "corpus", "1", "1.000"),
        ("tst_q_nl_c_en", "imported", "1", "1.000"),
        ("english", "corpus", "0", "-"),
        ("english", "imported", "0", "-"),
    ]
    assert sorted(path.name for path in runs.iterdir()) == [
        "english.corpus.trec",
        "english.trec",
        "tst_q_nl_c_en.corpus.trec",
        "tst_q_nl_c_en.trec",
    ]
    by_concept = [line.split() for line in (runs / "tst_q_nl_c_en.trec").read_text().splitlines()]
    assert [row[2] for row in by_concept] == ["c2", "c1", "c3"]
    code, _, err = run(bench, "link", str(tmp_path / "none"))
    assert (code, "no such folder" in err) == (2, True)
    (melo / "queries.tsv").write_text("q1\n")
    code, _, err = run(bench, "link", str(melo), "--lang", "nl:en")
    assert (code, "queries.tsv:1:1: expected 2 columns" in err) == (2, True)


@pytest.mark.usefixtures("linker")
def test_the_bench_of_ranks_reads_keys_that_the_ranking_never_sees(tmp_path):
    case = tmp_path / "case.json"
    profiles = [{**one, "right_for": "v1" if one["id"] == "p1" else None} for one in CASE["profiles"]]
    extra = {"uncovered": [["v1", "so", "Umuliso"]], "abbreviations": [["v1", "ANC midwife"]]}
    case.write_text(json.dumps({**CASE, "profiles": profiles, **extra}))
    code, out, err = run(bench, "rank", str(case), "--vocabulary", "own")
    rows = {tuple(line.split("\t")[1:6]) for line in out.splitlines()[1:]}
    assert {row for row in rows if row[1] in ("vacancies nl", "uncovered so", "abbreviations")} == {
        ("own", "vacancies nl", "1", "1.000", "1.000"),
        ("own", "uncovered so", "1", "1.000", "1.000"),
        ("own", "abbreviations", "1", "1.000", "1.000"),
    }, err
    assert code == 1  # a case with one right person cannot reach a precision at three of .90
