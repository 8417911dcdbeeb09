"""Journey: an editor writes news in the editor, a coordinator publishes it, a stranger reads it on a telephone."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from ciconia.foundation import clock
from ciconia.publishing.models import NewsPage, Shelf
from tests import make
from tests.journeys.conftest import session_of


@pytest.fixture
def _march(transactional_db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def at_a_desk(browser, live_server, settings):
    """Opens the editor as somebody, whose page keeps what went wrong and whom it asked."""
    contexts, wrong = [], []

    def open_as(role):
        with transaction.atomic():
            make.set_actor("system:maker")
            cookie = session_of(make.make_staff(role))
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not _here(asked.url, live_server.url) else None)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert wrong == []


def _here(url, site):
    return url.startswith((site, "data:", "blob:"))


@pytest.mark.usefixtures("_march")
def test_news_from_the_first_line_to_a_telephone(at_a_desk, walker, live_server):
    editor = at_a_desk("editor")
    editor.goto(f"{live_server.url}/cms/")
    shelf = Shelf.objects.get(slug="en")
    editor.goto(f"{live_server.url}/cms/pages/add/publishing/newspage/{shelf.pk}/")
    editor.fill("[name=title]", "Wells that last")
    editor.fill("[name=lead]", "Forty leaks were found, and most are mended.")
    editor.get_by_role("button", name="Insert a block").first.click()
    editor.get_by_role("option", name="Text").first.click()
    editor.locator(".public-DraftEditor-content").first.click()
    editor.keyboard.type("They learn to keep wells.")
    editor.wait_for_timeout(1000)  # the editor hands over what was typed after a moment
    editor.get_by_role("button", name="More actions").click()
    assert editor.get_by_role("button", name="Publish", exact=True).count() == 0
    editor.get_by_role("button", name="Submit to Moderators approval").click()
    editor.wait_for_url("**/cms/pages/**")
    editor.wait_for_load_state()
    news = NewsPage.objects.get()
    assert (news.live, news.current_workflow_state.status) == (False, "in_progress")

    moderator = at_a_desk("coordinator")
    moderator.goto(f"{live_server.url}/cms/pages/{news.pk}/edit/")
    moderator.get_by_role("button", name="More actions").click()
    moderator.get_by_role("button", name="Approve and Publish").click()
    moderator.wait_for_url("**/cms/**")
    moderator.wait_for_load_state()

    stranger = walker()
    stranger.go("/en/news/")
    stranger.sees("Wells that last")
    stranger.go("/ar/news/wells-that-last/")
    stranger.sees("Wells that last", "They learn to keep wells.")
