"""Somebody shown in a story, by the link of their letter: what exactly would be published, and their answer.

Reading changes nothing. The same link takes a yes back, for as long as there is one.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import in_other_languages, link_page
from ciconia.doors.link.story import reading
from ciconia.doors.shared.shown import appearance_of
from ciconia.foundation.files import path_of
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.publishing.actions.appearance import Changed, answer, take_back
from ciconia.publishing.models import Appearance, NamedAs
from ciconia.publishing.queries.story import appearance_by_link
from ciconia.publishing.rules.appearance import CONSENT


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, token: str) -> HttpResponse:
    """The text and picture as they would be published, and three answers; later the way to take a yes back."""
    one, wrong, status = _opened(token), {}, 200
    if request.method == "POST":
        try:
            _do(request, one)
            return redirect(request.path)
        except Unfit as unfit:
            wrong, status = {name: str(words) for name, words in unfit.problems.items()}, 422
        except Changed:
            one, wrong = _opened(token), {"": _("The text was changed since you opened this page. Read it again.")}
            status = 409
    said = request.POST if request.method == "POST" else {}
    context = {
        "one": one, "story": one.story, "shown": reading(one), "wrong": wrong, "consent": CONSENT,
        "named": [(value, label, value == said.get("named_as", one.named_as)) for value, label in NamedAs.choices],
        "words": said.get("words", ""), **in_other_languages("link:story", token),
    }  # fmt: skip
    return render(request, "link/story/page.html", context, status=status)


@link_page
@require_http_methods(["GET", "HEAD"])
def picture(request: HttpRequest, token: str) -> HttpResponse:
    """The picture that was shown to them."""
    path = path_of(_opened(token).shown_picture or "none")
    if not path.exists():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/jpeg")


def _do(request: HttpRequest, one: Appearance) -> None:
    how, said = _("Link in a letter"), request.POST
    if said.get("act") == "back":
        take_back(one.public_id, how=how)
        return
    answer(
        one.public_id, says=said.get("act", ""), named_as=said.get("named_as", ""), words=said.get("words", ""),
        seen=said.get("seen", ""), how=how,
    )  # fmt: skip


def _opened(token: str) -> Appearance:
    public_id = appearance_of(token)
    with acting_as("system:jobs"):
        one = appearance_by_link(public_id) if public_id else None
    if one is None or one.asked_at is None:
        raise Http404
    return one
