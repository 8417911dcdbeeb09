"""What a letter and a page say about how old a profile is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Consent, Freshness, Part, Person, Purpose
from ciconia.people.rules.freshness import next_step, silent_since

VERBS = (
    "person.ask_still_true", "person.warn_silent", "person.warn_silent_again", "person.hide_silent",
    "person.still_true",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What somebody is asked, and what their profile says in the part that a host may read."""

    person: Person
    account: Any  # None for somebody without one
    address: str
    name: str
    step: str
    asked_on: date
    oldest_on: date
    follows: str
    follows_on: date
    erases: bool  # whether they agreed that silence ends it
    answered: bool = False

    @property
    def key(self) -> str:
        """What makes this letter this letter, for its Message-ID."""
        return f"still-true-{self.person.public_id}-{self.asked_on:%Y%m%d}-{self.step}"


def letter_to(row: Freshness, step: str) -> Asked:
    """The letter of a step that is being taken; without an address where there is none."""
    person, user = row.person, row.person.user
    account = user if user is not None and user.is_active else None
    follows, follows_on = next_step(row)
    return Asked(
        person=person, account=account, address=account.email if account else person.identity.email,
        name=account.name if account else person.identity.full_name, step=step, asked_on=row.asked_on or clock.today(),
        oldest_on=row.oldest_on, follows=follows, follows_on=follows_on,
        erases=agreed_to_be_erased(person),
    )  # fmt: skip


def asked(public_id: str, asked_on: date) -> Asked | None:
    """What a link of a letter is about, for whoever has it; None where there is nobody. Read past the wall."""
    with acting_as("system:jobs"):
        rows = Freshness.objects.select_related("person__user", "person__identity")
        row = rows.filter(person__public_id=public_id).first()
        if row is None:
            return None
        answered = row.asked_on != asked_on
        row.asked_on = row.asked_on or asked_on
        step = "hide" if row.hidden_on else "warn" if row.warned_on else "ask"
        found = letter_to(row, step)
    return Asked(**(found.__dict__ | {"answered": answered}))


def agreed_to_be_erased(person: Person) -> bool:
    """Whether the words somebody agreed to said that a long silence ends with erasure."""
    standing = Consent.objects.standing()
    return standing.filter(person=person, purpose=Purpose.PROFILE, erases_when_silent=True).exists()


def silent(today: date) -> list[int]:
    """Whoever has been hidden for a year, in all that time said nothing, and agreed that this ends it."""
    agreed = Consent.objects.standing().filter(purpose=Purpose.PROFILE, erases_when_silent=True)
    rows = Freshness.objects.filter(hidden_on__lte=silent_since(today), person__in=agreed.values("person"))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def freshness_of(person: Person) -> Freshness | None:
    """How old somebody's profile is, as far as the reader may know."""
    return Freshness.objects.filter(person=person).first()


def parts(row: Freshness) -> list[tuple[Any, date]]:
    """Every part with the day on which it was last said to be true."""
    return [(part.label, row.said_on(part)) for part in Part]


def steps_of(person: Person) -> list[tuple[str, datetime]]:
    """When somebody was asked, warned, hidden, or answered, newest first. The caller makes sure that it is they."""
    with acting_as("system:jobs"):
        rows = Log.objects.filter(noun="person", object_id=person.pk, verb__in=VERBS).order_by("-id")
        return list(rows.values_list("verb", "at"))
