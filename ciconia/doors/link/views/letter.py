"""The way out of letters, from the letter itself: one kind with one press, or a choice for each, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import account_of
from ciconia.doors.shared.letter_choice import ChoiceForm, choose_for
from ciconia.doors.shared.letters import choose_of, choose_token, stop_of
from ciconia.foundation.access import System
from ciconia.foundation.actions.letter import stop
from ciconia.foundation.queries.letter import Whose, by_link
from ciconia.foundation.rules.letter import KINDS


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one kind of letters: a POST does it at once, as RFC 8058 has mail programs do; a GET asks."""
    kind, who = _stops(token)
    if who is not None and request.method == "POST":
        stop(who, kind)
    done = who is not None and request.method == "POST"
    context = {"kind": KINDS[kind], "who": who, "done": done, "choose": choose_token(who) if who else ""}
    return render(request, "link/letter/no_letters.html", context, status=410 if who is None else 200)


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Every kind of letters with how often it comes; nothing else of whoever gets them is shown."""
    found = choose_of(token)
    if found is None:
        raise Http404
    who = by_link(*found)
    form = ChoiceForm(request.POST if request.method == "POST" else None, who=who) if who else None
    done = form is not None and choose_for(form, by=System(_("Link in a letter")))
    context = {"form": form, "done": done}
    status = 410 if form is None else 422 if form.errors else 200
    return render(request, "link/letter/choose.html", context, status=status)


def _stops(token: str) -> tuple[str, Whose | None]:
    """The kind and who wants no more of it; nobody where the account has another address by now."""
    before, found = account_of(token), stop_of(token)
    if before is not None:
        return "search", by_link(before, "")
    if found is None or found[0] not in KINDS:
        raise Http404
    return found[0], by_link(*found[1:])
