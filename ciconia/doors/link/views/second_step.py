"""Keeping a second step that is to be taken away, from the letter that says so."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import removal_of
from ciconia.foundation.access import System
from ciconia.foundation.actions.second_step import stop_removal


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """A GET asks, a POST stops it."""
    public_id = removal_of(token)
    if public_id is None:
        raise Http404
    pressed = request.method == "POST"
    done = pressed and stop_removal(public_id, by=System(_("Link in a letter")))
    return render(request, "link/second_step/stop.html", {"done": done, "over": pressed and not done})
