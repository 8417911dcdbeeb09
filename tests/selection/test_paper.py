"""A need that comes on paper: photos are kept once, bare, seen by few, and somebody has the turn until typed in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.files import LIMIT, FileRefused, path_of
from ciconia.selection.actions import paper as papers
from ciconia.selection.models import Paper, PaperPage
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db

FRAME = b"\xff\xc0\x00\x0b\x08\x00\x14\x00\x1e\x01\x01\x11\x00\xff\xda\x00\x04\x01\x00"
HUGE = FRAME.replace(b"\x00\x14\x00\x1e", b"\xff\xff\xff\xff")
WHERE = b"\xff\xe1\x00\x18Exif\0\0GPS 2.0469 N\0\0\0\0"


def photo(name="IMG_1.jpg", picture=b"\x12", where=WHERE):
    return SimpleUploadedFile(name, b"\xff\xd8" + where + FRAME + picture + b"\xff\xd9")


@pytest.fixture(autouse=True)
def _maker(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    make.set_actor("system:maker")


@pytest.fixture
def need():
    return make.make_need("draft")


@pytest.fixture
def host(need):
    return make.make_member(need.organisation)


def test_photos_are_kept_without_what_the_telephone_wrote_and_wait_for_the_focal_point(need, host):
    paper = as_user(host, papers.send_paper, need, uploads=[photo(), photo("two.jpeg", b"\x34")])
    pages = list(paper.pages.all())
    assert (paper.state, paper.turn_role, paper.due_at is not None) == ("sent", "focal point", True)
    assert [page.name for page in pages] == ["IMG_1.jpg", "two.jpeg"]
    assert path_of(pages[0].digest).read_bytes() == b"\xff\xd8" + FRAME + b"\x12\xff\xd9"
    assert [page.media_type for page in pages] == ["image/jpeg", "image/jpeg"]


def test_sent_again_after_a_lost_answer_is_one_paper(need, host):
    first = as_user(host, papers.send_paper, need, uploads=[photo()])
    assert as_user(host, papers.send_paper, need, uploads=[photo("again.jpg")]) == first
    assert as_user(host, papers.send_paper, need, uploads=[photo(), photo(picture=b"\x34")]) != first
    as_user(make.make_staff("focal point"), papers.type_in, first)
    assert as_user(host, papers.send_paper, need, uploads=[photo()]) != first
    assert Paper.objects.count() == 3


def test_the_focal_point_sends_in_what_was_handed_to_them(need):
    focal = make.make_staff("focal point")
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.7 two pages")
    paper = as_user(focal, papers.send_paper, need, uploads=[scan])
    assert (paper.by, paper.pages.get().media_type) == (focal, "application/pdf")


@pytest.mark.parametrize(("upload", "said"), [
    (SimpleUploadedFile("a.heic", b"ftyp"), "This telephone saves photos as HEIC."),
    (SimpleUploadedFile("a.docx", b"PK\x03\x04"), "Send photos (JPEG or PNG), or a scan as PDF."),
    (SimpleUploadedFile("a.jpg", b"\xff\xd8\xff"), "The photo “a.jpg” did not arrive whole"),
    (SimpleUploadedFile("a.jpg", b"\xff\xd8" + HUGE + b"\x12\xff\xd9"),
     "The photo has too many points."),
    (SimpleUploadedFile("a.jpg", b"\xff" * (LIMIT + 1)), "The photo “a.jpg” is larger than 10 MB."),
])  # fmt: skip
def test_what_cannot_be_kept_is_said(need, host, upload, said):
    with pytest.raises(FileRefused) as refused:
        as_user(host, papers.send_paper, need, uploads=[upload])
    assert str(refused.value).startswith(said)
    assert Paper.objects.count() == 0


@pytest.mark.parametrize("number", [0, 9])
def test_between_one_and_eight_photos(need, host, number):
    with pytest.raises(FileRefused, match="Choose between one and 8 photos"):
        as_user(host, papers.send_paper, need, uploads=[photo()] * number)


def test_only_the_institution_and_the_focal_point_send_and_only_while_it_is_written(need, host):
    for other in (make.make_staff("officer"), make.make_member(make.make_organisation())):
        with pytest.raises(Refused):
            as_user(other, papers.send_paper, need, uploads=[photo()])
    sent = make.make_need("submitted")
    with pytest.raises(Refused, match="Nothing was kept"):
        as_user(make.make_member(sent.organisation), papers.send_paper, sent, uploads=[photo()])


def test_pages_that_cannot_be_read_are_set_aside_with_a_reason(need, host):
    paper = as_user(host, papers.send_paper, need, uploads=[photo()])
    as_user(make.make_staff("officer"), papers.set_aside, paper, reason="Too dark")
    assert (paper.state, paper.turn_role, str(paper)) == ("set_aside", "", str(need))


def test_pages_are_seen_by_the_institution_and_by_staff_who_see_people(need, host):
    page = as_user(host, papers.send_paper, need, uploads=[photo()]).pages.get()
    seers = [host, make.make_member(need.organisation, "organisation contact"), make.make_staff("focal point")]
    others = [make.make_staff("viewer"), make.make_member(make.make_organisation()), make.make_user()]
    found = [as_user(user, list_pages) for user in (*seers, *others)]
    assert found == [[page]] * 3 + [[]] * 3
    assert str(page) == "IMG_1.jpg"
    assert [list(Paper.objects.visible_to(user)) for user in (host, others[1])] == [[page.paper], []]


def list_pages(*, by):
    return list(PaperPage.objects.visible_to(by))
