"""Ideas for tests, led by the actions that lead them in the product."""

from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Idea, PublicIdea
from ciconia.people.models import Person
from ciconia.programmes.models import Programme
from tests import make
from tests.make import as_user
from tests.remembered import remembered

SAID = {"title": "Saturday school", "what": "Lessons on pumps", "for_whom": "Young technicians"}


@remembered
def make_idea(
    state: str = "sent", *, programme: Programme | None = None, person: Person | None = None, **fields: Any
) -> Idea:
    """Somebody's idea up to a state, of a programme of the engagement line."""
    programme = programme or make.make_programme()
    with acting_as("system:maker"):
        if "engagement" not in programme.lines:
            programme.lines = [*programme.lines, "engagement"]
            programme.save(update_fields=["lines"])
    author = (person or make.make_person()).user
    said: dict[str, Any] = {name: translated(words) for name, words in SAID.items()} | {"name": "Hodan Abdi"}
    row: Idea = as_user(author, ideas.make_idea, programme, **(said | fields))
    if state == "draft":
        return row
    as_user(author, ideas.send, row)
    if state == "withdrawn":
        as_user(author, ideas.withdraw, row)
    officer = make._staff("officer", programme.focuses.first() or make.make_focus())
    if state in ("taken_up", "followed_up"):
        until = clock.today(programme.zone) + make.timedelta(days=30)
        said = {"becomes": "project", "owner": "The officer for Somalia", "until": until}
        as_user(officer, ideas.take_up, row, words=translated("We try it once."), **said)
    if state == "followed_up":
        as_user(officer, ideas.follow_up, row, words=translated("Twelve came."))
    if state == "merged":
        into = make_idea(programme=programme, person=row.person, focus=row.focus, title=translated("Evening school"))
        as_user(officer, ideas.merge, row, into=into, words=translated("It is nearly the same."))
    if state == "not_now":
        as_user(officer, ideas.decline, row, words=translated("No teacher this year."))
    return row


@remembered
def make_public_idea(state: str = "sent", *, name: str = "Hodan", **fields: Any) -> PublicIdea:
    """An idea that everybody reads: its author agreed, an officer decided."""
    row = make_idea(state, **fields)
    as_user(row.account, ideas.agree, row, name=name)
    officer = make._staff("officer", row.programme.focuses.first() or make.make_focus())
    one: PublicIdea = as_user(officer, ideas.publish, row)
    return one
