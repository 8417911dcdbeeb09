"""Refusal is the default: every address, walked as a stranger and as somebody without any role."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.wall import set_actor
from tests import make

pytestmark = pytest.mark.django_db
SAMPLE = {"public_id": "2222222222", "programme": "cd4d2", "slug": "x", "move": "publish", "noun": "need"}
LIBRARY = "allauth.account.views"


def addresses(resolver=None, prefix: str = "", kwargs: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """(path, pattern) of every address, with sample values for what varies."""
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from addresses(item, route, kwargs)
        else:
            for name in item.pattern.converters:
                route = route.replace(f"<slug:{name}>", SAMPLE.get(name, "2222222222"))
                route = route.replace(f"<int:{name}>", "1").replace(f"<str:{name}>", "x")
            for name, converter in _converters(route):
                route = route.replace(f"<{converter}:{name}>", SAMPLE.get(name, "2222222222"))
            yield "/" + route, item


def _converters(route: str) -> list[tuple[str, str]]:
    parts = [part.split(">")[0] for part in route.split("<")[1:]]
    return [(part.split(":")[1], part.split(":")[0]) for part in parts if ":" in part]


def door_of(pattern: URLPattern) -> str:
    """The door a view says it belongs to; the sign-in pages are the library's."""
    if pattern.callback.__module__ == LIBRARY or getattr(pattern.callback, "view_class", None):
        return "sign-in"
    return getattr(pattern.callback, "door", "none")


def test_every_view_says_which_door_it_belongs_to():
    without = [path for path, pattern in addresses() if door_of(pattern) == "none"]
    assert without == ["/theme"]


def test_a_stranger_is_sent_to_sign_in_by_every_page_that_is_not_public(client: Client):
    set_actor("system:maker")
    make.make_programme()
    wrong = []
    for path, pattern in addresses():
        if door_of(pattern) in ("portal", "desk"):
            for ask in (client.get, client.post):
                answer = ask(path)
                if (answer.status_code, answer.get("Location", "").split("?")[0]) != (302, reverse("account_login")):
                    wrong.append((path, answer.status_code))
    assert wrong == []
    assert sum(door_of(pattern) in ("portal", "desk") for _, pattern in addresses()) > 40


def test_somebody_without_a_role_finds_no_desk(client: Client):
    set_actor("system:maker")
    make.make_programme()
    make.sign_in(client, make.make_user())
    desk = [path for path, pattern in addresses() if door_of(pattern) == "desk"]
    assert {path: client.get(path).status_code for path in desk} == dict.fromkeys(desk, 404)
    assert len(desk) > 25


def test_an_address_of_a_row_that_does_not_exist_is_not_found(client: Client):
    set_actor("system:maker")
    make.make_programme()
    make.sign_in(client, make.make_person().user)
    rows = [path for path, p in addresses() if door_of(p) == "portal" and "2222222222" in path]
    found = {path: client.get(path).status_code for path in rows}
    assert {path: code for path, code in found.items() if code not in (404, 405)} == {}


def test_a_view_without_the_role_check_would_be_found():
    @desk_page
    def page(request):
        return HttpResponse("")

    assert page.door == "desk"
    assert door_of(URLPattern(get_resolver().url_patterns[0].pattern, lambda request: None)) == "none"
