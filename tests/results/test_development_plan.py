"""How far a development plan has come, by the institution's own answers."""

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.results.models import Outcome
from ciconia.results.queries.development_plan import steps_of
from ciconia.selection.models import Need
from ciconia.selection.rules.development_plan import Wanted
from tests import make

pytestmark = pytest.mark.django_db


def test_the_newest_answer_of_the_institution_counts_and_only_for_those_who_may_read_it():
    make.set_actor("system:maker")
    engagement = make.make_engagement("agreed")
    need = engagement.opportunity.need
    plan = make.make_development_plan(
        partnership=need.partnership,
        capacities=[
            Wanted("transmission", translated("Find leaks"), today=1, wanted=2),
            Wanted("transmission", translated("Mend leaks"), today=0, wanted=3),
            Wanted("organisational", translated("A rule"), today=0, wanted=2),
        ],
    )
    Need.objects.filter(pk=need.pk).update(plan=plan)
    common = {
        "programme": need.programme, "focus": need.focus, "organisation": need.organisation, "engagement": engagement,
        "person": engagement.person, "wave_on": clock.today(), "state": "recorded", "answered_on": clock.today(),
    }  # fmt: skip
    Outcome.objects.create(**common, wave="directly_after", respondent="host", transmission=1, organisational=2)
    Outcome.objects.create(**common, wave="directly_after", respondent="participant", transmission=3)
    Outcome.objects.create(**common, wave="twelve_months", respondent="host", transmission=2, creation=1)
    host = make.make_member(need.organisation)
    seen = [(str(step.label), step.in_words, step.reached) for step in steps_of(plan, host)]
    assert seen == [
        ("Passing on", ("0, None", "3, High", "2, Medium"), False),
        ("Part of the institution", ("0, None", "2, Medium", "2, Medium"), True),
    ]
    assert [step.in_words[2] for step in steps_of(plan, make.make_staff("viewer"))] == ["", ""]
