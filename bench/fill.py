"""Enough rows for full pages: copies of what the demo world has, written in bulk as the product itself."""

import itertools
import resource
from copy import copy
from datetime import timedelta
from typing import Any

import django
from django.db import models

OPEN, WAITING, LISTED = 60, 1000, 200
SHORTLIST = "benchlist0"


def fill() -> None:
    """Make the database have at least 60 open opportunities and 1,000 applications that wait."""
    django.setup()
    from ciconia.foundation import clock  # noqa: PLC0415 - models can be imported only now
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.selection.models import Application, Opportunity  # noqa: PLC0415

    with acting_as("system:maker"):
        numbers = itertools.count(1)
        today = clock.today()
        published = list(Opportunity.objects.filter(state="published", deadline__gte=today))
        missing = max(0, OPEN - len(published))
        made = [
            _copy(row, reference=f"BENCH-{next(numbers)}", deadline=today + timedelta(days=7 + number % 40))
            for number, row in zip(range(missing), itertools.cycle(published))
        ]
        Opportunity.objects.bulk_create(made)
        _more_applications(Application, made)
        _shortlist(_copy(published[0], public_id=SHORTLIST, reference="BENCH-LIST"))


def _more_applications(model: type[models.Model], opportunities: list[Any]) -> None:
    """Applications for the new opportunities, by people who applied elsewhere, with what lets staff see them."""
    from ciconia.people.models import Sight  # noqa: PLC0415

    waiting = list(model._default_manager.filter(state__in=["submitted", "assessed", "shortlisted"]))
    once = {row.person_id: row for row in waiting}
    pairs = itertools.product(opportunities, once.values())
    rows = [
        _copy(
            row, opportunity=opportunity, programme=opportunity.programme, focus=opportunity.focus,
            organisation=opportunity.organisation,
        )
        for opportunity, row in itertools.islice(pairs, max(0, WAITING - len(waiting)))
    ]  # fmt: skip
    model._default_manager.bulk_create(rows)
    Sight.objects.bulk_create(
        Sight(
            person_id=row.person_id, programme_id=row.programme_id, focus_id=row.focus_id, level="full",
            because="application", object_id=row.pk, starts=row.submitted_at.date(),
        )
        for row in rows
    )  # fmt: skip


def _shortlist(opportunity: Any) -> None:
    """One opportunity with 200 applications, ranked by the engine itself; says what that took."""
    from ciconia.people.models import Identity, Person, Sight  # noqa: PLC0415
    from ciconia.selection.models import Application  # noqa: PLC0415
    from ciconia.selection.tasks import rank  # noqa: PLC0415

    opportunity.save()
    like = list(Application.objects.exclude(submitted_at=None).exclude(snapshot={}).select_related("person"))
    people = [_copy(row.person, user=None) for row, _n in zip(itertools.cycle(like), range(LISTED), strict=False)]
    Person.objects.bulk_create(people)
    Identity.objects.bulk_create(Identity(person=person, full_name=person.short_name) for person in people)
    place = {"programme": opportunity.programme, "focus": opportunity.focus, "organisation": opportunity.organisation}
    rows = [
        _copy(row, opportunity=opportunity, person=person, state="submitted", **place)
        for row, person in zip(itertools.cycle(like), people, strict=False)
    ]
    Application.objects.bulk_create(rows)
    Sight.objects.bulk_create(
        Sight(
            person_id=row.person_id, programme_id=row.programme_id, focus_id=row.focus_id, level="full",
            because="application", object_id=row.pk, starts=row.submitted_at.date(),
        )
        for row in rows
    )  # fmt: skip
    for _once in ("prepares the vocabulary", "is counted"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        rank(opportunity.pk, "asked", None)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"Ranking {LISTED} applications: {spent:.1f} s of processor time")


def _copy(row: Any, **changes: Any) -> Any:
    """The same row once more, as a new one."""
    new = copy(row)
    new._state = models.base.ModelState()
    new.pk = None
    new.public_id = type(row)._meta.get_field("public_id").get_default()
    for name, value in changes.items():
        setattr(new, name, value)
    return new


if __name__ == "__main__":
    fill()
