"""An assignment as its two sides see it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import Deliverable, Engagement
from ciconia.delivery.rules.engagement import FLOW
from ciconia.doors.portal.page import hosts, moved, page, seen_by_host
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import engagement as said
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.people.models import Identity, LookedAt

ACTIONS = {"start": engagements.start, "end_early": engagements.end_early}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The assignments of a person or an institution."""
    return page(request, "portal/engagement/list.html", {"piece": piece(request, own(request))})


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Route, list before the start, what is handed over, whom to ask."""
    engagement = get_object_or_404(own(request), public_id=public_id)
    host = engagement.person.user_id != request.user.pk
    seen_by_host(request, engagement, LookedAt.ENGAGEMENT)
    points, waves = said.items(engagement, request.user), said.waves(engagement, request.user, host=host)
    url = lambda name: reverse("portal:engagement_move", args=[public_id, name])  # noqa: E731
    found = offers(FLOW, engagement, request.user, ACTIONS, url)
    context = {
        "engagement": engagement,
        "host": host,
        "headline": said.headline(engagement, host=host, name=words(engagement.organisation.name)),
        "points": points,
        "progress": said.progress(points),
        "route": said.route(engagement, points, waves),
        "waves": waves,
        "phases": engagement.phases.filter(replaced=False),
        "deliverables": Deliverable.objects.visible_to(request.user).filter(engagement=engagement),
        "contact": said.contact(engagement),
        "reasons": said.reasons(engagement),
        "identity": _identity(request, engagement) if host else None,
        "go_on": [offer for offer in found if offer.style == "go"],
        "way_out": [offer for offer in found if offer.style != "go"],
    }
    return page(request, "portal/engagement/detail.html", context, about=engagement)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Start, or end early with the reason."""
    engagement = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:engagement", args=[public_id])
    return moved(request, FLOW, engagement, move, ACTIONS, back=back, title=engagement.opportunity.title)


def _identity(request: HttpRequest, engagement: Engagement) -> Identity | None:
    return Identity.objects.visible_to(request.user).filter(person=engagement.person).first()


def own(request: HttpRequest) -> Any:
    """The engagements of the person behind the account, and of the institutions it speaks for."""
    rows = Engagement.objects.visible_to(request.user)
    rows = rows.filter(Q(person__user=request.user) | Q(organisation_id__in=hosts(request.user)))
    return rows.select_related("programme", "focus", "organisation", "person", "opportunity")
