"""Reading applications: the rules on what somebody says of themselves, and what the programme's staff weigh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, When

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.text import Translated
from ciconia.people.models import Person
from ciconia.programmes.models import Criterion, Programme
from ciconia.programmes.queries.programme import rules_on
from ciconia.programmes.rules.rule import MET, NOT_KNOWN, NOT_MET, Finding, examine
from ciconia.selection.models import WAITING, Application, CheckOutcome, CoApplicant, Opportunity, Review, Signature

CARD = ("short_name", "headline", "experience", "concepts", "context", "languages", "available_weeks", "modes")
OUTCOMES = {MET: CheckOutcome.YES, NOT_MET: CheckOutcome.NO, NOT_KNOWN: CheckOutcome.UNKNOWN}
FURTHEST = ("accepted", "offered", "chosen", "reserve", "shortlisted", "assessed", "submitted")

_NAMES = Kept(
    lambda: Person.objects.filter(pk__any_of=Asked("people")).values_list("pk", "short_name", "identity__full_name")
)
_PLACES = Kept(
    lambda: (
        Opportunity.objects.filter(pk__any_of=Asked("opportunities"))
        .order_by()
        .values_list("pk", "title", "organisation__name", "focus__country", "together")
    )
)


@dataclass(frozen=True)
class Card:
    """What a person says about themselves, without what identifies them."""

    headline: Any
    experience: Translated
    concepts: list[str]
    context: Translated
    languages: list[dict[str, str]]
    available_weeks: int | None


@dataclass(frozen=True)
class Marked:
    """A review with its marks in the words of the programme's scale."""

    review: Review
    marks: list[tuple[Translated, Translated]]


def findings_of(application: Application) -> list[Finding]:
    """The programme's rules of today, each met, not met or not known by what the applicant says of themselves."""
    return examine(rules_on(application.programme, clock.today(application.zone)), answers_for_rules(application))


def checks_for(application: Application, person: Person) -> list[dict[str, Any]]:
    """The programme's rules of today for somebody who applies together with the applicant, by what their profile says.

    Each as {rule, sentence, outcome}.
    """
    rows = rules_on(application.programme, clock.today(application.zone))
    found = examine(rows, {"residence_country": person.identity.residence_country or None})
    return [{"rule": one.code, "sentence": dict(one.sentence), "outcome": str(OUTCOMES[one.outcome])} for one in found]


def answers_for_rules(application: Application) -> dict[str, Any]:
    """What rules may ask about, as the applicant says it: on the draft, else in the profile."""
    identity = application.person.identity
    lives_in = application.instead.get("residence_country") or identity.residence_country
    return {"residence_country": lives_in or None}


def applications_at_desk(programme: Programme, user: Any) -> QuerySet[Application]:
    """What was sent to a programme, for those of its staff who work with people; nobody's own application."""
    # One branch of `visible_to`, and the wall: the others, for applicants and hosts, cost a list more than its rows.
    rows = Application.objects.filter(persons_q(user), programme=programme).exclude(submitted_at=None)
    own = Person.objects.filter(user_id=user.pk).values("pk")
    beside = CoApplicant.objects.filter(person__in=own).values("application")
    return (
        rows.exclude(person__in=own)
        .exclude(pk__in=beside)
        .select_related(
            "programme",
            "focus",
            "organisation",
            "opportunity__need",
            "person__identity",
            "person__freshness",
            "pack_version",
            "terms",
        )
    )


def for_list(rows: QuerySet[Application]) -> QuerySet[Application]:
    """The columns of its own that a list shows; what stands around it is read for the rows of one page."""
    return rows.select_related(None).only(
        "public_id",
        "state",
        "turn_role",
        "due_at",
        "version",
        "submitted_at",
        "focus_id",
        "opportunity_id",
        "person_id",
    )


@dataclass(frozen=True)
class Line:
    """An application as a row of a list: who, for what, and where."""

    application: Application
    name: str
    title: Translated
    host: Translated
    country: str
    together: int = 1


def lines_of(rows: Iterable[Application]) -> list[Line]:
    """What a list says of applications; names and titles of one page are read after the page is known."""
    kept = list(rows)
    people = _NAMES.rows(people=[row.person_id for row in kept])
    names = {pk: full or short for pk, short, full in people}
    opportunities = _PLACES.rows(opportunities=list({row.opportunity_id for row in kept}))
    places = {pk: place for pk, *place in opportunities}
    return [Line(row, names[row.person_id], *places[row.opportunity_id]) for row in kept if row.person_id in names]


def narrowed(
    rows: QuerySet[Application], *, state: str, focuses: list[int] | None, opportunity: int | None
) -> QuerySet[Application]:
    """Those in a state ("waiting" for an answer, "all", or one by name), of the focuses given, for an opportunity."""
    if state == "waiting":
        rows = rows.filter(state__among=WAITING)
    elif state != "all":
        rows = rows.filter(state=state)
    if focuses is not None:
        rows = rows.filter(focus__in=focuses)
    return rows if opportunity is None else rows.filter(opportunity=opportunity)


def furthest_first(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Whoever is furthest on top, what has ended at the end; of those alike the newest first."""
    places = [When(state=state, then=place) for place, state in enumerate(FURTHEST)]
    return rows.annotate(place=Case(*places, default=len(FURTHEST))).order_by("place", "-id")


def others_waiting(application: Application) -> int:
    """How many others wait for an answer to the same opportunity."""
    rows = Application.objects.filter(opportunity_id=application.opportunity_id, state__in=WAITING)
    return rows.exclude(pk=application.pk).count()


def signatures_of(application: Application) -> dict[str, Signature]:
    """Who has signed, by side."""
    return {row.side: row for row in application.signatures.select_related("by")}


def is_late(application: Application) -> bool:
    """Whether the day on which an answer was promised has passed without one."""
    promised: date | None = application.promised_on
    return promised is not None and application.state in WAITING and promised < clock.today(application.zone)


def card_of(application: Application) -> Card:
    """What the host was shown: as it was when it was sent; before that, as the person says today."""
    return card_from(application.snapshot, application.person)


def card_from(kept: dict[str, Any], person: Person) -> Card:
    """The card in a snapshot; what it does not say, as the person says today."""
    headline = kept.get("headline", person.headline)
    return Card(
        headline=Translated(headline) if isinstance(headline, dict) else headline,
        experience=Translated(kept.get("experience", person.experience)),
        concepts=kept.get("concepts", person.concepts),
        context=Translated(kept.get("context", person.context)),
        languages=kept.get("languages", person.languages),
        available_weeks=kept.get("available_weeks", person.available_weeks),
    )


def marked(reviews: Iterable[Review], criteria: Iterable[Criterion]) -> list[Marked]:
    """Reviews with, per criterion that was marked, its name and the words of the scale."""
    kept = list(criteria)
    return [
        Marked(
            review,
            [(c.name, Translated(c.scale[review.marks[c.code]])) for c in kept if c.code in review.marks],
        )
        for review in reviews
    ]
