"""Funding and ties of an organisation, as staff write them down with the source."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.organisation import TieForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.views.organisation import organisation_of, page
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions import tie as ties
from ciconia.people.models import Tie
from ciconia.people.rules.organisation import keeps


@desk_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write down what was read about an organisation's money or ties."""
    organisation = organisation_of(request, public_id)
    if not keeps(request.user, organisation):
        raise Http404
    form = TieForm(request.POST if request.method == "POST" else None, initial={"share": "unknown"})
    if request.method == "POST" and form.is_valid():
        try:
            ties.note_tie(organisation, by=request.user, **form.cleaned_data)
            messages.success(request, _("Written down, with its source."))
            return HttpResponseRedirect(desk_url(request, "organisation", organisation.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"form": form, "button": _("Write it down")}
    return page(request, "small_form", context, organisation, here=_("Funding or a tie"))


@desk_page
@require_POST
def take_back(request: HttpRequest, public_id: str, tie: str) -> HttpResponse:
    """What was noted does not hold any more."""
    organisation = organisation_of(request, public_id)
    rows = Tie.objects.visible_to(request.user).filter(organisation=organisation).select_related("organisation")
    ties.take_back_tie(get_object_or_404(rows, public_id=tie), by=request.user)
    messages.success(request, _("Taken back. It stands in the history."))
    return HttpResponseRedirect(desk_url(request, "organisation", organisation.public_id))
