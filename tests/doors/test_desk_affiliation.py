"""Affiliations on the desk: proposed, weighed with every risk beside what is added, accepted by somebody else."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES, Log, Role
from ciconia.foundation.text import translated
from ciconia.people.actions.tie import note_tie
from ciconia.programmes.models import Affiliation
from ciconia.programmes.models.affiliation import RiskKind
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def named(state, name):
    """An affiliation of an organisation of that name."""
    return make.make_affiliation(state, organisation=make.make_organisation("diaspora", "NLD", name=name))


def written(**fields):
    """A weighing as the form sends it."""
    risks = {f"likely_{kind}": "no_sign" for kind in RiskKind.values}
    money = {
        "likely_money": "possible",
        "grave_money": "light",
        "words_money": "One grant",
        "limits_money": "Its books",
    }
    said = {"adds": "Forty engineers", "conclusion": "Worth it", "seen": 0}
    return {"next_review": (clock.today() + timedelta(days=90)).isoformat()} | risks | money | said | fields


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_them_and_the_weighing(client, role):
    affiliation = named("weighed", "Horn Water Circle")
    assert "Horn Water Circle" in main(enter(client, role, "affiliations"))
    page = enter(client, role, "affiliation", affiliation)
    assert "Half of it is one grant" in main(page)
    decides = ["Accept the affiliation", "Decline"] if role == "coordinator" else []
    assert buttons(page) == decides


def test_nobody_else_does(client):
    affiliation = make.make_affiliation("weighed")
    contact = make.make_member(affiliation.organisation, Role.ORGANISATION_CONTACT)
    pages = [("affiliations", None), ("affiliation_new", None), ("affiliation", affiliation)]
    pages += [(f"affiliation_{name}", affiliation) for name in ("weigh", "review", "accept")]
    assert {ask(client, contact, name, obj).status_code for name, obj in pages} == {404}
    roles = {"affiliation_new": "viewer", "affiliation_weigh": "coordinator", "affiliation_review": "coordinator",
             "affiliation_accept": "officer"}  # fmt: skip
    codes = {ask(client, role, name, None if name.endswith("new") else affiliation).status_code
             for name, role in roles.items()}  # fmt: skip
    assert codes == {404}


def test_a_list_is_filtered_by_state(client):
    for state in ("proposed", "active", "declined"):
        named(state, state.capitalize() + " circle")
    officer, names = make.make_staff("officer"), ("Proposed circle", "Active circle", "Declined circle")

    def shown(query):
        page = ask(client, officer, "affiliations", query=query).content.decode()
        return [name for name in names if f">{name}</a>" in page]

    assert shown("") == ["Proposed circle", "Active circle"]
    assert shown("?state=all") == list(names)
    assert shown("?state=declined") == ["Declined circle"]
    assert "No affiliations here" in main(ask(client, officer, "affiliations", query="?state=suspended"))


def test_no_more_statements_for_more_rows(client):
    officer, first = make.make_staff("officer"), make.make_affiliation("weighed")
    one = statements(client, officer, "affiliations"), statements(client, officer, "affiliation", first)
    make.make_affiliation("weighed")
    make.make_affiliation("active")
    three = statements(client, officer, "affiliations"), statements(client, officer, "affiliation", first)
    assert (one, three) == ((6, 10), (6, 10))


def test_an_organisation_is_proposed(client):
    organisation, officer = make.make_organisation("diaspora", "NLD", name="Two Rivers"), make.make_staff("officer")
    make.make_organisation("host", name="Garowe Water")
    page = ask(client, officer, "affiliation_new")
    assert ("Two Rivers" in text(page), "Garowe Water" in text(page)) == (True, False)
    said = {"organisation": organisation.public_id, "brings": "Jurists", "language": "en"}
    page = send(client, officer, "affiliation_new", None, said | {"brings": ""})
    assert (page.status_code, summary(page)) == (422, ["Write what the organisation would bring."])
    page = send(client, officer, "affiliation_new", None, said)
    assert (page.status_code, summary(page)) == (422, ["Choose at least one thing it does."])
    page = send(client, officer, "affiliation_new", None, said | {"does": ["other"]})
    assert (page.status_code, summary(page)) == (422, ["Write what else it does."])
    page = send(client, officer, "affiliation_new", None, said | {"does": ["outreach", "other"], "other": "A choir"})
    row = Affiliation.objects.get()
    assert page.headers["Location"] == url("affiliation", row)
    assert (row.organisation, row.does_words, row.brings) == (
        organisation, ["Outreach", "A choir"], translated("Jurists"),
    )  # fmt: skip
    assert "Two Rivers" not in main(ask(client, officer, "affiliation_new"))
    page = send(client, officer, "affiliation_new", None, said | {"does": ["outreach"]})
    assert (page.status_code, summary(page)) == (422, ["Choose an organisation."])


def test_it_is_weighed_with_every_risk(client):
    affiliation, officer = make.make_affiliation("proposed"), make.make_staff("officer")
    assert "A government abroad steers it" in main(enter(client, officer, "affiliation_weigh", affiliation))
    page = send(client, officer, "affiliation_weigh", affiliation, {"seen": 0, "adds": "Engineers"})
    assert (page.status_code, summary(page)) == (422, [
        "Write what follows from it: the coordinator decides on these words.", "Choose the day of the next review.",
        *["Say how likely it is."] * 5,
    ])  # fmt: skip
    page = send(client, officer, "affiliation_weigh", affiliation, written(likely_people="unlikely", limits_money=" "))
    assert (page.status_code, summary(page)) == (422, [
        "Write what limits it.", "Say how grave it would be.", "Write what the risk is here.", "Write what limits it.",
    ])  # fmt: skip
    assert "One grant" in main(page)
    page = send(client, officer, "affiliation_weigh", affiliation, written())
    assert page.headers["Location"] == url("affiliation", affiliation)
    assert "What limits it: Its books" in main(enter(client, "viewer", "affiliation", affiliation))
    assert send(client, officer, "affiliation_weigh", affiliation, written()).status_code == 409


def test_it_is_accepted_by_somebody_else(client):
    both, affiliation = make.make_staff("officer"), make.make_affiliation("proposed")
    make.give_role(both, "coordinator", by=make.MAKER, scope="programme", scope_id=affiliation.programme_id)
    send(client, both, "affiliation_weigh", affiliation, written())
    say = {"next_review": (clock.today() + timedelta(days=60)).isoformat(), "seen": 1}
    assert "You weighed it yourself. Somebody else has to accept it." in main(
        ask(client, both, "affiliation_accept", affiliation)
    )
    assert "You weighed it yourself." in main(ask(client, both, "affiliation", affiliation))
    page = send(client, both, "affiliation_accept", affiliation, say)
    assert (page.status_code, "You weighed it yourself." in text(page)) == (403, True)
    coordinator = make.make_staff("coordinator")
    assert "Forty engineers" in main(ask(client, coordinator, "affiliation_accept", affiliation))
    past = {"next_review": clock.today().isoformat(), "seen": 1}
    page = send(client, coordinator, "affiliation_accept", affiliation, past)
    assert (page.status_code, summary(page)) == (422, ["Choose a day after today."])
    page = send(client, coordinator, "affiliation_accept", affiliation, say)
    assert page.headers["Location"] == url("affiliation", affiliation)
    affiliation.refresh_from_db()
    assert (affiliation.state, affiliation.next_review) == ("active", clock.today() + timedelta(days=60))


def test_declared_funding_and_ties_stand_beside_it(client):
    affiliation, officer = make.make_affiliation("proposed"), make.make_staff("officer")
    said = {"source": "A ministry abroad", "kind": "government", "read_in": "Its report of 2020"}
    make.as_user(officer, note_tie, affiliation.organisation, **said)
    for name in ("affiliation", "affiliation_weigh"):
        page = main(ask(client, officer, name, affiliation))
        assert "A ministry abroad , government" in page
        assert "read in: Its report of 2020" in page


def test_a_review_starts_from_what_was_written(client):
    affiliation, officer = make.make_affiliation(), make.make_staff("officer")
    page = main(enter(client, officer, "affiliation_review", affiliation))
    assert ("Half of it is one grant" in page, "It adds more than it risks" in page) == (True, False)
    page = send(client, officer, "affiliation_review", affiliation, written(seen=2, conclusion="Still worth it"))
    assert page.headers["Location"] == url("affiliation", affiliation)
    page = main(enter(client, officer, "affiliation", affiliation))
    assert ("Still worth it" in page, "It adds more than it risks" in page) == (True, True)


@pytest.mark.parametrize(
    ("state", "move", "reached"),
    [("weighed", "decline", "declined"), ("active", "suspend", "suspended"), ("suspended", "resume", "active"),
     ("active", "end", "ended")],
)  # fmt: skip
def test_the_coordinator_decides_with_a_reason(client, state, move, reached):
    affiliation, coordinator = make.make_affiliation(state), make.make_staff("coordinator")
    say = {"reason": "Its board is contested", "seen": affiliation.version}
    assert send(client, "officer", "affiliation_move", affiliation, say, move=move).status_code == 404
    assert send(client, coordinator, "affiliation_move", affiliation, {"reason": " "}, move=move).status_code == 422
    page = send(client, coordinator, "affiliation_move", affiliation, say, move=move)
    assert page.headers["Location"] == url("affiliation", affiliation)
    affiliation.refresh_from_db()
    assert (affiliation.state, Log.objects.latest("id").reason) == (reached, "Its board is contested")


def test_a_page_whose_day_is_over_leads_back(client):
    proposed, active, partnership = make.make_affiliation("proposed"), make.make_affiliation(), make.make_partnership()
    tries = [
        ("officer", "affiliation_weigh", active),
        ("officer", "affiliation_review", proposed),
        ("coordinator", "affiliation_accept", active),
        ("coordinator", "partnership_agree", partnership),
    ]
    found = [ask(client, role, name, row).headers.get("Location") for role, name, row in tries]
    assert found == [url("affiliation", active), url("affiliation", proposed), url("affiliation", active),
                     url("partnership", partnership)]  # fmt: skip


def test_what_waits_stands_on_the_overview_and_in_the_rail(client):
    named("proposed", "Two Rivers")
    make.make_affiliation("active")
    page = enter(client, make.make_staff("officer", make.make_focus("IRQ"), only=True), "overview")
    assert "Two Rivers Affiliation Weigh what the organisation adds against its risks." in main(page)
    assert "Affiliations 2" in text(page)
