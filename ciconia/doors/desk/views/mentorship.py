"""Mentors on the desk: who offers, who asks, who fits whom and why, and how pairs go on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url, frame, matches
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.mentorship import reasons_in_words, topic_names
from ciconia.doors.shared.moves import move_page, offers, seen
from ciconia.doors.shared.templatetags.ciconia import languages
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.models import Mentorship
from ciconia.gatherings.queries.mentorship import mentors_of, offers_at_desk, pairs_at_desk, suggestions
from ciconia.gatherings.rules.mentorship import FLOW

ACTIONS = {"withdraw": mentorships.withdraw, "end": mentorships.end}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Who looks for a mentor and who has one, and what is offered."""
    if not matches(request):
        raise Http404
    programme = request.programme  # type: ignore[attr-defined]
    rows = list(pairs_at_desk(programme, request.user).order_by("due_at", "pk")[:200])
    context = {
        "pairs": [row for row in map(_row, rows) if row["pair"].state != "ended"],
        "ended": [row for row in map(_row, rows) if row["pair"].state == "ended"],
        "offers": [
            (row, topic_names(row.topics), languages(row.languages)) for row in offers_at_desk(programme, request.user)
        ],
        "figures": mentors_of(programme),
    }
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One asking with those who fit it, each with the reasons; a press proposes the two to each other."""
    pair = _pair(request, public_id)
    wrong = ""
    if request.method == "POST":
        wrong = _propose(request, pair)
        if not wrong:
            messages.success(request, str(FLOW.named("propose").done))
            return HttpResponseRedirect(desk_url(request, "mentorship", public_id))
    found = suggestions(pair) if pair.state == "asked" else []
    context = _row(pair) | {
        "wrong": wrong, "turn": turn_words(pair.turn_role), "history": history(pair),
        "topics": topic_names(pair.topics), "spoken": languages(pair.languages),
        "reasons": reasons_in_words(pair.reasons),
        "fits": [(fit, reasons_in_words(fit.reasons)) for fit in found],
        "may_propose": any(FLOW.holds(request.user, role, pair) for role in FLOW.named("propose").roles),
        "offers": offers(FLOW, pair, request.user, ACTIONS, lambda name: desk_url(
            request, "mentorship_move", public_id, name)),
    }  # fmt: skip
    return _page(request, "detail", context, here=context["mentee"].name, status=422 if wrong else 200)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Look no further, or end it, with a reason."""
    pair = _pair(request, public_id)
    around = frame(request, "mentors", trail=[(_("Mentors"), desk_url(request, "mentors"))])
    back = desk_url(request, "mentorship", public_id)
    return move_page(request, FLOW, pair, move, ACTIONS, back=back, **around)


def _pair(request: HttpRequest, public_id: str) -> Mentorship:
    if not matches(request):
        raise Http404
    return get_object_or_404(pairs_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _propose(request: HttpRequest, pair: Mentorship) -> str:
    """Propose the one that was pressed; gives why not, in words."""
    rows = offers_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    offer = get_object_or_404(rows, public_id=request.POST.get("offer", ""))
    try:
        mentorships.propose(pair, offer, by=request.user, seen=seen(request))
    except Unfit as wrong:
        return str(wrong)
    return ""


def _row(pair: Mentorship) -> dict[str, Any]:
    sides = {side.mentors: side for side in pair.sides.all()}
    return {"pair": pair, "mentee": sides.get(False), "mentor": sides.get(True) if pair.mentor_id else None}


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], *, here: str = "", status: int = 200
) -> HttpResponse:
    trail = [(_("Mentors"), desk_url(request, "mentors"))] if here else []
    around = frame(request, "mentors", trail=trail) | {"here": here or _("Mentors")}
    return render(request, f"desk/mentorship/{name}.html", around | context, status=status)
