"""Answering what changed, directly after and a year later."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ciconia.delivery.models import Deliverable
from ciconia.doors.portal.forms.base import source_language
from ciconia.doors.portal.forms.outcome import OutcomeForm
from ciconia.doors.portal.page import hosts, page
from ciconia.doors.portal.words.level import level_words
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import seen
from ciconia.programmes.kinds import KINDS
from ciconia.results.actions import outcome as outcomes
from ciconia.results.models import Outcome, Respondent
from ciconia.results.rules.outcome import FLOW


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The questions while they are open, and afterwards what was answered."""
    outcome = get_object_or_404(own(request), public_id=public_id)
    if request.method == "POST":
        return _answer(request, outcome)
    start = {"language": source_language(default=request.user.language)}  # type: ignore[union-attr]
    return _show(request, outcome, OutcomeForm(initial=start, deliverables=_left_behind(outcome)))


def own(request: HttpRequest) -> Any:
    """What the reader's side is asked."""
    rows = Outcome.objects.visible_to(request.user).filter(
        Q(respondent=Respondent.PARTICIPANT, person__user=request.user)
        | Q(respondent=Respondent.HOST, organisation_id__in=hosts(request.user))
    )
    return rows.select_related("programme", "focus", "organisation", "person", "engagement__opportunity")


def _answer(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    form = OutcomeForm(request.POST, deliverables=_left_behind(outcome))
    if not form.is_valid():
        return _show(request, outcome, form)
    outcomes.answer(outcome, by=request.user, seen=seen(request), **form.values())
    messages.success(request, FLOW.named("answer").done)
    return redirect("portal:outcome", outcome.public_id)


def _show(request: HttpRequest, outcome: Outcome, form: OutcomeForm) -> HttpResponse:
    waves = {wave.code: wave.label for wave in KINDS[outcome.engagement.opportunity.kind].waves}
    context = {
        "outcome": outcome,
        "engagement": outcome.engagement,
        "wave": waves.get(outcome.wave, outcome.wave),
        "form": form if outcome.state == "asked" else None,
        "levels": level_words(outcome),
        "sightings": outcome.sightings.select_related("deliverable"),
    }
    return page(request, "portal/outcome/detail.html", context, about=outcome, status=422 if form.errors else 200)


def _left_behind(outcome: Outcome) -> list[Deliverable]:
    return list(outcome.engagement.deliverables.filter(state="accepted"))
