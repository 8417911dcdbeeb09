"""Pages of editors as everybody reads them: in the reader's language where they exist in it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings

from ciconia.publishing.models import PAGES, PublicPage

MOST = 200
P = TypeVar("P", bound=PublicPage)


def public_pages(model: type[P], language: str, *, order: str, most: int = MOST) -> list[P]:
    """What everybody reads of one sort, each once: in `language`, else in English, else as it was written."""
    rows = model.objects.public().select_related("locale", "programme", "focus").order_by(order, "-pk")
    found: dict[Any, P] = {}
    for row in rows[: most * len(settings.LANGUAGES)]:
        kept = found.get(row.translation_key)
        if kept is None or _rank(row, language) < _rank(kept, language):
            found[row.translation_key] = row
    return list(found.values())[:most]


def public_page(model: type[P], language: str, slug: str) -> P | None:
    """One page as everybody reads it, by the last part of an address in any language."""
    rows = list(model.objects.public().filter(slug=slug).select_related("locale", "programme", "focus"))
    found = _best(rows, language)
    if found is None or found.locale.language_code == language:
        return found
    same = model.objects.public().filter(translation_key=found.translation_key)
    return _best(same.select_related("locale", "programme", "focus"), language)


def other_languages(page: PublicPage) -> list[PublicPage]:
    """The same page in other languages, as far as it is public there."""
    same = type(page).objects.public().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return list(same.select_related("locale").order_by("locale__language_code"))


def was_public(model: type[PublicPage], slug: str) -> bool:
    """Whether there was a public page here that is taken off: its address says so, and nothing else."""
    return bool(model.objects.filter(slug=slug).exclude(first_published_at=None).exists())


def address_of(key: str) -> str:
    """Where everybody reads the page that the ledger knows under this key; nothing where it is not public."""
    for model in PAGES:
        if found := _best(model.objects.public().filter(key=key).select_related("locale"), "en"):
            return str(found.url)
    return ""


def all_public(language: str, most: int) -> list[PublicPage]:
    """Every public page that is written in a language, for the map of the site."""
    found: list[PublicPage] = []
    for model in PAGES:
        rows = model.objects.public().filter(locale__language_code=language).select_related("locale").order_by("-pk")
        found += rows[: most - len(found)]
    return found


def _best(rows: Iterable[P], language: str) -> P | None:
    return min(rows, key=lambda row: _rank(row, language), default=None)


def _rank(page: PublicPage, language: str) -> int:
    code = page.locale.language_code
    return 0 if code == language else 1 if code == "en" else 2
