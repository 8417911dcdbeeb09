"""An institution's development plan: written by it, read by whoever works with it, looked at again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.queries.log import history_of
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.programmes.rules.sdg_target import SDG_TARGETS, in_order
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Capacity, DevelopmentPlan, Partnership
from ciconia.selection.queries.development_plan import (
    needs_of,
    partnership_of,
    plans_at_desk,
    plans_of,
    sectors_for,
    sectors_named,
)
from ciconia.selection.rules.development_plan import FLOW, Wanted, review_day
from ciconia.selection.rules.unfit import Unfit
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def partnership():
    return make.make_partnership()


def host_of(partnership):
    return make.make_member(partnership.organisation)


def wrong(partnership, **fields):
    """What a plan is refused for, by field."""
    with pytest.raises(Unfit) as refused:
        as_user(host_of(partnership), plans.write_plan, partnership.organisation, **make.plan_fields(**fields))
    return {name: str(words) for name, words in refused.value.problems.items()}


def test_a_plan_begins_with_a_title_and_a_problem(partnership):
    host = host_of(partnership)
    said = {"title": translated("Water"), "problem": translated("Half is lost")}
    plan = as_user(host, plans.write_plan, partnership.organisation, **said)
    assert (plan.state, plan.turn_role, plan.version) == ("draft", "host contact|focal point", 0)
    with pytest.raises(Refused) as refused:
        as_user(host, plans.share, plan)
    assert str(refused.value) == (
        "Still missing: at least one capacity, what changes in the service, for whom, the first day, the last day, "
        "who carries it on."
    )


def test_it_goes_from_the_institution_to_the_programme_and_back(partnership):
    host, officer = host_of(partnership), make.make_staff("officer")
    plan = make.make_development_plan("shared", partnership=partnership)
    assert (plan.state, plan.turn_role) == ("shared", "officer")
    as_user(officer, plans.return_, plan, reason="Say for whom")
    assert (plan.state, plan.turn_role) == ("under_review", "host contact|focal point")
    as_user(make.make_staff("focal point"), plans.edit_plan, plan, beneficiaries=translated("Villages"))
    assert plan.capacities.count() == 1
    as_user(host, plans.share, plan)
    as_user(officer, plans.agree, plan)
    assert (plan.state, plan.turn_role) == ("agreed", "officer")
    assert plan.next_review == clock.today() + timedelta(days=365)
    as_user(officer, plans.review, plan, reason="Half way", next_review=clock.today() + timedelta(days=90))
    assert plan.next_review == clock.today() + timedelta(days=90)
    as_user(host, plans.revise, plan, reason="A new strategy")
    assert plan.state == "under_review"
    as_user(host, plans.end, plan, reason="Another plan follows")
    assert (plan.state, plan.turn_role, plan.due_at) == ("ended", "", None)


def test_everything_that_does_not_fit_is_said_at_its_field(partnership):
    day = clock.today()
    bad = [Wanted("magic", Translated(), today=3, wanted=2)] + [Wanted("creation", translated("x"))] * 6
    assert wrong(
        partnership, title=Translated(), problem=Translated(), ends=day, starts=day, sectors=["cooking"],
        targets=["99.9"], strategy_year=1066, capacities=bad,
    ) == {
        "title": "Give the plan a title.",
        "problem": "Write what the problem is.",
        "ends": "The last day must come after the first.",
        "strategy_year": f"A year between 1990 and {day.year}.",
        "sectors": "Choose among the sectors of the programmes that work with this institution.",
        "targets": "Choose among the targets on the list.",
        "capacities": "At most 6 capacities.",
        "process_0": "Say in which way this capacity grows.",
        "words_0": "Write what your people should be able to do.",
        "wanted_0": "What is wanted has to be more than what there is today.",
    }  # fmt: skip
    assert wrong(partnership, strategy="", targets=["2.3", "3.8", "4.4", "6.1"]) == {
        "strategy": "Name the document that is from this year.",
        "targets": "At most 3 targets: those the plan serves most.",
    }
    assert DevelopmentPlan.objects.count() == 0


def test_only_who_speaks_for_the_institution_writes(partnership):
    officer, other = make.make_staff("officer"), host_of(make.make_partnership())
    elsewhere = make.make_staff("focal point", make.make_focus("IRQ"), only=True)
    for by in (officer, other, elsewhere, make.make_user()):
        with pytest.raises(Refused):
            as_user(by, plans.write_plan, partnership.organisation, **make.plan_fields())
    plan = as_user(make.make_staff("focal point"), plans.write_plan, partnership.organisation, **make.plan_fields())
    with pytest.raises(Refused):
        as_user(officer, plans.edit_plan, plan, title=translated("Mine"))


def test_nobody_reads_a_plan_before_somebody_works_with_the_institution():
    organisation = make.make_organisation()
    host = make.make_member(organisation)
    plan = as_user(host, plans.write_plan, organisation, **make.plan_fields(sectors=[]))
    assert (plan.places, partnership_of(plan), sectors_for(organisation)) == ([], None, [])
    with pytest.raises(Refused) as refused:
        as_user(host, plans.share, plan)
    assert str(refused.value) == "No programme works with this institution yet, so nobody would read the plan."


def test_the_second_of_two_writers_is_told(partnership):
    plan = make.make_development_plan("draft", partnership=partnership)
    host, focal = host_of(partnership), make.make_staff("focal point")
    seen = plan.version
    as_user(host, plans.edit_plan, plan, seen=seen, title=translated("First"), capacities=[])
    with pytest.raises(Conflict):
        as_user(focal, plans.edit_plan, plan, seen=seen, title=translated("Second"))
    plan.refresh_from_db()
    assert (str(plan.title), plan.capacities.count(), plan.version) == ("First", 0, seen + 1)


def test_an_edit_replaces_the_capacities_and_what_does_not_fit_changes_nothing(partnership):
    plan = make.make_development_plan("draft", partnership=partnership)
    host = host_of(partnership)
    with pytest.raises(Unfit):
        as_user(host, plans.edit_plan, plan, capacities=[Wanted("creation", translated("New ways"), today=2, wanted=2)])
    assert [row.process for row in plan.capacities.all()] == ["transmission"]
    two = [Wanted("creation", translated("New ways")), Wanted("organisational", translated("A rule"), " All ", 1, 2)]
    as_user(host, plans.edit_plan, plan, capacities=two)
    rows = plan.capacities.values_list("position", "process", "who_learns", "today", "wanted")
    assert list(rows) == [(1, "creation", "", 0, 3), (2, "organisational", "All", 1, 2)]
    assert str(plan.capacities.first()) == "New ways"


def test_a_sector_that_was_given_up_stays_in_the_plan(partnership):
    plan = make.make_development_plan("draft", partnership=partnership, sectors=["water-infrastructure"])
    partnership.focus.sector_choices.filter(sector__code="water-infrastructure").update(
        ends=clock.today() - timedelta(days=1)
    )
    assert "water-infrastructure" not in [sector.code for sector in sectors_for(plan.organisation)]
    as_user(host_of(partnership), plans.edit_plan, plan, title=translated("Water for all"))
    assert plan.sectors == ["water-infrastructure"]
    assert [str(name) for name in sectors_named(plan.sectors)] == ["Water and infrastructure"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Choose a day after today."),
        (400, "Choose a day within a year: no plan goes longer without being looked at."),
    ],
)
def test_the_next_review_comes_within_a_year(partnership, days, words):
    plan = make.make_development_plan("shared", partnership=partnership)
    with pytest.raises(Unfit) as refused:
        as_user(make.make_staff("officer"), plans.agree, plan, next_review=clock.today() + timedelta(days=days))
    assert {name: str(said) for name, said in refused.value.problems.items()} == {"next_review": words}
    assert DevelopmentPlan.objects.get().state == "shared"


def test_a_plan_that_ends_sooner_is_looked_at_when_it_ends(partnership):
    ends = clock.today() + timedelta(days=100)
    plan = make.make_development_plan("draft", partnership=partnership, ends=ends)
    assert review_day(plan) == ends
    plan.ends = clock.today()
    assert review_day(plan) == clock.today() + timedelta(days=365)


def test_staff_of_every_programme_that_works_with_it_answer_for_it_and_nobody_else(partnership):
    plan = make.make_development_plan("shared", partnership=partnership)
    iraq = make.make_focus("IRQ")
    officer, elsewhere = make.make_staff("officer", only=True), make.make_staff("officer", iraq, only=True)
    programme = partnership.programme
    assert list(plans_at_desk(programme, officer)) == [plan]
    assert list(plans_at_desk(programme, elsewhere)) == []
    assert (FLOW.holds(officer, "officer", plan), FLOW.holds(elsewhere, "officer", plan)) == (True, False)
    with pytest.raises(Refused):
        as_user(elsewhere, plans.agree, plan)


def test_who_worked_with_it_still_reads_it(partnership):
    plan = make.make_development_plan("agreed", partnership=partnership)
    as_user(make.make_staff("coordinator"), partnerships.end, partnership, reason="The programme ends here")
    officer = make.make_staff("officer")
    assert list(plans_at_desk(partnership.programme, officer)) == [plan]
    assert partnership_of(plan) == partnership
    assert FLOW.holds(officer, "officer", DevelopmentPlan.objects.get())


def test_the_history_is_read_by_the_same_people_as_the_plan(partnership):
    plan = make.make_development_plan("agreed", partnership=partnership)
    readers = [host_of(partnership), make.make_staff("viewer", only=True)]
    elsewhere = make.make_staff("viewer", make.make_focus("IRQ"), only=True)
    strangers = [make.make_user(), host_of(make.make_partnership()), elsewhere]
    counts = []
    for user in [*readers, *strangers]:
        with acting_as(str(user.pk)):
            counts.append(history_of("development_plan", plan.pk).count())
    assert counts == [3, 3, 0, 0, 0]


def test_plans_to_choose_are_those_that_are_not_over(partnership):
    host = host_of(partnership)
    over, open_ = (make.make_development_plan(state, partnership=partnership) for state in ("ended", "draft"))
    assert list(plans_of(partnership.organisation, host)) == [open_]
    assert list(plans_of(partnership.organisation, host, over.pk)) == [open_, over]
    need = make.make_need(partnership=partnership, plan=open_)
    assert list(needs_of(open_, host)) == [need]
    assert list(needs_of(open_, make.make_user())) == []


def test_the_database_refuses_levels_that_lead_nowhere(partnership):
    plan = make.make_development_plan("draft", partnership=partnership)
    for today, wanted in ((2, 2), (1, 4)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Capacity.objects.create(plan=plan, position=9, process="creation", today=today, wanted=wanted)


def test_targets_have_words_in_every_language_and_an_order():
    assert {tuple(sorted(words)) for words in SDG_TARGETS.values()} == {("ar", "en", "fr", "nl", "source")}
    assert in_order(["17.9", "2.3", "nothing"]) == ["2.3", "17.9"]
    assert len(SDG_TARGETS) == 16


def test_a_plan_is_called_by_its_title(partnership):
    assert str(make.make_development_plan("draft", partnership=partnership)) == "Water that arrives"
    assert Partnership.objects.count() == 1
