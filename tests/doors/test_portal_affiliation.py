"""An organisation proposes itself to a programme and follows it; what was weighed it does not read."""

from datetime import UTC, datetime

import pytest

from ciconia.foundation import clock
from ciconia.foundation.models import Role
from ciconia.foundation.text import translated
from ciconia.programmes.actions import affiliation as affiliations
from ciconia.programmes.models import Affiliation
from tests import make
from tests.doors.portal import buttons, send, text, titles, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))  # CD4D2 is under way
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def test_nobody_proposes_to_a_programme_that_is_over():
    contact, programme = contact_of(make.make_organisation("diaspora", "NLD")), make.make_programme()
    assert str(programme.name) in text(visit(contact, "affiliation_new"))
    clock.start_at(datetime(2023, 7, 1, 9, tzinfo=UTC))
    said = {"programme": programme.public_id, "language": "nl", "does": ["outreach"], "brings": "Juristen"}
    page = send(contact, "affiliation_new", **said)
    assert (page.status_code, Affiliation.objects.count()) == (422, 0)


def contact_of(organisation):
    """The organisation's contact."""
    return make.make_member(organisation, Role.ORGANISATION_CONTACT)


def test_a_contact_proposes_its_organisation():
    organisation = make.make_organisation("diaspora", "NLD", name="Two Rivers")
    contact, programme = contact_of(organisation), make.make_programme()
    page = visit(contact, "affiliations")
    assert titles(page) == ["Your organisation works with no programme yet"]
    assert buttons(page) == ["Propose our organisation"]
    assert titles(visit(contact, "home")) == ["Your organisation works with no programme yet"]
    assert titles(visit(contact, "affiliation_new"), 1) == ["Propose our organisation"]
    said = {"organisation": organisation.public_id, "programme": programme.public_id, "language": "nl"}
    page = send(contact, "affiliation_new", **said)
    assert page.status_code == 422
    assert "Choose at least one thing you would do" in text(page)
    assert "Say what your organisation would bring" in text(page)
    page = send(contact, "affiliation_new", **said, does=["other"], brings="Juristen")
    assert (page.status_code, "Write what else it does." in text(page), "Juristen" in text(page)) == (422, True, True)
    page = send(contact, "affiliation_new", **said, does=["outreach"], brings="Juristen")
    row = Affiliation.objects.get()
    assert page.url == f"/en/my/programmes/{row.public_id}/"
    assert (row.organisation, row.does, row.brings) == (organisation, ["outreach"], translated("Juristen", "nl"))
    page = send(contact, "affiliation_new", **said, does=["outreach"], brings="Juristen")
    assert page.status_code == 422
    assert "This organisation is proposed or affiliated already." in text(page)
    assert titles(visit(contact, "affiliations")) == ["Connecting Diaspora for Development 2"]
    assert titles(visit(contact, "home")) == ["Our programmes"]


def test_only_such_organisations_are_proposed_and_only_by_their_contacts():
    organisation = make.make_organisation("diaspora", "NLD")
    host, other = contact_of(make.make_organisation()), contact_of(make.make_organisation("partner", "BEL"))
    page = visit(host, "affiliation_new")
    assert (page.status_code, "Only the contact of a diaspora organisation" in text(page)) == (403, True)
    assert buttons(visit(host, "affiliations")) == []
    said = {"organisation": organisation.public_id, "programme": make.make_programme().public_id, "language": "en"}
    page = send(other, "affiliation_new", **said, does=["outreach"], brings="Jurists")
    assert (page.status_code, "Choose your organisation" in text(page)) == (422, True)
    assert Affiliation.objects.count() == 0


@pytest.mark.parametrize(
    ("state", "meaning", "reason"),
    [
        ("proposed", "You need not do anything.", ""),
        ("weighed", "Another one decides now.", ""),
        ("active", "It looks at this again on the day below.", ""),
        ("declined", "you may propose again.", "It asks for fees from members"),
        ("suspended", "until the programme decides how to go on.", "Its board changed"),
        ("ended", "You no longer work with this programme.", "Its board changed"),
    ],
)
def test_the_organisation_reads_where_it_is_and_why_and_not_what_was_weighed(state, meaning, reason):
    affiliation = make.make_affiliation(state)
    contact = make._member(affiliation.organisation, Role.ORGANISATION_CONTACT)
    page = text(visit(contact, "affiliation", affiliation.public_id))
    assert (meaning in page, reason in page) == (True, True)
    hidden = ("It adds more than it risks", "Half of it is one grant", "Its accounts are read each year")
    assert [words for words in hidden if words in page] == []


def test_a_reason_that_was_overtaken_is_not_shown():
    affiliation = make.make_affiliation("suspended")
    make.as_user(make.make_staff("coordinator"), affiliations.resume, affiliation, reason="A new board was chosen")
    contact = make._member(affiliation.organisation, Role.ORGANISATION_CONTACT)
    page = text(visit(contact, "affiliation", affiliation.public_id))
    assert ("Its board changed" in page, "A new board was chosen" in page) == (False, False)


def test_nobody_else_finds_it():
    affiliation = make.make_affiliation()
    others = [contact_of(make.make_organisation("diaspora", "BEL")), make.make_member(affiliation.organisation)]
    others += [make.make_person().user, make.make_staff("officer")]
    found = [visit(one, "affiliation", affiliation.public_id).status_code for one in others]
    assert found == [404, 404, 404, 404]
    assert titles(visit(others[2], "affiliations")) == ["Your organisation works with no programme yet"]
