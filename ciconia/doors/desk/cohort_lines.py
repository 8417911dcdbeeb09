"""The board's places and rules, drawn as patterns: what is alike in all of them is put together once."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ciconia.doors.desk import cohort as said
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared.pattern import fill
from ciconia.doors.shared.templatetags.ciconia import place, shown_in, spot, words
from ciconia.selection.models import Cohort, CohortPlace
from ciconia.selection.queries.cohort_board import Line, RuleLine

LINE, WHO, ACTS, LOCK, OPEN, RULE = (
    f"desk/cohort/_{name}.html" for name in ("line", "who", "acts", "lock", "open", "rule")
)
SORTS = {"lock": " pair-lock", "none": " pair-none", "warn": " pair-warn", "": ""}


def rules_drawn(rules: Iterable[RuleLine], cohort: Cohort) -> SafeString:
    """Every rule with its drawing."""
    drawings = {
        "kept": ("yes", _icon("check", pgettext("rule", "Kept"))),
        "limit": ("part", _icon("warn", _("At the limit"))),
        "broken": ("gap", _icon("cross", _("Not kept"))),
    }
    places = said.Places(cohort)
    rows = []
    for one in rules:
        fit, icon = drawings[one.standing]
        told, note = places.rule(one.field, one.where, one.bound), said.rule_note(one)
        rows.append({"fit": fit, "icon": icon, "words": told, "note": note})
    return fill(RULE, rows)


def lines_drawn(
    request: HttpRequest, lines: Iterable[Line], query: str, *, may_plan: bool, opened: CohortPlace | None, below: str
) -> SafeString:
    """The places of one page; under the one that is open its choices."""
    drawing = _Drawing(request, query, may_plan=may_plan)
    return fill(LINE, [drawing.line(one, below if one.place == opened else None) for one in lines])


class _Drawing:
    """Draws the places of one page."""

    def __init__(self, request: HttpRequest, query: str, *, may_plan: bool) -> None:
        self.query, self.may_plan = query, may_plan
        self.url = desk_url(request, "application", "X")
        self.reading = get_language() or "en"

    def line(self, row: Line, below: str | None) -> dict[str, Any]:
        """One place; the choices stand where they are given, else the way to them."""
        opportunity = row.place.opportunity
        key, title = opportunity.public_id, opportunity.title
        if below is None and self.may_plan:
            url = f"{self.query}&place={key}#p-{key}"
            below = fill(OPEN, [{"url": url, "title": words(title)}])
        sort = "lock" if row.locked else "none" if row.application is None else "warn" if not row.confirmed else ""
        return {
            "sort": SORTS[sort], "key": key, "title": shown_in(self.reading, title), "below": below or "",
            "where": spot(opportunity.focus.country, place(opportunity.organisation)), "who": self._who(row),
        }  # fmt: skip

    def _who(self, row: Line) -> SafeString:
        if row.application is None:
            return format_html("<div><h3>{}</h3></div>", _("Nobody yet"))
        key, person = row.application.public_id, row.application.person
        return fill(WHO, [{
            "url": self.url.replace("/X/", f"/{key}/"), "name": person.short_name, "about": _about(row),
            "fit": said.points(row.fit), "nearness": _nearness(row), "acts": self._acts(row, key, person.short_name),
        }])  # fmt: skip

    def _acts(self, row: Line, key: str, name: str) -> SafeString | str:
        if not self.may_plan:
            return ""
        act, on, told = ("free", " btn-on", _("Locked")) if row.locked else ("lock", "", _("Lock"))
        lock = fill(LOCK, [{"act": act, "on": on, "key": key, "words": told, "name": name}])
        return fill(ACTS, [{"lock": lock, "key": key, "name": name}])


def _about(row: Line) -> SafeString:
    parts: list[Any] = [row.application.person.headline] if row.application else []
    if row.host_rank:
        parts.append(_("Ranked %(place)d by the institution.") % {"place": row.host_rank})
    if not row.confirmed:
        parts.append(format_html("<b>{}</b>", _("The institution has not said yes yet.")))
    return format_html("<br>".join(["{}"] * len(parts)), *parts)


def _nearness(row: Line) -> SafeString | str:
    if row.nearness is None:
        return ""
    score = number_format(round(row.nearness, 2), 2)
    return format_html(
        '<br><span class="xs muted">{}</span>', _("Nearness in the ranking: %(score)s") % {"score": score}
    )


def _icon(name: str, label: str) -> SafeString:
    return SafeString(render_to_string("desk/cohort/_stands.html", {"name": name, "label": label}).strip())
