"""Texts are cleaned, their language is known, and they come apart in sentences and clauses."""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

import numpy as np
import pytest

from ciconia.engine.problems import InputProblem, decode, read_text
from ciconia.engine.text.abbreviations import Abbreviations, load_abbreviations
from ciconia.engine.text.grams import gram_counts, rarity, weighted
from ciconia.engine.text.identity import without_identity
from ciconia.engine.text.language import Reading, code_of, read
from ciconia.engine.text.normal import LONGEST, clean, fold, neutral, small
from ciconia.engine.text.parts import clauses, key_of, recurring, sentences, without
from ciconia.engine.text.voice import LanguageSense


@pytest.mark.parametrize(
    ("raw", "text", "notes"),
    [
        ("Midwife", "Midwife", ()),
        ("", "", ()),
        ("<p>Midwife &amp; <b>nurse</b></p><script>x()</script>", "Midwife & nurse", ("mark-up was taken out",)),
        ("5 < 6", "5 < 6", ()),
        ("Midwife \U0001f469\U0001f3fd\u200d\u2695\ufe0f", "Midwife", ("signs that are no words were left out",)),
        ("\u202bقابلة\u202c\u200f", "قابلة", ()),
        (
            "mid\u00adwife\x00 one\r\n\r\n two\tthree",
            "midwife one\ntwo three",
            ("signs that are no words were left out",),
        ),
        ("می\u200cشود", "می شود", ()),
        ("a\ud800b", "a b", ("signs that are no words were left out",)),
    ],
)
def test_what_people_paste_is_cleaned_and_losses_are_said(raw, text, notes):
    cleaned = clean(raw)
    assert (cleaned.text, cleaned.notes) == (text, notes)


def test_a_text_that_is_too_long_is_cut_and_says_so():
    cleaned = clean("a" * 200_000)
    assert len(cleaned.text) == LONGEST
    assert cleaned.notes == ("only the first 20,000 of 200,000 characters were read",)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("Landwirt/in (m/w/d)", "Landwirt"),
        ("Boucher (h/f/x)", "Boucher"),
        ("chargé(e) de mission", "chargé de mission"),
        ("director/a técnico/a", "director técnico"),
        ("Lehrer:innen", "Lehrer"),
        ("Kaufmann/-frau", "Kaufmann"),
        ("arts/chirurg", "arts/chirurg"),
        ("m/v", "m/v"),
    ],
)
def test_marks_of_sex_are_taken_from_a_title(marked, bare):
    assert neutral(marked) == bare


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Verloskundige-trainer", "nl", "verloskundige-trainer"),
        ("Machine Learning Engineer", "en", "machine learning engineer"),
        ("Adviseur bij de gemeente Utrecht", "nl", "adviseur bij de gemeente Utrecht"),
        ("TVET advisor", "en", "TVET advisor"),
        ("Landwirt", "de", "Landwirt"),
        ("", "en", ""),
    ],
)
def test_capitals_at_the_head_go_except_in_german(text, language, expected):
    assert small(text, language) == expected


def test_spellings_of_one_word_are_folded_together():
    assert fold("Élève-Ingénieur") == fold("eleve ingenieur") == "eleve ingenieur"
    assert fold("آبیاری") == fold("ابياري")
    assert fold("کابل") == fold("كابل")
    assert fold("") == fold("...") == ""


def test_n_grams_of_an_empty_text_are_none_and_weights_have_length_one():
    counts = gram_counts(["midwife", ""])
    rows = weighted(counts, rarity(counts))
    assert counts[1].nnz == 1  # the two spaces around nothing
    assert np.allclose(np.asarray(rows.multiply(rows).sum(axis=1)).ravel(), 1, atol=1e-5)
    assert gram_counts([]).shape[0] == 0


def test_a_declared_language_counts_unless_the_letters_contradict_it():
    assert read("verpleegkundige", "nl") == Reading("nl", "LATIN", 1.0, True)
    assert read("قابلة في المستشفى", "nl").language == "ar"
    assert read("Медсестра", "").language == "ru"
    assert read("간호사", "ko").declared
    assert read("Παιδί", "el") == Reading("el", "OTHER", 1.0, True)
    assert read("Παιδί", "") == Reading("", "OTHER", 1.0)
    assert read("12 %", "nl") == Reading("nl", "", 0.0, True)
    assert not read("12 %").covered
    assert read("umuliso oo ka shaqaysa isbitaalka iyo tababarka").language == "so"
    assert read("zzz").language == ""
    assert read("zzz").covered


