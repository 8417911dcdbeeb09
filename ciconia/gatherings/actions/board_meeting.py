"""A board meets: an event for its space alone, announced at once, with what it speaks about."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions.board_theme import plan
from ciconia.gatherings.actions.post import write_as_staff
from ciconia.gatherings.models import Board, BoardTheme, Event
from ciconia.gatherings.rules.event import not_to_announce


def call_meeting(board: Board, *, by: Any, words: str, themes: Iterable[BoardTheme] = (), **fields: Any) -> Event:
    """Call the board to a meeting on some themes. `words`: what is written of it in its space, from where it goes out
    by letter. Raises Refused, Conflict, or Unfit by field; then nothing is kept.
    """
    with transaction.atomic():
        said = {"kind": "board_meeting", "focus": None, "space": board.space} | fields
        event = events.make_event(board.programme, by=by, **said)
        if why := not_to_announce(event):
            raise Unfit({"": why})
        events.announce(event, by=by)
        for theme in themes:
            plan(theme, event, by=by)
        write_as_staff(board.space, by=by, text=words)
    return event
