"""What somebody says about letters, the copies that stand in their inbox, and the daily letter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.countries import known_zone
from ciconia.foundation.models import Letter, LetterPosted, LetterWish, User
from ciconia.foundation.queries.letter import Whose, wish_of
from ciconia.foundation.rules.letter import AT_ONCE, DAILY, KEPT, KINDS, NEVER, next_daily, refused_pace, without_links
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as, past_the_wall

NOUN = "letter_wish"
TOO_LONG = timedelta(minutes=10)
SHOWN = ("kind", "subject", "body", "gist", "posted", "due_at", "at")


class NotSent(Exception):
    """A letter that did not go: its address is none, or the mail server refuses it. Other letters may."""


@dataclass(frozen=True)
class Daily:
    """The letter of one day to one account: what waited for it, oldest first."""

    account: User
    letters: tuple[Letter, ...]

    @property
    def key(self) -> str:
        """The same for the same letters, whenever it is put together."""
        return sha256(" ".join(row.public_id for row in self.letters).encode()).hexdigest()[:32]


def prefer(who: Whose, kind: str, pace: str, *, by: Any, hour: int = 7, zone: str = clock.HOME_ZONE) -> LetterWish:
    """Write to somebody as they want it from now on; the same again changes nothing. Raises Refused or Unfit."""
    if kind not in KINDS or pace not in KINDS[kind].paces or (pace == DAILY and who.account is None):
        raise Refused(_("These letters cannot come like that."))
    if not 0 <= hour <= 23 or not known_zone(zone):
        raise Unfit({"zone": _("This zone is not known. Write it as Europe/Amsterdam or Africa/Mogadishu.")})
    with acting_as("system:jobs"):
        if who.account:  # two presses at once: one after the other
            User.objects.select_for_update().get(pk=who.account.pk)
        before = wish_of(who, kind)
        if (before.pace, before.hour, before.zone) == (pace, hour, zone) or (before.pace == pace != DAILY):
            return before
        wish, _made = LetterWish.objects.update_or_create(
            account=who.account, digest="" if who.account else who.digest, kind=kind,
            defaults={"pace": pace, "hour": hour, "zone": zone, "since": clock.now()},
        )  # fmt: skip
        log("letter_wish.prefer", wish, by=by, noun=NOUN, data={"kind": kind, "pace": pace})
    return wish


def prefer_each(who: Whose, paces: Mapping[str, str], *, by: Any, hour: int = 7, zone: str = clock.HOME_ZONE) -> None:
    """The same for several kinds: all of them or none."""
    with acting_as("system:jobs"):
        for kind, pace in paces.items():
            prefer(who, kind, pace, by=by, hour=hour, zone=zone)


def stop(who: Whose, kind: str) -> None:
    """Write no more letters of a kind, for whoever has the link of one of them.

    The daily letter is of many kinds: each that came with it ends, or comes at once where it cannot be refused.
    """
    by = System(_("Link in a letter"))
    with acting_as("system:jobs"):
        daily = LetterWish.objects.filter(account=who.account, pace=DAILY) if who.account else []
        for one in [row.kind for row in daily if row.kind in KINDS] if kind == "daily" else [kind]:
            prefer(who, one, refused_pace(one), by=by)


def asked_again(account: User, kind: str, *, by: Any) -> None:
    """Whoever asks for something that comes in letters of a kind wants that kind again."""
    who = Whose(account, "")
    if wish_of(who, kind).pace == NEVER:
        prefer(who, kind, AT_ONCE, by=by)


def keep(message: Any, account: User, posted: str, wish: LetterWish) -> None:
    """Put the copy of a letter in the inbox; one that is tried again stays one."""
    if not KINDS[message.kind].stands:
        return
    now = clock.now()
    own = str(message.extra_headers.get("Message-ID", "")).strip("<>")
    text = " ".join([message.kind, message.subject, message.body, clock.today().isoformat()])
    row = Letter(
        account=account, kind=message.kind, key=(own or sha256(text.encode()).hexdigest())[:120],
        subject=str(message.subject)[:240], body=without_links(str(message.body)),
        gist=without_links(message.gist), posted=posted, at=now, focus_id=message.focus_id,
        due_at=next_daily(now, wish.hour, wish.zone) if posted == LetterPosted.WAITING else None,
    )  # fmt: skip
    with past_the_wall():
        Letter.objects.bulk_create([row], update_conflicts=True, unique_fields=["account", "key"], update_fields=SHOWN)


def read(letter: Letter) -> Letter:
    """Its owner opens a letter; the first time counts."""
    if letter.read_at is None:
        letter.read_at = clock.now()
        Letter.objects.filter(pk=letter.pk, read_at=None).update(read_at=letter.read_at)
    return letter


def write_daily(post: Callable[[Daily], Any]) -> tuple[int, int]:
    """Write to everybody whose hour has come, one letter each; gives how many went and how many did not.

    What a letter holds is marked before it is handed over and again after, so it never goes twice: of one that was in
    hand when the run was killed nobody knows whether it went; its parts stand in the inbox, and say so. post: raises
    NotSent where one letter is refused, OSError where the server does not answer; then the rest waits.
    """
    now = clock.now()
    with acting_as("system:jobs"):
        Letter.objects.filter(posted=LetterPosted.BEGUN, at__lt=now - TOO_LONG).update(posted=LetterPosted.UNSURE)
        due = Letter.objects.filter(posted=LetterPosted.WAITING, due_at__lte=now)
        accounts = sorted(set(due.values_list("account_id", flat=True)))
    found = [_write(account_id, post) for account_id in accounts]
    return found.count(LetterPosted.SENT), found.count(LetterPosted.BOUNCED)


def _write(account_id: int, post: Callable[[Daily], Any]) -> str:
    daily = _take(account_id)
    if daily is None:
        return ""
    try:
        post(daily)
    except NotSent:
        return _set(daily, LetterPosted.BOUNCED)
    except OSError:
        _set(daily, LetterPosted.WAITING)
        raise
    return _set(daily, LetterPosted.SENT)


def _take(account_id: int) -> Daily | None:
    """What waits for an account, marked as in hand; what it wants no more is left out and goes."""
    now = clock.now()
    with acting_as("system:jobs"):
        account = User.objects.select_for_update().get(pk=account_id)
        rows = Letter.objects.filter(account=account, posted=LetterPosted.WAITING, due_at__lte=now)
        refused = LetterWish.objects.filter(account=account, pace=NEVER).values("kind")
        rows.filter(kind__in=refused).delete()
        waiting = list(rows.order_by("pk")) if account.is_active else []
        rows.update(posted=LetterPosted.BEGUN, at=now)
    return Daily(account, tuple(waiting)) if waiting else None


def _set(daily: Daily, posted: str) -> str:
    with acting_as("system:jobs"):
        rows = Letter.objects.filter(pk__in=[row.pk for row in daily.letters])
        rows.update(posted=posted, at=clock.now())
    return posted


def forget_letters() -> int:
    """Delete what was written more than six months ago; gives how many."""
    with acting_as("system:jobs"):
        return int(Letter.objects.filter(at__lt=clock.now() - KEPT).delete()[0])
