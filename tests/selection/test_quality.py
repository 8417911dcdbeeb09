"""What good terms of reference had is looked for, and what is missing is named."""

from dataclasses import replace
from datetime import date

import pytest

from ciconia.selection.rules.quality import Terms, quality

GOOD = Terms(
    texts={
        "tasks": "Visit eight wells\nTrain five technicians\nDraw the first page",
        "deliverables": "Map of eight wells (week 2)\nFirst page (week 7)",
        "goals": "Five technicians measure eight wells by themselves",
        "team": "Counterpart: head of wells\nFive technicians",
        "results": "Eight wells measured twice a month by week 5",
        "afterwards": "The wells section",
        "conditions": "A room and a vehicle",
    },
    mode="physical",
    weeks=7,
    starts=date(2021, 5, 17),
    answer_by=date(2021, 4, 16),
    languages=("so",),
    required={"goals": "Goals", "tasks": "What to do"},
    prepare=21,
    needed=(date(2021, 5, 1), date(2021, 8, 31)),
)


def missing(**changed):
    """The codes of what is missing where something is otherwise."""
    texts = {**GOOD.texts, **{name: changed.pop(name) for name in list(changed) if name in (*GOOD.texts, "patients")}}
    return [finding.code for finding in quality(replace(GOOD, texts=texts, **changed)).missing]


def test_a_good_text_misses_nothing():
    found = quality(GOOD)
    assert (found.met, found.of, found.missing) == (16, 16, ())


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"goals": ""}, ["goals"]),
        ({"goals": "\n".join(["Six people measure alone"] * 6)}, ["goals"]),
        ({"goals": "Better water"}, ["goals_clear"]),
        ({"team": ""}, ["team", "learners"]),
        ({"team": "Counterpart: head of wells"}, ["learners"]),
        ({"team": "Counterpart: head of wells", "learners": "Five technicians"}, []),
        ({"results": ""}, ["results"]),
        ({"results": "The wells are in good order by summer"}, ["results", "results_when"]),
        ({"results": "Water in 8 of 10 homes"}, ["results_when"]),
        ({"results": "قياس ٨ آبار كل أسبوع"}, []),
        ({"deliverables": ""}, ["deliverables"]),
        ({"deliverables": "Map (week 2)\nHandbook"}, ["deliverables_dated"]),
        ({"deliverables": "Map (week 9)"}, ["deliverables_late"]),
        ({"deliverables": "Carte (2e semaine)"}, []),
        ({"afterwards": ""}, ["afterwards"]),
        ({"conditions": ""}, ["conditions"]),
        ({"conditions": "", "mode": "virtual"}, ["conditions"]),
        ({"languages": ()}, ["languages"]),
        ({"answer_by": date(2021, 4, 27)}, ["preparation"]),
        ({"answer_by": date(2021, 6, 1)}, ["preparation"]),
        ({"tasks": ""}, ["required_tasks"]),
        ({"tasks": "\n".join(["Visit a well"] * 15)}, ["length"]),
        ({"tasks": "Visit a well"}, ["length"]),
        ({"weeks": 1, "deliverables": "Map (week 1)", "tasks": "Visit"}, ["length_stay"]),
        ({"weeks": 1, "deliverables": "Map (week 1)", "tasks": "Visit", "mode": "virtual"}, []),
        ({"starts": date(2021, 7, 20)}, ["window"]),
        ({"needed": None}, []),
        ({"required": {"patients": "Work near patients"}}, ["required_patients"]),
        ({"required": {"patients": "Work near patients"}, "patients": "The nurse decides"}, []),
        ({"conditions": "Work at [place], with [desk, vehicle]"}, ["gap_conditions"]),
        ({"unanswered": 2}, ["unanswered"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(changed, named):
    assert missing(**changed) == named


def words(code, **changed):
    found = quality(replace(GOOD, **changed))
    return next(str(finding.words) for finding in found.missing if finding.code == code)


def test_each_says_what_to_do():
    late = GOOD.texts | {"deliverables": "Map (week 9)"}
    assert words("deliverables_late", texts=late) == (
        "This comes after the end, as the work takes 7 weeks: Map (week 9)"
    )  # fmt: skip
    assert words("preparation", answer_by=date(2021, 6, 1)) == (
        "0 days lie between the answer to applicants and the start; training, medical check and agreement need 21. "
        "Start later, or close earlier."
    )
    assert words("window", weeks=30) == (
        "The host asked for the time from 1 May 2021 to 31 August 2021. Ask it before you choose other dates."
    )
    gap = GOOD.texts | {"goals": "[Number] technicians measure alone"}
    assert words("gap_goals", texts=gap) == "Fill in what the template leaves open: [Number]"
    assert words("length", weeks=13) == (
        "3 tasks do not explain 13 weeks. Say what the time is for, or make it shorter."
    )  # fmt: skip
