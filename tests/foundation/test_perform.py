"""The one way to change a state: locked, checked, written and logged, or nothing at all."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, perform
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Partnership
from ciconia.selection.rules.partnership import FLOW
from tests import make


@pytest.fixture
def partnership(db):
    set_actor("system:maker")
    return make.make_partnership("assessed")


def test_a_move_writes_state_turn_next_date_and_log(partnership):
    coordinator = make.make_staff("coordinator")
    make.as_user(
        coordinator,
        partnerships.agree,
        partnership,
        reason="Chosen with the ministry",
        deliberation=make.deliberation(),
    )
    entry = Log.objects.filter(noun="partnership", object_id=partnership.pk).latest("id")
    assert (partnership.state, partnership.turn_role, partnership.version) == ("agreed", "officer", 2)
    assert partnership.due_at == clock.end_of(clock.today() + timedelta(days=182))
    assert (entry.verb, entry.from_state, entry.to_state) == ("partnership.agree", "assessed", "agreed")
    assert (entry.actor, entry.actor_label, entry.reason) == (coordinator, "Coordinator", "Chosen with the ministry")
    assert (entry.programme_id, entry.focus_id) == (partnership.programme_id, partnership.focus_id)


def test_another_role_is_refused_in_words_and_nothing_changes(partnership):
    with pytest.raises(Refused, match="Only this role can do it here: coordinator"):
        make.as_user(
            make.make_staff("officer"),
            partnerships.agree,
            partnership,
            reason="I would like to",
            deliberation=make.deliberation(),
        )
    assert Partnership.objects.get(pk=partnership.pk).state == "assessed"


def test_a_role_in_another_country_is_refused(partnership):
    elsewhere = make.make_staff("coordinator", make.make_focus("IRQ"), only=True)
    with pytest.raises(Refused):
        make.as_user(
            elsewhere, partnerships.agree, partnership, reason="It looks good", deliberation=make.deliberation()
        )


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_reason_must_be_words(partnership, reason):
    with pytest.raises(ReasonMissing, match="Write the reason"):
        make.as_user(
            make.make_staff("coordinator"),
            partnerships.agree,
            partnership,
            reason=reason,
            deliberation=make.deliberation(),
        )


def test_a_move_from_another_state_is_a_clash_that_names_who_was_first(partnership):
    first = make.make_staff("coordinator")
    make.as_user(first, partnerships.agree, partnership, reason="Chosen", deliberation=make.deliberation())
    with pytest.raises(Conflict) as clash:
        make.as_user(make.make_staff("coordinator"), partnerships.decline, partnership, reason="Too small")
    assert (clash.value.last.verb, clash.value.last.actor) == ("partnership.agree", first)


def test_a_press_on_an_older_page_is_a_clash(partnership):
    with pytest.raises(Conflict):
        make.as_user(
            make.make_staff("coordinator"),
            partnerships.agree,
            partnership,
            reason="Chosen",
            deliberation=make.deliberation(),
            seen=0,
        )


def test_a_person_cannot_make_the_products_own_moves_and_the_product_not_a_persons(partnership):
    with pytest.raises(Refused):
        perform(FLOW, "agree", partnership, by=System("Deadline"), reason="Because")
    assert FLOW.holds(make.make_staff("coordinator"), "system", partnership) is False


@pytest.mark.django_db(transaction=True)
def test_two_people_press_at_once_and_one_wins():
    with transaction.atomic():
        set_actor("system:maker")
        partnership = make.make_partnership("assessed")
        pressing = [make.make_staff("coordinator"), make.make_staff("coordinator")]
        said = make.deliberation()
    together, outcomes = threading.Barrier(2), []

    def press(user):
        try:
            with transaction.atomic():
                set_actor(str(user.pk))
                mine = Partnership.objects.get(pk=partnership.pk)
                together.wait(timeout=10)
                partnerships.agree(mine, by=user, reason="Chosen", deliberation=said)
            outcomes.append("agreed")
        except Conflict as clash:
            outcomes.append(f"clash: {clash.last.verb}")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[user]) for user in pressing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["agreed", "clash: partnership.agree"]
