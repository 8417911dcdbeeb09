"""The register: somebody lets the staff of a focus find them, and ends it; whoever is silent is not found."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.people.actions import sight
from ciconia.people.actions.consent import take_back
from ciconia.people.models import Consent, Freshness, Person, Purpose, SightLevel
from ciconia.people.rules.person import is_self

BECAUSE = "register"


def join(person: Person, *, programme_id: int, focus_id: int, by: Any, words: str, language: str) -> Consent:
    """Let the staff of a focus find a person and ask them: their consent and the sight, together.

    Twice gives the first; one given to older words, which said nothing about being asked, makes room for the new one.
    """
    if not is_self(by, person):
        raise Refused("")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # a double click waits here
        standing = registered(person).filter(for_focus_id=focus_id).first()
        if standing is not None and standing.covers_asking:
            return standing
        if standing is not None:
            take_back(standing, by=by)
        consent = Consent.objects.create(
            person=person, purpose=Purpose.REGISTER, words=words, language=language,
            for_programme_id=programme_id, for_focus_id=focus_id, covers_asking=True,
        )  # fmt: skip
        if not Freshness.objects.filter(person=person, hidden_on__isnull=False).exists():
            _grant(consent)
        log("consent.agree", consent, by=by, data={"purpose": str(Purpose.REGISTER), "focus": focus_id})
    return consent


def registered(person: Person) -> QuerySet[Consent]:
    """The standing consents of somebody to be found."""
    return Consent.objects.standing().filter(person=person, purpose=Purpose.REGISTER)


def hide(person: Person) -> None:
    """Nobody finds somebody any more; what runs goes on, and the consents stay for the day they answer."""
    for consent in registered(person):
        sight.end(BECAUSE, consent.pk)


def show_again(person: Person) -> None:
    """Whoever they let find them does so again."""
    for consent in registered(person):
        _grant(consent)


def _grant(consent: Consent) -> None:
    programme_id, focus_id = (
        consent.for_programme_id or 0,
        consent.for_focus_id or 0,
    )  # a constraint says they are there
    sight.grant_programme(
        consent.person_id, programme_id=programme_id, focus_id=focus_id, because=BECAUSE, object_id=consent.pk,
        level=SightLevel.CARD,
    )  # fmt: skip
