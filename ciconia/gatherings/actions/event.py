"""Making an event, announcing it, calling it off, and saying what came of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform, retime
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.event_registration import settle, write_to_all
from ciconia.gatherings.models import CoHost, Event, EventSession, Letter, Speaker
from ciconia.gatherings.rules.event import FLOW, MAKERS, OPEN, may_make, problems, unreported
from ciconia.gatherings.rules.speaker import misspoken, without_consent
from ciconia.people.models import Organisation
from ciconia.programmes.kinds.gathering import event_kinds_of
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.affiliation import active_affiliations
from ciconia.publishing.actions.publication import note_page, withdraw_source
from ciconia.publishing.models import Note, Place, Publication
from ciconia.publishing.rules.publication import About, Named

# Whoever has a place is written to when one of these changes.
AT_ONCE = 500
PROPOSAL_LETTER = "gatherings.tell_proposer"
WHEN_AND_WHERE = {"starts_at", "ends_at", "mode", "venue", "city", "link"}


def make_event(programme: Programme, *, by: Any, co_hosts: Iterable[Organisation] = (), **fields: Any) -> Event:
    """Begin an event as a draft. Raises Refused, or Unfit by field."""
    event = Event(programme=programme, **fields)
    if not may_make(by, programme.pk, event.focus_id):
        raise Refused(_("Only officers and coordinators make events here."))
    hosts = list(co_hosts)
    fit(event, hosts)
    with transaction.atomic():
        begin(FLOW, event, by=by)
        _set_co_hosts(event, hosts)
    return event


def edit_event(
    event: Event, *, by: Any, seen: int | None = None, co_hosts: Iterable[Organisation] | None = None, **fields: Any
) -> Event:
    """Change what an event says; whoever has a place is told of another time or place. Raises Refused or Unfit."""
    hosts = None if co_hosts is None else list(co_hosts)
    if not may_make(by, event.programme_id, fields["focus"].pk if fields.get("focus") else event.focus_id):
        raise Refused(_("Only officers and coordinators make events here."))
    with transaction.atomic():
        said = fields | {"changed_at": clock.now()}
        changed = amend(
            FLOW, event, said, by=by, roles=MAKERS, states=OPEN, seen=seen, check=lambda row: fit(row, hosts)
        )
        if hosts is not None:
            _set_co_hosts(event, hosts)
        retime(FLOW, event)
        if event.state == "announced":
            settle(event)
            if WHEN_AND_WHERE & set(changed):
                write_to_all(event, Letter.CHANGED)
            note(event, by=by)
    return event


def announce(event: Event, *, by: Any, seen: int | None = None) -> Event:
    """Let everybody read about an event and register."""
    with transaction.atomic():
        perform(FLOW, "announce", event, by=by, seen=seen, changes={"announced_at": clock.now()})
        note(event, by=by)
        tell_proposer(event)
    return event


def note(event: Event, *, by: Any) -> None:
    """Keep in the list of what is public that an event is, and whom its page names; before that nothing is kept.

    What a space keeps to itself is never public.
    """
    if event.announced_at is None or event.space_id is not None:
        return
    with acting_as("system:jobs"):
        speakers = Speaker.objects.named().filter(session__event=event)
        hosts = Organisation.objects.filter(pk__in=CoHost.objects.filter(event=event).values("organisation"))
        about = About(organisations=tuple(hosts), named=tuple(Named(row.name, row.email) for row in speakers))
    note_page(
        FLOW.noun, event.public_id, programme=event.programme, focus=event.focus, title=event.title, by=by, about=about,
        at=event.announced_at,
    )  # fmt: skip


def note_all() -> int:
    """Keep what became public in another way than by hand, such as before anything was kept; gives how many."""
    with acting_as("system:jobs"):
        kept = Publication.objects.filter(noun=FLOW.noun, place=Place.PAGE, source=OuterRef("public_id"))
        rows = Event.objects.exclude(announced_at=None).filter(~Exists(kept), space=None)
        found = list(rows.select_related("programme", "focus").order_by("pk")[:AT_ONCE])
        for event in found:
            note(event, by=System(_("Found public")))
    return len(found)


def cancel(event: Event, *, by: Any, reason: str, seen: int | None = None) -> Event:
    """Call an event off; everybody who registered is written to with the reason."""
    with transaction.atomic():
        perform(FLOW, "cancel", event, by=by, reason=reason, seen=seen)
        write_to_all(event, Letter.CALLED_OFF)
        # Its page says that it was called off; what invites people elsewhere has to go.
        withdraw_source(FLOW.noun, event.public_id, by=by, reason=reason, page=False)
    return event


def hold_past() -> int:
    """Let every event whose end has passed be over; gives how many."""
    with acting_as("system:jobs"):
        past = list(Event.objects.filter(state="announced", ends_at__lte=clock.now()))
        for event in past:
            try:
                perform(FLOW, "hold", event, by=System(_("End of the event")))
            except Conflict:  # called off in the same moment
                continue
    return len(past)


def report(
    event: Event, *, by: Any, counted: int | None, outcome: Translated, lessons: str = "", seen: int | None = None
) -> Event:
    """Say how many came and what came of it, for everybody, and for staff what was learned. Raises Unfit."""
    if wrong := unreported(counted, outcome):
        raise Unfit(wrong)
    said = {"counted": counted, "outcome": outcome, "lessons": lessons.strip(), "changed_at": clock.now()}
    perform(FLOW, "report", event, by=by, seen=seen, changes=said)
    return event


def put_session(event: Event, *, by: Any, starts_at: Any, title: Translated, about: Translated) -> EventSession:
    """Add a part to the programme of an event. Raises Refused or Unfit."""
    wrong: dict[str, Any] = {}
    if not title:
        wrong["title"] = _("Write a title.")
    if not event.starts_at <= starts_at < event.ends_at:
        wrong["starts_at"] = _("It begins between the start and the end of the event.")
    if wrong:
        raise Unfit(wrong)
    with transaction.atomic():
        touch(event, by)
        return EventSession.objects.create(event=event, starts_at=starts_at, title=title, about=about)


def drop_session(session: EventSession, *, by: Any) -> None:
    """Take a part out of the programme, with whoever was to speak in it."""
    with transaction.atomic():
        touch(session.event, by)
        event = session.event
        session.delete()
        note(event, by=by)


def put_speaker(
    session: EventSession, *, by: Any, name: str, function: str = "", email: str = "", language: str = "",
    agreed_how: str = "",
) -> Speaker:  # fmt: skip
    """Add whoever speaks in a part. The name is public only once they said so by the link that goes to their address.

    Without an address, `agreed_how` says how they agreed. Raises Unfit by field.
    """
    if wrong := misspoken(name, email, agreed_how):
        raise Unfit(wrong)
    how, address = agreed_how.strip(), email.strip()
    with transaction.atomic():
        touch(session.event, by)
        speaker: Speaker = Speaker.objects.create(
            session=session, name=name.strip(), function=function.strip(), email=address, language=language,
            agreed_how=how, agreed_on=clock.today() if how else None,
            letter=Note.ASK if address else Note.NONE, asked_at=clock.now() if address else None,
        )  # fmt: skip
        log("event.add_speaker", session.event, by=by, noun=FLOW.noun, data={"named": bool(how)})
        note(session.event, by=by)
    return speaker


def say_agreed(speaker: Speaker, *, by: Any, how: str) -> Speaker:
    """Note how somebody agreed to be named, or with no words that they took it back: the name goes at once.

    Raises Unfit where there are no words and nothing to take back, or where they can answer by themselves.
    """
    if why := without_consent(speaker, how):
        raise Unfit({"how": why})
    with transaction.atomic():
        touch(speaker.session.event, by)
        speaker.agreed_how = how.strip()
        speaker.agreed_on = clock.today() if speaker.agreed_how else None
        speaker.save(update_fields=["agreed_how", "agreed_on"])
        verb = "event.name_speaker" if speaker.agreed_how else "event.unname_speaker"
        log(verb, speaker.session.event, by=by, noun=FLOW.noun)
        note(speaker.session.event, by=by)
    return speaker


def drop_speaker(speaker: Speaker, *, by: Any) -> None:
    """Take somebody out of the programme."""
    with transaction.atomic():
        touch(speaker.session.event, by)
        speaker.delete()
        note(speaker.session.event, by=by)


def touch(event: Event, by: Any) -> None:
    """Note that the programme of an event changed, for whoever may change it. Raises Refused or Conflict."""
    amend(FLOW, event, {"changed_at": clock.now()}, by=by, roles=MAKERS, states=(*OPEN, "held"), quiet=True)


def tell_proposer(event: Event) -> None:
    """Let a letter tell whoever proposed an event for their organisation what became of it; a job hands it over."""
    if event.organisation_id is not None and event.proposed_by_id is not None:
        app.configure_task(PROPOSAL_LETTER).defer(event_id=event.pk, state=event.state)


def fit(event: Event, hosts: list[Organisation] | None) -> None:
    """Raises Unfit by field where an event, with these co-hosts, cannot stand as it is."""
    kinds = [kind.name for kind in event_kinds_of(event.programme.kinds)]
    found = problems(event, kinds)
    if hosts:
        known = set(active_affiliations(event.programme).values_list("organisation_id", flat=True))
        if any(organisation.pk not in known for organisation in hosts):
            found["co_hosts"] = _("Only organisations with an active affiliation can be co-hosts.")
    if found:
        raise Unfit(found)


def _set_co_hosts(event: Event, hosts: list[Organisation]) -> None:
    # Whoever proposed it holds it, whatever is ticked.
    wanted = {organisation.pk for organisation in hosts} - {event.organisation_id}
    kept = wanted | ({event.organisation_id} if event.organisation_id else set())
    CoHost.objects.filter(event=event).exclude(organisation_id__in=kept).delete()
    have = set(CoHost.objects.filter(event=event).values_list("organisation_id", flat=True))
    CoHost.objects.bulk_create(
        CoHost(event=event, organisation=organisation) for organisation in hosts if organisation.pk not in have
    )
