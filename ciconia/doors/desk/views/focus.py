"""The countries of a programme, and what the programme says of itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.delivery.actions.focus import resume, suspend
from ciconia.doors.desk.forms.focus import ReviewForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import focuses_here
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.shared.entry import desk_page, staff_roles
from ciconia.doors.shared.moves import Offer, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.access import IN_A_CRISIS, holds_for_programme
from ciconia.foundation.text import Translated
from ciconia.insight.queries.overview import open_rows, progress_of
from ciconia.programmes.actions import focus as focuses
from ciconia.programmes.actions.selection_setting import may_switch
from ciconia.programmes.models import Focus, PackVersion
from ciconia.programmes.queries.programme import facts_of, rules_on, targets_of
from ciconia.programmes.rules.focus import FLOW

# Each has a page of its own. Closing a country for good concerns every row below, and no page offers it.
PAGES = {"review": focuses.review, "suspend": suspend, "resume": resume}


@desk_page
def programme(request: HttpRequest) -> HttpResponse:
    """What the programme says of itself: its versions, its facts and where each was read."""
    own, today = request.programme, clock.today(request.programme.zone)  # type: ignore[attr-defined]
    versions = PackVersion.objects.visible_to(request.user).filter(programme=own).defer("content")
    context = {
        "versions": versions.select_related("author").order_by("-number"),
        "facts": facts_of(own, today),
        "rules": rules_on(own, today),
        "targets": targets_of(own).select_related("focus"),
        "may_switch": may_switch(request.user, own),
        "decides": sees_people(request) and staff_roles(request.user, own) != {"assessor"},
    }
    page = {**frame(request, "programme"), **context, "here": _("The programme")}
    return render(request, "desk/focus/programme.html", page)


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The countries this account works in."""
    rows = focuses_here(request)
    for row in rows:
        row.turn = turn_words(row.turn_role)  # type: ignore[attr-defined]
    return _page(request, "list", {"rows": rows})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One country: its sectors, its chain of authority, how far it is, and when it is looked at again."""
    focus = focus_of(request, public_id)
    rows = open_rows(request.user, focus.programme, [focus.pk])
    context = {
        "focus": focus,
        "turn": turn_words(focus.turn_role),
        "chain": [_step(step) for step in focus.chain],
        "usual_chain": any(step.get("usual") for step in focus.chain),
        "choices": focus.sector_choices.current().select_related("sector"),
        "progress": progress_of(request.user, focus.programme, [focus]),
        "stations": [
            (_("Partnerships"), rows.of("partnership").number, "partnerships"),
            (_("Needs"), rows.of("need").number, "needs"),
            (_("Opportunities"), rows.of("opportunity").number, "opportunities"),
        ],
        "offers": _offers(request, focus),
        "history": history(focus),
        "in_crisis": focus.state == "suspended" and _in_crisis(request, focus),
    }
    return _page(request, "detail", context, here=words(focus.name))


@desk_page
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what was found, and when to look again."""
    focus = focus_of(request, public_id)
    if not FLOW.holds(request.user, "coordinator", focus):
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"seen": focus.version})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["next_review"] > clock.today(focus.zone):
            focuses.review(focus, by=request.user, **form.cleaned_data)
            messages.success(request, _("Reviewed. The next date is set."))
            return HttpResponseRedirect(desk_url(request, "focus", public_id))
        form.add_error("next_review", _("Choose a day after today."))
    return _page(request, "review", {"focus": focus, "form": form}, focus, here=_("Review"))


def _step(step: dict[str, Any]) -> dict[str, Any]:
    """A step of the chain as the pack says it, for people to read."""
    said = {name: step.get(name, "") for name in ("organisation", "within")}
    return {"name": Translated(step["name"]), "days": step["days"], "note": Translated(step.get("note") or {}), **said}


def focus_of(request: HttpRequest, public_id: str) -> Focus:
    """A country this account works in, or 404."""
    mine = [focus.pk for focus in focuses_here(request)]
    return get_object_or_404(Focus.objects.select_related("programme"), public_id=public_id, pk__in=mine)


def _in_crisis(request: HttpRequest, focus: Focus) -> bool:
    return holds_for_programme(request.user, IN_A_CRISIS, focus.programme_id, focus.pk)


def _offers(request: HttpRequest, focus: Focus) -> list[Offer]:
    def url(name: str) -> str:
        return desk_url(request, f"focus_{name}", focus.public_id)

    return offers(FLOW, focus, request.user, PAGES, url)


def trail_of(request: HttpRequest, focus: Focus | None) -> list[tuple[str, str]]:
    """The way to a page of a country, or under one."""
    trail = [(_("Countries"), desk_url(request, "focuses"))]
    return [*trail, (words(focus.name), desk_url(request, "focus", focus.public_id))] if focus else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Focus | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a country."""
    trail = trail_of(request, under) if here else []
    page = {**frame(request, "focuses", trail=trail), **context, "here": here or _("Countries")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/focus/{name}.html", page, status=status)
