"""What one can apply for, for programs: the same as on the public pages, no less and no more."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Query
from ninja.errors import HttpError

from ciconia.doors.api.door import api
from ciconia.doors.api.shapes import Asked, Host, Listed, Opportunity, Page, Problem, text
from ciconia.doors.api.views.programme import page_for_people, programme_of
from ciconia.foundation import clock
from ciconia.selection.queries.open_opportunity import Row, page_of
from ciconia.selection.queries.opportunity_page import opportunity_page

LIST = "/programmes/{code}/opportunities"
GONE = {
    "withdrawn": (410, "It was withdrawn and does not take place in this form."),
    "suspended": (404, "It is on hold: the programme has stopped for a while in this country."),
}


@api.get(
    LIST,
    auth=None,
    operation_id="opportunities",
    response={200: Page, 404: Problem, 422: Problem},
    tags=["Opportunities"],
    summary="What one can apply for",
)
def opportunities(request: HttpRequest, code: str, asked: Query[Asked]) -> Page:
    """What is open today, the earliest deadline first; of a search those first that have the words in their title."""
    programme = programme_of(code)
    try:
        start = asked.start()
    except ValueError:
        raise HttpError(422, "after: no calendar has this day; take the value from next.") from None
    rows = page_of(programme, clock.today(programme.zone), asked.choice(), asked.limit + 1, start)
    items = [_listed(request, code, row) for row in rows[: asked.limit]]
    return Page(items=items, next=_next(request, rows[asked.limit - 1]) if len(rows) > asked.limit else None)


@api.get(
    LIST + "/{public_id}",
    auth=None,
    operation_id="opportunity",
    response={200: Opportunity, 404: Problem, 410: Problem},
    tags=["Opportunities"],
    summary="One opportunity with all its words",
)
def opportunity(request: HttpRequest, code: str, public_id: str) -> Opportunity:
    """All words of one opportunity, also once it is closed; of one that was taken back only that."""
    programme = programme_of(code)
    row = opportunity_page(programme, public_id.replace("\0", ""))
    if row is None:
        raise Http404("There is no such opportunity.")
    if row.state in GONE:
        raise HttpError(*GONE[row.state])
    texts = ("title", "summary", "background", "tasks", "required", "welcome", "deliverables")
    plain = (
        "reference", "state", "kind", "mode", "places", "weeks", "starts", "ends", "deadline", "answer_by",
        "published_at", "languages", "country",
    )  # fmt: skip
    return Opportunity(
        **{name: text(getattr(row, name)) for name in texts},
        **{name: getattr(row, name) for name in plain},
        id=row.public_id,
        open=row.state == "published" and row.deadline >= clock.today(programme.zone),
        sections={name: text(words) for name, words in row.sections.items()},
        deadline_ends=clock.end_of(row.deadline, programme.zone),
        sector=row.sector_code,
        host=Host(name=text(row.host), city=row.city, country=row.host_country),
        url=page_for_people(request, "opportunity", programme=code, public_id=row.public_id),
    )


def _listed(request: HttpRequest, code: str, row: Row) -> Listed:
    details = reverse("api:opportunity", kwargs={"code": code, "public_id": row.public_id})
    return Listed(
        id=row.public_id, title=text(row.title), kind=row.kind, mode=row.mode, weeks=row.weeks, starts=row.starts,
        deadline=row.deadline, languages=list(row.languages), sector=text(row.sector),
        host=Host(name=text(row.host), city=row.city, country=row.country),
        url=page_for_people(request, "opportunity", programme=code, public_id=row.public_id),
        details=request.build_absolute_uri(details),
    )  # fmt: skip


def _next(request: HttpRequest, last: Row) -> str:
    kept = [(name, value) for name in request.GET if name != "after" for value in request.GET.getlist(name)]
    after = f"{'t' if last.named else ''}.{last.deadline.isoformat()}.{last.public_id}"
    return request.build_absolute_uri(f"{request.path}?{urlencode([*kept, ('after', after)])}")
