"""A pack is read whole or refused with file, line and what was expected. No database is needed for that."""

from datetime import date
from pathlib import Path

import pytest

from ciconia.programmes.rules import pack as packs
from ciconia.programmes.rules.pack import PackError, read_bytes, read_file, read_text
from ciconia.programmes.rules.pack_lines import line_of, lines_of


def problems_of(text: str) -> list[str]:
    with pytest.raises(PackError) as raised:
        read_text(text, "small.toml")
    return [str(problem) for problem in raised.value.problems]


def test_a_pack_that_is_right_is_read(small: str) -> None:
    pack = read_text(small, "small.toml")
    assert pack.code == "small"
    assert pack.base is None
    assert pack.data["programme"]["name"] == {"source": "en", "en": "Small programme", "nl": "Klein programma"}
    assert pack.data["programme"]["ends"] == {"day": date(2021, 6, 1), "precision": "month"}
    assert pack.cited("paper") == {"source": "A paper", "source_url": "https://example.org/paper"}


def test_an_unknown_key_is_named_with_its_line_and_the_key_that_was_meant(small: str) -> None:
    text = small.replace("longest_days = 60", "longest_days = 60\nlongest_day = 60")
    assert problems_of(text) == [
        'small.toml, line 13: programme.longest_day: this key is not known; did you mean "longest_days"?'
    ]


def test_an_unknown_key_that_resembles_nothing_gets_the_list(small: str) -> None:
    text = small.replace('country = "NLD" }', 'country = "NLD", zzz = 1 }')
    assert problems_of(text) == [
        "small.toml, line 14: programme.funders[1].zzz: this key is not known; expected one of name, country"
    ]


