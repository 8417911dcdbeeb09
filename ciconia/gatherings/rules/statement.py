"""When a statement can be opened, closed and handed over, and what makes two organisations one."""

import hashlib
import json
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import Statement
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.programmes.kinds.voice import has_voice
from ciconia.programmes.models import Programme

LONGEST = 20_000
MOST_LETTERS = 3
FORGET_UNCONFIRMED = timedelta(days=7)
KEEP_SIGNERS = timedelta(days=365)
WHO = "officer|coordinator"

CONSENT = _(
    "Your name, function and address are kept to know that your organisation signed, and to write to you about it."
    " Staff of the programme read them, nobody else. They are deleted a year after the statement was handed over."
)
MAY_SIGN = _("I may sign for this organisation.")
SHOW_ME = _("My name and function may stand beside the organisation's on the page.")

# How organisations write what they are; two that differ in nothing else are one.
FORMS = {
    "asbl", "vzw", "aisbl", "ivzw", "ev", "ngo", "ong", "ngos", "foundation", "stichting", "fondation", "fundacion",
    "association", "vereniging", "asociacion", "inc", "ltd", "bv", "nv", "gmbh", "sarl", "cic", "the", "de", "la", "le",
    "les", "el",
}  # fmt: skip
# Letters of other alphabets that look like a Latin one (Unicode TS #39), small.
ALIKE = str.maketrans("авекмнорстухіјѕԁһοανρτυхкіѵ", "abekmhopctyxijsdhoavptuxkiv")


def has_statements(programme: Programme) -> bool:
    """Whether a programme holds joint statements."""
    return has_voice("statement", programme.lines, programme.kinds)


def key_of(name: str) -> str:
    """The one form of an organisation's name: without accents, signs, legal forms and letters that only look alike."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()).translate(ALIKE)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain).replace("_", " "))
    return " ".join([word for word in words if word not in FORMS] or words)


def keeps(user: Any, statement: Statement) -> bool:
    """Whether an account leads a statement through."""
    return holds_for_programme(user, KEEPERS, statement.programme_id, None)


def spoken(text: Translated) -> dict[str, str]:
    """A text by the languages in which somebody wrote it."""
    return {code: words for code, words in text.items() if code != "source" and words}


def digest_of(statement: Statement) -> str:
    """What tells one wording from another: title and text in all languages, and to whom."""
    said = [dict(statement.title), dict(statement.text), statement.addressed_to]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def problems(statement: Statement) -> dict[str, Words]:
    """What is wrong in a statement as it would be, by field."""
    found: dict[str, Words] = {}
    if not statement.title:
        found["title"] = _("Write a title.")
    if not statement.text:
        found["text"] = _("Write the text.")
    elif any(len(words) > LONGEST for words in spoken(statement.text).values()):
        found["text"] = _("Keep the text to twenty thousand signs.")
    if not statement.addressed_to.strip():
        found["addressed_to"] = _("Write to whom it is addressed.")
    return found


def not_to_open(statement: Statement, by: object = None) -> Words | None:
    """Why a statement cannot be opened for signature now, if it cannot."""
    if problems(statement):
        return _("Complete the text first.")
    if set(spoken(statement.title)) != set(spoken(statement.text)):
        return _("In one language there is a title or a text, and not both. Write the other one too.")
    if statement.closes_on <= clock.today(statement.zone):
        return _("The last day to sign has passed. Change it first.")
    return None


def _nobody_signed(statement: Statement, by: object) -> Words | None:
    return _("Somebody has signed this wording. Withdraw it, and begin another.") if statement.signed else None


def _somebody_signed(statement: Statement, by: object) -> Words | None:
    return None if statement.signed else _("Nobody has signed it: there is nothing to hand over.")


def takes_signatures(statement: Statement, now: datetime) -> bool:
    """Whether an organisation can sign: open, and its last day has not ended."""
    return statement.state == "open" and clock.day_of(now, statement.zone) <= statement.closes_on


FLOW = Flow(
    floor="gatherings",
    noun="statement",
    states={
        "draft": State("officer", "P30D"),
        "open": State("officer", "closing day"),
        "closed": State("officer", "P14D"),
        "handed_over": State("officer", "P60D"),
        "answered": State(),
        "unanswered": State(),
        "withdrawn": State(),
    },
    moves=(
        Move("open", "draft", "open", WHO, style="go", conditions=(not_to_open,), label=_("Open it for signature"),
             done=_("Open. Organisations can sign it, and its words stand as they are."),
             consequence=_("Everybody reads it, and nobody can change a word any more.")),
        Move("call_back", "open", "draft", WHO, reason=True, conditions=(_nobody_signed,), label=_("Call it back"),
             done=_("A draft again. Nobody reads it.")),
        Move("close", "open", "closed", f"{WHO}|system", label=_("Close it"),
             done=_("Closed. Nobody can sign any more."), consequence=_("Nobody can sign any more.")),
        Move("hand_over", "closed", "handed_over", WHO, style="go", conditions=(_somebody_signed,),
             label=_("Handed over"), done=_("Noted. It stands on the page.")),
        Move("answer", "handed_over", "answered", WHO, style="go", label=_("An answer came"),
             done=_("Noted. Everybody reads the answer.")),
        Move("no_answer", "handed_over", "unanswered", WHO, reason=True, label=_("No answer came"),
             done=_("Noted. The page says that no answer came.")),
        Move("withdraw", "draft|open|closed", "withdrawn", WHO, reason=True, style="no", label=_("Withdraw it"),
             done=_("Withdrawn. Nobody reads it any more."),
             consequence=_("It is gone from every page, with the signatures.")),
    ),
    dates={"closing day": lambda statement: _closes(statement)},
    places=lambda statement: [(statement.programme_id, None)],
).register()  # fmt: skip


def _closes(statement: Statement) -> date:
    return statement.closes_on


@rules.predicate
def sees(user: object, statement: Statement) -> bool:
    """The same answer as `Statement.visible_to`, for one row."""
    return Statement.objects.visible_to(user).filter(pk=statement.pk).exists()


rules.add_perm("gatherings.view_statement", sees)
