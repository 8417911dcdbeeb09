"""Exchanges between engagements: what each kind of them finds, and that none breaks a rule."""

import numpy as np
import pytest

from bench.cohorts import synthetic
from ciconia.engine.allocation import Limit, Pair, Person, Place, Rules, cohort_of, exchange
from ciconia.engine.allocation.exchange import Exchange
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.kernel import Kernel
from ciconia.engine.allocation.limits import limits_of
from ciconia.engine.allocation.measure import breaches
from ciconia.engine.allocation.rounding import rounded
from ciconia.engine.allocation.sifting import relax

ONE = Limit(maximum=1)


def exchanged(start: dict[str, str], fits: dict[tuple[str, str], float], enough: float = 100.0, **rules) -> list[str]:
    """
    What exchanges make of a start. A place is named after its country, its sector and what it costs, as in "A-s-3";
    each place has room for one.
    """
    places = [
        Place(name, name.split("-")[0], name.split("-")[1], "physical", 1, float(name.split("-")[2]))
        for name in sorted({place for _, place in fits})
    ]
    people = [Person(name) for name in sorted({person for person, _ in fits})]
    cohort = cohort_of(places, people, [Pair(*pair, fit) for pair, fit in fits.items()], Rules(**rules))
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame)
    assert found is not None
    chosen = np.array([cohort.find(person, place) for person, place in start.items()], np.int32)
    kernel = Kernel(frame, found[1], np.arange(len(frame.usable), dtype=np.int32))
    kernel.sure[:] = False
    kernel.hold(chosen)
    better = Exchange(kernel)
    better.improve(list(range(frame.n_countries)), enough)
    assert breaches(cohort, frame.limits, better.chosen) == []
    assert better.worth == pytest.approx(float(frame.worth[better.chosen].sum()))
    return [f"{person} {place}" for person, place in map(cohort.ids, better.chosen.tolist())]


def test_the_better_person_takes_a_place():
    fits = {("p", "A-s-1"): 0.5, ("q", "A-s-1"): 0.8}
    assert exchanged({"p": "A-s-1"}, fits) == ["q A-s-1"]


def test_somebody_joins_where_there_is_room():
    fits = {("p", "A-s-1"): 0.5, ("q", "A-t-1"): 0.8}
    assert exchanged({"p": "A-s-1"}, fits) == ["p A-s-1", "q A-t-1"]


def test_nothing_is_exchanged_once_the_plan_is_worth_enough():
    fits = {("p", "A-s-1"): 0.5, ("q", "A-s-1"): 0.8}
    assert exchanged({"p": "A-s-1"}, fits, enough=0.4) == ["p A-s-1"]


def test_two_swaps_that_only_together_keep_the_budget():
    """The dearer place is worth it, where another engagement becomes cheaper."""
    fits = {("p", "A-s-3"): 0.5, ("p", "A-s-5"): 0.9, ("q", "A-t-3"): 0.5, ("q", "A-t-1"): 0.4}
    start = {"p": "A-s-3", "q": "A-t-3"}
    assert exchanged(start, fits, country={"A": Limit(budget=6)}) == ["p A-s-5", "q A-t-1"]
    fits |= {("q", "A-t-2"): fits.pop(("q", "A-t-1"))}
    assert exchanged(start, fits, country={"A": Limit(budget=6)}) == ["p A-s-3", "q A-t-3"]


def test_one_person_is_not_taken_for_two_places():
    fits = {("p", "A-s-1"): 0.5, ("q", "A-s-1"): 0.6, ("r", "A-t-1"): 0.5, ("q", "A-t-1"): 0.7}
    assert exchanged({"p": "A-s-1", "r": "A-t-1"}, fits) == ["p A-s-1", "q A-t-1"]


def test_two_countries_change_sectors():
    fits = {("p", "A-s-1"): 0.5, ("p", "A-t-1"): 0.9, ("q", "B-t-1"): 0.5, ("q", "B-s-1"): 0.9}
    rules = {"sector": {"s": ONE, "t": ONE}}
    assert exchanged({"p": "A-s-1", "q": "B-t-1"}, fits, **rules) == ["p A-t-1", "q B-s-1"]


