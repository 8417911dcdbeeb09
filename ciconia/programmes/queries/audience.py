"""Whom a letter about a date of the timetable goes to. Floors above say who belongs to their audiences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.models import Membership, Scope, User
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Milestone, Programme
from ciconia.programmes.queries.timetable import timetable_of
from ciconia.programmes.rules.timetable import AUDIENCES

NO_ACCOUNT, CLOSED, DONE, PASSED = "no_account", "closed", "done", "passed"
"""Why somebody who belongs to an audience gets no letter."""

WRITERS = ("officer", "focal point", "coordinator")


@dataclass(frozen=True)
class Addressee:
    """Somebody a letter could go to, because of one row; `link` is the row's page, `why_not` why it does not go."""

    account_id: int | None
    noun: str
    object_id: int
    focus_id: int | None
    about: Translated
    link: tuple[str, str]  # the name of a page and the public id in its address
    day: date | None = None
    where: Translated = field(default_factory=Translated)
    why_not: str = ""


Finder = Callable[[Programme], Iterable[Addressee]]
finders: dict[str, Finder] = {}


@dataclass(frozen=True)
class Written:
    """Who would get a letter now, with their accounts, and how many are left out for which reason."""

    reached: list[tuple[Addressee, User]]
    left_out: dict[str, list[Addressee]]


def addressees(milestone: Milestone, within: Iterable[int] | None = None) -> Written:
    """Whom a letter about a milestone reaches today: of the focuses `within`, where given, and its own.

    Looks past the wall, for nobody but their writer sees a draft: whoever asks must not pass on names where the
    audience is not named.
    """
    with acting_as("system:jobs"):
        found = [one for one in finders[milestone.audience](milestone.programme) if _concerns(milestone, one)]
        if milestone.code != milestone.audience:  # a date of a country that is suspended stands still
            still = set(milestone.programme.focuses.filter(state="suspended").values_list("pk", flat=True))
            found = [one for one in found if one.focus_id not in still]
        if within is not None:
            wanted = set(within)
            found = [one for one in found if one.focus_id in wanted]
        elsewhere = _with_their_own(milestone)
        found = [one for one in found if one.focus_id not in elsewhere]
        accounts = User.objects.in_bulk({one.account_id for one in found if one.account_id})
    return _sorted_out(milestone, found, accounts)


def member_ids(organisation_ids: Iterable[int], role: str) -> dict[int, list[int]]:
    """The accounts that have a role for organisations today, by organisation."""
    today = clock.today()
    found: dict[int, list[int]] = {}
    rows = Membership.objects.filter(scope=Scope.ORGANISATION, role=role, scope_id__in=list(organisation_ids))
    for item in rows.filter(starts__lte=today).exclude(ends__lt=today).order_by("id"):
        found.setdefault(item.scope_id, []).append(item.user_id)
    return found


def staff(programme: Programme) -> list[Addressee]:
    """Coordinators, officers and focal points, each once and for each focus they work in."""
    today = clock.today()
    found: dict[int, int] = {}
    rows = Membership.objects.filter(scope=Scope.PROGRAMME, scope_id=programme.pk, role__in=WRITERS)
    every = list(programme.focuses.values_list("pk", flat=True))
    for item in rows.filter(starts__lte=today).exclude(ends__lt=today).order_by("id"):
        for focus in item.focus_ids or every:
            found.setdefault(item.user_id, focus)
    return [
        Addressee(account, "programme", programme.pk, focus, programme.name, ("desk", programme.code))
        for account, focus in found.items()
    ]


def _concerns(milestone: Milestone, one: Addressee) -> bool:
    return milestone.focus_id is None or milestone.focus_id == one.focus_id


def _with_their_own(milestone: Milestone) -> set[int | None]:
    """The focuses in which another line says this date."""
    if milestone.focus_id is not None:
        return set()
    rows = timetable_of(milestone.programme).filter(code=milestone.code).exclude(focus=None)
    return set(rows.values_list("focus_id", flat=True))


def _sorted_out(milestone: Milestone, found: list[Addressee], accounts: dict[Any, User]) -> Written:
    reached: list[tuple[Addressee, User]] = []
    left_out: dict[str, list[Addressee]] = {}
    today = clock.today(milestone.programme.zone)
    for one in found:
        account = accounts.get(one.account_id)
        why = one.why_not
        if not why and account is None:
            why = NO_ACCOUNT
        elif not why and account is not None and not account.is_active:
            why = CLOSED
        elif not why and one.day is not None and one.day < today:
            why = PASSED
        if why or account is None:
            left_out.setdefault(why, []).append(one)
        else:
            reached.append((one, account))
    return Written(reached, left_out)


def is_named(milestone: Milestone) -> bool:
    """Whether staff may read who the addressees are."""
    return AUDIENCES[milestone.audience].named


finders["officers"] = staff
