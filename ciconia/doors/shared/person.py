"""What pages say of a person: languages with their level, how and when they can work."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import colon, in_a_row
from ciconia.foundation.countries import language_name
from ciconia.people.models import Mode

# The Common European Framework of Reference, each level in a few plain words of our own.
LEVELS = {
    "A1": _("A1, a few words"),
    "A2": _("A2, simple talk"),
    "B1": _("B1, gets by at work"),
    "B2": _("B2, works in it"),
    "C1": _("C1, works in it with ease"),
    "C2": _("C2, like a first language"),
}


def language_lines(spoken: Any) -> list[str]:
    """Somebody's languages, one line each: "Somali: C2, like a first language"."""
    reader = translation.get_language() or "en"
    rows = [row for row in spoken or [] if isinstance(row, dict) and row.get("code")]
    levels = {row["code"]: row.get("level", "") for row in rows}
    return [f"{language_name(code, reader)}{colon()} {LEVELS.get(level, level)}" for code, level in levels.items()]


def mode_words(modes: Any) -> str:
    """The ways somebody can work, or an assignment is done."""
    said = [mode for mode in modes or [] if mode in Mode.values]
    labels = dict(Mode.choices)
    if len(said) > 1:  # its own label has a comma in it
        labels[Mode.MIXED] = _("both in turn")
    return in_a_row(labels[mode] for mode in said)
