"""What differs between two texts is shown word by word; what two people wrote is put together."""

from hypothesis import given
from hypothesis import strategies as st

from ciconia.selection.rules.difference import GONE, NEW, SAME, Change, Piece, TextChange, changes, compare, merge


def said(**more):
    """The content of a version."""
    fixed = {name: {} for name in ("summary", "background", "tasks", "required", "welcome", "deliverables")}
    facts = {"languages": ["so"], "mode": "physical", "places": 1, "deadline": "2021-03-28", "starts": "2021-05-17",
             "ends": None, "weeks": 7}  # fmt: skip
    return {"title": {"source": "en", "en": "Hydrologist"}, **fixed, "sections": {}, **facts} | more


def english(text):
    return {"source": "en", "en": text}


def test_only_the_words_that_changed_are_marked():
    assert compare("The team measures eight wells alone.", "The team measures twelve wells alone.") == (
        Piece(SAME, "The team measures "),
        Piece(GONE, "eight"),
        Piece(NEW, "twelve"),
        Piece(SAME, " wells alone."),
    )


def test_words_that_changed_side_by_side_are_read_together():
    assert compare("one two three four", "one 2 3 four") == (
        Piece(SAME, "one "),
        Piece(GONE, "two three"),
        Piece(NEW, "2 3"),
        Piece(SAME, " four"),
    )
    assert compare("", "new") == (Piece(NEW, "new"),)
    assert compare("old", "") == (Piece(GONE, "old"),)


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_both_texts_can_be_read_out_of_the_difference(old, new):
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != NEW) == old
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == new


def test_versions_differ_by_section_by_language_and_by_number():
    old = said(title={"source": "so", "so": "Biyo", "en": "Water"}, sections={"goals": english("Measure")})
    new = said(title={"source": "so", "so": "Biyo", "en": "Waters"}, sections={"team": english("Six")}, weeks=8)
    assert changes(old, old) == []
    assert changes(old, new) == [
        Change("title", (TextChange("en", (Piece(GONE, "Water"), Piece(NEW, "Waters"))),)),
        Change("goals", (TextChange("en", (Piece(GONE, "Measure"),)),)),
        Change("team", (TextChange("en", (Piece(NEW, "Six"),)),)),
        Change("weeks", was=7, now=8),
    ]


def test_whoever_changed_a_section_gets_it_and_what_both_changed_is_named():
    base = said(tasks=english("Install"), sections={"goals": english("Measure"), "team": english("Two")})
    theirs = said(tasks=english("Install, train"), sections={"goals": english("Read"), "team": english("Two")}, weeks=8)
    mine = said(tasks=english("Install"), sections={"goals": english("Keep")}, places=2)
    merged = merge(base, theirs, mine)
    assert merged.both == ("goals",)
    assert merged.content == said(
        tasks=english("Install, train"), sections={"goals": english("Keep")}, weeks=8, places=2
    )  # fmt: skip


def test_the_same_change_twice_is_no_clash():
    base, changed = said(), said(weeks=8)
    assert merge(base, changed, changed).both == ()
