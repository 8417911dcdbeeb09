"""Letters to whoever registered, one each; reminders; and what is forgotten when."""

from collections.abc import Callable

from django.db.models import Q

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.event_registration import settle
from ciconia.gatherings.models import Event, EventRegistration, Letter, Speaker
from ciconia.gatherings.rules.event_registration import (
    FORGET_UNCONFIRMED,
    KEEP_ADDRESSES,
    KEEP_ROWS,
    REMIND_BEFORE,
    out_of_date,
)

AT_ONCE = 500
Post = Callable[[EventRegistration], None]


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A letter is handed over before that is noted, so a run that is killed
    between the two repeats that one letter.
    """
    with acting_as("system:jobs"):
        waiting = list(
            EventRegistration.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
        )
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = EventRegistration.objects.select_for_update(of=("self",), skip_locked=True)
            row = rows.exclude(letter="").select_related("event__programme", "event__focus").filter(pk=pk).first()
            if row is None:
                continue
            try:
                if not out_of_date(row, clock.now()):
                    post(row)
                    sent += 1
            except NotSent:
                row.bounced_at = clock.now()
                back += 1
            row.letter = Letter.NONE
            row.save(update_fields=["letter", "bounced_at"])
    return sent, back


def remind() -> int:
    """Let everybody who has a place be reminded once, a day before; gives how many."""
    now = clock.now()
    with acting_as("system:jobs"):
        soon = Event.objects.filter(state="announced", starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE)
        soon = soon.exclude(focus__state="suspended")
        rows = EventRegistration.objects.standing().filter(event__in=soon, reminded_at=None, letter="")
        # Whoever got a place since yesterday has a letter that says so.
        rows = rows.exclude(Q(placed_at=None) | Q(email="") | Q(placed_at__gt=now - REMIND_BEFORE))
        return rows.update(letter=Letter.REMINDER, reminded_at=now)


def forget() -> dict[str, int]:
    """Delete what nobody confirmed after a week, names and addresses ninety days after, all else after two years."""
    now = clock.now()
    with acting_as("system:jobs"):
        rows = EventRegistration.objects.all()
        unconfirmed = rows.filter(confirmed_at=None, asked_at__lt=now - FORGET_UNCONFIRMED).delete()[0]
        old = rows.filter(event__ends_at__lt=now - KEEP_ROWS).delete()[0]
        Speaker.objects.filter(session__event__ends_at__lt=now - KEEP_ROWS).delete()
        past = rows.filter(event__ends_at__lt=now - KEEP_ADDRESSES).exclude(name="", email="")
        shredded = past.update(name="", email="", words="", letter="")
    return {"unconfirmed": unconfirmed, "shredded": shredded, "old": old}


def settle_all() -> int:
    """Give away places that became free because somebody was erased; gives how many events were looked at."""
    with acting_as("system:jobs"):
        found = list(Event.objects.select_for_update(of=("self",)).filter(state="announced", waiting__gt=0))
        for event in found:
            settle(event)
    return len(found)
