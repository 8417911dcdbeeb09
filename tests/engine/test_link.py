"""Texts find concepts: by meaning, by letters, by words; in a store that is built once and mapped into memory."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ciconia.engine.encoder.protocol import unit
from ciconia.engine.encoder.threads import hold_to_one_thread
from ciconia.engine.encoder.use import SentenceEncoder
from ciconia.engine.link.index import Index
from ciconia.engine.link.linker import Linker, linker_of, meaning_of
from ciconia.engine.link.names import answer, names_of
from ciconia.engine.link.words import WordLinker
from ciconia.engine.problems import InputProblem
from ciconia.engine.text.language import Reading
from ciconia.engine.vocabulary.column import Column
from ciconia.engine.vocabulary.concept import OWN, Concept, Kind, Label
from ciconia.engine.vocabulary.esco import has_esco, import_esco, imported_esco, read_esco
from ciconia.engine.vocabulary.store import Store, build_store, open_or_build
from tests.conftest import home_of_tests
from tests.house.checks import ROOT

MIDWIFE = "http://data.europa.eu/esco/occupation/1"
HEAD = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status\n"


def concept(name, esco=(), kind=Kind.OCCUPATION, **labels):
    """A concept with names."""
    return Concept(OWN + name, kind, "2222", tuple(esco), "", {k: tuple(map(Label, v)) for k, v in labels.items()})


def test_a_process_computes_on_one_thread(tmp_path):
    assert hold_to_one_thread() >= 1
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert hold_to_one_thread(tmp_path / "none") == 0
    maps = tmp_path / "maps"
    maps.write_text("7f00-7f01 r-xp 0 00:00 0 /nowhere/libblas.so\n7f00-7f01 r-xp 0 00:00 0 " + np.__file__ + "\n")
    assert hold_to_one_thread(maps) == 0
    loaded = next(
        p for p in Path("/proc/self/maps").read_text().split() if "libgfortran" in p or "libm.so" in p or "libc.so" in p
    )
    (tmp_path / "libblas.so").symlink_to(loaded)
    maps.write_text(f"7f00-7f01 r-xp 0 00:00 0 {tmp_path / 'libblas.so'}\n")
    assert hold_to_one_thread(maps) == 0
    command = "import ciconia.engine.encoder, os; print(os.environ['OMP_NUM_THREADS'])"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_the_same_text_has_the_same_vector_of_length_one_and_none_has_nothing(encoder):
    one, other, empty, signs = encoder.encode(["midwife", "midwife", "", "... !"])
    assert np.array_equal(one, other)
    assert abs(float(np.linalg.norm(one)) - 1) < 1e-5
    assert not empty.any()
    assert not signs.any()
    assert encoder.encode([]).shape == (0, 512)
    assert encoder.name.startswith("usem3+")


def test_without_an_adapter_the_encoder_is_as_published_and_an_adapter_may_have_a_second_layer(encoder, tmp_path):
    plain = SentenceEncoder(adapter=None)
    assert plain.name == "usem3+none"
    near = encoder.encode(["verloskundige"]) @ encoder.encode(["sage-femme"]).T
    assert near > plain.encode(["verloskundige"]) @ plain.encode(["sage-femme"]).T
    path = tmp_path / "two.npz"
    some = np.random.default_rng(0).normal(size=(512, 4)).astype(np.float32)
    np.savez(path, W=np.eye(512), U=some, b=np.zeros(4), Z=0 * some.T)
    assert np.allclose(SentenceEncoder(path).encode(["nurse"]), plain.encode(["nurse"]), atol=1e-6)
    assert not unit(np.zeros((1, 4), np.float32)).any()


@pytest.mark.parametrize(
    ("text", "language", "isco"),
    [
        ("verloskundige", "nl", "2222"),
        ("Sage-femme", "fr", "2222"),
        ("قابلة", "ar", "2222"),
        ("umuliso", "so", "2222"),
        ("قابله", "prs", "2222"),
        ("قابله", "ps", "2222"),
        ("Hebamme (m/w/d)", "de", "2222"),
        ("partera", "es", "2222"),
        ("متخصص آبیاری", "prs", "2142"),
    ],
)
def test_one_occupation_is_found_from_every_language(linker, text, language, isco):
    assert linker.link(text, language)[0].concept.isco == isco


def test_links_say_what_was_met_and_speak_the_readers_language(linker):
    best = linker.link("WASH engineer", "en", top=1, show="nl")
    assert [one.concept.id for one in best] == ["water-wash"]
    assert best[0].met == "water, sanitation and hygiene"
    assert best[0].label != best[0].met
    assert {one.concept.kind for one in linker.link("water", "en", kinds=[Kind.SKILL])} == {Kind.SKILL}


@pytest.mark.parametrize("text", ["", "   ", "...", "\u202b\u200f", "🙂"])
def test_a_text_without_words_finds_nothing(linker, text):
    assert linker.link(text, "nl") == []


def test_a_language_nobody_reads_finds_nothing_by_vector(linker):
    assert linker.link("xyzzy qwrt", "so") == []
    assert linker.link("የጤና ባለሙያ", "am") == []


def test_a_neighbour_of_a_covered_language_is_linked_with_a_part_of_the_vector(linker):
    assert meaning_of(Reading("sv", "LATIN")) == 0.25
    assert meaning_of(Reading("so", "LATIN")) == 0
    assert meaning_of(Reading("nl", "LATIN")) == 0.5
    assert linker.link("sjuksköterska", "sv", top=1) != []


def test_words_are_alike_by_their_beginning():
    found = WordLinker(
        [concept("m", so=["umuliso"]), concept("n", so=["kalkaaliye caafimaad"]), concept("x", en=["x"])]
    )
    assert [one.concept.id for one in found.find([("umulisada iyo", 1.0)], "so")] == ["m"]
    assert [one.concept.id for one in found.find([("kalkaaliyaha", 1.0), ("caafimaadka", 0.6)], "so")] == ["n"]
    assert found.find([("", 1.0)], "so") == []
    assert found.find([("xyz", 1.0)], "so") == []
    assert found.index("so").likeness("um") == {}


def test_ours_and_the_same_in_esco_stand_once(encoder, tmp_path, linker):
    uri = next(one for one in linker.own if one.esco).esco[0]
    ours = next(one for one in linker.own if uri in one.esco)
    theirs = Concept(uri, Kind.OCCUPATION, labels={"en": (Label(ours.label("en")),)})
    both = Linker(encoder, linker.own, [*linker.indices, Index(build_store(tmp_path / "s", [theirs], encoder))])
    found = [link.concept.uri for link in both.link(ours.label("en"), "en", top=100)]
    assert len({ours.uri, uri} & set(found)) == 1


def test_a_store_is_built_once_and_again_when_something_changed(encoder, tmp_path):
    said = []
    first = [concept("m", en=["midwife"], nl=["verloskundige"]), concept("e", so=["injineer"]), concept("none")]
    store = open_or_build(tmp_path / "own", first, encoder, said.append)
    assert said == ["2 of 2 names have a vector"]
    assert (
        open_or_build(tmp_path / "own", first, encoder, said.append).about["fingerprint"] == store.about["fingerprint"]
    )
    assert len(said) == 1
    open_or_build(tmp_path / "own", first[:1], encoder, said.append)
    assert len(said) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own"]


def test_a_store_knows_its_names(encoder, tmp_path):
    store = build_store(
        tmp_path / "s", [concept("m", en=["midwife", "nurse-midwife"], nl=["verloskundige"]), concept("none")], encoder
    )
    assert store.languages == ["en", "nl"]
    assert [store.label(number) for number in store.labels_of(0)] == ["midwife", "nurse-midwife", "verloskundige"]
    assert (store.preferred(0, "nl"), store.preferred(0, "fr")) == ("verloskundige", "midwife")
    only = build_store(tmp_path / "o", [concept("u", so=["umuliso"])], encoder)
    assert only.preferred(0, "nl") == "umuliso"
    assert Index(only).all_scores(encoder.encode(["umuliso"]), ["umuliso"], ["so"], 0.0)[0, 0] == pytest.approx(
        1, abs=0.01
    )
    assert [one.id for one in store.concepts] == ["m"]
    linker = Linker(encoder, (), [Index(store)])
    assert linker.name(0, "nl") == "verloskundige"
    with pytest.raises(IndexError):
        linker.name(7, "nl")
    assert linker.link("midwife", "en")[0].met == "midwife"


def test_a_folder_that_is_no_store_of_this_version_says_so(encoder, tmp_path):
    with pytest.raises(InputProblem, match="holds no vocabulary of this version"):
        Store(tmp_path).about  # noqa: B018
    (tmp_path / "meta.json").write_text(json.dumps({"format": 0}))
    with pytest.raises(InputProblem, match="import it again"):
        Store(tmp_path).about  # noqa: B018
    assert not has_esco(tmp_path)


def write_esco(folder, **files):
    """A folder as the portal gives it."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)
    return folder


