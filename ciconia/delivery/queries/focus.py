"""What suspending a country means in numbers, how far it is, and what waits for a decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from ciconia.delivery.models import Engagement, Phase
from ciconia.delivery.rules.going_on import OPEN
from ciconia.foundation import clock
from ciconia.foundation.models import Log
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event
from ciconia.learning.models import Course
from ciconia.people.models import Mode, Sight
from ciconia.programmes.models import Focus, Mailing
from ciconia.publishing.models import Publication, Story, Subject
from ciconia.selection.models import Application, Cohort, Need, Opportunity
from ciconia.selection.queries.partners import only_in

SHOWN = ("published", "closed")
ASKED = ("draft", "submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
NEEDED = ("draft", "submitted", "returned", "endorsed", "validated")
PLANNED = ("draft", "proposed", "approved")


@dataclass(frozen=True)
class Reached:
    """What a suspension of a focus concerns, in numbers; nothing in it names anybody."""

    opportunities: int
    applications: int
    offers: int
    needs: int
    cohorts: int
    engagements: int
    travelling: int
    events: int
    stories: int
    courses: int
    people: int
    institutions: int


@dataclass(frozen=True)
class Progress:
    """How many rows are in line with the focus as it stands, and how many there are."""

    done: int
    of: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.of


def decision_of(focus: Focus) -> Log | None:
    """The log entry of the last decision to suspend or to resume; None where there was none."""
    rows = Log.objects.filter(noun="focus", object_id=focus.pk, verb__in=["focus.suspend", "focus.resume"])
    return rows.select_related("actor").order_by("-id").first()


def reached_by(focus: Focus) -> Reached:
    """What would stop in a focus today, or has. Looks past the wall: it counts, and says nothing else."""
    with acting_as("system:jobs"):
        today = clock.today(focus.zone)
        asked = Application.objects.filter(focus=focus, state__in=ASKED)
        sights = Sight.objects.filter(Q(ends=None) | Q(ends__gt=today), focus_id=focus.pk)
        return Reached(
            opportunities=Opportunity.objects.filter(focus=focus, state__in=[*SHOWN, "suspended"]).count(),
            **asked.aggregate(applications=Count("pk"), offers=Count("pk", filter=Q(state="offered"))),
            needs=Need.objects.filter(focus=focus, state__in=NEEDED).count(),
            cohorts=Cohort.objects.filter(focus_ids__contains=[focus.pk], state__in=PLANNED).count(),
            engagements=_running(focus).count(),
            travelling=_there(focus).count(),
            events=Event.objects.exclude(announced_at=None).filter(focus=focus).count(),
            stories=Story.objects.filter(focus=focus, state="published").count(),
            courses=Course.objects.filter(focus_id=focus.pk).exclude(opened_at=None).exclude(state="cancelled").count(),
            people=sights.values("person").distinct().count(),
            institutions=len(only_in([focus.pk])),
        )


def told_beside(focus: Focus) -> list[int]:
    """Stories, with what was posted about them, that belong to no country or to another and name who is of this one.

    That is institutions that stand nowhere else, and in stories of the whole programme people who worked here. Events
    are not among them: a conference of four countries goes on with the others.
    """
    with acting_as("system:jobs"):
        worked = Sight.objects.filter(focus_id=focus.pk, because="engagement").values("person")
        ours = Q(organisation__in=only_in([focus.pk])) | Q(person__in=worked, publication__focus=None)
        told = Subject.objects.filter(ours, publication__noun="story", publication__programme=focus.programme_id)
        rows = Publication.objects.filter(noun="story", source__in=told.values("publication__source"))
        return list(rows.exclude(focus=focus).values_list("pk", flat=True))


def progress_of(focus: Focus) -> Progress:
    """How far the job is that brings every row in line with the focus."""
    with acting_as("system:jobs"):
        stopped = focus.state == "suspended"
        rows = [
            (Opportunity.objects.filter(focus=focus, state__in=[*SHOWN, "suspended"]), Q(state="suspended")),
            (Application.objects.filter(focus=focus, state__in=ASKED), Q(mark="held")),
            (Need.objects.filter(focus=focus, state__in=NEEDED), Q(mark="held")),
            (_running(focus), Q(flagged_on__isnull=False)),
        ]
        counted = [found.aggregate(of=Count("pk"), done=Count("pk", filter=is_held)) for found, is_held in rows]
    every, held = sum(one["of"] for one in counted), sum(one["done"] for one in counted)
    return Progress(held if stopped else every - held, every)


def mailings_about(focus: Focus, since: datetime) -> list[Any]:
    """The rounds of letters about a decision, each with how many letters of it wait."""
    with acting_as("system:jobs"):
        rows = Mailing.objects.filter(focus=focus, code=F("audience"), at__gte=since)
        waiting = Count("letters", filter=Q(letters__posted__in=["waiting", "begun"]))
        return list(rows.annotate(waiting=waiting).order_by("pk"))


def to_decide(focus: Focus, user: Any) -> QuerySet[Engagement]:
    """The engagements of a focus about which somebody has to decide how they go on."""
    return _for_page(Engagement.objects.visible_to(user).filter(focus=focus, mark="flagged"))


def decided(focus: Focus, user: Any) -> list[tuple[Engagement, Log]]:
    """Those about which it was decided since the focus was suspended, with the decision, the last first."""
    log = Log.objects.filter(focus_id=focus.pk, verb="engagement.decide", at__gte=focus.state_since)
    entries = list(log.select_related("actor").order_by("-id"))
    rows = _for_page(Engagement.objects.visible_to(user).filter(pk__in=[entry.object_id for entry in entries]))
    by_key = {row.pk: row for row in rows}
    return [(by_key[entry.object_id], entry) for entry in entries if entry.object_id in by_key]


def _for_page(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    now = Prefetch("phases", Phase.objects.filter(replaced=False).order_by("starts"))
    related = ("programme", "focus", "organisation", "opportunity", "person__identity")
    return rows.select_related(*related).prefetch_related(now).order_by("starts", "pk")


def _running(focus: Focus) -> QuerySet[Engagement]:
    return Engagement.objects.filter(focus=focus, state__in=OPEN)


def _there(focus: Focus) -> QuerySet[Engagement]:
    today = clock.today(focus.zone)
    phases = Phase.objects.filter(mode=Mode.PHYSICAL, replaced=False, starts__lte=today, ends__gte=today)
    return _running(focus).filter(state__in=["active", "paused"], pk__in=phases.values("engagement"))
