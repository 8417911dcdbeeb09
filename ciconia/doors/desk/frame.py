"""What stands around every page of the desk: the rail with what is open, whose desk it is, where the page stands."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.shared.per_language import per_language
from ciconia.doors.shared.templatetags.ciconia import short_name
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Scope
from ciconia.gatherings.models.mentorship import MATCHERS
from ciconia.gatherings.models.space import TENDERS
from ciconia.gatherings.rules.board import has_board
from ciconia.gatherings.rules.consultation import has_consultations
from ciconia.gatherings.rules.idea import has_ideas
from ciconia.gatherings.rules.statement import has_statements
from ciconia.insight.queries.overview import OpenRows, focus_scope, open_rows
from ciconia.people.rules.export import may_take_out
from ciconia.programmes.models import Programme
from ciconia.publishing.rules.page import groups_of
from ciconia.selection.models.cohort import PLANNERS

LAYOUT = "shared/workspace.html"


def frame(
    request: HttpRequest, here: str = "", *, trail: Iterable[tuple[str, str]] = (), rows: OpenRows | None = None
) -> dict[str, Any]:
    """The context every page of the desk needs. `here` is the list the page belongs to, as the route is called.

    trail: (words, address) of the pages between the overview and this one. rows: what is open, where already counted.
    """
    programme = request.programme  # type: ignore[attr-defined]
    counted = rows or open_rows(request.user, programme)
    return {
        "brand_url": desk_url(request, "overview"),
        "brand_name": short_name(programme),
        "trail": [(_("Overview"), desk_url(request, "overview")), *trail],
        "layout": LAYOUT,
        "rail": [
            {"heading": _("Run the programme"), "items": _line(request, here, counted)},
            {"heading": _("Reach and share"), "items": _outward(request, here, counted)},
            {"heading": _("Around it"), "items": _around(request, here, counted)},
            *_other_desks(request),
        ],
    }


def desk_url(request: HttpRequest, name: str, *args: str, **kwargs: str) -> str:
    """The address of a page of this programme's desk; what stands after the programme may be given in order."""
    code = request.programme.code  # type: ignore[attr-defined]
    if args:
        return reverse(f"desk:{name}", args=[code, *args])
    return reverse(f"desk:{name}", kwargs={"programme": code, **kwargs}) if kwargs else _page_url(code, name)


@per_language
def _page_url(code: str, name: str) -> str:
    return reverse(f"desk:{name}", kwargs={"programme": code})


def sees_people(request: HttpRequest) -> bool:
    """Whether the account has a role here in which it works with people."""
    return focus_scope(request.user, request.programme, PERSON_ROLES) != []  # type: ignore[attr-defined]


def plans_rounds(request: HttpRequest) -> bool:
    """Whether the account plans rounds in this programme."""
    return focus_scope(request.user, request.programme, PLANNERS) != []  # type: ignore[attr-defined]


def takes_out(request: HttpRequest) -> bool:
    """Whether the account may take lists of people out of this programme."""
    return bool(may_take_out(request.user, request.programme.pk))  # type: ignore[attr-defined]


def tends(request: HttpRequest) -> bool:
    """Whether the account looks after spaces of this programme."""
    return focus_scope(request.user, request.programme, TENDERS) != []  # type: ignore[attr-defined]


def matches(request: HttpRequest) -> bool:
    """Whether the account brings mentors and others together in this programme."""
    return focus_scope(request.user, request.programme, MATCHERS) != []  # type: ignore[attr-defined]


