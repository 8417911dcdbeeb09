"""Applying together: how many may, what becomes of those who stepped out, and an offer that is taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.together import ReasonForm, TogetherForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.together import ACTIONS
from ciconia.doors.desk.views.opportunity import opportunity_of, page_of
from ciconia.doors.desk.views.review import application_of, review_page
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.actions.application import withdraw_offer
from ciconia.selection.models import CoApplicant
from ciconia.selection.queries.blind import codes_of
from ciconia.selection.rules.application import FLOW as OF_APPLICATION
from ciconia.selection.rules.co_applicant import FLOW
from ciconia.selection.rules.opportunity import FLOW as OF_OPPORTUNITY


@desk_page
def people(request: HttpRequest, public_id: str) -> HttpResponse:
    """How many people may apply together for an opportunity, and why."""
    opportunity = opportunity_of(request, public_id)
    officer = OF_OPPORTUNITY.holds(request.user, "officer", opportunity)
    if not officer or opportunity.state not in co_applicants.SETTABLE:
        raise Http404
    form = TogetherForm(request.POST if request.method == "POST" else None, initial=TogetherForm.start(opportunity))
    if request.method == "POST" and form.is_valid():
        try:
            co_applicants.let_together(opportunity, by=request.user, **form.said(opportunity.together_words))
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(desk_url(request, "opportunity", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"form": form, "opportunity": opportunity}
    return page_of(request, "together", context, opportunity, here=_("Applying together"))


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who applies with somebody stands on the page of their application."""
    return HttpResponseRedirect(desk_url(request, "application", _row(request, public_id).application.public_id))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """The others go on without somebody who stepped out."""
    row = _row(request, public_id)
    key = row.application.public_id
    if codes_of(request.user, [key]):
        raise Http404
    around = frame(request, "applications", trail=[(_("Applications"), desk_url(request, "applications"))])
    return move_page(request, FLOW, row, move, ACTIONS, back=desk_url(request, "application", key), **around)


@desk_page
def offer_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an offer to several back because one of them declined it, with the reason they read."""
    application = application_of(request, public_id)
    if not OF_APPLICATION.holds(request.user, "officer", application):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_offer(application, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Taken back. They read your reason."))
        return HttpResponseRedirect(desk_url(request, "application", public_id))
    return review_page(request, "offer_back", {"application": application, "form": form}, application)


def _row(request: HttpRequest, public_id: str) -> CoApplicant:
    rows = CoApplicant.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    rows = rows.exclude(sent_at=None).exclude(person__user=request.user)
    related = rows.select_related("application__person", "opportunity", "programme", "focus", "person")
    return get_object_or_404(related, public_id=public_id)
