"""Deliverables, as far as staff have a say: what is no longer expected."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.models import Deliverable
from ciconia.delivery.rules.deliverable import FLOW
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.foundation.access import persons_q

ACTIONS = {"drop": deliverables.drop_deliverable}


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Drop a deliverable, with the reason both sides read."""
    rows = Deliverable.objects.visible_to(request.user)
    rows = rows.filter(persons_q(request.user), programme=request.programme)  # type: ignore[attr-defined]
    row = get_object_or_404(rows.select_related("engagement", "person"), public_id=public_id)
    back = desk_url(request, "engagement", row.engagement.public_id)
    trail = [(_("Engagements"), desk_url(request, "engagements")), (row.engagement.reference, back)]
    around = frame(request, "engagements", trail=trail)
    return move_page(request, FLOW, row, move, ACTIONS, back=back, **around)


def offers_of(request: HttpRequest, row: Deliverable) -> list[Offer]:
    """What this account may do about a deliverable now: buttons of its row."""

    def url(name: str) -> str:
        return desk_url(request, "deliverable_move", row.public_id, name)

    found = offers(FLOW, row, request.user, ACTIONS, url)
    return [replace(offer, style="") for offer in found if offer.allowed]
