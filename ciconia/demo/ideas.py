"""Ideas of the demo world: sent, answered, published and followed up by the verbs, each on its day."""

from datetime import datetime
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import Translated
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Event, Idea
from ciconia.gatherings.models.idea import TEXTS


def make_ideas(cast: Cast, until: datetime) -> None:
    """Every idea as far as it had come by then."""
    with on_their_days() as go_to:
        for row in files.world("ideas")["idea"]:
            if go_to(row["sent"]) < until:
                _idea(cast, row, until, go_to)
    Idea.objects.update(letter="")


def _idea(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    author, by = cast.people[row["who"]].user, cast.users[row["by"]]
    said: dict[str, Any] = {name: files.text(row[name]) for name in TEXTS}
    one = ideas.make_idea(cast.programme, by=author, focus=cast.focuses[row["focus"]], name=row["name"], **said)
    ideas.send(one, by=author)
    steps = (
        ("public", lambda: _publish(cast, one, row, author, by)),
        ("answered", lambda: _answer(one, row, by)),
        ("followed", lambda: ideas.follow_up(one, by=by, words=files.text(row["came_of"]))),
    )
    for name, step in steps:
        if name in row and go_to(row[name]) < until:
            step()


def _publish(cast: Cast, one: Idea, row: Row, author: Any, by: Any) -> None:
    ideas.agree(one, by=author, name=row["public_name"])
    page = ideas.publish(one, by=by)
    for who in row["supported_by"]:
        ideas.support(page, by=cast.people[who].user)


def _answer(one: Idea, row: Row, by: Any) -> None:
    words: Translated = files.text(row["answer"])
    if "becomes" not in row:
        ideas.decline(one, by=by, words=words)
        return
    event = Event.objects.filter(programme=one.programme, title__en=row["event"]).first() if "event" in row else None
    ideas.take_up(one, by=by, becomes=row["becomes"], words=words, owner=row["owner"], until=row["until"], event=event)
