"""How what somebody says of themselves meets what the host asked for: met, partly or missing, each as plainly.

Only languages, time and way of working are compared, for only they are facts; whether somebody can do the work is
for the reader to judge. Nothing is added up and nobody is put in an order.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.person import language_lines, mode_words
from ciconia.doors.shared.templatetags.ciconia import day, languages
from ciconia.people.models import Mode
from ciconia.selection.models import Opportunity

WORKS = ("B2", "C1", "C2")  # from here on somebody works in a language
YES, PART, GAP = "yes", "part", "gap"


def fit(kept: dict[str, Any], free_from: date | None, opportunity: Opportunity) -> list[dict[str, Any]]:
    """The comparison of a frozen application with its opportunity, for c-why."""
    return [
        _line(_("Languages"), *_languages(kept.get("languages") or [], opportunity)),
        _line(_("Weeks"), *_weeks(kept.get("available_weeks"), opportunity)),
        _line(_("Dates"), *_dates(free_from, opportunity)),
        _line(_("Way of working"), *_modes(kept.get("modes") or [], opportunity)),
    ]


def _line(criterion: str, found: str, evidence: str) -> dict[str, Any]:
    return {"fit": found, "criterion": criterion, "evidence": evidence}


def _languages(spoken: list[dict[str, str]], opportunity: Opportunity) -> tuple[str, str]:
    levels = [row.get("level", "") for row in spoken if row.get("code") in opportunity.languages]
    said = _("; ").join(language_lines(spoken)) or _("nothing said")
    if not opportunity.languages or any(level in WORKS for level in levels):
        return YES, said
    asked = _("asked: %(languages)s") % {"languages": languages(opportunity.languages)}
    return (PART if levels else GAP), f"{said} ({asked})"


def _weeks(weeks: int | None, opportunity: Opportunity) -> tuple[str, str]:
    asked = opportunity.weeks
    if weeks is None:
        return GAP, _("nothing said. You could ask.")
    if weeks >= asked:
        return YES, ngettext("the whole week", "all %(count)d weeks", asked) % {"count": asked}
    return PART, _("%(weeks)d of the %(asked)d weeks you asked for") % {"weeks": weeks, "asked": asked}


def _dates(free_from: date | None, opportunity: Opportunity) -> tuple[str, str]:
    if free_from is None:
        return GAP, _("nothing said. You could ask.")
    said = _("free from %(day)s") % {"day": day(free_from)}
    if free_from <= opportunity.starts:
        return YES, said
    return PART, _("%(said)s, you asked for %(day)s") % {"said": said, "day": day(opportunity.starts)}


def _modes(modes: list[str], opportunity: Opportunity) -> tuple[str, str]:
    said = mode_words(modes)
    if not said:
        return GAP, _("nothing said. You could ask.")
    parts = {Mode.PHYSICAL, Mode.VIRTUAL} if opportunity.mode == Mode.MIXED else {opportunity.mode}
    if opportunity.mode in modes or parts <= set(modes):
        return YES, said
    return PART if Mode.MIXED in modes or parts & set(modes) else GAP, said
