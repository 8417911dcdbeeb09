"""Events of the demo world: made, announced, called off and reported by the verbs, each on its day.

Guests are written in one piece, as they would have registered, confirmed and been checked in. Their names are put
together from a short list, and nobody is called like that.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days
from ciconia.foundation.codes import LENGTH, SIGNS
from ciconia.foundation.text import Translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import CoHost, Event, EventRegistration
from ciconia.gatherings.rules.event_registration import CONSENT
from ciconia.publishing.actions.publication import note_post, say_taken_down
from ciconia.publishing.models import Channel, Publication
from ciconia.publishing.rules.publication import About

FIRST = ("Ayaan", "Bahar", "Chidi", "Dilan", "Esra", "Farah", "Goran", "Halima", "Idil", "Jelle", "Karwan", "Layla")
LAST = ("Aden", "Brandsma", "Cabdi", "Danjuma", "Ekwueme", "Faqiri", "Gharib", "Haidari", "Isse", "Jansma", "Kamal")
HEARD = ("", "newsletter", "", "whatsapp", "linkedin", "")


def make_events(cast: Cast, until: datetime) -> None:
    """Every event as far as it had come by then, with whoever had registered."""
    with on_their_days() as go_to:
        for row in files.rows("event"):
            if go_to(row["made"]) < until:
                make_event_of(cast, row, until, go_to)


def make_event_of(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    """One event of the programme of the cast, as far as it had come by then."""
    by = cast.users[row["by"]]
    starts = row["starts"].replace(tzinfo=ZONE)
    event = events.make_event(cast.programme, by=by, **said_of(cast, row, starts))
    # Affiliated on that day: affiliations are made later, as far as they had come by now.
    CoHost.objects.bulk_create(
        CoHost(event=event, organisation=cast.organisations[key]) for key in row.get("co_hosts", ())
    )
    for clock_time, title, name, function, how in row["sessions"]:
        begins = datetime.combine(starts.date(), time.fromisoformat(clock_time), ZONE)
        session = events.put_session(
            event, by=by, starts_at=begins, title=files.text(title), about=Translated()
        )  # fmt: skip
        if name:
            events.put_speaker(session, by=by, name=name, function=function, agreed_how=how)
    if go_to(row["announced"]) >= until:
        return
    events.announce(event, by=by)
    if event.space is None:
        _posts(event, by)
    make_guests(event, row, go_to(row["announced"]), until)
    if "cancelled" in row and go_to(row["cancelled"]) < until:
        events.cancel(event, by=by, reason=row["reason"])
        for post in Publication.objects.filter(source=event.public_id, state="to_take_down").select_related(
            "programme"
        ):
            say_taken_down(post, by=by)
        EventRegistration.objects.filter(event=event).update(letter="")
    if "cancelled" not in row and event.ends_at + timedelta(minutes=5) < until:
        go_to(event.ends_at + timedelta(minutes=5))
        events.hold_past()
        event.refresh_from_db()
    if "reported" in row and go_to(row["reported"]) < until:
        said = {"counted": row["counted"], "outcome": files.text(row["outcome"]), "lessons": row.get("lessons", "")}
        events.report(event, by=by, **said)


def _posts(event: Event, by: Any) -> None:
    """Where the office made it known. The addresses are invented, and lead nowhere."""
    hosts = tuple(host.organisation for host in event.co_hosts.select_related("organisation"))
    for channel in (Channel.LINKEDIN, Channel.WHATSAPP):
        note_post(
            "event", event.public_id, programme=event.programme, focus=event.focus, title=event.title, by=by,
            channel=channel, address=f"https://{channel}.example.org/posts/{event.public_id}",
            language=event.title.source,
            about=About(organisations=hosts),
        )  # fmt: skip


def said_of(cast: Cast, row: Row, starts: datetime) -> dict[str, Any]:
    """What the file says of an event, as the actions take it."""
    online = row.get("mode") == "online"
    return {
        "kind": row["kind"], "focus": cast.focuses[row["focus"]] if "focus" in row else None,
        "title": files.text(row["title"]), "about": files.text(row["about"]),
        "for_whom": files.text(row.get("for_whom")), "languages": row["languages"],
        "mode": row.get("mode", "in_person"), "venue": row.get("venue", ""), "city": row.get("city", ""),
        "country": "" if online else row.get("country", "NLD"), "link": row.get("link", ""), "starts_at": starts,
        "time_zone": cast.programme.zone, "ends_at": starts + timedelta(hours=row["hours"]),
        "capacity": row.get("capacity"), "space": row.get("space"),
    }  # fmt: skip


def make_guests(event: Event, row: Row, since: datetime, until: datetime) -> None:
    """Whoever had registered by then, in order: the first have a place, the others wait; some came."""
    last = min(until, event.starts_at)
    known = [guest for guest in _each(event, row, since) if guest.asked_at < last]
    for number, guest in enumerate(known):
        guest.confirmed_at = guest.asked_at + timedelta(minutes=7)
        if event.capacity is None or number < event.capacity:
            guest.placed_at = guest.confirmed_at
    if "cancelled" not in row and event.ends_at < until:
        for number, guest in enumerate([one for one in known if one.placed_at][: row["came"]]):
            guest.came_at = event.starts_at - timedelta(minutes=20) + timedelta(seconds=40 * number)
    EventRegistration.objects.bulk_create(known)
    placed = sum(1 for guest in known if guest.placed_at)
    Event.objects.filter(pk=event.pk).update(taken=placed, waiting=len(known) - placed)
    event.refresh_from_db()


def _each(event: Event, row: Row, since: datetime) -> Iterator[EventRegistration]:
    span = event.starts_at - since
    for number in range(max(row["guests"], row.get("came", 0))):
        seed = _seed(f"{row['title']}{number}")
        name = f"{FIRST[seed % len(FIRST)]} {LAST[seed // 16 % len(LAST)]}"
        yield EventRegistration(
            event=event, name=name, email=f"guest{number}.{event.public_id}@example.org", language=event.languages[0],
            code=_code(number), via=HEARD[seed % len(HEARD)], counts=seed % 3 > 0, words=str(CONSENT),
            may_ask=seed % 2 > 0,
            asked_at=since + span * number / (row["guests"] + 1) if number < row["guests"] else since + span * 0.99,
            letters=1,
        )  # fmt: skip


def _code(number: int) -> str:
    """A code for each guest of an event; the same guest has the same in every build."""
    value, signs = number * 7_919_131 + 2_345_678, []
    for _each in range(LENGTH):
        value, place = divmod(value, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
