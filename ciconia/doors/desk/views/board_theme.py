"""Themes of a board on the desk: on the agenda, put to the vote, concluded, followed up."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.board import ConclusionForm, CorrectionForm, OutcomeForm, PlanForm, VoteForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.desk.views.board import board_page, board_trail, may_keep, theme_rows
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.event import hours
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation import clock
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.models import BoardTheme
from ciconia.gatherings.queries.board import meetings_of
from ciconia.gatherings.rules.board_theme import FLOW

PATH = ("raised", "planned", "concluded", "done")
ACTIONS = {"decline": themes.decline}
# Moves that ask for more than a reason, each on a page of its own: (move, name of the page).
ASKING = (
    ("plan", "board_theme_plan"), ("put_to_vote", "board_theme_vote"), ("conclude", "board_theme_conclude"),
    ("follow_up", "board_theme_follow_up"),
)  # fmt: skip
WAY_ON = {"raised": "plan", "planned": "conclude", "voted": "conclude", "concluded": "follow_up"}


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One theme: how many want it, when it is spoken about, the vote, what was concluded and what came of it."""
    theme = _theme(request, public_id)
    gone = history(theme)
    url = lambda name: desk_url(request, "board_theme_move", public_id, name)  # noqa: E731
    context = {
        "theme": theme, "route": route(FLOW, PATH, theme, gone), "history": gone, "turn": turn_words(theme.turn_role),
        "offers": offers(FLOW, theme, request.user, ACTIONS, url), "asking": _asking(request, theme),
        "meeting": hours(theme.meeting) if theme.meeting else "", "may": may_keep(request),
    }  # fmt: skip
    return board_page(request, "theme", context, theme.board, here=theme.title)


@desk_page
def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """At which meeting it is spoken about."""
    theme = _led(request, public_id, "plan")
    coming = [(one, hours(one)) for one in meetings_of(theme.board).filter(ends_at__gt=clock.now())]
    form = PlanForm(sent(request), initial={"seen": theme.version}, meetings=coming)

    def act() -> BoardTheme:
        said = form.cleaned_data
        return themes.plan(theme, form.meetings[said["meeting"]], by=request.user, seen=said["seen"])

    return _noted(request, theme, "plan", form, act)


@desk_page
def put_to_vote(request: HttpRequest, public_id: str) -> HttpResponse:
    """What every member is asked, and until when."""
    theme = _led(request, public_id, "put_to_vote")
    form = VoteForm(sent(request), initial={"seen": theme.version})

    def act() -> BoardTheme:
        said = form.cleaned_data
        return themes.put_to_vote(theme, by=request.user, words=_asked(said["question"], said["until"]), **said)

    return _noted(request, theme, "put_to_vote", form, act)


@desk_page
def conclude(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was concluded, who does it, and until when."""
    theme = _led(request, public_id, "conclude")
    form = ConclusionForm(sent(request), initial={"language": get_language() or "en", "seen": theme.version})
    return _noted(request, theme, "conclude", form, lambda: themes.conclude(theme, by=request.user, **form.said(theme)))


@desk_page
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what stands on the public page."""
    theme = _theme(request, public_id)
    if not may_keep(request) or (request.method != "POST" and theme.state != "concluded"):
        raise Http404
    form = CorrectionForm(sent(request), initial=CorrectionForm.initial_of(theme))
    if kept(request, form, lambda: themes.correct(theme, by=request.user, **form.said(theme))):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_url(request, theme))
    return _form(request, theme, form, _("Change what is public"), _("Save the changes"))


@desk_page
def follow_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """What came of it."""
    theme = _led(request, public_id, "follow_up")
    form = OutcomeForm(sent(request), initial={"language": get_language() or "en", "seen": theme.version})
    act = lambda: themes.follow_up(theme, by=request.user, **form.said(theme))  # noqa: E731
    return _noted(request, theme, "follow_up", form, act)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Not now, with a reason."""
    theme = _theme(request, public_id)
    around = frame(request, "boards", trail=[*board_trail(request, theme.board), (theme.title, _url(request, theme))])
    return move_page(request, FLOW, theme, move, ACTIONS, back=_url(request, theme), **around)


def _asked(question: str, until: Any) -> str:
    """What is written of a vote in the board's space: in the language of whoever asks."""
    said = _("Please vote until %(day)s, on the board's page. Nobody reads who voted how.") % {"day": day(until)}
    return "\n".join([question, "", said])


def _asking(request: HttpRequest, theme: BoardTheme) -> list[tuple[str, str, str]]:
    """The moves that lead to a page of their own: words, address, style."""
    if not may_keep(request):
        return []
    there = [(FLOW.named(name), page) for name, page in ASKING if theme.state in FLOW.named(name).froms]
    go = WAY_ON.get(theme.state)
    return [(str(one.label), desk_url(request, page, theme.public_id), "go" if one.name == go else "")
            for one, page in there]  # fmt: skip


def _theme(request: HttpRequest, public_id: str) -> BoardTheme:
    found: BoardTheme = get_object_or_404(theme_rows(request), public_id=public_id)
    return found


def _led(request: HttpRequest, public_id: str, name: str) -> BoardTheme:
    """The theme for whoever looks after its board, while the move starts from where it is."""
    theme = _theme(request, public_id)
    if not may_keep(request) or (request.method != "POST" and theme.state not in FLOW.named(name).froms):
        raise Http404
    return theme


def _noted(request: HttpRequest, theme: BoardTheme, name: str, form: forms.Form, act: Callable[[], Any]) -> Any:
    if kept(request, form, act):
        messages.success(request, str(FLOW.named(name).done))
        return HttpResponseRedirect(_url(request, theme))
    label = str(FLOW.named(name).label)
    return _form(request, theme, form, label, label)


def _form(request: HttpRequest, theme: BoardTheme, form: Any, here: str, button: str) -> HttpResponse:
    context = {"form": form, "board": theme.board, "theme": theme, "name": theme.title, "button": button}
    return board_page(request, "form", context, theme.board, here=here)


def _url(request: HttpRequest, theme: BoardTheme) -> str:
    return desk_url(request, "board_theme", theme.public_id)
