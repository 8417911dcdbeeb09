"""Concepts that people were offered or have confirmed, by name."""

from collections.abc import Iterable

from ciconia.people.models import Concept, Person, Suggestion


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
