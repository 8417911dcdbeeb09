"""How old a profile is, in words for its owner: since when, what comes next, what happened so far."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.people.models import Person
from ciconia.people.queries.freshness import agreed_to_be_erased, freshness_of, parts, steps_of
from ciconia.people.rules.freshness import next_step

HAPPENED: dict[str, Promise] = {
    "person.ask_still_true": gettext_lazy("We asked whether it is still true"),
    "person.warn_silent": gettext_lazy("We asked again, with a warning"),
    "person.warn_silent_again": gettext_lazy("We asked for the last time"),
    "person.hide_silent": gettext_lazy("We heard nothing, and nobody found you any more"),
    "person.still_true": gettext_lazy("You said that all is true"),
}


@dataclass(frozen=True)
class Age:
    """What the pages say of it."""

    since: date
    parts: list[tuple[Any, date]]
    asked: bool
    hidden: bool
    follows: str


def age(person: Person) -> Age | None:
    """The age of somebody's profile; None before it was first looked at."""
    row = freshness_of(person)
    if row is None:
        return None
    step, on = next_step(row)
    return Age(
        since=row.oldest_on, parts=parts(row), asked=row.asked_on is not None, hidden=row.hidden_on is not None,
        follows=_follows(step, on, erases=step == "erase" and agreed_to_be_erased(person)),
    )  # fmt: skip


def happened(person: Person) -> list[tuple[Promise, datetime]]:
    """What was asked and answered so far, newest first."""
    return [(HAPPENED[verb], at) for verb, at in steps_of(person)]


def _follows(step: str, on: date, *, erases: bool) -> str:
    words = {
        "ask": _("On %(day)s we ask you whether it is still true."),
        "warn": _("Without an answer we ask again on %(day)s."),
        "warn_again": _("Without an answer we ask for the last time on %(day)s."),
        "hide": _("Without an answer nobody finds you any more from %(day)s."),
        "erase": _("Nobody finds you at present. Without an answer everything is erased on %(day)s.")
        if erases else _("Nobody finds you at present. One press brings you back."),
    }  # fmt: skip
    return words[step] % {"day": day(on)}
