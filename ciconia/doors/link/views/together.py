"""Whoever is asked to apply together, by the link of their letter: who asks, for what, and a no without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import in_other_languages, link_page
from ciconia.doors.link.token import together_of
from ciconia.foundation.actions.perform import Conflict
from ciconia.selection.actions.co_applicant import decline
from ciconia.selection.queries.co_applicant import opened


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest, token: str) -> HttpResponse:
    """Reading changes nothing. A yes is said with an account, on a page of its own."""
    public_id = together_of(token)
    found, late = opened(public_id) if public_id else None, False
    if found is None:
        raise Http404
    if request.method == "POST" and found.row.state == "asked":
        try:
            decline(found.row.public_id)
            return redirect(request.path)
        except Conflict:
            late = True
            found = opened(found.row.public_id) or found
    context = {
        "found": found, "row": found.row, "late": late, **in_other_languages("link:together", token),
    }  # fmt: skip
    return render(request, "link/together/page.html", context, status=409 if late else 200)
