"""Letters that look alike: one form for what is the same, a name for what only looks so."""

import pytest

from ciconia.foundation.letters import OddLetters, alphabet, one_alphabet, plain_address, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Hodan@Example.ORG", "hodan@example.org"),
        ("  hodan@example.org ", "hodan@example.org"),
        ("hodan@example.org", "hodan@example.org"),
        ("hod\u200ban@example.org", "hodan@example.org"),
        ("hodan@bücher.example", "hodan@xn--bcher-kva.example"),
        ("hodan@مثال.example", "hodan@xn--mgbh0fb.example"),
        ("hodan", "hodan"),
        ("hodan@" + "a" * 70 + ".org", "hodan@" + "a" * 70 + ".org"),
    ],
)
def test_an_address_has_one_form(typed, kept):
    assert plain_address(typed) == kept


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("hod\u0430n@example.org", "\u0430"),  # Cyrillic
        ("h\u03bfdan@example.org", "\u03bf"),  # Greek
        ("hodan@ex\u0430mple.org", "\u0430"),
        ("hodan@\u0430example.org", "\u0430"),
    ],
)
def test_a_letter_of_another_alphabet_is_named(typed, letter):
    with pytest.raises(OddLetters) as odd:
        plain_address(typed)
    assert odd.value.letter == letter


def test_marks_nobody_sees_go_and_joiners_of_persian_stay():
    assert (
        tidy(" Ho\u202edan\u2066 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 ")
        == "Hodan \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


def test_a_word_keeps_to_one_alphabet_and_a_name_may_have_several():
    assert one_alphabet("Hodan Ходан هدن 3") == "Hodan Ходан هدن 3"
    with pytest.raises(OddLetters):
        one_alphabet("Hodan W\u0430rsame")
    assert (alphabet("3"), alphabet("a")) == ("", "LATIN")
