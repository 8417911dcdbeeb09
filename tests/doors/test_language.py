"""In which language a page is, where its other languages stand, and how each writes days, numbers and names."""

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.formats import number_format

from ciconia.doors.demo.banner import BY_KEY, tour_of
from ciconia.doors.shared.templatetags.ciconia import apart, dated, in_a_row, place, words
from ciconia.foundation.countries import by_name, countries, country_name, language_name
from ciconia.foundation.models import Log, Role, User
from ciconia.foundation.wall import set_actor
from tests import make

pytestmark = pytest.mark.django_db
SECRET = "correct horse battery staple"


@pytest.fixture(autouse=True)
def programme(db):
    set_actor("system:maker")
    return make.make_programme()


@pytest.fixture(autouse=True)
def _own_language_again():
    """A request leaves its language behind in the thread; the next test begins without."""
    yield
    translation.deactivate()


def head(client: Client, path: str) -> list[tuple[str, str]]:
    """The languages a page's head names, and where."""
    lines = [line for line in client.get(path).content.decode().splitlines() if 'rel="alternate" hreflang' in line]
    return [(line.split('hreflang="')[1].split('"')[0], line.split('href="')[1].split('"')[0]) for line in lines]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("nl-BE,nl;q=0.9,en;q=0.5", "/nl/"), ("ar-IQ", "/ar/"), ("fr", "/fr/"), ("so,en;q=0.3", "/en/"), ("", "/en/")],
)
def test_the_address_without_a_language_asks_the_browser(client: Client, asked: str, answer: str):
    found = client.get("/", headers={"Accept-Language": asked})
    assert (found.status_code, found["Location"], found["Vary"]) == (302, answer, "Accept-Language, Cookie")
    below = client.get("/p/cd4d2/facts/", headers={"Accept-Language": asked})
    assert (below.status_code, below["Location"]) == (302, f"{answer}p/cd4d2/facts/")


