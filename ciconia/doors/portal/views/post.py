"""What was written in a space, with the answers: answering, changing, reporting, deleting, and saving its files."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.space import EditForm, ReportForm
from ciconia.doors.portal.page import frame, page
from ciconia.doors.portal.views.space import kept, seat_of, trail
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import move_page
from ciconia.doors.shared.post_form import WriteForm
from ciconia.foundation.files import path_of
from ciconia.foundation.queries.log import told
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.models import Post, PostFile, Seat
from ciconia.gatherings.queries.space import post_with_answers
from ciconia.gatherings.rules.post import FLOW

ACTS = {"answered": True, "waits": False}


@portal_page
def thread(request: HttpRequest, public_id: str, post: str) -> HttpResponse:
    """Read it with its answers, and answer; whoever asked says when a question is answered."""
    seat, row = _of(request, public_id, post)
    root = row.answers_to or row
    if request.POST.get("act") in ACTS:
        posts.call_answered(root, by=request.user, answered=ACTS[request.POST["act"]])
        return redirect("portal:space_post", public_id, root.public_id)
    form = WriteForm(sent(request), request.FILES or None)
    if kept(form, lambda: _answer(request, seat, root, form)):
        messages.success(request, _("Answered."))
        return redirect("portal:space_post", public_id, root.public_id)
    rows = post_with_answers(root, request.user)
    context = {
        "seat": seat, "root": root, "posts": rows, "form": form, "can_write": seat.left_at is None and _stands(root),
        "reasons": told("post", root.pk, ["hide"]) if root.state == "hidden" else [],
    } | trail(seat)  # fmt: skip
    return page(request, "portal/space/thread.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
def edit(request: HttpRequest, public_id: str, post: str) -> HttpResponse:
    """Change one's own words."""
    seat, row = _of(request, public_id, post)
    if row.account_id != request.user.pk or not _stands(row):
        raise Http404
    form = EditForm(sent(request), initial={"text": row.text, "seen": row.version})
    if kept(form, lambda: posts.edit(row, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Changed."))
        return redirect("portal:space_post", public_id, (row.answers_to or row).public_id)
    context = {"seat": seat, "form": form, "post": row} | trail(seat)
    return page(request, "portal/space/edit.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
def report(request: HttpRequest, public_id: str, post: str) -> HttpResponse:
    """Tell staff that something is wrong with what somebody wrote."""
    seat, row = _of(request, public_id, post)
    if row.account_id == request.user.pk:
        raise Http404
    form = ReportForm(sent(request))
    if row.state != "posted":
        messages.success(request, _("Staff look at it already."))
        return redirect("portal:space", public_id)
    if kept(form, lambda: posts.report(row, by=request.user, why=form.cleaned_data["why"])):
        messages.success(request, _("Told. Staff look at it within two days."))
        return redirect("portal:space", public_id)
    context = {"seat": seat, "form": form, "post": row} | trail(seat)
    return page(request, "portal/space/report.html", context, about=seat.space, status=422 if form.errors else 200)


@portal_page
def delete(request: HttpRequest, public_id: str, post: str) -> HttpResponse:
    """Delete one's own words and files."""
    seat, row = _of(request, public_id, post)
    around = frame(request, seat.space) | trail(seat)
    back = reverse("portal:space", args=[public_id])
    acts = {"delete": posts.delete}
    return move_page(request, FLOW, row, "delete", acts, back=back, layout="shared/portal.html", **around)


@portal_page
def download(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file that came with a post, for whoever sees that; always saved, never shown by the browser."""
    file = get_object_or_404(PostFile.objects.visible_to(request.user), public_id=public_id)
    try:
        content = path_of(file.digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)  # type: ignore[return-value]


def _of(request: HttpRequest, public_id: str, post: str) -> tuple[Seat, Post]:
    """The own seat, and what was written in its space, as far as it is shown."""
    seat = seat_of(request, public_id)
    rows = Post.objects.visible_to(request.user).filter(space=seat.space_id).select_related("answers_to")
    return seat, get_object_or_404(rows, public_id=post)


def _stands(post: Post) -> bool:
    return post.state in ("posted", "reported") and post.space.is_open


def _answer(request: HttpRequest, seat: Seat, root: Post, form: WriteForm) -> Any:
    data = form.cleaned_data
    return posts.write(seat, by=request.user, text=data["text"], to=root, uploads=data["files"])
