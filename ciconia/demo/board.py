"""The board of the demo world: who sits on it, what they speak about, what came of it; by the verbs, on its days."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.foundation import clock
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.models import Board, BoardSeat, BoardTheme, Event, Post, Seat
from ciconia.people.models import Person


def make_board_of(cast: Cast, people: Mapping[str, Person], row: Row, until: datetime, go_to: Any) -> Board:
    """A board with its seats, as far as it had come by then."""
    by = cast.users[row["by"]]
    name, mandate = files.text(row["name"]), files.text(row["mandate"])
    board = boards.make_board(cast.programme, by=by, name=name, mandate=mandate, interest=row["interest"])
    for who, organisation, asked, answered, starts, ends in row["seats"]:
        if go_to(asked) < until:
            said = {"starts": starts, "ends": ends, "organisation": organisation}
            seat = boards.invite(board, by=by, email=people[who].user.email, **said)
            if answered and go_to(answered) < until:
                boards.accept(seat, by=seat.account)
    for who, on, interests, funding in row["declared"]:
        if go_to(on) < until:
            seat = _seat(board, people, who)
            boards.declare_interests(seat, by=seat.account, interests=interests, funding=funding)
    for theme in row["themes"]:
        if go_to(theme["raised"]) < until:
            _theme(board, people, theme)
    return board


def speak_of_themes(board: Board, row: Row, by: Any, until: datetime, go_to: Any) -> None:
    """What became of each theme, once the meetings are known; the letters of all that have gone."""
    for said in row["themes"]:
        theme = BoardTheme.objects.filter(board=board, title=said["title"]).first()
        if theme is not None:
            _led(theme, said, by, until, go_to)
    last = Post.objects.order_by("-pk").values_list("pk", flat=True).first()
    Seat.objects.filter(space=board.space).update(told=last or 0, letter_at=until)


def _theme(board: Board, people: Mapping[str, Person], said: Row) -> None:
    seat = _seat(board, people, said["by"])
    words = {name: said[name] for name in ("title", "why", "language")}
    theme = themes.raise_theme(seat, by=seat.account, **words)
    for who in said["wanted"]:
        other = _seat(board, people, who)
        themes.want(theme, other, by=other.account)


def _led(theme: BoardTheme, said: Row, by: Any, until: datetime, go_to: Any) -> None:
    """The moves of one theme, each on its day."""
    if "planned" in said and go_to(said["planned"]) < until:
        coming = Event.objects.filter(space__board=theme.board, announced_at__lt=clock.now(), ends_at__gt=clock.now())
        themes.plan(theme, coming.earliest("starts_at"), by=by)
    if "vote" in said and go_to(said["vote"]["asked"]) < until:
        _voted(theme, said["vote"], by)
    if "concluded" in said and go_to(said["concluded"]) < until:
        words = files.text(said["conclusion"])
        themes.conclude(theme, by=by, conclusion=words, owner=said["owner"], done_by=said["done_by"])
    if "followed_up" in said and go_to(said["followed_up"]) < until:
        themes.follow_up(theme, by=by, outcome=files.text(said["outcome"]))
    if "declined" in said and go_to(said["declined"]) < until:
        themes.decline(theme, by=by, reason=said["reason"])


def _voted(theme: BoardTheme, said: Row, by: Any) -> None:
    """Put to the vote; who votes how is nobody's to know, so the file holds answers alone."""
    themes.put_to_vote(theme, by=by, question=said["question"], until=said["until"], words=said["words"])
    seats = theme.board.seats.filter(state="seated").select_related("account", "board").order_by("pk")
    for seat, choice in zip(seats, said["votes"], strict=False):
        themes.vote(theme, seat, by=seat.account, choice=choice)


def _seat(board: Board, people: Mapping[str, Person], who: str) -> BoardSeat:
    return board.seats.select_related("account", "board__space", "programme").get(person=people[who])
