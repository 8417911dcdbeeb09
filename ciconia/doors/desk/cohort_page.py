"""The pages of a round: the board with its parts, and its drafts beside each other."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ciconia.doors.desk import cohort as said
from ciconia.doors.desk.cohort_lines import lines_drawn, rules_drawn
from ciconia.doors.desk.cohort_money import more_words
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import chosen
from ciconia.doors.desk.need_to_come import kept_for, to_come_words
from ciconia.doors.shared.moves import Actions, Offer, offers
from ciconia.foundation import clock
from ciconia.selection.models import Application, Cohort, CohortDraft, CohortPlace
from ciconia.selection.queries.cohort import Round, placed_in, waits
from ciconia.selection.queries.cohort_board import (
    FEW,
    alternatives,
    applications_of,
    left_out,
    lines_of,
    not_placed,
    rule_lines,
    shown,
)
from ciconia.selection.queries.cohort_data import of_several
from ciconia.selection.queries.cohort_money import money_left
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
    older, placed = draft.digest != cohort.digest, placed_in(draft)
    context: dict[str, Any] = {
        "draft": draft, "drafts": list(cohort.drafts.values("number")), "older": older, "waits": waits(draft),
        "views": _views(), "view": view,
        "groups": _groups(), "group": group, "figures": _figures(draft), "may_plan": _may_plan(request, cohort),
        "offers": _offers(request, cohort, moves), "decided": (len(draft.locks), len(draft.forbids)),
        "rules": "" if older else rules_drawn(rule_lines(draft, placed), cohort),
        "clashes": _clashes(draft), "of_several": of_several(cohort.places.values("opportunity")).count(),
        "late": cohort.state == "draft" and cohort.ranking_on < clock.today(cohort.zone),
    }  # fmt: skip
    steps = draft.steps.filter(taken_back_at=None).select_related("application__person", "application__opportunity")
    last = steps.order_by("-number").first() if "changed" in request.GET else None
    if last is not None and last.did != "data":
        context["last"] = said.change_words(draft, last)
    if view == "decisions":
        every = steps.select_related("by").defer("before").order_by("-number")
        context["steps"] = [{"row": one, "words": said.step_words(one)} for one in every]
        context["held"] = _held(draft)
    elif view == "unplaced" and not older:
        context |= _nowhere(request, draft)
    elif view == "money" and not older and not waits(draft):
        context |= more_words(money_left(draft), cohort)
    elif view == "to_come":
        context |= to_come_words(draft)
    elif view == "plan":
        context |= _lines(request, draft, placed, group, may_plan=context["may_plan"])
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
    return [
        ("plan", _("The plan")),
        ("unplaced", _("Who is not placed")),
        ("decisions", _("Your decisions")),
        ("money", _("How many more")),
        ("to_come", _("Needs to come")),
    ]


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
    return {**said_of, "points": said.points(said.worth_of(said_of) or 0), "women": women if told and women else None}


def _clashes(draft: CohortDraft) -> list[list[str]]:
    clashes = draft.figures.get("clashes", [])
    people = applications_of({one[3] for clash in clashes for one in clash if one[3]})
    places = said.Places(draft.cohort)
    return [said.clash_words(clash, places, people) for clash in clashes]


def _lines(request: HttpRequest, draft: CohortDraft, placed: Round, group: str, *, may_plan: bool) -> dict[str, Any]:
    lines = lines_of(draft, placed, group)
    start = _start(request)
    rows = shown(draft, lines[start : start + ON_A_PAGE])
    asked = request.GET.get("place", "")
    opened = next((row.place for row in rows if row.place.opportunity.public_id == asked), None)
    query = f"?draft={draft.number}&group={group}&from="
    below = _choices(request, draft, opened) if opened else ""
    return {
        "lines": lines_drawn(request, rows, f"{query}{start}", may_plan=may_plan, opened=opened, below=below),
        "number": (start + 1, start + len(rows), len(lines)),
        "first": query + "0" if start else "",
        "next": f"{query}{start + ON_A_PAGE}" if start + ON_A_PAGE < len(lines) else "",
    }


def _start(request: HttpRequest) -> int:
    return int(request.GET["from"]) if request.GET.get("from", "").isdecimal() and len(request.GET["from"]) < 7 else 0


def _nowhere(request: HttpRequest, draft: CohortDraft) -> dict[str, Any]:
    start = _start(request)
    rows, many = not_placed(draft, start, ON_A_PAGE)
    query = f"?draft={draft.number}&view=unplaced&from="
    kept = kept_for(draft)
    return {
        "unplaced": [_unplaced(one, kept) for one in rows], "out": _out(draft),
        "number": (start + 1, start + len(rows), many), "first": query + "0" if start else "",
        "next": f"{query}{start + ON_A_PAGE}" if start + ON_A_PAGE < many else "",
    }  # fmt: skip


def _choices(request: HttpRequest, draft: CohortDraft, place: CohortPlace) -> SafeString:
    found = []
    if draft.digest == draft.cohort.digest and draft.cohort.state == "draft" and not waits(draft):
        found = said.alternatives_words(alternatives(draft, place), draft.cohort, kept_for(draft))
    context = {"alternatives": found, "opportunity": place.opportunity, "programme": draft.cohort.programme}
    return render_to_string("desk/cohort/_alternatives.html", context, request)


def _unplaced(one: Any, kept: Mapping[int, str]) -> dict[str, Any]:
    need = kept.get(one.application.person_id)
    why = _("kept for “%(need)s”") % {"need": need} if need else said.bars_words(one.bars)
    return {"application": one.application, "fit": said.points(one.fit), "why": why}


def _out(draft: CohortDraft) -> list[tuple[Application, Any]]:
    return [(row.application, said.OUT[row.out]) for row in left_out(draft)]


def _held(draft: CohortDraft) -> list[dict[str, Any]]:
    rows = applications_of([*draft.locks, *draft.forbids])
    return [{"application": row, "locked": row.pk in draft.locks} for row in rows.values()]
