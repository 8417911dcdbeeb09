"""Somebody who speaks at an event."""

from typing import Any

from ciconia.foundation.text import Translated, translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import speaker as speakers
from ciconia.gatherings.models import Event, EventSession, Speaker
from tests.make import _staff, as_user, make_event, make_focus
from tests.remembered import remembered


@remembered
def make_speaker(state: str = "asked", *, event: Event | None = None, **fields: Any) -> Speaker:
    """Somebody asked by mail whether the page may name them, and what they answered by the link."""
    event = event or make_event()
    officer = _staff("officer", event.focus or make_focus())
    said: dict[str, Any] = {"starts_at": event.starts_at, "title": translated("Wells that last"), "about": Translated()}
    session: EventSession = as_user(officer, events.put_session, event, **said)
    person = {"name": "Hodan Warsame", "function": "Engineer", "email": "hodan@example.org", "language": "so"} | fields
    one: Speaker = as_user(officer, events.put_speaker, session, **person)
    if state != "asked":
        one = speakers.answer(one.public_id, says="yes" if state == "back" else state, seen=one.line)
    if state == "back":
        return speakers.take_back(one.public_id) or one
    return one
