"""The first half of the line, told on: partnerships, needs, opportunities and those who had applied."""

from datetime import date, timedelta
from typing import Any

from ciconia.delivery.actions.engagement import phases_for
from ciconia.demo.files import Row
from ciconia.demo.telling import FIRST_DAY, LAST_DAY, Words, add, day_of
from ciconia.selection.actions.partnership import HALF_A_YEAR

OPEN = ("draft", "submitted", "assessed", "shortlisted", "reserve", "chosen", "offered")
WAY = (("assess", 4), ("shortlist", 3), ("sign", 2), ("choose", 1), ("offer", 2))
DONE = {"submitted": 0, "assessed": 1, "reserve": 2, "shortlisted": 2, "chosen": 4, "offered": 5}
TO_ANSWER = 3
NO_AFTER = 9  # days after the close, where nobody was chosen whose day it could be
BEFORE_END = 12  # how long before the last day somebody begins an application


def continue_opportunity(row: Row, plan: Row) -> date:
    """An opportunity up to its close; gives the day from which its applications are read."""
    for step in plan.get("before", []):
        add(row["steps"], *step)
    closed = day_of(row, "close") if row["state"] in ("closed", "filled") else None
    if closed is None:
        closed = add(row["steps"], row["deadline"] + timedelta(days=1), "close")
    return max(closed, FIRST_DAY)


def draft(row: Row, deadline: date) -> Row:
    """An application that is begun shortly before the last day, and sent."""
    return row | {"state": "draft", "sent": True, "steps": [[deadline - timedelta(days=BEFORE_END), "begin"]]}


def continue_applications(
    opportunity: Row, applications: list[Row], plan: Row, read_from: date, words: Words
) -> list[Row]:
    """Every open application up to its answer; gives the engagements of those who accepted."""
    waiting = {row["person"]: row for row in applications if row["state"] in OPEN}
    for row in [row for row in waiting.values() if row["state"] == "draft"]:
        if row.get("sent") or row["person"] in plan.get("sent", []):
            add(row["steps"], opportunity["deadline"] - timedelta(days=2), "submit")
            row["state"] = "submitted"
        else:
            add(row["steps"], opportunity["deadline"] + timedelta(days=1), "expire")
            del waiting[row["person"]]
    declines = plan.get("declines", {})
    first = [*plan.get("chosen", []), *declines]
    answers = [_offer(waiting[who], read_from, words, declines.get(who, "")) for who in first]
    for who in plan.get("second", []):
        _read(waiting[who], read_from, words, 2)
    second_from = max(answers, default=read_from)
    answers += [_offer(waiting[who], second_from, words) for who in plan.get("second", [])]
    chosen = [day_of(waiting[who], "choose") or read_from for who in first]
    _say_no(waiting, plan, read_from, max(chosen) if chosen else read_from + timedelta(days=NO_AFTER), words)
    accepted = [row for row in waiting.values() if day_of(row, "accept")]
    return [_engagement(opportunity, row, plan) for row in accepted]


def _read(row: Row, from_day: date, words: Words, up_to: int) -> date:
    """Take an application along the way from where it stands; gives the day of the last step."""
    on, steps = from_day, row["steps"]
    for move, gap in WAY[DONE[row["state"]] : up_to]:
        on = add(steps, on + timedelta(days=gap), move)
        if move == "assess":
            place = len(row["person"]) + len(row["opportunity"])
            row["marks"] = {"skill": 2 + place % 2, "context": 1 + place % 3, "transfer": 2 + (place + 1) % 2}
            row["comment"] = words.next("comment")
        elif move == "choose":
            said = {"host": words.next("host"), "programme": words.next("programme")}
            row["signed"] = said | row.get("signed", {})
        row["state"] = {"assess": "assessed", "shortlist": "shortlisted"}.get(move, row["state"])
    return on


def _offer(row: Row, from_day: date, words: Words, decline: str = "") -> date:
    on = _read(row, from_day, words, len(WAY)) + timedelta(days=TO_ANSWER)
    return add(row["steps"], on, "decline", decline) if decline else add(row["steps"], on, "accept")


