"""A round fills the places of several opportunities: its plan, what staff decide, the two who agree, the offers."""

from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Counted
from ciconia.selection import tasks
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Candidate, Cohort, CohortDraft, CohortStep, Signature
from ciconia.selection.queries.cohort import placed_in, planned
from ciconia.selection.queries.cohort_board import alternatives, left_out, not_placed, rule_lines, unconfirmed
from ciconia.selection.queries.cohort_data import changed_since
from ciconia.selection.queries.group import groups_of
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _march(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def cohort():
    return make.make_cohort()


@pytest.fixture
def officer(cohort):
    return make._staff("officer", cohort.programme.focuses.first())


@pytest.fixture
def draft(cohort):
    return cohort.drafts.get()


def of(number, place=0):
    """The application of a person (by number) for an opportunity (by number)."""
    rows = Application.objects.filter(person__short_name=f"Person {number}.").order_by("opportunity_id")
    return rows[place]


def who(draft):
    """Who has which place: {opportunity number: person}."""
    places = list(draft.cohort.places.order_by("opportunity_id").values_list("opportunity_id", flat=True))
    rows = Application.objects.filter(pk__in=draft.plan).select_related("person")
    return {places.index(row.opportunity_id): str(row.person) for row in rows}


def test_the_first_draft_is_the_best_plan_as_a_whole(draft):
    assert [(row.fit, row.out) for row in Candidate.objects.order_by("application__person_id", "application_id")] == [
        (1.0, ""), (0.333333, ""), (0.666667, ""), (0.666667, ""), (0.0, ""), (0.0, ""),
    ]  # fmt: skip
    assert who(draft) == {0: "Person 0.", 1: "Person 1."}
    assert (draft.figures["status"], draft.figures["placed"], draft.figures["places"]) == ("optimal", 2, 2)
    assert draft.figures["fit"] == 1.6667


def test_a_lock_moves_others_and_is_taken_back_exactly(draft, officer):
    before = (draft.plan, draft.figures)
    as_user(officer, cohorts.lock, draft, of(2), reason="Knows the network")
    assert who(draft) == {0: "Person 2.", 1: "Person 1."}
    assert draft.locks == [of(2).pk]
    step = as_user(officer, cohorts.undo, draft)
    assert (draft.plan, draft.figures, draft.locks, step.reason) == (*before, [], "Knows the network")
    with pytest.raises(Refused, match="nothing to take back"):
        as_user(officer, cohorts.undo, draft)


def test_a_second_lock_at_a_full_place_takes_the_first_one_off(draft, officer):
    as_user(officer, cohorts.lock, draft, of(2))
    as_user(officer, cohorts.lock, draft, of(1))
    assert (draft.locks, who(draft)) == ([of(1).pk], {0: "Person 1.", 1: "Person 0."})
    as_user(officer, cohorts.free, draft, of(1))
    assert (draft.locks, who(draft)) == ([], {0: "Person 0.", 1: "Person 1."})


def test_nobody_goes_where_they_are_forbidden_and_a_place_may_stay_empty(draft, officer):
    as_user(officer, cohorts.forbid, draft, of(0))
    assert who(draft) == {0: "Person 1.", 1: "Person 0."}
    as_user(officer, cohorts.leave_empty, draft, of(0).opportunity)
    assert (who(draft), draft.rules["empty"]) == ({1: "Person 1."}, [of(0).opportunity_id])


def test_two_who_change_a_draft_at_once_one_wins(draft, officer):
    seen = draft.version
    as_user(officer, cohorts.forbid, draft, of(0), seen=seen)
    with pytest.raises(Conflict):
        as_user(officer, cohorts.forbid, draft, of(1), seen=seen)
    assert draft.forbids == [of(0).pk]


def test_what_each_choice_costs_is_told_before_it_is_made(draft):
    place = draft.cohort.places.order_by("opportunity_id").first()
    found = alternatives(draft, place)
    told = [
        (str(one.application.person) if one.application else "", round(one.cost, 4), len(one.moves)) for one in found
    ]
    assert told == [("Person 1.", 0.6667, 1), ("Person 2.", 1.0, 1), ("", 1.0, 1)]


def test_rules_are_kept_or_clash_in_words(draft, officer):
    as_user(officer, cohorts.set_rules, draft, {"country": {"SOM": {"maximum": 1}}})
    assert who(draft) == {0: "Person 0."}
    assert [(one.field, one.standing) for one in rule_lines(draft, placed_in(draft))] == [("country_max", "limit")]
    as_user(officer, cohorts.set_rules, draft, {"country": {"SOM": {"minimum": 3}}})
    assert (draft.plan, draft.figures["clashes"]) == ([], [[["country_min", "SOM", 1.0, None]]])
    with pytest.raises(Unfit, match="The least is more than the most"):
        as_user(officer, cohorts.set_rules, draft, {"country": {"SOM": {"minimum": 3, "maximum": 1}}})
    with pytest.raises(Unfit, match="between 0 and 100"):
        as_user(officer, cohorts.set_rules, draft, {"women_min": 2})
    with pytest.raises(Unfit, match="not below zero"):
        as_user(officer, cohorts.set_rules, draft, {"country": {"SOM": {"budget": -1}}})


def test_who_has_no_place_reads_as_such_with_what_is_against_it(draft):
    rows, many = not_placed(draft)
    assert [(str(one.application.person), one.bars, many) for one in rows] == [("Person 2.", ("full",), 1)]
    assert left_out(draft) == []


def test_the_second_officer_approves_and_the_offers_go_out_together(cohort, draft, officer):
    other = make.make_staff("officer")
    as_user(officer, cohorts.propose, cohort, draft)
    with pytest.raises(Refused, match="a second officer approves it"):
        as_user(officer, cohorts.approve, cohort)
    as_user(other, cohorts.approve, cohort)
    with pytest.raises(Unfit, match="Type the number of offers: 2"):
        as_user(officer, cohorts.send_offers, cohort, number=3)
    cohort.refresh_from_db()
    assert cohort.state == "approved"
    assert as_user(officer, cohorts.send_offers, cohort, number=2) == 2
    assert sorted(Application.objects.filter(state="offered").values_list("pk", flat=True)) == draft.plan
    assert set(Signature.objects.filter(application__in=draft.plan, side="programme").values_list("by", flat=True)) == {
        other.pk
    }
    with pytest.raises(Conflict):
        as_user(officer, cohorts.send_offers, cohort, number=2)


def test_offers_do_not_go_out_on_data_that_changed(cohort, draft, officer):
    as_user(officer, cohorts.propose, cohort, draft)
    as_user(make.make_staff("officer"), cohorts.approve, cohort)
    gone = of(0)
    as_user(gone.person.user, make.applications.withdraw, gone, reason="Another job")
    assert changed_since(cohort) == [(gone.pk, "gone")]
    with pytest.raises(Refused, match="The data have changed since the plan was approved, at 1 places"):
        as_user(officer, cohorts.send_offers, cohort, number=2)
    cohort.refresh_from_db()
    assert (cohort.state, Application.objects.filter(state="offered").count()) == ("approved", 0)
    as_user(officer, cohorts.send_back, cohort, reason="Somebody withdrew")
    with pytest.raises(Refused, match="Take today"):
        as_user(officer, cohorts.propose, cohort, draft)
    as_user(officer, cohorts.take_data, cohort)
    draft.refresh_from_db()
    assert (who(draft), changed_since(cohort)) == ({0: "Person 1.", 1: "Person 0."}, [])
    with pytest.raises(Refused, match="nothing to take back"):
        as_user(officer, cohorts.undo, draft)


def test_a_plan_is_not_approved_on_data_that_changed(cohort, draft, officer):
    as_user(officer, cohorts.propose, cohort, draft)
    gone = of(0)
    as_user(gone.person.user, make.applications.withdraw, gone, reason="Another job")
    with pytest.raises(Refused, match="The data have changed since the plan was proposed, at 1 places"):
        as_user(make.make_staff("officer"), cohorts.approve, cohort)
    cohort.refresh_from_db()
    assert (cohort.state, cohort.approved_by) == ("proposed", None)


def test_a_plan_waits_for_the_word_of_the_institution(cohort, draft, officer):
    Signature.objects.filter(application=of(0)).delete()
    as_user(officer, cohorts.take_data, cohort)
    draft.refresh_from_db()
    assert [str(row.person) for row in unconfirmed(draft)] == ["Person 0."]
    with pytest.raises(Refused, match="The institution has to say yes first to: Person 0"):
        as_user(officer, cohorts.propose, cohort, draft)


def test_a_safeguard_that_is_not_kept_needs_a_reason(cohort, draft, officer):
    as_user(officer, cohorts.set_rules, draft, {"women_min": 0.5})
    assert draft.figures["warnings"] == [["women_min", "SOM", 0.5]]
    with pytest.raises(ReasonMissing, match="Write why this is acceptable"):
        as_user(officer, cohorts.propose, cohort, draft)
    as_user(officer, cohorts.propose, cohort, draft, safeguard="Two women applied and withdrew")
    assert cohort.safeguard == "Two women applied and withdrew"


def test_a_plan_that_places_nobody_is_not_proposed(cohort, draft, officer):
    as_user(officer, cohorts.set_rules, draft, {"country": {"SOM": {"maximum": 0}}})
    with pytest.raises(Refused, match="places nobody"):
        as_user(officer, cohorts.propose, cohort, draft)


def test_drafts_stand_beside_each_other_and_end_with_the_round(cohort, draft, officer):
    as_user(officer, cohorts.forbid, draft, of(0))
    second = as_user(officer, cohorts.new_draft, cohort, like=draft)
    assert (second.number, second.plan, second.forbids) == (2, draft.plan, draft.forbids)
    as_user(officer, cohorts.drop, cohort, reason="No money")
    with pytest.raises(Conflict):
        as_user(officer, cohorts.new_draft, cohort)
    with pytest.raises(Conflict):
        as_user(officer, cohorts.lock, second, of(1))


def test_who_is_left_out_is_named_with_the_reason(cohort, officer):
    Application.objects.filter(pk=of(0).pk).update(available_from="2031-01-01")
    make.Marking.objects.filter(review__application=of(1)).delete()
    as_user(officer, cohorts.take_data, cohort)
    assert [(row.application_id, row.out) for row in left_out(cohort.drafts.get())] == [
        (of(0).pk, "dates"), (of(1).pk, "marks"),
    ]  # fmt: skip


def test_money_and_dates_belong_to_the_places(cohort, draft, officer):
    place = cohort.places.first()
    said = {place.opportunity_id: (4000, place.starts, place.ends)}
    as_user(officer, cohorts.set_places, cohort, said)
    draft.refresh_from_db()
    assert draft.figures["spent"] == 4000.0
    late = {place.opportunity_id: (4000, place.ends, place.starts), 0: (-1, place.starts, place.ends)}
    with pytest.raises(Unfit, match="lies before the first"):
        as_user(officer, cohorts.set_places, cohort, late)


def test_a_group_is_the_affiliated_organisation_somebody_is_active_in(cohort, draft, officer):
    organisation = make.make_affiliation().organisation
    for number in (0, 1):
        Counted.objects.create(person=of(number).person, active_in=organisation.public_id)
    people = [of(number).person_id for number in (0, 1)]
    assert groups_of(cohort.programme, people) == dict.fromkeys(people, organisation.pk)
    as_user(officer, cohorts.set_rules, draft, {"group_max": 0.5, "balance_binds": True})
    assert who(draft) == {0: "Person 0.", 1: "Person 2."}
    line = next(one for one in rule_lines(draft, placed_in(draft)) if one.field == "group_max")
    assert (line.standing, line.used) == ("limit", 0.5)
    assert groups_of(cohort.programme, []) == {}


def test_the_plan_of_a_large_round_is_worked_out_by_a_job(cohort, draft, officer, monkeypatch):
    monkeypatch.setattr(cohorts, "LARGE", 0)
    before = who(draft)
    as_user(officer, cohorts.take_data, cohort)
    draft.refresh_from_db()
    assert (draft.plan, draft.figures["status"], draft.figures["places"]) == ([], "waiting", 2)
    with pytest.raises(Refused, match="still being worked out"):
        as_user(officer, cohorts.lock, draft, of(1))
    with pytest.raises(Refused, match="still being worked out"):
        as_user(officer, cohorts.propose, cohort, draft)
    second = as_user(officer, cohorts.new_draft, cohort, like=draft)
    as_user(officer, cohorts.take_data, cohort)
    jobs = ProcrastinateJob.objects.filter(task_name="selection.plan").order_by("id")
    assert [(job.args["draft_id"], job.lock) for job in jobs] == [
        (draft.pk, "selection.engine"), (second.pk, "selection.engine"),
    ]  # fmt: skip
    tasks.plan(draft.pk)
    draft.refresh_from_db()
    assert (who(draft), draft.figures["status"]) == (before, "optimal")
    version = draft.version
    tasks.plan(draft.pk)
    tasks.plan(0)
    draft.refresh_from_db()
    assert draft.version == version
    as_user(officer, cohorts.lock, draft, of(2))
    assert who(draft) == {0: "Person 2.", 1: "Person 1."}


def test_a_plan_that_was_asked_anew_meanwhile_is_not_overwritten(cohort, draft, officer, monkeypatch):
    def slowly(*asked):
        CohortDraft.objects.filter(pk=draft.pk).update(version=99)
        return planned(*asked)

    monkeypatch.setattr(cohorts, "LARGE", 0)
    monkeypatch.setattr(cohorts, "planned", slowly)
    as_user(officer, cohorts.take_data, cohort)
    cohorts.make_plan(draft.pk)
    draft.refresh_from_db()
    assert (draft.version, draft.figures["status"], draft.plan) == (99, "waiting", [])


def test_only_who_works_in_every_country_of_a_round_plans_it(cohort, draft):
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    for account in (elsewhere, make.make_staff("assessor"), make.make_staff("viewer")):
        with pytest.raises(Refused):
            as_user(account, cohorts.lock, draft, of(1))
        assert not Cohort.objects.visible_to(account).exists()
    with pytest.raises(Refused):
        as_user(
            elsewhere, cohorts.start_cohort, cohort.programme, title="Mine", opportunities=[of(0).opportunity],
            ranking_on=clock.today(),
        )  # fmt: skip


def test_a_round_begins_with_opportunities_and_a_day_to_come(cohort, officer):
    one = [of(0).opportunity]
    for opportunities, days, words in (([], 0, "at least one opportunity"), (one, -1, "This day has passed")):
        with pytest.raises(Unfit, match=words):
            as_user(
                officer, cohorts.start_cohort, cohort.programme, title="Mine", opportunities=opportunities,
                ranking_on=clock.today() + timedelta(days=days),
            )  # fmt: skip
    assert CohortStep.objects.count() == 0


def test_nothing_of_a_round_changes_while_a_country_of_it_is_suspended(draft, officer):
    Cohort.objects.filter(pk=draft.cohort_id).update(mark="held")
    with pytest.raises(Refused, match="suspended"):
        cohorts.undo(draft, by=officer)
