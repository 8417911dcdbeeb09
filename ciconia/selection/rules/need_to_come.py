"""Needs that have no opportunity yet, beside a round: which count, how often such needs came, what staff may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation.rules.unfit import Unfit

ON_THE_WAY = ("submitted", "returned", "endorsed", "validated")
IN_TIME = timedelta(days=90)
"""A need has come in time if an opportunity was published from it so long after it reached its state."""
FEWEST = 20
"""From fewer needs that could have come no chance is told."""
MOST_PLACES = 20


@dataclass(frozen=True)
class Chance:
    """How many needs of some state came in time, of those for which that time has passed; in one programme or all."""

    came: int
    cases: int
    everywhere: bool

    @property
    def share(self) -> float | None:
        """The part that came; None from too few."""
        return self.came / self.cases if self.cases >= FEWEST else None


def checked_words(said: Mapping[int, Mapping[str, Any]], *, reason: str) -> dict[str, dict[str, float]]:
    """
    What staff say of needs, as it is kept: {need: {"chance": 0 to 1, "places": 1 or more}}, what is not said left out.

    Raises Unfit with the name of each field that does not fit; a chance of one's own has a reason.
    """
    problems: dict[str, Any] = {}
    kept: dict[str, dict[str, float]] = {}
    for need, words in said.items():
        chance, places = words.get("chance"), words.get("places")
        if chance is not None and not 0 <= chance <= 1:
            problems[f"chance_{need}"] = _("Write a number between 0 and 100, or nothing.")
        if places is not None and not 1 <= places <= MOST_PLACES:
            problems[f"places_{need}"] = _("Write a number between 1 and %(most)d.") % {"most": MOST_PLACES}
        found = {name: words[name] for name in ("chance", "places") if words.get(name) is not None}
        if found:
            kept[str(need)] = found
    if not reason.strip() and any("chance" in one for one in kept.values()):
        problems["reason"] = _("Write why the chance is another than the one measured.")
    if problems:
        raise Unfit(problems)
    return kept
