"""The door for programs: what is public, by filters and pages; refusal by default; answers that can be kept."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from ninja import NinjaAPI

from ciconia.doors.api.door import api, nobody
from ciconia.doors.api.urls import urls
from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from tests import make
from tests.doors.public_help import statements, write

pytestmark = pytest.mark.django_db
API = "/api/v1/programmes"
LIST = f"{API}/cd4d2/opportunities"


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


def titles(client, query=""):
    """The English titles of a page of the list."""
    return [item["title"]["texts"]["en"] for item in client.get(f"{LIST}{query}").json()["items"]]


def test_what_is_open_is_listed_as_on_the_public_page(client, need):
    write(need, "Later", deadline=date(2021, 4, 1))
    write(need, "Sooner", deadline=date(2021, 3, 10))
    write(need, "Yesterday", deadline=date(2021, 3, 7))
    for state in ("draft", "agreed", "closed", "filled", "not_filled", "withdrawn", "suspended"):
        write(need, state.title(), state=state)
    assert titles(client) == ["Sooner", "Later"]


def test_a_line_of_the_list_has_every_language_of_its_words(client, need):
    opportunity = write(need, Translated(source="so", so="Biyo", en="Water"))
    [item] = client.get(LIST).json()["items"]
    assert item == {
        "id": opportunity.public_id,
        "title": {"source": "so", "texts": {"so": "Biyo", "en": "Water"}},
        "kind": "assignment",
        "mode": "physical",
        "weeks": 6,
        "starts": "2021-05-10",
        "deadline": "2021-03-21",
        "languages": ["so"],
        "sector": {"source": "en", "texts": {k: v for k, v in need.sector.name.items() if k != "source"}},
        "host": {"name": {"source": "en", "texts": {"en": str(need.organisation)}}, "city": "", "country": "SOM"},
        "url": f"http://testserver/en/p/cd4d2/opportunities/{opportunity.public_id}/",
        "details": f"http://testserver{LIST}/{opportunity.public_id}",
    }


def test_filters_are_those_of_the_public_list(client, need):
    write(need, "In person")
    write(need, "Online", mode="virtual", languages=["so", "en"], starts=date(2021, 6, 1))
    iraq = make.make_need("validated", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    write(iraq, "In Baghdad", languages=["ar"], deadline=date(2021, 3, 23))
    assert sorted(titles(client, "?country=SOM")) == ["In person", "Online"]
    assert titles(client, "?country=SOM&mode=virtual") == ["Online"]
    assert sorted(titles(client, "?language=ar&language=en")) == ["In Baghdad", "Online"]
    assert titles(client, f"?sector={iraq.sector.code}") == ["In Baghdad"]
    assert titles(client, "?kind=assignment&words=baghdad") == ["In Baghdad"]
    assert titles(client, "?starts_from=2021-05-20") == ["Online"]
    assert titles(client, "?starts_by=2021-05-20&country=SOM") == ["In person"]
    assert titles(client, "?country=XXX") == titles(client, "?words=%00zzz") == []


def test_pages_follow_each_other_without_gap_or_double(client, need):
    for number in range(7):
        write(need, f"N{number}", deadline=date(2021, 3, 20 + number % 3))
    found, address = [], f"{LIST}?limit=3&country=SOM"
    while address:
        page = client.get(address).json()
        assert len(page["items"]) <= 3
        found += [item["title"]["texts"]["en"] for item in page["items"]]
        address = page["next"]
    assert found == titles(client)
    assert len(found) == 7


def test_pages_of_a_search_follow_each_other_too(client, need):
    for number in range(3):
        write(need, f"Wells {number}")
        write(need, f"Else {number}")
    first = client.get(f"{LIST}?words=wells&limit=4").json()
    second = client.get(first["next"]).json()
    names = [item["title"]["texts"]["en"] for item in first["items"] + second["items"]]
    assert sorted(names[:3]) == ["Wells 0", "Wells 1", "Wells 2"]
    assert sorted(names[3:]) == ["Else 0", "Else 1", "Else 2"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("limit=0", "limit: Input should be greater than or equal to 1."),
        ("limit=many", "limit: Input should be a valid integer, unable to parse string as an integer."),
        ("mode=sideways", "mode: Input should be 'physical', 'virtual' or 'mixed'."),
        ("country=som", "country: is not written as the description of this address says."),
        ("after=soon", "after: is not written as the description of this address says."),
        ("after=.2021-02-30.abcdefghjk", "after: no calendar has this day; take the value from next."),
        ("starts_by=2021-02-30", "starts_by: Input should be a valid date or datetime, day value is outside expected "
         "range."),
        (f"words={'x' * 101}", "words: String should have at most 100 characters."),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_answered_in_a_sentence(client, query, why):
    make.make_programme()
    answer = client.get(f"{LIST}?{query}")
    assert (answer.status_code, answer.json()) == (422, {"detail": why})


def test_one_opportunity_has_all_its_words_and_nothing_internal(client, need):
    goals = {"goals": {"source": "en", "en": "Six technicians measure alone"}}
    opportunity = write(need, sections=goals)
    found = client.get(f"{LIST}/{opportunity.public_id}").json()
    assert set(found) == {
        "id", "reference", "state", "open", "title", "summary", "background", "tasks", "required", "welcome",
        "deliverables", "sections", "kind", "mode", "places", "weeks", "starts", "ends", "deadline", "deadline_ends",
        "answer_by", "published_at", "languages", "country", "sector", "host", "url",
    }  # fmt: skip
    assert found["sections"] == {"goals": {"source": "en", "texts": {"en": "Six technicians measure alone"}}}
    assert found["deadline_ends"] == "2021-03-21T23:59:59+01:00"
    assert (found["open"], found["state"], found["country"]) == (True, "published", "SOM")
    assert found["sector"] == need.sector.code
    assert need.counterpart not in client.get(f"{LIST}/{opportunity.public_id}").content.decode()


def test_one_that_is_over_says_so(client, need):
    closed = write(need, state="closed", deadline=date(2021, 3, 1))
    ran_out = write(need, deadline=date(2021, 3, 7))
    for opportunity, state in ((closed, "closed"), (ran_out, "published")):
        found = client.get(f"{LIST}/{opportunity.public_id}").json()
        assert (found["state"], found["open"]) == (state, False)


@pytest.mark.parametrize(
    ("state", "status", "why"),
    [
        ("withdrawn", 410, "It was withdrawn and does not take place in this form."),
        ("suspended", 404, "It is on hold: the programme has stopped for a while in this country."),
    ],
)
def test_what_was_taken_back_tells_nothing_of_itself(client, need, state, status, why):
    answer = client.get(f"{LIST}/{write(need, 'Secret', state=state).public_id}")
    assert (answer.status_code, answer.json()) == (status, {"detail": why})


@pytest.mark.parametrize("state", ["draft", "in_review", "edits_requested", "agreed", "withdrawn"])
def test_what_was_never_public_does_not_exist_for_anybody(client, need, state):
    hidden = write(need, state=state, published_at=None)
    for reader in (None, make.make_staff("officer")):
        if reader:
            make.sign_in(client, reader)
        answer = client.get(f"{LIST}/{hidden.public_id}")
        assert (answer.status_code, answer.json()) == (404, {"detail": "There is no such opportunity."})


def test_programmes_and_sectors_say_what_filters_can_ask_for(client):
    programme = make.make_programme()
    [found] = client.get(API).json()
    assert (found["code"], found["zone"], found["url"]) == ("cd4d2", programme.zone, "http://testserver/en/p/cd4d2/")
    assert {country["country"] for country in found["countries"]} == {"AFG", "IRQ", "NGA", "SOM"}
    sectors = client.get(f"{API}/cd4d2/sectors").json()
    assert {sector["code"] for sector in sectors} == set(programme.sectors.values_list("code", flat=True))
    for nothing in ("other", "%00"):
        answer = client.get(f"{API}/{nothing}/sectors")
        assert (answer.status_code, answer.json()) == (404, {"detail": "There is no programme of that code."})


def test_an_answer_that_has_not_changed_is_not_sent_again(client, need):
    write(need)
    first = client.get(LIST)
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get(LIST, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    write(need, "Another")
    assert client.get(LIST, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_nothing_can_be_written_and_nothing_is_open_unless_it_says_so(client):
    make.make_programme()
    for ask in (client.post, client.put, client.patch, client.delete):
        assert ask(LIST).status_code == 405
    assert nobody(RequestFactory().get("/")) is False
    assert api.auth == [nobody]
    operations = [operation for _prefix, router in api._routers for view in router.path_operations.values()
                  for operation in view.operations]  # fmt: skip
    assert sorted(operation.operation_id for operation in operations) == [
        "opportunities", "opportunity", "programmes", "sectors",
    ]  # fmt: skip
    assert {tuple(operation.methods) for operation in operations} == {("GET",)}


def test_an_operation_that_forgets_to_say_it_is_open_refuses():
    careless = NinjaAPI(auth=nobody, urls_namespace="careless")

    @careless.get("/people")
    def people(request):
        return ["Hodan"]

    view = next(entry.callback for entry in careless.urls[0] if entry.name == "people")
    assert view(RequestFactory().get("/people")).status_code == 401


def test_every_address_of_the_door_says_that_it_is_one():
    assert {entry.callback.door for entry in urls[0]} == {"api"}


def test_the_description_is_served_and_its_page_needs_nothing_from_elsewhere(client):
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Ciconia"
    page = client.get("/api/v1/docs").content.decode()
    assert "/static/ninja/swagger-ui-bundle.js" in page
    assert "http" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_two_statements_however_long_it_is(client, need, django_assert_max_num_queries, number):
    for _ in range(number):
        write(need)
    assert statements(client, LIST, django_assert_max_num_queries) == 2
