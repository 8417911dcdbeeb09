"""A page of editors as readers see it; a preview shows the same."""

from typing import Any
from urllib.parse import urlsplit

import nh3
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from ciconia.doors.shared.templatetags.ciconia import date_words, language, words
from ciconia.publishing.models import PublicPage

TAGS = {"p", "b", "i", "strong", "em", "a", "ol", "ul", "li", "br"}


def preview(page: PublicPage, request: HttpRequest, mode: str) -> HttpResponse:
    """A page before it is public, for whoever writes it; its pictures come from where editors keep them."""
    return render(request, "shared/page.html", context_of(page, preview=True) | {"brand_url": reverse("home")})


def context_of(page: PublicPage, *, preview: bool = False) -> dict[str, Any]:
    """What the template of a page needs."""
    written = page.locale.language_code
    other = written != get_language()
    return {
        "page": page,
        "title": page.title,
        "facts": facts(page),
        "pieces": [_piece(page, block, preview=preview) for block in page.body],
        "written": written,
        "direction": "rtl" if get_language_info(written)["bidi"] else "ltr",
        "elsewhere": _("This text exists in %(language)s.") % {"language": language(written)} if other else "",
        "file": _file(page),
    }


def facts(page: Any) -> list[tuple[str, str]]:
    """What somebody on a telephone has to know first."""
    found = [
        (_("Day"), date_words(page.day) if page.section == "news" else ""),
        (_("Programme"), words(page.programme.name) if page.programme else ""),
        (_("Country"), words(page.focus.name) if page.focus else ""),
    ]
    if page.section == "resources":
        found += [(_("Language"), language(page.language)), (_("Licence"), page.get_licence_display())]
    return [(label, value) for label, value in found if value]


def rich(source: str) -> SafeString:
    """A text with links and lists as editors wrote it, and nothing else that a browser would read."""
    expanded = expand_db_html(source)
    return SafeString(nh3.clean(expanded, tags=TAGS, attributes={"a": {"href"}}, link_rel="nofollow noreferrer"))


def picture_url(page: PublicPage, image: Any) -> str:
    """The address of a picture of a page, under that page: they come and go together."""
    own = {"section": page.section, "slug": page.slug, "number": image.pk}
    return reverse("page_picture", kwargs=own)


def host_of(address: str) -> str:
    """On which site something stands."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _file(page: Any) -> dict[str, str]:
    """The way to what a resource is about: a document of ours, or an address elsewhere."""
    if page.section != "resources":
        return {}
    if page.link:
        return {"url": page.link, "words": _("Open it on %(site)s") % {"site": host_of(page.link)}, "rel": "external"}
    return {"url": reverse("resource_document", args=[page.slug]), "words": _("Open the document (PDF)")}


def _piece(page: PublicPage, block: Any, *, preview: bool) -> dict[str, Any]:
    kind, value = block.block_type, block.value
    if kind == "text":
        return {"kind": kind, "html": rich(value.source)}
    if kind == "picture" and value["image"] is not None:
        image = value["image"]
        return {"kind": kind, "url": image.file.url if preview else picture_url(page, image), "value": value}
    if kind == "video":
        return {"kind": kind, "value": value, "site": host_of(value["url"])}
    return {"kind": kind, "value": value}
