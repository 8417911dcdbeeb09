"""Partnerships on the desk: who sees which, how an institution comes on the list, and how far it goes."""

import pytest
from django.test import Client

from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES, Log
from ciconia.foundation.text import translated
from ciconia.people.models import Organisation
from ciconia.selection.models import Partnership
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def named(state, name, **fields):
    """A partnership with an institution of that name."""
    focus = fields.pop("focus", None) or make.make_focus()
    organisation = make.make_organisation(name=name, country=focus.country)
    return make.make_partnership(state, focus=focus, organisation=organisation)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_them(client, role):
    partnership = named("assessed", "Garowe Water")
    assert "Garowe Water" in main(enter(client, role, "partnerships"))
    page = enter(client, role, "partnership", partnership)
    assert "Thirty staff" in main(page)
    decides = ["Agree the partnership", "Decline"] if role == "coordinator" else []
    assert buttons(page) == decides


def test_nobody_else_does(client):
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    for name, obj in (("partnerships", None), ("partnership", partnership), ("partnership_new", None)):
        assert Client().get(url(name, obj)).headers["Location"].startswith("/en/account/sign-in/")
        assert ask(client, host, name, obj).status_code == 404


def test_staff_of_one_country_see_that_one(client):
    somali, iraqi = named("agreed", "Garowe Water"), named("agreed", "Baghdad Office", focus=make.make_focus("IRQ"))
    officer = make.make_staff("officer", iraqi.focus, only=True)
    page = text(enter(client, officer, "partnerships"))
    assert ("Baghdad Office" in page, "Garowe Water" in page, "Somalia" in page) == (True, False, False)
    assert enter(client, officer, "partnership", somali).status_code == 404
    assert send(client, officer, "partnership_move", somali, {"reason": "x"}, move="review").status_code == 404


def test_a_list_is_filtered_by_state_and_country(client):
    for state, name in (("long_listed", "Listed"), ("assessed", "Looked at"), ("agreed", "Partner")):
        named(state, name)
    named("agreed", "Iraqi partner", focus=make.make_focus("IRQ"))
    officer, names = make.make_staff("officer"), ("Listed", "Looked at", "Partner", "Iraqi partner")

    def shown(query):
        page = ask(client, officer, "partnerships", query=query).content.decode()
        return [name for name in names if f">{name}</a>" in page]

    assert shown("") == list(names)
    assert shown("?state=assessed") == ["Looked at"]
    assert shown("?state=agreed&country=IRQ") == ["Iraqi partner"]
    assert shown("?state=nonsense&country=nowhere") == list(names)
    assert shown("?state=declined") == []
    assert "No partnerships here" in main(ask(client, officer, "partnerships", query="?state=declined"))


def test_fifty_rows_and_then_the_next(client, monkeypatch):
    monkeypatch.setattr("ciconia.doors.desk.listing.SIZE", 2)
    for name in ("One", "Two", "Three"):
        named("long_listed", name)
    officer = make.make_staff("officer")
    first = ask(client, officer, "partnerships")
    assert [name for name in ("One", "Two", "Three") if f">{name}</a>" in first.content.decode()] == ["One", "Two"]
    after = Partnership.objects.order_by("due_at", "id")[1].public_id
    second = ask(client, officer, "partnerships", query=f"?after={after}").content.decode()
    assert [name for name in ("One", "Two", "Three") if f">{name}</a>" in second] == ["Three"]


def test_no_more_statements_for_more_rows(client):
    officer, partnership = make.make_staff("officer"), make.make_partnership()
    make.make_need(partnership=partnership)
    one = statements(client, officer, "partnerships"), statements(client, officer, "partnership", partnership)
    for _ in range(2):
        make.make_partnership()
        make.make_opportunity("draft", need=make.make_need("validated", partnership=partnership))
    three = statements(client, officer, "partnerships"), statements(client, officer, "partnership", partnership)
    assert (one, three) == ((7, 12), (7, 12))


def test_what_happened_stands_on_the_page_with_its_reason(client):
    partnership = make.make_partnership()
    page = main(enter(client, "officer", "partnership", partnership))
    assert "Chosen with the ministry" in page
    assert page.index("Long-listed") < page.index("Capacity looked at") < page.index("Agreed", page.index("Capacity"))


def test_a_known_institution_is_put_on_the_list(client):
    organisation = make.make_organisation(name="Known Institute")
    focus, staff = make.make_focus(), make.make_staff("focal point")
    assert "Known Institute" in main(enter(client, staff, "partnership_new"))
    say = {"focus": focus.public_id, "organisation": organisation.public_id, "why": "Asked by letter"}
    page = send(client, staff, "partnership_new", say=say)
    partnership = Partnership.objects.get()
    assert (page.status_code, page.headers["Location"]) == (302, url("partnership", partnership))
    assert (partnership.organisation, partnership.state, partnership.why) == (
        organisation,
        "long_listed",
        "Asked by letter",
    )
    assert Log.objects.get(noun="partnership").actor == staff


def test_a_new_institution_is_registered_on_the_way(client):
    focus, staff = make.make_focus(), make.make_staff("officer")
    say = {"focus": focus.public_id, "name": "New Institute", "kind": "host", "city": "Hargeysa", "why": "Asked"}
    send(client, staff, "partnership_new", say=say | {"ministry": "Ministry of Tests"})
    made = Partnership.objects.get().organisation
    assert (str(made), made.kind, made.country, made.city) == ("New Institute", "host", "SOM", "Hargeysa")
    assert (str(made.parent), made.parent.kind, made.parent.country) == ("Ministry of Tests", "ministry", "SOM")


