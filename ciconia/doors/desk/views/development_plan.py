"""Development plans of institutions, as whoever works with them reads, agrees and reviews them."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.development_plan import AgreeForm, ReviewForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.development_plan import said_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.results.queries.development_plan import steps_of
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.models import DevelopmentPlan, Partnership
from ciconia.selection.queries.development_plan import needs_of, plans_at_desk
from ciconia.selection.queries.partnership import partnerships_at_desk
from ciconia.selection.rules.development_plan import FLOW, KNOWN_BY, review_day
from ciconia.selection.rules.unfit import Unfit

PATH = ("draft", "shared", "agreed")
ACTIONS = {"share": plans.share, "return": plans.return_, "revise": plans.revise, "end": plans.end}
OWN_PAGES: dict[str, Any] = {"agree": plans.agree, "review": plans.review}


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One plan: what leads where, how far it has come, and what comes next."""
    plan = _plan(request, public_id)
    told = history(plan)
    context = {
        "plan": plan,
        **said_of(plan),
        "turn": turn_words(plan.turn_role),
        "route": route(FLOW, PATH, plan, told),
        "steps": steps_of(plan, request.user),
        "needs": needs_of(plan, request.user)[:20],
        "partnership": _partnership(request, plan),
        "offers": _offers(request, plan),
        "edit_url": _edit_url(request, plan),
        "history": told,
    }
    return _page(request, "detail", context, plan, here=words(plan.title))


@desk_page
def agree(request: HttpRequest, public_id: str) -> HttpResponse:
    """Agree the plan, and say when to look at it again."""
    return _on_a_day(request, public_id, "agree", AgreeForm)


@desk_page
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how far it has come, and when to look at it again."""
    return _on_a_day(request, public_id, "review", ReviewForm)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    plan = _plan(request, public_id)
    back = desk_url(request, "development_plan", public_id)
    around = frame(request, "partnerships", trail=_trail(request, plan, below=True))
    return move_page(request, FLOW, plan, move, ACTIONS, back=back, **around)


def _on_a_day(request: HttpRequest, public_id: str, move: str, form_class: type[AgreeForm]) -> HttpResponse:
    plan, found = _plan(request, public_id), FLOW.named(move)
    if not FLOW.holds(request.user, "officer", plan):
        raise Http404
    if request.method != "POST" and FLOW.find(move, plan.state) is None:
        return HttpResponseRedirect(desk_url(request, "development_plan", public_id))
    opened = {"next_review": review_day(plan), "seen": plan.version}
    form = form_class(request.POST if request.method == "POST" else None, initial=opened)
    if request.method == "POST" and form.is_valid():
        try:
            OWN_PAGES[move](plan, by=request.user, **form.cleaned_data)
            messages.success(request, str(found.done))
            return HttpResponseRedirect(desk_url(request, "development_plan", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return _page(request, "day", {"plan": plan, "form": form}, plan, here=str(found.label), below=True)


def _plan(request: HttpRequest, public_id: str) -> DevelopmentPlan:
    rows = plans_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows.prefetch_related("capacities"), public_id=public_id)


def _partnership(request: HttpRequest, plan: DevelopmentPlan) -> Partnership:
    """The one through which this account sees the plan."""
    rows = partnerships_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return rows.filter(organisation=plan.organisation_id, state__in=KNOWN_BY).order_by("pk")[0]


def _offers(request: HttpRequest, plan: DevelopmentPlan) -> list[Offer]:
    def url(name: str) -> str:
        if name in OWN_PAGES:
            return desk_url(request, f"development_plan_{name}", plan.public_id)
        return desk_url(request, "development_plan_move", plan.public_id, name)

    found = offers(FLOW, plan, request.user, {**ACTIONS, **OWN_PAGES}, url)
    return [replace(offer, page=True) if offer.name in OWN_PAGES else offer for offer in found]


def _edit_url(request: HttpRequest, plan: DevelopmentPlan) -> str:
    """Where the focal point changes the text: the same page as the institution."""
    writes = plan.state in plans.WRITABLE and FLOW.holds(request.user, "focal point", plan)
    return reverse("portal:development_plan_edit", args=[plan.public_id]) if writes else ""


def _trail(request: HttpRequest, plan: DevelopmentPlan, *, below: bool) -> list[tuple[str, str]]:
    partnership = _partnership(request, plan)
    trail = [
        (_("Partnerships"), desk_url(request, "partnerships")),
        (words(plan.organisation.name), desk_url(request, "partnership", partnership.public_id)),
    ]
    own = (words(plan.title), desk_url(request, "development_plan", plan.public_id))
    return [*trail, own] if below else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], plan: DevelopmentPlan, *, here: str, below: bool = False
) -> HttpResponse:
    trail = _trail(request, plan, below=below)
    page = {**frame(request, "partnerships", trail=trail), **context, "here": here}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/development_plan/{name}.html", page, status=status)
