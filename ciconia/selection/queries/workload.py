"""Who has how much to assess in a programme, and what nobody has yet."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, Review, Standing
from ciconia.selection.models.review import ASKED, OPEN
from ciconia.selection.queries.application import applications_at_desk
from ciconia.selection.queries.review import assessors_beside


@dataclass
class Load:
    """What one assessor has: open, marked, late, declared; and of the open ones, where and in which language."""

    assessor: User
    open: int = 0
    marked: int = 0
    late: int = 0
    conflicts: int = 0
    countries: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def loads_of(programme: Programme, user: Any) -> list[Load]:
    """Every assessor of the countries an account works in, whoever has most to do first."""
    loads = {account.pk: Load(account) for account in assessors_beside(user, programme.pk)}
    rows = Review.objects.visible_to(user).filter(application__programme=programme)
    language = KeyTextTransform("source", "application__motivation")
    today = clock.today(programme.zone)
    for assessor, standing, due_on, country, written_in in rows.values_list(
        "assessor_id", "standing", "due_on", "application__focus__country", language
    ):
        if (load := loads.get(assessor)) is not None:
            _count(load, standing, due_on, country, written_in or "", today)
    return sorted(loads.values(), key=lambda load: (-load.open, str(load.assessor)))


def _count(load: Load, standing: str, due_on: date | None, country: str, written_in: str, today: date) -> None:
    if standing in OPEN:
        load.open += 1
        load.countries[country] += 1
        load.languages[written_in] += 1
        load.late += due_on is not None and due_on < today
    load.marked += standing == Standing.MARKED
    load.conflicts += standing == Standing.CONFLICT


def not_given(programme: Programme, user: Any) -> QuerySet[Application]:
    """What is to be assessed and was given to fewer than the programme asks for, the oldest first."""
    rows = applications_at_desk(programme, user).filter(state="submitted", mark="")
    rows = rows.annotate(asked=Count("reviews", filter=Q(reviews__standing__in=ASKED)))
    return rows.filter(asked__lt=selection_of(programme).assessors).order_by("submitted_at", "pk")


def open_with(programme: Programme, user: Any, assessor: User) -> QuerySet[Application]:
    """What an assessor has and has not marked, the oldest first."""
    rows = applications_at_desk(programme, user)
    return rows.filter(
        pk__in=Review.objects.filter(assessor=assessor, standing__in=OPEN).values("application_id")
    ).order_by("submitted_at", "pk")
