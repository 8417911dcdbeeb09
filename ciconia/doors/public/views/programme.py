"""What a programme says about itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ciconia.doors.public.cards import cards
from ciconia.doors.public.events import rows
from ciconia.doors.public.forms.newsletter import SubscribeForm
from ciconia.doors.public.frame import frame, worked_in, years
from ciconia.doors.public.front import asked_for, counted, large_figures, routes
from ciconia.doors.public.stories import rows as tales
from ciconia.doors.shared.entry import public_page
from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from ciconia.gatherings.queries.event import coming_events, past_events
from ciconia.insight.queries.figures import figures_of
from ciconia.programmes.queries.affiliation import public_affiliations
from ciconia.programmes.queries.focus import focuses_of
from ciconia.programmes.queries.programme import criteria_of, facts_of, rules_on, targets_of
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.publishing.queries.story import public_stories
from ciconia.selection.queries.open_opportunity import Choice, counts_of, page_of

FIRST = 4
TALES = 3
TOLD = 8  # facts on the first page of a programme that is over


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The first page of a programme."""
    programme = request.programme
    if not programme.places_people:
        return _engaging(request)
    focuses = worked_in(programme, focuses_of(programme))
    figures = counted(figures_of(programme))
    today, everything = clock.today(programme.zone), Choice()
    page = {
        "map": routes(programme, focuses, figures),
        "figures": large_figures(programme, figures),
        "open": sum(cell.number for cell in counts_of(programme, today, everything).cells),
        "cards": cards(page_of(programme, today, everything, FIRST), programme),
        "asked": asked_for(programme, focuses),
        "subscribe": SubscribeForm(initial={"language": get_language()}, auto_id="news_%s"),
        "tales": tales(public_stories(programme)[:TALES], programme),
        "years": years(programme),
        "told": facts_of(programme, on=today).filter(known=True)[:TOLD] if programme.is_over(today) else [],
    }
    return render(request, "public/programme/home.html", page | frame(request, "programme"))


def _engaging(request: HttpRequest) -> HttpResponse:
    """The first page of a programme that places nobody: events, stories, what is known of it."""
    programme, now = request.programme, clock.now()  # type: ignore[attr-defined]
    today = clock.today(programme.zone)
    page = {
        "coming": rows(coming_events(programme, now)[:FIRST], programme),
        "past": rows(past_events(programme, now)[:FIRST], programme),
        "subscribe": SubscribeForm(initial={"language": get_language()}, auto_id="news_%s"),
        "tales": tales(public_stories(programme)[:TALES], programme),
        "years": years(programme),
        "told": facts_of(programme, on=today).filter(known=True)[:TOLD] if programme.is_over(today) else [],
    }
    return render(request, "public/programme/home.html", page | frame(request, "programme"))


@public_page
def choosing(request: HttpRequest) -> HttpResponse:
    """How people are chosen: who may take part, what counts, who decides, who sees what."""
    programme = request.programme
    page = {
        "rules": rules_on(programme, clock.today(programme.zone)),
        "criteria": [(one, [Translated(step) for step in one.scale]) for one in criteria_of(programme)],
        "ranked": selection_of(programme).ranking,
    }
    return render(request, "public/programme/choosing.html", page | frame(request, "choosing"))


@public_page
def facts(request: HttpRequest) -> HttpResponse:
    """What is known about the programme, where it was read, and what is not known."""
    programme = request.programme
    today = clock.today(programme.zone)
    found = list(facts_of(programme, on=today))
    page = {
        "known": [fact for fact in found if fact.known],
        "unknown": [fact for fact in found if not fact.known],
        "rules": rules_on(programme, today),
        "targets": targets_of(programme).select_related("focus"),
        "affiliations": public_affiliations(programme),
    }
    return render(request, "public/programme/facts.html", page | frame(request, "facts"))
