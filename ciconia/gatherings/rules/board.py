"""Which programme has a board, who may sit on it, and whose turn it is with a seat."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.gatherings.models import Board, BoardSeat
from ciconia.programmes.kinds.voice import has_voice
from ciconia.programmes.models import Programme

DECLARED_FOR = timedelta(days=365)
TO_DECLARE = timedelta(days=14)
LONGEST = 2000
WHO = "officer|coordinator"


def has_board(programme: Programme) -> bool:
    """Whether a programme has an advisory board."""
    return has_voice("board", programme.lines, programme.kinds)


def board_problems(board: Board) -> dict[str, Words]:
    """What is wrong in a board as it would be, by field."""
    found: dict[str, Words] = {}
    if not board.name:
        found["name"] = _("Write a name.")
    if not board.mandate:
        found["mandate"] = _("Write what the board is for.")
    for field in ("meetings_a_year", "most_of_one", "interest"):
        if getattr(board, field) < 1:
            found[field] = _("Write a number from 1.")
    return found


def term_problems(starts: date, ends: date, today: date) -> dict[str, Words]:
    """What is wrong in a term, by field."""
    return {"ends": _("The term ends after it began, and after today.")} if ends <= max(starts, today) else {}


def declaration_problems(interests: str, funding: str) -> dict[str, Words]:
    """What is wrong in a declaration, by field: silence is no declaration."""
    found: dict[str, Words] = {}
    for field, words in (("interests", interests), ("funding", funding)):
        if not words:
            found[field] = _("Write it, or write that there is none.")
        elif len(words) > LONGEST:
            found[field] = _("This is longer than 2,000 letters.")
    return found


def _declares_by(seat: BoardSeat) -> date:
    if seat.declared_on is None:
        return clock.day_of(seat.state_since, seat.zone) + TO_DECLARE
    return seat.declared_on + DECLARED_FOR


def whose_next(seat: BoardSeat) -> str:
    """Whose turn a seat is: its member's who is to declare, or the officer's where the term ends before that."""
    return "member" if seat.declared_on is None or _declares_by(seat) < seat.ends else "officer"


def _next_day(seat: BoardSeat) -> date:
    return _declares_by(seat) if whose_next(seat) == "member" else seat.ends


FLOW = Flow(
    floor="gatherings",
    noun="board_seat",
    states={
        "invited": State("member", "P21D"),
        "seated": State("whoever is next", "declaration or end of term"),
        "declined": State(),
        "ended": State(),
    },
    moves=(
        Move("accept", "invited", "seated", "member", style="go", label=_("Take the seat"),
             done=_("You have a seat on the board. The others read your name.")),
        Move("decline", "invited", "declined", "member", style="no", label=_("No, thank you"),
             done=_("Thank you for saying so.")),
        Move("take_back", "invited", "ended", f"{WHO}|system", reason=True, style="no",
             label=_("Take the invitation back"), done=_("Taken back.")),
        Move("renew", "seated", "same", WHO, style="go", label=_("Renew the term"), done=_("Renewed.")),
        Move("leave", "seated", "ended", "member", style="no", label=_("Leave the board"),
             done=_("You have left the board."), consequence=_("To come back you need a new invitation.")),
        Move("end", "seated", "ended", f"{WHO}|system", reason=True, style="no", label=_("End the seat"),
             done=_("The seat has ended."), consequence=_("Whoever sat there reads the reason.")),
    ),
    people={"member": lambda seat: seat.account_id},
    turns={"whoever is next": whose_next},
    dates={"declaration or end of term": _next_day},
    places=lambda seat: [(seat.programme_id, None)],
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, board: Board) -> bool:
    """The same answer as `Board.visible_to`, for one row."""
    return Board.objects.visible_to(user).filter(pk=board.pk).exists()


@rules.predicate
def sees_seat(user: Any, seat: BoardSeat) -> bool:
    """The same answer as `BoardSeat.visible_to`, for one row."""
    return BoardSeat.objects.visible_to(user).filter(pk=seat.pk).exists()


rules.add_perm("gatherings.view_board", sees)
rules.add_perm("gatherings.view_board_seat", sees_seat)
