"""Who lets themselves be found, as staff of a programme may see them; and what became of it, for the person."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Lower

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.people.models import Concept, Look, Person, Sight

MOST_WORDS = 8


@dataclass(frozen=True)
class Wanted:
    """What staff look for: focuses, a language somebody speaks, a way of working, a day they are free by, words."""

    focuses: list[int] | None = None
    language: str = ""
    mode: str = ""
    free_by: date | None = None
    words: list[str] = field(default_factory=list)


class Fold(Func):
    """Text without accents and with one form of each letter, as the database compares it."""

    function = "ciconia_fold"
    output_field = TextField()


def in_register(programme_id: int, user: Any, *, focuses: list[int] | None = None) -> QuerySet[Person]:
    """The people whom staff of a programme find because they agreed to it; nobody's own row."""
    today = clock.today()
    sights = Sight.objects.filter(
        persons_q(user), Q(ends=None) | Q(ends__gt=today), person=OuterRef("pk"), because="register",
        programme_id=programme_id, starts__lte=today,
    )  # fmt: skip
    if focuses is not None:
        sights = sights.filter(focus_id__in=focuses)
    rows = Person.objects.filter(Exists(sights)).exclude(user_id=user.pk)
    return rows.select_related("freshness")


def found(programme_id: int, user: Any, wanted: Wanted) -> QuerySet[Person]:
    """Those of them who fit what is looked for; every word has to stand in what they do, can do or have done."""
    rows = in_register(programme_id, user, focuses=wanted.focuses)
    if wanted.language:
        rows = rows.filter(languages__contains=[{"code": wanted.language}])
    if wanted.mode:
        rows = rows.filter(modes__contains=[wanted.mode])
    if wanted.free_by:
        rows = rows.filter(available_from__lte=wanted.free_by)
    if wanted.words:
        texts = [Cast(name, TextField()) for name in ("headline", "concepts", "experience")]
        said = Concat(texts[0], Value(" "), texts[1], Value(" "), texts[2], output_field=TextField())
        rows = rows.alias(said=Lower(Fold(said)))
        for word in wanted.words[:MOST_WORDS]:
            asked = Lower(Fold(Value(word, output_field=TextField())))
            rows = rows.filter(Q(said__contains=asked) | Q(confirmed__overlap=ArraySubquery(_called(asked))))
    return rows


def _called(asked: Lower) -> Any:
    """The concepts that are called so in any language."""
    rows = Concept.objects.alias(called=Lower(Fold(Cast("names", TextField()))))
    return rows.filter(called__contains=asked).values("uri")


def focuses_of(person: Person) -> list[int]:
    """The focuses for which somebody lets themselves be found, as far as the reader may see."""
    sights = Sight.objects.filter(person=person, because="register", ends=None)
    return list(sights.order_by("focus_id").values_list("focus_id", flat=True))


def looks_at(person: Person, *, most: int = 30) -> list[Look]:
    """Who looked at somebody lately, the latest first. Behind the wall: they alone read it."""
    return list(Look.objects.filter(person=person).order_by("-on", "-id")[:most])


def opened(person: Person, since: date) -> int:
    """On how many days, counted for each reader, staff opened somebody's page in the register."""
    return Look.objects.filter(person=person, at="register", on__gte=since).count()
