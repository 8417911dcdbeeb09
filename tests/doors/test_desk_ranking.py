"""The desk's page of a ranking: reasons, who stands beside it, another place, a wrong concept, and the switch."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.actions.ranking import call_wrong, make_ranking
from ciconia.selection.models import RankMove, WrongLink
from ciconia.selection.queries.ranking import reasons_of
from tests import make

DESK = "/en/desk/cd4d2"


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def three(opportunity):
    return [
        make.make_application(
            "submitted", opportunity=opportunity,
            person=make.make_person(f"{name} Warsame", headline=f"Hydrologist {name}"),
        )
        for name in ("Abdi", "Hodan", "Zaynab")
    ]  # fmt: skip


@pytest.fixture
def ranking(opportunity, three):
    return make.make_ranking(opportunity, unread=(three[1].public_id,))


@pytest.fixture
def officer(client, opportunity, ranking):
    return make.sign_in(client, make.make_staff("officer", opportunity.focus))


def as_role(client, role, opportunity):
    return make.sign_in(client, make.make_staff(role, opportunity.focus))


def said(client, path, status=200, **data):
    answer = client.post(f"{DESK}/{path}", data) if data else client.get(f"{DESK}/{path}")
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def order(page):
    """The names in the list, in order."""
    ranked = page.split('<ol class="list mt">')[1].split("</ol>")[0]
    return [piece.split("</a>")[0].split(">")[-1] for piece in ranked.split("<h3>")[1:]]


def test_the_list_shows_places_reasons_and_who_stands_beside_it(officer, opportunity, three):
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert order(page) == ["Abdi Warsame", "Zaynab Warsame"]
    assert "2 in this order" in page
    assert "<b>Groundwater monitoring</b>: Hydrologist Abdi" in page
    assert '<span class="soft">(midwife)</span>' in page
    assert "<b>Five years with wells</b>: nothing in the application shows it" in page
    beside = page.split("Not read: a person reads them")[1]
    assert "Hodan Warsame" in beside
    assert "The application holds no words on work." in beside
    assert page.index("Not read: a person reads them") > page.index("Abdi Warsame")
    assert "Nearness 0.90" in page
    assert "reads no name, origin, sex, age or residence" in page
    assert 'href="/en/p/cd4d2/choosing/"' in page


def test_it_can_be_narrowed_to_whom_nothing_is_missing(officer, opportunity):
    path = f"opportunities/{opportunity.public_id}/ranking/"
    assert order(said(officer, f"{path}?missing=none")) == []
    assert order(said(officer, f"{path}?missing=some")) == ["Abdi Warsame", "Zaynab Warsame"]


def test_an_officer_puts_somebody_elsewhere_and_both_places_stand_there(officer, opportunity, three):
    page = said(officer, f"applications/{three[2].public_id}/place/")
    assert "The program put this application at place 2." in page
    page = said(officer, f"applications/{three[2].public_id}/place/", 422, place="1", reason="no")
    assert "Write why. Whoever reads the list after you sees it beside the place." in page
    page = said(officer, f"applications/{three[2].public_id}/place/", 422, place="9", reason="Has taught in this town")
    assert "Write a place from 1 to 3." in page
    assert "Has taught in this town" in page
    said(officer, f"applications/{three[2].public_id}/place/", 302, place="1", reason="Has taught in this town")
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert order(page) == ["Zaynab Warsame", "Abdi Warsame"]
    assert "ranked 2" in page
    assert "Put here by Officer: Has taught in this town" in page


def test_somebody_who_was_not_read_is_given_a_place(officer, opportunity, three):
    assert "could not read this application" in said(officer, f"applications/{three[1].public_id}/place/")
    said(officer, f"applications/{three[1].public_id}/place/", 302, place="1", reason="Read by two of us")
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert order(page) == ["Hodan Warsame", "Abdi Warsame", "Zaynab Warsame"]
    assert "Everybody&#x27;s words were read." in page or "Everybody's words were read." in page


def test_a_wrong_concept_is_told_and_settled(officer, opportunity, three, client):
    path = f"applications/{three[0].public_id}/wrong/0/"
    page = said(officer, path)
    assert "Is this not “midwife”?" in page
    assert "In the application: Hydrologist Abdi" in page
    assert "Choose one." in said(officer, path, 422, better="hydrologist")
    said(officer, path, 302, of="person", better="hydrologist")
    said(officer, path, 302, of="need", better="")
    page = said(officer, "programme/concepts/")
    assert ("Hydrologist Abdi" in page, "Groundwater monitoring" in page) == (True, True)
    link = WrongLink.objects.get(application=three[0])
    assert "Write what was done" in said(officer, f"programme/concepts/{link.public_id}/", 422, done=" ")
    said(officer, f"programme/concepts/{link.public_id}/")
    said(officer, f"programme/concepts/{link.public_id}/", 302, done="Taken out of the vocabulary")
    assert "Taken out of the vocabulary" in said(officer, "programme/concepts/")
    said(officer, f"applications/{three[0].public_id}/wrong/1/", 404)
    said(officer, f"applications/{three[0].public_id}/wrong/9/", 404)
    said(officer, f"applications/{three[1].public_id}/wrong/0/", 404)
    assert "Nothing was called wrong." not in said(officer, "programme/concepts/")


def test_older_rankings_open_as_they_were_shown(officer, opportunity, three, ranking):
    make_ranking(opportunity.pk, why="asked", asked_by=None, engine=make.engine)
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert order(page) == ["Abdi Warsame", "Hodan Warsame", "Zaynab Warsame"]
    page = said(officer, f"opportunities/{opportunity.public_id}/rankings/{ranking.public_id}/")
    assert order(page) == ["Abdi Warsame", "Zaynab Warsame"]
    assert "This is how it was shown from" in page
    said(officer, f"opportunities/{opportunity.public_id}/rankings/none/", 404)


def test_asking_again_and_what_could_not_be_made(officer, opportunity, three):
    def broken(*said, **more):
        raise OSError

    ProcrastinateJob.objects.all().delete()
    make_ranking(opportunity.pk, why="changed", asked_by=None, engine=broken)
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert "could not be run on this server" in page
    assert "A new ranking is being made" not in page
    assert said(officer, f"opportunities/{opportunity.public_id}/ranking/again/", 405) == ""
    said(officer, f"opportunities/{opportunity.public_id}/ranking/again/", 302, go="1")
    assert "A new ranking is being made" in said(officer, f"opportunities/{opportunity.public_id}/ranking/")


def test_before_the_first_ranking_and_for_whoever_applied_since(client, opportunity, three):
    officer = as_role(client, "officer", opportunity)
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert "No ranking was made yet." in page
    assert page.index("Abdi Warsame") < page.index("Zaynab Warsame")
    make.make_ranking(opportunity)
    make.make_application("submitted", opportunity=opportunity, person=make.make_person("Late Comer"))
    page = said(officer, f"opportunities/{opportunity.public_id}/ranking/")
    assert "Late Comer" in page.split("Applied since")[1]


def test_who_may_do_what(client, opportunity, three, ranking):
    officer = make.make_staff("officer", opportunity.focus)
    wrong = {"number": 0, "of_person": True, "better": ""}
    link = make.as_user(officer, call_wrong, reasons_of(three[0]), **wrong)
    results = as_role(client, "results", opportunity)
    page = said(results, f"opportunities/{opportunity.public_id}/ranking/")
    assert ("Rank again" in page, "/place/" in page, "/wrong/0/" in page) == (False, False, False)
    said(results, f"applications/{three[0].public_id}/place/", 404)
    said(results, f"opportunities/{opportunity.public_id}/ranking/again/", 404, go="1")
    said(results, "programme/ranking/", 404)
    said(results, f"applications/{three[0].public_id}/wrong/0/", 404)
    said(results, f"programme/concepts/{link.public_id}/", 404)
    assert "Hydrologist Abdi" in said(results, "programme/concepts/")
    assessor = as_role(client, "assessor", opportunity)  # declares before reading, and judges without it
    for path in (f"opportunities/{opportunity.public_id}/ranking/", "programme/concepts/",
                 f"applications/{three[0].public_id}/wrong/0/"):  # fmt: skip
        said(assessor, path, 404)
    editor = as_role(client, "editor", opportunity)
    for path in (f"opportunities/{opportunity.public_id}/ranking/", "programme/concepts/",
                 f"programme/concepts/{link.public_id}/"):  # fmt: skip
        said(editor, path, 404)


def test_the_coordinator_turns_ranking_off_and_every_page_works(client, opportunity, three, ranking):
    coordinator = as_role(client, "coordinator", opportunity)
    assert "Ranking is on." in said(coordinator, "programme/ranking/")
    assert "Write the reason." in said(coordinator, "programme/ranking/", 422, on="0", reason="")
    said(coordinator, "programme/ranking/", 302, on="0", reason="The works council has to agree first")
    assert selection_of(opportunity.programme).ranking is False
    page = said(coordinator, f"opportunities/{opportunity.public_id}/ranking/")
    assert "Ranking is off in this programme" in page
    assert ("Nearness" in page, "Rank again" in page) == (False, False)
    assert page.index("Abdi Warsame") < page.index("Hodan Warsame") < page.index("Zaynab Warsame")
    for path in ("", "applications/", f"applications/{three[0].public_id}/", f"opportunities/{opportunity.public_id}/"):
        assert "Nearness" not in said(coordinator, path)
    assert "Ranking is off." in said(coordinator, "programme/ranking/")
    said(coordinator, "programme/ranking/", 302, on="1", reason="They agreed")
    assert "Nearness 0.90" in said(coordinator, f"opportunities/{opportunity.public_id}/ranking/")


def test_reasons_stand_in_the_readers_language_and_sentences_in_their_own(client, opportunity):
    person = make.make_person("Abdi Warsame", experience=translated("Ceelasha ayaan cabbiray", "so"))
    make.make_application("submitted", opportunity=opportunity, person=person)
    make.make_ranking(opportunity)
    make.sign_in(client, make.make_staff("officer", opportunity.focus))
    page = client.get(f"/nl/desk/cd4d2/opportunities/{opportunity.public_id}/ranking/").content.decode()
    assert '<span lang="so" dir="ltr">Ceelasha ayaan cabbiray</span> <span class="soft">(verloskundige)</span>' in page
    assert '<span lang="en" dir="ltr">Groundwater monitoring</span>' in page
    assert RankMove.objects.count() == 0
