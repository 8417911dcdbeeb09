"""Words that come in a form for each sex: one form stands for both where our own vocabulary has both."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ciconia.engine.vocabulary.concept import Concept

# How the one form ends and how the other does, the longer ending first. Arabic is left
# out: there the same ending makes the adjective of every abstract noun.
ENDINGS = {
    "fr": (("euse", "eur"), ("trice", "teur"), ("ière", "ier"), ("ère", "er"), ("enne", "en"), ("ée", "é"), ("e", "")),
    "es": (("ora", "or"), ("a", "o"), ("a", "")),
    "de": (("innen", ""), ("in", "")),
    "nl": (
        ("euse", "eur"),
        ("ster", "er"),
        ("ster", ""),
        ("trice", "teur"),
        *((f"{end}e", end) for end in ("ent", "ist", "ect", "eut", "ant", "eur")),
    ),
}
SHORTEST = 3
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class OneForm:
    """{language: {form: the form that stands for both}}."""

    forms: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> "OneForm":
        """Pairs of words among the names of one concept that differ by such an ending."""
        forms: dict[str, dict[str, str]] = {language: {} for language in ENDINGS}
        for concept in concepts:
            for language in ENDINGS.keys() & concept.labels.keys():
                words = {word for name in concept.labels[language] for word in WORD.findall(name.text.lower())}
                for word in sorted(words):
                    other = _other(word, words, language)
                    if other:
                        forms[language].setdefault(word, other)
        return cls(forms)

    def applied(self, text: str, language: str) -> str:
        """The text with the form that stands for both; other languages stay as they are."""
        forms = self.forms.get(language)
        if not forms:
            return text
        return WORD.sub(lambda match: _as_written(match.group(), forms), text)


def _other(word: str, words: set[str], language: str) -> str:
    for ending, instead in ENDINGS[language]:
        other = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(other) >= SHORTEST and other in words:
            return other
    return ""


def _as_written(word: str, forms: Mapping[str, str]) -> str:
    other = forms.get(word.lower())
    if other is None:
        return word
    return other.capitalize() if word[:1].isupper() else other
