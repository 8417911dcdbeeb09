"""What is public, on the desk: looked for by whom it is about, withdrawn in one place or in all, taken down by hand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.forms.publication import WithdrawForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.desk.publication import (
    about_key,
    about_of,
    desk_page_of,
    further_places,
    listed_page,
    looked_for,
    public_page_of,
)
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.models import PERSON_ROLES
from ciconia.insight.queries.overview import focus_scope
from ciconia.programmes.queries.focus import all_focuses
from ciconia.publishing.actions import publication as publications
from ciconia.publishing.models import Publication, PublicationState
from ciconia.publishing.queries.publication import by_hand, found_about, publications_at_desk, with_words
from ciconia.publishing.rules.publication import FLOW

OURS = {"withdraw": publications.withdraw, "restore": publications.restore}
ELSEWHERE = {
    "ask_to_take_down": publications.withdraw,
    "taken_down": publications.say_taken_down,
    "restore": publications.restore,
}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """What is public of the programme, the newest first, or what waits to be taken down by hand."""
    rows = publications_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    waiting = by_hand(rows)
    picked, asked = _picked(request), request.GET.get("q", "").strip()[:100]
    if picked["state"] != "all":
        rows = rows.filter(state=picked["state"])
    if picked["country"]:
        rows = rows.filter(focus__public_id=picked["country"])
    shown = with_words(rows, request.user, asked).order_by("-at", "-id")
    context = {
        "page": page_after(request, shown, rows, "at", back=True),
        "choices": _choices(request), "picked": picked, "q": asked,
        "waiting": list(waiting[:20]) if picked["state"] != "to_take_down" and not asked else [],
        "withdraws": _withdraws(request), "people": _sees_people(request),
    }  # fmt: skip
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One place in which something is public: what, about whom, since when, and everywhere else it stands."""
    row = _row(request, public_id)
    able = OURS if row.is_ours else ELSEWHERE
    context = {
        "publication": row,
        "turn": turn_words(row.turn_role),
        "subjects": [(str(subject), about_key(subject)) for subject in row.subjects.all()],
        "source_url": desk_page_of(request, row),
        "public_url": public_page_of(row) if row.state == "standing" else "",
        "further": further_places(row) if row.is_ours else [],
        "elsewhere": looked_for(request, row),
        "offers": offers(FLOW, row, request.user, able, lambda name: _move_url(request, row, name)),
        "history": history(row), "withdraws": _withdraws(request), "people": _sees_people(request),
    }  # fmt: skip
    return _page(request, "detail", context, here=words(row.title))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Withdraw one place, say that it was taken down by hand, or make it public again."""
    row = _row(request, public_id)
    trail = [*_trail(request), (words(row.title), desk_url(request, "publication", public_id))]
    around = frame(request, "publications", trail=trail)
    able = OURS if row.is_ours else ELSEWHERE
    return move_page(request, FLOW, row, move, able, back=desk_url(request, "publication", public_id), **around)


@desk_page
def about(request: HttpRequest) -> HttpResponse:
    """Everything public about a person, an institution or a country: what it is, and withdrawing all of it."""
    if not _withdraws(request):
        raise Http404
    whom = about_of(request, request.GET.get("about", ""))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _done(request, whom, form.cleaned_data)
    found = found_about(request.user, **whom.key)
    context = {
        "whom": whom,
        "found": found,
        "form": form,
        "listed": listed_page(request, whom),
        "status": 422 if form.errors else 200,
    }
    return _page(request, "about", context, here=_("All about %(name)s") % {"name": whom.name})


def _done(request: HttpRequest, whom: Any, said: dict[str, Any]) -> HttpResponse:
    if said["act"] == "restore":
        back = publications.restore_about(by=request.user, reason=said["reason"], **whom.key)
        told = ngettext("%(number)d place is public again.", "%(number)d places are public again.", len(back))
        messages.success(request, told % {"number": len(back)})
    else:
        found = publications.withdraw_about(by=request.user, reason=said["reason"], **whom.key)
        told = _("Withdrawn: %(pages)d pages of ours at once. To take down by hand: %(posts)d.")
        messages.success(request, told % {"pages": len(found.gone), "posts": len(found.by_hand)})
    return HttpResponseRedirect(desk_url(request, "publications") + "?state=to_take_down")


def _row(request: HttpRequest, public_id: str) -> Publication:
    return get_object_or_404(
        publications_at_desk(request.programme, request.user),  # type: ignore[attr-defined]
        public_id=public_id,
    )


def _withdraws(request: HttpRequest) -> bool:
    roles = FLOW.named("withdraw").roles
    return focus_scope(request.user, request.programme, roles) != []  # type: ignore[attr-defined]


def _sees_people(request: HttpRequest) -> bool:
    return focus_scope(request.user, request.programme, PERSON_ROLES) != []  # type: ignore[attr-defined]


def _choices(request: HttpRequest) -> dict[str, Any]:
    focuses = all_focuses(request.programme)  # type: ignore[attr-defined]
    return {
        "state": [*PublicationState.choices, ("all", _("All"))],
        "country": [("", _("Every country")), *((focus.public_id, words(focus.name)) for focus in focuses)],
    }


def _picked(request: HttpRequest) -> dict[str, str]:
    return {name: chosen(request, name, choices) for name, choices in _choices(request).items()}


def _move_url(request: HttpRequest, row: Publication, name: str) -> str:
    return desk_url(request, "publication_move", row.public_id, name)


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [(_("What is public"), desk_url(request, "publications"))]


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, here: str = "") -> HttpResponse:
    trail = _trail(request) if here else []
    page = {**frame(request, "publications", trail=trail), **context, "here": here or _("What is public")}
    return render(request, f"desk/publication/{name}.html", page, status=context.get("status", 200))
