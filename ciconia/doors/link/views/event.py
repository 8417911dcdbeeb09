"""One registration by the link of its letter: reading changes nothing, a press confirms it or gives the place back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import event_registration_of
from ciconia.doors.shared.event import door_url, hours, where
from ciconia.formats.qr import qr_png
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.event_registration import Closed, cancel_own, confirm
from ciconia.gatherings.models import EventRegistration
from ciconia.gatherings.queries.event import registration_by_link
from ciconia.gatherings.rules.event import takes_registrations

ACTS = {"confirm": confirm, "cancel": cancel_own}


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Says what it is for and where it stands; a button confirms, another gives the place back."""
    row, late = _opened(token), False
    act = ACTS.get(request.POST.get("act", ""))
    if request.method == "POST" and act is not None:
        try:
            row = act(row.public_id)
        except Closed:
            row, late = _opened(token), True
    event = row.event
    context = {
        "row": row, "event": event, "hours": hours(event), "where": where(event), "token": token, "late": late,
        "is_open": takes_registrations(event, clock.now()), "done": request.method == "POST" and not late,
    }  # fmt: skip
    return render(request, "link/event/page.html", context, status=409 if late else 200)


@link_page
@require_http_methods(["GET", "HEAD"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The code as a picture that a telephone reads; only while there is a place."""
    row = _opened(token)
    if row.placed_at is None or row.cancelled_at is not None:
        raise Http404
    return HttpResponse(qr_png(door_url(row)), content_type="image/png")


def _opened(token: str) -> EventRegistration:
    public_id = event_registration_of(token)
    with acting_as("system:jobs"):
        row = registration_by_link(public_id) if public_id else None
    if row is None:
        raise Http404
    return row
