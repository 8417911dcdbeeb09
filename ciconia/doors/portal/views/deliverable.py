"""What was promised: handed over by the participant, accepted or sent back by the host."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.models import Deliverable
from ciconia.delivery.rules.deliverable import FLOW
from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.deliverable import HandOverForm
from ciconia.doors.portal.page import hosts, moved, page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers, seen
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.files import FileRefused
from ciconia.foundation.queries.log import told

ACTIONS = {"accept": deliverables.accept_deliverable, "send_back": deliverables.send_back}


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read it, and hand it over or answer."""
    row = get_object_or_404(own(request), public_id=public_id)
    form = HandOverForm(sent(request), request.FILES or None, initial={"note": row.note})
    if request.method == "POST" and form.is_valid() and _handed_over(request, row, form):
        messages.success(request, FLOW.named("submit").done)
        return redirect("portal:engagement", row.engagement.public_id)
    url = lambda name: reverse("portal:deliverable_move", args=[public_id, name])  # noqa: E731
    submit = FLOW.find("submit", row.state)
    context = {
        "deliverable": row,
        "form": form if submit and FLOW.holds(request.user, "participant", row) else None,
        "attachments": row.attachments.all(),
        "offers": offers(FLOW, row, request.user, ACTIONS, url),
        "reasons": told("deliverable", row.pk, ("send_back", "drop")),
        "trail": [(_("My tasks"), reverse("portal:home")), *_trail(row)],
    }
    return page(request, "portal/deliverable/detail.html", context, about=row, status=422 if form.errors else 200)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Accept, or send back with what is missing."""
    row = get_object_or_404(own(request), public_id=public_id)
    back = reverse("portal:engagement", args=[row.engagement.public_id])
    return moved(request, FLOW, row, move, ACTIONS, back=back, title=row.engagement.opportunity.title)


def own(request: HttpRequest) -> Any:
    """What the participant owes, and what the institution is owed."""
    rows = Deliverable.objects.visible_to(request.user)
    mine = rows.filter(person__user=request.user) | rows.filter(organisation_id__in=hosts(request.user))
    return mine.select_related("programme", "focus", "organisation", "person", "engagement__opportunity")


def _handed_over(request: HttpRequest, row: Deliverable, form: HandOverForm) -> bool:
    said = {"note": form.cleaned_data["note"], "uploads": form.cleaned_data["files"]}
    try:
        deliverables.submit_deliverable(row, by=request.user, seen=seen(request), **said)
    except FileRefused as refused:
        form.add_error("files", str(refused))
        row.refresh_from_db()  # nothing was handed over
        return False
    return True


def _trail(row: Deliverable) -> list[tuple[str, str]]:
    url = reverse("portal:engagement", args=[row.engagement.public_id])
    return [(words(row.engagement.opportunity.title), url)]
