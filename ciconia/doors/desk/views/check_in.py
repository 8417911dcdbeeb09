"""Checking people in on a telephone: a code, or a name; pressing twice does no harm, so nothing has to be waited for.

A press is answered with the page itself: one way there and back for each person, also on a bad line.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.views.event import event_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.codes import code_in
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions.event_registration import check_in, undo_check_in, walk_in
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.gatherings.queries.event import found_by_name, last_in, numbers_of, registrations_of
from ciconia.gatherings.rules.event import AT_THE_DOOR, FLOW

LONGEST = 120


@desk_page
def door(request: HttpRequest, public_id: str) -> HttpResponse:
    """One field for a code or a name; who came; how many are there."""
    event = event_of(request, public_id)
    if event.state not in ("announced", "held") or not any(FLOW.holds(request.user, r, event) for r in AT_THE_DOOR):
        raise Http404
    said: dict[str, Any] = {"typed": request.GET.get("code", "")[:LONGEST]}
    if request.method == "POST":
        try:
            said = _pressed(request, event)
        except Unfit as wrong:
            said = {"wrong": " ".join(str(why) for why in wrong.problems.values()), "typed": _typed(request)}
    context = {
        "event": event,
        "numbers": numbers_of(event, request.user),
        "last": last_in(event, request.user),
        "here": _("Check-in"),
        **said,
    }
    back = (words(event.title), desk_url(request, "event", public_id))
    around = frame(request, "events", trail=[(_("Events"), desk_url(request, "events")), back])
    return render(request, "desk/event/check_in.html", {**around, **context}, status=422 if "wrong" in said else 200)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("q", "").strip()[:LONGEST]


def _pressed(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What a press did: who came in, whom the words could mean, or that nobody is called so."""
    act, _colon, key = request.POST.get("act", "").partition(":")
    if act == "guest":
        return {"came": walk_in(event, by=request.user, name=_typed(request)), "new": True}
    rows = registrations_of(event, request.user)
    if act == "undo":
        row = _with(event, get_object_or_404(rows, public_id=key))
        undo_check_in(row, by=request.user)
        return {"undone": row}
    row = rows.filter(public_id=key).first() if key else rows.filter(code=code_in(_typed(request)) or "-").first()
    if row is not None:
        new = check_in(_with(event, row), by=request.user)
        return {"came": row, "new": new}
    found = found_by_name(event, request.user, _typed(request)) if _typed(request) else []
    return {"found": found, "typed": _typed(request), "nobody": not found}


def _with(event: Event, row: EventRegistration) -> EventRegistration:
    row.event = event
    return row
