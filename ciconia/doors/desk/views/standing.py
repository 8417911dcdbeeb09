"""Standing views: what nobody works on, what nobody applied for, what waits longer than it should."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import frame
from ciconia.doors.desk.line import focuses_here
from ciconia.doors.desk.listing import chosen, country_choices, in_country
from ciconia.doors.desk.standing import LONG, QUIET, TITLES, UNSERVED, known, shown, standing
from ciconia.doors.shared.entry import desk_page
from ciconia.insight.queries.overview import open_rows
from ciconia.insight.queries.standing import (
    needs_without_opportunity,
    opportunities_without_applicants,
    waiting_too_long,
)
from ciconia.selection.queries.blind import codes_of

MOST = 100  # more than that is no list any more: it is narrowed by country


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """One of the views, for all countries an account works in or for one."""
    programme, user = request.programme, request.user  # type: ignore[attr-defined]
    focuses = focuses_here(request)
    choices = {"country": country_choices(focuses, _("All countries"))}
    picked = {"country": chosen(request, "country", choices["country"])}
    within, every = in_country(focuses, picked["country"]), open_rows(user, programme)
    view = chosen(request, "view", [(name, TITLES[name]) for name in known(request)])
    narrowed = every if within is None else open_rows(user, programme, within)
    context = {
        **frame(request, "overview", rows=every), "view": view, "here": TITLES[view], "choices": choices,
        "picked": picked, "views": standing(request, narrowed, within, picked["country"]), "most": MOST,
        "rows": _rows(request, view, within),
    }  # fmt: skip
    return render(request, "desk/standing/list.html", context)


def _rows(request: HttpRequest, view: str, within: list[int] | None) -> list[Any]:
    asked = (request.programme, request.user, within)  # type: ignore[attr-defined]
    if view == LONG:
        late = list(waiting_too_long(*asked, limit=MOST))
        codes = codes_of(request.user, (row.public_id for row in late if row.noun == "application"))
        return [shown(request, row, codes) for row in late]
    found = {UNSERVED: needs_without_opportunity, QUIET: opportunities_without_applicants}[view]
    return list(found(*asked)[:MOST])
