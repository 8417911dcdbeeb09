"""Needs meet people: the run and its order, reasons with evidence, what could not be read, and input that is wrong."""

import json
from dataclasses import replace

import numpy as np
import pytest

from ciconia.engine.problems import InputProblem
from ciconia.engine.rank.case import Case, Need, Profile, read_case
from ciconia.engine.rank.context import context_of
from ciconia.engine.rank.prepared import MOST, Source
from ciconia.engine.rank.ranker import Pool, rank
from ciconia.engine.rank.reasons import Standing, explain, in_words
from ciconia.engine.rank.run import run_case
from ciconia.engine.rank.weights import WEIGHTS
from tests.house.checks import ROOT

NEED = Need(
    "v1", "Trainer verloskunde", "Het ziekenhuis zoekt een verloskundige die vroedvrouwen traint.", "nl", "health"
)
PEOPLE = (
    Profile("p1", "Midwife for twelve years in a maternity ward; teaches emergency obstetrics.", "en"),
    Profile("p2", "Ingénieur hydraulique, entretien des réseaux d'eau potable.", "fr"),
    Profile("p3", "Boekhouder bij een gemeente.", "nl"),
    Profile("p4", "", "nl"),
    Profile("p5", "xyzzy qwrt", "so"),
    Profile("p6", "Umuliso khibrad leh oo baray umulisooyin.", "so"),
)


@pytest.fixture(scope="module")
def ready(preparer):
    """The need and the people, prepared."""
    need = preparer.prepare([Source(NEED.id, NEED.title, NEED.body, NEED.lang)])[0]
    return need, Pool(preparer.prepare([Source(p.id, "", p.text, p.lang) for p in PEOPLE]))


def test_a_run_holds_everybody_and_says_who_could_not_be_read(preparer):
    done = run_case(Case((NEED,), PEOPLE), preparer)
    rows = [line.split() for line in done.lines()]
    assert [[*row[:2], row[3], row[5]] for row in rows] == [["v1", "Q0", str(n), "ciconia"] for n in range(1, 7)]
    assert {row[2] for row in rows[:2]} == {"p1", "p6"}
    assert [(row[2], row[4]) for row in rows[4:]] == [("p4", "0"), ("p5", "0")]
    assert [float(row[4]) for row in rows] == sorted((float(row[4]) for row in rows), reverse=True)
    assert list(done.unread()) == [
        ("v1", "p4", "holds no words"),
        (
            "v1",
            "p5",
            "is written in a language that is matched by our own vocabulary only, and none of its words is in it",
        ),
    ]
    assert list(run_case(Case((NEED,), PEOPLE), preparer).lines()) == list(done.lines())


def test_a_need_that_cannot_be_read_ranks_nobody_and_says_why(preparer):
    done = run_case(Case((Need("v", ""),), PEOPLE[:1]), preparer)
    assert list(done.lines()) == ["v Q0 p1 1 0 ciconia"]
    assert list(done.unread()) == [("v", "p1", "the need holds no words")]
    assert list(run_case(Case((NEED,), ()), preparer).lines()) == []


def test_equal_scores_stand_by_id(preparer):
    twins = tuple(replace(PEOPLE[0], id=name) for name in ("b", "c", "a"))
    (ranking,) = run_case(Case((NEED,), twins), preparer).rankings
    assert [one.id for one in ranking.ranked] == ["a", "b", "c"]
    assert len({one.score for one in ranking.ranked}) == 1


def test_who_was_read_stands_above_who_was_not_however_far_away(ready):
    need, pool = ready
    turned = [replace(one, vector=-need.vector, clause_vectors=-one.clause_vectors) for one in pool.members]
    scores = [one.score for one in rank(need, Pool(turned)).ranked]
    assert len(scores) == len([one for one in pool.members if not one.why])
    assert scores[-1] == 1e-6
    assert scores == sorted(scores, reverse=True)


def test_the_best_of_many_are_those_of_the_whole_list(ready):
    need, pool = ready
    whole, best = rank(need, pool), rank(need, pool, top=2)
    assert best.ranked == whole.ranked[:2]
    assert rank(need, pool, top=50).ranked == whole.ranked
    assert whole.ranked[0].parts.keys() == {"whole", "clause", "letters"}


