"""Needs in the portal: stated by an institution, answered by the authority above it."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.selection.actions import need as needs
from ciconia.selection.models import Need
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")


@pytest.fixture
def partnership():
    return make.make_partnership()


def said(**fields):
    """What a host types into the form."""
    start = clock.today() + timedelta(days=60)
    return {
        "language": "so", "title": "Biyaha magaalada", "problem": "Boqolkiiba afartan ayaa luma.",
        "sector": "rule-of-law", "result": "Kooxdu keligeed ayay cabbirtaa.",
        "transmission": "1", "creation": "0", "organisational": "0",
        "mode": "physical", "starts": start.isoformat(), "ends": (start + timedelta(days=90)).isoformat(), "weeks": "6",
        "languages": ["so", "en"],
    } | fields  # fmt: skip


def test_a_need_is_stated_in_the_language_of_the_institution(partnership):
    host = make.make_member(partnership.organisation)
    answer = follow(host, "need_new", partnership.organisation.public_id, **said())
    need = Need.objects.get(partnership=partnership)
    assert "Saved as a draft. Read it once more, then send it." in text(answer)
    assert (need.title, need.state, need.languages, need.sector.code) == (
        {"source": "so", "so": "Biyaha magaalada"}, "draft", ["so", "en"], "rule-of-law",
    )  # fmt: skip
    assert '<span lang="so" dir="ltr">Biyaha magaalada</span> <span class="tongue">Somali</span>' in whole(answer)


def test_the_form_has_six_groups_and_asks_little(partnership):
    host = make.make_member(partnership.organisation)
    page = visit(host, "need_new", partnership.organisation.public_id)
    assert titles(page)[:6] == [
        "What is missing", "For whom, and what should be different", "How far it goes today", "What you bring",
        "How and when", "Why from abroad",
    ]  # fmt: skip
    assert text(page).count("(optional)") == 5
    assert "Leave out what is marked optional if you do not know it yet; you can add it on another day." in text(page)


def test_the_sectors_are_those_chosen_for_the_country(partnership):
    page = visit(make.make_member(partnership.organisation), "need_new", partnership.organisation.public_id)
    names = ("Rule of law", "Local government", "Health", "Agriculture")
    assert [name for name in names if f">{name}</option>" in whole(page)] == ["Rule of law", "Local government"]


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("title", "", "Say in one line what is missing"),
        ("problem", "", "Say what the problem is"),
        ("sector", "health", "Select a valid choice"),
        ("weeks", "40", "At most 13 weeks"),
        ("weeks", "six", "Write the weeks as a number"),
        ("weeks", "13", "That many weeks do not fit between the two days"),
        ("ends", "2020-01-01", "The last day is before the first"),
        ("starts", "soon", "Write the day as year, month, day: 2021-03-21"),
        ("languages", [], "Choose at least one language of work"),
        ("creation", "", "Say how far it goes today: Working out anew"),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_on_top(partnership, field, value, error):
    start = clock.today() + timedelta(days=60)
    answer = send(
        make.make_member(partnership.organisation), "need_new", partnership.organisation.public_id,
        **said(ends=(start + timedelta(days=60)).isoformat()) | {field: value},
    )  # fmt: skip
    assert (answer.status_code, text(answer).count(error)) == (422, 2)
    assert titles(answer)[0] == "One thing is not right yet"
    assert "Kooxdu keligeed ayay cabbirtaa.</textarea>" in whole(answer)
    assert not Need.objects.filter(partnership=partnership).exists()


def test_only_contacts_of_the_institution_state_its_needs(partnership):
    for user in (make.make_member(make.make_organisation()), make.make_person().user, make.make_staff("officer"),
                 make.make_member(partnership.organisation, "organisation contact")):  # fmt: skip
        assert visit(user, "need_new", partnership.organisation.public_id).status_code == 404


def test_no_need_without_an_agreed_partnership():
    partnership = make.make_partnership("assessed")
    answer = visit(make.make_member(partnership.organisation), "need_new", partnership.organisation.public_id)
    assert (answer.status_code, "cannot state needs yet" in text(answer)) == (403, True)


def test_a_draft_is_changed_and_sent():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    fields = said(sector=need.sector.code, seen=need.version)
    assert send(host, "need_edit", need.public_id, **fields).status_code == 302
    need.refresh_from_db()
    answer = follow(host, "need_move", need.public_id, "submit", seen=need.version)
    assert "Sent. The first authority reads it next." in text(answer)
    need.refresh_from_db()
    assert (str(need.title.best("so")), need.state) == ("Biyaha magaalada", "submitted")


def test_two_who_change_a_draft_at_once():
    need = make.make_need("draft")
    first, second = make.make_member(need.organisation), make.make_member(need.organisation)
    fields = said(sector=need.sector.code, seen=need.version)
    assert send(first, "need_edit", need.public_id, **fields).status_code == 302
    assert send(second, "need_edit", need.public_id, **fields | {"title": "Another"}).status_code == 409
    need.refresh_from_db()
    assert str(need.title.best("so")) == "Biyaha magaalada"


def test_what_was_sent_is_no_longer_changed():
    need = make.make_need("submitted")
    host = make.make_member(need.organisation)
    assert visit(host, "need_edit", need.public_id).status_code == 302
    assert send(host, "need_edit", need.public_id, **said(sector=need.sector.code)).status_code == 409


def test_sending_twice_sends_once():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    assert send(host, "need_move", need.public_id, "submit", seen=need.version).status_code == 302
    answer = send(host, "need_move", need.public_id, "submit", seen=need.version)
    assert (answer.status_code, "Somebody was here just before you" in text(answer)) == (409, True)


def test_an_authority_endorses_what_was_sent_to_it():
    need = make.make_need("submitted")
    endorser = make.make_member(need.endorser, "endorser")
    page = visit(endorser, "endorse", need.public_id)
    assert buttons(page) == ["Endorse this need", "Send back", "Refuse"]
    assert "Wells run dry unseen" in text(page)
    answer = follow(endorser, "need_move", need.public_id, "endorse", seen=need.version)
    assert "Endorsed. The programme checks it next." in text(answer)


def test_the_institution_reads_why_it_came_back():
    need = make.make_need("submitted")
    endorser = make.make_member(need.endorser, "endorser")
    empty = send(endorser, "need_move", need.public_id, "return")
    assert (empty.status_code, text(empty).count("Write the reason. Whoever is concerned will read it.")) == (422, 2)
    send(endorser, "need_move", need.public_id, "return", reason="Say how many meters there are.")
    host = make.make_member(need.organisation)
    page = visit(host, "need", need.public_id)
    assert "Why it came back Say how many meters there are." in text(page)
    assert buttons(page) == ["Send it", "Change the text", "Withdraw"]
    assert titles(visit(host, "home"))[0].startswith("Improve the need and send it again by ")


def test_a_refusal_is_a_page_of_its_own_and_ends_the_need():
    need = make.make_need("submitted")
    endorser = make.make_member(need.endorser, "endorser")
    assert "The need ends here." in text(visit(endorser, "need_move", need.public_id, "refuse"))
    send(endorser, "need_move", need.public_id, "refuse", reason="Another body does this.")
    page = visit(make.make_member(need.organisation), "need", need.public_id)
    assert "The reason Another body does this." in text(page)
    assert buttons(page) == []


def test_an_authority_sees_no_drafts_and_nothing_of_other_authorities():
    draft, sent = make.make_need("draft"), make.make_need("submitted")
    ministry = make.make_member(draft.organisation.parent, "endorser")
    assert visit(ministry, "need", draft.public_id).status_code == 404
    assert visit(ministry, "need", sent.public_id).status_code == 404
    assert "There is no need yet" in text(visit(ministry, "needs"))


def test_needs_are_for_their_institution_and_its_authority():
    need = make.make_need("submitted")
    for user in (make.make_member(make.make_organisation()), make.make_person().user, make.make_staff("officer")):
        assert visit(user, "need", need.public_id).status_code == 404
        assert send(user, "need_move", need.public_id, "withdraw", reason="x").status_code == 404


def test_each_side_has_its_own_moves():
    need = make.make_need("submitted")
    host, endorser = make.make_member(need.organisation), make.make_member(need.endorser, "endorser")
    assert send(host, "need_move", need.public_id, "endorse").status_code == 404
    assert send(endorser, "need_move", need.public_id, "withdraw", reason="x").status_code == 404


def test_a_colleague_who_only_reads_gets_no_buttons():
    need = make.make_need("draft")
    colleague = make.make_member(need.organisation, "organisation contact")
    assert buttons(visit(colleague, "need", need.public_id)) == []
    assert send(colleague, "need_edit", need.public_id, **said(sector=need.sector.code)).status_code == 403


def test_one_need_costs_as_many_statements_as_three():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    one = statements(visit(host, "needs"))
    for _ in range(2):
        as_user(host, needs.state_need, need.partnership, **make.need_fields(need.focus))
    page = visit(host, "needs")
    assert (len(titles(page)), one, statements(page)) == (3, 7, 7)


def test_a_long_list_goes_on_after_twenty_five():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    for _ in range(25):
        as_user(host, needs.state_need, need.partnership, **make.need_fields(need.focus))
    first = visit(host, "needs")
    last = min(Need.objects.filter(organisation=need.organisation).order_by("-pk")[:25], key=lambda row: row.pk)
    assert (len(titles(first)), f'href="?after={last.pk}"' in whole(first)) == (25, True)
    assert len(titles(visit(host, "needs", after=last.pk))) == 1
    assert len(titles(visit(host, "needs", after="1 or 1=1"))) == 25


def test_the_page_of_a_move_offers_a_host_no_profile():
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    page = visit(host, "need_move", need.public_id, "withdraw")
    assert "Nobody works on this need any more." in text(page)
    assert ("My profile" in whole(page), "Our needs" in whole(page)) == (False, True)
