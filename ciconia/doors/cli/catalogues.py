"""Translations: what people edit is kept in git, what Django reads is made from it."""

from pathlib import Path

import polib

from ciconia.foundation.database.urls import CLONE


def ensure_catalogues(clone: Path = CLONE) -> list[Path]:
    """Compiles the catalogues that are newer than their compiled form; answers which."""
    compiled = []
    for source in sorted(clone.glob("ciconia/**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            partial = target.with_suffix(".partial")
            polib.pofile(str(source)).save_as_mofile(str(partial))
            partial.replace(target)
            compiled.append(target)
    return compiled
