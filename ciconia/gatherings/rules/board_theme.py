"""What a member may raise, when the programme has to answer it, and what a conclusion must hold."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import BoardTheme
from ciconia.gatherings.rules.board import WHO

LONGEST_TITLE, LONGEST_WHY, LONGEST_QUESTION, LONGEST_OWNER = 160, 2000, 300, 160
SLOWLY, SOON = timedelta(days=90), timedelta(days=14)
VOTES_FOR = timedelta(days=60)
TO_WANT = ("raised", "planned")


def theme_problems(title: str, why: str) -> dict[str, Words]:
    """What is wrong in a theme as it would be, by field."""
    found: dict[str, Words] = {}
    if not title:
        found["title"] = _("Write what you want to speak about.")
    elif len(title) > LONGEST_TITLE:
        found["title"] = _("Write it in a line of 160 letters at the most.")
    if len(why) > LONGEST_WHY:
        found["why"] = _("This is longer than 2,000 letters.")
    return found


def vote_problems(question: str, until: date, today: date) -> dict[str, Words]:
    """What is wrong in a vote, by field."""
    found: dict[str, Words] = {}
    if not question:
        found["question"] = _("Write a question that yes and no answer.")
    elif len(question) > LONGEST_QUESTION:
        found["question"] = _("Write it in 300 letters at the most.")
    if not today < until <= today + VOTES_FOR:
        found["until"] = _("Choose a day after today, and within sixty days.")
    return found


def conclusion_problems(conclusion: Translated, owner: str) -> dict[str, Words]:
    """What is missing in a conclusion, by field: somebody has it in hand, whatever it says."""
    found: dict[str, Words] = {}
    if not conclusion:
        found["conclusion"] = _("Write what was concluded: everybody reads this.")
    if not owner:
        found["owner"] = _("Write which office or organisation does it.")
    elif len(owner) > LONGEST_OWNER:
        found["owner"] = _("Write it in a line of 160 letters at the most.")
    return found


def _answer_by(theme: BoardTheme) -> date:
    """Within two weeks of enough members wanting it, within three months in any case."""
    slowly = clock.day_of(theme.state_since, theme.zone) + SLOWLY
    return min(slowly, clock.day_of(theme.reached_at, theme.zone) + SOON) if theme.reached_at else slowly


def _after_meeting(theme: BoardTheme) -> date:
    meeting = theme.meeting
    return (clock.day_of(meeting.ends_at, theme.zone) if meeting else clock.today(theme.zone)) + SOON


FLOW = Flow(
    floor="gatherings",
    noun="board_theme",
    states={
        "raised": State("officer", "answer by"),
        "planned": State("officer", "after the meeting"),
        "voting": State("officer", "last day to vote"),
        "voted": State("officer", "P14D"),
        "concluded": State("officer", "promised day"),
        "done": State(),
        "not_now": State(),
    },
    moves=(
        Move("plan", "raised|planned", "planned", WHO, style="go", label=_("Put it on the agenda"),
             done=_("On the agenda.")),
        Move("put_to_vote", "raised|planned", "voting", WHO, label=_("Put it to the vote"),
             done=_("Every member is asked. The votes are counted when all have voted, or when the day has passed.")),
        Move("count", "voting", "voted", "system", label=_("Count the votes")),
        Move("conclude", "raised|planned|voted", "concluded", WHO, style="go", label=_("Write the conclusion"),
             done=_("Concluded. It stands on the board's public page.")),
        Move("follow_up", "concluded", "done", WHO, style="go", label=_("Say what came of it"),
             done=_("Noted. It stands on the board's public page.")),
        Move("decline", "raised|planned", "not_now", WHO, reason=True, style="no", label=_("Not now"),
             done=_("Noted. The members read the reason."), consequence=_("The members read your reason.")),
    ),
    dates={
        "answer by": _answer_by,
        "after the meeting": _after_meeting,
        "last day to vote": lambda theme: theme.vote_until,
        "promised day": lambda theme: theme.done_by,
    },
    places=lambda theme: [(theme.programme_id, None)],
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, theme: BoardTheme) -> bool:
    """The same answer as `BoardTheme.visible_to`, for one row."""
    return BoardTheme.objects.visible_to(user).filter(pk=theme.pk).exists()


rules.add_perm("gatherings.view_board_theme", sees)
