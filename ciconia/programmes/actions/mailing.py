"""Letters about dates of the timetable: written by somebody or by themselves, one to a person, handed over once."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import REFUSED, NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Scope, User
from ciconia.foundation.queries.letter import refusing
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.pack import one_at_a_time
from ciconia.programmes.models import Focus, Mailing, MailingLetter, Milestone, Posted, Programme
from ciconia.programmes.queries.audience import Addressee, Written, addressees
from ciconia.programmes.queries.timetable import milestone_in, timetable_of

LATE = timedelta(days=2)
"""A reminder whose day has passed by less goes out still: a worker may have stood still over a weekend."""
TOO_LONG = timedelta(minutes=10)
KEPT = timedelta(days=365)
WRITERS = ("coordinator", "officer")
TODAY = "today"
REMINDERS = "date"
AT_ONCE = 500


@dataclass(frozen=True)
class Letter:
    """A letter to one account: what it says and about what. `key` is the same whenever it is put together."""

    account: User
    programme: Programme
    subject: Translated
    body: Translated
    addressee: Addressee
    day: date | None
    key: str
    by_itself: bool = False


def within_of(by: Any, programme: Programme) -> list[int] | None:
    """The focuses for which an account writes letters; None means all of them."""
    held = [
        item for item in memberships_of(by)
        if item.scope == Scope.PROGRAMME and item.scope_id == programme.pk and item.role in WRITERS
    ]  # fmt: skip
    if any(not item.focus_ids for item in held):
        return None
    return [focus for item in held for focus in item.focus_ids]


def to_write_to(milestone: Milestone, *, by: Any) -> Written:
    """Whom an account would reach with the letter of a date now; whoever got one about it today is left out."""
    found = addressees(milestone, within_of(by, milestone.programme))
    with acting_as("system:jobs"):
        today = clock.today(milestone.programme.zone)
        rows = MailingLetter.objects.filter(
            mailing__programme=milestone.programme, mailing__code=milestone.code,
            at__gt=clock.end_of(today - timedelta(days=1), milestone.programme.zone),
        ).exclude(posted=Posted.FAILED)  # fmt: skip
        written = set(rows.values_list("account_id", "noun", "object_id"))
    again = [pair for pair in found.reached if _key(pair[0]) in written]
    if not again:
        return found
    left_out = found.left_out | {TODAY: [one for one, _account in again]}
    return Written([pair for pair in found.reached if pair not in again], left_out)


def write(milestone: Milestone, *, by: Any, number: int | None) -> Mailing:
    """Let the letter of a date go out now, one to each; `number` is how many, as typed by hand.

    Raises Refused, or Unfit where the number is not right at this moment.
    """
    within = within_of(by, milestone.programme)
    if within == []:
        raise Refused(_("Only coordinators and officers write to others."))
    if not milestone.audience:
        raise Refused(_("This date has no letter."))
    with transaction.atomic():
        one_at_a_time()  # two who press at once: the second finds that today everybody was written to
        found = to_write_to(milestone, by=by)
        if number != len(found.reached):
            words = _("The letter goes to %(number)d people now. Type this number, if it is what you mean.")
            raise Unfit({"number": words % {"number": len(found.reached)}})
        mailing = _mailing(milestone, by=by, left_out=found.left_out)
        _queue(mailing, [one for one, _account in found.reached])
        log("mailing.write", mailing, by=by, data={"code": mailing.code, "letters": number})
    return mailing


def write_to_country(focus: Focus, audience: str, *, subject: Translated, letter: Translated, by: Any) -> Mailing:
    """Queue one letter about a whole country to each of an audience there; its code is that of the audience."""
    about = Milestone(programme=focus.programme, focus=focus, code=audience, audience=audience)
    about.subject, about.letter = subject, letter
    with acting_as("system:jobs"):
        found = addressees(about)
        mailing = _mailing(about, by=by, left_out=found.left_out)
        _queue(mailing, [one for one, _account in found.reached])
    return tally(mailing)


def remind(programme: Programme) -> int:
    """Put the reminders of today in the queue, each once; gives how many letters."""
    today, queued = clock.today(programme.zone), 0
    rows = timetable_of(programme).filter(reminds=True).exclude(reminders=[]).exclude(audience="")
    for milestone in rows.select_related("programme", "focus"):
        if not milestone.each and (milestone.day is None or not _today(milestone, milestone.day, today)):
            continue
        by_day: dict[tuple[date, int], list[Addressee]] = {}
        reached = addressees(milestone).reached
        unwanted = refusing(REMINDERS, [account.pk for _one, account in reached])
        for one in [one for one, account in reached if account.pk not in unwanted]:
            day = one.day if milestone.each else milestone.day
            for days in _today(milestone, day, today) if day else ():
                by_day.setdefault((day, days), []).append(one)  # type: ignore[arg-type]
        for (day, days), found in sorted(by_day.items(), key=lambda pair: pair[0]):
            queued += _remind(milestone, day, days, found)
    return queued


def hand_over_all(post: Callable[[Letter], Any]) -> tuple[int, int]:
    """Hand over every letter that waits; gives how many went, and how many were refused.

    Each is marked before it is handed over and again after, so it never goes twice: of one that was in hand when the
    run was killed nobody knows whether it went, and it is shown as such. post: raises NotSent where one letter is
    refused, OSError where the server does not answer; then the rest waits for the next run.
    """
    with acting_as("system:jobs"):
        MailingLetter.objects.filter(posted=Posted.BEGUN, at__lt=clock.now() - TOO_LONG).update(posted=Posted.UNSURE)
        MailingLetter.objects.filter(at__lt=clock.now() - KEPT).delete()
        mailings = list(Mailing.objects.filter(done_at=None).select_related("programme", "focus").order_by("pk"))
    sent = failed = 0
    for mailing in mailings:
        try:
            counted = _hand_over(mailing, post)
            sent, failed = sent + counted[0], failed + counted[1]
        finally:
            tally(mailing)
    return sent, failed


def tally(mailing: Mailing) -> Mailing:
    """Write down in the round how far its letters are."""
    with acting_as("system:jobs"):
        row = Mailing.objects.select_for_update().get(pk=mailing.pk)
        states = Counter(row.letters.values_list("posted", flat=True))
        row.sent, row.failed, row.unsure = states[Posted.SENT], states[Posted.FAILED], states[Posted.UNSURE]
        row.left_out = row.left_out | ({"done": states[Posted.LEFT_OUT]} if states[Posted.LEFT_OUT] else {})
        if row.done_at is None and not states[Posted.WAITING] + states[Posted.BEGUN]:
            row.done_at = clock.now()
        row.save()
    return row


def _hand_over(mailing: Mailing, post: Callable[[Letter], Any]) -> tuple[int, int]:
    with acting_as("system:jobs"):
        waiting = list(mailing.letters.filter(posted=Posted.WAITING).order_by("pk").values_list("pk", flat=True))
    now = {_key(one): (one, account) for one, account in _of(mailing).reached} if waiting else {}
    sent = failed = 0
    for pk in waiting:
        letter = _take(pk, mailing, now)
        if letter is None:
            continue
        try:
            became = post(letter)
        except NotSent:
            _set(pk, Posted.FAILED)
            failed += 1
        except OSError:
            _set(pk, Posted.WAITING)
            raise
        else:
            _set(pk, Posted.LEFT_OUT if became == REFUSED else Posted.SENT)
            sent += became != REFUSED
    return sent, failed


def _take(pk: int, mailing: Mailing, now: dict[Any, tuple[Addressee, User]]) -> Letter | None:
    """One letter that still waits, marked as in hand; none where meanwhile nothing is left to say."""
    with acting_as("system:jobs"):
        row = MailingLetter.objects.select_for_update(skip_locked=True).filter(pk=pk, posted=Posted.WAITING).first()
        if row is None:
            return None
        found = now.get((row.account_id, row.noun, row.object_id))
        row.posted, row.at = (Posted.BEGUN if found else Posted.LEFT_OUT), clock.now()
        row.save(update_fields=["posted", "at"])
    if found is None:
        return None
    key = f"timetable-{mailing.public_id}-{row.pk}"
    return letter_of(mailing, *found, day=row.day, key=key, by_itself=mailing.days is not None)


def letter_of(
    of: Any, addressee: Addressee, account: User, *, day: date | None, key: str = "", by_itself: bool = False
) -> Letter:
    """The letter of a milestone or a round to one addressee. by_itself: nobody sent it off, so it can be refused."""
    return Letter(account, of.programme, of.subject, of.letter, addressee, day, key, by_itself)


def _set(pk: int, posted: str) -> None:
    with acting_as("system:jobs"):
        MailingLetter.objects.filter(pk=pk).update(posted=posted, at=clock.now())


def _of(mailing: Mailing) -> Written:
    """Who belongs to the audience of a round now: what is done meanwhile needs no letter."""
    if mailing.code == mailing.audience:  # about a country, not about a date
        return addressees(
            Milestone(programme=mailing.programme, focus=mailing.focus, code=mailing.code, audience=mailing.audience)
        )
    milestone = milestone_in(mailing.programme, mailing.code, mailing.focus)
    milestone.audience = mailing.audience
    return addressees(milestone)


def _today(milestone: Milestone, day: date, today: date) -> list[int]:
    """Which reminders of a day are to go out today; one that comes before the day never goes after it."""
    return [
        days for days in milestone.reminders
        if timedelta() <= today - (day + timedelta(days=days)) <= LATE and (days >= 0 or today <= day)
    ]  # fmt: skip


def _remind(milestone: Milestone, day: date, days: int, found: list[Addressee]) -> int:
    with acting_as("system:jobs"):
        mailing = _mailing(milestone, day=day, days=days)
        before = mailing.letters.count()
        _queue(mailing, found, day=day)
        queued = mailing.letters.count() - before
        if queued and mailing.done_at:
            Mailing.objects.filter(pk=mailing.pk).update(done_at=None)
    return queued


def _mailing(
    milestone: Milestone, *, by: Any = None, left_out: dict[str, list[Addressee]] | None = None,
    day: date | None = None, days: int | None = None,
) -> Mailing:  # fmt: skip
    said = {
        "audience": milestone.audience, "subject": milestone.subject, "letter": milestone.letter, "by": by,
        "left_out": {why: len(rows) for why, rows in (left_out or {}).items()},
    }  # fmt: skip
    what = {"programme": milestone.programme, "focus": milestone.focus, "code": milestone.code}
    if days is None:
        return Mailing.objects.create(**what, **said, day=milestone.day)
    return Mailing.objects.get_or_create(**what, day=day, days=days, defaults=said)[0]


def _queue(mailing: Mailing, found: Iterable[Addressee], day: date | None = None) -> None:
    # Who is written to is read by each of them alone, so the product writes it, not the account.
    rows = [
        MailingLetter(
            mailing=mailing, account_id=one.account_id, noun=one.noun, object_id=one.object_id,
            day=one.day or day or mailing.day,
        )
        for one in found
        if one.account_id is not None
    ]  # fmt: skip
    with acting_as("system:jobs"):
        MailingLetter.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def _key(one: Addressee) -> tuple[int | None, str, int]:
    return one.account_id, one.noun, one.object_id
