"""Engagements: what has to be done before the start, what is handed over, and the moves from agreed to closed."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement, EngagementState
from ciconia.delivery.queries.engagement import RUNNING, engagements_at_desk, for_list, host_contacts, narrowed
from ciconia.delivery.rules.engagement import FLOW
from ciconia.doors.desk.forms.engagement import EndForm
from ciconia.doors.desk.frame import desk_url, frame, takes_out
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import (
    Choices,
    chosen,
    countries_of,
    country_choices,
    in_country,
    page_after,
    turn_words,
)
from ciconia.doors.desk.views import checklist_item, deliverable
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt
from ciconia.programmes.kinds import KINDS
from ciconia.results.actions.outcome import complete_engagement
from ciconia.results.models import Outcome
from ciconia.results.queries.outcome import waves_of

ACTIONS = {
    "prepare": engagements.prepare,
    "release": engagements.release,
    "unready": engagements.unready,
    "start": engagements.start,
    "pause": engagements.pause,
    "resume": engagements.resume,
    "complete": complete_engagement,
    "end_early": engagements.end_early,
    "close": engagements.close,
}


@dataclass(frozen=True)
class Row:
    """A point of preparation or a deliverable, with what can be done about it."""

    obj: ChecklistItem | Deliverable
    label: str
    offers: list[Offer]

    @property
    def owner(self) -> str:
        """Who has to do it, in words."""
        return turn_words(getattr(self.obj, "owner", "participant"))


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Fifty engagements; of those that run, what is due first stands first."""
    choices, picked, every, rows = picked_out(request)
    rows = for_list(rows)
    if picked["state"] in ("running", *RUNNING):
        page = page_after(request, rows.order_by("due_at", "id"), every, "due_at")
    else:
        page = page_after(request, rows.order_by("-id"), every, "id", back=True)
    return _page(
        request, "list", {"page": page, "choices": choices, "picked": picked, "may_take_out": takes_out(request)}
    )


