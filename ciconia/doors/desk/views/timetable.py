"""The timetable: its dates, what moves with one, and the letters about it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.timetable import DayForm, MoveForm, WriteForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.line import focuses_here
from ciconia.doors.desk.listing import chosen, country_choices, in_country
from ciconia.doors.desk.timetable import distance, effect_shown, line_of_dates, reasons, tied_to, waits_for, when
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.doors.shared.timetable_letter import message_of
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions import mailing as mailings
from ciconia.programmes.actions import milestone as milestones
from ciconia.programmes.models import Focus, Mailing, Milestone
from ciconia.programmes.queries.audience import is_named
from ciconia.programmes.queries.timetable import earlier, shown_on, standing_for, timetable_of
from ciconia.programmes.rules.timetable import AUDIENCES


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """All dates of the programme, or as they are in one country."""
    programme, focuses = request.programme, focuses_here(request)  # type: ignore[attr-defined]
    countries = country_choices(focuses, _("All countries"))
    country = chosen(request, "country", countries)
    within = in_country(focuses, country)
    rows = [row for row in _known(request) if row.focus_id is None or within is None or row.focus_id in within]
    if within is not None:
        own = {row.code for row in rows if row.focus_id}
        rows = [row for row in rows if row.focus_id or row.code not in own]
    kept = [focus for focus in focuses if within is None or focus.pk in within]
    context = {
        **line_of_dates(request, rows, kept),
        "countries": countries if len(countries) > 2 else [],
        "picked": {"country": country},
        "version": programme.versions.order_by("-number").first(),
    }
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One date: where it comes from, what waits for it, who is written to, and how it stood before."""
    row = _milestone(request, public_id)
    if request.method == "POST":
        return _switched(request, row)
    names = {one.code: words(one.name) for one in _known(request)}
    following = [one for one in _known(request) if one.after == row.code and one.focus_id in (None, row.focus_id)]
    rounds = Mailing.objects.visible_to(request.user).filter(programme=row.programme, code=row.code)
    context = {
        "milestone": row,
        "when": when(row),
        "tied": tied_to(row, names),
        "following": [{"row": one, "when": when(one), "tied": tied_to(one, names)} for one in following],
        "waiting": waits_for(row),
        "audience": AUDIENCES[row.audience].label if row.audience else "",
        "reminders": [distance(days) for days in sorted(row.reminders)],
        "rounds": [_round(one) for one in rounds.select_related("by").order_by("-pk")[:20]],
        "earlier": [{"row": one, "when": when(one)} for one in earlier(row)[:20]],
        "may_move": not row.each and bool(_places(request, row)),
        "may_switch": bool(row.reminders) and milestones.may_switch(request.user, row),
        "may_write": bool(row.audience) and mailings.within_of(request.user, row.programme) != [],
    }
    return _page(request, "detail", context, here=words(row.name))


@desk_page
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """First all that would move with a date, which changes nothing; then one button that moves it."""
    row = _milestone(request, public_id)
    places = _places(request, row)
    if not places or row.each:
        raise Http404
    asked = DayForm(request.GET or None, places=places, initial={"day": row.day})
    form = MoveForm(request.POST if request.method == "POST" else None)
    context = {"milestone": row, "when": when(row), "asked": asked, "form": form}
    if asked.is_valid():
        day, only = asked.cleaned_data["day"], _only(request, asked.cleaned_data.get("where", places[0][0]))
        try:
            if request.method == "POST" and form.is_valid():
                return _moved(request, row, day, only, form)
        except Unfit as wrong:
            tell(form, {name if name in form.fields else "": said for name, said in wrong.problems.items()})
        context |= _looked(request, row, day, only, asked)
    return _page(request, "move", context, row, here=_("Move this date"))


