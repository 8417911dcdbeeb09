"""The text of an opportunity as it stood when somebody applied."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ciconia.doors.portal.page import page
from ciconia.doors.portal.views.application import own
from ciconia.doors.portal.words.opportunity import as_it_stood
from ciconia.doors.shared.entry import portal_page


@portal_page
def applied_under(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the applicant read: it can be shown again, whatever became of the opportunity."""
    rows = own(request).exclude(terms=None).select_related("opportunity__programme", "terms")
    application = get_object_or_404(rows, public_id=public_id)
    context = {
        "application": application,
        "opportunity": application.opportunity,
        "version": application.terms,
        "parts": as_it_stood(application.opportunity, application.terms),
    }
    return page(request, "portal/application/terms.html", context, about=application)
