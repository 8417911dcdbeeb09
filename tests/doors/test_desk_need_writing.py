"""Needs that the focal point writes down by telephone, changes, names and translates."""

from datetime import timedelta

import pytest
from django.core import mail

from ciconia.doors.tasks import written_down
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.people.actions.contact import note_contact
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.actions.need_concept import suggest
from ciconia.selection.models import Need, NeedConcept
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, summary
from tests.selection.test_need_in_full import FOUND

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def said(partnership, **more):
    """What a focal point writes into the form, complete."""
    start = clock.today() + timedelta(days=60)
    return {
        "taken_from": "Head of network", "taken_on": clock.today().isoformat(), "written_in": "so",
        "title": "Ceelasha", "sector": sectors_of(partnership.focus)[0].code,
        "problem": "Ceelashu way gudhaan\r\niyadoon la ogayn", "result": "Kooxdu way cabbirtaa",
        "beneficiaries": "Lix farsamoyaqaan", "transmission": "1", "creation": "0", "organisational": "2",
        "languages": ["so", "en"], "mode": "mixed", "internet": "2", "power": "1", "equipment": "0",
        "starts": start.isoformat(), "ends": (start + timedelta(days=70)).isoformat(), "weeks": "6",
    } | more  # fmt: skip


def test_a_need_is_taken_down_by_telephone_in_the_words_of_the_institution(client):
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    staff = make.make_staff("focal point", partnership.focus, only=True)
    told = {"name": "Xaawo Cali", "function": "Head of network", "phone": "+252 1"}
    contact = make.as_user(staff, note_contact, partnership.organisation, **told)
    assert "I write down what is said by telephone" in main(
        enter(client, staff, "need_new", partnership=partnership.public_id)
    )
    say = said(partnership, contact=contact.public_id)
    page = send(client, staff, "need_new", say=say, partnership=partnership.public_id)
    need = Need.objects.get()
    assert (page.status_code, page.headers["Location"], need.state) == (302, url("need", need), "draft")
    assert need.title == translated("Ceelasha", "so")
    assert need.problem == translated("Ceelashu way gudhaan\niyadoon la ogayn", "so")
    assert (need.transmission, need.creation, need.organisational, need.written_in) == (1, 0, 2, "so")
    assert (need.languages, need.mode, need.weeks, need.organisation) == (
        ["so", "en"], "mixed", 6, partnership.organisation,
    )  # fmt: skip
    assert (need.taken_from, need.taken_on, need.taken_by, need.contact) == (
        "Head of network", clock.today(), staff, contact,
    )  # fmt: skip
    page = main(enter(client, staff, "need", need))
    assert "as told by: Head of network. Xaawo Cali ." in page
    assert "Power is there for some hours: calls have to be put into these." in page
    assert "Still missing before it can be sent: Who learns?, Who works with the expert?" in page
    assert "By telephone" in main(enter(client, "officer", "needs"))
    written_down(timestamp=0)
    written_down(timestamp=0)
    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to, letter.subject) == (
        1, [host.email], "A need was written down for you: Ceelasha",
    )  # fmt: skip
    assert "as told by telephone by: Head of network." in letter.body
    assert f"/my/needs/{need.public_id}/" in letter.body


def test_what_does_not_fit_is_said_at_the_field_and_the_rest_is_kept(client):
    partnership, staff = make.make_partnership(), make.make_staff("focal point")
    page = send(client, staff, "need_new", say={"written_in": "so"}, partnership=partnership.public_id)
    assert (page.status_code, Need.objects.count()) == (422, 0)
    assert summary(page) == ["Write which post says it.", "Choose the day of the call."]
    say = said(partnership, weeks="30", ends=clock.today().isoformat())
    page = send(client, staff, "need_new", say=say, partnership=partnership.public_id)
    need = Need.objects.get()
    assert (page.status_code, summary(page)) == (
        422, ["The last day must come after the first.", "Between 1 and 13 weeks: nobody may stay longer."],
    )  # fmt: skip
    assert (need.weeks, need.ends, str(need.title.best("so"))) == (None, None, "Ceelasha")
    assert f'action="{url("need_edit", need)}"' in page.content.decode()
    page = send(client, staff, "need_edit", need, said(partnership, starts="soon", seen=need.version))
    assert summary(page) == ["Write the day as year, month, day: 2021-03-21"]
    page = send(client, staff, "need_edit", need, said(partnership, seen=need.version + 1))
    need.refresh_from_db()
    assert (page.status_code, need.weeks, Need.objects.count()) == (302, 6, 1)


