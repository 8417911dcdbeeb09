"""Asking somebody of the register about an opportunity. Who they are and where they read it stays hidden."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.asking import AskForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import countries_of
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Person
from ciconia.people.queries.register import focuses_of, in_register
from ciconia.selection.actions.asking import ask
from ciconia.selection.queries.asking import agreed_for, asked_before, asked_of, to_ask_about
from ciconia.selection.rules.asking import may_ask, why_not


@desk_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose what to ask about and write why; or read why they cannot be asked now."""
    person = get_object_or_404(in_register(request.programme.pk, request.user), public_id=public_id)  # type: ignore[attr-defined]
    open_to = askable(request, person)
    if not open_to["here"]:
        raise Http404
    sent = request.method == "POST"
    form = AskForm(request.POST if sent else None, opportunities=open_to["rows"])
    if sent and form.is_valid():
        opportunity, why = form.values()
        try:
            ask(person, opportunity, by=request.user, why=why)
            messages.success(request, _("Asked. Within a few minutes one letter goes to them, and to nobody else."))
            return HttpResponseRedirect(desk_url(request, "person", person.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    url = desk_url(request, "person", person.public_id)
    trail = [(_("People"), desk_url(request, "people")), (person.short_name, url)]
    context = {**frame(request, "people", trail=trail), "person": person, "form": form, **open_to}
    return render(request, "desk/person/ask.html", context, status=422 if form.errors else 200)


def askable(request: HttpRequest, person: Person) -> dict[str, Any]:
    """Where the reader may ask somebody (here), what about (rows), and why not where they cannot be asked (barred)."""
    programme = request.programme  # type: ignore[attr-defined]
    found = set(focuses_of(person)) & {focus.pk for focus in countries_of(request)}
    here = sorted(pk for pk in found if may_ask(request.user, programme.pk, pk))
    agreed = agreed_for(person)
    barred = why_not(
        asked_before(person, programme.pk), opportunity=None, agreed=bool(agreed.intersection(here)),
        today=clock.today(programme.zone),
    )  # fmt: skip
    asked = [row for row in asked_of(person) if row.programme_id == programme.pk]
    rows = list(to_ask_about(programme.pk, [pk for pk in here if pk in agreed], person)) if not barred else []
    return {"here": here, "barred": barred, "rows": rows, "asked": asked}
