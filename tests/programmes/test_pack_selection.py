"""A pack says how people are chosen and what they are asked; what it leaves out is as the product does it."""

from collections.abc import Callable

import pytest

from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Channel, Question, SelectionSetting
from ciconia.programmes.queries.selection_setting import channels_of, questions_for, selection_of
from ciconia.programmes.rules.pack import PackError, read_text

Load = Callable[..., packs.Loaded]

SELECTION = """
[selection]
assessors = 2
blind = true
ranking = false
days_to_sign = 10
references_needed = 1
documents_needed = ["cv"]
source = "paper"

[[question]]
code = "wells"
kinds = ["assignment"]
sectors = ["water"]
form = "choice"
words = { en = "Which wells?", nl = "Welke putten?" }
required = true
choices = [{ code = "deep", words = "Deep ones" }, { code = "flat", words = "Flat ones" }]
source = "paper"

[[question]]
code = "why"
form = "long"
most_words = 100
words = "Why?"
hint = "In a few lines"
source = "paper"

[[channel]]
code = "radio"
name = "Radio"
source = "paper"
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(PackError) as wrong:
        read_text(text, "small.toml")
    return [problem.message for problem in wrong.value.problems]


def test_a_programme_that_says_nothing_has_one_assessor_who_reads_with_the_name(load: Load, small: str) -> None:
    programme = load(small).version.programme
    found = selection_of(programme)
    assert (found.assessors, found.blind, found.ranking) == (1, False, True)
    assert (found.days_to_sign, found.days_to_offer) == (None, None)
    assert (found.references_needed, found.documents_needed) == (0, [])
    assert (found.pk, str(found)) == (None, "how small chooses")
    assert (questions_for(programme, "assignment", sector="water"), list(channels_of(programme))) == ([], [])


def test_what_it_says_is_kept_with_its_source_and_each_version_can_be_read_again(load: Load, small: str) -> None:
    programme = load(small).version.programme
    load(small + SELECTION)
    load(small + SELECTION.replace("assessors = 2", "assessors = 1"))
    now = selection_of(programme)
    assert (now.assessors, now.blind, now.ranking, now.days_to_sign) == (1, True, False, 10)
    assert (now.references_needed, now.documents_needed, now.source) == (1, ["cv"], "A paper")
    assert [selection_of(programme, number).assessors for number in (1, 2, 3)] == [1, 2, 1]
    assert SelectionSetting.objects.count() == 2
    assert Question.objects.count() == 2
    assert [(row.code, str(row)) for row in channels_of(programme)] == [("radio", "Radio")]
    assert load(small).version.number == 4
    assert SelectionSetting.objects.current().count() == Channel.objects.current().count() == 0


def test_questions_are_asked_for_their_kind_and_sector(load: Load, small: str) -> None:
    programme = load(small + SELECTION).version.programme
    wells, why = questions_for(programme, "assignment", sector="water")
    assert (wells.code, wells.form, wells.required, wells.most_words) == ("wells", "choice", True, None)
    assert wells.choices == [
        {"code": "deep", "words": {"source": "en", "en": "Deep ones"}},
        {"code": "flat", "words": {"source": "en", "en": "Flat ones"}},
    ]
    assert (str(wells), wells.words["nl"], bool(wells.hint)) == ("Which wells?", "Welke putten?", False)
    assert (why.form, why.required, why.most_words, str(why.hint)) == ("long", False, 100, "In a few lines")
    assert questions_for(programme, "assignment", sector="law") == [why]
    assert questions_for(programme, "internship", sector="water") == [why]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("assessors = 2", "assessors = 3", "selection.assessors: expected a whole number from 1 to 2, found 3"),
        ("blind = true", "blind = 1", "selection.blind: expected true or false, found 1"),
        ('documents_needed = ["cv"]', 'documents_needed = ["cvs"]',
         'selection.documents_needed[1]: expected one of "cv", "certificate", "licence", "letter", found "cvs"; '
         'did you mean "cv"?'),
        ('documents_needed = ["cv"]\nsource = "paper"', 'source = "pape"',
         'selection.source: expected the name of one of the [sources], found "pape"; did you mean "paper"?'),
        ('sectors = ["water"]\nform', 'sectors = ["wather"]\nform',
         'question[1].sectors[1]: expected a sector of this pack, found "wather"; did you mean "water"?'),
        ('form = "choice"', 'form = "long"',
         'question[1]: expected two or more "choices" with the form "choice", and none with another'),
        ('code = "flat"', 'code = "deep"', "question[1].choices: expected each choice once"),
        ('form = "long"\n', 'form = "short"\n',
         'question[2].most_words: expected a limit of words with the form "long" alone'),
        ('code = "why"', 'code = "wells"', 'question[2]: expected each question once, found "wells" again'),
        ('code = "radio"', 'code = "event"',
         'channel[1].code: expected a code of its own: "event" is always there'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(small: str, old: str, new: str, said: str) -> None:
    assert small.count(old) == 0
    assert SELECTION.count(old) == 1
    assert problems_of(small + SELECTION.replace(old, new)) == [said]
