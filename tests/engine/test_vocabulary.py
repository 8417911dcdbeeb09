"""Our own vocabulary: what is promised of it, errors that name the line, edits over it, and a reviewer's sheet."""

import pytest

from ciconia.engine.problems import InputProblem
from ciconia.engine.vocabulary.concept import OWN, Concept, Kind, Label, kinship
from ciconia.engine.vocabulary.overlay import Edit, overlaid
from ciconia.engine.vocabulary.own import ALWAYS, IN_ARABIC_SCRIPT, by_uri, load_own
from ciconia.engine.vocabulary.review import load_reviewed, marks_as_csv, read_review, review_sheet
from tests.house.checks import ROOT

GOOD = """
[health-midwife]
kind = "occupation"
isco = "2222"
esco = ["http://data.europa.eu/esco/occupation/1"]
sector = "health"
en = ["midwife", "nurse-midwife"]
nl = ["verloskundige"]
fr = ["sage-femme"]
ar = ["قابلة", "TVET"]
es = ["matrona"]
de = ["Hebamme"]
so = ["umuliso"]
"""


@pytest.fixture(scope="module")
def own():
    """The vocabulary that is shipped."""
    return load_own()


def concept(**labels):
    """A midwife with names."""
    named = {language: tuple(map(Label, names)) for language, names in labels.items()}
    return Concept(f"{OWN}health-midwife", Kind.OCCUPATION, "2222", labels=named)


def test_as_many_concepts_and_languages_as_promised(own):
    assert len(own) >= 650
    assert [c.id for c in own if not set(ALWAYS) <= c.labels.keys()] == []
    assert min(sum(language in c.labels for c in own) for language in ("so", "prs", "ps")) >= 250
    assert len({c.isco for c in own if c.id[:5] == f"{c.isco}-" and len(c.isco) == 4}) == 436


def test_no_name_stands_twice_and_scripts_are_right(own):
    for one in own:
        for language, names in one.labels.items():
            assert len({name.text.casefold() for name in names}) == len(names), (one.id, language)
            arabic = [any("\u0600" <= letter <= "\u06ff" for letter in name.text) for name in names]
            assert any(arabic) == (language in IN_ARABIC_SCRIPT), (one.id, language)
    assert len(by_uri(own)) == len(own)


def test_no_name_is_reviewed_yet(own):
    assert load_reviewed() == frozenset()
    assert not any(name.reviewed for c in own for names in c.labels.values() for name in names)


def test_a_reviewed_name_is_marked(tmp_path):
    (tmp_path / "health.toml").write_text(GOOD)
    marks = tmp_path / "reviewed.csv"
    marks.write_text(marks_as_csv({(f"{OWN}health-midwife", "so", "umuliso")}))
    (found,) = load_own(tmp_path, marks)
    assert found.labels["so"] == (Label("umuliso", True),)
    assert found.labels["en"] == (Label("midwife"), Label("nurse-midwife"))
    assert (found.isco, found.sector, found.esco) == ("2222", "health", ("http://data.europa.eu/esco/occupation/1",))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('isco = "2222"', "isco = 2222", ':4:1: health-midwife: expected isco = "2222"'),
        ('kind = "occupation"', 'kind = "job"', ":3:1: health-midwife: expected kind"),
        ('isco = "2222"\n', "", ":2:1: health-midwife: expected isco"),
        ('"http://data.europa.eu/esco/occupation/1"', '"x"', ":5:1: health-midwife: expected esco"),
        ('sector = "health"', "sector = 3", ":6:1: health-midwife: expected sector"),
        ('nl = ["verloskundige"]', "nl = []", ':8:1: health-midwife: expected nl = ["name"'),
        ('nl = ["verloskundige"]', 'nl = ["a  b"]', "8:1: health-midwife: 'a  b' has spaces too many"),
        ('nl = ["verloskundige"]', 'nl = ["a", "A"]', ":8:1: health-midwife: a name stands twice in nl"),
        ('nl = ["verloskundige"]', 'nl = ["قابلة"]', "is in Arabic script"),
        ('ar = ["قابلة", "TVET"]', 'ar = ["midwife"]', "10:1: health-midwife: 'midwife' is not in Arabic script"),
        ('de = ["Hebamme"]\n', "", ":2:1: health-midwife: expected names in de too"),
        ('so = ["umuliso"]', 'xx = ["umuliso"]', "13:1: health-midwife: does not know 'xx'"),
        ("[health-midwife]", "[Health_Midwife]", ":2:1: Health_Midwife: expected an id of small letters"),
        ("[health-midwife]", "health-midwife = 1\n[x]", "health-midwife: expected a table per concept"),
        ('so = ["umuliso"]', "so = [", ":14:1: is not TOML"),
        ('so = ["umuliso"]', 'so = ["umuliso"', ":14:1: is not TOML"),
        ('so = ["umuliso"]', "so = umuliso", ":13:6: is not TOML"),
    ],
)
def test_an_error_in_a_file_names_its_line(tmp_path, before, after, said):
    (tmp_path / "health.toml").write_text(GOOD.replace(before, after))
    with pytest.raises(InputProblem) as raised:
        load_own(tmp_path)
    assert said in str(raised.value)


