"""Agreeing to one purpose, and taking it back."""

from typing import Any

from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.people.actions import sight
from ciconia.people.models import Consent, Counted, Person, Purpose
from ciconia.people.rules.consent import ERASES_WHEN_SILENT
from ciconia.people.rules.person import is_self


def agree(person: Person, purpose: str, *, by: Any, words: str, language: str) -> Consent:
    """Keep somebody's yes with the words they read; agreeing twice gives the first."""
    if not is_self(by, person) or purpose == Purpose.REGISTER:
        raise Refused("")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # a double click waits here
        standing = Consent.objects.standing().filter(person=person, purpose=purpose).first()
        if standing is not None:
            return standing
        consent = Consent.objects.create(
            person=person, purpose=purpose, words=words, language=language,
            erases_when_silent=purpose in ERASES_WHEN_SILENT,
        )  # fmt: skip
        log("consent.agree", consent, by=by, data={"purpose": str(purpose)})
    return consent


def say_for_figures(
    person: Person, *, by: Any, sex: str, birth_year: int | None, ties: list[str],
    active_in: str = "",
) -> None:  # fmt: skip
    """What is only counted, never shown to a host and never a score; refused without the consent for it."""
    if not is_self(by, person) or not has_agreed(person, Purpose.BALANCE):
        raise Refused("")
    with transaction.atomic():
        said = {"sex": sex, "birth_year": birth_year, "ties": ties, "active_in": active_in}
        Counted.objects.update_or_create(person=person, defaults=said)
        log("person.say_for_figures", person, by=by)


def take_back(consent: Consent, *, by: Any) -> Consent:
    """End a consent: what was said for it alone goes, and nobody finds by it any more. Twice changes nothing."""
    if not is_self(by, consent.person) or consent.purpose == Purpose.PROFILE:
        raise Refused("")
    with transaction.atomic():
        consent = Consent.objects.select_for_update().get(pk=consent.pk)
        if consent.withdrawn_at is not None:
            return consent
        consent.withdrawn_at = clock.now()
        consent.save(update_fields=["withdrawn_at"])
        if consent.purpose == Purpose.BALANCE:
            Counted.objects.filter(person_id=consent.person_id).delete()
        if consent.purpose == Purpose.REGISTER:
            sight.end("register", consent.pk)
        log("consent.take_back", consent, by=by, data={"purpose": consent.purpose})
    return consent


def has_agreed(person: Person, purpose: str) -> bool:
    """Whether a consent to the purpose stands."""
    return Consent.objects.standing().filter(person=person, purpose=purpose).exists()
