"""Staff ask somebody of the register: who agreed to it, not too often, in one letter whose address they never read."""

from datetime import UTC, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import REFUSED, NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions.consent import take_back
from ciconia.people.actions.register import join, registered
from ciconia.people.models import Consent, Look, Sight
from ciconia.selection.actions import asking as askings
from ciconia.selection.actions.asking import ask, forget_askings, reply, send
from ciconia.selection.models import Asking
from ciconia.selection.queries.asking import Counted, agreed_for, asking_by, counted, to_ask_about
from ciconia.selection.rules.asking import sees
from ciconia.selection.tasks import forget_askings as forget_job
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2021, 3, 8, 9, tzinfo=UTC)
WHY = "They trained technicians on such wells for ten years."


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    clock.start_at(MONDAY)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def hodan():
    return make.make_registered(make.make_focus("SOM"))


def asked(person, opportunity, by=None, why=WHY):
    return make.as_user(by or make.make_staff("officer"), ask, person, opportunity, why=why)


def refused(person, opportunity, by=None, why=WHY):
    with pytest.raises(Unfit) as wrong:
        asked(person, opportunity, by, why)
    make.set_actor("system:maker")
    return {name: str(words) for name, words in wrong.value.problems.items()}


def later(days):
    clock.start_at(MONDAY + timedelta(days=days))


def test_who_asks_about_what_and_why_is_kept_and_seen(hodan, opportunity):
    officer = make.make_staff("officer")
    row = asked(hodan, opportunity, officer, f" {WHY} ")
    assert (row.by_name, row.why, row.reply, row.sent_at) == ("Officer", WHY, "", None)
    look = Look.objects.get(person=hodan)
    assert (look.at, look.focus_id, look.viewer) == ("asked", opportunity.focus_id, officer)
    entry = Log.objects.get(verb="asking.ask")
    assert (entry.reason, entry.person_id, entry.focus_id, entry.data) == (
        WHY, hodan.pk, opportunity.focus_id, {"opportunity": opportunity.public_id},
    )  # fmt: skip
    assert str(row) == f"{hodan.pk} about {opportunity.pk}"


def test_only_officers_and_coordinators_of_the_country_ask(hodan, opportunity):
    iraq = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    for by in (iraq, make.make_staff("assessor"), make.make_member(opportunity.organisation), hodan.user):
        with pytest.raises(Refused):
            asked(hodan, opportunity, by)
    assert asked(hodan, opportunity, make.make_staff("coordinator")).pk


def test_a_reason_is_wanted(hodan, opportunity):
    assert refused(hodan, opportunity, why="Because.") == {
        "why": "Write in a sentence or two why you ask them. They will read it."
    }


def test_nobody_is_asked_who_did_not_agree_or_is_not_found_any_more(hodan, opportunity):
    no = {"": "They have not agreed to be asked for this country, or have ended it."}
    assert refused(make.make_person("Zaynab Hadi"), opportunity) == no
    assert refused(make.make_registered(make.make_focus("IRQ"), full_name="Liban Ali"), opportunity) == no
    Sight.objects.filter(person=hodan).update(ends=clock.today())
    assert refused(hodan, opportunity) == no
    Sight.objects.filter(person=hodan).update(ends=None)
    make.as_user(hodan.user, take_back, registered(hodan).get())
    assert refused(hodan, opportunity) == no


def test_words_that_said_nothing_of_asking_are_agreed_to_anew(hodan, opportunity):
    Consent.objects.filter(person=hodan).update(covers_asking=False)
    assert agreed_for(hodan) == set()
    place = {"programme_id": opportunity.programme_id, "focus_id": opportunity.focus_id}
    new = make.as_user(hodan.user, join, hodan, **place, words="They may ask", language="en")
    assert make.as_user(hodan.user, join, hodan, **place, words="They may ask", language="en") == new
    assert (registered(hodan).get(), Sight.objects.filter(person=hodan, ends=None).get().object_id) == (new, new.pk)
    assert agreed_for(hodan) == {opportunity.focus_id}


def test_once_in_thirty_days_whoever_of_the_programme_asks(hodan, opportunity):
    asked(hodan, opportunity)
    other = make.make_opportunity(need=opportunity.need, deadline=make.day("2021-06-01"))
    later(29)
    assert refused(hodan, other, make.make_staff("coordinator")) == {
        "": "They were asked on 2021-03-08. They can be asked again from 2021-04-07 on."
    }
    later(30)
    assert refused(hodan, opportunity) == {"": "They were asked about this one already."}
    assert asked(hodan, other).pk


