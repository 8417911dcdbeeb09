"""Both signatures with a day, the reserve, who is taken elsewhere, and answers that are kept until their day."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log, Membership
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people.queries.own_data import own_data
from ciconia.selection.actions import answer as answers
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import choosing, reserve
from ciconia.selection.actions import host_ranking as rankings
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import AnswerLetter, Application, Choosing, KeptDecision, ReservePlace
from ciconia.selection.queries.choosing import kept_for, next_in_reserve, reserve_of
from ciconia.selection.rules.application import FLOW, places_taken
from ciconia.selection.rules.choosing import choosing_of, sign_by
from ciconia.selection.rules.elsewhere import taken_elsewhere
from ciconia.selection.rules.host_ranking import Line
from tests import make
from tests.make import as_user

WHY = "The opportunity asks for five years with wells; your work so far was with pumps."


@pytest.fixture(autouse=True)
def _clock(request):
    if "django_db" not in [mark.name for mark in request.node.iter_markers() if mark.kwargs.get("transaction")]:
        request.getfixturevalue("db")
        make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def days(number):
    """So many days later."""
    clock.start_at(clock.now() + timedelta(days=number))


def fresh(*rows):
    """The states of applications as they stand."""
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def several(state, names, opportunity=None):
    """An opportunity with one place, and one application in a state for each name."""
    opportunity = opportunity or make.make_opportunity()
    return opportunity, [
        make.make_application(state, opportunity=opportunity, person=make.make_person(name)) for name in names
    ]


# The day to sign -----------------------------------------------------------------------------------------------------


def test_both_sign_by_a_day_and_after_it_the_officer_has_the_turn():
    row = make.make_application("shortlisted")
    opportunity = row.opportunity
    assert (sign_by(opportunity), row.turn_role) == (opportunity.answer_by, "host contact|officer")
    days(60)
    assert (choosing.see_to_silent(), choosing.see_to_silent()) == (1, 0)
    fresh(row)
    assert row.turn_role == "officer"
    officer = make.make_staff("officer")
    until = clock.today() + timedelta(days=10)
    with pytest.raises(ReasonMissing, match="Write whom you reached there"):
        as_user(officer, choosing.ask_again, opportunity, until=until)
    as_user(officer, choosing.ask_again, opportunity, until=until, reason="The director is back on Monday")
    fresh(row)
    assert (sign_by(opportunity), row.turn_role, row.due_at.date()) == (until, "host contact|officer", until)
    as_user(make.make_member(row.organisation), applications.sign, row)
    days(20)
    assert (choosing.see_to_silent(), row.turn_role) == (0, "officer")


def test_a_day_that_passed_is_no_day_to_sign_and_only_an_officer_sets_one():
    row = make.make_application("shortlisted")
    with pytest.raises(Unfit, match="This day has passed"):
        as_user(make.make_staff("officer"), choosing.ask_again, row.opportunity, until=make.day("2021-03-01"))
    with pytest.raises(Refused, match="Only this role can do it here"):
        as_user(make.make_staff("viewer"), choosing.ask_again, row.opportunity, until=make.day("2021-04-01"))


def test_an_institution_is_written_to_three_times_and_then_no_more():
    row = make.make_application("shortlisted")
    host = make.make_member(row.organisation)
    make.as_user(make.make_staff("officer"), choosing.ask_again, row.opportunity, until=make.day("2021-03-20"))
    went = []
    for _day in range(16):
        went.append(choosing.remind(lambda opportunity, account: None))
        went.append(choosing.remind(lambda opportunity, account: None))
        days(1)
    number = 2  # the one who made the opportunity, and this one
    assert [at for at, one in enumerate(went) if one] == [0, 18, 24]
    assert [went[0], went[18], went[24], sum(went)] == [number, number, number, 3 * number]
    as_user(host, applications.sign, row)
    make.as_user(make.make_staff("officer"), choosing.ask_again, row.opportunity, until=make.day("2021-04-20"))
    assert choosing.remind(lambda opportunity, account: None) == 0


def test_a_letter_that_cannot_be_handed_over_is_tried_again():
    make.make_application("shortlisted")

    def refuse(opportunity, account):
        raise NotSent

    assert choosing.remind(refuse) == 0
    assert choosing.remind(lambda opportunity, account: None) == 1


def test_what_another_run_has_done_meanwhile_is_not_done_again():
    rows = [make.make_application("shortlisted", person=make.make_person(name)) for name in ("Hodan Ali", "Amina Ali")]
    posted = []

    def post(opportunity, account):
        posted.append(opportunity)
        for row in rows:
            Choosing.objects.update_or_create(opportunity=row.opportunity, defaults={"reminders": 3})

    assert (choosing.remind(post), posted) == (1, [rows[0].opportunity])
    assert choosing._tell(0) is False


# The reserve ---------------------------------------------------------------------------------------------------------


def test_the_reserve_has_an_order_and_whoever_leaves_makes_room():
    opportunity, rows = several("shortlisted", ["Hodan Abdi Warsame", "Amina Yusuf", "Mahad Omar"])
    officer = make.make_staff("officer")
    for row in rows:
        as_user(officer, applications.put_in_reserve, row, reason="The place is given to somebody else first")
    assert [(str(row.person), row.reserve_place.place) for row in reserve_of(opportunity)] == [
        ("Hodan W.", 1), ("Amina Y.", 2), ("Mahad O.", 3),
    ]  # fmt: skip
    assert rows[0].reserve_place.until == opportunity.need.ends
    as_user(officer, reserve.order, opportunity, [rows[2], rows[0]])
    as_user(officer, reserve.order, opportunity, [rows[2]])
    assert [str(row.person) for row in reserve_of(opportunity)] == ["Mahad O.", "Hodan W.", "Amina Y."]
    as_user(rows[2].person.user, applications.withdraw, rows[2], reason="Other work")
    assert [(str(row.person), row.reserve_place.place) for row in reserve_of(opportunity)] == [
        ("Hodan W.", 1), ("Amina Y.", 2),
    ]  # fmt: skip
    as_user(officer, reserve.keep_until, rows[0], until=make.day("2021-05-01"))
    assert ReservePlace.objects.get(pk=rows[0].pk).until == make.day("2021-05-01")
    with pytest.raises(Unfit):
        as_user(officer, reserve.keep_until, rows[0], until=make.day("2021-03-01"))
    for action, more in ((reserve.keep_until, {"until": make.day("2021-05-01")}),):
        with pytest.raises(Refused):
            as_user(make.make_staff("viewer"), action, rows[0], **more)
    with pytest.raises(Refused):
        as_user(make.make_staff("viewer"), reserve.order, opportunity, rows)


def test_whoever_declines_is_replaced_with_one_press_and_the_places_stay_right():
    opportunity, (first, second) = several("shortlisted", ["Hodan Abdi Warsame", "Amina Yusuf"])
    officer, host = make.make_staff("officer"), make.make_member(opportunity.organisation)
    as_user(host, rankings.save_ranking, opportunity, [Line(first.pk, "yes"), Line(second.pk, "yes")])
    as_user(host, rankings.submit_ranking, opportunity)
    as_user(officer, applications.sign, first)
    as_user(officer, applications.put_in_reserve, second, reason="Somebody else knows these wells longer")
    as_user(officer, applications.offer, first)
    with pytest.raises(Refused, match="Every place is taken"):
        as_user(officer, choosing.replace, opportunity, person=second)
    as_user(first.person.user, applications.decline, first, reason="My father is ill")
    assert (places_taken(opportunity), next_in_reserve(opportunity)) == (0, second)
    with pytest.raises(Refused, match="Somebody else is next in reserve now"):
        as_user(officer, choosing.replace, opportunity, person=first)
    as_user(officer, choosing.replace, opportunity, person=second)
    assert (fresh(second), places_taken(opportunity), next_in_reserve(opportunity)) == (["chosen"], 1, None)
    assert [(row.side, row.by) for row in second.signatures.order_by("id")] == [("host", host), ("programme", officer)]
    as_user(officer, applications.offer, second)
    assert [letter.what for letter in AnswerLetter.objects.filter(application=second).order_by("id")] == [
        "put_in_reserve", "offer",
    ]  # fmt: skip


def test_where_the_institution_said_nothing_it_signs_anew():
    row = make.make_application("chosen")
    officer = make.make_staff("officer")
    as_user(officer, applications.put_in_reserve, row, reason="The first choice said yes after all")
    as_user(officer, choosing.replace, row.opportunity, person=row)
    assert (fresh(row), [s.side for s in row.signatures.all()]) == (["reserve"], ["programme"])
    as_user(make.make_member(row.organisation), applications.sign, row)
    assert (row.state, ReservePlace.objects.count()) == ("chosen", 0)


# Taken elsewhere -----------------------------------------------------------------------------------------------------


def test_somebody_chosen_elsewhere_for_the_same_weeks_is_not_chosen_again():
    person = make.make_person()
    first = make.make_application("chosen", person=person)
    other = make.make_opportunity(need=make.make_need("validated", partnership=make.make_partnership(
        focus=make.make_focus_elsewhere())))  # fmt: skip
    second = make.make_application("signed", opportunity=other, person=person)
    found = taken_elsewhere(second)
    assert (found.state, found.starts) == ("chosen", first.opportunity.starts)
    host = make.make_member(other.organisation)
    with pytest.raises(Refused, match=r"This person is chosen elsewhere for .* One has to let go first"):
        as_user(host, applications.sign, second)
    officer = make.make_staff("officer")
    as_user(officer, applications.offer, first)
    with pytest.raises(Refused, match="This person has an offer elsewhere"):
        as_user(host, applications.sign, second)
    engagement = as_user(person.user, engagements.accept_offer, first)
    with pytest.raises(Refused, match="This person works elsewhere"):
        as_user(host, applications.sign, second)
    as_user(person.user, engagements.end_early, engagement, reason="My father is ill")
    as_user(host, applications.sign, second)
    assert second.state == "chosen"


def test_who_works_online_may_do_so_beside_it():
    person = make.make_person()
    make.make_application("offered", person=person)
    online = make.make_opportunity(mode="virtual")
    assert make.make_application("chosen", opportunity=online, person=person).state == "chosen"


def test_what_does_not_overlap_does_not_matter():
    person = make.make_person()
    make.make_application("offered", person=person)
    later = make.make_opportunity(starts=make.day("2021-11-01"), ends=make.day("2022-02-01"))
    assert taken_elsewhere(make.make_application("shortlisted", opportunity=later, person=person)) is None


@pytest.mark.django_db(transaction=True)
def test_two_programmes_choose_the_same_person_at_once_and_one_is_told():
    with transaction.atomic():
        set_actor("system:maker")
        person = make.make_person()
        rows = [make.make_application("signed", opportunity=make.make_opportunity(), person=person) for _each in "ab"]
        hosts = [make.make_member(row.organisation) for row in rows]
    together, came = threading.Barrier(2), []

    def press(row, host):
        try:
            with transaction.atomic():
                set_actor(str(host.pk))
                mine = Application.objects.get(pk=row.pk)
                together.wait()
                applications.sign(mine, by=host)
            came.append("done")
        except Refused as no:
            came.append(str(no)[:32])
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=pair) for pair in zip(rows, hosts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == ["This person is chosen elsewhere ", "done"]


# Answers that are kept -----------------------------------------------------------------------------------------------


@pytest.fixture
def kept():
    """An opportunity whose answers are told on 1 April, with two people on its shortlist, and the officer."""
    opportunity, rows = several("shortlisted", ["Hodan Abdi Warsame", "Amina Yusuf"])
    officer = make.make_staff("officer")
    as_user(officer, choosing.keep_answers, opportunity, until=make.day("2021-04-01"), offers_at_once=False)
    return opportunity, rows, officer


def test_a_decision_is_kept_and_nothing_about_the_person_tells_it(kept):
    opportunity, (row, _other), officer = kept
    fresh(row)

    def read():
        set_actor(str(row.person.user_id))
        try:
            return [table for table in own_data(row.person)["tables"] if table["table"] != "foundation_log"]
        finally:
            set_actor("system:maker")

    before, version = read(), row.version
    as_user(officer, applications.not_choose, row, reason=WHY, seen=version)
    assert (fresh(row), row.version, read()) == (["shortlisted"], version, before)
    assert AnswerLetter.objects.count() == 0
    assert [(one.move, one.reason, one.by) for one in kept_for(opportunity)] == [("not_choose", WHY, officer)]
    said = "The programme has decided about this application, and tells it on 1 April 2021."
    with pytest.raises(Refused, match=said):
        as_user(make.make_member(row.organisation), applications.sign, row)
    with pytest.raises(Refused, match=said):
        as_user(officer, applications.not_choose, row, reason=WHY)
    assert list(Log.objects.filter(person_id=row.person_id, verb__contains="keep")) == []


def test_on_its_day_every_answer_goes_out_once(kept):
    _opportunity, rows, officer = kept
    for row, words in zip(rows, (WHY, "Dates: you are free from June, the work begins in May."), strict=True):
        as_user(officer, applications.not_choose, row, reason=words)
    assert choosing.tell_what_was_kept() == 0
    days(24)
    assert (choosing.tell_what_was_kept(), choosing.tell_what_was_kept()) == (2, 0)
    assert fresh(*rows) == ["not_chosen", "not_chosen"]
    entry = Log.objects.filter(noun="application", object_id=rows[0].pk).latest("id")
    assert (entry.verb, entry.actor, entry.reason) == ("application.not_choose", officer, WHY)
    posted = []
    assert [answers.send(posted.append), answers.send(posted.append)] == [(2, 0), (0, 0)]
    assert sorted(str(letter.application.person) for letter in posted) == ["Amina Y.", "Hodan W."]


def test_the_applicant_can_withdraw_and_the_officer_can_think_again(kept):
    _opportunity, (first, second), officer = kept
    for row, words in ((first, WHY), (second, "Languages: the work asks for Somali.")):
        as_user(officer, applications.not_choose, row, reason=words)
    as_user(first.person.user, applications.withdraw, first, reason="Other work")
    as_user(officer, answers.reconsider, second, flow=FLOW)
    as_user(officer, answers.reconsider, second, flow=FLOW)
    assert KeptDecision.objects.count() == 0
    with pytest.raises(Refused):
        as_user(make.make_staff("viewer"), answers.reconsider, second, flow=FLOW)
    assert fresh(first, second) == ["withdrawn", "shortlisted"]


def test_a_decision_of_somebody_who_left_waits_for_an_officer(kept):
    opportunity, (row, _other), _officer = kept
    officer = make.make_staff("officer")
    as_user(officer, applications.not_choose, row, reason=WHY)
    Membership.objects.filter(user=officer).update(ends=make.day("2021-03-09"))
    days(24)
    assert choosing.tell_what_was_kept() == 0
    [one] = kept_for(opportunity)
    assert (one.failed, fresh(row)) == ("Only this role can do it here: officer.", ["shortlisted"])


def test_offers_may_go_out_at_once_and_a_day_that_is_taken_away_tells_all():
    opportunity = make.make_opportunity(places=2)
    chosen = make.make_application("chosen", opportunity=opportunity)
    second = make.make_application("chosen", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    officer = make.make_staff("officer")
    as_user(officer, choosing.keep_answers, opportunity, until=make.day("2021-04-01"), offers_at_once=True)
    as_user(officer, applications.offer, chosen)
    as_user(officer, choosing.keep_answers, opportunity, until=make.day("2021-04-01"), offers_at_once=False)
    as_user(officer, applications.offer, second)
    assert fresh(chosen, second) == ["offered", "chosen"]
    as_user(officer, choosing.keep_answers, opportunity, until=None, offers_at_once=True)
    assert (fresh(second), choosing_of(opportunity).offers_at_once) == (["offered"], False)
    with pytest.raises(Unfit):
        as_user(officer, choosing.keep_answers, opportunity, until=make.day("2021-01-01"), offers_at_once=False)


def test_what_was_kept_is_kept_by_whoever_saw_the_newest_and_with_a_reason(kept):
    _opportunity, (row, _other), officer = kept
    with pytest.raises(Conflict):
        as_user(officer, applications.not_choose, row, reason=WHY, seen=row.version + 5)
    with pytest.raises(ReasonMissing):
        as_user(officer, applications.put_in_reserve, row, reason=" ")
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), applications.put_in_reserve, row, reason="Later")


# Reasons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "refusal"),
    [
        (" ", "Write the reason"),
        ("Unfortunately we cannot offer you anything.", "Name a criterion or something the opportunity asks for"),
        ("Amina knows these wells better.", "A reason is about this person alone. It names Amina"),
    ],
)
def test_a_reason_says_something_about_this_person_alone(reason, refusal):
    _opportunity, (row, _other) = several("shortlisted", ["Hodan Abdi Warsame", "Amina Yusuf"])
    with pytest.raises(ReasonMissing, match=refusal):
        as_user(make.make_staff("officer"), applications.not_choose, row, reason=reason)


def test_the_same_words_for_two_people_are_no_reason():
    _opportunity, (first, second) = several("shortlisted", ["Hodan Abdi Warsame", "Amina Yusuf"])
    officer = make.make_staff("officer")
    as_user(officer, applications.not_choose, first, reason=WHY)
    with pytest.raises(ReasonMissing, match="The same words were written to 1 others"):
        as_user(officer, applications.not_choose, second, reason=WHY)


# Offers --------------------------------------------------------------------------------------------------------------


def test_an_offer_is_not_taken_after_its_day_even_before_the_job_came_by():
    row = make.make_application("offered")
    days(8)
    with pytest.raises(Refused, match=r"The day to answer this offer was 15 March 2021\. Write to the programme"):
        as_user(row.person.user, applications.accept, row)


def test_an_offer_is_taken_once_and_not_after_the_opportunity_is_gone():
    first, second = make.make_application("offered"), make.make_application("offered", person=make.make_person("Ali O"))
    as_user(first.person.user, applications.accept, first)
    with pytest.raises(Conflict):
        as_user(first.person.user, applications.accept, first)
    as_user(make.make_staff("officer"), opportunities.withdraw, second.opportunity, reason="The funding ended")
    with pytest.raises(Conflict):
        as_user(second.person.user, applications.accept, second)


def test_a_letter_that_is_overtaken_is_not_sent_and_one_that_failed_is_tried_again():
    row = make.make_application("offered")

    def refuse(letter):
        raise NotSent

    assert (answers.send(refuse), str(AnswerLetter.objects.get())) == ((0, 1), f"offer to {row.pk}")
    as_user(row.person.user, applications.decline, row, reason="Other work")
    assert answers.send(refuse) == (0, 0)
