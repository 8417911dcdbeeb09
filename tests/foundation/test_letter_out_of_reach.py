"""While a country is suspended, copies of letters that name its people are read by whoever is there for a crisis."""

import pytest

from ciconia.doors.link.interview import tell_of_interviews
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.models import Letter
from ciconia.foundation.queries.letter import inbox_of, unread
from ciconia.foundation.wall import acting_as, set_actor
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def inbox(user):
    """The subjects of an inbox, through the application's wall; and how many the second wall alone gives."""
    with acting_as(str(user.pk)):
        return sorted(inbox_of(user).values_list("subject", flat=True)), Letter.objects.count(), unread(user)


def test_a_letter_about_others_is_out_of_the_inbox_and_in_it_again():
    focus = make.make_focus()
    users = {role: make.make_staff(role) for role in ("officer", "coordinator", "safeguarding", "viewer")}
    users |= {"elsewhere": make.make_staff("coordinator", make.make_focus("IRQ"), only=True), "one": make.make_user()}
    for user in users.values():
        for subject, where in (("Hodan wrote", focus.pk), ("Your password", None)):
            hand_over(letter_to(user.email, subject, "Words", focus_id=where))
    both, one = (["Hodan wrote", "Your password"], 2, 2), (["Your password"], 1, 1)
    assert {name: inbox(user) for name, user in users.items()} == dict.fromkeys(users, both)
    make.suspend(focus)
    assert {name: inbox(user) for name, user in users.items()} == {
        **dict.fromkeys(users, one), "coordinator": both, "safeguarding": both,
    }  # fmt: skip
    make.resume(focus)
    assert {name: inbox(user) for name, user in users.items()} == dict.fromkeys(users, both)


def test_whoever_holds_a_talk_reads_of_it_again_later_and_the_applicant_all_the_time():
    interview = make.make_interview("fixed")
    tell_of_interviews()
    staff, applicant = interview.time.interviewer, interview.application.person.user
    assert (len(inbox(staff)[0]), len(inbox(applicant)[0])) == (1, 1)
    make.suspend(interview.focus)
    assert (inbox(staff)[0], len(inbox(applicant)[0])) == ([], 1)
