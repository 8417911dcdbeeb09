"""Makers of newsletters and of those who get them; as all of tests/make.py, through the product's own actions."""

from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.actions import subscriber as subscribers
from ciconia.publishing.models import Newsletter, Subscriber
from ciconia.publishing.queries.newsletter import readers_of
from tests import make
from tests.remembered import remembered


def newsletter_fields(**fields: Any) -> dict[str, Any]:
    """What a number says, in two languages."""
    filled = {
        "title": make.translated("Spring in four countries", nl="Lente in vier landen"),
        "introduction": make.translated("A short letter about wells.", nl="Een korte brief over putten."),
    }
    return filled | fields


@remembered
def make_newsletter(state: str = "draft", *, focus: Focus | None = None, **fields: Any) -> Newsletter:
    """A number of the programme with one short text in it, by its officer; sent to whoever has subscribed."""
    focus = focus or make.make_focus()
    officer = make._staff("officer", focus)
    row: Newsletter = make.as_user(officer, newsletters.make_newsletter, focus.programme, **newsletter_fields(**fields))
    said = {"title": make.translated("A map of wells"), "text": make.translated("It is there to be copied.")}
    make.as_user(officer, newsletters.put_text, row, link="https://example.org/wells", **said)
    if state == "put_away":
        return make.as_user(officer, newsletters.put_away, row)  # type: ignore[no-any-return]
    if state in ("sent", "withdrawn"):
        number = readers_of(focus.programme).number
        make.as_user(officer, newsletters.send, row, number=number)
    if state == "withdrawn":
        make.as_user(officer, newsletters.withdraw, row, reason="A figure was wrong")
    return row


@remembered
def make_subscriber(
    step: str = "standing", *, programme: Programme | None = None, email: str = "ayaan@example.org",
    language: str = "en",
) -> Subscriber:  # fmt: skip
    """Somebody who asked for the newsletter, confirmed it, or ended it; no letter waits any more."""
    programme = programme or make.make_programme()
    said = {"email": email, "language": language, "words": "Your address is kept."}
    if programme.is_over(clock.today(programme.zone)):  # a world of today, in which CD4D2 takes nobody any more
        with acting_as("system:maker"):
            row = Subscriber.objects.create(programme=programme, letter="confirm", letters=1, **said)
    else:
        row = subscribers.subscribe(programme, **said)
    if step in ("standing", "ended"):
        subscribers.confirm(row.public_id)
    if step == "ended":
        subscribers.end(row.public_id)
    with acting_as("system:maker"):
        Subscriber.objects.filter(pk=row.pk).update(letter="")
        row.refresh_from_db()
    return row
