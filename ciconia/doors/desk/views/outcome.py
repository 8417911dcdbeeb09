"""What changed: whom to ask, who has not answered, and both sides' answers next to each other."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.outcome import AnswerForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import chosen, countries_of, country_choices, in_country, page_after, turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.programmes.kinds import KINDS
from ciconia.results.actions import outcome as outcomes
from ciconia.results.models import Outcome, OutcomeState, Respondent
from ciconia.results.queries.outcome import (
    OPEN,
    both_sides,
    compared,
    for_list,
    in_use_of,
    narrowed,
    outcomes_at_desk,
)
from ciconia.results.rules.outcome import FLOW

ACTIONS = {"ask": outcomes.ask, "give_up": outcomes.give_up}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Fifty askings; of those that are open, the one whose date comes first stands first."""
    focuses = countries_of(request)
    choices = {
        "state": [("open", _("To ask or to answer")), ("all", _("All")), *OutcomeState.choices],
        "country": country_choices(focuses, _("All countries")),
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    every = outcomes_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    rows = narrowed(for_list(every), state=picked["state"], focuses=in_country(focuses, picked["country"]))
    if picked["state"] in ("open", *OPEN):
        page = page_after(request, rows.order_by("wave_on", "id"), every, "wave_on")
    else:
        page = page_after(request, rows.order_by("-wave_on", "-id"), every, "wave_on", back=True)
    for row in page.rows:
        row.wave_label = _wave(row)
    return _page(request, "list", {"page": page, "choices": choices, "picked": picked})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One wave: what stood before, what each side says now, and what is still in use."""
    outcome = _outcome(request, public_id)
    sides = both_sides(outcome)
    levels = compared(outcome, sides)
    context = {
        "outcome": outcome,
        "wave": _wave(outcome),
        "turn": turn_words(outcome.turn_role),
        "offers": _offers(request, outcome),
        "levels": levels,
        "gaps": [row for row in levels if row.gap],
        "sides": [(side.label, sides.get(side)) for side in Respondent],
        "in_use": in_use_of(outcome.engagement),
        "history": history(outcome),
    }
    return _page(request, "detail", context, outcome)


@desk_page
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """An answer taken down at the telephone."""
    outcome = _outcome(request, public_id)
    if not FLOW.holds(request.user, "results", outcome):
        raise Http404
    kept = outcome.engagement.deliverables.filter(state="accepted")
    sent = request.POST if request.method == "POST" else None
    language = get_language() or "en"
    form = AnswerForm(sent, deliverables=kept, initial={"seen": outcome.version, "language": language})
    if sent is not None and form.is_valid():
        outcomes.answer(outcome, by=request.user, seen=form.cleaned_data["seen"], **form.answer())
        messages.success(request, str(FLOW.named("answer").done))
        return HttpResponseRedirect(desk_url(request, "outcome", public_id))
    found = FLOW.find("answer", outcome.state)
    verdict = FLOW.may(request.user, found, outcome) if found else None
    context = {"outcome": outcome, "wave": _wave(outcome), "form": form, "verdict": verdict}
    return _page(request, "answer", context, outcome)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Ask now, or give up with a reason."""
    outcome = _outcome(request, public_id)
    around = frame(request, "outcomes", trail=_trail(request, outcome))
    return move_page(request, FLOW, outcome, move, ACTIONS, back=desk_url(request, "outcome", public_id), **around)


def _outcome(request: HttpRequest, public_id: str) -> Outcome:
    rows = outcomes_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _offers(request: HttpRequest, outcome: Outcome) -> list[Offer]:
    """The moves of this page; an answer is taken down on a page of its own, and only by who asks."""
    names = {**ACTIONS, "answer": outcomes.answer} if FLOW.holds(request.user, "results", outcome) else ACTIONS

    def url(name: str) -> str:
        if name == "answer":
            return desk_url(request, "outcome_answer", outcome.public_id)
        return desk_url(request, "outcome_move", outcome.public_id, name)

    by_phone = {"label": _("Take down the answer by telephone"), "page": True}
    found = offers(FLOW, outcome, request.user, names, url)
    return [replace(offer, **by_phone) if offer.name == "answer" else offer for offer in found]


def _wave(outcome: Outcome) -> str:
    labels = {wave.code: wave.label for wave in KINDS[outcome.engagement.opportunity.kind].waves}
    return str(labels.get(outcome.wave, outcome.wave))


def _trail(request: HttpRequest, outcome: Outcome | None) -> list[tuple[str, str]]:
    if outcome is None:
        return []
    own = (str(outcome.person), desk_url(request, "outcome", outcome.public_id))
    return [(_("Follow-up"), desk_url(request, "outcomes")), own]


def _page(request: HttpRequest, name: str, context: dict[str, Any], outcome: Outcome | None = None) -> HttpResponse:
    trail = _trail(request, outcome)
    trail = trail[:-1] if name == "detail" else trail
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    page = {**frame(request, "outcomes", trail=trail), **context}
    return render(request, f"desk/outcome/{name}.html", page, status=status)
