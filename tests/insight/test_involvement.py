"""Structural involvement: what former participants do after their assignment is counted, and small numbers hidden."""

from datetime import timedelta

import pytest

from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.models import MentorOffer
from ciconia.insight.queries import involvement as counting
from ciconia.insight.queries.involvement import HIDDEN, _hidden, involvement
from ciconia.results.models import Outcome
from ciconia.selection.actions.asking import ask_many
from ciconia.selection.models import Application, Asking
from ciconia.selection.queries.asking import barred
from tests import make

pytestmark = pytest.mark.django_db
WHY = "You found forty leaks in a week; this town has more."


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def over(engagement, days=100):
    """The assignment was completed so many days ago."""
    ends = clock.today() - timedelta(days=days)
    said = {"state": "completed", "starts": ends - timedelta(days=60), "ends": ends}
    Engagement.objects.filter(pk=engagement.pk).update(**said)
    Application.objects.filter(engagements=engagement).update(submitted_at=clock.now() - timedelta(days=days + 90))
    return engagement


def test_what_came_after_counts_once_a_person_and_what_was_before_does_not(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(counting, "SHOWN_FROM", 1)
    first = over(make.make_engagement("active"))
    focus, person = first.focus, first.person
    silent = over(make.make_engagement("active"))
    make.make_engagement("active")
    opportunity = make.make_opportunity(focus=focus)
    said = {"programme": focus.programme, "focus": focus, "by_name": "An officer", "why": WHY}
    Asking.objects.create(opportunity=opportunity, person=person, reply="no", replied_at=clock.now(), **said)
    Asking.objects.create(
        opportunity=opportunity, person=silent.person, at=clock.now() - timedelta(days=300), **said
    )  # fmt: skip
    make.make_application("submitted", opportunity=opportunity, person=person)
    make.make_story(focus=focus, person=person)
    Outcome.objects.filter(person=person).update(answered_on=clock.today())
    said = {"programme": focus.programme, "focus": focus, "name": "Hodan", "until": clock.today(), "hours": 4}
    MentorOffer.objects.create(account=person.user, person=person, **said)
    with django_assert_num_queries(14):
        rows = involvement(focus.programme, [focus])
    numbers = [(row.focus, row.completed, row.ways) for row in rows]
    once = {"invited": 1, "again": 1, "contact": 1, "told": 1, "mentors": 1}
    assert numbers == [(None, 2, once), (focus, 2, once)]


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ([30, 20, 10], [30, 20, 10]),
        ([23, 20, 3], [23, HIDDEN, HIDDEN]),
        ([30, 20, 4, 6], [30, 20, HIDDEN, HIDDEN]),
        ([9, 4, 3, 2], [9, HIDDEN, HIDDEN, HIDDEN]),
        ([4, 4, 0], [HIDDEN, HIDDEN, 0]),
        ([5, 5, 0], [5, 5, 0]),
        ([0, 0], [0, 0]),
    ],
)
def test_a_small_number_is_hidden_and_so_is_what_would_give_it_away(column, shown):
    assert _hidden(column) == shown


def test_former_participants_are_invited_a_letter_each_and_only_who_agreed_to_be_asked():
    engagement = over(make.make_engagement("active"))
    focus = engagement.focus
    agreed = make.make_registered(focus, person=engagement.person)
    silent = make.make_person("Somebody Silent")
    opportunity, officer = make.make_opportunity(focus=focus), make.make_staff("officer", focus)
    why = barred([agreed, silent], focus.programme_id, focus.pk, clock.today())
    assert {key: str(words) for key, words in why.items() if words} == {
        silent.pk: "They have not agreed to be asked for this country, or have ended it."
    }
    asked, left = make.as_user(officer, ask_many, [agreed, silent], opportunity, why=WHY)
    assert (asked, left, Asking.objects.get().person) == (1, [silent], agreed)
    with pytest.raises(Unfit):
        make.as_user(officer, ask_many, [agreed], opportunity, why="Short")
