"""`./run shots`: starts the demo aside and takes one picture of each door for the README."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import click
from playwright.sync_api import Browser, Page, sync_playwright

from ciconia.doors.cli.exits import ENVIRONMENT, FINDINGS, fail, say
from ciconia.foundation.database.urls import CLONE

IMAGES = Path(__file__).resolve().parent / "images"
LARGEST = 250_000
WIDE, PHONE = (1280, 800), (390, 844)
READY = "Ctrl-C ends it."


@dataclass(frozen=True)
class Shot:
    """One picture: which page, as whom, on a screen of which size."""

    name: str
    path: str
    size: tuple[int, int]
    person: str = ""


SHOTS = (
    Shot("public", "/en/p/cd4d2/", WIDE),
    Shot("portal", "/en/my/", PHONE, "host-garowe-water"),
    Shot("desk", "/en/desk/cd4d2/", WIDE, "marit"),
    Shot("tour", "/en/tour/", WIDE),
)


@click.command()
def shots() -> None:
    """Takes the screenshots of the README."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        fail("Chromium is needed (on Debian: apt-get install chromium).", ENVIRONMENT)
    IMAGES.mkdir(exist_ok=True)
    with _demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        sizes = {shot.name: _take(browser, address, shot) for shot in SHOTS}
        browser.close()
    heavy = [f"{name}.png has {size // 1000} kB" for name, size in sizes.items() if size > LARGEST]
    if heavy:
        fail(f"At most {LARGEST // 1000} kB are allowed: {', '.join(heavy)}.", FINDINGS)


def _take(browser: Browser, address: str, shot: Shot) -> int:
    """One picture in a visit of its own; gives its size in bytes."""
    context = browser.new_context(
        viewport={"width": shot.size[0], "height": shot.size[1]}, color_scheme="light", locale="en-GB"
    )
    page = context.new_page()
    if shot.person:
        _log_in(page, address, shot.person)
    response = page.goto(urljoin(address, shot.path))
    if response is None or response.status != 200:
        fail(f"{shot.path} does not open as {shot.person or 'a stranger'}.", FINDINGS)
    target = IMAGES / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    say(f"{target.relative_to(CLONE)}, {target.stat().st_size // 1000} kB")
    return target.stat().st_size


def _log_in(page: Page, address: str, person: str) -> None:
    """Press the button of somebody of the demo."""
    page.goto(urljoin(address, "/en/tour/people/"))
    page.locator(f'form:has(input[name="person"][value="{person}"]) button').first.click()


@contextlib.contextmanager
def _demo() -> Iterator[str]:
    """The address of a demo of its own, for the length of a block: nobody's work in the usual one is touched."""
    port = _free_port()
    environment = os.environ | {"CICONIA_HOME": str(CLONE / ".ciconia" / "shots"), "PYTHONPATH": str(CLONE)}
    command = [sys.executable, "-m", "ciconia.doors.cli", "demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=CLONE) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            if not any(READY in line for line in process.stdout):
                fail("The demo did not start; the lines above say why.", ENVIRONMENT)
            yield f"http://localhost:{port}/"
        finally:
            process.send_signal(signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


if __name__ == "__main__":
    shots(prog_name="./run shots")
