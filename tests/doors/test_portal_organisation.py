"""One's own organisation: its words, its entry in the registry, what it declares; and nobody else's."""

import pytest

from ciconia.people.actions.tie import note_tie
from ciconia.people.models import Registration, Tie
from tests import make
from tests.doors.portal import buttons, follow, send, text, visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    make.make_programme()


@pytest.fixture
def union():
    return make.make_organisation("diaspora", "NLD", name="Water Union", city="Rotterdam")


@pytest.fixture
def contact(union):
    return make.make_member(union, "organisation contact")


def test_whoever_speaks_for_one_is_led_there_and_nobody_else(union, contact):
    assert visit(contact, "organisations").headers["Location"] == f"/en/my/organisations/{union.public_id}/"
    assert "Our organisation" in visit(contact, "home").content.decode()
    other = make.make_member(make.make_organisation())
    for name in ("organisation", "organisation_edit", "organisation_registry", "tie_new"):
        assert visit(other, name, union.public_id).status_code == 404
    for name in ("organisation_to_list", "organisation_off_list"):
        assert send(other, name, union.public_id).status_code == 404
    assert "You speak for no organisation." in text(visit(make.make_user(), "organisations"))
    assert visit(make.make_member(union, "endorser"), "organisation", union.public_id).status_code == 404


def test_whoever_speaks_for_two_chooses(union, contact):
    second = make.make_organisation("partner", name="Second")
    with make.acting_as("system:maker"):
        make.give_role(contact, "host contact", by=make.MAKER, scope="organisation", scope_id=second.pk)
    words = text(visit(contact, "organisations"))
    assert ("Water Union" in words, "Second" in words) == (True, True)


def test_its_public_words_are_changed_and_what_is_wrong_is_kept(union, contact):
    assert visit(contact, "organisation_edit", union.public_id).status_code == 200
    say = {
        "language": "nl",
        "about": "Wij meten putten",
        "city": "Utrecht",
        "website": "https://example.org",
        "seen": 0,
    }
    page = follow(contact, "organisation_edit", union.public_id, **say)
    assert "Wij meten putten" in text(page)
    union.refresh_from_db()
    assert (union.about, union.city, union.version) == ({"source": "nl", "nl": "Wij meten putten"}, "Utrecht", 1)
    wrong = send(contact, "organisation_edit", union.public_id, **(say | {"website": "putten", "seen": 1}))
    assert (wrong.status_code, 'value="putten"' in wrong.content.decode()) == (422, True)
    late = send(contact, "organisation_edit", union.public_id, **(say | {"city": "Delft"}))
    source = late.content.decode()
    assert (late.status_code, 'value="Delft"' in source, 'name="seen" value="1"' in source) == (409, True, True)
    assert "What you wrote differs in: Town." in text(late)
    send(contact, "organisation_edit", union.public_id, **(say | {"city": "Delft", "seen": 1}))
    union.refresh_from_db()
    assert union.city == "Delft"


def test_it_asks_to_be_listed_says_what_is_public_and_leaves_at_once(union, contact):
    page = visit(contact, "organisation", union.public_id)
    assert "Put us on the list" in buttons(page)
    assert visit(contact, "organisation_registry", union.public_id).status_code == 200
    say = {"language": "en", "works_on": "Water", "founded": "2009", "members": "40", "countries": ["SOM"],
           "wanted": ["founded", "works_on"], "seen": 0}  # fmt: skip
    assert "Saved." in text(follow(contact, "organisation_registry", union.public_id, **say))
    page = follow(contact, "organisation_to_list", union.public_id)
    assert "You are on the public list now" in text(page)
    assert "The year it was founded" in text(page)
    row = Registration.objects.get()
    assert (row.founded, row.countries, row.wanted, row.listed_since is not None) == (
        2009, ["SOM"], ["founded", "works_on"], True,
    )  # fmt: skip
    late = send(contact, "organisation_registry", union.public_id, **(say | {"founded": "2010"}))
    assert (late.status_code, 'value="2010"' in late.content.decode()) == (409, True)
    assert "2009" in visit(contact, "organisation_registry", union.public_id).content.decode()
    assert "off the public list" in text(follow(contact, "organisation_off_list", union.public_id))
    wrong = send(contact, "organisation_registry", union.public_id, **(say | {"founded": "3000", "seen": row.version}))
    assert (wrong.status_code, "It cannot lie ahead." in text(wrong)) == (422, True)
    host = make.make_organisation()
    assert visit(make.make_member(host), "organisation_registry", host.public_id).status_code == 404
    assert "public list" not in text(visit(make.make_member(host), "organisation", host.public_id))


def test_it_declares_and_takes_back_and_does_not_read_what_staff_noted(union, contact):
    officer = make.make_staff("officer")
    make.as_user(officer, note_tie, union, source="A rumour", kind="party", read_in="Paper")
    assert visit(contact, "tie_new", union.public_id).status_code == 200
    say = {"source": "A fund", "kind": "foundation", "share": "some", "public": "on"}
    page = follow(contact, "tie_new", union.public_id, **say)
    assert ("A fund" in text(page), "A rumour" in text(page)) == (True, False)
    wrong = send(contact, "tie_new", union.public_id, **(say | {"source": "", "first_year": "9"}))
    assert (wrong.status_code, "Write who it is." in text(wrong)) == (422, True)
    tie = Tie.objects.get(declared=True)
    assert "Taken back." in text(follow(contact, "tie_take_back", union.public_id, tie.public_id))
    noted = Tie.objects.get(declared=False)
    assert send(contact, "tie_take_back", union.public_id, noted.public_id).status_code == 404
