"""The yes to "is it still true?", from the pages of whoever is signed in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.page import own_person
from ciconia.doors.shared.entry import portal_page
from ciconia.people.actions.freshness import say_true


@portal_page
@require_POST
def still_true(request: HttpRequest) -> HttpResponse:
    """All of the profile is true today."""
    person = own_person(request)
    if person is None:
        raise Http404
    say_true(person, by=request.user)
    messages.success(request, _("Thank you. We ask again in a year."))
    return redirect("portal:data")
