"""What has to be done before somebody starts."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.models import ChecklistItem, Engagement
from ciconia.delivery.rules.checklist_item import FLOW
from ciconia.delivery.rules.engagement import FLOW as ENGAGEMENT_FLOW
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import begin, perform, retime
from ciconia.foundation.wall import acting_as
from ciconia.programmes.kinds import KINDS


def make_checklist(engagement: Engagement, *, by: Any) -> None:
    """One row per point of the kind's list that applies to this mode; no date before tomorrow."""
    tomorrow = clock.today(engagement.zone) + timedelta(days=1)
    for item in KINDS[engagement.opportunity.kind].checklist_for(engagement.mode):
        due_on = max(tomorrow, engagement.starts - timedelta(days=item.before))
        begin(
            FLOW,
            ChecklistItem(
                programme=engagement.programme, focus=engagement.focus, organisation=engagement.organisation,
                engagement=engagement, person=engagement.person, code=item.code, owner=item.owner, gate=item.gate,
                due_on=due_on,
            ),
            by=by,
        )  # fmt: skip


def do_item(item: ChecklistItem, *, by: Any, evidence: str = "", seen: int | None = None) -> ChecklistItem:
    """Tick a point off, with what shows it."""
    return _move("do", item, by, seen=seen, changes={"evidence": evidence})


def reopen_item(item: ChecklistItem, *, by: Any, reason: str, seen: int | None = None) -> ChecklistItem:
    """Open a point again; an engagement that was ready goes back to preparing."""
    return _move("reopen", item, by, reason=reason, seen=seen)


def waive_item(item: ChecklistItem, *, by: Any, reason: str, seen: int | None = None) -> ChecklistItem:
    """Let somebody start without it, on the coordinator's name."""
    return _move("waive", item, by, reason=reason, seen=seen)


def drop_item(item: ChecklistItem) -> ChecklistItem:
    """The engagement ended, so nobody has to do it any more."""
    perform(FLOW, "drop", item, by=System(_("Engagement ended")))
    return item


def _move(name: str, item: ChecklistItem, by: Any, **rest: Any) -> ChecklistItem:
    with transaction.atomic():
        perform(FLOW, name, item, by=by, **rest)
        with acting_as("system:jobs"):  # whoever ticks a point may not see the whole engagement
            engagement = Engagement.objects.select_for_update(of=("self",)).get(pk=item.engagement_id)
            if name == "reopen" and item.gate and engagement.state == "ready":
                perform(ENGAGEMENT_FLOW, "unready", engagement, by=System(_("A point was opened again")))
            elif engagement.state == "preparing":
                retime(ENGAGEMENT_FLOW, engagement)
    return item
