"""A need names the development plan it is a step of."""

import pytest

from ciconia.foundation.text import translated
from ciconia.selection.models import DevelopmentPlan
from ciconia.selection.rules.need import unfit
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.portal import follow, send, text, visit
from tests.doors.test_portal_need_writing import typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def need():
    return make.make_need("draft")


def plan_of(organisation, title="Water that arrives"):
    return DevelopmentPlan.objects.create(organisation=organisation, state="draft", title=translated(title))


def test_the_plan_is_chosen_with_what_is_missing_and_only_where_there_is_one(need):
    host = make.make_member(need.organisation)
    assert 'name="plan"' not in visit(host, "need_edit", need.public_id).content.decode()
    plan = plan_of(need.organisation)
    assert "Water that arrives" in text(visit(host, "need_edit", need.public_id))
    follow(host, "need_edit", need.public_id, **typed(1, plan=plan.public_id), seen=need.version)
    need.refresh_from_db()
    assert need.plan == plan
    follow(host, "need_edit", need.public_id, **typed(1, plan=""), seen=need.version)
    need.refresh_from_db()
    assert need.plan is None


def test_the_plan_of_somebody_else_is_not_on_the_list(need):
    plan_of(need.organisation)
    other = plan_of(make.make_organisation())
    host = make.make_member(need.organisation)
    assert send(host, "need_edit", need.public_id, **typed(1, plan=other.public_id)).status_code == 422
    need.plan = other
    assert unfit(need) == {"plan": "This plan is of another institution."}


def test_an_ended_plan_stays_where_it_was_chosen(need):
    plan = plan_of(need.organisation)
    make.set_actor("system:maker")
    type(need).objects.filter(pk=need.pk).update(plan=plan)
    DevelopmentPlan.objects.filter(pk=plan.pk).update(state="ended")
    host = make.make_member(need.organisation)
    assert "Water that arrives" in text(visit(host, "need_edit", need.public_id))
    assert "Water that arrives" not in text(visit(host, "need_new", need.organisation.public_id))


def test_the_focal_point_chooses_it_too(need, client):
    plan = plan_of(need.organisation)
    form = enter(client, "focal point", "need_edit", need).context["form"]
    assert form.fields["plan"].choices[1:] == [(plan.public_id, "Water that arrives")]
    data = {name: value for name, value in form.initial.items() if value is not None}
    client.post(url("need_edit", need), data | {"plan": plan.public_id, "taken_from": "Director"})
    make.set_actor("system:maker")
    need.refresh_from_db()
    assert need.plan == plan