def test_never_holds_for_the_programme_until_they_say_otherwise(hodan, opportunity):
    row = asked(hodan, opportunity)
    reply(row, "never")
    other = make.make_opportunity(need=opportunity.need, deadline=make.day("2021-06-01"))
    later(40)
    assert refused(hodan, other) == {"": "They said that this programme should not ask them again."}
    reply(row, "no")
    assert asked(hodan, other).pk


def test_only_about_what_one_can_still_apply_for(hodan, opportunity):
    make.make_application("submitted", opportunity=opportunity, person=hodan)
    assert refused(hodan, opportunity) == {"": "They have applied for this one."}
    other = make.make_opportunity(need=opportunity.need)
    later(21)
    assert refused(hodan, other) == {"": "Nobody can apply for this one any more."}
    later(0)
    assert list(to_ask_about(opportunity.programme_id, [opportunity.focus_id], hodan)) == [other]


def test_a_letter_goes_once_and_to_nobody_who_ended_it(hodan, opportunity):
    asked(hodan, opportunity)
    zaynab = make.make_registered(make.make_focus("SOM"), full_name="Zaynab Hadi")
    asked(zaynab, opportunity)
    make.as_user(zaynab.user, take_back, registered(zaynab).get())
    letters = []
    assert send(letters.append) == (1, 0)
    assert send(letters.append) == (0, 0)
    [letter] = letters
    assert (letter.address, letter.name, letter.account) == (hodan.user.email, hodan.user.name, hodan.user)
    assert Asking.objects.get(person=hodan).sent_at == pytest.approx(clock.now(), abs=timedelta(seconds=9))


def test_a_letter_that_is_not_taken_is_tried_for_a_week(hodan, opportunity):
    def no(letter):
        raise NotSent

    asked(hodan, opportunity)
    assert send(no) == (0, 1)
    later(8)
    assert send(no) == (0, 0)


def test_somebody_without_an_address_costs_nothing(hodan, opportunity):
    row = asked(hodan, opportunity)
    hodan.user.is_active = False
    hodan.user.save()
    hodan.identity.email = ""
    hodan.identity.save()
    letters = []
    assert (send(letters.append), letters) == ((0, 0), [])
    row.refresh_from_db()
    assert row.sent_at is not None


def test_two_runs_at_once_hand_a_letter_over_once(hodan, opportunity):
    row = asked(hodan, opportunity)
    Asking.objects.update(sent_at=clock.now())
    assert askings._send(row.pk, pytest.fail) == ""


def test_answers_are_counted_and_the_last_one_holds(hodan, opportunity):
    row = asked(hodan, opportunity)
    asked(make.make_registered(make.make_focus("SOM"), full_name="Zaynab Hadi"), opportunity)
    assert counted(opportunity) == Counted(2, 0, 0)
    reply(row, "no")
    assert counted(opportunity) == Counted(2, 1, 0)
    reply(row, "yes")
    assert counted(opportunity) == Counted(2, 1, 1)
    with pytest.raises(Unfit):
        reply(row, "perhaps")
    assert [entry.data for entry in Log.objects.filter(verb="asking.reply").order_by("id")] == [
        {"reply": "no"}, {"reply": "yes"},
    ]  # fmt: skip
    assert list(Asking.objects.answered()) == [asking_by(row.public_id)]
    assert asking_by("2222222222") is None


def test_who_sees_it(hodan, opportunity):
    row = asked(hodan, opportunity)
    readers = {
        "officer": make.make_staff("officer"), "viewer": make.make_staff("viewer"),
        "of Iraq": make.make_staff("officer", make.make_focus("IRQ"), only=True), "themselves": hodan.user,
        "host": make.make_member(opportunity.organisation),
    }  # fmt: skip
    assert {name: sees(user, row) for name, user in readers.items()} == {
        "officer": True, "viewer": False, "of Iraq": False, "themselves": True, "host": False,
    }  # fmt: skip


def test_it_is_forgotten_after_two_years(hodan, opportunity):
    asked(hodan, opportunity)
    later(729)
    assert forget_askings() == 0
    later(732)
    forget_job(0)
    make.set_actor("system:maker")
    assert Asking.objects.count() == 0


def test_whoever_refuses_such_letters_as_a_kind_is_not_asked_again(hodan, opportunity):
    row = asked(hodan, opportunity)
    assert send(lambda letter: REFUSED) == (0, 0)
    row.refresh_from_db()
    assert row.reply == "never"
