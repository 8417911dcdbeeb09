"""Asking what changed, and what is still in use a year later."""

from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State
from ciconia.results.models import Outcome, Respondent


def who_is_asked(outcome: Outcome) -> str:
    """The role that answers: the participant, or a contact of the host institution."""
    return "participant" if outcome.respondent == Respondent.PARTICIPANT else "host contact"


FLOW = Flow(
    floor="results",
    noun="outcome",
    states={
        "planned": State("results", "wave date"),
        "asked": State("the one asked", "P21D"),
        "recorded": State(),
        "not_answered": State(),
    },
    moves=(
        Move("ask", "planned", "asked", "results|system", style="go", label=_("Ask now"),
             done=_("Asked. The answer is due in three weeks.")),
        Move("answer", "asked", "recorded", "the one asked|results", style="go", label=_("Answer"),
             done=_("Thank you. Your answer is kept.")),
        Move("give_up", "planned|asked", "not_answered", "results", reason=True, style="no", label=_("Give up asking"),
             done=_("Recorded as not answered."),
             consequence=_("The question ends without an answer and is counted as such.")),
    ),
    people={"participant": lambda outcome: outcome.person.user_id},
    turns={"the one asked": who_is_asked},
    dates={"wave date": lambda outcome: outcome.wave_on},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, outcome: Outcome) -> bool:
    """The same answer as `Outcome.visible_to`, for one row."""
    return Outcome.objects.visible_to(user).filter(pk=outcome.pk).exists()


rules.add_perm("results.view_outcome", sees)
