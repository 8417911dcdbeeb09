"""Applying together: whom the applicant asks, and what whoever was asked reads, answers and takes back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.delivery.actions.engagement import accept_together
from ciconia.doors.portal.forms.together import AskForm
from ciconia.doors.portal.page import moved, own_person, page
from ciconia.doors.portal.together import together_of
from ciconia.doors.portal.views.application import own
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers
from ciconia.doors.shared.templatetags.ciconia import apart
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.models import Application, CoApplicant
from ciconia.selection.queries.co_applicant import Opened, is_asked, opened_for
from ciconia.selection.rules.co_applicant import CONSENT, FLOW


def say_no(row: CoApplicant, *, by: Any, seen: int | None = None) -> CoApplicant:
    """A yes becomes a no before it was sent."""
    return co_applicants.decline(row.public_id, by=by)


ACTIONS = {
    "step_out": co_applicants.step_out, "accept": accept_together, "refuse": co_applicants.refuse, "decline": say_no,
}  # fmt: skip


@portal_page
def asked(request: HttpRequest, public_id: str) -> HttpResponse:
    """Whom an applicant asked, what they said, and one more to ask while there is room."""
    application = get_object_or_404(own(request), public_id=public_id)
    form = AskForm(None, initial={"spoken": get_language() or "en"})
    if request.method == "POST" and "back" in request.POST:
        row = get_object_or_404(application.co_applicants.all(), public_id=request.POST["back"])
        co_applicants.take_back(row, by=request.user)
        messages.success(request, _("Taken back."))
        return redirect("portal:application_together", public_id)
    if request.method == "POST":
        form = AskForm(request.POST)
        if form.is_valid() and _asked(request, application, form):
            messages.success(request, _("Asked. They get a letter with a link."))
            return redirect("portal:application_together", public_id)
    context = together_of(application) | {
        "application": application, "opportunity": application.opportunity, "form": form,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return page(request, "portal/together/asked.html", context, about=application, status=status)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What somebody was asked, and their yes or no; later where it stands and what they can do."""
    found, wrong = _found(request, public_id), ""
    row = found.row
    consent = CONSENT % {"lead": apart(found.lead)}
    if request.method == "POST" and request.POST.get("act") == "no":
        co_applicants.decline(public_id, by=request.user if row.person else None)
        return redirect("portal:together", public_id)
    if request.method == "POST":
        try:
            co_applicants.join(public_id, by=request.user, words=str(consent))
            messages.success(request, FLOW.named("join").done)
            return redirect("portal:together", public_id)
        except Refused as why:
            wrong, found = str(why), _found(request, public_id)
    context = {
        "found": found, "row": found.row, "wrong": wrong, "consent": consent, "person": own_person(request),
        "opportunity": found.row.opportunity,
        "offers": offers(FLOW, found.row, request.user, ACTIONS, _url(public_id)) if found.row.state != "asked" else [],
    }  # fmt: skip
    return page(request, "portal/together/detail.html", context, about=found.row, status=422 if wrong else 200)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Step out, or answer the offer."""
    row = _found(request, public_id).row
    back = reverse("portal:together", args=[public_id])
    return moved(request, FLOW, row, move, ACTIONS, back=back, title=row.opportunity.title)


def _asked(request: HttpRequest, application: Application, form: AskForm) -> bool:
    data = form.cleaned_data
    who = {"name": data["name"], "email": data["email"], "language": data["spoken"]}
    try:
        co_applicants.ask(application, by=request.user, **who)
    except Unfit as wrong:
        for name, words in wrong.problems.items():
            form.add_error(name, str(words))
    except Refused as why:
        form.add_error(None, str(why))
    return not form.errors


def _found(request: HttpRequest, public_id: str) -> Opened:
    found = opened_for(request.user, public_id)
    if found is None and is_asked(public_id):  # a letter that was passed on, or another account
        raise Refused(_("This question went to another address than the one of your account."))
    if found is None:
        raise Http404
    return found


def _url(public_id: str) -> Any:
    return lambda name: reverse("portal:together_move", args=[public_id, name])
