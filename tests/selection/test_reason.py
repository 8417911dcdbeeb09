"""Reasons made of what was weighed: what was looked for, what was found, and never about other people."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from ciconia.foundation import clock
from ciconia.selection.models import Application
from ciconia.selection.queries.reason import (
    in_register,
    language_of,
    suggested_reason,
    weighed,
    what_else_is_open,
)
from ciconia.selection.rules.reason import Point, names_something, points_of, quotes, reason_from
from tests import make

CARD = {"languages": [{"code": "nl", "level": "C1"}], "available_weeks": 3, "available_from": make.day("2021-09-01")}


@pytest.fixture(autouse=True)
def _clock(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def test_a_reason_says_what_was_looked_for_and_what_was_found_the_furthest_first():
    row = make.make_application("assessed", person=make.make_person(**CARD))
    assert suggested_reason(row).text.split("\n") == [
        "Languages. We looked for: Somali, to work in. We found: Dutch C1.",
        "Dates. We looked for: from 6 June 2021. We found: free from 1 September 2021.",
        "Weeks. We looked for: 6 weeks. We found: 3 weeks.",
    ]  # fmt: skip
    points = weighed(row)
    assert [(point.name, point.short) for point in points] == [
        ("Languages", 1.0), ("Dates", 0.9), ("Weeks", 0.5), ("Skill", 0.0),
    ]  # fmt: skip


def test_it_is_written_in_the_language_of_whoever_reads_it():
    row = make.make_application("assessed", person=make.make_person(**CARD))
    row.person.user.__class__.objects.filter(pk=row.person.user_id).update(language="nl")
    suggested = suggested_reason(Application.objects.get(pk=row.pk))
    assert (suggested.language, language_of(row), suggested.points[-1].name) == ("nl", "nl", "Vakkennis")


def test_whoever_meets_everything_reads_so():
    languages = [{"code": "so", "level": "C2"}]
    person = make.make_person(languages=languages, available_weeks=20, available_from=make.day("2021-05-01"))
    text = suggested_reason(make.make_application("assessed", person=person)).text
    assert text == (
        "You meet what was looked for (Skill, Languages, Weeks, Dates). There were more people like you than places."
    )


def test_what_was_not_said_is_not_held_against_anybody_and_a_little_of_a_language_counts():
    languages = [{"code": "so", "level": "A2"}]
    row = make.make_application("submitted", person=make.make_person(languages=languages))
    assert [(point.name, point.found, point.short) for point in weighed(row)] == [("Languages", "Somali A2", 0.6)]
    row.opportunity.languages = []
    assert (weighed(row), reason_from([])) == ([], "")
    nobody = make.make_application("submitted", person=make.make_person("Amina Yusuf"))
    assert weighed(nobody)[0].found == "nothing said"


def test_of_two_marks_the_lower_one_is_told_and_a_scale_of_one_word_says_nothing():
    row = make.make_application("assessed")
    criteria = row.programme.criterions.filter(code="skill")
    found = points_of(row, criteria, [{"skill": 3}, {"skill": 1}, {}])
    assert [(point.name, point.found) for point in found if point.name == "Skill"] == [("Skill", "Some of it is shown")]
    bare = criteria[0]
    bare.scale = bare.scale[:1]
    assert [point.name for point in points_of(row, [bare], [{"skill": 0}])] == ["Languages"]


@pytest.mark.parametrize(
    ("reason", "named"),
    [
        ("Your skill with pumps is not what was asked.", True),
        ("Five years with wells were required.", True),
        ("You live outside a member state.", True),
        ("The weeks do not fit.", True),
        ("We are sorry to tell you no.", False),
    ],
)
def test_a_reason_names_something_that_was_asked(reason, named):
    row = make.make_application("assessed")
    with translation.override("en"):
        assert names_something(reason, weighed(row), row) is named


def test_a_reason_quotes_what_was_found():
    points = [Point("Skill", "Can they?", "Some of it is shown", 0.5)]
    assert [quotes(text, points) for text in ("Some of it is shown.", "No.")] == [True, False]


def test_at_most_three_others_are_open_and_the_nearest_comes_first():
    row = make.make_application("submitted", person=make.make_person(languages=[{"code": "so", "level": "C1"}]))
    elsewhere = make.make_opportunity(need=make.make_need("validated", partnership=make.make_partnership(
        focus=make.make_focus("IRQ"))))  # fmt: skip
    near = [make.make_opportunity() for _each in range(3)]
    make.make_opportunity(languages=["ar"])
    assert what_else_is_open(row) == near
    make.make_application("draft", person=row.person, opportunity=near[0])
    found = what_else_is_open(row)
    assert (found[:2], len(found)) == (near[1:], 2 + (set(elsewhere.languages) & {"so"} != set()))


def test_whoever_is_in_the_register_is_not_invited_again():
    row = make.make_application("submitted")
    assert in_register(row) is False
    make.make_registered(row.focus, person=row.person)
    assert in_register(row) is True
