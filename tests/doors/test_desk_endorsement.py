"""The authorities of a need on the desk and in the portal: asked anew, letters handed in and compared, a new chain."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.selection.models import Addressee, EndorsementLetter
from tests import make
from tests.doors import portal
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import buttons, main, send, summary
from tests.make import set_chain

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 we stand behind it"


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def need():
    return make.make_need("submitted")


def said(content=PDF, name="letter.pdf", **more):
    return {
        "says": "endorsed", "dated_on": clock.today().isoformat(), "function": "Director", "reference": "12/2021",
        "file": SimpleUploadedFile(name, content),
    } | more  # fmt: skip


def handed_in(need):
    answer = portal.follow(make.make_member(need.organisation), "need_letter", need.public_id, **said())
    assert "Kept. The programme compares it with what you wrote, then the need goes on." in portal.text(answer)
    return EndorsementLetter.objects.get()


def test_the_institution_hands_in_a_letter_and_an_officer_compares_it(client, need):
    host = make.make_member(need.organisation)
    assert "Hand in its letter" in portal.buttons(portal.visit(host, "need", need.public_id))
    letter = handed_in(need)
    assert "Somebody of the programme compares it" in portal.text(portal.visit(host, "need", need.public_id))
    assert "waits to be compared" in main(enter(client, "officer", "need", need))
    page = main(enter(client, "officer", "letter", letter))
    assert "Director" in page
    assert "12/2021" in page
    file = enter(client, "officer", "letter_file", letter)
    assert (b"".join(file.streaming_content), file["Content-Disposition"]) == (PDF, 'attachment; filename="letter.pdf"')
    send(client, "officer", "letter", letter, {"verdict": "yes"})
    need.refresh_from_db()
    assert (need.state, need.endorsements.get().how) == ("endorsed", "letter")


def test_a_letter_is_turned_down_with_a_reason_the_institution_reads(client, need):
    letter = handed_in(need)
    empty = send(client, "officer", "letter", letter, {"verdict": "no"})
    assert summary(empty) == ["Write the reason. Whoever is concerned will read it."]
    send(client, "officer", "letter", letter, {"verdict": "no", "reason": "It is about another need"})
    page = portal.text(portal.visit(make.make_member(need.organisation), "need", need.public_id))
    assert "The last letter was turned down It is about another need" in page


def test_a_photo_of_forty_megabytes_is_said_and_nothing_typed_is_lost(need):
    host = make.make_member(need.organisation)
    photo = said(b"\xff\xd8\xff" + b"0" * (40 * 1024 * 1024), "photo.jpg")
    page = portal.send(host, "need_letter", need.public_id, **photo)
    assert page.status_code == 422
    assert portal.text(page).count("The photo “photo.jpg” is larger than 10 MB. Take it with a lower resolution") == 2
    assert 'value="12/2021"' in portal.whole(page)
    assert EndorsementLetter.objects.count() == 0


def test_what_does_not_fit_stands_at_its_field(need):
    host = make.make_member(need.organisation)
    page = portal.send(host, "need_letter", need.public_id, **said(says="refused", dated_on="2099-01-01"))
    assert portal.text(page).count("Write the reason the letter gives. The institution reads it.") == 2
    assert portal.text(page).count("This day has not come yet. Write the day that stands on the letter.") == 2
    page = portal.send(host, "need_letter", need.public_id, **said() | {"file": ""})
    assert (page.status_code, portal.text(page).count("Choose the file with the letter.")) == (422, 2)


def test_the_letter_is_for_the_institution_and_only_while_somebody_is_asked(need):
    contact = make.make_member(need.organisation, "organisation contact")
    assert portal.visit(contact, "need_letter", need.public_id).status_code == 404
    draft = make.make_need()
    assert portal.visit(make.make_member(draft.organisation), "need_letter", draft.public_id).status_code == 302


def test_the_focal_point_hands_it_in_for_the_institution(client, need):
    assert "Hand in its letter" in buttons(enter(client, "focal point", "need", need))
    assert enter(client, "focal point", "need_letter", need).status_code == 200
    client.post(url("need_letter", need), said())
    make.set_actor("system:maker")
    assert EndorsementLetter.objects.get().says == "endorsed"
    assert enter(client, "officer", "need_letter", need).status_code == 404


def test_somebody_else_is_asked_by_a_link(client, need):
    assert "Ask somebody there" in buttons(enter(client, "officer", "need", need))
    wrong = send(client, "officer", "need_ask", need, {"name": "A", "email": "no", "language": "en"})
    assert summary(wrong) == ["This is no address for mail."]
    send(client, "officer", "need_ask", need, {"name": "Ali Nur", "email": "ali@ministry.example", "language": "ar"})
    assert Addressee.objects.get(user=None).language == "ar"
    assert "Ali Nur the letter goes out within ten minutes" in main(enter(client, "officer", "need", need))
    draft = make.make_need()
    assert enter(client, "officer", "need_ask", draft).status_code == 302


def test_a_new_chain_is_followed_when_an_officer_says_so(client, need):
    assert enter(client, "officer", "need_chain", need).status_code == 302
    make.make_organisation("ministry", name="Planning")
    set_chain(need.focus, {"code": "ministry"}, {"code": "planning", "organisation": "Planning"})
    assert "The chain of this country has changed since." in main(enter(client, "officer", "need", need))
    assert enter(client, "officer", "need_chain", need).status_code == 200
    assert summary(send(client, "officer", "need_chain", need, {"reason": ""})) == ["Write the reason."]
    send(client, "officer", "need_chain", need, {"reason": "Planning asks to be asked"})
    assert [row.code for row in need.endorsements.filter(current=True).order_by("step")] == ["ministry", "planning"]
    assert enter(client, "viewer", "need_chain", need).status_code == 404


def test_the_page_of_a_country_says_who_is_asked(client, need):
    set_chain(
        need.focus,
        {"code": "one", "organisation": "Planning", "within": "Region", "note": {"source": "en", "en": "New"}},
    )
    page = main(enter(client, "officer", "focus", need.focus))
    assert "Authority, within 14 days Asked there: Planning Only for institutions under Region New" in page


def test_a_file_that_is_gone_is_not_there(client, need, settings, tmp_path):
    letter = handed_in(need)
    settings.CICONIA_HOME = tmp_path
    assert enter(client, "officer", "letter_file", letter).status_code == 404
