"""Points of preparation; each has an owner, and a gate may be waived only by a named role with a reason."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import ChecklistItem
from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.learning.models import Course, Enrolment
from ciconia.learning.rules.certificate import counts
from ciconia.programmes.models import RequiredCourse

ENDED = ("completed", "ended_early", "closed")


def _still_runs(item: ChecklistItem, by: Any) -> Words | None:
    ended = item.engagement.state in ENDED
    return _("The engagement has ended, so this stays as it is.") if ended else None


def course_missing(item: ChecklistItem) -> bool:
    """Whether a course does this point and is not completed: one is required, and a run is open or they are in one."""
    account_id, today = item.person.user_id, clock.today(item.zone)
    required = RequiredCourse.objects.filter(
        programme_id=item.programme_id, kind=item.engagement.opportunity.kind, item=item.code
    )
    for row in required.current():
        here = Q(focus_id=None) | Q(focus_id=item.focus_id)
        runs = Course.objects.filter(here, programme_id=item.programme_id, code=row.course, state="open")
        mine = Enrolment.objects.filter(course__code=row.course, account_id=account_id, state="enrolled")
        if counts(account_id, row.course, row.valid_years, today) is None and (runs.exists() or mine.exists()):
            return True
    return False


def _by_course(item: ChecklistItem, by: Any) -> Words | None:
    return (
        _("This is done by completing the course. It is ticked off by itself then.") if course_missing(item) else None
    )


FLOW = Flow(
    floor="delivery",
    noun="checklist_item",
    states={"open": State("its owner", "its date"), "done": State(), "waived": State(), "dropped": State()},
    moves=(
        Move("do", "open", "done", "owner", style="go", label=_("Done"), done=_("Ticked off."),
             conditions=(_by_course,)),
        Move("reopen", "done", "open", "officer", reason=True, label=_("Open again"), done=_("Open again."),
             conditions=(_still_runs,)),
        Move("waive", "open", "waived", "coordinator", reason=True, label=_("Waive"),
             done=_("Waived, with your reason."),
             consequence=_("The start no longer waits for this. Your name and reason stay in the file.")),
        Move("drop", "open", "dropped", "system", label=_("Dropped")),
    ),
    people={"participant": lambda item: item.person.user_id},
    turns={"its owner": lambda item: item.owner, "owner": lambda item: item.owner},
    dates={"its date": lambda item: item.due_on},
).register()  # fmt: skip
