"""Needs on the desk: taken down by telephone, carried to the ministry and back, made into an opportunity."""

from datetime import timedelta

import pytest

from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation import clock
from ciconia.foundation.models import STAFF_ROLES
from ciconia.foundation.text import translated
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import Need, Opportunity
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def said(partnership, **more):
    """What a focal point writes into the form, complete."""
    start = clock.today() + timedelta(days=60)
    return {
        "language": "so", "title": "Ceelasha", "sector": sectors_of(partnership.focus)[0].code,
        "problem": "Ceelashu way gudhaan\r\niyadoon la ogayn", "result": "Kooxdu way cabbirtaa",
        "beneficiaries": "Lix farsamoyaqaan", "transmission": "1", "creation": "0", "organisational": "2",
        "languages": ["so", "en"], "mode": "mixed",
        "starts": start.isoformat(), "ends": (start + timedelta(days=70)).isoformat(), "weeks": "6",
    } | more  # fmt: skip


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_all_staff_read_them_and_each_role_has_its_own_buttons(client, role):
    need = make.make_need("endorsed", title=translated("Following the wells"))
    assert "Following the wells" in main(enter(client, role, "needs"))
    page = enter(client, role, "need", need)
    assert "Wells run dry unseen" in main(page)
    assert buttons(page) == (["Validate", "Send back", "Refuse", "Withdraw"] if role == "officer" else [])


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
        (7, 10),
        (7, 10),
    )


def test_a_need_is_taken_down_by_telephone_in_the_words_of_the_institution(client):
    partnership = make.make_partnership()
    staff = make.make_staff("focal point", partnership.focus, only=True)
    assert enter(client, staff, "need_new", partnership=partnership.public_id).status_code == 200
    page = send(client, staff, "need_new", say=said(partnership), partnership=partnership.public_id)
    need = Need.objects.get()
    assert (page.status_code, page.headers["Location"], need.state) == (302, url("need", need), "draft")
    assert need.title == translated("Ceelasha", "so")
    assert need.problem == translated("Ceelashu way gudhaan\niyadoon la ogayn", "so")
    assert (need.transmission, need.creation, need.organisational) == (1, 0, 2)
    assert (need.languages, need.mode, need.weeks, need.organisation) == (
        ["so", "en"],
        "mixed",
        6,
        partnership.organisation,
    )


def test_the_form_says_what_is_wrong_at_the_field_and_on_top(client):
    partnership, staff = make.make_partnership(), make.make_staff("focal point")
    page = send(client, staff, "need_new", say={"beneficiaries": "Six"}, partnership=partnership.public_id)
    assert page.status_code == 422
    assert summary(page)[:4] == ["Choose one.", "Give it a title.", "Choose a sector.", "Write what is missing."]
    assert ">\nSix</textarea>" in page.content.decode()
    assert "Error:" in page.content.decode()
    wrong = said(partnership, weeks="30", ends=clock.today().isoformat())
    page = send(client, staff, "need_new", say=wrong, partnership=partnership.public_id)
    assert (page.status_code, summary(page)) == (
        422,
        ["The last day must come after the first.", "Between 1 and 13 weeks: nobody may stay longer."],
    )
    page = send(client, staff, "need_new", say=said(partnership, starts="soon"), partnership=partnership.public_id)
    assert summary(page) == ["Write the day as year, month, day: 2021-03-21."]
    assert Need.objects.count() == 0


def test_only_the_focal_point_takes_needs_down_and_only_for_partners(client):
    agreed, assessed = make.make_partnership(), make.make_partnership("assessed")
    answers = {
        role: enter(client, role, "need_new", partnership=agreed.public_id).status_code
        for role in ("focal point", "officer", "coordinator", "viewer")
    }
    assert answers == {"focal point": 200, "officer": 404, "coordinator": 404, "viewer": 404}
    assert enter(client, "focal point", "need_new", partnership=assessed.public_id).status_code == 404


def test_a_draft_is_changed_and_an_unchanged_text_keeps_its_translations(client):
    problem = translated("Ceelashu way gudhaan", "so", en="Wells run dry")
    need, staff = make.make_need(problem=problem), make.make_staff("focal point")
    assert "Change the text" in buttons(enter(client, staff, "need", need))
    form = ask(client, staff, "need_edit", need)
    opened = form.context["form"].initial
    assert (opened["language"], opened["problem"]) == ("en", "Wells run dry")
    say = said(need.partnership, language="en", title="Better title", problem="Wells run dry", seen=need.version)
    assert send(client, staff, "need_edit", need, say).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.problem) == (translated("Better title"), problem)


def test_two_who_change_it_at_once_one_wins_and_the_other_reads_why(client):
    need, first, second = make.make_need(), make.make_staff("focal point"), make.make_staff("focal point")
    say = said(need.partnership, seen=need.version)
    assert send(client, first, "need_edit", need, say | {"title": "First"}).status_code == 302
    page = send(client, second, "need_edit", need, say | {"title": "Second"})
    need.refresh_from_db()
    assert (page.status_code, str(need.title)) == (409, "First")


def test_what_was_sent_cannot_be_changed_any_more(client):
    need, staff = make.make_need("submitted"), make.make_staff("focal point")
    assert enter(client, staff, "need_edit", need).status_code == 404
    assert "Change the text" not in buttons(enter(client, staff, "need", need))
    assert send(client, staff, "need_edit", need, said(need.partnership, seen=need.version)).status_code == 409


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