def _line(request: HttpRequest, here: str, rows: OpenRows) -> list[dict[str, Any]]:
    """The stations of the placement line; those about people only for who may see them."""
    stations = [("overview", _("Overview"), "")]
    if not request.programme.places_people:  # type: ignore[attr-defined]
        return _links(request, here, rows, stations)
    stations += [
        ("partnerships", _("Partnerships"), "partnership"),
        ("needs", _("Needs"), "need"),
        ("opportunities", _("Opportunities"), "opportunity"),
    ]
    if sees_people(request):
        stations += [
            ("applications", _("Applications"), "application"),
            *([("cohorts", _("Plans"), "")] if plans_rounds(request) else []),
            ("engagements", _("Engagements"), "engagement"),
            ("outcomes", _("Follow-up"), "outcome"),
        ]
    return _links(request, here, rows, stations)


def _outward(request: HttpRequest, here: str, rows: OpenRows) -> list[dict[str, Any]]:
    """What is told and taught, and what stays afterwards; spaces and mentors only for who looks after them."""
    pages = [
        ("events", _("Events"), ""),
        ("courses", _("Courses"), ""),
        *([("spaces", _("Spaces"), "")] if tends(request) else []),
        *([("mentors", _("Mentors"), "")] if matches(request) else []),
        ("stories", _("Stories"), ""),
        *([("boards", _("Boards"), "")] if has_board(request.programme) else []),  # type: ignore[attr-defined]
        *([("ideas", _("Ideas"), "")] if matches(request) and has_ideas(request.programme) else []),  # type: ignore[attr-defined]
        *([("statements", _("Joint statements"), "")] if has_statements(request.programme) else []),  # type: ignore[attr-defined]
        *([("consultations", _("Consultations"), "")] if has_consultations(request.programme) else []),  # type: ignore[attr-defined]
        ("newsletters", _("Newsletter"), ""),
        ("publications", _("What is public"), ""),
        *([("involvement", _("Still involved"), "")] if request.programme.places_people else []),  # type: ignore[attr-defined]
    ]
    links = _links(request, here, rows, pages)
    if groups_of(request.user):
        links.append({"label": _("Pages and news"), "url": reverse("cms"), "count": None, "current": False})
    return links


def _around(request: HttpRequest, here: str, rows: OpenRows) -> list[dict[str, Any]]:
    """Whom the line has to do with, the set-up, and what came in and left."""
    pages = [("affiliations", _("Affiliations"), "affiliation")]
    if sees_people(request):
        pages += [("people", _("People"), "")]
        pages += [("balance", _("Balance"), "")] if request.programme.places_people else []  # type: ignore[attr-defined]
    pages += [
        ("organisations", _("Organisations"), ""),
        ("focuses", _("Countries"), ""),
        ("timetable", _("Timetable"), ""),
        ("programme", _("The programme"), ""),
    ]
    if takes_out(request):
        pages += [("imports", _("Imports"), ""), ("exports", _("Lists that left"), "")]
    code = request.programme.code  # type: ignore[attr-defined]
    public = reverse("public:programme", kwargs={"programme": code})
    return [*_links(request, here, rows, pages), {"label": _("Public pages"), "url": public, "current": False}]


def _other_desks(request: HttpRequest) -> list[dict[str, Any]]:
    """The desks of other programmes in which the account has a role, under a heading of their own."""
    own = {item.scope_id for item in memberships_of(request.user)
           if item.scope == Scope.PROGRAMME and item.role in STAFF_ROLES}  # fmt: skip
    others = own - {request.programme.pk}  # type: ignore[attr-defined]
    rows = Programme.objects.filter(pk__in=others).order_by("code") if others else []
    items = [{"label": short_name(row), "url": _page_url(row.code, "overview"), "current": False} for row in rows]
    return [{"heading": _("Programmes"), "items": items}] if items else []


def _links(
    request: HttpRequest, here: str, rows: OpenRows, pages: Iterable[tuple[str, str, str]]
) -> list[dict[str, Any]]:
    """Links of the rail, each (route, words, noun whose open rows are counted or nothing)."""
    return [
        {
            "label": label,
            "url": desk_url(request, name),
            "count": rows.of(noun).number if noun else None,
            "current": name == here,
        }
        for name, label, noun in pages
    ]
