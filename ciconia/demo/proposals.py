"""Events that affiliated organisations propose in the demo world, and speakers who were asked by a link."""

from datetime import datetime, time
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.events import make_guests, said_of
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import Translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_proposal as proposals
from ciconia.gatherings.actions import speaker as speakers
from ciconia.gatherings.models import Event, Speaker


def make_proposals(cast: Cast, until: datetime) -> None:
    """Every proposed event as far as it had come by then; made once the affiliations are."""
    with on_their_days() as go_to:
        for row in files.rows("proposal"):
            if go_to(row["made"]) < until:
                _proposal(cast, row, until, go_to)
    # Letters of days that are over have gone out.
    Speaker.objects.exclude(letter="").update(letter="", letters=1)


def _proposal(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    contact, officer = cast.users[row["by"]], cast.users[row["officer"]]
    starts = row["starts"].replace(tzinfo=ZONE)
    organisation = cast.organisations[row["organisation"]]
    event = proposals.propose_event(cast.programme, organisation, by=contact, **said_of(cast, row, starts))
    if "sent_back" in row:
        if go_to(row["sent_back"]) >= until:
            return
        proposals.send_back(event, by=officer, reason=row["words"])
        if go_to(row["sent_in"]) >= until:
            return
        proposals.send_in(event, by=contact)
    if go_to(row["announced"]) >= until:
        return
    _speakers(event, row, officer)
    events.announce(event, by=officer)
    make_guests(event, row, go_to(row["announced"]), until)
    if event.ends_at < until:
        go_to(event.ends_at)
        events.hold_past()


def _speakers(event: Event, row: Row, officer: Any) -> None:
    """Who speaks was asked by mail; some have answered."""
    for clock_time, title, name, function, email, language, says in row["speakers"]:
        begins = datetime.combine(event.starts_local.date(), time.fromisoformat(clock_time), ZONE)
        session = events.put_session(
            event, by=officer, starts_at=begins, title=files.text(title), about=Translated()
        )  # fmt: skip
        said = {"name": name, "function": function, "email": email, "language": language}
        one = events.put_speaker(session, by=officer, **said)
        if says:
            speakers.answer(one.public_id, says=says, seen=one.line, words="")
