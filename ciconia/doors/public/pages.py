"""Pages of editors for lists, for programs and for news readers."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any
from xml.etree import ElementTree

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ciconia.doors.public.feeds import Feed, feed_of, identifier, moment, say
from ciconia.doors.public.posting import data_block
from ciconia.doors.public.share import LOCALES
from ciconia.doors.shared.templatetags.ciconia import language, words
from ciconia.publishing.models import PublicPage


def rows(pages: Iterable[Any]) -> list[dict[str, Any]]:
    """What each page of a list says."""
    reading = get_language()
    return [
        {
            "title": page.title,
            "lead": page.lead,
            "url": path_of(page),
            "day": getattr(page, "day", None),
            "where": words(page.focus.name) if page.focus else words(page.programme.name) if page.programme else "",
            "written": page.locale.language_code,
            "other": language(page.locale.language_code) if page.locale.language_code != reading else "",
            "language": language(page.language) if page.section == "resources" else "",
            "licence": page.get_licence_display() if page.section == "resources" else "",
        }
        for page in pages
    ]


def path_of(page: PublicPage) -> str:
    """Its address in the reader's language, whatever language it is written in."""
    return f"/{get_language()}/{page.section}/{page.slug}/"


def head(site: str, page: Any, others: Iterable[PublicPage]) -> SafeString:
    """What programs read of a page: its one address, that of its translations, the preview for messengers."""
    url = site + page.url
    pairs = [
        ("type", "article"), ("site_name", "Ciconia"), ("title", page.title), ("description", page.lead), ("url", url),
        ("locale", LOCALES.get(page.locale.language_code, "en_GB")),
    ]  # fmt: skip
    tags = format_html_join("\n  ", '<meta property="og:{}" content="{}">', pairs)
    same = [(one.locale.language_code, site + one.url) for one in (page, *others)]
    links = format_html_join("\n  ", '<link rel="alternate" hreflang="{}" href="{}">', same)
    first = '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  {}\n  {}\n  {}'
    return format_html(first, url, page.lead, links, tags, data_block(_schema(page, url)))


def _schema(page: Any, url: str) -> dict[str, Any]:
    """As schema.org has it: only what is known."""
    return {
        "@context": "https://schema.org", "@type": "NewsArticle" if page.section == "news" else "WebPage",
        "headline" if page.section == "news" else "name": page.title, "description": page.lead, "url": url,
        "datePublished": page.first_published_at.isoformat(), "dateModified": page.last_published_at.isoformat(),
        "inLanguage": page.locale.language_code,
    }  # fmt: skip


def atom(feed: Feed, pages: Iterable[Any], site: str) -> bytes:
    """The feed of news (RFC 4287): what was taken off is not in it."""
    root = feed_of(feed)
    for page in pages:
        entry = ElementTree.SubElement(root, "entry", {"xml:lang": page.locale.language_code})
        say(entry, "id", f"urn:uuid:{identifier(f'page/{page.key}')}")
        say(entry, "title", page.title)
        link = {"rel": "alternate", "type": "text/html", "href": site + path_of(page)}
        ElementTree.SubElement(entry, "link", link)
        say(entry, "published", moment(page.first_published_at.astimezone(UTC)))
        say(entry, "updated", moment(page.last_published_at.astimezone(UTC)))
        say(entry, "summary", page.lead)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
