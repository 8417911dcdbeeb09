"""The board of a round: what each choice costs before it is pressed, undo, rules, two officers, and the offers."""

from datetime import UTC, datetime

import pytest

from ciconia.doors.desk.need_to_come import measured_words
from ciconia.foundation import clock
from ciconia.programmes.actions.selection_setting import switch_ranking
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Cohort, CohortDraft, Signature
from ciconia.selection.rules.need_to_come import Chance
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import as_account, ask, main, send, statements

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
def officer():
    return make.make_staff("officer")


def of(number, place=0):
    return Application.objects.filter(person__short_name=f"Person {number}.").order_by("opportunity_id")[place]


def act(client, who, cohort, name, row=None, **more):
    """Press a button of the board and read the board it leads to."""
    said = {"act": f"{name}:{row.public_id}" if row else name, "draft": "1", **more}
    answer = send(client, who, "cohort_change", cohort, said)
    return client.get(answer["Location"]) if answer.status_code == 302 else answer


def test_the_board_says_who_goes_where_and_what_the_plan_is_worth(client, cohort, officer):
    page = main(enter(client, officer, "cohort", cohort))
    assert "2 of 2 places filled" in page
    assert "100 of 100" in page
    assert "167 points" in page
    assert "No other plan within these rules is worth more." in page
    assert "One place per person in the same weeks" in page


def test_what_each_choice_costs_stands_there_before_it_is_made(client, cohort, officer):
    query = f"?place={of(0).opportunity.public_id}"
    page = main(ask(client, officer, "cohort", cohort, query)).replace("\N{MINUS SIGN}", "-")
    title = "“Groundwater monitoring”"
    assert f"67 -66.7 Person 0. would go from {title} to {title} None broken" in page
    assert "-100.0 Person 0. would have no place None broken" in page


def test_a_change_says_what_followed_and_is_undone(client, cohort, officer):
    page = main(act(client, officer, cohort, "lock", of(1), reason="Speaks Somali"))
    assert "Person 1. locked to “Groundwater monitoring”" in page
    assert "Besides: Person 0. went from “Groundwater monitoring” to “Groundwater monitoring”." in page
    assert "Whole plan: 167 to 100 points." in page
    page = main(act(client, officer, cohort, "undo"))
    assert "167 points" in page
    assert CohortDraft.objects.get().locks == []


def test_somebody_who_was_faster_is_said(client, cohort, officer):
    seen = str(CohortDraft.objects.get().version)
    act(client, officer, cohort, "forbid", of(0), seen=seen)
    again = act(client, officer, cohort, "forbid", of(1), seen=seen)
    assert again.status_code == 409
    assert CohortDraft.objects.get().forbids == [of(0).pk]


def test_places_may_stay_empty_and_decisions_have_a_list(client, cohort, officer):
    page = main(act(client, officer, cohort, "empty", of(0).opportunity))
    assert "1 of 2 places filled" in page
    act(client, officer, cohort, "forbid", of(1, 1), reason="Ill")
    page = main(ask(client, officer, "cohort", cohort, "?view=decisions"))
    assert "Forbidden: Person 1. , Groundwater monitoring Leave to the plan" in page
    assert "Person 1. forbidden for “Groundwater monitoring” Officer, 8 March 2021: Ill" in page
    assert "Rules changed Officer, 8 March 2021" in page
    act(client, officer, cohort, "free", of(1, 1))
    assert CohortDraft.objects.get().forbids == []


def test_who_has_no_place_is_named_with_the_reason(client, cohort, officer):
    page = main(ask(client, officer, "cohort", cohort, "?view=unplaced"))
    assert "Person 2. Fits “Groundwater monitoring” best, with 0 of 100: every place is taken by somebody else." in page


def test_rules_are_written_in_place_and_a_clash_is_named(client, cohort, officer):
    form = enter(client, officer, "cohort_rules", cohort)
    assert "Rules of draft 1" in main(form)
    wrong = send(client, officer, "cohort_rules", cohort, {"country_SOM_minimum": "x", "host_rank": "score"})
    assert (wrong.status_code, "Write a whole number, or nothing." in main(wrong)) == (422, True)
    both = {"country_SOM_minimum": "3", "country_SOM_maximum": "1", "host_rank": "score"}
    assert "The least is more than the most." in main(send(client, officer, "cohort_rules", cohort, both))
    said = {"country_SOM_minimum": "3", "country_SOM_bind": "on", "host_rank": "score", "women_min": "50"}
    answer = send(client, officer, "cohort_rules", cohort, said)
    page = main(client.get(answer["Location"]))
    assert "No plan keeps all of this" in page
    assert "This has to give way: Lower the least for Somalia by 1." in page
    assert "Rules changed" in page


