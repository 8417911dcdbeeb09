"""Visits to the portal as somebody, for tests."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from tests import make


def visit(user: Any, name: str, /, *args: Any, **query: Any) -> Any:
    """The answer somebody gets who opens a page of the portal."""
    return _as(user, lambda client: client.get(reverse(f"portal:{name}", args=args), query))


def send(user: Any, name: str, /, *args: Any, **data: Any) -> Any:
    """The answer somebody gets who sends a form there."""
    return _as(user, lambda client: client.post(reverse(f"portal:{name}", args=args), data))


def follow(user: Any, name: str, /, *args: Any, **data: Any) -> Any:
    """The page somebody is led to after sending a form there."""
    return _as(user, lambda client: client.post(reverse(f"portal:{name}", args=args), data, follow=True))


def text(response: Any) -> str:
    """What stands in the body of a page, without its tags."""
    body = re.sub(r"(?s)^.*?<main", "<main", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def whole(response: Any) -> str:
    """Everything that was sent, tags and all."""
    return unescape(response.content.decode())


def titles(response: Any, level: int = 2) -> list[str]:
    """The headings of a level, without those around the page."""
    found = re.findall(rf"(?s)<h{level}[^>]*>(.*?)</h{level}>", _body(response))
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", title)).split()) for title in found]


def buttons(response: Any) -> list[str]:
    """What can be pressed in the body: links that look like buttons, and buttons."""
    found = re.findall(r'(?s)<(?:a|button)[^>]*class="btn[^>]*>(.*?)</(?:a|button)>', _body(response))
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", words)).split()) for words in found]


def statements(response: Any) -> int:
    """How many statements the page cost."""
    return int(response["X-Ciconia-SQL"])


def _body(response: Any) -> str:
    return str(response.content.decode()).partition("<main")[2].partition("</main>")[0]


def _as(user: Any, ask: Any) -> Any:
    client = Client()
    make.sign_in(client, user)
    try:
        return ask(client)
    finally:
        make.set_actor("system:maker")
