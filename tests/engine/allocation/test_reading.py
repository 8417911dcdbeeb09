"""What is wrong with a folder is said with file, line, column and what was expected."""

from pathlib import Path

import numpy as np
import pytest

from ciconia.engine.allocation import BadInput, Decision, Limit, allocate, read_folder

PLACES = """place_id,country,sector,mode,capacity,cost,start,end,institution,funder
a1,SO,water,physical,1,7000,2021-05-17,2021-07-04,i1,NL
a2,IQ,law,virtual,2,800.5,,,i2,
"""
PEOPLE = """person_id,sex,group,available_from,available_to
p1,f,g1,,
p2,m,,2021-05-01,2021-07-31
"""
PAIRS = """person_id,place_id,fit,host_rank,person_rank
p1,a1,0.9,1,
p2,a1,0.5,,2
p1,a2,1,,
"""
FILES = {"places.csv": PLACES, "people.csv": PEOPLE, "pairs.csv": PAIRS, "rules.toml": ""}


def folder(path: Path, **changed: str | bytes) -> Path:
    for name, text in FILES.items():
        content = changed.get(name.split(".")[0], text)
        (path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problem(path: Path, **changed: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_folder(folder(path, **changed))
    return str(caught.value)


def test_a_folder_becomes_arrays(tmp_path):
    cohort = read_folder(folder(tmp_path, rules='[country.SO]\nmax = 1\n[[lock]]\nperson = "p1"\nplace = "a2"\n'))
    assert cohort.places.country.words == ["IQ", "SO"]
    assert cohort.places.funder.codes.tolist() == [0, -1]
    assert cohort.people.woman.tolist() == [True, False]
    assert cohort.pairs.fit.tolist() == [0.9, 0.5, 1.0]
    assert (cohort.pairs.host_rank.tolist(), cohort.pairs.person_rank.tolist()) == ([1, 0, 0], [0, 2, 0])
    assert cohort.rules.country == {"SO": Limit(maximum=1)}
    assert cohort.rules.locks == (Decision("p1", "a2"),)
    assert cohort.rules.gap == 0.0005


def test_no_ranks_no_funders_spaces_and_a_mark_at_the_start(tmp_path):
    places = "\ufeff" + "\n".join(line.rsplit(",", 2)[0] for line in PLACES.splitlines())
    cohort = read_folder(folder(tmp_path, places=places, pairs="person_id,place_id, fit\n p1,a1 ,0.5\n\n"))
    assert cohort.pairs.person.tolist() == [0]
    assert cohort.places.funder.words == []


def test_headers_alone_are_a_plan_without_anybody(tmp_path):
    heads = {name: FILES[f"{name}.csv"].splitlines()[0] + "\n" for name in ("places", "people", "pairs")}
    plan = allocate(read_folder(folder(tmp_path, **heads)))
    assert (plan.status, plan.pairs, plan.objective, plan.gap) == ("optimal", [], 0.0, 0.0)


def test_a_million_useless_columns(tmp_path):
    wide = "," * 1_000_000
    lines = PEOPLE.splitlines()
    people = "\n".join([lines[0] + wide, *(line + wide for line in lines[1:])])
    assert read_folder(folder(tmp_path, people=people)).people.ids == ["p1", "p2"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"places": ""}, "places.csv, line 1: it is empty; expected a header with place_id, country, sector, mode,"
         " capacity, cost, start, end."),
        ({"people": "p1,f,g1,,\n"}, "people.csv, line 1, column person_id: the header has no column person_id; expected"
         " person_id, sex, group, available_from, available_to."),
        ({"pairs": "person_id,place_id,fit,fit\n"}, "pairs.csv, line 1, column fit: the header has the column fit"
         " twice;"
         " expected it once."),
        ({"people": PEOPLE.encode() + b"p\xe9,f,,,\n"}, "people.csv, line 4: it is not in UTF-8; expected UTF-8."),
        ({"people": PEOPLE.encode("utf-16")}, "people.csv, line 1: it is not in UTF-8; expected UTF-8."),
        ({"people": PEOPLE + "p3,f\n"}, "people.csv, line 4: it has 2 fields; expected 5, as in the header."),
        ({"pairs": PAIRS + "p2,a2,0,9,,\n"}, "pairs.csv, line 5: it has 6 fields; expected 5, as in the header."),
        ({"people": PEOPLE + "p1,f,,,\n"}, 'people.csv, line 4, column person_id: it says "p1"; expected an id that no'
         " line before has; line 2 has it."),
        ({"people": PEOPLE + ",f,,,\n"}, 'people.csv, line 4, column person_id: it says ""; expected an id.'),
        ({"people": PEOPLE + "p3,w,,,\n"}, 'people.csv, line 4, column sex: it says "w"; expected f, m, x or nothing.'),
        ({"people": PEOPLE + "p3,f,,2021-05-01,1 June\n"}, 'people.csv, line 4, column available_to: it says "1 June";'
         " expected a date such as 2021-05-17, or nothing."),
        ({"people": PEOPLE + "p3,f,,2021-05-01,2021-02-30\n"}, "people.csv, line 4, column available_to: it says"
         ' "2021-02-30"; expected a date such as 2021-05-17, or nothing.'),
        ({"people": PEOPLE + "p3,f,,2021-05-02,2021-05-01\n"}, "people.csv, line 4, column available_to: it says"
         ' "2021-05-01"; expected a date not before available_from, which is 2021-05-02.'),
        ({"places": PLACES + "a3,SO,law,virtual,-1,800,,,,\n"}, 'places.csv, line 4, column capacity: it says "-1";'
         " expected a whole number from 0 to 100000000."),
        ({"places": PLACES + "a3,SO,law,virtual,1.5,800,,,,\n"}, 'places.csv, line 4, column capacity: it says "1.5";'
         " expected a whole number from 0 to 100000000."),
        ({"places": PLACES + "a3,SO,law,virtual,1,nan,,,,\n"}, 'places.csv, line 4, column cost: it says "nan";'
         ' expected'
         " a number of 0 or more."),
        ({"places": PLACES + "a3,,law,virtual,1,8,,,,\n"}, 'places.csv, line 4, column country: it says ""; expected a'
         " country."),
        ({"places": PLACES + "a3,SO,law,virtual,1,8,2021-06-02,2021-06-01,,\n"}, "places.csv, line 4, column end:"
         " it says"
         ' "2021-06-01"; expected a date not before start, which is 2021-06-02.'),
        ({"pairs": PAIRS + "p9,a1,0.5,,\n"}, 'pairs.csv, line 5, column person_id: it says "p9"; expected an id of'
         " people.csv."),
        ({"pairs": PAIRS + '"p2\n",a9,0.5,,\n'}, 'pairs.csv, line 5, column place_id: it says "a9"; expected an id of'
         " places.csv."),
        ({"pairs": PAIRS + "\n\np2,a2,2,,\n"}, 'pairs.csv, line 7, column fit: it says "2"; expected a number from 0 to'
         " 1."),
        ({"pairs": PAIRS + "p1,a1,0.5,,\n"}, 'pairs.csv, line 5, column person_id: it says "p1,a1"; expected a'
         ' pair that'
         " no line before has; line 2 has it."),
        ({"pairs": PAIRS + "p2,a2,1.01,,\n"}, 'pairs.csv, line 5, column fit: it says "1.01"; expected a number'
         ' from 0 to'
         " 1."),
        ({"pairs": PAIRS + "p2,a2,nan,,\n"}, 'pairs.csv, line 5, column fit: it says "nan"; expected a number from 0 to'
         " 1."),
        ({"pairs": PAIRS + "p2,a2,good,,\n"}, 'pairs.csv, line 5, column fit: it says "good"; expected a number'
         ' from 0 to'
         " 1."),
        ({"pairs": PAIRS + "p2,a2,0.5,0,\n"}, 'pairs.csv, line 5, column host_rank: it says "0"; expected a whole'
         ' number'
         " of 1 or more, or nothing."),
        ({"pairs": PAIRS + "p2,a2,0.5,,first\n"}, 'pairs.csv, line 5, column person_rank: it says "first"; expected a'
         " whole number of 1 or more, or nothing."),
        ({"pairs": 'person_id,place_id,fit\np1,a1,"' + "9" * 10_000_001}, "pairs.csv: it is not a CSV file: field"
         " larger"
         " than field limit (10000000)."),
    ],
)  # fmt: skip
def test_bad_tables(tmp_path, changed, said):
    assert problem(tmp_path, **changed) == said


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("[country.AF]\nmax = 3\n", "rules.toml, line 1, column country.AF: no place of places.csv has the"
         " country 'AF';"
         " expected one of IQ, SO."),
        ("[sector.health]\n", "rules.toml, line 1, column sector.health: no place of places.csv has the sector"
         " 'health';"
         " expected one of law, water."),
        ("[funder.EU]\nbudget = 1\n", "rules.toml, line 1, column funder.EU: no place of places.csv has the"
         " funder 'EU';"
         " expected one of NL."),
        ("[country.SO]\nmin = 3\nmax = 2\n", "rules.toml, line 2, column country.SO.min: min is 3 and max is 2;"
         " expected"
         " min not above max."),
        ("[country.SO]\nmaximum = 3\n", "rules.toml, line 2, column country.SO.maximum: nothing here is called"
         " 'maximum';"
         " expected 'max'."),
        ("[country.SO]\nbudgt = 3\n", "rules.toml, line 2, column country.SO.budgt: nothing here is called 'budgt';"
         " expected 'budget'."),
        ("[contry.SO]\n", "rules.toml, line 1, column contry: nothing here is called 'contry'; expected 'country'."),
        ("[country]\nSO = 3\n", "rules.toml, line 2, column country.SO: it says 3; expected a table [country.NAME]."),
        ("country = 3\n", "rules.toml, column country: it says 3; expected a table [country]."),
        ("[country.SO]\nmax = 2.5\n", "rules.toml, line 2, column country.SO.max: it says 2.5; expected a whole"
         " number of"
         " 0 or more."),
        ("[country.SO]\nmax = true\n", "rules.toml, line 2, column country.SO.max: it says True; expected a whole"
         " number"
         " of 0 or more."),
        ("[country.SO]\nbudget = -1\n", "rules.toml, line 2, column country.SO.budget: it says -1; expected a"
         " number of 0"
         " or more."),
        ("[country.SO]\n[sector.law]\nbudget = 1\n", "rules.toml, line 3, column sector.law.budget: nothing here"
         " is called"
         " 'budget'; expected one of min, max, bind."),
        ("[country.SO]\nbind = 0\n", "rules.toml, line 2, column country.SO.bind: it says 0; expected true or false."),
        ("[balance]\nwomen_min = 40\n", "rules.toml, line 2, column balance.women_min: it says 40; expected a"
         " number from"
         " 0 to 1."),
        ("[balance]\nwomen = 0.4\n", "rules.toml, line 2, column balance.women: nothing here is called 'women';"
         " expected"
         " 'women_min'."),
        ('[solve]\nhost_rank = "yes"\n', "rules.toml, line 2, column solve.host_rank: it says 'yes'; expected"
         " \"ignore\","
         ' "score" or "order".'),
        ('[[lock]]\nperson = "p1"\nplace = "a1"\n[[lock]]\nperson = "p8"\nplace = "a1"\n', "rules.toml, line 5, column"
         " lock.person: it says 'p8'; expected an id of people.csv."),
        ('[[forbid]]\nperson = "p1"\n', "rules.toml, line 1, column forbid.place: it says None; expected an id of"
         " places.csv."),
        ('[[forbid]]\nperson = "p1"\n[solve]\n', "rules.toml, line 1, column forbid.place: it says None; expected an id"
         " of places.csv."),
        ('[lock]\nperson = "p1"\n', "rules.toml, line 1, column lock: it is not a list; expected [[lock]]."),
        ("max = \n", "rules.toml, line 1, column 7: it is not TOML: Invalid value (at line 1, column 7)."),
        ('a = """', "rules.toml, line 1: it is not TOML: Unterminated string (at end of document)."),
        (b"\n# \xe9\n", "rules.toml, line 2: it is not in UTF-8; expected UTF-8."),
    ],
)  # fmt: skip
def test_bad_rules(tmp_path, rules, said):
    assert problem(tmp_path, rules=rules) == said


