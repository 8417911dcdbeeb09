"""What search engines read: every public page in every language, and nothing that was withdrawn."""

import re

import pytest
from django.test import Client

from ciconia.foundation.access import System
from ciconia.publishing.actions.publication import withdraw_about
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def places(path):
    """The addresses a map holds."""
    answer = Client().get(path)
    make.set_actor("system:maker")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return re.findall(r"<loc>http://testserver(.*?)</loc>", answer.content.decode())


def test_the_map_holds_what_is_public_in_every_language_and_not_what_was_withdrawn():
    row, event = make.make_opportunity(), make.make_event()
    make.make_opportunity("draft", need=make.make_need("validated"))
    make.make_event("draft")
    assert places("/sitemap.xml") == ["/sitemap/site.xml", "/sitemap/cd4d2.xml"]
    assert places("/sitemap/site.xml")[:6] == [
        "/en/", "/en/organisations/", "/en/news/", "/en/pages/", "/en/resources/", "/nl/",
    ]  # fmt: skip
    found = places("/sitemap/cd4d2.xml")
    assert len(found) == 4 * 11
    assert {path for path in found if row.public_id in path or event.public_id in path} == {
        f"/{code}/p/cd4d2/{kind}/{key}/"
        for code in ("en", "nl", "fr", "ar")
        for kind, key in (("opportunities", row.public_id), ("events", event.public_id))
    }
    assert [Client().get(path).status_code for path in found[:8]] == [200] * 8
    make.set_actor("system:maker")
    withdraw_about(focus=row.focus, by=System("Test"), reason="The country is suspended.")
    assert len(places("/sitemap/cd4d2.xml")) == 4 * 9
    assert Client().get("/sitemap/nothing.xml").status_code == 404


def test_robots_are_told_where_the_map_is_and_what_is_not_for_them():
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert (lines[0], lines[-1]) == ("User-agent: *", "Sitemap: http://testserver/sitemap.xml")
    assert "Disallow: /ar/desk/" in lines
