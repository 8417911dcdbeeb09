"""Needs: written by the institution that has them, answered by the authority above it."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.need import NeedForm
from ciconia.doors.portal.page import STATES_NEEDS, endorses, moved, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import need as said
from ciconia.doors.portal.words.level import level_words
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers, seen
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Role
from ciconia.people.models import Organisation
from ciconia.selection.actions import need as needs
from ciconia.selection.models import Need, Partnership
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.queries.endorsement import chain_changed, clock_of
from ciconia.selection.queries.partnership import may_state_needs
from ciconia.selection.rules.need import FLOW, open_steps

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
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """State a need."""
    ours = organisation_ids(request.user, [Role.HOST_CONTACT])
    organisation = get_object_or_404(Organisation.objects.filter(pk__in=ours), public_id=public_id)
    rows = Partnership.objects.visible_to(request.user).filter(organisation=organisation, state="agreed")
    agreed = list(rows.select_related("programme", "focus", "organisation").order_by("pk"))
    if not agreed:
        raise Refused(_("The partnership with this institution is not agreed, so it cannot state needs yet."))
    partnership = next((row for row in agreed if row.public_id == request.GET.get("for")), agreed[0])
    start = {"language": said_language(request)}
    plans = plans_of(organisation, request.user)
    form = NeedForm(sent(request), initial=start, focus=partnership.focus, plans=plans)
    if request.method == "POST" and form.is_valid():
        need = needs.state_need(partnership, by=request.user, **form.values())
        messages.success(request, _("Saved as a draft. Read it once more, then send it."))
        return redirect("portal:need", need.public_id)
    context = {"form": form, "partnership": partnership, "others": [p for p in agreed if p != partnership]}
    return page(request, "portal/need/form.html", context, about=partnership, status=422 if form.errors else 200)


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
        "levels": level_words(need),
        "route": said.route(need, stops),
        "held": need.mark == "held",
        **said.letters(stops, writes and need.state == "submitted" and not need.mark),
        "waits": need.waits_for,
        "moved": chain_changed(need, [stop.row for stop in stops]),
        "reasons": said.reasons(need),
        "endorser": FLOW.holds(request.user, "endorser", need),
        "may_edit": writes and need.state in ("draft", "returned"),
        "offers": found,
        "go_on": [offer for offer in found if offer.style == "go"],
        "others": [offer for offer in found if offer.style != "go"],
    }
    return page(request, "portal/need/detail.html", context, about=need)


@portal_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or what was sent back."""
    need = get_object_or_404(own(request), public_id=public_id)
    if request.method != "POST" and not FLOW.holds(request.user, "host contact", need):
        raise Http404
    if request.method != "POST" and need.state not in ("draft", "returned"):
        return redirect("portal:need", need.public_id)
    plans = plans_of(need.organisation, request.user, need.plan_id)
    form = NeedForm(sent(request), initial=NeedForm.of(need), focus=need.focus, plans=plans)
    if request.method == "POST" and form.is_valid():
        needs.edit_need(need, by=request.user, seen=seen(request), **form.values(need))
        messages.success(request, _("Saved. Read it once more, then send it."))
        return redirect("portal:need", need.public_id)
    version = seen(request) if request.method == "POST" else need.version
    context = {"form": form, "need": need, "version": version, "partnership": need.partnership}
    return page(request, "portal/need/form.html", context, about=need, status=422 if form.errors else 200)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Send, endorse, send back, refuse, withdraw."""
    need = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:need", args=[public_id])
    return moved(request, FLOW, need, move, ACTIONS, back=back, title=need.title)


def own(request: HttpRequest) -> Any:
    """The needs of the reader's institutions, and those sent to an authority the reader answers for."""
    rows = Need.objects.visible_to(request.user).filter(
        Q(organisation_id__in=organisation_ids(request.user, STATES_NEEDS))
        | Q(endorser_id__in=endorses(request.user)) & ~Q(state="draft")
    )
    return rows.select_related(
        "programme", "focus", "organisation", "endorser", "sector", "plan", "partnership__organisation"
    )


def said_language(request: HttpRequest) -> str:
    """The language the account reads in, as a start."""
    return str(request.user.language)  # type: ignore[union-attr]


def _other(need: Need) -> str:
    """Endorsing is one thing to do; of its two moves the one that does not lead on from here is left out."""
    return "endorse" if open_steps(need) > 1 else "endorse_step"


def _url(need: Need) -> Any:
    return lambda name: reverse("portal:need_move", args=[need.public_id, name])
