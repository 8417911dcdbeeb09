"""Moving a date: all that moves with it is shown first, then moved at once; moving back undoes it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.account import give_role, open_account
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.flow import registry
from ciconia.foundation.models import Log, Scope
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions import milestone as milestones
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Focus, Milestone, PackVersion
from ciconia.programmes.queries.timetable import earlier, milestone_in, shown_on, standing_for, timetable_of
from ciconia.programmes.rules import timetable_edit as edit
from ciconia.programmes.rules.pack import PackError, read_text
from ciconia.programmes.rules.timetable import EVERYWHERE
from tests.programmes.test_timetable import TIMETABLE

Load = Callable[..., packs.Loaded]
START = datetime(2021, 1, 4, 9, tzinfo=UTC)
BINDING = TIMETABLE.replace("public = true", 'latest = ["focus.open"]   # a country is looked at before it').replace(
    "days = 14", "days = 14   # two weeks"
)


@pytest.fixture(autouse=True)
def _january():
    clock.start_at(START)
    yield
    clock.start_at(None)


@pytest.fixture
def programme(load: Load, small: str):
    return load(small + BINDING).version.programme


@pytest.fixture
def focus(programme) -> Focus:
    return Focus.objects.select_related("programme").get()


def day(text: str) -> date:
    return date.fromisoformat(text)


def named(programme, code: str, focus: Focus | None = None) -> Milestone:
    return milestone_in(programme, code, focus)


def days(programme) -> dict:
    return {(row.code, row.focus_id is not None): row.day for row in timetable_of(programme)}


def problem(milestone: Milestone, to: str, by, **more) -> str:
    before = PackVersion.objects.count()
    with pytest.raises(Unfit) as wrong:
        milestones.preview(milestone, day=day(to), by=by, **more)
    assert PackVersion.objects.count() == before
    return " ".join(map(str, wrong.value.problems.values()))


def test_a_look_shows_everything_that_would_move_and_keeps_nothing(programme, focus, coordinator):
    call = named(programme, "call")
    before = (days(programme), focus.due_at, PackVersion.objects.count(), Log.objects.count())
    seen = milestones.preview(call, day=day("2021-02-01"), by=coordinator)
    assert [(one.milestone.code, one.before, one.after) for one in seen.shifts] == [
        ("call", day("2021-03-01"), day("2021-02-01")), ("ranking", day("2021-03-15"), day("2021-02-15")),
    ]  # fmt: skip
    assert [(row.noun, row.pk, row.what, row.after) for row in seen.rows] == [
        ("focus", focus.pk, "due", clock.end_of(day("2021-02-01"), focus.zone))
    ]
    focus.refresh_from_db()
    assert (days(programme), focus.due_at, PackVersion.objects.count(), Log.objects.count()) == before


def test_a_move_does_what_the_look_showed_and_moving_back_undoes_it(programme, focus, coordinator):
    call = named(programme, "call")
    looked = milestones.preview(call, day=day("2021-02-01"), by=coordinator)
    held = focus.due_at
    done = milestones.move(call, day=day("2021-02-01"), by=coordinator, reason="The ministry asked", seen=1)
    assert (done.rows, len(done.shifts), done.number) == (looked.rows, 2, 1)
    focus.refresh_from_db()
    assert focus.due_at == clock.end_of(day("2021-02-01"), focus.zone) == registry["focus"].turn(focus).due_at
    row = named(programme, "call")
    assert (row.day, row.source) == (day("2021-02-01"), "Moved on the desk on 2021-01-04. The ministry asked")
    version = programme.versions.get(number=2)
    assert (version.origin, version.reason, version.author) == ("desk", "The ministry asked", coordinator)
    assert "# a country is looked at before it" in version.content
    entry = Log.objects.get(verb="milestone.move")
    assert (entry.reason, entry.data["before"], entry.data["after"]) == (
        "The ministry asked", "2021-03-01", "2021-02-01",
    )  # fmt: skip
    milestones.move(row, day=day("2021-03-01"), by=coordinator, reason="It stays as it was", seen=2)
    focus.refresh_from_db()
    assert (days(programme)["call", False], focus.due_at) == (day("2021-03-01"), held)
    assert [old.day for old in earlier(named(programme, "call"))] == [day("2021-02-01"), day("2021-03-01")]
    assert standing_for(call).day == day("2021-03-01")


def test_a_date_that_follows_another_goes_on_following_it(programme, coordinator):
    milestones.move(named(programme, "ranking"), day=day("2021-03-22"), by=coordinator, reason="More time")
    ranking = named(programme, "ranking")
    assert (ranking.after, ranking.days, ranking.day) == ("call", 21, day("2021-03-22"))
    assert "days = 21   # two weeks" in programme.versions.get(number=2).content
    milestones.move(named(programme, "call"), day=day("2021-03-02"), by=coordinator, reason="A holiday")
    assert days(programme) == {("call", False): day("2021-03-02"), ("ranking", False): day("2021-03-23")}


def test_a_country_can_get_a_date_of_its_own_and_the_others_keep_theirs(programme, focus, coordinator):
    call = named(programme, "call")
    done = milestones.move(call, day=day("2021-04-01"), by=coordinator, reason="Elections", only=focus)
    assert days(programme) == {
        ("call", False): day("2021-03-01"), ("call", True): day("2021-04-01"),
        ("ranking", False): day("2021-03-15"), ("ranking", True): day("2021-04-15"),
    }  # fmt: skip
    assert [(one.milestone.code, one.before, one.after) for one in done.shifts] == [
        ("call", day("2021-03-01"), day("2021-04-01")), ("ranking", day("2021-03-15"), day("2021-04-15")),
    ]  # fmt: skip
    derived = named(programme, "ranking", focus)
    assert (derived.derived, named(programme, "call", focus).derived) == (True, False)
    milestones.move(derived, day=day("2021-05-01"), by=coordinator, reason="Longer still")
    ranking = named(programme, "ranking", focus)
    assert (ranking.derived, ranking.days, ranking.day) == (False, 30, day("2021-05-01"))
    milestones.move(named(programme, "call", focus), day=day("2021-04-02"), by=coordinator, reason="A day")
    assert named(programme, "ranking", focus).day == day("2021-05-02")


def test_what_cannot_be_is_said_in_a_sentence(load: Load, small: str, coordinator):
    each = '[[timetable]]\ncode = "start"\nname = "Start"\neach = "first_day_of_work"\nsource = "paper"\n'
    unknown = '[[timetable]]\ncode = "party"\nname = "Party"\nday = "unknown"\nsource = "paper"\n'
    later = '[[timetable]]\ncode = "photo"\nname = "Photo"\nafter = "party"\ndays = 1\nsource = "paper"\n'
    fixed = '[[timetable]]\ncode = "end"\nname = "End"\nday = 2021-03-20\nnot_before = ["ranking"]\nsource = "paper"\n'
    programme = load(small + BINDING + each + unknown + later + fixed).version.programme
    said = {
        ("call", "2021-03-01"): "It stands on this day already.",
        ("call", "2021-01-03"): "This day has passed. Choose today or a later day.",
        ("start", "2021-05-01"): "This is a day of each opportunity or assignment. Change it there.",
        ("photo", "2021-05-01"): "The date it follows is not known. Set that one first.",
        ("call", "2021-03-08"): "“End” would be on 20 March 2021, before “Ranking” on 22 March 2021.",
        ("ranking", "2021-02-01"): "“Ranking” would be on 1 February 2021, before “Call for needs” on 1 March 2021.",
    }
    found = {key: problem(named(programme, key[0]), key[1], coordinator) for key in said}
    assert found == said
    milestones.move(named(programme, "party"), day=day("2021-06-01"), by=coordinator, reason="Settled")
    assert named(programme, "photo").day == day("2021-06-02")
    assert [row.code for row in shown_on(timetable_of(programme), day("2021-01-01"))][-2:] == ["photo", "end"]


def test_what_follows_must_not_fall_on_a_day_that_has_passed(load: Load, small: str, coordinator):
    text = BINDING.replace('days = 14   # two weeks\nnot_before = ["call"]', "days = -40")
    programme = load(small + text).version.programme
    assert problem(named(programme, "call"), "2021-02-01", coordinator) == (
        "“Ranking” would fall on 23 December 2020, which has passed."
    )


def test_only_the_coordinator_of_all_of_it_moves_it(programme, focus, coordinator):
    limited = open_account("limited@example.org", by=System("Test"))
    give_role(
        limited, "coordinator", by=System("Test"), scope=Scope.PROGRAMME, scope_id=programme.pk, focus_ids=[focus.pk]
    )
    call = named(programme, "call")
    with pytest.raises(Refused):
        milestones.move(call, day=day("2021-04-01"), by=limited, reason="I want to")
    milestones.move(call, day=day("2021-04-01"), by=limited, reason="Elections here", only=focus)
    with pytest.raises(Refused):
        milestones.switch_reminders(named(programme, "ranking"), on=False, by=limited)
    assert [
        milestones.may_move(coordinator, programme), milestones.may_move(limited, programme),
        milestones.may_move(limited, programme, focus),
    ] == [True, False, True]  # fmt: skip


def test_a_reason_is_needed_and_whoever_was_slower_reads_so(programme, coordinator):
    call = named(programme, "call")
    with pytest.raises(Unfit) as wrong:
        milestones.move(call, day=day("2021-04-01"), by=coordinator, reason="  ")
    assert wrong.value.problems == {"reason": "Write the reason. Whoever is concerned will read it."}
    milestones.move(call, day=day("2021-04-01"), by=coordinator, reason="First", seen=1)
    with pytest.raises(Unfit) as wrong:
        milestones.move(call, day=day("2021-04-02"), by=coordinator, reason="Second", seen=1)
    assert str(wrong.value) == (
        "The set-up changed while you looked: version 2 is the newest. Look again at what moves, then send it."
    )
    assert days(programme)["call", False] == day("2021-04-01")


def test_reminders_are_switched_off_and_on(programme, coordinator):
    off = milestones.switch_reminders(named(programme, "ranking"), on=False, by=coordinator)
    assert (off.reminds, programme.versions.get(number=2).reason) == (False, "Reminders off: Ranking")
    on = milestones.switch_reminders(off, on=True, by=coordinator)
    assert (on.reminds, programme.versions.get(number=3).content.count("reminds")) == (True, 1)


def test_a_line_that_is_written_otherwise_is_changed_in_the_file(small: str):
    inline = 'timetable = [{ code = "call", name = "Call", day = 2021-03-01, source = "paper" }]\n'
    pack = read_text(inline + small, "small.toml")
    with pytest.raises(PackError, match="this date is not written on a line of its own"):
        edit.with_value(pack.text, 0, "day", "2021-04-01")
    with pytest.raises(PackError, match="the timetable is written in one line"):
        edit.with_value(pack.text, 0, "reminds", "false")
    with pytest.raises(PackError, match="something else would change as well"):
        edit.checked(pack.text.replace('"Wide"', '"Narrow"'), pack)
    with pytest.raises(PackError, match="the date it follows is not known"):
        text = small + BINDING.replace("day = 2021-03-01", 'day = "unknown"')
        edit.lines_with(read_text(text, "small.toml"), "ranking", EVERYWHERE, day("2021-04-01"))


def test_a_region_with_an_authority_of_its_own_gets_its_own_line(small: str):
    pack = read_text(
        small.replace('country = "SOM"\nname', 'country = "SOM"\nauthority = "North"\nname') + BINDING, "s"
    )
    source = edit.Source("why", "Why", "So")
    text = edit.moved_text(pack, "call", ("SOM", "North"), day("2021-04-01"), source)
    rows = edit.checked(text, pack).data["timetable"]
    assert [(row["code"], row["country"], row["authority"], row["source"]) for row in rows] == [
        ("call", "", "", "paper"), ("call", "SOM", "North", "why"), ("ranking", "", "", "paper"),
    ]  # fmt: skip


def test_a_set_up_that_cannot_be_changed_on_the_desk_says_so(load: Load, small: str, coordinator):
    inline = 'timetable = [{ code = "call", name = "Call", day = 2021-03-01, source = "paper" }]\n'
    programme = load(inline + small).version.programme
    assert "this date is not written on a line of its own" in problem(
        named(programme, "call"), "2021-04-01", coordinator
    )
