"""Pages for what goes wrong: each says what happened, that nothing is lost, and one thing to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Person


def clash(request: HttpRequest, conflict: Conflict) -> HttpResponse:
    """409: somebody else was first; who, what and when, from the log.

    An applicant is not named: whoever assesses without names, and a host, would read here who it is.
    """
    last = conflict.last
    own = last is not None and last.actor_id != request.user.pk and _is_about(conflict.obj, last.actor_id)
    return render(request, "409.html", {"obj": conflict.obj, "last": last, "own": own}, status=409)


def _is_about(obj: Any, account: int | None) -> bool:
    """Whether a row is about the person with that account; looked up past the wall, for it may be closed by now."""
    person = getattr(obj, "person_id", None)
    if person is None or account is None:
        return False
    with acting_as("system:jobs"):
        return Person.objects.filter(pk=person, user_id=account).exists()


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """403 with the reason in words."""
    return render(request, "403.html", {"why": why}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long."""
    return render(request, "403.html", {"form_expired": True}, status=403)


def database_away(request: HttpRequest) -> HttpResponse:
    """503 that needs no database."""
    return HttpResponse(get_template("503.html").render({}), status=503, headers={"Retry-After": "10"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 without a more exact reason."""
    return render(request, "403.html", {"why": ""}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what exists and is not for this reader: the answer does not tell which."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500 that renders with nothing at all."""
    return HttpResponse(get_template("500.html").render({}), status=500)
