"""Last days to apply that follow the timetable; and whatever is moved, what is due is as if computed from scratch."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions import milestone as milestones
from ciconia.programmes.actions.pack import export, load_pack
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.timetable import milestone_in
from ciconia.programmes.rules.pack import PackError, read_text
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions.timetable import tie
from ciconia.selection.models import Opportunity, TermsVersion
from tests import make
from tests.house.invariants import turns_that_differ

START = datetime(2021, 1, 4, 9, tzinfo=UTC)
ROUND = """
[[timetable]]
code = "round"
name = "Last day of the round"
day = 2021-02-01
due = ["need.draft"]
latest = ["application.submitted", "opportunity.agreed"]
source = "proposal"

[[timetable]]
code = "assess-by"
name = "Assessed by"
after = "round"
days = 3
latest = ["application.submitted", "engagement.agreed"]
source = "proposal"
"""


@pytest.fixture(autouse=True)
def _january(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def coordinator():
    return make.make_staff("coordinator")


@pytest.fixture
def programme() -> Programme:
    found = make.make_programme()
    load_pack(read_text(export("cd4d2") + ROUND, "cd4d2"), by=make.MAKER, reason="A round")
    return found


def moved(programme: Programme, coordinator, to: str, code: str = "round", **more):
    row = milestone_in(programme, code, more.get("only"))
    return make.as_user(coordinator, milestones.move, row, day=day(to), reason="Asked for", **more)


def tied(state: str = "published", programme: Programme | None = None) -> Opportunity:
    """An opportunity whose last day follows the round."""
    opportunity = make.make_opportunity("draft")
    make.as_user(make._staff("officer", opportunity.focus), tie, opportunity, code="round", day=day("2021-02-01"))
    officer, host = make._staff("officer", opportunity.focus), make._member(opportunity.organisation)
    steps = [
        ("in_review", officer, opportunities.send_to_review), ("agreed", host, opportunities.agree),
        ("published", officer, opportunities.publish),
    ]  # fmt: skip
    for reached, by, step in steps if state != "draft" else []:
        make.as_user(by, step, opportunity)
        if reached == state:
            break
    return opportunity


def test_a_last_day_is_tied_and_follows_with_what_hangs_on_it(programme, coordinator):
    opportunity = tied()
    draft = make.make_application("draft", opportunity=opportunity)
    sent = make.make_application("submitted", opportunity=opportunity)
    version = TermsVersion.objects.filter(opportunity=opportunity).count()
    effect = moved(programme, coordinator, "2021-02-10")
    opportunity.refresh_from_db()
    assert (opportunity.deadline, opportunity.answer_by, opportunity.due_at) == (
        day("2021-02-10"), day("2021-03-03"), clock.end_of(day("2021-02-10"), "Europe/Amsterdam"),
    )  # fmt: skip
    assert sorted((row.noun, row.pk, row.what) for row in effect.rows) == [
        ("application", draft.pk, "due"), ("opportunity", opportunity.pk, "deadline"),
        ("opportunity", opportunity.pk, "due"),
    ]  # fmt: skip
    draft.refresh_from_db()
    sent.refresh_from_db()
    assert (draft.due_at, sent.promised_on) == (opportunity.due_at, day("2021-02-22"))
    assert TermsVersion.objects.filter(opportunity=opportunity).count() == version + 1
    entry = Log.objects.filter(noun="opportunity", object_id=opportunity.pk).latest("id")
    assert (entry.verb, entry.actor_label, entry.data["after"]) == ("opportunity.edit", "Timetable", "2021-02-10")
    assert turns_that_differ() == []


def test_what_was_told_to_the_public_does_not_end_earlier_and_work_does_not_begin_before(programme, coordinator):
    opportunity = tied()
    said = []
    for to in ("2021-01-20", str(opportunity.starts)):
        with pytest.raises(Unfit) as wrong:
            moved(programme, coordinator, to)
        said.append(str(wrong.value))
    assert said == [
        f"{opportunity.reference} is open: everybody reads that one can apply until 1 February 2021. It cannot end"
        " earlier.",
        f"{opportunity.reference} begins on 4 April 2021, so its last day to apply cannot be 4 April 2021.",
    ]
    text = export("cd4d2").replace("day = 2021-02-01", "day = 2021-01-20")
    with pytest.raises(PackError, match=r"cd4d2, line \d+: timetable: CD2-SOM-\d+ is open"):
        load_pack(read_text(text, "cd4d2"), by=make.MAKER, reason="Earlier")
    assert Opportunity.objects.get().deadline == day("2021-02-01")


def test_before_it_is_shown_a_last_day_may_move_to_an_earlier_one(programme, coordinator):
    opportunity = tied("agreed")
    moved(programme, coordinator, "2021-01-08")
    opportunity.refresh_from_db()
    # An agreed text waits no longer than the round.
    assert (opportunity.deadline, opportunity.answer_by, opportunity.due_at) == (
        day("2021-01-08"), None, clock.end_of(day("2021-01-08"), "Europe/Amsterdam"),
    )  # fmt: skip


def test_tying_is_for_the_officer_and_a_tied_day_is_not_written_by_hand(programme):
    opportunity = make.make_opportunity("draft")
    officer = make._staff("officer", opportunity.focus)
    with pytest.raises(Refused):
        make.as_user(make.make_staff("assessor"), tie, opportunity, code="round", day=day("2021-02-01"))
    with pytest.raises(Unfit, match="not known here"):
        make.as_user(officer, tie, opportunity, code="conference", day=None)
    with pytest.raises(Unfit, match="only start after"):
        make.as_user(officer, tie, opportunity, code="end", day=day("2022-06-30"))
    make.as_user(officer, tie, opportunity, code="round", day=day("2021-02-01"))
    with pytest.raises(Unfit, match="follows the timetable"):
        make.as_user(officer, opportunities.edit_opportunity, opportunity, deadline=day("2021-02-20"))
    make.as_user(officer, tie, opportunity, code="", day=None)
    assert (opportunity.follows, opportunity.deadline) == ("", day("2021-02-01"))
    make.as_user(officer, opportunities.edit_opportunity, opportunity, deadline=day("2021-02-20"))
    assert opportunity.deadline == day("2021-02-20")


def test_who_may_apply_again_has_a_last_day_of_its_own(programme):
    opportunity = tied()
    officer = make._staff("officer", opportunity.focus)
    make.as_user(officer, opportunities.close, opportunity)
    said = {"deadline": clock.today() + timedelta(days=40), "starts": opportunity.starts}
    make.as_user(officer, opportunities.reopen, opportunity, reason="Nobody yet", **said)
    assert opportunity.follows == ""


# Any sequence of moves, in all countries and in one: what is stored is what is computed from scratch.
MOVES = [
    [("round", "2021-02-10", False), ("round", "2021-02-20", False)],
    [("round", "2021-03-01", True), ("assess-by", "2021-02-03", False), ("round", "2021-02-20", False)],
    [("assess-by", "2021-01-09", True), ("round", "2021-02-02", False), ("round", "2021-03-02", True),
     ("end", "2021-12-31", False)],
    [("end", "2021-12-31", False), ("last-needs", "2021-01-20", True), ("end", "2022-06-30", False)],
]  # fmt: skip


@pytest.mark.parametrize("sequence", MOVES)
def test_after_any_moves_what_is_due_is_as_if_computed_from_scratch(programme, coordinator, sequence):
    opportunity = tied()
    for state in ("draft", "submitted"):
        make.make_application(state, opportunity=opportunity)
    need = make.make_need("draft")
    make.make_opportunity("agreed")
    other = make.make_need("draft", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    for code, to, here in sequence:
        moved(programme, coordinator, to, code, **({"only": opportunity.focus} if here else {}))
        assert turns_that_differ() == []
        opportunity.refresh_from_db()
        assert opportunity.deadline == milestone_in(programme, "round", opportunity.focus).day
    need.refresh_from_db()
    other.refresh_from_db()
    # Three weeks are what the flow gives a draft; the round stands in their place.
    last = {row.focus_id: row.due_at for row in (need, other)}
    for focus in (need.focus, other.focus):
        limit = milestone_in(programme, "last-needs", focus).day
        expected = min(milestone_in(programme, "round", focus).day, limit)
        assert last[focus.pk] == clock.end_of(expected, focus.zone)
