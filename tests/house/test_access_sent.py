"""Every move and every form, sent by everybody: in the wrong hands it is refused, and changes nothing."""

from collections import Counter

import pytest
from django.db import transaction

from tests.house import asking
from tests.house.asking import entitled, refused
from tests.house.filling import filled
from tests.house.reach import EVERYBODY, REACH

pytestmark = pytest.mark.usefixtures("short_refusals")
BECAUSE = {"reason": "The dates do not fit"}


@pytest.mark.parametrize("audience", EVERYBODY)
def test_a_move_by_somebody_else_changes_nothing(everybody, asks, ask, audience):
    before, made, wrong = asking.digest(), 0, set()
    with transaction.atomic():
        for account in everybody[audience]:
            for one in asks.moves(account):
                may = entitled(account, one)
                answer = ask(account, one.path, BECAUSE, undo=may)
                made += may and answer.status_code == 302
                if answer.status_code >= 500 or not (may or refused(answer, one.reach, post=True)):
                    wrong.add((one.name, one.move, one.letter, answer.status_code))
        assert (wrong, asking.digest()) == (set(), before)
        transaction.set_rollback(True)
    assert made >= MADE.get(audience, 0)


def test_what_is_only_sent_is_refused_to_the_wrong_hands(yard, everybody, asks, ask):
    before, wrong, done = asking.digest(), set(), set()
    said = {
        "portal:agree": {"purpose": "balance"}, "portal:register": {"focus": yard.places["a"].focus.public_id},
        "set_language": {"language": "nl"}, "set_theme": {"theme": "dark"},
        "desk:cohort_change": {"act": "draft"},
    }  # fmt: skip
    for account in [account for found in everybody.values() for account in found]:
        for one in asks.pages(account):
            if not one.reach.post_only:
                continue
            may = entitled(account, one)
            answer = ask(account, one.path, said.get(one.name, {}), undo=may)
            if may and answer.status_code == 302:
                done.add(one.name)
            if answer.status_code >= 500 or not (may or refused(answer, one.reach, post=True)):
                wrong.add((one.name, account.name, one.letter, answer.status_code))
    assert (wrong, asking.digest()) == (set(), before)
    # A copy takes a second partnership of the institution, and a confirmation a need that was told by telephone: their
    # yes is asked for in tests/doors/test_portal_need_writing.py; that of taking a file out, which has two rows in its
    # address, in tests/doors/test_portal_applying.py, that of coming to a meet-up in tests/doors/test_sharing.py, and
    # those of wanting a theme and of voting, which need one of the same board, in tests/doors/test_board.py.
    assert {name for name, reach in REACH.items() if reach.post_only} - done == {
        "portal:application_take_out", "portal:board_vote", "portal:board_want", "portal:need_confirm",
        "portal:need_copy", "portal:space_come",
    }  # fmt: skip


# How many moves the right hands could make as the rows stand: proof that the wrong ones were asked for in earnest.
MADE = {"expert": 1, "host contact": 4, "endorser": 3, "coordinator": 3, "officer": 10, "results": 2}


def test_a_form_filled_in_by_somebody_else_changes_nothing(everybody, asks, ask):
    before, wrong, done = asking.digest(), set(), set()
    # One of each: what tells the many experts apart is what is theirs, and such a form is for none of them.
    accounts = [found[0] for found in everybody.values()]
    for name, path, answers, owner in _forms(everybody, asks, ask):
        if ask(owner, path, answers).status_code == 302:
            done.add(name)
        for account in accounts:
            if account.audience in REACH[name].who:
                continue
            answer = ask(account, path, answers, undo=False)
            if not refused(answer, REACH[name], post=True):
                wrong.add((name, account.name, answer.status_code))
    assert (wrong, asking.digest()) == (set(), before)
    assert MUST_WORK - done == set()


ENOUGH = 3  # rows of a noun whose page is looked at for a form
# Forms that were sent in earnest: what the page itself would send does something in the right hands.
MUST_WORK = {
    "desk:application_assess", "desk:focus_review", "desk:need_edit", "desk:opportunity_edit", "desk:outcome_answer",
    "portal:consent", "portal:need_edit", "portal:outcome",
}  # fmt: skip


def _forms(everybody, asks, ask):
    """(name, path, answers, who may) of every form that is not for everybody, as its page shows it."""
    seen, tries = set(), Counter()
    for found in everybody.values():
        for account in found:
            for one in asks.pages(account):
                if one.name in seen or one.letter != "a" or not entitled(account, one) or len(one.reach.who) > 3:
                    continue
                tries[one.name] += 1
                if tries[one.name] > ENOUGH:
                    continue
                answer = ask(account, one.path)
                answers = filled(answer.said) if answer.status_code == 200 else None
                if answers:
                    seen.add(one.name)
                    yield one.name, one.path, answers, account