def test_who_is_signed_in_comes_to_the_language_of_the_account(client: Client):
    make.sign_in(client, make.make_user(language="ar"))
    assert client.get("/", headers={"Accept-Language": "nl"})["Location"] == "/ar/"
    make.sign_in(client, make.make_user(language="so"))
    assert client.get("/", headers={"Accept-Language": "nl"})["Location"] == "/nl/"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("nl", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction(client: Client, language: str, direction: str):
    page = client.get(f"/{language}/p/cd4d2/")
    assert page["Content-Language"] == language
    assert f'<html lang="{language}" dir="{direction}">' in page.content.decode()


def test_a_public_page_names_its_other_languages_for_search_engines(client: Client):
    found = head(client, "/nl/p/cd4d2/opportunities/?country=SOM&mode=virtual")
    rest = "p/cd4d2/opportunities/?country=SOM&amp;mode=virtual"
    assert found == [
        ("en", f"http://testserver/en/{rest}"), ("nl", f"http://testserver/nl/{rest}"),
        ("fr", f"http://testserver/fr/{rest}"), ("ar", f"http://testserver/ar/{rest}"),
        ("x-default", f"http://testserver/{rest}"),
    ]  # fmt: skip
    assert head(client, "/en/")[-1] == ("x-default", "http://testserver/")
    assert head(client, "/en/account/sign-in/") == []


def test_every_layout_offers_the_page_in_its_other_languages(client: Client):
    focus = make.make_focus()
    offered = '<a href="/{0}/{1}" lang="{0}" hreflang="{0}"'
    everywhere = ("en", "nl", "fr", "ar")
    page = client.get("/en/p/cd4d2/facts/").content.decode()
    assert [offered.format(code, "p/cd4d2/facts/") in page for code in everywhere] == [True] * 4
    make.sign_in(client, make.make_person().user)
    page = client.get("/en/my/").content.decode()
    assert [offered.format(code, "my/") in page for code in everywhere] == [True] * 4
    make.sign_in(client, make.make_staff("officer", focus))
    page = client.get("/nl/desk/cd4d2/").content.decode()
    assert [offered.format(code, "desk/cd4d2/") in page for code in everywhere] == [True, True, False, False]


def test_an_address_without_a_language_offers_no_others(client: Client, settings):
    settings.ROOT_URLCONF = "tests.doors.demo_urls"
    assert "langs-nav" not in client.get("/demo/mail").content.decode()


def test_the_desk_opens_in_a_language_of_the_desk(client: Client):
    make.sign_in(client, make.make_staff("officer", make.make_focus()))
    found = client.get("/ar/desk/cd4d2/needs/?state=draft")
    assert (found.status_code, found["Location"]) == (302, "/en/desk/cd4d2/needs/?state=draft")
    assert client.get("/nl/desk/cd4d2/needs/").status_code == 200


@pytest.mark.parametrize(
    ("path", "came", "onward"),
    [
        ("/en/desk/cd4d2/", "ar", "/ar/tour/3/1/"),
        ("/en/desk/cd4d2/", "nl", "/en/tour/3/1/"),
        ("/en/my/", "ar", "/en/tour/3/1/"),
    ],
)
def test_the_tour_goes_on_in_the_language_it_came_to_the_desk_with(settings, path: str, came: str, onward: str):
    settings.ROOT_URLCONF = "tests.doors.demo_urls"
    request = RequestFactory().get(path)
    request.session = {"tour": "2-3", "tour_language": came}
    with translation.override("en"):
        assert tour_of(request)["next"]["url"] == onward


def test_a_seat_of_the_tour_keeps_the_language_of_its_page(client: Client, settings):
    settings.ROOT_URLCONF = "tests.doors.demo_urls"
    make.make_user(email=BY_KEY["joost"].email)
    client.post("/demo/log-in", {"person": "joost", "next": "/ar/tour/2/2/", "scene": "2-2"})
    assert client.session["tour_language"] == "ar"


def test_signing_in_leads_to_the_language_of_the_account_unless_a_page_was_asked_for(client: Client):
    user = make.make_person().user
    user.set_password(SECRET)
    user.language = "nl"
    user.save()
    set_actor("")
    given = {"login": user.email, "password": SECRET}
    assert client.post("/en/account/sign-in/", given)["Location"] == "/nl/start/"
    client.logout()
    assert client.post("/en/account/sign-in/", given | {"next": "/ar/my/"})["Location"] == "/ar/my/"


def test_somebody_keeps_the_language_they_read_in(client: Client):
    user = make.make_person().user
    make.sign_in(client, user)
    assert 'action="/language"' not in client.get("/en/my/").content.decode()
    assert 'action="/language"' in client.get("/nl/my/").content.decode()
    answer = client.post("/language", {"language": "nl", "next": "/nl/my/"})
    assert (answer.status_code, answer["Location"]) == (302, "/nl/my/")
    set_actor("system:maker")
    assert User.objects.get(pk=user.pk).language == "nl"
    entry = Log.objects.get(verb="user.choose_language")
    assert (entry.actor_id, entry.object_id, entry.data) == (user.pk, user.pk, {"language": "nl"})


def test_only_a_language_that_is_spoken_is_kept_and_it_leads_nowhere_else(client: Client):
    user = make.make_person().user
    make.sign_in(client, user)
    answer = client.post("/language", {"language": "tlh", "next": "https://example.com/"})
    assert answer["Location"] == "/"
    set_actor("system:maker")
    assert User.objects.get(pk=user.pk).language == "en"
    assert client.get("/language").status_code == 405


def test_mail_is_written_in_the_language_of_the_page(client: Client, mailoutbox):
    user = make.make_person().user
    set_actor("")
    client.post("/nl/account/sign-in/code/", {"email": user.email})
    client.post("/ar/account/password/", {"email": user.email})
    with translation.override("nl"):
        assert mailoutbox[0].subject == translation.gettext("Your code to sign in")
    with translation.override("ar"):
        assert mailoutbox[1].subject == translation.gettext("A new password for your account")
    assert "/ar/account/password/" in mailoutbox[1].body
    assert [mail.subject for mail in mailoutbox] != ["Your code to sign in", "A new password for your account"]


@pytest.mark.parametrize(
    ("language", "day", "first", "number"),
    [
        ("en", "21 March 2021", "1 March", "1,234.5"),
        ("nl", "21 maart 2021", "1 maart", "1.234,5"),
        ("fr", "21 mars 2021", "1er mars", "1\xa0234,5"),
        ("ar", "21 آذار/مارس 2021", "1 آذار/مارس", "1,234.5"),
    ],
)
def test_each_language_writes_days_and_numbers_its_own_way(language: str, day: str, first: str, number: str):
    with translation.override(language):
        assert dated(date(2021, 3, 21), "j F Y") == day
        assert dated(date(2021, 3, 1), "j F") == first
        assert number_format(1234.5, force_grouping=True) == number


def test_countries_and_languages_have_a_name_in_each_language():
    assert [country_name("SOM", code) for code in ("en", "nl", "fr", "ar")] == [
        "Somalia", "Somalië", "Somalie", "الصومال",
    ]  # fmt: skip
    assert [language_name("fa-AF", code) for code in ("en", "nl", "fr", "ar")] == ["Dari", "Dari", "dari", "الدارية"]


def test_names_stand_in_the_order_of_their_language():
    french = [name for _code, name in countries("fr")]
    assert french.index("Égypte") < french.index("Équateur") < french.index("Espagne") < french.index("Zambie")
    assert by_name("Éthiopie") == "ethiopie"
    assert len({by_name(name)[0] for name in ("أفغانستان", "إثيوبيا", "ألمانيا")}) == 1


def test_a_name_in_another_script_keeps_its_shape(programme):
    institution = make.make_organisation("host", "SOM", name="Garowe Water Utility", city="Garowe")
    assert (apart("Hodan W."), apart(""), place(institution)) == ("Hodan W.", "", "Garowe, Somalia")
    with translation.override("ar"):
        assert apart("Hodan W.") == "\u2068Hodan W.\u2069"
        assert apart("") == ""
        assert place(institution) == "\u2068Garowe\u2069، الصومال"
        assert words(institution.name) == "\u2068Garowe Water Utility\u2069"
        assert in_a_row(["سنة", "", "شهر"]) == "سنة، شهر"


def test_a_title_in_a_row_says_which_language_it_stands_in(client: Client):
    need = make.make_need("draft", title=make.translated("La socodka biyaha", "so", en="Keep track of the water"))
    host = make.make_member(need.organisation, Role.HOST_CONTACT)
    make.sign_in(client, host)
    page = client.get("/nl/my/needs/").content.decode()
    assert '<span lang="en" dir="ltr">Keep track of the water</span> <span class="tongue">Engels</span>' in page
    page = client.get("/en/my/needs/").content.decode()
    assert ">Keep track of the water</a>" in page
