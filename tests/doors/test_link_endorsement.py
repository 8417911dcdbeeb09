"""The link to an authority: a letter in its language, a page that changes nothing, an answer, and every way it ends."""

import gzip
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from ciconia.doors.link.endorsement import write_letters
from ciconia.doors.link.token import addressee_of, endorse_token
from ciconia.doors.tasks import authorities
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.people.actions.contact import note_contact
from ciconia.selection import tasks
from ciconia.selection.actions import need as needs
from ciconia.selection.models import Addressee
from tests import make
from tests.doors.portal import text, titles, whole
from tests.make import as_user, set_chain

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)
SAID = {"answer": "endorsed", "name": "Omar Yusuf", "function": "Deputy director", "reason": ""}


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def need():
    """A need sent to a ministry without an account, whose director reads Arabic."""
    set_chain(make.make_focus(), {"code": "ministry", "languages": ["ar"]})
    partnership = make.make_partnership()
    ministry = partnership.organisation.parent
    ministry.name = translated("Ministry of Water")
    ministry.save()
    said = {"name": "Nasra Ali", "function": "Director", "email": "director@ministry.example"}
    as_user(make.make_staff("officer"), note_contact, ministry, **said)
    host = make.make_member(partnership.organisation)
    need = as_user(host, needs.state_need, partnership, **make.need_fields(partnership.focus))
    as_user(host, needs.submit, need)
    return need


def where(need, page="endorse", serial=None):
    make.set_actor("system:maker")
    person = Addressee.objects.get(endorsement__need=need)
    return reverse(f"link:{page}", args=[endorse_token(person.public_id, serial or person.serial)])


def press(need, page="endorse", serial=None, **more):
    answer = Client().post(where(need, page, serial), SAID | more)
    make.set_actor("system:maker")
    need.refresh_from_db()
    return answer


def test_the_letter_asks_in_the_language_of_the_authority(need):
    assert write_letters() == (1, 0)
    [letter] = mail.outbox
    assert letter.to == ["director@ministry.example"]
    link = next(line for line in letter.body.splitlines() if "/authority/" in line)
    assert link.startswith("http://localhost:8000/ar/l/authority/")
    person = Addressee.objects.get()
    assert addressee_of(link.split("/")[-2]) == (person.public_id, 1)
    assert letter.extra_headers == {
        "Message-ID": f"<authority-{person.public_id}-1-ask-2021-03-22@localhost>", "Auto-Submitted": "auto-generated",
    }  # fmt: skip
    authorities(timestamp=0)
    assert len(mail.outbox) == 1


def test_each_letter_says_what_it_is_for(need):
    Addressee.objects.update(language="en")
    subjects = []
    for day in (0, 11, 14, 21):
        clock.start_at(START + timedelta(days=day))
        write_letters()
        subjects.append((mail.outbox[-1].subject, mail.outbox[-1].body.splitlines()[2]))
    host = need.organisation
    assert subjects == [
        ("Do you stand behind this need? Groundwater monitoring",
         f"{host} asks CD4D2 for help: Groundwater monitoring. The programme goes on only if Ministry of Water stands"
         " behind it.".replace("CD4D2", str(need.programme.name))),
        *[("Please answer: Groundwater monitoring",
           f"We asked Ministry of Water about what {host} needs: Groundwater monitoring, and have no answer yet.")] * 2,
        ("Please answer: Groundwater monitoring",
         f"We asked Ministry of Water about what {host} needs: Groundwater monitoring."
         " The answer was due on 22 March 2021. This is our last letter; after it the programme gets in touch."),
    ]  # fmt: skip


def test_an_endorser_with_an_account_is_sent_to_the_portal():
    need = make.make_need("submitted")
    write_letters()
    assert reverse("portal:endorse", args=[need.public_id]).replace("/en/", "/") in mail.outbox[0].body.replace(
        "/en/", "/"
    )


