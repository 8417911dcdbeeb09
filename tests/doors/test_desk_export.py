"""Taking a list out of the desk: numbers first, the number typed, then the file; and the page of what left."""

import pytest

from ciconia.people.models import Export
from tests import make
from tests.doors.account import AGAIN
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, statements
from tests.doors.portal import text, visit

pytestmark = pytest.mark.django_db

ASKED = {"columns": ["name", "state"], "reason": "Room for the closing day", "kind": "csv", "number": "1"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def applied():
    return make.make_application("submitted")


def post(client, who, what, query="", **sent):
    make.sign_in(client, who)
    answer = client.post(f"{url('take_out', what=what)}?{query}", ASKED | sent)
    make.set_actor("system:maker")
    return answer


def test_the_page_says_how_many_people_before_anything_leaves(client, applied):
    page = main(enter(client, "officer", "take_out", what="applications"))
    assert "Take 1 person out of here: Applications" in page
    assert "Each of them sees under “My data” that it left" in page
    assert "Full name" in page
    for never in ("Sex", "Birth", "Ties"):
        assert never not in page


def test_the_right_number_makes_the_file_and_everybody_on_it_reads_why(client, applied):
    answer = post(client, make.make_staff("officer"), "applications")
    export = Export.objects.get()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert answer["Content-Disposition"].endswith(f'{export.public_id}.csv"')
    assert answer.content.decode("utf-8-sig") == "Full name,State\r\nHodan Abdi Warsame,To assess\r\n"
    said = text(visit(applied.person.user, "data"))
    assert "Applications: Full name, State. “Room for the closing day”" in said
    listed = main(enter(client, "coordinator", "exports"))
    assert "Room for the closing day" in listed
    assert "Officer" in listed


def test_a_wrong_number_is_a_sentence_and_what_was_written_stays(client, applied):
    answer = post(client, make.make_staff("officer"), "applications", number="12")
    assert answer.status_code == 422
    assert "now it is 1" in main(answer)
    assert 'value="Room for the closing day"' in answer.content.decode()
    assert Export.objects.count() == 0
    assert post(client, make.make_staff("officer"), "applications", number="all").status_code == 422


def test_the_filters_of_the_list_hold_for_the_file(client, applied):
    officer = make.make_staff("officer")
    answer = post(client, officer, "applications", "state=declined", number="0")
    assert answer.status_code == 422
    assert "Nobody is on this list" in main(answer)
    assert post(client, officer, "applications", "state=submitted").status_code == 200


def test_engagements_and_people_leave_too(client):
    make.make_engagement("active")
    officer = make.make_staff("officer")
    assert post(client, officer, "engagements", columns=["reference"]).status_code == 200
    assert post(client, officer, "people", columns=["name"], kind="xlsx").status_code == 200
    page = main(enter(client, officer, "exports"))
    assert ("Engagements" in page, "People" in page) == (True, True)


def test_who_may_not_take_lists_finds_neither_button_nor_page(client, applied):
    for role in ("assessor", "finance", "viewer", "focal point"):
        found = [enter(client, role, name, **more).status_code for name, more in (
            ("take_out", {"what": "applications"}), ("exports", {}))]  # fmt: skip
        assert found == [404, 404]
    assert "Take this list out" in main(enter(client, "officer", "applications"))
    assert "Take this list out" not in main(enter(client, "assessor", "applications"))
    assert enter(client, "officer", "take_out", what="marks").status_code == 404


def test_it_is_asked_once_more_who_sits_here_and_the_filters_are_not_lost(client, applied):
    officer = make.make_staff("officer")
    make.sign_in(client, officer)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    where = f"{url('take_out', what='applications')}?state=all"
    answer = client.get(where)
    assert answer.status_code == 302
    assert answer["Location"].startswith(AGAIN)
    assert "state%3Dall" in answer["Location"]


def test_the_page_of_lists_needs_the_same_statements_for_one_and_for_three(client, applied):
    coordinator = make.make_staff("coordinator")
    post(client, coordinator, "applications")
    one = statements(client, coordinator, "exports")
    for _again in range(2):
        post(client, coordinator, "applications")
    assert statements(client, coordinator, "exports") == one
