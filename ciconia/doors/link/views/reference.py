"""The answer of a referee by the link of their letter: reading changes nothing, one press answers or declines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import in_other_languages, link_page, went_again, what_opens
from ciconia.doors.link.reference import write_again
from ciconia.doors.link.reference_form import ReferenceForm
from ciconia.doors.link.token import reference_of
from ciconia.selection.actions.reference import Closed, decline, give
from ciconia.selection.queries.reference import opened


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def reference(request: HttpRequest, token: str) -> HttpResponse:
    """Says about whom, for what and who reads it; a form answers, a button declines."""
    (public_id, serial), found = what_opens(reference_of(token), opened)
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
    context = {"opened": found, "form": form, "done": done, "late": late, **in_other_languages("link:reference", token)}
    status = 409 if late else 422 if form.errors and found.state == "open" else 200
    return render(request, "link/reference/page.html", context, status=status)


@link_page
@require_http_methods(["POST"])
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new link goes to the address the applicant gave, whoever asks for it."""
    (public_id, _serial), found = what_opens(reference_of(token), opened)
    sent = went_again(found.state, write_again, public_id)
    context = {"opened": found, "asked": True, "sent": sent, **in_other_languages("link:reference", token)}
    return render(request, "link/reference/page.html", context)
