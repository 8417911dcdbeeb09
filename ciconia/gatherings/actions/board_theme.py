"""Raising a theme on a board, wanting it, voting, and what the programme answers and does."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform, retime
from ciconia.foundation.letters import tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.post import write_as_staff
from ciconia.gatherings.models import BoardSeat, BoardTheme, BoardVoice, BoardVote, Event
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.gatherings.rules.board_theme import FLOW, TO_WANT, conclusion_problems, theme_problems, vote_problems

# Who raised a theme, wants it or voted is nobody's to know, so the log says only that a member did.
MEMBER = System(gettext_noop("Member of a board"))
THE_DAY = System(gettext_noop("The last day to vote"))


def raise_theme(seat: BoardSeat, *, by: Any, title: str, why: str, language: str) -> BoardTheme:
    """Say what the board should speak about; whoever raises it wants it. Raises Refused, or Unfit by field."""
    _sits(seat, by)
    theme = BoardTheme(
        board=seat.board, programme=seat.programme, title=" ".join(title.split()), why=tidy(why), language=language
    )
    if wrong := theme_problems(theme.title, theme.why):
        raise Unfit(wrong)
    with acting_as("system:jobs"):
        begin(FLOW, theme, by=MEMBER)
    return want(theme, seat, by=by)


def want(theme: BoardTheme, seat: BoardSeat, *, by: Any, wanted: bool = True) -> BoardTheme:
    """Say that one wants to speak about a theme, or does not any more. Raises Refused or Conflict."""
    return _say(theme, seat, by, TO_WANT, {"interested": wanted}, _weigh)


def vote(theme: BoardTheme, seat: BoardSeat, *, by: Any, choice: str) -> BoardTheme:
    """Vote, or vote otherwise; with the last of all votes they are counted. Raises Refused, Conflict or Unfit."""
    if choice not in BoardVote.values:
        raise Unfit({"": _("Choose one of the answers.")})
    return _say(theme, seat, by, ("voting",), {"vote": choice}, _all_voted)


def plan(theme: BoardTheme, meeting: Event, *, by: Any, seen: int | None = None) -> BoardTheme:
    """Put a theme on the agenda of a meeting of its board. Raises Conflict, Refused or Unfit."""
    if meeting.space_id is None or meeting.space.board_id != theme.board_id:  # type: ignore[union-attr]
        raise Unfit({"meeting": _("Choose a meeting of this board.")})
    perform(FLOW, "plan", theme, by=by, seen=seen, changes={"meeting": meeting})
    return theme


def put_to_vote(
    theme: BoardTheme, *, by: Any, question: str, until: date, words: str, seen: int | None = None
) -> BoardTheme:
    """Ask every member yes or no until a day. `words`: what is written of it in the board's space, from where it goes
    out by letter. Raises Conflict, Refused, or Unfit by field.
    """
    question = " ".join(question.split())
    if wrong := vote_problems(question, until, clock.today(theme.zone)):
        raise Unfit(wrong)
    with transaction.atomic():
        perform(FLOW, "put_to_vote", theme, by=by, seen=seen, changes={"question": question, "vote_until": until})
        write_as_staff(theme.board.space, by=by, text=words)
    return theme


def count_past() -> int:
    """Count the votes whose last day has ended; gives how many votes."""
    with acting_as("system:jobs"):
        past = [row for row in BoardTheme.objects.filter(state="voting").select_related("programme", "board")
                if row.vote_until and row.vote_until < clock.today(row.zone)]  # fmt: skip
        for row in past:
            _count(row)
    return len(past)


def conclude(
    theme: BoardTheme, *, by: Any, conclusion: Translated, owner: str, done_by: date, seen: int | None = None
) -> BoardTheme:
    """Write what was concluded, who does it and until when; everybody reads it. Raises Unfit by field."""
    owner = " ".join(owner.split())
    if wrong := conclusion_problems(conclusion, owner):
        raise Unfit(wrong)
    changes = {"conclusion": conclusion, "owner": owner, "done_by": done_by}
    perform(FLOW, "conclude", theme, by=by, seen=seen, changes=changes)
    return theme


def correct(theme: BoardTheme, *, by: Any, seen: int | None = None, **fields: Any) -> BoardTheme:
    """Change what is public of a theme, its title too. Raises Conflict, Refused, or Unfit by field."""
    with transaction.atomic():
        amend(FLOW, theme, fields, by=by, roles=KEEPERS, states=("concluded",), seen=seen, check=_fit)
        retime(FLOW, theme)
    return theme


def follow_up(theme: BoardTheme, *, by: Any, outcome: Translated, seen: int | None = None) -> BoardTheme:
    """Say what came of a conclusion; everybody reads it. Raises Unfit by field."""
    if not outcome:
        raise Unfit({"outcome": _("Write what came of it: everybody reads this.")})
    perform(FLOW, "follow_up", theme, by=by, seen=seen, changes={"outcome": outcome})
    return theme


def decline(theme: BoardTheme, *, by: Any, reason: str, seen: int | None = None) -> BoardTheme:
    """Not now; the members read why."""
    perform(FLOW, "decline", theme, by=by, seen=seen, reason=reason)
    return theme


def _sits(seat: BoardSeat, by: Any) -> None:
    if by.pk != seat.account_id or seat.state != "seated":
        raise Refused(_("You have no seat on this board now."))


def _say(
    theme: BoardTheme, seat: BoardSeat, by: Any, states: tuple[str, ...], said: dict[str, Any],
    then: Callable[[BoardTheme], None],
) -> BoardTheme:  # fmt: skip
    """Keep what a member says, under the lock of the theme, and look what follows."""
    _sits(seat, by)
    if seat.board_id != theme.board_id:
        raise Refused(_("You have no seat on this board now."))
    with acting_as("system:jobs"):
        theme.refresh_from_db(from_queryset=BoardTheme.objects.select_for_update(of=("self",)))
        if theme.state not in states:
            raise Conflict(theme, None)
        BoardVoice.objects.update_or_create(
            theme=theme, seat=seat, defaults=said, create_defaults=said | {"account_id": seat.account_id}
        )
        then(theme)
    return theme


def _weigh(theme: BoardTheme) -> None:
    """How many want it, and since when they are enough: that stays so, lest one who steps back undoes the answer."""
    theme.interested = theme.voices.filter(interested=True, seat__state="seated").count()
    if theme.reached_at is None and theme.interested >= theme.board.interest:
        theme.reached_at = clock.now()
    theme.save(update_fields=["interested", "reached_at"])
    retime(FLOW, theme)


def _all_voted(theme: BoardTheme) -> None:
    voted = theme.voices.exclude(vote="").filter(seat__state="seated").count()
    if voted == theme.board.seats.filter(state="seated").count():
        _count(theme)


def _count(theme: BoardTheme) -> None:
    """Count, and forget who voted how. Whoever gave the seat back after voting is counted."""
    said = theme.voices.aggregate(**{one: Count("pk", filter=Q(vote=one)) for one in BoardVote.values})
    found = {"yes": said["yes"], "no": said["no"], "abstained": said["abstain"]}
    perform(FLOW, "count", theme, by=THE_DAY, changes=found)
    theme.voices.update(vote="")


def _fit(theme: BoardTheme) -> None:
    wrong = theme_problems(theme.title, theme.why) | conclusion_problems(theme.conclusion, theme.owner)
    if wrong:
        raise Unfit(wrong)
