"""Ideas on the desk: what was sent, answering it with words, what came of it, and the page for everybody."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk.forms.idea import HideForm, MergeForm, TakeUpForm, WordsForm
from ciconia.doors.desk.forms.idea import MadeForm as FollowUpForm
from ciconia.doors.desk.frame import desk_url, matches
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import turn_words, with_turns
from ciconia.doors.desk.page import noun_page
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import offers, seen
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Idea, IdeaState
from ciconia.gatherings.models.idea import SENT
from ciconia.gatherings.queries.event import events_at_desk
from ciconia.gatherings.queries.idea import ideas_at_desk, public_idea
from ciconia.gatherings.rules.idea import FLOW, has_ideas
from ciconia.selection.queries.need import needs_at_desk

# Each has a page of its own, as all of them take words.
MOVES = {
    "take_up": ideas.take_up, "merge": ideas.merge, "decline": ideas.decline, "follow_up": ideas.follow_up,
}  # fmt: skip
MOST = 300


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """What was sent, what waits first; or those in one state."""
    state = request.GET.get("state", "")
    rows = _rows(request).order_by("due_at", "-changed_at", "-pk")
    if state in SENT:
        rows = rows.filter(state=state)
    states = [(one, IdeaState(one).label) for one in SENT]
    return _page(
        request, "list", {"rows": with_turns(rows[:MOST]), "states": states, "state": state if state in SENT else ""}
    )


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One idea: its words, the answer, what came of it, and whether everybody reads it."""
    row = _idea(request, public_id)
    programme = request.programme  # type: ignore[attr-defined]
    need = needs_at_desk(programme, request.user).filter(public_id=row.need).first() if row.need else None
    context = {
        "idea": row, "turn": turn_words(row.turn_role), "history": history(row), "need": need,
        "offers": _own_pages(offers(FLOW, row, request.user, MOVES, lambda name: _url(request, row, name))),
        "page": public_idea(public_id), "has_page": hasattr(row, "page"),
    }  # fmt: skip
    return _page(request, "detail", context, here=words(row.title))


@desk_page
def take_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """It goes on: what it becomes, who owns the next step, until when."""
    row = _idea(request, public_id, "sent")
    form = TakeUpForm(sent(request), idea=row, **_made(request))
    return _answered(request, row, "take_up", form)


@desk_page
def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    """It goes on as part of another one."""
    row = _idea(request, public_id, "sent")
    form = MergeForm(sent(request), idea=row, others=_rows(request).exclude(pk=row.pk)[:MOST])
    return _answered(request, row, "merge", form)


@desk_page
def decline(request: HttpRequest, public_id: str) -> HttpResponse:
    """Not now, and why."""
    row = _idea(request, public_id, "sent")
    return _answered(request, row, "decline", WordsForm(sent(request), idea=row))


@desk_page
def follow_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """What came of it."""
    row = _idea(request, public_id, "taken_up")
    form = FollowUpForm(sent(request), idea=row, **_made(request))
    form.fields["words"].label = _("What came of it")
    return _answered(request, row, "follow_up", form)


@desk_page
@require_POST
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let everybody read it, as its author agreed."""
    row = _idea(request, public_id)
    ideas.publish(row, by=request.user, seen=seen(request))
    messages.success(request, _("Published. Everybody reads it."))
    return HttpResponseRedirect(_url(request, row))


@desk_page
def hide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take it off the page, with a reason."""
    row = _idea(request, public_id)
    form = HideForm(sent(request))
    if kept(request, form, lambda: ideas.hide(row, by=request.user, reason=form.cleaned_data["reason"])):
        messages.success(request, _("Taken off. Nobody reads it any more."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "answer", {"form": form, "idea": row, "button": _("Take it off")}, row, here=_("Take it off"))


def _rows(request: HttpRequest) -> Any:
    programme = request.programme  # type: ignore[attr-defined]
    if not has_ideas(programme) or not matches(request):
        raise Http404
    return ideas_at_desk(programme, request.user)


def _idea(request: HttpRequest, public_id: str, state: str = "") -> Idea:
    """The idea in the address; a page about one state is there while it is in that state."""
    row: Idea = get_object_or_404(_rows(request), public_id=public_id)
    if state and request.method != "POST" and row.state != state:
        raise Http404
    return row


def _answered(request: HttpRequest, row: Idea, name: str, form: WordsForm) -> HttpResponse:
    action: Callable[..., Idea] = MOVES[name]
    if kept(request, form, lambda: action(row, by=request.user, **form.said())):
        messages.success(request, str(FLOW.named(name).done))
        return HttpResponseRedirect(_url(request, row))
    label = str(FLOW.named(name).label)
    return _page(request, "answer", {"form": form, "idea": row, "button": label}, row, here=label)


def _made(request: HttpRequest) -> dict[str, Any]:
    """The programme's own events and needs, as far as the account sees them."""
    programme = request.programme  # type: ignore[attr-defined]
    return {
        "events": events_at_desk(programme, request.user).order_by("-starts_at")[:MOST],
        "needs": needs_at_desk(programme, request.user).order_by("-pk")[:MOST],
    }


def _own_pages(found: list[Any]) -> list[Any]:
    """Every one of them is a link to its page, since an answer is made of words."""
    return [replace(one, page=True) for one in found]


def _url(request: HttpRequest, row: Idea, name: str = "") -> str:
    return desk_url(request, f"idea_{name}" if name else "idea", row.public_id)


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Idea | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under an idea."""
    trail = [(_("Ideas"), desk_url(request, "ideas"))] if here else []
    trail += [(words(under.title), _url(request, under))] if under else []
    return noun_page(request, "ideas", f"idea/{name}", context, trail=trail, here=here or _("Ideas"))
