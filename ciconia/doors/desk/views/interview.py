"""Talks with applicants: times that are kept free, who was invited, moved and cancelled with words, notes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.interview import NoteForm, TimeForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.views.review import application_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.interview import whens
from ciconia.doors.shared.moves import move_page, offers
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import interview as interviews
from ciconia.selection.models import Application, Interview, Opportunity
from ciconia.selection.models.interview import AHEAD
from ciconia.selection.queries.blind import codes_of
from ciconia.selection.queries.interview import free_times, interviews_at_desk, times_of
from ciconia.selection.rules.application import FLOW as OF_APPLICATION
from ciconia.selection.rules.interview import FLOW, STAFF, TALKED_TO

ACTIONS = {
    "offer_times": interviews.offer_times, "put_off": interviews.put_off, "hold": interviews.hold,
    "miss": interviews.miss, "cancel": interviews.cancel,
}  # fmt: skip


@desk_page
def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask an applicant to choose a time; a talk that is ahead is shown instead."""
    application = application_of(request, public_id)
    if not any(OF_APPLICATION.holds(request.user, role, application) for role in STAFF):
        raise Http404
    if request.method == "POST":
        row = interviews.invite(application, by=request.user)
        messages.success(request, _("Invited. The applicant chooses a time next."))
        return HttpResponseRedirect(desk_url(request, "interview", row.public_id))
    context = {
        "application": application, "free": free_times(application.opportunity),
        "earlier": application.interviews.select_related("time").order_by("-pk"),
    }  # fmt: skip
    codes = codes_of(request.user, [public_id])
    return _page(request, "invite", context, codes.get(public_id) or str(application.person))


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One talk: where it stands, when it is for both, what is noted."""
    interview = _interview(request, public_id)
    staff = any(FLOW.holds(request.user, role, interview) for role in STAFF)
    form = NoteForm(request.POST if request.method == "POST" and staff else None)
    if request.method == "POST" and form.is_valid():
        interviews.note(interview, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(desk_url(request, "interview", public_id))
    url = lambda name: desk_url(request, "interview_move", public_id, name)  # noqa: E731
    context = {
        "interview": interview, "form": form if staff else None, "whens": whens(interview),
        "notes": interview.notes.select_related("by"), "history": history(interview),
        "offers": offers(FLOW, interview, request.user, ACTIONS, url),
    }  # fmt: skip
    return _page(request, "detail", context, str(interview.application.person))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Move, cancel, or say what became of it."""
    interview = _interview(request, public_id)
    around = frame(request, "applications", trail=_trail(request))
    return move_page(request, FLOW, interview, move, ACTIONS, back=desk_url(request, "interview", public_id), **around)


@desk_page
def times(request: HttpRequest, public_id: str) -> HttpResponse:
    """The times kept free for talks about an opportunity."""
    rows = Opportunity.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    opportunity = get_object_or_404(rows.select_related("programme", "focus", "organisation"), public_id=public_id)
    if not any(OF_APPLICATION.holds(request.user, role, opportunity) for role in STAFF):
        raise Http404
    found, act = times_of(opportunity), request.POST.get("act", "")
    form = TimeForm(request.POST if act == "add" else None, initial={"zone": opportunity.zone})
    done = act == "back" and _taken_back(request, found)
    if act == "add" and form.is_valid():
        try:
            done = bool(interviews.offer_time(opportunity, by=request.user, **form.values()))
        except Unfit as unfit:
            tell(form, unfit.problems)
    if done:
        return HttpResponseRedirect(desk_url(request, "interview_times", public_id))
    return _page(request, "times", {"opportunity": opportunity, "times": found, "form": form}, str(opportunity))


def _taken_back(request: HttpRequest, found: list[Any]) -> bool:
    row = next((row for row in found if row.public_id == request.POST.get("time")), None)
    if row is None:
        raise Http404
    interviews.take_time_back(row, by=request.user)
    return True


def talk_context(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What the page of an application says of talks: those there are, and whether one may be arranged."""
    talks = list(application.interviews.select_related("time").order_by("-pk"))
    ahead = any(talk.state in AHEAD for talk in talks)
    staff = any(OF_APPLICATION.holds(request.user, role, application) for role in STAFF)
    return {"talks": talks, "invites": staff and not ahead and application.state in TALKED_TO}


def _interview(request: HttpRequest, public_id: str) -> Interview:
    return get_object_or_404(interviews_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [(_("Applications"), desk_url(request, "applications"))]


def _page(request: HttpRequest, name: str, context: dict[str, Any], here: str) -> HttpResponse:
    page = {**frame(request, "applications", trail=_trail(request)), "here": here, **context}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/interview/{name}.html", page, status=status)
