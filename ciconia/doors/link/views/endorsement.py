"""The answer of an authority by the link of a letter: reading changes nothing, one press answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.endorsement import write_again
from ciconia.doors.link.entry import in_other_languages, link_page, went_again, what_opens
from ciconia.doors.link.forms import AnswerForm
from ciconia.doors.link.token import addressee_of
from ciconia.doors.shared.stations import stations
from ciconia.selection.actions.endorsement_asking import Closed, answer_by_link
from ciconia.selection.models import Answer
from ciconia.selection.queries.endorsement_link import Opened, opened


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the need, for whom the letter was, and where the need has been; a form answers."""
    (public_id, serial), found = what_opens(addressee_of(token), opened)
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
    (public_id, _serial), found = what_opens(addressee_of(token), opened)
    sent = went_again(found.state, write_again, public_id)
    context = {"opened": found, "asked": True, "sent": sent, **_around(found, token)}
    return render(request, "link/endorsement/page.html", context)


def _around(found: Opened, token: str) -> dict[str, Any]:
    """Where the need has been, and the same page in the other languages."""
    return {"route": stations(list(found.stops)), **in_other_languages("link:endorse", token)}
