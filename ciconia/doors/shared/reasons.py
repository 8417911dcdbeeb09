"""The reasons of a ranking in the reader's words: what was asked, whether it is shown, and by which sentence."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import language as language_name
from ciconia.engine.rank.prepared import NO_WORDS, NOT_COVERED
from ciconia.foundation.text import RIGHT_TO_LEFT
from ciconia.selection.rules.ranking import CARD_PARTS, PERSON_PARTS

FITS = {"has": "yes", "partly": "part", "missing": "gap"}
PAGE_CODE = {"prs": "fa-AF"}  # Dari, as pages call it
Criteria = Iterable[Mapping[str, Any]]
_MISSING, _MISSING_OF_YOURS = (
    gettext_lazy("nothing in the application shows it"),
    gettext_lazy("nothing in your profile shows it"),
)


def lines_of(
    criteria: Criteria, names: Mapping[str, Any], *, asked_in: str, said_in: str, only: Iterable[str] = PERSON_PARTS,
    yours: bool = False,
) -> list[dict[str, Any]]:  # fmt: skip
    """Per criterion, for c-why: fit (yes, part, gap), criterion, evidence; and its number, part and concept.

    asked_in, said_in: the languages of the opportunity and of the applicant. only: the parts of an application whose
    sentences may be shown. yours: whether the reader wrote them. What could not be read itself is left out.
    """
    reader, shown, none = get_language() or "en", set(only), _MISSING_OF_YOURS if yours else _MISSING
    found = []
    for number, one in enumerate(criteria):
        if one["standing"] in FITS:
            evidence = one["evidence"] if one["of"] in shown or not one["of"] else ""
            found.append(
                {
                    "number": number, "part": one["part"], "fit": FITS[one["standing"]],
                    "criterion": marked(one["clause"], asked_in, reader),
                    "evidence": _evidence(one, evidence, names, said_in, reader) or none,
                    "concept": name_in(names, one["concept"], reader), "linked": bool(one["concept"]),
                }
            )  # fmt: skip
    return found


def for_host(reason: Any, *, asked_in: str) -> list[dict[str, Any]]:
    """The reasons a host may read beside a card: sentences of the card alone, and no place or number."""
    return lines_of(
        reason.criteria, reason.ranking.names, asked_in=asked_in, said_in=reason.language,
        only=(*CARD_PARTS, "motivation"),
    )  # fmt: skip


def _evidence(
    one: Mapping[str, Any], evidence: str, names: Mapping[str, Any], said_in: str, reader: str
) -> str | SafeString:
    if one["standing"] == "missing":
        return ""
    if one["known"]:
        return _("confirmed: %(concept)s") % {"concept": name_in(names, one["known"], reader)}
    quoted = marked(evidence, said_in, reader) if evidence else ""
    concept = name_in(names, one["concept"], reader) if one["concept"] else ""
    if quoted and concept:
        safe = quoted if isinstance(quoted, SafeString) else escape(quoted)
        # Put together by hand: a list of two hundred people has thousands of these.
        return SafeString(f'{safe} <span class="soft">({escape(concept)})</span>')
    return quoted or concept


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


def context_of(context: Criteria, said_in: str) -> list[dict[str, Any]]:
    """What shows that somebody knows such surroundings: words for the kind, the sentence, and how long ago."""
    reader = get_language() or "en"
    kinds = {
        "teaching": _("Has taught"), "setting": _("Knows such a setting"), "institution": _("Knows such institutions"),
        "languages": _("Languages"),
    }  # fmt: skip
    return [
        {
            "kind": kinds.get(one["kind"], one["kind"]), "sentence": marked(one["sentence"], said_in, reader),
            "ago": _ago(one["ago"]),
        }
        for one in context
    ]  # fmt: skip


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
