"""The board of those who assess: who has how much, what nobody has, and giving many at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.review import ReassignForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import countries_of
from ciconia.doors.shared.entry import desk_page, staff_roles
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.actions.hand_out import MOST, Handed, reassign, spread
from ciconia.selection.queries.application import lines_of
from ciconia.selection.queries.review import assessors_beside, declared_conflicts
from ciconia.selection.queries.workload import loads_of, not_given, open_with

DECIDE = {"officer", "coordinator"}


@desk_page
def board(request: HttpRequest) -> HttpResponse:
    """Who has how much; one press looks at what an even share would be, and a second one gives it."""
    programme = _entered(request)
    form = ReassignForm(able=assessors_beside(request.user, programme.pk))
    if request.method == "POST" and request.POST.get("act") == "reassign":
        form = ReassignForm(request.POST, able=form.able)
        if form.is_valid():
            return _reassigned(request, form)
    elif request.method == "POST":
        return _spread(request)
    waiting = not_given(programme, request.user)
    conflicts = declared_conflicts(programme.pk, request.user)[:20]
    context = {
        "loads": [_load(load) for load in loads_of(programme, request.user)], "form": form,
        "waiting": waiting.count(), "lines": lines_of(waiting[:20]), "setting": selection_of(programme),
        "conflicts": conflicts if "coordinator" in staff_roles(request.user, programme) else None, "most": MOST,
    }  # fmt: skip
    return _page(request, "board", context, wrong=bool(form.errors))


def _spread(request: HttpRequest) -> HttpResponse:
    """Evenly: the look, or the giving."""
    programme = request.programme  # type: ignore[attr-defined]
    look = request.POST.get("act") != "spread"
    found = spread(not_given(programme, request.user)[:MOST], by=request.user, look=look)
    return _shown(request, found, look, {"act": "spread"})


def _reassigned(request: HttpRequest, form: Any) -> HttpResponse:
    """What one has goes to another or to several: the look, or the giving."""
    programme, data = request.programme, form.cleaned_data  # type: ignore[attr-defined]
    of, to, look = form.able[data["of"]], form.able.get(data["to"]), "sure" not in request.POST
    rows = open_with(programme, request.user, of)[:MOST]
    found = reassign(rows, by=request.user, of=of, to=to, reason=data["reason"], look=look)
    return _shown(request, found, look, {"act": "reassign", "sure": "yes", **data})


def _shown(request: HttpRequest, found: list[Handed], look: bool, again: dict[str, str]) -> HttpResponse:
    given = sum(len(one.to) for one in found)
    if not look:
        messages.success(
            request, _("Given: %(given)d. Everybody who got something is written to once.") % {"given": given}
        )
        left = [one for one in found if one.why_not]
        if not left:
            return HttpResponseRedirect(desk_url(request, "assessing"))
    lines = {line.application.pk: line for line in lines_of([one.application for one in found])}
    rows = [(lines[one.application.pk], one) for one in found if one.application.pk in lines]
    return _page(request, "handed", {"rows": rows, "given": given, "look": look, "again": again})


def decides(request: HttpRequest) -> bool:
    """Whether this account gives applications to assessors."""
    return bool(DECIDE & staff_roles(request.user, request.programme))  # type: ignore[attr-defined]


def _entered(request: HttpRequest) -> Any:
    programme = request.programme  # type: ignore[attr-defined]
    if not decides(request):
        raise Http404
    countries_of(request)
    return programme


def _load(load: Any) -> dict[str, Any]:
    return {
        "load": load,
        "countries": [(code, number) for code, number in load.countries.most_common()],
        "languages": [(code, number) for code, number in load.languages.most_common() if code],
    }


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, wrong: bool = False) -> HttpResponse:
    trail = [(_("Applications"), desk_url(request, "applications"))]
    trail += [] if name == "board" else [(_("Who assesses"), desk_url(request, "assessing"))]
    page = {**frame(request, "applications", trail=trail), **context}
    return render(request, f"desk/review/{name}.html", page, status=422 if wrong else 200)
