"""Of a suspended country nothing is left where a stranger can read: two hundred names are looked for everywhere."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ciconia.delivery.actions.focus import settle, suspend
from ciconia.doors.link.letters import write_about_searches
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.models import PostFile
from ciconia.learning.actions import certificate as certificates
from ciconia.learning.actions import course as courses
from ciconia.learning.models import Certificate, CourseMaterial
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.open_opportunity import Choice
from tests import make, make_learning
from tests.make import as_user

pytestmark = pytest.mark.django_db
NAME = re.compile(r"zqtrace\d{3}", re.I)
P = "/en/p/cd4d2/"
SEEDS = (
    "/en/", P, f"{P}opportunities/", f"{P}events/", f"{P}follow/", f"{P}follow/news.atom", f"{P}follow/last-days.ics",
    f"{P}follow/country/SOM/news.atom", f"{P}follow/country/SOM/last-days.ics", f"{P}events/events.ics",
    f"{P}stories/", f"{P}stories/stories.atom", f"{P}courses/", "/en/certificates/", "/robots.txt",
    "/en/organisations/", "/api/v1/programmes", "/api/v1/programmes/cd4d2/opportunities",
    "/sitemap.xml", "/sitemap/site.xml", "/sitemap/cd4d2.xml",
)  # fmt: skip
LINK = re.compile(
    r"""(?:href|src|action|content)="((?:/|https?:)[^"#]+)|<loc>([^<]+)|<id>([^<]+)|"""
    r""""(?:url|details)": ?"([^"]+)|^URL[^:]*:(\S+)""",
    re.M,
)
# What changes with every answer, or says when something was changed last.
MOMENTS = re.compile(
    r"card\.png\?\d+|\d{4}-\d\d-\d\dT[\d:.+Z-]+|\d{8}T\d{6}Z?|SEQUENCE:\d+|csrfmiddlewaretoken\W+value=\W\w+|ETag[^,]+|Expires[^)]+"
)
READ = ("text/html", "application/xml", "application/json", "application/atom+xml", "text/calendar")
MOST = 400


