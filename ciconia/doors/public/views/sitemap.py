"""What search engines read: the map of all that is public, and which parts of the site are not for them.

The form is that of https://www.sitemaps.org/protocol.html, with one file for each programme: at most 50,000 addresses.
What was withdrawn is in none of them, as they ask what the pages ask.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.utils.translation import get_language

from ciconia.doors.shared.entry import PLACING, public_page
from ciconia.gatherings.models import Consultation, Event, PublicIdea, Statement
from ciconia.gatherings.rules.board import has_board
from ciconia.gatherings.rules.idea import has_ideas
from ciconia.people.queries.registration import listed_ids
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.programme import programme_by_code, programmes
from ciconia.publishing.models import Newsletter, Story
from ciconia.publishing.queries.page import all_public
from ciconia.selection.models import Opportunity

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
PAGES = ("programme", "opportunities", "events", "stories", "newsletters", "follow", "choosing", "facts")
CLOSED = ("my", "desk", "account", "l")
QUARTER = 15 * 60
Entry = tuple[str, datetime | None]  # path, when it changed last


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The maps: one of the installation's own pages, one for each programme."""
    paths = [reverse("sitemap_of", args=["site"])]
    paths += [reverse("sitemap_of", args=[one.code]) for one in programmes()]
    site = _site(request)
    return _xml("sitemapindex", (f"<sitemap><loc>{escape(site + path)}</loc></sitemap>" for path in paths))


@public_page
def of(request: HttpRequest, code: str) -> HttpResponse:
    """Every public page of a programme, or of the installation itself, in every language of the site."""
    try:
        programme = None if code == "site" else programme_by_code(code)
    except Programme.DoesNotExist:
        raise Http404 from None
    codes, site = [language for language, _name in settings.LANGUAGES], _site(request)
    rows: list[str] = []
    for language in codes:
        with translation.override(language):
            found = _of_programme(programme, MOST // len(codes)) if programme else _of_site()
            rows += [_url(site, path, changed) for path, changed in found]
    return _xml("urlset", rows)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines find the map, and that what needs an account is not for them."""
    closed = [f"Disallow: /{language}/{part}/" for language, _name in settings.LANGUAGES for part in CLOSED]
    lines = ["User-agent: *", *closed, "Disallow: /cms/", f"Sitemap: {_site(request)}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _of_site() -> Iterator[Entry]:
    yield reverse("home"), None
    yield reverse("organisations"), None
    for key in listed_ids():
        yield reverse("organisation", args=[key]), None
    yield reverse("news_list"), None
    yield reverse("info_pages"), None
    yield reverse("resources"), None
    for page in all_public(get_language() or "en", MOST // len(settings.LANGUAGES) // 2):
        yield page.url, page.last_published_at


def _of_programme(programme: Programme, most: int) -> list[Entry]:
    """Its pages, what one can or could apply for and its events, the newest first where there is no room for all."""
    where = {"programme": programme.code}
    found: list[Entry] = [(reverse(f"public:{name}", kwargs=where), None) for name in pages_of(programme)]
    offered = Opportunity.objects.public().filter(programme=programme).order_by("-published_at", "-pk")
    events = Event.objects.public().filter(programme=programme).order_by("-starts_at", "-pk")
    stories = Story.objects.public().filter(programme=programme).order_by("-published_at", "-pk")
    numbers = Newsletter.objects.public().filter(programme=programme).order_by("-sent_at", "-pk")
    signed = Statement.objects.public().filter(programme=programme).order_by("-opened_at", "-pk")
    consulted = Consultation.objects.public().filter(programme=programme).order_by("-published_at", "-pk")
    said = PublicIdea.objects.public().filter(programme=programme).order_by("-published_at", "-pk")
    kinds = {"opportunity": offered, "event": events, "story": stories, "newsletter": numbers, "statement": signed,
             "consultation": consulted, "idea": said}  # fmt: skip
    for name, rows in kinds.items():
        changed = "state_since" if name == "opportunity" else "changed_at"
        under = reverse(f"public:{name}", kwargs=where | {"public_id": "-"})[: -len("-/")]
        found += [(f"{under}{key}/", at) for key, at in rows.values_list("public_id", changed)[: most - len(found)]]
    return found


def pages_of(programme: Programme) -> list[str]:
    """The pages a programme has besides those of what it offers."""
    pages = [*PAGES, *(["boards"] if has_board(programme) else []), *(["ideas"] if has_ideas(programme) else [])]
    return [name for name in pages if programme.places_people or not name.startswith(PLACING["public"])
            or name == "newsletters"]  # fmt: skip


def _url(site: str, path: str, changed: datetime | None) -> str:
    at = f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else ""
    return f"<url><loc>{escape(site + path)}</loc>{at}</url>"


def _xml(root: str, rows: Iterable[str]) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">', *rows, f"</{root}>", ""]
    answer = HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
