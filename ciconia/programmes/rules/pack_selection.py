"""How people are chosen, as a pack says it: who assesses, what an application brings, what is asked, where it is told.

All of it may be left out: then the defaults of the product hold, which are those of `models/selection_setting.py`.
"""

from typing import Any

from ciconia.programmes.kinds import NAMED
from ciconia.programmes.rules.pack_checks import (
    FLAG,
    SLUG,
    WORDS,
    Key,
    ListOf,
    Shape,
    Tables,
    one_of,
    suggestion,
    whole,
)
from ciconia.programmes.rules.pack_lines import KeyPath
from ciconia.programmes.rules.pack_reader import Reader

SHORT, LONG, CHOICE, YES_NO = "short", "long", "choice", "yes_no"
FORMS = (SHORT, LONG, CHOICE, YES_NO)
DOCUMENTS = ("cv", "certificate", "licence", "letter")
MOST_REFEREES = 3
MOST_QUESTIONS = 8
# Channels every programme has: they need no name of their own.
ALWAYS = ("event", "somebody", "other")

SELECTION: Shape = {
    "assessors": Key(whole(1, 2), False, 1),
    "blind": Key(FLAG, False, False),
    "ranking": Key(FLAG, False, True),
    "days_to_sign": Key(whole(1, 90), required=False),
    "days_to_offer": Key(whole(1, 90), required=False),
    "references_needed": Key(whole(0, MOST_REFEREES), False, 0),
    "documents_needed": Key(ListOf(one_of(DOCUMENTS)), False, ()),
    "women_min": Key(whole(0, 100), required=False),
    "group_max": Key(whole(0, 100), required=False),
    "group_slack": Key(whole(0, 100), required=False),
    "source": Key(SLUG),
}

ANSWER: Shape = {"code": Key(SLUG), "words": Key(WORDS)}

QUESTION: Shape = {
    "code": Key(SLUG),
    "kinds": Key(ListOf(one_of(NAMED)), False, ()),
    "sectors": Key(ListOf(SLUG), False, ()),
    "form": Key(one_of(FORMS)),
    "words": Key(WORDS),
    "hint": Key(WORDS, False),
    "required": Key(FLAG, False, False),
    "most_words": Key(whole(10, 1000), required=False),
    "choices": Key(Tables(ANSWER), False, ()),
    "source": Key(SLUG),
}

CHANNEL: Shape = {"code": Key(SLUG), "name": Key(WORDS), "source": Key(SLUG)}


def check_selection(data: dict[str, Any], sectors: list[str], reader: Reader) -> None:
    """Questions that can be answered: known sectors, choices where they are needed, a limit where it is counted."""
    for number, row in enumerate(data["question"]):
        path: KeyPath = ("question", number)
        for index, code in enumerate(row["sectors"]):
            if code not in sectors:
                near = suggestion(code, sectors)
                reader.problem((*path, "sectors", index), f'expected a sector of this pack, found "{code}"{near}')
        if (row["form"] == CHOICE) != (len(row["choices"]) > 1):
            reader.problem(path, f'expected two or more "choices" with the form "{CHOICE}", and none with another')
        if row["most_words"] and row["form"] != LONG:
            reader.problem((*path, "most_words"), f'expected a limit of words with the form "{LONG}" alone')
        codes = [choice["code"] for choice in row["choices"]]
        if len(set(codes)) < len(codes):
            reader.problem((*path, "choices"), "expected each choice once")
    for number, row in enumerate(data["channel"]):
        if row["code"] in ALWAYS:
            reader.problem(("channel", number, "code"), f'expected a code of its own: "{row["code"]}" is always there')