def test_two_countries_change_two_sectors_each():
    """No single sector may change hands alone: each step would lose too much."""
    fits = {
        ("p", "A-s-3"): 0.9, ("p", "A-t-5"): 0.9, ("o", "A-u-3"): 0.5, ("o", "A-v-1"): 0.8,
        ("q", "B-t-5"): 0.9, ("q", "B-s-3"): 0.9, ("r", "B-v-1"): 0.5, ("r", "B-u-3"): 0.8,
    }  # fmt: skip
    rules = {"sector": dict.fromkeys("stuv", ONE), "country": {"A": Limit(budget=6), "B": Limit(budget=6)}}
    start = {"p": "A-s-3", "o": "A-u-3", "q": "B-t-5", "r": "B-v-1"}
    after = ["o A-v-1", "p A-t-5", "q B-s-3", "r B-u-3"]
    assert sorted(exchanged(start, fits, **rules)) == after


@pytest.mark.parametrize("most", [exchange.MOST_SECTORS, 1])
def test_three_countries_change_sectors_in_a_circle(most, monkeypatch):
    """With many sectors, only steps from one to one are kept, and these are enough here."""
    monkeypatch.setattr(exchange, "MOST_SECTORS", most)
    fits = {
        ("p", "A-s-1"): 0.5, ("p", "A-t-1"): 0.9, ("q", "B-t-1"): 0.5, ("q", "B-u-1"): 0.9,
        ("r", "C-u-1"): 0.5, ("r", "C-s-1"): 0.9,
    }  # fmt: skip
    rules = {"sector": dict.fromkeys("stu", ONE)}
    start = {"p": "A-s-1", "q": "B-t-1", "r": "C-u-1"}
    assert exchanged(start, fits, **rules) == ["p A-t-1", "q B-u-1", "r C-s-1"]


def test_a_sector_with_room_takes_who_has_to_make_room():
    """A cannot leave its sector, which has a least; it does once B enters, and the other sector has room."""
    fits = {("p", "A-s-1"): 0.5, ("p", "A-t-1"): 0.46, ("q", "B-s-1"): 0.9}
    rules = {"sector": {"s": Limit(minimum=1, maximum=1), "t": Limit(maximum=5)}}
    assert exchanged({"p": "A-s-1"}, fits, **rules) == ["p A-t-1", "q B-s-1"]


def test_two_countries_cannot_both_take_the_same_person():
    fits = {("p", "A-s-1"): 0.5, ("x", "A-t-1"): 0.9, ("q", "B-t-1"): 0.5, ("x", "B-s-1"): 0.9}
    rules = {"sector": {"s": ONE, "t": ONE}, "country": {"A": ONE, "B": ONE}}
    assert exchanged({"p": "A-s-1", "q": "B-t-1"}, fits, **rules) == ["p A-s-1", "q B-t-1"]


def test_what_others_have_taken_since_is_looked_at_again():
    """Countries C and D counted on x, whom A has taken; they find y, who is nearly as good."""
    fits = {
        ("p", "A-s-1"): 0.3, ("x", "A-t-1"): 0.9, ("q", "B-t-1"): 0.5, ("q", "B-s-1"): 0.9,
        ("m", "C-u-1"): 0.4, ("x", "C-v-1"): 0.9, ("y", "C-v-1"): 0.8, ("n", "D-v-1"): 0.5, ("n", "D-u-1"): 0.6,
    }  # fmt: skip
    rules = {"sector": dict.fromkeys("stuv", ONE)}
    start = {"p": "A-s-1", "q": "B-t-1", "m": "C-u-1", "n": "D-v-1"}
    assert sorted(exchanged(start, fits, **rules)) == ["n D-u-1", "q B-s-1", "x A-t-1", "y C-v-1"]


@pytest.mark.parametrize("seed", range(4))
def test_exchanges_keep_all_rules_and_never_lose(seed):
    cohort = synthetic(60, 600, seed)
    frame = Frame(cohort, limits_of(cohort))
    found = relax(frame)
    assert found is not None
    whole = rounded(frame, found[1], 0.0)
    assert whole is not None
    kernel = Kernel(frame, found[1], whole.chosen)
    kernel.hold(whole.chosen)
    again = Exchange(kernel)
    again.improve(list(range(frame.n_countries)), found[1].bound)
    assert whole.worth <= again.worth + 1e-9 <= found[1].bound + 1e-6
    assert again.worth == pytest.approx(float(frame.worth[again.chosen].sum()))
    assert breaches(cohort, frame.limits, again.chosen) == []