@desk_page
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter of a date as one of them would get it, how many get it, who does not and why; then it goes out."""
    row = _milestone(request, public_id)
    if not row.audience or mailings.within_of(request.user, row.programme) == []:
        raise Http404
    form = WriteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            mailings.write(row, by=request.user, number=form.cleaned_data["number"])
            messages.success(request, _("On their way. They go out within some minutes, one to each."))
            return HttpResponseRedirect(desk_url(request, "milestone", row.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"milestone": row, "form": form, "audience": AUDIENCES[row.audience].label}
    return _page(request, "letter", context | _written(request, row), row, here=_("Write to them"))


def _switched(request: HttpRequest, row: Milestone) -> HttpResponse:
    """Reminders of a date on or off."""
    if not row.reminders or not milestones.may_switch(request.user, row):
        raise Http404
    try:
        row = milestones.switch_reminders(row, on=not row.reminds, by=request.user)
        messages.success(request, _("Reminders are on.") if row.reminds else _("Reminders are off. None goes out."))
    except Unfit as wrong:
        messages.error(request, str(wrong))
    return HttpResponseRedirect(desk_url(request, "milestone", row.public_id))


def _known(request: HttpRequest) -> list[Milestone]:
    programme = request.programme  # type: ignore[attr-defined]
    return list(shown_on(timetable_of(programme), clock.today(programme.zone)))


def _milestone(request: HttpRequest, public_id: str) -> Milestone:
    """The date as it stands now, also behind the address of an earlier version of it."""
    programme = request.programme  # type: ignore[attr-defined]
    rows = shown_on(Milestone.objects.filter(programme=programme), clock.today(programme.zone))
    found = standing_for(get_object_or_404(rows.select_related("programme", "focus"), public_id=public_id))
    if found.focus_id and found.focus_id not in [focus.pk for focus in focuses_here(request)]:
        raise Http404
    found.programme = programme
    return found


def _places(request: HttpRequest, row: Milestone) -> list[tuple[str, Any]]:
    """Where the account may move a date: everywhere, or in countries of its own."""
    if row.focus:
        return [("", words(row.focus.name))] if milestones.may_move(request.user, row.programme, row.focus) else []
    every = [("", _("All countries"))] if milestones.may_move(request.user, row.programme) else []
    own = [focus for focus in focuses_here(request) if milestones.may_move(request.user, row.programme, focus)]
    return [*every, *((focus.public_id, words(focus.name)) for focus in own)]


def _only(request: HttpRequest, where: str) -> Focus | None:
    return next((focus for focus in focuses_here(request) if focus.public_id == where), None)


def _moved(request: HttpRequest, row: Milestone, day: date, only: Focus | None, form: MoveForm) -> HttpResponse:
    milestones.move(row, day=day, by=request.user, only=only, **form.cleaned_data)
    messages.success(request, _("Moved, with all that hangs on it. Move it back to undo it."))
    return HttpResponseRedirect(desk_url(request, "timetable"))


def _looked(request: HttpRequest, row: Milestone, day: date, only: Focus | None, asked: DayForm) -> dict[str, Any]:
    try:
        effect = milestones.preview(row, day=day, by=request.user, only=only)
    except Unfit as wrong:
        tell(asked, wrong.problems)
        return {"effect": None}
    shown = effect_shown(request, effect, clock.today(row.programme.zone))
    return {"effect": shown, "day": day, "place": words(only.name) if only else "", "number": effect.number}


def _written(request: HttpRequest, row: Milestone) -> dict[str, Any]:
    found, named = mailings.to_write_to(row, by=request.user), is_named(row)
    choices = [
        (str(place), _("%(name)s, %(where)s") % {"name": account.name, "where": words(one.where or one.about)})
        if named else (str(place), _("Somebody, about %(about)s") % {"about": words(one.about)})
        for place, (one, account) in enumerate(found.reached)
    ]  # fmt: skip
    to = request.GET.get("to", "")
    place = int(to) if to.isdecimal() and int(to) < len(found.reached) else 0
    look = None
    if found.reached:
        one, account = found.reached[place]
        look = message_of(mailings.letter_of(row, one, account, day=row.day), name=None if named else "…")
    said = reasons()
    left = [{"count": len(rows), "why": said[why], "rows": _wheres(rows) if named else []}
            for why, rows in found.left_out.items()]  # fmt: skip
    return {"number": len(found.reached), "left": left, "look": look, "choices": choices, "picked": {"to": str(place)}}


def _wheres(rows: list[Any]) -> list[str]:
    return sorted({words(one.where or one.about) for one in rows})[:20]


def _round(one: Mailing) -> dict[str, Any]:
    said = reasons()
    left = [{"count": count, "why": said.get(why, why)} for why, count in one.left_out.items()]
    return {"mailing": one, "left": left, "distance": distance(one.days) if one.days is not None else ""}


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Milestone | None = None, *, here: str = ""
) -> HttpResponse:
    trail = [(_("Timetable"), desk_url(request, "timetable"))] if here else []
    if under:
        trail.append((words(under.name), desk_url(request, "milestone", under.public_id)))
    page = {**frame(request, "timetable", trail=trail), **context, "here": here or _("Timetable")}
    wrong = any(getattr(context.get(form), "errors", None) for form in ("form", "asked"))
    return render(request, f"desk/timetable/{name}.html", page, status=422 if wrong else 200)
