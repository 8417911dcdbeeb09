"""Programmes and their sectors, for programs."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import override

from ciconia.doors.api.door import api
from ciconia.doors.api.shapes import Country, Problem, Programme, Sector, text
from ciconia.programmes.models import Focus
from ciconia.programmes.models import Programme as Row
from ciconia.programmes.models import Sector as SectorRow
from ciconia.programmes.queries.programme import programme_by_code, programmes

NO_SUCH = "There is no programme of that code."


@api.get(
    "/programmes",
    auth=None,
    operation_id="programmes",
    response=list[Programme],
    tags=["Programmes"],
    summary="Programmes of this installation",
)
def all_programmes(request: HttpRequest) -> list[Programme]:
    """Every programme, the newest first."""
    countries: dict[int, list[Country]] = {}
    for focus in Focus.objects.order_by("programme", "tint", "id"):
        there = Country(country=focus.country, name=text(focus.name), state=focus.state)
        countries.setdefault(focus.programme_id, []).append(there)
    return [_shaped(request, row, countries.get(row.pk, [])) for row in programmes()]


@api.get(
    "/programmes/{code}/sectors",
    auth=None,
    operation_id="sectors",
    response={200: list[Sector], 404: Problem},
    tags=["Programmes"],
    summary="Sectors of a programme",
)
def sectors(request: HttpRequest, code: str) -> list[Sector]:
    """The sectors of a programme."""
    rows = SectorRow.objects.filter(programme=programme_of(code))
    return [Sector(code=row.code, name=text(row.name), dac_codes=row.dac_codes) for row in rows]


def programme_of(code: str) -> Row:
    """The programme of that code; raises Http404 with a sentence."""
    try:
        return programme_by_code(code.replace("\0", ""))
    except Row.DoesNotExist:
        raise Http404(NO_SUCH) from None


def page_for_people(request: HttpRequest, name: str, **where: str) -> str:
    """The address of a public page, in English whoever asks: from there people choose their language."""
    with override("en"):
        return request.build_absolute_uri(reverse(f"public:{name}", kwargs=where))


def _shaped(request: HttpRequest, row: Row, countries: list[Country]) -> Programme:
    return Programme(
        code=row.code, name=text(row.name), carried_out_by=row.carried_out_by, starts=row.starts, ends=row.ends,
        prolonged_to=row.prolonged_to, zone=row.zone, kinds=row.kinds, countries=countries,
        url=page_for_people(request, "programme", programme=row.code),
    )  # fmt: skip
