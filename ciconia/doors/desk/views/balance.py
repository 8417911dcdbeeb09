"""Who applied, was shortlisted and was chosen, in groups: on a page and as a table without people."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import frame, sees_people
from ciconia.doors.desk.listing import chosen, countries_of, country_choices, in_country
from ciconia.doors.desk.views.export import MEDIA
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.insight.queries.balance import LEAST, STAGES, UNKNOWN, Table, balance_of
from ciconia.people.actions.export import file_without_people
from ciconia.programmes.models import Focus
from ciconia.selection.queries.cohort import cohorts_at_desk


@desk_page
def shown(request: HttpRequest) -> HttpResponse:
    """The tables, for the programme or for one of its countries."""
    choices, picked, tables = _asked(request)
    context = {
        **frame(request, "balance"), "choices": choices, "picked": picked, "tables": [_said(one) for one in tables],
        "stages": [_stage(stage) for stage in STAGES], "least": LEAST, "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "desk/balance/detail.html", context)


@desk_page
def taken_out(request: HttpRequest) -> HttpResponse:
    """The same numbers as a file; what is not shown on the page is not in it."""
    _choices, _picked, tables = _asked(request)
    names = [_("Grouped by"), _("Group"), *(_stage(stage) for stage in STAGES)]
    rows = [
        [said["title"], row["name"], *(_plain(cell.number) for cell in row["cells"])]
        for said in map(_said, tables)
        for row in said["rows"]
    ]
    answer = HttpResponse(file_without_people(names, rows, "csv", "balance"), content_type=MEDIA["csv"])
    answer["Content-Disposition"] = f'attachment; filename="balance-{clock.today().isoformat()}.csv"'
    return answer


def _asked(request: HttpRequest) -> tuple[dict[str, Any], dict[str, str], list[Table]]:
    if not sees_people(request):
        raise Http404
    focuses = countries_of(request)
    rounds = {row.public_id: row for row in cohorts_at_desk(request.programme, request.user)}  # type: ignore[attr-defined]
    choices = {
        "country": country_choices(focuses, _("All countries")),
        "round": [("", _("All rounds")), *((key, row.title) for key, row in rounds.items())],
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    if picked["round"]:
        picked["country"] = ""  # a round has its countries; parts of it are too small to be shown
    within = in_country(focuses, picked["country"])
    focus = Focus.objects.get(pk=within[0]) if within and len(within) == 1 else None
    return choices, picked, balance_of(request.programme, focus, rounds.get(picked["round"]))  # type: ignore[attr-defined]


def _said(table: Table) -> dict[str, Any]:
    return {
        "title": _titles()[table.dimension], "totals": table.totals, "floor": table.floor, "met": table.met,
        "dimension": table.dimension,
        "rows": [{"name": _name(table.dimension, row.code, row.name), "cells": row.cells} for row in table.rows
                 if table.dimension != "before" or row.code != UNKNOWN],  # that is known of everybody
    }  # fmt: skip


def _titles() -> dict[str, str]:
    return {
        "sex": _("Sex"),
        "age": _("Age"),
        "group": _("Organisation that nominated them or that they are active in"),
        "before": _("First time"),
    }


def _stage(stage: str) -> str:
    return {"applied": _("Applied"), "shortlisted": _("Shortlisted"), "chosen": _("Chosen")}[stage]


def _name(dimension: str, code: str, name: Any) -> str:
    known = {
        "f": _("Women"), "m": _("Men"), "x": _("Another answer"), "under_30": _("Under 30"), "30_44": _("30 to 44"),
        "45_59": _("45 to 59"), "60_up": _("60 and over"), "first": _("First time"), "again": _("Again"),
    }  # fmt: skip
    if code == UNKNOWN:
        return _("None that is known") if dimension == "group" else _("Not known")
    return known.get(code) or words(name)


def _plain(number: int | None) -> str:
    return _("not shown") if number is None else str(number)