def test_esco_is_read_in_all_the_shapes_it_comes_in(tmp_path):
    said = []
    folder = write_esco(
        tmp_path / "esco",
        occupations_en=f'{HEAD}Occupation,{MIDWIFE},2222,midwife,"nurse midwife\nMidwife",birth helper,released\n'
        f"Occupation,{MIDWIFE}0,2222,old,,,obsolete\n",
        occupations_nl=f"{HEAD}Occupation,{MIDWIFE},2222,verloskundige,,,released\n",
        ISCOGroups_en="conceptUri,code,preferredLabel\nhttp://data.europa.eu/esco/isco/C2222,2222,Midwives\n",
        digCompSkillsCollection_en="conceptUri,preferredLabel,altLabels\nhttp://s/1,use e-services,apply | use\n",
        skills_en_pypi="id,description\nhttp://s/2,manage musical staff manage staff of music Assign tasks\n"
        "http://s/3,Speak\nhttp://s/4,one two three four five six seven\n",
        broaderRelationsOccPillar_en="a,b\n1,2\n",
    )
    found = {one.uri: one for one in read_esco(folder, said.append)}
    assert {k: [n.text for n in v] for k, v in found[MIDWIFE].labels.items()} == {
        "en": ["midwife", "nurse midwife", "birth helper"],
        "nl": ["verloskundige"],
    }
    assert [found[f"http://s/{n}"].label("en") for n in (1, 2, 3, 4)] == [
        "use e-services",
        "manage musical staff",
        "Speak",
        "one two three four five six",
    ]
    assert [one.isco for one in found.values() if one.kind is Kind.GROUP] == ["2222"]
    assert f"{MIDWIFE}0" not in found
    assert "broaderRelationsOccPillar_en.csv: passed over, names no occupations, skills or groups of ISCO" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "conceptUri,name\n",
            "occupations_en.csv:1:1: expected the columns conceptUri, preferredLabel; missing: preferredLabel",
        ),
        ("", "occupations_en.csv:1:1: expected the columns conceptUri, preferredLabel"),
        (
            f"{HEAD}Occupation,none,2222,midwife,,,\n",
            "occupations_en.csv:2:1: expected the URI of a concept, not 'none'",
        ),
        (f'{HEAD}Occupation,"http://x,2222\n', "occupations_en.csv:2:1: is not CSV"),
        ('"conceptUri,preferredLabel\n', "occupations_en.csv:1:1: is not CSV"),
        (HEAD, "esco: holds no concept: the files have a header and nothing below it"),
    ],
)
def test_an_esco_file_that_cannot_be_used_names_its_place(tmp_path, text, said):
    folder = write_esco(tmp_path / "esco", occupations_en=text)
    with pytest.raises(InputProblem) as raised:
        read_esco(folder)
    assert said in str(raised.value)


