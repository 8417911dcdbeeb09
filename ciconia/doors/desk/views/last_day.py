"""Whether the last day to apply to an opportunity is a date of the timetable, and moves with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.timetable import FollowForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.timetable import when
from ciconia.doors.desk.views.opportunity import may_edit, opportunity_of, page_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import day, words
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.queries.timetable import dates_ahead
from ciconia.selection.actions.timetable import tie


@desk_page
def last_day(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tie the last day to apply to a date of the timetable, or give it a day of its own again."""
    opportunity = opportunity_of(request, public_id)
    if not may_edit(request, opportunity):
        raise Http404
    rows = {row.code: row for row in dates_ahead(opportunity.programme, opportunity.focus, clock.today())}
    own = _("A day of its own: %(day)s") % {"day": day(opportunity.deadline)}
    choices: list[tuple[str, Any]] = [("", own), *((code, f"{words(r.name)}: {when(r)}") for code, r in rows.items())]
    start = {"follows": opportunity.follows, "seen": opportunity.version}
    form = FollowForm(request.POST if request.method == "POST" else None, choices=choices, initial=start)
    if request.method == "POST" and form.is_valid():
        code, seen = form.cleaned_data["follows"], form.cleaned_data["seen"]
        try:
            tie(opportunity, code=code, day=rows[code].day if code else None, by=request.user, seen=seen)
            messages.success(request, _("Kept. The last day to apply is %(day)s.") % {"day": day(opportunity.deadline)})
            return HttpResponseRedirect(desk_url(request, "opportunity", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return page_of(request, "last_day", {"form": form, "opportunity": opportunity}, opportunity, here=_("Last day"))
