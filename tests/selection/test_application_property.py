"""No order of events leaves an application, a reference or a talk alone.

Writing, sending, assessing, parts asked for again, talks, signatures, reserve, decisions that are kept, offers, holds
and days that pass: every row that is not at an end has a state, somebody whose turn it is, and a date; one that has
ended has neither turn nor date, nobody is asked to write about it or to talk any more, and nothing is kept about it.
"""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

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
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection import tasks
from ciconia.selection.actions import answer as answers
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import choosing, reserve
from ciconia.selection.actions import interview as talks
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import reference as references
from ciconia.selection.actions import review as reviews
from ciconia.selection.actions.draft import save_draft
from ciconia.selection.actions.question import ask_questions
from ciconia.selection.actions.reference import Closed
from ciconia.selection.models import Application, AskedPart, KeptDecision, Opportunity, Reference, ReservePlace
from ciconia.selection.queries.interview import free_times
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.interview import FLOW as TALK
from ciconia.selection.rules.part import parts_of
from ciconia.selection.rules.reference import FLOW as REFERENCE
from tests import make
from tests.make import as_user, note_referee

START = datetime(2021, 3, 8, 9, tzinfo=UTC)
# A draft is behind the wall for staff: they do not find it.
NOT_NOW = (Refused, Conflict, Closed, Unfit, ReasonMissing, ObjectDoesNotExist)
SAID = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}


class World:
    """One application, whoever can do something about it, and the days that pass."""

    def __init__(self, begins="draft"):
        clock.start_at(START)
        set_actor("system:maker")
        made = make.make_reference if begins == "draft" else lambda: note_referee(make.make_application(begins))
        self.application = made().application
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

    def ask_for_a_part(self, n):
        parts = [code for code, _name in parts_of(self.application)]
        part = parts[n % len(parts)]
        as_user(self.staff["assessor"], applications.reopen_part, self.application, reason="Say more", part=part)

    def send_part(self, n):
        said = [{"motivation": translated(f"More {n}")}, {"answer": "yes"}, {"available": {"available_weeks": n + 1}}]
        as_user(self.applicant, applications.return_part, self.application, **said[n % 3])

    def go_on(self, _n):
        """What comes next for it, done by whoever has the turn."""
        application, officer, state = self.application, self.staff["officer"], self.application.state
        if state == "submitted":
            marks = {criterion.code: 2 for criterion in criteria_of(application.programme)}
            as_user(self.staff["assessor"], applications.assess, application, marks=marks, comment="Fine")
        elif state in ("shortlisted", "reserve"):
            first = application.signatures.filter(side="host").exists()
            as_user(officer if first else self.host, applications.sign, application)
        elif state in ("assessed", "chosen"):
            as_user(officer, applications.shortlist if state == "assessed" else applications.offer, application)

    def declare_a_conflict(self, _n):
        as_user(self.staff["assessor"], reviews.declare, self.application, conflict="My cousin")

    def give(self, _n):
        as_user(self.staff["coordinator"], reviews.give_to_next, self.application, why="One more")

    def put_in_reserve(self, n):
        as_user(self.staff["officer"], applications.put_in_reserve, self.application, reason=f"Place {n} of two")

    def replace(self, _n):
        as_user(self.staff["officer"], choosing.replace, self.opportunity, person=self.application)

    def keep_answers(self, n):
        until = (clock.today() + timedelta(days=20)) if n % 3 else None
        as_user(self.staff["officer"], choosing.keep_answers, self.opportunity, until=until, offers_at_once=n % 2 == 0)

    def think_again(self, _n):
        as_user(self.staff["officer"], answers.reconsider, self.application, flow=FLOW)

    def stay_until(self, n):
        until = clock.today() + timedelta(days=n)
        as_user(self.staff["officer"], reserve.keep_until, self.application, until=until)

    def ask_the_host_again(self, n):
        until = clock.today() + timedelta(days=n)
        as_user(self.staff["officer"], choosing.ask_again, self.opportunity, until=until, reason="They answered")

    def invite(self, n):
        begins = datetime.combine(clock.today() + timedelta(days=1 + n), time(10))
        said = {"local": begins, "zone": "Europe/Amsterdam", "minutes": 30, "where": "https://example.org"}
        with suppress(*NOT_NOW), transaction.atomic():
            as_user(self.staff["officer"], talks.offer_time, self.opportunity, **said)
        as_user(self.staff["officer"], talks.invite, self.application)

    def talk(self, n):
        row, officer = self.application.interviews.order_by("pk").last(), self.staff["officer"]
        free = free_times(self.opportunity)
        if row is not None and n == 0 and free:
            as_user(self.applicant, talks.pick, row, free[0], zone="Africa/Nairobi")
        elif row is not None:
            say = {"reason": "It does not fit"}
            does = [talks.offer_times, talks.hold, talks.miss, talks.put_off, talks.cancel, talks.ask_others][n]
            more = {} if does in (talks.offer_times, talks.hold) else say
            as_user(self.applicant if does is talks.ask_others else officer, does, row, **more)

    def answer_the_offer(self, n):
        if n % 2:
            as_user(self.applicant, applications.decline, self.application, reason="My father is ill")
        else:
            as_user(self.applicant, applications.accept, self.application)

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
        make.suspend(self.application.focus, by=self.staff["coordinator"], reason="War")

    def resume(self, _n):
        make.resume(self.application.focus, by=self.staff["coordinator"], reason="Peace")

    def pass_days(self, n):
        self.day += (1, 6, 15, 23)[n % 4]
        clock.start_at(START + timedelta(days=self.day))
        with acting_as("system:jobs"):
            references.write_to_referees(lambda asking: None)
            tasks.pass_dates(0)


