"""Who takes a course, on the desk: enrolling, noting who was there, one person's way, and certificates."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ciconia.delivery.actions.training import enrol_in_preparation
from ciconia.delivery.queries.training import prepares_without
from ciconia.doors.desk.forms.course import AskForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.desk.views.course import course_of, course_page, may
from ciconia.doors.desk.views.event import kept
from ciconia.doors.shared.certificate import as_pdf
from ciconia.doors.shared.course import sessions_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.codes import code_in
from ciconia.foundation.queries.log import told
from ciconia.foundation.rules.unfit import Unfit
from ciconia.learning.actions import attendance, certificate
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.models import Course, CourseSession, Enrolment
from ciconia.learning.queries.course import (
    certificate_of,
    courses_at_desk,
    enrolments_at_desk,
    enrolments_of,
    present_at,
)
from ciconia.learning.rules.course import AT_SESSIONS
from ciconia.learning.rules.enrolment import FLOW, door_code, missing, test_of, tries_left

ACTIONS = {
    "complete": enrolments.complete, "end_without": enrolments.end_without, "cancel": enrolments.cancel,
}  # fmt: skip
REASONS = ("cancel", "end_without", "allow_again")


@desk_page
def enrol(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enrol whoever prepares and is in no run of the course, or ask somebody by letter."""
    course = course_of(request, public_id)
    if not may(request, course):
        raise Http404
    waiting = list(prepares_without(course, request.user).order_by("starts", "pk")[:100])
    act, wrong = request.POST.get("act", ""), ""
    form = AskForm(request.POST if act == "ask" else None, languages=NAMES.items(), initial={"language": "en"})
    if act == "ask":
        if kept(request, form, lambda: _ask(request, course, form)):
            messages.success(request, _("The letter goes out within a few minutes."))
            return HttpResponseRedirect(desk_url(request, "course_enrol", public_id))
    elif act == "enrol":
        wrong = _enrol(request, course, [row for row in waiting if row.public_id in request.POST.getlist("who")])
        if not wrong:
            return HttpResponseRedirect(desk_url(request, "course", public_id))
    context = {"course": course, "form": form, "waiting": waiting, "wrong": wrong, "takes": course.state == "open"}
    return course_page(request, "enrol", context, course, here=_("Enrol people"))


@desk_page
def present(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who was at a session, for a telephone: a button for each; pressing twice does no harm."""
    programme = request.programme  # type: ignore[attr-defined]
    known = CourseSession.objects.filter(course__in=courses_at_desk(programme.pk, request.user))
    here = get_object_or_404(known.select_related("course"), public_id=public_id)
    course = here.course
    if not may(request, course, AT_SESSIONS) or course.state not in ("open", "over"):
        raise Http404
    rows = list(enrolments_of(course, request.user).filter(state__in=["enrolled", "completed"]))
    pressed = _pressed(request, rows, here) if request.method == "POST" else {"typed": request.GET.get("code", "")[:12]}
    there = present_at(here, request.user)
    said = [one for one in sessions_of(course, links=False) if one["row"].pk == here.pk]
    context = {"course": course, "session": said[0], "number": len(there),
               "rows": [(row, row.pk in there) for row in rows], **pressed}  # fmt: skip
    return course_page(request, "present", context, course, here=_("Who was there"))


def _pressed(request: HttpRequest, rows: list[Enrolment], here: CourseSession) -> dict[str, Any]:
    """What a press did: by the button of a person, or by the code they show."""
    act, _colon, key = request.POST.get("act", "").partition(":")
    typed = "" if key else request.POST.get("q", "").strip()[:12]
    found = [row for row in rows if (row.public_id == key if key else door_code(row) == code_in(typed))]
    if key and not found:
        raise Http404
    if len(found) != 1:
        return {"nobody": bool(typed), "typed": typed}
    try:
        if act == "back":
            attendance.take_back(found[0], here, by=request.user)
            return {}
        new = attendance.note_came(found[0], here, by=request.user)
        return {} if key else {"came": found[0], "new": new}
    except Unfit as unfit:
        request.undo = True  # type: ignore[attr-defined]
        return {"wrong": str(unfit)}


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person's way through a course: sessions, tries, what is missing, the certificate."""
    row = _row(request, public_id)
    course = row.course
    act, wrong = request.POST.get("act", ""), ""
    made = certificate_of(row, request.user)
    if request.method == "POST":
        wrong = _decided(request, row, made, act)
        if not wrong:
            return HttpResponseRedirect(desk_url(request, "enrolment", public_id))
    test = test_of(course.pk)
    context = {
        "course": course, "row": row, "certificate": made, "wrong": wrong, "reason": request.POST.get("reason", ""),
        "act": act, "turn": turn_words(row.turn_role), "offers": _offers(request, row),
        "reasons": told("enrolment", row.pk, REASONS), "missing": missing(row) if row.state == "enrolled" else None,
        "tries": row.attempts.select_related("test"), "came": row.attendances.select_related("session"),
        "may": may(request, course), "used_up": test is not None and row.state == "enrolled"
        and row.passed_at is None and not tries_left(row, test),
    }  # fmt: skip
    return course_page(request, "enrolment", context, course, here=str(row))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Complete it, end it without, or cancel it."""
    row = _row(request, public_id)
    course = row.course
    back = desk_url(request, "enrolment", public_id)
    trail = [
        (_("Courses"), desk_url(request, "courses")),
        (words(course.title), desk_url(request, "course", course.public_id)),
    ]
    around = frame(request, "courses", trail=[*trail, (str(row), back)])
    return move_page(request, FLOW, row, move, ACTIONS, back=back, name_of=str(row), **around)


@desk_page
def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """The certificate as a file."""
    made = certificate_of(_row(request, public_id), request.user)
    if made is None:
        raise Http404
    answer = HttpResponse(as_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{made.number}.pdf"'
    return answer


def _row(request: HttpRequest, public_id: str) -> Enrolment:
    here = courses_at_desk(request.programme.pk, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(enrolments_at_desk(request.user).filter(course__in=here), public_id=public_id)


def _ask(request: HttpRequest, course: Course, form: AskForm) -> Any:
    try:
        return enrolments.ask_somebody(course, by=request.user, **form.cleaned_data)
    except enrolments.TooLate:
        raise Unfit({"": _("Nobody can be enrolled: the course is not open, or it is over.")}) from None


def _enrol(request: HttpRequest, course: Course, chosen: list[Any]) -> str:
    """Enrol those who were ticked; gives why not."""
    if not chosen:
        return _("Tick at least one person.")
    try:
        for row in chosen:
            enrol_in_preparation(course, row, by=request.user)
    except (enrolments.TooLate, Unfit) as wrong:
        request.undo = True  # type: ignore[attr-defined]
        return str(wrong) or _("Nobody can be enrolled: the course is not open, or it is over.")
    messages.success(request, _("Enrolled. They get a letter within a few minutes."))
    return ""


def _decided(request: HttpRequest, row: Enrolment, made: Any, act: str) -> str:
    """One more try, or a certificate withdrawn; gives why not."""
    reason = request.POST.get("reason", "")
    try:
        if act == "again":
            enrolments.allow_again(row, by=request.user, reason=reason)
        elif act == "withdraw" and made is not None:
            certificate.withdraw(made, by=request.user, reason=reason)
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        return str(wrong)
    return ""


def _offers(request: HttpRequest, row: Enrolment) -> list[Offer]:
    def url(name: str) -> str:
        return desk_url(request, "enrolment_move", row.public_id, name)

    return offers(FLOW, row, request.user, ACTIONS, url)
