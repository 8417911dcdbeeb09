"""A page for each thing one can apply for, also once that is over."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import etag

from ciconia.doors.public.card_image import CardWords, draw
from ciconia.doors.public.cards import cards, no_longer
from ciconia.doors.public.drawn import drawn
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.public.parts import place_of
from ciconia.doors.public.procedure import stage, way_to_apply
from ciconia.doors.public.share import short
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.templatetags.ciconia import in_a_row, words
from ciconia.foundation import clock
from ciconia.programmes.models import Programme
from ciconia.selection.queries.open_opportunity import open_like
from ciconia.selection.queries.opportunity_page import OpportunityPage, opportunity_page

ELSE = 3
TAKEN_BACK = ("withdrawn", "suspended")
DAY = 24 * 3600


@public_page
def detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One opportunity: what, with whom, when, how and by when somebody is chosen."""
    programme = request.programme
    opportunity = _found(programme, public_id)
    if opportunity.state in TAKEN_BACK:
        return _taken_back(request, opportunity)
    at = stage(opportunity)
    page = {
        "opportunity": opportunity,
        "at": at,
        "drawn": drawn(request, programme, opportunity),
        "title": words(opportunity.title),
        "place": place_of(opportunity),
        "way": way_to_apply(opportunity, request.user, _here(request)),
        "what_happened": "" if at == "published" else no_longer(at),
        "else_open": [] if at == "published" else _else_open(programme, opportunity),
    }
    return render(request, "public/opportunity/detail.html", _below_the_list(request) | page)


def _here(request: HttpRequest) -> str:
    """The address to come back to after signing in, with the channel by which somebody came."""
    via = request.GET.get("via", "")[:40]
    return f"{request.path}?{urlencode({'via': via})}" if via else request.path


@public_page
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture that messengers show beside the link of an opportunity."""
    opportunity = _found(request.programme, public_id)
    if opportunity.state in TAKEN_BACK:
        raise Http404
    said = _on_the_card(request.programme, opportunity)
    return _picture(request, said)


@etag(lambda request, said: f'"{sha256(repr(said).encode()).hexdigest()[:20]}"')
def _picture(request: HttpRequest, said: CardWords) -> HttpResponse:
    response = HttpResponse(draw(said), content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response


def _on_the_card(programme: Programme, opportunity: OpportunityPage) -> CardWords:
    title = opportunity.title.best(get_language() or "en")
    return CardWords(
        language=get_language() or "en",
        direction="rtl" if get_language_bidi() else "ltr",
        programme=words(programme.name),
        title=title.text,
        title_direction=title.direction,
        where=in_a_row([words(opportunity.host), place_of(opportunity)]),
        how=short(opportunity),
        country=opportunity.host_country,
    )


def _found(programme: Programme, public_id: str) -> OpportunityPage:
    found = opportunity_page(programme, public_id)
    if found is None:
        raise Http404
    return found


def _taken_back(request: HttpRequest, opportunity: OpportunityPage) -> HttpResponse:
    """Something that was public once and is not any more: nothing of it is shown but that, and what else there is."""
    page = {"state": opportunity.state, "else_open": _else_open(request.programme, opportunity)}
    status = 410 if opportunity.state == "withdrawn" else 404
    return render(request, "public/opportunity/gone.html", _below_the_list(request) | page, status=status)


def _below_the_list(request: HttpRequest) -> dict[str, Any]:
    page = frame(request, "opportunities")
    page["trail"].append((_("Open assignments"), page_url(request.programme, "opportunities")))
    return page


def _else_open(programme: Programme, opportunity: OpportunityPage) -> list[dict[str, str]]:
    """What else one can apply for: the same sector first, then the same country."""
    today, near = clock.today(programme.zone), {"sector": opportunity.sector_id, "focus": opportunity.focus_id}
    return cards(open_like(programme, today, **near, limit=ELSE), programme)
