"""Talks on the desk and on the applicant's own pages."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from ciconia.foundation import clock
from ciconia.selection.models import Interview, InterviewNote, InterviewTime
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, send, summary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def test_the_officer_keeps_times_free_invites_and_notes(client):
    application, officer = make.make_application("assessed"), make.make_staff("officer")
    assert "0 times are free" in main(enter(client, officer, "interview_new", application))
    opportunity = application.opportunity
    say = {"act": "add", "day": "2021-03-12", "at": "14:30", "zone": "Mars", "minutes": "30", "where": "Room 3"}
    page = send(client, officer, "interview_times", opportunity, say)
    assert summary(page) == ["This zone is not known. Write it as Europe/Amsterdam or Africa/Mogadishu."]
    page = send(
        client, officer, "interview_times", opportunity, say | {"zone": "Europe/Amsterdam", "day": "2021-03-01"}
    )
    assert summary(page) == ["Choose a time that is still to come."]
    for at in ("14:30", "15:30"):
        page = send(client, officer, "interview_times", opportunity, say | {"zone": "Europe/Amsterdam", "at": at})
        assert page.status_code == 302
    words = main(enter(client, officer, "interview_times", opportunity))
    assert "12 March 2021, 14:30 (Europe/Amsterdam), 30 minutes, Officer, Room 3" in words
    late = InterviewTime.objects.order_by("-starts_at")[0]
    assert send(client, officer, "interview_times", opportunity, {"act": "back", "time": "x"}).status_code == 404
    send(client, officer, "interview_times", opportunity, {"act": "back", "time": late.public_id})
    assert "15:30" not in main(enter(client, officer, "interview_times", opportunity))
    page = send(client, officer, "interview_new", application)
    interview = Interview.objects.get()
    assert page.headers["Location"] == url("interview", interview)
    assert "A time is to be chosen" in main(enter(client, officer, "application", application))
    send(client, officer, "interview", interview, {"text": "Calm and exact"})
    assert InterviewNote.objects.get().text == "Calm and exact"
    assert "Calm and exact" in main(enter(client, officer, "interview", interview))
    send(client, officer, "interview_move", interview, {"reason": "Chosen without one"}, move="cancel")
    assert Interview.objects.get().state == "cancelled"
    assert enter(client, "finance", "interview_new", application).status_code == 404
    assert enter(client, "finance", "interview_times", opportunity).status_code == 404


def portal(client, interview, say=None, query=""):
    make.sign_in(client, interview.application.person.user)
    address = reverse("portal:interview", args=[interview.public_id])
    found = client.post(address, say) if say is not None else client.get(address + query)
    make.set_actor("system:maker")
    return found


def test_the_applicant_reads_both_clocks_takes_a_time_or_asks_for_others(client):
    interview = make.make_interview()
    words = main(portal(client, interview, query="?zone=Africa/Mogadishu"))
    assert "11 March 2021, 16:30 14:30 for the interviewer (Europe/Amsterdam)" in words
    time = InterviewTime.objects.get()
    page = portal(client, interview, {"act": "pick"})
    assert (page.status_code, "Choose a time first." in main(page)) == (422, True)
    page = portal(client, interview, {"act": "pick", "time": "x"})
    assert "no longer free. Choose another." in main(page)
    page = portal(client, interview, {"act": "pick", "time": time.public_id, "zone": "Africa/Mogadishu"})
    assert page.status_code == 302
    assert "It is fixed 11 March 2021, 16:30 (Africa/Mogadishu)" in main(portal(client, interview))
    page = portal(client, interview, {"act": "ask_others", "reason": " "})
    assert page.status_code == 422
    portal(client, interview, {"act": "ask_others", "reason": "Only on Saturdays"})
    assert "You asked for other times." in main(portal(client, interview))
    assert portal(client, interview, {"act": "x"}).status_code == 404
    words = main(enter(client, "officer", "interview", interview))
    assert ("Only on Saturdays" in words, "Offer other times" in words) == (True, True)


def test_a_talk_is_the_applicants_own(client):
    interview = make.make_interview("cancelled")
    assert "This talk is cancelled." in main(portal(client, interview))
    other = make.make_person("Ali").user
    make.sign_in(client, other)
    assert client.get(reverse("portal:interview", args=[interview.public_id])).status_code == 404
    make.set_actor("system:maker")
    assert Client().get(reverse("portal:interview", args=[interview.public_id])).status_code == 302
