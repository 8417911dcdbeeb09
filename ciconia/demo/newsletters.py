"""The newsletter of the demo world: asked for, written and sent by the verbs, each on its day.

Nobody has the addresses; no letter of theirs was ever handed to a mail server.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.together import on_their_days
from ciconia.foundation.actions.mail import SENT, NotSent
from ciconia.gatherings.models import Event
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.actions import subscriber as subscribers
from ciconia.publishing.actions.newsletter_letter import hand_over_all
from ciconia.publishing.models import Newsletter, NewsletterLetter, Story, Subscriber
from ciconia.publishing.queries.newsletter import readers_of
from ciconia.publishing.rules.subscriber import CONSENT

FIRST_DAY = date(2020, 2, 3)
READERS = 34
BETWEEN = timedelta(days=11)
LANGUAGES = ("nl", "en", "nl", "en", "ar", "nl", "fr", "en")
CAME_BACK = "reader7@example.org"
ENDED_IT = ("reader3@example.org", "reader12@example.org")


def make_newsletters(cast: Cast, until: datetime) -> None:
    """Every number as far as it had come by then, with whoever had asked for it."""
    with on_their_days() as go_to:
        rows = [row for row in files.rows("newsletter") if go_to(row["made"]) < until]
        last = FIRST_DAY
        for row in rows:
            day = row.get("sent", row["made"])
            _readers(cast, go_to, last, day, until)
            last = day
            _number(cast, row, until, go_to)


def _readers(cast: Cast, go_to: Any, first: date, last: date, until: datetime) -> None:
    """Those who asked for it between two days; every ninth never confirmed."""
    for number in range(READERS):
        on = FIRST_DAY + number * BETWEEN
        if not first <= on < last or go_to(on) >= until:
            continue
        said = {"email": f"reader{number}@example.org", "language": LANGUAGES[number % len(LANGUAGES)]}
        row = subscribers.subscribe(cast.programme, words=str(CONSENT), **said)
        if number % 9 != 8:
            subscribers.confirm(row.public_id)
        Subscriber.objects.filter(pk=row.pk).update(letter="")
    subscribers.forget()


def _number(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    by = cast.users[row["by"]]
    go_to(row["made"])
    said = {name: files.text(row[name]) for name in ("title", "introduction")}
    newsletter = newsletters.make_newsletter(cast.programme, by=by, **said)
    for noun, source in (*_stories(row["stories"]), *_events(row["events"])):
        newsletters.put_piece(newsletter, by=by, noun=noun, source=source)
    for title, text, link in row["texts"]:
        newsletters.put_text(newsletter, by=by, title=files.text(title), text=files.text(text), link=link)
    if "sent" in row and go_to(row["sent"]) < until:
        newsletters.send(newsletter, by=by, number=readers_of(cast.programme).number)
        hand_over_all(_handed_over)
        _ends(newsletter)


def _stories(keys: Iterable[str]) -> list[tuple[str, str]]:
    """The stories of those keys; one that was taken off meanwhile stays in the number, and says so."""
    titles = {key: files.text(row["title"]) for key, row in files.keyed("story")}
    found = [Story.objects.filter(title=titles[key]).first() for key in keys]
    return [("story", story.public_id) for story in found if story is not None]


def _events(days: Iterable[date]) -> list[tuple[str, str]]:
    found = [Event.objects.filter(starts_at__date=day).first() for day in days]
    return [("event", event.public_id) for event in found if event is not None]


def _handed_over(letter: NewsletterLetter) -> str:
    if letter.subscriber.email == CAME_BACK:
        raise NotSent
    return SENT


def _ends(newsletter: Newsletter) -> None:
    """One of those who had enough of it after this number."""
    row = Subscriber.objects.standing().filter(email__in=ENDED_IT).order_by("pk").first()
    if row is not None:
        subscribers.end(row.public_id, number=newsletter.public_id)