def test_only_the_focal_point_takes_needs_down_and_only_for_partners(client):
    agreed, assessed = make.make_partnership(), make.make_partnership("assessed")
    answers = {
        role: enter(client, role, "need_new", partnership=agreed.public_id).status_code
        for role in ("focal point", "officer", "coordinator", "viewer")
    }
    assert answers == {"focal point": 200, "officer": 404, "coordinator": 404, "viewer": 404}
    assert enter(client, "focal point", "need_new", partnership=assessed.public_id).status_code == 404


def test_what_the_focal_point_changes_is_marked_and_what_was_confirmed_has_to_be_confirmed_again(client):
    need, staff = make.make_need(), make.make_staff("focal point")
    assert "Change the text" in buttons(enter(client, staff, "need", need))
    opened = ask(client, staff, "need_edit", need).context["form"].initial
    assert (opened["written_in"], opened["problem"], opened["taken_from"]) == ("en", "Wells run dry unseen", "")
    say = said(need.partnership, written_in="en", problem="Wells run dry unseen", seen=need.version)
    before = need.problem
    assert send(client, staff, "need_edit", need, say).status_code == 302
    need.refresh_from_db()
    assert (need.problem, need.taken_from, need.taken_by, need.confirmed_at) == (
        before, "Head of network", staff, None,
    )  # fmt: skip


def test_two_who_change_the_same_at_once_the_second_reads_what_differs(client):
    need, first, second = make.make_need(), make.make_staff("focal point"), make.make_staff("focal point")
    say = said(need.partnership, seen=need.version)
    assert send(client, first, "need_edit", need, say | {"title": "First"}).status_code == 302
    page = send(client, second, "need_edit", need, say | {"title": "Second"})
    need.refresh_from_db()
    assert (page.status_code, need.title) == (409, translated("First", "so"))
    assert "Somebody was here just before you" in main(page)
    assert 'value="Second"' in page.content.decode()


def test_what_was_sent_cannot_be_changed_any_more(client):
    need, staff = make.make_need("submitted"), make.make_staff("focal point")
    assert enter(client, staff, "need_edit", need).status_code == 404
    assert "Change the text" not in buttons(enter(client, staff, "need", need))
    page = send(client, staff, "need_edit", need, said(need.partnership, seen=1))
    assert (page.status_code, "It was sent or ended while you wrote" in main(page)) == (409, True)


def test_staff_translate_beside_what_was_written(client):
    need, officer = make.make_need("submitted", written_in="so", problem=translated("Ceelasha", "so")), "officer"
    form = ask(client, officer, "need_translate", need, "?language=so")
    assert form.context["form"]["language"].value() == "en"
    page = send(client, officer, "need_translate", need, {"language": "en", "problem": "Wells run dry"})
    need.refresh_from_db()
    assert (page.status_code, need.problem) == (302, translated("Ceelasha", "so", en="Wells run dry"))
    assert need.title == translated("Groundwater monitoring")
    assert ask(client, officer, "need_translate", need, "?language=fr").context["form"]["language"].value() == "fr"
    assert enter(client, "viewer", "need_translate", need).status_code == 404


def test_a_focal_point_says_which_names_are_right(client):
    need, staff = make.make_need(), make.make_staff("focal point")
    suggest(need.pk, lambda lines, language: [FOUND])
    assert "hydrology" in main(enter(client, staff, "need", need))
    chosen = NeedConcept.objects.get(concept__names__en="hydrology")
    assert send(client, staff, "need_concepts", need, {"concept": [chosen.pk]}).status_code == 302
    need.refresh_from_db()
    assert need.concepts == ["https://x/hydrology"]
    assert send(client, "officer", "need_concepts", need, {"concept": []}).status_code == 404
