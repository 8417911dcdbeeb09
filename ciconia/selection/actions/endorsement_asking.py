"""Writing to authorities: the letter that asks, reminders that stop, a new link, and the answer by a link."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import Speaker, System
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import ReasonMissing, Refused, arrange
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.endorsement import AT_DESK_FOR, address_all, answer, lock, state_of
from ciconia.selection.models import Addressee, Answer, Endorsement, How, Need, WaitsFor
from ciconia.selection.queries.endorsement import reachable, step_asked
from ciconia.selection.queries.endorsement_link import Asking, Opened, opened, to_write_to
from ciconia.selection.rules.endorsement import AGAIN_AFTER, KEPT_FOR, LINK_FOR, given_up_on, next_letter
from ciconia.selection.rules.need import FLOW

AT_ONCE = 500
BY_ITSELF = "Ciconia"
Post = Callable[[Asking], None]


class Closed(Exception):
    """The link opens nothing to answer any more; `opened` says why."""

    def __init__(self, found: Opened) -> None:
        super().__init__(found.state)
        self.opened = found


def write_to_authorities(post: Post) -> tuple[int, int]:
    """The next letter to everybody for whom its day has come, each in a transaction; gives how many went and did not.

    A letter is handed over before it is noted: a run that is killed between the two repeats that one letter. post:
    hands it over; raises NotSent, and then the next run tries again.
    """
    with acting_as("system:jobs"):
        waiting = [row.pk for row in to_write_to()[:AT_ONCE] if _due(row)]
    told = [_write(key, post) for key in waiting]
    return told.count(True), told.count(False)


def _due(person: Addressee) -> str:
    step = person.endorsement
    return next_letter(person, step, clock.today(step.need.zone))


def _write(key: int, post: Post) -> bool | None:
    with acting_as("system:jobs"):
        person = to_write_to().select_for_update(of=("self",)).filter(pk=key).first()
        letter = _due(person) if person else ""
        if person is None or not letter:
            return None
        try:
            post(Asking(person, letter))
        except NotSent:
            return False
        person.told, person.told_on = letter, clock.today()
        person.save(update_fields=["told", "told_on"])
    return True


def see_to_silent() -> int:
    """Let the programme see to authorities that stay silent, or where nobody can be asked; gives how many changed.

    Whoever has since become an endorser there is asked as well; whoever is none any more is not.
    """
    with acting_as("system:jobs"):
        keys = list(Need.objects.filter(state="submitted", mark="").order_by("pk").values_list("pk", flat=True))
    return sum(_see_to(key) for key in keys)


def _see_to(key: int) -> bool:
    with acting_as("system:jobs"):
        need = Need.objects.select_related("programme", "focus").get(pk=key)
        lock(need)
        step = step_asked(need)
        if step is None or need.mark or need.waits_for == WaitsFor.LETTER:
            return False
        today = clock.today(need.zone)
        accounts = [user.pk for user in reachable(step, today).accounts]
        step.addressees.exclude(Q(user=None) | Q(user__in=accounts)).delete()
        new = address_all(step, need)
        changes = state_of(step, need)
        if need.waits_for == WaitsFor.NOBODY and not new:
            return False
        if not changes["waits_for"] and today >= given_up_on(step):
            if new:
                step.due_on = changes["due_on"] = today + AT_DESK_FOR
                step.save(update_fields=["due_on"])
            else:
                changes |= {"waits_for": WaitsFor.NOBODY.value, "due_on": today + AT_DESK_FOR}
        if (changes["waits_for"], changes["due_on"]) == (need.waits_for, need.due_on):
            return False
        verb = "pass_to_desk" if changes["waits_for"] else "ask"
        arrange(FLOW, verb, need, changes, by=System(BY_ITSELF), roles=("system",), states=("submitted",))
    return True


def answer_by_link(public_id: str, serial: int, said: Answer, *, name: str, function: str, reason: str = "") -> Opened:
    """Take the answer of whoever has the link of a letter; name and function are written down as they were said.

    Raises Closed where there is nothing to answer any more, and ReasonMissing.
    """
    if said != Answer.ENDORSED and not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    with acting_as("system:jobs"):
        found = opened(public_id, serial)
        if found is None:
            raise Refused(_("This link is not known here."))
        lock(found.need)
        found = opened(public_id, serial) or found  # as it is now that nobody else can answer
        if found.state != "open":
            raise Closed(found)
        speaker = Speaker(_("Link in a letter"), organisation_id=found.step.organisation_id)
        answer(found.need, said, by=speaker, reason=reason, how=How.LINK, function=function)
        Addressee.objects.filter(pk=found.person.pk).update(said_name=name)
        return opened(public_id, serial) or found


def send_new_link(public_id: str, post: Post) -> bool:
    """Send a new link to the address that is recorded, and to no other; at most one an hour. Gives whether it went.

    The links before it open no form any more. Raises NotSent.
    """
    with acting_as("system:jobs"):
        rows = to_write_to().select_for_update(of=("self",)).exclude(email="")
        person = rows.filter(public_id=public_id).first()
        now = clock.now()
        if person is None or (person.again_at is not None and person.again_at > now - AGAIN_AFTER):
            return False
        person.serial, person.again_at = person.serial + 1, now
        person.link_until = clock.today(person.endorsement.need.zone) + LINK_FOR
        post(Asking(person, "again"))
        person.save(update_fields=["serial", "again_at", "link_until"])
    return True


def forget_addressees() -> int:
    """Delete who was asked for authorities a year after the last word on a need; gives how many rows."""
    with acting_as("system:jobs"):
        before = clock.now() - KEPT_FOR
        over = Endorsement.objects.filter(asked_at__lt=before).filter(
            Q(answered_at__lt=before) | Q(answer="", current=False) | ~Q(need__state="submitted")
        )
        over = over.exclude(answered_at__gte=before)
        gone: dict[str, Any] = Addressee.objects.filter(endorsement__in=over).delete()[1]
    return sum(gone.values())
