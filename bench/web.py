"""`./run bench web`: what a page costs, server and database together, beside its goal and what others cost."""

import contextlib
import gzip
import http.client
import json
import os
import platform
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import click
from psycopg import sql

from bench.fill import SHORTLIST
from bench.usage import backends_of, family_of, seconds
from ciconia.doors.cli.catalogues import ensure_catalogues
from ciconia.doors.cli.check import Visitor
from ciconia.doors.cli.exits import ENVIRONMENT, FINDINGS, fail, say
from ciconia.doors.cli.serve import gunicorn_command
from ciconia.doors.cli.stages import STAGES, USUAL
from ciconia.doors.cli.static import ensure_static
from ciconia.doors.cli.surroundings import in_a_sentence
from ciconia.doors.cli.world import ensure_world, world_environment
from ciconia.foundation.database.databases import run_as_superuser
from ciconia.foundation.database.launcher import using
from ciconia.foundation.database.process import running_postmaster
from ciconia.foundation.database.server import APP, Server
from ciconia.foundation.database.template import environment_for, run_in
from ciconia.foundation.database.urls import CLONE

HOME = CLONE / ".ciconia" / "bench"
STAFF = "marit"
WRITER = "hamed"
TWICE = 2
FIRST_VISIT = 30_000
WARM_UP = 20
BATCH = 25
"""Requests that are counted together; the kernel counts a process's time in hundredths of a second."""
QUIET = 0.7
"""Up to this load another process hardly takes caches and clock away from what is measured."""


@dataclass(frozen=True)
class Page:
    """A page to measure: as whom, and what it may cost; `link` finds its address on the page at `path`.

    saves: below that address is a form that keeps itself; what is measured is one such keeping. kilobytes: what the
    page alone may weigh on the line, where that is a goal.
    """

    name: str
    path: str
    milliseconds: float
    statements: int
    person: str = ""
    link: str = ""
    saves: str = ""
    kilobytes: int = 0


LIST = "/en/p/cd4d2/opportunities/"
EVENTS = "/en/p/cd4d2/events/"
DRAFTS = "/en/my/applications/"
PAGES = (
    Page("public list of 25", LIST, 10, 6),
    Page("event", EVENTS, 8, 10, link=rf'href="({EVENTS}[a-z0-9]{{10}}/[^"]*)"'),
    Page("opportunity", LIST, 8, 10, link=rf'href="({LIST}[a-z0-9]{{10}}/[^"]*)"'),
    Page("draft save", DRAFTS, 12, 14, WRITER, link=r'href="(/en/my/applications/[a-z0-9]{10}/)"', saves="write/3/"),
    Page("50 of 1,000 applications", "/en/desk/cd4d2/applications/", 25, 12, STAFF, kilobytes=30),
    Page("desk overview", "/en/desk/cd4d2/", 30, 15, STAFF),
    Page("shortlist of 200 with reasons", f"/en/desk/cd4d2/opportunities/{SHORTLIST}/ranking/", 60, 20, STAFF),
    Page("names while typing", "/en/my/names/?find=groundwater", 40, 8, STAFF),
)  # fmt: skip

# Measured in the same way on the same kind of machine on 2026-11-21: list, detail, list for staff.
PEERS = (
    ("pretalx", "29 ms, 6 SQL", "42 ms, 18 SQL", "794 ms, 388 SQL"),
    ("Outreachy", "380 ms, 595 SQL", "", "72 ms, 130 SQL"),
    ("Hypha", "47 ms, 29 SQL", "", "375 ms, 142 SQL"),
)


@dataclass(frozen=True)
class Measured:
    """What a page cost: processor time of web server and database in milliseconds, statements, bytes compressed.

    Times are means of the quietest quarter of the batches: what shares the machine, seen or not, only adds. `middle` is
    that of the batch in the middle.
    """

    name: str
    path: str
    milliseconds: float
    web: float
    database: float
    middle: float
    statements: int
    size: int
    goal_milliseconds: float
    goal_statements: int
    goal_bytes: int = 0

    @property
    def failed(self) -> bool:
        """Twice the goal or more."""
        dear = self.milliseconds >= TWICE * self.goal_milliseconds or self.statements >= TWICE * self.goal_statements
        return dear or (self.goal_bytes > 0 and self.size >= TWICE * self.goal_bytes)


