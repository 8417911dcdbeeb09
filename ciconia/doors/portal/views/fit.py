"""Open opportunities that fit the reader, with reasons."""

from django.http import HttpRequest, HttpResponse

from ciconia.doors.portal.page import own_person, page
from ciconia.doors.portal.words.fits import cards, why_nothing
from ciconia.doors.shared.entry import portal_page
from ciconia.people.actions.consent import has_agreed
from ciconia.people.models import Purpose
from ciconia.selection.queries.fit import fits_of


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """What fits best first; or what to fill in, so that something can be found."""
    person = own_person(request)
    if person is None:
        return page(request, "portal/fit/list.html", {"empty": True, "agreed": True})
    looked = fits_of(person)
    context = {
        "cards": cards(looked), "look": looked.look, "empty": looked.empty, "not_read": why_nothing(looked),
        "agreed": has_agreed(person, Purpose.PROFILE),
    }  # fmt: skip
    return page(request, "portal/fit/list.html", context)
