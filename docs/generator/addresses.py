"""Every address: its name, its path, the door it belongs to, and who may enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from docs.generator.text import code, first_sentence, page, table

INTRODUCTION = """
`<lang>` is the language of the page. An address of the desk that somebody has no role for answers as if it did not
exist. A row that somebody may not see does not exist for them either.
"""

DOORS = {
    "public": "Everybody; nothing personal is shown.",
    "api": "Programs, without an account; what it gives is in [openapi.json](openapi.json).",
    "portal": "Everybody with an account; their own things.",
    "link": "Whoever has the link, for its one purpose; no account is asked for.",
    "desk": "Accounts with a staff role in the programme of the address.",
    "cms": "Coordinators, officers and editors; below it are the pages of [Wagtail](../how-to/write-pages.md).",
    "sign-in": "Everybody; the library answers the same whether an account exists or not.",
    "demo": "Everybody, and only where the demo runs (`CICONIA_DEMO=1`); a real installation has no such address.",
    "all doors": "Everybody.",
}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver."""

    name: str
    path: str
    door: str
    purpose: str


def page_of_addresses() -> str:
    """The page."""
    found = addresses()
    blocks = []
    for door, who in DOORS.items():
        rows = [(code(item.name), code(item.path), item.purpose) for item in found if item.door == door]
        if rows:
            blocks += [f"## {door.capitalize()}", f"Who may enter: {who}", table(["name", "path", "what it is"], rows)]
    return page("Addresses", INTRODUCTION, *blocks)


def addresses() -> list[Address]:
    """All of them, in the order in which they are looked up."""
    return list(_walk(get_resolver(), "/", ""))


def _walk(resolver: URLResolver, before: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        path = before + ("<lang>/" if isinstance(entry.pattern, LocalePrefixPattern) else str(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, path, inner)
        else:
            purpose = first_sentence(entry.callback.__doc__)
            yield Address(f"{namespace}{entry.name or ''}", path, _door(entry), purpose if _ours(entry) else "")


def _door(entry: URLPattern) -> str:
    view: Any = entry.callback
    if view.__module__.startswith("allauth."):
        return "sign-in"
    if view.__module__.startswith("ciconia.doors.demo"):
        return "demo"
    return str(getattr(view, "door", "all doors"))


def _ours(entry: URLPattern) -> bool:
    return entry.callback.__module__.startswith("ciconia.")
