"""An application as it is read in the first stage: what somebody can do and writes, without who they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ciconia.engine.text.identity import without_identity
from ciconia.foundation.text import Translated
from ciconia.selection.models import Application
from ciconia.selection.queries.application import Card, card_of

SHORTEST = 3  # a part of a name shorter than this is also a word
PARAGRAPH = re.compile(r"\n+")


@dataclass(frozen=True)
class Blind:
    """What is shown, and under which code instead of a name."""

    code: str
    card: Card
    motivation: Translated
    own_words: Translated
    answers: dict[str, Any]


def code_of(public_id: str) -> str:
    """What an application is called where the name of the applicant is not shown."""
    return public_id[:5].upper()


def without_names(text: str, names: Iterable[str]) -> str:
    """A text without the words given, and without names, pronouns and places; paragraphs stay."""
    parts = sorted({part for name in names for part in re.split(r"\W+", name) if len(part) >= SHORTEST}, key=len)
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(parts)))})\w*", re.I) if parts else None
    said = [without_identity(own.sub(" ", line) if own else line) for line in PARAGRAPH.split(text)]
    return "\n".join(line for line in said if line)


def blind_of(application: Application) -> Blind:
    """What an assessor reads before the own marks are in: no name, mail, residence, employer, age, sex or document."""
    identity, card = application.person.identity, card_of(application)
    names = [
        identity.full_name, application.person.short_name, identity.email, identity.residence_city,
        *map(str, identity.work_history),
    ]  # fmt: skip

    def bare(value: Any) -> Translated:
        words = Translated(value)
        return Translated({key: said if key == "source" else without_names(said, names) for key, said in words.items()})

    headline = card.headline
    shown = Card(
        headline=bare(headline) if isinstance(headline, dict) else without_names(str(headline or ""), names),
        experience=bare(card.experience), concepts=[without_names(item, names) for item in card.concepts],
        context=bare(card.context), languages=card.languages, available_weeks=card.available_weeks,
    )  # fmt: skip
    answers = {code: bare(said) if isinstance(said, dict) else said for code, said in application.answers.items()}
    return Blind(code_of(application.public_id), shown, bare(application.motivation), bare(identity.own_words), answers)