def test_of_very_many_only_the_nearest_are_compared_by_clauses(ready):
    need, pool = ready
    few = rank(need, pool, replace(WEIGHTS, exact=2, lettered=1))
    assert [one.id for one in few.ranked][:2] == [one.id for one in rank(need, pool).ranked][:2]
    assert [sorted(one.parts) for one in few.ranked] == [["clause", "letters", "whole"]] * 2 + [["whole"]] * 2
    assert few.ranked[2].score <= few.ranked[1].score


def test_reasons_name_the_sentence_and_the_concept_in_the_readers_language(ready, linker):
    need, pool = ready
    reasons = explain(need, pool.members[0], linker, reader="fr", year=2026)
    assert [one.clause for one in reasons.criteria] == [
        "Trainer verloskunde",
        "Het ziekenhuis zoekt een verloskundige die vroedvrouwen traint",
    ]
    assert reasons.criteria[1].standing in (Standing.HAS, Standing.PARTLY)
    shown = ("Midwife for twelve years in a maternity ward;", "teaches emergency obstetrics.")
    assert reasons.criteria[1].evidence in shown
    assert reasons.criteria[1].shared is not None
    assert reasons.criteria[1].shared.kinship >= 0.5
    names = {n.text for c in linker.own if c.uri == reasons.criteria[1].shared.uri for n in c.labels["fr"]}
    assert reasons.criteria[1].shared.label in names
    assert [one.kind for one in reasons.context] == ["teaching"]
    assert reasons.unused == ()


def test_what_is_missing_is_said_without_evidence(ready, linker):
    need, pool = ready
    reasons = explain(need, pool.members[1], linker)
    assert {one.standing for one in reasons.criteria} == {Standing.MISSING}
    assert {one.evidence for one in reasons.criteria} == {""}
    assert in_words(reasons)[0] == "missing: Trainer verloskunde"


def test_reasons_say_what_could_not_be_used(preparer, linker):
    need = preparer.prepare([Source("v", "xyzzy", "umuliso", "so")])[0]
    profile = preparer.prepare([Source("p", "", "<b>Midwife</b>", "en")])[0]
    reasons = explain(need, profile, linker)
    assert [one.standing for one in reasons.criteria] == [Standing.UNREAD, Standing.HAS]
    assert "not used: profile: mark-up was taken out" in in_words(reasons)
    nobody = preparer.prepare([Source("p", "", "", "en")])[0]
    assert explain(need, nobody, linker).unused == ("profile: holds no words",)
    assert explain(nobody, profile, linker).unused == ("profile: mark-up was taken out", "need: holds no words")
    assert any("[" in line for line in in_words(reasons))


def test_context_is_evidence_with_how_long_ago_and_no_part_of_the_score():
    sentences = ["Nurse.", "Trained staff in a refugee camp in 2019 and 2021.", "Spreekt vloeiend Arabisch."]
    found = context_of(sentences, 2026)
    assert [(one.kind, one.sentence, one.ago) for one in found] == [
        ("teaching", sentences[1], 5),
        ("setting", sentences[1], 5),
        ("languages", sentences[2], None),
    ]
    assert context_of(sentences)[0].ago is None
    assert context_of([]) == ()


@pytest.mark.parametrize(
    ("text", "lang", "note"),
    [
        ("midwife " * 25_000, "en", "only the first 20,000 of 200,000 characters were read"),
        ("midwife, nurse; " * 60, "en", f"only the first {MOST} of 120 clauses were compared"),
        ("midwife قابلة ممرضة", "", "scripts are mixed; what is not in the main script may not have been read"),
    ],
)
def test_what_was_not_read_of_a_text_is_noted(preparer, text, lang, note):
    found = preparer.prepare([Source("p", "", text, lang)])[0]
    assert note in found.notes
    assert found.why == ""
    assert len(found.passages) <= MOST


def test_sentences_under_every_need_do_not_count(preparer):
    pasted = "Please apply before Friday with a letter."
    needs = tuple(
        Need(f"v{n}", word, f"{pasted} {word}s work here.") for n, word in enumerate(("Midwife", "Welder", "Judge"))
    )
    done = run_case(Case(needs, PEOPLE[:1]), preparer)
    assert [[one.sentence for one in need.passages if not one.title] for need in done.needs] == [
        ["Midwifes work here."],
        ["Welders work here."],
        ["Judges work here."],
    ]


