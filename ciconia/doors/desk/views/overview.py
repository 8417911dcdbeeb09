"""The start page of every staff role: what waits for you, then how the programme stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.line import focuses_here
from ciconia.doors.desk.listing import chosen, country_choices, in_country
from ciconia.doors.desk.standing import standing
from ciconia.doors.desk.words import on_its_day, shown
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.insight.queries.overview import Ahead, Open, OpenRows, Progress, ahead, open_rows, progress_of
from ciconia.insight.queries.tasks import Task, tasks_for
from ciconia.programmes.models import Focus, Programme
from ciconia.selection.queries.blind import codes_of

PLAIN = ("opportunity", "milestone")  # what names nobody
FIRST = 10  # how many tasks stand on the page before the rest is asked for


@desk_page
def overview(request: HttpRequest) -> HttpResponse:
    """Tasks first; then the line in numbers, the countries against their targets, and the days ahead."""
    programme, user = request.programme, request.user  # type: ignore[attr-defined]
    focuses = focuses_here(request)
    countries = country_choices(focuses, _("All countries"))
    country = chosen(request, "country", countries)
    within = in_country(focuses, country)
    tasks = [task for task in tasks_for(user, programme) if not country or task.country == country]
    rows = open_rows(user, programme)
    narrowed = rows if within is None else open_rows(user, programme, within)
    context = {
        **frame(request, "overview", rows=rows),
        **_tasks(request, tasks),
        "month": _month(programme),
        "now": clock.now(),
        "countries": countries if len(countries) > 2 else [],
        "picked": {"country": country},
        "pipeline": _pipeline(request, narrowed, country),
        "standing": standing(request, narrowed, within, country),
        "progress": _progress(request, progress_of(user, programme, _kept(focuses, within))),
        "ahead": [_event(request, event) for event in ahead(user, programme, within)],
    }
    return render(request, "desk/overview.html", context)


def _kept(focuses: list[Focus], within: list[int] | None) -> list[Focus]:
    return [focus for focus in focuses if within is None or focus.pk in within]


def _tasks(request: HttpRequest, tasks: list[Task]) -> dict[str, Any]:
    """What can be done now; the rest of a long list, and what waits for its day, come when they are asked for."""
    now = [task for task in tasks if not on_its_day(task)]
    later = [task for task in tasks if on_its_day(task)]
    everything = request.GET.get("tasks") == "all"
    query = request.GET.copy()
    query["tasks"] = "all"
    codes = codes_of(request.user, (task.public_id for task in tasks if task.noun == "application"))
    return {
        "tasks": [shown(request, task, codes) for task in (now if everything else now[:FIRST])],
        "tasks_late": sum(task.is_overdue for task in now),
        "tasks_number": len(now),
        "later": [shown(request, task, codes) for task in later] if everything else [],
        "later_number": len(later),
        "all_tasks_url": "" if everything or (len(now) <= FIRST and not later) else f"?{query.urlencode()}",
    }


def _month(programme: Programme) -> str:
    """Which month of the programme this is; of how many only where the end is known."""
    if programme.starts is None:
        return ""
    number = _months(programme.starts, clock.today(programme.zone))
    last = _months(programme.starts, programme.ends) if programme.ends else 0
    if last < number and programme.last_day:
        last = _months(programme.starts, programme.last_day)
    if last < number:
        return _("Month %(number)d.") % {"number": number}
    return _("Month %(number)d of %(last)d.") % {"number": number, "last": last}


def _months(first: Any, last: Any) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _pipeline(request: HttpRequest, rows: OpenRows, country: str) -> list[dict[str, Any]]:
    """The line from the need to the work, in numbers; each leads to its list."""
    steps = [
        (_("Needs"), rows.of("need"), "needs", "open"),
        (_("Open to apply"), rows.of("opportunity", "published"), "opportunities", "published"),
    ]
    if sees_people(request):
        steps += [
            (_("To assess"), rows.of("application", "submitted"), "applications", "submitted"),
            (_("Shortlisted"), rows.of("application", "shortlisted"), "applications", "shortlisted"),
            (_("Preparing"), rows.of("engagement", "preparing"), "engagements", "preparing"),
            (_("On assignment"), rows.of("engagement", "active"), "engagements", "active"),
        ]
    narrow = f"&country={country}" if country else ""
    return [
        {
            "count": row.number,
            "label": label,
            "url": f"{desk_url(request, name)}?state={state}{narrow}",
            "note": _note(row, name),
        }
        for label, row, name, state in steps
    ]


def _note(row: Open, name: str) -> str:
    if row.late:
        return ngettext("%(count)d late", "%(count)d late", row.late) % {"count": row.late}
    if row.soon and name == "opportunities":
        say = ngettext("%(count)d closes within two weeks", "%(count)d close within two weeks", row.soon)
        return say % {"count": row.soon}
    return ""


def _progress(request: HttpRequest, rows: list[Progress]) -> dict[str, Any]:
    items = [
        {
            "iso": row.focus.country,
            "name": words(row.focus.name),
            "url": desk_url(request, "focus", row.focus.public_id),
            "done": row.done,
            "goal": row.goal,
            "pace": row.pace,
            "note": ngettext("%(count)d sector", "%(count)d sectors", row.sectors) % {"count": row.sectors},
        }
        for row in rows
    ]
    paces = sorted({row.pace for row in rows})
    return {
        "items": items,
        "done": sum(row.done for row in rows),
        "goal": sum(row.goal for row in rows),
        "pace": paces[0] if len(paces) == 1 else None,
    }


def _event(request: HttpRequest, event: Ahead) -> dict[str, Any]:
    """A day ahead as a stop of a route."""
    title, host = words(event.title), words(event.organisation)
    say = {
        "deadline": _("Last day to apply: %(title)s, %(host)s"),
        "answer": _("Answer promised: %(title)s, %(host)s"),
        "start": _("%(person)s starts at %(host)s"),
        "end": _("%(person)s ends at %(host)s"),
        "milestone": _("Timetable: %(title)s"),
    }[event.what]
    return {
        "day": event.day,
        "today": event.day == clock.today(),
        "words": say % {"title": title, "host": host, "person": event.person or _("Somebody")},
        "url": desk_url(request, event.noun, event.public_id) if event.person or event.noun in PLAIN else "",
    }