@pytest.fixture(autouse=True)
def _day(tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
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


@dataclass
class Planted:
    """Where the names are: the country, what is public by its id, and files that a stranger never gets."""

    focus: object
    public: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    certificate: str = ""


def plant(names):
    """Two hundred names where pages may show them: institutions, texts, events, stories, courses, people."""
    planted = Planted(make.make_focus())
    for grow in (opportunities, stories, training, gathered):
        grow(planted, names)
    for state in ("submitted", "offered"):
        opportunity = Opportunity.objects.filter(focus=planted.focus).first()
        make.make_application(state, opportunity=opportunity, person=make.make_person(f"{names()} {names()}"))
    assert names.given == 200
    return planted


def opportunities(planted, names):
    for _ in range(4):
        host = make.make_organisation(name=names(), about=translated(names()), city=names())
        need = make.make_need("validated", partnership=make.make_partnership(focus=planted.focus, organisation=host))
        said = {name: translated(names(5)) for name in ("title", "summary", "background", "tasks", "required")}
        planted.public.append(make.make_opportunity(need=need, **said).public_id)


def gathered(planted, names):
    """Events with speakers, and a space with something written in it and a file."""
    officer = make.make_staff("officer")
    for _ in range(4):
        event = make.make_event(focus=planted.focus, title=translated(names()), about=translated(names(2)),
                                venue=names())  # fmt: skip
        begins = {"starts_at": event.starts_at, "title": translated(names()), "about": translated("")}
        session = as_user(officer, events.put_session, event, **begins)
        for _each in range(2):
            speaker = as_user(officer, events.put_speaker, session, name=names())
            as_user(officer, events.say_agreed, speaker, how="By mail")
        planted.public.append(event.public_id)
    make.make_publication(focus=planted.focus, source=event.public_id, title=event.title,
                          address=f"https://x.org/{names()}")  # fmt: skip
    seat = make.make_seat(make.make_space(planted.focus), person=make.make_person(names()))
    upload = SimpleUploadedFile(f"{names()}.pdf", b"%PDF-1.7 wells")
    make.make_post(seat, text=names(), uploads=[upload])
    planted.files.append(f"/files/posts/{PostFile.objects.get().public_id}/")


def stories(planted, names):
    for _ in range(3):
        photo = SimpleUploadedFile("a.png", make.drawn_png())
        said = {name: translated(names(2)) for name in ("title", "lead", "body", "picture_alt")}
        story = make.make_story(focus=planted.focus, name=names(), picture=photo, **said)
        planted.public.append(story.public_id)


def training(planted, names):
    """Courses with sessions and something to read, and a certificate whose owner lets the course be read."""
    officer = make.make_staff("officer")
    for _ in range(2):
        said = {name: translated(names(2)) for name in ("title", "aims", "about")}
        course = make_learning.make_course(focus=planted.focus, **said)
        begins = clock.now() + timedelta(days=3)
        times = {"starts_at": begins, "ends_at": begins + timedelta(hours=2)}
        as_user(officer, courses.put_session, course, title=translated(names()), place=names(), trainer=names(),
                **times)  # fmt: skip
        upload = SimpleUploadedFile(f"{names()}.pdf", b"%PDF-1.7 wells")
        as_user(officer, courses.put_material, course, title=translated(names()), text=translated(""), upload=upload)
        planted.public.append(course.public_id)
    row = make_learning.make_enrolment("completed", course=course, account=make.make_user(names(3)))
    made = Certificate.objects.get()
    as_user(row.account, certificates.let_show, made, shows=True)
    planted.certificate = made.number
    planted.files += [f"/files/courses/{one.public_id}/" for one in CourseMaterial.objects.all()]


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
        said = f"{answer.status_code} {body.decode(errors='ignore')} {answer.headers.get('Content-Disposition', '')}"
        seen[path] = MOMENTS.sub("", said)
        for found in LINK.findall(said) if answer.headers.get("Content-Type", "").startswith(READ) else ():
            there = urlsplit(urljoin(path, next(filter(None, found)).replace("&amp;", "&")))
            if there.netloc in ("", "testserver") and _leads_on(there.path):
                waiting.append(there.path)
    return seen


def _leads_on(path):
    return path.startswith(("/en/", "/api/")) and not re.search(r"/(account|my|desk|l|static|tour)/|/csrf", path)


def test_of_two_hundred_names_none_is_left_and_all_come_back(db):
    set_actor("system:maker")
    names, coordinator = Names(), make.make_staff("coordinator")
    planted = plant(names)
    focus = planted.focus
    reader = make.make_user("Reader")
    as_user(reader, searches.keep_search, focus.programme, Choice(words="zqtrace000"), pace="at_once")
    set_actor("system:maker")
    stranger = Client()
    before = crawl(stranger, SEEDS)
    shown = {name.lower() for page in before.values() for name in NAME.findall(page)}
    assert (len(shown) >= 180, len(before) < MOST) == (True, True)
    assert listed(before, planted) == set(planted.public)
    pictures = [path for path in before if path.split("?")[0].endswith((".png", ".jpg"))]
    assert len(pictures) == 4 + 4 + 3 + 3
    assert checked(stranger, planted) == (True, True)
    as_user(coordinator, suspend, focus, reason="Fighting")
    # At once, before any job has run: the pages that were there.
    assert left(crawl(stranger, SEEDS)) == left(crawl(stranger, before)) == {}
    settle(focus.pk)
    gone = crawl(stranger, [*SEEDS, *before, *planted.files, *asked(names, focus)])
    assert (left(gone), listed(gone, planted)) == ({}, set())
    assert {gone[path][:3] for path in pictures} == {"404"}
    assert {gone[path][:3] for path in planted.files} == {"302"}
    assert checked(stranger, planted) == (True, False)
    mail.outbox.clear()
    write_about_searches()
    assert [letter.subject for letter in mail.outbox if NAME.search(letter.body + letter.subject)] == []
    make.resume(focus, by=coordinator)
    after = crawl(stranger, SEEDS)
    assert sorted(after) == sorted(before)
    assert [path for path, page in before.items() if after[path] != page] == []
    assert checked(stranger, planted) == (True, True)


def listed(pages, planted):
    """Those of the planted that a list, a feed, a map or an answer to programs leads to.

    Calendars say to whoever has a day already that it is called off, by its id and nothing else.
    """
    return {key for path in SEEDS for key in planted.public if key in pages[path] and not path.endswith(".ics")}


def checked(client, planted):
    """Whether the number of the certificate still holds, and whether the course is said with it."""
    answer = client.post("/en/certificates/", {"number": planted.certificate})
    said = answer.content.decode()
    return "This certificate holds" in said, NAME.search(said) is not None


def left(pages):
    """{path: the first name on it} of pages that still say one; the name that was asked for does not count."""
    return {
        path: found[0]
        for path, page in pages.items()
        if (found := [name for name in NAME.findall(page) if name.lower() not in path.lower()])
    }


def asked(names, focus):
    """Every tenth name looked for, on the page and by a program; and the stories of the country."""
    yield f"{P}stories/?country={focus.public_id}"
    for number in range(0, names.given, 10):
        yield f"{P}opportunities/?words=zqtrace{number:03d}"
        yield f"/api/v1/programmes/cd4d2/opportunities?words=zqtrace{number:03d}"
