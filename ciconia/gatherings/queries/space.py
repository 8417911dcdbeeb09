"""Spaces as those who sit in them, the desk and the letters read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from ciconia.gatherings.models import Event, EventRegistration, Pace, Post, PostFile, PostKind, Seat, Space
from ciconia.gatherings.models.post import SHOWN
from ciconia.gatherings.models.space import tended
from ciconia.gatherings.rules.post import DAILY_AFTER
from ciconia.programmes.models import Programme

_OPEN = Q(focus=None) | Q(focus__state="open")


def seats_of(user: Any) -> QuerySet[Seat]:
    """The spaces an account is in or left by itself; of a suspended country none."""
    rows = Seat.objects.visible_to(user).filter(account_id=user.pk, ended_at=None).exclude(focus__state="suspended")
    return rows.select_related("space__focus", "space__programme", "programme", "focus").order_by("-space_id")


def threads(space: Space, user: Any) -> QuerySet[Post]:
    """What was written in a space, without the answers but with their number; the caller puts them in order."""
    rows = Post.objects.visible_to(user).filter(space=space, answers_to=None).exclude(kind=PostKind.INTRODUCTION)
    number = Count("answers", filter=Q(answers__state__in=SHOWN))
    return rows.annotate(number=number).exclude(Q(state="deleted") & Q(number=0)).prefetch_related("files")


def introductions(space: Space, user: Any) -> QuerySet[Post]:
    """Who said who they are, the newest first."""
    rows = Post.objects.visible_to(user).shown().filter(space=space, kind=PostKind.INTRODUCTION)
    return rows.order_by("-pk")


def post_with_answers(post: Post, user: Any) -> list[Post]:
    """What was written and the answers to it, in their order, with the files of each."""
    rows = Post.objects.visible_to(user).filter(Q(pk=post.pk) | Q(answers_to=post.pk))
    rows = rows.exclude(Q(state="deleted") & ~Q(pk=post.pk))
    return list(rows.prefetch_related(Prefetch("files", PostFile.objects.all())).order_by("pk"))


def meet_ups(space: Space, now: datetime) -> QuerySet[Event]:
    """The meet-ups of a space one can still come to."""
    rows = Event.objects.filter(space=space, state="announced", ends_at__gt=now)
    return rows.select_related("programme", "focus").order_by("starts_at", "pk")


def proposed_meet_ups(space: Space, user: Any) -> QuerySet[Event]:
    """Those an account proposed and the programme has not announced yet."""
    return Event.objects.filter(space=space, state="draft", proposed_by=user).order_by("starts_at", "pk")


def comes_to(user: Any, space: Space) -> dict[int, EventRegistration]:
    """{meet-up: the own registration}, of those one did not cancel."""
    rows = EventRegistration.objects.visible_to(user).standing().filter(event__space=space, person__user_id=user.pk)
    return {row.event_id: row for row in rows}


def spaces_at_desk(programme: Programme, user: Any) -> QuerySet[Space]:
    """The spaces of a programme an account looks after: how many sit in each, and how much was reported."""
    rows = Space.objects.filter(tended(user), programme=programme).select_related("focus", "programme")
    seated = Count("seats", filter=Q(seats__left_at=None, seats__ended_at=None), distinct=True)
    reported = Count("posts", filter=Q(posts__state="reported"), distinct=True)
    return rows.annotate(seated=seated, reported=reported, written=Count("posts", distinct=True))


@dataclass(frozen=True)
class SpaceLetter:
    """What a letter about a space holds: whose, and what is new."""

    seat: Seat
    posts: list[Post]


def to_write_to(now: datetime) -> list[int]:
    """The seats for which something new waits to be told of; run as a job."""
    new = Post.objects.shown().filter(space=OuterRef("space"), pk__gt=OuterRef("told"))
    rows = Seat.objects.standing().filter(account__is_active=True).filter(_OPEN).exclude(pace=Pace.NEVER)
    rows = rows.filter(Exists(new.exclude(account=OuterRef("account"))))
    daily = Q(pace=Pace.DAILY) & (Q(letter_at=None) | Q(letter_at__lte=now - DAILY_AFTER))
    return list(rows.filter(Q(pace=Pace.AT_ONCE) | daily).order_by("pk").values_list("pk", flat=True))


def letter_for(seat: Seat) -> SpaceLetter | None:
    """What is new for a seat, or None; run as a job."""
    rows = Post.objects.shown().filter(space=seat.space_id, pk__gt=seat.told).exclude(account=seat.account_id)
    posts = list(rows.select_related("answers_to").prefetch_related("files").order_by("pk"))
    return SpaceLetter(seat, posts) if posts else None


def seat_by_link(public_id: str) -> Seat | None:
    """A seat with its space, for whoever has its link; run as a job."""
    rows = Seat.objects.select_related("space__programme", "space__focus", "programme", "focus", "account", "person")
    return rows.filter(public_id=public_id).first()


def post_by_link(seat: Seat, public_id: str) -> Post | None:
    """What was written in the space of a seat, with what it answers; run as a job."""
    rows = Post.objects.shown().filter(space=seat.space_id, public_id=public_id)
    return rows.select_related("answers_to", "space__programme", "space__focus").first()