def test_a_share_that_only_warns_is_shown_as_not_kept_and_asks_for_a_reason(client, cohort, officer):
    send(client, officer, "cohort_rules", cohort, {"women_min": "50", "host_rank": "ignore"})
    page = main(enter(client, officer, "cohort", cohort))
    assert "At least 50% of the places in Somalia with women 0% in this plan. Warning only" in page
    first = send(client, officer, "cohort_propose", cohort, {"draft": "1"})
    assert (first.status_code, "Write why this is acceptable." in main(first)) == (422, True)
    send(client, officer, "cohort_propose", cohort, {"draft": "1", "safeguard": "Nobody else applied"})
    assert (Cohort.objects.get().state, Cohort.objects.get().safeguard) == ("proposed", "Nobody else applied")


def test_drafts_stand_side_by_side(client, cohort, officer):
    act(client, officer, cohort, "draft")
    act(client, officer, cohort, "lock", of(2), draft="2")
    page = main(enter(client, officer, "cohort_compare", cohort))
    assert "Draft 1 Draft 2" in page
    assert "Whole plan, points 167 67" in page
    assert "Groundwater monitoring Person 0. Person 2." in page


def test_money_and_dates_are_those_of_the_places(client, cohort, officer):
    form = enter(client, officer, "cohort_places", cohort)
    keys = [row.opportunity.public_id for row in cohort.places.all()]
    said = {f"{name}_{key}": value for key in keys for name, value in
            (("cost", "4000"), ("starts", "2021-06-01"), ("ends", "2021-05-01"))}  # fmt: skip
    assert "The last day lies before the first." in main(send(client, officer, "cohort_places", cohort, said))
    said |= {f"ends_{key}": "2021-07-01" for key in keys}
    assert send(client, officer, "cohort_places", cohort, said).status_code == 302
    assert "EUR 8000" in main(enter(client, officer, "cohort", cohort)).replace(",", "").replace(".0", "")
    assert form.status_code == 200


def test_two_officers_and_then_the_offers_with_the_number_typed(client, cohort, officer):
    other = make.make_staff("officer")
    send(client, officer, "cohort_propose", cohort, {"draft": "1"})
    assert "You proposed this plan: a second officer approves it." in main(enter(client, officer, "cohort", cohort))
    send(client, other, "cohort_move", cohort, move="approve")
    page = main(enter(client, officer, "cohort_offers", cohort))
    assert "Send 2 offers" in page
    wrong = send(client, officer, "cohort_offers", cohort, {"number": "3"})
    assert (wrong.status_code, "Type the number of offers: 2." in main(wrong)) == (422, True)
    answer = send(client, officer, "cohort_offers", cohort, {"number": "2"})
    assert "2 offers sent." in main(client.get(answer["Location"]))
    assert Application.objects.filter(state="offered").count() == 2
    assert set(Signature.objects.filter(side="programme").values_list("by", flat=True)) == {other.pk}
    assert send(client, officer, "cohort_offers", cohort, {"number": "2"}).status_code == 409
    assert enter(client, officer, "cohort_offers", cohort).status_code == 302


def test_data_that_changed_after_the_approval_stop_the_offers_in_words(client, cohort, officer):
    send(client, officer, "cohort_propose", cohort, {"draft": "1"})
    send(client, make.make_staff("officer"), "cohort_move", cohort, move="approve")
    gone = of(0)
    make.as_user(gone.person.user, make.applications.withdraw, gone, reason="Another job")
    page = main(enter(client, officer, "cohort_offers", cohort))
    assert "1 people can no longer be placed" in page
    stopped = send(client, officer, "cohort_offers", cohort, {"number": "2"})
    assert (stopped.status_code, "No offer was sent." in main(stopped)) == (422, True)
    send(client, officer, "cohort_move", cohort, {"reason": "Somebody withdrew"}, move="return")
    page = main(act(client, officer, cohort, "data"))
    assert "2 of 2 places filled" in page


def test_a_round_is_begun_from_the_shortlists(client, officer):
    make.make_application("shortlisted")
    assert "Begin one when the shortlists stand." in main(enter(client, officer, "cohorts"))
    page = enter(client, officer, "cohort_new")
    key = Application.objects.get().opportunity.public_id
    empty = send(client, officer, "cohort_new", None, {"title": "", "ranking_on": "2021-03-20"})
    assert (empty.status_code, "Choose at least one opportunity." in main(empty)) == (422, True)
    late = {"title": "Spring", "opportunities": [key], "ranking_on": "2021-03-01"}
    assert "This day has passed. Choose today or a later day." in main(send(client, officer, "cohort_new", None, late))
    answer = send(client, officer, "cohort_new", None, late | {"ranking_on": "2021-03-20"})
    assert "1 of 1 places filled" in main(client.get(answer["Location"]))
    assert "Spring Somalia Being planned" in main(enter(client, officer, "cohorts"))
    assert page.status_code == 200


