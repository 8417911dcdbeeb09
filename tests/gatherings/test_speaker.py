"""Speakers: asked by a link, named while their yes holds, and gone from the page in the moment they take it back."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import speaker as speakers
from ciconia.gatherings.models import Event, Speaker
from ciconia.gatherings.rules.speaker import misspoken
from ciconia.publishing.actions.appearance import Changed
from ciconia.publishing.models import Subject
from tests import make
from tests.make import as_user, set_actor
from tests.make_speaker import make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def fresh(one):
    with acting_as("system:jobs"):
        return Speaker.objects.select_related("session__event").get(pk=one.pk)


def named():
    """Whom the list of what is public says the pages name."""
    with acting_as("system:jobs"):
        return sorted(Subject.objects.exclude(name="").values_list("name", flat=True))


def test_with_an_address_they_are_asked_and_named_only_after_their_yes():
    one = make_speaker()
    assert (one.agreed_on, one.letter, one.asked_at is None, named()) == (None, "ask", False, [])
    one = speakers.answer(one.public_id, says="yes", seen=one.line)
    assert (one.agreed_on, one.agreed_how, one.letter, named()) == (
        clock.today(), "Link in a letter", "", ["Hodan Warsame"],
    )  # fmt: skip


def test_a_yes_that_is_taken_back_takes_the_name_off_at_once_and_twice_is_once():
    one = make_speaker("back")
    assert (fresh(one).agreed_on, fresh(one).says, named()) == (None, "back", [])
    assert speakers.take_back(one.public_id).says == "back"
    assert speakers.take_back("nobody") is None
    verbs = Log.objects.filter(verb__in=["event.name_speaker", "event.unname_speaker"]).order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == ["event.name_speaker", "event.unname_speaker"]


def test_a_yes_can_be_taken_back_after_the_event_but_none_is_given_any_more():
    one, other = make_speaker("yes"), make_speaker(email="other@example.org")
    clock.start_at(one.session.event.ends_at + timedelta(days=1))
    assert speakers.take_back(one.public_id).agreed_on is None
    with pytest.raises(Changed):
        speakers.answer(other.public_id, says="yes", seen=other.line)


def test_another_text_than_was_read_is_not_agreed_to():
    one = make_speaker()
    for public_id, seen in ((one.public_id, "another"), ("nobody", one.line)):
        with pytest.raises(Changed):
            speakers.answer(public_id, says="yes", seen=seen)
    with pytest.raises(Unfit) as found:
        speakers.answer(one.public_id, says="changes", seen=one.line)
    assert list(found.value.problems) == ["words"]
    assert speakers.answer(one.public_id, says="changes", seen=one.line, words=" Dr Warsame ").words == "Dr Warsame"
    assert speakers.answer(one.public_id, says="no", seen=one.line).agreed_on is None


def test_nobody_is_named_without_consent():
    asked, plain = make_speaker(), make_speaker(email="", name="Bile Adan")
    officer = make.make_staff("officer")
    for one, how, words in ((asked, "By mail", "answer for themselves"), (plain, " ", "Nobody is named without")):
        with pytest.raises(Unfit) as found:
            as_user(officer, events.say_agreed, one, how=how)
        assert words in str(found.value.problems["how"])
    as_user(officer, events.say_agreed, plain, how="Mail of 3 March")
    as_user(officer, events.say_agreed, plain, how="")
    assert (fresh(asked).agreed_on, fresh(plain).agreed_on) == (None, None)
    assert set(misspoken("", "a@b, c", "")) == {"name", "email"}
    assert set(misspoken("Hodan", "hodan@example.org", "By mail")) == {"agreed_how"}


def test_somebody_is_asked_once_more_where_that_makes_sense():
    officer, one = make.make_staff("officer"), make_speaker("no")
    as_user(officer, speakers.ask_again, one)
    assert fresh(one).letter == "ask"
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), speakers.ask_again, one)
    plain, agreed, often = make_speaker(email=""), make_speaker("yes"), make_speaker(email="often@example.org")
    with acting_as("system:jobs"):
        Speaker.objects.filter(pk=often.pk).update(letters=3)
    for who, words in ((plain, "no address"), (agreed, "agreed already"), (fresh(often), "three times")):
        with pytest.raises(Unfit) as found:
            as_user(officer, speakers.ask_again, who)
        assert words in str(found.value.problems["how"])
    late = make_speaker(email="late@example.org")
    clock.start_at(late.session.event.ends_at + timedelta(days=1))
    with pytest.raises(Unfit, match="over or called off"):
        as_user(officer, speakers.ask_again, late)


def test_letters_go_once_and_what_comes_back_is_noted():
    event = make.make_event()
    one, dead = make_speaker(event=event), make_speaker(event=event, email="dead@example.org")
    off = make_speaker(event=make.make_event(title=event.title), email="off@example.org")
    as_user(make.make_staff("officer"), events.cancel, off.session.event, reason="The hall is closed.")

    def post(row):
        if row.email.startswith("dead"):
            raise NotSent

    assert (speakers.write_letters(post), speakers.write_letters(post)) == ((1, 1), (0, 0))
    assert (fresh(one).letters, fresh(dead).bounced_at is None, fresh(off).letters) == (1, False, 0)


def test_who_is_silent_for_a_week_is_reminded_once():
    event = make.make_event()
    one = make_speaker(event=event)
    speakers.write_letters(lambda row: None)
    clock.start_at(clock.now() + timedelta(days=8))
    assert (speakers.remind(), fresh(one).letter, speakers.remind()) == (1, "remind", 0)
    assert Event.objects.get(pk=event.pk).state == "announced"
