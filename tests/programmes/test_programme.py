"""What a programme says of itself: on a day, and as it stood in an earlier version."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus, Programme, Rule
from ciconia.programmes.queries import focus as focuses
from ciconia.programmes.queries import programme as queries
from ciconia.programmes.rules.rule import Finding, examine, outcome_of


def test_a_programme_is_found_by_its_code(programme: Programme) -> None:
    assert queries.programme_by_code("small") == programme
    assert list(queries.programmes()) == [programme]
    with pytest.raises(Programme.DoesNotExist):
        queries.programme_by_code("large")


def test_programmes_that_are_over_stand_after_those_under_way(load: Callable, small: str, programme: Programme) -> None:
    def another(code: str, prefix: str, starts: str, ends: str) -> Programme:
        text = small.replace('code = "small"', f'code = "{code}"').replace('"SMA"', f'"{prefix}"')
        text = text.replace("starts = 2020-01-01", f'starts = "{starts}"', 1).replace('"2021-06"', f'"{ends}"')
        return load(text.replace("starts = 2020-01-01", "starts = 2020-02-01")).version.programme

    lasting, later = another("lasting", "LAS", "2018", "open"), another("later", "LAT", "unknown", "2020-12")
    Programme.objects.filter(pk=later.pk).update(prolonged_to=date(2021, 7, 1))
    later.refresh_from_db()
    assert list(queries.programmes()) == [programme, lasting, later]
    assert list(queries.under_way(date(2021, 6, 30))) == [programme, lasting, later]
    assert list(queries.under_way(date(2021, 7, 1))) == [lasting, later]
    assert [row.is_over(date(2021, 7, 1)) for row in (programme, lasting, later)] == [True, False, False]
    assert list(queries.under_way(date(2021, 7, 2))) == [lasting]


def test_one_joins_where_work_goes_on_and_the_newest_of_it_heads_pages_about_none(
    load: Callable, small: str, programme: Programme
) -> None:
    clock.start_at(datetime(2021, 6, 30, 9, tzinfo=UTC))
    try:
        assert [focus.country for focus in focuses.focuses_to_join()] == ["SOM"]
        assert queries.programme_here() == programme
        clock.start_at(datetime(2021, 7, 2, 9, tzinfo=UTC))
        assert list(focuses.focuses_to_join()) == []
        assert queries.programme_here() == programme
        text = (
            small.replace('code = "small"', 'code = "older"').replace('"SMA"', '"OLD"').replace('"2021-06"', '"open"')
        )
        older = load(text.replace("starts = 2020-01-01", "starts = 2019-01-01", 1)).version.programme
        assert queries.programme_here() == older
        assert [focus.programme for focus in focuses.focuses_to_join()] == [older]
    finally:
        clock.start_at(None)


def test_rules_hold_from_a_day_until_a_day_both_included(load: Callable, small: str) -> None:
    until = small.replace("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_until = 2020-06-30")
    later = small[small.index("[[rule]]") : small.index("[[criterion]]")].replace('"residence"', '"residence-later"')
    later = later.replace('["NLD", "BEL"]', '["NLD"]').replace("2020-01-01", "2020-07-01")
    programme = load(until.replace("[[criterion]]", later + "[[criterion]]")).version.programme
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 6, 30), date(2020, 7, 1), date(2030, 1, 1)]
    assert [[rule.code for rule in queries.rules_on(programme, day)] for day in days] == [
        [],
        ["residence"],
        ["residence"],
        ["residence-later"],
        ["residence-later"],
    ]


def test_an_old_promise_is_read_as_it_was_made(load: Callable, small: str, programme: Programme) -> None:
    load(small.replace('["NLD", "BEL"]', '["NLD"]').replace('"nothing", "much"', '"little", "much"'))
    day = date(2020, 5, 5)
    assert [rule.value for rule in queries.rules_on(programme, day)] == [["NLD"]]
    assert [rule.value for rule in queries.rules_on(programme, day, version=1)] == [["NLD", "BEL"]]
    assert [row.scale[0]["en"] for row in queries.criteria_of(programme)] == ["little"]
    assert [row.scale[0]["en"] for row in queries.criteria_of(programme, version=1)] == ["nothing"]


def test_targets_of_a_programme_and_of_one_focus(programme: Programme) -> None:
    focus = programme.focuses.get()
    assert [target.about for target in queries.targets_of(programme)] == [20]
    assert [target.about for target in queries.targets_of(programme, focus)] == [20]
    assert list(queries.targets_of(programme, Focus(pk=0))) == []


def test_a_target_may_be_of_the_whole_programme(load: Callable, small: str) -> None:
    programme = load(small.replace('country = "SOM"\nabout', "about")).version.programme
    assert [target.focus for target in queries.targets_of(programme)] == [None]


def test_a_programme_may_be_known_by_its_years_only(load: Callable, small: str) -> None:
    years = small.replace("starts = 2020-01-01\nends", 'starts = "2019"\nends').replace('"2021-06"', '"open"')
    programme = load(years).version.programme
    assert (programme.starts, programme.starts_precision) == (date(2019, 1, 1), "year")
    assert (programme.ends, programme.ends_precision, programme.last_day) == (None, "open", None)


def test_a_page_of_an_earlier_day_does_not_tell_what_came_later(programme: Programme) -> None:
    assert [fact.key for fact in queries.facts_of(programme)] == ["budget", "reach"]
    assert [fact.key for fact in queries.facts_of(programme, on=date(2020, 6, 30))] == ["budget"]
    assert [fact.key for fact in queries.facts_of(programme, on=date(2020, 7, 1))] == ["budget", "reach"]


def test_sectors_of_a_focus_are_those_chosen_for_the_day(load: Callable, small: str) -> None:
    ended = small.replace(
        'starts = 2020-01-01\nsource = "paper"\n\n[[target]]',
        'starts = 2020-01-01\nends = 2020-12-31\nsource = "paper"\n\n[[target]]',
    )
    programme = load(ended).version.programme
    focus = programme.focuses.get()
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1), None]
    assert [[sector.code for sector in focuses.sectors_of(focus, day)] for day in days] == [
        [],
        ["water"],
        ["water"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("operator", "value", "answer", "outcome"),
    [
        ("in", ["NLD", "BEL"], "NLD", "met"),
        ("in", ["NLD", "BEL"], "GBR", "not met"),
        ("in", ["SOM"], ["NLD", "SOM"], "met"),
        ("in", ["SOM"], [], "not known"),
        ("in", ["SOM"], "", "not known"),
        ("in", ["SOM"], None, "not known"),
        ("not_in", ["NLD"], "BEL", "met"),
        ("not_in", ["NLD"], "NLD", "not met"),
        ("at_least", 5, 5, "met"),
        ("at_least", 5, 4, "not met"),
        ("at_least", 5, 0, "not met"),
        ("at_most", 12, 12, "met"),
        ("at_most", 12, 13, "not met"),
    ],
)
def test_an_answer_meets_a_rule_or_not_or_is_missing(
    operator: str, value: object, answer: object, outcome: str
) -> None:
    assert outcome_of(operator, value, answer) == outcome


def test_each_rule_says_what_it_found_in_words(programme: Programme) -> None:
    rules = Rule.objects.filter(programme=programme)
    sentence = Translated({"source": "en", "en": "You live in the Netherlands or Belgium."})
    assert examine(rules, {"residence_country": "GBR"}) == [Finding("residence", "not met", sentence)]
    assert examine(rules, {}) == [Finding("residence", "not known", sentence)]
