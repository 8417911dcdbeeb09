"""Who was missing: no group of fewer than five is shown, and none can be worked out from the sum."""

from hypothesis import given
from hypothesis import strategies as st

from ciconia.gatherings.rules.consultation_missing import OTHERS, Row, age_group, lot_of, shown

PAIRS = st.integers(0, 30).flatmap(lambda asked: st.tuples(st.just(asked), st.integers(0, asked)))
GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), PAIRS, max_size=8)


@given(GROUPS)
def test_no_small_group_is_shown_and_none_is_what_is_left_of_the_sum(counts):
    rows = shown(counts)
    assert all(row.asked >= 5 for row in rows)
    asked, answered = (sum(pair[place] for pair in counts.values()) for place in (0, 1))
    if rows:  # everybody is in it once, so nothing is left over that could be subtracted
        assert (sum(row.asked for row in rows), sum(row.answered for row in rows)) == (asked, answered)
    named = {row.key for row in rows} - {OTHERS}
    together = [key for key, pair in counts.items() if pair[0] and key not in named]
    assert all(rows[place].asked == counts[rows[place].key][0] for place in range(len(named)))
    if any(row.key == OTHERS for row in rows):  # of what stands together there is always more than one
        assert len(together) >= 2
    else:
        assert together == [] or rows == []


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30).map(lambda asked: (asked, 0)), max_size=6),
    st.permutations("abcdef"),
)
def test_whoever_knows_the_rule_and_not_the_lot_cannot_work_out_a_group_that_stands_with_others(counts, lots):
    rows = shown(counts, lot=lots.index)
    together = [key for key in counts if key not in {row.key for row in rows}] if rows else []
    for one in together:  # each could be larger or smaller, and the table would be the same
        assert any(
            shown(with_(counts, one, other, more), lot=lambda key, last=last: key == last) == rows
            for other in together
            for more in range(-counts[one][0], counts[other][0] + 1)
            for last in together
            if other != one and more
        )


def with_(counts, one, other, more):
    """The same people, some of them moved from one group to another."""
    return counts | {one: (counts[one][0] + more, 0), other: (counts[other][0] - more, 0)}


def test_a_single_small_group_takes_another_one_with_it():
    def by_name(counts):
        return shown(counts, lot=str)

    assert by_name({"a": (6, 3), "b": (20, 9), "c": (4, 4)}) == [Row("a", 6, 3), Row(OTHERS, 24, 13)]
    assert by_name({"a": (20, 9), "b": (6, 3), "c": (4, 4)}) == [Row("a", 20, 9), Row(OTHERS, 10, 7)]
    assert by_name({"a": (20, 9), "b": (3, 0), "c": (4, 4)}) == [Row("a", 20, 9), Row(OTHERS, 7, 4)]
    assert by_name({"a": (20, 9), "b": (1, 0), "c": (2, 2), "d": (5, 1)}) == [Row("a", 20, 9), Row(OTHERS, 8, 3)]


def test_the_lot_is_the_same_in_every_consultation():
    assert [lot_of("SOM") == lot_of("SOM"), lot_of("SOM") == lot_of("IRQ")] == [True, False]


def test_one_group_alone_says_no_more_than_the_sum():
    assert shown({"a": (20, 9)}) == shown({"a": (9, 9), "b": (4, 0)}) == shown({}) == shown({"a": (0, 0)}) == []


def test_ages_are_counted_in_groups():
    assert [age_group(born, 2021) for born in (None, 2000, 1991, 1977, 1976, 1950)] == [
        "", "under_30", "30_44", "30_44", "45_59", "60_up",
    ]  # fmt: skip
