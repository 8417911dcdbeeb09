"""Answering what a letter about a space spoke of, and the way out of these letters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import seat_of, space_answer_of
from ciconia.doors.shared.post_form import WriteForm
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.post import Closed, answer_by_link, opened
from ciconia.gatherings.actions.space import stop_letters


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Says what was written and by whom; a form answers in the name that stands there. For thirty days."""
    key = space_answer_of(token)
    if key is None:
        raise Http404
    form = WriteForm(request.POST if request.method == "POST" else None, request.FILES or None)
    try:
        with acting_as("system:jobs"):
            seat, post = opened(*key)
        done = _answered(form, key)
    except Closed:
        return render(request, "link/space/closed.html", status=410)
    context = {"seat": seat, "post": post, "form": form, "done": done}
    return render(request, "link/space/answer.html", context, status=422 if form.errors else 200)


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters about one space: a POST does it at once, as RFC 8058 has mail programs do; a GET asks."""
    seat_id = seat_of(token)
    if seat_id is None:
        raise Http404
    if request.method == "POST":
        stop_letters(seat_id)
    return render(request, "link/space/no_letters.html", {"done": request.method == "POST"})


def _answered(form: Any, key: tuple[str, str]) -> bool:
    """Whether an answer was sent and kept; where something is wrong, it stands at the fields."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        answer_by_link(*key, text=form.cleaned_data["text"], uploads=form.cleaned_data["files"])
    except Unfit as wrong:
        for name, why in wrong.problems.items():
            form.add_error(name if name in form.fields else None, str(why))
        return False
    except FileRefused as refused:
        form.add_error("files", str(refused) or _("Files"))
        return False
    return True
