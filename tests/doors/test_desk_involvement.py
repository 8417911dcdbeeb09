"""Who is still involved, in numbers; and former participants invited again from the desk, a letter each."""

from datetime import timedelta

import pytest
from django.core import mail

from ciconia.delivery.models import Engagement
from ciconia.doors.tasks import asked
from ciconia.foundation import clock
from ciconia.selection.models import Asking, Opportunity
from tests import make
from tests.doors.desk_help import url
from tests.doors.desk_line import ask, main, send, summary

pytestmark = pytest.mark.django_db
WHY = "You found forty leaks in a week; this town has more."


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def former():
    """Two whose assignment is over; the first lets staff of the country ask."""
    found = [make.make_engagement("active") for _each in range(2)]
    ends = clock.today() - timedelta(days=100)
    said = {"state": "completed", "starts": ends - timedelta(days=60), "ends": ends}
    Engagement.objects.filter(pk__in=[one.pk for one in found]).update(**said)
    make.make_registered(found[0].focus, person=found[0].person)
    return found


def test_numbers_are_read_by_staff_and_small_ones_are_hidden(client, former):
    page = main(ask(client, "viewer", "involvement"))
    assert "The whole programme hidden 0" in page
    assert "Numbers of people below 5 are hidden" in page
    assert "Invite again" not in page


def test_an_officer_invites_whoever_agreed_and_reads_why_others_are_not(client, former):
    focus = former[0].focus
    officer, names = make.make_staff("officer", focus), [one.person.identity.full_name for one in former]
    assert "Invite again : Somalia" in main(ask(client, officer, "involvement"))
    opportunity = make.make_opportunity(focus=focus)
    page = main(ask(client, officer, "involvement_invite", focus=focus.public_id))
    assert f"{names[1]} : They have not agreed to be asked for this country" in page
    said = {"opportunity": opportunity.public_id, "why": WHY, "people": [former[1].person.public_id]}
    answer = send(client, officer, "involvement_invite", say=said, focus=focus.public_id)
    assert (answer.status_code, summary(answer)) == (422, ["Choose from the list."])
    said["people"] = [former[0].person.public_id]
    answer = send(client, officer, "involvement_invite", say=said | {"why": "Short"}, focus=focus.public_id)
    assert (answer.status_code, Asking.objects.count()) == (422, 0)
    answer = send(client, officer, "involvement_invite", say=said, focus=focus.public_id)
    assert (answer.status_code, answer.url) == (302, url("involvement"))
    assert "1 letter is on its way." in main(ask(client, officer, "involvement"))
    asked.func(0)
    assert [one.to for one in mail.outbox] == [[former[0].person.user.email]]
    page = main(ask(client, officer, "involvement_invite", focus=focus.public_id))
    assert "Nobody can be invited today" in page
    Opportunity.objects.update(deadline=clock.today() - timedelta(days=1))
    page = main(ask(client, officer, "involvement_invite", focus=focus.public_id))
    assert "Nothing is open in this country" in page
    assert ask(client, "viewer", "involvement_invite", focus=focus.public_id).status_code == 404


def test_whoever_applied_in_the_same_moment_is_not_asked(client, former):
    focus, person = former[0].focus, former[0].person
    opportunity = make.make_opportunity(focus=focus)
    make.make_application("submitted", opportunity=opportunity, person=person)
    said = {"opportunity": opportunity.public_id, "why": WHY, "people": [person.public_id]}
    officer = make.make_staff("officer", focus)
    send(client, officer, "involvement_invite", say=said, focus=focus.public_id)
    assert f"they have applied: {person.short_name}" in main(ask(client, officer, "involvement"))
