"""An engagement from the agreement to its end. Nobody travels while a gate is open."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.people.models import Organisation
from ciconia.people.rules.merge import object_to_merge

RUNNING = "agreed|preparing|ready|active|paused"


@object_to_merge
def _both_at_work(kept: Organisation, gone: Organisation) -> Words | None:
    running = Engagement.objects.filter(organisation__in=[kept, gone], state__in=RUNNING.split("|"))
    if running.values("organisation").distinct().count() < 2:
        return None
    return _("Assignments are under way at both. People on their way have to know where: wait until one side is done.")


def _gates_closed(engagement: Engagement, by: Any) -> Words | None:
    count = engagement.checklist.filter(gate=True, state="open").count()
    return _("Still open: %(count)d of the points that hold the start.") % {"count": count} if count else None


def _gate_open_again(engagement: Engagement, by: Any) -> Words | None:
    return None if _gates_closed(engagement, by) else _("Every point that holds the start is done.")


def _deliverables_settled(engagement: Engagement, by: Any) -> Words | None:
    count = engagement.deliverables.exclude(state__in=["accepted", "dropped"]).count()
    if count:
        return _("Not accepted by the host yet: %(count)d of the deliverables.") % {"count": count}
    return None


def _outcomes_settled(engagement: Engagement, by: Any) -> Words | None:
    return _("Not everybody has been asked what changed.") if engagement.next_wave_on else None


def _next_item(engagement: Engagement) -> Any:
    return engagement.checklist.filter(state="open").order_by("due_on", "id").first()


def owner_of_next_item(engagement: Engagement) -> str:
    """Who has to act next while preparing: the owner of the next open point, else the officer."""
    item = _next_item(engagement)
    return item.owner if item else "officer"


def _item_date(engagement: Engagement) -> date:
    item = _next_item(engagement)
    return item.due_on if item else engagement.starts


def _next_work(engagement: Engagement) -> date:
    item = engagement.deliverables.filter(state__in=["due", "sent_back"]).order_by("due_on").first()
    return item.due_on if item else engagement.ends


def _next_wave(engagement: Engagement) -> date:
    return engagement.next_wave_on or engagement.ended_on or clock.today()


def _since_flagged(engagement: Engagement) -> date:
    return engagement.flagged_on or clock.day_of(engagement.state_since, engagement.zone)


FLOW = Flow(
    floor="delivery",
    noun="engagement",
    states={
        "agreed": State("officer", "P14D"),
        "preparing": State("owner of the next checklist item", "item"),
        "ready": State("participant", "start"),
        "active": State("participant", "next deliverable or report"),
        "paused": State("officer", "P14D"),
        "completed": State("results", "next wave"),
        "ended_early": State("results", "P14D"),
        "closed": State(),
    },
    marks={"flagged": State("coordinator", "P7D")},
    moves=(
        Move("prepare", "agreed", "preparing", "officer", style="go", label=_("Start the preparation"),
             done=_("The list of what has to be done is made.")),
        Move("release", "preparing", "ready", "officer", style="go", label=_("Ready to start"),
             done=_("Released: nothing holds the start any more."), conditions=(_gates_closed,)),
        Move("unready", "ready", "preparing", "officer|system", label=_("Not ready after all"),
             done=_("Back in preparation."), conditions=(_gate_open_again,)),
        Move("start", "ready", "active", "participant|focal point", style="go", label=_("We have started"),
             done=_("Started. Good work.")),
        Move("pause", "active", "paused", "officer", reason=True, label=_("Pause"), done=_("Paused.")),
        Move("resume", "paused", "active", "officer", reason=True, style="go", label=_("Go on"), done=_("Going on.")),
        Move("complete", "active", "completed", "officer", style="go", label=_("Complete"),
             done=_("Completed. Both sides are asked what changed, now and in a year."),
             conditions=(_deliverables_settled,)),
        Move("decide", RUNNING, "same", "coordinator", reason=True, lifts_mark="flagged",
             label=_("Decide how to go on"), done=_("Decided.")),
        Move("end_early", RUNNING, "ended_early", "officer|participant|coordinator", reason=True, style="no",
             label=_("End early"), done=_("Ended. The other side reads your reason."),
             consequence=_("What is open on the lists is dropped. Before the start, the place becomes free again.")),
        Move("close", "completed|ended_early", "closed", "results", style="go", label=_("Close the file"),
             done=_("Closed."), conditions=(_outcomes_settled,)),
    ),
    people={"participant": lambda engagement: engagement.person.user_id},
    turns={"owner of the next checklist item": owner_of_next_item},
    dates={
        "P7D": lambda engagement: _since_flagged(engagement) + timedelta(days=7),
        "item": _item_date,
        "start": lambda engagement: engagement.starts,
        "next deliverable or report": _next_work,
        "next wave": _next_wave,
    },
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, engagement: Engagement) -> bool:
    """The same answer as `Engagement.visible_to`, for one row."""
    return Engagement.objects.visible_to(user).filter(pk=engagement.pk).exists()


rules.add_perm("delivery.view_engagement", sees)
