"""Taking a list of people out: what it would mean in numbers, then the file; and the lists that left."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ciconia.delivery.queries.export import engagements_out
from ciconia.doors.desk.forms.export import TakeOutForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame, takes_out
from ciconia.doors.desk.listing import countries_of
from ciconia.doors.desk.views import application, engagement
from ciconia.doors.desk.views.event import event_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.lists import NAMES, columns_of, name_of
from ciconia.doors.shared.step_up import step_up
from ciconia.foundation import clock
from ciconia.gatherings.queries.export import registrations_out
from ciconia.people.actions.export import NotYet, take_out
from ciconia.people.models import Export
from ciconia.people.queries.export import Outgoing, lists_that_left, people_out
from ciconia.selection.queries.export import applications_out

MEDIA = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
LATEST = 100


@desk_page
@step_up
@never_cache
def take(request: HttpRequest, what: str) -> HttpResponse:
    """How many people, which columns; then, with the number typed, the file. The filters of the list hold here too."""
    listed = _listed(request, what)
    form = TakeOutForm(request.POST if request.method == "POST" else None, listed=listed)
    if form.is_valid():
        said = form.cleaned_data
        try:
            export, made = take_out(listed, by=request.user, **said)
        except NotYet as problem:
            tell(form, problem.found)
        else:
            return _file(export, made)
    context = {"form": form, "listed": listed, "name": NAMES[what], "people": listed.people()}
    context |= {"rows": listed.rows.count(), "back": _back(request, what), "here": _("Take this list out")}
    return _page(request, "take", context, what)


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The lists that left; a coordinator sees all of them, an officer their own."""
    if not takes_out(request):
        raise Http404
    rows = lists_that_left(request.programme.pk, request.user)[:LATEST]  # type: ignore[attr-defined]
    left = [{"export": row, "what": name_of(row), "columns": columns_of(row)} for row in rows]
    return _page(request, "list", {"left": left, "here": _("Lists that left")})


def _listed(request: HttpRequest, what: str) -> Outgoing:
    """The list as the account sees it now; who may take none out finds no page."""
    programme = request.programme  # type: ignore[attr-defined]
    if what not in NAMES or not takes_out(request):
        raise Http404
    if what == "applications":
        return applications_out(programme, application.picked_out(request)[-1])
    if what == "engagements":
        return engagements_out(programme, engagement.picked_out(request)[-1])
    countries_of(request)
    if what == "registrations":
        return registrations_out(event_of(request, request.GET.get("event", "")), request.user)
    return people_out(programme.pk, request.user)


def _file(export: Export, made: bytes) -> HttpResponse:
    answer = HttpResponse(made, content_type=MEDIA[export.kind])
    name = f"{export.what}-{clock.today().isoformat()}-{export.public_id}.{export.kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _back(request: HttpRequest, what: str) -> str:
    if what == "people":
        return desk_url(request, "exports")
    if what == "registrations":
        return desk_url(request, "event", request.GET.get("event", ""))
    return f"{desk_url(request, what)}?{request.GET.urlencode()}"


def _page(request: HttpRequest, name: str, context: dict[str, Any], what: str = "") -> HttpResponse:
    trail = [(str(NAMES[what]), context["back"])] if what else []
    page = {**frame(request, {"registrations": "events"}.get(what, what) or "exports", trail=trail), **context}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/export/{name}.html", page, status=status)
