"""The newsletter by the links of its letters: reading changes nothing, a press takes it or ends it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.shared.newsletter import subscriber_of
from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.publishing.actions.subscriber import confirm, end
from ciconia.publishing.models import Subscriber
from ciconia.publishing.queries.newsletter import subscriber_by_link
from ciconia.publishing.rules.subscriber import stage


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """Says where it stands; a button takes the newsletter, or ends it where somebody has it."""
    subscriber_id, _number = _ids(token)
    row, act, was = _row(subscriber_id), request.POST.get("act", ""), ""
    at = stage(row, clock.now()) if row else "gone"
    if request.method == "POST" and act == "confirm":
        was = at
        at, row = confirm(subscriber_id)
    elif request.method == "POST" and act == "end":
        row = end(subscriber_id)
        at = "ended" if row else "gone"
    context: dict[str, Any] = {"row": row, "at": at, "twice": was == "standing", "done": bool(act)}
    return render(request, "link/newsletter/page.html", context, status=410 if at in ("gone", "expired") else 200)


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_newsletter(request: HttpRequest, token: str) -> HttpResponse:
    """End it from a letter: a POST does it at once, as RFC 8058 has mail programs do; a GET asks."""
    subscriber_id, number = _ids(token)
    row = end(subscriber_id, number=number) if request.method == "POST" else _row(subscriber_id)
    ended = row is None or row.ended_at is not None
    context = {"row": row, "ended": ended, "done": request.method == "POST"}
    return render(request, "link/newsletter/no_newsletter.html", context)


def _ids(token: str) -> tuple[str, str]:
    found = subscriber_of(token)
    if found is None:
        raise Http404
    return found


def _row(public_id: str) -> Subscriber | None:
    with acting_as("system:jobs"):
        return subscriber_by_link(public_id)
