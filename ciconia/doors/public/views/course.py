"""Courses for everybody: the list of a programme and a page for each; and whether a certificate holds."""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.public.site import frame as around
from ciconia.doors.shared.course import days, facts, sessions_of, spoken
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.learning.models import Course
from ciconia.learning.queries.certificate import UNKNOWN, check
from ciconia.learning.queries.course import public_course, public_courses
from ciconia.learning.rules.certificate import number_in

MOST, PAST, LONGEST = 60, 12, 120


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """The courses that are open, and those that were given."""
    programme, today = request.programme, clock.today()  # type: ignore[attr-defined]
    page = {
        "open": [_row(row) for row in public_courses(programme.pk, today)[:MOST]],
        "past": [_row(row) for row in public_courses(programme.pk, today, over=True)[:PAST]],
    }
    return render(request, "public/course/list.html", page | frame(request, "courses"))


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One course: what one can do afterwards, when, in which languages, and how one comes to take it."""
    programme = request.programme  # type: ignore[attr-defined]
    course = public_course(programme.pk, public_id)
    if course is None:
        raise Http404
    around_it = frame(request, "courses")
    around_it["trail"].append((_("Courses"), page_url(programme, "courses")))
    page = {"course": course, "title": words(course.title), "facts": facts(course),
            "sessions": sessions_of(course, links=False), "is_open": course.state == "open"}  # fmt: skip
    return render(request, "public/course/detail.html", around_it | page)


@public_page
@never_cache
def certificate(request: HttpRequest, number: str = "") -> HttpResponse:
    """Whether a certificate holds: by its number, and with a name whether it is that person's. Never a list.

    The code on the paper fills the number in; only a press asks, so that asking can be counted.
    """
    typed = request.POST.get("number", number)[:LONGEST]
    name = request.POST.get("name", "")[:LONGEST].strip()
    context: dict[str, Any] = {"typed": number_in(typed) or typed, "name": name, "status": 200}
    if request.method == "POST" and not ratelimit.consume(request, action="certificate"):
        context |= {"often": True, "status": 429}
    elif request.method == "POST":
        checked = check(typed, name)
        context |= {"checked": checked, "status": 404 if checked == UNKNOWN else 200}
    answer = render(request, "public/course/certificate.html", around(request) | context, status=context["status"])
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _row(course: Course) -> dict[str, Any]:
    return {
        "course": course, "days": days(course), "languages": spoken(course),
        "for_whom": course.get_audience_display(),
    }  # fmt: skip
