"""The no of somebody a list brought in, from the letter itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import line_of
from ciconia.people.actions.intake_told import decline
from ciconia.people.queries.intake import line_by


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def brought_in(request: HttpRequest, token: str) -> HttpResponse:
    """Says on what ground somebody is kept, and asks; one press ends it."""
    line_id = line_of(token)
    line = line_by(line_id) if line_id else None
    if line is None:
        raise Http404
    over = line.person_id is None or line.declined_at is not None
    if request.method == "POST" and not over:
        decline(line.public_id)
        over = True
    return render(request, "link/intake/brought_in.html", {"intake": line.intake, "over": over})
