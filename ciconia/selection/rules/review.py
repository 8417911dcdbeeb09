"""Assessing: who is asked, what stands against it, and what the marks of several say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import rules
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Criterion
from ciconia.selection.models import Application, Review, Standing
from ciconia.selection.rules.application import FLOW

DAYS = 10
FAR = 2
"""So many steps between two marks on one criterion are a disagreement that is shown."""

GIVERS = ("officer", "coordinator")
TIES: Mapping[str, Words] = {
    "own": _("Nobody assesses their own application."),
    "host": _("They speak for the institution that asks."),
    "together": _("They and the applicant belong to the same organisation."),
}


def wanted(setting: int, able: int, asked: int) -> int:
    """How many marks make an assessment: what the programme asks for and can find, or everybody who was asked."""
    return max(min(setting, able), asked, 1)


@dataclass(frozen=True)
class Compared:
    """One criterion in the words of its scale: what each gave, where the middle lies, and how far they are apart."""

    name: Translated
    given: tuple[Translated | None, ...]
    lower: Translated
    upper: Translated
    steps: int

    @property
    def apart(self) -> bool:
        """Whether two of them disagree."""
        return self.steps >= FAR

    @property
    def between(self) -> bool:
        """Whether the middle lies between two words of the scale."""
        return self.lower != self.upper

    @property
    def spread(self) -> str:
        """How far they are apart, in words."""
        if not self.steps:
            return _t("Alike")
        return ngettext("One step apart", "%(steps)d steps apart", self.steps) % {"steps": self.steps}


def compared(criteria: Iterable[Criterion], given: Sequence[Mapping[str, int]]) -> list[Compared]:
    """The marks of several beside each other, for each criterion that anybody marked."""
    found = []
    for criterion in criteria:
        steps = [marks.get(criterion.code) for marks in given]
        known = [step for step in steps if step is not None]
        if not known:
            continue
        middle, scale = sum(known) / len(known), [Translated(step) for step in criterion.scale]
        found.append(
            Compared(
                criterion.name, tuple(None if step is None else scale[step] for step in steps),
                scale[floor(middle)], scale[ceil(middle)], max(known) - min(known),
            )
        )  # fmt: skip
    return found


def far_apart(criteria: Iterable[Criterion], given: Sequence[Mapping[str, int]]) -> bool:
    """Whether the whole judgements differ by a step or more on each criterion, taken together."""
    codes = [criterion.code for criterion in criteria]
    totals = [sum(marks.get(code, 0) for code in codes) for marks in given]
    return len(totals) > 1 and bool(codes) and max(totals) - min(totals) >= len(codes)


def disagree(criteria: Iterable[Criterion], given: Sequence[Mapping[str, int]]) -> bool:
    """Whether anything has to be talked about."""
    kept = list(criteria)
    return far_apart(kept, given) or any(row.apart for row in compared(kept, given))


def own_review(reviews: Iterable[Review], user: Any) -> Review | None:
    """What was given to an account, whatever has become of it."""
    return next((row for row in reviews if row.assessor_id is not None and row.assessor_id == user.pk), None)


def reads_marks(user: Any, application: Application, own: Review | None) -> bool:
    """Whether an account may see what others marked: whoever still has to give marks sees none before.

    Whoever only assesses sees those of others once their own are in, or once everything is.
    """
    if own is not None and own.standing in (Standing.GIVEN, Standing.DECLARED):
        return False
    if any(FLOW.holds(user, role, application) for role in GIVERS):
        return True
    done = (own is not None and own.standing == Standing.MARKED) or application.state != "submitted"
    return done and FLOW.holds(user, "assessor", application)


@rules.predicate
def gives(user: Any, application: Application) -> bool:
    """Whoever decides gives applications to assessors."""
    return any(FLOW.holds(user, role, application) for role in GIVERS)


rules.add_perm("selection.give_application", gives)


def only_assesses(user: Any, application: Application) -> bool:
    """Whether somebody is here to assess, and decides nothing."""
    return FLOW.holds(user, "assessor", application) and not gives(user, application)


def reads_blind(user: Any, application: Application, own: Review | None, *, blind: bool) -> bool:
    """Whether who the applicant is stays hidden: in the first stage, until the own marks are in."""
    marked = own is not None and own.standing == Standing.MARKED
    return blind and application.state == "submitted" and not marked and only_assesses(user, application)


def kept_from(user: Any, application: Application, own: Review | None) -> bool:
    """Whether an application is closed to an assessor who declared a conflict of interest."""
    return own is not None and own.standing == Standing.CONFLICT and not gives(user, application)
