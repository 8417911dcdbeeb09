"""Courses on the desk: the list, each with its sessions, who takes it and how far they are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.course import CourseForm, CourseSessionForm, MaterialForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.desk.views.event import kept
from ciconia.doors.shared.course import days, sessions_of, spoken
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.learning.actions import course as courses
from ciconia.learning.models import Course, CourseMaterial, CourseSession, CourseState
from ciconia.learning.queries.course import (
    answered,
    courses_at_desk,
    enrolments_of,
    version_given,
    with_numbers,
)
from ciconia.learning.rules.course import AT_SESSIONS, FLOW, MAKERS, OPEN, may_make
from ciconia.programmes.queries.focus import all_focuses

PATH = ("draft", "open", "over")
ACTIONS = {"open": courses.open_course, "cancel": courses.cancel_course}


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The courses of the programme: those that go on by their last day, or those in one state."""
    rows = courses_at_desk(request.programme.pk, request.user)  # type: ignore[attr-defined]
    choices = {"state": [("going", _("Going on")), ("all", _("All")), *CourseState.choices]}
    picked = {"state": chosen(request, "state", choices["state"])}
    if picked["state"] == "going":
        shown = rows.filter(state__in=OPEN)
    else:
        shown = rows if picked["state"] == "all" else rows.filter(state=picked["state"])
    page = page_after(request, with_numbers(shown).order_by("-ends_on", "-id"), rows, "ends_on", back=True)
    said = [{"row": row, "days": days(row), "country": _country(request, row)} for row in page.rows]
    context = {"page": page, "rows": said, "choices": choices, "picked": picked, "may_add": bool(_makes_for(request))}
    return course_page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One course: what it is, its sessions, who takes it, how they answered, and what comes next."""
    course = course_of(request, public_id)
    told, test = history(course), version_given(course)
    context = {
        "course": course,
        "turn": turn_words(course.turn_role),
        "route": route(FLOW, PATH, course, told),
        "offers": _offers(request, course),
        "history": told,
        "days": days(course),
        "spoken": spoken(course),
        "country": _country(request, course),
        "sessions": sessions_of(course, links=True),
        "test": test,
        "may_edit": course.state in OPEN and may(request, course),
        "at_sessions": course.state in ("open", "over") and may(request, course, AT_SESSIONS),
    }
    if sees_people(request):
        rows = enrolments_of(course, request.user)
        context["people"] = page_after(request, rows.order_by("id"), rows, "id")
        context["answered"] = answered(test, request.user) if test else []
    return course_page(request, "detail", context, here=words(course.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Make a course; it is a draft until somebody opens it."""
    focuses = _makes_for(request)
    if not focuses:
        raise Http404
    programme = request.programme  # type: ignore[attr-defined]
    opened = {"language": get_language() or "en", "time_zone": programme.zone, "sessions_needed": 0}
    form = _form(request, focuses, opened)

    def act() -> Course:
        return courses.make_course(programme.pk, by=request.user, given_by=programme.name, **form.values())

    if row := kept(request, form, act):
        messages.success(request, _("Kept as a draft. Add sessions, reading or a test, and open it."))
        return HttpResponseRedirect(desk_url(request, "course", row.public_id))
    return course_page(request, "form", {"form": form}, here=_("New course"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what a course says."""
    course = course_of(request, public_id)
    if not may(request, course):
        raise Http404
    if request.method != "POST" and course.state not in OPEN:
        return HttpResponseRedirect(desk_url(request, "course", public_id))
    focus = [one for one in all_focuses(request.programme) if one.pk == course.focus_id]  # type: ignore[attr-defined]
    form = _form(
        request, focus or [None], CourseForm.initial_of(course) | {"focus": focus[0].public_id if focus else ""}
    )

    def act() -> Course:
        return courses.edit_course(course, by=request.user, seen=form.cleaned_data["seen"], **form.values(course))

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(desk_url(request, "course", public_id))
    return course_page(request, "form", {"form": form, "course": course}, course, here=_("Change the course"))


@desk_page
def parts(request: HttpRequest, public_id: str) -> HttpResponse:
    """The sessions of a course and what there is to read: add one, take one out."""
    course = course_of(request, public_id)
    if not may(request, course):
        raise Http404
    act, _colon, key = request.POST.get("act", "").partition(":")
    forms = {"session": CourseSessionForm, "material": MaterialForm}
    opened = {"language": get_language() or "en"}
    sent = {name: form(request.POST if act == name else None, request.FILES if act == name else None, initial=opened)
            for name, form in forms.items()}  # fmt: skip
    wrong = ""
    if act in sent:
        if kept(request, sent[act], lambda: _add(request, course, act, sent[act])):
            return HttpResponseRedirect(desk_url(request, "course_parts", public_id))
    elif act:
        wrong = _drop(request, course, act, key)
        if not wrong:
            return HttpResponseRedirect(desk_url(request, "course_parts", public_id))
    context = {
        "course": course, "sessions": sessions_of(course, links=True), "forms": sent, "wrong": wrong,
        "form": sent.get(act), "materials": course.materials.all(), "may_edit": course.state in OPEN,
    }  # fmt: skip
    return course_page(request, "parts", context, course, here=_("Sessions and reading"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Open it, or call it off with a reason."""
    course = course_of(request, public_id)
    around = frame(request, "courses", trail=_trail(request, course))
    return move_page(request, FLOW, course, move, ACTIONS, back=desk_url(request, "course", public_id), **around)


def course_of(request: HttpRequest, public_id: str) -> Course:
    """The course in the address, as far as the account sees it."""
    rows = courses_at_desk(request.programme.pk, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def may(request: HttpRequest, course: Course, roles: tuple[str, ...] = MAKERS) -> bool:
    """Whether the account has one of these roles for a course."""
    return any(FLOW.holds(request.user, role, course) for role in roles)


def course_page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Course | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a course."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "courses", trail=trail), **context, "here": here or _("Courses")}
    wrong = context.get("wrong") or getattr(context.get("form"), "errors", None)
    return render(request, f"desk/course/{name}.html", page, status=422 if wrong else 200)


def _makes_for(request: HttpRequest) -> list[Any]:
    """The countries an account makes courses for; None among them where it makes them for the whole programme."""
    here = request.programme  # type: ignore[attr-defined]
    whole = [None] if may_make(request.user, here.pk, None) else []
    return [*whole, *(one for one in all_focuses(here) if may_make(request.user, here.pk, one.pk))]


def _form(request: HttpRequest, focuses: list[Any], opened: dict[str, Any]) -> CourseForm:
    known = [focus for focus in focuses if focus is not None]
    sent = request.POST if request.method == "POST" else None
    whole = len(known) < len(focuses)
    own = request.programme  # type: ignore[attr-defined]
    return CourseForm(sent, initial=opened, programme=own, focuses=known, everywhere=whole)


def _country(request: HttpRequest, course: Course) -> str:
    found = [one for one in all_focuses(request.programme) if one.pk == course.focus_id]  # type: ignore[attr-defined]
    return words(found[0].name) if found else _("The whole programme")


def _add(request: HttpRequest, course: Course, what: str, form: Any) -> Any:
    if what == "session":
        return courses.put_session(course, by=request.user, **form.values(course.zone))
    return courses.put_material(course, by=request.user, **form.values())


def _drop(request: HttpRequest, course: Course, act: str, key: str) -> str:
    """One of the buttons beside a session or something to read; gives why not."""
    try:
        if act == "drop":
            rows = CourseSession.objects.select_related("course")
            courses.drop_session(get_object_or_404(rows, course=course, public_id=key), by=request.user)
        elif act == "remove":
            found = CourseMaterial.objects.select_related("course")
            courses.drop_material(get_object_or_404(found, course=course, public_id=key), by=request.user)
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        return str(wrong)
    return ""


def _offers(request: HttpRequest, course: Course) -> list[Offer]:
    return offers(
        FLOW, course, request.user, ACTIONS, lambda name: desk_url(request, "course_move", course.public_id, name)
    )


def _trail(request: HttpRequest, course: Course | None) -> list[tuple[str, str]]:
    trail = [(_("Courses"), desk_url(request, "courses"))]
    return [*trail, (words(course.title), desk_url(request, "course", course.public_id))] if course else trail


__all__ = ["course_of", "course_page", "detail", "edit", "listed", "may", "move", "new", "parts"]
