"""Working with an institution: long-listed, looked at, agreed."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.perform import Refused, begin, perform
from ciconia.foundation.text import Translated
from ciconia.people.actions.organisation import register_organisation
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.actions.decision import record
from ciconia.programmes.models import Focus
from ciconia.programmes.models.decision import About
from ciconia.programmes.rules.decision import Deliberation, problems
from ciconia.selection.models import Partnership
from ciconia.selection.rules.partnership import FLOW, unfit
from ciconia.selection.rules.unfit import Unfit

HALF_A_YEAR = timedelta(days=182)
LISTERS = ("focal point", "officer", "coordinator")


def long_list(focus: Focus, organisation: Organisation, *, by: Any, why: str) -> Partnership:
    """Put an institution on the long list of a focus, with the reason; raises Refused or Unfit."""
    _may_list(focus, by)
    if problem := unfit(focus, organisation):
        raise Unfit({"organisation": problem})
    row = Partnership(programme=focus.programme, focus=focus, organisation=organisation, why=why)
    partnership: Partnership = begin(FLOW, row, by=by, reason=why)
    return partnership


def long_list_new(
    focus: Focus, *, by: Any, why: str, ministry: Translated | None = None, **organisation: Any
) -> Partnership:
    """Register an institution of the focus's country and put it on the long list; raises Refused or Unfit.

    `ministry` is the name of the ministry above it, where that is new as well.
    """
    _may_list(focus, by)
    with transaction.atomic():
        if ministry:
            above = {"kind": OrganisationKind.MINISTRY, "name": ministry, "country": focus.country}
            organisation["parent"] = register_organisation(by=by, **above)
        registered = register_organisation(by=by, country=focus.country, **organisation)
        return long_list(focus, registered, by=by, why=why)


def assess(
    partnership: Partnership, *, by: Any, capacity: str, online_ready: bool | None = None, seen: int | None = None
) -> Partnership:
    """Write down what was seen of the institution's capacity."""
    changes = {"capacity": capacity, "online_ready": online_ready}
    perform(FLOW, "assess", partnership, by=by, seen=seen, changes=changes, data={"capacity": capacity})
    return partnership


def agree(
    partnership: Partnership, *, by: Any, reason: str, deliberation: Deliberation, seen: int | None = None
) -> Partnership:
    """Agree to work together, as it was decided with others, with a review in half a year; raises Unfit by field."""
    if wrong := problems(deliberation, partnership.focus, clock.today(partnership.zone)):
        raise Unfit(wrong)
    with transaction.atomic():
        perform(FLOW, "agree", partnership, by=by, reason=reason, seen=seen, changes=_next_review())
        decision = record(partnership.focus, About.PARTNERSHIP, deliberation, by=by, reason=reason)
        Partnership.objects.filter(pk=partnership.pk).update(decision=decision)
        partnership.decision = decision
    return partnership


def review(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """Look at an agreed partnership again and set the next review."""
    perform(FLOW, "review", partnership, by=by, reason=reason, seen=seen, changes=_next_review())
    return partnership


def decline(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """Decide against working together."""
    perform(FLOW, "decline", partnership, by=by, reason=reason, seen=seen)
    return partnership


def end(partnership: Partnership, *, by: Any, reason: str, seen: int | None = None) -> Partnership:
    """End an agreed partnership; what is under way goes on."""
    perform(FLOW, "end", partnership, by=by, reason=reason, seen=seen)
    return partnership


def _may_list(focus: Focus, by: Any) -> None:
    if not holds_for_programme(by, LISTERS, focus.programme_id, focus.pk):
        raise Refused(_("Only the focal point, officers and coordinators of this country put somebody on the list."))


def _next_review() -> dict[str, Any]:
    return {"next_review": clock.today() + HALF_A_YEAR}
