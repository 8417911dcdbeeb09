"""Concepts that people were offered or have confirmed, by name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from ciconia.engine.link.words import WordLinker
from ciconia.engine.vocabulary.concept import Concept as VocabularyConcept
from ciconia.engine.vocabulary.own import shipped_concepts
from ciconia.people.models import Concept, Person, Suggestion

LONGEST = 60  # letters of words that names are looked for
MOST_NAMED = 6
VOCABULARY_CODE = {"fa-AF": "prs"}  # Dari, as the vocabulary calls it


def offered_to(person: Person) -> dict[str, list[Suggestion]]:
    """{own words: what they may be called}, in the order of the profile, the likeliest first; some have nothing."""
    rows = Suggestion.objects.filter(person=person).exclude(concept=None).select_related("concept")
    found: dict[str, list[Suggestion]] = {words: [] for words in person.concepts}
    for row in rows.order_by("-score", "id"):
        found.setdefault(row.words, []).append(row)
    return found


def looked_for(person: Person) -> set[str]:
    """The own words for which names were looked for."""
    return set(Suggestion.objects.filter(person=person).values_list("words", flat=True))


def undecided(person: Person) -> int:
    """How many suggestions wait for a yes or no."""
    return Suggestion.objects.filter(person=person, confirmed=None).exclude(concept=None).count()


def names_in(language: str, uris: Iterable[str]) -> dict[str, str]:
    """{URI: name in a language}, for chips; read at once for a page of a list."""
    return {one.uri: one.name(language) for one in Concept.objects.filter(uri__in=set(uris))}


@dataclass(frozen=True)
class Named:
    """A concept whose name is like what somebody types. names: {language: name}."""

    uri: str
    kind: str
    isco: str
    names: dict[str, str]

    def name(self, language: str) -> str:
        """In the reader's language, else in English."""
        return Concept(uri=self.uri, names=self.names).name(language)


@cache
def _words() -> WordLinker:
    """Our own vocabulary by its words; read once a process, without the encoder."""
    return WordLinker(shipped_concepts())


def named_like(words: str, language: str, *, without: Collection[str] = ()) -> list[Named]:
    """Concepts with a name like some words, in the reader's language or in English; the likeliest first.

    without: URIs that are not offered, for they were refused or are there already.
    """
    found = []
    for code in dict.fromkeys((VOCABULARY_CODE.get(language, language), "en")):
        found += _words().find([(words[:LONGEST], 1.0)], code, top=MOST_NAMED + len(without))
    best = {one.concept.uri: one.concept for one in sorted(found, key=lambda one: (-one.score, one.concept.uri))}
    return [_named(concept) for uri, concept in best.items() if uri not in without][:MOST_NAMED]


def named(uris: Iterable[str]) -> list[Named]:
    """Concepts of our own vocabulary by URI; those that are not in it are left out."""
    known = {concept.uri: concept for concept in shipped_concepts()}
    return [_named(known[uri]) for uri in dict.fromkeys(uris) if uri in known]


def _named(concept: VocabularyConcept) -> Named:
    names = {code: labels[0].text for code, labels in concept.labels.items() if labels}
    return Named(concept.uri, concept.kind.value, concept.isco, names)


def settled(person: Person) -> set[str]:
    """What somebody has said yes or no to: it is not offered again."""
    rows = Suggestion.objects.filter(person=person).exclude(confirmed=None).exclude(concept=None)
    return set(rows.values_list("concept__uri", flat=True))
