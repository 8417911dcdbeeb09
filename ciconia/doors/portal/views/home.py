"""The start page: the one thing to do next, then the others, then what is one's own."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from ciconia.doors.portal.page import endorses, hosts, own_person, page
from ciconia.doors.portal.views import application, engagement, need, opportunity
from ciconia.doors.portal.words.application import spoken
from ciconia.doors.portal.words.fits import cards
from ciconia.doors.portal.words.freshness import age
from ciconia.doors.portal.words.home import greeting
from ciconia.doors.portal.words.task import own_tasks, shown_vote
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.access import memberships_of
from ciconia.foundation.queries.letter import unread
from ciconia.gatherings.models import BoardSeat
from ciconia.gatherings.queries.board import own_board_seats, votes_asked_of
from ciconia.insight.queries.tasks import tasks_for
from ciconia.programmes.queries.affiliation import organisations_of_contact, own_affiliations
from ciconia.selection.queries.fit import fits_of
from ciconia.selection.queries.partnership import may_state_needs

FEW, NEAREST = 5, 3


@portal_page
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, in every role the account has."""
    seats = list(own_board_seats(request.user).filter(state="seated")) if own_person(request) else []
    tasks = [*own_tasks(tasks_for(request.user), request.user), *_votes(request, seats)]
    context = {
        "greeting": greeting(str(request.user)),
        "next": tasks[0] if tasks else None,
        "tasks": tasks[1:],
        "person": own_person(request),
        "board_seats": seats,
        "unread": unread(request.user),
        "newcomer": own_person(request) is None and not memberships_of(request.user),
    }
    return page(request, "portal/home/home.html", context | _of_person(request) | _of_institution(request))


def _votes(request: HttpRequest, seats: list[BoardSeat]) -> list[dict[str, Any]]:
    """The votes of boards that wait for the reader."""
    of = {seat.board_id: seat for seat in seats}
    return [shown_vote(theme, of[theme.board_id]) for theme in votes_asked_of(request.user, of)] if of else []


def _of_person(request: HttpRequest) -> dict[str, Any]:
    person = own_person(request)
    if person is None:
        return {}
    rows = spoken(application.own(request).order_by("-pk")[:FEW])
    return {"age": age(person), "applications": rows, "fits": cards(fits_of(person), NEAREST)}


def _of_institution(request: HttpRequest) -> dict[str, Any]:
    ours, asked = hosts(request.user), endorses(request.user)
    found: dict[str, Any] = {}
    if ours or own_person(request):
        found["engagements"] = engagement.own(request).order_by("-pk")[:FEW]
    if ours:
        found["institutions"] = may_state_needs(ours)
        found["opportunities"] = opportunity.own(request).order_by("-pk")[:FEW]
    if spoken_for := organisations_of_contact(request.user):
        found["affiliations"] = own_affiliations(request.user)[:FEW]
        found["spoken_for"] = spoken_for
    if ours or asked:
        found["needs"] = need.own(request).order_by("-pk")[:FEW]
    return found | {"endorser": bool(asked) and not ours, "host": bool(ours)}
