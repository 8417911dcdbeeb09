"""Talks before the choice: times in two zones, one wins, moved and cancelled with words, both are told."""

import threading
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import connection, transaction

from ciconia.doors.link.interview import ics, tell_of_interviews
from ciconia.doors.link.review import tell_who_assesses
from ciconia.doors.shared.interview import whens
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import InterviewNote, InterviewTime
from ciconia.selection.queries.interview import free_times, zone_of
from tests import make
from tests.make import as_user


@pytest.fixture(autouse=True)
def _clock(request):
    if "django_db" not in [mark.name for mark in request.node.iter_markers() if mark.kwargs.get("transaction")]:
        request.getfixturevalue("db")
        make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def at(day, hour, minute=0):
    return datetime(2021, 3, day, hour, minute)  # noqa: DTZ001


def keep_free(officer, opportunity, local, zone="Europe/Amsterdam", **more):
    said = {"minutes": 30, "where": "https://example.org/room"} | more
    return as_user(officer, interviews.offer_time, opportunity, local=local, zone=zone, **said)


def test_a_time_is_kept_on_the_clock_of_its_zone_also_when_clocks_change():
    application, officer = make.make_application("assessed"), make.make_staff("officer")
    before = keep_free(officer, application.opportunity, at(27, 14))
    after = keep_free(officer, application.opportunity, at(29, 14))
    assert (before.starts_at.hour, after.starts_at.hour) == (13, 12)  # summer time began on 28 March 2021
    with pytest.raises(Unfit, match="overlaps"):
        keep_free(officer, application.opportunity, at(27, 14, 20))
    with pytest.raises(Unfit, match="still to come"):
        keep_free(officer, application.opportunity, at(1, 14))
    with pytest.raises(Refused):
        keep_free(make.make_staff("finance"), application.opportunity, at(28, 14))
    with pytest.raises(Refused):
        as_user(make.make_staff("finance"), interviews.take_time_back, before)
    as_user(officer, interviews.take_time_back, before)
    assert free_times(application.opportunity) == [after]


def test_an_applicant_takes_a_time_and_reads_it_on_both_clocks():
    interview = make.make_interview("fixed")
    assert (interview.state, interview.turn_role, interview.due_at.date()) == (
        "fixed",
        "officer",
        make.day("2021-03-12"),
    )
    assert [(when[-5:], zone) for when, zone in whens(interview)] == [
        ("16:30", "Africa/Nairobi"), ("14:30", "Europe/Amsterdam"),
    ]  # fmt: skip
    assert zone_of(interview.application) == "Europe/Amsterdam"
    assert free_times(interview.application.opportunity) == []
    with pytest.raises(Refused, match="Somebody has taken this time"):
        as_user(make.make_staff("officer"), interviews.take_time_back, interview.time)


def test_who_is_invited_once_is_not_invited_twice_and_only_while_it_is_weighed():
    application, officer = make.make_application("assessed"), make.make_staff("officer")
    with pytest.raises(Refused, match="at least one time"):
        as_user(officer, interviews.invite, application)
    interview = make.make_interview(application=application)
    assert as_user(officer, interviews.invite, application) == interview
    with pytest.raises(Refused, match="Only this role"):
        as_user(make.make_staff("finance"), interviews.invite, application)
    as_user(application.person.user, applications.withdraw, application, reason="A job")
    interview.refresh_from_db()
    assert (interview.state, interview.turn_role) == ("cancelled", "")
    with pytest.raises(Refused, match="have been assessed"):
        as_user(officer, interviews.invite, application)


def test_other_times_are_asked_for_and_offered_and_a_talk_is_moved_with_words():
    interview, officer = make.make_interview("others_asked"), make.make_staff("officer")
    applicant = interview.application.person.user
    as_user(officer, interviews.offer_times, interview)
    time = free_times(interview.application.opportunity)[0]
    as_user(applicant, interviews.pick, interview, time, zone="Europe/Amsterdam")
    with pytest.raises(ReasonMissing):
        as_user(officer, interviews.put_off, interview, reason="")
    as_user(officer, interviews.put_off, interview, reason="I am ill")
    assert (interview.state, interview.time, free_times(interview.application.opportunity)) == ("invited", None, [time])
    as_user(officer, interviews.take_time_back, time)
    with pytest.raises(Refused, match="no longer free"):
        as_user(applicant, interviews.pick, interview, time, zone="Europe/Amsterdam")
    as_user(applicant, interviews.ask_others, interview, reason="Later")
    with pytest.raises(Refused, match="at least one time"):
        as_user(officer, interviews.offer_times, interview)


