"""The standing views in words: what each asks, how many rows it has, and where it is read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url, sees_people
from ciconia.doors.desk.listing import turn_words
from ciconia.doors.desk.words import what_it_is
from ciconia.insight.queries.overview import OpenRows
from ciconia.insight.queries.standing import LATE, Late, counts

UNSERVED, QUIET, LONG = "needs", "opportunities", "late"
TITLES: dict[str, Any] = {
    UNSERVED: gettext_lazy("Needs without an opportunity"),
    QUIET: gettext_lazy("Opportunities without applicants"),
    LONG: gettext_lazy("Waiting too long"),
}


def known(request: HttpRequest) -> list[str]:
    """The views an account has: what is about applications only where it works with people."""
    return [name for name in TITLES if name != QUIET or sees_people(request)]


def standing(request: HttpRequest, rows: OpenRows, within: Iterable[int] | None, country: str) -> list[dict[str, Any]]:
    """Every view with its number and its address; `rows`: what is open, in the countries asked for."""
    unserved, quiet = counts(request.programme, request.user, within)  # type: ignore[attr-defined]
    numbers = {UNSERVED: unserved, QUIET: quiet, LONG: sum(rows.of(noun).late for noun in LATE)}
    narrow = f"&country={country}" if country else ""
    url = desk_url(request, "standing")
    return [
        {"count": numbers[name], "label": TITLES[name], "url": f"{url}?view={name}{narrow}", "name": name}
        for name in known(request)
    ]


def shown(request: HttpRequest, row: Late, codes: Mapping[str, str]) -> dict[str, Any]:
    """A late row in words: what it is, whose turn it has been since when; `codes` stand for names, by public id."""
    title, host = (str(text.best(get_language() or "en").text) for text in (row.title, row.organisation))
    if row.person:
        person = codes.get(row.public_id, row.person)
        title = _("%(person)s, %(title)s") % {"person": person, "title": title}
    return {
        "title": title, "what": what_it_is(row), "host": "" if host == title else host, "country": row.country,
        "turn": turn_words(row.turn_role), "since": row.since, "due_at": row.due_at, "reference": row.reference,
        "url": desk_url(request, row.noun, row.public_id),
    }  # fmt: skip
