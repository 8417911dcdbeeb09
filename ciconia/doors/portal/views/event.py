"""Events: what one registered for, with the code for the door; and those that one's organisation holds."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.event import ProposedEventForm
from ciconia.doors.portal.page import moved, own_person, page
from ciconia.doors.portal.views.space import kept
from ciconia.doors.portal.words import event as said
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.event import door_url, hours, where
from ciconia.doors.shared.moves import offers
from ciconia.formats.qr import qr_png
from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.codes import code_in
from ciconia.foundation.queries.log import told
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import event_proposal as proposals
from ciconia.gatherings.actions.event_registration import Closed, cancel_own, check_in_by_code
from ciconia.gatherings.models import Event, EventRegistration
from ciconia.gatherings.queries.event import came_to, held_by, own_registrations, place_in_line
from ciconia.gatherings.rules.event import AT_THE_DOOR, FLOW, closed_door, takes_registrations
from ciconia.programmes.models import Affiliation
from ciconia.programmes.queries.affiliation import own_affiliations
from ciconia.programmes.queries.focus import open_focuses

ACTIONS = {"propose": proposals.send_in, "take_back": proposals.take_back}
MOST = 60


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """What the reader registered for, and the events of their organisation."""
    rows = [(row, hours(row.event)) for row in _own(request)[:MOST]]
    now = clock.now()
    context = {
        "coming": [pair for pair in reversed(rows) if pair[0].event.ends_at > now],
        "past": [pair for pair in rows if pair[0].event.ends_at <= now],
        "held": [(row, hours(row)) for row in held_by(request.user)[:MOST]],
        "contact": own_affiliations(request.user).exists(),
        "may_propose": bool(_active(request)),
    }
    return page(request, "portal/event/list.html", context)


@portal_page
def registration(request: HttpRequest, public_id: str) -> HttpResponse:
    """One's own registration: the code, or the place in the waiting list; what came after; the way to give it back."""
    row = get_object_or_404(_own(request), public_id=public_id)
    if request.method == "POST":
        try:
            cancel_own(row.public_id)
            messages.success(request, _("Given back: it goes to whoever waits longest."))
            return redirect("portal:events")
        except Closed:
            messages.error(request, _("You are checked in: there is nothing to give back."))
    event = row.event
    context = {
        "row": row, "event": event, "hours": hours(event), "where": where(event),
        "is_open": takes_registrations(event, clock.now()),
        "line": place_in_line(row) if row.stage == "waiting" else 0,
    }  # fmt: skip
    return page(request, "portal/event/registration.html", context, about=event)


@portal_page
def code(request: HttpRequest, public_id: str) -> HttpResponse:
    """The code as a picture that a telephone reads; only while there is a place."""
    row = get_object_or_404(_own(request).exclude(placed_at=None), public_id=public_id)
    return HttpResponse(qr_png(door_url(row)), content_type="image/png")


@portal_page
def new(request: HttpRequest) -> HttpResponse:
    """Propose an event that one's organisation would hold with a programme."""
    form = _form(request, _active(request), {"language": get_language() or "en"})
    made: list[Event] = []

    def act() -> None:
        one = form.chosen()
        values = form.values(one.programme.zone)
        made.append(proposals.propose_event(one.programme, one.organisation, by=request.user, **values))

    if kept(form, act):
        messages.success(request, str(FLOW.named("propose").done))
        return redirect("portal:event", made[0].public_id)
    return page(request, "portal/event/form.html", {"form": form}, status=422 if form.errors else 200)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """An event of one's organisation: where it stands, what was answered, and how many registered."""
    event = _held(request, public_id)
    url = lambda name: reverse("portal:event_move", args=[public_id, name])  # noqa: E731
    context = {
        "event": event, "hours": hours(event), "where": where(event), "meaning": said.meaning(event),
        "reasons": told("event", event.pk, said.OWED.get(event.state, ()))[:1],
        "offers": offers(FLOW, event, request.user, ACTIONS, url), "came": came_to(event),
        "door": event.state in ("announced", "held"), "shut": closed_door(event, request.user),
    }  # fmt: skip
    return page(request, "portal/event/detail.html", context, about=event)


