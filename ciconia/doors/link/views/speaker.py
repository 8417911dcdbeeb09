"""Whoever speaks at an event, by the link of their letter: how the page would name them, and their answer.

Reading changes nothing. The same link takes a yes back, for as long as there is one.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import in_other_languages, link_page
from ciconia.doors.link.token import speaker_of
from ciconia.doors.shared.event import hours, where
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.speaker import answer, take_back
from ciconia.gatherings.models import Speaker
from ciconia.gatherings.queries.event import speaker_by_link
from ciconia.gatherings.rules.speaker import CONSENT, still_asked
from ciconia.publishing.actions.appearance import Changed


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def speaker(request: HttpRequest, token: str) -> HttpResponse:
    """Exactly how the page would name them, and three answers; later the way to take a yes back."""
    one, wrong, status = _opened(token), {}, 200
    if one is None:
        return render(request, "link/speaker/gone.html", in_other_languages("link:speaker", token), status=410)
    if request.method == "POST":
        try:
            _do(request, one)
            return redirect(request.path)
        except Unfit as unfit:
            wrong, status = {name: str(words) for name, words in unfit.problems.items()}, 422
        except Changed:
            wrong, status = {"": _("Something was changed since you opened this page. Read it again.")}, 409
    event = one.session.event
    context = {
        "one": one, "event": event, "hours": hours(event), "where": where(event), "wrong": wrong, "consent": CONSENT,
        "asked": still_asked(event, clock.now()), "words": request.POST.get("words", ""),
        **in_other_languages("link:speaker", token),
    }  # fmt: skip
    return render(request, "link/speaker/page.html", context, status=status)


def _do(request: HttpRequest, one: Speaker) -> None:
    said = request.POST
    if said.get("act") == "back":
        take_back(one.public_id)
        return
    answer(one.public_id, says=said.get("act", ""), seen=said.get("seen", ""), words=said.get("words", ""))


def _opened(token: str) -> Speaker | None:
    """Whoever the link is for; None where they are in the programme no more. Raises Http404: it is no link of ours."""
    public_id = speaker_of(token)
    if public_id is None:
        raise Http404
    with acting_as("system:jobs"):
        return speaker_by_link(public_id)
