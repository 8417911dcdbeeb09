"""When a programme and an institution become partners."""

from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.people.rules.merge import object_to_merge
from ciconia.people.rules.organisation import hold_country
from ciconia.programmes.models import Focus
from ciconia.selection.models import Partnership

HOSTS = (OrganisationKind.HOST, OrganisationKind.MINISTRY)


def unfit(focus: Focus, organisation: Organisation) -> Words | None:
    """Why an institution cannot be long-listed in a focus, if it cannot."""
    if organisation.kind not in HOSTS:
        return _("Only host institutions and ministries can become partners.")
    if organisation.country != focus.country:
        return _("This institution is in another country.")
    if Partnership.objects.filter(focus=focus, organisation=organisation).exists():
        return _("This institution is on the list already.")
    return None


@hold_country
def _agreed_somewhere(organisation: Organisation) -> bool:
    return Partnership.objects.filter(organisation=organisation).exists()


@object_to_merge
def _both_in_one_focus(kept: Organisation, gone: Organisation) -> Words | None:
    shared = Partnership.objects.filter(
        organisation=gone, focus__in=Partnership.objects.filter(organisation=kept).values("focus")
    ).select_related("focus")
    first = shared.first()
    if first is None:
        return None
    return _("Both are on the list of partnerships of %(focus)s, and an institution is on it once.") % {
        "focus": first.focus
    }


FLOW = Flow(
    floor="selection",
    noun="partnership",
    states={
        "long_listed": State("focal point", "P30D"),
        "assessed": State("coordinator", "P14D"),
        "agreed": State("officer", "next review"),
        "declined": State(),
        "ended": State(),
    },
    moves=(
        Move("assess", "long_listed", "assessed", "focal point|officer", style="go",
             label=_("Write down its capacity"), done=_("Capacity written down. The coordinator decides next.")),
        Move("agree", "assessed", "agreed", "coordinator", reason=True, style="go",
             label=_("Agree the partnership"), done=_("Partnership agreed. The institution can state needs now.")),
        Move("decline", "long_listed|assessed", "declined", "coordinator", reason=True, style="no",
             label=_("Decline"), done=_("Declined, with your reason.")),
        Move("review", "agreed", "same", "officer", reason=True,
             label=_("Review"), done=_("Reviewed. The next review is in half a year.")),
        Move("end", "agreed", "ended", "coordinator", reason=True, style="no",
             label=_("End the partnership"), done=_("Partnership ended."),
             consequence=_("The institution can state no new needs. What is under way goes on.")),
    ),
    dates={"next review": lambda partnership: partnership.next_review},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, partnership: Partnership) -> bool:
    """The same answer as `Partnership.visible_to`, for one row."""
    return Partnership.objects.visible_to(user).filter(pk=partnership.pk).exists()


rules.add_perm("selection.view_partnership", sees)
