"""The inbox: what was written to one, as it was written; and which letters come how often."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.page import own_person, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.letter_choice import ChoiceForm, choose_for
from ciconia.foundation.actions.letter import read
from ciconia.foundation.countries import zone_in
from ciconia.foundation.queries.letter import inbox_of, kinds_in, own
from ciconia.foundation.rules.letter import KINDS, kind_of


@portal_page
def inbox(request: HttpRequest) -> HttpResponse:
    """The letters of the last six months, newest first; of one kind where the address says so."""
    rows, kind = inbox_of(request.user), request.GET.get("kind", "")
    shown = rows.filter(kind=kind) if kind in KINDS else rows
    found = piece(request, shown.only("public_id", "kind", "subject", "posted", "at", "read_at"))
    if kind in KINDS and found.next:
        found = replace(found, next=f"{found.next}&kind={kind}")
    context = {
        "piece": found, "letters": [{"row": row, "kind": kind_of(row.kind).name} for row in found.rows],
        "kinds": [{"code": code, "name": KINDS[code].name, "current": code == kind} for code in kinds_in(rows)],
        "kind": kind if kind in KINDS else "",
    }  # fmt: skip
    return page(request, "portal/letter/list.html", context)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One letter, as plain text; opening it the first time is noted."""
    letter = read(get_object_or_404(inbox_of(request.user), public_id=public_id))
    return page(
        request, "portal/letter/detail.html", {"letter": letter, "kind": kind_of(letter.kind), "trail": _trail()}
    )


@portal_page
def choose(request: HttpRequest) -> HttpResponse:
    """How often letters of each kind come, and when the daily one does."""
    person = own_person(request)
    zone = zone_in(person.identity.residence_country) if person else ""
    form = ChoiceForm(sent(request), who=own(request.user), zone=zone)
    if choose_for(form, by=request.user):
        messages.success(request, _("Saved. Letters come like this from now on."))
        return redirect("portal:letters_choose")
    always = [kind for kind in KINDS.values() if len(kind.paces) == 1]
    context = {"form": form, "always": always, "trail": _trail()}
    return page(request, "portal/letter/choose.html", context, status=422 if form.errors else 200)


def _trail() -> list[tuple[str, str]]:
    return [(_("My tasks"), reverse("portal:home")), (_("My letters"), reverse("portal:letters"))]
