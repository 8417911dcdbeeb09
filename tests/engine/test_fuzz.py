"""Ten thousand texts that nobody should write: no crash, no score that is no number, and a reason for each not read."""

import json
import math

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from ciconia.engine.problems import InputProblem
from ciconia.engine.rank.case import read_case
from ciconia.engine.rank.prepared import Source
from ciconia.engine.rank.ranker import Pool, rank
from ciconia.engine.rank.reasons import explain
from ciconia.engine.rank.run import run_case

PIECES = [
    "midwife",
    "قابلة",
    "umuliso",
    "د اوبو",
    "<b>",
    "&amp;",
    "\u202e",
    "\u200f",
    "🙂",
    "\x00",
    "\ud800",
    ": ",
    "\n",
    "。",
    "M&E",
]
TEXTS = strategies.lists(
    strategies.one_of(strategies.sampled_from(PIECES), strategies.text(max_size=20)), max_size=12
).map(" ".join)
LANGUAGES = strategies.one_of(
    strategies.sampled_from(["", "nl", "ar", "so", "prs", "ps", "am", "xx", "fa-AF"]), strategies.text(max_size=3)
)


def nothing_breaks(linker, preparer, title, body, profile, lang):
    """One pair goes all the way through."""
    assert all(math.isfinite(one.score) for one in linker.link(title, lang))
    need, other = preparer.prepare([Source("v", title, body, lang), Source("p", "", profile, lang)])
    ranking = rank(need, Pool([other]))
    assert len(ranking.ranked) + len(ranking.unread) == 1
    assert all(math.isfinite(one.score) for one in ranking.ranked)
    assert all(why for _, why in ranking.unread)
    assert len(explain(need, other, linker, reader=lang, year=2026).criteria) == len(need.passages)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS, TEXTS, LANGUAGES)
def test_some_texts_that_nobody_should_write(linker, preparer, title, body, profile, lang):
    nothing_breaks(linker, preparer, title, body, profile, lang)


@pytest.mark.torture
@settings(max_examples=10_000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS, TEXTS, LANGUAGES)
def test_ten_thousand_texts_that_nobody_should_write(linker, preparer, title, body, profile, lang):
    nothing_breaks(linker, preparer, title, body, profile, lang)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    strategies.one_of(
        strategies.binary(max_size=80),
        strategies.recursive(
            strategies.none() | strategies.integers() | strategies.text(max_size=4),
            lambda inner: (
                strategies.lists(inner, max_size=3)
                | strategies.dictionaries(
                    strategies.sampled_from(["vacancies", "profiles", "id", "text", "title"]), inner
                )
            ),
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_a_file_that_is_no_case_is_a_problem_with_a_place(tmp_path_factory, preparer, raw):
    path = tmp_path_factory.getbasetemp() / "case.json"
    path.write_bytes(raw)
    try:
        case = read_case(path)
    except InputProblem as problem:
        assert str(problem).startswith(str(path))
    else:
        list(run_case(case, preparer).lines())
