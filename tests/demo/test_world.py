"""The files of the demo world: complete, consistent, invented, and readable without a database."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from ciconia.demo.files import WORLD, chains, extra_people, rows
from ciconia.demo.people import LOGINS
from ciconia.foundation.database.urls import CLONE

SHARED = CLONE.parent / "shared"
TODAY = date(2021, 3, 8)
RESERVED = ("@example.org", "@example.com", "@example.net")
SECTORS = {
    "AFG": {"health", "rural-water", "tvet"},
    "IRQ": {"migration-governance"},
    "NGA": {"ict", "health-care", "agriculture"},
    "SOM": {"local-government", "rule-of-law", "water-infrastructure", "private-sector"},
}
MOST_WEEKS = 13
ENDED = ("not_eligible", "declined", "expired", "not_chosen", "withdrawn")


def keys(kind: str) -> list[str]:
    return [row["key"] for row in rows(kind)]


def hosts() -> dict[str, dict]:
    return {row["key"]: row for row in rows("organisation") if row["kind"] == "host"}


def people() -> dict[str, dict]:
    return {row["key"]: row for row in rows("person")} | dict(extra_people())


def opportunities() -> dict[str, dict]:
    return {row["key"]: row for row in rows("opportunity")}


def day_of(row: dict, *moves: str) -> date | None:
    return next((step[0] for step in row["steps"] if step[1] in moves), None)


def pair(row: dict) -> tuple[str, str]:
    return row["opportunity"], row["person"]


def files() -> list[Path]:
    return sorted(WORLD.rglob("*.toml"))


# ---- how much there is -----------------------------------------------------------------------------------


def test_there_is_as_much_as_was_promised():
    assert Counter(row["kind"] for row in rows("organisation")) == {
        "host": 25,
        "ministry": 18,
        "diaspora": 6,
        "embassy": 1,
    }
    assert (len(rows("person")), len(extra_people()), len(people())) == (40, 80, 120)
    assert (len(rows("need")), len(rows("opportunity"))) == (41, 25)
    assert (len(rows("application")), len(rows("engagement"))) == (150, 40)


def test_every_state_of_the_line_occurs():
    def states(kind: str) -> Counter:
        return Counter(row["state"] for row in rows(kind))

    assert states("need") == {
        "draft": 3, "submitted": 4, "returned": 2, "endorsed": 2, "validated": 19, "served": 5, "refused": 2,
        "withdrawn": 1, "lapsed": 3,
    }  # fmt: skip
    assert states("opportunity") == {
        "draft": 1, "in_review": 1, "edits_requested": 1, "agreed": 1, "published": 10, "closed": 2, "filled": 7,
        "not_filled": 1, "withdrawn": 1,
    }  # fmt: skip
    assert states("application") == {
        "draft": 7, "submitted": 19, "not_eligible": 9, "assessed": 8, "shortlisted": 4, "reserve": 5, "chosen": 1,
        "offered": 1, "accepted": 40, "declined": 6, "expired": 6, "not_chosen": 34, "withdrawn": 10,
    }  # fmt: skip
    assert states("engagement") == {
        "agreed": 3, "preparing": 6, "ready": 3, "active": 9, "paused": 2, "completed": 9, "ended_early": 3,
        "closed": 5,
    }  # fmt: skip
    assert set(states("outcome")) == {"planned", "asked", "recorded", "not_answered"}


def test_every_sector_of_every_country_has_an_institution_and_an_opportunity():
    offered = {country: set() for country in SECTORS}
    for opportunity in rows("opportunity"):
        need = next(row for row in rows("need") if row["key"] == opportunity["need"])
        offered[hosts()[need["institution"]]["country"]].add(need["sector"])
    settled = {c: {s for host in hosts().values() if host["country"] == c for s in host["sectors"]} for c in SECTORS}
    assert offered == SECTORS
    assert settled == SECTORS


# ---- lives -----------------------------------------------------------------------------------------------


def test_lives_are_told_in_the_language_of_those_who_lived_them():
    told = Counter(row["own_words"]["source"] for row in rows("person"))
    assert told == {"nl": 10, "en": 9, "ar": 4, "de": 4, "so": 4, "fa-AF": 3, "fr": 3, "ps": 2, "es": 1}
    for row in rows("person"):
        source = row["own_words"]["source"]
        assert row["experience"]["source"] == source
        assert source in {code for code, level in row["languages"] if level in ("B2", "C1", "C2")}, row["key"]


@pytest.mark.parametrize("row", rows("person"), ids=lambda row: row["key"])
def test_a_life_is_long_enough_to_be_one(row):
    words = {name: len(row[name][row[name]["source"]].split()) for name in ("experience", "own_words")}
    assert 45 <= words["experience"] <= 150
    assert 60 <= words["own_words"] <= 150
    assert row["headline"] if isinstance(row["headline"], str) else row["headline"]["en"]
    assert row["short_name"] == f"{row['given']} {row['family'].removeprefix('Al-')[0]}." or row["key"] == "huda"
    assert 24 <= TODAY.year - row["birth_year"] <= 63


def test_women_and_men_are_about_even():
    assert Counter(row["sex"] for row in rows("person")) == {"f": 22, "m": 18}
    assert Counter(row["sex"] for row in extra_people().values()) == {"f": 41, "m": 39}


def test_languages_have_a_level():
    levels = {level for row in people().values() for _code, level in row["languages"]}
    assert levels <= {"A1", "A2", "B1", "B2", "C1", "C2"}


# ---- nobody real -----------------------------------------------------------------------------------------


def test_addresses_are_reserved_for_examples():
    emails = [row["email"] for kind in ("staff", "person") for row in rows(kind)]
    assert [email for email in emails if not email.endswith(RESERVED)] == []
    assert len(set(emails)) == len(emails) == 99


def test_every_file_says_that_it_is_invented():
    assert [file.name for file in files() if "nvented" not in file.read_text().split("\n\n")[0]] == []


def test_all_names_are_different():
    names = [f"{row['given']} {row['family']}" for row in people().values()] + [row["name"] for row in rows("staff")]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the programme documents are not here")
def test_nobody_named_in_programme_documents_appears():
    documents = " ".join(file.read_text() for file in SHARED.glob("*.md"))
    names = [f"{row['given']} {row['family']}" for row in people().values()] + [row["name"] for row in rows("staff")]
    assert [name for name in names if name in documents] == []


def test_no_sentence_shouts():
    shouting = re.compile(r"\w!")
    assert [file.name for file in files() if shouting.search(file.read_text())] == []


# ---- one fits the other ----------------------------------------------------------------------------------


def test_keys_are_unique():
    for kind in ("organisation", "staff", "person", "need", "opportunity"):
        assert [key for key, count in Counter(keys(kind)).items() if count > 1] == [], kind


def test_what_is_named_is_there():
    organisations, known, lives = set(keys("organisation")), set(people()), set(keys("person"))
    assert {row["parent"] for row in rows("organisation") if "parent" in row} <= organisations
    spoken_for = {row["organisation"] for row in rows("staff") if row["scope"] == "organisation"}
    assert spoken_for == organisations - {"embassy-nairobi", "krd-planning", "sl-planning"}
    assert {row["institution"] for row in rows("need")} <= set(hosts())
    assert {row["institution"] for row in rows("partnership")} == set(hosts()) | {"ng-digital"}
    assert {row["need"] for row in rows("opportunity")} <= set(keys("need"))
    assert {row["opportunity"] for row in rows("application")} <= set(keys("opportunity"))
    assert {row["person"] for row in rows("application")} <= known
    assert lives <= {row["person"] for row in rows("application")}
    assert {row["member_of"] for row in rows("person") if "member_of" in row} <= organisations
    assert {pair(row) for row in rows("outcome")} <= {pair(row) for row in rows("engagement")}


def test_every_institution_stands_under_a_ministry_of_its_country_that_has_an_endorser():
    ministries = {row["key"]: row["country"] for row in rows("organisation") if row["kind"] == "ministry"}
    assert [key for key, row in hosts().items() if ministries[row["parent"]] != row["country"]] == []
    endorsers = {row["organisation"] for row in rows("staff") if row["role"] == "endorser"}
    assert endorsers == {row["parent"] for row in hosts().values()}
    assert set(ministries) - endorsers == {step["authority"] for step in chains()["step"]}


def test_everybody_with_a_card_is_in_the_files():
    named = {row["key"]: (row["name"], row["email"]) for row in rows("staff")}
    named |= {row["key"]: (f"{row['given']} {row['family']}", row["email"]) for row in rows("person")}
    assert {login.key: (login.name, login.email) for login in LOGINS} == {
        login.key: named[login.key] for login in LOGINS
    }
    roles = {row["key"]: row["role"] for row in rows("staff")}
    assert [login.key for login in LOGINS if login.role != roles.get(login.key, "expert")] == []


def test_texts_in_other_languages_have_english_beside_them():
    foreign = [row for row in rows("need") if isinstance(row["title"], dict)]
    assert Counter(row["title"]["source"] for row in foreign) == {"so": 5, "ar": 4, "fa-AF": 4}
    for row in foreign:
        both = {"source", row["title"]["source"], "en"}
        assert [name for name in ("title", "problem", "result") if set(row[name]) != both] == [], row["key"]


# ---- days and states -------------------------------------------------------------------------------------


def all_steps() -> list[tuple[str, list]]:
    told = [
        (f"{kind} {row.get('key') or row.get('institution') or pair(row)}", row["steps"])
        for kind in ("partnership", "need", "opportunity", "application", "engagement", "outcome")
        for row in rows(kind)
    ]
    work = [(f"deliverable {pair(row)}", steps) for row in rows("engagement") for steps in row["deliverables"]]
    return told + [(name, steps) for name, steps in work if steps]


def test_days_follow_one_another_within_the_programme_and_before_today():
    for name, steps in all_steps():
        days = [step[0] for step in steps]
        assert days == sorted(days), name
        assert date(2019, 7, 1) <= days[0] <= days[-1] < TODAY, name


def test_nobody_applies_twice_to_the_same_opportunity():
    assert [found for found, count in Counter(map(pair, rows("application"))).items() if count > 1] == []


def test_nobody_waits_for_more_than_three_answers_at_once():
    waiting = Counter(row["person"] for row in rows("application") if row["state"] not in (*ENDED, "accepted"))
    assert max(waiting.values()) <= 3


def test_every_no_and_every_way_back_has_its_reason():
    need_reason = {
        "return", "refuse", "withdraw", "lapse", "request_edits", "reopen", "give_up", "reject_formally", "not_choose",
        "put_in_reserve", "decline", "call_off", "end_early", "pause", "decide", "send_back", "review",
    }  # fmt: skip
    silent = [(name, step) for name, steps in all_steps() for step in steps if step[1] in need_reason and len(step) < 3]
    assert silent == []


def test_those_who_accepted_are_those_with_an_engagement():
    accepted = {pair(row): day_of(row, "accept") for row in rows("application") if row["state"] == "accepted"}
    begun = {pair(row): day_of(row, "begin") for row in rows("engagement")}
    assert begun == accepted


@pytest.mark.parametrize("key", keys("opportunity"))
def test_there_is_never_more_than_one_for_a_place(key):
    changes = []
    for row in rows("application"):
        if row["opportunity"] == key and day_of(row, "choose"):
            changes.append((day_of(row, "choose"), 1, +1))
            left = day_of(row, "decline", "expire", "withdraw", "not_choose", "call_off")
            changes += [(left, 0, -1)] if left else []
    for row in rows("engagement"):
        if row["opportunity"] == key and day_of(row, "end_early") and not day_of(row, "start"):
            changes.append((day_of(row, "end_early"), 0, -1))
    taken = most = 0
    for _day, _order, change in sorted(changes):
        taken += change
        most = max(most, taken)
    assert most <= opportunities()[key]["places"]


def test_what_is_filled_has_its_places_taken_and_what_is_open_has_not():
    for key, opportunity in opportunities().items():
        early = {pair(row) for row in rows("engagement") if day_of(row, "end_early") and not day_of(row, "start")}
        accepted = [row for row in rows("application") if row["opportunity"] == key and row["state"] == "accepted"]
        standing = [row for row in accepted if pair(row) not in early]
        full = len(standing) == opportunity["places"]
        assert full == (opportunity["state"] == "filled"), key


def test_applications_are_sent_while_an_opportunity_is_open():
    for row in rows("application"):
        opportunity, sent = opportunities()[row["opportunity"]], day_of(row, "submit")
        windows, opened = [], None
        for step in opportunity["steps"]:
            if step[1] in ("publish", "reopen"):
                opened = step[0]
            elif step[1] == "close" and opened:
                windows.append((opened, step[0] - timedelta(days=1)))
                opened = None
        windows += [(opened, opportunity["deadline"])] if opened else []
        days = [day for day in (day_of(row, "begin"), sent) if day]
        assert [day for day in days if not any(start <= day <= end for start, end in windows)] == [], pair(row)


def test_whoever_waits_at_an_ended_opportunity_is_only_in_reserve():
    over = {key for key, row in opportunities().items() if row["state"] in ("filled", "not_filled", "withdrawn")}
    states = {row["state"] for row in rows("application") if row["opportunity"] in over}
    assert states == {"accepted", "reserve", *ENDED}


def test_ten_are_open_today_and_none_is_longer_than_three_months():
    deadlines = [row["deadline"] for row in rows("opportunity") if row["state"] == "published"]
    assert (len(deadlines), min(deadlines), max(deadlines)) == (10, date(2021, 3, 21), date(2021, 4, 18))
    assert [row["key"] for row in rows("opportunity") if not 1 <= row["weeks"] <= MOST_WEEKS] == []


def test_who_applies_today_hears_before_the_work_begins_and_the_need_still_stands():
    needs = {row["key"]: row for row in rows("need")}
    for row in opportunities().values():
        over = row["starts"] + timedelta(weeks=row["weeks"], days=-1)
        assert over <= needs[row["need"]]["ends"], row["key"]
        if row["state"] in ("published", "closed", "agreed", "in_review", "edits_requested", "draft"):
            assert row["starts"] >= row["deadline"] + timedelta(weeks=5), row["key"]


def test_an_opportunity_begins_after_its_need_is_validated():
    needs = {row["key"]: row for row in rows("need")}
    assert [
        row["key"]
        for row in rows("opportunity")
        if day_of(needs[row["need"]], "validate") > day_of(row, "begin")
    ] == []  # fmt: skip


def test_a_need_is_served_on_the_day_of_its_first_completed_engagement():
    completed: dict[str, date] = {}
    for row in sorted(rows("engagement"), key=lambda row: day_of(row, "complete") or TODAY):
        if day_of(row, "complete"):
            completed.setdefault(opportunities()[row["opportunity"]]["need"], day_of(row, "complete"))
    assert completed == {row["key"]: day_of(row, "serve") for row in rows("need") if row["state"] == "served"}


# ---- work ------------------------------------------------------------------------------------------------


def real_phases(row: dict) -> list[dict]:
    return [phase for phase in row["phases"] if not phase.get("replaced")]


def test_nobody_is_in_two_places_at_once():
    phases = [(row["person"], phase) for row in rows("engagement") for phase in real_phases(row)]
    travels = [(who, phase) for who, phase in phases if phase["mode"] == "physical"]
    clashes = [
        (who, one, other)
        for (who, one), (also, other) in combinations(travels, 2)
        if who == also and one["starts"] <= other["ends"] and other["starts"] <= one["ends"]
    ]
    assert clashes == []


def test_no_engagement_is_longer_than_three_months():
    for row in rows("engagement"):
        first, last = min(p["starts"] for p in real_phases(row)), max(p["ends"] for p in real_phases(row))
        assert (last - first).days < 92, pair(row)


def test_nobody_travelled_while_the_borders_were_closed():
    closed, opened = date(2020, 3, 17), date(2020, 9, 1)
    abroad = [
        pair(row)
        for row in rows("engagement")
        for phase in real_phases(row)
        if phase["mode"] == "physical" and phase["starts"] < opened and phase["ends"] >= closed
    ]
    assert abroad == [("baghdad-figures", "firas")]  # he never left: it had ended in February


def test_nobody_was_released_while_a_gate_was_open():
    for row in rows("engagement"):
        released = day_of(row, "release")
        if released is None:
            continue
        said = row["checklist"]
        planned = {phase["mode"] for phase in row["phases"]}
        gates = {"training", "agreement"} | ({"medical", "security"} if "physical" in planned else set())
        late = [code for code in gates if code not in said or said[code][0] > released]
        assert late == [], pair(row)


def test_work_is_handed_over_between_the_start_and_the_end():
    for row in rows("engagement"):
        started, ended = day_of(row, "start"), day_of(row, "complete", "end_early") or TODAY
        days = [step[0] for steps in row["deliverables"] for step in steps if step[1] != "drop"]
        assert [day for day in days if started is None or not started <= day <= ended] == [], pair(row)


def test_what_is_completed_has_everything_accepted():
    ends = {row["state"]: set() for row in rows("engagement")}
    for row in rows("engagement"):
        if day_of(row, "complete"):
            ends[row["state"]] |= {steps[-1][1] if steps else "due" for steps in row["deliverables"]}
    assert {state: last for state, last in ends.items() if last} == {"completed": {"accept"}, "closed": {"accept"}}


def test_both_sides_are_asked_at_the_end_and_a_year_later():
    asked = Counter(pair(row) for row in rows("outcome"))
    assert asked == {pair(row): 4 for row in rows("engagement") if day_of(row, "complete")}
    for row in rows("outcome"):
        done = next(day_of(work, "complete") for work in rows("engagement") if pair(work) == pair(row))
        assert row["wave_on"] == done + timedelta(days={"exit": 0, "twelve_months": 365}[row["wave"]])


def test_a_closed_file_has_every_answer_or_says_that_there_is_none():
    closed = {pair(row) for row in rows("engagement") if row["state"] == "closed"}
    assert {row["state"] for row in rows("outcome") if pair(row) in closed} == {"recorded", "not_answered"}


# ---- the two threads -------------------------------------------------------------------------------------


def test_the_first_thread_runs_from_a_need_to_what_is_left_of_it():
    three = [row for row in rows("application") if row["opportunity"] == "garowe-losses"]
    assert [(row["person"], row["state"], row["motivation"]["source"]) for row in three] == [
        ("hodan", "accepted", "nl"), ("liban", "not_chosen", "so"), ("idil", "not_chosen", "fr"),
    ]  # fmt: skip
    said = [row for row in rows("outcome") if pair(row) == ("garowe-losses", "hodan")]
    host = next(row for row in said if (row["wave"], row["respondent"]) == ("twelve_months", "host"))
    assert [(number, in_use) for number, in_use, _whom in host["sightings"]] == [
        (1, "partly"), (2, "yes"), (3, "no"), (4, "yes"),
    ]  # fmt: skip


def test_the_second_thread_stands_in_the_middle():
    wells = [row for row in rows("application") if row["opportunity"] == "garowe-wells"]
    assert [row["person"] for row in wells if row["state"] == "shortlisted"] == ["ifrah", "mahad", "deqa", "yusuf"]
    needs = {row["key"]: row["state"] for row in rows("need") if row["institution"] == "garowe-water"}
    assert needs == {
        "garowe-losses": "served", "garowe-wells": "validated", "garowe-billing": "draft", "garowe-lab": "submitted",
    }  # fmt: skip
