"""Telling people that a list brought them in, and taking their no."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.wall import acting_as
from ciconia.people.actions import sight
from ciconia.people.actions.erasure import erase
from ciconia.people.models import IntakeRow, Sight
from ciconia.people.queries.intake import Told, lines_to_tell, told_of

AT_ONCE = 500


def tell(post: Callable[[Told], None]) -> tuple[int, int]:
    """Write to everybody who was brought in and not told: one letter a person; gives how many went and did not.

    post: hands a letter over; raises NotSent. A letter is handed over before it is noted, so a run that is killed
    between the two repeats that one letter.
    """
    with acting_as("system:jobs"):
        waiting = list(lines_to_tell().values_list("pk", flat=True)[:AT_ONCE])
    sent = failed = 0
    for line_id in waiting:
        with acting_as("system:jobs"):
            line = lines_to_tell().select_for_update(of=("self",)).filter(pk=line_id).first()
            if line is None:
                continue
            try:
                post(told_of(line))
            except NotSent:
                failed += 1
                continue
            line.told_at = clock.now()
            line.save(update_fields=["told_at"])
            sent += 1
    return sent, failed


def decline(line_id: str) -> bool:
    """Take somebody's no, for whoever has the link in the letter: they are erased, and where they have since made
    something of their own here, only what the list opened is closed. Gives whether they were erased.
    """
    with acting_as("system:jobs"):
        line = IntakeRow.objects.select_for_update(of=("self",)).select_related("person").get(public_id=line_id)
        person = line.person
        if person is None or line.declined_at is not None:
            return False
        line.declined_at = clock.now()
        line.save(update_fields=["declined_at"])
        sight.end_for(person.pk, "import", line.intake_id)
        log("person.decline_list", person, by=System(_("Link in a letter")), data={"intake": line.intake.public_id})
        others = Sight.objects.filter(person=person, ends=None).exists()
        if person.user_id is not None or others:
            return False
        erase(person)
    return True
