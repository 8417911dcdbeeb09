"""The way out of letters about searches, from the letter itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import account_of
from ciconia.selection.actions.saved_search import stop_letters


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Stop all letters about searches: a POST does it at once, as RFC 8058 has mail programs do; a GET asks."""
    account_id = account_of(token)
    if account_id is None:
        raise Http404
    if request.method == "POST":
        stop_letters(account_id)
    return render(request, "link/saved_search/no_letters.html", {"done": request.method == "POST"})
