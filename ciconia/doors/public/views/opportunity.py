"""What one can apply for: the list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciconia.doors.public.cards import cards
from ciconia.doors.public.forms.opportunity import Filters, Start
from ciconia.doors.public.frame import frame
from ciconia.doors.public.listing import PAGE, Listing
from ciconia.doors.shared.entry import public_page
from ciconia.selection.queries.open_opportunity import After


@public_page
def open_list(request: HttpRequest) -> HttpResponse:
    """What one can apply for now, the earliest deadline first."""
    listing = Listing(request.programme, Filters.asked(request.GET))
    start = Start.read(request.GET.get("after", ""))
    rows = listing.page(start)
    before, here = start.shown if start else 0, rows[:PAGE]
    page = {
        "listing": listing,
        "nearest": [] if here else listing.nearest,
        "cards": cards(here, request.programme),
        "before": before,
        "first": before + 1,
        "last": before + len(here),
        "start": listing.filters.query if start else "",
    }
    if len(rows) > PAGE:
        end = After(here[-1].deadline, here[-1].public_id, here[-1].named)
        page["onwards"] = listing.filters.onwards(Start(before + PAGE, end))
    return render(request, "public/opportunity/list.html", page | frame(request, "opportunities"))
