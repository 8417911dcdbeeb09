"""Letters of the newsletter, handed over once each; one whose fate is unknown is said to be that."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import REFUSED, NotSent
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions.mailing import TOO_LONG
from ciconia.programmes.models import Posted
from ciconia.publishing.actions.subscriber import end_refused
from ciconia.publishing.models import Newsletter, NewsletterLetter, Subscriber
from ciconia.publishing.queries.newsletter import waiting_newsletters
from ciconia.publishing.rules.newsletter import KEPT

Post = Callable[[NewsletterLetter], Any]


def hand_over_all(post: Post) -> tuple[int, int]:
    """Hand over every letter that waits; gives how many went, and how many were refused.

    Each is marked before it is handed over and again after, so it never goes twice: of one that was in hand when the
    run was killed nobody knows whether it went. post: raises NotSent where one letter is refused, OSError where the
    server does not answer; then the rest waits for the next run.
    """
    with acting_as("system:jobs"):
        late = clock.now() - TOO_LONG
        NewsletterLetter.objects.filter(posted=Posted.BEGUN, at__lt=late).update(posted=Posted.UNSURE)
        found = waiting_newsletters()
    sent = failed = 0
    for newsletter in found:
        try:
            counted = _hand_over(newsletter, post)
            sent, failed = sent + counted[0], failed + counted[1]
        finally:
            tally(newsletter)
    return sent, failed


def tally(newsletter: Newsletter) -> None:
    """Write down in a number how far its letters are."""
    with acting_as("system:jobs"):
        row = Newsletter.objects.select_for_update(of=("self",)).get(pk=newsletter.pk)
        states = Counter(row.posted_letters.values_list("posted", flat=True))
        row.sent, row.failed = states[Posted.SENT], states[Posted.FAILED]
        row.unsure, row.left_out = states[Posted.UNSURE], states[Posted.LEFT_OUT]
        if not states[Posted.WAITING] + states[Posted.BEGUN]:
            row.done_at = clock.now()
        row.save(update_fields=["sent", "failed", "unsure", "left_out", "done_at"])


def forget_letters() -> int:
    """Delete who got which number, a year after it was sent; the numbers stay. Gives how many."""
    with acting_as("system:jobs"):
        old = NewsletterLetter.objects.filter(newsletter__done_at__lt=clock.now() - KEPT)
        return int(old.delete()[0])


def _hand_over(newsletter: Newsletter, post: Post) -> tuple[int, int]:
    with acting_as("system:jobs"):
        rows = newsletter.posted_letters.filter(posted=Posted.WAITING)
        waiting = list(rows.order_by("pk").values_list("pk", flat=True))
    became = Counter(_one(pk, post) for pk in waiting)
    return became[Posted.SENT], became[Posted.FAILED]


def _one(pk: int, post: Post) -> str:
    """Hand over one letter that still waits; gives what became of it."""
    letter = _take(pk)
    if letter is None:
        return Posted.LEFT_OUT
    try:
        said = post(letter)
    except NotSent:
        _bounced(letter)
        return _set(letter, Posted.FAILED)
    except OSError:
        _set(letter, Posted.WAITING)
        raise
    if said == REFUSED:
        end_refused(letter.subscriber)
        return _set(letter, Posted.LEFT_OUT)
    return _set(letter, Posted.SENT)


def _take(pk: int) -> NewsletterLetter | None:
    """One letter that still waits, marked as in hand; none where it is ended or withdrawn meanwhile."""
    with acting_as("system:jobs"):
        rows = NewsletterLetter.objects.select_for_update(of=("self",), skip_locked=True)
        found = rows.filter(pk=pk, posted=Posted.WAITING)
        row = found.select_related("subscriber", "newsletter__programme").first()
        if row is None:
            return None
        wanted = row.subscriber.ended_at is None and row.subscriber.bounced_at is None
        goes = wanted and Newsletter.objects.public().filter(pk=row.newsletter_id).exists()
        row.posted, row.at = (Posted.BEGUN if goes else Posted.LEFT_OUT), clock.now()
        row.save(update_fields=["posted", "at"])
    return row if goes else None


def _set(letter: NewsletterLetter, posted: str) -> str:
    with acting_as("system:jobs"):
        NewsletterLetter.objects.filter(pk=letter.pk).update(posted=posted, at=clock.now())
    return posted


def _bounced(letter: NewsletterLetter) -> None:
    with acting_as("system:jobs"):
        Subscriber.objects.filter(pk=letter.subscriber_id).update(bounced_at=clock.now())