WAYS = ["go_on", "put_in_reserve", "keep_answers", "invite", "talk", "ask_for_a_part", "send_part", "pass_days"]
STEPS = [name for name, value in vars(World).items() if callable(value) and name not in ("__init__", "fresh")]
ANY = st.tuples(st.sampled_from(STEPS), st.integers(0, 5))
RUNS = st.lists(ANY, min_size=5, max_size=12)
# What happens to whoever was sent: half of it the way on, half of it anything.
LATER = st.lists(st.one_of(st.tuples(st.sampled_from(WAYS), st.integers(0, 5)), ANY), min_size=8, max_size=14)


def must_hold(world):
    application = world.fresh()
    talked = list(application.interviews.select_related("time", "application__person__user"))
    rows = [(FLOW, application), *((REFERENCE, row) for row in application.references.all())]
    for flow, row in [*rows, *((TALK, row) for row in talked)]:
        turn = flow.turn(row)
        assert (row.turn_role, row.turn_person_id, row.due_at) == (turn.role, turn.person_id, turn.due_at), row.state
        assert bool(row.turn_role and row.due_at) is not flow.states[row.state].is_end, row.state
    if FLOW.states[application.state].is_end:
        assert not application.references.filter(state__in=["named", "asked"]).exists(), application.state
        assert not any(row.turn_role for row in talked), application.state
        assert not KeptDecision.objects.filter(application=application).exists(), application.state
    assert ReservePlace.objects.filter(application=application).exists() is (application.state == "reserve")
    assert (application.mark == "part_open") is bool(application.open_part) or application.mark == "held"
    if application.mark == "part_open":
        assert AskedPart.objects.filter(application=application, ended_at=None).count() == 1
    if application.submitted_at is None:
        assert not application.references.filter(state="asked").exists()


@pytest.mark.django_db
@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True,
    phases=[Phase.generate],
)  # fmt: skip
@given(runs=RUNS)
def test_whatever_happens_an_application_has_a_state_a_turn_and_a_date(runs):
    walk("draft", runs)


@pytest.mark.django_db
@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True,
    phases=[Phase.generate],
)  # fmt: skip
@given(begins=st.sampled_from(["submitted", "assessed", "shortlisted"]), runs=LATER)
def test_nor_after_it_was_sent(begins, runs):
    walk(begins, runs)


def walk(begins, runs):
    """Everything in that order; what is refused has changed nothing, and after each step all of it holds."""
    with transaction.atomic():
        world = World(begins)
        must_hold(world)
        for name, number in runs:
            world.fresh()
            with suppress(*NOT_NOW), transaction.atomic():
                getattr(world, name)(number)
            set_actor("system:maker")
            must_hold(world)
        transaction.set_rollback(True)
    clock.start_at(None)
