"""Needs: written by the institution that has them, answered by the authority above it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ciconia.doors.portal.page import STATES_NEEDS, endorses, moved, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import need as said
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.doors.shared.names import found_names
from ciconia.doors.shared.need_read import like_words, read_back
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.models import Role
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.need_told import WRITABLE
from ciconia.selection.models import Need, Partnership
from ciconia.selection.queries.endorsement import chain_changed, clock_of
from ciconia.selection.queries.need import answered_for, offered_for, others_of
from ciconia.selection.queries.paper import papers_of
from ciconia.selection.queries.partnership import may_state_needs
from ciconia.selection.rules.need import FLOW, open_steps
from ciconia.selection.rules.need_form import missing, readiness

ACTIONS = {
    "submit": needs.submit, "withdraw": needs.withdraw, "endorse": needs.endorse,
    "endorse_step": needs.endorse, "return": needs.return_,
    "refuse": needs.refuse,
}  # fmt: skip


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The needs of the reader's institutions, and those an authority was asked about."""
    found = piece(request, own(request))
    places = may_state_needs(organisation_ids(request.user, [Role.HOST_CONTACT]))
    context = {"piece": found, "places": places, "endorser": bool(endorses(request.user))}
    return page(request, "portal/need/list.html", context)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a need, see where it is, and do what is next."""
    need = get_object_or_404(own(request), public_id=public_id)
    every = offers(FLOW, need, request.user, ACTIONS, _url(need))
    found = [offer for offer in every if offer.name != _other(need) and (offer.allowed or not need.mark)]
    stops = clock_of(need, request.user)
    writes = FLOW.holds(request.user, "host contact", need)
    context = {
        "need": need,
        "groups": read_back(need, plan=not FLOW.holds(request.user, "endorser", need)),
        "meaning": readiness(need),
        "route": said.route(need, stops),
        "held": need.mark == "held",
        **said.letters(stops, writes and need.state == "submitted" and not need.mark),
        "waits": need.waits_for,
        "moved": chain_changed(need, [stop.row for stop in stops]),
        "papers": papers_of(need) if not FLOW.holds(request.user, "endorser", need) else [],
        "reasons": said.reasons(need),
        "endorser": FLOW.holds(request.user, "endorser", need),
        "others_after": open_steps(need) > 1,
        "offers": found,
        "go_on": [offer for offer in found if offer.style == "go"],
        "others": [offer for offer in found if offer.style != "go"],
    }
    return page(request, "portal/need/detail.html", context | _writing(request, need, writes), about=need)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Send, endorse, send back, refuse, withdraw."""
    need = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:need", args=[public_id])
    return moved(request, FLOW, need, move, ACTIONS, back=back, title=need.called)


def own(request: HttpRequest) -> Any:
    """The needs of the reader's institutions, and those sent to an authority the reader answers for."""
    rows = Need.objects.visible_to(request.user).filter(
        Q(organisation_id__in=organisation_ids(request.user, STATES_NEEDS))
        | Q(endorser_id__in=endorses(request.user)) & ~Q(state="draft")
    )
    return rows.select_related(
        "programme", "focus", "organisation", "endorser", "sector", "origin", "plan", "partnership__organisation"
    )


def _writing(request: HttpRequest, need: Need, writes: bool) -> dict[str, Any]:
    """What a page shows to whoever writes for the institution, and to nobody else."""
    if not writes:
        return {}
    may_edit = need.state in WRITABLE
    return {
        "may_edit": may_edit,
        "missing": list(missing(need)) if may_edit else [],
        "may_confirm": need.by_telephone and need.confirmed_at is None and not FLOW.states[need.state].is_end,
        "offered": offered_for(need) if may_edit else [],
        **(found_names(request, without=answered_for(need)) if may_edit else {}),
        "like": like_words(need, need.focus),
        "elsewhere": others_of(need, Partnership.objects.visible_to(request.user)),
    }


def _other(need: Need) -> str:
    """Endorsing is one thing to do; of its two moves the one that does not lead on from here is left out."""
    return "endorse" if open_steps(need) > 1 else "endorse_step"


def _url(need: Need) -> Any:
    return lambda name: reverse("portal:need_move", args=[need.public_id, name])