def test_a_folder_of_the_portal_per_language_is_read_as_one(tmp_path):
    write_esco(tmp_path / "en", occupations_en=f"{HEAD}Occupation,{MIDWIFE},2222,midwife,,,released\n")
    long = f"conceptUri,preferredLabel,{'x' * 200_000}\n{MIDWIFE},verloskundige,{'x' * 200_000}\n"
    write_esco(tmp_path / "nl", occupations_nl=long)
    (found,) = read_esco(tmp_path)
    assert (found.label("en"), found.label("nl")) == ("midwife", "verloskundige")


def test_a_column_is_read_in_parts_and_outlives_its_file(tmp_path):
    whole = np.arange(12, dtype=np.int16).reshape(6, 2)
    np.save(tmp_path / "a.npy", whole)
    column = Column(tmp_path / "a.npy")
    (tmp_path / "a.npy").unlink()
    assert (len(column), column.part(1, 3).tolist()) == (6, [[2, 3], [4, 5]])
    assert column.parts([(5, 6), (0, 1)]).tolist() == [[10, 11], [0, 1]]
    assert column.parts([]).shape == (0, 2)
    np.save(tmp_path / "b.npy", whole)
    os.truncate(tmp_path / "b.npy", 140)
    with pytest.raises(InputProblem, match=r"b\.npy: is cut off; import the vocabulary again"):
        Column(tmp_path / "b.npy")


