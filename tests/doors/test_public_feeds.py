"""Feeds and calendars: what programs that follow a programme get, and what they get when something changes."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from ciconia.doors.public.feeds import ATOM, identifier
from ciconia.foundation import clock
from ciconia.foundation.text import Translated, translated
from ciconia.programmes.actions import milestone as milestones
from ciconia.programmes.queries.timetable import milestone_in
from ciconia.selection.actions import opportunity as opportunities
from tests import make
from tests.doors.public_help import statements, write
from tests.make import as_user

pytestmark = pytest.mark.django_db
FOLLOW = "/en/p/cd4d2/follow/"
NEWS, DAYS = f"{FOLLOW}news.atom", f"{FOLLOW}last-days.ics"
NAMES = {"a": ATOM}
# What the timetable of the pack says to everybody on that day.
DATES = (
    "Last day to state a need",
    "Last day on which an assignment can begin",
    "Last day of the programme, as first agreed",
)


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    """The clock stands on Monday 8 March 2021, and rows are made by the maker."""
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def need():
    """A need in Somalia from which any number of opportunities can be written."""
    return make.make_need("validated")


def feed_of(client, url):
    """The Atom document at an address."""
    response = client.get(url)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own document


def titles(feed):
    """The titles of its entries, in order."""
    return [entry.findtext("a:title", namespaces=NAMES) for entry in feed.findall("a:entry", NAMES)]


def events(client, url=DAYS):
    """The events of a calendar, in order: last days to apply."""
    return [event for event in all_events(client, url) if not re.search(r"/opportunities/(\?|$)", event["url"])]


def all_events(client, url=DAYS):
    """The same, and the dates of the programme itself."""
    return list(Calendar.from_ical(client.get(url).content).walk("VEVENT"))


def test_the_feed_has_what_is_open_and_what_was_published_last_stands_on_top(client, need):
    write(need, "First", published_at=datetime(2021, 2, 1, 8, tzinfo=UTC))
    write(need, "Second", published_at=datetime(2021, 3, 1, 8, tzinfo=UTC))
    write(need, "Over", deadline=date(2021, 3, 7))
    for state in ("draft", "closed", "filled", "not_filled", "withdrawn", "suspended"):
        write(need, state.title(), state=state)
    assert titles(feed_of(client, NEWS)) == ["Second", "First"]


def test_an_entry_says_what_is_needed_and_keeps_its_name_in_the_world(client, need):
    then = datetime(2021, 3, 1, 8, tzinfo=UTC)
    opportunity = write(need, "Wells & <pumps>", published_at=then, state_since=then)
    feed = feed_of(client, NEWS)
    [entry] = feed.findall("a:entry", NAMES)
    found = {child.tag.partition("}")[2]: child.text for child in entry}
    assert found["id"] == f"urn:uuid:{identifier(f'opportunity/{opportunity.public_id}')}"
    assert found["title"] == "Wells & <pumps>"
    assert found["published"] == found["updated"] == "2021-03-01T08:00:00Z"
    assert found["summary"] == "Somalia. In person, 6 weeks. Apply by 21 March 2021. Help the utility see its wells"
    link = entry.find("a:link", NAMES).get("href")
    assert link == f"http://testserver/en/p/cd4d2/opportunities/{opportunity.public_id}/wells-pumps/"
    assert feed.findtext("a:id", namespaces=NAMES) == f"urn:uuid:{identifier('feed/cd4d2')}"
    assert feed.findtext("a:updated", namespaces=NAMES) == found["updated"]
    assert [node.get("rel") for node in feed.findall("a:link", NAMES)] == ["self", "alternate"]


def test_signs_that_xml_has_no_place_for_are_left_out(client, need):
    write(need, "Wells\x0b and\x1f pumps")
    assert titles(feed_of(client, NEWS)) == ["Wells and pumps"]


def test_every_country_and_sector_has_its_own_feed_and_nothing_else_does(client, need):
    write(need, "In Somalia")
    iraq = make.make_need("validated", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    write(iraq, "In Iraq")
    assert titles(feed_of(client, f"{FOLLOW}country/SOM/news.atom")) == ["In Somalia"]
    assert titles(feed_of(client, f"{FOLLOW}sector/{iraq.sector.code}/news.atom")) == ["In Iraq"]
    assert [event["summary"] for event in events(client, f"{FOLLOW}country/IRQ/last-days.ics")] == [
        "Last day to apply: In Iraq"
    ]
    one = feed_of(client, f"{FOLLOW}country/SOM/news.atom")
    assert one.findtext("a:title", namespaces=NAMES).endswith(": Somalia")
    assert one.findall("a:link", NAMES)[1].get("href") == "http://testserver/en/p/cd4d2/opportunities/?country=SOM"
    for nothing in ("country/NLD", "sector/alchemy", "planet/SOM", "country/SOM%00"):
        assert client.get(f"{FOLLOW}{nothing}/news.atom").status_code == 404


def test_a_feed_without_anything_is_still_a_feed(client):
    make.make_programme()
    feed = feed_of(client, NEWS)
    assert titles(feed) == []
    assert feed.findtext("a:updated", namespaces=NAMES) == "2000-01-01T00:00:00Z"
    assert events(client) == []


@pytest.mark.parametrize("url", [NEWS, DAYS])
def test_who_has_it_already_gets_nothing_until_something_changes(client, need, url):
    opportunity = make.make_opportunity(need=need, deadline=date(2021, 3, 28), starts=date(2021, 5, 10), ends=None)
    first = client.get(url)
    assert first["Cache-Control"] == "public, max-age=3600"
    by_tag = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    by_day = {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}
    for headers in (by_tag, by_day, by_tag | by_day):
        answer = client.get(url, **headers)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", first["ETag"])
    clock.start_at(datetime(2021, 3, 9, 9, tzinfo=UTC))
    as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="Merged")
    for headers in (by_tag, by_day):
        assert client.get(url, **headers).status_code == 200


def test_a_day_that_passes_changes_the_feed_without_a_job(client, need):
    write(need, deadline=date(2021, 3, 8), published_at=datetime(2021, 2, 1, 8, tzinfo=UTC))
    first = client.get(NEWS)
    clock.start_at(datetime(2021, 3, 9, 9, tzinfo=UTC))
    later = client.get(NEWS, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert later.status_code == 200
    assert later["Last-Modified"] == "Mon, 08 Mar 2021 23:00:00 GMT"  # midnight in Amsterdam


def test_the_calendar_has_the_dates_of_the_programme_that_everybody_may_know(client, need):
    found = [(str(event["summary"]), event["dtstart"].dt, event["sequence"]) for event in all_events(client)]
    assert found == [
        (DATES[0], date(2021, 10, 3), 1), (DATES[1], date(2022, 3, 30), 1), (DATES[2], date(2022, 6, 30), 1),
    ]  # fmt: skip
    before = {event["uid"] for event in all_events(client)}
    coordinator = make.make_staff("coordinator")
    row = milestone_in(need.programme, "last-needs", None)
    moved = {"day": date(2021, 11, 3), "reason": "Elections", "only": make.make_focus("IRQ")}
    make.as_user(coordinator, milestones.move, row, **moved)
    assert len({event["uid"] for event in all_events(client)} - before) == 1
    here = all_events(client, f"{FOLLOW}country/IRQ/last-days.ics")
    assert [(str(event["summary"]), event["dtstart"].dt) for event in here] == [
        (f"{DATES[0]}, Iraq", date(2021, 11, 3)), (DATES[1], date(2022, 3, 30)), (DATES[2], date(2022, 6, 30)),
    ]  # fmt: skip


def test_the_calendar_has_last_days_to_apply(client, need):
    opportunity = write(need, "Hydrologist, senior", version=5)
    write(need, "Long ago", state="filled", deadline=date(2021, 1, 4))
    [event] = events(client)
    assert event["summary"] == "Last day to apply: Hydrologist, senior"
    assert event["dtstart"].dt == date(2021, 3, 21)
    assert event["uid"] == identifier(f"deadline/{opportunity.public_id}")
    assert (event["status"], event["transp"], event["sequence"]) == ("CONFIRMED", "TRANSPARENT", 5)
    assert event["description"].splitlines() == [
        f"{need.organisation}, Somalia",
        "In person, 6 weeks",
        "The day ends at 23:59 in Amsterdam.",
        f"http://testserver/en/p/cd4d2/opportunities/{opportunity.public_id}/hydrologist-senior/",
    ]


def test_what_is_called_off_is_taken_out_of_calendars_and_tells_nothing_of_itself(client, need):
    opportunity = make.make_opportunity(need=need, deadline=date(2021, 3, 28), starts=date(2021, 5, 10), ends=None)
    [before] = events(client)
    as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="The utility was merged")
    [after] = events(client)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert (after["status"], after["summary"]) == ("CANCELLED", "No longer open")
    assert b"Groundwater" not in client.get(DAYS).content


def test_what_was_closed_early_is_cancelled_and_what_ran_out_is_past(client, need):
    write(need, "Early", state="closed", deadline=date(2021, 3, 20))
    write(need, "Ran out", state="closed", deadline=date(2021, 3, 1))
    assert [(event["summary"], event["status"]) for event in events(client)] == [
        ("Last day to apply: Ran out", "CONFIRMED"),
        ("No longer open: Early", "CANCELLED"),
    ]


def test_one_last_day_can_be_taken_alone(client, need):
    opportunity = write(need)
    write(need, "Another")
    url = f"/en/p/cd4d2/opportunities/{opportunity.public_id}/last-day.ics"
    response = client.get(url)
    assert response["Content-Disposition"] == f'attachment; filename="{opportunity.public_id}.ics"'
    assert [event["summary"] for event in events(client, url)] == ["Last day to apply: Hydrologist"]
    assert client.get("/en/p/cd4d2/opportunities/2222222222/last-day.ics").status_code == 404


def test_calendars_and_feeds_speak_the_language_of_their_address(client, need):
    write(need, Translated(source="ar", ar="اختصاصي بيانات", en="Data specialist"))
    assert titles(feed_of(client, NEWS.replace("/en/", "/ar/"))) == ["اختصاصي بيانات"]
    english, arabic = events(client), events(client, DAYS.replace("/en/", "/ar/"))
    assert [event["uid"] for event in english] == [event["uid"] for event in arabic]
    assert "اختصاصي بيانات" in arabic[0]["summary"]


def test_the_page_of_feeds_names_every_one_of_them(client, need):
    write(need)
    page = client.get(FOLLOW).content.decode()
    for address in (NEWS, DAYS, f"{FOLLOW}country/SOM/news.atom", f"{FOLLOW}sector/{need.sector.code}/last-days.ics"):
        assert f'href="{address}"' in page
    assert f'<link rel="alternate" type="application/atom+xml" href="{NEWS}" title="What opens">' in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_takes_as_many_statements_for_one_as_for_many(client, need, django_assert_max_num_queries, number):
    for _ in range(number):
        write(need, translated("Hydrologist"))
    for url, expected in ((NEWS, 3), (DAYS, 5)):
        assert statements(client, url, django_assert_max_num_queries) == expected
        make.set_actor("system:maker")
