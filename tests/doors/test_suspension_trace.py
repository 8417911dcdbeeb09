"""Of a suspended country nothing is left where a stranger can read: two hundred names are looked for everywhere."""

import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.test import Client

from ciconia.delivery.actions.focus import settle, suspend
from ciconia.doors.link.letters import write_about_searches
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.gatherings.actions import event as events
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.open_opportunity import Choice
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db
NAME = re.compile(r"zqtrace\d{3}", re.I)
P = "/en/p/cd4d2/"
SEEDS = (
    "/en/", P, f"{P}opportunities/", f"{P}events/", f"{P}follow/", f"{P}follow/news.atom", f"{P}follow/last-days.ics",
    f"{P}follow/country/SOM/news.atom", f"{P}follow/country/SOM/last-days.ics", f"{P}events/events.ics",
    "/en/organisations/", "/api/v1/programmes", "/api/v1/programmes/cd4d2/opportunities", "/sitemap.xml",
)  # fmt: skip
LINK = re.compile(r"""(?:href|src|action)="([^"#]+)|<loc>([^<]+)|"url": ?"([^"]+)""")
# What changes with every answer, or says when something was changed last.
MOMENTS = re.compile(
    r"card\.png\?\d+|\d{4}-\d\d-\d\dT[\d:.+Z-]+|\d{8}T\d{6}Z?|SEQUENCE:\d+|csrfmiddlewaretoken\W+value=\W\w+|ETag[^,]+|Expires[^)]+"
)
MOST = 400


@pytest.fixture(autouse=True)
def _day():
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


class Names:
    """One name after another, each written down."""

    def __init__(self):
        self.given = 0

    def __call__(self, many=1):
        first, self.given = self.given, self.given + many
        return " ".join(f"Zqtrace{number:03d}" for number in range(first, self.given))


def plant(names):
    """Two hundred names where pages may show them: institutions, texts, events, speakers, people."""
    focus = make.make_focus()
    officer = make.make_staff("officer")
    for _ in range(4):
        host = make.make_organisation(name=names(), about=translated(names(4)), city=names())
        need = make.make_need("validated", partnership=make.make_partnership(focus=focus, organisation=host))
        said = {name: translated(names(5)) for name in ("title", "summary", "background", "tasks", "required")}
        make.make_opportunity(need=need, **said)
    for _ in range(4):
        event = make.make_event(focus=focus, title=translated(names()), about=translated(names(4)), venue=names())
        begins = {"starts_at": event.starts_at, "title": translated(names()), "about": translated("")}
        session = as_user(officer, events.put_session, event, **begins)
        for _each in range(2):
            speaker = as_user(officer, events.put_speaker, session, name=names())
            as_user(officer, events.say_agreed, speaker, how="By mail")
    for state in ("submitted", "offered"):
        opportunity = Opportunity.objects.filter(focus=focus).first()
        make.make_application(state, opportunity=opportunity, person=make.make_person(f"{names()} {names()}"))
    names(max(0, 200 - names.given))  # what is left over is planted nowhere, and found nowhere
    return focus


def crawl(client, paths):
    """{path: what it answers} of these pages and of all they lead to."""
    waiting, seen = list(paths), {}
    while waiting:
        path = waiting.pop(0)
        if path in seen or len(seen) >= MOST:
            continue
        answer = client.get(path)
        if answer.status_code in (301, 302):
            waiting.append(urljoin(path, answer.headers["Location"]))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[path] = MOMENTS.sub("", body.decode(errors="ignore") + str(answer.headers.get("Content-Disposition", "")))
        for found in LINK.findall(seen[path]) if answer.headers.get("Content-Type", "").startswith("text/html") else ():
            there = urlsplit(urljoin(path, next(filter(None, found)).replace("&amp;", "&")))
            if there.netloc in ("", "testserver") and _leads_on(there.path):
                waiting.append(there.path)
    return seen


def _leads_on(path):
    return path.startswith(("/en/", "/api/")) and not re.search(r"/(account|my|desk|l|static|tour)/|/csrf", path)


def test_of_two_hundred_names_none_is_left_and_all_come_back(db):
    set_actor("system:maker")
    names, coordinator = Names(), make.make_staff("coordinator")
    focus = plant(names)
    reader = make.make_user("Reader")
    as_user(reader, searches.keep_search, focus.programme, Choice(words="zqtrace000"), pace="at_once")
    set_actor("system:maker")
    stranger = Client()
    before = crawl(stranger, SEEDS)
    shown = {name.lower() for page in before.values() for name in NAME.findall(page)}
    assert (len(shown) >= 150, len(before) < MOST) == (True, True)
    as_user(coordinator, suspend, focus, reason="Fighting")
    # At once, before any job has run: the pages that were there.
    assert left(crawl(stranger, SEEDS)) == left(crawl(stranger, before)) == {}
    settle(focus.pk)
    assert left(crawl(stranger, [*SEEDS, *before, *asked(names)])) == {}
    mail.outbox.clear()
    write_about_searches()
    assert [letter.subject for letter in mail.outbox if NAME.search(letter.body + letter.subject)] == []
    make.resume(focus, by=coordinator)
    after = crawl(stranger, SEEDS)
    assert sorted(after) == sorted(before)
    assert [path for path, page in before.items() if after[path] != page] == []


def left(pages):
    """{path: the first name on it} of pages that still say one; the name that was asked for does not count."""
    return {
        path: found[0]
        for path, page in pages.items()
        if (found := [name for name in NAME.findall(page) if name.lower() not in path.lower()])
    }


def asked(names):
    """Every tenth name looked for, on the page and by a program."""
    for number in range(0, names.given, 10):
        yield f"{P}opportunities/?words=zqtrace{number:03d}"
        yield f"/api/v1/programmes/cd4d2/opportunities?words=zqtrace{number:03d}"
