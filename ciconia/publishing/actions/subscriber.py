"""Getting the newsletter: asked for on a page, confirmed by the link of a letter, ended with one press."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.letter import prefer
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.letters import OddLetters, plain_address
from ciconia.foundation.queries.letter import whose, wish_of
from ciconia.foundation.rules.letter import AT_ONCE, NEVER
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Programme
from ciconia.publishing.models import Newsletter, Subscriber, SubscriberNote
from ciconia.publishing.queries.newsletter import subscriber_by_link
from ciconia.publishing.rules.subscriber import FORGET_UNCONFIRMED, KEEP_ENDED, KIND, MOST_LETTERS, stage

NOUN = "subscriber"
MOST_AT_ONCE = 500
Post = Callable[[Subscriber], Any]


def subscribe(programme: Programme, *, email: str, language: str, words: str = "") -> Subscriber:
    """Ask for the newsletter without an account: a letter with a link goes to the address, and nothing more.

    An address that has it already gets a letter that says so; whoever typed it learns nothing. words: what they read
    before they pressed. Raises Unfit by field.
    """
    address = _address(email)
    if programme.is_over(clock.today(programme.zone)):
        raise Unfit({"": _("This programme is over. No newsletter comes any more.")})
    with acting_as("system:jobs"):
        row = _row(programme, address, language, words)
        if row.letters < MOST_LETTERS:
            row.letter = SubscriberNote.AGAIN if row.confirmed_at else SubscriberNote.CONFIRM
            row.letters += 1
        if row.confirmed_at is None:
            row.language, row.words = language, words
        row.save(update_fields=["letter", "letters", "language", "words"])
    return row


def confirm(public_id: str) -> tuple[str, Subscriber | None]:
    """Take what was asked for; gives where it stands now: standing, ended, expired or gone. Again changes nothing."""
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row is None:
            return "gone", None
        found = stage(row, clock.now())
        if found != "asked":
            return found, row
        row.confirmed_at, row.letter, row.letters, row.bounced_at = clock.now(), SubscriberNote.NONE, 0, None
        row.save(update_fields=["confirmed_at", "letter", "letters", "bounced_at"])
        by, who = System(_("Link in a letter")), whose(row.email)
        if wish_of(who, KIND).pace == NEVER:  # whoever asks for it wants such letters again
            prefer(who, KIND, AT_ONCE, by=by)
        log("subscriber.confirm", row, by=by, noun=NOUN)
    return "standing", row


def end(public_id: str, *, number: str = "") -> Subscriber | None:
    """Send no more to whoever has the link, and forget the address. number: in whose letter it stood.

    A second press changes nothing; nothing comes back where the row is gone.
    """
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row is not None and row.ended_at is None:
            newsletter = Newsletter.objects.filter(public_id=number, programme=row.programme).first()
            _end(row, newsletter)
    return row


def end_refused(row: Subscriber) -> None:
    """End it for somebody who said elsewhere that they want no newsletters at all."""
    with acting_as("system:jobs"):
        found = _by_link(row.public_id)
        if found is not None and found.ended_at is None:
            _end(found, None)


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that ask to confirm, each in a transaction of its own; how many went and came back.

    post: raises NotSent. A letter is handed over before that is noted, so a run that is killed repeats that one.
    """
    with acting_as("system:jobs"):
        rows = Subscriber.objects.exclude(letter="").order_by("pk")
        waiting = list(rows.values_list("pk", flat=True)[:MOST_AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            found = Subscriber.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            row = found.select_related("programme").filter(pk=pk).first()
            if row is None:
                continue
            try:
                post(row)
                row.bounced_at, sent = None, sent + 1
            except NotSent:
                row.bounced_at = clock.now()
                back += 1
            row.letter = SubscriberNote.NONE
            row.save(update_fields=["letter", "bounced_at"])
    return sent, back


def forget() -> dict[str, int]:
    """Delete what nobody confirmed after a week, and what is left of an ended one after two years."""
    now = clock.now()
    with acting_as("system:jobs"):
        rows = Subscriber.objects.all()
        unconfirmed = rows.filter(confirmed_at=None, asked_at__lt=now - FORGET_UNCONFIRMED).delete()[0]
        ended = rows.filter(ended_at__lt=now - KEEP_ENDED).delete()[0]
    return {"unconfirmed": unconfirmed, "ended": ended}


def _address(email: str) -> str:
    try:
        address = plain_address(email)
    except OddLetters as odd:
        what = {"letter": odd.letter}
        words = _("“%(letter)s” only looks like a letter of an address. Type the address by hand.") % what
        raise Unfit({"email": words}) from odd
    local, _sign, domain = address.rpartition("@")
    if not local or "." not in domain or any(sign in address for sign in " ,;\r\n"):
        raise Unfit({"email": _("This is not a whole e-mail address. An example: name@example.org")})
    return address


def _row(programme: Programme, address: str, language: str, words: str) -> Subscriber:
    """The row of an address that has not ended it, held; made where there is none. Expired ones begin anew."""
    now = clock.now()
    rows = Subscriber.objects.filter(programme=programme, email=address, ended_at=None)
    rows.filter(confirmed_at=None, asked_at__lt=now - FORGET_UNCONFIRMED).delete()
    row = rows.select_for_update().first()
    if row is not None:
        return row
    try:
        with transaction.atomic():
            return Subscriber.objects.create(
                programme=programme, email=address, language=language, words=words, asked_at=now
            )
    except IntegrityError:
        return rows.select_for_update().get()  # pragma: no cover - the same address from two pages in the same moment


def _by_link(public_id: str) -> Subscriber | None:
    """The subscription, held."""
    row = subscriber_by_link(public_id)
    if row is not None:
        row.refresh_from_db(from_queryset=Subscriber.objects.select_for_update(of=("self",)))
    return row


def _end(row: Subscriber, newsletter: Newsletter | None) -> None:
    row.ended_at, row.ended_by, row.email, row.letter = clock.now(), newsletter, "", SubscriberNote.NONE
    row.save(update_fields=["ended_at", "ended_by", "email", "letter"])
    if newsletter is not None:
        Newsletter.objects.filter(pk=newsletter.pk).update(ended=F("ended") + 1)
    log("subscriber.end", row, by=System(_("Link in a letter")), noun=NOUN)
