"""The last day of the programme: everything that was open two years before has come to its end, by the same flows."""

from collections import Counter
from datetime import date

import pytest

from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement, Phase
from ciconia.demo.afterwards import told
from ciconia.demo.files import rows
from ciconia.foundation.flow import registry
from ciconia.foundation.models import Log
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.models import Focus
from ciconia.results.models import Outcome, Sighting
from ciconia.selection.models import Application, Need, Opportunity, Partnership
from tests.demo.moments import CHECKS, MOMENTS, built

STOPPED = date(2021, 8, 15)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world of the 30th of June 2023, built once."""
    with built("over", django_db_blocker):
        yield


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_holds(world, check):
    assert check() == []


def states(model):
    return Counter(model.objects.values_list("state", flat=True))


def test_this_is_how_everything_ended(world):
    assert states(Partnership) == {"agreed": 3, "declined": 2, "ended": 21}
    assert states(Need) == {"served": 20, "lapsed": 11, "withdrawn": 6, "refused": 4}
    assert states(Opportunity) == {"filled": 21, "not_filled": 2, "withdrawn": 2}
    assert states(Application) == {
        "accepted": 60, "not_chosen": 52, "not_eligible": 13, "withdrawn": 12, "expired": 11, "declined": 8,
    }  # fmt: skip
    assert states(Engagement) == {"closed": 59, "completed": 1}
    assert states(Outcome) == {"recorded": 166, "not_answered": 36, "asked": 2}
    assert states(Deliverable) == {"accepted": 159, "dropped": 16}
    assert states(ChecklistItem)["open"] == 0
    assert Sighting.objects.count() > 0


def test_nothing_is_known_of_later_days(world):
    assert Log.objects.filter(at__gt=MOMENTS["over"]).exists() is False


def test_the_last_who_are_asked_still_have_their_turn(world):
    last = Engagement.objects.get(state="completed")
    assert (last.focus.country, last.turn_role, last.next_wave_on) == ("NGA", "results", date(2023, 6, 28))
    assert set(last.outcomes.filter(state="asked").values_list("turn_role", flat=True)) == {
        "participant", "host contact",
    }  # fmt: skip


def test_in_afghanistan_all_work_ended_with_august_2021(world):
    afghan = Focus.objects.get(country="AFG")
    assert afghan.state == "closed"
    closing = Log.objects.get(noun="focus", object_id=afghan.pk, verb="focus.close")
    assert closing.actor_label == "Marit de Vos"
    assert Partnership.objects.filter(focus=afghan).exclude(state="ended").exists() is False
    ended = Log.objects.filter(
        noun="engagement", focus_id=afghan.pk, verb="engagement.end_early", at__date__gte=STOPPED
    )
    assert Counter(ended.values_list("actor_label", flat=True)) == {"Marit de Vos": 3}
    there = Phase.objects.filter(engagement__focus=afghan, mode="physical", replaced=False, ends__gte=STOPPED)
    assert set(there.values_list("engagement__ended_on", "engagement__person__short_name")) == {
        (date(2021, 8, 16), "Mustafa S."),  # planned for the 23rd, and ended before it began
    }


def test_the_other_countries_wait_for_their_last_review(world):
    others = (
        Focus.objects.filter(programme__code="cd4d2")
        .exclude(country="AFG")
        .values_list("state", "turn_role", "next_review")
    )
    assert set(others) == {("open", "coordinator", date(2023, 6, 30))}


def test_a_place_that_was_given_back_before_the_start_is_free(world):
    freed = Application.objects.exclude(place_freed_on=None).values_list("person__short_name", "place_freed_on")
    assert dict(freed) == {"Firas M.": date(2020, 2, 3), "Mustafa S.": date(2021, 8, 16)}


def test_what_people_said_is_varied_and_partly_in_their_own_languages(world):
    later = Outcome.objects.filter(state="recorded", answered_on__gt=date(2021, 3, 8))
    said = [outcome.changed for outcome in later]
    assert len({text["en"] for text in said}) == 28
    assert {text["source"] for text in said} == {"ar", "en", "fa-AF", "nl", "so"}


# ---- the rows themselves, without a database ---------------------------------------------------------------


def test_up_to_the_last_day_of_the_files_nothing_is_added():
    assert told("need", MOMENTS["running"]) is rows("need")
    assert [told(kind, MOMENTS["running"]) is rows(kind) for kind in ("opportunity", "engagement", "outcome")] == [
        True
    ] * 3


def test_every_row_goes_on_from_where_its_file_left_it():
    for kind in ("partnership", "need", "opportunity", "application", "engagement", "outcome"):
        for before, after in zip(rows(kind), told(kind, MOMENTS["over"]), strict=False):
            kept = len(before["steps"])
            assert after["steps"][:kept] == before["steps"]
            assert [step for step in after["steps"][kept:] if step[0] <= date(2021, 3, 8)] == []


def test_every_no_on_the_way_has_its_reason():
    flows = {kind: registry[kind] for kind in ("partnership", "need", "opportunity", "application", "engagement")}
    silent = [
        (kind, step)
        for kind, flow in flows.items()
        for row in told(kind, MOMENTS["over"])
        for step in row["steps"]
        if len(step) < 3 and any(move.name == step[1] and move.reason for move in flow.moves)
    ]
    assert silent == []


def test_nobody_was_released_before_what_holds_the_start_was_done():
    gates = {item.code for item in KINDS["assignment"].checklist if item.gate}
    for row in told("engagement", MOMENTS["over"]):
        released = next((step[0] for step in row["steps"] if step[1] == "release"), None)
        late = [code for code in gates & set(row["checklist"]) if released and row["checklist"][code][0] > released]
        assert late == [], (row["opportunity"], row["person"])
