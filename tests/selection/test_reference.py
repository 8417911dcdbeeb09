"""A reference: named with the draft, asked when it is sent, given or declined by a link, let go when time is up."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import reference as references
from ciconia.selection.actions.reference import Closed
from ciconia.selection.models import Reference, ReferenceAnswer
from ciconia.selection.queries.reference import opened, references_of
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db
SAID = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}
WHO = {"name": "Piet", "function": "Head", "email": "piet@example.org", "language": "nl"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def asked():
    return make.make_reference("asked")


def later(days):
    clock.start_at(clock.now() + timedelta(days=days))


def letters():
    """The letters that go today."""
    sent = []
    references.write_to_referees(lambda asking: sent.append((asking.letter, asking.reference.email)))
    return sent


def state(reference):
    reference.refresh_from_db()
    return reference.state


def test_whoever_is_named_is_asked_when_the_application_is_sent():
    reference = make.make_reference()
    assert (reference.state, reference.turn_role, letters()) == ("named", "applicant", [])
    user = reference.application.person.user
    as_user(user, applications.submit, reference.application)
    assert state(reference) == "asked"
    assert (reference.turn_role, clock.day_of(reference.due_at)) == ("referee", clock.today() + timedelta(days=21))
    assert (letters(), letters()) == ([("ask", "kok@example.org")], [])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("KOK@example.org", "You have named somebody with this address already."),
        ("own", "This is your own address. A referee is somebody else."),
    ],
)
def test_a_referee_is_somebody_else_and_named_once(address, said):
    application = make.make_reference().application
    user = application.person.user
    address = user.email.upper() if address == "own" else address
    with pytest.raises(Unfit, match=said):
        as_user(user, references.name_referee, application, **WHO | {"email": address})


def test_three_referees_are_enough_and_one_can_be_taken_back():
    first = make.make_reference()
    application = first.application
    for number in (2, 3):
        make.make_reference(application=application, email=f"r{number}@example.org")
    user = application.person.user
    with pytest.raises(Unfit, match="At most 3 referees"):
        as_user(user, references.name_referee, application, **WHO)
    as_user(user, references.remove_referee, first)
    assert [row.email for row in references_of(application, user)] == ["r2@example.org", "r3@example.org"]
    as_user(user, applications.submit, application)
    with pytest.raises(Conflict):
        as_user(user, references.name_referee, application, **WHO)
    with pytest.raises(Refused):
        as_user(make.make_staff("officer"), references.name_referee, application, **WHO)


def test_reminders_stop_and_what_does_not_arrive_lapses(asked):
    assert letters() == [("ask", "kok@example.org")]
    later(10)
    assert (letters(), references.lapse_past_due()) == ([], 0)
    later(6)
    assert (letters(), letters()) == ([("before", "kok@example.org")], [])
    later(5)
    assert letters() == [("due", "kok@example.org")]
    later(1)
    assert (references.lapse_past_due(), state(asked), letters()) == (1, "lapsed", [])
    later(3)
    references.give(asked.public_id, 1, SAID, language="nl")
    assert state(asked) == "received"


def test_a_letter_that_does_not_go_goes_the_next_time(asked):
    def refuse(asking):
        raise NotSent

    assert references.write_to_referees(refuse) == (0, 1)
    assert references.write_to_referees(lambda asking: None) == (1, 0)


def test_a_referee_who_answered_meanwhile_gets_no_letter(asked, monkeypatch):
    references.give(asked.public_id, 1, SAID, language="en")
    assert references._write(asked.pk, lambda asking: None) is None


def test_what_is_written_is_for_staff_and_not_for_the_applicant(asked):
    found = references.give(asked.public_id, 1, SAID, language="nl")
    assert (found.state, found.person, found.application) == ("received", "Hodan Abdi Warsame", asked.application)
    answer = ReferenceAnswer.objects.get()
    assert (answer.known_as, answer.again, answer.language) == ("Her director", "yes", "nl")
    assert str(answer) == f"answer to {asked.pk}"
    applicant, assessor = asked.application.person.user, make.make_staff("assessor")

    def rows(user, model):
        with acting_as(str(user.pk)):
            return [model.objects.count(), model.objects.visible_to(user).count()]

    assert (rows(applicant, ReferenceAnswer), rows(assessor, ReferenceAnswer)) == ([0, 0], [1, 1])
    assert (rows(applicant, Reference), rows(assessor, Reference)) == ([1, 1], [1, 1])
    host = make.make_member(asked.organisation)
    assert (rows(host, Reference), rows(host, ReferenceAnswer)) == ([0, 0], [0, 0])


def test_a_link_answers_once(asked):
    references.give(asked.public_id, 1, SAID, language="nl")
    with pytest.raises(Closed) as closed:
        references.decline(asked.public_id, 1)
    assert closed.value.opened.state == "received"


def test_a_referee_may_decline_and_an_officer_asks_once_more(asked):
    letters()
    assert references.decline(asked.public_id, 1).state == "declined"
    assert state(asked) == "declined"
    as_user(make.make_staff("officer"), references.ask_again, asked, seen=asked.version)
    assert (state(asked), letters()) == ("asked", [("ask", "kok@example.org")])


def test_a_newer_link_closes_those_before_and_goes_once_an_hour(asked):
    sent = []
    assert references.send_new_link(asked.public_id, sent.append)
    assert (sent[0].letter, sent[0].reference.email) == ("again", "kok@example.org")
    assert not references.send_new_link(asked.public_id, sent.append)
    assert not references.send_new_link("nobody", sent.append)
    with acting_as("system:jobs"):
        assert [opened(asked.public_id, serial).state for serial in (1, 2)] == ["newer", "open"]
    later(31)
    with acting_as("system:jobs"):
        assert opened(asked.public_id, 2).state == "expired"
        assert opened("nobody", 1) is None
    with pytest.raises(Refused, match="This link is not known here"):
        references.decline("nobody", 1)


@pytest.mark.parametrize("end", ["withdraw", "reject_formally"])
def test_when_the_application_ends_nobody_is_asked_any_more(asked, end):
    application = asked.application
    by = application.person.user if end == "withdraw" else make.make_staff("assessor")
    as_user(by, getattr(applications, end), application, reason="A rule is not met.")
    assert (state(asked), letters()) == ("dropped", [])
    assert (asked.turn_role, asked.due_at) == ("", None)
    with acting_as("system:jobs"):
        assert opened(asked.public_id, 1).state == "over"


def test_a_draft_that_ends_lets_go_of_those_who_were_named():
    reference = make.make_reference()
    user = reference.application.person.user
    as_user(user, applications.withdraw, reference.application, reason="No time")
    assert state(reference) == "dropped"
    assert references_of(reference.application, user) == []


def test_after_a_year_the_referee_is_forgotten_and_the_answer_stays(asked):
    references.give(asked.public_id, 1, SAID, language="nl")
    assert references.forget_referees() == 0
    later(366)
    assert (references.forget_referees(), references.forget_referees()) == (1, 0)
    asked.refresh_from_db()
    assert (asked.name, asked.email, str(asked)) == ("", f"{asked.public_id}@forgotten.invalid", "")
    assert ReferenceAnswer.objects.get().has_seen == "Forty wells"
