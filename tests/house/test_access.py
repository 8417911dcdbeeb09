"""Every address, read by everybody: who is not declared to reach it is refused, and reads nothing of others.

What is sent by the wrong hands stands in test_access_sent.py, so that two processes share the work.
"""

import pytest

from ciconia.doors.api.door import api
from tests.house import asking
from tests.house.asking import entitled, may_read, refused
from tests.house.reach import EVERYBODY, OPERATIONS, REACH, SUSPENDED

pytestmark = pytest.mark.usefixtures("short_refusals")


def test_every_address_has_its_line():
    assert {name for name, _varies in asking.patterns()} ^ set(REACH) == set()
    assert {who for reach in REACH.values() for who in reach.who} == set(EVERYBODY)


def test_every_operation_for_programs_has_its_line():
    paths = api.get_openapi_schema()["paths"].values()
    assert {(method, made["operationId"]) for path in paths for method, made in path.items()} == OPERATIONS


@pytest.mark.parametrize("audience", EVERYBODY)
def test_a_page_is_for_whom_it_is_declared_and_says_nothing_of_others(yard, everybody, asks, ask, audience):
    reached, wrong, leaks = set(), set(), set()

    def look(account, one):
        answer, may = ask(account, one.path), entitled(account, one)
        no = refused(answer, one.reach)
        if may and not no:
            reached.add(one.name)
        if answer.status_code >= 500 or not (may or no or one.reach.loose):
            wrong.add((one.name, one.letter, answer.status_code))
        said = {word for word in yard.said(answer.said) if not may_read(account, word, yard)}
        leaks.update((account.name, one.name, one.letter, word) for word in said)

    declared = {name for name, reach in REACH.items() if audience in reach.who and not reach.flow}
    quiet = {name for name in declared if REACH[name].post_only or REACH[name].loose or REACH[name].states == SUSPENDED}
    few = {name for name in declared if REACH[name].who == EVERYBODY and audience not in FEW}
    for account in everybody[audience]:
        for one in asks.pages(account):
            look(account, one)
        if missed := declared - quiet - few - reached:
            for one in asks.pages(account, all_of=missed):
                look(account, one)
    assert (wrong, leaks) == (set(), set())
    assert declared - quiet - few - reached == set()


FEW = ("stranger", "expert", "host contact", "officer")
