"""Consultations of the demo world: written, asked, answered and published by the verbs, each on its day.

Letters are taken as sent. Who answers what follows from the order of the rows; nobody said any of it.
"""

from datetime import datetime, timedelta
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import Translated
from ciconia.gatherings.actions import consultation as consultations
from ciconia.gatherings.actions.consultation_answer import answer
from ciconia.gatherings.models import Consultation, ConsultationAsked

ANSWERS_EVERY = 3  # two of three did not
WRITES_EVERY = 2
CHOICES = (1, 1, 0, 2, 1, 0, 1, 1, 2)


def make_consultations(cast: Cast, until: datetime) -> None:
    """Every consultation as far as it had come by then."""
    with on_their_days() as go_to:
        for row in files.world("consultations")["consultation"]:
            if go_to(row["made"]) < until:
                _consultation(cast, row, until, go_to)


def _consultation(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    by = cast.users[row["by"]]
    one = consultations.make_consultation(
        cast.programme, by=by, title=files.text(row["title"]), about=files.text(row["about"]),
        decides=files.text(row["decides"]), closes_on=row["closes_on"], group="taking_part",
        focus_ids=[cast.focuses[country].pk for country in row["countries"]],
    )  # fmt: skip
    for said in row["questions"]:
        options = files.text(said["options"]) if "options" in said else Translated()
        consultations.put_question(one, by=by, words=files.text(said["words"]), options=options)
    if go_to(row["opened"]) >= until:
        return
    consultations.ask_group(one, by=by)
    _sent(one)
    go_to(min(until - timedelta(hours=1), go_to(row["opened"]) + timedelta(days=5)))
    _answers(one, row)
    if "closed" not in row or go_to(row["closed"]) >= until:
        return
    consultations.close(one, by=consultations.THE_DAY)
    if go_to(row["published"]) >= until:
        return
    for question, said in zip(one.questions.all(), row["questions"], strict=True):
        consultations.write_outcome(
            question, by=by, heard=files.text(said["heard"]), does=files.text(said["does"]), owner=row["owner_of_all"],
            until=said["until"],
        )  # fmt: skip
    consultations.publish(one, by=by)
    _sent(one)


def _answers(consultation: Consultation, row: Row) -> None:
    """One of three answers: a choice each, and of two of those one writes something, while there is something left."""
    choice, free = consultation.questions.all()
    number = len(choice.options[choice.options.source].splitlines())
    left = list(row["answers"])
    asked = ConsultationAsked.objects.filter(consultation=consultation).order_by("pk")
    for place, one in enumerate(list(asked)[::ANSWERS_EVERY]):
        words = left.pop(0) if left and place % WRITES_EVERY == 0 else ""
        answer(one.public_id, {choice.pk: str(CHOICES[place % len(CHOICES)] % number), free.pk: words})


def _sent(consultation: Consultation) -> None:
    ConsultationAsked.objects.filter(consultation=consultation).update(letter="")
