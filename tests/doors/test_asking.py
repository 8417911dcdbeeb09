"""Asking somebody of the register: the desk's form, the letter, the page of the answer, what both sides read."""

from datetime import UTC, datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors.link.asking import hand_over_askings
from ciconia.doors.shared.asked import asked_token
from ciconia.doors.tasks import asked as job
from ciconia.foundation import clock
from ciconia.people.models import Consent
from ciconia.selection.models import Asking
from tests import make
from tests.doors.desk_help import url
from tests.doors.portal import text

pytestmark = pytest.mark.django_db
WHY = "You trained technicians on such wells for ten years."


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def hodan(opportunity):
    return make.make_registered(make.make_focus("SOM"))


def at_desk(role, path, data=None, *, user=None):
    client = Client()
    make.sign_in(client, user or make.make_staff(role))
    answer = client.get(path) if data is None else client.post(path, data)
    make.set_actor("system:maker")
    return answer


def ask(hodan, opportunity, role="officer", **more):
    data = {"opportunity": opportunity.public_id, "why": WHY} | more
    return at_desk(role, url("person_ask", hodan), data)


def test_one_letter_with_who_and_why_and_no_address_on_the_desk(hodan, opportunity):
    page = at_desk("officer", url("person_ask", hodan))
    assert page.status_code == 200
    assert ask(hodan, opportunity).headers["Location"] == url("person", hodan)
    person = at_desk("officer", url("person", hodan))
    assert "Asked on 8 March 2021 by Officer: no answer yet" in text(person)
    assert hodan.user.email not in page.content.decode() + person.content.decode()
    assert "Of the register one person was asked, answered 0, with yes 0." in text(
        at_desk("officer", url("opportunity", opportunity))
    )
    job(0)
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == (f"Is this for you? {opportunity.title}", [hodan.user.email])
    assert letter.body.splitlines()[2] == (
        "Officer of Connecting Diaspora for Development 2 found your profile and asks whether this is for you:"
    )
    assert WHY in letter.body.splitlines()
    assert "Apply by 28 March 2021." in letter.body.splitlines()


def test_what_is_wrong_is_said_and_what_was_written_stays(hodan, opportunity):
    page = ask(hodan, opportunity, why="Because.")
    assert (page.status_code, Asking.objects.count()) == (422, 0)
    assert "They will read it." in text(page)
    assert "Because." in text(page)
    unknown = {"opportunity": "2222222222", "why": WHY}
    assert at_desk("officer", url("person_ask", hodan), unknown).status_code == 422


def test_the_second_of_two_who_ask_reads_why_not(hodan, opportunity):
    other = make.make_opportunity(need=opportunity.need)
    ask(hodan, opportunity)
    page = ask(hodan, other, "coordinator")
    assert page.status_code == 422
    assert "choose" in text(page).lower()
    barred = at_desk("coordinator", url("person_ask", hodan))
    assert "They were asked on 2021-03-08. They can be asked again from 2021-04-07 on." in text(barred)
    assert Asking.objects.count() == 1


def test_who_cannot_ask_finds_no_page(hodan, opportunity):
    assert at_desk("assessor", url("person_ask", hodan)).status_code == 404
    assert "Ask Hodan W." not in text(at_desk("assessor", url("person", hodan)))
    stranger = make.make_person("Zaynab Hadi")
    assert at_desk("officer", url("person_ask", stranger)).status_code == 404


def test_where_there_is_nothing_to_ask_about_the_page_says_so(hodan, opportunity):
    clock.start_at(datetime(2021, 6, 8, 9, tzinfo=UTC))
    assert "There is nothing to ask about" in text(at_desk("officer", url("person_ask", hodan)))
    assert "Nothing they could be asked about is open." in text(at_desk("officer", url("person", hodan)))


def asked_page(hodan, opportunity):
    ask(hodan, opportunity)
    return reverse("link:asked", args=[asked_token(Asking.objects.get().public_id)])


def test_one_press_answers_without_signing_in_and_looking_changes_nothing(hodan, opportunity):
    path, client = asked_page(hodan, opportunity), Client()
    page = client.get(path)
    make.set_actor("system:maker")
    assert (page.status_code, Asking.objects.get().reply) == (200, "")
    assert WHY in text(page)
    assert client.post(path, {"reply": "perhaps"}).status_code == 422
    assert client.post(path, {"reply": "no"}).headers["Location"] == path
    assert "Your answer is kept: not this one." in text(client.get(path))
    assert client.post(path, {"reply": "never"}).headers["Location"] == path
    assert "will ask you again" in text(client.get(path))
    yes = client.post(path, {"reply": "yes"})
    assert yes.headers["Location"] == reverse("public:opportunity", args=["cd4d2", opportunity.public_id])
    assert "you want to apply" in text(client.get(path))
    make.set_actor("system:maker")
    assert Asking.objects.get().reply == "yes"
    assert client.get(reverse("link:asked", args=["x"])).status_code == 404
    assert client.get(reverse("link:asked", args=[asked_token("2222222222")])).status_code == 404


def test_after_the_last_day_yes_is_not_offered(hodan, opportunity):
    path = asked_page(hodan, opportunity)
    clock.start_at(datetime(2021, 6, 8, 9, tzinfo=UTC))
    assert "Yes, I want to apply" not in text(Client().get(path))


def test_the_person_reads_who_asked_who_looked_and_answers(hodan, opportunity):
    path = asked_page(hodan, opportunity)
    own = at_desk("", reverse("portal:data"), user=hodan.user)
    assert "Officer of CD4D2 asked on 8 March 2021." in text(own)
    assert "opened your page in the register, to ask you something" in text(own)
    assert path in own.content.decode()


def test_older_words_can_be_agreed_to_anew(hodan, opportunity):
    Consent.objects.filter(person=hodan).update(covers_asking=False)
    assert "They cannot ask you yet" in text(at_desk("", reverse("portal:data"), user=hodan.user))
    barred = text(at_desk("officer", url("person_ask", hodan)))
    assert "They have not agreed to be asked for this country, or have ended it." in barred


def test_an_address_that_is_not_taken_stops_nobody_else(hodan, opportunity, monkeypatch):
    ask(hodan, opportunity)

    def no(*args, **kwargs):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("ciconia.foundation.actions.mail.hand_over", no)
    assert hand_over_askings() == (0, 1)
