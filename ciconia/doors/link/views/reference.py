"""The answer of a referee by the link of their letter: reading changes nothing, one press answers or declines."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.reference import write_again
from ciconia.doors.link.reference_form import ReferenceForm
from ciconia.doors.link.token import reference_of
from ciconia.doors.shared.language import NAMES
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.reference import Closed, decline, give
from ciconia.selection.queries.reference import Opened, opened


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, token: str) -> HttpResponse:
    """Says about whom, for what and who reads it; a form answers, a button declines."""
    (public_id, serial), found = _opened(token)
    declines = request.method == "POST" and request.POST.get("act") == "decline"
    form = ReferenceForm(request.POST if request.method == "POST" and not declines else None)
    done, late = False, False
    try:
        if declines:
            found, done = decline(public_id, serial), True
        elif form.is_valid():
            found, done = give(public_id, serial, form.said(), language=get_language() or "en"), True
    except Closed as closed:
        found, late = closed.opened, closed.opened.state not in ("received", "declined")
    context = {"opened": found, "form": form, "done": done, "late": late, **_around(token)}
    status = 409 if late else 422 if form.errors and found.state == "open" else 200
    return render(request, "link/reference/page.html", context, status=status)


@link_page
@require_http_methods(["POST"])
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new link goes to the address the applicant gave, whoever asks for it."""
    (public_id, _serial), found = _opened(token)
    try:
        sent = found.state in ("expired", "newer") and write_again(public_id)
    except (NotSent, OSError):
        sent = False
    context = {"opened": found, "asked": True, "sent": sent, **_around(token)}
    return render(request, "link/reference/page.html", context)


def _opened(token: str) -> tuple[tuple[str, int], Opened]:
    key = reference_of(token)
    with acting_as("system:jobs"):
        found = opened(*key) if key else None
    if key is None or found is None:
        raise Http404
    return key, found


def _around(token: str) -> dict[str, Any]:
    """The same page in the other languages: a letter is read by whoever it reaches."""
    here, others = get_language(), []
    for code, name in NAMES.items():
        with override(code):
            others += [(code, name, reverse("link:reference", args=[token]))] if code != here else []
    return {"token": token, "languages_here": others}
