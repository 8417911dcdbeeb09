"""What every list of the desk does alike: filters that are known words, and pages by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import sees_people
from ciconia.doors.shared.per_language import per_language
from ciconia.foundation.countries import country_name
from ciconia.foundation.models import PERSON_ROLES, Role
from ciconia.insight.queries.overview import focus_scope
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.focus import all_focuses

SIZE = 50
Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and where the next ones start."""

    rows: list[Any]
    next: str
    first: str


def chosen(request: HttpRequest, name: str, choices: Choices) -> str:
    """The choice in the address, or the first one where there is none or it is not known."""
    value = request.GET.get(name, "")
    return value if value in [code for code, _label in choices] else choices[0][0]


def countries_of(request: HttpRequest) -> list[Focus]:
    """The focuses of the programme that this account works in; for accounts that see no people, no page."""
    programme = request.programme  # type: ignore[attr-defined]
    if not sees_people(request):
        raise Http404
    scope = focus_scope(request.user, programme, PERSON_ROLES)
    return [focus for focus in all_focuses(programme) if scope is None or focus.pk in scope]


def country_choices(focuses: list[Focus], every: str) -> Choices:
    """The countries of those focuses, and all of them first."""
    names = {focus.country: country_name(focus.country, get_language() or "en") for focus in focuses}
    return [("", every), *sorted(names.items(), key=lambda pair: pair[1])]


def in_country(focuses: list[Focus], country: str) -> list[int] | None:
    """The ids of the focuses in a country; None where none was chosen."""
    return [focus.pk for focus in focuses if focus.country == country] if country else None


def page_after(
    request: HttpRequest, rows: QuerySet[Any], every: QuerySet[Any], column: str, *, back: bool = False
) -> Page:
    """The page that follows the row named in the address. `rows` are in the order of (column, id), or back from it.

    The row itself is looked for in `every`, as it may have moved out of `rows` since.
    """
    after = request.GET.get("after", "")
    last = every.filter(public_id=after).first() if after else None
    if last is not None:
        value, to = getattr(last, column), "lt" if back else "gt"
        rows = rows.filter(Q((f"{column}__{to}", value)) | Q((column, value), (f"id__{to}", last.pk)))
    found = with_turns(rows[: SIZE + 1])
    query = request.GET.copy()
    query.pop("after", None)
    first = f"?{query.urlencode()}" if last is not None else ""
    if len(found) <= SIZE:
        return Page(found, "", first)
    query["after"] = found[SIZE - 1].public_id
    return Page(found[:SIZE], f"?{query.urlencode()}", first)


def with_turns(rows: Iterable[Any]) -> list[Any]:
    """Rows for a list, each with whose turn it is in words as `turn`."""
    found = list(rows)
    for row in found:
        row.turn = turn_words(getattr(row, "turn_role", ""))
    return found


@per_language
def turn_words(turn_role: str) -> str:
    """Whose turn it is, for people to read."""
    own = {"applicant": _("applicant"), "participant": _("participant"), "learner": _("whoever takes it")}
    own |= {"co-applicant": _("whoever applies together")}
    own |= {"mentor": _("mentor"), "mentee": _("whoever asked"), "member": _("member")}
    names = [own.get(role) or str(Role(role).label) for role in turn_role.split("|") if role]
    return _(" or ").join(names)
