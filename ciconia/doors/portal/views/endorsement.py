"""The letter of an authority, handed in by the institution."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ciconia.doors.portal.page import page
from ciconia.doors.portal.views.need import own
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.letter_form import handed_in, letter_form
from ciconia.selection.queries.endorsement import step_asked
from ciconia.selection.rules.need import FLOW


@portal_page
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what the letter says, and send a scan or a photo of it."""
    need = get_object_or_404(own(request), public_id=public_id)
    if not FLOW.holds(request.user, "host contact", need):
        raise Http404
    if request.method != "POST" and need.state != "submitted":
        return redirect("portal:need", public_id)
    form = letter_form(request, need)
    if request.method == "POST" and handed_in(request, need, form):
        messages.success(request, _("Kept. The programme compares it with what you wrote, then the need goes on."))
        return redirect("portal:need", public_id)
    context = {"form": form, "need": need, "step": step_asked(need)}
    return page(request, "portal/need/letter.html", context, about=need, status=422 if form.errors else 200)