def test_an_id_that_is_used_in_two_files_is_named(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD)
    with pytest.raises(InputProblem, match=r"b\.toml:2:1: health-midwife: the id 'health-midwife' is used a second"):
        load_own(tmp_path)


def test_a_missing_key_is_looked_for_in_its_own_table_alone(tmp_path):
    text = GOOD.replace('isco = "2222"\n', "") + GOOD.replace("health-midwife", "health-nurse")
    (tmp_path / "health.toml").write_text(text)
    with pytest.raises(InputProblem, match=r"health\.toml:2:1: health-midwife: expected isco"):
        load_own(tmp_path)


def test_without_a_file_of_marks_nothing_is_reviewed(tmp_path):
    assert load_reviewed(tmp_path / "none.csv") == frozenset()


def test_a_name_falls_back_to_english_then_to_any_then_to_the_id():
    assert concept(en=["midwife"], nl=["verloskundige"]).label("nl") == "verloskundige"
    assert concept(en=["midwife"]).label("nl") == "midwife"
    assert concept(fr=["sage-femme"]).label("nl") == "sage-femme"
    assert concept().label("nl") == "health-midwife"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2222", "2222", 0.8),
        ("2222", "2221", 0.5),
        ("2222", "2261", 0.3),
        ("2222", "2611", 0.1),
        ("2222", "5222", 0),
        ("", "2", 0),
    ],
)
def test_occupations_are_kin_by_the_digits_they_share(one, other, expected):
    assert kinship(one, other) == expected


def test_edits_lie_over_the_files_and_can_lie_there_twice():
    base = concept(en=["midwife", "nurse-midwife"], so=["umuliso"])
    uri = base.uri
    edits = [
        Edit(uri, "en", "add", "birth attendant"),
        Edit(uri, "en", "prefer", "nurse-midwife"),
        Edit(uri, "so", "remove", "umuliso"),
        Edit(uri, "ps", "prefer", "قابله"),
        Edit("urn:gone", "en", "add", "x"),
    ]
    (once,), homeless = overlaid([base], edits)
    (twice,), _ = overlaid([once], edits)
    assert {code: [name.text for name in names] for code, names in once.labels.items()} == {
        "en": ["nurse-midwife", "midwife", "birth attendant"],
        "ps": ["قابله"],
    }
    assert twice == once
    assert homeless == (edits[-1],)


def test_a_reviewers_sheet_goes_out_and_comes_back(tmp_path):
    base = concept(en=["midwife"], so=["umuliso", "ummuliso", "umuliyad"])
    sheet = review_sheet([base], "so")
    assert sheet.splitlines()[:2] == [
        "concept,language,english,label,preferred,reviewed,correction",
        f"{base.uri},so,midwife,umuliso,yes,no,",
    ]
    path = tmp_path / "so.csv"
    path.write_text(
        sheet.replace("umuliso,yes,no,", "umuliso,yes,yes,")
        .replace("ummuliso,no,no,", "ummuliso,no,yes,umulisada")
        .replace("umuliyad,no,no,", "umuliyad,no,no,delete")
        + f"{base.uri},so,midwife,,yes,,umulisooyin\n"
    )
    review = read_review(path, [base])
    (after,), _ = overlaid([base], review.edits)
    assert [name.text for name in after.labels["so"]] == ["umulisooyin", "umuliso", "umulisada"]
    assert review.marks == {(base.uri, "so", "umuliso"), (base.uri, "so", "umulisada")}
    marks = tmp_path / "reviewed.csv"
    marks.write_text(marks_as_csv(review.marks))
    assert load_reviewed(marks) == review.marks


def test_the_sheet_of_every_language_comes_back_unchanged(own, tmp_path):
    path = tmp_path / "sheet.csv"
    for language in ("so", "prs", "ps"):
        path.write_text(review_sheet(own, language))
        assert read_review(path, own) == ((), frozenset())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("urn:x,so,e,umuliso,yes,yes,", ":2:1: there is no concept 'urn:x'"),
        (f"{OWN}health-midwife,so,e,other,yes,yes,", ":2:4: 'other' is no so name of"),
        (f"{OWN}health-midwife,so,e,umuliso,yes,maybe,", ":2:6: expected yes, no or nothing"),
    ],
)
def test_a_sheet_that_cannot_be_used_names_its_line(tmp_path, row, said):
    path = tmp_path / "so.csv"
    path.write_text("concept,language,english,label,preferred,reviewed,correction\n" + row + "\n")
    with pytest.raises(InputProblem) as raised:
        read_review(path, [concept(en=["midwife"], so=["umuliso"])])
    assert said in str(raised.value)


def test_a_sheet_without_its_columns_says_which(tmp_path):
    path = tmp_path / "so.csv"
    path.write_text("concept,label\n")
    with pytest.raises(InputProblem, match="missing: language, english, preferred, reviewed, correction"):
        read_review(path, [])


def test_the_files_say_that_they_were_written_here():
    heads = [
        p.read_text().splitlines()[0] for p in sorted((ROOT / "ciconia/engine/vocabulary/concepts").glob("*.toml"))
    ]
    assert [head for head in heads if not head.startswith("#")] == []
