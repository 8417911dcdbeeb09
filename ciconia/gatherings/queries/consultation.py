"""Consultations as the desk, the public pages and the letters read them; whom one asks; and who was missing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import going_on
from ciconia.foundation.models import LetterPace, LetterWish, Log
from ciconia.foundation.rules.letter import digest_of
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import (
    AskedGroup,
    Consultation,
    ConsultationAnswer,
    ConsultationAsked,
    ConsultationQuestion,
    EventRegistration,
)
from ciconia.gatherings.rules.consultation import KIND, LEAST, options_in, token_of
from ciconia.gatherings.rules.consultation_missing import UNSAID, WAYS, age_group, shown
from ciconia.people.models import Counted, Person, Sight
from ciconia.programmes.models import Focus, Programme

# Why somebody may be written to: who is only in the register agreed to letters about assignments, and to no others.
TAKING_PART = ("application", "co_applicant", "engagement")


@dataclass(frozen=True)
class Somebody:
    """One who would be asked, with the groups they are counted in."""

    email: str
    name: str
    language: str
    person_id: int | None
    focus_id: int | None
    residence: str
    agreed: bool = True


@dataclass(frozen=True)
class Group:
    """Whom a consultation would ask now, and how many of the group it would not, by reason."""

    asked: tuple[Somebody, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True)
class Heard:
    """What was answered to one question: how often each choice was made, or the words, in no order that tells."""

    question: ConsultationQuestion
    number: int
    choices: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


def consultations_at_desk(programme: Programme, user: Any) -> QuerySet[Consultation]:
    """The consultations of a programme, for its staff."""
    return Consultation.objects.visible_to(user).filter(programme=programme).select_related("programme", "event")


def public_consultations(programme: Programme) -> QuerySet[Consultation]:
    """Those of a programme of which everybody reads what came, the newest first."""
    return Consultation.objects.public().filter(programme=programme).order_by("-published_at", "-pk")


def public_consultation(programme: Programme, public_id: str) -> Consultation | None:
    """One of them, with its programme."""
    return public_consultations(programme).select_related("programme").filter(public_id=public_id).first()


def group_of(consultation: Consultation) -> Group:
    """Whom a consultation would ask now; read as a job, since who asks reads no address."""
    with acting_as("system:jobs"):
        found = _at_event(consultation) if consultation.group == AskedGroup.EVENT else _taking_part(consultation)
        wishes = LetterWish.objects.filter(kind=KIND, pace=LetterPace.NEVER)
        refused = {digest or digest_of(email) for digest, email in wishes.values_list("digest", "account__email")}
    left: Counter[str] = Counter()
    asked: dict[str, Somebody] = {}
    for one in found:
        if not one.agreed:
            left["not_agreed"] += 1
        elif not one.email:
            left["no_address"] += 1
        elif digest_of(one.email) in refused:
            left["refused"] += 1
        else:
            asked.setdefault(one.email, one)
    return Group(tuple(asked.values()), dict(left))


def asked_by_link(public_id: str) -> ConsultationAsked | None:
    """Who is asked and what about, for whoever has the link of the letter."""
    with acting_as("system:jobs"):
        rows = ConsultationAsked.objects.select_related("consultation__programme")
        return rows.filter(public_id=public_id).first()


def said_before(asked: ConsultationAsked, questions: Iterable[ConsultationQuestion]) -> dict[int, str]:
    """What the link of a letter has answered so far, by question, while it can still be changed."""
    by_token = {token_of(asked.public_id, one.pk): one.pk for one in questions}
    with acting_as("system:jobs"):
        rows = list(ConsultationAnswer.objects.filter(token__in=by_token))
    return {by_token[row.token]: row.words if row.chosen is None else str(row.chosen) for row in rows}


def heard_in(consultation: Consultation, user: Any, language: str) -> list[Heard]:
    """What was answered, question by question, for whoever may read it."""
    answers = list(ConsultationAnswer.objects.visible_to(user).filter(question__consultation=consultation))
    return [_heard(one, [row for row in answers if row.question_id == one.pk], language)
            for one in consultation.questions.all()]  # fmt: skip


def tallies_of(consultation: Consultation) -> dict[int, list[int]]:
    """How often each choice was made, by question, where so many chose that nobody is told by it."""
    with acting_as("system:jobs"):
        answers = list(ConsultationAnswer.objects.filter(question__consultation=consultation).exclude(chosen=None))
    found = {one.pk: _heard(one, [row for row in answers if row.question_id == one.pk], one.options.source)
             for one in consultation.questions.all()}  # fmt: skip
    return {pk: [times for _words, times in heard.choices] for pk, heard in found.items() if heard.number >= LEAST}


def why_dropped(consultation: Consultation) -> str:
    """The reason with which it was dropped, for whoever was asked."""
    with acting_as("system:jobs"):
        row = Log.objects.filter(noun="consultation", object_id=consultation.pk, verb="consultation.drop").last()
    return row.reason if row else ""


def missing_from(consultation: Consultation) -> list[dict[str, Any]]:
    """Who was asked and who answered, by group: as it was published, or as it is while that is not yet so.

    Sex and age are read where people let them be counted, and kept nowhere else.
    """
    if consultation.state == "published":
        return list(consultation.missing)
    with acting_as("system:jobs"):
        rows = list(ConsultationAsked.objects.filter(consultation=consultation).select_related("focus"))
        people = [row.person_id for row in rows if row.person_id]
        counted = {one.person_id: one for one in Counted.objects.filter(person__in=people)}
    year = clock.today(consultation.zone).year
    tables = []
    for way in WAYS:
        groups = [_group(way, row, counted.get(row.person_id or 0), year) for row in rows]
        asked = Counter(groups)
        answered = Counter(key for key, row in zip(groups, rows, strict=True) if row.answered)
        found = shown({key: (number, answered[key]) for key, number in asked.items()})
        if found:
            tables.append({"by": way, "rows": [row._asdict() for row in found]})
    return tables


def _taking_part(consultation: Consultation) -> list[Somebody]:
    """Whoever takes part in countries of a programme, once each, for the first of them; nobody of a suspended one."""
    because = TAKING_PART if consultation.group == AskedGroup.TAKING_PART else ("engagement",)
    today = clock.today(consultation.zone)
    sights = Sight.objects.filter(
        Q(ends=None) | Q(ends__gt=today), programme_id=consultation.programme_id, starts__lte=today,
        focus_id__in=consultation.focus_ids, because__in=because,
    )  # fmt: skip
    where = dict(going_on(sights).order_by("-focus_id").values_list("person_id", "focus_id"))
    people = Person.objects.filter(pk__in=where).select_related("identity", "user").order_by("pk")
    return [_somebody(person, where[person.pk]) for person in people]


def _at_event(consultation: Consultation) -> list[Somebody]:
    """Whoever had a place at an event, while their address is kept; nobody where its country is suspended.

    A guest gave an address for the event alone: only who said then that they may be asked is.
    """
    rows = EventRegistration.objects.standing().filter(event=consultation.event).exclude(placed_at=None)
    rows = going_on(rows, focus="event__focus_id").select_related("person__identity", "person__user", "event")
    return [_registered(row) for row in rows.order_by("pk")]


def _registered(row: EventRegistration) -> Somebody:
    found = _somebody(row.person, row.event.focus_id) if row.person else None
    if found is not None and found.email:
        return replace(found, agreed=row.may_ask)
    return Somebody(row.email.lower(), row.name, row.language, row.person_id, row.event.focus_id, "", row.may_ask)


def _somebody(person: Person, focus_id: int | None) -> Somebody:
    account = person.user if person.user is not None and person.user.is_active else None
    identity = person.identity
    return Somebody(
        (account.email if account else identity.email).lower(), account.name if account else identity.full_name,
        account.language if account else "en", person.pk, focus_id, identity.residence_country,
    )  # fmt: skip


def _group(way: str, row: ConsultationAsked, counted: Counted | None, year: int) -> str:
    focus: Focus | None = row.focus
    return {
        "origin": focus.country if focus else UNSAID, "residence": row.residence, "language": row.language,
        "sex": counted.sex if counted else UNSAID, "age": age_group(counted.birth_year if counted else None, year),
    }[way]  # fmt: skip


def _heard(question: ConsultationQuestion, answers: list[ConsultationAnswer], language: str) -> Heard:
    times = Counter(row.chosen for row in answers)
    choices = tuple((words, times[number]) for number, words in enumerate(options_in(question, language)))
    return Heard(question, len(answers), choices, tuple(sorted(row.words for row in answers if row.words)))
