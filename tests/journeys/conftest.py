"""A real browser, a real server, real transactions. Without Chromium the journeys are skipped, and say so."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from playwright.sync_api import Browser, sync_playwright

from ciconia.doors.shared.session import SessionStore
from ciconia.foundation import clock
from ciconia.foundation.models import User
from tests.journeys.walker import DESK, PHONE, Walker
from tests.make import shown_second_step

# The first is Chromium without a window to hide, which takes a fifth less of a processor.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

# A page is looked at once: no script is worth being optimized, and no process being kept ready for another site.
FOR_A_MOMENT = ("--js-flags=--max-optimized-bytecode-size=0", "--disable-features=SpareRendererForSitePerProcess")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("NO CHROMIUM on this machine: not one page was looked at in a browser")
    # The browser's loop runs in this thread, where the tests also ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking", *FOR_A_MOMENT]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def walker(browser: Browser, live_server: Any) -> Iterator[Callable[..., Walker]]:
    """Makes people who walk: strangers, or with an account that is signed in; at a telephone or at a desk.

    What they found wrong fails the test.
    """
    contexts, walkers = [], []

    def make(
        user: User | None = None, *, scheme: str = "light", locale: str = "en-GB", at_desk: bool = False
    ) -> Walker:
        context = browser.new_context(color_scheme=scheme, locale=locale, reduced_motion="reduce")
        contexts.append(context)
        if user is not None:
            cookie = {"name": project.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_server.url}
            context.add_cookies([cookie])  # type: ignore[list-item]
        screen = DESK if at_desk else PHONE
        walkers.append(Walker(context, live_server.url, str(user or "stranger"), scheme, screen))
        return walkers[-1]

    yield make
    for context in contexts:
        context.close()
    assert [line for walker in walkers for line in walker.wrong] == []


@pytest.fixture(autouse=True)
def _real_time_again() -> Iterator[None]:
    yield
    clock.start_at(None)


def session_of(user: User) -> str:
    """A signed-in session of an account, without walking through the sign-in pages each time."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = project.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.update(shown_second_step(user))
    session.create()
    return str(session.session_key)
