"""One move for many applications of the list: what it would do to each, then done with the number repeated."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.blind import reads_without_names, without_names
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page, staff_roles
from ciconia.foundation.models import STAFF_ROLES
from ciconia.selection.actions.bulk import MOST, MOVES, Result, Row, do, look_at, needs_reason
from ciconia.selection.queries.application import applications_at_desk, lines_of
from ciconia.selection.queries.reason import suggested_reason
from ciconia.selection.rules.application import FLOW


def moves_for(request: HttpRequest) -> list[tuple[str, Any]]:
    """The moves that somebody of this role makes for many at once: (name, words)."""
    roles = staff_roles(request.user, request.programme)  # type: ignore[attr-defined]
    if reads_without_names(request):
        return []
    return [(name, FLOW.named(name).label) for name in MOVES if roles & set(FLOW.named(name).roles) & set(STAFF_ROLES)]


@desk_page
def bulk(request: HttpRequest) -> HttpResponse:
    """The look at what was ticked; then the same with reasons and the number; then each result."""
    name = request.POST.get("move", "")
    known = dict(moves_for(request))
    if not known:
        raise Http404
    rows = _rows(request)
    if request.method != "POST" or name not in known or not rows:
        messages.warning(request, _("Tick the applications first, and choose what is to become of them."))
        return HttpResponseRedirect(desk_url(request, "applications"))
    wrong = _wrong(request, name, rows) if "number" in request.POST else None
    if wrong == "":
        return _done(request, name, rows)
    return _look(request, name, known[name], rows, wrong or "")


def _rows(request: HttpRequest) -> list[Row]:
    """What was ticked, as PUBLIC_ID.VERSION, with the reason written for each."""
    seen = dict(value.partition(".")[::2] for value in request.POST.getlist("row")[:MOST])
    found = applications_at_desk(request.programme, request.user).filter(public_id__in=list(seen))  # type: ignore[attr-defined]
    common = request.POST.get("reason", "")
    return [
        Row(
            row, int(seen[row.public_id]) if seen[row.public_id].isdecimal() else None,
            (request.POST.get(f"reason-{row.public_id}", "") or common).strip() or _begun(request, row),
        )
        for row in found.order_by("submitted_at", "pk")
    ]  # fmt: skip


def _begun(request: HttpRequest, row: Any) -> str:
    """At the first look at a no, the reason that follows from what was weighed of this person."""
    first = request.POST.get("move") == "not_choose" and "number" not in request.POST
    return suggested_reason(row).text if first else ""


def _wrong(request: HttpRequest, name: str, rows: list[Row]) -> str:
    """Why it is not done yet, in a sentence; nothing where it can be."""
    looked = look_at(name, rows, by=request.user)
    able = [result for result in looked if result.done]
    if request.POST.get("number", "").strip() != str(len(able)):
        return _("Write the number of applications, %(number)d, to say that you have looked.") % {"number": len(able)}
    if any(result.words_wrong for result in able):
        return _("Write a reason for each of them: everybody reads their own.")
    return ""


def _done(request: HttpRequest, name: str, rows: list[Row]) -> HttpResponse:
    results = do(name, rows, by=request.user)
    number = sum(result.done for result in results)
    messages.success(request, ngettext("%(n)d application moved.", "%(n)d applications moved.", number) % {"n": number})
    return _page(request, {"results": _named(request, results), "move": FLOW.named(name), "after": True})


def _look(request: HttpRequest, name: str, label: Any, rows: list[Row], wrong: str) -> HttpResponse:
    results = look_at(name, rows, by=request.user)
    for row in rows:
        row.application.refresh_from_db()
    named = {line.application.pk: (line, result) for line, result in _named(request, results)}
    shown = [(*named[row.application.pk], row) for row in rows if row.application.pk in named]
    context = {
        "rows": shown, "move": FLOW.named(name), "name": name, "able": sum(result.done for result in results),
        "reasons": needs_reason(name), "wrong": wrong, "number": request.POST.get("number", ""),
    }  # fmt: skip
    return _page(request, context, status=422 if wrong else 200)


def _named(request: HttpRequest, results: list[Result]) -> list[tuple[Any, Result]]:
    found = without_names(request, lines_of([result.application for result in results]))
    lines = {line.application.pk: line for line in found}
    return [(lines[result.application.pk], result) for result in results if result.application.pk in lines]


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    trail = [(_("Applications"), desk_url(request, "applications"))]
    page = {**frame(request, "applications", trail=trail), **context}
    return render(request, "desk/application/bulk.html", page, status=status)
