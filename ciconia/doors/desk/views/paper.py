"""Pages that an institution filled in by hand: read beside the form into which they are typed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.views.need import may_edit, need_of, need_page
from ciconia.doors.shared.clash import clash_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import move_page, offers
from ciconia.doors.shared.need_form import NeedForm, keep
from ciconia.doors.shared.photos import PhotosForm
from ciconia.foundation.access import persons_q
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import paper as papers
from ciconia.selection.actions.need_told import WRITABLE
from ciconia.selection.models import Need, Paper
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.queries.need import as_it_stood, last_entry
from ciconia.selection.queries.paper import papers_at_desk
from ciconia.selection.rules.need import FLOW as FLOW_OF_NEED
from ciconia.selection.rules.paper import FLOW

ACTIONS = {"type_in": papers.type_in, "set_aside": papers.set_aside}


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """The photos on one side, on the other the form of the need; pages turn by a link."""
    paper = _paper(request, public_id)
    need = paper.need
    if request.method != "POST":
        return _read(request, paper, _form(request, need) if may_edit(request, need) else None)
    form = _form(request, need, request.POST)
    form.is_valid()
    seen = form.cleaned_data.get("seen")
    try:
        values = form.values(as_it_stood(need, seen))
        keep(form, values, lambda **said: needs.edit_need(need, by=request.user, seen=seen, **said))
    except Conflict:
        return _clash(request, paper, form)
    if form.errors:
        return _read(request, paper, form, status=422)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(desk_url(request, "paper", public_id))


@desk_page
def photos(request: HttpRequest, public_id: str) -> HttpResponse:
    """Photos of a paper that an institution handed to its focal point."""
    need = need_of(request, public_id)
    if not FLOW_OF_NEED.holds(request.user, "focal point", need):
        raise Http404
    form = PhotosForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.send(need, by=request.user):
        messages.success(request, _("Received. Type it in when you have the time: it waits on your overview."))
        return HttpResponseRedirect(desk_url(request, "need", public_id))
    return need_page(request, "photos", {"form": form, "need": need}, need, here=_("On paper"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Say that it is typed in, or set it aside."""
    paper = _paper(request, public_id)
    around = frame(request, "needs", trail=_trail(request, paper))
    return move_page(
        request, FLOW, paper, move, ACTIONS, back=desk_url(request, "need", paper.need.public_id), **around
    )


def _form(request: HttpRequest, need: Need, data: Any = None) -> NeedForm:
    plans = plans_of(need.organisation, request.user, need.plan_id)
    return NeedForm(data, initial=NeedForm.of(need), focus=need.focus, plans=plans)


def _clash(request: HttpRequest, paper: Paper, form: NeedForm) -> HttpResponse:
    """Somebody was faster: what they changed beside what was typed; after it was sent, the reason why not."""
    need, last = paper.need, last_entry(paper.need)
    if need.state not in WRITABLE:
        raise Refused(_("The need was sent or ended while you typed, so nothing can be changed now."))
    before = NeedForm.of(as_it_stood(need, form.cleaned_data.get("seen")))
    form.cleaned_data["language"] = need.written_in
    found = clash_of(form, before, NeedForm.of(need), last=last, seen=need.version)
    return _read(request, paper, _form(request, need, found.data), status=409, clash=found)


def _read(request: HttpRequest, paper: Paper, form: NeedForm | None, status: int = 200, **more: Any) -> HttpResponse:
    turn = request.GET.get("turn", "")
    quarters = int(turn) if turn in ("1", "2", "3") else 0
    context = {
        "paper": paper, "need": paper.need, "pages": list(paper.pages.all()), "turn": quarters,
        "next": (quarters + 1) % 4, "form": form, "version": paper.need.version, **more,
        "offers": offers(FLOW, paper, request.user, ACTIONS, lambda name: _move_url(request, paper, name)),
    }  # fmt: skip
    around = frame(request, "needs", trail=_trail(request, paper))
    return render(request, "desk/paper/detail.html", around | context, status=status)


def _paper(request: HttpRequest, public_id: str) -> Paper:
    rows = papers_at_desk(request.programme, request.user).filter(persons_q(request.user))  # type: ignore[attr-defined]
    found: Paper = get_object_or_404(rows, public_id=public_id)
    return found


def _trail(request: HttpRequest, paper: Paper) -> list[tuple[str, str]]:
    own = desk_url(request, "need", paper.need.public_id)
    return [(_("Needs"), desk_url(request, "needs")), (paper.need.reference, own)]


def _move_url(request: HttpRequest, paper: Paper, name: str) -> str:
    return desk_url(request, "paper_move", paper.public_id, name)
