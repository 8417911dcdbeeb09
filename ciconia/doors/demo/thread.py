"""Finds the rows that the tour shows, among those the person who is signed in may see."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, When
from django.urls import NoReverseMatch, reverse

from ciconia.delivery.models import Engagement
from ciconia.doors.demo.scenes import Stop
from ciconia.programmes.models import Focus
from ciconia.results.models import Outcome
from ciconia.selection.models import Application, Need, Opportunity

PROGRAMME = "cd4d2"
# The English titles by which the thread is known in the files of the demo world.
TITLES = {
    "need:garowe-wells": "Keep track of the groundwater level in twelve wells",
    "need:garowe-lab": "A water quality laboratory whose results can be trusted",
    "opportunity:garowe-wells": "Groundwater monitoring trainer",
    "opportunity:garowe-losses": "Water network engineer: find the losses",
    "opportunity:berbera-fish": "Fish quality inspector: checks at the boat",
    "opportunity:nangarhar-flood": "Hydrologist for a flood early-warning plan",
    "opportunity:kabul-midwives": "Midwifery teachers: skills without a bedside",
    "opportunity:bosaso-revenue": "Municipal revenue advisers: one receipt, one price list",
}


def _need(user: Any, key: str) -> Any:
    return Need.objects.visible_to(user).filter(title__en=TITLES[f"need:{key}"])


def _opportunity(user: Any, key: str) -> Any:
    return Opportunity.objects.visible_to(user).filter(title__en=TITLES[f"opportunity:{key}"])


def _application(user: Any, key: str) -> Any:
    own = Application.objects.visible_to(user).filter(person__user=user)
    return own.filter(opportunity__title__en=TITLES[f"opportunity:{key}"])


def _engagement(user: Any, key: str) -> Any:
    """Their own first, where there is one."""
    key, _, state = key.partition(":")
    found = Engagement.objects.visible_to(user).filter(opportunity__title__en=TITLES[f"opportunity:{key}"])
    found = found.order_by(Case(When(person__user=user, then=0), default=1), "pk")
    return found.filter(state=state) if state else found


def _outcome(user: Any, key: str) -> Any:
    found = Outcome.objects.visible_to(user).filter(engagement__opportunity__title__en=TITLES[f"opportunity:{key}"])
    return found.filter(wave="twelve_months", respondent="host")


def _focus(user: Any, key: str) -> Any:
    return Focus.objects.visible_to(user).filter(programme__code=PROGRAMME, country=key)


FINDERS: dict[str, Callable[[Any, str], Any]] = {
    "focus": _focus,
    "need": _need,
    "opportunity": _opportunity,
    "application": _application,
    "engagement": _engagement,
    "outcome": _outcome,
}


def address_of(stop: Stop, user: Any) -> str:
    """The page a seat of the tour goes to; where its row is not there, the person's own start page."""
    words: dict[str, str] = {} if stop.page.startswith("portal:") else {"programme": PROGRAMME}
    if stop.row:
        noun, _, key = stop.row.partition(":")
        row = FINDERS[noun](user, key).first()
        if row is None:
            return reverse("start")
        words["public_id"] = row.public_id
    try:
        return reverse(stop.page, kwargs=words)
    except NoReverseMatch:
        return reverse("start")
