"""A talk one is invited to: take a time, shown on one's own clock and on the interviewer's, or ask for others."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ciconia.doors.portal.page import page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.interview import whens
from ciconia.doors.shared.moves import seen
from ciconia.doors.shared.templatetags.ciconia import moment_words
from ciconia.foundation.actions.perform import ReasonMissing, Refused
from ciconia.foundation.countries import known_zone
from ciconia.selection.actions import interview as interviews
from ciconia.selection.models import Interview, InterviewTime
from ciconia.selection.queries.interview import free_times, local, own_interviews, zone_of
from ciconia.selection.rules.interview import FLOW


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """When it is, or the times that are free; the press that takes one, and the words that ask for others."""
    interview = get_object_or_404(own_interviews(request.user), public_id=public_id)
    act, wrong = request.POST.get("act", ""), ""
    zone = _zone(request, interview)
    if request.method == "POST":
        try:
            _do(request, interview, act, zone)
            messages.success(request, str(FLOW.named(act).done))
            return redirect("portal:interview", public_id)
        except (Refused, ReasonMissing) as refused:
            wrong = str(refused)
            interview.refresh_from_db()
    free = free_times(interview.application.opportunity) if interview.state in ("invited", "fixed") else []
    context = {
        "interview": interview, "opportunity": interview.application.opportunity, "zone": zone, "wrong": wrong,
        "times": [_clocks(time, zone) for time in free], "whens": whens(interview),
        "reason": request.POST.get("reason", ""), "picked": request.POST.get("time", ""),
    }  # fmt: skip
    return page(request, "portal/interview/detail.html", context, about=interview, status=422 if wrong else 200)


def _clocks(time: InterviewTime, zone: str) -> tuple[InterviewTime, str, str]:
    """A time, when it begins on the applicant's clock, and what the interviewer's shows then."""
    return time, moment_words(local(time, zone)), f"{local(time, time.zone):%H:%M}"


def _do(request: HttpRequest, interview: Interview, act: str, zone: str) -> None:
    if act == "pick":
        chosen = request.POST.get("time", "")
        time = next((row for row in free_times(interview.application.opportunity) if row.public_id == chosen), None)
        if time is None:
            raise Refused(
                _("Somebody else has just taken this time, or it is no longer free. Choose another.")
                if chosen else _("Choose a time first.")
            )  # fmt: skip
        interviews.pick(interview, time, by=request.user, zone=zone, seen=seen(request))
    elif act == "ask_others":
        reason = request.POST.get("reason", "")
        interviews.ask_others(interview, by=request.user, reason=reason, seen=seen(request))
    else:
        raise Http404


def _zone(request: HttpRequest, interview: Interview) -> str:
    asked: Any = request.POST.get("zone") or request.GET.get("zone") or ""
    return asked if known_zone(asked) else interview.reads_in or zone_of(interview.application)
