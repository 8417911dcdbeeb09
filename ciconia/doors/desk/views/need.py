"""Needs: what institutions are missing, and the way to an opportunity."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.need import NeedForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import list_context, route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.stations import authorities, stations
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.access import can
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.actions import need as needs
from ciconia.selection.models import Need, NeedState, Partnership
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.queries.endorsement import history_of
from ciconia.selection.queries.need import for_a_list, needs_at_desk
from ciconia.selection.queries.opportunity import opportunities_at_desk, with_applications
from ciconia.selection.queries.partnership import partnerships_at_desk
from ciconia.selection.rules.need import FLOW
from ciconia.selection.rules.unfit import Unfit

PATH = ("draft", "submitted", "endorsed", "validated", "served")
EDITABLE = ("draft", "returned")
# Endorsing is the ministry's, on its own page.
ACTIONS = {
    "submit": needs.submit,
    "validate": needs.validate,
    "return": needs.return_,
    "refuse": needs.refuse,
    "withdraw": needs.withdraw,
    "lapse": needs.lapse,
}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The needs of the programme, those that wait for somebody first."""
    rows = for_a_list(needs_at_desk(request.programme, request.user))  # type: ignore[attr-defined]
    return _page(request, "list", list_context(request, rows, NeedState.choices))


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One need: what is missing, who stands behind it, what was made of it, and what comes next."""
    need = _need(request, public_id)
    told, (stops, before) = history(need), history_of(need, request.user)
    made = opportunities_at_desk(need.programme, request.user).filter(need=need)
    context = {
        "need": need,
        "turn": turn_words(need.turn_role),
        "route": route(FLOW, PATH, need, told),
        "stops": stops,
        "stations": stations(stops),
        "before": before,
        **authorities(request.user, need, stops),
        "opportunities": with_applications(made).order_by("id"),
        "offers": offers(FLOW, need, request.user, ACTIONS, lambda name: _move_url(request, need, name)),
        "may_edit": _may_edit(request, need),
        "may_draft": need.state == "validated" and bool(can(request.user, "selection.draft_opportunity", need)),
        "history": told,
    }
    return _page(request, "detail", context, here=need.reference)


@desk_page
def new(request: HttpRequest, partnership: str) -> HttpResponse:
    """The focal point takes a need down for an institution, on the telephone or at its table."""
    rows = partnerships_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    found = get_object_or_404(rows, public_id=partnership, state="agreed")
    if not FLOW.holds(request.user, "focal point", found):
        raise Http404
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            need = needs.state_need(found, by=request.user, **form.values())
            messages.success(request, _("Kept as a draft. Send it to the ministry when the institution agrees."))
            return HttpResponseRedirect(desk_url(request, "need", need.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return _page(request, "form", {"form": form, "organisation": found.organisation}, here=_("State a need"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or a need that was sent back."""
    need = _need(request, public_id)
    if not _may_edit(request, need) and request.method != "POST":
        raise Http404
    form, title = _form(request, need.partnership, need), words(need.title)
    if request.method == "POST" and form.is_valid():
        try:
            needs.edit_need(need, by=request.user, seen=form.cleaned_data["seen"], **form.values(need))
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(desk_url(request, "need", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"form": form, "organisation": need.organisation, "need": need, "title": title}
    return _page(request, "form", context, need, here=_("Change"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    need = _need(request, public_id)
    around = frame(request, "needs", trail=_trail(request, need))
    return move_page(request, FLOW, need, move, ACTIONS, back=desk_url(request, "need", public_id), **around)


def _need(request: HttpRequest, public_id: str) -> Need:
    return get_object_or_404(needs_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _may_edit(request: HttpRequest, need: Need) -> bool:
    return need.state in EDITABLE and FLOW.holds(request.user, "focal point", need)


def _form(request: HttpRequest, partnership: Partnership, need: Need | None = None) -> NeedForm:
    sectors = list(sectors_of(partnership.focus))
    initial = NeedForm.initial_of(need) if need else {"language": get_language()}
    plans = plans_of(partnership.organisation, request.user, need.plan_id if need else None)
    return NeedForm(request.POST if request.method == "POST" else None, initial=initial, sectors=sectors, plans=plans)


def _move_url(request: HttpRequest, need: Need, name: str) -> str:
    return desk_url(request, "need_move", need.public_id, name)


def _trail(request: HttpRequest, need: Need | None) -> list[tuple[str, str]]:
    trail = [(_("Needs"), desk_url(request, "needs"))]
    return [*trail, (need.reference, desk_url(request, "need", need.public_id))] if need else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Need | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a need."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "needs", trail=trail), **context, "here": here or _("Needs")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/need/{name}.html", page, status=status)
