"""Writing in a space, and what becomes of what was written: changed, answered, reported, hidden, deleted."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.foundation.files import keep, shred
from ciconia.foundation.letters import tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.subject import unnamed
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.space import NotHere, sits
from ciconia.gatherings.models import Pace, Post, PostFile, PostKind, PostReport, Seat, Space
from ciconia.gatherings.models.space import TENDERS
from ciconia.gatherings.queries.space import SpaceLetter, letter_for, post_by_link, seat_by_link, to_write_to
from ciconia.gatherings.rules.post import DAILY_AFTER, FLOW, LINK_OPENS, MOST_A_DAY, unfit


class Upload(Protocol):
    """A file as a door receives it."""

    name: str

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""


class Closed(Exception):
    """The link opens nothing any more: too old, left, or gone."""


def write(
    seat: Seat, *, by: Any, text: str, kind: str = PostKind.MESSAGE, to: Post | None = None,
    uploads: Sequence[Upload] = (),
) -> Post:  # fmt: skip
    """Write in a space one sits in: anew, or an answer `to` something. Raises NotHere, Unfit or FileRefused.

    Who introduces themselves again takes the place of what they said before.
    """
    sits(seat, by)
    post = Post(space=seat.space, programme_id=seat.programme_id, focus_id=seat.focus_id, person_id=seat.person_id,
                name=seat.name, kind=PostKind.ANSWER if to else kind)  # fmt: skip
    with transaction.atomic():
        if post.kind == PostKind.INTRODUCTION:
            for before in Post.objects.shown().filter(space=seat.space, account=by, kind=PostKind.INTRODUCTION):
                delete(before, by=by)
        return _write(post, by, text, to, uploads)


def write_as_staff(space: Space, *, by: Any, text: str, to: Post | None = None, uploads: Sequence[Upload] = ()) -> Post:
    """Write in a space one looks after; everybody reads that it is from staff. Raises Refused, Unfit, FileRefused."""
    if not holds_for_programme(by, TENDERS, space.programme_id, space.focus_id):
        raise Refused(_("Only coordinators, officers and those who keep people safe write here for the programme."))
    if not space.is_open:
        raise NotHere(_("Nobody writes here now: the programme does not work in this country at the moment."))
    kind = PostKind.ANSWER if to else PostKind.MESSAGE
    post = Post(space=space, programme_id=space.programme_id, focus_id=space.focus_id, name=str(by)[:80], kind=kind,
                by_staff=True)  # fmt: skip
    return _write(post, by, text, to, uploads)


def answer_by_link(seat_id: str, post_id: str, *, text: str, uploads: Sequence[Upload] = ()) -> Post:
    """Answer without signing in, by the link or the address of a letter. Raises Closed, Unfit or FileRefused."""
    with acting_as("system:jobs"):
        seat, post = opened(seat_id, post_id)
    with acting_as(str(seat.account_id)):
        return write(seat, by=seat.account, text=text, to=post, uploads=uploads)


def opened(seat_id: str, post_id: str) -> tuple[Seat, Post]:
    """The seat and what its letter spoke of, while the link opens; run as a job. Raises Closed."""
    seat = seat_by_link(seat_id)
    post = post_by_link(seat, post_id) if seat else None
    if seat is None or post is None or clock.now() - post.at > LINK_OPENS or not seat.account.is_active:
        raise Closed
    try:
        sits(seat, seat.account)
    except NotHere:
        raise Closed from None
    return seat, post


def edit(post: Post, *, by: Any, text: str, seen: int | None = None) -> Post:
    """Change one's own words; everybody reads that they were changed. Raises Refused, Conflict or Unfit."""
    _authors(post, by)
    text = tidy(text)
    if wrong := unfit(text, 0):
        raise Unfit(wrong)
    said = {"text": text, "edited_at": clock.now()}
    amend(FLOW, post, said, by=by, roles=("author",), states=("posted", "reported"), seen=seen)
    return post


def delete(post: Post, *, by: Any, seen: int | None = None) -> Post:
    """Delete one's own words and files for good; answers of others stay. Raises Refused or Conflict."""
    _authors(post, by)
    with transaction.atomic():
        said = {"text": "", "name": ""}
        perform(FLOW, "delete", post, by=by, seen=seen, changes=said)
        digests = list(post.files.values_list("digest", flat=True))
        post.files.all().delete()
        transaction.on_commit(lambda: _shred(digests))
    return post


