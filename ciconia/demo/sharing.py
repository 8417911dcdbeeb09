"""What those who take part write to each other in the demo world, their meet-up, and mentors: made by the verbs."""

from datetime import datetime, timedelta
from typing import Any

from ciconia.delivery.actions.space import open_space
from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days
from ciconia.foundation import clock
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.models import Event, EventRegistration, MentorOffer, PairSide, Post, Seat, Space


def make_sharing(cast: Cast, until: datetime) -> None:
    """Spaces, posts, a meet-up and pairs, as far as they had come by then; their letters have gone."""
    with on_their_days() as go_to:
        for row in files.rows("space"):
            if go_to(row["opened"]) < until:
                _space(cast, row, until)
        for row in files.rows("mentor"):
            if go_to(row["since"]) < until:
                by = cast.people[row["who"]].user
                said = {name: row[name] for name in ("name", "about", "languages", "hours", "until")}
                mentorships.offer(cast.programme, by=by, topics=_topics(cast, row["who"]), at_once=2, **said)
        for row in files.rows("asking"):
            if go_to(row["at"]) < until:
                _asking(cast, row, until, go_to)
        clock.start_at(until - timedelta(minutes=1))  # nothing in a stage is of later than its moment
        mentorships.pass_dates()
    PairSide.objects.update(letter="")
    EventRegistration.objects.filter(event__space__isnull=False).update(letter="")
    last = Post.objects.order_by("-pk").values_list("pk", flat=True).first()
    Seat.objects.update(told=last or 0, letter_at=until)


def _space(cast: Cast, row: Row, until: datetime) -> None:
    by = cast.users[row["by"]]
    space = open_space(cast.programme, by=by, name=files.text(row["name"]), focus=cast.focuses[row["focus"]])
    written: list[Post | None] = []
    for said in row["posts"]:
        written.append(_post(cast, space, said, written) if _at(said["at"]) < until else None)
    for number in row["answered"]:
        question = written[number]
        if question is not None:
            posts.call_answered(question, by=question.account, answered=True)
    meet_up = row.get("meet_up")
    if meet_up and _at(meet_up["at"]) < until:
        _meet_up(cast, space, meet_up, until, by)


def _post(cast: Cast, space: Space, said: Row, written: list[Post | None]) -> Post | None:
    to = written[said["to"]] if "to" in said else None
    if said.get("staff"):
        return posts.write_as_staff(space, by=cast.users[said["who"]], text=said["text"], to=to)
    seat = _seat(cast, space, said["who"])
    if seat is None:  # not yet engaged by then
        return None
    kind = said.get("kind", "message")
    return posts.write(seat, by=seat.account, text=said["text"], kind=kind, to=to)


def _meet_up(cast: Cast, space: Space, row: Row, until: datetime, by: Any) -> None:
    seat = _seat(cast, space, row["who"])
    starts = row["starts"].replace(tzinfo=ZONE)
    if seat is None or starts < until:
        return
    event: Event = spaces.propose_meet_up(
        seat, by=seat.account, title=files.text(row["title"]), about=files.text(row["about"]), mode="in_person",
        city=row["city"], venue=row["venue"], languages=row["languages"], starts_at=starts,
        ends_at=starts + timedelta(hours=2), country="NLD",
    )  # fmt: skip
    if _at(row["announced"]) < until:
        events.announce(event, by=by)
        for who in row["come"]:
            other = _seat(cast, space, who)
            if other is not None:
                spaces.come_to(event, other, by=other.account)


def _asking(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    by = cast.people[row["who"]].user
    said = {"name": row["name"], "what_for": row["what_for"], "languages": row["languages"]}
    pair = mentorships.ask(cast.programme, by=by, topics=_topics(cast, row["who"]), wanted_from=clock.today(), **said)
    if "proposed" not in row or go_to(row["proposed"][0]) >= until:
        return
    _day, mentor, officer = row["proposed"]
    offer = MentorOffer.objects.get(account=cast.people[mentor].user)
    mentorships.propose(pair, offer, by=cast.users[officer])
    if go_to(row["yes"]) < until:
        for account in (offer.account, by):
            mentorships.say_yes(pair, by=account)


def _at(moment: datetime) -> datetime:
    """Go to a moment of the file."""
    at = moment.replace(tzinfo=ZONE)
    clock.start_at(at)
    return at


def _seat(cast: Cast, space: Space, who: str) -> Seat | None:
    rows = Seat.objects.filter(space=space, account=cast.people[who].user)
    return rows.select_related("space__focus", "space__programme", "programme", "account").first()


def _topics(cast: Cast, who: str) -> list[str]:
    return list(cast.people[who].confirmed)
