"""Needs in the portal: stated by an institution, answered by the authority above it."""

import pytest

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
    assert buttons(page) == ["Send it", "Change the text", "Withdraw", "Find", "These are right"]
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
    assert send(colleague, "need_screen", need.public_id, 1, title="Mine").status_code == 404


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
