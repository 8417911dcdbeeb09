"""What the stations of the line have in common on the desk: a list with its filters, the route, and their texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ciconia.doors.desk.history import Told
from ciconia.doors.desk.listing import Choices, chosen, country_choices, in_country, page_after, turn_words
from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation.flow import Flow
from ciconia.insight.queries.overview import focus_scope
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.focus import all_focuses


def focuses_here(request: HttpRequest) -> list[Focus]:
    """The focuses of the programme that this account works in, in whatever role."""
    programme = request.programme  # type: ignore[attr-defined]
    scope = focus_scope(request.user, programme)
    return [focus for focus in all_focuses(programme) if scope is None or focus.pk in scope]


def list_context(request: HttpRequest, rows: QuerySet[Any], states: Choices) -> dict[str, Any]:
    """The page of a list that was asked for. What is open stands first by its date, everything else by its age."""
    focuses = focuses_here(request)
    choices = {
        "state": [("open", _("Open")), ("all", _("All")), *states],
        "country": country_choices(focuses, _("All countries")),
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    within = in_country(focuses, picked["country"])
    if within is not None:
        rows = rows.filter(focus__in=within)
    if picked["state"] == "open":
        rows = rows.exclude(due_at=None)
        page = page_after(request, rows.order_by("due_at", "id"), rows, "due_at")
    else:
        shown = rows if picked["state"] == "all" else rows.filter(state=picked["state"])
        page = page_after(request, shown.order_by("-id"), rows, "id", back=True)
    return {"page": page, "choices": choices, "picked": picked}


def route(flow: Flow, path: Iterable[str], obj: Any, told: Iterable[Told]) -> list[dict[str, Any]]:
    """The stations of a row's flow: those behind it with the day it reached them, where it is, and those ahead."""
    stations, reached = list(path), _reached(obj, told)
    if obj.state in stations:
        at = stations.index(obj.state)
        behind, ahead = stations[:at], stations[at + 1 :]
    else:
        behind, ahead = [state for state in stations if state in reached], []
    now = {
        "label": _label(obj, obj.state),
        "when": day(obj.state_since),
        "note": _next(obj),
        "state": "done" if flow.states[obj.state].is_end and obj.state in stations else "now",
    }
    past = [{"label": _label(obj, s), "when": day(reached.get(s)), "state": "done"} for s in behind]
    return [*past, now, *({"label": _label(obj, state), "state": ""} for state in ahead)]


def _reached(obj: Any, told: Iterable[Told]) -> Mapping[str, Any]:
    """When the row last came to each state."""
    found: dict[str, Any] = {}
    for entry in told:
        if entry.state:
            found.setdefault(entry.state, entry.at)
    return found


def _label(obj: Any, state: str) -> str:
    return str(obj.states(state).label)


def _next(obj: Any) -> str:
    return _("Next: %(who)s") % {"who": turn_words(obj.turn_role)} if obj.turn_role else ""