def test_every_wrong_value_is_named_at_once(small: str) -> None:
    text = (
        small.replace("answer_working_days = 10", 'answer_working_days = "ten"')
        .replace('country = "SOM"\nname', 'country = "Somalia"\nname')
        .replace("about = 20", "about = true")
        .replace('words = "About twenty"\n', "")
    )
    assert problems_of(text) == [
        'small.toml, line 11: programme.answer_working_days: expected a whole number from 1 to 90, found "ten"',
        'small.toml, line 34: focus[1].country: expected the code of a country in three capitals such as "SOM", '
        'found "Somalia"',
        'small.toml, line 50: target[1]: the key "words" is missing; expected text without control characters, '
        'or texts by language such as { en = "…", nl = "…" } that have the source language (en unless `source` says '
        "so)",
        "small.toml, line 53: target[1].about: expected a whole number from 1 to 10000000, found true",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'kinds = ["assignment"',
            'kinds = ["assigment"',
            'line 16: programme.kinds[1]: expected one of "assignment", "board", "board_meeting", "conference", '
            '"consultation", "idea", '
            '"internship", "meet_up", "outreach", "statement", "study_visit", "training", "twinning", '
            '"virtual_exchange", found "assigment"; did you mean "assignment"?',
        ),
        (
            'source = "paper"\n\n[[sector]]\ncode = "water"',
            'source = "papper"\n\n[[sector]]\ncode = "water"',
            "line 19: programme.source: expected the name of one of the [sources], "
            'found "papper"; did you mean "paper"?',
        ),
        (
            'code = "water"\ndecided',
            'code = "watter"\ndecided',
            'line 44: focus[1].sector[1].code: expected a sector of this pack, found "watter"; did you mean "water"?',
        ),
        ('code = "law"', 'code = "water"', 'line 27: sector[2]: expected each sector once, found "water" again'),
        (
            'ends = "2021-06"',
            "ends = 2019-12-31",
            "line 10: programme.ends: expected a date not before 2020-01-01, found 2019-12-31",
        ),
        (
            'ends = "2021-06"',
            "ends = 2021-06-30\nprolonged_to = 2021-06-30",
            "line 11: programme.prolonged_to: expected a date after the end first agreed",
        ),
        (
            'country = "SOM"\nabout',
            'country = "IRQ"\nabout',
            'line 52: target[1].country: expected the country of a focus, found "IRQ"',
        ),
        (
            'operator = "in"',
            'operator = "at_most"',
            'line 62: rule[1].operator: expected "in" or "not_in" with "residence_country", found "at_most"',
        ),
        ('value = ["NLD", "BEL"]', "value = 3", 'line 63: rule[1].value: expected a list with "in"'),
        (
            'what = "residence_country"\noperator = "in"',
            'what = "weeks"\noperator = "at_most"',
            'line 63: rule[1].value: expected a whole number with "at_most"',
        ),
        (
            'value = ["NLD", "BEL"]',
            'value = [\n  "NLD",\n  "XXX",\n]',
            'line 65: rule[1].value[2]: expected the code of a country, found "XXX"',
        ),
        (
            'value = ["NLD", "BEL"]',
            'value = ["NLD", "NLD"]',
            'line 63: rule[1].value: expected a whole number, or a list of texts, each once, found ["NLD", "NLD"]',
        ),
        (
            "valid_from = 2020-01-01",
            'valid_from = 2020-01-01\nassumed = ["valid_until"]',
            'line 66: rule[1].assumed: expected a date for "valid_until", which is said to be assumed',
        ),
        (
            "valid_from = 2020-01-01",
            "valid_from = 2020-01-01\nvalid_until = 2019-01-01",
            "line 66: rule[1].valid_until: expected a date not before 2020-01-01, found 2019-01-01",
        ),
        (
            'starts = 2020-01-01\nsource = "paper"\n\n[[target]]',
            'starts = 2020-01-01\nends = 2019-01-01\nsource = "paper"\n\n[[target]]',
            "line 48: focus[1].sector[1].ends: expected a date not before 2020-01-01, found 2019-01-01",
        ),
    ],
)
def test_what_does_not_fit_together_is_named(small: str, old: str, new: str, said: str) -> None:
    assert small.count(old) == 1
    assert problems_of(small.replace(old, new)) == [f"small.toml, {said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "small"', 'code = "Not a code"', 'a code of small letters, digits, "-" and "_", found "Not a code"'),
        ('prefix = "SMA"', 'prefix = "x"', 'two to six capitals or digits such as "CD2", found "x"'),
        ("starts = 2020-01-01\nends", "starts = 2020-01-01T10:00:00\nends", ", found the date 2020-01-01T10:00:00"),
        ('ends = "2021-06"', 'ends = "soon"', ', found "soon"'),
        ('ends = "2021-06"', 'ends = "2021-13"', ', found "2021-13"'),
        ("next_review = 2021-06-30", 'next_review = "2021-06-30"', "a date without quotes such as 2019-07-01"),
        ("next_review = 2021-06-30", "next_review = 2021-06-30T00:00:00Z", "a date without quotes"),
        ('name = "Somalia"', "name = 7", "found 7"),
        ('name = "Somalia"', 'name = { nl = "Somalië" }', "found a table"),
        ('name = "Somalia"', 'name = { en = "Somalia", xx = "?" }', "found a table"),
        ('name = "Somalia"', 'name = "Soma\\u0000lia"', "without control characters"),
        ('why = "Drought"', 'why = "\\u202Ethguord"', "without control characters, found"),
        ('why = "Drought"', 'why = " "', 'found " "'),
        ('tagline = "A small programme"', 'zone = "Europe/Utrecht"\ntagline = "A"', 'such as "Europe/Amsterdam"'),
        ('tagline = "A small programme"', 'zone = 1\ntagline = "A"', 'such as "Europe/Amsterdam"'),
        ("about = 20", "about = 0x" + "f" * 4000, "found a number too long to show"),
        ("about = 20", "about = nan", "found NaN"),
        ('of_what = "participants"', "of_what = 7", "found 7"),
        ('dac_codes = ["14010"]', "dac_codes = 14010", "expected a list, found 14010"),
        ('dac_codes = ["14010"]', "dac_codes = [14010]", "a DAC sector code of five digits in quotes"),
        ('url = "https://example.org/paper"', 'url = "javascript:1"', 'an address that starts with "https://"'),
        ('scale = ["nothing", "much"]', 'scale = ["nothing"]', "expected at least 2, found 1"),
        ('words = "About twenty"', f'words = "{"a" * 4001}"', f'found "{"a" * 56}...'),
        ('name = "A funder"', 'nam = "A funder"', 'did you mean "name"?'),
    ],
)
def test_a_value_of_another_kind_is_refused(small: str, old: str, new: str, said: str) -> None:
    assert small.count(old) == 1
    assert said in "\n".join(problems_of(small.replace(old, new)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: expected a pack, found an empty file"),
        ("# only a comment\n", "expected a pack, found an empty file"),
        ("a = \n", "line 1: expected TOML: Invalid value"),
        ("x = 1\ny = {", "line 2: expected TOML: "),
        ("x = " + "[" * 20_000, "line 1: expected a pack, found brackets within brackets without end"),
        ("x = 1\n" + ".".join("a" * 500) + " = 1\n", "line 2: expected keys of at most nine parts"),
        ("x = " + "9" * 5000, "expected TOML: "),
        ("programme = 3\n", "programme: expected a table, found 3"),
        ("sources = 3\n", "sources: expected tables with names, found 3"),
        ("sector = 3\n", "sector: expected a list, found 3"),
        ("sector = [3]\n", "sector[1]: expected a table, found 3"),
        ("<html>", "expected TOML"),
    ],
)
def test_what_is_no_pack_at_all_is_a_sentence(text: str, said: str) -> None:
    assert said in "\n".join(problems_of(text))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe[\x00s\x00]\x00", "small.toml, line 1: expected text in UTF-8, found other bytes"),
        (b'# one\n# two\nname = "caf\xe9"\n', "small.toml, line 3: expected text in UTF-8, found other bytes"),
        (b"#" * 1_000_001, "small.toml, line 1: expected a file of at most 1000000 bytes"),
        (b"\x00\x01\x02", "small.toml, line 1: expected TOML: Invalid statement"),
    ],
)
def test_bytes_that_are_no_text_are_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(PackError) as raised:
        read_bytes(raw, "small.toml")
    assert str(raised.value) == said


