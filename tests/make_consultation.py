"""Consultations for tests, led by the actions that lead them in the product."""

from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.gatherings.actions import consultation as consultations
from ciconia.gatherings.actions.consultation_answer import answer
from ciconia.gatherings.models import Consultation, ConsultationAsked, Event
from ciconia.people.models import Person
from ciconia.programmes.models import Focus
from tests import make
from tests.make import as_user
from tests.remembered import remembered

FREE, CHOICE = "What should the next round look like?", "How long should an assignment be?"


@remembered
def make_group(focus: Focus | None = None, *, guests: int = 5, person: Person | None = None) -> Event:
    """An event with guests who have a place; one of them may be somebody with a profile."""
    event = make.make_event(focus=focus or make.make_focus())
    for number in range(guests):
        make.make_event_registration(event=event, name=f"Guest {number}", may_ask=True)
    if person is not None:
        make.make_event_registration(event=event, email=person.identity.email, may_ask=True)
    event.refresh_from_db()
    return event


@remembered
def make_consultation(
    state: str = "asking", *, focus: Focus | None = None, event: Event | None = None, person: Person | None = None,
    **fields: Any,
) -> Consultation:  # fmt: skip
    """A consultation up to a state, of whoever had a place at an event; one that is past asking has two answers."""
    focus = focus or make.make_focus()
    event = event or make_group(focus, person=person)
    officer = make._staff("officer", focus)
    said: dict[str, Any] = {
        "title": translated("The next round", fr="Le prochain tour"),
        "about": translated("We plan a third round.", fr="Nous préparons un troisième tour."),
        "decides": translated("How long it lasts.", fr="Sa durée."),
        "group": "event", "event": event, "closes_on": clock.today(focus.zone) + make.timedelta(days=21),
    } | fields  # fmt: skip
    row: Consultation = as_user(officer, consultations.make_consultation, focus.programme, **said)
    also = "fr" in row.title
    free = translated(FREE, **({"fr": "À quoi ressemblera le prochain tour ?"} if also else {}))
    as_user(officer, consultations.put_question, row, words=free)
    choice = {
        "words": translated(CHOICE, **({"fr": "Combien de temps ?"} if also else {})),
        "options": translated(
            "Four weeks\nTwelve weeks", **({"fr": "Quatre semaines\nDouze semaines"} if also else {})
        ),
    }
    as_user(officer, consultations.put_question, row, **choice)
    if state == "draft":
        return row
    as_user(officer, consultations.ask_group, row)
    if state == "asking":
        return row
    if state == "dropped":
        return as_user(officer, consultations.drop, row, reason="The round is not to come.")  # type: ignore[no-any-return]
    for number, asked in enumerate(asked_of(row)[:2]):
        make_answer(asked, words=f"More wells, said number {number}.")
    as_user(officer, consultations.close, row)
    if state == "published":
        for question in row.questions.all():
            as_user(officer, consultations.write_outcome, question, **outcome())
        as_user(officer, consultations.publish, row)
    return row


def make_answer(asked: ConsultationAsked, *, words: str = "Longer.", choice: str = "1") -> None:
    """What somebody answers who has the link."""
    free, choose = asked.consultation.questions.all()
    answer(asked.public_id, {free.pk: words, choose.pk: choice})


def outcome(**fields: Any) -> dict[str, Any]:
    """What an officer writes to a question."""
    said = {"heard": translated("Most want it longer."), "does": translated("It lasts twelve weeks."),
            "owner": "The programme office", "until": make.day("2021-09-01")}  # fmt: skip
    return said | fields


def asked_of(row: Consultation) -> list[ConsultationAsked]:
    """Whom it asked, as jobs read it."""
    with make.acting_as("system:jobs"):
        return list(ConsultationAsked.objects.filter(consultation=row).order_by("pk"))


__all__ = ["asked_of", "make_answer", "make_consultation", "make_group", "outcome"]
