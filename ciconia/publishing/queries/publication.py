"""What is public, as its programme's staff look for it; and what a withdrawal would find."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation, Person
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import Place, Publication, Subject

MOST_WORDS = 4


def publications_at_desk(programme: Programme, user: Any) -> QuerySet[Publication]:
    """What is or was public of a programme, for its staff, with whom it is about as far as they may see that."""
    subjects = Subject.objects.visible_to(user).select_related("organisation")
    rows = Publication.objects.visible_to(user).filter(programme=programme)
    return rows.select_related("programme", "focus", "by").prefetch_related(Prefetch("subjects", subjects))


def with_words(rows: QuerySet[Publication], user: Any, words: str) -> QuerySet[Publication]:
    """Those that have every word in the title, the address or the name of somebody they are about."""
    for word in words.split()[:MOST_WORDS]:
        about = Subject.objects.visible_to(user).filter(name__icontains=word)
        rows = rows.filter(
            Q(title__icontains=word) | Q(address__icontains=word) | Q(pk__in=about.values("publication"))
        )
    return rows


def by_hand(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """What somebody has to take down by hand, the earliest date first."""
    return rows.filter(state="to_take_down").order_by(F("due_at").asc(nulls_last=True), "id")


def places_of(noun: str, source: str, rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """Everywhere one thing is or was public, our own page first, then the newest."""
    return rows.filter(noun=noun, source=source).order_by("-at", "-id")


def rows_about(
    person: Person | None, organisation: Organisation | None, focus: Focus | None
) -> tuple[QuerySet[Publication], str]:
    """Everywhere a person, an institution or a country is public, and what a withdrawal because of them is called.

    Whom something is about is behind a wall: all of it is read as a job.
    """
    everything = Publication.objects.all()
    if focus is not None:
        because = f"focus {focus.pk}"
        return everything.filter(Q(focus=focus) | Q(because__contains=[because])), because
    if organisation is not None:
        about_it = Subject.objects.filter(organisation=organisation).values("publication")
        return everything.filter(pk__in=about_it), f"organisation {organisation.pk}"
    if person is not None:
        with acting_as("system:jobs"):
            addresses = {person.identity.email, person.user.email if person.user else ""} - {""}
        found = Subject.objects.filter(person=person).values("publication")
        # Where they are only named, our page leaves the name out by itself; nothing else does.
        named = Subject.objects.filter(email__in=addresses).values("publication")
        elsewhere = Q(pk__in=named) & ~Q(place=Place.PAGE)
        return everything.filter(Q(pk__in=found) | elsewhere), f"person {person.pk}"
    raise ValueError("say whom or what it is about")


def public_about(person: Person) -> list[Publication]:
    """Where somebody is public, for themselves; what waits to be taken down by hand is still there."""
    own = Subject.objects.filter(person=person).values("publication")
    rows = Publication.objects.filter(pk__in=own).exclude(state="withdrawn")
    return list(rows.select_related("programme").order_by("-at", "-pk"))


@dataclass(frozen=True)
class Found:
    """What a withdrawal would find: how many pages of ours, what has to be taken down by hand, how much is elsewhere.

    elsewhere: how many of those belong to other programmes or countries than those somebody works in.
    """

    pages: int
    by_hand: int
    shown: tuple[Publication, ...]
    elsewhere: int
    withdrawn: int

    @property
    def standing(self) -> int:
        """How many places are public now."""
        return self.pages + self.by_hand


MOST_SHOWN = 50


def found_about(
    user: Any, *, person: Person | None = None, organisation: Organisation | None = None, focus: Focus | None = None
) -> Found:
    """Where a person, an institution or a country is public, before anything is done about it."""
    rows, because = rows_about(person, organisation, focus)
    with acting_as("system:jobs"):
        keys = list(rows.values_list("pk", "place", "state", "because"))
    standing = [(pk, place) for pk, place, state, _why in keys if state == "standing"]
    seen = Publication.objects.visible_to(user).filter(pk__in=[pk for pk, _place in standing])
    mine = list(seen.select_related("programme", "focus").order_by("place", "-at", "-id")[:MOST_SHOWN])
    pages = sum(1 for _pk, place in standing if place == Place.PAGE)
    return Found(
        pages=pages, by_hand=len(standing) - pages, shown=tuple(mine), elsewhere=len(standing) - seen.count(),
        withdrawn=sum(1 for _pk, _place, _state, why in keys if because in why),
    )  # fmt: skip