def test_a_list_form_says_what_is_wrong_and_keeps_what_was_written(client):
    staff, focus = make.make_staff("coordinator"), make.make_focus()
    page = send(client, staff, "partnership_new", say={"focus": focus.public_id, "city": "Kismaayo"})
    assert page.status_code == 422
    assert set(summary(page)) == {"Write why.", "Choose an institution, or register a new one below."}
    assert 'value="Kismaayo"' in page.content.decode()
    assert page.content.decode().count("aria-invalid") == 2
    abroad = make.make_organisation(name="Baghdad Office", country="IRQ")
    say = {"focus": focus.public_id, "organisation": abroad.public_id, "why": "Why"}
    assert summary(send(client, staff, "partnership_new", say=say)) == ["This institution is in another country."]
    ministry = make.make_organisation("ministry", "IRQ", name="Ministry of Iraq")
    say = {"focus": focus.public_id, "name": "New", "parent": ministry.public_id, "why": "Why"}
    assert summary(send(client, staff, "partnership_new", say=say)) == ["This ministry is in another country."]
    assert (Partnership.objects.count(), Organisation.objects.filter(name__en="New").count()) == (0, 0)


@pytest.mark.parametrize("role", ["assessor", "finance", "results", "safeguarding", "editor", "viewer"])
def test_roles_that_put_nobody_on_the_list_have_no_page_for_it(client, role):
    assert enter(client, role, "partnership_new").status_code == 404
    assert "Long-list an institution" not in main(enter(client, role, "partnerships"))


def test_capacity_is_written_down(client):
    partnership, staff = make.make_partnership("long_listed"), make.make_staff("focal point")
    assert buttons(enter(client, staff, "partnership", partnership)) == ["Write down its capacity"]
    assert enter(client, staff, "partnership_assess", partnership).status_code == 200
    page = send(client, staff, "partnership_assess", partnership, {"seen": partnership.version})
    assert (page.status_code, summary(page)) == (422, ["Write what you saw."])
    say = {"capacity": "Forty staff", "online_ready": "no", "seen": partnership.version}
    assert send(client, staff, "partnership_assess", partnership, say).status_code == 302
    partnership.refresh_from_db()
    assert (partnership.state, partnership.capacity, partnership.online_ready) == ("assessed", "Forty staff", False)
    assert enter(client, "coordinator", "partnership_assess", partnership).status_code == 404


def said(partnership, **fields):
    """A decision as the form sends it."""
    ministry = partnership.organisation.parent.public_id
    decided = {"decided_on": clock.today().isoformat(), "part_1": ministry, "function_1": "Director of planning"}
    return decided | {"reason": "Chosen with the ministry", "seen": partnership.version} | fields


def test_a_decision_says_when_with_whom_and_why(client):
    partnership, staff = make.make_partnership("assessed"), make.make_staff("coordinator")
    assert "Thirty staff" in main(ask(client, staff, "partnership_agree", partnership))
    page = send(client, staff, "partnership_agree", partnership, {"seen": partnership.version})
    assert (page.status_code, summary(page)) == (422, [
        "Choose a day.", "Write the reason. Whoever is concerned will read it.",
    ])  # fmt: skip
    page = send(client, staff, "partnership_agree", partnership, said(partnership, part_1=""))
    assert (page.status_code, summary(page)) == (422, [
        "No ministry took part. Name one, or write why it was decided without.",
        "Name at least one organisation that took part.",
    ])  # fmt: skip
    page = send(client, staff, "partnership_agree", partnership, said(partnership))
    partnership.refresh_from_db()
    assert (page.headers["Location"], partnership.state) == (url("partnership", partnership), "agreed")
    assert (partnership.decision.about, partnership.decision.reason) == ("partnership", "Chosen with the ministry")
    page = main(enter(client, "viewer", "partnership", partnership))
    assert f"{partnership.organisation.parent} (ministry), Director of planning" in page


def test_two_coordinators_at_once_one_wins_and_the_other_reads_why(client):
    partnership = make.make_partnership("assessed")
    first, second = make.make_staff("coordinator"), make.make_staff("coordinator")
    say = {"seen": partnership.version, "reason": "One reason"}
    assert send(client, first, "partnership_move", partnership, say, move="decline").status_code == 302
    page = send(client, second, "partnership_agree", partnership, said(partnership))
    partnership.refresh_from_db()
    assert (page.status_code, partnership.state) == (409, "declined")
    assert "Somebody was here just before you" in text(page)


def test_a_move_that_is_not_one_s_own_is_not_there(client):
    partnership = make.make_partnership("assessed")
    say = {"seen": partnership.version, "reason": "Why"}
    for role in ("officer", "focal point", "viewer"):
        assert send(client, role, "partnership_agree", partnership, said(partnership)).status_code == 404
    assert send(client, "coordinator", "partnership_move", partnership, say, move="nonsense").status_code == 404


def test_a_need_can_be_stated_for_an_agreed_partner_only(client):
    agreed, assessed, staff = make.make_partnership(), make.make_partnership("assessed"), make.make_staff("focal point")
    assert "State a need for it" in buttons(enter(client, staff, "partnership", agreed))
    assert "State a need for it" not in buttons(enter(client, staff, "partnership", assessed))
    assert "State a need for it" not in buttons(enter(client, "officer", "partnership", agreed))


def test_texts_in_another_language_are_marked(client):
    organisation = make.make_organisation(name="Hay'adda Biyaha", about=translated("Waxay bixisaa biyo.", "so"))
    partnership = make.make_partnership(organisation=organisation)
    page = enter(client, "officer", "partnership", partnership).content.decode()
    assert '<span lang="so" dir="ltr">Waxay bixisaa biyo.</span> <span class="tongue">Somali</span>' in page
