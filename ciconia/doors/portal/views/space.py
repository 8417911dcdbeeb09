"""The spaces one sits in: what is written there, who is there, meeting each other, one's own name and letters."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.space import MeetUpForm, SeatForm
from ciconia.doors.portal.page import page
from ciconia.doors.portal.paging import piece
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.event import hours, where
from ciconia.doors.shared.post_form import WriteForm
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.actions.event_registration import Closed
from ciconia.gatherings.models import BoardSeat, Event, Seat
from ciconia.gatherings.queries.board import own_board_seats
from ciconia.gatherings.queries.space import (
    comes_to,
    introductions,
    meet_ups,
    proposed_meet_ups,
    seats_of,
    threads,
)

KINDS = ("message", "question", "introduction")


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The spaces one sits in, or left and may come back to."""
    return page(request, "portal/space/list.html", {"seats": list(seats_of(request.user))})


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is written in a space, the latest first; questions that wait; when people meet."""
    seat = seat_of(request, public_id)
    rows = threads(seat.space, request.user)
    only = request.GET.get("only") == "questions"
    if only:
        rows = rows.filter(kind="question", answered_at=None)
    coming = comes_to(request.user, seat.space)
    meeting = meet_ups(seat.space, clock.now())
    context = {
        "piece": piece(request, rows, size=SIZE), "only": only, "seat": seat,
        "meet_ups": [
            {"event": one, "hours": hours(one), "where": where(one), "coming": coming.get(one.pk)} for one in meeting
        ],
        "proposed": proposed_meet_ups(seat.space, request.user), "board_seat": _on_the_board(request, seat),
    }  # fmt: skip
    return page(request, "portal/space/detail.html", context, about=seat.space)


SIZE = 10


@portal_page
def people(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who said who they are, each in their own words."""
    seat = seat_of(request, public_id)
    context = {"seat": seat, "piece": piece(request, introductions(seat.space, request.user), size=SIZE)}
    return page(request, "portal/space/people.html", context | trail(seat), about=seat.space)


@portal_page
def write(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Write something new: to everybody, a question, or who one is."""
    seat = seat_of(request, public_id)
    if kind not in KINDS or not _may_write(seat):
        raise Http404
    form = WriteForm(sent(request), request.FILES or None)

    def act() -> Any:
        data = form.cleaned_data
        return posts.write(seat, by=request.user, kind=kind, text=data["text"], uploads=data["files"])

    if kept(form, act):
        messages.success(request, _("Written. Whoever wants letters gets one."))
        return redirect("portal:space_people" if kind == "introduction" else "portal:space", seat.public_id)
    context = {"seat": seat, "form": form, "kind": kind} | trail(seat)
    return page(request, "portal/space/write.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
def seat(request: HttpRequest, public_id: str) -> HttpResponse:
    """One's name in a space and how often one is written to; leaving, and coming back."""
    seat = seat_of(request, public_id)
    acts = {"leave": spaces.leave, "come_back": spaces.come_back}
    act = acts.get(request.POST.get("act", ""))
    if act is not None:
        act(seat, by=request.user)
        messages.success(request, _("You left the space.") if seat.left_at else _("Welcome back."))
        return redirect("portal:spaces" if seat.left_at else reverse("portal:space", args=[public_id]))
    form = SeatForm(sent(request), initial={"name": seat.name, "pace": seat.pace})
    if kept(form, lambda: spaces.change_seat(seat, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("portal:space", public_id)
    context = {"seat": seat, "form": form} | trail(seat)
    return page(request, "portal/space/seat.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
def meet(request: HttpRequest, public_id: str) -> HttpResponse:
    """Propose to meet."""
    seat = seat_of(request, public_id)
    if not _may_write(seat):
        raise Http404
    form = MeetUpForm(sent(request))
    if kept(form, lambda: spaces.propose_meet_up(seat, by=request.user, **form.said(seat.programme.zone))):
        messages.success(request, _("Proposed. The programme announces it in the space, or writes to you."))
        return redirect("portal:space", public_id)
    context = {"seat": seat, "form": form} | trail(seat)
    return page(request, "portal/space/meet.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
@require_POST
def come(request: HttpRequest, public_id: str, event: str) -> HttpResponse:
    """Say that one comes to a meet-up, or that one cannot."""
    seat = seat_of(request, public_id)
    row = get_object_or_404(Event.objects.filter(space=seat.space_id, state="announced"), public_id=event)
    try:
        if request.POST.get("act") == "stay_away":
            spaces.stay_away(row, seat, by=request.user)
            messages.success(request, _("You do not come. Your place is free again."))
        else:
            spaces.come_to(row, seat, by=request.user)
            messages.success(request, _("Noted. A letter with the place and the hour is on its way."))
    except Closed:
        messages.warning(request, _("That was too late: it is over, or it was called off."))
    return redirect("portal:space", public_id)


def seat_of(request: HttpRequest, public_id: str) -> Seat:
    """The own seat in the address."""
    return get_object_or_404(seats_of(request.user), public_id=public_id)


def trail(seat: Seat) -> dict[str, Any]:
    """The way back to a space."""
    return {
        "trail": [
            (_("My tasks"), reverse("portal:home")),
            (words(seat.space.name), reverse("portal:space", args=[seat.public_id])),
        ]
    }


def kept(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether a form that was sent was kept; where something is wrong, it stands at the fields."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Unfit as wrong:
        for name, why in wrong.problems.items():
            form.add_error(name if name in form.fields else None, str(why))
        return False
    except FileRefused as refused:
        form.add_error("files", str(refused))
        return False
    return True


def _on_the_board(request: HttpRequest, seat: Seat) -> BoardSeat | None:
    """The seat on the board that a space is for; nothing for a space that is for no board."""
    if seat.space.board_id is None:
        return None
    return own_board_seats(request.user).filter(board=seat.space.board_id, state="seated").first()


def _may_write(seat: Seat) -> bool:
    return seat.left_at is None and seat.space.is_open
