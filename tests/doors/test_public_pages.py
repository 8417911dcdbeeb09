"""News, pages and resources of editors as everybody reads them, and that drafts and what was taken off are nowhere."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.documents.models import Document
from wagtail.images.models import Image

from ciconia.delivery.actions.focus import suspend
from ciconia.doors.shared.page import rich
from ciconia.publishing.actions import page as pages
from ciconia.publishing.actions.publication import withdraw
from ciconia.publishing.models import Publication
from tests import make
from tests.doors.public_help import statements, text
from tests.make_pages import body, make_page

pytestmark = pytest.mark.django_db
EVERYWHERE = ("/en/", "/en/news/", "/nl/news/", "/en/news/news.atom", "/sitemap/site.xml")


@pytest.fixture(autouse=True)
def _maker(db, tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path / "files"}}
    }
    make.set_actor("system:maker")


def where_it_stands(client, words="A course begins", slug="a-course-begins"):
    """The public addresses that say something of a page."""
    return [path for path in EVERYWHERE if re.search(f"{words}|{slug}", client.get(path).content.decode())]


def test_news_stand_in_lists_feed_map_and_on_the_first_page(client):
    make_page(body=body("Twelve people begin."))
    page = client.get("/en/news/a-course-begins/")
    assert "Twelve people begin." in text(page)
    assert "<script" not in page.content.decode().replace('<script type="application/ld+json">', "")
    assert where_it_stands(client) == list(EVERYWHERE)


def test_a_draft_stands_nowhere(client):
    make_page(live=False)
    assert (client.get("/en/news/a-course-begins/").status_code, where_it_stands(client)) == (404, [])


def test_what_is_taken_off_is_gone_everywhere_and_says_so(client):
    page = make_page(programme=make.make_programme())
    make.set_actor("system:maker")
    pages.take_off(page, by=page.owner)
    answer = client.get("/en/news/a-course-begins/")
    assert (answer.status_code, "A course begins" in text(answer), where_it_stands(client)) == (410, False, [])
    assert Publication.objects.get().state == "withdrawn"
    make.set_actor("system:maker")
    pages.publish(page, by=page.owner)
    assert Publication.objects.get().state == "standing"
    assert client.get("/en/news/a-course-begins/").status_code == 200


def test_what_the_desk_withdraws_is_gone_in_every_language(client):
    page = make_page(programme=make.make_programme())
    dutch = page.copy_for_translation(pages.Locale.objects.get(language_code="nl"))
    dutch.title, dutch.slug = "Een cursus begint", "cursus"
    dutch.save_revision().publish()
    assert client.get("/nl/news/cursus/").status_code == 200
    make.set_actor("system:maker")
    dutch.refresh_from_db()
    pages.take_off(dutch, by=page.owner)
    assert Publication.objects.get().state == "standing"
    dutch.save_revision().publish()
    coordinator = make.make_staff("coordinator", email="withdraws@example.org")
    make.as_user(coordinator, withdraw, Publication.objects.get(), reason="It was wrong.")
    assert [client.get(path).status_code for path in ("/nl/news/cursus/", "/en/news/a-course-begins/")] == [410, 410]
    assert (where_it_stands(client), where_it_stands(client, "cursus", "cursus")) == ([], [])


def test_everybody_reads_in_their_language_where_a_page_exists_in_it(client):
    page = make_page()
    arabic = page.copy_for_translation(pages.Locale.objects.get(language_code="ar"))
    arabic.title, arabic.slug = "بداية دورة", "dawra"
    arabic.save_revision().publish()
    assert client.get("/ar/news/a-course-begins/").url == "/ar/news/dawra/"
    assert "بداية دورة" in text(client.get("/ar/news/"))
    assert "A course begins" not in text(client.get("/ar/news/"))
    french = client.get("/fr/news/a-course-begins/")
    assert (french.status_code, 'lang="en" dir="ltr"' in french.content.decode()) == (200, True)
    assert (
        'hreflang="ar" href="http://testserver/ar/news/dawra/"'
        in client.get("/en/news/a-course-begins/").content.decode()
    )


def test_a_page_and_a_resource_have_their_own_addresses(client):
    make_page("How it works", section="pages")
    make_page("Handbook", section="resources", licence="CC-BY-4.0")
    assert client.get("/en/pages/how-it-works/").status_code == 200
    assert "How it works" in text(client.get("/en/pages/"))
    assert client.get("/en/news/how-it-works/").status_code == 404
    assert "CC BY 4.0" in text(client.get("/en/resources/"))
    assert (
        'href="https://example.org/handbook" rel="external noreferrer"'
        in client.get("/en/resources/handbook/").content.decode()
    )


def test_a_document_and_a_picture_are_there_as_long_as_their_page(client):
    document = Document.objects.create(title="Guide", file=ContentFile(b"%PDF-1.7 x", name="guide.pdf"))
    guide = make_page("Guide", section="resources", link="", document=document)
    image = Image.objects.create(title="Pump", file=ContentFile(make.drawn_png(), name="pump.png"), width=4, height=4)
    other = Image.objects.create(title="Other", file=ContentFile(make.drawn_png(), name="other.png"), width=4, height=4)
    shown = [("picture", {"image": image, "alt": "A pump", "credit": ""})]
    news = make_page(body=shown)
    found = re.search(r'<img src="([^"]+)" alt="A pump"', client.get("/en/news/a-course-begins/").content.decode())
    assert found and client.get(found[1]).status_code == 200
    assert client.get(found[1].replace(f"/{image.pk}.jpg", f"/{other.pk}.jpg")).status_code == 404
    assert client.get("/en/resources/guide/document.pdf").content == b"%PDF-1.7 x"
    for page in (guide, news):
        make.set_actor("system:maker")
        pages.take_off(page, by=page.owner)
    assert [client.get(path).status_code for path in (found[1], "/en/resources/guide/document.pdf")] == [404, 404]
    assert client.get(default_storage.url(image.file.name)).status_code == 302


def test_news_of_a_country_are_gone_while_it_is_suspended(client):
    focus = make.make_focus()
    make_page(focus=focus, programme=focus.programme)
    assert client.get("/en/news/a-course-begins/").status_code == 200
    coordinator = make.make_staff("coordinator", email="suspends@example.org")
    make.as_user(coordinator, suspend, focus, reason="The government fell.")
    assert (client.get("/en/news/a-course-begins/").status_code, where_it_stands(client)) == (410, [])


def test_what_a_browser_would_run_is_not_in_a_text():
    said = '<p onclick="x()">A <a href="javascript:x()">b</a><script>x()</script><img src="//e.org/1.png"></p>'
    assert rich(said) == '<p>A <a rel="nofollow noreferrer">b</a></p>'


@pytest.mark.parametrize(("path", "most"), [("/en/news/", 1), ("/en/resources/", 1), ("/en/", 4)])
def test_lists_need_as_many_statements_for_one_as_for_three(client, path, most, django_assert_max_num_queries):
    for number in range(3):
        make.set_actor("system:maker")
        make_page(f"News {number}", section="resources" if "resources" in path else "news")
        if number in (0, 2):
            assert statements(client, path, django_assert_max_num_queries) == most


def test_a_page_needs_few_statements(client, django_assert_max_num_queries):
    make_page()
    assert statements(client, "/en/news/a-course-begins/", django_assert_max_num_queries) == 2
