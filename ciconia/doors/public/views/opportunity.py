"""What one can apply for: the list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciconia.doors.public.cards import cards
from ciconia.doors.public.forms.opportunity import After, Filters
from ciconia.doors.public.frame import frame
from ciconia.doors.public.listing import PAGE, Listing
from ciconia.doors.shared.entry import public_page


@public_page
def open_list(request: HttpRequest) -> HttpResponse:
    """What one can apply for now, the earliest deadline first."""
    programme = request.programme
    listing = Listing.of(programme)
    listing.filters = Filters.read(request.GET, listing.labels)
    after = After.read(request.GET.get("after", ""))
    rows = listing.page(after)
    before, here = after.shown if after else 0, rows[:PAGE]
    page = {
        "listing": listing,
        "nearest": [] if here else listing.nearest,
        "cards": cards(here, programme, listing.sectors),
        "before": before,
        "first": before + 1,
        "last": before + len(here),
        "start": listing.filters.query if after else "",
    }
    if len(rows) > PAGE:
        end = After(before + PAGE, here[-1].deadline, here[-1].public_id)
        page["onwards"] = listing.filters.onwards(end)
    return render(request, "public/opportunity/list.html", page | frame(request, "opportunities"))
