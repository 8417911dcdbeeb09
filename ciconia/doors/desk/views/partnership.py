"""Partnerships: which institutions, how far each is, and what they need."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.decision import DecisionForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.partnership import AssessForm, LongListForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import focuses_here, list_context, route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.access import holds_for_programme
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.decision import decision_with_parts, may_take_part
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Partnership, PartnershipState
from ciconia.selection.queries.development_plan import plans_at_desk
from ciconia.selection.queries.need import needs_at_desk
from ciconia.selection.queries.opportunity import opportunities_at_desk
from ciconia.selection.queries.partnership import (
    for_a_list,
    institutions_to_list,
    ministries_in,
    partnerships_at_desk,
)
from ciconia.selection.rules.development_plan import KNOWN_BY
from ciconia.selection.rules.need import FLOW as NEED_FLOW
from ciconia.selection.rules.partnership import FLOW
from ciconia.selection.rules.unfit import Unfit

PATH = ("long_listed", "assessed", "agreed")
ACTIONS = {
    "review": partnerships.review,
    "decline": partnerships.decline,
    "end": partnerships.end,
}
OWN_PAGES = {"assess": partnerships.assess, "agree": partnerships.agree}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The institutions of the programme, those that wait for somebody first."""
    rows = for_a_list(partnerships_at_desk(request.programme, request.user))  # type: ignore[attr-defined]
    context = list_context(request, rows, PartnershipState.choices)
    may_add = holds_for_programme(request.user, partnerships.LISTERS, request.programme.pk, None)  # type: ignore[attr-defined]
    return _page(request, "list", context | {"may_add": may_add})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One institution: what was seen of it, what it needs, and what comes next."""
    partnership = _partnership(request, public_id)
    programme, told = partnership.programme, history(partnership)
    opportunities = opportunities_at_desk(programme, request.user).filter(need__partnership=partnership)
    context = {
        "partnership": partnership,
        "turn": turn_words(partnership.turn_role),
        "route": route(FLOW, PATH, partnership, told),
        "plans": plans_at_desk(programme, request.user).filter(organisation=partnership.organisation).order_by("-id"),
        "may_write_plan": partnership.state in KNOWN_BY and FLOW.holds(request.user, "focal point", partnership),
        "needs": needs_at_desk(programme, request.user).filter(partnership=partnership).order_by("-id")[:20],
        "opportunities": opportunities.order_by("-id")[:20],
        "offers": _offers(request, partnership),
        "may_state_need": partnership.state == "agreed" and NEED_FLOW.holds(request.user, "focal point", partnership),
        "decision": decision_with_parts(partnership.decision_id, request.user),
        "history": told,
    }
    return _page(request, "detail", context, here=words(partnership.organisation.name))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Put an institution on the long list: one that is known, or a new one."""
    focuses = _may_list(request)
    if not focuses:
        raise Http404
    form = LongListForm(
        request.POST if request.method == "POST" else None,
        focuses=focuses, known=institutions_to_list(focuses), ministries=ministries_in(focuses),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            partnership = _long_list(request, form)
            messages.success(request, _("On the long list. Somebody looks at what it can carry next."))
            return HttpResponseRedirect(desk_url(request, "partnership", partnership.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return _page(request, "new", {"form": form}, here=_("Long-list an institution"))


@desk_page
def assess(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write down what the institution can carry."""
    partnership = _partnership(request, public_id)
    if not any(FLOW.holds(request.user, role, partnership) for role in FLOW.named("assess").roles):
        raise Http404
    opened = {"capacity": partnership.capacity, "seen": partnership.version}
    form = AssessForm(request.POST if request.method == "POST" else None, initial=opened)
    if request.method == "POST" and form.is_valid():
        partnerships.assess(partnership, by=request.user, **form.cleaned_data)
        messages.success(request, str(FLOW.named("assess").done))
        return HttpResponseRedirect(desk_url(request, "partnership", public_id))
    context = {"partnership": partnership, "form": form}
    return _page(request, "assess", context, partnership, here=_("Write down its capacity"))


@desk_page
def agree(request: HttpRequest, public_id: str) -> HttpResponse:
    """Agree to work together, as it was decided with the ministry: when, who took part, why."""
    partnership = _partnership(request, public_id)
    if not FLOW.holds(request.user, "coordinator", partnership):
        raise Http404
    if request.method != "POST" and FLOW.find("agree", partnership.state) is None:
        return HttpResponseRedirect(desk_url(request, "partnership", public_id))
    form = DecisionForm(
        request.POST if request.method == "POST" else None, request.FILES or None,
        organisations=may_take_part(partnership.focus), initial={"seen": partnership.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
        try:
            partnerships.agree(partnership, by=request.user, deliberation=form.deliberation(), **said)
            messages.success(request, str(FLOW.named("agree").done))
            return HttpResponseRedirect(desk_url(request, "partnership", public_id))
        except Unfit as wrong:
            form.tell(wrong.problems)
    context = {"partnership": partnership, "form": form}
    return _page(request, "agree", context, partnership, here=_("Agree the partnership"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every move that needs nothing but a reason."""
    partnership = _partnership(request, public_id)
    back = desk_url(request, "partnership", public_id)
    around = frame(request, "partnerships", trail=_trail(request, partnership))
    return move_page(request, FLOW, partnership, move, ACTIONS, back=back, **around)


def _partnership(request: HttpRequest, public_id: str) -> Partnership:
    rows = partnerships_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _may_list(request: HttpRequest) -> list[Focus]:
    """The open focuses in which the account may put institutions on the list."""
    return [
        focus
        for focus in focuses_here(request)
        if focus.state == "open"
        and holds_for_programme(request.user, partnerships.LISTERS, focus.programme_id, focus.pk)
    ]


def _long_list(request: HttpRequest, form: LongListForm) -> Partnership:
    focus, why = form.focus_chosen, form.cleaned_data["why"]
    if form.chosen:
        return partnerships.long_list(focus, form.chosen, by=request.user, why=why)
    return partnerships.long_list_new(focus, by=request.user, why=why, **form.new())


def _offers(request: HttpRequest, partnership: Partnership) -> list[Offer]:
    def url(name: str) -> str:
        if name in OWN_PAGES:
            return desk_url(request, f"partnership_{name}", partnership.public_id)
        return desk_url(request, "partnership_move", partnership.public_id, name)

    found = offers(FLOW, partnership, request.user, {**ACTIONS, **OWN_PAGES}, url)
    return [replace(offer, page=True) for offer in found]


def _trail(request: HttpRequest, partnership: Partnership | None) -> list[tuple[str, str]]:
    trail = [(_("Partnerships"), desk_url(request, "partnerships"))]
    if partnership:
        own = desk_url(request, "partnership", partnership.public_id)
        trail.append((words(partnership.organisation.name), own))
    return trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Partnership | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a partnership."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "partnerships", trail=trail), **context, "here": here or _("Partnerships")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/partnership/{name}.html", page, status=status)
