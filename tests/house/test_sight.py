"""Whatever people do, in whatever order: who sees whom is kept exactly as the nouns, read anew, would have it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.actions.leaving import leave
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Membership, User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.consent import take_back
from ciconia.people.actions.contact import end_organisation_role, give_organisation_role
from ciconia.people.actions.freshness import say_true
from ciconia.people.actions.merge import merge_organisations, undo_merge
from ciconia.people.actions.register import hide, join, registered
from ciconia.people.models import Freshness, Identity, Merge, Organisation, Person
from ciconia.programmes.actions import focus as focuses
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Application, CoApplicant, Opportunity, Partnership
from tests import make, make_together
from tests.house import invariants

WHY = {"reason": "The dates do not fit"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Three people, two institutions with an opportunity each and a twin of the first; built once, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
        set_actor("system:maker")
        first, second = make.make_opportunity(places=2), make.make_opportunity(places=2)
        for opportunity in (first, second):
            make_together.let(opportunity, together=2)
        twin = make.make_organisation("partner", first.organisation.country)
        people = [make.make_person(name) for name in ("Hodan Ali", "Zaynab Hadi", "Liban Warsame")]
        make.make_application("offered", opportunity=first, person=people[0])
        make.make_application("shortlisted", opportunity=first, person=people[1])
        make.make_registered(first.focus, person=people[2])
        yield World(first, second, twin, people)
        clock.start_at(None)
        transaction.set_rollback(True)


class World:
    """The rows on which moves are made, and by whom."""

    def __init__(self, first, second, twin, people):
        self.first, self.second, self.twin, self.people = first, second, twin, people
        roles = ("coordinator", "officer", "assessor")
        self.staff = {role: make.make_staff(role, first.focus) for role in roles}
        self.user = make.make_user("Contact")

    def host(self, row):
        """Somebody who speaks for the institution of a row as it stands."""
        held = Membership.objects.filter(scope="organisation", scope_id=row.organisation_id, role="host contact")
        return User.objects.get(pk=held.order_by("pk").first().user_id)

    def signs_next(self, row):
        """The officer first, then the host."""
        return self.host(row) if row.signatures.exists() else self.staff["officer"]


def _application(world, number):
    rows = list(Application.objects.order_by("pk"))
    return rows[number % len(rows)]


def _engagement(number):
    rows = list(Engagement.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def apply(world, number):
    person = world.people[number % 3]
    opportunity = Opportunity.objects.get(pk=(world.first, world.second)[number % 2].pk)
    if Application.objects.filter(person=person, opportunity=opportunity).exists():
        return
    found = make.as_user(person.user, applications.start_application, opportunity, person)
    make.as_user(person.user, applications.edit_application, found, motivation=make.translated("I know these wells"))
    if number % 5:
        make.as_user(person.user, applications.submit, found)


def on(world, number):
    """The next step of an application, by whoever's step it is."""
    row, staff = _application(world, number), world.staff
    marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
    steps = {
        "draft": (row.person.user, applications.submit, {}),
        "submitted": (staff["assessor"], applications.assess, marks),
        "assessed": (staff["officer"], applications.shortlist, {}),
        "shortlisted": (world.signs_next(row), applications.sign, {}),
        "chosen": (staff["officer"], applications.offer, {}),
        "offered": (row.person.user, engagements.accept_offer, {}),
    }
    if row.state in steps:
        by, step, said = steps[row.state]
        make.as_user(by, step, row, **said)


def off(world, number):
    """An end of an application."""
    row = _application(world, number)
    ways = (
        (row.person.user, applications.withdraw), (world.staff["officer"], applications.not_choose),
        (row.person.user, applications.decline), (world.staff["officer"], applications.put_in_reserve),
        (world.staff["officer"], applications.reject_formally),
    )  # fmt: skip
    by, way = ways[number % len(ways)]
    make.as_user(by, way, row, **WHY)


def end_work(world, number):
    row = _engagement(number)
    if row is not None:
        make.as_user(world.staff["officer"], engagements.end_early, row, **WHY)


def come_along(world, number):
    """Somebody is asked by a draft and says yes, or no."""
    drafts = list(Application.objects.filter(state="draft").order_by("pk"))
    if not drafts:
        return
    draft, person = drafts[number % len(drafts)], world.people[(number + 1) % 3]
    who = {"name": "Together", "email": person.user.email, "language": "en"}
    row = make.as_user(draft.person.user, co_applicants.ask, draft, **who)
    if number % 4:
        make.as_user(person.user, co_applicants.join, row.public_id, words="Yes")


def step_out(world, number):
    """Whoever came along steps out, answers the offer, or declines it; the officer lets the others go on."""
    rows = list(CoApplicant.objects.exclude(person=None).order_by("pk"))
    if not rows:
        return
    row = rows[number % len(rows)]
    ways = (
        (row.person.user, co_applicants.step_out, WHY), (row.person.user, engagements.accept_together, {}),
        (row.person.user, co_applicants.refuse, WHY), (world.staff["officer"], co_applicants.go_on, {}),
        (row.application.person.user, co_applicants.take_back, {}),
    )  # fmt: skip
    by, way, said = ways[number % len(ways)]
    make.as_user(by, way, row, **said)


