"""Joint statements on the desk: writing one, who signed, handing it over, what was answered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import language_choices
from ciconia.doors.desk.forms.statement import AnswerForm, HandOverForm, StatementForm, StrikeForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import turn_words, with_turns
from ciconia.doors.desk.page import noun_page
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.gatherings.actions import statement as statements
from ciconia.gatherings.actions import statement_signature as signatures
from ciconia.gatherings.models import Statement, StatementSignature
from ciconia.gatherings.models.statement import KEEPERS, PUBLIC
from ciconia.gatherings.queries.statement import signatures_of, signers_of, statements_at_desk
from ciconia.gatherings.rules.statement import FLOW, has_statements, not_to_open, spoken

PATH = ("draft", "open", "closed", "handed_over", "answered")
ACTIONS = {
    "open": statements.open_statement, "call_back": statements.call_back, "close": statements.close,
    "no_answer": statements.no_answer, "withdraw": statements.withdraw,
}  # fmt: skip


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every joint statement of the programme."""
    rows = _rows(request).order_by("-changed_at", "-pk")
    return _page(request, "list", {"rows": with_turns(rows), "may_add": _may(request)})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement: its texts, who signed, what comes next."""
    row, may = statement_of(request, public_id), _may(request)
    gone, names = history(row), dict(language_choices())
    written = spoken(row.text)
    context = {
        "statement": row, "route": route(FLOW, PATH, row, gone), "history": gone, "turn": turn_words(row.turn_role),
        "text": told(row.text), "offers": offers(FLOW, row, request.user, ACTIONS, _moves(request, row)),
        "may_edit": row.state == "draft" and may, "may": may, "is_public": row.state in PUBLIC,
        "why_not": (not_to_open(row) or "") if row.state == "draft" and may else "",
        "tongues": [(code, names.get(code, code)) for code in written],
        "signers": signers_of(row, request.user) if may else [],
        "signatures": [] if may else signatures_of(row),
    }  # fmt: skip
    return _page(request, "detail", context, here=words(row.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a statement."""
    if not _may(request):
        raise Http404
    _rows(request)
    form = StatementForm(sent(request), initial={"language": get_language() or "en"})
    programme = request.programme  # type: ignore[attr-defined]
    row = kept(request, form, lambda: statements.make_statement(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Kept as a draft."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "form", {"form": form}, here=_("New statement"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or write it in another language."""
    row = statement_of(request, public_id)
    if not _may(request) or (request.method != "POST" and row.state != "draft"):
        raise Http404
    asked = request.GET.get("language", "")
    opened = StatementForm.initial_in(row, asked if asked in dict(language_choices()) else "")
    form = StatementForm(sent(request), initial=opened)

    def act() -> Statement:
        return statements.edit_statement(row, by=request.user, seen=form.cleaned_data["seen"], **form.values(row))

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "form", {"form": form, "statement": row}, row, here=_("Change the texts"))


@desk_page
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """To whom it was handed, and when."""
    row = _led(request, public_id, "closed")
    form = HandOverForm(sent(request), initial={"seen": row.version, "on": clock.today(row.zone)})

    def act() -> Statement:
        return statements.hand_over(row, by=request.user, **form.cleaned_data)

    return _noted(request, row, "hand_over", form, act)


@desk_page
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was answered."""
    row = _led(request, public_id, "handed_over")
    form = AnswerForm(sent(request), initial={"seen": row.version, "language": get_language() or "en"})
    return _noted(request, row, "answer", form, lambda: statements.answer(row, by=request.user, **form.said()))


@desk_page
def strike(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a signature off that is not the organisation's."""
    standing = StatementSignature.objects.standing().filter(statement__in=_rows(request))
    one = get_object_or_404(standing.select_related("statement__programme"), public_id=public_id)
    row = one.statement
    if not _may(request):
        raise Http404
    form = StrikeForm(sent(request))
    if kept(request, form, lambda: signatures.strike(one, by=request.user, reason=form.cleaned_data["reason"])):
        messages.success(request, _("Taken off. Whoever signed gets a letter with your reason."))
        return HttpResponseRedirect(_url(request, row))
    context = {"form": form, "statement": row, "name": one.name, "button": _("Take the signature off")}
    return _page(request, "note", context, row, here=_("Take a signature off"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Open it, close it, call it back, withdraw it, or note that no answer came."""
    row = statement_of(request, public_id)
    around = frame(request, "statements", trail=_trail(request, row))
    return move_page(request, FLOW, row, move, ACTIONS, back=_url(request, row), **around)


def statement_of(request: HttpRequest, public_id: str) -> Statement:
    """The statement in the address, as far as the account sees it."""
    return get_object_or_404(_rows(request), public_id=public_id)


def _rows(request: HttpRequest) -> Any:
    programme = request.programme  # type: ignore[attr-defined]
    if not has_statements(programme):
        raise Http404
    return statements_at_desk(programme, request.user)


def _led(request: HttpRequest, public_id: str, state: str) -> Statement:
    """The same, for whoever leads it through, while it is where the page is about."""
    row = statement_of(request, public_id)
    if not _may(request) or (request.method != "POST" and row.state != state):
        raise Http404
    return row


def _noted(request: HttpRequest, row: Statement, name: str, form: forms.Form, act: Callable[[], Any]) -> HttpResponse:
    if kept(request, form, act):
        messages.success(request, str(FLOW.named(name).done))
        return HttpResponseRedirect(_url(request, row))
    label = str(FLOW.named(name).label)
    return _page(request, "note", {"form": form, "statement": row, "button": label}, row, here=label)


def _moves(request: HttpRequest, row: Statement) -> Callable[[str], str]:
    return lambda name: _url(request, row, "move", name)


def _may(request: HttpRequest) -> bool:
    return holds_for_programme(request.user, KEEPERS, request.programme.pk, None)  # type: ignore[attr-defined]


def _url(request: HttpRequest, row: Statement, name: str = "", *more: str) -> str:
    return desk_url(request, f"statement_{name}" if name else "statement", row.public_id, *more)


def _trail(request: HttpRequest, row: Statement | None) -> list[tuple[str, str]]:
    trail = [(_("Joint statements"), desk_url(request, "statements"))]
    return [*trail, (words(row.title), _url(request, row))] if row else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Statement | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a statement."""
    trail = _trail(request, under) if here else []
    return noun_page(
        request, "statements", f"statement/{name}", context, trail=trail, here=here or _("Joint statements")
    )
