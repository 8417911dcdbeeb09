"""Terms of reference: written, begun from something, compared with how they were."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.opportunity import DuplicateForm, OpportunityForm, StartForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.terms import (
    asked_in_general,
    clash_of,
    form_for,
    needs_to_choose,
    opened_at,
    parts_of_form,
    starts_for,
    tell_all,
    texts_in,
)
from ciconia.doors.desk.views.opportunity import may_edit, opportunity_of, page_of
from ciconia.doors.shared.changes import labels_of, shown_changes
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.actions.perform import Conflict
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Need, Opportunity, TermsVersion
from ciconia.selection.queries.need import needs_at_desk
from ciconia.selection.queries.opportunity import coverage_of
from ciconia.selection.queries.terms import quality_of, versions_of
from ciconia.selection.rules.difference import changes
from ciconia.selection.rules.opportunity import FLOW
from ciconia.selection.rules.terms import sections_of
from ciconia.selection.rules.unfit import Unfit

KIND = "assignment"


@desk_page
def new(request: HttpRequest, need: str) -> HttpResponse:
    """Make a draft from a validated need, and from a template or an earlier text if one is chosen."""
    found = get_object_or_404(needs_at_desk(request.programme, request.user), public_id=need)  # type: ignore[attr-defined]
    if request.method != "POST" and not FLOW.holds(request.user, "officer", found):
        raise Http404
    starts = starts_for(request, found, KIND)
    data = {"start": "need", **request.POST.dict()} if request.method == "POST" else None
    choices, coverage = [(key, label) for key, (label, _texts) in starts.items()], coverage_of(found)
    form = StartForm(
        data, choices=choices, initial={"start": "need", "covers": coverage.leaves_open}, part=coverage.rows
    )
    if request.method == "POST" and form.is_valid():
        key, said = form.cleaned_data["start"], form.part()
        like = key if starts[key][1] else ""
        opportunity = opportunities.draft_from(found, by=request.user, texts=starts[key][1], like=like, **said)
        messages.success(request, _("A draft, with everything the need says. Finish the text and send it to the host."))
        return HttpResponseRedirect(desk_url(request, "opportunity_edit", opportunity.public_id))
    return page_of(request, "start", {"form": form, "need": found, "coverage": coverage}, here=_("Make an opportunity"))


@desk_page
def duplicate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin another text like this one, for its own need or for another."""
    opportunity = opportunity_of(request, public_id)
    if not FLOW.holds(request.user, "officer", opportunity):
        raise Http404
    needs = _validated(request, opportunity)
    form = DuplicateForm(request.POST if request.method == "POST" else None, choices=needs_to_choose(needs))
    if request.method == "POST" and form.is_valid():
        chosen = next(need for need in needs if need.public_id == form.cleaned_data["need"])
        copy = opportunities.duplicate(opportunity, by=request.user, need=chosen)
        messages.success(request, _("A copy, as a draft of its own. Look at the dates and the numbers first."))
        return HttpResponseRedirect(desk_url(request, "opportunity_edit", copy.public_id))
    context = {"form": form, "opportunity": opportunity, "needs": needs}
    return page_of(request, "duplicate", context, opportunity, here=_("Duplicate"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write the text and the numbers of the place; what is missing is named, and two writers see each other."""
    opportunity = opportunity_of(request, public_id)
    if not may_edit(request, opportunity) and request.method != "POST":
        raise Http404
    form = form_for(opportunity, request.POST if request.method == "POST" else None)
    clash = None
    if request.method == "POST" and form.is_valid():
        before = opened_at(opportunity, form.cleaned_data["base"])
        try:
            _save(request, opportunity, form, before)
            messages.success(request, _("Saved."))
            stay = "opportunity_edit" if request.POST.get("then") == "stay" else "opportunity"
            return HttpResponseRedirect(desk_url(request, stay, public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
        except Conflict:
            opportunity = opportunity_of(request, public_id)
            clash = clash_of(opportunity, form, before)
            form = clash["form"]
    elif form.errors:
        tell_all(form, opportunity)
    return _form_page(request, opportunity, form, clash)


@desk_page
def versions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every version of the text, and what differs between two of them."""
    opportunity = opportunity_of(request, public_id)
    rows = list(versions_of(opportunity, request.user).prefetch_related("rounds"))
    now = _numbered(rows, request.GET.get("to")) or (rows[0] if rows else None)
    before = _numbered(rows, request.GET.get("from")) or (_before(rows, now) if now else None)
    sections = sections_of(opportunity)
    found = shown_changes(changes(before.content, now.content), sections) if before and now else []
    context = {"opportunity": opportunity, "versions": rows, "before": before, "now": now, "changes": found}
    return page_of(request, "versions", context, opportunity, here=_("Versions of the text"))


@desk_page
def version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """The text as it stood in one version."""
    opportunity = opportunity_of(request, public_id)
    found = get_object_or_404(versions_of(opportunity, request.user), number=number)
    labels = labels_of(sections_of(opportunity))
    parts = [(labels.get(code, code), text) for code, text in texts_in(found.content).items() if text]
    context = {"opportunity": opportunity, "version": found, "parts": parts}
    return page_of(request, "version", context, opportunity, here=_("Version %(number)d") % {"number": number})


def _save(request: HttpRequest, opportunity: Opportunity, form: OpportunityForm, before: Any) -> None:
    seen, say = form.cleaned_data["seen"], form.said(texts_in(before))
    opportunities.edit_opportunity(opportunity, by=request.user, seen=seen, answers=form.answers(), **say)


def _form_page(request: HttpRequest, opportunity: Opportunity, form: OpportunityForm, clash: Any) -> HttpResponse:
    context = {
        "form": form,
        "parts": parts_of_form(form, clash),
        "general": asked_in_general(form),
        "opportunity": opportunity,
        "title": words(opportunity.title),
        "quality": quality_of(opportunity),
        "clash": clash,
    }
    answer = page_of(request, "form", context, opportunity, here=_("Change the text"))
    if clash:
        answer.status_code = 409
    return answer


def _validated(request: HttpRequest, opportunity: Opportunity) -> list[Need]:
    """The validated needs a copy may be made for, its own first."""
    rows = needs_at_desk(request.programme, request.user).filter(state="validated").order_by("-id")  # type: ignore[attr-defined]
    found = [need for need in rows if FLOW.holds(request.user, "officer", need)]
    return sorted(found, key=lambda need: need.pk != opportunity.need_id)


def _numbered(rows: list[TermsVersion], number: str | None) -> TermsVersion | None:
    return next((row for row in rows if str(row.number) == number), None)


def _before(rows: list[TermsVersion], version: TermsVersion) -> TermsVersion | None:
    return next((row for row in rows if row.number < version.number), None)
