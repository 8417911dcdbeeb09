"""The public list of diaspora organisations and the page of each: fast, and nothing but what is wanted."""

import json
import re

import pytest
from django.test import Client

from ciconia.foundation.text import translated
from ciconia.people.actions.merge import merge_organisations
from ciconia.people.actions.registration import list_organisation, unlist_organisation, write_registration
from ciconia.people.actions.tie import declare_tie
from tests import make
from tests.doors.public_help import statements, text

pytestmark = pytest.mark.django_db
LIST = "/en/organisations/"


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    make.make_programme()


def listed(name, country="NLD", **said):
    """An organisation on the list, with what it wants to be public."""
    fields = {key: said.pop(key) for key in ("about", "city", "website") if key in said}
    union = make.make_organisation("diaspora", country, name=name, **fields)
    contact = make.make_member(union, "organisation contact")
    make.as_user(contact, write_registration, union, **said)
    make.as_user(contact, list_organisation, union)
    return union, contact


def page_of(union):
    return f"{LIST}{union.public_id}/"


def visit(path):
    """A page as a stranger opens it."""
    make.set_actor("")
    try:
        return Client().get(path)
    finally:
        make.set_actor("system:maker")


def full():
    union, contact = listed(
        "Water Union", city="Rotterdam", about=translated("Engineers who answer by telephone"),
        website="https://example.org", registered_where="Chamber of Commerce", registered_number="241", founded=2009,
        members=1200, countries=["SOM", "ETH"], works_on=translated("Water"), funded_by=translated("Members"),
        languages=["so"], email="hello@example.org",
        wanted=["city", "about", "website", "email", "registered", "founded", "members", "countries", "works_on",
                "funded_by", "languages", "ties"],
    )  # fmt: skip
    make.as_user(contact, declare_tie, union, source="A fund", kind="foundation", country="NLD", public=True)
    make.as_user(contact, declare_tie, union, source="A party", kind="party")
    return union, contact


def test_an_empty_list_says_so():
    assert "No organisation is listed yet" in text(visit(LIST))


def test_only_what_asked_is_listed_and_only_what_is_wanted_is_said():
    make.make_organisation("diaspora", "NLD", name="Silent Circle")
    union, _contact = listed("Water Union", city="Rotterdam", founded=2009, works_on=translated("Water"))
    words = text(visit(LIST))
    assert ("Water Union" in words, "Netherlands" in words) == (True, True)
    assert [one for one in ("Silent Circle", "Rotterdam", "Works on") if one in words] == []
    words = text(visit(page_of(union)))
    assert [one for one in ("Rotterdam", "2009", "What it works on") if one in words] == []


def test_a_page_says_all_that_is_wanted_and_programs_read_it():
    union, _contact = full()
    page = visit(page_of(union))
    words, source = text(page), page.content.decode()
    for one in ("Rotterdam", "Engineers who answer", "2009", "about 1200", "Chamber of Commerce", "Somalia", "Somali",
                "Water", "Members", "A fund", "hello@example.org"):  # fmt: skip
        assert one in words
    assert "A party" not in words
    said = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', source, re.S)[1])
    assert (said["@type"], said["name"], said["foundingDate"], said["address"]) == (
        "Organization", "Water Union", "2009",
        {"@type": "PostalAddress", "addressCountry": "NL", "addressLocality": "Rotterdam"},
    )  # fmt: skip
    assert '<meta property="og:title" content="Water Union">' in source
    assert f'<link rel="canonical" href="http://testserver{page_of(union)}">' in source
    assert "Set-Cookie" not in page.headers
    bare, _contact = listed("Bare Circle")
    assert "Diaspora organisation in Netherlands." in visit(page_of(bare)).content.decode()


def test_it_is_gone_at_once_and_so_is_one_that_never_asked():
    union, contact = full()
    make.as_user(contact, unlist_organisation, union)
    silent = make.make_organisation("diaspora", "NLD")
    for path in (page_of(union), page_of(silent), f"{LIST}2222222222/"):
        assert visit(path).status_code == 404
    assert "Water Union" not in text(visit(LIST))


def test_an_address_of_one_that_went_into_another_leads_there():
    (kept, contact), (gone, _other) = listed("Water Union"), listed("The Water Union")
    make.as_user(make.make_staff("officer"), merge_organisations, kept, gone)
    page = visit(page_of(gone))
    assert (page.status_code, page.headers["Location"]) == (301, page_of(kept))
    make.as_user(contact, unlist_organisation, kept)
    assert visit(page_of(gone)).status_code == 404


def test_the_list_is_asked_by_country_and_goes_on(monkeypatch):
    full()
    listed("Cercle Sahan", "BEL")
    assert "Water Union" not in text(visit(f"{LIST}?country=BEL"))
    assert "Cercle Sahan" not in text(visit(f"{LIST}?works_in=SOM"))
    assert "No organisation with these" in text(visit(f"{LIST}?country=KEN"))
    assert "Cercle Sahan" in text(visit(f"{LIST}?country=nowhere"))
    monkeypatch.setattr("ciconia.doors.public.views.organisation.PAGE", 1)
    onward = re.search(r'href="(\?after=\w+)"', visit(LIST).content.decode())[1]
    words = text(visit(f"{LIST}{onward}"))
    assert ("Water Union" in words, "Cercle Sahan" in words) == (True, False)


def test_the_pages_are_cheap_however_many_there_are(client, django_assert_max_num_queries):
    union, _contact = full()
    one = [statements(client, path, django_assert_max_num_queries) for path in (LIST, page_of(union))]
    for number in range(2):
        listed(f"Circle {number}")
    three = [statements(client, path, django_assert_max_num_queries) for path in (LIST, page_of(union))]
    assert (one, three) == ([2, 2], [2, 2])


def test_the_list_is_led_to_from_home_and_programme():
    for path in ("/en/", "/en/p/cd4d2/"):
        assert f'href="{LIST}"' in visit(path).content.decode()
