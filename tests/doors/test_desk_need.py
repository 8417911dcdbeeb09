"""Needs on the desk: taken down by telephone, carried to the ministry and back, made into an opportunity."""

from datetime import timedelta

import pytest

from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.text import translated
from ciconia.selection.models import Opportunity
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_them_and_each_role_has_its_own_buttons(client, role):
    need = make.make_need("endorsed", title=translated("Following the wells"))
    assert "Following the wells" in main(enter(client, role, "needs"))
    page = enter(client, role, "need", need)
    assert "Wells run dry unseen" in main(page)
    assert buttons(page) == {
        "officer": ["Translate", "Validate", "Send back", "Refuse", "Withdraw"], "focal point": ["Translate"],
    }.get(role, [])  # fmt: skip


def test_nobody_else_does(client):
    need = make.make_need("submitted")
    for user in (make.make_member(need.organisation), make.make_member(need.endorser, "endorser"), make.make_user()):
        for name, obj in (("needs", None), ("need", need), ("need_edit", need)):
            assert ask(client, user, name, obj).status_code == 404
        assert send(client, user, "need_move", need, {"reason": "x"}, move="refuse").status_code == 404


def test_staff_of_one_country_see_that_one(client):
    somali = make.make_need("endorsed", title=translated("Somali need"))
    iraq = make.make_focus("IRQ")
    make.make_need("endorsed", partnership=make.make_partnership(focus=iraq), title=translated("Iraqi need"))
    officer = make.make_staff("officer", iraq, only=True)
    page = main(enter(client, officer, "needs"))
    assert ("Iraqi need" in page, "Somali need" in page) == (True, False)
    assert enter(client, officer, "need", somali).status_code == 404
    assert send(client, officer, "need_move", somali, {}, move="validate").status_code == 404


def test_no_more_statements_for_more_rows(client):
    officer, partnership = make.make_staff("officer"), make.make_partnership()
    need = make.make_need("validated", partnership=partnership)
    make.make_opportunity("draft", need=need)
    one = statements(client, officer, "needs"), statements(client, officer, "need", need)
    for _ in range(2):
        make.make_need("endorsed", partnership=partnership)
        make.make_opportunity("draft", need=need)
    assert (one, (statements(client, officer, "needs"), statements(client, officer, "need", need))) == (
        (7, 12),
        (7, 12),
    )


def test_a_draft_is_sent_to_the_ministry_with_one_press(client):
    need, staff = make.make_need(), make.make_staff("focal point")
    page = send(client, staff, "need_move", need, {"seen": need.version}, move="submit")
    need.refresh_from_db()
    assert (page.status_code, need.state, need.endorser) == (302, "submitted", need.organisation.parent)


def test_where_no_ministry_is_known_the_page_says_so(client):
    organisation = make.make_organisation(parent=None)
    need = make.make_need(partnership=make.make_partnership(organisation=organisation))
    page = send(client, "focal point", "need_move", need, {"seen": need.version}, move="submit")
    assert page.status_code == 403
    assert "No ministry is recorded above this institution." in text(page)


def test_an_officer_validates_or_sends_back_with_a_reason(client):
    need, officer = make.make_need("endorsed"), make.make_staff("officer")
    page = ask(client, officer, "need_move", need, move="return")
    assert "Whoever is concerned reads it in these words." in main(page)
    assert send(client, officer, "need_move", need, {"seen": need.version}, move="return").status_code == 422
    assert send(client, officer, "need_move", need, {"seen": need.version}, move="validate").status_code == 302
    need.refresh_from_db()
    assert need.state == "validated"


def test_what_cannot_be_done_says_why(client):
    need = make.make_need("endorsed")
    partnership = need.partnership
    say = {"seen": partnership.version, "reason": "Flooded"}
    send(client, "coordinator", "partnership_move", partnership, say, move="end")
    page = enter(client, "officer", "need", need)
    assert "Validate: The partnership with this institution is not agreed" in main(page)
    assert "Validate" not in buttons(page)


def test_an_opportunity_is_made_from_a_validated_need_by_its_officer(client):
    need, officer = make.make_need("validated"), make.make_staff("officer")
    assert "Make an opportunity from it" in buttons(enter(client, officer, "need", need))
    assert "Make an opportunity from it" not in buttons(enter(client, "coordinator", "need", need))
    assert ask(client, officer, "opportunity_new", need=need.public_id).status_code == 200
    assert ask(client, make.make_staff("coordinator"), "opportunity_new", need=need.public_id).status_code == 404
    assert send(client, "coordinator", "opportunity_new", need=need.public_id).status_code == 403
    page = send(client, officer, "opportunity_new", need=need.public_id)
    made = Opportunity.objects.get()
    assert page.headers["Location"] == url("opportunity_edit", made)
    assert (made.title, made.need, made.state) == (need.title, need, "draft")
    assert str(made.reference) in main(enter(client, officer, "need", need))


def test_no_opportunity_is_made_from_a_need_that_is_not_validated(client):
    need = make.make_need("endorsed")
    page = send(client, "officer", "opportunity_new", need=need.public_id)
    assert (page.status_code, Opportunity.objects.count()) == (403, 0)


def test_the_page_shows_the_text_as_it_was_written_and_in_translation(client):
    need = make.make_need("submitted", problem=translated("Ceelashu way gudhaan.", "so", en="Wells run dry."))
    page = enter(client, "officer", "need", need).content.decode()
    assert "Wells run dry." in page
    assert '<span lang="so" dir="ltr">Ceelashu way gudhaan.</span>' in page


def test_who_stands_behind_a_need_is_on_its_page(client):
    asked, answered = make.make_need("submitted"), make.make_need("endorsed")
    page = main(enter(client, "officer", "need", asked))
    today, last = day(clock.today()), day(clock.today() + timedelta(days=14))
    assert f"Read by {asked.endorser} (now) asked {today}, by {last} 0 of 14 days" in page
    page = main(enter(client, "officer", "need", answered))
    assert f"Read by {answered.endorser} (done) Endorsed {today} 0 of 14 days, with an account" in page
