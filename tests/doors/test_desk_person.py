"""People of the register on the desk: found by skill, opened with a word about it, and who looked is said."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ciconia.doors.desk import listing
from ciconia.foundation import clock
from ciconia.people.models import Freshness, Look
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import statements
from tests.doors.portal import follow, send, text, titles, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_registered(
        make.make_focus("SOM"), headline="Water network engineer", concepts=["Finding leaks", "Training technicians"],
        experience=make.translated("Ten years of leaks."), languages=[{"code": "so", "level": "C2"}],
        available_from=make.day("2021-05-01"), available_weeks=6, modes=["virtual"],
    )  # fmt: skip


def ask(user, name, obj=None, **query):
    client = Client()
    make.sign_in(client, user)
    answer = client.get(url(name, obj), query)
    make.set_actor("system:maker")
    return answer


def found(page):
    return [line["name"] for line in page.context["lines"]]


def test_the_list_says_what_staff_may_know(hodan):
    page = enter(Client(), "officer", "people")
    [line] = page.context["lines"]
    assert line == {
        "url": url("person", hodan), "name": "Hodan W.", "headline": "Water network engineer",
        "skills": "Finding leaks, Training technicians", "languages": "Somali C2", "free": "1 May 2021",
        "modes": "Online", "since": "March 2021",
    }  # fmt: skip
    assert "Abdi Warsame" not in page.content.decode()


def test_it_is_narrowed_by_what_one_needs(hodan):
    make.make_registered(make.make_focus("IRQ"), full_name="Zaynab Hadi", concepts=["Statistics"])
    officer = make.make_staff("officer")
    asked = [
        {}, {"q": "LEAKS"}, {"country": "IRQ"}, {"language": "so"}, {"mode": "virtual"}, {"free": "2021-05-01"},
        {"free": "2021-04-30"}, {"free": "soon", "country": "XXX"},
    ]  # fmt: skip
    assert [found(ask(officer, "people", **query)) for query in asked] == [
        ["Zaynab H.", "Hodan W."], ["Hodan W."], ["Zaynab H."], ["Hodan W."], ["Hodan W."], ["Hodan W."], [],
        ["Zaynab H.", "Hodan W."],
    ]  # fmt: skip
    assert "Nobody fits all of this" in text(ask(officer, "people", q="midwife"))


def test_an_empty_register_says_why(client):
    make.make_programme()
    assert "Nobody lets staff find them yet" in text(enter(client, "officer", "people"))


def test_pages_follow_one_another(hodan, monkeypatch):
    monkeypatch.setattr(listing, "SIZE", 2)
    for name in ("Zaynab Hadi", "Liban Warsame"):
        make.make_registered(make.make_focus("SOM"), full_name=name)
    officer = make.make_staff("officer")
    first = ask(officer, "people")
    assert found(first) == ["Liban W.", "Zaynab H."]
    after = first.context["page"].next.partition("after=")[2]
    assert found(ask(officer, "people", after=after)) == ["Hodan W."]


def test_one_person_costs_as_many_statements_as_three(hodan):
    officer = make.make_staff("officer")
    one = statements(Client(), officer, "people")
    for name in ("Zaynab Hadi", "Liban Warsame"):
        make.make_registered(make.make_focus("SOM"), full_name=name)
    assert (one, statements(Client(), officer, "people")) == (7, 7)


def test_whoever_opens_a_page_is_told_that_it_is_seen_and_it_is(hodan):
    officer = make.make_staff("officer")
    page = ask(officer, "person", hodan)
    said = text(page)
    assert "You are looking at somebody" in said
    assert "Ten years of leaks." in said
    assert "What they do March 2021" in said
    assert "Somali: C2, like a first language Free from" in said
    assert "like a first language" not in page.content.decode().partition("<main")[0]
    assert "Abdi Warsame" not in said
    assert Look.objects.get().viewer == officer
    mine = text(visit(hodan.user, "data"))
    assert "8 March 2021: staff for Somalia opened your page in the register" in mine
    assert "In the last year staff opened your page once." in mine
    assert "Staff for Somalia because you let them find you: your first name, initial and what hosts may read." in mine


def test_a_profile_without_words_is_a_page_too():
    person = make.make_registered(make.make_focus("SOM"))
    Freshness.objects.all().delete()
    assert "Nothing is written yet." in text(ask(make.make_staff("officer"), "person", person))
    assert ask(make.make_staff("officer"), "people").context["lines"][0]["since"] == ""


def test_others_find_no_people(hodan):
    iraq = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    assert (found(ask(iraq, "people")), ask(iraq, "person", hodan).status_code) == ([], 404)
    for user in (make.make_staff("viewer"), make.make_staff("editor"), hodan.user):
        assert (ask(user, "people").status_code, ask(user, "person", hodan).status_code) == (404, 404)
    assert "People" not in [
        item["label"] for item in ask(make.make_staff("viewer"), "overview").context["rail"][1]["items"]
    ]
    assert Look.objects.count() == 0


def test_applications_and_assignments_that_are_opened_are_said_as_well():
    application = make.make_application("shortlisted")
    officer, host = make.make_staff("officer"), make.make_member(application.organisation)
    ask(officer, "application", application)
    visit(host, "candidate", application.public_id)
    engagement = make.make_engagement()
    ask(officer, "engagement", engagement)
    visit(make.make_member(engagement.organisation), "engagement", engagement.public_id)
    visit(engagement.person.user, "engagement", engagement.public_id)
    assert list(Look.objects.order_by("id").values_list("at", "focus_id", "organisation_id")) == [
        ("application", application.focus_id, None), ("application", None, application.organisation_id),
        ("engagement", engagement.focus_id, None), ("engagement", None, engagement.organisation_id),
    ]  # fmt: skip
    assert f"{application.organisation.name} opened your application" in text(visit(application.person.user, "data"))


def test_a_person_lets_staff_find_them_and_ends_it():
    person, somalia = make.make_person(), make.make_focus("SOM")
    assert "Who may find me" in titles(visit(person.user, "data"))
    answer = follow(person.user, "register", focus=somalia.public_id)
    assert "Staff of CD4D2 for Somalia may find me when they look for somebody with my skills." in text(answer)
    officer = make.make_staff("officer")
    assert found(ask(officer, "people")) == ["Hodan W."]
    consent = person.consents.get()
    assert "Receipt, and ending it" in text(visit(person.user, "data"))
    assert "Ended. Staff do not find you any more." in text(follow(person.user, "consent", consent.public_id))
    assert found(ask(officer, "people")) == []


def test_what_cannot_be_agreed_to_is_not_found():
    person = make.make_person()
    make.make_programme()
    assert send(person.user, "register", focus="2222222222").status_code == 404
    assert send(person.user, "agree", purpose="register").status_code == 404
    assert send(make.make_user(), "register").status_code == 404
