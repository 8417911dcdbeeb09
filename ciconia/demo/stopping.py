"""Afghanistan in August 2021, suspended, with the decisions half taken. Only for the stage of that name; invented.

What happened that month is known; what the people of this world decided, and their words, are not taken from anybody.
"""

from datetime import datetime

from ciconia.delivery.actions import focus as focuses
from ciconia.delivery.actions.going_on import decide
from ciconia.delivery.models import Engagement
from ciconia.demo.afterwards import COORDINATOR
from ciconia.demo.cast import Cast
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days

COUNTRY = "AFG"
STOPPED = datetime(2021, 8, 15, 21, 40, tzinfo=ZONE)
DECIDED = datetime(2021, 8, 16, 8, 15, tzinfo=ZONE)
WHY = (
    "Kabul changed hands today. Nobody can say who reads what in an office tomorrow: until we know, nothing of ours "
    "names anybody there, and nobody is asked to do anything."
)
DECISIONS = {
    "omid.rasuli@example.net": (
        "end",
        "What is finished stays with the directorate. Nobody there is called or written to from a private number.",
    ),
}  # fmt: skip


def make_stopped(cast: Cast) -> None:
    """The evening on which the country was suspended, and the first decision the morning after."""
    focus, coordinator = cast.focuses[COUNTRY], cast.users[COORDINATOR]
    with on_their_days() as go_to:
        go_to(STOPPED)
        focuses.suspend(focus, by=coordinator, reason=WHY)
        focuses.settle(focus.pk)
        go_to(DECIDED)
        for engagement in Engagement.objects.filter(focus=focus, mark="flagged").select_related("person__identity"):
            if engagement.person.identity.email in DECISIONS:
                how, reason = DECISIONS[engagement.person.identity.email]
                decide(engagement, how, by=coordinator, reason=reason)
