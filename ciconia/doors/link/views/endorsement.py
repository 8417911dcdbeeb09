"""The answer of an authority by the link of a letter: reading changes nothing, one press answers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.endorsement import write_again
from ciconia.doors.link.entry import link_page
from ciconia.doors.link.forms import AnswerForm
from ciconia.doors.link.token import addressee_of
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.stations import stations
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.endorsement_asking import Closed, answer_by_link
from ciconia.selection.models import Answer
from ciconia.selection.queries.endorsement_link import Opened, opened


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the need, for whom the letter was, and where the need has been; a form answers."""
    (public_id, serial), found = _opened(token)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    done, late = False, False
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "function", "reason")}
        try:
            found, done = answer_by_link(public_id, serial, Answer(form.cleaned_data["answer"]), **said), True
        except Closed as closed:
            found = closed.opened
            late = not (found.step.answer == form.cleaned_data["answer"] and found.person.said_name == said["name"])
    context = {"opened": found, "form": form, "done": done, "late": late, **_around(found, token)}
    status = 409 if late else 422 if form.errors and found.state == "open" else 200
    return render(request, "link/endorsement/page.html", context, status=status)


@link_page
@require_http_methods(["POST"])
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new link goes to the address that is recorded, whoever asks for it."""
    (public_id, _serial), found = _opened(token)
    try:
        sent = found.state in ("expired", "newer") and write_again(public_id)
    except (NotSent, OSError):
        sent = False
    context = {"opened": found, "asked": True, "sent": sent, **_around(found, token)}
    return render(request, "link/endorsement/page.html", context)


def _opened(token: str) -> tuple[tuple[str, int], Opened]:
    key = addressee_of(token)
    with acting_as("system:jobs"):
        found = opened(*key) if key else None
    if key is None or found is None:
        raise Http404
    return key, found


def _around(found: Opened, token: str) -> dict[str, Any]:
    """Where the need has been, and the same page in the other languages: a letter is passed on to who reads another."""
    here, others = get_language(), []
    for code, name in NAMES.items():
        with override(code):
            others += [(code, name, reverse("link:endorse", args=[token]))] if code != here else []
    return {"token": token, "route": stations(list(found.stops)), "languages_here": others}
