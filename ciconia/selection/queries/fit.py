"""Which open opportunities fit somebody, as the last look found; for themselves alone."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.people.models import Consent, Person, Purpose
from ciconia.selection.models import Application, Fit, FitLook, Opportunity
from ciconia.selection.queries.ranking import is_ranked, refused_by
from ciconia.selection.rules.ranking import CARD_PARTS, Text, need_text, person_text

MOST_OPEN = 300
AWAKE = timedelta(days=90)
"""Whoever has not been here for so long is not looked for every night."""


@dataclass(frozen=True)
class Looked:
    """What there is to show: open opportunities, the nearest first; when it was looked for, and what was not read."""

    fits: list[Fit]
    look: FitLook | None
    empty: bool  # the profile says nothing to look with


def opportunities_to_fit() -> list[Opportunity]:
    """What is open in programmes that let the engine help, what closes first."""
    rows = Opportunity.objects.open().filter(deadline__gte=clock.today()).select_related("programme")
    found = list(rows.order_by("deadline", "public_id"))
    ranked = {key for key, own in {row.programme_id: row.programme for row in found}.items() if is_ranked(own)}
    return [row for row in found if row.programme_id in ranked][:MOST_OPEN]


def says_something(person: Person) -> bool:
    """Whether a profile holds anything that can be looked with."""
    return any(getattr(person, part) for part in CARD_PARTS) or bool(person.confirmed)


def people_awake() -> QuerySet[Person]:
    """Who agreed that the profile is kept so that they can apply, and was here lately."""
    agreed = Consent.objects.standing().filter(purpose=Purpose.PROFILE).values("person")
    since = clock.now() - AWAKE
    return Person.objects.filter(pk__in=agreed, erasure=None, user__last_login__gte=since).order_by("pk")


def texts_to_fit(people: list[Person]) -> list[Text]:
    """What the engine reads of profiles."""
    refused = refused_by(people)
    return [
        person_text(
            person.public_id, {part: getattr(person, part) for part in CARD_PARTS}, known=person.confirmed,
            refused=refused.get(person.pk, []),
        )
        for person in people
    ]  # fmt: skip


def needs_to_fit(opportunities: list[Opportunity]) -> list[Text]:
    """What the engine reads of opportunities."""
    return [need_text(row) for row in opportunities]


def digest_of(person: Text, needs: list[Text]) -> str:
    """The same for the same profile and the same opportunities."""
    return hashlib.sha256(json.dumps([person, needs], sort_keys=True).encode()).hexdigest()


def fits_of(person: Person, *, programme: Any = None) -> Looked:
    """What fits somebody and is still open, without what they have applied for; of one programme, or of all."""
    rows = Fit.objects.filter(person=person, opportunity__state="published")
    rows = rows.filter(opportunity__deadline__gte=clock.today())
    rows = rows.filter(opportunity__programme=programme) if programme else rows
    applied = Application.objects.filter(person=person).exclude(state="withdrawn").values("opportunity")
    rows = rows.exclude(opportunity__in=applied)
    kept = ("opportunity__programme", "opportunity__focus", "opportunity__organisation")
    found = list(rows.select_related(*kept).order_by("place"))
    on = {row.opportunity.programme_id: row.opportunity.programme for row in found}
    ranked = {key for key, own in on.items() if is_ranked(own)}
    found = [row for row in found if row.opportunity.programme_id in ranked]
    return Looked(found, FitLook.objects.filter(person=person).first(), not says_something(person))
