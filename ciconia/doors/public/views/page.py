"""News, pages and resources of editors for everybody, with their pictures and documents, and a feed of news."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.feeds import Feed
from ciconia.doors.public.pages import atom, head, path_of, rows
from ciconia.doors.public.site import feed_link, frame
from ciconia.doors.public.views.feed import ATOM
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.page import context_of
from ciconia.publishing.models import PAGES, InfoPage, NewsPage, PublicPage, ResourcePage
from ciconia.publishing.queries.page import other_languages, public_pages, was_public
from ciconia.publishing.queries.page import public_page as public_page_at

MODELS = {model.section: model for model in PAGES}
IN_FEED = 30
QUARTER = 900  # seconds; what goes off is gone from shared caches by then
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@public_page
def news(request: HttpRequest) -> HttpResponse:
    """News, the newest first."""
    found = rows(public_pages(NewsPage, _reading(), order="-day"))
    return render(request, "public/page/news.html", frame(request) | {"rows": found, "feed": feed_link()})


@public_page
def resources(request: HttpRequest) -> HttpResponse:
    """Documents and addresses that are of use, by name."""
    found = rows(public_pages(ResourcePage, _reading(), order="title"))
    return render(request, "public/page/resources.html", frame(request) | {"rows": found})


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Pages that stay: who keeps the site and how things work."""
    found = rows(public_pages(InfoPage, _reading(), order="title"))
    return render(request, "public/page/about.html", frame(request) | {"rows": found})


@public_page
def detail(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """One page; of one that was taken off, a sentence that says so."""
    model, page = MODELS[section], _found(section, slug)
    around = frame(request)
    around["trail"] = [*around["trail"], *_above(section)]
    if page is None:
        if not was_public(model, slug):
            raise Http404
        return render(request, "public/page/gone.html", around, status=410)
    if page.slug != slug:
        return redirect(path_of(page))
    others = other_languages(page)
    site = f"{request.scheme}://{request.get_host()}"
    return render(
        request, "shared/page.html",
        around | context_of(page) | {"head": head(site, page, others), "feed": feed_link()},
    )  # fmt: skip


@public_page
def picture(request: HttpRequest, section: str, slug: str, number: int) -> HttpResponse:
    """A picture of a page: there as long as the page is, and in it."""
    page = _found(section, slug) if section in MODELS else None
    for block in page.body if page else ():
        if block.block_type == "picture" and (image := block.value["image"]) and image.pk == number:
            return _kept(image.file, "image/jpeg")
    raise Http404


@public_page
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The document of a resource: there as long as its page is."""
    page: Any = _found("resources", slug)
    if page is None or page.document is None:
        raise Http404
    return _kept(page.document.file, "application/pdf")


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """An Atom feed of news."""
    site = f"{request.scheme}://{request.get_host()}"
    pages = public_pages(NewsPage, _reading(), order="-day", most=IN_FEED)
    changed = max((page.last_published_at for page in pages), default=LONG_AGO)
    about = Feed(
        key="site/news", title=_("News"), author="Ciconia", own=site + reverse("news_feed"),
        page=site + reverse("news_list"), updated=changed,
    )  # fmt: skip
    content = atom(about, pages, site)
    etag = f'"{sha256(content).hexdigest()[:20]}"'
    answer = get_conditional_response(request, etag=etag, response=HttpResponse(content, content_type=ATOM))
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed.timestamp())
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer


def _found(section: str, slug: str) -> PublicPage | None:
    return public_page_at(MODELS[section], _reading(), slug)


def _reading() -> str:
    return get_language() or "en"


def _above(section: str) -> list[tuple[str, str]]:
    label, name = {
        "news": (_("News"), "news_list"),
        "pages": (_("About this site"), "info_pages"),
        "resources": (_("Resources"), "resources"),
    }[section]
    return [(label, reverse(name))]


def _kept(file: Any, media_type: str) -> HttpResponse:
    try:
        with file.open("rb") as opened:
            answer = HttpResponse(opened.read(), content_type=media_type)
    except FileNotFoundError:
        raise Http404 from None
    answer["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer
