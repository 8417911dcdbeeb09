"""Advisory boards on the desk: what each is for, who sits there, when it meets."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.board import BoardForm, InviteForm, MeetingForm, RenewForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import with_turns
from ciconia.doors.desk.page import noun_page
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.event import hours, where
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions.board_meeting import call_meeting
from ciconia.gatherings.models import Board, BoardSeat, BoardTheme
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.gatherings.queries.board import (
    OPEN,
    boards_at_desk,
    figures_of,
    meetings_of,
    seats_at_desk,
    themes_of,
)
from ciconia.gatherings.rules.board import FLOW, has_board
from ciconia.gatherings.rules.board_theme import TO_WANT

ACTIONS = {"take_back": boards.take_back, "end": boards.end}
MEETINGS = 10


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every board of the programme."""
    rows = [(board, figures_of(board), themes_of(board, request.user).filter(OPEN).count()) for board in _rows(request)]
    return board_page(request, "list", {"rows": rows, "may_add": may_keep(request)})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One board: its members, what it speaks about, when it meets."""
    board = board_of(request, public_id)
    seats = with_turns(seats_at_desk(board, request.user))
    themes = with_turns(themes_of(board, request.user))
    context = {
        "board": board, "mandate": told(board.mandate), "figures": figures_of(board), "may": may_keep(request),
        "seats": [(seat, _offers(request, seat)) for seat in seats if seat.due_at],
        "past": [seat for seat in seats if not seat.due_at],
        "open": [theme for theme in themes if theme.due_at and theme.state != "concluded"],
        "answered": [theme for theme in themes if theme.state == "concluded" or not theme.due_at],
        "meetings": [(one, hours(one), where(one)) for one in meetings_of(board)[:MEETINGS]],
    }  # fmt: skip
    return board_page(request, "detail", context, here=words(board.name))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a board."""
    _rows(request)
    if not may_keep(request):
        raise Http404
    opened = {"language": get_language() or "en", "meetings_a_year": 2, "most_of_one": 1, "interest": 3}
    form = BoardForm(sent(request), initial=opened)
    programme = request.programme  # type: ignore[attr-defined]
    board = kept(request, form, lambda: boards.make_board(programme, by=request.user, **form.values()))
    if board:
        messages.success(request, _("Begun. Now ask people to sit on it."))
        return HttpResponseRedirect(desk_url(request, "board", board.public_id))
    return board_page(request, "form", {"form": form, "button": _("Begin the board")}, here=_("New board"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what a board is for, or how it works."""
    board = _kept_board(request, public_id)
    form = BoardForm(sent(request), initial=BoardForm.initial_of(board))
    if kept(request, form, lambda: boards.edit_board(board, by=request.user, **form.values(board))):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(desk_url(request, "board", public_id))
    return _form(request, board, form, _("Change the board"), _("Save the changes"))


@desk_page
def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask somebody to sit on a board."""
    board = _kept_board(request, public_id)
    form = InviteForm(sent(request), initial={"starts": clock.today(board.programme.zone)})
    if kept(request, form, lambda: boards.invite(board, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Asked. A letter is on its way to them."))
        return HttpResponseRedirect(desk_url(request, "board", public_id))
    return _form(request, board, form, _("Ask somebody to sit on it"), _("Ask them"))


@desk_page
def renew(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a term go on."""
    seat = _seat(request, public_id)
    board = _kept_board(request, seat.board.public_id)
    form = RenewForm(sent(request), initial={"ends": seat.ends, "seen": seat.version})
    if kept(request, form, lambda: boards.renew(seat, by=request.user, **form.cleaned_data)):
        messages.success(request, str(FLOW.named("renew").done))
        return HttpResponseRedirect(desk_url(request, "board", board.public_id))
    return _form(request, board, form, _("Renew the term"), _("Renew the term"), name=seat.name)


@desk_page
def meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Call a board to a meeting."""
    board = _kept_board(request, public_id)
    opened = {"language": get_language() or "en", "time_zone": board.programme.zone}
    wanted = themes_of(board, request.user).filter(state__in=TO_WANT)
    form = MeetingForm(sent(request), initial=opened, programme=board.programme, themes=wanted)

    def act() -> Any:
        said = form.values()
        return call_meeting(board, by=request.user, words=called(said), **said)

    event = kept(request, form, act)
    if event:
        messages.success(request, _("Called. Every member reads it in the board's space and gets a letter."))
        return HttpResponseRedirect(desk_url(request, "board", public_id))
    return _form(request, board, form, _("Call a meeting"), _("Call the meeting"))


@desk_page
def of_seat(request: HttpRequest, public_id: str) -> HttpResponse:
    """From a task to the board it is about."""
    return HttpResponseRedirect(desk_url(request, "board", _seat(request, public_id).board.public_id))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Take an invitation back, or end a seat."""
    seat = _seat(request, public_id)
    around = frame(request, "boards", trail=board_trail(request, seat.board))
    back = desk_url(request, "board", seat.board.public_id)
    return move_page(request, FLOW, seat, move, ACTIONS, back=back, **around)


def called(said: dict[str, Any]) -> str:
    """What is written of a meeting in the board's space: in the language of whoever calls it."""
    lines = [words(said["title"]), f"{said['starts_at']:%Y-%m-%d %H:%M} ({said['time_zone']})"]
    lines += [f"* {theme.title}" for theme in said["themes"]]
    return "\n".join([*lines, "", _("Say here whether you come.")])


def board_of(request: HttpRequest, public_id: str) -> Board:
    """The board in the address, as far as the account sees it."""
    return get_object_or_404(_rows(request), public_id=public_id)


def may_keep(request: HttpRequest) -> bool:
    """Whether the account looks after the boards of the programme."""
    return holds_for_programme(request.user, KEEPERS, request.programme.pk, None)  # type: ignore[attr-defined]


def board_trail(request: HttpRequest, board: Board | None) -> list[tuple[str, str]]:
    """The way back to the list, and to a board."""
    trail = [(_("Boards"), desk_url(request, "boards"))]
    return [*trail, (words(board.name), desk_url(request, "board", board.public_id))] if board else trail


def board_page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Board | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a board."""
    trail = board_trail(request, under) if here else []
    return noun_page(request, "boards", f"board/{name}", context, trail=trail, here=here or _("Boards"))


def theme_rows(request: HttpRequest) -> Any:
    """The themes of the programme's boards, as far as the account sees them."""
    rows = BoardTheme.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    return rows.select_related("programme", "board__programme", "board__space", "meeting__space")


def _rows(request: HttpRequest) -> Any:
    programme = request.programme  # type: ignore[attr-defined]
    if not has_board(programme):
        raise Http404
    return boards_at_desk(programme, request.user)


def _kept_board(request: HttpRequest, public_id: str) -> Board:
    board = board_of(request, public_id)
    if not may_keep(request):
        raise Http404
    return board


def _seat(request: HttpRequest, public_id: str) -> BoardSeat:
    rows = BoardSeat.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    found: BoardSeat = get_object_or_404(rows.select_related("board__space", "programme"), public_id=public_id)
    return found


def _offers(request: HttpRequest, seat: BoardSeat) -> Any:
    return offers(FLOW, seat, request.user, ACTIONS, lambda name: desk_url(request, "board_move", seat.public_id, name))


def _form(request: HttpRequest, board: Board, form: Any, here: str, button: str, *, name: str = "") -> HttpResponse:
    return board_page(request, "form", {"form": form, "board": board, "button": button, "name": name}, board, here=here)
