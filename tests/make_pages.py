"""Makers of editors' pages, by the verbs of the floor."""

from typing import Any

from ciconia.foundation.models import User
from ciconia.publishing.actions import page as pages
from ciconia.publishing.models import InfoPage, NewsPage, PublicPage, ResourcePage
from tests import make

MODELS = {"news": NewsPage, "pages": InfoPage, "resources": ResourcePage}


def body(text: str = "Twelve people begin.") -> list[tuple[str, Any]]:
    """A body of one paragraph."""
    return [("text", f"<p>{text}</p>")]


def make_page(
    title: str = "A course begins", *, section: str = "news", by: User | None = None, language: str = "en",
    live: bool = True, **fields: Any,
) -> Any:  # fmt: skip
    """A page of editors, made and, unless told otherwise, published by a coordinator."""
    by = by or make.make_staff("coordinator")
    said = {"lead": "Two sentences. No more.", "body": body()} | fields
    if section == "resources":
        said = {"link": "https://example.org/handbook"} | said
    page: PublicPage = MODELS[section](title=title, **said)
    with make.acting_as("system:maker"):
        pages.admit(by)
        pages.put(page, language=language, by=by)
        return pages.publish(page, by=by) if live else page
