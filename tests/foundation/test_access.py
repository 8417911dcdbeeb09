"""Scopes of an account: which role, for what, where and when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.foundation import access, clock
from ciconia.foundation.access import System, Verdict, can, holds_for_programme, organisation_ids
from ciconia.foundation.actions.account import give_role
from ciconia.foundation.flow import registry, turns_of
from ciconia.foundation.models import Log, Membership, Scope, User
from ciconia.foundation.wall import set_actor
from ciconia.selection.models import Need
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def test_a_role_holds_for_its_programme_and_focus_only():
    somalia, iraq = make.make_focus("SOM"), make.make_focus("IRQ")
    everywhere, only = make.make_staff("officer", somalia), make.make_staff("officer", somalia, only=True)
    programme = somalia.programme_id
    assert holds_for_programme(everywhere, ["officer"], programme, iraq.pk)
    assert holds_for_programme(only, ["officer"], programme, somalia.pk)
    assert not holds_for_programme(only, ["officer"], programme, iraq.pk)
    assert holds_for_programme(only, ["officer"], programme, None)
    assert not holds_for_programme(everywhere, ["coordinator"], programme, somalia.pk)
    assert not holds_for_programme(everywhere, ["officer"], None, None)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"), [(0, None, True), (1, None, False), (-9, -1, False), (-9, 0, True)]
)
def test_a_role_holds_between_its_dates(starts, ends, holds):
    focus, user = make.make_focus(), make.make_user()
    today = clock.today()
    Membership.objects.create(
        user=user, role="officer", scope=Scope.PROGRAMME, scope_id=focus.programme_id,
        starts=today + timedelta(days=starts), ends=None if ends is None else today + timedelta(days=ends),
    )  # fmt: skip
    assert holds_for_programme(user, ["officer"], focus.programme_id, focus.pk) is holds


def test_a_role_for_an_organisation_is_for_that_one():
    mine, other = make.make_organisation(), make.make_organisation()
    host = make.make_member(mine)
    assert organisation_ids(host, ["host contact"]) == [mine.pk]
    assert not access.holds_for_organisation(host, ["host contact"], other.pk)
    assert not access.holds_for_organisation(host, ["host contact"], None)


def test_strangers_and_the_product_itself_have_no_memberships():
    assert access.memberships_of(AnonymousUser()) == ()
    assert access.memberships_of(System("Deadline")) == ()


def test_giving_a_role_is_logged_and_holds_at_once():
    focus, user = make.make_focus(), make.make_user()
    assert not holds_for_programme(user, ["viewer"], focus.programme_id, focus.pk)
    give_role(user, "viewer", by=System("Test"), scope=Scope.PROGRAMME, scope_id=focus.programme_id)
    assert holds_for_programme(user, ["viewer"], focus.programme_id, focus.pk)
    entry = Log.objects.latest("id")
    assert (entry.verb, entry.data["role"], entry.actor, entry.actor_label) == (
        "membership.give",
        "viewer",
        None,
        "Test",
    )


def test_a_rule_that_breaks_answers_no():
    assert can(make.make_user(), "selection.view_need", None) == Verdict(
        False, "This could not be checked, so the answer is no."
    )
    assert not can(make.make_user(), "no.such_permission")


def test_can_says_yes_to_whom_it_is_for():
    need = make.make_need("submitted")
    assert can(make.make_staff("officer"), "selection.view_need", Need.objects.get(pk=need.pk))
    refused = can(make.make_user(), "selection.view_need", need)
    assert (refused.ok, str(refused.why)) == (False, "This is not for your role here.")


def test_every_turn_names_roles_that_exist():
    assert turns_of("host contact") == ["host contact", "host contact|focal point", "host contact|officer"]
    assert turns_of("coordinator") == ["coordinator"]
    assert registry["need"].states["served"].is_end


def test_a_flow_has_no_move_it_does_not_name():
    with pytest.raises(KeyError, match="need has no move explode"):
        registry["need"].named("explode")
    assert registry["need"].find("endorse", "draft") is None


def test_an_account_is_its_address():
    user = User.objects.create_user(" Somebody@Example.org ", "a long password here")
    assert (user.email, str(user), user.check_password("a long password here")) == (
        "somebody@example.org", "somebody@example.org", True,
    )  # fmt: skip
    assert User.objects.get_by_natural_key("SOMEBODY@example.org") == user
    assert not make.make_user().has_usable_password()
