"""Opportunities: from the text that host and programme agree on to the place that is taken."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.delivery.queries.engagement import engagements_at_desk
from ciconia.doors.desk.blind import called, only_assesses
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.opportunity import PartForm, ReopenForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import list_context, route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.desk.terms import asked_and_answered
from ciconia.doors.shared.answers import answered
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.publishing.rules.publication import POSTERS
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions.co_applicant import SETTABLE
from ciconia.selection.actions.question import CAN_ASK
from ciconia.selection.models import Opportunity, OpportunityState
from ciconia.selection.models.opportunity import PUBLIC_STATES
from ciconia.selection.queries.application import applications_at_desk, furthest_first
from ciconia.selection.queries.asking import counted
from ciconia.selection.queries.opportunity import coverage_of, for_a_list, opportunities_at_desk
from ciconia.selection.queries.terms import all_parts_of, newest, quality_of, requests_of
from ciconia.selection.rules.need_form import readiness
from ciconia.selection.rules.opportunity import FLOW
from ciconia.selection.rules.unfit import Unfit

PATH = ("draft", "in_review", "agreed", "published", "closed", "filled")
IN_WRITING = ("draft", "in_review", "edits_requested", "agreed")
# The host agrees on its own page; suspending comes with the country and not one by one.
ACTIONS = {
    "send_to_review": opportunities.send_to_review,
    "request_edits": opportunities.request_edits,
    "publish": opportunities.publish,
    "close": opportunities.close,
    "reopen": opportunities.reopen,
    "give_up": opportunities.give_up,
    "withdraw": opportunities.withdraw,
}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The opportunities of the programme, those that wait for somebody first."""
    rows = for_a_list(opportunities_at_desk(request.programme, request.user))  # type: ignore[attr-defined]
    context = list_context(request, rows, OpportunityState.choices)
    return page_of(request, "list", context | {"people": sees_people(request)})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One opportunity: its text, who applied, what came of it, and what comes next."""
    opportunity = opportunity_of(request, public_id)
    told, people = history(opportunity), sees_people(request)
    context = {
        "opportunity": opportunity,
        "turn": turn_words(opportunity.turn_role),
        "route": route(FLOW, PATH, opportunity, told),
        "offers": offers(FLOW, opportunity, request.user, ACTIONS, lambda name: _move_url(request, opportunity, name)),
        "coverage": coverage_of(opportunity.need),
        "readiness": readiness(opportunity.need),
        "parts": [part for part in all_parts_of(opportunity) if part.text and part.section.code != "title"],
        "quality": quality_of(opportunity) if opportunity.state in IN_WRITING else None,
        "requests": asked_and_answered(requests_of(opportunity, request.user), opportunity),
        "version": newest(opportunity),
        "public_url": _public_url(opportunity),
        **_readers(request, opportunity),
        "applications": _applied(request, opportunity) if people else [],
        "engagements": list(_of(engagements_at_desk, request, opportunity).order_by("-id")[:20]) if people else [],
        "asked": counted(opportunity) if people else None,
        "history": told,
        "asked_questions": answered(opportunity.questions, {}),
        **_may(request, opportunity),
    }
    return page_of(request, "detail", context, here=opportunity.reference)


@desk_page
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let people apply again: the reason, a new last day, and when the work starts then."""
    opportunity = opportunity_of(request, public_id)
    if not FLOW.holds(request.user, "officer", opportunity):
        raise Http404
    opened = {"starts": opportunity.starts, "seen": opportunity.version}
    form = ReopenForm(request.POST if request.method == "POST" else None, initial=opened)
    if request.method == "POST" and form.is_valid():
        try:
            opportunities.reopen(opportunity, by=request.user, **form.cleaned_data)
            messages.success(request, str(FLOW.named("reopen").done))
            return HttpResponseRedirect(desk_url(request, "opportunity", public_id))
        except Unfit as wrong:
            request.undo = True  # type: ignore[attr-defined]
            tell(form, wrong.problems)
    context = {"form": form, "opportunity": opportunity, "title": words(opportunity.title), "button": _("Open again")}
    return page_of(request, "form", context, opportunity, here=_("Open again"))


