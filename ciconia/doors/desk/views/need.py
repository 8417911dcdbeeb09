"""Needs: what institutions are missing, and the way to an opportunity."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import list_context, route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.names import found_names
from ciconia.doors.shared.need_read import like_words, read_back
from ciconia.doors.shared.stations import authorities, stations
from ciconia.foundation.access import can
from ciconia.people.models import Contact
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.need_told import WRITABLE
from ciconia.selection.actions.need_translation import TRANSLATORS
from ciconia.selection.models import Need, NeedState
from ciconia.selection.queries.endorsement import history_of
from ciconia.selection.queries.need import answered_for, for_a_list, needs_at_desk, offered_for
from ciconia.selection.queries.opportunity import coverage_of
from ciconia.selection.queries.paper import papers_of
from ciconia.selection.rules.need import FLOW
from ciconia.selection.rules.need_form import missing, readiness

PATH = ("draft", "submitted", "endorsed", "validated", "served")
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
    return need_page(request, "list", list_context(request, rows, NeedState.choices))


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One need: what is missing, who stands behind it, what was made of it, and what comes next."""
    need = need_of(request, public_id)
    told, (stops, before) = history(need), history_of(need, request.user)
    context = {
        "need": need,
        "groups": read_back(need),
        "meaning": readiness(need),
        "like": like_words(need, need.focus),
        "who": _who(request, need),
        "papers": papers_of(need),
        "missing": list(missing(need)) if need.state in WRITABLE else [],
        "turn": turn_words(need.turn_role),
        "route": route(FLOW, PATH, need, told),
        "stops": stops,
        "stations": stations(stops),
        "before": before,
        **authorities(request.user, need, stops),
        "coverage": coverage_of(need),
        "offers": offers(FLOW, need, request.user, ACTIONS, lambda name: _move_url(request, need, name)),
        **_may(request, need),
        "history": told,
    }
    return need_page(request, "detail", context, here=need.reference)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    need = need_of(request, public_id)
    around = frame(request, "needs", trail=_trail(request, need))
    return move_page(request, FLOW, need, move, ACTIONS, back=desk_url(request, "need", public_id), **around)


def need_of(request: HttpRequest, public_id: str) -> Need:
    return get_object_or_404(needs_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _names(request: HttpRequest, need: Need) -> dict[str, Any]:
    """The names offered for a need, and those found for what was typed."""
    return {"offered": offered_for(need), **found_names(request, without=answered_for(need))}


def _may(request: HttpRequest, need: Need) -> dict[str, Any]:
    """What the reader may do with a need beside its moves."""
    edits = may_edit(request, need)
    return {
        "may_edit": edits,
        **(_names(request, need) if edits else {}),
        "may_translate": any(FLOW.holds(request.user, role, need) for role in TRANSLATORS),
        "may_draft": need.state == "validated" and bool(can(request.user, "selection.draft_opportunity", need)),
    }


def _move_url(request: HttpRequest, need: Need, name: str) -> str:
    return desk_url(request, "need_move", need.public_id, name)


def _trail(request: HttpRequest, need: Need | None) -> list[tuple[str, str]]:
    trail = [(_("Needs"), desk_url(request, "needs"))]
    return [*trail, (need.reference, desk_url(request, "need", need.public_id))] if need else trail


def _who(request: HttpRequest, need: Need) -> Contact | None:
    """The contact who said it by telephone, where the reader may know the name."""
    if need.contact_id is None:
        return None
    return Contact.objects.visible_to(request.user).filter(pk=need.contact_id).first()


def may_edit(request: HttpRequest, need: Need) -> bool:
    """Whether the reader may write in it for the institution."""
    return need.state in WRITABLE and FLOW.holds(request.user, "focal point", need)


def need_page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Need | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a need."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "needs", trail=trail), **context, "here": here or _("Needs")}
    wrong = getattr(context.get("form"), "errors", None)
    status = 409 if context.get("clash") or context.get("closed") else 422 if wrong else 200
    return render(request, f"desk/need/{name}.html", page, status=status)
