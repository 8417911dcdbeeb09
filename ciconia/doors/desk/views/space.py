"""Spaces on the desk: those an account looks after, what was reported, a word of the programme."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.delivery.actions.space import open_space
from ciconia.doors.desk.forms.space import SpaceForm
from ciconia.doors.desk.frame import desk_url, frame, tends
from ciconia.doors.desk.listing import page_after
from ciconia.doors.desk.views.event import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.post_form import WriteForm
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.files import FileRefused
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.models import Post, Space
from ciconia.gatherings.queries.space import spaces_at_desk
from ciconia.gatherings.rules.post import FLOW
from ciconia.gatherings.rules.space import may_open
from ciconia.programmes.queries.focus import all_focuses
from ciconia.selection.queries.cohort import cohorts_at_desk

ACTIONS = {"keep": posts.keep_post, "hide": posts.hide, "show": posts.show}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The spaces an account looks after: who sits there, and what was reported."""
    if not tends(request):
        raise Http404
    rows = spaces_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return _page(request, "list", {"spaces": rows.order_by("-pk"), "may_open": bool(_places(request))})


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Open a space; whoever takes part has a seat at once."""
    places = _places(request)
    if not places:
        raise Http404
    form = SpaceForm(request.POST if request.method == "POST" else None, initial={"language": get_language()}, **places)
    programme = request.programme  # type: ignore[attr-defined]
    space = kept(request, form, lambda: open_space(programme, by=request.user, **form.said()))
    if space:
        messages.success(request, _("Opened. Whoever takes part has a seat."))
        return HttpResponseRedirect(desk_url(request, "space", space.public_id))
    return _page(request, "form", {"form": form}, here=_("Open a space"))


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is written in a space, what was reported first; and a word of the programme, to all or as an answer."""
    space = _space(request, public_id)
    form = WriteForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if kept(request, form, lambda: _write(request, space, form)):
        messages.success(request, _("Written. Whoever wants letters gets one."))
        return HttpResponseRedirect(desk_url(request, "space", public_id))
    rows = Post.objects.visible_to(request.user).filter(space=space).exclude(state="deleted")
    rows = rows.select_related("programme", "focus", "answers_to").prefetch_related("files", "reports")
    page = page_after(request, rows.order_by("-id"), rows, "id", back=True)
    context = {
        "space": space, "form": form, "page": page,
        "reported": [(post, _offers(request, post)) for post in rows.filter(state="reported")],
        "posts": [(post, _offers(request, post)) for post in page.rows if post.state != "reported"],
    }  # fmt: skip
    return _page(request, "detail", context, here=words(space.name))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Leave what was reported, hide it, or show it again."""
    rows = Post.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    post = get_object_or_404(rows.select_related("space__focus", "programme", "focus"), public_id=public_id)
    back = desk_url(request, "space", post.space.public_id)
    around = frame(
        request, "spaces", trail=[(_("Spaces"), desk_url(request, "spaces")), (words(post.space.name), back)]
    )
    return move_page(request, FLOW, post, move, ACTIONS, back=back, **around)


@desk_page
def of_post(request: HttpRequest, public_id: str) -> HttpResponse:
    """From a task to the space it is in."""
    rows = Post.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    post = get_object_or_404(rows.select_related("space"), public_id=public_id)
    if not tends(request):
        raise Http404
    return HttpResponseRedirect(desk_url(request, "space", post.space.public_id))


def _space(request: HttpRequest, public_id: str) -> Space:
    if not tends(request):
        raise Http404
    return get_object_or_404(spaces_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _write(request: HttpRequest, space: Space, form: WriteForm) -> Any:
    said = form.cleaned_data
    to = Post.objects.visible_to(request.user).filter(space=space, public_id=request.POST.get("to", "")).first()
    try:
        return posts.write_as_staff(space, by=request.user, text=said["text"], to=to, uploads=said["files"])
    except FileRefused as refused:
        form.add_error("files", str(refused))
        return None


def _offers(request: HttpRequest, post: Post) -> Any:
    return offers(FLOW, post, request.user, ACTIONS, lambda name: desk_url(request, "post_move", post.public_id, name))


def _places(request: HttpRequest) -> dict[str, Any]:
    """For whom an account may open a space; nothing where for nobody."""
    here = request.programme  # type: ignore[attr-defined]
    focuses = [one for one in all_focuses(here) if may_open(request.user, here.pk, one.pk)]
    whole = may_open(request.user, here.pk, None)
    cohorts = list(cohorts_at_desk(here, request.user)) if whole else []
    return {"focuses": focuses, "cohorts": cohorts, "whole": whole} if focuses or whole else {}


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, here: str = "") -> HttpResponse:
    trail = [(_("Spaces"), desk_url(request, "spaces"))] if here else []
    around = frame(request, "spaces", trail=trail) | {"here": here or _("Spaces")}
    form = context.get("form")
    return render(request, f"desk/space/{name}.html", around | context, status=422 if form and form.errors else 200)
