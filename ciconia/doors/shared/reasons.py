"""The reasons of a ranking in the reader's words: what was asked, whether it is shown, and by which sentence."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import language as language_name
from ciconia.engine.rank.prepared import NO_WORDS, NOT_COVERED
from ciconia.foundation.text import RIGHT_TO_LEFT
from ciconia.selection.rules.ranking import CARD_PARTS, PERSON_PARTS

FITS = {"has": "yes", "partly": "part", "missing": "gap"}
KINDS = {
    "teaching": gettext_lazy("Has taught"), "setting": gettext_lazy("Knows such a setting"),
    "institution": gettext_lazy("Knows such institutions"), "languages": gettext_lazy("Languages"),
}  # fmt: skip
PAGE_CODE = {"prs": "fa-AF"}  # Dari, as pages call it
Criteria = Iterable[Mapping[str, Any]]
_MISSING, _MISSING_OF_YOURS = (
    gettext_lazy("nothing in the application shows it"),
    gettext_lazy("nothing in your profile shows it"),
)


class Line(NamedTuple):
    """A reason as it is shown: fit (yes, part, gap), criterion and evidence for c-why; its number, part and concept."""

    number: int
    part: str
    fit: str
    criterion: str
    evidence: SafeString
    concept: str
    linked: bool


class Teller:
    """Says the reasons of one ranking to one reader; what recurs among hundreds of people is put into words once.

    asked_in: the language of the opportunity. only: the parts of an application whose sentences may be shown. yours:
    whether the reader wrote them.
    """

    def __init__(
        self, names: Mapping[str, Any], *, asked_in: str, only: Iterable[str] = PERSON_PARTS, yours: bool = False
    ) -> None:
        self.reader, self.names, self.asked_in = get_language() or "en", names, asked_in
        self.shown = {*only, ""}
        self.nothing = SafeString(escape(str(_MISSING_OF_YOURS if yours else _MISSING)))
        self.confirmed = _("confirmed: %(concept)s")
        self._evidence_of: dict[tuple[str, ...], SafeString] = {}
        self._criteria: dict[str, SafeString] = {}
        self._known: dict[tuple[str, int | None], tuple[str, str]] = {}
        self._concepts = {"": ""}

    def lines(self, criteria: Criteria, said_in: str) -> list[Line]:
        """Per criterion what is shown of it; what could not be read itself is left out. said_in: the applicant's."""
        return [
            self.line(number, one, FITS[one["standing"]], said_in)
            for number, one in enumerate(criteria)
            if one["standing"] in FITS
        ]

    def line(self, number: int, one: Mapping[str, Any], fit: str, said_in: str) -> Line:
        """What is shown of one criterion."""
        linked, evidence = bool(one["concept"]), self.evidence(one, fit, said_in)
        return Line(
            number, one["part"], fit, self.criterion(one["clause"]), evidence, self.concept(one["concept"]), linked
        )

    def evidence(self, one: Mapping[str, Any], fit: str, said_in: str) -> SafeString:
        """What shows it: the sentence, with the concept that both have in common; or that nothing does."""
        if fit == "gap":
            return self.nothing
        sentence = one["evidence"] if one["of"] in self.shown else ""
        key = (sentence, said_in, one["concept"], one["known"])
        if (found := self._evidence_of.get(key)) is None:
            found = self._evidence_of[key] = self._said(*key) or self.nothing
        return found

    def concept(self, uri: str) -> str:
        """What a concept is called; "" for none."""
        if uri not in self._concepts:
            self._concepts[uri] = name_in(self.names, uri, self.reader)
        return self._concepts[uri]

    def criterion(self, clause: str) -> SafeString:
        """A clause of the opportunity, marked where it is not in the reader's language."""
        if clause not in self._criteria:
            self._criteria[clause] = _safe(marked(clause, self.asked_in, self.reader))
        return self._criteria[clause]

    def surroundings(self, shown: Criteria, said_in: str) -> list[SafeString]:
        """What shows that somebody knows such surroundings: in what way, the sentence, and how long ago."""
        found = []
        for one in shown:
            key = (one["kind"], one["ago"])
            if key not in self._known:
                known, colon = KINDS.get(one["kind"], one["kind"]), _(":")
                self._known[key] = f"<b>{escape(str(known))}</b>{colon}", escape(_ago(one["ago"]))
            before, after = self._known[key]
            sentence = _safe(marked(one["sentence"], said_in, self.reader))
            found.append(SafeString(f"{before} {sentence} {after}".rstrip()))
        return found

    def _said(self, sentence: str, said_in: str, uri: str, known: str) -> SafeString:
        if known:
            return SafeString(escape(self.confirmed % {"concept": self.concept(known)}))
        safe, linked = _safe(marked(sentence, said_in, self.reader)), escape(self.concept(uri))
        if sentence and uri:
            return SafeString(f'{safe} <span class="soft">({linked})</span>')
        return SafeString(safe if sentence else linked)


