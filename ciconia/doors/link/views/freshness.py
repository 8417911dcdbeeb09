"""The yes to "is it still true?", from the letter itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import asking_of
from ciconia.doors.shared.person import language_lines, mode_words
from ciconia.people.actions.freshness import say_true_by_link
from ciconia.people.queries.freshness import asked


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what hosts may read and asks; one press says that all of it is true."""
    asking = asking_of(token)
    found = asked(*asking) if asking else None
    if asking is None or found is None:
        raise Http404
    done = request.method == "POST" and say_true_by_link(*asking)
    context = {
        "asked": found, "done": done, "answered": found.answered and not done,
        "spoken": language_lines(found.person.languages), "modes": mode_words(found.person.modes),
    }  # fmt: skip
    return render(request, "link/freshness/still_true.html", context)
