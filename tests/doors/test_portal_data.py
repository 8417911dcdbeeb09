"""One's own data: who may see one, receipts, a copy, the end."""

import json

import pytest
from django.core import mail

from ciconia.foundation.actions.perform import Refused
from ciconia.people.models import Consent, Counted, Person
from ciconia.publishing.actions.publication import leave_public
from ciconia.publishing.models import Publication
from ciconia.publishing.rules.publication import About
from tests import make
from tests.doors.account import AGAIN, signed_in
from tests.doors.portal import follow, send, text, titles, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person("Hodan Abdi Warsame", residence_city="Rotterdam")


def test_a_newcomer_agrees_with_the_words_they_read():
    user = make.make_user("")
    send(user, "profile", full_name="Hodan Abdi Warsame")
    consent = Consent.objects.get(person__user=user)
    assert (consent.purpose, consent.words[:45]) == ("profile", "My profile is kept so that I can apply. Staff")


def test_the_page_says_who_may_see_one_because_of_what(hodan):
    page = visit(hodan.user, "data")
    assert titles(page) == [
        "Who may see me", "Who looked at me", "Who may find me", "What I agreed to", "Is it still true?",
        "A copy of everything", "The end",
    ]  # fmt: skip
    assert "Nobody. That changes when you apply for something." in text(page)
    application = make.make_application("assessed", person=hodan)
    said = text(visit(hodan.user, "data"))
    assert "Staff for Somalia because you applied: all of your profile. Since" in said
    host = f"{application.organisation.name} because you applied: your first name, initial and what hosts may read."
    assert host in said
    make.as_user(hodan.user, make.applications.withdraw, application, reason="Another job")
    assert "From" in text(visit(hodan.user, "data"))


def test_what_is_public_about_one_is_taken_down_by_oneself_without_a_reason(hodan):
    page = make.make_publication(place="page", source="a", about=About((hodan,)))
    post = make.make_publication(source="a", about=About((hodan,)))
    assert "Where I am public" in titles(visit(hodan.user, "data"))
    assert "elsewhere: 1" in text(follow(hodan.user, "not_public"))
    assert [Publication.objects.get(pk=row.pk).state for row in (page, post)] == ["withdrawn", "to_take_down"]
    assert "The programme takes it down by" in text(visit(hodan.user, "data"))
    with pytest.raises(Refused):
        make.as_user(make.make_staff("officer"), leave_public, hodan)


def test_a_consent_gives_a_receipt_and_is_taken_back(hodan):
    answer = follow(hodan.user, "agree", purpose="balance")
    assert "Agreed. Here is your receipt" in text(answer)
    consent = Consent.objects.get(person=hodan)
    plain = visit(hodan.user, "consent", consent.public_id, plain="1")
    assert plain["Content-Type"] == "text/plain; charset=utf-8"
    assert plain.content.decode().splitlines()[0] == f"Receipt {consent.public_id}"
    assert consent.words in plain.content.decode()
    assert "Say what is counted" in text(visit(hodan.user, "data"))
    assert "Saved. Nobody reads it" in text(follow(hodan.user, "figures", sex="f", birth_year="1984", ties=["SOM"]))
    assert "Taken back." in text(follow(hodan.user, "consent", consent.public_id))
    assert not Counted.objects.filter(person=hodan).exists()
    assert "Taken back on" in text(visit(hodan.user, "consent", consent.public_id))
    assert visit(make.make_person().user, "consent", consent.public_id).status_code == 404


@pytest.mark.parametrize("year", ["84", "1066", "2020", "long ago"])
def test_a_year_nobody_was_born_in_is_said(hodan, year):
    answer = send(hodan.user, "figures", birth_year=year)
    assert (answer.status_code, text(answer).count("Write the year in four digits.")) == (422, 2)


def test_what_nobody_offers_is_not_found(hodan):
    assert send(hodan.user, "agree", purpose="everything").status_code == 404
    assert send(hodan.user, "figures", sex="f").status_code == 404
    assert visit(hodan.user, "copy", "exe").status_code == 404
    assert visit(make.make_member(make.make_organisation()), "data").status_code == 404


def test_the_consent_for_the_profile_leads_to_the_end(hodan):
    send(hodan.user, "agree", purpose="profile")
    consent = Consent.objects.get(person=hodan)
    assert send(hodan.user, "consent", consent.public_id).url == "/en/my/data/erase/"


def test_a_copy_for_programs_and_one_for_people(hodan):
    data = json.loads(visit(hodan.user, "copy", "json").content)
    assert data["person"] == hodan.public_id
    answer = visit(hodan.user, "copy", "pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.pdf"'
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    arabic = signed_in(hodan.user).get("/ar/my/data/copy.pdf")
    assert arabic.content[:5] == b"%PDF-"


def test_a_copy_and_the_end_ask_once_more(hodan):
    client = signed_in(hodan.user, ago=610)
    for where in ("/en/my/data/copy.json", "/en/my/data/erase/"):
        assert client.get(where).url.startswith(AGAIN)


def test_the_end_wants_a_tick_and_gives_a_proof(hodan, django_capture_on_commit_callbacks):
    unsure = send(hodan.user, "erase")
    assert (unsure.status_code, "Nothing has been erased." in text(unsure)) == (422, True)
    address = hodan.user.email
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(hodan.user, "erase", sure="1")
    person = Person.objects.select_related("erasure", "identity").get(pk=hodan.pk)
    assert f"The number of the proof is {person.erasure.public_id}." in text(answer)
    assert (mail.outbox[-1].to, person.erasure.public_id in mail.outbox[-1].body) == ([address], True)
    assert person.identity.residence_city == ""


def test_a_running_assignment_keeps_the_data_until_it_ends():
    engagement = make.make_engagement()
    answer = send(engagement.person.user, "erase", sure="1")
    assert answer.status_code == 422
    assert "End it with the programme first" in text(answer)
