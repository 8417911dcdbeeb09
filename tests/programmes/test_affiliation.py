"""An organisation works with a programme after somebody weighed it and somebody else accepted it."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import can, forget_memberships
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log, Role
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.programmes.actions import affiliation as affiliations
from ciconia.programmes.models import Affiliation, Weighing
from ciconia.programmes.models.affiliation import RiskKind
from ciconia.programmes.queries.affiliation import (
    active_affiliations,
    affiliations_at_desk,
    organisations_of_contact,
    organisations_to_propose,
    own_affiliations,
    weighings_of,
)
from ciconia.programmes.rules.affiliation import FLOW, Risk
from tests import make

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contracts" / "flows.toml"


@pytest.fixture
def _maker(db):
    set_actor("system:maker")


def propose(by, organisation=None, **fields):
    """Propose an organisation to CD4D2."""
    organisation = organisation or make.make_organisation("diaspora", "NLD")
    said = {"does": ["outreach", "training"], "brings": translated("Forty engineers")} | fields
    return make.as_user(by, affiliations.propose, make.make_programme(), organisation, **said)


def wrong(action, *args, **kwargs):
    """The sentences a refusal names, by field."""
    with pytest.raises(Unfit) as refused:
        action(*args, **kwargs)
    return {name: str(words) for name, words in refused.value.problems.items()}


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="the table of flows is not beside this clone")
def test_the_flow_is_the_one_agreed():
    table = tomllib.loads(CONTRACT.read_text(encoding="utf-8"))["affiliation"]
    assert {name: (state.turn, state.due) for name, state in FLOW.states.items()} == {
        name: (state.get("turn", ""), state.get("due", "")) for name, state in table["states"].items()
    }
    moves = [[m.name, m.sources, m.to, m.who, *(["reason"] if m.reason else [])] for m in FLOW.moves]
    assert moves == table["moves"]


@pytest.mark.usefixtures("_maker")
def test_it_is_proposed_weighed_and_accepted_by_three():
    organisation = make.make_organisation("diaspora", "NLD")
    contact = make.make_member(organisation, Role.ORGANISATION_CONTACT)
    officer, coordinator = make.make_staff("officer"), make.make_staff("coordinator")
    affiliation = propose(contact, organisation)
    assert (affiliation.state, affiliation.turn_role, affiliation.does) == (
        "proposed",
        "officer",
        ["outreach", "training"],
    )
    make.as_user(officer, affiliations.weigh, affiliation, weighed=make.weighed())
    assert (affiliation.state, affiliation.turn_role, affiliation.weighed_by) == ("weighed", "coordinator", officer)
    make.as_user(coordinator, affiliations.accept, affiliation)
    review = clock.today() + timedelta(days=180)
    assert (affiliation.state, affiliation.turn_role) == ("active", "officer")
    assert (affiliation.next_review, affiliation.due_at.date()) == (review, review)
    row = Weighing.objects.get()
    assert (row.number, row.by, row.adds, row.conclusion) == (
        1,
        officer,
        "Forty engineers",
        "It adds more than it risks",
    )
    assert list(row.risks.values_list("kind", "likely", "grave", "words", "limits")) == [
        ("foreign_policy", "no_sign", "", "", ""),
        ("over_representation", "no_sign", "", "", ""),
        ("political_current", "no_sign", "", "", ""),
        ("money", "possible", "light", "Half of it is one grant", "Its accounts are read each year"),
        ("people", "no_sign", "", "", ""),
    ]
    assert list(Log.objects.filter(noun="affiliation").order_by("id").values_list("verb", "reason")) == [
        ("affiliation.begin", ""), ("affiliation.weigh", "It adds more than it risks"), ("affiliation.accept", ""),
    ]  # fmt: skip
    assert (str(affiliation), str(row), str(row.risks.first())) == (
        str(organisation), f"{affiliation.pk} 1", f"{row.pk} foreign_policy",
    )  # fmt: skip


@pytest.mark.usefixtures("_maker")
def test_nobody_accepts_what_they_weighed():
    both = make.make_staff("officer")
    make.give_role(both, "coordinator", by=make.MAKER, scope="programme", scope_id=make.make_programme().pk)
    affiliation = make.make_affiliation("proposed")
    make.as_user(both, affiliations.weigh, affiliation, weighed=make.weighed())
    with pytest.raises(Refused, match="You weighed it yourself"):
        make.as_user(both, affiliations.accept, affiliation)
    make.as_user(make.make_staff("coordinator"), affiliations.accept, affiliation)
    assert affiliation.state == "active"


@pytest.mark.usefixtures("_maker")
def test_a_weighing_names_every_risk_and_what_limits_it():
    affiliation, officer = make.make_affiliation("proposed"), make.make_staff("officer")
    empty = replace(make.weighed(), adds=" ", conclusion="", risks=(), next_review=None)
    risks = {kind: Risk(kind, "no_sign") for kind in RiskKind.values}
    bare = make.weighed(risks=tuple((risks | {"people": Risk("people", "likely")}).values()))
    strange = make.weighed(risks=tuple((risks | {"money": Risk("money", "perhaps")}).values()))
    assert wrong(make.as_user, officer, affiliations.weigh, affiliation, weighed=empty) == {
        "adds": "Write what the organisation adds.",
        "conclusion": "Write what follows from it: the coordinator decides on these words.",
        "next_review": "Choose the day of the next review.",
        **{f"likely_{kind}": "Say how likely it is." for kind in RiskKind.values},
    }
    assert wrong(make.as_user, officer, affiliations.weigh, affiliation, weighed=bare) == {
        "grave_people": "Say how grave it would be.",
        "words_people": "Write what the risk is here.",
        "limits_people": "Write what limits it.",
    }
    assert wrong(make.as_user, officer, affiliations.weigh, affiliation, weighed=strange) == {
        "likely_money": "Say how likely it is."
    }
    affiliation.refresh_from_db()
    assert (affiliation.state, Weighing.objects.count()) == ("proposed", 0)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Choose a day after today."), (-3, "Choose a day after today."),
     (367, "Choose a day within a year: no affiliation goes longer without a review.")],
)  # fmt: skip
@pytest.mark.usefixtures("_maker")
def test_the_next_review_comes_within_a_year(days, words):
    day = clock.today() + timedelta(days=days)
    proposed, weighed = make.make_affiliation("proposed"), make.make_affiliation("weighed")
    officer, coordinator = make.make_staff("officer"), make.make_staff("coordinator")
    said = make.weighed(next_review=day)
    assert wrong(make.as_user, officer, affiliations.weigh, proposed, weighed=said) == {"next_review": words}
    assert wrong(make.as_user, coordinator, affiliations.accept, weighed, next_review=day) == {"next_review": words}


@pytest.mark.usefixtures("_maker")
def test_whoever_accepts_may_ask_for_an_earlier_review():
    affiliation, day = make.make_affiliation("weighed"), clock.today() + timedelta(days=30)
    make.as_user(make.make_staff("coordinator"), affiliations.accept, affiliation, next_review=day)
    assert (affiliation.next_review, affiliation.due_at.date()) == (day, day)


@pytest.mark.usefixtures("_maker")
def test_a_review_weighs_anew_and_keeps_what_was_written_before():
    affiliation, officer = make.make_affiliation(), make.make_staff("officer")
    day = clock.today() + timedelta(days=90)
    said = make.weighed(adds="Twelve engineers", conclusion="Half of them left", next_review=day)
    make.as_user(officer, affiliations.review, affiliation, weighed=said)
    assert (affiliation.state, affiliation.next_review, affiliation.due_at.date()) == ("active", day, day)
    rows = make.as_user(officer, lambda by: weighings_of(affiliation, by))
    assert [(row.number, row.adds, len(row.risks.all())) for row in rows] == [
        (2, "Twelve engineers", 5), (1, "Forty engineers", 5),
    ]  # fmt: skip


@pytest.mark.usefixtures("_maker")
def test_a_weighing_is_never_changed():
    row = make.make_affiliation("weighed").weighings.get()
    for change in (
        lambda: Weighing.objects.filter(pk=row.pk).update(adds="Nothing"),
        lambda: row.risks.all().update(words=""),
        lambda: row.risks.all().delete(),
    ):
        with pytest.raises(ProgrammingError, match="a weighing is never changed"), transaction.atomic():
            change()
    Weighing.objects.filter(pk=row.pk).update(by=None)


@pytest.mark.usefixtures("_maker")
def test_it_is_suspended_resumed_and_ended_and_may_then_be_proposed_anew():
    affiliation, coordinator = make.make_affiliation(), make.make_staff("coordinator")
    organisation = affiliation.organisation
    make.as_user(coordinator, affiliations.suspend, affiliation, reason="Its board is contested")
    assert (affiliation.state, affiliation.turn_role) == ("suspended", "coordinator")
    make.as_user(coordinator, affiliations.resume, affiliation, reason="A new board")
    assert (affiliation.state, affiliation.due_at.date()) == ("active", affiliation.next_review)
    make.as_user(coordinator, affiliations.end, affiliation, reason="It was dissolved")
    assert (affiliation.state, affiliation.turn_role, affiliation.due_at) == ("ended", "", None)
    again = propose(make.make_staff("officer"), organisation)
    assert (again.state, Affiliation.objects.filter(organisation=organisation).count()) == ("proposed", 2)


@pytest.mark.parametrize("state", ["proposed", "weighed"])
@pytest.mark.usefixtures("_maker")
def test_it_may_be_declined_with_a_reason(state):
    affiliation = make.make_affiliation(state)
    make.as_user(make.make_staff("coordinator"), affiliations.decline, affiliation, reason="It takes fees")
    assert (affiliation.state, affiliation.turn_role) == ("declined", "")


@pytest.mark.usefixtures("_maker")
def test_a_proposal_says_what_the_organisation_does():
    officer = make.make_staff("officer")
    assert wrong(propose, officer, does=[], brings=translated("")) == {
        "does": "Choose at least one thing it does.",
        "brings": "Write what the organisation would bring.",
    }
    assert wrong(propose, officer, does=["singing"]) == {"does": "Choose at least one thing it does."}
    assert wrong(propose, officer, does=["other"], other=" ") == {"other": "Write what else it does."}
    affiliation = propose(officer, does=["other", "grants", "other"], other="A choir")
    assert (affiliation.does, affiliation.does_words) == (["grants", "other"], ["Grants", "A choir"])
    assert make.make_affiliation("proposed").does_words == ["Outreach"]


@pytest.mark.usefixtures("_maker")
def test_an_organisation_is_proposed_once_and_only_where_it_fits():
    officer, organisation = make.make_staff("officer"), make.make_organisation("diaspora", "NLD")
    propose(officer, organisation)
    assert wrong(propose, officer, organisation) == {
        "organisation": "This organisation is proposed or affiliated already."
    }
    assert wrong(propose, officer, make.make_organisation()) == {
        "organisation": "Only diaspora organisations and partner institutions are affiliated. "
        "Hosts become partners instead."
    }


@pytest.mark.usefixtures("_maker")
def test_who_may_propose():
    organisation, programme = make.make_organisation("diaspora", "NLD"), make.make_programme()
    own = make.make_member(organisation, Role.ORGANISATION_CONTACT)
    other = make.make_member(make.make_organisation("diaspora", "BEL"), Role.ORGANISATION_CONTACT)
    people = [own, make.make_staff("officer"), make.make_staff("coordinator"), other, make.make_staff("viewer")]
    assert [affiliations.may_propose(one, programme, organisation) for one in people] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [affiliations.may_propose(one, programme) for one in people] == [False, True, True, False, False]
    with pytest.raises(Refused, match="Only officers, coordinators"):
        propose(other, organisation)


@pytest.mark.usefixtures("_maker")
def test_staff_of_every_country_and_the_organisation_see_it():
    affiliation = make.make_affiliation()
    iraq = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    contact = make.make_member(affiliation.organisation, Role.ORGANISATION_CONTACT)
    stranger = make.make_member(make.make_organisation("diaspora", "BEL"), Role.ORGANISATION_CONTACT)
    readers = (iraq, make.make_staff("viewer"), contact, stranger, make.make_user())

    def seen(by):
        return [
            bool(can(by, "programmes.view_affiliation", affiliation)),
            affiliations_at_desk(affiliation.programme, by).count(),
            own_affiliations(by).count(),
            len(weighings_of(affiliation, by)),
            Log.objects.filter(noun="affiliation").exclude(actor=by).count(),
        ]

    assert [make.as_user(one, seen) for one in readers] == [
        [True, 1, 0, 1, 3],
        [True, 1, 0, 1, 3],
        [True, 0, 1, 0, 0],
        [False, 0, 0, 0, 0],
        [False, 0, 0, 0, 0],
    ]


@pytest.mark.usefixtures("_maker")
def test_the_groups_of_a_programme_are_its_active_affiliations():
    rows = {state: make.make_affiliation(state) for state in FLOW.states}
    programme = rows["active"].programme
    assert [row.state for row in rows.values()] == list(FLOW.states)
    assert list(active_affiliations(programme)) == [rows["active"]]
    fresh = make.make_organisation("partner", "BEL")
    free = {rows["declined"].organisation, rows["ended"].organisation, fresh}
    assert set(organisations_to_propose(programme)) == free
    contacts = [make.make_member(fresh, Role.ORGANISATION_CONTACT), make.make_member(make.make_organisation())]
    assert [organisations_of_contact(one) for one in contacts] == [[fresh], []]


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_one_wins_and_the_other_reads_why():
    with acting_as("system:maker"):
        affiliation = make.make_affiliation("weighed")
        coordinators = [make.make_staff("coordinator"), make.make_staff("coordinator")]

    def press(user):
        forget_memberships(user)
        try:
            with acting_as(str(user.pk)):
                mine = Affiliation.objects.get(pk=affiliation.pk)
                affiliations.accept(mine, by=user, seen=1)
            return "done"
        except Conflict as conflict:
            return f"first was {conflict.last.verb}"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, coordinators))
    assert answers == ["done", "first was affiliation.accept"]
    with acting_as("system:maker"):
        assert Log.objects.filter(verb="affiliation.accept").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_propose_at_once_make_one_affiliation():
    with acting_as("system:maker"):
        officers = [make.make_staff("officer"), make.make_staff("officer")]
        organisation = make.make_organisation("diaspora", "NLD")
        programme = make.make_programme()

    def press(user):
        forget_memberships(user)
        said = {"does": ["outreach"], "brings": translated("Forty engineers")}
        try:
            with acting_as(str(user.pk)):
                affiliations.propose(programme, organisation, by=user, **said)
            return "done"
        except Unfit as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, officers))
    assert answers == ["This organisation is proposed or affiliated already.", "done"]
    with acting_as("system:maker"):
        assert Affiliation.objects.count() == 1
