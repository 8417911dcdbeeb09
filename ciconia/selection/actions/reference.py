"""References: named with a draft, asked when it is sent, given or declined by a link, and let go when time is up."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused, begin, perform
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, Reference, ReferenceAnswer
from ciconia.selection.queries.reference import Asking, Opened, opened, to_write_to
from ciconia.selection.rules.application import FLOW as APPLICATION_FLOW
from ciconia.selection.rules.reference import AGAIN_AFTER, FLOW, KEPT_FOR, MOST_REFEREES, OPEN, next_letter

LINK_FOR = timedelta(days=30)
AT_ONCE = 500
Post = Callable[[Asking], None]


class Closed(Exception):
    """The link opens nothing to answer any more; `opened` says why."""

    def __init__(self, found: Opened) -> None:
        super().__init__(found.state)
        self.opened = found


def name_referee(
    application: Application, *, by: Any, name: str, function: str, email: str, language: str
) -> Reference:
    """Note whom to ask when the application is sent; nobody is written to yet. Raises Unfit, Refused or Conflict."""
    with transaction.atomic():
        _lock(application, by)
        if application.references.exclude(state="dropped").count() >= MOST_REFEREES:
            raise Unfit({"email": _("At most %(most)d referees. Remove one first.") % {"most": MOST_REFEREES}})
        return _named(application, by, name=name, function=function, email=email, language=language)


def name_one_more(
    application: Application, *, by: Any, name: str, function: str, email: str, language: str
) -> Reference:
    """A referee who was asked for after it was sent: named and asked at once. Part of an action that has locked it."""
    reference = _named(application, by, name=name, function=function, email=email, language=language)
    perform(FLOW, "ask", reference, by=by, changes={"link_until": clock.today(application.zone) + LINK_FOR})
    return reference


def _named(application: Application, by: Any, *, name: str, function: str, email: str, language: str) -> Reference:
    person, address = application.person, email.strip()
    rows = application.references.exclude(state="dropped")
    if address.lower() in (person.identity.email.lower(), str(getattr(by, "email", "")).lower()):
        raise Unfit({"email": _("This is your own address. A referee is somebody else.")})
    if rows.filter(email__iexact=address).exists():
        raise Unfit({"email": _("You have named somebody with this address already.")})
    row = Reference(
        programme=application.programme, focus=application.focus, organisation=application.organisation,
        application=application, name=name.strip(), function=function.strip(), email=address, language=language,
    )  # fmt: skip
    reference: Reference = begin(FLOW, row, by=by)
    return reference


def remove_referee(reference: Reference, *, by: Any) -> None:
    """Forget somebody who was named in a draft; nobody has written to them."""
    with transaction.atomic():
        _lock(reference.application, by)
        log("reference.remove", reference, by=by)
        reference.delete()


def ask_all(application: Application, *, by: Any) -> None:
    """The application is sent: everybody who was named is asked from now on. Part of that action."""
    for reference in application.references.filter(state="named"):
        perform(FLOW, "ask", reference, by=by, changes={"link_until": clock.today(application.zone) + LINK_FOR})


def ask_again(reference: Reference, *, by: Any, seen: int | None = None) -> Reference:
    """An officer asks once more somebody who declined or did not answer, with all their days."""
    changes = {"link_until": clock.today(reference.zone) + LINK_FOR, "told": "", "told_on": None}
    perform(FLOW, "ask_again", reference, by=by, seen=seen, changes=changes)
    return reference


def drop_all(application: Application) -> None:
    """The application has ended: nobody needs to answer any more. Part of that action."""
    with acting_as("system:jobs"):
        for reference in application.references.filter(state__in=OPEN):
            perform(FLOW, "drop", reference, by=System(_("Application ended")))


def give(public_id: str, serial: int, said: Mapping[str, str], *, language: str) -> Opened:
    """Take what a referee wrote by the link of their letter. Raises Closed where there is nothing to answer any more.

    said: known_as, has_seen, again, careful.
    """
    with acting_as("system:jobs"):
        found = _locked(public_id, serial)
        perform(FLOW, "give", found.reference, by=System(_("Link in a letter")))
        ReferenceAnswer.objects.update_or_create(
            reference=found.reference, defaults={**said, "language": language, "at": clock.now()}
        )
        return opened(public_id, serial) or found


def decline(public_id: str, serial: int) -> Opened:
    """A referee would rather not. Raises Closed."""
    with acting_as("system:jobs"):
        found = _locked(public_id, serial)
        perform(FLOW, "refuse", found.reference, by=System(_("Link in a letter")))
        return opened(public_id, serial) or found


def write_to_referees(post: Post) -> tuple[int, int]:
    """The next letter to every referee whose day has come, each in a transaction; gives how many went and did not.

    A letter is handed over before it is noted: a run that is killed between the two repeats that one letter. post:
    hands it over; raises NotSent, and then the next run tries again.
    """
    with acting_as("system:jobs"):
        waiting = [row.pk for row in to_write_to()[:AT_ONCE] if next_letter(row, clock.today(row.zone))]
    told = [_write(key, post) for key in waiting]
    return told.count(True), told.count(False)


def _write(key: int, post: Post) -> bool | None:
    with acting_as("system:jobs"):
        reference = to_write_to().select_for_update(of=("self",)).filter(pk=key).first()
        letter = next_letter(reference, clock.today(reference.zone)) if reference else ""
        if reference is None or not letter:
            return None
        try:
            post(Asking(reference, letter))
        except NotSent:
            return False
        reference.told, reference.told_on = letter, clock.today()
        reference.save(update_fields=["told", "told_on"])
    return True


def send_new_link(public_id: str, post: Post) -> bool:
    """Send a new link to the address the applicant gave, and to no other; at most one an hour. Gives whether it went.

    The links before it open no form any more. Raises NotSent.
    """
    with acting_as("system:jobs"):
        rows = Reference.objects.filter(state__in=["asked", "lapsed"]).select_for_update(of=("self",))
        reference = rows.filter(public_id=public_id).first()
        now = clock.now()
        if reference is None or (reference.again_at is not None and reference.again_at > now - AGAIN_AFTER):
            return False
        reference.serial, reference.again_at = reference.serial + 1, now
        reference.link_until = clock.today(reference.zone) + LINK_FOR
        post(Asking(reference, "again"))
        reference.save(update_fields=["serial", "again_at", "link_until"])
    return True


def lapse_past_due() -> int:
    """Let references that did not arrive in time lapse, so that nothing waits for them; gives how many."""
    with acting_as("system:jobs"):
        rows = Reference.objects.filter(state="asked", due_at__lt=clock.now()).exclude(application__mark="held")
        late = list(rows.order_by("pk"))
        for reference in late:
            with suppress(Conflict):  # the answer came in the same moment
                perform(FLOW, "lapse", reference, by=System(_("Date passed")))
    return len(late)


def forget_referees() -> int:
    """Delete the name and address of whoever was asked a year ago; what they wrote stays with the application."""
    with acting_as("system:jobs"):
        old = Reference.objects.exclude(state__in=OPEN).exclude(name="").filter(state_since__lt=clock.now() - KEPT_FOR)
        return sum(_forget(reference) for reference in old)


def _forget(reference: Reference) -> int:
    Reference.objects.filter(pk=reference.pk).update(name="", email=f"{reference.public_id}@forgotten.invalid")
    return 1


def _locked(public_id: str, serial: int) -> Opened:
    found = opened(public_id, serial)
    if found is None:
        raise Refused(_("This link is not known here."))
    reference = Reference.objects.select_for_update(of=("self",)).get(pk=found.reference.pk)
    found = opened(reference.public_id, serial) or found  # as it is now that nobody else can answer
    if found.state != "open":
        raise Closed(found)
    return found


def _lock(application: Application, by: Any) -> None:
    if not APPLICATION_FLOW.holds(by, "applicant", application):
        raise Refused(APPLICATION_FLOW.who_may(("applicant",)))
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
    if application.state != "draft":
        raise Conflict(application, Log.objects.filter(noun="application", object_id=application.pk).last())