def lines_of(
    criteria: Criteria, names: Mapping[str, Any], *, asked_in: str, said_in: str, only: Iterable[str] = PERSON_PARTS,
    yours: bool = False,
) -> list[Line]:  # fmt: skip
    """The reasons of one person, for c-why: see `Teller`."""
    return Teller(names, asked_in=asked_in, only=only, yours=yours).lines(criteria, said_in)


def for_host(reason: Any, *, asked_in: str) -> list[Line]:
    """The reasons a host may read beside a card: sentences of the card alone, and no place or number."""
    return lines_of(
        reason.criteria, reason.ranking.names, asked_in=asked_in, said_in=reason.language,
        only=(*CARD_PARTS, "motivation"),
    )  # fmt: skip


def name_in(names: Mapping[str, Any], uri: str, reader: str) -> str:
    """What a concept is called, as it was when the ranking was made."""
    known = names.get(uri, {})
    code = "prs" if reader.lower() == "fa-af" else reader
    found: str = known.get(code) or known.get("en") or uri
    return found


def marked(text: str, language: str, reader: str) -> str | SafeString:
    """A text that stays in the language it was written in, marked where that is not the reader's."""
    language = PAGE_CODE.get(language, language)
    if not language or language == reader:
        return text
    way = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return SafeString(f'<span lang="{escape(language)}" dir="{way}">{escape(text)}</span>')


def _safe(text: str) -> SafeString:
    return text if isinstance(text, SafeString) else SafeString(escape(text))


def _ago(years: int | None) -> str:
    if years is None:
        return ""
    if years < 1:
        return _("this year")
    return ngettext("%(years)d year ago", "%(years)d years ago", years) % {"years": years}


def why_not_read(why: str, *, yours: bool = False) -> str:
    """Why a text could not be ranked, in the reader's words."""
    if why.startswith("the need "):
        return _("The text of the opportunity itself could not be read.")
    if why == NO_WORDS:
        return _("Your profile holds no words on work.") if yours else _("The application holds no words on work.")
    if why == NOT_COVERED and yours:
        return _("Your profile is in a language of which we know few words, and none of them is in it.")
    if why == NOT_COVERED:
        return _(
            "It is written in a language that is read by our own vocabulary alone, and none of its words is in it."
        )
    return why


def notes_of(unused: Iterable[str]) -> list[str]:
    """What of the texts was not used, in the reader's words; each once."""
    found = []
    for note in unused:
        side, _colon, what = note.partition(": ")
        words = _note(what or side)
        if words:
            found.append(words)
    return list(dict.fromkeys(found))


def _note(what: str) -> str:
    if what.endswith("characters were read") or what.endswith("clauses were compared"):
        return _("Only the beginning of a long text was compared.")
    if what.startswith("scripts are mixed"):
        return _("Several scripts are mixed in a text; what is not in the main one may not have been read.")
    return ""  # mark-up and signs that are no words say nothing to whoever reads


def read_in_part(read: Mapping[str, Any]) -> str:
    """That a language is read by its words alone, with how much of it was understood; nothing for others."""
    if read.get("covered", True) or not read.get("language"):
        return ""
    code = PAGE_CODE.get(read["language"], read["language"])
    words = _("Written in %(language)s, which is read by its words alone: %(some)d of %(all)d parts were understood.")
    return words % {"language": language_name(code), "some": read["of_them"], "all": read["clauses"]}
