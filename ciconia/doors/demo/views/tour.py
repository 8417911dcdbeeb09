"""The tour: its scenes, and the way into each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ciconia.doors.demo.banner import IN_SESSION, login_of, place_of
from ciconia.doors.demo.scenes import STOPPED, Place, place_at
from ciconia.doors.demo.scenes import scenes as scenes_now
from ciconia.doors.demo.thread import address_of
from ciconia.doors.shared.entry import public_page


@public_page
def scenes(request: HttpRequest) -> HttpResponse:
    """All scenes, each with its seats; where one is in the tour is marked."""
    here, now = place_of(request), scenes_now()
    shown = [
        {
            "scene": scene,
            "number": number,
            "state": _state(number, here),
            "seats": [
                {"place": place, "who": login_of(place), "style": "go" if place == _next(here) else ""}
                for place in _seats(number)
            ],
        }
        for number, scene in enumerate(now, 1)
    ]
    return render(request, "demo/tour/scenes.html", {"scenes": shown, "here": here, "stopped": now is STOPPED})


@public_page
def go(request: HttpRequest, scene: int, stop: int) -> HttpResponse:
    """To the page of a seat, for whoever sits in it; for anybody else back to the scenes."""
    place = place_at(f"{scene}-{stop}")
    if place is None:
        raise Http404
    if getattr(request.user, "email", "") != login_of(place).email:
        return HttpResponseRedirect(reverse("tour"))
    return HttpResponseRedirect(address_of(place.at, request.user))


@public_page
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Take the bar of the tour away; whoever one is signed in as stays."""
    request.session.pop(IN_SESSION, None)
    return HttpResponseRedirect(reverse("tour"))


def _seats(scene: int) -> list[Place]:
    return [Place(scene, number) for number, _stop in enumerate(scenes_now()[scene - 1].stops, 1)]


def _next(here: Place | None) -> Place | None:
    """The seat that is offered first: the next one, or the first of all."""
    return here.next if here else Place(1, 1)


def _state(scene: int, here: Place | None) -> str:
    if here is None or scene > here.scene:
        return ""
    return "now" if scene == here.scene else "done"