@dataclass(frozen=True)
class Site:
    """The server under measurement."""

    address: str
    web: int
    postmaster: int

    def spent(self) -> tuple[float, float]:
        """Seconds of processor time so far: web server, database."""
        return seconds(family_of(self.web)), seconds(backends_of(self.postmaster, APP))


@click.command()
@click.option("--requests", default=400, show_default=True, type=click.IntRange(BATCH), help="Requests for each page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def web(requests: int, *, as_json: bool) -> None:
    """Measures public and desk pages: processor time, statements, and the size of a first visit."""
    busy = os.getloadavg()[0]
    if busy > QUIET:
        say(f"The machine is busy (load {busy:.1f}): processor times will be too high")
    with in_a_sentence(), site_with_rows() as (site, _server, _name):
        found = [_measure(site, page, requests) for page in PAGES]
        visit = max(_first_visit(site.address, page) for page in PAGES if not page.person)
    if as_json:
        report = {"machine": machine(), "pages": [asdict(page) for page in found], "first_visit_bytes": visit}
        click.echo(json.dumps(report, indent=2))
    else:
        _print(found, visit)
    sys.exit(FINDINGS if any(page.failed for page in found) or visit >= TWICE * FIRST_VISIT else 0)


@contextlib.contextmanager
def site_with_rows() -> Iterator[tuple[Site, Server, str]]:
    """The demo world with more rows, in a home of its own, served by gunicorn as in the demo; and its database."""
    with using(HOME) as server:
        name = ensure_world(server, USUAL, afresh=True, say=say)
        say("Adding rows")
        demo = world_environment(USUAL, STAGES[USUAL])
        run_in(server, name, ["-m", "bench.fill"], more=demo)
        run_as_superuser(server, name, sql.SQL("VACUUM ANALYZE"))
        ensure_catalogues()
        port = _free_port()
        static = ensure_static(HOME, say=say)
        ours = {"CICONIA_BIND": f"127.0.0.1:{port}", "CICONIA_STATIC": str(static)}
        environment = environment_for(server, name) | demo | ours
        environment.pop("DEBUG", None)
        with subprocess.Popen(gunicorn_command(), env=environment, cwd=CLONE, stdin=subprocess.DEVNULL) as process:
            try:
                site = Site(f"http://localhost:{port}/", process.pid, _postmaster(server))
                _wait(site.address, process)
                yield site, server, name
            finally:
                process.terminate()


def _postmaster(server: Server) -> int:
    pid = running_postmaster(server.data_dir)
    return pid if pid is not None else fail("The database server is not running.", ENVIRONMENT)


def _measure(site: Site, page: Page, requests: int) -> Measured:
    """Ask for one page again and again over one connection, as one browser does."""
    visitor = Visitor("bench", site.address)
    if page.person:
        visitor.log_in(page.person)
    headers = {"Accept-Encoding": "gzip", "Cookie": cookies(visitor)}
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(site.address).port, timeout=30)
    path = _address(connection, page, headers)
    ask = Saver(connection, path + page.saves, headers) if page.saves else lambda: get(connection, path, headers)
    for _ in range(WARM_UP):
        ask()
    say(f"Measuring {page.name}: {path}")
    batches = []
    for _ in range(requests // BATCH):
        before = site.spent()
        for _ in range(BATCH):
            response, body = ask()
        batches.append([(now - then) * 1000 / BATCH for now, then in zip(site.spent(), before, strict=True)])
    connection.close()
    batches.sort(key=sum)
    quiet = batches[: max(len(batches) // 4, 1)]
    server, database = (sum(times) / len(quiet) for times in zip(*quiet, strict=True))
    middle = round(sum(batches[len(batches) // 2]), 1)
    return Measured(
        page.name, path, round(server + database, 1), round(server, 1), round(database, 1), middle,
        int(response.headers["X-Ciconia-SQL"]), len(body), page.milliseconds, page.statements, 1000 * page.kilobytes,
    )  # fmt: skip


def _address(connection: http.client.HTTPConnection, page: Page, headers: dict[str, str]) -> str:
    if not page.link:
        return page.path
    _response, body = get(connection, page.path, headers)
    found = re.search(page.link, gzip.decompress(body).decode())
    return found[1] if found else fail(f"{page.path} has no link to what is to be measured.", ENVIRONMENT)


def get(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    """One page over an open connection; ends the command where it is not there."""
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        fail(f"{path} answers {response.status}.", ENVIRONMENT)
    return response, body


class Saver:
    """Somebody who types: each call keeps the form once, with other words, as its script does."""

    def __init__(self, connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> None:
        _response, body = get(connection, path, headers)
        page = gzip.decompress(body).decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(csrfmiddlewaretoken|seen)" value="([^"]*)"', page))
        self.said = {**hidden, "language": "en", "q_recently-there": "yes", "q_first-week": "Listen."}
        self.connection, self.path, self.number = connection, path, 0
        self.headers = {**headers, "X-Autosave": "1", "Content-Type": "application/x-www-form-urlencoded"}

    def __call__(self) -> tuple[http.client.HTTPResponse, bytes]:
        self.number += 1
        words = {"motivation": f"I have kept such wells for ten years, and would begin by asking. {self.number}"}
        self.connection.request("POST", self.path, urlencode(self.said | words), self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != http.client.OK:
            fail(f"{self.path} answers {response.status}.", ENVIRONMENT)
        self.said["seen"] = str(json.loads(body)["seen"])
        return response, body


def cookies(visitor: Visitor) -> str:
    """What a visitor would send with each request."""
    jars = [handler.cookiejar for handler in visitor.opener.handlers if hasattr(handler, "cookiejar")]
    return "; ".join(f"{cookie.name}={cookie.value}" for jar in jars for cookie in jar)


def _first_visit(address: str, page: Page) -> int:
    """Bytes over the line when somebody opens a page for the first time: the page, its styles, its scripts."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=30)
    headers = {"Accept-Encoding": "gzip"}
    _response, body = get(connection, _address(connection, page, headers), headers)
    parts = re.findall(
        r'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<script[^>]+src="([^"]+)"', gzip.decompress(body).decode()
    )
    sizes = [len(get(connection, style or script, headers)[1]) for style, script in parts]
    connection.close()
    return len(body) + sum(sizes)


def _print(found: list[Measured], visit: int) -> None:
    """What was measured beside its goal, then what others cost."""
    click.echo(f"{machine()}\n")
    line = "{:<30} {:>8} {:>8} {:>8} {:>8} {:>8} {:>5} {:>6} {:>8}  {}"
    click.echo(line.format("page", "CPU ms", "goal", "web", "db", "middle", "SQL", "goal", "gzip kB", ""))
    for page in found:
        numbers = (page.milliseconds, page.goal_milliseconds, page.web, page.database, page.middle, page.statements)
        size, verdict = round(page.size / 1000, 1), _verdict(page)
        click.echo(line.format(page.name, *numbers, page.goal_statements, size, verdict))
    over = "" if visit <= FIRST_VISIT else "over the goal"
    click.echo(f"\nFirst visit, page and styles: {visit / 1000:.1f} kB of {FIRST_VISIT // 1000} kB {over}".rstrip())
    click.echo("\nOthers, measured in the same way on the same kind of machine on 2026-11-21:")
    line = "{:<20} {:>20} {:>20} {:>20}"
    click.echo(line.format("product", "list", "detail", "list for staff"))
    for peer in PEERS:
        click.echo(line.format(*peer))


def _verdict(page: Measured) -> str:
    if page.failed:
        return "twice the goal"
    within = page.milliseconds <= page.goal_milliseconds and page.statements <= page.goal_statements
    light = not page.goal_bytes or page.size <= page.goal_bytes
    return "" if within and light else "over the goal"


def machine() -> str:
    """The processor, as the kernel names it."""
    names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    return (
        f"{os.cpu_count()} processors, {names[0] if names else platform.machine()}; Python {platform.python_version()}"
    )


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Until the first page comes."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/en/")
            connection.getresponse().read()
            return
        time.sleep(0.2)
    fail("The web server did not start; the lines above say why.", ENVIRONMENT)


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])
