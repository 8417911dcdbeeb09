"""Who may enter a door. Every view of every door is marked by one of these; a test walks all addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ciconia.doors.shared.language import at_desk
from ciconia.doors.shared.step_up import ask, second_step_shown
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import STAFF_ROLES, Scope
from ciconia.foundation.queries.sign_in import works_at_a_desk
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.programme import programme_by_code

View = Callable[..., HttpResponse]

# Pages of the placement line, by how their route begins: a programme that places nobody has none of them.
PLACING = {
    "public": ("opportunit", "card", "deadline", "follow", "news", "days", "choosing"),
    "desk": (
        "partnership", "development_plan", "standing", "balance", "need", "letter", "paper", "opportunit", "interview",
        "ranking", "cohort", "application", "assess", "co_applicant", "engagement", "checklist_item", "deliverable",
        "outcome", "wrong_link", "ranking_switch", "involvement", "sector",
    ),
}  # fmt: skip
NEWSLETTER = "newsletter"


def public_page(view: View) -> View:
    """Open to everybody; nothing personal. A `programme` in the address is looked up and put on the request."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "programme" in kwargs:
            request.programme = _programme(kwargs.pop("programme"))  # type: ignore[attr-defined]
            _has_page(request, request.programme, "public")  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    entered.door = "public"  # type: ignore[attr-defined]
    return entered


def account_page(view: View) -> View:
    """For everybody with an account: how they sign in. Open before a second step, for it is set up here."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    entered.door = "portal"  # type: ignore[attr-defined]
    return entered


def portal_page(view: View) -> View:
    """For everybody with an account: their own things. Whoever works at a desk shows a second step here too."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not second_step_shown(request) and works_at_a_desk(request.user):
            return ask(request.get_full_path(), step=True)
        return view(request, *args, **kwargs)

    entered.door = "portal"  # type: ignore[attr-defined]
    return entered


def desk_page(view: View) -> View:
    """For staff of the programme in the address, in a language of the desk; for others the page does not exist."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, programme: str, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        found = _programme(programme)
        if not staff_roles(request.user, found):
            raise Http404
        if not second_step_shown(request):
            return ask(request.get_full_path(), step=True)
        if spoken := at_desk(request):
            return HttpResponseRedirect(spoken)
        _has_page(request, found, "desk")
        request.programme = found  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    entered.door = "desk"  # type: ignore[attr-defined]
    return entered


def staff_roles(user: Any, programme: Programme) -> set[str]:
    """The staff roles an account has in a programme."""
    return {
        item.role
        for item in memberships_of(user)
        if item.scope == Scope.PROGRAMME and item.scope_id == programme.pk and item.role in STAFF_ROLES
    }


def _has_page(request: HttpRequest, programme: Programme, door: str) -> None:
    """Raises Http404 for a page of a line that the programme does not have."""
    name = str(request.resolver_match.url_name) if request.resolver_match else ""
    if not programme.places_people and name.startswith(PLACING[door]) and not name.startswith(NEWSLETTER):
        raise Http404


def _programme(code: str) -> Programme:
    try:
        return programme_by_code(code)
    except Programme.DoesNotExist:
        raise Http404 from None
