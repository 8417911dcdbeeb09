"""How the sectors of a country are chosen: the long list, what there is, what was decided with whom."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.decision import SectorsForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.sector_listing import CheckForm, ListSectorForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.line import focuses_here
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.files import path_of
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.models import Decision, Focus
from ciconia.programmes.models.decision import About
from ciconia.programmes.queries.decision import (
    decisions_on,
    long_list_of,
    may_take_part,
    sectors_to_list,
    standing_choices,
)
from ciconia.programmes.queries.programme import version_now


@desk_page
def listed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The sectors worked in, those thought of, and the decisions."""
    focus = _focus(request, public_id)
    context = {
        "focus": focus,
        "choices": standing_choices(focus),
        "listings": long_list_of(focus, request.user),
        "decisions": decisions_on(focus, request.user, About.SECTORS),
        "may_list": focus.state == "open" and listings.may_list(request.user, focus),
        "may_decide": focus.state == "open" and listings.may_decide(request.user, focus),
    }
    return _page(request, "list", context, focus)


@desk_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a sector on the long list."""
    focus = _open(request, public_id, listings.may_list)
    form = ListSectorForm(request.POST if request.method == "POST" else None, known=sectors_to_list(focus))
    if request.method == "POST" and form.is_valid():
        try:
            listings.long_list(focus, by=request.user, **form.values())
            messages.success(request, _("On the long list. Somebody looks at what there is next."))
            return HttpResponseRedirect(desk_url(request, "sectors", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return _page(request, "new", {"focus": focus, "form": form}, focus, here=_("Put a sector on the long list"))


@desk_page
def check(request: HttpRequest, public_id: str, listing: str) -> HttpResponse:
    """Write down what institutions, strategy and donors there are."""
    focus = _open(request, public_id, listings.may_list)
    row = get_object_or_404(long_list_of(focus, request.user), public_id=listing)
    form = CheckForm(request.POST if request.method == "POST" else None, initial=CheckForm.of(row))
    if request.method == "POST" and form.is_valid():
        try:
            listings.check(row, by=request.user, **form.cleaned_data)
            messages.success(request, _("Written down. The decision is taken with the ministries."))
            return HttpResponseRedirect(desk_url(request, "sectors", public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return _page(request, "check", {"focus": focus, "listing": row, "form": form}, focus, here=_("Look at a sector"))


@desk_page
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what was decided with ministries and embassies; it becomes a version of the set-up."""
    focus = _open(request, public_id, listings.may_decide)
    number = version_now(focus.programme).number
    form = SectorsForm(
        request.POST if request.method == "POST" else None, request.FILES or None, initial={"seen": number},
        organisations=may_take_part(focus), listings=list(long_list_of(focus, request.user)),
        choices=standing_choices(focus),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _decided(request, focus, form):
        messages.success(request, _("Recorded. What was decided holds for new opportunities; published ones stay."))
        return HttpResponseRedirect(desk_url(request, "sectors", public_id))
    context = {"focus": focus, "form": form, "number": number}
    return _page(request, "decide", context, focus, here=_("Record a decision"))


@desk_page
def minutes(request: HttpRequest, public_id: str) -> HttpResponse:
    """The minutes of a decision; always saved, never shown by the browser."""
    rows = Decision.objects.visible_to(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    decision = get_object_or_404(rows.exclude(minutes_digest=""), public_id=public_id)
    try:
        content = path_of(decision.minutes_digest).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(  # type: ignore[return-value]
        content, as_attachment=True, filename=decision.minutes_name, content_type=decision.minutes_type
    )


def _decided(request: HttpRequest, focus: Focus, form: SectorsForm) -> bool:
    said = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        listings.decide(
            focus, by=request.user, deliberation=form.deliberation(), verdicts=form.verdicts(), **said
        )  # fmt: skip
    except Unfit as wrong:
        form.tell(wrong.problems)
        if "" in wrong.problems:  # whoever sends it again has been told of the newest version
            form.data = form.data.copy()
            form.data["seen"] = str(version_now(focus.programme).number)
        return False
    return True


def _focus(request: HttpRequest, public_id: str) -> Focus:
    mine = [focus.pk for focus in focuses_here(request)]
    return get_object_or_404(Focus.objects.select_related("programme"), public_id=public_id, pk__in=mine)


def _open(request: HttpRequest, public_id: str, may: Any) -> Focus:
    """A country that is worked in, for whoever may; for others the page does not exist."""
    focus = _focus(request, public_id)
    if focus.state != "open" or not may(request.user, focus):
        raise Http404
    return focus


def _page(request: HttpRequest, name: str, context: dict[str, Any], focus: Focus, *, here: str = "") -> HttpResponse:
    trail = [(_("Countries"), desk_url(request, "focuses"))]
    trail.append((words(focus.name), desk_url(request, "focus", focus.public_id)))
    if here:
        trail.append((_("Sectors"), desk_url(request, "sectors", focus.public_id)))
    page = {**frame(request, "focuses", trail=trail), **context, "here": here or _("Sectors")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/sector_listing/{name}.html", page, status=status)
