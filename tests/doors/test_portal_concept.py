"""The page on which somebody says which names for what they can do are right: boxes, one press, no script."""

import pytest

from ciconia.people.actions.concept import suggest
from ciconia.people.models import Person, Suggestion
from tests import make
from tests.doors.portal import follow, send, text, titles, visit, whole
from tests.people.test_concept import LEAKS, NURSE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person(concepts=["leaks", "whistling"])


def test_names_are_offered_ticked_and_kept(hodan):
    assert "Names for 2 lines are being looked for." in text(visit(hodan.user, "skills"))
    suggest(hodan.pk, lambda words, language: [[LEAKS, NURSE], []])
    assert "2 names wait for your yes or no" in text(visit(hodan.user, "profile"))
    page = visit(hodan.user, "skills")
    assert "whistling : we found no name that fits. Your own words stand." in text(page)
    rows = list(Suggestion.objects.exclude(concept=None).order_by("score"))
    answer = follow(hodan.user, "skills", concept=[rows[0].pk, "x", "999999"])
    assert "Saved. Staff who look in another language find you by these names." in text(answer)
    assert Person.objects.get(pk=hodan.pk).confirmed == [LEAKS["uri"]]
    assert whole(answer).count(f'value="{rows[0].pk}" checked') == 1
    assert "wait for your yes or no" not in text(visit(hodan.user, "profile"))


def test_a_profile_without_words_says_what_to_do_first():
    person = make.make_person()
    assert "First say in your profile what you can do" in text(visit(person.user, "skills"))
    assert titles(visit(person.user, "skills"), 1) == ["What others call what you can do"]
    assert send(make.make_user(), "skills").status_code == 404


def test_where_nothing_was_found_own_words_stand(hodan):
    suggest(hodan.pk, lambda words, language: [[], []])
    assert "We found no names that fit. Your own words stand." in text(visit(hodan.user, "skills"))
