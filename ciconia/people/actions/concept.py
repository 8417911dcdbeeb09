"""Common names for what somebody can do: looked for in their own words, confirmed by them alone."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions.freshness import touch
from ciconia.people.models import Concept, Person, Suggestion
from ciconia.people.queries.concept import LONGEST, named
from ciconia.people.rules.person import is_self

JOB = "people.suggest_concepts"
NAMES_ALONE = "names"  # instead of a version of the vocabulary: its names were found without the encoder
MOST_WORDS = 12
Found = list[dict[str, Any]]
Look = Callable[[Sequence[str], str], list[Found]]
# What floors above do when somebody says something else of their work: in "words", or in the "concepts" they confirm.
followers: list[Callable[[Person, str], None]] = []


def reconsider(person: Person) -> None:
    """After own words have changed: forget what was about words that are gone, and look for names of the new ones.

    The looking takes seconds and memory, so that a job does it when this is committed.
    """
    Suggestion.objects.filter(person=person).exclude(words__in=person.concepts).delete()
    _settle(person)
    if words_without(person):
        app.configure_task(JOB).defer(person_id=person.pk)


def words_without(person: Person) -> list[str]:
    """Own words for which no names were looked for yet."""
    known = set(Suggestion.objects.filter(person=person).values_list("words", flat=True))
    return [words for words in person.concepts if words not in known]


def suggest(person_id: int, look: Look) -> int:
    """Keep what is found for own words that have nothing yet; gives how many. Twice changes nothing."""
    person = Person.objects.filter(pk=person_id, erasure=None).first()
    words = words_without(person) if person else []
    if person is None or not words:
        return 0
    found = look(words, person.experience.source if person.experience else "")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        rows = [
            Suggestion(person=person, words=line, concept=_kept(one), score=one["score"])
            for line, ones in zip(words, found, strict=True)
            for one in ones
        ]
        rows += [Suggestion(person=person, words=line) for line, ones in zip(words, found, strict=True) if not ones]
        rows = [row for row in rows if row.words in person.concepts]  # words may have gone meanwhile
        Suggestion.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def confirm(person: Person, *, by: Any, chosen: set[int]) -> Person:
    """Say yes to the suggestions chosen, by id, and no to all others that were offered."""
    if not is_self(by, person):
        raise Refused("")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        offered = Suggestion.objects.filter(person=person).exclude(concept=None)
        offered.filter(pk__in=chosen).update(confirmed=True)
        offered.exclude(pk__in=chosen).update(confirmed=False)
        _settle(person)
        touch(person, ["concepts"])
        log("person.confirm_concepts", person, by=by, data={"confirmed": len(person.confirmed)})
        tell_followers(person, "concepts")
    return person


def take(person: Person, *, by: Any, words: str, chosen: Sequence[str]) -> Person:
    """Say what one can do by names that were found for some words: the words stand among one's own, the names count.

    chosen: URIs of our own vocabulary. Raises Unfit where there is no room for more words.
    """
    if not is_self(by, person):
        raise Refused("")
    words, concepts = " ".join(words.split())[:LONGEST], named(chosen)
    if not words or not concepts:
        raise Unfit({"concept": _("Tick at least one name that is right.")})
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if words not in person.concepts:
            if len(person.concepts) >= MOST_WORDS:
                raise Unfit({"concept": _("Your profile is full. Take something out of it first.")})
            person.concepts = [*person.concepts, words]
            person.save(update_fields=["concepts"])
        for one in concepts:
            values = {"kind": one.kind, "isco": one.isco, "names": one.names, "vocabulary": NAMES_ALONE}
            concept = Concept.objects.get_or_create(uri=one.uri, defaults=values)[0]
            said = {"confirmed": True, "score": 1.0}
            Suggestion.objects.update_or_create(person=person, words=words, concept=concept, defaults=said)
        _settle(person)
        touch(person, ["concepts"])
        log("person.confirm_concepts", person, by=by, data={"confirmed": len(person.confirmed)})
        tell_followers(person, "concepts")
    return person


def tell_followers(person: Person, what: str) -> None:
    """Somebody says something else of their work: whatever rests on it is looked at again."""
    for follow in followers:
        follow(person, what)


def _settle(person: Person) -> None:
    yes = Suggestion.objects.filter(person=person, confirmed=True).values_list("concept__uri", flat=True)
    person.confirmed = sorted(set(yes))
    person.save(update_fields=["confirmed"])


def _kept(one: dict[str, Any]) -> Concept:
    values = {name: one[name] for name in ("kind", "isco", "names", "vocabulary")}
    concept, _made = Concept.objects.update_or_create(uri=one["uri"], defaults=values)
    return concept
