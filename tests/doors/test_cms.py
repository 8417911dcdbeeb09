"""Pages of editors: who may write and publish them, and that nothing of the editor's is open outside of its fence."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page

from ciconia.foundation import clock
from ciconia.foundation.actions.account import end_role
from ciconia.foundation.models import User
from ciconia.publishing import tasks
from ciconia.publishing.actions import page as pages
from ciconia.publishing.models import NewsPage, Publication, Shelf
from ciconia.publishing.rules.page import groups_of
from tests import make
from tests.doors.desk_help import url
from tests.make_pages import make_page

pytestmark = pytest.mark.django_db
CMS = "/cms/"


@pytest.fixture(autouse=True)
def _maker(db, tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path / "files"}}
    }
    make.set_actor("system:maker")


def enter(client, user, path=CMS):
    """A page under /cms/ as somebody sees it."""
    make.sign_in(client, user)
    return client.get(path)


def form(page, **more):
    """What the editor sends of a page that stands."""
    said = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "day": "2021-03-08",
        "programme": "",
        "focus": "",
    }
    body = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return said | body | more


@pytest.mark.parametrize(
    ("role", "only", "groups"),
    [
        ("coordinator", False, {"Moderators"}), ("coordinator", True, {"Editors"}), ("officer", False, {"Editors"}),
        ("officer", True, {"Editors"}), ("editor", False, {"Editors"}), ("assessor", False, set()),
        ("viewer", False, set()), ("finance", False, set()), ("focal point", True, set()),
    ],
)  # fmt: skip
def test_whoever_keeps_a_programme_publishes_and_whoever_writes_writes(client, role, only, groups):
    user = make.make_staff(role, only=only)
    assert groups_of(user) == groups
    assert enter(client, user).status_code == (200 if groups else 404)
    make.set_actor("system:maker")
    assert set(user.groups.values_list("name", flat=True)) == groups


def test_a_stranger_signs_in_first_and_somebody_without_a_role_finds_nothing(client):
    answer = client.get("/cms/pages/")
    assert (answer.status_code, answer.url) == (302, "/en/account/sign-in/?next=/cms/pages/")
    assert enter(client, make.make_user()).status_code == 404


def test_without_a_second_step_nobody_enters(client):
    coordinator = make.make_staff("coordinator")
    client.force_login(coordinator)
    answer = client.get(CMS)
    assert answer.status_code == 302
    assert answer.url.startswith("/en/account/again/?next=%2Fcms%2F&step=1")


def test_whose_role_has_ended_is_out_at_once(client):
    officer = make.make_staff("officer")
    assert enter(client, officer).status_code == 200
    make.set_actor("system:maker")
    end_role(officer.memberships.get(), by=make.MAKER, last_day=clock.today() - timedelta(days=1))
    assert client.get(CMS).status_code == 404


def test_whose_role_has_ended_is_in_no_group_by_the_next_morning(client):
    writing, ended = make.make_staff("coordinator"), make.make_staff("officer")
    for user in (writing, ended):
        assert enter(client, user).status_code == 200
    make.set_actor("system:maker")
    end_role(ended.memberships.get(), by=make.MAKER, last_day=clock.today() - timedelta(days=1))
    tasks.writers(0)
    make.set_actor("system:maker")
    groups = {user.name: [group.name for group in user.groups.all()] for user in (writing, ended)}
    assert groups == {writing.name: ["Moderators"], ended.name: []}


def test_whoever_is_no_coordinator_any_more_is_no_moderator(client):
    user = make.make_staff("coordinator")
    assert enter(client, user).status_code == 200
    make.set_actor("system:maker")
    user.memberships.update(role="editor")
    assert client.get(CMS).status_code == 200
    make.set_actor("system:maker")
    assert list(user.groups.values_list("name", flat=True)) == ["Editors"]


def test_nobody_may_do_everything():
    user = make.make_staff("coordinator")
    with pytest.raises(Exception, match="user_nobody_may_do_all"):
        User.objects.filter(pk=user.pk).update(is_superuser=True)


def paths(resolver, before=""):
    """Every address inside of the fence, with 1 for whatever varies."""
    for item in resolver.url_patterns:
        route = before + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from paths(item, route)
        elif route.startswith("cms/"):
            yield route, item


def test_every_address_inside_has_our_entry_and_refuses_strangers(client):
    found = list(paths(get_resolver("ciconia.config.cms_urls")))
    without = [route for route, item in found if getattr(item.callback, "door", "") != "cms"]
    assert (without, len(found) > 150) == ([], True)
    for path in ("", "pages/1/", "pages/3/edit/", "images/", "documents/", "users/", "groups/", "login/", "logout/",
                 "account/", "password_reset/", "jsi18n/", "sprite/", "kept/images/a.jpg", "reports/site-history/",
                 "nothing-here/"):  # fmt: skip
        for ask in (client.get, client.post):
            answer = ask(CMS + path)
            assert (answer.status_code, answer.url.split("?")[0]) == (302, "/en/account/sign-in/"), path
    assert isinstance(found[0][1], URLPattern)


def test_the_policy_is_wide_inside_and_strict_everywhere_else(client, settings):
    coordinator = make.make_staff("coordinator")
    make_page()
    inside = enter(client, coordinator)
    assert "script-src 'self' 'unsafe-inline'" in inside["Content-Security-Policy"]
    assert "http" not in inside["Content-Security-Policy"]
    for path in ("/en/", "/en/news/", "/en/news/a-course-begins/", "/en/resources/", "/en/start/", "/en/cms/",
                 "/en/p/cd4d2/", "/en/desk/cd4d2/", "/cmsx/", "/cms"):  # fmt: skip
        policy = client.get(path)["Content-Security-Policy"]
        assert ("unsafe" in policy, "frame-ancestors 'none'" in policy) == (False, True), path


def test_an_editor_writes_and_asks_and_a_moderator_publishes(client):
    editor, moderator = make.make_staff("editor"), make.make_staff("coordinator")
    enter(client, editor)
    make.set_actor("system:maker")
    shelf = Shelf.objects.get(slug="en")
    new = f"/cms/pages/add/publishing/newspage/{shelf.pk}/"
    assert "action-publish" not in client.get(new).content.decode()
    draft = NewsPage(title="Wells that last", slug="wells", lead="Forty leaks were found.")
    answer = client.post(new, form(draft) | {"action-publish": "1"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    make.set_actor("system:maker")
    page = NewsPage.objects.get()
    assert (page.live, page.title) == (False, "Wells that last")
    edit = f"/cms/pages/{page.pk}/edit/"
    assert client.post(edit, form(page) | {"action-submit": "1"}).status_code == 302
    make.set_actor("system:maker")
    assert page.current_workflow_state.current_task_state.task.name == "Moderators approval"
    assert client.get("/en/news/wells/").status_code == 404
    assert "Wells that last" in enter(client, moderator).content.decode()
    action = f"/cms/pages/{page.pk}/workflow/action/approve/{page.current_workflow_state.current_task_state.pk}/"
    assert (
        client.post(edit, form(page) | {"action-workflow-action": "1", "workflow-action-name": "approve"}).status_code
        == 302
    ), action
    assert client.get("/en/news/wells/").status_code == 200


def test_a_shelf_is_never_deleted_or_edited(client):
    moderator = make.make_staff("coordinator")
    enter(client, moderator)
    make.set_actor("system:maker")
    shelf = Shelf.objects.get(slug="en")
    for verb in ("edit", "delete", "move", "copy", "unpublish"):
        client.post(f"/cms/pages/{shelf.pk}/{verb}/", {"next": ""})
    make.set_actor("system:maker")
    assert sorted(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["ar", "en", "fr", "nl"]
    assert set(Group.objects.values_list("name", flat=True)) == {"Editors", "Moderators"}


def test_what_is_published_stands_in_the_ledger_under_its_programme():
    page = make_page(programme=make.make_programme(), focus=make.make_focus())
    row = Publication.objects.get()
    assert (row.noun, row.source, row.focus, str(row.title)) == ("page", page.key, make.make_focus(), page.title)


def test_an_editor_has_a_copy_to_translate_and_a_coordinator_an_hour_to_choose(client):
    page = make_page()
    dutch = pages.Locale.objects.get(language_code="nl")
    enter(client, make.make_staff("editor"))
    answer = client.post(f"/cms/translation/submit/page/{page.pk}/", {"locales": [dutch.pk]})
    assert answer.status_code == 302
    make.set_actor("system:maker")
    copy = page.get_translation(dutch)
    assert (copy.live, copy.key, copy.get_parent().slug) == (False, page.key, "nl")
    edit = enter(client, page.owner, f"/cms/pages/{page.pk}/edit/").content.decode()
    assert 'name="go_live_at"' in edit


def test_a_page_is_published_and_taken_off_at_its_hour(client):
    page = make_page(live=False, programme=make.make_programme())
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    with make.acting_as("system:jobs"):
        tasks.pages(0)
    assert client.get("/en/news/a-course-begins/").status_code == 200
    make.set_actor("system:maker")
    NewsPage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    with make.acting_as("system:jobs"):
        tasks.pages(0)
    assert client.get("/en/news/a-course-begins/").status_code == 410
    make.set_actor("system:maker")
    assert Publication.objects.get().state == "withdrawn"


def test_a_picture_is_drawn_anew_and_a_document_is_a_pdf(client):
    enter(client, make.make_staff("editor"))
    photo = SimpleUploadedFile("pump.png", make.drawn_png(), content_type="image/png")
    sent = client.post("/cms/images/add/", {"title": "Pump", "file": photo, "description": "", "tags": ""})
    assert sent.status_code == 302, sent.content.decode()[-3000:]
    make.set_actor("system:maker")
    kept = Image.objects.get()
    with kept.file.open("rb") as file:
        assert file.read(3) == b"\xff\xd8\xff"
    assert (kept.file.name.endswith(".jpg"), client.get(kept.file.url).status_code) == (True, 200)
    assert client.get("/cms/kept/documents/a.pdf").status_code == 404
    assert client.get("/cms/kept/images/../../../etc/passwd").status_code == 404
    wrong = SimpleUploadedFile("guide.pdf", b"MZ", content_type="application/pdf")
    assert (
        "Send the document as PDF."
        in client.post("/cms/documents/add/", {"title": "Guide", "file": wrong, "tags": ""}).content.decode()
    )
    right = SimpleUploadedFile("guide.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    assert client.post("/cms/documents/add/", {"title": "Guide", "file": right, "tags": ""}).status_code == 302


@pytest.mark.parametrize(
    ("path", "where"),
    [("/cms/login/", "/cms/"), ("/cms/logout/", "/en/account/sign-out/"), ("/cms/account/", "/en/my/")],
)
def test_signing_in_and_out_and_the_account_are_pages_of_the_site(client, path, where):
    answer = enter(client, make.make_staff("editor"), path)
    assert (answer.status_code, answer.url) == (302, where)


def test_what_is_no_picture_or_too_large_is_refused(client, monkeypatch):
    enter(client, make.make_staff("editor"))
    small = make.drawn_png()
    for limit, where, words in ((1, "LIMIT", "larger than 10 MB"), (1, "MOST_POINTS", "too many points")):
        with monkeypatch.context() as patched:
            patched.setattr(f"ciconia.{'doors.cms.forms' if where == 'LIMIT' else 'formats.photo'}.{where}", limit)
            photo = SimpleUploadedFile("pump.png", small, content_type="image/png")
            sent = client.post("/cms/images/add/", {"title": "Pump", "file": photo, "description": "", "tags": ""})
            assert words in sent.content.decode()
    monkeypatch.setattr("ciconia.doors.cms.forms.LIMIT", 1)
    guide = SimpleUploadedFile("guide.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    sent = client.post("/cms/documents/add/", {"title": "Guide", "file": guide, "tags": ""})
    assert "larger than 10 MB" in sent.content.decode()
    make.set_actor("system:maker")
    assert Image.objects.count() == 0


def test_a_preview_looks_as_the_page_will_and_stands_in_a_frame_of_this_site_alone(client):
    image = Image.objects.create(title="Pump", file=ContentFile(make.drawn_png(), name="pump.png"), width=4, height=4)
    said = [
        ("heading", "What was found"), ("picture", {"image": image, "alt": "A pump", "credit": "Nobody"}),
        ("quotation", {"text": "They were right.", "who": "Hodan"}),
        ("video", {"url": "https://www.example.org/v", "title": "The night team", "minutes": 3}),
    ]  # fmt: skip
    page = make_page(live=False, body=said)
    enter(client, page.owner)
    answer = client.get(f"/cms/pages/{page.pk}/revisions/{page.latest_revision.pk}/view/")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in shown for words in ("What was found", image.file.url, "They were right.", "example.org"))
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_a_country_brings_its_programme_and_no_other(client):
    focus, elsewhere = make.make_focus(), make.make_focus_elsewhere()
    page = make_page(live=False, focus=focus)
    page.clean()
    assert page.programme == focus.programme
    page.focus = elsewhere
    with pytest.raises(ValidationError, match="does not work in this country"):
        page.clean()
    resource = make_page("Both", section="resources", live=False)
    resource.link = ""
    with pytest.raises(ValidationError, match="Choose a document, or give an address"):
        resource.clean()


def test_the_desk_leads_to_a_page_that_is_public_and_to_the_editor(client):
    page = make_page(programme=make.make_programme())
    coordinator = page.owner
    row = Publication.objects.get()
    shown = enter(client, coordinator, url("publication", row)).content.decode()
    assert ('href="/en/news/a-course-begins/"' in shown, 'href="/cms/"' in shown) == (True, True)
    make.set_actor("system:maker")
    pages.take_off(page, by=coordinator)
    shown = enter(client, coordinator, url("publication", row)).content.decode()
    assert 'href="/en/news/a-course-begins/"' not in shown


def test_what_is_about_no_programme_is_in_no_ledger():
    page = make_page()
    pages.take_off(page, by=page.owner)
    assert Publication.objects.count() == 0
