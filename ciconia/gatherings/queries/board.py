"""Boards as those who sit there, those who look after them and everybody else read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Board, BoardSeat, BoardTheme, BoardVoice, Event, Seat
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.programmes.models import Programme

OPEN = Q(state__in=("raised", "planned", "voting", "voted"))


@dataclass(frozen=True)
class Member:
    """Whoever sits on a board: their name, and for which organisation; empty in their own name."""

    name: str
    organisation: str


@dataclass(frozen=True)
class Figures:
    """How many have a seat on a board, and how many organisations they sit there for."""

    members: int
    organisations: int


def members_beside(board: Board, user: Any) -> list[Member]:
    """Who has a seat, for those who have one and for whoever looks after the board; nothing for anybody else."""
    own = BoardSeat.objects.visible_to(user).filter(board=board, account_id=user.pk, state="seated")
    if not (holds_for_programme(user, KEEPERS, board.programme_id, None) or own.exists()):
        return []
    return [Member(row.name, row.organisation) for row in _seated(board)]


def figures_of(board: Board) -> Figures:
    """How many sit on a board and for how many organisations: numbers alone, for everybody."""
    rows = _seated(board)
    return Figures(len(rows), len({row.key for row in rows if row.key}))


def boards_at_desk(programme: Programme, user: Any) -> QuerySet[Board]:
    """The boards of a programme, for its staff."""
    return Board.objects.visible_to(user).filter(programme=programme).select_related("programme", "space")


def boards_of(programme: Programme) -> QuerySet[Board]:
    """The boards of a programme, for everybody."""
    return Board.objects.filter(programme=programme).select_related("programme", "space")


def seats_at_desk(board: Board, user: Any) -> QuerySet[BoardSeat]:
    """Who is asked and who sits on a board, then who did, for whoever looks after it."""
    rows = BoardSeat.objects.visible_to(user).filter(board=board).select_related("programme", "board")
    return rows.order_by("due_at", "name", "pk")


def own_board_seats(user: Any) -> QuerySet[BoardSeat]:
    """The seats an account is asked to take, has or had."""
    rows = BoardSeat.objects.visible_to(user).filter(account_id=user.pk)
    return rows.select_related("programme", "board__space", "board__programme", "person")


def votes_asked_of(user: Any, boards: Iterable[int]) -> QuerySet[BoardTheme]:
    """The votes in which an account has a voice on these boards and has not used it, the first to end first."""
    used = BoardVoice.objects.visible_to(user).exclude(vote="").values("theme")
    rows = BoardTheme.objects.visible_to(user).filter(board__in=list(boards), state="voting").exclude(pk__in=used)
    return rows.order_by("vote_until", "pk")


def themes_of(board: Board, user: Any) -> QuerySet[BoardTheme]:
    """What a board speaks about: what most members want first."""
    rows = BoardTheme.objects.visible_to(user).filter(board=board)
    return rows.select_related("programme", "board", "meeting").order_by("-interested", "-pk")


def public_themes(board: Board) -> QuerySet[BoardTheme]:
    """What a board concluded, the latest first, for everybody."""
    return BoardTheme.objects.public().filter(board=board).select_related("programme").order_by("-state_since", "-pk")


def voices_of(user: Any, board: Board) -> dict[int, BoardVoice]:
    """{theme: what an account said to it}."""
    rows = BoardVoice.objects.visible_to(user).filter(theme__board=board)
    return {row.theme_id: row for row in rows}


def meetings_of(board: Board) -> QuerySet[Event]:
    """The meetings a board was called to, the latest first."""
    rows = Event.objects.filter(space__board=board).exclude(announced_at=None).exclude(state="cancelled")
    return rows.select_related("programme", "space").order_by("-starts_at", "-pk")


def space_seat_of(board: Board, user: Any) -> Seat | None:
    """The seat of an account in the space of a board."""
    rows = Seat.objects.visible_to(user).filter(account_id=user.pk, space__board=board, ended_at=None)
    return rows.select_related("space").first()


def invitation(seat_id: int) -> BoardSeat | None:
    """An invitation that still waits for an answer; run as a job."""
    rows = BoardSeat.objects.filter(pk=seat_id, state="invited", account__is_active=True)
    return rows.select_related("account", "board", "programme").first()


def _seated(board: Board) -> list[BoardSeat]:
    with acting_as("system:jobs"):
        return list(board.seats.filter(state="seated").order_by("pk"))
