"""A board and its seats: made, invited, taken, declared, renewed, ended."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from procrastinate.contrib.django import app

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused, arrange, begin, perform
from ciconia.foundation.letters import tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.space import admit, release
from ciconia.gatherings.models import Board, BoardSeat, Space
from ciconia.gatherings.models.board import STANDING
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.gatherings.rules.board import FLOW, board_problems, declaration_problems, has_board, term_problems
from ciconia.gatherings.rules.statement import key_of
from ciconia.people.actions.contact import account_at
from ciconia.people.models import Person
from ciconia.programmes.models import Programme

INVITATION = "gatherings.invite_member"
CLOSED_ACCOUNT = System(gettext_noop("The account was closed"))
KEEP_SEATS = timedelta(days=730)


def make_board(programme: Programme, *, by: Any, **fields: Any) -> Board:
    """Begin a board, with a space for its members. Raises Refused, or Unfit by field."""
    with transaction.atomic():
        board = _kept(Board(programme=programme), "begin", by, fields)
        Space.objects.create(programme=programme, board=board, name=board.name)
    return board


def edit_board(board: Board, *, by: Any, **fields: Any) -> Board:
    """Change what a board is for or how it works; seats that stand are left alone. Raises Refused, or Unfit."""
    with transaction.atomic():
        _kept(board, "edit", by, fields)
        Space.objects.filter(board=board).update(name=board.name)
    return board


def invite(
    board: Board, *, by: Any, email: str, starts: date, ends: date, organisation: str = ""
) -> BoardSeat:  # fmt: skip
    """Ask whoever has an account with an address to sit on a board for a term, for themself or for an organisation.

    A job writes the letter. Raises Refused, or Unfit by field, also where the organisation has as many as one may.
    """
    _keeper(board.programme, by)
    person = _person_at(email)
    name = tidy(organisation)[:160]
    seat = BoardSeat(
        board=board, programme=board.programme, account=person.user, person=person, name=str(person.user)[:120],
        organisation=name, key=key_of(name), starts=starts, ends=ends,
    )  # fmt: skip
    if wrong := term_problems(starts, ends, clock.today(seat.zone)):
        raise Unfit(wrong)
    with transaction.atomic():  # two who invite at the same moment wait for each other
        board.refresh_from_db(from_queryset=Board.objects.select_for_update(of=("self",)))
        standing = board.seats.filter(state__in=STANDING)
        if standing.filter(account_id=person.user_id).exists():
            raise Unfit({"": _("They are invited already, or have a seat.")})
        if seat.key and standing.filter(key=seat.key).count() >= board.most_of_one:
            raise Unfit({"organisation": _("This organisation has as many seats as one may have.")})
        begin(FLOW, seat, by=by)
        app.configure_task(INVITATION).defer(seat_id=seat.pk)
    return seat


def accept(seat: BoardSeat, *, by: Any, seen: int | None = None) -> BoardSeat:
    """Take the seat one is invited to, and one in the board's space. Raises Conflict or Refused."""
    with transaction.atomic():
        perform(FLOW, "accept", seat, by=by, seen=seen)
        admit(seat.board.space, seat.person)
    return seat


def decline(seat: BoardSeat, *, by: Any, seen: int | None = None) -> BoardSeat:
    """Say no to an invitation. Raises Conflict or Refused."""
    perform(FLOW, "decline", seat, by=by, seen=seen)
    return seat


def take_back(seat: BoardSeat, *, by: Any, reason: str, seen: int | None = None) -> BoardSeat:
    """Take an invitation back that nobody answered. Raises Conflict, Refused or ReasonMissing."""
    perform(FLOW, "take_back", seat, by=by, seen=seen, reason=reason)
    return seat


def declare_interests(seat: BoardSeat, *, by: Any, interests: str, funding: str) -> BoardSeat:
    """Say which interests one has and who pays for one's work; said anew each year. Raises Conflict, Refused or Unfit.

    Neither the log nor another member reads the words.
    """
    said = {"interests": tidy(interests), "funding": tidy(funding)}
    if wrong := declaration_problems(**said):
        raise Unfit(wrong)
    changes = said | {"declared_on": clock.today(seat.zone)}
    arrange(FLOW, "declare", seat, changes, by=by, roles=("member",), states=("seated",))
    return seat


def renew(seat: BoardSeat, *, by: Any, ends: date, seen: int | None = None) -> BoardSeat:
    """Let a term go on until another day. Raises Conflict, Refused, or Unfit by field."""
    if wrong := term_problems(max(seat.starts, seat.ends), ends, clock.today(seat.zone)):
        raise Unfit(wrong)
    perform(FLOW, "renew", seat, by=by, seen=seen, changes={"ends": ends})
    return seat


def leave(seat: BoardSeat, *, by: Any, seen: int | None = None) -> BoardSeat:
    """Leave a board, without a reason. Raises Conflict or Refused."""
    return _end(seat, "leave", by=by, seen=seen)


def end(seat: BoardSeat, *, by: Any, reason: str, seen: int | None = None) -> BoardSeat:
    """End a seat whose term is over, or whose member is asked to leave. Raises Conflict, Refused or ReasonMissing."""
    return _end(seat, "end", by=by, seen=seen, reason=reason)


def forget() -> int:
    """End the seats of accounts that are closed, and delete those that ended long enough ago; gives how many went."""
    with acting_as("system:jobs"):
        for seat in BoardSeat.objects.filter(state__in=STANDING, account__is_active=False).select_related(
            "board__space"
        ):
            name = "end" if seat.state == "seated" else "take_back"
            _end(seat, name, by=CLOSED_ACCOUNT, reason=str(CLOSED_ACCOUNT))
        past = BoardSeat.objects.exclude(state__in=STANDING).filter(state_since__lt=clock.now() - KEEP_SEATS)
        return int(past.delete()[0])


def _end(seat: BoardSeat, name: str, **said: Any) -> BoardSeat:
    """End a seat, and the one in the board's space."""
    with transaction.atomic():
        perform(FLOW, name, seat, **said)
        release([seat.account_id], seat.board.space)
    return seat


def _person_at(email: str) -> Person:
    """Whoever has an account with an address; officers do not see everybody, so it is looked for past the wall."""
    account = account_at(email)
    with acting_as("system:jobs"):
        person = Person.objects.select_related("user").filter(user=account).first() if account else None
    if person is None:
        raise Unfit({"email": _("Nobody has an account with this address. Ask them to open one first.")})
    return person


def _kept(board: Board, verb: str, by: Any, fields: dict[str, Any]) -> Board:
    _keeper(board.programme, by)
    for name, value in fields.items():
        setattr(board, name, value)
    if wrong := board_problems(board):
        raise Unfit(wrong)
    board.save()
    log(f"board.{verb}", board, by=by, noun="board")
    return board


def _keeper(programme: Programme, by: Any) -> None:
    if not (has_board(programme) and holds_for_programme(by, KEEPERS, programme.pk, None)):
        raise Refused(_("Only officers and coordinators of a programme with a board look after it."))
