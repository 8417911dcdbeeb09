"""A paper sent back as photos by the institution, and typed in at the desk beside them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ciconia.selection.models import Need, Paper
from tests import make
from tests.doors.portal import follow, send, text, titles, visit, whole
from tests.make import as_user
from tests.selection.test_paper import FRAME, papers, photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    make.set_actor("system:maker")


@pytest.fixture
def need():
    return make.make_need("draft")


def at_desk(user, name, *args, **data):
    client = Client()
    make.sign_in(client, user)
    address = reverse(f"desk:{name}", args=["cd4d2", *args])
    answer = client.post(address, data, follow=True) if data else client.get(address)
    make.set_actor("system:maker")
    return answer


def test_photos_come_back_and_the_need_says_so(need):
    host = make.make_member(need.organisation)
    assert 'enctype="multipart/form-data"' in whole(visit(host, "need_photos", need.public_id))
    page = follow(host, "need_photos", need.public_id, photos=[photo(), photo(picture=b"\x34")])
    assert "Received. Your focal point types it in" in text(page)
    assert "2 pages came as photos on" in text(page)
    send(host, "need_photos", need.public_id, photos=[photo(), photo(picture=b"\x34")])
    assert Paper.objects.count() == 1


def test_a_photo_that_is_too_large_is_said_and_nothing_is_lost(need):
    host = make.make_member(need.organisation)
    large = photo(picture=b"\x12" * 40_000_000)
    page = send(host, "need_photos", need.public_id, photos=[large])
    assert page.status_code == 422
    assert "is larger than 10 MB" in text(page)
    assert send(host, "need_photos", need.public_id).status_code == 422
    assert (Paper.objects.count(), Need.objects.get(pk=need.pk).state) == (0, "draft")


def test_only_who_writes_for_the_institution_sends_photos(need):
    for role in ("organisation contact",):
        assert visit(make.make_member(need.organisation, role), "need_photos", need.public_id).status_code == 404


def test_the_focal_point_types_in_beside_the_photos(need):
    paper = as_user(make.make_member(need.organisation), papers.send_paper, need, uploads=[photo()])
    focal, page = make.make_staff("focal point"), paper.pages.get()
    overview = at_desk(focal, "overview")
    assert "Type in what the institution wrote by hand." in overview.content.decode()
    opened = at_desk(focal, "paper", paper.public_id)
    assert titles(opened, 1) == [f"Type in what {need.organisation} sent"]
    assert f'src="/files/pages/{page.public_id}/"' in whole(opened)
    assert 'name="problem"' in whole(opened)
    said = {"seen": need.version, "written_in": "en", "title": "Pumps"}
    assert "Saved." in whole(at_desk(focal, "paper", paper.public_id, **said))
    late = at_desk(focal, "paper", paper.public_id, **said | {"title": "Wells"})
    assert late.status_code == 409
    wrong = at_desk(focal, "paper", paper.public_id, **said | {"seen": need.version + 1, "weeks": "many"})
    assert (wrong.status_code, Need.objects.get(pk=need.pk).title) == (422, {"source": "en", "en": "Pumps"})
    typed = at_desk(focal, "paper_move", paper.public_id, "type_in", seen=paper.version)
    assert "Written down from paper on" in text(typed)
    officer = at_desk(make.make_staff("officer"), "paper", paper.public_id)
    assert "The need can only be changed by" in text(officer)
    assert at_desk(make.make_staff("viewer"), "paper", paper.public_id).status_code == 404


def test_a_page_is_shown_and_turned_to_who_may_see_it(client, need):
    host = make.make_member(need.organisation)
    page = as_user(host, papers.send_paper, need, uploads=[photo()]).pages.get()
    make.sign_in(client, host)
    plain, turned = (client.get(f"/files/pages/{page.public_id}/{ask}") for ask in ("?turn=9", "?turn=1"))
    assert (plain["Content-Type"], plain.content) == ("image/jpeg", b"\xff\xd8" + FRAME + b"\x12\xff\xd9")
    assert turned.content[2:4] == b"\xff\xe1"
    opened = at_desk(make.make_staff("focal point"), "paper", page.paper.public_id)
    assert 'href="?turn=1"' in whole(opened)
    make.sign_in(client, make.make_member(make.make_organisation()))
    assert client.get(f"/files/pages/{page.public_id}/").status_code == 404


def test_a_scan_is_saved_and_what_was_shredded_is_not_found(client, need, settings, tmp_path):
    host = make.make_member(need.organisation)
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.7 two pages")
    page = as_user(host, papers.send_paper, need, uploads=[scan]).pages.get()
    make.sign_in(client, host)
    answer = client.get(f"/files/pages/{page.public_id}/")
    assert answer["Content-Disposition"] == 'attachment; filename="scan.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 two pages"
    settings.CICONIA_HOME = tmp_path / "elsewhere"
    assert client.get(f"/files/pages/{page.public_id}/").status_code == 404


def test_the_focal_point_adds_photos_of_what_was_handed_over(need):
    focal = make.make_staff("focal point")
    assert "Add photos of a paper" in text(at_desk(focal, "need", need.public_id))
    assert titles(at_desk(focal, "need_photos", need.public_id), 1) == ["Add photos of a paper"]
    page = at_desk(focal, "need_photos", need.public_id, photos=[photo()])
    assert "1 page came as a photo on" in text(page)
    assert at_desk(focal, "need_photos", need.public_id, photos=[photo("a.heic")]).status_code == 422
    assert at_desk(make.make_staff("officer"), "need_photos", need.public_id).status_code == 404
