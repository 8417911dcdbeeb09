"""A coordinator turns ranking on or off: one new version of the set-up, and all else in the pack stays."""

import pytest

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.programmes.actions.pack import diff
from ciconia.programmes.actions.selection_setting import switch_ranking
from ciconia.programmes.packs import shipped
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.programmes.rules.pack import PackError, read_text
from ciconia.programmes.rules.pack_edit import Source
from ciconia.programmes.rules.selection_edit import checked, with_ranking
from tests import make

SOURCE = Source("ranking-2", "Turned off on the desk", "The works council")


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def without_table(text):
    """The pack of CD4D2 that says nothing of how people are chosen."""
    begins = text.index("[selection]")
    return text[:begins] + text[text.index("[[", begins) :]


def test_turning_it_off_makes_one_version_and_changes_nothing_else():
    programme = make.make_programme()
    coordinator = make.make_staff("coordinator")
    before = programme.versions.count()
    for _ in range(2):
        found = make.as_user(coordinator, switch_ranking, programme, on=False, reason=" The works council ")
    assert (found.ranking, selection_of(programme).ranking, programme.versions.count()) == (False, False, before + 1)
    newest = programme.versions.latest("number")
    assert (newest.reason, newest.author, newest.origin) == ("The works council", coordinator, "desk")
    assert diff(shipped("cd4d2")) == ["selection.ranking: was false, now true"]
    entry = Log.objects.get(verb="programme.switch_ranking")
    assert (entry.reason, entry.data) == ("The works council", {"on": False})
    make.as_user(coordinator, switch_ranking, programme, on=True, reason="They agreed")
    assert (selection_of(programme).ranking, diff(shipped("cd4d2"))) == (True, [])


def test_who_may_not_and_without_a_reason():
    programme = make.make_programme()
    with pytest.raises(Refused, match=r"^Only the coordinator does this\.$"):
        make.as_user(make.make_staff("officer"), switch_ranking, programme, on=False, reason="So")
    with pytest.raises(Unfit, match=r"^Write the reason\."):
        make.as_user(make.make_staff("coordinator"), switch_ranking, programme, on=False, reason=" ")
    assert selection_of(programme).ranking is True


def test_a_set_up_that_cannot_be_changed_so_says_why(monkeypatch):
    programme = make.make_programme()
    monkeypatch.setattr(
        "ciconia.programmes.rules.selection_edit.with_ranking",
        lambda pack, **more: pack.text.replace("longest_days = ", "longest_days = 9"),
    )
    with pytest.raises(Unfit, match="something else would change as well"):
        make.as_user(make.make_staff("coordinator"), switch_ranking, programme, on=False, reason="So")


def test_a_value_is_replaced_and_its_comment_stays():
    text = shipped("cd4d2").read_text().replace("ranking = true", "ranking = true # as agreed in 2019")
    pack = read_text(text, "cd4d2")
    after = with_ranking(pack, on=False, source=SOURCE)
    assert "ranking = false  # as agreed in 2019" in after
    assert checked(after, pack).data["selection"]["ranking"] is False


def test_a_table_without_the_value_and_a_pack_without_the_table_get_it():
    text = shipped("cd4d2").read_text()
    pack = read_text(text.replace("ranking = true\n", ""), "cd4d2")
    assert checked(with_ranking(pack, on=False, source=SOURCE), pack).data["selection"]["ranking"] is False
    bare = read_text(without_table(text), "cd4d2")
    after = checked(with_ranking(bare, on=False, source=SOURCE), bare)
    assert after.data["selection"]["ranking"] is False
    assert after.data["selection"]["source"] == "ranking-2"


def test_a_change_of_something_else_is_refused():
    pack = read_text(shipped("cd4d2").read_text(), "cd4d2")
    with pytest.raises(PackError, match="something else would change as well"):
        checked(pack.text.replace("assessors = 1", "assessors = 2"), pack)
