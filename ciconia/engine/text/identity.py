"""Taking out of a text who somebody is: names, pronouns, forms of address, places. The work stays.

A list of places and peoples cannot be complete, and a name alone at the head of a sentence looks like any other word;
what is left of both is measured by the fairness tests and printed in docs/reference/ranking.md.
"""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

import re
import tomllib
from functools import cache
from pathlib import Path

from ciconia.engine.text.normal import SPACES

TABLE = Path(__file__).with_name("identity.toml")
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽ]"
NAME = rf"{CAPITAL}[\w'’-]*[a-zà-öø-ÿ][\w'’-]*"
AFTER_CUE = re.compile(
    r"(?P<cue>\b(?:in|from|at|te|uit|bij|à|chez|desde|aus|bei|University of|Université de|Universiteit|Hogeschool"
    r"|Universität|Universidad de|Jaamacadda)\s+)"
    rf"(?:(?:the|de|het|la|le|les|el|der|die)\s+)?{NAME}(?:(?:\s+|-)(?:{NAME}|of|de|du|al|el|ibn|bin|van|von|der|den))*"
)
WHOLE_NAME = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Mme|Mlle|M|Sr|Sra|Srta|Dhr|Mevr|Mw|Herr|Frau|Eng|Ing)\.?\s+)?"
    rf"\b{NAME}\s+(?:(?:{NAME}|al|el|ibn|bin|bint|van|von|de|der|den)[\s-]+)*{NAME}(?=\s*(?:[,:;(]|$|\b(?:is|was|has|worked"
    r"|works|heeft|werkt|est|a|travaille|ist|hat|arbeitet|es|ha|trabaja|waa|wuxuu|waxay)\b))"
)
ARABIC = re.compile(r"[\u0600-\u06FF]")
ENDING = "(?:ي|ا|ية|يه|يا|يون|يين|يات|ی|ان|انی|ستان|ستانی|ة|ه|ۍ|ې|ین)"
NAMED = re.compile(
    r"\b(?i:(?:my|her|his|their) name is|mijn naam is|ik ben|i am|je m'appelle|je suis|me llamo|mi nombre es|soy"
    rf"|ich hei(?:ß|ss)e|ich bin|magacaygu waa)\s+{NAME}(?:\s+{NAME})*(?=\s*(?:[,.;:]|$|(?:and|en|et|y|und|oo)\b))"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads(TABLE.read_text())
    words = sorted({word for group in table["words"].values() for word in group}, key=lambda word: (-len(word), word))
    stems = sorted({stem for group in table["stems"].values() for stem in group}, key=lambda stem: (-len(stem), stem))
    whole = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)
    latin = "|".join(re.escape(stem) for stem in stems if stem.isascii() or not ARABIC.search(stem))
    arabic = "|".join(re.escape(stem) for stem in stems if ARABIC.search(stem))
    begun = re.compile(rf"\b(?:{latin})\w*|\b(?:و|ال|وال|بال|لل|ب|ل)?(?:{arabic}){ENDING}?\b", re.I)
    return whole, begun


def without_identity(text: str) -> str:
    """The text without names of people and places, peoples, pronouns and forms of address."""
    whole, begun = _patterns()
    bare = NAMED.sub(" ", text)
    bare = WHOLE_NAME.sub(" ", bare)
    bare = AFTER_CUE.sub(lambda match: match["cue"] if match["cue"].strip().islower() else " ", bare)
    bare = begun.sub(" ", whole.sub(" ", bare))
    return SPACES.sub(" ", bare).strip()
