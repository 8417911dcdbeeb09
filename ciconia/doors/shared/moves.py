"""Buttons and pages for the moves of any noun: what somebody may do next, and if not, why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ciconia.foundation.actions.perform import ReasonMissing
from ciconia.foundation.flow import Flow, Move

Actions = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True)
class Offer:
    """One move as a page offers it: a button that posts, or a link to a page of its own where words are needed."""

    name: str
    label: str | Promise
    url: str
    style: str
    seen: int
    allowed: bool
    why_not: str | Promise = ""
    page: bool = False


def offers(flow: Flow, obj: Any, user: Any, actions: Actions, url: Callable[[str], str]) -> list[Offer]:
    """The moves of `actions` that this row's state and this account's role allow, the way on first.

    A move whose role fits but whose condition does not hold is there too, with the reason in words.
    """
    found = []
    for move in flow.moves:
        if move.name not in actions or obj.state not in move.froms:
            continue
        if not any(flow.holds(user, role, obj) for role in move.roles):
            continue
        verdict = flow.may(user, move, obj)
        page = move.reason or bool(move.consequence)
        found.append(
            Offer(move.name, move.label, url(move.name), move.style, obj.version, verdict.ok, verdict.why, page)
        )
    return sorted(found, key=lambda offer: {"go": 0, "": 1, "no": 2}[offer.style])


def move_page(
    request: HttpRequest, flow: Flow, obj: Any, name: str, actions: Actions, *, back: str, layout: str, **context: Any
) -> HttpResponse:
    """GET says what the move does and asks for the reason; POST does it and goes back with a sentence."""
    move = flow.find(name, obj.state) or _any(flow, name)
    if name not in actions or not any(flow.holds(request.user, role, obj) for role in move.roles):
        raise Http404
    page = {"move": move, "obj": obj, "back": back, "layout": layout, **context}
    if request.method != "POST":
        return render(request, "shared/move.html", page | {"verdict": flow.may(request.user, move, obj)})
    reason = request.POST.get("reason", "").strip()
    if move.reason and not reason:
        error = _("Write the reason. Whoever is concerned will read it.")
        return render(request, "shared/move.html", page | {"error": error}, status=422)
    words = {"reason": reason} if move.reason else {}
    try:
        actions[name](obj, by=request.user, seen=seen(request), **words)
    except ReasonMissing as missing:
        return render(request, "shared/move.html", page | {"error": str(missing)}, status=422)
    if move.done:
        messages.success(request, str(move.done))
    return HttpResponseRedirect(back)


def seen(request: HttpRequest) -> int | None:
    """The version of the row on the page the person pressed on."""
    version = request.POST.get("seen", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None


def _any(flow: Flow, name: str) -> Move:
    try:
        return flow.named(name)
    except KeyError:
        raise Http404 from None
