"""The text made from a need, as the host reads it and agrees to it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.opportunity import EditsForm
from ciconia.doors.portal.page import hosts, moved, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import opportunity as said
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.terms import all_parts_of
from ciconia.selection.rules.opportunity import FLOW

ACTIONS = {"agree": opportunities.agree, "request_edits": opportunities.request_edits}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The opportunities of the reader's institutions."""
    return page(request, "portal/opportunity/list.html", {"piece": piece(request, own(request))})


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The text as applicants will read it, and what is asked of the host."""
    opportunity = get_object_or_404(own(request), public_id=public_id)
    url = lambda name: reverse("portal:opportunity_move", args=[public_id, name])  # noqa: E731
    context = {
        "opportunity": opportunity,
        "sections": said.sections(opportunity),
        "route": said.route(opportunity),
        "reasons": said.reasons(opportunity),
        "since": said.changed_since(opportunity),
        "asked": said.asked_for(opportunity, request.user),
        "offers": offers(FLOW, opportunity, request.user, ACTIONS, url),
        "choosing": opportunity.state in ("published", "closed", "filled"),
    }
    return page(request, "portal/opportunity/detail.html", context, about=opportunity)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Agree, or say what should change."""
    opportunity = get_object_or_404(own(request), public_id=public_id)
    if move == "request_edits":
        return _ask(request, opportunity)
    back = reverse("portal:opportunity", args=[public_id])
    return moved(request, FLOW, opportunity, move, ACTIONS, back=back, title=opportunity.title)


def _ask(request: HttpRequest, opportunity: Opportunity) -> HttpResponse:
    """Say section by section what should change."""
    if not FLOW.holds(request.user, "host contact", opportunity):
        raise Http404
    parts = all_parts_of(opportunity)
    form = EditsForm(sent(request), parts=parts, initial={"seen": opportunity.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        opportunities.request_edits(
            opportunity, by=request.user, reason=data["reason"], edits=form.edits(), seen=data["seen"]
        )
        messages.success(request, str(FLOW.named("request_edits").done))
        return redirect("portal:opportunity", opportunity.public_id)
    verdict = FLOW.find("request_edits", opportunity.state)
    status = 422 if form.errors else 200
    context = {"form": form, "opportunity": opportunity, "possible": verdict is not None}
    return page(request, "portal/opportunity/edits.html", context, about=opportunity, status=status)


def own(request: HttpRequest) -> Any:
    """The opportunities of the institutions the reader speaks for; a draft is not theirs to read yet."""
    rows = Opportunity.objects.visible_to(request.user).filter(organisation_id__in=hosts(request.user))
    return rows.exclude(state="draft").select_related(
        "programme", "focus", "organisation", "sector", "need", "pack_version"
    )
