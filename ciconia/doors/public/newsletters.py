"""The archive of the newsletter, for pages and for news readers."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any
from xml.etree import ElementTree

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.feeds import Feed, feed_of, identifier, moment, say
from ciconia.doors.public.frame import page_url
from ciconia.doors.shared.templatetags.ciconia import language, shown_in, words
from ciconia.programmes.models import Programme
from ciconia.publishing.models import Newsletter
from ciconia.publishing.rules.newsletter import languages_of

LONGEST = 200


def url_of(programme: Programme, newsletter: Newsletter) -> str:
    """The address of its page."""
    return reverse("public:newsletter", args=[programme.code, newsletter.public_id])


def rows(newsletters: Iterable[Newsletter], programme: Programme) -> list[dict[str, Any]]:
    """What each number of the archive says."""
    reading = get_language() or "en"
    return [
        {
            "title": shown_in(reading, one.title), "url": url_of(programme, one), "at": one.sent_at,
            "tongues": [language(code) for code in languages_of(one)],
        }
        for one in newsletters
    ]  # fmt: skip


def short(newsletter: Newsletter) -> str:
    """The first words of its introduction."""
    return Truncator(" ".join(words(newsletter.introduction).split())).chars(LONGEST)


def head(site: str, programme: Programme, newsletter: Newsletter) -> SafeString:
    """What programs read of the page: its one address, and what it is about."""
    tags = (
        '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  '
        '<meta property="og:type" content="article">\n  <meta property="og:title" content="{}">\n  '
        '<meta property="og:description" content="{}">\n  <meta property="og:url" content="{}">'
    )
    url, said = site + url_of(programme, newsletter), short(newsletter)
    return format_html(tags, url, said, words(newsletter.title), said, url)


def feed_link(programme: Programme) -> SafeString:
    """What news readers look for in the head of a page."""
    link = '<link rel="alternate" type="application/atom+xml" href="{}" title="{}">'
    return format_html(link, page_url(programme, "newsletters_feed"), _("Newsletter"))


def atom(feed: Feed, newsletters: Iterable[Newsletter], programme: Programme, site: str) -> bytes:
    """The feed of the archive (RFC 4287): what was withdrawn is not in it."""
    root = feed_of(feed)
    for one in newsletters:
        entry = ElementTree.SubElement(root, "entry")
        say(entry, "id", f"urn:uuid:{identifier(f'newsletter/{one.public_id}')}")
        say(entry, "title", words(one.title))
        link = {"rel": "alternate", "type": "text/html", "href": site + url_of(programme, one)}
        ElementTree.SubElement(entry, "link", link)
        sent = one.sent_at or one.changed_at
        say(entry, "published", moment(sent.astimezone(UTC)))
        say(entry, "updated", moment(one.changed_at.astimezone(UTC)))
        say(entry, "summary", short(one))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