@desk_page
def part(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say which part of its need it serves, and what of the need nobody serves yet."""
    opportunity = opportunity_of(request, public_id)
    if not _may_say_part(request, opportunity):
        raise Http404
    opened = {
        "covers": opportunity.covers, "leaves_open": opportunity.leaves_open, "seen": opportunity.version
    }  # fmt: skip
    form = PartForm(request.POST if request.method == "POST" else None, initial=opened)
    if request.method == "POST" and form.is_valid():
        opportunities.say_part(opportunity, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(desk_url(request, "opportunity", public_id))
    context = {"form": form, "opportunity": opportunity, "coverage": coverage_of(opportunity.need)}
    return page_of(request, "part", context, opportunity, here=_("Its part of the need"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    opportunity = opportunity_of(request, public_id)
    around = frame(request, "opportunities", trail=trail_of(request, opportunity))
    back = desk_url(request, "opportunity", public_id)
    simple = {name: action for name, action in ACTIONS.items() if name != "reopen"}
    return move_page(request, FLOW, opportunity, move, simple, back=back, **around)


def opportunity_of(request: HttpRequest, public_id: str) -> Opportunity:
    """The opportunity at an address, as this account may see it on the desk."""
    rows = opportunities_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def may_edit(request: HttpRequest, opportunity: Opportunity) -> bool:
    """Whether the text is the officer's to change, and this account is one."""
    return opportunity.state in opportunities.EDITABLE and FLOW.holds(request.user, "officer", opportunity)


def _may(request: HttpRequest, opportunity: Opportunity) -> dict[str, bool]:
    """What this account may do beside the moves."""
    officer = FLOW.holds(request.user, "officer", opportunity)
    return {
        "may_edit": may_edit(request, opportunity),
        "may_say_part": _may_say_part(request, opportunity),
        "may_copy": officer,
        "may_let_together": officer and opportunity.state in SETTABLE,
        "may_post": opportunity.state == "published" and any(FLOW.holds(request.user, r, opportunity) for r in POSTERS),
        "may_ask": officer and opportunity.state in CAN_ASK,
    }


def _may_say_part(request: HttpRequest, opportunity: Opportunity) -> bool:
    return opportunity.state in opportunities.UNDER_WAY and FLOW.holds(request.user, "officer", opportunity)


def _readers(request: HttpRequest, opportunity: Opportunity) -> dict[str, bool]:
    """Whether the account works with people here, and whether it does more than assess them."""
    people = sees_people(request)
    return {"people": people, "decides": people and not only_assesses(request)}


def _applied(request: HttpRequest, opportunity: Opportunity) -> list[Any]:
    """The first of those who applied, named as this account may read them."""
    return called(request, furthest_first(_of(applications_at_desk, request, opportunity))[:20])


def _of(at_desk: Any, request: HttpRequest, opportunity: Opportunity) -> Any:
    """The applications or engagements of an opportunity, as this account may see them."""
    return at_desk(opportunity.programme, request.user).filter(opportunity=opportunity)


def _move_url(request: HttpRequest, opportunity: Opportunity, name: str) -> str:
    if name == "reopen":
        return desk_url(request, "opportunity_reopen", opportunity.public_id)
    return desk_url(request, "opportunity_move", opportunity.public_id, name)


def _public_url(opportunity: Opportunity) -> str:
    if opportunity.state not in PUBLIC_STATES:
        return ""
    return reverse("public:opportunity", args=[opportunity.programme.code, opportunity.public_id])


def trail_of(request: HttpRequest, opportunity: Opportunity | None) -> list[tuple[str, str]]:
    """The pages above one that stands under an opportunity."""
    trail = [(_("Opportunities"), desk_url(request, "opportunities"))]
    if opportunity:
        trail.append((opportunity.reference, desk_url(request, "opportunity", opportunity.public_id)))
    return trail


def page_of(
    request: HttpRequest, name: str, context: dict[str, Any], under: Opportunity | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under an opportunity."""
    trail = trail_of(request, under) if here else []
    page = {**frame(request, "opportunities", trail=trail), **context, "here": here or _("Opportunities")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/opportunity/{name}.html", page, status=status)