def test_the_ranking_stands_beside_the_fit_and_without_it_the_whole_board_works(client, cohort, officer):
    for place in cohort.places.select_related("opportunity"):
        make.make_ranking(place.opportunity)
    page = main(enter(client, officer, "cohort", cohort))
    assert "100 of 100 Nearness in the ranking: 0.90" in page
    coordinator = make._staff("coordinator", of(0).focus)
    make.as_user(coordinator, switch_ranking, cohort.programme, on=False, reason="The works council has to agree first")
    page = main(enter(client, officer, "cohort", cohort))
    assert ("Nearness" in page, "100 of 100" in page, "2 of 2 places filled" in page) == (False, True, True)
    assert "67 \N{MINUS SIGN}66.7" in main(
        ask(client, officer, "cohort", cohort, f"?place={of(0).opportunity.public_id}")
    )
    assert "Person 1. locked to" in main(act(client, officer, cohort, "lock", of(1)))
    assert "167 points" in main(act(client, officer, cohort, "undo"))
    assert "2 of 2 places filled" in main(act(client, officer, cohort, "data"))
    assert "Person 2. Fits" in main(ask(client, officer, "cohort", cohort, "?view=unplaced"))
    send(client, officer, "cohort_propose", cohort, {"draft": "1"})
    send(client, make.make_staff("officer"), "cohort_move", cohort, move="approve")
    answer = send(client, officer, "cohort_offers", cohort, {"number": "2"})
    assert "2 offers sent." in main(client.get(answer["Location"]))


def test_what_the_money_left_allows_stands_beside_the_plan(client, cohort, officer):
    said = {"country_SOM_budget": "5000", "country_SOM_bind": "on", "host_rank": "score"}
    make.as_user(officer, cohorts.set_places, cohort, {
        row.opportunity_id: (4000, row.starts, row.ends) for row in cohort.places.all()
    })  # fmt: skip
    send(client, officer, "cohort_rules", cohort, said)
    page = main(ask(client, officer, "cohort", cohort, "?view=money"))
    page = page.replace("\N{EN DASH}", "-")
    assert "The money left None - EUR 0 EUR 250 more None - EUR 0" in page
    assert "EUR 1,250 more None" in page
    assert "Somalia In person EUR 4,000 EUR 3,000" in page
    assert "How many more the money left allows" in main(enter(client, officer, "cohort_places", cohort))


def test_a_large_round_says_that_its_plan_is_being_worked_out(client, cohort, officer, monkeypatch):
    monkeypatch.setattr(cohorts, "LARGE", 0)
    page = main(act(client, officer, cohort, "data"))
    assert "This plan is being worked out" in page
    assert "0 of 2 places filled" in page
    for view in ("unplaced", "money", "decisions", f"plan&place={of(0).opportunity.public_id}"):
        assert "This plan is being worked out" in main(ask(client, officer, "cohort", cohort, f"?view={view}"))
    assert act(client, officer, cohort, "lock", of(1)).status_code == 403


def test_the_round_is_for_those_who_plan(client, cohort):
    for role, status in (("officer", 200), ("coordinator", 200), ("assessor", 404), ("viewer", 404)):
        assert enter(client, role, "cohort", cohort).status_code == status
    nowhere = as_account(client, "officer").post(url("cohort_change", cohort), {"act": "else:x"})
    assert nowhere.status_code == 404


def test_a_board_takes_the_same_statements_however_many_places_it_has(client, officer):
    small, large = make.make_cohort(), make.make_cohort(opportunities=4, people=3)
    few, many = statements(client, officer, "cohort", small), statements(client, officer, "cohort", large)
    assert few == many


def test_how_likely_a_need_is_says_from_what_that_is_known():
    said = [
        measured_words(Chance(came, cases, everywhere=everywhere))
        for came, cases, everywhere in ((0, 1, True), (3, 19, False), (5, 20, False), (18, 40, True))
    ]
    assert said == [
        "Too few to tell: one such need so far, 20 are asked for.",
        "Too few to tell: 19 such needs so far, 20 are asked for.",
        "25%: 5 of 20 such needs came within 90 days.",
        "45%: in all programmes 18 of 40 such needs came within 90 days.",
    ]


def test_whoever_keeps_nobody_any_more_need_not_fill_in_the_form(client, cohort, officer):
    assert send(client, officer, "cohort_to_come", cohort, {"reason": ""}).status_code == 302
    assert cohort.drafts.get().rules["to_come"]["said"] == {}
    assert send(client, officer, "cohort_to_come", cohort, {"nobody": "1", "seen": "x"}).status_code == 302
    assert "to_come" not in cohort.drafts.get().rules