@pytest.mark.parametrize(
    ("written", "code"), [("fa-AF", "prs"), ("Dari", "prs"), ("pt_BR", "pt"), ("NL", "nl"), ("", ""), ("zh-Hant", "zh")]
)
def test_a_language_has_one_code(written, code):
    assert code_of(written) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("د اوبو لګولو متخصص", "ps"),
        ("متخصص آبیاری برای وزارت زراعت", "prs"),
        ("مهندس مياه في البلدية", "ar"),
        ("كتب", "ar"),
        ("Peuterspeelzaalleidster", "nl"),
        ("Antique coin collector with experience", "en"),
        ("Kalkaaliye caafimaad", "so"),
        ("Krankenschwester", "de"),
        ("คนขับรถ", "th"),
        ("Ingénieur horticole", "fr"),
    ],
)
def test_languages_are_told_apart_by_their_letters(linker, text, language):
    assert linker.sense.read(text).language == language


def test_without_a_vocabulary_the_words_alone_tell_the_language():
    assert LanguageSense.of(()).read("de hulp van het ziekenhuis").language == "nl"
    assert LanguageSense.of(()).read("قابلة", "ar").language == "ar"


def test_sentences_and_clauses():
    text = "Midwife in a ward, teaches (emergencies). Second: water!\nThird one؛ رابع"
    assert sentences(text) == ["Midwife in a ward, teaches (emergencies).", "Second: water!", "Third one؛", "رابع"]
    assert clauses("Midwife in a ward, teaches (emergencies).") == ["Midwife in a ward", "teaches", "emergencies"]
    assert clauses("R, C and SQL") == ["R", "C and SQL"]
    assert clauses("statistics, R") == ["statistics R"]
    assert clauses("CERT/SOC lead, CT/MRI scans") == ["CERT", "SOC lead", "CT/MRI scans"]
    assert clauses("... !") == []


def test_sentences_that_stand_in_three_needs_count_for_nothing():
    texts = [f"Need {word}. Apply before 1 May 202{n}." for n, word in enumerate(("one", "two", "three"))]
    found = recurring(texts)
    assert found == {key_of("Apply before 1 May 2027.")}
    assert without(sentences(texts[0]), found) == ["Need one."]
    assert without(["Apply before 1 May 2020."], found) == ["Apply before 1 May 2020."]
    assert recurring(texts[:2]) == frozenset()


def test_abbreviations_are_written_out_in_the_language_of_the_text():
    table = load_abbreviations()
    assert table.written_out("WASH engineer", "en")[0] == "water, sanitation and hygiene engineer"
    assert table.written_out("expert VBG", "fr") == (
        "expert violences basées sur le genre",
        {"VBG": "violences basées sur le genre"},
    )
    assert (
        table.written_out("M&E/MIS officer", "nl")[0]
        == "monitoring and evaluation/management information system officer"
    )
    assert table.written_out("wash and tot", "en") == ("wash and tot", {})
    assert Abbreviations().written_out("WASH", "en") == ("WASH", {})


@pytest.mark.parametrize(
    ("text", "place"),
    [("[en]\nWASH = 3\n", ":2:1"), ("[en\n", ":1:"), ('[en]\n"M&E" = ""\n', ":2:1"), ('WASH = "w"\n', ":1:1")],
)
def test_a_wrong_table_of_abbreviations_names_its_line(tmp_path, text, place):
    path = tmp_path / "abbreviations.toml"
    path.write_text(text)
    with pytest.raises(InputProblem) as raised:
        load_abbreviations(path)
    assert place in str(raised.value)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Registered midwife in Rotterdam; teaches.", "Registered midwife in ; teaches."),
        ("Fatima Hassan, midwife from Somalia", ", midwife from"),
        ("She is a nurse", "is a nurse"),
        ("Je suis Ahmed, ingénieur en eau", ", ingénieur en eau"),
        ("je suis ingénieur", "je suis ingénieur"),
        ("Ik ben verpleegkundige", "Ik ben verpleegkundige"),
        ("مهندس من العراق", "مهندس من"),
        ("مصرفي متخصص", "مصرفي متخصص"),
        ("Web developer, Django and PostgreSQL", "Web developer, Django and PostgreSQL"),
        ("Somalia", ""),
    ],
)
def test_who_somebody_is_is_taken_out_and_the_work_stays(text, bare):
    assert without_identity(text) == bare


def test_bytes_that_are_not_utf8_are_named_by_line_and_column(tmp_path):
    with pytest.raises(InputProblem, match=r"in\.txt:2:3: byte 0xff is not UTF-8"):
        decode(b"one\nab\xff", "in.txt")
    assert decode(b"\xef\xbb\xbfx", "in.txt") == "x"
    with pytest.raises(InputProblem, match="cannot be read: No such file"):
        read_text(tmp_path / "none")


def test_one_form_stands_for_both_sexes_where_the_vocabulary_has_both(linker):
    forms = linker.one_form
    assert forms.applied("Conseillère et formatrice", "fr") == "Conseiller et formateur"
    assert forms.applied("Lehrerin", "de") == "Lehrer"
    assert forms.applied("profesora", "es") == "profesor"
    assert forms.applied("docente", "nl") == "docent"
    assert forms.applied("verloskundige", "nl") == "verloskundige"
    assert forms.applied("midwife", "en") == "midwife"
    assert forms.applied("قاضية", "ar") == "قاضية"
