"""Texts are plain: what was pasted with them is taken out and named."""

import pytest

from ciconia.selection.rules.plain import Plain, plain


@pytest.mark.parametrize(
    "text", ["Fewer than 5 < 6 and 7 > 3", "R&D, &amp; as it stands", "Line\n\nLine", "نص عربي", "", "<5 km"]
)
def test_what_is_only_text_stays_as_it_is(text):
    assert plain(text) == Plain(text)


@pytest.mark.parametrize(
    ("text", "left", "elements"),
    [
        ("<script>alert(1)</script>Install", "Install", ("<script>",)),
        ("<SCRIPT SRC=//x>alert(1)</SCRIPT>Install", "Install", ("<script>",)),
        ("<p onclick='x()'>One</p><p>Two</p>", "One\n\nTwo", ("<p>",)),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo", ("<ul>", "<li>")),
        ("Install<br>Train", "Install\nTrain", ("<br>",)),
        ("<img src=x onerror=alert(1)>Train", "Train", ("<img>",)),
        ("<svg/onload=alert(1)>", "", ("<svg>",)),
        ("<a href='javascript:alert(1)'>here</a>", "here", ("<a>",)),
        ("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "",
         ("<math>", "<mtext>", "<form>", "<mglyph>", "<style>", "<img>")),
        ("<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>Train", "Train", ("<b>", "<script>")),
        ("<!-- hidden -->Train", "Train", ("<!>",)),
        ("Write to <office@example.org> <i>soon</i>", "Write to office@example.org soon", ("<i>",)),
    ],
)  # fmt: skip
def test_markup_goes_and_its_words_stay_but_for_a_script(text, left, elements):
    assert plain(text) == Plain(left, elements)


def test_what_hides_again_and_again_loses_its_brackets():
    text = "<b>x"
    for _ in range(6):
        text = f"<b>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</b>"
    left = plain(text)
    assert ("<" in left.text, left.changed) == (False, True)


def test_signs_that_turn_the_direction_go_and_those_that_join_letters_stay():
    assert plain("Water\u202eretaw\u202c") == Plain("Waterretaw", signs=True)
    assert plain("می\u200cرسیم") == Plain("می\u200cرسیم")
    assert plain("\u200fبرج") == Plain("\u200fبرج")
    assert plain("\u200fبرج", line=True) == Plain("برج", signs=True)
    assert plain("Tab\there\x07") == Plain("Tab\there", signs=True)
