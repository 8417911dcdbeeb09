"""The pages of a round: the board with its parts, and its drafts beside each other."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.desk import cohort as said
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import chosen
from ciconia.doors.shared.moves import Actions, Offer, offers
from ciconia.foundation import clock
from ciconia.selection.models import Application, Cohort, CohortDraft, CohortPlace
from ciconia.selection.queries.cohort import plan_of
from ciconia.selection.queries.cohort_board import (
    FEW,
    Line,
    alternatives,
    applications_of,
    left_out,
    lines_of,
    not_placed,
    rule_lines,
    shown,
)
from ciconia.selection.rules.cohort import FLOW

ON_A_PAGE = 50


def page(
    request: HttpRequest, name: str, context: dict[str, Any], cohort: Cohort | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of this noun; its forms stand under the board."""
    trail = [(_("Plans"), desk_url(request, "cohorts"))] if cohort or name != "list" else []
    if cohort and name != "detail":
        trail.append((cohort.title, desk_url(request, "cohort", cohort.public_id)))
    around = frame(request, "cohorts", trail=trail)
    return render(request, f"desk/cohort/{name}.html", {**around, "cohort": cohort, **context}, status=status)


def board(request: HttpRequest, cohort: Cohort, draft: CohortDraft, moves: Actions) -> dict[str, Any]:
    """Everything on the board of a draft."""
    view = chosen(request, "view", _views())
    group = chosen(request, "group", _groups())
    older = draft.digest != cohort.digest
    data, plan = (None, None) if older else plan_of(draft)
    steps = list(
        draft.steps.filter(taken_back_at=None).select_related("application__person", "application__opportunity", "by")
    )
    context: dict[str, Any] = {
        "draft": draft, "drafts": list(cohort.drafts.all()), "older": older, "views": _views(), "view": view,
        "groups": _groups(), "group": group, "figures": _figures(draft), "may_plan": _may_plan(request, cohort),
        "offers": _offers(request, cohort, moves), "decided": (len(draft.locks), len(draft.forbids)),
        "rules": [_rule(one, cohort) for one in rule_lines(data, plan)] if data and plan else [],
        "clashes": _clashes(draft),
        "late": cohort.state == "draft" and cohort.ranking_on < clock.today(cohort.zone),
    }  # fmt: skip
    if "changed" in request.GET and steps and steps[-1].did != "data":
        context["last"] = said.change_words(draft, steps[-1])
    if view == "decisions":
        context["steps"] = [{"row": one, "words": said.step_words(one)} for one in reversed(steps)]
        context["held"] = _held(draft)
    elif view == "unplaced" and not older:
        context |= _nowhere(request, draft)
    elif view == "plan":
        context |= _lines(request, draft, group)
    return context


def compared(cohort: Cohort) -> dict[str, Any]:
    """The drafts of a round, their figures, and the places at which they are not alike."""
    drafts = list(cohort.drafts.all())
    people = applications_of({pk for draft in drafts for pk in draft.plan})
    everywhere = set.intersection(*(set(draft.plan) for draft in drafts))
    rows = []
    for place in cohort.places.select_related("opportunity__focus"):
        there = [
            [people[pk] for pk in draft.plan if people[pk].opportunity_id == place.opportunity_id] for draft in drafts
        ]
        if any(row.pk not in everywhere for one in there for row in one):
            rows.append({"place": place, "there": there})
    return {"drafts": [{"draft": draft, "figures": _figures(draft)} for draft in drafts], "rows": rows,
            "alike": len(everywhere)}  # fmt: skip


def _views() -> list[tuple[str, str]]:
    return [("plan", _("The plan")), ("unplaced", _("Who is not placed")), ("decisions", _("Your decisions"))]


def _groups() -> list[tuple[str, str]]:
    return [("country", _("Country")), ("fit", _("Fit, lowest first")), ("start", _("First day"))]


def _may_plan(request: HttpRequest, cohort: Cohort) -> bool:
    return cohort.state == "draft" and FLOW.holds(request.user, "officer", cohort)


