"""No order of writing, sending, answering, withdrawing, expiring and ending leaves an application or a reference alone.

Every one that is not at an end has a state, somebody whose turn it is, and a date; one that has ended has neither turn
nor date, and nobody is asked to write about it any more.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.selection import tasks
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import focus as focuses
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import reference as references
from ciconia.selection.actions.draft import save_draft
from ciconia.selection.actions.question import ask_questions
from ciconia.selection.actions.reference import Closed
from ciconia.selection.models import Application, Opportunity, Reference
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.reference import FLOW as REFERENCE
from tests import make
from tests.make import as_user

START = datetime(2021, 3, 8, 9, tzinfo=UTC)
# A draft is behind the wall for staff: they do not find it.
NOT_NOW = (Refused, Conflict, Closed, Unfit, ReasonMissing, ObjectDoesNotExist)
SAID = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}


class World:
    """One application, whoever can do something about it, and the days that pass."""

    def __init__(self):
        clock.start_at(START)
        set_actor("system:maker")
        self.application = make.make_reference().application
        self.applicant = self.application.person.user
        self.staff = {role: make.make_staff(role) for role in ("officer", "assessor", "coordinator")}
        self.host = make.make_member(self.application.organisation)
        self.day = 0

    def fresh(self):
        related = ("programme", "focus", "organisation", "opportunity__need", "person__user", "terms")
        self.application = Application.objects.select_related(*related).get(pk=self.application.pk)
        self.opportunity = Opportunity.objects.get(pk=self.application.opportunity_id)
        return self.application

    # What may happen, in any order.

    def write(self, n):
        words = translated(f"I know these wells {n}") if n else translated("")
        as_user(self.applicant, save_draft, self.application, quiet=bool(n % 2), motivation=words, screen=1 + n % 5)

    def send(self, _n):
        as_user(self.applicant, applications.submit, self.application)

    def name_referee(self, n):
        who = {"name": "Piet", "function": "Head", "email": f"r{n}@example.org", "language": "nl"}
        as_user(self.applicant, references.name_referee, self.application, **who)

    def answer(self, n):
        reference = Reference.objects.filter(application=self.application).order_by("-pk").first()
        if reference is not None and n % 3:
            references.give(reference.public_id, reference.serial, SAID, language="en")
        elif reference is not None:
            references.decline(reference.public_id, reference.serial)

    def ask_again(self, _n):
        for reference in Reference.objects.filter(application=self.application, state__in=["lapsed", "declined"]):
            as_user(self.staff["officer"], references.ask_again, reference)

    def change_questions(self, n):
        rows = self.opportunity.questions[: 1 + n % 2]
        as_user(self.staff["officer"], ask_questions, self.opportunity, rows, reason="The host asked for it.")

    def reject(self, n):
        if n == 0:
            as_user(self.staff["assessor"], applications.reject_formally, self.application, reason="Not met")

    def ask_for_a_part(self, _n):
        as_user(self.staff["assessor"], applications.reopen_part, self.application, reason="Say more")

    def send_part(self, n):
        as_user(self.applicant, applications.return_part, self.application, motivation=translated(f"More {n}"))

    def do_not_choose(self, n):
        if n == 0:
            as_user(self.staff["officer"], applications.not_choose, self.application, reason="Another knows more")

    def withdraw(self, n):
        if n == 0:
            as_user(self.applicant, applications.withdraw, self.application, reason="No time")

    def close(self, _n):
        as_user(self.staff["officer"], opportunities.close, self.opportunity)

    def take_back(self, n):
        if n == 0:
            as_user(self.staff["officer"], opportunities.withdraw, self.opportunity, reason="No vehicle")

    def suspend(self, _n):
        as_user(self.staff["coordinator"], focuses.suspend, self.application.focus, reason="War")

    def resume(self, _n):
        as_user(self.staff["coordinator"], focuses.resume, self.application.focus, reason="Peace")

    def pass_days(self, n):
        self.day += (1, 6, 15, 23)[n % 4]
        clock.start_at(START + timedelta(days=self.day))
        with acting_as("system:jobs"):
            references.write_to_referees(lambda asking: None)
            tasks.pass_dates(0)


STEPS = [name for name, value in vars(World).items() if callable(value) and name not in ("__init__", "fresh")]
RUNS = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=5, max_size=12)


def must_hold(world):
    application = world.fresh()
    for flow, row in ((FLOW, application), *((REFERENCE, row) for row in application.references.all())):
        turn = flow.turn(row)
        assert (row.turn_role, row.turn_person_id, row.due_at) == (turn.role, turn.person_id, turn.due_at), row.state
        assert bool(row.turn_role and row.due_at) is not flow.states[row.state].is_end, row.state
    if FLOW.states[application.state].is_end:
        assert not application.references.filter(state__in=["named", "asked"]).exists(), application.state
    if application.submitted_at is None:
        assert not application.references.filter(state="asked").exists()


@pytest.mark.django_db
@settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True,
    phases=[Phase.generate],
)  # fmt: skip
@given(runs=RUNS)
def test_whatever_happens_an_application_has_a_state_a_turn_and_a_date(runs):
    with transaction.atomic():
        world = World()
        must_hold(world)
        for name, number in runs:
            world.fresh()
            with suppress(*NOT_NOW), transaction.atomic():
                getattr(world, name)(number)
            set_actor("system:maker")
            must_hold(world)
        transaction.set_rollback(True)
    clock.start_at(None)
