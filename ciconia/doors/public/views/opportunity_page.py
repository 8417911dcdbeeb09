"""A page for each thing one can apply for, also once that is over."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.public.cards import Card, cards, listed, no_longer, weeks
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.public.procedure import last_day, route, span, stage, way_to_apply
from ciconia.doors.shared.entry import public_page
from ciconia.foundation import clock
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.programme import facts_of, rules_on
from ciconia.selection.models import Opportunity
from ciconia.selection.models.opportunity import OpportunityQuerySet
from ciconia.selection.queries.open_opportunity import open_like

ELSE = 3
LISTS = ("tasks", "required", "welcome", "deliverables")
TAKEN_BACK = ("withdrawn", "suspended")


@public_page
def detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One opportunity: what, with whom, when, how and by when somebody is chosen."""
    programme = request.programme
    rows = Opportunity.objects.filter(programme=programme, public_id=public_id)
    opportunity = rows.public().select_related("organisation__parent", "sector").first()
    if opportunity is None:
        return _taken_back(request, rows)
    opportunity.programme = programme
    today = clock.today(programme.zone)
    at = stage(opportunity)
    page = {
        "opportunity": opportunity,
        "at": at,
        "way": way_to_apply(opportunity, request.user, request.path),
        "what_happened": "" if at == "published" else no_longer(at),
        "else_open": [] if at == "published" else _else_open(programme, opportunity.focus_id, opportunity.sector_id),
        "city": programme.zone.rpartition("/")[2].replace("_", " "),
        "weeks": weeks(opportunity.weeks),
        "dates": span(opportunity.starts, last_day(opportunity)),
        "lists": {name: listed(getattr(opportunity, name)) for name in LISTS},
        "stops": route(opportunity),
        "rules": rules_on(programme, today),
        "paid": facts_of(programme, on=today).filter(key="costs", known=True).first(),
    }
    return render(request, "public/opportunity/detail.html", _below_the_list(request) | page)


def _taken_back(request: HttpRequest, rows: OpportunityQuerySet) -> HttpResponse:
    """Something that was public once and is not any more: nothing of it is shown but that, and what else there is."""
    programme = request.programme
    found = rows.filter(state__in=TAKEN_BACK, published_at__isnull=False).first()
    if found is None:
        raise Http404
    page = {"state": found.state, "else_open": _else_open(programme, found.focus_id, found.sector_id)}
    status = 410 if found.state == "withdrawn" else 404
    return render(request, "public/opportunity/gone.html", _below_the_list(request) | page, status=status)


def _below_the_list(request: HttpRequest) -> dict[str, Any]:
    page = frame(request, "opportunities")
    page["trail"].append((_("Open assignments"), page_url(request.programme, "opportunities")))
    return page


def _else_open(programme: Programme, focus_id: int, sector_id: int) -> list[Card]:
    """What else one can apply for: the same sector first, then the same country."""
    today = clock.today(programme.zone)
    return cards(open_like(programme, today, sector=sector_id, focus=focus_id, limit=ELSE), programme)
