"""The candidates for one opportunity on one page: read, put in an order, submitted as the institution's signature."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.host_ranking import RankingForm
from ciconia.doors.portal.page import page
from ciconia.doors.portal.views.candidate import ORDER, own
from ciconia.doors.portal.views.opportunity import own as own_opportunities
from ciconia.doors.portal.words import host_ranking as said
from ciconia.doors.portal.words.ranking import reasons_for
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.host_ranking import save_ranking, submit_ranking
from ciconia.selection.models import Application, Opportunity
from ciconia.selection.queries.host_ranking import newest
from ciconia.selection.rules.host_ranking import CHOOSING, RANKED


@portal_page
def listed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everybody the institution may read; those who can be ranked stand in its order, with what it says of each."""
    opportunity = get_object_or_404(own_opportunities(request), public_id=public_id)
    found = own(request).filter(opportunity=opportunity)
    found = found.prefetch_related("co_applicants") if opportunity.together > 1 else found
    rows = sorted(found, key=lambda row: (ORDER.index(row.state), row.pk))
    ranks = newest(opportunity) or opportunity.state in CHOOSING
    able = [row for row in rows if row.state in RANKED and ranks]
    reasons = reasons_for(opportunity, request.user)
    order = reasons.order([row.pk for row in able]) if reasons.on and "asked" in request.GET else []
    form = RankingForm(sent(request), candidates=able, ranking=newest(opportunity), order=order)
    faster = None
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, opportunity, form)
        except Conflict:
            faster = newest(opportunity)
            form = _again(request, able, faster)
        except (Refused, Unfit) as no:
            form = _again(request, able, newest(opportunity))
            form.tell(no)
    context = said.page_of(opportunity, request.user, form, [row for row in rows if row not in able], reasons)
    context |= {"faster": faster}
    status = 409 if faster else 422 if form.errors else 200
    return page(request, "portal/candidate/list.html", context, about=opportunity, status=status)


def _kept(request: HttpRequest, opportunity: Opportunity, form: RankingForm) -> HttpResponse:
    """Keep what was sent, and where it was asked for submit it."""
    seen = form.cleaned_data["seen"]
    ranking = save_ranking(opportunity, form.lines(), by=request.user, seen=seen)
    here = reverse("portal:candidates", args=[opportunity.public_id])
    if request.POST.get("act") != "submit":
        _way, key = form.moved()
        if not key:
            messages.success(request, _("Saved. Nobody but you reads it until you submit it."))
        return HttpResponseRedirect(f"{here}#c-{key}" if key else here)
    if not form.cleaned_data["no_conflict"]:
        raise Refused(_("Say first that nobody of you who decides is a relative or business partner of a candidate."))
    _ranking, done = submit_ranking(opportunity, by=request.user, seen=ranking.version)
    for line in said.done_lines(done):
        messages.success(request, line)
    return redirect("portal:candidates", opportunity.public_id)


def _again(request: HttpRequest, able: list[Application], faster: Any) -> RankingForm:
    """The form as it was sent, on top of what a colleague saved meanwhile."""
    data = request.POST.copy()
    data["seen"] = str(faster.version if faster else 0)
    form = RankingForm(data, candidates=able, ranking=faster)
    form.is_valid()
    return form
