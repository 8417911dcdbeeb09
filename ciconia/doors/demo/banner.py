"""What the banner of the demonstration shows of the tour, on every page; no queries."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop, override

from ciconia.demo.people import LOGINS, Login
from ciconia.doors.demo.scenes import Place, place_at, scenes

IN_SESSION = "tour"
LANGUAGE = "tour_language"
gettext_noop("expert")  # the one role on a card that is no membership, so nothing else names it
BY_KEY = {login.key: login for login in LOGINS}


def login_of(place: Place) -> Login:
    """Who sits in a seat of the tour."""
    return BY_KEY[place.at.person]


def place_of(request: HttpRequest) -> Place | None:
    """Where this visitor is in the tour, kept in the session."""
    session = getattr(request, "session", None)
    return place_at(session.get(IN_SESSION, "")) if session is not None else None


def tour_of(request: HttpRequest) -> dict[str, Any] | None:
    """The bar of the tour: the scene, what to look at, who comes next; None outside the tour."""
    place = place_of(request)
    if place is None:
        return None
    speech = _language(request)
    return {
        "number": place.scene,
        "of": len(scenes()),
        "title": place.of.title,
        "look": place.at.look,
        "who": login_of(place),
        "here": address(place, speech),
        "next": step(place.next, speech) if place.next else None,
    }


def step(place: Place, language: str) -> dict[str, Any]:
    """What the button to a seat sends, and whom it makes of the visitor."""
    return {"place": place, "who": login_of(place), "url": address(place, language)}


def address(place: Place, language: str) -> str:
    """The address that leads to a seat's page, in a language."""
    with override(language):
        return reverse("tour_stop", kwargs={"scene": place.scene, "stop": place.stop})


def _language(request: HttpRequest) -> str:
    """The page's; at a desk that does not speak the visitor's, the one they came with, so that the next seat does."""
    here = get_language() or settings.LANGUAGE_CODE
    came = str(request.session.get(LANGUAGE, here))
    return came if came not in settings.DESK_LANGUAGES and "/desk/" in request.path else here
