"""What the first page of a programme tells: where it works, what was counted, what the countries asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.public.frame import years
from ciconia.doors.shared.flyway import Flyway, Place, flyway
from ciconia.foundation import clock
from ciconia.foundation.countries import country_name
from ciconia.foundation.text import Translated
from ciconia.insight.models import Figure, FigureKey
from ciconia.programmes.models import Focus, Programme, SectorChoice

Counted = Mapping[tuple[int | None, str], Figure]


@dataclass(frozen=True)
class Asked:
    """A country and the sectors it chose."""

    focus: Focus
    sectors: list[Translated] = field(default_factory=list)


def counted(figures: Iterable[Figure]) -> Counted:
    """Figures by focus and key; a nought has nothing to tell and is left out."""
    return {(figure.focus_id, figure.key): figure for figure in figures if figure.number}


def large_figures(programme: Programme, figures: Counted) -> list[dict[str, str]]:
    """The programme's own figures in words; what is not known is not there."""
    return [
        {"value": _value(figure), "label": _label(programme, figure)}
        for key in FigureKey.values
        if (figure := figures.get((None, key)))
    ]


def routes(programme: Programme, focuses: Iterable[Focus], figures: Counted) -> Flyway | None:
    """The map from the country that pays to those the programme works in, with the assignments so far."""
    origin = next((str(funder["country"]) for funder in programme.funders if funder["country"]), "")
    if not origin:
        return None
    stops = {}
    for focus in focuses:
        figure = figures.get((focus.pk, FigureKey.ASSIGNMENTS))
        stops[focus.country] = Place(focus.country, _country(focus.country), _assignments(figure) if figure else "")
    return flyway(Place(origin, _country(origin)), stops.values())


def asked_for(programme: Programme, focuses: Iterable[Focus]) -> list[Asked]:
    """The sectors each country chose, as they hold today."""
    today = clock.today(programme.zone)
    holds = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
    found = {focus.pk: Asked(focus) for focus in focuses}
    choices = SectorChoice.objects.filter(holds, focus__in=found).current().select_related("sector")
    for choice in choices.order_by("position", "id"):
        found[choice.focus_id].sectors.append(choice.sector.name)
    return list(found.values())


def _country(code: str) -> str:
    return country_name(code, get_language() or "en")


def _assignments(figure: Figure) -> str:
    return ngettext("%(count)d assignment", "%(count)d assignments", figure.number) % {"count": figure.number}


def _value(figure: Figure) -> str:
    if figure.key == FigureKey.IN_USE:
        return _("%(share)s%%") % {"share": number_format(round(100 * figure.number / (figure.total or 1)))}
    return number_format(figure.number, use_l10n=True, force_grouping=True)


def _label(programme: Programme, figure: Figure) -> str:
    if figure.key == FigureKey.ASSIGNMENTS and figure.total:
        words = _("assignments begun since %(year)s. The aim: about %(aim)s participants")
        return words % {"year": _since(programme), "aim": number_format(figure.total, force_grouping=True)}
    return {
        FigureKey.ASSIGNMENTS: _("assignments begun since %(year)s") % {"year": _since(programme)},
        FigureKey.INSTITUTIONS: _("public institutions worked with"),
        FigureKey.DELIVERABLES: _("handbooks, plans and other results, each accepted by the institution"),
        FigureKey.IN_USE: _("of %(total)s things left behind are still fully in use a year later")
        % {"total": figure.total},
    }[FigureKey(figure.key)]


def _since(programme: Programme) -> str:
    return str(programme.starts.year) if programme.starts else years(programme)