def test_a_folder_without_esco_says_what_was_expected(tmp_path):
    with pytest.raises(InputProblem, match=r"holds no file such as occupations_en\.csv"):
        read_esco(tmp_path)
    with pytest.raises(InputProblem, match="is no folder"):
        read_esco(tmp_path / "none")


def test_esco_joins_our_own_vocabulary_once_it_is_imported(encoder, tmp_path, linker):
    folder = write_esco(
        tmp_path / "in", occupations_en=f"{HEAD}Occupation,{MIDWIFE},2222,carbonation operator,,,released\n"
    )
    import_esco(folder, tmp_path, encoder)
    assert has_esco(tmp_path)
    alone = linker_of(tmp_path, encoder, own=False, esco=True)
    assert [one.concept.uri for one in alone.link("Carbonation Operator", "en")] == [MIDWIFE]
    assert alone.link("umuliso", "so") == []
    both = Linker(encoder, linker.own, [*linker.indices, Index(imported_esco(tmp_path, encoder))])
    assert both.link("carbonation operator", "en")[0].concept.uri == MIDWIFE
    assert both.link("umuliso", "so")[0].concept.isco == "2222"
    assert both.name(len(linker.concepts), "en") == "carbonation operator"
    numbers = np.array([len(linker.concepts)])
    assert np.allclose(both.centroids(numbers)[0], encoder.encode(["carbonation operator"])[0], atol=0.01)
    other = SentenceEncoder(adapter=None)
    with pytest.raises(InputProblem, match="was imported with another encoder"):
        imported_esco(tmp_path, other)


def test_a_store_opens_at_once_and_a_suggestion_takes_no_time(linker):
    began = time.process_time()
    store = Store(linker.indices[0].store.folder)
    assert store.column("vectors").shape[1] == 512
    assert time.process_time() - began < 0.5
    linker.link("verl", "nl")
    began = time.process_time()
    for text in ("verlos", "irrig", "docent", "boekh", "inge"):
        linker.link(text, "nl")
    assert (
        time.process_time() - began
    ) / 5 < 0.2  # the goal of 40 ms is measured by the bench, on a machine of its own


def test_short_words_become_concepts_with_their_names_in_a_process_that_ends(linker):
    del linker  # the vocabulary is prepared
    folder = home_of_tests() / "vocabulary"
    [[first, *_], nothing] = names_of(["hydroloog", "qwzx"], "nl", folder)
    assert (first["uri"], first["kind"], first["isco"]) == (
        "urn:ciconia:concept:water-hydrologist",
        "occupation",
        "2114",
    )
    assert [first["names"][code] for code in ("en", "fr", "ar")] == ["hydrologist", "hydrologue", "خبير هيدرولوجيا"]
    assert (first["vocabulary"], nothing) == (Store(folder / "own").about["fingerprint"], [])
    asked = {"lines": ["biyo"], "language": "so", "folder": str(folder)}
    assert json.loads(answer(json.dumps(asked)))[0][0]["uri"] == "urn:ciconia:concept:water-supply"
