"""Why two were proposed to each other, in words; the same on pages and in letters."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import day, in_a_row, languages
from ciconia.people.queries.concept import named, names_in


def topic_names(uris: Iterable[str]) -> list[str]:
    """The names of topics in the reader's language, in their order."""
    reader, found = get_language() or "en", list(uris)
    names = names_in(reader, found) | {row.uri: row.name(reader) for row in named(found)}
    return [names[uri] for uri in found if uri in names]


def reasons_in_words(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """A sentence for each reason, as it was kept when the two were proposed."""
    return [words for reason in reasons if (words := _in_words(reason))]


def _in_words(reason: Mapping[str, Any]) -> str:
    because = reason["because"]
    if because == "topics":
        names = topic_names(reason["uris"])
        return _("Both named: %(topics)s.") % {"topics": in_a_row(names)} if names else ""
    if because == "languages":
        return _("Both speak: %(languages)s.") % {"languages": languages(list(reason["codes"]))}
    if because == "country":
        return _("Both work in the same country of the programme.")
    if because == "sector":
        return _("Both work in the same sector.")
    until = day(date.fromisoformat(reason["until"]))
    said = {"number": reason["hours"], "day": until}
    return (
        ngettext(
            "The mentor has %(number)d hour a month, until %(day)s.",
            "The mentor has %(number)d hours a month, until %(day)s.",
            reason["hours"],
        )
        % said
    )
