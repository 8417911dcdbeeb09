"""Common names for what a need is about: looked for in its words, confirmed by whoever states it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from ciconia.foundation.actions.perform import amend
from ciconia.people.actions.concept import NAMES_ALONE
from ciconia.people.models import Concept
from ciconia.people.queries.concept import named
from ciconia.selection.actions.need_told import WRITABLE, WRITERS
from ciconia.selection.models import Need, NeedConcept
from ciconia.selection.rules.need import FLOW

JOB = "selection.suggest_need_concepts"
ABOUT = ("title", "problem", "result")
LONGEST = 400  # letters of a text that are looked at: the first sentences say what it is about
MOST = 6
Found = list[dict[str, Any]]
Look = Callable[[Sequence[str], str], list[Found]]


def reconsider(need: Need, changed: Iterable[str]) -> None:
    """After words have changed: look for names of them. That takes seconds and memory, so that a job does it."""
    if any(name in ABOUT for name in changed) and lines_of(need):
        app.configure_task(JOB).defer(need_id=need.pk)


def lines_of(need: Need) -> list[str]:
    """What names are looked for in, as it was written."""
    texts = [getattr(need, name) for name in ABOUT]
    return [text[text.source][:LONGEST] for text in texts if text and text.get(text.source)]


def suggest(need_id: int, look: Look) -> int:
    """Offer what is found for the words of a need; gives how many names. What was answered stays. Twice is once."""
    need = Need.objects.filter(pk=need_id, state__in=WRITABLE).first()
    lines = lines_of(need) if need else []
    if need is None or not lines:
        return 0
    best: dict[str, dict[str, Any]] = {}
    for one in sorted((one for found in look(lines, need.written_in) for one in found), key=lambda one: one["score"]):
        best[one["uri"]] = one
    chosen = sorted(best.values(), key=lambda one: (-one["score"], one["uri"]))[:MOST]
    with transaction.atomic():
        Need.objects.select_for_update().get(pk=need_id)
        kept = [(_kept(one), one["score"]) for one in chosen]
        undecided = NeedConcept.objects.filter(need=need, confirmed=None)
        undecided.exclude(concept__in=[concept for concept, _score in kept]).delete()
        rows = [NeedConcept(need=need, concept=concept, score=score) for concept, score in kept]
        NeedConcept.objects.bulk_create(rows, ignore_conflicts=True)
    return len(chosen)


def confirm_concepts(need: Need, *, by: Any, chosen: set[int], more: Sequence[str] = ()) -> Need:
    """Say yes to the names chosen, by id, and no to all others that were offered. Raises Refused or Conflict.

    more: names that were found while typing, as URIs of our own vocabulary; they are a yes as well.
    """
    with transaction.atomic():
        found = [_kept({**asdict(one), "vocabulary": NAMES_ALONE}) for one in named(more)]
        rows = [NeedConcept(need=need, concept=concept, score=1.0) for concept in found]
        NeedConcept.objects.bulk_create(rows, ignore_conflicts=True)
        offered = NeedConcept.objects.filter(need=need)
        chosen = chosen | set(offered.filter(concept__in=found).values_list("pk", flat=True))
        uris = sorted(offered.filter(pk__in=chosen).values_list("concept__uri", flat=True))
        amend(FLOW, need, {"concepts": uris}, by=by, roles=WRITERS, states=WRITABLE)
        offered.filter(pk__in=chosen).update(confirmed=True)
        offered.exclude(pk__in=chosen).update(confirmed=False)
    return need


def _kept(one: dict[str, Any]) -> Concept:
    values = {name: one[name] for name in ("kind", "isco", "names", "vocabulary")}
    concept, _made = Concept.objects.update_or_create(uri=one["uri"], defaults=values)
    return concept
