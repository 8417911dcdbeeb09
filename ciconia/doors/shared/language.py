"""In which languages a page exists, where they stand, and which one somebody wants."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

NAMES = dict(settings.LANGUAGES)
PUBLIC = ("", "p")


def menu(request: HttpRequest) -> str:
    """Links to the page in each language it exists in, as items of a list. Nothing where the address names none."""
    rest = _rest(request)
    if rest is None:
        return ""
    offered = settings.DESK_LANGUAGES if rest.startswith("desk/") else NAMES
    return _menu(tuple(offered), translation.get_language(), rest)


def alternates(request: HttpRequest) -> str:
    """The links of a public page's head to its other languages; x-default is the address that asks the browser."""
    rest = _rest(request)
    if rest is None or rest.partition("?")[0].partition("/")[0] not in PUBLIC:
        return ""
    return _alternates(f"{request.scheme}://{request.get_host()}", rest)


def wanted(user: Any) -> str:
    """The language an account wants to read; of a stranger, and where we do not speak it, the one of the request."""
    own = getattr(user, "language", "")
    return own if own in NAMES else translation.get_language() or settings.LANGUAGE_CODE


def at_desk(request: HttpRequest) -> str:
    """Where a page of the desk stands in a language of the desk; nothing if the reader is there already."""
    spoken = translation.get_language() in settings.DESK_LANGUAGES
    return "" if spoken else f"/{settings.LANGUAGE_CODE}/{_rest(request)}"


@lru_cache(maxsize=1024)
def _menu(offered: tuple[str, ...], current: str | None, rest: str) -> SafeString:
    item = '<li><a href="/{0}/{1}" lang="{0}" hreflang="{0}"{2}>{3}</a></li>'
    here = mark_safe(' aria-current="true"')
    return format_html_join("", item, ((code, rest, here if code == current else "", NAMES[code]) for code in offered))


@lru_cache(maxsize=1024)
def _alternates(host: str, rest: str) -> SafeString:
    pairs = [(code, f"{host}/{code}/{rest}") for code in NAMES]
    pairs.append(("x-default", f"{host}/{rest}"))
    return format_html_join("\n  ", '<link rel="alternate" hreflang="{}" href="{}">', pairs)


def _rest(request: HttpRequest) -> str | None:
    """The address after the language, with what was asked; None where it does not begin with a language."""
    _root, code, *rest = request.get_full_path().split("/", 2)
    return rest[0] if rest and code in NAMES else None
