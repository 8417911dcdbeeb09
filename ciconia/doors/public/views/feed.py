"""What people and programs follow: feeds and calendars of a programme, a country, a sector, one last day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _

from ciconia.doors.public.cards import address
from ciconia.doors.public.feeds import Feed, atom, calendar
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.templatetags.ciconia import colon, country, words
from ciconia.foundation import clock
from ciconia.programmes.models import Focus, Programme, Sector
from ciconia.programmes.queries.programme import set_up_at
from ciconia.programmes.queries.timetable import public_dates
from ciconia.selection.queries.announced import Announced, deadlines_from, last_change, newest_open

HOUR = 3600
KEPT_FOR = timedelta(days=30)
"""So long a calendar still shows a last day that has passed."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ATOM, ICAL = "application/atom+xml; charset=utf-8", "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Scope:
    """What is followed: everything, one country or one sector of a programme."""

    name: str
    country: str = ""
    sector: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The part as the queries and the list know it."""
        return {name: value for name, value in (("country", self.country), ("sector", self.sector)) if value}


@public_page
def follow(request: HttpRequest) -> HttpResponse:
    """Every feed and calendar of a programme, in words."""
    programme = request.programme
    codes = dict.fromkeys(_countries(programme))
    rows = [
        {"name": _("Everything that opens"), **_addresses(programme)},
        *({"name": country(code), **_addresses(programme, "country", code)} for code in codes),
        *(
            {"name": words(sector.name), **_addresses(programme, "sector", sector.code)}
            for sector in Sector.objects.filter(programme=programme)
        ),
    ]
    return render(request, "public/programme/follow.html", {"rows": rows} | frame(request, "follow"))


@public_page
def news(request: HttpRequest, what: str = "", which: str = "") -> HttpResponse:
    """An Atom feed of what one can apply for."""
    programme, scope = request.programme, _scope(request.programme, what, which)
    today = clock.today(programme.zone)
    rows = newest_open(programme, today, **scope.asked)
    feed = _feed(request, scope, last_change(programme, today, **scope.asked))
    return answered(request, atom(feed, rows, _url_of(request)), ATOM, feed.updated)


@public_page
def days(request: HttpRequest, what: str = "", which: str = "") -> HttpResponse:
    """A calendar of last days to apply; one that was called off says so to whoever has it already."""
    programme, scope = request.programme, _scope(request.programme, what, which)
    today = clock.today(programme.zone)
    rows = deadlines_from(programme, today - KEPT_FOR, **scope.asked)
    changed = last_change(programme, today, **scope.asked)
    feed = _feed(request, scope, max(changed or LONG_AGO, set_up_at(programme)))
    dates = [] if scope.sector else public_dates(programme, today, today - KEPT_FOR, scope.country)
    content = calendar(feed, rows, _url_of(request), today=today, closes=_closes(programme), dates=dates)
    return answered(request, content, ICAL, feed.updated)


@public_page
def deadline(request: HttpRequest, public_id: str) -> HttpResponse:
    """The last day of one opportunity, for a calendar."""
    programme = request.programme
    today = clock.today(programme.zone)
    rows = deadlines_from(programme, today - KEPT_FOR, public_id=public_id, limit=1)
    if not rows:
        raise Http404
    feed = _feed(request, Scope(words(programme.name)), rows[0].updated)
    content = calendar(feed, rows, _url_of(request), today=today, closes=_closes(programme))
    response = answered(request, content, ICAL, feed.updated)
    response["Content-Disposition"] = f'attachment; filename="{public_id}.ics"'
    return response


def _scope(programme: Programme, what: str, which: str) -> Scope:
    if not what:
        return Scope(words(programme.name))
    if what == "country" and which in _countries(programme):
        return Scope(f"{words(programme.name)}{colon()} {country(which)}", country=which)
    sector = Sector.objects.filter(programme=programme, code=which).first() if what == "sector" else None
    if sector is None:
        raise Http404
    return Scope(f"{words(programme.name)}{colon()} {words(sector.name)}", sector=sector.code)


def _countries(programme: Programme) -> list[str]:
    return list(Focus.objects.filter(programme=programme).values_list("country", flat=True))


def _feed(request: HttpRequest, scope: Scope, changed: datetime | None) -> Feed:
    programme: Programme = request.programme  # type: ignore[attr-defined]
    query = f"?{urlencode(scope.asked)}" if scope.asked else ""
    return Feed(
        key="/".join([programme.code, *(part for pair in scope.asked.items() for part in pair)]),
        title=scope.name,
        author=words(programme.name),
        own=request.build_absolute_uri(request.path),
        page=request.build_absolute_uri(page_url(programme, "opportunities") + query),
        updated=changed or LONG_AGO,  # nothing has opened yet: any day that stays the same
    )


def _url_of(request: HttpRequest) -> Callable[[Announced], str]:
    start = request.build_absolute_uri(page_url(request.programme, "opportunities"))  # type: ignore[attr-defined]
    return lambda row: f"{start}{row.public_id}/" if row.taken_back else f"{start}{address(row.public_id, row.title)}"


def _closes(programme: Programme) -> str:
    city = programme.zone.rpartition("/")[2].replace("_", " ")
    return _("The day ends at 23:59 in %(city)s.") % {"city": city}


def _addresses(programme: Programme, what: str = "", which: str = "") -> dict[str, str]:
    where: dict[str, Any] = {"programme": programme.code}
    if what:
        where |= {"what": what, "which": which}
    return {name: reverse(f"public:{name}", kwargs=where) for name in ("news", "days")}


def answered(request: HttpRequest, content: bytes, media_type: str, changed: datetime) -> HttpResponse:
    """The document, or 304 to whoever has it already."""
    response = HttpResponse(content, content_type=media_type)
    response["ETag"] = tag = f'"{sha256(content).hexdigest()[:20]}"'
    response["Last-Modified"] = http_date(changed.timestamp())
    patch_cache_control(response, public=True, max_age=HOUR)
    return get_conditional_response(request, etag=tag, last_modified=int(changed.timestamp()), response=response)
