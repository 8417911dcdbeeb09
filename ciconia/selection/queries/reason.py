"""What a reason for an applicant is made of, and what else is open for them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from ciconia.foundation import clock
from ciconia.foundation.models import Log, User
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Sight
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection.models import Application, KeptDecision, Opportunity
from ciconia.selection.rules.reason import Point, points_of, reason_from

OPEN_SHOWN = 3
LOOKED_AT = 200


@dataclass(frozen=True)
class Suggested:
    """A reason to begin with, in the language of whoever reads it, and what it was made of."""

    language: str
    text: str
    points: list[Point]


def suggested_reason(application: Application) -> Suggested:
    """The reason that follows from what was weighed; whoever decides changes it as they see fit."""
    language = language_of(application)
    with translation.override(language):
        points = weighed(application)
        return Suggested(language, reason_from(points), points)


def weighed(application: Application) -> list[Point]:
    """What was looked for in an application and what was found, in the language of the moment."""
    version = application.pack_version.number if application.pack_version else None
    marks = [review.marks for review in application.reviews.prefetch_related("markings") if review.marks]
    return points_of(application, criteria_of(application.programme, version), marks)


def language_of(application: Application) -> str:
    """The language in which somebody reads what is written to them. Past the wall: it says nothing else of them."""
    with acting_as("system:jobs"):
        return User.objects.filter(person=application.person_id).values_list("language", flat=True).first() or "en"


def said_to_others(application: Application, reason: str) -> int:
    """How many others who applied for the same were told the same words."""
    with acting_as("system:jobs"):
        others = Application.objects.filter(opportunity_id=application.opportunity_id).exclude(pk=application.pk)
        rows = Log.objects.filter(
            noun="application", verb__in=["application.not_choose", "application.reject_formally"], reason=reason,
            object_id__in=others.values("pk"),
        )  # fmt: skip
        kept = KeptDecision.objects.filter(reason=reason, application__in=others)
        return rows.count() + kept.count()


def names_of_others(application: Application) -> set[str]:
    """The first names of the others who applied for the same, but for those somebody shares with them."""
    with acting_as("system:jobs"):
        rows = Application.objects.filter(opportunity_id=application.opportunity_id).exclude(submitted_at=None)
        names = dict(rows.values_list("pk", "person__short_name"))
    own = names.pop(application.pk, "").split()[:1]
    return {first for name in names.values() for first in name.split()[:1] if len(first) > 2 and [first] != own}


def what_else_is_open(application: Application) -> list[Opportunity]:
    """At most three opportunities somebody could apply for now, those nearest to what they wanted first.

    Nearest: in a language they work in, the same sector, the same country, the same way of working.
    """
    asked, today = application.opportunity, clock.today(application.zone)
    applied = Application.objects.filter(person_id=application.person_id).exclude(state="withdrawn")
    rows: QuerySet[Opportunity] = Opportunity.objects.open().filter(deadline__gte=today)
    rows = rows.exclude(pk__in=applied.values("opportunity_id")).order_by("deadline", "pk")
    rows = rows.select_related("organisation", "programme")
    spoken = {row.get("code") for row in application.snapshot.get("languages") or []}

    def near(row: Opportunity) -> int:
        alike = (row.sector_id == asked.sector_id, row.focus_id == asked.focus_id, row.mode == asked.mode)
        return sum(weight * fits for weight, fits in zip((4, 2, 1), alike, strict=True))

    able = [row for row in rows[:LOOKED_AT] if not row.languages or not spoken or spoken & set(row.languages)]
    return sorted(able, key=lambda row: -near(row))[:OPEN_SHOWN]


def in_register(application: Application) -> bool:
    """Whether staff of the country can find the applicant already."""
    with acting_as("system:jobs"):
        rows: Any = Sight.objects.filter(person_id=application.person_id, because="register", ends=None)
        return bool(rows.filter(focus_id=application.focus_id).exists())
