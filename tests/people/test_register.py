"""The register: who lets staff find them is found, by those staff alone, until they end it or fall silent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, ProgrammingError, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.people import tasks
from ciconia.people.actions.consent import agree, take_back
from ciconia.people.actions.freshness import say_true, take_steps
from ciconia.people.actions.look import look
from ciconia.people.actions.register import join
from ciconia.people.models import Consent, Identity, Look, Person, Sight
from ciconia.people.queries.register import Wanted, found, in_register, looks_at, opened
from tests import make
from tests.house.invariants import sights_that_differ

START = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(START)
    set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def somalia():
    return make.make_focus("SOM")


def names(focus, user, **wanted):
    """Whom an account finds."""
    make.forget_memberships(user)
    set_actor(str(user.pk))
    try:
        return sorted(found(focus.programme_id, user, Wanted(**wanted)).values_list("short_name", flat=True))
    finally:
        set_actor("system:maker")


def test_staff_of_the_focus_find_a_card_and_nobody_else_does(somalia):
    hodan = make.make_registered(somalia)
    everywhere, only = make.make_staff("officer"), make.make_staff("officer", somalia, only=True)
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    found_by = {user.pk: names(somalia, user) for user in (everywhere, only, elsewhere, make.make_staff("viewer"))}
    assert list(found_by.values()) == [["Hodan W."], ["Hodan W."], [], []]
    set_actor(str(only.pk))
    assert (Person.objects.filter(pk=hodan.pk).count(), Identity.objects.filter(pk=hodan.pk).count()) == (1, 0)
    set_actor("system:maker")
    assert sights_that_differ() == []


def test_consent_and_sight_begin_and_end_together_and_twice_is_once(somalia):
    hodan = make.make_registered(somalia)
    consent = Consent.objects.get(person=hodan)
    again = make.as_user(
        hodan.user, join, hodan, programme_id=somalia.programme_id, focus_id=somalia.pk, words="…", language="en"
    )
    assert (again, Sight.objects.get().because, Sight.objects.get().level) == (consent, "register", "card")
    make.as_user(hodan.user, take_back, consent)
    assert (Sight.objects.filter(ends=None).count(), names(somalia, make.make_staff("officer"))) == (0, [])
    assert sights_that_differ() == []
    make.make_registered(somalia, person=hodan)
    assert names(somalia, make.make_staff("officer")) == ["Hodan W."]
    assert list(Log.objects.filter(noun="consent").order_by("id").values_list("verb", "programme_id")) == [
        ("consent.agree", None), ("consent.take_back", None), ("consent.agree", None),
    ]  # fmt: skip


def test_everybody_decides_for_themselves_and_the_focus_is_named(somalia):
    hodan, officer = make.make_person(), make.make_staff("officer")
    words = {"words": "…", "language": "en"}
    with pytest.raises(Refused):
        make.as_user(officer, join, hodan, programme_id=somalia.programme_id, focus_id=somalia.pk, **words)
    with pytest.raises(Refused):
        make.as_user(hodan.user, agree, hodan, "register", **words)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(person=hodan, purpose="register", **words)


def test_taking_back_what_is_counted_leaves_the_register(somalia):
    hodan = make.make_registered(somalia)
    consent = make.as_user(hodan.user, agree, hodan, "balance", words="…", language="en")
    make.as_user(hodan.user, take_back, consent)
    assert Sight.objects.filter(ends=None).count() == 1


def test_whoever_is_silent_is_not_found_until_they_answer_and_what_they_applied_for_goes_on(somalia):
    application = make.make_application("submitted")
    hodan = make.make_registered(somalia, person=application.person)
    officer = make.make_staff("officer")
    for days in (365, 395, 425, 455):
        clock.start_at(START + timedelta(days=days))
        take_steps(lambda letter: None)
    set_actor("system:maker")
    assert names(somalia, officer) == []
    assert list(Sight.objects.filter(ends=None).values_list("because", flat=True)) == ["application"]
    assert sights_that_differ() == []
    make.make_registered(make.make_focus("IRQ"), person=hodan)  # agreed while hidden: seen after the answer
    assert (names(somalia, officer), sights_that_differ()) == ([], [])
    make.as_user(hodan.user, say_true, hodan)
    assert (names(somalia, officer), sights_that_differ()) == (["Hodan W."], [])
    assert Sight.objects.filter(because="register", ends=None).count() == 2


def test_people_are_narrowed_and_words_are_found_in_any_letters(somalia):
    make.make_registered(
        somalia, full_name="Zoë Hadi", concepts=["Détection des fuites"], modes=["virtual"], headline="Ingénieure",
        languages=[{"code": "fr", "level": "C2"}], available_from=date(2021, 4, 1),
        experience=make.translated("عشر سنوات في شبكات المياه", "ar"),
    )  # fmt: skip
    make.make_registered(somalia, full_name="Liban Warsame", concepts=["Pumps"], modes=["physical"])
    officer = make.make_staff("officer")
    asked = [
        {"language": "fr"}, {"mode": "physical"}, {"free_by": date(2021, 4, 1)}, {"free_by": date(2021, 3, 31)},
        {"words": ["DETECTION", "ingenieure"]}, {"words": ["شبكات"]}, {"words": ["pumps", "fuites"]},
        {"focuses": [somalia.pk]}, {"focuses": []}, {"words": ["100%"]},
    ]  # fmt: skip
    assert [names(somalia, officer, **wanted) for wanted in asked] == [
        ["Zoë H."], ["Liban W."], ["Zoë H."], [], ["Zoë H."], ["Zoë H."], [], ["Liban W.", "Zoë H."], [], [],
    ]  # fmt: skip


def test_staff_do_not_find_themselves(somalia):
    hodan = make.make_registered(somalia)
    make.give_role(hodan.user, "officer", by=make.MAKER, scope="programme", scope_id=somalia.programme_id, focus_ids=[])
    assert list(in_register(somalia.programme_id, hodan.user)) == []


def test_a_look_is_kept_once_a_day_and_read_by_the_person_alone(somalia):
    hodan, officer, other = make.make_registered(somalia), make.make_staff("officer"), make.make_staff("officer")
    for by in (officer, officer, other):
        make.as_user(by, look, hodan, at="register", focus_id=somalia.pk)
    make.as_user(hodan.user, look, hodan, at="register", focus_id=somalia.pk)
    assert opened(hodan, date(2021, 1, 1)) == 2
    clock.start_at(START + timedelta(days=1))
    make.as_user(officer, look, hodan, at="register", focus_id=somalia.pk)
    assert [str(row) for row in looks_at(hodan)] == [f"{hodan.pk} on 2021-03-{day}" for day in ("09", "08", "08")]
    set_actor(str(hodan.user_id))
    assert (Look.objects.count(), Look.objects.visible_to(hodan.user).count()) == (3, 3)
    set_actor(str(other.pk))
    assert (Look.objects.count(), Look.objects.visible_to(other).count()) == (1, 1)
    assert Look.objects.visible_to(AnonymousUser()).count() == 0


def test_nobody_writes_a_look_of_somebody_else_or_at_whom_they_do_not_see(somalia):
    hodan, officer, stranger = make.make_registered(somalia), make.make_staff("officer"), make.make_user()
    for actor, viewer in ((stranger, stranger), (officer, stranger)):
        set_actor(str(actor.pk))
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Look.objects.create(person=hodan, viewer=viewer, at="register", focus_id=somalia.pk)
    set_actor(str(officer.pk))
    assert (Look.objects.filter(person=hodan).delete()[0], Look.objects.filter(viewer=officer).update(at="x")) == (0, 0)


def test_a_look_is_forgotten_after_two_years(somalia):
    hodan = make.make_registered(somalia)
    make.as_user(make.make_staff("officer"), look, hodan, at="register", focus_id=somalia.pk)
    clock.start_at(START + timedelta(days=730))
    tasks.forget_looks(0)
    assert Look.objects.count() == 1
    clock.start_at(START + timedelta(days=731))
    tasks.forget_looks(0)
    assert Look.objects.count() == 0
