"""Points of preparation: ticking off, waiving, opening again."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.models import ChecklistItem
from ciconia.delivery.rules.checklist_item import FLOW
from ciconia.doors.desk.forms.checklist_item import DoForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.foundation.access import persons_q
from ciconia.programmes.kinds import KINDS

ACTIONS = {"waive": checklist.waive_item, "reopen": checklist.reopen_item}


@desk_page
def do(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tick a point off, with what shows it."""
    item = _item(request, public_id)
    if not FLOW.holds(request.user, "its owner", item):
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = DoForm(sent, initial={"seen": item.version})
    back = desk_url(request, "engagement", item.engagement.public_id)
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        checklist.do_item(item, by=request.user, evidence=data["evidence"], seen=data["seen"])
        messages.success(request, str(FLOW.named("do").done))
        return HttpResponseRedirect(back)
    found = FLOW.find("do", item.state)
    context = {"item": item, "label": label_of(item), "form": form, "back": back, "possible": found is not None}
    page = {**frame(request, "engagements", trail=_trail(request, item)), **context}
    return render(request, "desk/checklist_item/do.html", page, status=422 if form.errors else 200)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Waive a point with a reason, or open it again."""
    item = _item(request, public_id)
    back = desk_url(request, "engagement", item.engagement.public_id)
    around = frame(request, "engagements", trail=_trail(request, item))
    return move_page(request, FLOW, item, move, ACTIONS, back=back, name_of=label_of(item), **around)


def offers_of(request: HttpRequest, item: ChecklistItem) -> list[Offer]:
    """What this account may do about a point now: buttons of its row."""

    def url(name: str) -> str:
        if name == "do":
            return desk_url(request, "checklist_item_do", item.public_id)
        return desk_url(request, "checklist_item_move", item.public_id, name)

    found = offers(FLOW, item, request.user, {"do": checklist.do_item, **ACTIONS}, url)
    return [replace(offer, page=True, style="") for offer in found if offer.allowed]


def label_of(item: ChecklistItem) -> str:
    """What has to be done, as the kind calls it."""
    labels = {entry.code: entry.label for entry in KINDS[item.engagement.opportunity.kind].checklist}
    return str(labels.get(item.code, item.code))


def _item(request: HttpRequest, public_id: str) -> ChecklistItem:
    rows: QuerySet[ChecklistItem] = ChecklistItem.objects.visible_to(request.user)
    rows = rows.filter(persons_q(request.user), programme=request.programme)  # type: ignore[attr-defined]
    return get_object_or_404(rows.select_related("engagement__opportunity", "person"), public_id=public_id)


def _trail(request: HttpRequest, item: ChecklistItem) -> list[tuple[str, Any]]:
    engagement = item.engagement
    return [
        (_("Engagements"), desk_url(request, "engagements")),
        (engagement.reference, desk_url(request, "engagement", engagement.public_id)),
    ]
