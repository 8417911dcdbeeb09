"""Planning rounds: who is offered which place, in one plan that two officers agree on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk import cohort as said
from ciconia.doors.desk.cohort_page import board, compared, page
from ciconia.doors.desk.forms.cohort import NewCohortForm, OffersForm, PlacesForm, ProposeForm, RulesForm, ToComeForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, seen
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.perform import ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Cohort, CohortDraft
from ciconia.selection.models.cohort import PLANNERS
from ciconia.selection.queries.cohort import cohorts_at_desk, to_plan, where_of
from ciconia.selection.queries.cohort_board import unconfirmed
from ciconia.selection.queries.cohort_data import changed_since
from ciconia.selection.queries.need_to_come import needs_to_come
from ciconia.selection.rules.cohort import FLOW

MOVES = {"approve": cohorts.approve, "return": cohorts.send_back, "drop": cohorts.drop}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The rounds of the programme."""
    rows = list(cohorts_at_desk(_planners(request), request.user))
    said.name_countries(rows)
    programme = request.programme  # type: ignore[attr-defined]
    officer = holds_for_programme(request.user, ["officer"], programme.pk, None)
    return page(request, "list", {"rows": rows, "may_begin": officer and to_plan(programme, request.user).exists()})


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """A name, the opportunities, and by when."""
    programme = _planners(request, "officer")
    form = NewCohortForm(request.POST or None, opportunities=to_plan(programme, request.user))
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("title", "ranking_on")}
        try:
            cohort = cohorts.start_cohort(programme, by=request.user, opportunities=form.chosen(), **fields)
        except Unfit as problem:
            tell(form, problem.problems)
        else:
            return HttpResponseRedirect(desk_url(request, "cohort", cohort.public_id))
    return page(request, "new", {"form": form, "here": _("Begin a round")}, status=422 if form.errors else 200)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The board: the plan place by place, what each change would cost, the rules, and what was decided."""
    cohort = _cohort(request, public_id)
    return page(request, "detail", board(request, cohort, _draft(request, cohort), MOVES), cohort)


@desk_page
@require_POST
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """One change of a draft, or one more draft; back to the board, which says what followed."""
    cohort = _cohort(request, public_id)
    draft = _draft(request, cohort)
    acts: dict[str, Callable[[], Any]] = {
        "lock": lambda: cohorts.lock(draft, _application(request, cohort), **_with(request)),
        "forbid": lambda: cohorts.forbid(draft, _application(request, cohort), **_with(request)),
        "free": lambda: cohorts.free(draft, _application(request, cohort), by=request.user, seen=seen(request)),
        "empty": lambda: cohorts.leave_empty(draft, _place(request, cohort), by=request.user, seen=seen(request)),
        "undo": lambda: cohorts.undo(draft, by=request.user, seen=seen(request)),
        "data": lambda: cohorts.take_data(cohort, by=request.user),
        "draft": lambda: cohorts.new_draft(cohort, by=request.user, like=draft),
    }
    name, _colon, public = request.POST.get("act", "").partition(":")
    request.about = public  # type: ignore[attr-defined]
    if name not in acts:
        raise Http404
    done = acts[name]()
    number = done.number if isinstance(done, CohortDraft) else draft.number
    return HttpResponseRedirect(f"{desk_url(request, 'cohort', public_id)}?draft={number}&changed=1")


@desk_page
def rules(request: HttpRequest, public_id: str) -> HttpResponse:
    """The rules of a draft."""
    cohort = _to_plan(request, public_id)
    draft = _draft(request, cohort)
    places = where_of(cohort)
    initial = RulesForm.of(draft.rules, places) | {"seen": draft.version}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=initial, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            cohorts.set_rules(draft, form.rules(draft.rules), by=request.user, seen=form.cleaned_data["seen"])
        except Unfit as problem:
            tell(form, problem.problems)
        else:
            return HttpResponseRedirect(f"{desk_url(request, 'cohort', public_id)}?draft={draft.number}&changed=1")
    context = {"form": form, "draft": draft, "here": _("Rules")}
    return page(request, "rules", context, cohort, status=422 if form.errors else 200)


@desk_page
def to_come(request: HttpRequest, public_id: str) -> HttpResponse:
    """The needs to come beside a draft: how likely each is, and whether people are kept for them."""
    cohort = _to_plan(request, public_id)
    draft = _draft(request, cohort)
    said_of = draft.rules.get("to_come")
    form = ToComeForm(
        request.POST if request.method == "POST" else None, initial={"seen": draft.version},
        rows=needs_to_come(cohort), said=(said_of or {}).get("said", {}),
    )  # fmt: skip
    if request.method == "POST" and ("nobody" in request.POST or form.is_valid()):
        what = None if "nobody" in request.POST else form.said()
        try:
            cohorts.keep_for_needs(draft, what, **_with(request))
        except Unfit as problem:
            tell(form, form.fields_of(problem.problems))
        else:
            board_url = desk_url(request, "cohort", public_id)
            return HttpResponseRedirect(f"{board_url}?draft={draft.number}&view=to_come&changed=1")
    context = {"form": form, "draft": draft, "keeps": said_of is not None, "here": _("Needs to come")}
    return page(request, "to_come", context, cohort, status=422 if form.errors else 200)


@desk_page
def places(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one person costs at each opportunity, and when the work would be."""
    cohort = _to_plan(request, public_id)
    rows = cohort.places.select_related("opportunity__organisation", "opportunity__focus")
    form = PlacesForm(request.POST if request.method == "POST" else None, places=rows)
    if request.method == "POST" and form.is_valid():
        try:
            cohorts.set_places(cohort, form.said(), by=request.user)
        except Unfit as problem:
            keys = {row.opportunity_id: row.opportunity.public_id for row in rows}
            tell(form, {f"cost_{keys[int(name[6:])]}": words for name, words in problem.problems.items()})
        else:
            messages.success(request, _("Saved. Every draft was made anew."))
            return HttpResponseRedirect(desk_url(request, "cohort", public_id))
    context = {"form": form, "here": _("Money and dates")}
    return page(request, "places", context, cohort, status=422 if form.errors else 200)