def _offers(request: HttpRequest, cohort: Cohort, moves: Actions) -> list[Offer]:
    def url(name: str) -> str:
        return desk_url(request, "cohort_move", cohort.public_id, name)

    return offers(FLOW, cohort, request.user, moves, url)


def _figures(draft: CohortDraft) -> dict[str, Any]:
    said_of = draft.figures
    women = said_of.get("women", 0)
    told = min(women, said_of.get("placed", 0) - women) >= FEW or not women
    return {**said_of, "points": said.points(said_of.get("objective", 0)), "women": women if told and women else None}


def _rule(line: Any, cohort: Cohort) -> dict[str, Any]:
    icons = {"kept": ("check", "yes", _("Kept")), "limit": ("warn", "part", _("At the limit")),
             "broken": ("cross", "gap", _("Not kept"))}  # fmt: skip
    icon, fit, label = icons[line.standing]
    words = said.rule_words(line.field, line.where, line.bound, cohort)
    return {"icon": icon, "fit": fit, "label": label, "words": words, "note": said.rule_note(line, cohort)}


def _clashes(draft: CohortDraft) -> list[list[str]]:
    clashes = draft.figures.get("clashes", [])
    people = applications_of({one[3] for clash in clashes for one in clash if one[3]})
    return [said.clash_words(clash, draft.cohort, people) for clash in clashes]


def _lines(request: HttpRequest, draft: CohortDraft, group: str) -> dict[str, Any]:
    lines = lines_of(draft, group)
    start = _start(request)
    rows = shown(draft, lines[start : start + ON_A_PAGE])
    asked = request.GET.get("place", "")
    opened = next((row.place for row in rows if row.place.opportunity.public_id == asked), None)
    query = f"?draft={draft.number}&group={group}&from="
    return {
        "lines": [_line(row, opened) for row in rows],
        "alternatives": _alternatives(draft, opened) if opened else [],
        "number": (start + 1, start + len(rows), len(lines)),
        "first": query + "0" if start else "",
        "next": f"{query}{start + ON_A_PAGE}" if start + ON_A_PAGE < len(lines) else "",
        "query": f"{query}{start}",
    }


def _start(request: HttpRequest) -> int:
    return int(request.GET["from"]) if request.GET.get("from", "").isdecimal() and len(request.GET["from"]) < 7 else 0


def _nowhere(request: HttpRequest, draft: CohortDraft) -> dict[str, Any]:
    start = _start(request)
    rows, many = not_placed(draft, start, ON_A_PAGE)
    query = f"?draft={draft.number}&view=unplaced&from="
    return {
        "unplaced": [_unplaced(one) for one in rows], "out": _out(draft),
        "number": (start + 1, start + len(rows), many), "first": query + "0" if start else "",
        "next": f"{query}{start + ON_A_PAGE}" if start + ON_A_PAGE < many else "",
    }  # fmt: skip


def _line(row: Line, opened: CohortPlace | None) -> dict[str, Any]:
    return {
        "row": row,
        "fit": said.points(row.fit),
        "open": opened is not None and opened.pk == row.place.pk,
        "sort": "lock" if row.locked else "none" if row.application is None else "warn" if not row.confirmed else "",
    }


def _alternatives(draft: CohortDraft, place: CohortPlace) -> list[dict[str, Any]]:
    if draft.digest != draft.cohort.digest or draft.cohort.state != "draft":
        return []
    return [said.alternative_words(one, draft.cohort) for one in alternatives(draft, place)]


def _unplaced(one: Any) -> dict[str, Any]:
    return {"application": one.application, "fit": said.points(one.fit), "why": said.bars_words(one.bars)}


def _out(draft: CohortDraft) -> list[tuple[Application, Any]]:
    return [(row.application, said.OUT[row.out]) for row in left_out(draft)]


def _held(draft: CohortDraft) -> list[dict[str, Any]]:
    rows = applications_of([*draft.locks, *draft.forbids])
    return [{"application": row, "locked": row.pk in draft.locks} for row in rows.values()]
