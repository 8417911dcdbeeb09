"""The text made from a need, as the host reads it and agrees to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ciconia.doors.portal.page import hosts, moved, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import opportunity as said
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Opportunity
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
        "offers": offers(FLOW, opportunity, request.user, ACTIONS, url),
        "choosing": opportunity.state in ("published", "closed", "filled"),
    }
    return page(request, "portal/opportunity/detail.html", context, about=opportunity)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Agree, or say what should change."""
    opportunity = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:opportunity", args=[public_id])
    return moved(request, FLOW, opportunity, move, ACTIONS, back=back, title=opportunity.title)


def own(request: HttpRequest) -> Any:
    """The opportunities of the institutions the reader speaks for; a draft is not theirs to read yet."""
    rows = Opportunity.objects.visible_to(request.user).filter(organisation_id__in=hosts(request.user))
    return rows.exclude(state="draft").select_related("programme", "focus", "organisation", "sector", "need")
