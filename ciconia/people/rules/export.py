"""Lists that leave: what a column may hold, who may take a list out, and what has to be written for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import YES, Verdict, holds_for_programme
from ciconia.foundation.models import Role

TAKERS = (Role.COORDINATOR, Role.OFFICER)


class NeverOut(ValueError):
    """A column of a list would hold what is never on a list."""


@dataclass(frozen=True)
class Column:
    """A column a list may have. `field` of `model` is where it comes from; what is declared sensitive there is refused.

    Raises NeverOut.
    """

    code: str
    title: str | Promise
    model: type[Model]
    field: str
    cell: Callable[[Any], str]

    def __post_init__(self) -> None:
        declared = self.model.privacy.fields[self.field]  # type: ignore[attr-defined]
        if declared.kind == "sensitive":
            raise NeverOut(f"{self.model.__name__}.{self.field} is never on a list")


def may_take_out(user: Any, programme_id: int) -> Verdict:
    """Whether an account may take lists of people out of a programme; accounts of hosts and ministries never."""
    if holds_for_programme(user, TAKERS, programme_id, None):
        return YES
    return Verdict(False, _("Only a coordinator or an officer can take a list out. What you see here stays here."))


def why_not(*, people: int, typed: int | None, chosen: int, reason: str) -> dict[str, str]:
    """What is missing before a list of so many people can leave, by field, in sentences; nothing if it can."""
    found = {}
    if not chosen:
        found["columns"] = _t("Choose at least one column.")
    if not reason.strip():
        found["reason"] = _t("Write what the list is for. Everybody on it reads it.")
    if not people:
        found["number"] = _t("There is nobody on this list, so nothing can leave.")
    elif typed != people:
        found["number"] = _t(
            "That is not the number of people on this list: now it is %(people)s. Look at whether you mean this list."
        ) % {"people": people}
    return found
