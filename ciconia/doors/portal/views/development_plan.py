"""Development plans: written by the institution or with its focal point, read by whoever works with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.development_plan import DevelopmentPlanForm
from ciconia.doors.portal.page import STATES_NEEDS, hosts, moved, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import development_plan as said
from ciconia.doors.shared.development_plan import said_of
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.doors.shared.templatetags.ciconia import in_a_row
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Organisation
from ciconia.results.queries.development_plan import steps_of
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.models import DevelopmentPlan
from ciconia.selection.queries.development_plan import needs_of, partnership_of, sectors_for
from ciconia.selection.rules.development_plan import FLOW

ACTIONS = {"share": plans.share, "revise": plans.revise, "end": plans.end}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The plans of the reader's institutions."""
    rows = own(request).filter(organisation__in=organisation_ids(request.user, STATES_NEEDS))
    places = Organisation.objects.filter(pk__in=hosts(request.user)).order_by("pk")
    return page(request, "portal/development_plan/list.html", {"piece": piece(request, rows), "places": places})


@portal_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a plan; the focal point may do it for an institution."""
    organisation = get_object_or_404(Organisation, public_id=public_id)
    if not plans.may_write(request.user, organisation):
        raise Http404
    start = {"language": request.user.language}  # type: ignore[union-attr]
    form = DevelopmentPlanForm(sent(request), initial=start, sectors=sectors_for(organisation))
    if request.method == "POST" and form.is_valid():
        try:
            plan = plans.write_plan(organisation, by=request.user, **form.values())
            messages.success(request, _("Saved as a draft. Read it once more, then send it."))
            return redirect("portal:development_plan", plan.public_id)
        except Unfit as wrong:
            form.tell(wrong)
    return _form_page(request, form, organisation)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a plan, see how far it has come, and do what is next."""
    plan = get_object_or_404(own(request), public_id=public_id)
    found = offers(FLOW, plan, request.user, ACTIONS, _url(plan))
    context = {
        "plan": plan,
        **said_of(plan),
        "steps": steps_of(plan, request.user),
        "needs": needs_of(plan, request.user)[:20],
        "route": said.route(plan),
        "meaning": said.meaning(plan),
        "reasons": said.reasons(plan),
        "may_edit": _may_edit(request, plan),
        "go_on": [offer for offer in found if offer.style == "go"],
        "others": [offer for offer in found if offer.style != "go"],
    }
    return page(request, "portal/development_plan/detail.html", context, about=partnership_of(plan))


@portal_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what is being written."""
    plan = get_object_or_404(own(request), public_id=public_id)
    if not _writes(request, plan):
        raise Http404
    if request.method != "POST" and plan.state not in plans.WRITABLE:
        return redirect("portal:development_plan", public_id)
    form = DevelopmentPlanForm(
        sent(request), initial=DevelopmentPlanForm.of(plan), sectors=sectors_for(plan.organisation), kept=plan.sectors
    )
    if request.method == "POST" and form.is_valid():
        try:
            plans.edit_plan(plan, by=request.user, seen=form.cleaned_data["seen"], **form.values(plan))
            messages.success(request, _("Saved. Read it once more, then send it."))
            return redirect("portal:development_plan", public_id)
        except Unfit as wrong:
            form.tell(wrong)
        except Conflict:
            return _somebody_was_faster(request, form, plan)
    return _form_page(request, form, plan.organisation, plan)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Send it, open it again, end it."""
    plan = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:development_plan", args=[public_id])
    return moved(request, FLOW, plan, move, ACTIONS, back=back, title=plan.title, about=partnership_of(plan))


def own(request: HttpRequest) -> Any:
    """The plans of the reader's institutions, and of those the reader is the focal point of."""
    rows = DevelopmentPlan.objects.written_by(request.user)
    return rows.select_related("organisation").prefetch_related("capacities").order_by("-id")


def _writes(request: HttpRequest, plan: DevelopmentPlan) -> bool:
    return any(FLOW.holds(request.user, role, plan) for role in plans.WRITERS)


def _may_edit(request: HttpRequest, plan: DevelopmentPlan) -> bool:
    return plan.state in plans.WRITABLE and _writes(request, plan)


def _url(plan: DevelopmentPlan) -> Any:
    return lambda name: reverse("portal:development_plan_move", args=[plan.public_id, name])


def _form_page(
    request: HttpRequest, form: DevelopmentPlanForm, organisation: Organisation, plan: DevelopmentPlan | None = None,
    status: int = 0,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "organisation": organisation, "plan": plan}
    status = status or (422 if form.errors else 200)
    return page(request, "portal/development_plan/form.html", context, status=status)


def _somebody_was_faster(request: HttpRequest, form: DevelopmentPlanForm, plan: DevelopmentPlan) -> HttpResponse:
    """What was written stands in the form, which now knows the newer version: sent again, it is kept."""
    plan.refresh_from_db()
    form.data = form.data.copy()
    form.data["seen"] = str(plan.version)
    words = _(
        "Somebody changed this plan while you wrote, so yours is not saved yet. What you wrote differs in: %(fields)s. "
        "Look at the plan in another window, then save again."
    )
    form.add_error(None, words % {"fields": in_a_row(form.differing(plan))})
    return _form_page(request, form, plan.organisation, plan, 409)
