"""Whatever is done to a round, in whatever order: its plan keeps every rule, undo is exact, and it is never lost."""

import contextlib
import threading
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.models import Application, Candidate, Cohort, Signature
from ciconia.selection.queries.cohort import plan_of
from tests import make
from tests.engine.allocation.checker import Folder, broken
from tests.engine.allocation.small import write
from tests.make import as_user

START = datetime(2021, 3, 8, 9, tzinfo=UTC)
FEW = settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
KEPT = ("plan", "figures", "locks", "forbids", "rules", "digest")
ACTS = ("lock", "forbid", "free", "empty", "rules", "undo")
RULES = ({"country": {"SOM": {"maximum": 1}}}, {"country": {"SOM": {"minimum": 2}}}, {"women_min": 0.5}, {})


@pytest.fixture(autouse=True)
def _march():
    clock.start_at(START)
    yield
    clock.start_at(None)


def checked_anew(draft):
    """What the independent checker says of a plan: rules that are not kept."""
    data, _plan = plan_of(draft)
    places, people, pairs = data.data.places, data.data.people, data.data.pairs
    empty = {str(one) for one in draft.rules.get("empty", ())}
    ends = {place.opportunity_id: (place.starts, place.ends) for place in draft.cohort.places.all()}
    ids = [data.data.ids(number) for number in range(len(data.applications))]
    lines = ["[balance]", "bind = false"] + [
        f'[country.{code}]\n' + "\n".join(
            f"{short} = {limit[name]}" for short, name in (("min", "minimum"), ("max", "maximum")) if name in limit
        )
        for code, limit in draft.rules.get("country", {}).items()
    ]  # fmt: skip
    for table, decided in (("lock", draft.locks), ("forbid", draft.forbids)):
        for one in decided:
            person, place = ids[data.numbers[one]]
            lines.append(f'[[{table}]]\nperson = "{person}"\nplace = "{place}"')
    rows = {
        "places": [
            [pk, places.country.words[places.country.codes[at]], "", "physical",
             0 if pk in empty else int(places.capacity[at]), 0, *map(str, ends[int(pk)]), "", ""]
            for at, pk in enumerate(places.ids)
        ],
        "people": [[pk, "", "", "", ""] for pk in people.ids],
        "pairs": [[*pair, float(fit), "", ""] for pair, fit in zip(ids, pairs.fit, strict=True)],
        "rules": "\n".join(lines),
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        return broken(Folder(write(Path(folder), rows)), [ids[data.numbers[one]] for one in draft.plan])


@pytest.mark.django_db
def test_any_changes_keep_every_rule_or_name_a_clash_and_undo_is_exact():
    make.set_actor("system:maker")
    cohort = make.make_cohort()
    officer = make._staff("officer", cohort.programme.focuses.first())
    rows = list(Application.objects.filter(pk__in=cohort.candidates.values("application_id")).order_by("pk"))

    @FEW
    @given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), min_size=4, max_size=9))
    def tried(acts):
        with transaction.atomic():
            draft, stood = cohort.drafts.get(), []
            for act, number in acts:
                change(act, number, draft, rows[number], officer, stood)
                assert bool(draft.figures["clashes"]) == (draft.figures["status"] == "impossible")
                assert draft.figures["clashes"] or checked_anew(draft) == []
            transaction.set_rollback(True)

    tried()


def change(act, number, draft, row, officer, stood):
    """One change of a draft; `stood` holds what it was before each."""
    before = {name: getattr(draft, name) for name in KEPT}
    if act == "undo":
        if stood:
            as_user(officer, cohorts.undo, draft)
            assert {name: getattr(draft, name) for name in KEPT} == stood.pop()
        return
    stood.append(before)
    if act == "rules":
        as_user(officer, cohorts.set_rules, draft, RULES[number % len(RULES)])
    elif act == "empty":
        as_user(officer, cohorts.leave_empty, draft, row.opportunity)
    else:
        as_user(officer, getattr(cohorts, act), draft, row)


EVENTS = ("propose", "approve", "back", "data", "offers", "drop", "withdraw", "marks")


@pytest.mark.django_db
def test_no_order_of_events_leaves_a_round_without_state_turn_and_date():
    make.set_actor("system:maker")
    made = make.make_cohort()
    first, second = make._staff("officer", made.programme.focuses.first()), make.make_staff("officer")

    @FEW
    @given(st.lists(st.sampled_from(EVENTS), min_size=4, max_size=12))
    def tried(events):
        with transaction.atomic():
            for event in events:
                cohort = Cohort.objects.get(pk=made.pk)
                with contextlib.suppress(Refused, Conflict, Unfit, ReasonMissing), transaction.atomic():
                    happen(event, cohort, cohort.drafts.get(), first, second)
                make.set_actor("system:maker")
                cohort, draft = Cohort.objects.get(pk=made.pk), made.drafts.get()
                assert bool(cohort.turn_role and cohort.due_at) != (cohort.state in ("offered", "dropped"))
                offered = Application.objects.filter(pk__in=draft.plan, state="offered").count()
                assert offered == (len(draft.plan) if cohort.state == "offered" else 0)
            transaction.set_rollback(True)

    tried()


def happen(event, cohort, draft, first, second):
    """One event, by whoever does it; many are refused."""
    if event == "propose":
        as_user(first, cohorts.propose, cohort, draft)
    elif event == "approve":
        as_user(second, cohorts.approve, cohort)
    elif event == "back":
        as_user(second, cohorts.send_back, cohort, reason="Look again")
    elif event == "data":
        as_user(first, cohorts.take_data, cohort)
    elif event == "offers":
        as_user(first, cohorts.send_offers, cohort, number=len(draft.plan))
    elif event == "drop":
        as_user(first, cohorts.drop, cohort, reason="No money")
    elif event == "withdraw":
        row = Application.objects.filter(pk__in=draft.plan, state="shortlisted").first()
        if row is not None:
            as_user(row.person.user, make.applications.withdraw, row, reason="Another job")
    else:
        make.Marking.objects.filter(review__application__in=Candidate.objects.values("application_id")).update(marks={})


def press_together(cohort, *presses):
    """Let each (account, action, more) press at the same moment; gives what came of each."""
    together, came = threading.Barrier(len(presses)), [None] * len(presses)

    def press(number, by, action, more):
        try:
            with transaction.atomic():
                set_actor(str(by.pk))
                mine = Cohort.objects.select_related("programme", "draft").get(pk=cohort.pk)
                together.wait()
                action(mine, by=by, **more)
            came[number] = "done"
        except (Conflict, Refused) as no:
            came[number] = type(no).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number, *one)) for number, one in enumerate(presses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


@pytest.mark.django_db(transaction=True)
def test_two_approve_at_once_and_two_send_at_once_and_every_offer_goes_out_once():
    with transaction.atomic():
        set_actor("system:maker")
        cohort = make.make_cohort()
        draft = cohort.drafts.get()
        proposer = make._staff("officer", cohort.programme.focuses.first())
        two = [make.make_staff("officer"), make.make_staff("officer")]
        as_user(proposer, cohorts.propose, cohort, draft)
    came = press_together(cohort, *[(by, cohorts.approve, {}) for by in two])
    assert sorted(came) == ["Conflict", "done"]
    more = {"number": len(draft.plan)}
    came = press_together(cohort, *[(by, cohorts.send_offers, more) for by in (proposer, two[0])])
    assert sorted(came) == ["Conflict", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        assert Application.objects.filter(state="offered").count() == len(draft.plan) == 2
        signatures = Signature.objects.filter(side="programme", application__in=draft.plan)
        assert signatures.count() == 2