@desk_page
def compare(request: HttpRequest, public_id: str) -> HttpResponse:
    """All drafts side by side: their figures, and where they place different people."""
    cohort = _cohort(request, public_id)
    return page(request, "compare", compared(cohort) | {"here": _("Compare drafts")}, cohort)


@desk_page
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """One draft goes to a second officer, with the reason where a rule is not kept."""
    cohort = _to_plan(request, public_id)
    draft = _draft(request, cohort)
    form = ProposeForm(request.POST if request.method == "POST" else None, initial={"seen": cohort.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            cohorts.propose(cohort, draft, by=request.user, safeguard=data["safeguard"], seen=data["seen"])
        except ReasonMissing as missing:
            form.add_error("safeguard", str(missing))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, str(FLOW.named("propose").done))
            return HttpResponseRedirect(desk_url(request, "cohort", public_id))
    silent = unconfirmed(draft)
    context = {"form": form, "draft": draft, "silent": silent, "here": _("Propose the plan")}
    return page(request, "propose", context, cohort, status=422 if form.errors else 200)


@desk_page
def offers(request: HttpRequest, public_id: str) -> HttpResponse:
    """The offers, all at once, with the number typed."""
    cohort = _to_plan(request, public_id)
    draft = cohort.draft
    form = OffersForm(request.POST if request.method == "POST" else None, initial={"seen": cohort.version})
    if draft is None or (cohort.state != "approved" and request.method != "POST"):
        return HttpResponseRedirect(desk_url(request, "cohort", public_id))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            sent = cohorts.send_offers(cohort, by=request.user, number=data["number"], seen=data["seen"])
        except Unfit as problem:
            tell(form, problem.problems)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("%(offers)s sent.") % {"offers": said.offers_words(sent)})
            return HttpResponseRedirect(desk_url(request, "cohort", public_id))
    changed = said.changed_words(changed_since(cohort)) if cohort.state == "approved" else []
    context = {"form": form, "draft": draft, "changed": changed, "here": _("Send the offers")}
    context["button"] = _("Send %(offers)s") % {"offers": said.offers_words(len(draft.plan))}
    return page(request, "offers", context, cohort, status=422 if form.errors else 200)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Approve, send back, give up."""
    cohort = _cohort(request, public_id)
    around = frame(request, "cohorts", trail=[(_("Plans"), desk_url(request, "cohorts"))])
    return move_page(request, FLOW, cohort, move, MOVES, back=desk_url(request, "cohort", public_id), **around)


def _planners(request: HttpRequest, *roles: str) -> Any:
    """The programme, for those who plan rounds in it; for others there are none."""
    programme = request.programme  # type: ignore[attr-defined]
    if not holds_for_programme(request.user, roles or PLANNERS, programme.pk, None):
        raise Http404
    return programme


def _cohort(request: HttpRequest, public_id: str) -> Cohort:
    return get_object_or_404(cohorts_at_desk(_planners(request), request.user), public_id=public_id)


def _to_plan(request: HttpRequest, public_id: str) -> Cohort:
    """A round for an officer of all its countries; a coordinator reads it, and changes nothing."""
    cohort = _cohort(request, public_id)
    if not FLOW.holds(request.user, "officer", cohort):
        raise Http404
    return cohort


def _draft(request: HttpRequest, cohort: Cohort) -> CohortDraft:
    """The draft that is asked for, else the one that was proposed, else the newest."""
    rows = list(cohort.drafts.all())
    asked = request.POST.get("draft") or request.GET.get("draft") or ""
    usual = next((row for row in rows if row.pk == cohort.draft_id), rows[-1])
    found = next((row for row in rows if str(row.number) == asked), usual)
    found.cohort = cohort
    return found


def _application(request: HttpRequest, cohort: Cohort) -> Application:
    rows = Application.objects.filter(pk__in=cohort.candidates.filter(out="").values("application_id"))
    rows = rows.exclude(person__user=request.user).select_related("person", "opportunity")
    return get_object_or_404(rows, public_id=request.about)  # type: ignore[attr-defined]


def _place(request: HttpRequest, cohort: Cohort) -> Any:
    rows = cohort.places.select_related("opportunity")
    return get_object_or_404(rows, opportunity__public_id=request.about).opportunity  # type: ignore[attr-defined]


def _with(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "reason": request.POST.get("reason", "")[:1000], "seen": seen(request)}
