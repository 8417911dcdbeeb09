"""The tour leads through the line in five scenes, each as the right person on the right page."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from ciconia.demo.people import LOGINS
from ciconia.doors.demo.scenes import SCENES, places
from ciconia.doors.demo.thread import TITLES, address_of
from ciconia.foundation.actions.account import open_account
from ciconia.foundation.database.urls import CLONE
from ciconia.foundation.wall import acting_as
from tests.doors import demo_urls
from tests.make import MAKER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = demo_urls.__name__


@pytest.fixture
def everybody():
    """The accounts of the demonstration, without its world."""
    with acting_as("system:maker"):
        for login in LOGINS:
            open_account(login.email, by=MAKER, name=login.name)


def sit_down(client: Client, scene: str) -> str:
    """Press the button of a seat, and say where it leads."""
    seat = next(place for place in places() if str(place) == scene)
    onward = f"/en/tour/{seat.scene}/{seat.stop}/"
    answer = client.post("/demo/log-in", {"person": seat.at.person, "next": onward, "scene": scene})
    assert (answer.status_code, answer["Location"]) == (302, onward)
    return str(client.get(onward)["Location"])


def test_it_has_five_scenes_with_one_to_three_seats_each():
    assert [len(scene.stops) for scene in SCENES] == [1, 3, 2, 2, 2]


def test_everybody_in_it_has_a_log_in():
    assert {place.at.person for place in places()} - {login.key for login in LOGINS} == set()


def test_its_thread_is_in_the_files_of_the_world():
    world = "".join(file.read_text() for file in (CLONE / "ciconia/demo/world").rglob("*.toml"))
    assert [title for title in TITLES.values() if f'"{title}"' not in world] == []


def test_the_short_address_finds_the_language(client):
    answer = client.get("/tour")
    assert (answer.status_code, answer["Location"]) == (302, "/en/tour/")


def test_a_newcomer_sees_one_first_step(client):
    page = client.get("/en/tour/").content.decode()
    assert re.findall(r"<h2>(.*?)</h2>", page)[:5] == [str(scene.title).replace("'", "&#x27;") for scene in SCENES]
    assert page.count("btn-go") == 1
    assert "Leave the tour" not in page


def test_it_asks_the_database_nothing_of_a_stranger(client, django_assert_num_queries):
    with django_assert_num_queries(3):  # the transaction, and who asks
        client.get("/en/tour/")


def test_a_seat_signs_in_and_its_bar_says_what_to_look_at(client, everybody):
    del everybody
    assert sit_down(client, "2-1") == "/en/start/"  # without a world there is no row to go to
    page = client.get("/en/tour/").content.decode()
    stop = SCENES[1].stops[0]
    assert "Scene 2 of 5" in page
    assert str(stop.look) in page
    assert page.count("you are here") == 1
    assert page.count("· seen") == 1


def test_the_last_seat_offers_everybody_else(client, everybody):
    del everybody
    sit_down(client, "5-2")
    page = client.get("/en/tour/").content.decode()
    assert "That was the tour." in page
    assert "Next:" not in page


def test_a_seat_is_only_for_who_sits_in_it(client, everybody):
    del everybody
    sit_down(client, "1-1")
    assert client.get("/en/tour/5/1/")["Location"] == "/en/tour/"
    assert client.get("/en/tour/9/1/").status_code == 404
    assert Client().get("/en/tour/1/1/")["Location"] == "/en/tour/"


def test_leaving_it_takes_the_bar_away_and_keeps_the_person(client, everybody):
    del everybody
    sit_down(client, "1-1")
    assert client.get("/demo/leave-tour").status_code == 405
    assert client.post("/demo/leave-tour")["Location"] == "/en/tour/"
    page = client.get("/en/tour/").content.decode()
    assert "Scene 1 of 5" not in page
    assert "Sign out" in page


def test_a_page_that_is_not_there_is_no_way_on():
    assert address_of(replace(SCENES[0].stops[0], page="portal:nowhere", row=""), None) == "/en/start/"
