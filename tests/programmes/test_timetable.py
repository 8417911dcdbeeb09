"""A timetable: read from the pack, resolved place by place, and followed by what is due."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, State, registry
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Focus, Milestone
from ciconia.programmes.packs import shipped
from ciconia.programmes.queries.timetable import timetable_of
from ciconia.programmes.rules.pack import PackError, read_file, read_text
from ciconia.programmes.rules.timetable import (
    EVERYWHERE,
    Circle,
    Dated,
    days_at,
    filled,
    next_date,
    out_of_order,
    unknown_placeholders,
)

Load = Callable[..., packs.Loaded]
SOM = ("SOM", "")

TIMETABLE = """
[[timetable]]
code = "call"
name = { en = "Call for needs", nl = "Oproep" }
day = 2021-03-01
public = true
source = "paper"

[[timetable]]
code = "ranking"
name = "Ranking"
after = "call"
days = 14
not_before = ["call"]
audience = "officers"
reminders = [-3]
subject = "Ranking on {day}"
letter = "{name}, look at {link}"
source = "paper"
"""
IN_SOMALIA = """
[[timetable]]
code = "call"
country = "SOM"
name = "Call for needs in Somalia"
day = 2021-04-01
source = "paper"
"""


def day(text: str) -> date:
    return date.fromisoformat(text)


def problems_of(text: str) -> list[str]:
    with pytest.raises(PackError) as wrong:
        read_text(text, "small.toml")
    return [str(problem).removeprefix("small.toml, ") for problem in wrong.value.problems]


def rows() -> list[tuple]:
    found = Milestone.objects.current().order_by("position")
    return [(row.code, row.focus.country if row.focus else "", row.day, row.derived) for row in found]


def test_a_relative_date_follows_and_another_place_may_have_another_one():
    lines = [
        Dated("call", set_on=day("2021-03-01")),
        Dated("ranking", after="call", days=14),
        Dated("start", after="ranking", days=30),
        Dated("call", SOM, set_on=day("2021-04-01")),
        Dated("unknown"),
        Dated("later", after="unknown", days=1),
        Dated("each", each="first_day_of_work"),
    ]
    nothing = {"unknown": None, "later": None, "each": None}
    assert days_at(lines, EVERYWHERE) == nothing | {
        "call": day("2021-03-01"), "ranking": day("2021-03-15"), "start": day("2021-04-14"),
    }  # fmt: skip
    assert days_at(lines, SOM) == nothing | {
        "call": day("2021-04-01"), "ranking": day("2021-04-15"), "start": day("2021-05-15"),
    }  # fmt: skip


def test_dates_that_wait_for_each_other_are_no_dates():
    with pytest.raises(Circle) as circle:
        days_at([Dated("a", after="b"), Dated("b", after="a")], EVERYWHERE)
    assert circle.value.code == "a"


def test_what_stands_in_the_wrong_order_is_named():
    lines = [Dated("call", set_on=day("2021-03-01")), Dated("ranking", set_on=day("2021-02-01"), not_before=("call",))]
    assert out_of_order(lines, EVERYWHERE) == [("ranking", day("2021-02-01"), "call", day("2021-03-01"))]
    assert out_of_order([*lines, Dated("call", SOM, set_on=day("2021-01-01"))], SOM) == []


def test_a_letter_holds_known_braces_only_and_what_fills_them_is_not_read_again():
    assert unknown_placeholders("{name}, {dya} and {}") == ["dya", ""]
    assert filled("{name}: {day}", {"name": "{day}", "day": "Monday"}) == "{day}: Monday"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], "2021-02-01"),
        ([("call", None, day("2021-03-01"), ["need.draft"], [])], "2021-03-01"),
        ([("call", None, day("2021-03-01"), [], ["need.draft"])], "2021-02-01"),
        ([("call", None, day("2021-01-20"), [], ["need.draft"])], "2021-01-20"),
        ([("call", None, day("2021-01-02"), ["need.draft"], [])], "2021-01-02"),
        ([("call", None, day("2021-01-01"), ["need.draft"], ["need.draft"])], "2021-02-01"),
        ([("call", None, None, ["need.draft"], [])], "2021-02-01"),
        ([("call", None, day("2021-03-01"), ["need.returned"], [])], "2021-02-01"),
        ([("call", None, day("2021-03-01"), ["need.draft"], []), ("call", 7, None, ["need.draft"], [])], "2021-02-01"),
        ([("call", None, day("2021-03-01"), ["need.draft"], []), ("call", 8, None, [], [])], "2021-03-01"),
        ([("a", None, day("2021-05-01"), ["need.draft"], []), ("b", 7, day("2021-04-01"), ["need.draft"], [])],
         "2021-04-01"),
    ],
)  # fmt: skip
def test_what_a_timetable_makes_of_a_next_date(entries, expected):
    found = next_date(entries, "need.draft", 7, day("2021-01-02"), day("2021-02-01"))
    assert found == day(expected)


def test_a_pack_makes_milestones_and_each_version_keeps_its_own(load: Load, small: str):
    load(small + TIMETABLE)
    assert rows() == [("call", "", day("2021-03-01"), False), ("ranking", "", day("2021-03-15"), False)]
    load(small + TIMETABLE.replace("2021-03-01", "2021-03-02"))
    assert rows() == [("call", "", day("2021-03-02"), False), ("ranking", "", day("2021-03-16"), False)]
    first = Milestone.objects.in_version(1)
    assert sorted(first.values_list("code", "day")) == [("call", day("2021-03-01")), ("ranking", day("2021-03-15"))]
    ranking = timetable_of(Focus.objects.get().programme).get(code="ranking")
    assert (str(ranking), ranking.source, ranking.reminded_on(day("2021-03-16"))) == (
        "Ranking", "A paper", [day("2021-03-13")],
    )  # fmt: skip


def test_a_focus_with_another_date_gets_its_own_row_and_so_does_what_follows(load: Load, small: str):
    load(small + TIMETABLE + IN_SOMALIA)
    assert rows() == [
        ("call", "", day("2021-03-01"), False),
        ("ranking", "", day("2021-03-15"), False),
        ("ranking", "SOM", day("2021-04-15"), True),
        ("call", "SOM", day("2021-04-01"), False),
    ]
    load(small + TIMETABLE + IN_SOMALIA.replace("2021-04-01", '"2021-04"'))
    assert rows()[2:] == [("ranking", "SOM", day("2021-05-14"), True), ("call", "SOM", day("2021-04-30"), False)]


def test_reminders_that_are_switched_off_have_no_days(load: Load, small: str):
    load(small + TIMETABLE.replace("reminders = [-3]", "reminders = [-3]\nreminds = false"))
    assert Milestone.objects.get(code="ranking").reminded_on(day("2021-03-16")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("day = 2021-03-01", 'after = "ranking"\ndays = 3',
         'line 91: timetable[1].after: expected no circle: this date waits for itself'),
        ("day = 2021-03-01", 'day = "open"',
         'line 91: timetable[1].day: expected a date or "unknown": a date of a timetable is not open'),
        ("day = 2021-03-01", "",
         'line 88: timetable[1]: expected one of "day", "after" and "each", found none of them'),
        ("day = 2021-03-01", 'day = 2021-03-01\neach = "first_day_of_work"',
         'line 88: timetable[1]: expected one of "day", "after" and "each", found day and each'),
        ("day = 2021-03-01", "day = 2021-03-01\ndays = 3",
         'line 92: timetable[1].days: expected "after" and "days" together: so many days after another date'),
        ("day = 2021-03-01", 'each = "first_day_of_work"\ndue = ["need.draft"]',
         "line 91: timetable[1].each: expected a single day: rows cannot be due on a day of each of them"),
        ("day = 2021-03-01", 'day = 2021-03-01\nknown_from = 2021-01-01\ndue = ["need.draft"]',
         "line 92: timetable[1].known_from: expected no such day where rows are due by this date"),
        ("day = 2021-03-01", 'day = 2021-03-01\ndue = ["need.drafft"]',
         'line 92: timetable[1].due[1]: expected a noun and one of its states in which somebody has the turn, such as '
         '"need.draft", found "need.drafft"; did you mean "need.draft"?'),
        ("day = 2021-03-01", "day = 2021-03-01\ndue = [3]",
         'line 92: timetable[1].due[1]: expected a noun and one of its states in which somebody has the turn, such as '
         '"need.draft", found 3'),
        ("days = 14", "days = 9999",
         "line 99: timetable[2].days: expected a whole number of days from -3660 to 3660, found 9999"),
        ("days = 14", "days = -14",
         'line 95: timetable[2]: expected a date not before 2021-03-01, that of "call", found 2021-02-15'),
        ('after = "call"', 'after = "cal"',
         'line 98: timetable[2].after: expected a date of this timetable, found "cal"; did you mean "call"?'),
        ('audience = "officers"', 'country = "IRQ"\naudience = "officers"',
         'line 101: timetable[2].country: expected the country of a focus, found "IRQ"'),
        ('audience = "officers"\n', "",
         'line 95: timetable[2].audience: expected "audience", "subject" and "letter" together'),
        ('after = "call"\ndays = 14', 'each = "first_day_of_work"',
         'line 100: timetable[2].audience: expected people who have "first_day_of_work", found "officers"'),
        ("look at {link}", "look at {lnik}",
         "line 104: timetable[2].letter: expected no braces but {name}, {day}, {about}, {programme}, {link}, found "
         "{lnik}"),
        ('code = "ranking"', 'code = "call"',
         'line 95: timetable[2]: expected each timetable once, found "call" again'),
    ],
)  # fmt: skip
def test_a_timetable_that_does_not_fit_is_named_by_line(small: str, old: str, new: str, said: str):
    assert said in problems_of(small + TIMETABLE.replace(old, new))


def test_what_is_due_follows_when_the_set_up_is_loaded_anew(load: Load, small: str):
    clock.start_at(None)
    load(small + TIMETABLE)
    focus = Focus.objects.get()
    held = focus.due_at
    soon = clock.today() + timedelta(days=20)
    binding = TIMETABLE.replace("day = 2021-03-01", f'day = {soon}\ndue = ["focus.open"]').replace(
        "days = 14", "days = 0"
    )
    load(small + binding)
    focus.refresh_from_db()
    assert focus.due_at == clock.end_of(soon, focus.zone) != held
    flow = registry["focus"]
    assert flow.turn(focus).due_at == focus.due_at
    load(small)
    focus.refresh_from_db()
    assert focus.due_at == held == flow.turn(focus).due_at


def test_the_shipped_timetable_is_complete_and_in_order():
    pack = read_file(shipped("cd4d2"))
    found = {row["code"]: (row["source"], row["audience"]) for row in pack.data["timetable"]}
    assert found == {
        "start": ("documents", ""), "last-needs": ("proposal", "hosts_with_draft"),
        "last-day-to-apply": ("proposal", "applicants_with_draft"),
        "first-day-of-work": ("proposal", "participants_before_start"), "last-start": ("proposal", ""),
        "end": ("documents", ""), "conference": ("search", ""), "prolonged-end": ("documents", ""),
        "evaluation": ("evaluation", ""),
    }  # fmt: skip


def test_rows_of_the_whole_installation_have_no_timetable(load: Load, small: str, monkeypatch):
    waits = {"draft": State("host contact", "P30D")}
    monkeypatch.setitem(registry, "development_plan", Flow("selection", "development_plan", waits, ()))
    for state in ("development_plan.draft", "focus.suspended"):
        loaded = load(small + TIMETABLE.replace("public = true", f'due = ["{state}"]'))
        assert loaded.moved == []
