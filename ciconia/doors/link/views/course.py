"""Being named for a course, by the link of a letter: reading changes nothing, a press says yes or no."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import in_other_languages, link_page
from ciconia.doors.link.token import enrolment_of
from ciconia.doors.shared.course import days, facts
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions.enrolment import TooLate, accept, decline
from ciconia.learning.models import Enrolment
from ciconia.learning.queries.course import enrolment_by_link
from ciconia.learning.rules.course import takes_people
from ciconia.learning.rules.enrolment import CONSENT, TELLS

LONGEST = 120


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def named(request: HttpRequest, token: str) -> HttpResponse:
    """What the course is, who named one, and the two answers."""
    row, status = _opened(token), 200
    said: dict[str, Any] = {"name": request.POST.get("name", row.name)[:LONGEST], "tells": "tells" in request.POST}
    act = request.POST.get("act", "")
    if request.method == "POST":
        try:
            row = _answered(row, act, said)
        except Unfit as unfit:
            said["wrong"], status = str(unfit), 422
        except TooLate:
            row, status = _opened(token), 409
            said["late"] = True
    context = {
        **said, "row": row, "course": row.course, "facts": facts(row.course), "days": days(row.course),
        "consent": CONSENT, "tells_words": TELLS, "act": act,
        "takes": takes_people(row.course, clock.today(row.course.zone)), **in_other_languages("link:course", token),
    }  # fmt: skip
    return render(request, "link/course/page.html", context, status=status)


def _answered(row: Enrolment, act: str, said: dict[str, Any]) -> Enrolment:
    if act == "decline":
        return decline(row.public_id)
    if act == "accept":
        words = f"{CONSENT}\n{TELLS if said['tells'] else ''}".strip()
        return accept(row.public_id, name=said["name"], tells=said["tells"], words=words)
    return row


def _opened(token: str) -> Enrolment:
    public_id = enrolment_of(token)
    with acting_as("system:jobs"):
        row = enrolment_by_link(public_id) if public_id else None
    if row is None:
        raise Http404
    return row