def call_answered(post: Post, *, by: Any, answered: bool) -> Post:
    """Say of one's own question that it was answered, or waits again. Raises Refused, or Unfit where it is none."""
    if not (FLOW.holds(by, "author", post) or any(FLOW.holds(by, role, post) for role in TENDERS)):
        raise Refused(_("Whoever asked says whether it was answered."))
    with transaction.atomic():
        post.refresh_from_db(from_queryset=Post.objects.select_for_update(of=("self",)))
        if post.kind != PostKind.QUESTION:
            raise Unfit({"": _("This is not a question.")})
        post.answered_at = clock.now() if answered else None
        post.save(update_fields=["answered_at"])
        log("post.answered" if answered else "post.unanswered", post, by=by)
    return post


def report(post: Post, *, by: Any, why: str) -> Post:
    """Tell staff that something is wrong with what was written; nobody else learns who did. Raises Unfit or Refused."""
    why = tidy(why)
    if not why:
        raise Unfit({"why": _("Say in a few words what is wrong with it.")})
    if not Post.objects.visible_to(by).filter(pk=post.pk).exists():
        raise Refused(_("You are not in this space now."))
    with transaction.atomic():
        perform(FLOW, "report", post, by=System(_("Member of a space")))
        PostReport.objects.create(post=post, account=by, why=why)
    return post


def keep_post(post: Post, *, by: Any, seen: int | None = None) -> Post:
    """Leave what was reported as it is."""
    perform(FLOW, "keep", post, by=by, seen=seen)
    return post


def hide(post: Post, *, by: Any, reason: str, seen: int | None = None) -> Post:
    """Take it out of the sight of all but its author and staff, with a reason the author reads."""
    perform(FLOW, "hide", post, by=by, reason=reason, seen=seen)
    return post


def show(post: Post, *, by: Any, reason: str, seen: int | None = None) -> Post:
    """Let everybody in the space see it again."""
    perform(FLOW, "show", post, by=by, reason=reason, seen=seen)
    return post


def write_letters(letter: Callable[[SpaceLetter], None]) -> tuple[int, int]:
    """Tell everybody of what is new in their spaces, as often as they chose; gives how many went, how many came back.

    letter: hands one over; raises NotSent. It is handed over before that is noted: a run that is killed between the
    two repeats that one letter. What does not go is not tried again: it stands in the space.
    """
    with acting_as("system:jobs"):
        waiting = to_write_to(clock.now())
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = Seat.objects.select_for_update(of=("self",), skip_locked=True).standing().exclude(pace=Pace.NEVER)
            seat = rows.select_related("space__programme", "space__focus", "account").filter(pk=pk).first()
            about = letter_for(seat) if seat and _is_time(seat) else None
            if seat is None or about is None:
                continue
            try:
                letter(about)
                sent += 1
            except NotSent:
                back += 1
            seat.told, seat.letter_at = about.posts[-1].pk, clock.now()
            seat.save(update_fields=["told", "letter_at"])
    return sent, back


def _authors(post: Post, by: Any) -> None:
    """Raises Refused unless the account wrote it: for others the row cannot be held at all."""
    if not FLOW.holds(by, "author", post):
        raise Refused(_("Only whoever wrote it can do this."))


def _is_time(seat: Seat) -> bool:
    """Whether a letter is due, asked once more under the lock of the seat."""
    return seat.pace == Pace.AT_ONCE or seat.letter_at is None or clock.now() - seat.letter_at >= DAILY_AFTER


def _write(post: Post, by: Any, text: str, to: Post | None, uploads: Sequence[Upload]) -> Post:
    post.text, post.account = tidy(text), by
    if wrong := unfit(post.text, len(uploads)):
        raise Unfit(wrong)
    with transaction.atomic():
        written = Post.objects.filter(account=by, space=post.space, at__gt=clock.now() - timedelta(days=1)).count()
        if written >= MOST_A_DAY:
            raise Unfit({"text": _("You wrote forty times today. Go on tomorrow, or write it in one piece.")})
        if to is not None:
            post.answers_to_id = to.answers_to_id or to.pk
            with acting_as("system:jobs"):
                root = Post.objects.select_for_update(of=("self",)).filter(pk=post.answers_to_id).first()
                if root is None or root.space_id != post.space_id or root.state in ("hidden", "deleted"):
                    raise Unfit({"text": _("What you answer to is not there any more. Your words are still here.")})
        begin(FLOW, post, by=by)
        for upload in uploads:
            kept = keep(upload.name, upload.chunks())
            PostFile.objects.create(
                post=post, name=upload.name[-200:], digest=kept.digest, size=kept.size, media_type=kept.media_type
            )
    return post


def _shred(digests: list[str]) -> None:
    with acting_as("system:jobs"):
        shred(unnamed(digests))
