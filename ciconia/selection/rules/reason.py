"""Why somebody was not chosen, in words of their own application: what was looked for, and what was found.

Nothing here looks at other people. A reason that names no criterion and no requirement is no reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated
from ciconia.selection.models import Application

WORKS = ("B2", "C1", "C2")  # from here on somebody works in a language (Common European Framework of Reference)
MOST = 3
WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class Point:
    """What was looked for and what was found of it; `short`: how far it falls short, 0 where it does not."""

    name: str
    asked: str
    found: str
    short: float


def points_of(application: Application, criteria: Iterable[Any], marks: Sequence[dict[str, int]]) -> list[Point]:
    """What was weighed of an application, what falls short most first, in the language of the moment."""
    found = [*_criteria(criteria, marks), *_facts(application)]
    return sorted(found, key=lambda point: -point.short)


def reason_from(points: Sequence[Point]) -> str:
    """A reason made of the points that fall short most; where none does, of what was weighed at all."""
    lacking = [point for point in points if point.short > 0][:MOST]
    if lacking:
        lines = [_("%(name)s. We looked for: %(asked)s We found: %(found)s.") % point.__dict__ for point in lacking]
        return "\n".join(lines)
    if not points:
        return ""
    names = ", ".join(point.name for point in points)
    return _("You meet what was looked for (%(names)s). There were more people like you than places.") % {
        "names": names
    }


def names_something(reason: str, points: Sequence[Point], application: Application) -> bool:
    """Whether a reason names a criterion of the programme, or something the opportunity asks for."""
    said = {word.lower() for word in WORD.findall(reason)}
    known: set[str] = set()
    for point in points:
        known |= _stems(f"{point.name} {point.asked} {point.found}")
    opportunity = application.opportunity
    for text in (opportunity.title, opportunity.required, opportunity.welcome, opportunity.tasks):
        known |= _stems(" ".join((text or {}).values()) if isinstance(text, dict) else str(text))
    for rule in application.checks.all():
        known |= _stems(" ".join(dict(rule.sentence).values()))
    always = ("language", "weeks", "dates", _("language"), _("weeks"), _("dates"))
    known |= _stems(" ".join(always))
    return any(word[:5] in known for word in said)


def quotes(reason: str, points: Sequence[Point]) -> bool:
    """Whether a reason says what was found in this application."""
    return any(point.found and point.found in reason for point in points)


def _stems(text: str) -> set[str]:
    return {word[:5].lower() for word in WORD.findall(text)}


def _criteria(criteria: Iterable[Any], marks: Sequence[dict[str, int]]) -> list[Point]:
    found = []
    for criterion in criteria:
        given = [one[criterion.code] for one in marks if criterion.code in one]
        if not given or len(criterion.scale) < 2:
            continue
        mark, top = min(given), len(criterion.scale) - 1
        words = Translated(criterion.scale[mark])
        found.append(Point(_best(criterion.name), _best(criterion.question), _best(words), (top - mark) / top))
    return found


def _facts(application: Application) -> list[Point]:
    kept, opportunity = application.snapshot, application.opportunity
    found = [_languages(kept.get("languages") or [], opportunity.languages)]
    weeks, free = kept.get("available_weeks"), application.available_from
    if weeks is not None:
        asked = ngettext("%(count)d week.", "%(count)d weeks.", opportunity.weeks) % {"count": opportunity.weeks}
        said = ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
        found.append(Point(_("Weeks"), asked, said, max(0.0, 1 - weeks / opportunity.weeks)))
    if free is not None:
        asked = _("from %(day)s.") % {"day": _day(opportunity.starts)}
        said = _("free from %(day)s") % {"day": _day(free)}
        found.append(Point(_("Dates"), asked, said, 0.9 if free > opportunity.starts else 0.0))
    return [point for point in found if point is not None]


def _languages(spoken: list[dict[str, str]], asked: list[str]) -> Point | None:
    if not asked:
        return None
    levels = {row.get("code", ""): row.get("level", "") for row in spoken}
    works = any(levels.get(code) in WORKS for code in asked)
    names = _(" or ").join(_name(code) for code in asked)
    said = ", ".join(f"{_name(code)} {level}".strip() for code, level in levels.items() if code) or _("nothing said")
    short = 0.0 if works else 0.6 if any(code in levels for code in asked) else 1.0
    return Point(_("Languages"), _("%(languages)s, to work in.") % {"languages": names}, said, short)


def _name(code: str) -> str:
    return language_name(code, get_language() or "en")


def _day(day: Any) -> str:
    return str(date_format(day, "j F Y"))


def _best(text: Any) -> str:
    return str(text.best(get_language() or "en").text)