@portal_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what was sent back."""
    event = _held(request, public_id)
    if request.method != "POST" and event.state != "returned":
        return redirect("portal:event", public_id)
    here = [row for row in own_affiliations(request.user).filter(programme=event.programme_id)
            if row.organisation_id == event.organisation_id]  # fmt: skip
    form = _form(request, here, ProposedEventForm.initial_of(event))

    def act() -> None:
        values = form.values(event.time_zone)
        proposals.revise_event(event, by=request.user, seen=form.cleaned_data["seen"], **values)

    if kept(form, act):
        messages.success(request, _("Changed. Send it in when it is ready."))
        return redirect("portal:event", public_id)
    return page(request, "portal/event/form.html", {"form": form, "event": event}, about=event,
                status=422 if form.errors else 200)  # fmt: skip


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Send it in again, or take it back."""
    event = _held(request, public_id)
    back = reverse("portal:event", args=[public_id])
    return moved(request, FLOW, event, move, ACTIONS, back=back, title=event.title)


@portal_page
def door(request: HttpRequest, public_id: str) -> HttpResponse:
    """One field for a code on a telephone, and how many are there; no names. Staff have a page of their own."""
    event = held_by(request.user).filter(public_id=public_id).first()
    if event is None:
        return _staff_door(request, public_id)
    found: dict[str, Any] = {"typed": request.GET.get("code", "")[:12], "shut": closed_door(event, request.user)}
    if request.method == "POST":
        found |= _pressed(request, event)
    event.refresh_from_db(fields=["taken", "waiting"])
    context = {"event": event, "came": came_to(event), **found}
    return page(request, "portal/event/door.html", context, about=event, status=422 if found.get("wrong") else 200)


def _pressed(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What a press did: let in, was in already, or nobody has that code."""
    typed = request.POST.get("q", "").strip()[:12]
    try:
        new = check_in_by_code(event, code_in(typed) or "-", by=request.user)
    except Unfit as wrong:
        return {"wrong": " ".join(str(why) for why in wrong.problems.values()), "typed": typed}
    return {"nobody": True, "typed": typed} if new is None else {"let_in": code_in(typed), "new": new, "typed": ""}


def _staff_door(request: HttpRequest, public_id: str) -> HttpResponse:
    """A telephone of staff that read the code of such an event goes to the desk, where names are."""
    event = get_object_or_404(Event.objects.visible_to(request.user).select_related("programme"), public_id=public_id)
    if not holds_for_programme(request.user, AT_THE_DOOR, event.programme_id, event.focus_id):
        raise Http404
    where_to = reverse("desk:event_check_in", args=[event.programme.code, public_id])
    asked = code_in(request.GET.get("code", ""))
    return redirect(f"{where_to}?code={asked}" if asked else where_to)


def _own(request: HttpRequest) -> Any:
    person = own_person(request)
    return own_registrations(request.user, person.pk) if person else EventRegistration.objects.none()


def _held(request: HttpRequest, public_id: str) -> Event:
    found: Event = get_object_or_404(held_by(request.user), public_id=public_id)
    return found


def _active(request: HttpRequest) -> list[Affiliation]:
    return list(own_affiliations(request.user).filter(state="active"))


def _form(request: HttpRequest, affiliations: list[Affiliation], opened: dict[str, Any]) -> ProposedEventForm:
    if not affiliations:
        raise Refused(_("Only organisations that work with a programme propose events: their affiliation is active."))
    programmes = {row.programme_id: row.programme for row in affiliations}.values()
    return ProposedEventForm(
        sent(request), initial=opened, affiliations=affiliations,
        focuses=[focus for one in programmes for focus in open_focuses(one)],
        kinds=[kind for one in programmes for kind in one.kinds],
    )  # fmt: skip
