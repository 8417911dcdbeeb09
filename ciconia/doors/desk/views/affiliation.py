"""Affiliations on the desk: which organisations work with the programme, and how each was weighed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.affiliation import AcceptForm, ProposeForm, WeighForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.queries.tie import ties_of
from ciconia.programmes.actions import affiliation as affiliations
from ciconia.programmes.models import Affiliation
from ciconia.programmes.models.affiliation import AffiliationState
from ciconia.programmes.queries.affiliation import affiliations_at_desk, organisations_to_propose, weighings_of
from ciconia.programmes.rules.affiliation import FLOW

PATH = ("proposed", "weighed", "active")
ACTIONS = {
    "decline": affiliations.decline,
    "suspend": affiliations.suspend,
    "resume": affiliations.resume,
    "end": affiliations.end,
}
# Moves that take more than a reason have pages of their own.
OWN_PAGES = {"weigh": affiliations.weigh, "review": affiliations.review, "accept": affiliations.accept}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The organisations that work with the programme, those that wait for somebody first."""
    rows = affiliations_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    choices = {"state": [("open", _("Open")), ("all", _("All")), *AffiliationState.choices]}
    picked = {"state": chosen(request, "state", choices["state"])}
    if picked["state"] == "open":
        rows = rows.exclude(due_at=None)
        page = page_after(request, rows.order_by("due_at", "id"), rows, "due_at")
    else:
        shown = rows if picked["state"] == "all" else rows.filter(state=picked["state"])
        page = page_after(request, shown.order_by("-id"), rows, "id", back=True)
    may_add = affiliations.may_propose(request.user, request.programme)  # type: ignore[attr-defined]
    return _page(request, "list", {"page": page, "choices": choices, "picked": picked, "may_add": may_add})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One affiliation: what the organisation does, how it was weighed, and what comes next."""
    affiliation = _affiliation(request, public_id)
    told = history(affiliation)
    context = {
        "affiliation": affiliation,
        "turn": turn_words(affiliation.turn_role),
        "route": route(FLOW, PATH, affiliation, told),
        "weighings": weighings_of(affiliation, request.user),
        "ties": ties_of(affiliation.organisation, request.user),
        "offers": _offers(request, affiliation),
        "history": told,
    }
    return _page(request, "detail", context, here=words(affiliation.organisation.name))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Propose an organisation that is known."""
    programme = request.programme  # type: ignore[attr-defined]
    if not affiliations.may_propose(request.user, programme):
        raise Http404
    known = organisations_to_propose(programme)
    opened = {"language": get_language() or "en"}
    form = ProposeForm(request.POST if request.method == "POST" else None, known=known, initial=opened)
    row = _kept(form, lambda: affiliations.propose(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Proposed. An officer weighs it next."))
        return HttpResponseRedirect(desk_url(request, "affiliation", row.public_id))
    return _page(request, "new", {"form": form}, here=_("Propose an organisation"))


@desk_page
def weigh(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Write down what it adds beside its risks: the first time, or at a review."""
    affiliation = _affiliation(request, public_id)
    if not FLOW.holds(request.user, "officer", affiliation):
        raise Http404
    if request.method != "POST" and FLOW.find(move, affiliation.state) is None:
        return HttpResponseRedirect(desk_url(request, "affiliation", public_id))
    last = next(iter(weighings_of(affiliation, request.user)), None)
    opened = WeighForm.of(last, None if move == "review" else affiliation.next_review, affiliation.version)
    form = WeighForm(request.POST if request.method == "POST" else None, initial=opened)
    verb = OWN_PAGES[move]
    if _kept(form, lambda: verb(affiliation, by=request.user, weighed=form.weighed(), seen=form.cleaned_data["seen"])):
        messages.success(request, str(FLOW.named(move).done))
        return HttpResponseRedirect(desk_url(request, "affiliation", public_id))
    ties = ties_of(affiliation.organisation, request.user)
    context = {"affiliation": affiliation, "form": form, "last": last, "ties": ties}
    return _page(request, "weigh", context, affiliation, here=str(FLOW.named(move).label))


@desk_page
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accept what somebody else weighed, and say when to look again."""
    affiliation = _affiliation(request, public_id)
    if not FLOW.holds(request.user, "coordinator", affiliation):
        raise Http404
    if request.method != "POST" and FLOW.find("accept", affiliation.state) is None:
        return HttpResponseRedirect(desk_url(request, "affiliation", public_id))
    opened = {"next_review": affiliation.next_review, "seen": affiliation.version}
    form = AcceptForm(request.POST if request.method == "POST" else None, initial=opened)
    if _kept(form, lambda: affiliations.accept(affiliation, by=request.user, **form.cleaned_data)):
        messages.success(request, str(FLOW.named("accept").done))
        return HttpResponseRedirect(desk_url(request, "affiliation", public_id))
    context = {
        "affiliation": affiliation,
        "form": form,
        "weighings": weighings_of(affiliation, request.user)[:1],
        "verdict": FLOW.may(request.user, FLOW.named("accept"), affiliation),
    }
    return _page(request, "accept", context, affiliation, here=str(FLOW.named("accept").label))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    affiliation = _affiliation(request, public_id)
    back = desk_url(request, "affiliation", public_id)
    around = frame(request, "affiliations", trail=_trail(request, affiliation))
    return move_page(request, FLOW, affiliation, move, ACTIONS, back=back, **around)


def _affiliation(request: HttpRequest, public_id: str) -> Affiliation:
    rows = affiliations_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _kept(form: forms.Form, act: Callable[[], Affiliation]) -> Affiliation | None:
    """What the action made of a form that was sent; None where something is wrong, which then stands at the fields."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act()
    except Unfit as wrong:
        tell(form, wrong.problems)
        return None


def _offers(request: HttpRequest, affiliation: Affiliation) -> list[Offer]:
    def url(name: str) -> str:
        if name in OWN_PAGES:
            return desk_url(request, f"affiliation_{name}", affiliation.public_id)
        return desk_url(request, "affiliation_move", affiliation.public_id, name)

    found = offers(FLOW, affiliation, request.user, {**ACTIONS, **OWN_PAGES}, url)
    return [replace(offer, page=True) for offer in found]


def _trail(request: HttpRequest, affiliation: Affiliation | None) -> list[tuple[str, str]]:
    trail = [(_("Affiliations"), desk_url(request, "affiliations"))]
    if affiliation:
        trail.append((words(affiliation.organisation.name), desk_url(request, "affiliation", affiliation.public_id)))
    return trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Affiliation | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under an affiliation."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "affiliations", trail=trail), **context, "here": here or _("Affiliations")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/affiliation/{name}.html", page, status=status)
