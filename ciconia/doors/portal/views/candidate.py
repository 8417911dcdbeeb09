"""Who applied, as the host may see them, and the host's signature."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ciconia.doors.portal.forms.application import SignForm
from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.page import hosts, page, seen_by_host
from ciconia.doors.portal.together import cards_of
from ciconia.doors.portal.words import application as said
from ciconia.doors.portal.words import opportunity as place
from ciconia.doors.portal.words.ranking import reasons_for
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import seen
from ciconia.foundation.actions.perform import Refused
from ciconia.people.models import LookedAt
from ciconia.selection.actions.application import sign
from ciconia.selection.models import Application
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.co_applicant import members_of

SHOWN = ("assessed", "shortlisted", "reserve", "chosen", "offered")
ORDER = ("shortlisted", "reserve", "chosen", "offered", "assessed")


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One candidate, and the signature with words for the applicant."""
    application = get_object_or_404(own(request), public_id=public_id)
    seen_by_host(request, application, LookedAt.APPLICATION)
    for row in members_of(application) if application.opportunity.together > 1 else ():
        seen_by_host(request, row, LookedAt.APPLICATION)
    form = SignForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            sign(application, by=request.user, words=form.cleaned_data["words"], seen=seen(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _done(application))
            return redirect("portal:candidates", application.opportunity.public_id)
    context = {
        "application": application,
        "opportunity": application.opportunity,
        "card": said.card(application),
        "members": cards_of(application),
        "signed": said.signed(application),
        "places": place.places(application.opportunity),
        "form": form,
        **_why(request, application),
    }
    return page(request, "portal/candidate/detail.html", context, about=application, status=422 if form.errors else 200)


def _why(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What the application shows of what was asked, for the page."""
    found = reasons_for(application.opportunity, request.user)
    return {"programme": application.programme, "reasons": found.of.get(application.pk, []), "compared": found.on}


def own(request: HttpRequest) -> Any:
    """The candidates of the institutions the reader speaks for: what a sight shows, and no more."""
    rows = Application.objects.visible_to(request.user)
    rows = rows.filter(organisation_id__in=hosts(request.user), state__in=SHOWN).exclude(person__user=request.user)
    rows = rows.exclude(co_applicants__person__user=request.user)
    related = rows.select_related("programme", "focus", "organisation", "person", "opportunity__organisation")
    return related.prefetch_related("signatures__by")


def _done(application: Application) -> Any:
    return FLOW.named("choose" if application.state == "chosen" else "sign").done