def test_a_file_in_which_everything_is_wrong_is_not_read_to_its_end() -> None:
    assert len(problems_of("".join(f"key{number} = 1\n" for number in range(50_000)))) == 50


def test_a_file_written_on_windows_says_the_same(small: str) -> None:
    theirs = read_bytes(b"\xef\xbb\xbf" + small.replace("\n", "\r\n").encode(), "small.toml")
    assert theirs.digest == read_text(small, "small.toml").digest


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"none.toml, line 1: the file cannot be opened: No such file or directory"):
        read_file(tmp_path / "none.toml")
    with pytest.raises(PackError, match="the file cannot be opened: Is a directory"):
        read_file(tmp_path)


def test_comments_and_order_of_keys_make_no_other_pack(small: str) -> None:
    other = small.replace('code = "small"\n', "").replace(
        'source = "paper"\n', 'source = "paper"\ncode = "small" # new\n', 1
    )
    assert other != small
    assert read_text(other, "x").digest == read_text(small, "x").digest
    assert read_text(small.replace("Drought", "Floods"), "x").digest != read_text(small, "x").digest


def test_the_base_version_is_a_key_at_the_top_that_can_be_put_and_taken(small: str) -> None:
    exported = packs.with_base(f"# about [this]\nbase = 2\n{small}", 7)
    assert exported == f"base = 7\n\n# about [this]\n{small}"
    assert read_text(exported, "x").base == 7
    assert read_text(exported, "x").digest == read_text(small, "x").digest
    assert packs.without_base(exported) == f"# about [this]\n{small}"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ({"day": date(2012, 1, 1), "precision": "year"}, date(2012, 1, 1), date(2012, 12, 31)),
        ({"day": date(2012, 2, 1), "precision": "month"}, date(2012, 2, 1), date(2012, 2, 29)),
        ({"day": date(2012, 2, 3), "precision": "day"}, date(2012, 2, 3), date(2012, 2, 3)),
        ({"day": None, "precision": "open"}, None, None),
    ],
)
def test_a_date_may_be_a_year_a_month_a_day_or_open(written: dict[str, object], first: date, last: date) -> None:
    assert (packs.first_day(written), packs.last_day(written)) == (first, last)


