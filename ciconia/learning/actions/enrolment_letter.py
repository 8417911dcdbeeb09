"""Letters to whoever takes a course, one each; and what is forgotten when."""

from collections.abc import Callable

from django.db.models import Q

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as
from ciconia.learning.models import CourseLetter, Enrolment
from ciconia.learning.rules.enrolment import FORGET_UNANSWERED, KEEP_ROWS

AT_ONCE = 500
Post = Callable[[Enrolment], None]


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A run that is killed between a letter and its note repeats that one.
    """
    with acting_as("system:jobs"):
        waiting = list(Enrolment.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = Enrolment.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            row = rows.select_related("course", "organisation").filter(pk=pk).first()
            if row is None:
                continue
            try:
                post(row)
                sent += 1
            except NotSent:
                row.bounced_at = clock.now()
                back += 1
            row.letter = CourseLetter.NONE
            row.save(update_fields=["letter", "bounced_at"])
    return sent, back


def forget() -> int:
    """Delete whom nobody heard from, and two years after a course who has no certificate of it; gives how many."""
    today = clock.today()
    with acting_as("system:jobs"):
        never = Q(agreed_at=None, asked_at__lt=clock.now() - FORGET_UNANSWERED) & ~Q(state="asked")
        old = Q(course__ends_on__lt=today - KEEP_ROWS, certificate=None)
        found = list(Enrolment.objects.filter(never | old).values_list("pk", flat=True))
        Enrolment.objects.filter(pk__in=found).delete()
    return len(found)
