"""No order of submissions, answers, letters, expiries, suspensions and changes of the chain leaves a need to nobody."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.access import forget_memberships
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Role
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.insight.queries.tasks import tasks_for
from ciconia.people.actions.contact import note_contact
from ciconia.selection.actions import endorsement as chain
from ciconia.selection.actions import endorsement_letter as letters
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.endorsement_asking import (
    Closed,
    answer_by_link,
    see_to_silent,
    send_new_link,
    write_to_authorities,
)
from ciconia.selection.models import Addressee, Answer, EndorsementLetter, Need
from ciconia.selection.queries.endorsement import step_asked, steps_of
from ciconia.selection.queries.endorsement_link import opened
from ciconia.selection.rules.need import FLOW
from tests import make
from tests.make import as_user, set_chain

START = datetime(2021, 3, 8, 9, tzinfo=UTC)
CHAINS = (
    [{"code": "ministry"}],
    [{"code": "ministry"}, {"code": "planning", "organisation": "Planning", "days": 5}],
    [{"code": "planning", "organisation": "Planning"}, {"code": "sea", "organisation": "Sea"}],
    [{"code": "sea", "organisation": "Sea", "ways": ["letter"]}],
    [{"code": "gone", "organisation": "Not recorded"}],
)
FEW_AT_LEAST = 12
"""So many of the steps of a run are tried at most; more make the test longer and not better."""


class World:
    """One need and everybody who can do something about it. Health has accounts, Planning a mailbox, Sea nobody."""

    def __init__(self):
        clock.start_at(START)
        set_actor("system:maker")
        health, planning, _sea = (make.make_organisation("ministry", name=n) for n in ("Health", "Planning", "Sea"))
        self.focus = make.make_focus()
        set_chain(self.focus, *CHAINS[1])
        partnership = make.make_partnership(focus=make.make_focus(), organisation=make.make_organisation(parent=health))
        self.staff = {role: make.make_staff(role) for role in ("officer", "focal point", "coordinator")}
        self.host = make.make_member(partnership.organisation)
        self.health = make.make_member(health, Role.ENDORSER)
        said = {"name": "Nasra", "function": "Director", "email": "director@planning.example"}
        as_user(self.staff["officer"], note_contact, planning, **said)
        self.need = make.make_need(partnership=partnership)
        self.day = 0

    def fresh(self):
        self.need = Need.objects.select_related("programme", "focus", "organisation").get(pk=self.need.pk)
        self.focus = self.need.focus
        return self.need

    # What may happen, in any order.

    def submit(self, _n):
        as_user(self.host, needs.submit, self.need)

    def improve(self, n):
        more = {"weeks": 4 + n} if n % 2 else {"problem": translated(f"Pumps stand still {n}")}
        as_user(self.host, needs.edit_need, self.need, **more)

    def endorse(self, _n):
        as_user(self.health, needs.endorse, self.need)

    def send_back(self, n):
        as_user(self.health if n % 2 else self.staff["officer"], needs.return_, self.need, reason="Say more")

    def refuse(self, n):
        if n == 0:
            as_user(self.health, needs.refuse, self.need, reason="No")

    def answer_link(self, n):
        person = Addressee.objects.filter(endorsement__need=self.need, user=None).order_by("-pk").first()
        if person:
            said = (Answer.ENDORSED, Answer.ENDORSED, Answer.RETURNED)[n % 3]
            answer_by_link(person.public_id, person.serial, said, name="N", function="F", reason="Because")

    def new_link(self, _n):
        for person in Addressee.objects.filter(endorsement__need=self.need, user=None):
            send_new_link(person.public_id, lambda asking: None)

    def hand_in(self, n):
        says = (Answer.ENDORSED, Answer.ENDORSED, Answer.RETURNED)[n % 3]
        file = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 x")
        said = {"upload": file, "says": says, "dated_on": clock.today(), "function": "F", "reason": "R"}
        as_user(self.host, letters.hand_in, self.need, **said)

    def compare(self, n):
        letter = EndorsementLetter.objects.filter(endorsement__need=self.need, verdict="").first()
        if letter and n % 3:
            as_user(self.staff["officer"], letters.confirm, letter)
        elif letter:
            as_user(self.staff["officer"], letters.turn_down, letter, reason="No")

    def ask_again(self, n):
        said = {"name": "A", "email": f"other{n % 2}@sea.example", "language": "en"} if n % 2 else {}
        as_user(self.staff["focal point"], chain.ask_again, self.need, **said)

    def suspend(self, _n):
        make.suspend(self.focus, by=self.staff["coordinator"], reason="War")

    def resume(self, _n):
        make.resume(self.focus, by=self.staff["coordinator"], reason="Peace")

    def change_chain(self, n):
        set_chain(self.focus, *CHAINS[n % len(CHAINS)])

    def follow(self, _n):
        as_user(self.staff["officer"], chain.follow_chain, self.need, reason="New")

    def pass_days(self, n):
        self.day += (1, 5, 16, 40)[n % 4]
        clock.start_at(START + timedelta(days=self.day))
        see_to_silent()
        write_to_authorities(lambda asking: None)

    def lose_endorser(self, n):
        ends = clock.today() - timedelta(days=1) if n % 2 else None
        self.health.memberships.update(ends=ends, starts=clock.today() - timedelta(days=100))
        see_to_silent()

    def validate(self, _n):
        as_user(self.staff["officer"], needs.validate, self.need)


STEPS = [name for name, value in vars(World).items() if callable(value) and name not in ("__init__", "fresh")]
RUNS = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=4, max_size=FEW_AT_LEAST)


def who_is_next(world):
    """Whoever finds the need among their tasks, or behind a link that opens."""
    need = world.need
    people = [world.host, world.health, *world.staff.values()]
    found = []
    for user in people:
        forget_memberships(user)
        set_actor(str(user.pk))
        found += [user.name for task in tasks_for(user) if task.public_id == need.public_id]
    set_actor("system:maker")
    step = step_asked(need)
    for person in step.addressees.filter(user=None) if step else ():
        shown = opened(person.public_id, person.serial)
        found += [person.email] if shown and shown.state in ("open", "expired") else []
    return found


def must_hold(world):
    need = world.fresh()
    turn = FLOW.turn(need)
    assert (need.turn_role, need.due_at) == (turn.role, turn.due_at)
    if FLOW.states[need.state].is_end:
        assert (need.turn_role, need.due_at, need.mark) == ("", None, "")
        return
    assert need.turn_role
    assert need.due_at
    assert who_is_next(world), (need.state, need.mark, need.turn_role, need.waits_for)
    codes = [row.code for row in steps_of(need)]
    assert len(codes) == len(set(codes))
    if need.state == "submitted":
        step = step_asked(need)
        assert step is not None
        assert step.organisation_id == need.endorser_id
        assert need.mark or need.waits_for != "letter" or step.letters.filter(verdict="").exists()


@pytest.mark.django_db
@settings(max_examples=14, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(runs=RUNS)
def test_whatever_happens_a_need_has_somebody_and_a_date(runs):
    with transaction.atomic():
        world = World()
        must_hold(world)
        for name, number in [("submit", 0), *runs]:
            world.fresh()
            with suppress(Refused, Conflict, Closed), transaction.atomic():
                getattr(world, name)(number)
            set_actor("system:maker")
            must_hold(world)
        transaction.set_rollback(True)
    clock.start_at(None)