def test_a_talk_is_held_or_missed_once_it_has_begun_and_noted_for_staff():
    interview, officer = make.make_interview("fixed"), make.make_staff("officer")
    with pytest.raises(Refused, match="has not begun"):
        as_user(officer, interviews.hold, interview)
    clock.start_at(datetime(2021, 3, 11, 16, tzinfo=UTC))
    with pytest.raises(Refused, match="has begun"):
        as_user(interview.application.person.user, interviews.ask_others, interview, reason="Not now")
    with pytest.raises(Unfit):
        as_user(officer, interviews.note, interview, text=" ")
    with pytest.raises(Refused):
        as_user(make.make_staff("finance"), interviews.note, interview, text="Calm")
    as_user(officer, interviews.note, interview, text="Calm and exact")

    def read(*, by):
        return InterviewNote.objects.count()

    assert (as_user(interview.application.person.user, read), as_user(officer, read)) == (0, 1)
    as_user(officer, interviews.hold, interview)
    assert interview.state == "held"
    other = make.make_interview("fixed", application=make.make_application("assessed", person=make.make_person("Ali")))
    clock.start_at(datetime(2021, 3, 20, 16, tzinfo=UTC))
    as_user(officer, interviews.miss, other, reason="The line was down")
    assert other.state == "missed"


def test_both_are_told_of_each_change_with_a_file_for_the_calendar():
    interview = make.make_interview("fixed")
    assert tell_of_interviews() == 1
    applicant, staff = mail.outbox
    assert applicant.to == [interview.application.person.user.email]
    for said in (
        "11 March 2021, 16:30 (Africa/Nairobi)",
        "11 March 2021, 14:30 (Europe/Amsterdam)",
        "example.org/room",
    ):
        assert said in applicant.body
    assert "The talk with Hodan W." in staff.body
    name, content, kind = applicant.attachments[0]
    assert (name, kind, "DTSTART:20210311T133000Z\r\n" in content) == ("talk.ics", "text/calendar", True)
    assert (tell_of_interviews(), len(mail.outbox)) == (0, 2)
    as_user(make.make_staff("officer"), interviews.cancel, interview, reason="Chosen without one")
    assert tell_of_interviews() == 1
    assert "Chosen without one" in mail.outbox[2].body
    assert "METHOD:CANCEL" in ics(interview)


def test_an_assessor_gets_one_letter_about_everything_that_was_given():
    application, officer = make.make_application(), make.make_staff("officer")
    other = make.make_application(person=make.make_person("Ali"))
    assessor = make.make_staff("assessor")
    for one in (application, other):
        as_user(officer, reviews.give, one, assessor)
    assert (tell_who_assesses(), tell_who_assesses(), len(mail.outbox)) == (1, 0, 1)
    assert (mail.outbox[0].subject, mail.outbox[0].to) == ("2 applications to read", [assessor.email])
    assert ("Hodan" in mail.outbox[0].body, application.public_id in mail.outbox[0].body) == (False, True)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_same_time_at_once_one_has_it():
    with transaction.atomic():
        make.set_actor("system:maker")
        opportunity = make.make_opportunity()
        names = ("Ayan Ali", "Bile Omar")
        rows = [make.make_application("assessed", opportunity=opportunity, person=make.make_person(n)) for n in names]
        first = make.make_interview(application=rows[0])
        second = as_user(make.make_staff("officer"), interviews.invite, rows[1])
        (time,) = free_times(opportunity)
        accounts = {first.pk: rows[0].person.user, second.pk: rows[1].person.user}
    gate, found = threading.Barrier(2), []

    def take(interview):
        try:
            with transaction.atomic():
                gate.wait()
                as_user(accounts[interview.pk], interviews.pick, interview, time, zone="UTC")
            found.append("taken")
        except Refused as refused:
            found.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[one]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = "Somebody else has just taken this time, or it is no longer free. Choose another."
    assert sorted(found) == sorted(["taken", taken])
    with transaction.atomic():
        make.set_actor("system:maker")
        assert InterviewTime.objects.filter(interview__isnull=False).count() == 1