def test_looking_changes_nothing_and_says_for_whom_it_was_meant(need):
    client = Client()
    page = client.get(where(need))
    said = text(page)
    assert (page.status_code, titles(page, 1)[0], len(client.cookies)) == (200, "Groundwater monitoring", 0)
    assert "This link was meant for Nasra Ali, Ministry of Water. Director" in said
    assert "Wells run dry unseen" in said
    assert "Read by Ministry of Water (now) asked 8 March 2021, by 22 March 2021 0 of 14 days" in said
    need.refresh_from_db()
    assert (need.state, need.version) == ("submitted", 1)
    every = [client.get(where(need).replace("/en/", f"/{language}/")) for language in ("en", "nl", "fr", "ar")]
    assert [len(gzip.compress(one.content)) < 6 * 1024 for one in every] == [True] * 4


def test_one_press_answers_and_a_second_shows_what_was_answered(need):
    page = press(need)
    assert (page.status_code, need.state) == (200, "endorsed")
    assert "Thank you, your answer is kept The programme checks the need next." in text(page)
    again = press(need)
    assert again.status_code == 200
    assert "This was answered On 8 March 2021 Ministry of Water answered “Endorsed”." in text(again)
    assert "Your answer was not needed any more" not in text(again)
    other = press(need, name="Somebody", answer="refused", reason="No")
    assert (other.status_code, "Your answer was not needed any more" in text(other)) == (409, True)
    assert need.state == "endorsed"
    assert "Omar" not in text(Client().get(where(need)))


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"answer": ""}, "Choose your answer."),
        ({"answer": "refused"}, "Write the reason. Whoever is concerned will read it."),
        ({"name": ""}, "Write your name."),
        ({"function": ""}, "Write what you are in this office."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(need, more, error):
    page = press(need, **{"reason": ""} | more)
    assert (page.status_code, text(page).count(error), need.state) == (422, 2, "submitted")
    assert ('value="Omar Yusuf"' in whole(page)) == ("name" not in more)


def test_a_no_with_its_reason_reaches_the_institution(need):
    page = press(need, answer="returned", reason="Say who pays")
    assert (need.state, "The institution reads your reason." in text(page)) == ("returned", True)


def test_an_expired_link_sends_a_new_one_to_the_recorded_address_alone(need):
    clock.start_at(START + timedelta(days=31))
    assert "This link has expired" in text(Client().get(where(need)))
    assert press(need).status_code == 409
    page = press(need, "endorse_again")
    assert "A new link is on its way" in text(page)
    assert [letter.to for letter in mail.outbox] == [["director@ministry.example"]]
    assert "director@ministry.example" not in whole(page)
    assert "A newer link was sent" in text(Client().get(where(need, serial=1)))
    assert "No new link was sent" in text(press(need, "endorse_again", serial=1))
    assert len(mail.outbox) == 1
    assert press(need).status_code == 200
    assert need.state == "endorsed"


def test_a_mail_server_that_refuses_costs_nothing(need, monkeypatch):
    def refuse(*_args, **_more):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("ciconia.foundation.actions.mail.hand_over", refuse)
    assert write_letters() == (0, 1)
    clock.start_at(START + timedelta(days=31))
    assert "No new link was sent" in text(press(need, "endorse_again"))


def test_a_link_of_a_held_a_withdrawn_and_a_passed_need_says_so(need):
    make.suspend(need.focus)
    make.set_actor("system:maker")
    page = Client().get(where(need))
    assert ("On hold" in text(page), "Send the answer" in text(page)) == (True, False)
    assert press(need).status_code == 409
    as_user(make.make_member(need.organisation), needs.withdraw, need, reason="We hired somebody")
    assert "has withdrawn this need, 8 March 2021" in text(Client().get(where(need)))


def test_a_link_that_is_closed_or_not_ours(need):
    Addressee.objects.update(told="closed")
    assert "This link is closed" in text(Client().get(where(need)))
    for token in ("x", endorse_token("2222222222", 1)):
        assert Client().get(reverse("link:endorse", args=[token])).status_code == 404
    assert Client().get(where(need, "endorse_again")).status_code == 405


def test_the_hourly_job_sees_to_silent_authorities(need):
    clock.start_at(START + timedelta(days=40))
    tasks.authorities(timestamp=0)
    make.set_actor("system:maker")
    need.refresh_from_db()
    assert need.turn_role == "focal point|officer"