def _say_no(waiting: dict[str, Row], plan: Row, read_from: date, on: date, words: Words) -> None:
    for who, reason in plan.get("ineligible", {}).items():
        add(waiting[who]["steps"], read_from + timedelta(days=3), "reject_formally", reason)
    for who, reason in plan.get("withdraws", {}).items():
        add(waiting[who]["steps"], read_from + timedelta(days=2), "withdraw", reason)
    for move, said in (("not_choose", plan.get("no", {})), ("put_in_reserve", plan.get("reserve", {}))):
        for who, reason in said.items():
            read = _read(waiting[who], read_from, words, 2)
            add(waiting[who]["steps"], max(on, read), move, reason)


def _engagement(opportunity: Row, application: Row, plan: Row) -> Row:
    """What begins with an accepted offer; a start that was moved keeps the phases of the first plan."""
    starts, weeks, mode = opportunity["starts"], opportunity["weeks"], opportunity["mode"]
    phases = _phases(mode, starts, weeks)
    row: Row = {"opportunity": opportunity["key"], "person": application["person"], "checklist": {}}
    changed = plan.get("moved") or plan.get("online")
    if changed:
        decided, starts, reason = changed
        row["decide"] = [decided, reason]
        later = _phases("virtual" if "online" in plan else mode, starts, weeks)
        phases = [phase | {"replaced": True} for phase in phases] + later
    row["phases"] = phases
    row["steps"] = [[day_of(application, "accept"), "begin"]]
    row["deliverables"] = [[] for _promise in opportunity["deliverables"]]
    return row


def _phases(mode: str, starts: date, weeks: int) -> list[Row]:
    return [{"mode": one, "starts": first, "ends": last} for one, first, last in phases_for(mode, starts, weeks)]


def settle_opportunity(row: Row, applications: list[Row], engagements: list[Row], plan: Row) -> None:
    """How an opportunity ends: filled, given up, or withdrawn with those who still waited called off."""
    freed = {work["person"]: day_of(work, "end_early") for work in engagements if not day_of(work, "start")}
    taken = [
        day for one in applications if (day := day_of(one, "accept")) and (freed.get(one["person"]) or LAST_DAY) > day
    ]
    if row["state"] != "filled" and "gives_up" not in plan:
        if len(taken) - _freed_before(freed) != row["places"]:
            raise ValueError(f"{row['key']}: {len(taken)} accepted for {row['places']} places")
        add(row["steps"], max(taken), "fill")
    if "gives_up" in plan:
        add(row["steps"], plan["gives_up"][0], "give_up", plan["gives_up"][1])
    if "withdrawn" in plan:
        on, reason = plan["withdrawn"]
        add(row["steps"], min(day for day in freed.values() if day), "refill")
        add(row["steps"], on, "withdraw", reason)
        for who in plan.get("reserve", {}):
            add(next(one for one in applications if one["person"] == who)["steps"], on, "call_off", reason)


def _freed_before(freed: dict[str, date | None]) -> int:
    return sum(1 for day in freed.values() if day and day < FIRST_DAY)


def continue_needs(needs: list[Row], engagements: list[Row], said: dict[str, list[list[Any]]]) -> None:
    """A need is served with the first completed engagement; what became of the others is said one by one."""
    completed: dict[str, date] = {}
    for work in engagements:
        day = day_of(work, "complete")
        if day:
            completed[work["opportunity"]] = min(day, completed.get(work["opportunity"], day))
    for row in needs:
        if row["state"] == "validated" and row["key"] not in said:
            add(row["steps"], completed[row["key"]], "serve")
        for step in said.get(row["key"], []):
            add(row["steps"], *step)


def continue_partnership(row: Row, plans: Row, place: int) -> None:
    """Half-yearly reviews, and the end of nearly all with the programme."""
    key, steps, words = row["institution"], row["steps"], plans["partnership_words"]
    if key in plans["partnerships"]:
        add(steps, *plans["partnerships"][key])
    if row["state"] != "agreed":
        return
    stopped = date(2021, 9, 2) if row["country"] == "AFG" else date(2023, 6, 12) + timedelta(days=place % 5)
    while steps[-1][0] + HALF_A_YEAR < stopped - timedelta(days=60):
        add(steps, steps[-1][0] + HALF_A_YEAR, "review", words["reviewed"][(place + len(steps)) % 3])
    if key in plans["kept"]:
        add(steps, stopped, "review", plans["kept"][key])
    elif row["country"] == "AFG":
        add(steps, stopped, "end", words["ended_afghanistan"])
    else:
        add(steps, stopped, "end", words["ended"][place % 3])
