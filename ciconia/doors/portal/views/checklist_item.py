"""One point of a list: what it is, and ticking it off."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ciconia.delivery.actions.checklist_item import do_item
from ciconia.delivery.models import ChecklistItem
from ciconia.delivery.queries.training import course_of
from ciconia.delivery.rules.checklist_item import FLOW, course_missing
from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.checklist_item import DoneForm
from ciconia.doors.portal.page import hosts, page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import seen
from ciconia.foundation.queries.log import told
from ciconia.programmes.kinds import KINDS


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tick a point off, with what shows it."""
    item = get_object_or_404(own(request), public_id=public_id)
    form = DoneForm(sent(request))
    if request.method == "POST" and form.is_valid():
        do_item(item, by=request.user, evidence=form.cleaned_data["evidence"], seen=seen(request))
        messages.success(request, FLOW.named("do").done)
        return redirect("portal:engagement", item.engagement.public_id)
    labels = {entry.code: entry.label for entry in KINDS[item.engagement.opportunity.kind].checklist}
    context = {
        "item": item,
        "label": labels.get(item.code, item.code),
        "form": form,
        "reasons": told("checklist_item", item.pk, ("reopen", "waive")),
        "mine": item.state == "open" and any(FLOW.holds(request.user, role, item) for role in ("owner",)),
        "by_course": item.state == "open" and course_missing(item),
        "course": course_of(item),
    }
    return page(request, "portal/checklist_item/detail.html", context, about=item, status=422 if form.errors else 200)


def own(request: HttpRequest) -> Any:
    """The points the reader has to do: a participant's own, or what a host was asked to do."""
    rows = ChecklistItem.objects.visible_to(request.user)
    mine = rows.filter(person__user=request.user) | rows.filter(organisation_id__in=hosts(request.user))
    return mine.select_related("programme", "focus", "organisation", "person", "engagement__opportunity")
