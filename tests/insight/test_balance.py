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
from ciconia.selection.models import Cohort, CohortPlace
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


def counted_in(person, organisation):
    """Says that one is active in an organisation, and nothing else."""
    as_user(person.user, agree, person, "balance", words="Count me", language="en")
    said = {"sex": "", "birth_year": None, "ties": []}
    as_user(person.user, say_for_figures, person, **said, active_in=organisation.public_id)


def test_a_group_is_who_nominated_somebody_or_what_they_declare_and_nothing_else(_world):
    nominating = make.make_affiliation("active", does=["nomination"])
    declared = make.make_affiliation("active", organisation=make.make_organisation("diaspora", "NLD"))
    opportunity = make.make_opportunity()
    people = [make.make_person(f"Person {number}") for number in range(16)]
    with make.acting_as("system:maker"):
        make.give_role(
            people[15].user, "organisation contact", by=make.MAKER, scope="organisation",
            scope_id=declared.organisation_id,
        )  # fmt: skip
    applications = [make.make_application("submitted", opportunity=opportunity, person=person) for person in people]
    for person in people[5:10]:
        counted_in(person, declared.organisation)
    counted_in(people[0], declared.organisation)  # nominated by another: that counts
    for application in applications[:5]:
        application.source = nominating.organisation.public_id
        application.save(update_fields=["source"])
    applications[10].source = declared.organisation.public_id  # does not nominate
    applications[10].save(update_fields=["source"])
    SelectionSetting.objects.filter(programme=opportunity.programme).update(group_max=40)
    rows, found = table("group")
    assert {code: cells[0] for code, cells in rows.items()} == {
        str(nominating.organisation_id): (5, 50), str(declared.organisation_id): (5, 50), "unknown": (6, None),
    }  # fmt: skip
    assert (found.floor, found.met) == (40, None)  # nobody is chosen


def planned(*opportunities):
    """A round of some opportunities, without plans."""
    with make.acting_as("system:maker"):
        cohort = Cohort.objects.create(
            programme=opportunities[0].programme, focus_ids=[opportunities[0].focus_id], title="Spring", state="draft",
            ranking_on=clock.today(), taken_at=clock.now(), turn_role="officer", due_at=clock.now(),
        )  # fmt: skip
        for one in opportunities:
            CohortPlace.objects.create(cohort=cohort, opportunity=one, free=1, starts=clock.today(), ends=clock.today())
    return cohort


def test_a_round_is_counted_for_itself_and_hides_what_the_whole_would_tell(_world):
    inside, outside = make.make_opportunity(places=20), make.make_opportunity(places=20)
    people = [make.make_person(f"Person {number}") for number in range(17)]
    for number, person in enumerate(people):
        told(person, "f" if number < 8 else "m", 1990)
        make.make_application("submitted", opportunity=outside if number in (6, 7) else inside, person=person)
    cohort = planned(inside)
    assert table("sex")[0]["f"][0] == (8, 47)
    rows, found = table("sex", cohort=cohort)
    assert (rows["f"][0], rows["m"][0], found.totals[0]) == ((None, None), (9, None), None)  # two are outside
    people = [make.make_person(f"Other {number}") for number in range(10)]
    for number, person in enumerate(people):
        told(person, "f" if number < 5 else "m", 1990)
        make.make_application("submitted", opportunity=outside, person=person)
    rows, found = table("sex", cohort=cohort)
    assert (rows["f"][0], rows["m"][0], found.totals[0]) == ((6, 40), (9, 60), 15)
    planned(inside, outside)
    assert table("sex", cohort=cohort)[0]["f"][0] == (6, 40)


def test_the_page_hides_small_groups_and_the_file_says_the_same(_world, client):
    make.make_application("submitted")
    page = main(enter(client, "officer", "balance"))
    assert ("not shown" in page, "Women" in page) == (True, True)
    file = enter(client, "officer", "balance_file")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert "Sex,Not known,not shown" in file.content.decode("utf-8-sig").replace(";", ",")
    assert enter(client, "viewer", "balance").status_code == 404
