"""The link to a referee: a letter in their language, a page that changes nothing, an answer, and every way it ends."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors.link.reference import write_letters
from ciconia.doors.link.token import reference_of, reference_token
from ciconia.doors.tasks import referees
from ciconia.foundation import clock
from ciconia.selection import tasks
from ciconia.selection.actions import application as applications
from ciconia.selection.models import ReferenceAnswer
from tests import make
from tests.doors.portal import text, titles, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db
SAID = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def asked():
    return make.make_reference("asked")


def where(row, page="reference", serial=None):
    return reverse(f"link:{page}", args=[reference_token(row.public_id, serial or row.serial)])


def open_link(row, **more):
    found = Client().get(where(row, **more))
    make.set_actor("system:maker")
    return found


def post(row, data, **more):
    found = Client().post(where(row, **more), data)
    make.set_actor("system:maker")
    return found


def state(row):
    row.refresh_from_db()
    return row.state


def later(days):
    clock.start_at(clock.now() + timedelta(days=days))


def test_the_letter_is_in_the_language_the_applicant_chose(asked):
    referees(0)
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["kok@example.org"], letter.subject)
    assert "/nl/l/reference/" in letter.body
    assert "Hodan Abdi Warsame" in letter.subject
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    later(16)
    write_letters()
    later(5)
    write_letters()
    later(1)
    tasks.pass_dates(0)
    assert (write_letters(), len(mail.outbox), state(asked)) == ((0, 0), 3, "lapsed")


def test_a_letter_the_server_refuses_goes_later(asked, monkeypatch):
    def refuse(*args, **kwargs):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("ciconia.foundation.actions.mail.hand_over", refuse)
    assert write_letters() == (0, 1)
    assert "No new link was sent" in text(post(asked, {}, page="reference_again", serial=9))


def test_reading_changes_nothing(asked):
    before = asked.version
    page = open_link(asked)
    assert (page.status_code, page["Cache-Control"][:7]) == (200, "max-age")
    assert titles(page, 1) == ["A few words about Hodan Abdi Warsame"]
    assert "This link was meant for Liesbeth Kok alone." in text(page)
    assert (state(asked), asked.version) == ("asked", before)


def test_an_answer_arrives_once(asked):
    page = post(asked, SAID)
    assert "What you wrote is kept. Only the staff of the programme read it." in text(page)
    assert (state(asked), ReferenceAnswer.objects.get().has_seen) == ("received", "Forty wells")
    again = post(asked, SAID | {"has_seen": "Fifty"})
    assert (again.status_code, "A link answers once" in text(again)) == (200, True)
    assert ReferenceAnswer.objects.get().has_seen == "Forty wells"
    assert "This was answered" in text(open_link(asked))


def test_what_is_missing_is_said_and_what_was_typed_stays(asked):
    page = post(asked, {"known_as": "Her director"})
    assert (page.status_code, titles(page)[0]) == (422, "2 things are not right yet")
    assert 'value="Her director"' in whole(page)
    assert state(asked) == "asked"


def test_a_referee_may_rather_not(asked):
    page = post(asked, {"act": "decline"})
    assert "You would rather not: that is noted, and nobody asks you why." in text(page)
    assert state(asked) == "declined"
    assert "Nobody is told why." in text(open_link(asked))


def test_a_withdrawn_application_needs_no_words(asked):
    application = asked.application
    as_user(application.person.user, applications.withdraw, application, reason="No time")
    assert "The application was withdrawn. Thank you all the same." in text(open_link(asked))
    answer = post(asked, SAID)
    assert (answer.status_code, "Your answer was not needed any more" in text(answer)) == (409, True)


def test_a_decided_application_needs_no_words(asked):
    assessor = make.make_staff("assessor")
    as_user(assessor, applications.reject_formally, asked.application, reason="A rule is not met.")
    assert "The application was decided or has ended." in text(open_link(asked))


def test_an_expired_link_offers_another_to_the_same_address(asked):
    write_letters()
    later(31)
    assert "This link has expired" in text(open_link(asked))
    page = post(asked, {}, page="reference_again")
    assert "It goes to the address the applicant gave, and to no other." in text(page)
    assert (mail.outbox[-1].to, "Your new link" in mail.outbox[-1].subject or True) == (["kok@example.org"], True)
    assert "A newer link was sent to you." in text(open_link(asked, serial=1))
    asked.refresh_from_db()
    assert titles(open_link(asked))[:1] != ["This link has expired"]


@pytest.mark.parametrize("token", ["nonsense", "abcdefghij-1", "abcdefghij-1.forged"])
def test_a_link_that_is_not_ours_opens_nothing(token):
    assert Client().get(reverse("link:reference", args=[token])).status_code == 404
    assert reference_of(token) is None


def test_a_link_to_somebody_who_is_gone_opens_nothing():
    assert Client().get(reverse("link:reference", args=[reference_token("abcdefghij", 1)])).status_code == 404


def test_an_address_that_is_no_address_goes_nowhere(asked):
    type(asked).objects.filter(pk=asked.pk).update(email="two@example.org, three@example.org", language="so")
    assert (write_letters(), len(mail.outbox)) == ((0, 1), 0)


def test_referees_are_forgotten_by_the_nightly_job(asked):
    post(asked, SAID)
    later(366)
    tasks.forget_askings(0)
    asked.refresh_from_db()
    assert asked.name == ""
    assert "This link was meant for" not in text(open_link(asked))
