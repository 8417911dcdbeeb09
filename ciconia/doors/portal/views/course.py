"""One's courses: what to read, when to come, the test and the certificate; and whom one's organisation sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.course import NameForm
from ciconia.doors.portal.page import moved, page
from ciconia.doors.portal.words import course as said
from ciconia.doors.shared.certificate import as_pdf, check_url
from ciconia.doors.shared.course import calendar, days, facts, sessions_of
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.moves import offers
from ciconia.formats.qr import qr_png
from ciconia.foundation import clock
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.models import Role
from ciconia.foundation.queries.log import told
from ciconia.foundation.rules.unfit import Unfit
from ciconia.learning.actions import certificate as certificates
from ciconia.learning.actions import enrolment as enrolments
from ciconia.learning.models import Course, CourseSession, Enrolment
from ciconia.learning.queries.course import certificate_of, open_for_organisations, own_enrolments, sent_by
from ciconia.learning.rules.enrolment import FLOW, door_code, missing, test_of, tries_left
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.affiliation import own_affiliations

ACTIONS = {"cancel": enrolments.cancel}
MOST = 200


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The courses of the reader; for a contact of organisations, those one can name people for and who was sent."""
    own = organisation_ids(request.user, [Role.ORGANISATION_CONTACT])
    people = list(sent_by(own, request.user)[:MOST]) if own else []
    context = {
        "own": [(row, days(row.course)) for row in own_enrolments(request.user)[:MOST]],
        "contact": bool(own),
        "can_name": [(row, days(row)) for row in _can_name(request)],
        "sent": [(row, said.sent_state(row)) for row in people],
    }
    return page(request, "portal/course/list.html", context)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One course as whoever takes it reads it; the box that lets others read what a certificate is for."""
    row = get_object_or_404(own_enrolments(request.user), public_id=public_id)
    made = certificate_of(row, request.user)
    if request.method == "POST" and made is not None:
        certificates.let_show(made, by=request.user, shows="shows" in request.POST)
        messages.success(request, _("Kept."))
        return redirect("portal:course", public_id)
    course, test = row.course, test_of(row.course_id)
    url = lambda name: reverse("portal:enrolment_move", args=[public_id, name])  # noqa: E731
    context = {
        "row": row, "course": course, "facts": facts(course), "certificate": made,
        "check_url": check_url(made) if made else "", "test": test, "left": tries_left(row, test) if test else 0,
        "sessions": sessions_of(course, links=True), "came": set(row.attendances.values_list("session_id", flat=True)),
        "materials": course.materials.all(), "missing": missing(row) if row.state == "enrolled" else None,
        "tries": said.tries(row, test), "reasons": told("enrolment", row.pk, ("end_without", "allow_again")),
        "code": door_code(row) if row.state == "enrolled" and _next_in_a_room(course) else "",
        "way_out": offers(FLOW, row, request.user, ACTIONS, url),
    }  # fmt: skip
    return page(request, "portal/course/detail.html", context)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Give one's place back, with a reason."""
    row = get_object_or_404(own_enrolments(request.user), public_id=public_id)
    return moved(request, FLOW, row, move, ACTIONS, back=reverse("portal:courses"), title=row.course.title)


@portal_page
def sessions(request: HttpRequest, public_id: str) -> HttpResponse:
    """The sessions of a course, for a calendar."""
    row = get_object_or_404(own_enrolments(request.user), public_id=public_id)
    content = calendar(row.course, row.course.sessions.all())
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.course.public_id}.ics"'
    return answer


@portal_page
@never_cache
def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """One's certificate as a file."""
    row = get_object_or_404(own_enrolments(request.user), public_id=public_id)
    made = certificate_of(row, request.user)
    if made is None:
        raise Http404
    answer = HttpResponse(as_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{made.number}.pdf"'
    return answer


@portal_page
def name(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name somebody of one's organisation for a course; a letter asks them, and they decide."""
    course = next((row for row in _can_name(request) if row.public_id == public_id), None)
    if course is None:
        raise Http404
    rows = [row.organisation for row in _active(request) if row.programme_id == course.programme_id]
    form = NameForm(sent(request), organisations=rows, initial={"language": request.user.language})  # type: ignore[union-attr]
    if request.method == "POST" and form.is_valid() and _named(request, course, form):
        messages.success(request, _("The letter goes out within a few minutes. They decide whether they take part."))
        return redirect("portal:courses")
    return page(request, "portal/course/name.html", {"form": form, "course": course, "days": days(course)},
                status=422 if form.errors else 200)  # fmt: skip


@portal_page
def code(request: HttpRequest, public_id: str) -> HttpResponse:
    """The code as a picture that a telephone reads: the page on which the next session's people are noted."""
    row = get_object_or_404(own_enrolments(request.user), public_id=public_id, state="enrolled")
    here = _next_in_a_room(row.course)
    if here is None:
        raise Http404
    programme = Programme.objects.get(pk=row.course.programme_id)
    page_of = reverse("desk:course_present", args=[programme.code, here.public_id])
    return HttpResponse(qr_png(f"{at(page_of)}?code={door_code(row)}"), content_type="image/png")


def own(request: HttpRequest, public_id: str) -> Enrolment:
    """The enrolment in the address, if it is the reader's own."""
    return get_object_or_404(own_enrolments(request.user), public_id=public_id)


def _next_in_a_room(course: Course) -> CourseSession | None:
    """The next session, today's included, to which people come."""
    rows = course.sessions.filter(ends_at__gt=clock.now()).exclude(place="")
    return rows.order_by("starts_at", "pk").first()


def _active(request: HttpRequest) -> list[Any]:
    return list(own_affiliations(request.user).filter(state="active"))


def _can_name(request: HttpRequest) -> list[Course]:
    programmes = sorted({row.programme_id for row in _active(request)})
    return list(open_for_organisations(programmes, clock.today())) if programmes else []


def _named(request: HttpRequest, course: Course, form: NameForm) -> bool:
    organisation: Organisation = form.organisation()
    what = {"email": form.cleaned_data["email"], "language": form.cleaned_data["language"]}
    try:
        enrolments.name_member(course, organisation, by=request.user, **what)
    except Unfit as wrong:
        for field, words in wrong.problems.items():
            form.add_error(field if field in form.fields else None, str(words))
        return False
    except enrolments.TooLate:
        form.add_error(None, _("Nobody can be enrolled: the course is not open, or it is over."))
        return False
    return True