def test_a_title_that_runs_on_after_a_colon_is_title_and_body(preparer):
    found = preparer.prepare([Source("v", "Midwife: trains nurses", "", "en")])[0]
    assert [(one.clause, one.title) for one in found.passages] == [("Midwife", True), ("trains nurses", False)]


def test_two_computations_are_equal_to_the_last_bit(preparer, ready):
    again = preparer.prepare([Source(p.id, "", p.text, p.lang) for p in PEOPLE])
    assert all(np.array_equal(a.clause_vectors, b.clause_vectors) for a, b in zip(again, ready[1].members, strict=True))


def write(tmp_path, value):
    """A file with a value as JSON, or with text."""
    path = tmp_path / "case.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value, indent=1))
    return path


def test_a_case_is_read_without_its_answer_keys(tmp_path):
    keys = {"right_for": 3, "near_miss_of": []}
    case = {
        "vacancies": [{"id": "v1", "title": "Midwife"}],
        "profiles": [{"id": "p1", "text": "x", "lang": "en", **keys}],
        "uncovered": 1,
        "abbreviations": None,
    }
    assert read_case(write(tmp_path, case)) == Case((Need("v1", "Midwife"),), (Profile("p1", "x", "en"),))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{", "case.json:1:2: is not JSON"),
        ("[" * 100_000, "case.json:1:1: is nested too deeply"),
        ("[]", 'case.json:1:1: expected {"vacancies": [...], "profiles": [...]}'),
        ({"vacancies": []}, 'case.json:1:1: expected {"vacancies"'),
        ({"vacancies": [3], "profiles": []}, "case.json:3:3: vacancies[0]: expected an object"),
        (
            {"vacancies": [], "profiles": [{"id": "a", "text": "x"}, {"id": "a", "text": "x"}]},
            ":8:3: profiles[1]: the id 'a'",
        ),
        (
            {"vacancies": [], "profiles": [{"id": "a b", "text": "x"}]},
            "profiles[0]: expected an id: text without spaces",
        ),
        ({"vacancies": [], "profiles": [{"id": 3, "text": "x"}]}, "profiles[0]: expected an id"),
        ({"vacancies": [], "profiles": [{"id": "a\ud800", "text": "x"}]}, "profiles[0]: expected an id"),
        ('{"vacancies": [' + "9" * 5000 + '], "profiles": []}', "case.json:1:1: is not JSON that can be read"),
        ({"vacancies": [], "profiles": [{"id": "a"}]}, ":4:3: profiles[0]: expected text: text"),
        ({"vacancies": [], "profiles": [{"id": "a", "text": None}]}, "profiles[0]: expected text: text"),
        ({"vacancies": [{"id": "a", "title": "x", "body": 3}], "profiles": []}, "vacancies[0]: expected body: text"),
        ('{"vacancies" : [{"id": ""}], "profiles": []}', "case.json:1:17: vacancies[0]: expected an id"),
        ('{"\\u0076acancies": [1], "profiles": []}', "case.json:1:1: vacancies[0]: expected an object"),
    ],
)
def test_a_case_that_cannot_be_used_names_its_place(tmp_path, value, said):
    with pytest.raises(InputProblem) as raised:
        read_case(write(tmp_path, value))
    assert said in str(raised.value)


def test_null_says_as_little_as_a_field_that_is_not_there(tmp_path):
    need = {"id": "a", "title": "x", "body": None, "lang": None}
    case = read_case(write(tmp_path, {"vacancies": [need], "profiles": [{"id": "p", "text": "", "lang": None}]}))
    assert case == Case((Need("a", "x"),), (Profile("p", ""),))


def test_the_example_of_the_contract_follows_its_schema_and_is_ranked(preparer):
    folder = ROOT / "docs" / "reference" / "contracts"
    schema = json.loads((folder / "rank-case.schema.json").read_text())
    case = json.loads((folder / "rank-case.json").read_text())
    assert sorted(case) == sorted(schema["required"])
    for name, rows in case.items():
        known = schema["properties"][name]["items"]
        assert [sorted(row) for row in rows] == [sorted(known["properties"])] * len(rows)
        assert all(isinstance(value, str) for row in rows for value in row.values())
    done = run_case(read_case(folder / "rank-case.json"), preparer)
    assert [ranking.ranked[0].id for ranking in done.rankings] == ["person-1", "person-2"]
    assert list(done.unread()) == []
