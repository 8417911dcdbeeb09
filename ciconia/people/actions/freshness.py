"""Asking once a year whether a profile is still true; and what happens where nobody answers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.register import hide, show_again
from ciconia.people.models import Freshness, Part, Person
from ciconia.people.queries.freshness import Asked, asked, letter_to
from ciconia.people.rules.freshness import COLUMNS, due, next_step, parts_of
from ciconia.people.rules.person import is_self

REFUSED_FOR = timedelta(days=30)


def say_true(person: Person, *, by: Any) -> Freshness:
    """Somebody says that all of their profile is true today; they are seen again where they were hidden."""
    if not is_self(by, person):
        raise Refused("")
    return _renew(person, by=by, how="signed in")


def say_true_by_link(public_id: str, asked_on: date) -> bool:
    """The same for whoever has the link of a letter; no where that asking was answered already."""
    with acting_as("system:jobs"):
        found = asked(public_id, asked_on)
        if found is None or found.answered:
            return False
        _renew(Person.objects.get(public_id=public_id), by=System(_("Link in a letter")), how="link")
    return True


def touch(person: Person, fields: list[str]) -> None:
    """What somebody has just written is true today."""
    row, _made = Freshness.objects.select_for_update().get_or_create(person=person)
    for part in parts_of(fields):
        setattr(row, f"{part}_on", clock.today())
    row.save()
    if row.asked_on is not None and all(row.said_on(part) == clock.today() for part in Part):
        _answered(row)


def _answered(row: Freshness) -> None:
    hidden = row.hidden_on is not None
    row.asked_on = row.warned_on = row.warned_again_on = row.hidden_on = None
    row.save()
    if hidden:
        show_again(row.person)


def begin_missing() -> int:
    """A row for everybody who came without one, such as by an import; gives how many."""
    with acting_as("system:jobs"):
        found = Person.objects.filter(freshness=None, erasure=None)
        made = Freshness.objects.bulk_create([Freshness(person=person) for person in found], ignore_conflicts=True)
    return len(made)


def take_steps(post: Callable[[Asked], None]) -> tuple[int, int]:
    """The next step for everybody for whom its day has come: a letter each, in a transaction of its own.

    A letter is handed over before it is noted: a run that is killed between the two repeats that one letter. post:
    hands a letter over; raises NotSent where that one cannot be, and it is tried again by the next run, for a month.
    Gives how many letters were handed over, and how many were not.
    """
    begin_missing()
    with acting_as("system:jobs"):
        keys = list(Freshness.objects.filter(due(clock.today())).order_by("pk").values_list("pk", flat=True))
    taken = [_take(key, post) for key in keys]
    return taken.count("sent"), taken.count("refused")


def _take(key: int, post: Callable[[Asked], None]) -> str:
    """One step of one person: "sent", "refused", or "" where there was none or nobody to write to."""
    today = clock.today()
    with acting_as("system:jobs"):
        rows = Freshness.objects.select_for_update(of=("self",)).filter(due(today), pk=key)
        row = rows.select_related("person__user", "person__identity").first()
        if row is None:
            return ""
        step, since = next_step(row)
        setattr(row, COLUMNS[step], today)
        letter, told = letter_to(row, step), "sent"
        try:
            if letter.address:
                post(letter)
            else:
                told = ""
        except NotSent:
            if today < since + REFUSED_FOR:
                return "refused"
            told = "refused"
        row.save(update_fields=[COLUMNS[step]])
        if step == "hide":
            hide(row.person)
        log(f"person.{VERBS[step]}", row.person, by=System(_("Once a year")), data={"letter": told or "no address"})
    return told


VERBS = {"ask": "ask_still_true", "warn": "warn_silent", "warn_again": "warn_silent_again", "hide": "hide_silent"}


def _renew(person: Person, *, by: Any, how: str) -> Freshness:
    with transaction.atomic():
        row, _made = Freshness.objects.select_for_update().get_or_create(person=person)
        for part in Part:
            setattr(row, f"{part.value}_on", clock.today())
        _answered(row)
        log("person.still_true", person, by=by, data={"how": how})
    return row
