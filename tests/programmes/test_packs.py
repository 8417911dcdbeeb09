"""Every pack that comes with the product loads, cites a source for all it says, and invents nothing."""

from datetime import date
from pathlib import Path

import pytest

from ciconia.foundation.access import System
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.kinds import NAMED, WAITING
from ciconia.programmes.models import Criterion, Fact, Programme, Rule, SectorChoice, Target
from ciconia.programmes.packs import FOLDER, shipped
from ciconia.programmes.queries import programme as queries
from ciconia.programmes.queries.focus import open_focuses, sectors_of
from ciconia.programmes.rules.pack import read_file
from ciconia.programmes.rules.rule import examine

SHIPPED = sorted(FOLDER.glob("*.toml"))


@pytest.fixture
def cd4d2(maker: System) -> Programme:
    return packs.load(shipped("cd4d2"), by=maker, reason="The set-up as shipped").version.programme


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_pack_loads_and_names_a_source_for_all_it_says(path: Path, maker: System) -> None:
    programme = packs.load(path, by=maker, reason="The set-up as shipped").version.programme
    assert programme.code == path.stem
    for model in (SectorChoice, Target, Rule, Criterion, Fact):
        assert [row.pk for row in model.objects.filter(programme=programme) if not row.source] == []
    assert Fact.objects.filter(programme=programme).exists()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_source_of_a_pack_is_used(path: Path) -> None:
    pack = read_file(path)
    text = pack.text
    assert [name for name in pack.data["sources"] if f'source = "{name}"' not in text] == []


def test_kinds_that_wait_for_their_floor() -> None:
    used = {kind for path in SHIPPED for kind in read_file(path).data["programme"]["kinds"]}
    assert used & WAITING == {"internship", "study_visit", "twinning"}
    assert used - set(NAMED) == set()


def test_cd4d2_runs_from_2019_and_was_prolonged_by_a_year(cd4d2: Programme) -> None:
    assert (cd4d2.starts, cd4d2.ends, cd4d2.prolonged_to) == (date(2019, 7, 1), date(2022, 6, 30), date(2023, 6, 30))
    assert cd4d2.last_day == date(2023, 6, 30)
    assert (cd4d2.prefix, cd4d2.zone, cd4d2.longest_days) == ("CD2", "Europe/Amsterdam", 92)
    assert cd4d2.funders == [{"name": "Ministry of Foreign Affairs of the Netherlands", "country": "NLD"}]


def test_cd4d2_works_in_the_sectors_each_country_chose(cd4d2: Programme) -> None:
    chosen = {
        focus.country: [str(sector.name) for sector in sectors_of(focus, date(2021, 3, 8))]
        for focus in open_focuses(cd4d2)
    }
    assert chosen == {
        "AFG": ["Health", "Rural development and water management", "Technical and vocational education"],
        "IRQ": ["Good governance on migration"],
        "NGA": ["ICT", "Health care", "Agriculture"],
        "SOM": ["Local government", "Rule of law", "Water and infrastructure", "Private-sector development"],
    }


def test_cd4d2_means_to_reach_about_fifty_in_each_country(cd4d2: Programme) -> None:
    assert [(target.focus.country, target.about, target.of_what) for target in queries.targets_of(cd4d2)] == [
        ("AFG", 50, "participants"),
        ("IRQ", 50, "participants"),
        ("NGA", 50, "participants"),
        ("SOM", 50, "participants"),
    ]


@pytest.mark.parametrize(
    ("day", "country", "outcome"),
    [
        (date(2020, 6, 15), "GBR", "met"),
        (date(2020, 12, 31), "GBR", "met"),
        (date(2021, 3, 8), "GBR", "not met"),
        (date(2020, 6, 15), "NLD", "met"),
        (date(2021, 3, 8), "NLD", "met"),
        (date(2021, 3, 8), "BEL", "met"),
        (date(2020, 6, 15), "USA", "not met"),
    ],
)
def test_where_an_expert_of_cd4d2_may_live_depends_on_the_day(
    cd4d2: Programme, day: date, country: str, outcome: str
) -> None:
    findings = examine(queries.rules_on(cd4d2, day), {"residence_country": country})
    assert [finding.outcome for finding in findings] == [outcome]


def test_dates_that_no_source_gives_are_marked_as_assumed(cd4d2: Programme) -> None:
    assert [(rule.code, rule.assumed) for rule in Rule.objects.filter(programme=cd4d2)] == [
        ("residence-with-uk", ["valid_until"]),
        ("residence-eu", ["valid_from"]),
    ]


def test_what_is_not_known_of_cd4d2_is_said_to_be_unknown(cd4d2: Programme) -> None:
    assert list(queries.facts_of(cd4d2).filter(known=False).values_list("key", flat=True)) == [
        "prolongation-decided",
        "budget",
        "afghanistan-stopped-on",
        "residence-uk-until",
        "tie-to-country",
        "allowance-rates",
        "insurance",
        "security",
        "answer-time",
        "assessment-form",
        "final-conference",
        "assignments-end",
        "assignments-afghanistan",
        "logframe",
    ]


def test_facts_and_targets_are_told_in_four_languages(cd4d2: Programme) -> None:
    texts = [text for fact in Fact.objects.filter(programme=cd4d2) for text in (fact.label, fact.value)]
    texts += [target.words for target in Target.objects.filter(programme=cd4d2)]
    told = [text for text in texts if str(text) != "unknown"]
    assert {tuple(sorted(text)) for text in told} == {("ar", "en", "fr", "nl", "source")}


def test_in_march_2021_nobody_knows_how_it_ends(cd4d2: Programme) -> None:
    then = set(queries.facts_of(cd4d2, on=date(2021, 3, 8)).values_list("key", flat=True))
    later = set(queries.facts_of(cd4d2).values_list("key", flat=True)) - then
    assert later == {
        "prolonged",
        "prolongation-decided",
        "years-in-letter",
        "countries-later",
        "afghanistan-stopped",
        "afghanistan-stopped-on",
        "midterm-assignments",
        "midterm-activities",
        "midterm-challenge",
        "assignments-late",
        "assignments-end",
        "assignments-afghanistan",
        "final-evaluation",
    }


def test_skill_fit_and_passing_on_are_assessed_and_descent_is_not(cd4d2: Programme) -> None:
    assert [(row.code, len(row.scale)) for row in queries.criteria_of(cd4d2)] == [
        ("skill", 4),
        ("context", 4),
        ("transfer", 4),
    ]
