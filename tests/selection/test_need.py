"""How a need travels: stated, endorsed, validated, or ended with a reason somebody reads."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log, Role
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Answer, Need
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    yield
    clock.start_at(None)


def endorser_of(need):
    return make.make_member(need.endorser, Role.ENDORSER)


def test_a_need_is_stated_by_the_institution_and_gets_a_reference():
    need = make.make_need()
    assert (need.state, need.turn_role) == ("draft", "host contact|focal point")
    assert need.reference.startswith("CD2-SOM-0")
    assert need.organisation == need.partnership.organisation


def test_the_focal_point_may_state_it_for_the_institution():
    partnership = make.make_partnership()
    focal_point = make.make_staff("focal point")
    fields = make.need_fields(partnership.focus)
    assert make.as_user(focal_point, needs.state_need, partnership, **fields).state == "draft"


def test_nobody_else_states_it():
    partnership = make.make_partnership()
    with pytest.raises(Refused, match="stated by the institution or by the focal point"):
        make.as_user(make.make_staff("officer"), needs.state_need, partnership, **make.need_fields(partnership.focus))


def test_without_an_agreed_partnership_there_is_no_need():
    partnership = make.make_partnership("assessed")
    host = make.make_member(partnership.organisation)
    with pytest.raises(Refused, match="partnership with this institution is not agreed"):
        make.as_user(host, needs.state_need, partnership, **make.need_fields(partnership.focus))


def test_a_partnership_that_ended_stops_a_draft():
    need = make.make_need()
    make.as_user(make.make_staff("coordinator"), partnerships.end, need.partnership, reason="The utility was merged")
    with pytest.raises(Refused, match="partnership with this institution is not agreed"):
        make.as_user(make.make_member(need.organisation), needs.submit, need)


def test_sending_asks_the_ministry_above_the_institution():
    need = make.make_need("submitted")
    assert (need.endorser, need.turn_role) == (need.organisation.parent, "endorser")
    assert need.due_at == clock.end_of(need.state_since.date() + (need.due_at.date() - need.state_since.date()))


def test_without_a_ministry_above_it_cannot_be_sent():
    partnership = make.make_partnership(organisation=make.make_organisation(parent=None))
    need = make.make_need(partnership=partnership)
    with pytest.raises(Refused, match="No ministry is recorded above this institution"):
        make.as_user(make.make_member(need.organisation), needs.submit, need)


def test_an_endorsement_is_kept_with_who_and_why():
    need = make.make_need("submitted")
    endorser = endorser_of(need)
    make.as_user(endorser, needs.endorse, need, reason="Water is in our plan")
    kept = need.endorsements.get()
    assert (need.state, need.turn_role) == ("endorsed", "officer")
    assert (kept.answer, kept.by, kept.reason, kept.organisation) == (
        Answer.ENDORSED, endorser, "Water is in our plan", need.endorser,
    )  # fmt: skip


def test_another_ministry_cannot_endorse():
    need = make.make_need("submitted")
    stranger = make.make_member(make.make_organisation("ministry"), Role.ENDORSER)
    with pytest.raises(Refused):
        make.as_user(stranger, needs.endorse, need)


def test_a_need_sent_back_by_the_ministry_is_improved_and_sent_again():
    need = make.make_need("submitted")
    host = make.make_member(need.organisation)
    make.as_user(endorser_of(need), needs.return_, need, reason="Say who is trained")
    assert (need.state, need.turn_role) == ("returned", "host contact")
    assert [(e.answer, e.reason) for e in need.endorsements.all()] == [(Answer.RETURNED, "Say who is trained")]
    make.as_user(host, needs.edit_need, need, trainee_group="Eight technicians", seen=need.version)
    make.as_user(host, needs.submit, need)
    assert (need.state, need.trainee_group) == ("submitted", "Eight technicians")
    assert Log.objects.filter(noun="need", verb="need.edit").get().data == {
        "changed": ["trainee_group"], "was": {"trainee_group": "Six technicians"}, "version": need.version - 1,
    }  # fmt: skip


def test_the_programme_may_send_an_endorsed_need_back_and_that_is_no_answer_of_the_ministry():
    need = make.make_need("endorsed")
    make.as_user(make.make_staff("officer"), needs.return_, need, reason="The window is too short")
    assert (need.state, need.endorsements.get().answer) == ("returned", "endorsed")


@pytest.mark.parametrize(("state", "answer"), [("submitted", "refused"), ("endorsed", "endorsed")])
def test_a_refusal_ends_it_with_a_reason(state, answer):
    need = make.make_need(state)
    by = endorser_of(need) if state == "submitted" else make.make_staff("officer")
    make.as_user(by, needs.refuse, need, reason="Done by another donor")
    assert (need.state, need.turn_role, need.due_at) == ("refused", "", None)
    assert need.endorsements.get().answer == answer


def test_a_validated_need_lapses_or_is_withdrawn_with_a_reason():
    lapsed, withdrawn = make.make_need("validated"), make.make_need("validated")
    make.as_user(make.make_staff("officer"), needs.lapse, lapsed, reason="Nobody applied in a year")
    make.as_user(make.make_member(withdrawn.organisation), needs.withdraw, withdrawn, reason="We hired somebody")
    assert (lapsed.state, withdrawn.state) == ("lapsed", "withdrawn")


def test_only_a_validated_need_is_served():
    need = make.make_need("endorsed")
    assert needs.serve(need).state == "endorsed"
    served = make.make_need("validated")
    assert needs.serve(served).state == "served"


def test_a_need_that_was_sent_cannot_be_rewritten():
    need = make.make_need("submitted")
    with pytest.raises(Conflict):
        make.as_user(make.make_member(need.organisation), needs.edit_need, need, weeks=3)


def test_two_who_write_at_once_do_not_overwrite_each_other():
    need = make.make_need()
    first, second = make.make_member(need.organisation), make.make_member(need.organisation)
    seen = need.version
    make.as_user(first, needs.edit_need, Need.objects.get(pk=need.pk), seen=seen, title=translated("Wells"))
    with pytest.raises(Conflict) as clash:
        make.as_user(second, needs.edit_need, need, seen=seen, title=translated("Pumps"))
    assert (clash.value.last.verb, clash.value.last.actor) == ("need.edit", first)
    assert str(Need.objects.get(pk=need.pk)) == "Wells"


def test_somebody_from_elsewhere_cannot_write_it():
    need = make.make_need()
    with pytest.raises(Refused, match="host contact or focal point"):
        make.as_user(make.make_staff("viewer"), needs.edit_need, need, weeks=3)


def test_days_are_counted_from_the_day_it_was_where_the_programme_is_at_home():
    clock.start_at(datetime(2021, 3, 8, 23, 30, tzinfo=UTC))  # half an hour into the 9th in Amsterdam
    need = make.make_need("validated")
    assert need.due_at == clock.end_of(date(2021, 3, 30))
    opportunity = make.make_opportunity(need=need)
    make.as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="The building burnt down")
    need.refresh_from_db()
    assert need.due_at == clock.end_of(date(2021, 3, 30))


def test_a_need_somebody_is_at_work_on_is_not_late():
    need = make.make_need("validated")
    assert need.due_at == clock.end_of(clock.today() + timedelta(days=21))
    opportunity = make.make_opportunity(need=need)
    need.refresh_from_db()
    assert need.due_at == clock.end_of(opportunity.starts + timedelta(weeks=opportunity.weeks, days=21))
    make.as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="The building burnt down")
    need.refresh_from_db()
    assert need.due_at == clock.end_of(clock.today() + timedelta(days=21))


def test_a_need_is_sent_only_when_it_says_what_is_missing_and_what_should_change():
    need = make.make_need(problem=translated(""), result=translated(""))
    with pytest.raises(Refused, match=r"Still missing: What is the problem\?, What should be different afterwards\?\."):
        make.as_user(make.make_member(need.organisation), needs.submit, need)
