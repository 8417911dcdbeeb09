"""Reading focuses and the sectors they work in."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.programmes.models import Focus, Programme, Sector
from ciconia.programmes.queries.programme import under_way

_FOCUSES = Kept(lambda: Focus.objects.filter(programme_id=Asked("programme")).order_by("tint", "id"))


def focuses_of(programme: Programme) -> QuerySet[Focus]:
    """Every focus of a programme in the order of its pack, whatever its state."""
    return programme.focuses.order_by("tint", "id")


def all_focuses(programme: Programme) -> list[Focus]:
    """The same, read at once: what every page of the desk asks."""
    found: list[Focus] = _FOCUSES.rows(programme=programme.pk)
    for focus in found:
        focus.programme = programme
    return found


def open_focuses(programme: Programme) -> QuerySet[Focus]:
    """The focuses in which new work can begin."""
    return focuses_of(programme).filter(state="open")


def focuses_to_join() -> QuerySet[Focus]:
    """The open focuses of every programme that is not over: where people may let themselves be found."""
    programmes = under_way(clock.today())
    return Focus.objects.filter(state="open", programme__in=programmes.values("pk")).select_related("programme")


def sectors_of(focus: Focus, on: date | None = None) -> QuerySet[Sector]:
    """The sectors chosen for a focus that hold on a day (today if none is given)."""
    day = on or clock.today(focus.zone)
    chosen = focus.sector_choices.filter(version_until=None, starts__lte=day)
    chosen = chosen.filter(Q(ends=None) | Q(ends__gte=day))
    return Sector.objects.filter(id__in=chosen.values("sector_id"))


def countries_of(programme_ids: Iterable[int], focus_ids: Iterable[int]) -> tuple[set[str], set[str]]:
    """The countries in which whole programmes and single focuses work, and those of every programme."""
    programmes, focuses = set(programme_ids), set(focus_ids)
    rows = list(Focus.objects.values_list("pk", "programme_id", "country"))
    found = {country for pk, programme, country in rows if pk in focuses or programme in programmes}
    return found, {country for _pk, _programme, country in rows}
