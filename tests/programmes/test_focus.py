"""A focus is open, suspended or closed; its references never repeat."""

import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, perform
from ciconia.foundation.models import Log, User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions import focus as focuses
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import Focus, Programme
from ciconia.programmes.queries.focus import focuses_of, open_focuses
from ciconia.programmes.rules.focus import FLOW

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contracts" / "flows.toml"


@pytest.fixture
def focus(programme: Programme) -> Focus:
    return programme.focuses.get()


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="the table of flows is not beside this clone")
def test_the_flow_is_the_one_agreed() -> None:
    table = tomllib.loads(CONTRACT.read_text(encoding="utf-8"))["focus"]
    assert {name: (state.turn, state.due) for name, state in FLOW.states.items()} == {
        name: (state.get("turn", ""), state.get("due", "")) for name, state in table["states"].items()
    }
    assert [[move.name, move.sources, move.to, move.who, "reason"] for move in FLOW.moves if move.reason] == table[
        "moves"
    ]


def test_a_review_notes_why_and_when_to_look_again(focus: Focus, coordinator: User) -> None:
    day = clock.today().replace(year=clock.today().year + 1, day=1)
    focuses.review(focus, by=coordinator, reason="Calm, two new partners", next_review=day)
    focus.refresh_from_db()
    assert (focus.state, focus.next_review, focus.due_at.date(), focus.turn_role) == ("open", day, day, "coordinator")
    entry = Log.objects.latest("id")
    assert (entry.verb, entry.reason, entry.data) == (
        "focus.review",
        "Calm, two new partners",
        {"next_review": day.isoformat()},
    )


def test_a_review_that_is_refused_leaves_the_date(focus: Focus, coordinator: User) -> None:
    day = date(2100, 1, 1)
    with pytest.raises(ReasonMissing):
        focuses.review(focus, by=coordinator, reason=" ", next_review=day)
    with pytest.raises(Refused):
        focuses.review(focus, by=System("system:jobs"), reason="Because", next_review=day)
    with pytest.raises(Conflict):
        focuses.review(focus, by=coordinator, reason="Because", next_review=day, seen=9)
    with pytest.raises(ValueError, match="the next review must be after today"):
        focuses.review(focus, by=coordinator, reason="Because", next_review=clock.today())
    assert Focus.objects.get(pk=focus.pk).next_review == date(2021, 6, 30)


def test_new_work_begins_in_open_focuses_only(focus: Focus, coordinator: User) -> None:
    assert list(open_focuses(focus.programme)) == [focus]
    perform(FLOW, "suspend", focus, by=coordinator, reason="Fighting")
    assert list(open_focuses(focus.programme)) == []
    focuses.resume(focus, by=coordinator, reason="Calm again")
    assert list(open_focuses(focus.programme)) == [focus]
    focuses.close(focus, by=coordinator, reason="The programme ends")
    assert (focus.state, focus.turn_role, focus.due_at) == ("closed", "", None)
    assert list(open_focuses(focus.programme)) == []
    assert list(focuses_of(focus.programme)) == [focus]


def test_references_count_on_in_each_country(load: Callable[..., packs.Loaded], small: str) -> None:
    block = small[small.index("[[focus]]") : small.index("[[target]]")]
    region = block.replace("[[focus.chain]]", 'authority = "Hargeisa"\n[[focus.chain]]')
    load(small.replace(block, block + block.replace("SOM", "IRQ") + region))
    somalia, iraq, hargeisa = Focus.objects.order_by("tint")
    taken = [focuses.take_reference(focus) for focus in (somalia, somalia, iraq, hargeisa, somalia)]
    assert taken == ["SMA-SOM-0001", "SMA-SOM-0002", "SMA-IRQ-0001", "SMA-SOM-0003", "SMA-SOM-0004"]


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_two_references(small: str, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(small)
    with acting_as("system:maker"):
        packs.load(path, by=System("system:maker"), reason="For a test")
    focus = Focus.objects.get()

    def take(_: int) -> str:
        try:
            return focuses.take_reference(focus)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(take, range(12)))
    assert sorted(taken) == [f"SMA-SOM-{number:04d}" for number in range(1, 13)]
