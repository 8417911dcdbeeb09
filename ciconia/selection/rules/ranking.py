"""What the engine is given to read, what it may say, and the order in which staff see it.

Only words about work are given: what identifies somebody, where they come from or live, their sex and their age are not
among these parts, and `tests/selection/test_ranking.py` tries it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.countries import language_names
from ciconia.foundation.models import Role
from ciconia.foundation.text import Translated

CARD_PARTS = ("headline", "experience", "concepts", "context")
PERSON_PARTS = (*CARD_PARTS, "motivation")
NEED_PARTS = ("required", "welcome", "tasks")
"""What is required stands first: of a long text the end is not compared."""

VOCABULARY_CODE = {"fa-AF": "prs"}  # Dari, as the vocabulary calls it
DECIDERS = (Role.COORDINATOR, Role.OFFICER)
SHORTEST = 10
"""So many letters are the least that says why somebody is put elsewhere."""

# Names that CLDR does not have, or has otherwise; and what a language is asked for with.
MORE_LANGUAGES = frozenset(("sorani", "kurmanji", "badini", "dari", "farsi", "pashto", "somali", "tigrinya"))
BETWEEN = re.compile(r"\s+(?:or|and|of|en|et|ou|oder|und)\s+|\s+(?:أو\s+|و)|/")
HOW = re.compile(
    r"\b(?:fluent|good|spoken|written|basic|working|excellent|goed|vloeiend|gesproken|bon|courant|parlé|"
    r"knowledge of|command of|kennis van|in|le|la|l'|de|het|the)\b"
)
HEAD = re.compile(r"[,،;؛:(.]")

Text = dict[str, Any]


def may_order(user: Any, programme_id: int, focus_id: int) -> bool:
    """Who asks for a ranking, puts somebody elsewhere in it and calls links wrong: officers and coordinators."""
    return holds_for_programme(user, DECIDERS, programme_id, focus_id)


def need_text(opportunity: Any, refused: Sequence[tuple[str, str]] = ()) -> Text:
    """What an opportunity asks for, as `engine.rank.apart` takes it."""
    language = opportunity.title.source
    return {
        "id": opportunity.public_id, "title": said(opportunity.title),
        "parts": {part: without_languages(said(getattr(opportunity, part)), language) for part in NEED_PARTS},
        "lang": code_of(opportunity.title.source), "refused": [list(pair) for pair in refused],
    }  # fmt: skip


def person_text(
    key: str, card: Mapping[str, Any], motivation: Any = None, *, known: Sequence[str] = (),
    refused: Sequence[tuple[str, str]] = (),
) -> Text:  # fmt: skip
    """What somebody says of their work, as `engine.rank.apart` takes it: the parts named above and nothing else.

    card: by the names of CARD_PARTS, as a person has them or as an application has frozen them.
    """
    parts = {part: said(card.get(part)) for part in CARD_PARTS}
    parts["motivation"] = said(motivation)
    return {
        "id": key, "parts": parts, "lang": code_of(language_of(card, motivation)), "known": list(known),
        "refused": [list(pair) for pair in refused],
    }  # fmt: skip


def without_languages(text: str, language: str) -> str:
    """A text without the lines that ask for a language alone: languages are compared as levels, not as skills."""
    return "\n".join(line for line in text.splitlines() if not asks_for_language(line, language))


def asks_for_language(line: str, language: str) -> bool:
    """Whether a line, such as "Dari or Pashto, spoken", begins with names of languages and nothing else."""
    names = language_names(language) | language_names("en") | MORE_LANGUAGES
    head = HOW.sub(" ", HEAD.split(line.strip(" -*•\t").casefold())[0])
    parts = [" ".join(part.split()) for part in BETWEEN.sub("\n", f" {head} ").splitlines()]
    return bool(parts) and all(part in names for part in parts)


def said(value: Any) -> str:
    """A text as its writer wrote it; short words one a line, for each is a thing by itself."""
    if isinstance(value, Mapping):
        text = Translated(value)
        return text.get(text.source, "") or str(text)
    return "\n".join(value) if isinstance(value, list | tuple) else str(value or "")


def language_of(card: Mapping[str, Any], motivation: Any = None) -> str:
    """The language that somebody wrote most in, "" where they wrote no sentence."""
    texts = [Translated(text) for text in (card.get("experience"), card.get("context"), motivation) if text]
    longest = max((text for text in texts if text), key=lambda text: len(said(text)), default=None)
    return longest.source if longest else ""


def code_of(language: str) -> str:
    """A language as the vocabulary calls it."""
    return VOCABULARY_CODE.get(language, language)


def lacks(criteria: Sequence[Mapping[str, Any]]) -> int:
    """How much of what is required nothing shows."""
    return sum(1 for one in criteria if one["part"] == "required" and one["standing"] == "missing")


def in_order(engine: Sequence[int], moved: Mapping[int, int]) -> list[int]:
    """The engine's order of keys, with those that somebody put elsewhere at their place (1 is first).

    moved: in the order in which they were moved; who was moved last to a place has it.
    """
    order = [key for key in engine if key not in moved]
    latest = {key: number for number, key in enumerate(moved)}
    for key in sorted(moved, key=lambda one: (moved[one], latest[one])):
        order.insert(moved[key] - 1, key)
    return order


def year() -> int:
    """The year it is, for how long ago something was."""
    return clock.today().year
