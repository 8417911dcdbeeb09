"""Events on the desk: the list, each with its programme and who registered, and what it led to."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.event import EventForm, ReportForm, SessionForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame, sees_people, takes_out
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.event import spoken
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_proposal as proposals
from ciconia.gatherings.actions.speaker import ask_again
from ciconia.gatherings.models import Event, EventSession, EventState, Speaker
from ciconia.gatherings.queries.event import events_at_desk, heard_from, numbers_of, registrations_of, with_parts
from ciconia.gatherings.rules.event import AT_THE_DOOR, FLOW, MAKERS, OPEN, may_make
from ciconia.gatherings.rules.event_registration import shown_number
from ciconia.insight.queries.event import led_to, source_of
from ciconia.programmes.queries.affiliation import active_affiliations
from ciconia.programmes.queries.focus import all_focuses
from ciconia.publishing.rules.publication import POSTERS

PATH = ("draft", "announced", "held", "reported")
ACTIONS = {
    "announce": events.announce, "send_back": proposals.send_back, "decline": proposals.decline,
    "cancel": events.cancel,
}  # fmt: skip


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The events of the programme: what comes next first, or those in one state by age."""
    rows = events_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    choices = {"state": [("open", _("Open")), ("all", _("All")), *EventState.choices]}
    picked = {"state": chosen(request, "state", choices["state"])}
    if picked["state"] == "open":
        rows = rows.exclude(due_at=None)
        page = page_after(request, rows.order_by("starts_at", "id"), rows, "starts_at")
    else:
        shown = rows if picked["state"] == "all" else rows.filter(state=picked["state"])
        page = page_after(request, shown.order_by("-starts_at", "-id"), rows, "starts_at", back=True)
    context = {"page": page, "choices": choices, "picked": picked, "may_add": bool(_makes_for(request))}
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One event: what, where, when, who comes, what it led to, and what comes next."""
    event = event_of(request, public_id)
    told = history(event)
    context = {
        "event": event,
        "turn": turn_words(event.turn_role),
        "route": route(FLOW, PATH, event, told),
        "offers": _offers(request, event),
        "history": told,
        "may_edit": event.state in OPEN and _may(request, event),
        "may_plan": event.state in (*OPEN, "held") and _may(request, event),
        "spoken": spoken(event),
        "may_post": event.space_id is None and event.state == "announced" and _may(request, event, POSTERS),
        "at_the_door": event.state in ("announced", "held") and _may(request, event, AT_THE_DOOR),
        **(_people(request, event) if sees_people(request) else {}),
    }
    return _page(request, "detail", context, here=words(event.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Make an event; it is a draft until somebody announces it."""
    focuses = _makes_for(request)
    if not focuses:
        raise Http404
    opened = {"language": get_language() or "en", "time_zone": request.programme.zone}  # type: ignore[attr-defined]
    form = _form(request, focuses, opened)
    programme = request.programme  # type: ignore[attr-defined]
    row = kept(request, form, lambda: events.make_event(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Kept as a draft. Announce it when it is ready."))
        return HttpResponseRedirect(desk_url(request, "event", row.public_id))
    return _page(request, "form", {"form": form}, here=_("New event"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what an event says."""
    event = event_of(request, public_id)
    if not _may(request, event):
        raise Http404
    if request.method != "POST" and event.state not in OPEN:
        return HttpResponseRedirect(desk_url(request, "event", public_id))
    form = _form(request, _makes_for(request), EventForm.initial_of(event))

    def act() -> Event:
        return events.edit_event(event, by=request.user, seen=form.cleaned_data["seen"], **form.values(event))

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(desk_url(request, "event", public_id))
    return _page(request, "form", {"form": form, "event": event}, event, here=_("Change the event"))


@desk_page
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """The parts of an event and who speaks: add one, take one out, note how a speaker agreed to be named."""
    event = event_of(request, public_id)
    if not _may(request, event):
        raise Http404
    act, _colon, key = request.POST.get("act", "").partition(":")
    opened = {"language": get_language() or "en", "starts_at": event.starts_local.replace(tzinfo=None)}
    form = SessionForm(request.POST if request.method == "POST" and not act else None, initial=opened)
    if act:
        _change_part(request, event, act, key)
    elif not kept(request, form, lambda: _add_part(request, event, form)):
        return _page(request, "programme", {"form": form, "event": event}, event, here=_("Programme"))
    return HttpResponseRedirect(desk_url(request, "event_programme", public_id))


@desk_page
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how many came and what came of it."""
    event = event_of(request, public_id)
    if not FLOW.holds(request.user, "officer", event):
        raise Http404
    if request.method != "POST" and event.state != "held":
        return HttpResponseRedirect(desk_url(request, "event", public_id))
    numbers = numbers_of(event, request.user)
    opened = {"language": get_language() or "en", "counted": numbers["came"] or None, "seen": event.version}
    form = ReportForm(request.POST if request.method == "POST" else None, initial=opened)
    if kept(request, form, lambda: events.report(event, by=request.user, **form.values())):
        messages.success(request, str(FLOW.named("report").done))
        return HttpResponseRedirect(desk_url(request, "event", public_id))
    context = {"form": form, "event": event, "numbers": numbers}
    return _page(request, "report", context, event, here=str(FLOW.named("report").label))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Announce it, or call it off with a reason."""
    event = event_of(request, public_id)
    around = frame(request, "events", trail=_trail(request, event))
    return move_page(request, FLOW, event, move, ACTIONS, back=desk_url(request, "event", public_id), **around)


def event_of(request: HttpRequest, public_id: str) -> Event:
    """The event in the address, as far as the account sees it."""
    rows = events_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(with_parts(rows), public_id=public_id)


def kept(request: HttpRequest, form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the action made of a form that was sent; None where something is wrong, which then stands at the fields."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act()
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        tell(form, wrong.problems)
        return None


def _makes_for(request: HttpRequest) -> list[Any]:
    """The countries an account makes events for; None among them where it makes them for the whole programme."""
    here = request.programme  # type: ignore[attr-defined]
    whole = [None] if may_make(request.user, here.pk, None) else []
    return [*whole, *(one for one in all_focuses(here) if may_make(request.user, here.pk, one.pk))]


def _form(request: HttpRequest, focuses: list[Any], opened: dict[str, Any]) -> EventForm:
    here = request.programme  # type: ignore[attr-defined]
    hosts = [row.organisation for row in active_affiliations(here).select_related("organisation")]
    known = [focus for focus in focuses if focus is not None]
    sent = request.POST if request.method == "POST" else None
    return EventForm(
        sent, initial=opened, programme=here, focuses=known, hosts=hosts, everywhere=len(known) < len(focuses)
    )


def _may(request: HttpRequest, event: Event, roles: tuple[str, ...] = MAKERS) -> bool:
    return any(FLOW.holds(request.user, role, event) for role in roles)


def _people(request: HttpRequest, event: Event) -> dict[str, Any]:
    """Who registered, how many stand where, how they heard of it, and what it led to."""
    rows = registrations_of(event, request.user)
    found = led_to(event)
    counted = [
        (_("Let us count what follows"), str(found.asked)), (_("Opened an account"), shown_number(found.signed_up)),
        (_("Applied"), shown_number(found.applied)), (_("Took part in an assignment"), shown_number(found.engaged)),
    ]  # fmt: skip
    return {
        "numbers": numbers_of(event, request.user),
        "people": page_after(request, rows.order_by("id"), rows, "id"),
        "heard": [
            (via or _("Without a link of ours"), shown_number(number))
            for via, number in heard_from(event, request.user)
        ],
        "led_to": counted if event.announced_at else [],
        "source": source_of(event),
        "takes_out": takes_out(request),
    }


def _add_part(request: HttpRequest, event: Event, form: SessionForm) -> EventSession:
    session = events.put_session(event, by=request.user, **form.values(event.zone))
    if speaker := form.speaker():
        events.put_speaker(session, by=request.user, **speaker)
    return session


def _change_part(request: HttpRequest, event: Event, act: str, key: str) -> None:
    """One of the buttons beside a part or a speaker."""
    if act == "drop":
        events.drop_session(get_object_or_404(EventSession, event=event, public_id=key), by=request.user)
        return
    rows = Speaker.objects.visible_to(request.user).filter(session__event=event)
    speaker = get_object_or_404(rows.select_related("session__event__programme"), public_id=key)
    if act == "remove":
        events.drop_speaker(speaker, by=request.user)
    elif act in ("agreed", "ask"):
        try:
            if act == "ask":
                ask_again(speaker, by=request.user)
            else:
                events.say_agreed(speaker, by=request.user, how=request.POST.get("how", "")[:200])
        except Unfit as wrong:
            request.undo = True  # type: ignore[attr-defined]
            messages.error(request, " ".join(str(why) for why in wrong.problems.values()))


def _offers(request: HttpRequest, event: Event) -> list[Offer]:
    def url(name: str) -> str:
        if name == "report":
            return desk_url(request, "event_report", event.public_id)
        return desk_url(request, "event_move", event.public_id, name)

    return offers(FLOW, event, request.user, {**ACTIONS, "report": events.report}, url)


def _trail(request: HttpRequest, event: Event | None) -> list[tuple[str, str]]:
    trail = [(_("Events"), desk_url(request, "events"))]
    return [*trail, (words(event.title), desk_url(request, "event", event.public_id))] if event else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Event | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under an event."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "events", trail=trail), **context, "here": here or _("Events")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/event/{name}.html", page, status=status)
