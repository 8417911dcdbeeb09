"""Suspending a country: what it does in numbers, how far it is, and one decision for each assignment there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.delivery.actions import focus as focuses
from ciconia.delivery.actions.going_on import decide as go_on
from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.focus import (
    Reached,
    decided,
    decision_of,
    mailings_about,
    progress_of,
    reached_by,
    to_decide,
)
from ciconia.delivery.rules.engagement import FLOW as ENGAGEMENT
from ciconia.delivery.rules.going_on import How, travelling
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.suspension import DecideForm, StopForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.views.focus import focus_of, trail_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import seen
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.access import IN_A_CRISIS, holds_for_programme
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.models import Focus
from ciconia.programmes.rules.focus import FLOW
from ciconia.publishing.models import Publication
from ciconia.publishing.queries.publication import rows_about


@desk_page
def suspend(request: HttpRequest, public_id: str) -> HttpResponse:
    """What would stop, in numbers; then stop it."""
    return _pressed(request, _coordinated(request, public_id, "open"), "suspend", focuses.suspend)


@desk_page
def resume(request: HttpRequest, public_id: str) -> HttpResponse:
    """What would go on, in numbers; then let it."""
    return _pressed(request, _coordinated(request, public_id, "suspended"), "resume", focuses.resume)


@desk_page
def suspension(request: HttpRequest, public_id: str) -> HttpResponse:
    """What has stopped, how far that is, what waits for a decision, and what has to be taken down by hand."""
    focus = focus_of(request, public_id)
    decision = decision_of(focus)
    if decision is None or not holds_for_programme(request.user, IN_A_CRISIS, focus.programme_id, focus.pk):
        raise Http404
    today = clock.today(focus.zone)
    waiting = [(row, travelling(list(row.phases.all()), today)) for row in to_decide(focus, request.user)]
    concerned, _why = rows_about(None, None, focus)
    by_hand = Publication.objects.visible_to(request.user).filter(pk__in=concerned, state="to_take_down")
    context = {
        "focus": focus, "decision": decision, "reached": _reached(focus), "progress": progress_of(focus),
        "waiting": waiting,
        "decided": [(row, entry, How(entry.data["how"]).label) for row, entry in decided(focus, request.user)],
        "by_hand": list(by_hand.order_by("due_at", "pk")), "letters": _letters(focus, decision),
        "may_decide": FLOW.holds(request.user, "coordinator", focus),
    }  # fmt: skip
    return _page(request, "suspension", context, focus, here=_("Suspension"))


@desk_page
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Decide how one assignment in a suspended country goes on."""
    rows = Engagement.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    found = rows.select_related("programme", "focus", "organisation", "person__identity", "opportunity")
    engagement = get_object_or_404(found, public_id=public_id)
    if not ENGAGEMENT.holds(request.user, "coordinator", engagement):
        raise Http404
    sent = request.method == "POST"
    form = DecideForm(request.POST if sent else None, initial={"seen": engagement.version})
    back = desk_url(request, "suspension", engagement.focus.public_id)
    if sent and form.is_valid():
        try:
            go_on(engagement, by=request.user, **(form.cleaned_data | {"seen": seen(request)}))
            messages.success(request, _("Decided. Both sides read it, with your reason."))
            return HttpResponseRedirect(back)
        except Unfit as wrong:
            tell(form, wrong.problems)
    phases = [phase for phase in engagement.phases.all() if not phase.replaced]
    trail = [*trail_of(request, engagement.focus), (_("Suspension"), back)]
    context = {
        "engagement": engagement, "form": form, "phases": phases, "back": back, "here": engagement.reference,
        "there_now": travelling(phases, clock.today(engagement.zone)), **frame(request, "focuses", trail=trail),
    }  # fmt: skip
    return render(request, "desk/engagement/decide.html", context, status=422 if form.errors else 200)


def _pressed(request: HttpRequest, focus: Focus, name: str, action: Callable[..., Focus]) -> HttpResponse:
    names = {text for code, text in focus.name.items() if code != "source"}
    form = StopForm(request.POST if request.method == "POST" else None, initial={"seen": focus.version}, names=names)
    if request.method == "POST" and form.is_valid():
        action(focus, by=request.user, reason=form.cleaned_data["reason"], seen=seen(request))
        return HttpResponseRedirect(desk_url(request, "suspension", focus.public_id))
    context = {"focus": focus, "form": form, "reached": _reached(focus), "stops": name == "suspend"}
    return _page(request, "stop", context, focus, here=_("Suspend") if name == "suspend" else _("Resume"))


def _coordinated(request: HttpRequest, public_id: str, state: str) -> Focus:
    """A country the reader coordinates. One in another state than the page is for is told so by the press."""
    focus = focus_of(request, public_id)
    if not FLOW.holds(request.user, "coordinator", focus) or (request.method != "POST" and focus.state != state):
        raise Http404
    return focus


def _reached(focus: Focus) -> list[tuple[str, int, str]]:
    """What it concerns: what, how many, and what happens to it."""
    found = reached_by(focus)
    return [
        (_("Public pages of opportunities, events, stories and courses"), _pages(found),
         _("are withdrawn at once, with their feeds, cards and calendars")),
        (_("Posts elsewhere and printed matter"), _posts(focus), _("are listed: somebody takes them down by hand")),
        (_("Applications under way"), found.applications, _("lie still; no date passes, also for offers")),
        (_("Offers without an answer among them"), found.offers, _("have as many days left afterwards as before")),
        (_("Needs"), found.needs, _("are held, with the dates of ministries")),
        (_("Planning rounds"), found.cohorts, _("stand still")),
        (_("Assignments under way"), found.engagements, _("wait for one decision each")),
        (_("People on assignment there today"), found.travelling, _("come first: decide about them today")),
        (_("People"), found.people, _("are out of sight of everybody but coordinators and safeguarding")),
        (_("Institutions in no other country of ours"), found.institutions, _("so are their contacts and accounts")),
    ]  # fmt: skip


def _letters(focus: Focus, decision: Log) -> list[tuple[str, int, int]]:
    """Of the letters that went out with the decision: to whom, how many went, how many are on their way."""
    to = {"participants": _("Participants"), "applicants": _("Applicants"), "hosts": _("Institutions")}
    rows = mailings_about(focus, decision.at)
    return [(to[row.audience.partition("_")[2]], row.sent, row.waiting) for row in rows]


def _pages(found: Reached) -> int:
    return found.opportunities + found.events + found.stories + found.courses


def _posts(focus: Focus) -> int:
    return Publication.objects.filter(focus=focus).exclude(place="page").filter(
        state__in=["standing", "to_take_down"]
    ).count()  # fmt: skip


def _page(request: HttpRequest, name: str, context: dict[str, Any], focus: Focus, *, here: str) -> HttpResponse:
    page = {**frame(request, "focuses", trail=trail_of(request, focus)), **context, "here": here}
    page["country"] = words(focus.name)
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/focus/{name}.html", page, status=status)
