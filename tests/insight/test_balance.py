"""Who applied, was shortlisted and chosen: counted in groups, and nobody told from it."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.wall import set_actor
from ciconia.insight.queries.balance import LEAST, balance_of, shown_cells
from ciconia.people.actions.consent import agree, say_for_figures
from ciconia.programmes.models import SelectionSetting
from tests import make
from tests.doors.desk_help import enter
from tests.doors.desk_line import main
from tests.make import as_user

CODES, COLUMNS = ["f", "m", "unknown"], [1, 2]


@pytest.fixture
def _world(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@settings(max_examples=300, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 14), min_size=6, max_size=6))
def test_no_small_number_is_shown_or_left_alone_in_its_line(numbers):
    cells = dict(zip([(code, column) for code in CODES for column in COLUMNS], numbers, strict=True))
    shown = shown_cells(cells, CODES, COLUMNS)
    assert [one for one in shown.values() if one is not None and 0 < one < LEAST] == []
    lines = [[(code, column) for code in [*CODES, None]] for column in [*COLUMNS, None]]
    lines += [[(code, column) for column in [*COLUMNS, None]] for code in [*CODES, None]]
    assert [line for line in lines if [shown[place] for place in line].count(None) == 1] == []
    sums = {(None, None): sum(numbers)}
    assert all(shown[place] in (None, cells.get(place, shown[place])) for place in cells)
    assert shown[None, None] in (None, sums[None, None])


def told(person, sex, born):
    as_user(person.user, agree, person, "balance", words="Count me", language="en")
    as_user(person.user, say_for_figures, person, sex=sex, birth_year=born, ties=[])
    return person


def table(dimension, **more):
    found = next(one for one in balance_of(make.make_programme(), **more) if one.dimension == dimension)
    return {row.code: [(cell.number, cell.share) for cell in row.cells] for row in found.rows}, found


def test_groups_are_counted_at_each_stage_with_what_is_not_known(_world):
    opportunity = make.make_opportunity(places=20)
    people = [make.make_person(f"Person {number}") for number in range(17)]
    for person, (sex, born) in zip(people, [("f", 1980)] * 6 + [("m", 1995)] * 6, strict=False):
        told(person, sex, born)
    for number, person in enumerate(people):
        make.make_application("chosen" if number < 11 else "submitted", opportunity=opportunity, person=person)
    SelectionSetting.objects.filter(programme=opportunity.programme).update(women_min=50, group_max=40)
    set_actor("")
    rows, found = table("sex")
    assert rows == {
        "f": [(6, 50), (6, 55), (6, 55)], "m": [(6, 50), (5, 45), (5, 45)], "x": [(0, 0)] * 3,
        "unknown": [(5, None), (0, None), (0, None)],
    }  # fmt: skip
    assert (found.totals, found.floor, found.met) == ((17, 11, 11), 50, True)
    assert table("age")[0]["30_44"] == [(6, 50), (6, 55), (6, 55)]
    assert table("before")[0]["first"][0] == (17, 100)
    groups, found = table("group")
    assert (groups, found.met) == ({"unknown": [(17, None), (11, None), (11, None)]}, None)
    assert table("sex", focus=opportunity.focus)[1].totals == (17, 11, 11)
    SelectionSetting.objects.filter(programme=opportunity.programme).update(women_min=60)


def test_a_group_is_the_affiliated_organisation_somebody_speaks_for(_world):
    affiliation = make.make_affiliation("active")
    opportunity = make.make_opportunity()
    people = [make.make_person(f"Person {number}") for number in range(10)]
    with make.acting_as("system:maker"):
        for person in people[:5]:
            make.give_role(
                person.user, "organisation contact", by=make.MAKER, scope="organisation",
                scope_id=affiliation.organisation_id,
            )  # fmt: skip
    for person in people:
        make.make_application("submitted", opportunity=opportunity, person=person)
    SelectionSetting.objects.filter(programme=opportunity.programme).update(group_max=40)
    rows, found = table("group")
    assert rows[str(affiliation.organisation_id)][0] == (5, 100)
    assert (found.floor, found.met) == (40, None)  # nobody is chosen


def test_the_page_hides_small_groups_and_the_file_says_the_same(_world, client):
    make.make_application("submitted")
    page = main(enter(client, "officer", "balance"))
    assert ("not shown" in page, "Women" in page) == (True, True)
    file = enter(client, "officer", "balance_file")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert "Sex,Not known,not shown" in file.content.decode("utf-8-sig").replace(";", ",")
    assert enter(client, "viewer", "balance").status_code == 404
