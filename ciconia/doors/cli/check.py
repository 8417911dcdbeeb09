"""`ciconia demo --check`: the main pages of every door, fetched as a stranger and as every role.

Main pages are found as a visitor finds them: by following the links of the pages a role lands on, one of each shape.
"""

import http.client
import http.cookiejar
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

import click

from ciconia.demo.people import LOGINS
from ciconia.foundation.identifiers import ALPHABET

MOST_PAGES = 20
DEEPEST = 2
STARTS = ("/", "/en/tour/", "/demo/mail")
DOORS = (("/en/my/", "portal"), ("/en/desk/", "desk"), ("/en/tour/", "demo"), ("/demo/", "demo"))
LOG_IN = "/demo/log-in"
IDENTIFIER = re.compile(rf"(?<=/)(\d+|(?=[^/]*\d)[{ALPHABET}]{{10}}(-[^/]*)?)(?=/|$)")


@dataclass(frozen=True)
class Fetched:
    """One page as one role got it."""

    role: str
    path: str
    status: int
    milliseconds: int
    statements: str
    links: tuple[str, ...] = ()

    @property
    def door(self) -> str:
        """Which door the page belongs to."""
        return next((door for prefix, door in DOORS if self.path.startswith(prefix)), "public")

    @property
    def failed(self) -> bool:
        """Main pages that are linked must open: anything but a page is a failure."""
        return self.status != http.client.OK


class Reader(HTMLParser):
    """Reads links, and the token that forms carry."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.token = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the address of a link and the value of the token."""
        values = dict(attrs)
        if tag == "a" and values.get("href") and "download" not in values:
            self.links.append(str(values["href"]))
        if tag == "input" and values.get("name") == "csrfmiddlewaretoken":
            self.token = values.get("value") or ""


@dataclass
class Visitor:
    """A browser without pictures: cookies, links, forms."""

    role: str
    address: str
    opener: urllib.request.OpenerDirector = field(init=False)
    token: str = ""

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        # A proxy for the rest of the world must not come between the demo and itself.
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)

    def get(self, path: str) -> Fetched:
        """Fetches a page and reads its links."""
        return self._fetch(path)

    def log_in(self, person: str) -> Fetched:
        """Presses the log-in button of a person of the demo; ends on the page it leads to."""
        if not self.token:
            self.get("/en/tour/people/")
        data = urlencode({"person": person, "csrfmiddlewaretoken": self.token}).encode()
        return self._fetch(LOG_IN, data)

    def _fetch(self, path: str, data: bytes | None = None) -> Fetched:
        began = time.perf_counter()
        headers = {"Referer": self.address}
        request = urllib.request.Request(urljoin(self.address, path), data, headers)  # noqa: S310 - our own demo
        try:
            response = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as refused:
            response = refused
        with response:
            body = response.read().decode(errors="replace")
        took = round((time.perf_counter() - began) * 1000)
        reader = Reader()
        reader.feed(body)
        self.token = reader.token or self.token
        url = urlsplit(response.url)
        links = tuple(self._inside(response.url, reader.links))
        return Fetched(self.role, url.path, response.status, took, response.headers.get("X-Ciconia-SQL", "-"), links)

    def _inside(self, page: str, links: list[str]) -> Iterator[str]:
        """The links that stay in this site and this language, without signing out."""
        for link in links:
            url = urlsplit(urljoin(page, link))
            ours = f"{url.scheme}://{url.netloc}/" == self.address and not url.query
            if ours and url.path.startswith(("/en/", "/demo/")) and "sign-out" not in url.path:
                yield url.path


def one_of_each_role() -> list[tuple[str, str]]:
    """Somebody for every role: the key of the log-in button, and the role."""
    return [(key, role) for role, key in {login.role: login.key for login in reversed(LOGINS)}.items()]


def check_pages(address: str, logins: list[tuple[str, str]]) -> int:
    """Prints the table for a stranger and for each log-in (person, role); the number of pages that failed."""
    click.echo("door\trole\turl\tstatus\tmilliseconds\tsql")
    failures = 0
    for person, role in [("", "stranger"), *logins]:
        for page in walk(Visitor(role, address), person):
            click.echo(f"{page.door}\t{page.role}\t{page.path}\t{page.status}\t{page.milliseconds}\t{page.statements}")
            failures += page.failed
    return failures


def walk(visitor: Visitor, person: str) -> Iterator[Fetched]:
    """The pages a visitor comes to, from the start, one of each shape."""
    waiting = [(path, 0) for path in STARTS]
    seen: set[str] = set()
    if person:
        landed = visitor.log_in(person)
        yield landed
        seen.add(shape(landed.path))
        waiting += [(link, 1) for link in landed.links]
    while waiting and len(seen) < MOST_PAGES:
        path, depth = waiting.pop(0)
        if shape(path) in seen:
            continue
        seen.add(shape(path))
        page = visitor.get(path)
        seen.add(shape(page.path))
        yield page
        if depth < DEEPEST:
            waiting += [(link, depth + 1) for link in page.links]


def shape(path: str) -> str:
    """A path with what differs from object to object taken out: `/en/desk/cd4d2/needs/*/`."""
    return IDENTIFIER.sub("*", path)
