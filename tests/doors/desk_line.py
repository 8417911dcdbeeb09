"""Pressing buttons on the desk, counting its statements, and reading its pages."""

import re
from html import unescape
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ciconia.doors.shared.middleware import NOT_COUNTED
from ciconia.foundation.models import User
from tests import make
from tests.doors.desk_help import url


def as_account(client: Client, who: str | User) -> Client:
    """The client, signed in as somebody new in a role or as an account."""
    make.set_actor("system:maker")
    user = make.make_staff(who) if isinstance(who, str) else who
    make.sign_in(client, user)
    return client


def ask(client: Client, who: str | User, name: str, obj: Any = None, query: str = "", **more: str) -> Any:
    """A page with something after the question mark."""
    found = as_account(client, who).get(url(name, obj, **more) + query)
    make.set_actor("system:maker")
    return found


def send(client: Client, who: str | User, name: str, obj: Any = None, say: dict[str, Any] | None = None, **more: str):
    """What comes back when a form is sent."""
    found = as_account(client, who).post(url(name, obj, **more), say or {})
    make.set_actor("system:maker")
    return found


def statements(client: Client, user: User, name: str, obj: Any = None, query: str = "") -> int:
    """How many statements a page takes, all but transaction control and the wall's own."""
    as_account(client, user)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(name, obj) + query).status_code == 200
    make.set_actor("system:maker")
    return len([one for one in queries if not one["sql"].startswith(NOT_COUNTED)])


def text(page: Any) -> str:
    """The words of a page, without its tags."""
    body = re.sub(r"<(head|style)\b.*?</\1>", " ", page.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()


def main(page: Any) -> str:
    """The words of the page's own part, without what stands around it."""
    found = re.search(r"<main\b.*?</main>", page.content.decode(), flags=re.S)
    assert found
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found.group()))).strip()


def buttons(page: Any) -> list[str]:
    """The words on the buttons of the page's own part."""
    found = re.search(r"<main\b.*?</main>", page.content.decode(), flags=re.S)
    assert found
    names = re.findall(r'<(?:a|button)[^>]*class="btn[^"]*"[^>]*>(.*?)</(?:a|button)>', found.group(), flags=re.S)
    return [re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", name))).strip() for name in names]


def summary(page: Any) -> list[str]:
    """The sentences in the summary of what is wrong with a form."""
    found = re.search(r'<div class="errs".*?</div>', page.content.decode(), flags=re.S)
    return re.findall(r'<a href="#[^"]+">(.*?)</a>', unescape(found.group())) if found else []
