"""A round keeps people for needs to come: which count, how likely they are, and what a plan makes of them."""

from datetime import UTC, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Person
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Need
from ciconia.selection.queries.cohort_board import alternatives
from ciconia.selection.queries.need_to_come import changed_to_come, kept_in, measured, needs_to_come
from ciconia.selection.rules.need_to_come import Chance
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)
WELLS = "http://example.org/wells"


@pytest.fixture(autouse=True)
def _march(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def cohort():
    """Two places, of which the second is little for Person 0, who knows wells."""
    found = make.make_cohort(opportunities=2, people=2)
    Person.objects.filter(short_name="Person 0.").update(confirmed=[WELLS], languages=[{"code": "so"}])
    return found


@pytest.fixture
def need(cohort):
    place = cohort.places.first()
    row = make.make_need("submitted", partnership=place.opportunity.need.partnership)
    Need.objects.filter(pk=row.pk).update(concepts=[WELLS], starts=place.starts, ends=place.ends, weeks=2)
    return Need.objects.get(pk=row.pk)


@pytest.fixture
def officer(cohort):
    return make._staff("officer", cohort.programme.focuses.first())


@pytest.fixture
def draft(cohort):
    return cohort.drafts.get()


def keep(draft, officer, said, reason="The ministry said so"):
    return as_user(officer, cohorts.keep_for_needs, draft, said, reason=reason)


def test_a_need_to_come_is_sent_and_in_the_same_weeks_and_has_no_opportunity(cohort, need):
    assert [one.need for one in needs_to_come(cohort)] == [need]
    served = cohort.places.first().opportunity.need
    assert served.state == "validated"  # of it an opportunity was published
    last = cohort.places.first().ends
    Need.objects.filter(pk=need.pk).update(starts=last + timedelta(days=1), ends=last + timedelta(days=90))
    assert needs_to_come(cohort) == []
    Need.objects.filter(pk=need.pk).update(starts=last, state="draft")
    assert needs_to_come(cohort) == []


def entered(number, at, *, programme=None, state="submitted"):
    """What the log says of a need that reached a state."""
    pk = programme.pk if programme else None
    Log.objects.create(at=at, verb="need.submit", noun="need", object_id=number, to_state=state, programme_id=pk)


def test_the_chance_is_the_part_of_such_needs_that_came_in_ninety_days(cohort, need):
    served = cohort.places.first().opportunity
    assert measured(cohort.programme)["submitted"] == Chance(0, 0, everywhere=True)  # nothing is old enough
    entered(served.need_id, served.published_at - timedelta(days=90), state="endorsed")
    entered(served.need_id, served.published_at - timedelta(days=91), state="returned")
    entered(9_000, clock.now() - timedelta(days=90), state="endorsed")
    assert {state: (one.came, one.cases) for state, one in measured(cohort.programme).items()} == {
        "submitted": (0, 0), "returned": (0, 1), "endorsed": (1, 2), "validated": (0, 0),
    }  # fmt: skip
    assert Chance(1, 2, everywhere=True).share is None
    assert (Chance(5, 20, everywhere=False).share, Chance(19, 19, everywhere=False).share) == (0.25, None)


def test_twenty_needs_of_the_programme_itself_are_enough(cohort):
    for number in range(20):
        entered(9_000 + number, clock.now() - timedelta(days=200), programme=cohort.programme)
    assert measured(cohort.programme)["submitted"] == Chance(0, 20, everywhere=False)


def of(number, place):
    """The application of a person (by number) for an opportunity (by number)."""
    return Application.objects.filter(person__short_name=f"Person {number}.").order_by("opportunity_id")[place]


def plan(draft):
    """Who has which place: {opportunity number: person}."""
    draft.refresh_from_db()
    places = list(draft.cohort.places.order_by("opportunity_id").values_list("opportunity_id", flat=True))
    rows = Application.objects.filter(pk__in=draft.plan).select_related("person")
    return {places.index(row.opportunity_id): str(row.person) for row in rows}


@pytest.fixture
def crowded(draft, officer):
    """Person 1 has the place that suits both, so that little is left for Person 0."""
    as_user(officer, cohorts.lock, draft, of(1, 0))
    assert plan(draft) == {0: "Person 1.", 1: "Person 0."}
    return draft


def test_somebody_is_kept_where_waiting_brings_more_and_it_is_taken_back_exactly(crowded, need, officer):
    before = (crowded.plan, crowded.rules, crowded.figures)
    keep(crowded, officer, {need.pk: {"chance": 0.5}})
    assert plan(crowded) == {0: "Person 1."}
    assert [(str(Person.objects.get(pk=one.person)), one.need) for one in kept_in(crowded)] == [("Person 0.", need.pk)]
    assert [1 / 3 < one.worth <= 0.5 for one in kept_in(crowded)] == [True]
    as_user(officer, cohorts.undo, crowded)
    crowded.refresh_from_db()
    assert (crowded.plan, crowded.rules, crowded.figures) == before
    assert kept_in(crowded) == []


def test_nobody_is_kept_where_today_brings_more(crowded, need, officer):
    keep(crowded, officer, {need.pk: {"chance": 0.2}})
    assert plan(crowded) == {0: "Person 1.", 1: "Person 0."}
    assert crowded.figures["worth"] == crowded.figures["fit"]
    assert crowded.figures["objective"] == pytest.approx(crowded.figures["worth"] - 0.2, abs=1e-5)


def test_a_lock_wins_over_waiting_and_what_it_gives_up_is_told_before(crowded, need, officer):
    keep(crowded, officer, {need.pk: {"chance": 0.5}})
    second = crowded.cohort.places.order_by("opportunity_id").last()
    [waits] = kept_in(crowded)
    told = {str(one.application.person): one.cost for one in alternatives(crowded, second) if not one.impossible}
    assert told == {"Person 0.": pytest.approx(waits.worth - 1 / 3, abs=1e-5)}
    as_user(officer, cohorts.lock, crowded, of(0, 1))
    assert plan(crowded) == {0: "Person 1.", 1: "Person 0."}


def test_whoever_lacks_the_names_the_language_or_the_weeks_is_kept_for_nothing(crowded, need, officer):
    person = Person.objects.filter(short_name="Person 0.")
    for change in ({"confirmed": []}, {"languages": [{"code": "fr"}]}, {"available_from": need.ends}):
        was = person.values(*change).get()
        person.update(**change)
        keep(crowded, officer, {need.pk: {"chance": 0.5}})
        assert (change, plan(crowded)) == (change, {0: "Person 1.", 1: "Person 0."})
        person.update(**was)


def test_without_a_chance_that_can_be_told_nobody_is_kept(crowded, need, officer):
    keep(crowded, officer, {})
    assert plan(crowded) == {0: "Person 1.", 1: "Person 0."}
    assert [(row["need"], row["chance"], row["fit"], row["cases"]) for row in crowded.rules["to_come"]["needs"]] == [
        (need.pk, None, 1, 0)
    ]
    keep(crowded, officer, None)
    assert "to_come" not in crowded.rules


def test_other_rules_and_new_data_ask_anew_what_waiting_is_worth(crowded, need, officer):
    keep(crowded, officer, {need.pk: {"chance": 0.5, "places": 2}})
    Need.objects.filter(pk=need.pk).update(concepts=[WELLS, "http://example.org/pumps"])
    as_user(officer, cohorts.set_rules, crowded, crowded.rules)
    assert plan(crowded) == {0: "Person 1.", 1: "Person 0."}  # half of its names are not theirs
    Need.objects.filter(pk=need.pk).update(concepts=[WELLS])
    as_user(officer, cohorts.take_data, crowded.cohort)
    assert plan(crowded) == {0: "Person 1."}
    assert crowded.rules["to_come"]["said"] == {str(need.pk): {"chance": 0.5, "places": 2}}


def test_what_staff_say_fits_and_has_a_reason(draft, officer):
    with pytest.raises(Unfit) as wrong:
        keep(draft, officer, {7: {"chance": 1.2, "places": 0}, 8: {"chance": 0.5}, 9: {}}, reason=" ")
    assert sorted(wrong.value.problems) == ["chance_7", "places_7", "reason"]
    keep(draft, officer, {7: {"places": 2}, 9: {}}, reason="")
    assert draft.rules["to_come"]["said"] == {"7": {"places": 2}}


def test_a_plan_is_not_proposed_once_other_needs_are_on_the_way(crowded, need, officer):
    keep(crowded, officer, {need.pk: {"chance": 0.5}})
    assert changed_to_come(crowded) is False
    Need.objects.filter(pk=need.pk).update(state="endorsed")
    assert changed_to_come(crowded) is True
    with pytest.raises(Refused) as refused:
        as_user(officer, cohorts.propose, crowded.cohort, crowded)
    assert str(refused.value) == "The data have changed since the plan was made. Take today's data first."
    keep(crowded, officer, None)
    as_user(officer, cohorts.propose, crowded.cohort, crowded)
    assert crowded.cohort.state == "proposed"


def test_in_a_large_round_a_job_works_out_what_waiting_is_worth(crowded, need, officer, monkeypatch):
    monkeypatch.setattr(cohorts, "LARGE", 2)
    keep(crowded, officer, {need.pk: {"chance": 0.5}})
    assert plan(crowded) == {}
    cohorts.make_plan(crowded.pk)
    assert plan(crowded) == {0: "Person 1."}
    assert [one.need for one in kept_in(crowded)] == [need.pk]


def test_nobody_is_kept_where_the_order_of_the_institutions_is_a_rule(crowded, need, officer):
    crowded.cohort.candidates.update(host_rank=1)
    crowded.cohort.taken_at += timedelta(seconds=1)  # so that the round is read anew
    crowded.cohort.save()
    as_user(officer, cohorts.set_rules, crowded, {**crowded.rules, "host_rank": "order"})
    keep(crowded, officer, {need.pk: {"chance": 0.5}})
    assert kept_in(crowded) == []
