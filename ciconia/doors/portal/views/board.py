"""The board one sits on: the seat, what it speaks about, votes, meetings, who else sits there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.board import DeclarationForm, ThemeForm
from ciconia.doors.portal.page import moved, page
from ciconia.doors.portal.views.space import kept
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.event import hours, where
from ciconia.doors.shared.moves import offers
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.queries.log import reasons_of
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.models import BoardSeat, BoardTheme
from ciconia.gatherings.models.board import STANDING
from ciconia.gatherings.queries.board import (
    meetings_of,
    members_beside,
    own_board_seats,
    space_seat_of,
    themes_of,
    voices_of,
)
from ciconia.gatherings.queries.space import comes_to
from ciconia.gatherings.rules.board import FLOW
from ciconia.gatherings.rules.board_theme import TO_WANT

ACTIONS = {"accept": boards.accept, "decline": boards.decline, "leave": boards.leave}
PAST = ANSWERED = 12


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The invitation, or the board as its members read it."""
    seat = _seat(request, public_id)
    url = lambda name: reverse("portal:board_move", args=[public_id, name])  # noqa: E731
    context = {
        "seat": seat, "board": seat.board, "mandate": told(seat.board.mandate),
        "offers": offers(FLOW, seat, request.user, ACTIONS, url),
        **(_inside(request, seat) if seat.state == "seated" else {}),
    }  # fmt: skip
    return page(request, "portal/board/detail.html", context, about=seat)


@portal_page
def declare(request: HttpRequest, public_id: str) -> HttpResponse:
    """Which interests one has, and who pays for one's work; anew every year."""
    seat = _sitting(request, public_id)
    form = DeclarationForm(sent(request), initial={"interests": seat.interests, "funding": seat.funding})
    if kept(form, lambda: boards.declare_interests(seat, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Kept. You are asked again in a year."))
        return redirect("portal:board", public_id)
    return _form(request, seat, form, _("Declare your interests"), _("Keep it"))


@portal_page
def raise_theme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what the board should speak about."""
    seat = _sitting(request, public_id)
    form = ThemeForm(sent(request), initial={"language": get_language() or "en"})
    if kept(form, lambda: themes.raise_theme(seat, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Raised. The other members read it, and say whether they want it too."))
        return redirect("portal:board", public_id)
    return _form(request, seat, form, _("Raise a theme"), _("Raise it"))


@portal_page
@require_POST
def want(request: HttpRequest, public_id: str, theme: str) -> HttpResponse:
    """Say that one wants to speak about a theme too, or does not any more."""
    seat = _sitting(request, public_id)
    wanted = request.POST.get("act") != "step_back"
    try:
        themes.want(_theme(request, seat, theme), seat, by=request.user, wanted=wanted)
        messages.success(request, _("Noted: you want it too.") if wanted else _("Noted: you do not ask for it now."))
    except Conflict:
        messages.warning(request, _("It was answered in the meantime."))
    return redirect("portal:board", public_id)


@portal_page
@require_POST
def vote(request: HttpRequest, public_id: str, theme: str) -> HttpResponse:
    """Vote, or vote otherwise."""
    seat = _sitting(request, public_id)
    try:
        row = themes.vote(_theme(request, seat, theme), seat, by=request.user, choice=request.POST.get("choice", ""))
        counted = row.state == "voted"
        messages.success(request, _("Yours was the last vote: they are counted.") if counted else _("Your vote is in."))
    except Conflict:
        messages.warning(request, _("That was too late: the votes are counted."))
    except Unfit as wrong:
        messages.error(request, " ".join(map(str, wrong.problems.values())))
    return redirect("portal:board", public_id)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Take the seat, say no, or leave."""
    seat = get_object_or_404(own_board_seats(request.user), public_id=public_id)
    back = reverse("portal:home") if move in ("decline", "leave") else reverse("portal:board", args=[public_id])
    return moved(request, FLOW, seat, move, ACTIONS, back=back, title=seat.board.name)


def _inside(request: HttpRequest, seat: BoardSeat) -> dict[str, Any]:
    """What members alone read."""
    said = voices_of(request.user, seat.board)
    rows = [(theme, said.get(theme.pk)) for theme in themes_of(seat.board, request.user)]
    answered = [theme for theme, _voice in rows if theme.state in ("voted", "concluded", "done", "not_now")][:ANSWERED]
    reasons = reasons_of("board_theme", [theme.pk for theme in answered if theme.state == "not_now"], "decline")
    room = space_seat_of(seat.board, request.user)
    now, coming = clock.now(), comes_to(request.user, seat.board.space)
    meetings = [(one, hours(one), where(one), coming.get(one.pk)) for one in meetings_of(seat.board)[:PAST]]
    return {
        "votes": [pair for pair in rows if pair[0].state == "voting"],
        "open": [pair for pair in rows if pair[0].state in TO_WANT],
        "answered": [(theme, reasons.get(theme.pk, "")) for theme in answered],
        "members": members_beside(seat.board, request.user), "room": room,
        "ahead": [row for row in reversed(meetings) if row[0].ends_at > now],
        "past": [row for row in meetings if row[0].ends_at <= now],
    }  # fmt: skip


def _seat(request: HttpRequest, public_id: str) -> BoardSeat:
    """The seat in the address, while one is asked to take it, or has it."""
    found: BoardSeat = get_object_or_404(own_board_seats(request.user), public_id=public_id, state__in=STANDING)
    return found


def _sitting(request: HttpRequest, public_id: str) -> BoardSeat:
    """The seat in the address, once it was taken."""
    seat = _seat(request, public_id)
    if seat.state != "seated":
        raise Http404
    return seat


def _theme(request: HttpRequest, seat: BoardSeat, public_id: str) -> BoardTheme:
    found: BoardTheme = get_object_or_404(themes_of(seat.board, request.user), public_id=public_id)
    return found


def _form(request: HttpRequest, seat: BoardSeat, form: Any, here: str, button: str) -> HttpResponse:
    trail = [(_("My tasks"), reverse("portal:home")),
             (words(seat.board.name), reverse("portal:board", args=[seat.public_id]))]  # fmt: skip
    context = {"form": form, "seat": seat, "here": here, "button": button, "trail": trail}
    return page(request, "portal/board/form.html", context, about=seat, status=422 if form.errors else 200)