def picked_out(request: HttpRequest) -> tuple[dict[str, Choices], dict[str, str], QuerySet[Engagement], Any]:
    """The filters of the list, what was chosen in them, every row of the programme, and those that were chosen."""
    focuses = countries_of(request)
    choices: dict[str, Choices] = {
        "state": [("running", _("Running")), ("all", _("All")), *EngagementState.choices],
        "country": country_choices(focuses, _("All countries")),
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    every = engagements_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    rows = narrowed(every, state=picked["state"], focuses=in_country(focuses, picked["country"]))
    return choices, picked, every, rows


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The file of one engagement: where it is, what is open, who is who, and what both sides said."""
    engagement = _engagement(request, public_id)
    look(engagement.person, by=request.user, at=LookedAt.ENGAGEMENT, focus_id=engagement.focus_id)
    outcomes = list(Outcome.objects.visible_to(request.user).filter(engagement=engagement))
    points, handed = _points(request, engagement), _handed(request, engagement)
    context = {
        "engagement": engagement,
        "turn": turn_words(engagement.turn_role),
        "offers": _offers(request, engagement),
        "may_decide": FLOW.holds(request.user, "coordinator", engagement),
        "stops": _stops(engagement, points, outcomes),
        "points": points,
        "preparing": engagement.state in ("preparing", "ready"),
        "settled": len([row for row in points if row.obj.state != "open"]),
        "handed": handed,
        "phases": [phase for phase in engagement.phases.all() if not phase.replaced],
        "contacts": host_contacts(engagement),
        "waves": _waves(engagement, outcomes),
        "history": history(engagement, [(row.obj, row.label) for row in [*points, *handed]]),
    }
    return _page(request, "detail", context, engagement)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """A move of an engagement; the early end has a page of its own that says what it does, in numbers."""
    engagement = _engagement(request, public_id)
    if move == "end_early":
        return _end_early(request, engagement)
    around = frame(request, "engagements", trail=_trail(request, engagement))
    back = desk_url(request, "engagement", public_id)
    return move_page(request, FLOW, engagement, move, ACTIONS, back=back, **around)


def _end_early(request: HttpRequest, engagement: Engagement) -> HttpResponse:
    found = FLOW.named("end_early")
    if not any(FLOW.holds(request.user, role, engagement) for role in found.roles):
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = EndForm(sent, initial={"seen": engagement.version})
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        engagements.end_early(engagement, by=request.user, reason=data["reason"], seen=data["seen"])
        messages.success(request, str(found.done))
        return HttpResponseRedirect(desk_url(request, "engagement", engagement.public_id))
    possible = engagement.state in found.froms and FLOW.may(request.user, found, engagement)
    context = {"engagement": engagement, "form": form, "possible": possible, "effects": _effects(engagement)}
    return _page(request, "end_early", context, engagement)


def _effects(engagement: Engagement) -> list[str]:
    """What an early end does, in numbers."""
    points = engagement.checklist.filter(state="open").count()
    open_ = engagement.deliverables.filter(state__in=["due", "submitted", "sent_back"]).count()
    accepted = engagement.deliverables.filter(state="accepted").count()
    found = [
        ngettext("%(n)d point of preparation is dropped.", "%(n)d points of preparation are dropped.", points),
        ngettext("%(n)d deliverable is no longer expected.", "%(n)d deliverables are no longer expected.", open_),
        ngettext("%(n)d accepted deliverable stays.", "%(n)d accepted deliverables stay.", accepted),
    ]
    told = [words % {"n": number} for words, number in zip(found, (points, open_, accepted), strict=True) if number]
    before = engagement.state in ("agreed", "preparing", "ready")
    place = _("The place becomes free again.") if before else _("The place does not become free: the work had begun.")
    return [*told, place, _("Nobody is asked what changed: that is planned only when an engagement is completed.")]


def _engagement(request: HttpRequest, public_id: str) -> Engagement:
    rows = engagements_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _offers(request: HttpRequest, engagement: Engagement) -> list[Offer]:
    def url(name: str) -> str:
        return desk_url(request, "engagement_move", engagement.public_id, name)

    # What happens by itself is no button; a page of its own comes before what cannot be undone.
    found = [o for o in offers(FLOW, engagement, request.user, ACTIONS, url) if o.name != "unready" or o.allowed]
    return [replace(offer, page=True) if offer.name == "end_early" else offer for offer in found]


def _points(request: HttpRequest, engagement: Engagement) -> list[Row]:
    labels = {item.code: item.label for item in KINDS[engagement.opportunity.kind].checklist}
    rows = engagement.checklist.all()
    for row in rows:
        row.person = engagement.person
    return [Row(row, str(labels.get(row.code, row.code)), checklist_item.offers_of(request, row)) for row in rows]


def _handed(request: HttpRequest, engagement: Engagement) -> list[Row]:
    rows = engagement.deliverables.prefetch_related("attachments")
    for row in rows:
        row.person = engagement.person
    return [Row(row, str(row.title), deliverable.offers_of(request, row)) for row in rows]


def _waves(engagement: Engagement, outcomes: list[Outcome]) -> list[tuple[str, list[Outcome]]]:
    labels = {wave.code: str(wave.label) for wave in KINDS[engagement.opportunity.kind].waves}
    return [(labels.get(wave, wave), rows) for wave, rows in waves_of(outcomes).items()]


def _stops(engagement: Engagement, points: list[Row], outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """The route of an engagement, from the application to the last question."""
    done = len([row for row in points if row.obj.state != "open"])
    said = len([row for row in outcomes if row.state in ("recorded", "not_answered")])
    application = engagement.application
    at = {"agreed": 2, "preparing": 2, "ready": 2, "active": 3, "paused": 3, "completed": 4, "ended_early": 4}
    now = at.get(engagement.state, 5)
    stops = [
        (_("Application"), day(application.submitted_at)),
        (_("Chosen"), day(max((row.at for row in application.signatures.all()), default=None))),
        (_("Preparation"), _("%(done)d of %(all)d done") % {"done": done, "all": len(points)} if points else ""),
        (_("Assignment"), _("%(start)s to %(end)s") % {"start": day(engagement.starts), "end": day(engagement.ends)}),
        (
            _("What changed"),
            _("%(said)d of %(all)d settled") % {"said": said, "all": len(outcomes)}
            if outcomes
            else (_("Ended early") if engagement.state == "ended_early" else ""),
        ),
    ]
    states = ["done" if place < now else "now" if place == now else "" for place in range(len(stops))]
    return [{"label": label, "when": when, "state": state} for (label, when), state in zip(stops, states, strict=True)]


def _trail(request: HttpRequest, engagement: Engagement | None) -> list[tuple[str, str]]:
    if engagement is None:
        return []
    own = (engagement.reference, desk_url(request, "engagement", engagement.public_id))
    return [(_("Engagements"), desk_url(request, "engagements")), own]


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], engagement: Engagement | None = None
) -> HttpResponse:
    trail = _trail(request, engagement)
    trail = trail[:-1] if name == "detail" else trail
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    page = {**frame(request, "engagements", trail=trail), **context}
    return render(request, f"desk/engagement/{name}.html", page, status=status)
