"""Reasons in words: what is shown of a sentence, of a language, and of what could not be read."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from ciconia.doors.shared.reasons import (
    Teller,
    for_host,
    lines_of,
    marked,
    name_in,
    notes_of,
    read_in_part,
    why_not_read,
)
from ciconia.engine.rank.prepared import NO_WORDS, NOT_COVERED

NAMES = {"urn:m": {"en": "midwife", "nl": "verloskundige", "prs": "قابله"}}
ONE = {
    "clause": "Midwife", "part": "required", "standing": "has", "nearness": 0.9, "evidence": "Twelve years on a ward",
    "of": "experience", "known": "", "concept": "urn:m",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def line(**fields):
    (found,) = lines_of([ONE | fields], NAMES, asked_in="en", said_in="en")
    return found


def test_each_way_to_show_a_reason():
    assert line().evidence == 'Twelve years on a ward <span class="soft">(midwife)</span>'
    assert line(concept="").evidence == "Twelve years on a ward"
    assert line(evidence="", of="").evidence == "midwife"
    assert line(evidence="", of="", known="urn:m").evidence == "confirmed: midwife"
    assert line(standing="missing", evidence="", of="", concept="").evidence == "nothing in the application shows it"
    assert [line(standing=one).fit for one in ("has", "partly", "missing")] == ["yes", "part", "gap"]
    assert lines_of([ONE | {"standing": "not read"}], NAMES, asked_in="en", said_in="en") == []


def test_sentences_of_other_parts_are_not_shown_to_a_host():
    ranking = SimpleNamespace(names=NAMES)
    reason = SimpleNamespace(criteria=[ONE, ONE | {"of": "answer-3"}], ranking=ranking, language="en")
    assert [one.evidence for one in for_host(reason, asked_in="en")] == [
        'Twelve years on a ward <span class="soft">(midwife)</span>', "midwife",
    ]  # fmt: skip


def test_names_and_languages():
    assert name_in(NAMES, "urn:m", "fa-AF") == "قابله"
    assert (name_in(NAMES, "urn:m", "fr"), name_in(NAMES, "urn:x", "fr")) == ("midwife", "urn:x")
    assert marked("…", "prs", "en") == '<span lang="fa-AF" dir="rtl">…</span>'
    assert (marked("…", "", "en"), marked("…", "en", "en")) == ("…", "…")


def test_surroundings_with_how_long_ago():
    rows = [
        {"kind": kind, "sentence": "Taught there", "ago": ago}
        for kind, ago in (("teaching", None), ("setting", 0), ("institution", 1), ("other", 3))
    ]
    assert Teller({}, asked_in="en").surroundings(rows, "en") == [
        "<b>Has taught</b>: Taught there", "<b>Knows such a setting</b>: Taught there this year",
        "<b>Knows such institutions</b>: Taught there 1 year ago", "<b>other</b>: Taught there 3 years ago",
    ]  # fmt: skip


def test_why_something_was_not_read():
    assert why_not_read(NO_WORDS) == "The application holds no words on work."
    assert why_not_read(NO_WORDS, yours=True) == "Your profile holds no words on work."
    assert why_not_read(NOT_COVERED).startswith("It is written in a language that is read by our own vocabulary alone")
    assert why_not_read(NOT_COVERED, yours=True).startswith("Your profile is in a language of which we know few words")
    assert why_not_read(f"the need {NO_WORDS}") == "The text of the opportunity itself could not be read."
    assert why_not_read("something new") == "something new"


def test_what_was_not_used():
    notes = [
        "need: only the first 64 of 120 clauses were compared",
        "profile: only the first 20,000 of 9 characters were read",
        "profile: scripts are mixed; what is not in the main script may not have been read", "mark-up was taken out",
    ]  # fmt: skip
    assert notes_of(notes) == [
        "Only the beginning of a long text was compared.",
        "Several scripts are mixed in a text; what is not in the main one may not have been read.",
    ]
    said = {"language": "prs", "covered": False, "of_them": 2, "clauses": 5}
    assert read_in_part(said) == "Written in Dari, which is read by its words alone: 2 of 5 parts were understood."
    assert (read_in_part(said | {"covered": True}), read_in_part({}), read_in_part(said | {"language": ""})) == (
        "",
        "",
        "",
    )
