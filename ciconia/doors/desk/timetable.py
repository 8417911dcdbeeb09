"""What pages about the timetable show: the line of dates, what moves with one, who is written to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared.templatetags.ciconia import date_words, day, month, words
from ciconia.foundation import clock
from ciconia.foundation.flow import registry
from ciconia.foundation.models import Stateful
from ciconia.programmes.actions.milestone import Effect
from ciconia.programmes.actions.timetable import Moved
from ciconia.programmes.models import Focus, Milestone
from ciconia.programmes.rules.timetable import AUDIENCES, EACH

SHOWN = 20


def line_of_dates(request: HttpRequest, rows: Iterable[Milestone], focuses: list[Focus]) -> dict[str, Any]:
    """The dates in their order with today among them, those of each row, and those that are not known."""
    found, today = list(rows), clock.today(request.programme.zone)  # type: ignore[attr-defined]
    names = {row.code: words(row.name) for row in found}
    stops = [(row.day, _stop(request, row, names)) for row in found if row.day]
    stops += [(focus.next_review, _review(request, focus)) for focus in focuses if focus.state == "open"]
    stops.sort(key=lambda pair: pair[0])
    past = [stop | {"state": "done"} for on, stop in stops if on < today]
    ahead = [stop for on, stop in stops if on >= today]
    now = {"label": _("Today"), "when": date_words(today), "state": "now", "note": _next(stops, today)}
    return {
        "stops": [*past, now, *ahead],
        "each": [_stop(request, row, names) for row in found if row.each],
        "unknown": [_stop(request, row, names) for row in found if not row.day and not row.each],
    }


def _next(stops: list[tuple[date, dict[str, Any]]], today: date) -> str:
    following = [on for on, _stop in stops if on >= today]
    if not following:
        return _("No date is ahead.")
    days = (following[0] - today).days
    return ngettext("%(days)d day to the next date", "%(days)d days to the next date", days) % {"days": days}


def _stop(request: HttpRequest, row: Milestone, names: dict[str, str]) -> dict[str, Any]:
    label = words(row.name)
    if row.focus:
        label = _("%(name)s, in %(place)s") % {"name": label, "place": words(row.focus.name)}
    note = [tied_to(row, names), reminded(row)]
    return {
        "label": label, "when": when(row), "note": " ".join(part for part in note if part), "state": "",
        "url": desk_url(request, "milestone", row.public_id),
    }  # fmt: skip


def _review(request: HttpRequest, focus: Focus) -> dict[str, Any]:
    return {
        "label": _("Next review of the work in %(place)s") % {"place": words(focus.name)},
        "when": day(focus.next_review), "note": "", "state": "",
        "url": desk_url(request, "focus", focus.public_id),
    }  # fmt: skip


def when(row: Milestone) -> str:
    """The day of a milestone as exactly as it is known."""
    if row.each:
        return str(EACH[row.each])
    if row.day is None:
        return _("not known")
    return {"month": month(row.day), "year": str(row.day.year)}.get(row.precision, day(row.day))


def tied_to(row: Milestone, names: dict[str, str]) -> str:
    """How far a milestone stands from the one it follows."""
    if not row.after:
        return ""
    count, other = abs(row.days or 0), names.get(row.after, row.after)
    say = (
        ngettext("%(days)d day before “%(other)s”.", "%(days)d days before “%(other)s”.", count)
        if (row.days or 0) < 0
        else ngettext("%(days)d day after “%(other)s”.", "%(days)d days after “%(other)s”.", count)
    )
    return say % {"days": count, "other": other}


def reminded(row: Milestone) -> str:
    """Who is reminded when, in one sentence."""
    if not row.audience or not row.reminders:
        return ""
    said = {"who": AUDIENCES[row.audience].label, "when": ", ".join(distance(days) for days in sorted(row.reminders))}
    if not row.reminds:
        return _("No reminders: they are switched off.")
    return _("Reminded: %(who)s; %(when)s.") % said


def distance(days: int) -> str:
    """So many days before or after a day."""
    if days == 0:
        return _("on the day")
    if days < 0:
        return ngettext("%(days)d day before", "%(days)d days before", -days) % {"days": -days}
    return ngettext("%(days)d day after", "%(days)d days after", days) % {"days": days}


def nouns() -> dict[str, str]:
    """Rows that are due, by noun, in words."""
    return {
        "need": _("Needs"), "opportunity": _("Opportunities"), "application": _("Applications"),
        "engagement": _("Engagements"), "partnership": _("Partnerships"), "focus": _("Countries"),
        "affiliation": _("Affiliations"), "outcome": _("Follow-up"), "checklist_item": _("Preparation"),
        "deliverable": _("Deliverables"),
    }  # fmt: skip


def waits_for(row: Milestone) -> list[dict[str, Any]]:
    """The states of which a milestone is the next date or the latest, in words."""
    found = []
    for names, latest in ((row.due, False), (row.latest, True)):
        for name in names:
            noun, _dot, state = name.partition(".")
            label = _model(noun).states(state).label
            say = _("%(noun)s, %(state)s: at the latest on this day") if latest else _("%(noun)s, %(state)s: due then")
            found.append({"words": say % {"noun": nouns().get(noun, noun), "state": label}})
    return found


def effect_shown(request: HttpRequest, effect: Effect, today: date) -> dict[str, Any]:
    """What moves, in lists: dates of the timetable with their reminders, and rows by noun."""
    by_noun: dict[str, list[Moved]] = {}
    for row in effect.rows:
        by_noun.setdefault(row.noun, []).append(row)
    return {
        "number": effect.number,
        "shifts": [
            {
                "name": words(one.milestone.name),
                "place": words(one.milestone.focus.name) if one.milestone.focus else "",
                "before": day(one.before) if one.before else _("not known"),
                "after": day(one.after),
                "reminders": _reminders(one.milestone, one.after, today) if one.after else [],
            }
            for one in effect.shifts
        ],
        "groups": [_group(request, noun, rows) for noun, rows in by_noun.items()],
        "total": len({(row.noun, row.pk) for row in effect.rows}),
    }


def _reminders(row: Milestone, new: date, today: date) -> list[dict[str, Any]]:
    return [{"day": day(on), "past": on < today} for on in row.reminded_on(new)]


def _group(request: HttpRequest, noun: str, rows: list[Moved]) -> dict[str, Any]:
    """The rows of a noun that move: all of them in number, and those the reader may see with their names."""
    model = _model(noun)
    by_pk: dict[int, list[Moved]] = {}
    for row in rows:
        by_pk.setdefault(row.pk, []).append(row)
    visible = model.objects.visible_to(request.user).filter(pk__in=list(by_pk)).order_by("pk")[:SHOWN]
    lines = [
        {"name": _name(row), "url": _url(request, noun, row), "what": _what(moved), "before": day(moved.before),
         "after": day(moved.after)}
        for row in visible
        for moved in by_pk[row.pk]
    ]  # fmt: skip
    return {
        "noun": nouns().get(noun, noun), "count": len(by_pk), "lines": lines, "more": len(by_pk) - len(visible),
    }  # fmt: skip


def _what(moved: Moved) -> str:
    return _("last day to apply") if moved.what == "deadline" else _("due")


def _name(row: Any) -> str:
    reference = getattr(row, "reference", "") or ""
    title = getattr(row, "title", None) or getattr(row, "name", None)
    parts = [reference, words(title) if title else "" if reference else str(row)]
    return _(", ").join(part for part in parts if part)


def _url(request: HttpRequest, noun: str, row: Any) -> str:
    try:
        return desk_url(request, noun, row.public_id)
    except NoReverseMatch:  # a row that has no page of its own
        return ""


def _model(noun: str) -> Any:
    name = registry[noun].noun.replace("_", "")
    return next(model for model in apps.get_models() if issubclass(model, Stateful) and model._meta.model_name == name)


def reasons() -> dict[str, str]:
    """Why somebody gets no letter, in words, with the number before it."""
    return {
        "no_account": _("have no account here: tell them by telephone"),
        "closed": _("have closed their account"),
        "done": _("have done it already"),
        "passed": _("are past their day"),
        "today": _("got this letter today"),
    }