def test_a_country_where_no_place_has_a_funder(tmp_path):
    places = PLACES.replace(",NL", ",")
    assert problem(tmp_path, places=places, rules="[funder.NL]\n") == (
        "rules.toml, line 1, column funder.NL: no place of places.csv has the funder 'NL'; expected one of none, for no"
        " place has one."
    )


@pytest.mark.parametrize("name", list(FILES))
def test_a_missing_file(tmp_path, name):
    folder(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(BadInput, match=f"^{name}: there is no such file in the folder.$"):
        read_folder(tmp_path)


def test_all_rules_are_read(tmp_path):
    text = """
[country.SO]
min = 0
max = 3
budget = 1e4
bind = false
[sector."water"]
max = 2
[funder.NL]
budget = 20000
[balance]
women_min = 0.4
group_max = 0.5
group_slack = 1
bind = false
[[lock]]
person = "p1"
place = "a1"
bind = false
[[forbid]]
person = "p1"
place = "a2"
[solve]
gap = 0
stable = true
host_rank = "order"
bind = false
"""
    rules = read_folder(folder(tmp_path, rules=text)).rules
    assert rules.country == {"SO": Limit(0, 3, 10000.0, bind=False)}
    assert rules.sector == {"water": Limit(maximum=2)}
    assert rules.funder == {"NL": Limit(budget=20000.0)}
    assert (rules.women_min, rules.group_max, rules.group_slack, rules.balance_binds) == (0.4, 0.5, 1.0, False)
    assert rules.locks == (Decision("p1", "a1", bind=False),)
    assert rules.forbids == (Decision("p1", "a2"),)
    assert (rules.gap, rules.stable, rules.host_rank, rules.preferences_bind) == (0.0, True, "order", False)


def test_rows_in_lots(tmp_path, monkeypatch):
    monkeypatch.setattr("ciconia.engine.allocation.reading.CELLS_AT_ONCE", 5)
    cohort = read_folder(folder(tmp_path))
    assert np.array_equal(cohort.pairs.place, [0, 0, 1])
    assert problem(tmp_path, pairs=PAIRS + "p2,a2,2,,\n").startswith("pairs.csv, line 5, column fit")
