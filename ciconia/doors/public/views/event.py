"""Events for everybody: the list, a page for each, registering without an account, and calendars."""

from hashlib import sha256
from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from ciconia.doors.public.card_image import CardWords, draw
from ciconia.doors.public.drawn_event import drawn
from ciconia.doors.public.events import calendar, rows
from ciconia.doors.public.forms.event import RegisterForm
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.public.views.feed import HOUR, ICAL, KEPT_FOR
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.event import hours, where
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions.event_registration import Closed, register
from ciconia.gatherings.models import Event
from ciconia.gatherings.queries.event import (
    calendar_events,
    coming_events,
    last_moment,
    next_events,
    past_events,
    public_event,
    public_row,
)
from ciconia.gatherings.rules.event import takes_registrations
from ciconia.gatherings.rules.event_registration import CONSENT, COUNTS, MAY_ASK

MOST, PAST = 60, 12
DAY = 24 * 3600


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """What one can come to, the next one first, and what took place."""
    programme, now = request.programme, clock.now()  # type: ignore[attr-defined]
    page = {
        "coming": rows(coming_events(programme, now)[:MOST], programme),
        "past": rows(past_events(programme, now)[:PAST], programme),
    }
    return render(request, "public/event/list.html", page | frame(request, "events"))


@public_page
def detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One event: what, when, where, who speaks, whether there is room; of one that is over, what came of it."""
    programme = request.programme  # type: ignore[attr-defined]
    event = public_row(programme, public_id)
    if event is None:
        raise Http404
    is_open = takes_registrations(event, clock.now())
    page = {
        "event": event,
        "title": words(event.title),
        "drawn": drawn(request, programme, event, is_open=is_open),
        "is_open": is_open,
        "full": event.places_left == 0 or event.waiting > 0,
        "via": request.GET.get("via", "")[:40],
        "else_coming": [] if is_open and event.places_left != 0 else _else_coming(request, event),
    }
    return render(request, "public/event/detail.html", _below_the_list(request) | page)


@public_page
def registering(request: HttpRequest, public_id: str) -> HttpResponse:
    """A name and an address; the letter that goes there holds the link that counts."""
    event = _found(request, public_id)
    here = reverse("public:event_register", args=[request.programme.code, public_id])  # type: ignore[attr-defined]
    opened = {"language": get_language() or "en", "via": request.GET.get("via", "")[:40], **_known(request)}
    form = RegisterForm(request.POST if request.method == "POST" else None, initial=opened)
    page: dict[str, Any] = {
        "event": event,
        "title": words(event.title),
        "form": form,
        "consent": CONSENT,
        "status": 200,
    }
    page |= {"hours": hours(event), "where": where(event), "sent": "sent" in request.GET}
    page["is_open"] = takes_registrations(event, clock.now())
    if request.method == "POST" and form.is_valid():
        page["status"] = _registered(request, event, form)
        if page["status"] == 302:
            return HttpResponseRedirect(f"{here}?sent")
    elif form.errors:
        page["status"] = 422
    page["else_coming"] = [] if page["is_open"] else _else_coming(request, event)
    return render(request, "public/event/register.html", _below_the_list(request) | page, status=page["status"])


@public_page
def one_calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """One event, for a calendar."""
    event = _found(request, public_id)
    answer = _calendar(request, [event], f"{public_id}")
    answer["Content-Disposition"] = f'attachment; filename="{event.public_id}.ics"'
    return answer


@public_page
def all_calendar(request: HttpRequest) -> HttpResponse:
    """Every event of a programme, to follow in a calendar."""
    programme = request.programme  # type: ignore[attr-defined]
    return _calendar(request, list(calendar_events(programme, clock.now() - KEPT_FOR)), programme.code)


@public_page
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture that messengers show beside the link of an event."""
    event, code = _found(request, public_id), get_language() or "en"
    title = event.title.best(code)
    said = CardWords(
        language=code, direction="rtl" if get_language_bidi() else "ltr", title=title.text,
        programme=words(request.programme.name), title_direction=title.direction,  # type: ignore[attr-defined]
        where=where(event), how=hours(event), country=event.focus.country if event.focus else "",
    )  # fmt: skip
    answer = HttpResponse(draw(said), content_type="image/png")
    patch_cache_control(answer, public=True, max_age=DAY)
    return answer


def _registered(request: HttpRequest, event: Event, form: RegisterForm) -> int:
    """What became of a form that was filled in: 302 where the letter is on its way, else why not, at the field."""
    said = form.said()
    if not ratelimit.consume(request, action="event", key=said["email"]):
        form.add_error(None, _("That was too often in a short time. Wait a few minutes, then try again."))
        return 429
    try:
        agreed = [CONSENT, *([COUNTS] if said["counts"] else []), *([MAY_ASK] if said["may_ask"] else [])]
        register(event, words="\n".join(map(str, agreed)), **said)
    except Unfit as wrong:
        for name, why in wrong.problems.items():
            form.add_error(name, str(why))
        return 422
    except Closed:
        return 409
    return 302


def _known(request: HttpRequest) -> dict[str, str]:
    user = request.user
    return {"name": user.name, "email": user.email} if user.is_authenticated else {}


def _found(request: HttpRequest, public_id: str) -> Event:
    event = public_event(request.programme, public_id)  # type: ignore[attr-defined]
    if event is None:
        raise Http404
    return event


def _else_coming(request: HttpRequest, event: Event) -> list[dict[str, Any]]:
    programme = request.programme  # type: ignore[attr-defined]
    return rows(next_events(programme, clock.now(), other_than=event), programme)


def _below_the_list(request: HttpRequest) -> dict[str, Any]:
    page = frame(request, "events")
    page["trail"].append((_("Events"), page_url(request.programme, "events")))  # type: ignore[attr-defined]
    return page


def _calendar(request: HttpRequest, events: list[Event], key: str) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    content = calendar(request.programme, events, site, key=key)  # type: ignore[attr-defined]
    answer = HttpResponse(content, content_type=ICAL)
    answer["ETag"] = f'"{sha256(content).hexdigest()[:20]}"'
    if events:
        answer["Last-Modified"] = http_date(max(last_moment(event) for event in events).timestamp())
    patch_cache_control(answer, public=True, max_age=HOUR)
    return answer
