"""The second half of the line, told on: engagements to their end, and what was said afterwards."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from ciconia.demo.files import Row
from ciconia.demo.telling import FIRST_DAY, LAST_DAY, Words, add, day_of
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.kinds.kind import PHYSICAL, VIRTUAL

ENDED = ("completed", "ended_early", "closed")
STOPPED = date(2021, 8, 15)  # from this day nobody in Afghanistan is asked any more
SENT_BACK, SILENT, BY_TELEPHONE = 5, 6, 7  # every how many
IN_USE = ("yes", "yes", "partly", "yes", "no")
HOSTS_SPEAK = {"SOM": {"so"}, "AFG": {"fa-AF"}, "IRQ": {"ar"}, "NGA": set[str]()}
WEEK, YEAR = timedelta(days=7), timedelta(days=365)


def continue_engagement(row: Row, opportunity: Row, fate: Row, words: Words) -> None:
    """From where an engagement stands to its completion, or to the day on which it was ended early."""
    if row.get("state") in ENDED:
        if row["state"] == "ended_early":
            add(row["steps"], FIRST_DAY + WEEK, "close")
        return
    row.setdefault("checklist", {})
    real = [phase for phase in row["phases"] if not phase.get("replaced")]
    starts, ends = min(phase["starts"] for phase in real), max(phase["ends"] for phase in real)
    early = fate.get("ends_early")
    until = early[0] if early else LAST_DAY
    _begin(row, starts, until)
    if "resume" in fate:
        add(row["steps"], fate["resume"][0], "resume", fate["resume"][1])
    works_from = max(starts, fate["resume"][0] if "resume" in fate else starts)
    if day_of(row, "start"):
        _hand_over(row, opportunity, (works_from, ends), until, words)
    if early is None:
        accepted = max(steps[-1][0] for steps in row["deliverables"])
        add(row["steps"], max(ends + timedelta(days=2), accepted), "complete")
        return
    ended = add(row["steps"], early[0], "end_early", early[1], early[2])
    for steps in row["deliverables"]:
        if not steps or steps[-1][1] != "accept":
            add(steps, ended, "drop", early[1])
    for code in _asked(row) - set(row["checklist"]):
        row["checklist"][code] = [ended, "drop"]
    add(row["steps"], ended + 2 * WEEK, "close")


def _asked(row: Row) -> set[str]:
    planned = {phase["mode"] for phase in row["phases"]}
    mode = PHYSICAL if PHYSICAL in planned else VIRTUAL
    return {item.code for item in KINDS["assignment"].checklist_for(mode)}


def _begin(row: Row, starts: date, until: date) -> None:
    """Preparation and start, as far as they have not been and come before the end."""
    steps, begun = row["steps"], row["steps"][0][0]
    prepared = day_of(row, "prepare") or add(steps, begun + timedelta(days=4), "prepare")
    if "decide" in row:
        add(steps, row["decide"][0], "decide", row["decide"][1])
    asked = _asked(row)
    for item in KINDS["assignment"].checklist:
        if item.code in asked - set(row["checklist"]):
            day = starts - timedelta(days=item.before - 1)
            least = prepared + timedelta(days=2)
            done = max(FIRST_DAY, least, day if item.before < 0 else min(day, starts - timedelta(days=6)))
            if done < until:
                row["checklist"][item.code] = [done, "do"]
    if not day_of(row, "release") and starts < until:
        gates = [
            row["checklist"][item.code][0] for item in KINDS["assignment"].checklist if item.gate and item.code in asked
        ]
        add(steps, max(starts - timedelta(days=4), *gates), "release")
    if not day_of(row, "start") and starts < until:
        add(steps, starts, "start")


def _hand_over(row: Row, opportunity: Row, window: tuple[date, date], until: date, words: Words) -> None:
    """What was promised is handed over when it is due, now and then sent back, and accepted."""
    starts, ends = window
    for place, (steps, promise) in enumerate(zip(row["deliverables"], opportunity["deliverables"], strict=True)):
        if steps and steps[-1][1] == "accept":
            continue
        due = max(min(starts + promise["due"] * WEEK, ends) - timedelta(days=4), starts + 2 * place * WEEK)
        waits = bool(steps) and steps[-1][1] == "submit"
        moves = [] if waits else [(due, "submit", words.next("note"))]
        last = moves[-1][0] if moves else max(steps[-1][0], FIRST_DAY)
        if not steps and (len(row["person"]) + place) % SENT_BACK == 0:
            moves.append((last + timedelta(days=3), "send_back", words.next("send_back")))
            last += timedelta(days=7)
            moves.append((last, "submit", words.next("note")))
        moves.append((last + timedelta(days=4), "accept", ""))
        for on, move, said in moves:
            if on + timedelta(days=3) < until:
                add(steps, on, move, said)


def continue_outcomes(
    world: dict[str, list[Row]], words: Words, countries: dict[str, str], speak: dict[str, set[str]]
) -> None:
    """Both sides are asked at the end and a year later; some do not answer; then the file is closed."""
    numbers = count(1)
    asked: dict[tuple[str, str], list[Row]] = {}
    for row in world["outcome"]:
        asked.setdefault((row["opportunity"], row["person"]), []).append(row)
    for work in world["engagement"]:
        completed, key = day_of(work, "complete"), (work["opportunity"], work["person"])
        if completed is None or day_of(work, "close"):
            continue
        if key not in asked:
            asked[key] = _planned(work, completed)
            world["outcome"] += asked[key]
        country = countries[key[0]]
        for row in asked[key]:
            if row["state"] in ("planned", "asked"):
                host = row["respondent"] == "host"
                languages = HOSTS_SPEAK[country] if host else speak[key[1]]
                stopped = host and country == "AFG" and row["wave_on"] >= STOPPED
                _answer(row, work, next(numbers), words, languages, stopped=stopped)
        ends = [row["steps"][-1] for row in asked[key]]
        if all(step[1] in ("answer", "give_up") for step in ends):
            add(work["steps"], max(step[0] for step in ends) + timedelta(days=2), "close")


def _planned(work: Row, completed: date) -> list[Row]:
    plan = [("exit", completed), ("twelve_months", completed + YEAR)]
    return [
        {
            "opportunity": work["opportunity"], "person": work["person"], "wave": wave, "respondent": respondent,
            "wave_on": on, "state": "planned", "steps": [[completed, "begin"]],
        }
        for wave, on in plan
        for respondent in ("participant", "host")
    ]  # fmt: skip


def _answer(row: Row, work: Row, number: int, words: Words, languages: set[str], *, stopped: bool) -> None:
    steps: list[list[Any]] = row["steps"]
    asked = day_of(row, "ask") or add(steps, row["wave_on"], "ask")
    silent = stopped or number % SILENT == 0
    answered = asked + timedelta(days=35 if silent else 4 + number * 5 % 17)
    if answered > LAST_DAY:
        return
    if silent:
        reason = words.fixed["give_up_afghanistan"] if stopped else words.next("give_up")
        add(steps, answered, "give_up", reason)
        return
    add(steps, answered, "answer")
    later = row["wave"] == "twelve_months"
    row["levels"] = [1 + number % 3, 1 + number // 2 % 2, number % 4 // 2 + (0 if later else 1)]
    row["changed"] = words.next(f"{row['wave']}_{row['respondent']}", languages)
    if number % 2:
        row["hindered"] = words.next("hindered", languages)
    row["by_telephone"] = row["respondent"] == "host" and number % BY_TELEPHONE == 0
    left = [place for place, handed in enumerate(work["deliverables"], 1) if handed and handed[-1][1] == "accept"]
    row["sightings"] = [
        [place, IN_USE[(number + place) % len(IN_USE)] if later else "yes", words.next("by_whom")] for place in left
    ]
    for sighting in row["sightings"]:
        if sighting[1] == "no":
            sighting[2] = ""
