"""Rankings with their reasons, as the job asks for them in a process of its own."""

import json
import subprocess
import sys

import pytest

from ciconia.engine.rank import apart
from ciconia.engine.rank.apart import answered
from ciconia.engine.rank.prepared import Source
from ciconia.engine.text.normal import fold

MIDWIFE = "urn:ciconia:concept:health-midwife"
NEED = {
    "id": "v1", "title": "Trainer verloskunde", "lang": "nl",
    "parts": {
        "required": "Ervaren verloskundige.", "welcome": "Spreekt Somalisch.",
        "tasks": "Vroedvrouwen trainen.\nStuur uw brief vandaag.",
    },
}  # fmt: skip
OTHER = {"id": "v2", "title": "Hydrologist", "lang": "en", "parts": {"required": "Measures groundwater."}}
PEOPLE = [
    {"id": "p1", "parts": {"headline": "", "experience": "Midwife for twelve years. Knows Mogadishu."}, "lang": "en"},
    {"id": "p2", "parts": {"experience": "Hydrogeologist who measures wells."}, "lang": "en"},
    {"id": "p3", "parts": {"experience": "xyzzy qwrt"}, "lang": "so"},
]


def ask(linker, **fields):
    return answered({"needs": [NEED], "people": PEOPLE, "among": [], "best": 0, "year": 2021} | fields, linker)


@pytest.fixture(scope="module")
def answer(linker):
    return ask(linker)


def test_everybody_has_a_place_with_reasons_or_a_sentence_why_not(answer, linker):
    assert [(row["person"], row["place"]) for row in answer["ranked"]] == [("p1", 1), ("p2", 2)]
    assert [(one["person"], one["need"]) for one in answer["unread"]] == [("p3", "v1")]
    assert answer["needs"] == {"v1": {"why": "", "notes": []}}
    assert answer["about"]["encoder"] == linker.encoder.name
    assert sorted(answer["about"]) == ["encoder", "vocabulary", "weights"]


def test_a_reason_says_where_the_words_stand_on_both_sides(answer):
    first, second = answer["ranked"]
    assert [(one["clause"], one["part"]) for one in first["criteria"]] == [
        ("Trainer verloskunde", "title"), ("Ervaren verloskundige", "required"), ("Spreekt Somalisch", "welcome"),
        ("Vroedvrouwen trainen", "tasks"), ("Stuur uw brief vandaag", "tasks"),
    ]  # fmt: skip
    required = first["criteria"][1]
    assert (required["standing"], required["evidence"], required["of"]) == (
        "has", "Midwife for twelve years.", "experience",
    )  # fmt: skip
    assert answer["names"][required["concept"]]["en"]
    assert second["criteria"][1]["standing"] == "missing"
    # Names of places are taken out, and what is left of the second sentence says nothing.
    assert first["read"] == {"language": "en", "covered": True, "clauses": 2, "of_them": 1}
    assert {uri for row in answer["ranked"] for one in row["criteria"] for uri in [one["concept"]] if uri} == set(
        answer["names"]
    )


def test_a_sentence_that_stands_under_others_counts_for_nothing(linker):
    row = ask(linker, among=["Stuur uw brief vandaag."] * 2)["ranked"][0]
    assert [one["clause"] for one in row["criteria"]][-1] == "Vroedvrouwen trainen"


def test_a_concept_that_somebody_confirmed_counts_in_any_language(linker):
    people = [PEOPLE[2] | {"known": [MIDWIFE, "urn:gone"]}]
    answer = ask(linker, people=people)
    (row,) = answer["ranked"]
    assert answer["unread"] == []
    required = row["criteria"][1]
    assert (required["standing"], required["known"], required["evidence"], required["of"]) == ("has", MIDWIFE, "", "")
    assert MIDWIFE in answer["names"]
    assert row["read"] == {"language": "so", "covered": False, "clauses": 2, "of_them": 1}


@pytest.mark.parametrize(
    ("words", "lang"), [("Midwife for twelve years.", "en"), ("Umuliso khibrad leh oo baray umulisooyin.", "so")]
)
def test_a_link_that_was_called_wrong_is_not_used_for_those_words(preparer, words, lang):
    def linked(*refused):
        (prepared,) = preparer.prepare([Source("p", "", words, lang, refused=frozenset(refused))])
        return {bond.concept for bond in prepared.bonds}

    linker = preparer.linker
    wrong = {number for number in linked() if linker.concepts[number].isco[:3] in ("222", "322")}
    assert wrong
    pairs = [(fold(words), linker.concepts[number].uri) for number in wrong]
    assert linked(*pairs, ("other words", "urn:x")) & wrong == set()
    assert linked(("other words", pairs[0][1])) == linked()


def test_for_a_person_the_nearest_opportunities_come_first(linker):
    rows = ask(linker, needs=[NEED, OTHER], best=1)["ranked"]
    assert [(row["person"], row["need"], row["place"]) for row in rows] == [("p1", "v1", 1), ("p2", "v2", 1)]


def test_the_process_takes_words_and_gives_words(linker, monkeypatch, tmp_path):
    monkeypatch.setattr(apart, "linker_of", lambda folder, encoder, **which: linker)
    asked = {"needs": [NEED], "people": PEOPLE, "among": [], "best": 0, "year": 2021, "folder": str(tmp_path)}
    assert json.loads(apart.answer(json.dumps(asked))) == ask(linker)


def test_a_process_that_fails_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(apart, "sys", type("Sys", (), {"executable": "/bin/false"}))
    with pytest.raises(subprocess.CalledProcessError):
        apart.rankings([NEED], PEOPLE, tmp_path)
    echo = tmp_path / "python"
    echo.write_text(f"#!{sys.executable}\nprint('{{}}')")
    echo.chmod(0o700)
    monkeypatch.setattr(apart, "sys", type("Sys", (), {"executable": str(echo)}))
    assert apart.rankings([NEED], PEOPLE, tmp_path) == {}
