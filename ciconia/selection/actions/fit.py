"""Looking for open opportunities that fit somebody: by a job, for themselves alone, from what their profile says."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from ciconia.people.models import Consent, Person, Purpose
from ciconia.selection.models import Fit, FitLook, Opportunity
from ciconia.selection.queries.fit import (
    digest_of,
    needs_to_fit,
    opportunities_to_fit,
    people_awake,
    says_something,
    texts_to_fit,
)
from ciconia.selection.rules.ranking import Text

JOB = "selection.fit"
SOON = 30  # seconds: who fills in a profile saves more than once
LATER = -10  # letters and dates go before
SOME = 100  # people that are looked for at once
MOST = 8  # opportunities that are kept for one person
# What is nearest is not always near. Both were set by looking at the people of the demo: below, nothing was right.
NEAR, BEHIND_BEST = 0.5, 0.15
Engine = Callable[..., dict[str, Any]]


def look_again(person: Person, what: str = "words") -> None:
    """After a profile has changed: let a job look, where its owner agreed that it is kept so that they can apply."""
    if not Consent.objects.standing().filter(person=person, purpose=Purpose.PROFILE).exists():
        return
    lock = f"{JOB}.{person.pk}"
    if ProcrastinateJob.objects.filter(queueing_lock=lock, status="todo").exists():
        return
    with suppress(AlreadyEnqueued), transaction.atomic():  # somebody was faster
        app.configure_task(JOB, queueing_lock=lock, priority=LATER, schedule_in={"seconds": SOON}).defer(
            person_ids=[person.pk]
        )


def look_for(people: Iterable[Person], engine: Engine) -> int:
    """Look for what fits these people and keep it; gives for how many anything was new. Twice changes nothing."""
    opportunities = opportunities_to_fit()
    needs, wanted = needs_to_fit(opportunities), list(people)
    before = dict(FitLook.objects.filter(person__in=wanted).values_list("person_id", "digest"))
    texts = {person.pk: text for person, text in zip(wanted, texts_to_fit(wanted), strict=True)}
    digests = {person.pk: digest_of(texts[person.pk], needs) for person in wanted}
    new = [person for person in wanted if digests[person.pk] != before.get(person.pk)]
    able = [person for person in new if says_something(person) and needs]
    answer = engine(needs, [texts[person.pk] for person in able], best=MOST) if able else {"ranked": [], "unread": []}
    by_key = {row.public_id: row for row in opportunities}
    for person in new:
        _keep(person, digests[person.pk], answer, by_key)
    return len(new)


def look_for_everybody(engine: Engine) -> int:
    """Every night: look for whoever was here lately, some at a time; what nobody agreed to any more goes."""
    agreed = Consent.objects.standing().filter(purpose=Purpose.PROFILE).values("person")
    for model in (Fit, FitLook):
        model._default_manager.exclude(person__in=agreed).delete()
    keys = list(people_awake().values_list("pk", flat=True))
    found = 0
    for start in range(0, len(keys), SOME):
        found += look_for(Person.objects.filter(pk__in=keys[start : start + SOME]).order_by("pk"), engine)
    return found


def _keep(person: Person, digest: str, answer: dict[str, Any], opportunities: dict[str, Opportunity]) -> None:
    rows = [row for row in answer["ranked"] if row["person"] == person.public_id]
    least = max(NEAR, max((row["score"] for row in rows), default=0) - BEHIND_BEST)
    rows = [row for row in rows if row["score"] >= least and _fits(row["criteria"])]
    unread = next((row["why"] for row in answer["unread"] if row["person"] == person.public_id), "")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        Fit.objects.filter(person=person).delete()
        Fit.objects.bulk_create(
            Fit(person=person, opportunity=opportunities[row["need"]], place=place, score=row["score"],
                criteria=row["criteria"], names=_named(row["criteria"], answer["names"]),
                language=row["read"]["language"])
            for place, row in enumerate(rows, 1)
        )  # fmt: skip
        FitLook.objects.filter(person=person).delete()
        FitLook.objects.create(person=person, digest=digest, not_read=unread[:200])


def _fits(criteria: list[Text]) -> bool:
    """Whether anything that is asked is shown by the profile: what is only less far away than the rest fits nobody."""
    standing = [one["standing"] for one in criteria]
    return "has" in standing or standing.count("partly") > 1


def _named(criteria: list[Text], names: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    met = {one[key] for one in criteria for key in ("concept", "known")} - {""}
    return {uri: names[uri] for uri in sorted(met)}
