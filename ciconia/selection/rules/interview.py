"""How a talk with an applicant is arranged: times are offered, the applicant takes one, both are told."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.selection.models import Interview

TALKED_TO = ("assessed", "shortlisted", "reserve")
"""The states of an application in which a talk can be arranged."""
STAFF = ("officer", "assessor")


def _began(interview: Interview, by: Any) -> Words | None:
    time = interview.time
    return None if time is not None and time.starts_at <= clock.now() else _("The talk has not begun yet.")


def _not_over(interview: Interview, by: Any) -> Words | None:
    time = interview.time
    return _("The talk has begun.") if time is not None and time.starts_at <= clock.now() else None


def _its_day(interview: Interview) -> date:
    day = clock.day_of(interview.time.starts_at, interview.zone) if interview.time else clock.today(interview.zone)
    return day + timedelta(days=1)


FLOW = Flow(
    floor="selection",
    noun="interview",
    states={
        "invited": State("applicant", "P7D"),
        "others_asked": State("officer", "P3D"),
        "fixed": State("officer", "the day after it"),
        "held": State(),
        "missed": State(),
        "cancelled": State(),
    },
    moves=(
        Move("pick", "invited|fixed", "fixed", "applicant", style="go", label=_("Take this time"),
             done=_("Fixed. You get a letter with the time and a file for your calendar."), conditions=(_not_over,)),
        Move("ask_others", "invited|fixed", "others_asked", "applicant", reason=True, label=_("Ask for other times"),
             done=_("Asked for. You hear from us within three days."), conditions=(_not_over,)),
        Move("offer_times", "others_asked", "invited", "officer|assessor", style="go", label=_("Offer other times"),
             done=_("Offered. The applicant chooses next.")),
        Move("put_off", "fixed", "invited", "officer|assessor", reason=True, label=_("Move the talk"),
             done=_("Moved. The applicant reads why and chooses another time."), conditions=(_not_over,)),
        Move("hold", "fixed", "held", "officer|assessor", style="go", label=_("It took place"), done=_("Recorded."),
             conditions=(_began,)),
        Move("miss", "fixed", "missed", "officer|assessor", reason=True, label=_("It did not take place"),
             done=_("Recorded."), conditions=(_began,)),
        Move("cancel", "invited|others_asked|fixed", "cancelled", "officer|assessor|system", reason=True, style="no",
             label=_("Cancel the talk"), done=_("Cancelled. The applicant reads why.")),
    ),
    people={"applicant": lambda interview: interview.application.person.user_id},
    dates={"the day after it": _its_day},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, interview: Interview) -> bool:
    """The same answer as `Interview.visible_to`, for one row."""
    return Interview.objects.visible_to(user).filter(pk=interview.pk).exists()


rules.add_perm("selection.view_interview", sees)
