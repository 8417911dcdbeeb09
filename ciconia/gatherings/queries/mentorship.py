"""Mentors and those who look for one, as the two, the desk and the stories read them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import MentorOffer, Mentorship, PairSide
from ciconia.gatherings.models.mentorship import MATCHERS
from ciconia.gatherings.models.space import tended
from ciconia.gatherings.rules.mentorship import Fit, fits
from ciconia.programmes.models import Programme


@dataclass(frozen=True)
class Part:
    """What somebody has to do with a programme. done: they took part themselves, and it is over or under way."""

    programme: Programme
    focus_id: int | None
    sector: str
    done: bool


# The floor that knows who takes part puts its function here when it starts: account -> parts.
parts: list[Callable[[Any], list[Part]]] = []


def parts_of(account: Any) -> list[Part]:
    """Everything an account takes or took part in, the latest first."""
    return [part for find in parts for part in find(account)]


def part_in(account: Any, programme: Programme, *, done: bool = False) -> Part | None:
    """What an account has to do with one programme, the latest; None where nothing."""
    found = [part for part in parts_of(account) if part.programme.pk == programme.pk and (part.done or not done)]
    return found[0] if found else None


def programmes_of(account: Any, *, done: bool = False) -> list[Programme]:
    """The programmes an account takes part in, or took part in itself, each once."""
    found = {part.programme.pk: part.programme for part in parts_of(account) if part.done or not done}
    return list(found.values())


def own_offers(user: Any) -> QuerySet[MentorOffer]:
    """What somebody offers as a mentor now."""
    rows = MentorOffer.objects.visible_to(user).filter(account_id=user.pk, stopped_at=None)
    return rows.select_related("programme")


def own_pairs(user: Any) -> QuerySet[Mentorship]:
    """The pairs somebody is one of, and what they ask for, what goes on first."""
    rows = Mentorship.objects.visible_to(user).filter(Q(account_id=user.pk) | Q(mentor_id=user.pk))
    return rows.select_related("programme", "focus").prefetch_related("sides").order_by("state", "-pk")


def offers_at_desk(programme: Programme, user: Any) -> QuerySet[MentorOffer]:
    """Who offers to mentor in a programme, with how many they help now."""
    rows = MentorOffer.objects.filter(tended(user, MATCHERS), programme=programme, stopped_at=None)
    return rows.select_related("focus").annotate(busy=Count("pairs", filter=Q(pairs__state__in=BUSY))).order_by("pk")


def pairs_at_desk(programme: Programme, user: Any) -> QuerySet[Mentorship]:
    """Who looks for a mentor or has one, for officers and coordinators."""
    rows = Mentorship.objects.filter(tended(user, MATCHERS), programme=programme)
    return rows.select_related("focus", "programme", "person").prefetch_related("sides")


BUSY = ("proposed", "active")


def suggestions(asked: Mentorship) -> list[Fit]:
    """Who could be proposed to somebody, the nearest first, with what they have in common; run as whoever matches."""
    offers = list(MentorOffer.objects.filter(programme=asked.programme_id, stopped_at=None).select_related("focus"))
    taken = Mentorship.objects.filter(offer__in=offers, state__in=BUSY).values_list("offer").annotate(Count("pk"))
    return fits(asked, offers, dict(taken), clock.today())


def side_of(pair: Mentorship, user: Any) -> PairSide | None:
    """What is kept of one of the two, if the account is one."""
    return next((side for side in pair.sides.all() if side.account_id == user.pk), None)


def other_side(pair: Mentorship, side: PairSide) -> PairSide | None:
    """The other of the two, as far as it may be read now."""
    return next((one for one in pair.sides.all() if one.pk != side.pk), None)


def side_by_link(public_id: str) -> PairSide | None:
    """One of a pair, for whoever has the link; run as a job."""
    rows = PairSide.objects.select_related("mentorship__programme", "mentorship__focus", "mentorship__offer", "account")
    return rows.prefetch_related("mentorship__sides").filter(public_id=public_id).first()


@dataclass(frozen=True)
class Mentors:
    """Mentoring of a programme in figures. useful: how many called it useful, answered: of how many."""

    offer: int
    mentors: int
    mentored: int
    pairs: int
    active: int
    useful: int
    answered: int


def mentors_of(programme: Programme) -> Mentors:
    """How many offer to mentor, how many did or do, for how many people, and whether it was of use: numbers alone."""
    with acting_as("system:jobs"):
        begun = Mentorship.objects.filter(programme=programme).exclude(started_on=None)
        rows = list(begun.values_list("mentor_id", "account_id", "state"))
        sides = PairSide.objects.filter(mentorship__programme=programme).exclude(useful=None)
        answers = [useful or 0 for useful in sides.values_list("useful", flat=True)]
        offer = MentorOffer.objects.filter(programme=programme, stopped_at=None).count()
    return Mentors(
        offer=offer,
        mentors=len({row[0] for row in rows}),
        mentored=len({row[1] for row in rows}),
        pairs=len(rows),
        active=sum(1 for row in rows if row[2] == "active"),
        useful=sum(1 for answer in answers if answer >= 3),
        answered=len(answers),
    )