def be_found(world, number):
    person, focus = world.people[number % 3], world.first.focus
    place = {"programme_id": focus.programme_id, "focus_id": focus.pk}
    make.as_user(person.user, join, person, **place, words="Yes", language="en")


def be_found_no_more(world, number):
    person = world.people[number % 3]
    for consent in registered(person):
        make.as_user(person.user, take_back, consent)


def fall_silent(world, number):
    person = world.people[number % 3]
    steps = dict.fromkeys(("asked_on", "warned_on", "warned_again_on", "hidden_on"), clock.today())
    Freshness.objects.filter(person=person).update(**steps)
    hide(person)


def answer(world, number):
    person = world.people[number % 3]
    make.as_user(person.user, say_true, person)


def give(world, number):
    row = Organisation.objects.get(pk=_opportunity(world, number).organisation_id)
    given = {"email": world.user.email, "role": "host contact"}
    make.as_user(world.staff["officer"], give_organisation_role, row, **given)


def take(world, number):
    held = Membership.objects.filter(user=world.user).first()
    if held is not None:
        make.as_user(world.staff["officer"], end_organisation_role, held, last_day=clock.today())


def limit(world, number):
    """The officer works for this country alone, or for all of them again."""
    held = Membership.objects.filter(user=world.staff["officer"])
    held.update(focus_ids=[world.first.focus_id] if number % 2 else [])


def end_partnership(world, number):
    row = Partnership.objects.get(pk=_opportunity(world, number).need.partnership_id)
    make.as_user(world.staff["coordinator"], partnerships.end, row, **WHY)


def suspend(world, number):
    focus = world.first.focus
    focus.refresh_from_db()
    soon = {"next_review": make.day("2021-06-01")}
    way, said = ((focuses.review, soon), (focuses.resume, {}))[number % 2]
    make.as_user(world.staff["coordinator"], way, focus, **WHY, **said)


def call_off(world, number):
    row = _opportunity(world, number)
    make.as_user(world.staff["officer"], (opportunities.withdraw, opportunities.give_up)[number % 2], row, **WHY)


def merge(world, number):
    kept = Organisation.objects.get(pk=world.twin.pk)
    gone = Organisation.objects.get(pk=_opportunity(world, 0).organisation_id)
    make.as_user(make.make_staff("officer"), merge_organisations, kept, gone)


def part(world, number):
    row = Merge.objects.filter(undone_at=None).order_by("-pk").first()
    if row is not None:
        make.as_user(make.make_staff("officer"), undo_merge, row)


def go(world, number):
    person = Person.objects.get(pk=world.people[number % 3].pk)
    if person.user_id is not None:
        make.as_user(person.user, leave, person)


def _opportunity(world, number):
    return Opportunity.objects.get(pk=(world.first, world.second)[number % 2].pk)


MOVES = {
    move.__name__: move
    for move in (
        apply, on, off, end_work, be_found, be_found_no_more, fall_silent, answer, give, take, limit,
        end_partnership, suspend, call_off, merge, part, go, come_along, step_out,
    )
}  # fmt: skip
# What leads somewhere is tried more often.
OFTEN = ["apply", "apply", "come_along", "come_along", "on", "on", "on", "step_out", "off", "merge"]


def walls_that_differ(world):
    """Accounts for which the application and the database name other people."""
    found = []
    hosts = [world.host(_opportunity(world, number)) for number in (0, 1)]
    accounts = [*world.staff.values(), world.user, *hosts]
    for user in [*accounts, *(person.user for person in world.people)]:
        user = User.objects.get(pk=user.pk)
        set_actor(str(user.pk))
        for model in (Person, Identity, Application, CoApplicant, Engagement):
            rows = [
                set(rows.values_list("pk", flat=True)) for rows in (model.objects.all(), model.objects.visible_to(user))
            ]
            found += [(user.name, model.__name__)] if rows[0] != rows[1] else []
        set_actor("system:maker")
    return found


# Nothing is made smaller after a failure: each try moves real rows.
USUAL = settings(
    max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@USUAL
@given(st.lists(st.tuples(st.sampled_from([*OFTEN, *MOVES]), st.integers(0, 29)), min_size=8, max_size=14))
def test_who_sees_whom_is_the_same_however_it_came_about(world, moves):
    set_actor("system:maker")
    with transaction.atomic():
        for name, number in moves:
            try:
                with transaction.atomic():
                    MOVES[name](world, number)
            except (Refused, Conflict, Unfit):
                set_actor("system:maker")
            assert (name, invariants.sights_that_differ()) == (name, [])
        assert walls_that_differ(world) == []
        transaction.set_rollback(True)
