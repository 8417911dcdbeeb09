"""Which letters somebody wants, and those that were written to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.clock import HOME_ZONE
from ciconia.foundation.models import Letter, LetterWish, User
from ciconia.foundation.rules.letter import DAILY, KEPT, KINDS, NEVER, digest_of
from ciconia.foundation.wall import past_the_wall

HOUR = 7


@dataclass(frozen=True)
class Whose:
    """To whom a letter goes: an account, or an address without one, which is known by its digest."""

    account: User | None
    digest: str


def whose(address: str) -> Whose:
    """Who reads what goes to an address."""
    with past_the_wall():
        return Whose(User.objects.filter(email=address, is_active=True).first(), digest_of(address))


def wish_of(who: Whose, kind: str) -> LetterWish:
    """How somebody wants letters of a kind; where they never said so, as they go to everybody."""
    asked = LetterWish(account=who.account, digest="" if who.account else who.digest, kind=kind)
    asked.pace = KINDS[kind].paces[0]
    return asked if len(KINDS[kind].paces) == 1 else wishes_of(who).get(kind, asked)


def wishes_of(who: Whose) -> dict[str, LetterWish]:
    """What somebody said of each kind, by kind; an account goes before what its address said without one."""
    rows = Q(digest=who.digest) | (Q(account=who.account) if who.account else Q(pk=None))
    with past_the_wall():
        found = list(LetterWish.objects.filter(rows).order_by("account_id"))  # PostgreSQL puts those without one last
    return {row.kind: row for row in reversed(found)}


def refusing(kind: str, accounts: Any) -> set[int]:
    """Those of some accounts, by id, that want no letters of a kind."""
    rows = LetterWish.objects.filter(account__in=list(accounts), kind=kind, pace=NEVER)
    return {pk for pk in rows.values_list("account_id", flat=True) if pk is not None}


def inbox_of(user: Any) -> QuerySet[Letter]:
    """The letters of the last six months to an account, newest first."""
    return Letter.objects.visible_to(user).filter(at__gt=clock.now() - KEPT).order_by("-pk")


def unread(user: Any) -> int:
    """How many letters of the inbox somebody has not opened."""
    return inbox_of(user).filter(read_at=None).count()


def clock_of(said: Mapping[str, LetterWish], zone: str = "") -> tuple[int, str]:
    """At which hour and on whose clock the daily letter comes, by what somebody said; zone: where they said nothing."""
    for row in said.values():
        if row.pace == DAILY:
            return row.hour, row.zone
    return HOUR, zone or HOME_ZONE


def by_link(public_id: str, digest: str) -> Whose | None:
    """Whom a link of a letter names; None where the account has gone or has another address by now. Past the wall.

    digest: nothing in links of an earlier version, which named the account alone.
    """
    if not public_id:
        return Whose(None, digest)
    with past_the_wall():
        account = User.objects.filter(public_id=public_id, is_active=True).first()
    if account is None or digest not in ("", digest_of(account.email)):
        return None
    return Whose(account, digest_of(account.email))


def own(user: User) -> Whose:
    """An account as it gets letters."""
    return Whose(user, digest_of(user.email))


def kinds_in(rows: QuerySet[Letter]) -> list[str]:
    """Which kinds of letters there are among some, in the order of the table of kinds."""
    found = set(rows.order_by().values_list("kind", flat=True).distinct())
    return [code for code in KINDS if code in found]
