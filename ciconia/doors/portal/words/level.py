"""How far each of the three processes of capacity goes, as a page says it."""

from django.utils.translation import gettext_lazy as _

from ciconia.selection.rules.level import LEVELS, PROCESSES

__all__ = ["LEVELS", "PROCESSES", "level_words"]


def level_words(row: object) -> list[tuple[str, str]]:
    """(process, level in words) of a need or an answer; what was not answered is said."""
    found = []
    for name, label, _question in PROCESSES:
        level = getattr(row, name)
        found.append((str(label), str(dict(LEVELS[name])[level]) if level is not None else str(_("not answered"))))
    return found