def test_a_difference_names_each_value_by_what_tells_its_row(small: str) -> None:
    old = read_text(small, "x").data
    new = read_text(
        small.replace("about = 20", "about = 25")
        .replace('why = "Drought"', 'why = "Floods"')
        .replace("starts = 2020-01-01\nends", 'starts = "2020"\nprolonged_to = 2022-01-01\nends')
        .replace('\n[[fact]]\nkey = "budget"\nlabel = "Budget"\nvalue = "unknown"\nsource = "paper"\n', ""),
        "x",
    ).data
    assert packs.difference(old, new) == [
        'programme.starts.precision: was "day", now "year"',
        'focus SOM.sector water.why: was "Drought", now "Floods"',
        "target people.about: was 20, now 25",
        'fact budget.key: was "budget", is left out',
        'fact budget.label.source: was "en", is left out',
        'fact budget.label.en: was "Budget", is left out',
        'fact budget.value.source: was "en", is left out',
        'fact budget.value.en: was "unknown", is left out',
        'fact budget.source: was "paper", is left out',
        'programme.prolonged_to: is new, "2022-01-01"',
    ]
    assert packs.difference(old, old) == []


LINES = '''\
# a comment with [brackets] and x = 1
plain = 1
"quoted key" = 'single'
dotted.name = "a # b"

long = """
not = a key
[not a table]
"quotes" inside""""
after = \'\'\'
x = 1\'\'\'
list = [
  1, # one
  { a = 1, b = [
    2, 3,
  ] },
]
[table]
key = 2020-01-01
[[rows]]
name = "first"
[rows.inner]
deep = true
[[rows.more]]
name = "more"
[[rows]]
name = "second"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("plain",), 2),
        (("quoted key",), 3),
        (("dotted", "name"), 4),
        (("long",), 6),
        (("after",), 10),
        (("list",), 12),
        (("list", 0), 13),
        (("list", 1, "a"), 14),
        (("list", 1, "b", 1), 15),
        (("table",), 18),
        (("table", "key"), 19),
        (("rows", 0, "name"), 21),
        (("rows", 0, "inner"), 22),
        (("rows", 0, "inner", "deep"), 23),
        (("rows", 0, "more", 0, "name"), 25),
        (("rows", 1), 26),
        (("rows", 1, "name"), 27),
        (("rows", 1, "missing", "deeper"), 26),
        (("nowhere",), 1),
    ],
)
def test_every_key_of_any_toml_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(lines_of(LINES), path) == line


def test_a_programme_that_places_people_says_where_and_for_how_long_at_most(small: str) -> None:
    without = small.replace("longest_days = 60\n", "")
    assert problems_of(without) == [
        'small.toml, line 5: programme: expected "longest_days": the programme places people'
    ]
    nowhere = small[: small.index("[[focus]]")] + small[small.index("[[target]]") :]
    assert [one for one in problems_of(nowhere) if "[[focus]]" in one] == [
        "small.toml, line 1: the file: expected at least one [[focus]]: the programme places people"
    ]
    elsewhere = nowhere.replace('lines = ["placement"]', 'lines = ["engagement"]')
    assert [one for one in problems_of(elsewhere) if "[[focus]]" in one] == []
