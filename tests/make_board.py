"""Boards and their seats for tests, led by the actions that lead them in the product."""

from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.actions.board_meeting import call_meeting
from ciconia.gatherings.models import Board, BoardSeat, BoardTheme, Event
from ciconia.people.models import Person
from ciconia.programmes.models import Programme
from tests import make
from tests.make import as_user
from tests.remembered import remembered


@remembered
def make_board(*, programme: Programme | None = None, **fields: Any) -> Board:
    """A board of a programme that has one."""
    programme = programme or make.make_programme()
    with acting_as("system:maker"):
        if "board" not in programme.kinds:
            programme.kinds = [*programme.kinds, "board"]
            programme.save(update_fields=["kinds"])
    officer = make._staff("officer", programme.focuses.first() or make.make_focus())
    said = {"name": translated("Advisory board"), "mandate": translated("Exchange and effective action.")} | fields
    return as_user(officer, boards.make_board, programme, **said)  # type: ignore[no-any-return]


@remembered
def make_board_seat(
    state: str = "seated", *, board: Board | None = None, person: Person | None = None, **fields: Any
) -> BoardSeat:
    """A seat up to a state; one that stands has declared nothing yet."""
    board = board or make_board()
    person = person or make.make_person()
    officer = make._staff("officer", board.programme.focuses.first() or make.make_focus())
    today = clock.today(board.programme.zone)
    said = {"starts": today, "ends": today + make.timedelta(days=730)} | fields
    seat: BoardSeat = as_user(officer, boards.invite, board, email=person.user.email, **said)
    if state == "declined":
        return as_user(person.user, boards.decline, seat)  # type: ignore[no-any-return]
    if state != "invited":
        as_user(person.user, boards.accept, seat)
    if state == "ended":
        as_user(officer, boards.end, seat, reason="The term is over.")
    return seat


@remembered
def make_board_theme(state: str = "raised", *, board: Board | None = None, title: str = "Water wells") -> BoardTheme:
    """A theme of a board up to a state, raised by a member of its own."""
    board = board or make_board()
    seat = make_board_seat(board=board, person=make.make_person(title))
    theme: BoardTheme = as_user(
        seat.person.user, lambda by: themes.raise_theme(seat, by=by, title=title, why="It is dry.", language="en")
    )
    lead_theme(theme, "voting" if state == "voted" else state)
    if state == "voted":
        as_user(seat.person.user, lambda by: themes.vote(theme, seat, by=by, choice="yes"))
    return theme


def lead_theme(theme: BoardTheme, state: str) -> None:
    """A theme that was raised, led on by an officer."""
    officer = make._staff("officer", theme.programme.focuses.first() or make.make_focus())
    day = clock.today(theme.zone) + make.timedelta(days=14)
    if state == "planned":
        as_user(officer, lambda by: themes.plan(theme, make_board_meeting(theme.board), by=by))
    if state == "voting":
        as_user(officer, themes.put_to_vote, theme, question="Do we go on?", until=day, words="Please vote.")
    if state in ("concluded", "done"):
        said = {"conclusion": translated("Two wells a year."), "owner": "Programme office", "done_by": day}
        as_user(officer, themes.conclude, theme, **said)
    if state == "done":
        as_user(officer, themes.follow_up, theme, outcome=translated("Two wells were dug."))
    if state == "not_now":
        as_user(officer, themes.decline, theme, reason="No money this year.")


@remembered
def make_board_meeting(board: Board | None = None, **fields: Any) -> Event:
    """A meeting to which a board is called, ten days from now."""
    board = board or make_board()
    officer = make._staff("officer", board.programme.focuses.first() or make.make_focus())
    starts = clock.now() + make.timedelta(days=10)
    said = {
        "title": translated("Spring meeting"), "about": translated("What is in hand."), "languages": ["en"],
        "mode": "online", "link": "https://meet.example/board", "starts_at": starts,
        "ends_at": starts + make.timedelta(hours=2), "words": "Spring meeting",
    } | fields  # fmt: skip
    return as_user(officer, call_meeting, board, **said)  # type: ignore[no-any-return]
