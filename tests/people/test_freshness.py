"""Is it still true? Asked after a year, warned twice, hidden, erased as agreed; one answer begins anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from ciconia.delivery.actions.leaving import erase_silent
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.consent import agree
from ciconia.people.actions.freshness import begin_missing, say_true, say_true_by_link, take_steps
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Consent, Erasure, Freshness, Part, Person
from ciconia.people.queries.freshness import asked, parts, steps_of
from ciconia.people.rules.freshness import next_step, parts_of
from tests import make

START = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(START)
    set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_person(headline="Hydrologist")


def after(days: int) -> None:
    """The clock stands so many days after the profile was written."""
    clock.start_at(START + timedelta(days=days))


def run() -> list[str]:
    """One morning of the job: the steps for which letters went out, and "erased"."""
    sent: list[str] = []
    take_steps(lambda letter: sent.append(letter.step))
    erase_silent(lambda farewell: sent.append(f"erased {farewell.language}"))
    set_actor("system:maker")
    return sent


def agrees(person: Person) -> Consent:
    return make.as_user(person.user, agree, person, "profile", words="…", language="en")


def on(**columns: int) -> Freshness:
    """A row with every part said on the first day, and steps taken so many days later."""
    first = date(2021, 3, 8)
    row = Freshness(person_id=1, **{f"{name}_on": first + timedelta(days=days) for name, days in columns.items()})
    row.oldest_on = first
    return row


@pytest.mark.parametrize(
    ("row", "step", "days"),
    [
        (on(), "ask", 365),
        (on(asked=365), "warn", 395),
        (on(asked=365, warned=395), "warn_again", 425),
        (on(asked=365, warned=395, warned_again=425), "hide", 455),
        (on(asked=365, warned=395, warned_again=425, hidden=455), "erase", 820),
        (on(asked=900, warned=990), "warn_again", 1020),
    ],
)
def test_each_step_waits_for_the_one_before(row, step, days):
    assert next_step(row) == (step, date(2021, 3, 8) + timedelta(days=days))


def test_over_the_days_nobody_answers(hodan):
    agrees(hodan)
    found = {}
    for days in (1, 364, 365, 366, 394, 395, 424, 425, 454, 455, 456, 819, 820, 821):
        after(days)
        found[days] = run()
    assert {days: steps for days, steps in found.items() if steps} == {
        365: ["ask"], 395: ["warn"], 425: ["warn_again"], 455: ["hide"], 820: ["erased en"],
    }  # fmt: skip
    hodan.refresh_from_db()
    assert (Erasure.objects.count(), hodan.headline, Freshness.objects.count()) == (1, "", 0)
    entries = Log.objects.filter(noun="person", object_id=hodan.pk).order_by("id")
    assert [entry.verb for entry in entries] == [
        "person.register", "person.ask_still_true", "person.warn_silent", "person.warn_silent_again",
        "person.hide_silent", "person.erase",
    ]  # fmt: skip


def test_after_a_long_stop_of_the_worker_the_letters_still_come_one_by_one(hodan):
    after(900)
    assert (run(), run()) == (["ask"], [])
    after(930)
    assert run() == ["warn"]


def test_whoever_agreed_before_the_words_said_so_is_hidden_and_not_erased(hodan):
    Consent.objects.filter(pk=agrees(hodan).pk).update(erases_when_silent=False)
    for days in (365, 395, 425, 455, 820, 2000):
        after(days)
        run()
    assert (Erasure.objects.count(), Freshness.objects.get().hidden_on) == (0, date(2022, 6, 6))


@pytest.mark.parametrize("days", [365, 395, 425, 455])
def test_an_answer_begins_anew_whenever_it_comes(hodan, days):
    for day in (365, 395, 425, 455):
        if day <= days:
            after(day)
            run()
    make.as_user(hodan.user, say_true, hodan)
    row = Freshness.objects.get()
    assert (row.oldest_on, row.asked_on, row.warned_on, row.warned_again_on, row.hidden_on) == (
        clock.today(), None, None, None, None,
    )  # fmt: skip
    assert next_step(row) == ("ask", clock.today() + timedelta(days=365))
    assert steps_of(hodan)[0][0] == "person.still_true"


def test_a_link_answers_its_own_asking_once(hodan):
    after(365)
    run()
    asked_on = Freshness.objects.get().asked_on
    found = asked(hodan.public_id, asked_on)
    assert (found.step, found.answered, found.address, found.name, found.oldest_on) == (
        "ask", False, hodan.user.email, "Hodan Abdi Warsame", date(2021, 3, 8),
    )  # fmt: skip
    set_actor("")
    assert (say_true_by_link(hodan.public_id, asked_on), say_true_by_link(hodan.public_id, asked_on)) == (True, False)
    assert (asked(hodan.public_id, asked_on).answered, asked("2222222222", asked_on)) == (True, None)
    assert say_true_by_link("2222222222", asked_on) is False
    set_actor("system:maker")
    assert Log.objects.latest("id").actor_label == "Link in a letter"


def test_everybody_answers_for_themselves(hodan):
    with pytest.raises(Refused):
        make.as_user(make.make_staff("officer"), say_true, hodan)


def test_what_is_written_is_true_from_that_day_part_by_part(hodan):
    after(100)
    make.as_user(hodan.user, update_profile, hodan, headline="Hydrogeologist", phone="+31 6 1")
    row = Freshness.objects.get()
    later, first = date(2021, 6, 16), date(2021, 3, 8)
    assert [(str(label), said) for label, said in parts(row)] == [
        ("What you do", later), ("Your languages", first), ("When and how you can work", first),
        ("What you know of the country", first), ("Where you live, and how to reach you", later),
    ]  # fmt: skip
    assert (row.oldest_on, str(row)) == (first, f"{hodan.pk} since 2021-03-08")
    assert parts_of(["headline", "modes", "unknown"]) == [Part.AVAILABILITY, Part.WORK]


def test_whoever_writes_all_of_it_anew_has_answered(hodan):
    after(365)
    run()
    make.as_user(hodan.user, update_profile, hodan, headline="Hydrogeologist")
    assert Freshness.objects.get().asked_on == date(2022, 3, 8)
    changed = {"languages": [{"code": "so", "level": "C2"}], "available_weeks": 4, "phone": "+31 6 1"}
    make.as_user(hodan.user, update_profile, hodan, context=make.translated("Garowe"), **changed)
    assert Freshness.objects.get().asked_on is None


def test_what_runs_keeps_somebody_from_being_erased():
    application = make.make_application("submitted")
    agrees(application.person)
    for days in (365, 395, 425, 455, 820):
        after(days)
        run()
    assert (Erasure.objects.count(), Freshness.objects.get().hidden_on) == (0, date(2022, 6, 6))
    make.as_user(application.person.user, make.applications.withdraw, application, reason="Another job")
    assert run() == ["erased en"]
    assert erase_silent(lambda farewell: None) == 0


def test_a_running_assignment_does_so_too():
    engagement = make.make_engagement()
    agrees(engagement.person)
    Freshness.objects.update(
        asked_on=date(2022, 3, 8), warned_on=date(2022, 4, 8), warned_again_on=date(2022, 5, 8),
        hidden_on=date(2022, 6, 8),
    )  # fmt: skip
    after(1000)
    assert (run(), Erasure.objects.count()) == ([], 0)


def test_a_letter_that_is_not_taken_is_tried_for_a_month_and_then_the_step_is_taken_without(hodan):
    def refused(letter):
        raise NotSent

    after(365)
    assert (take_steps(refused), Freshness.objects.get().asked_on) == ((0, 1), None)
    after(394)
    assert take_steps(refused) == (0, 1)
    after(395)
    assert (take_steps(refused), Freshness.objects.get().asked_on) == ((0, 1), date(2022, 4, 7))
    assert Log.objects.latest("id").data == {"letter": "refused"}
    agrees(hodan)
    Freshness.objects.update(warned_on=date(2022, 5, 8), warned_again_on=date(2022, 6, 8), hidden_on=date(2022, 7, 8))
    after(1000)
    assert erase_silent(refused) == 1


def test_a_run_that_is_killed_repeats_at_most_the_letter_in_hand(hodan):
    other = make.make_person("Zaynab Hadi")
    sent = []

    def killed(letter):
        sent.append(letter.key)
        if len(sent) == 2:
            raise KeyboardInterrupt  # handed over, and dead before it was noted

    after(365)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        take_steps(killed)
    set_actor("system:maker")
    # Here all of it is one transaction of the test, so that the first letter is forgotten as well; in life it is kept.
    take_steps(lambda letter: sent.append(letter.key))
    assert sent[-2:] == [f"still-true-{person.public_id}-20220308-ask" for person in (hodan, other)]
    assert sorted(set(sent)) == sorted(sent[-2:])


def test_somebody_without_an_account_is_asked_at_their_address_and_without_one_not_at_all():
    make.register_person(by=make.MAKER, full_name="Yu Ming", email="yu@example.org")
    make.register_person(by=make.MAKER, full_name="Nobody Known")
    sent = []
    after(365)
    assert take_steps(lambda letter: sent.append((letter.address, letter.name, letter.account))) == (1, 0)
    assert sent == [("yu@example.org", "Yu Ming", None)]
    assert Freshness.objects.filter(asked_on=None).count() == 0
    assert Log.objects.latest("id").data == {"letter": "no address"}


def test_an_erased_person_without_an_address_gets_no_last_letter():
    person = make.register_person(by=make.MAKER, full_name="Nobody Known")
    Consent.objects.create(person=person, purpose="profile", words="…", language="en", erases_when_silent=True)
    for days in (365, 395, 425, 455, 820):
        after(days)
        assert run() == []
    assert Erasure.objects.count() == 1


def test_whoever_came_by_an_import_gets_a_row(hodan):
    Freshness.objects.all().delete()
    assert (begin_missing(), begin_missing(), Freshness.objects.get().person) == (1, 0, hodan)
    Freshness.objects.all().delete()
    assert make.as_user(hodan.user, say_true, hodan).oldest_on == date(2021, 3, 8)


def test_somebody_was_faster(hodan):
    other = make.make_person("Zaynab Hadi")
    after(365)
    keys = []

    def answers(letter):
        keys.append(letter.person.pk)
        Freshness.objects.filter(person=other).update(work_on=clock.today(), asked_on=clock.today())

    assert (take_steps(answers), keys) == ((1, 0), [hodan.pk])


def test_staff_who_see_somebody_see_how_old_it_is_and_hosts_and_strangers_do_not():
    application = make.make_application("assessed")
    officer, host = make.make_staff("officer"), make.make_member(application.organisation)
    seen = [Freshness.objects.visible_to(user).count() for user in (officer, host, application.person.user)]
    assert (seen, Freshness.objects.visible_to(AnonymousUser()).count()) == ([1, 0, 1], 0)
    for user, expected in ((officer, 1), (host, 0)):
        set_actor(str(user.pk))
        assert Freshness.objects.count() == expected


def test_nobody_is_hidden_unwarned(hodan):
    with pytest.raises(IntegrityError), transaction.atomic():
        Freshness.objects.update(hidden_on=clock.today())
