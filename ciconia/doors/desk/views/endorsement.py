"""The authorities of a need on the desk: ask somebody there, hand in and compare letters, follow a new chain."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.endorsement import AskForm, ChainForm, CompareForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.letter_form import handed_in, letter_form
from ciconia.doors.shared.sent import sent
from ciconia.foundation.files import path_of
from ciconia.selection.actions import endorsement as chain
from ciconia.selection.actions import endorsement_letter as letters
from ciconia.selection.models import EndorsementLetter, Need
from ciconia.selection.queries.endorsement import chain_changed, step_asked, steps_of
from ciconia.selection.queries.need import needs_at_desk
from ciconia.selection.rules.need import FLOW


@desk_page
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask the authority anew, perhaps somebody else there."""
    need = _need(request, public_id, "officer", "focal point")
    step = step_asked(need)
    if step is None:
        return _back(request, need)
    start = {"seen": need.version, "language": step.languages[0] if step.languages else "en"}
    form = AskForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        chain.ask_again(need, by=request.user, **form.cleaned_data)
        return _back(request, need, _("Asked anew. The letter goes out within ten minutes."))
    return _page(request, need, form, here=_("Ask somebody there"), button=_("Ask"), step=step)


@desk_page
def letter_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand in a letter for the institution."""
    need = _need(request, public_id, "focal point")
    step = step_asked(need)
    if request.method != "POST" and step is None:
        return _back(request, need)
    form = letter_form(request, need)
    if request.method == "POST" and handed_in(request, need, form):
        return _back(request, need, _("Kept. An officer compares it with what you wrote."))
    return _page(request, need, form, here=_("Hand in a letter"), button=_("Hand it in"), step=step, files=True)


@desk_page
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Compare a letter with what was recorded of it."""
    found = _letter(request, public_id)
    need = _need(request, found.endorsement.need.public_id, "officer")
    form = CompareForm(sent(request), initial={"seen": need.version})
    if request.method == "POST" and form.is_valid():
        seen, reason = form.cleaned_data["seen"], form.cleaned_data["reason"]
        if form.cleaned_data["verdict"] == "yes":
            letters.confirm(found, by=request.user, seen=seen)
            return _back(request, need, _("The letter is the answer of the authority now."))
        letters.turn_down(found, by=request.user, reason=reason, seen=seen)
        return _back(request, need, _("Turned down with your reason. The authority has the turn again."))
    return _page(request, need, form, here=_("Compare the letter"), button=_("Keep what I found"), letter=found)


@desk_page
def letter_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The scan itself; always saved, never shown by the browser."""
    found = _letter(request, public_id)
    try:
        content = path_of(found.digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)  # type: ignore[return-value]


@desk_page
def follow(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move a need that waits onto the chain of today."""
    need = _need(request, public_id, "officer")
    if request.method != "POST" and not chain_changed(need, steps_of(need)):
        return _back(request, need)
    form = ChainForm(sent(request), initial={"seen": need.version})
    if request.method == "POST" and form.is_valid():
        chain.follow_chain(need, by=request.user, **form.cleaned_data)
        return _back(request, need, _("The need follows the new chain. What was given and is in it too stays given."))
    return _page(request, need, form, here=_("Follow the new chain"), button=_("Follow the new chain"))


def _letter(request: HttpRequest, public_id: str) -> EndorsementLetter:
    rows = EndorsementLetter.objects.visible_to(request.user).select_related(
        "endorsement__need", "endorsement__organisation"
    )
    own = rows.filter(endorsement__need__in=needs_at_desk(request.programme, request.user))  # type: ignore[attr-defined]
    return get_object_or_404(own, public_id=public_id)


def _need(request: HttpRequest, public_id: str, *roles: str) -> Need:
    need: Need = get_object_or_404(needs_at_desk(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]
    if not any(FLOW.holds(request.user, role, need) for role in roles):
        raise Http404
    return need


def _back(request: HttpRequest, need: Need, words: str = "") -> HttpResponse:
    if words:
        messages.success(request, words)
    return HttpResponseRedirect(desk_url(request, "need", need.public_id))


def _page(request: HttpRequest, need: Need, form: Any, *, here: str, **context: Any) -> HttpResponse:
    back = desk_url(request, "need", need.public_id)
    trail = [(_("Needs"), desk_url(request, "needs")), (need.reference, back)]
    page = {**frame(request, "needs", trail=trail), "need": need, "form": form, "here": here, "back": back, **context}
    return render(request, "desk/need/authority.html", page, status=422 if form.errors else 200)
