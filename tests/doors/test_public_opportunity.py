"""What one can apply for: a list that keeps what was chosen in its address, and a page each that tells the truth."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from ciconia.doors.public.forms.opportunity import Filters, Start
from ciconia.foundation import clock
from ciconia.foundation.text import Translated, translated
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Need, Opportunity
from ciconia.selection.queries.open_opportunity import After
from tests import make
from tests.doors.public_help import statements, text, write
from tests.make import as_user

pytestmark = pytest.mark.django_db
LIST = "/en/p/cd4d2/opportunities/"
TODAY = date(2021, 3, 8)


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    """The clock stands on Monday 8 March 2021, and rows are made by the maker."""
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def need() -> Need:
    """A need in Somalia from which any number of opportunities can be written."""
    return make.make_need("validated")


def titles(response) -> list[str]:
    """The assignments a page lists, in order."""
    return re.findall(r'<h3 class="oh"><a href="[^"]*">([^<]*)', response.content.decode())


def enter(client, user) -> None:
    """Sign somebody in, as the maker: a request leaves its own actor behind in the test's transaction."""
    make.set_actor("system:maker")
    client.force_login(user)


# The list


def test_the_list_has_what_is_open_and_what_closes_first_stands_on_top(client, need):
    write(need, "Later", deadline=date(2021, 4, 1))
    write(need, "Sooner", deadline=date(2021, 3, 10))
    write(need, "Yesterday", deadline=date(2021, 3, 7))
    for state in ("draft", "agreed", "closed", "filled", "not_filled", "withdrawn", "suspended"):
        write(need, state.title(), state=state)
    response = client.get(LIST)
    assert titles(response) == ["Sooner", "Later"]
    assert "2 assignments" in text(response)


def test_filters_narrow_the_list_and_count_what_they_would_show(client, need):
    write(need, "In person")
    write(need, "Online", mode="virtual", languages=["so", "en"], deadline=date(2021, 3, 22))
    iraq = make.make_need("validated", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    write(iraq, "In Baghdad", languages=["ar"], deadline=date(2021, 3, 23))
    assert titles(client.get(f"{LIST}?country=SOM")) == ["In person", "Online"]
    assert titles(client.get(f"{LIST}?country=SOM&mode=virtual")) == ["Online"]
    assert titles(client.get(f"{LIST}?language=ar&language=en")) == ["Online", "In Baghdad"]
    assert titles(client.get(f"{LIST}?sector=migration-governance")) == ["In Baghdad"]
    assert re.findall(r'value="(\w+)"( checked)?>\s*<span class="place \w+">[^<]*</span>\s*<span class="n num">(\d)',
                      client.get(f"{LIST}?mode=physical&country=SOM").content.decode()) == [
        ("IRQ", "", "1"), ("SOM", " checked", "1"),
    ]  # fmt: skip


def test_the_address_keeps_what_was_chosen_and_each_choice_can_be_taken_away(client, need):
    write(need)
    page = client.get(f"{LIST}?country=SOM&mode=physical").content.decode()
    assert '<a href="?country=SOM&amp;mode=physical">The address of this list</a>' in page
    assert 'href="?mode=physical#results"' in page
    assert 'href="?country=SOM#results"' in page


def test_what_nobody_offers_is_ignored_and_never_reaches_the_database(client, need):
    write(need)
    strange = "country=XXX&country=%00&mode=sideways&sector=&language=klingon&state=draft&programme=2&after=soon"
    assert titles(client.get(f"{LIST}?{strange}")) == ["Hydrologist"]


def test_an_empty_result_names_what_is_nearest(client, need):
    write(need, "One")
    write(need, "Two", languages=["so", "en"])
    make.make_focus("IRQ")
    response = client.get(f"{LIST}?language=so&mode=virtual")
    assert titles(response) == []
    assert "Nothing is open with all of these" in text(response)
    assert "Show 2 without “Online”" in text(response)
    assert 'href="?language=so#results"' in response.content.decode()


def test_nothing_open_at_all_says_when_there_will_be(client):
    make.make_programme()
    assert "The next assignments come when institutions have said what they need" in text(client.get(LIST))


def test_pages_of_25_follow_each_other_without_gap_or_double(client, need):
    made = [write(need, f"N{n:02}", deadline=TODAY + timedelta(days=n % 3)) for n in range(40)]
    expected = [str(row.title) for row in sorted(made, key=lambda row: (row.deadline, row.public_id))]
    first = client.get(LIST)
    assert titles(first) == expected[:25]
    assert "1 to 25 of 40" in text(first)
    onwards = re.search(r'href="(\?after=[^"]+)" rel="next"', first.content.decode())
    second = client.get(LIST + onwards[1])
    assert titles(second) == expected[25:]
    assert "26 to 40 of 40" in text(second)
    assert 'rel="next"' not in second.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_three_statements_however_long_it_is(client, need, django_assert_max_num_queries, number):
    for _ in range(number):
        write(need)
    assert statements(client, LIST, django_assert_max_num_queries) == 3
    make.set_actor("system:maker")
    enter(client, make.make_person().user)
    assert statements(client, f"{LIST}?country=SOM&mode=physical", django_assert_max_num_queries) == 5


@pytest.mark.parametrize("broken", ["", "x", "1.2.3", "1.2021-13-01.abc", "1.2021-03-08.", "1.2021-03-08.?", "." * 99])
def test_an_unreadable_place_in_the_list_is_its_start(broken):
    assert Start.read(broken) is None


def test_a_place_in_the_list_reads_as_it_was_written():
    start = Start(25, After(TODAY, "abcdefghjk"))
    assert Start.read(str(start)) == start
    named = Start(25, After(TODAY, "abcdefghjk", named=True))
    assert Start.read(str(named)) == named
    assert Filters({"country": frozenset({"SOM", "IRQ"})}).onwards(start) == (
        "?country=IRQ&country=SOM&after=25.2021-03-08.abcdefghjk"
    )


# One of them


def page_of(opportunity) -> str:
    return f"{LIST}{opportunity.public_id}/"


def test_the_page_says_what_with_whom_when_and_how_somebody_is_chosen(client, need):
    response = client.get(page_of(write(need)))
    page = text(response)
    assert response.status_code == 200
    assert "Sunday 21 March 2021 , 23:59 in Amsterdam" in page
    assert "10 May to 20 June 2021 (6 weeks)" in page
    assert "CD2-SOM-9001" in page
    assert "22 March to 9 April 2021" in page
    assert "By 9 April 2021" in page
    assert "June 2021 and June 2022" in page
    assert "You live in the Netherlands or in another member state of the European Union." in page
    assert "The costs of logistics, and daily allowances" in page
    assert str(need.organisation) in page
    assert "Head of network" not in page  # who the counterpart is, is for those who are chosen


def test_the_words_in_the_address_are_for_people_only(client, need):
    opportunity = write(need, "Migration data specialist")
    assert f"{page_of(opportunity)}migration-data-specialist/" in client.get(LIST).content.decode()
    for slug in ("migration-data-specialist", "anything"):
        assert client.get(f"{page_of(opportunity)}{slug}/").status_code == 200


def test_a_title_without_latin_letters_needs_no_words_in_the_address(client, need):
    opportunity = write(need, title="x")
    Opportunity.objects.update(title=Translated(source="ar", ar="اختصاصي بيانات"))
    assert f'href="{page_of(opportunity)}"' in client.get(LIST).content.decode()


def test_text_in_another_language_is_marked_as_such(client, need):
    opportunity = write(need, tasks=Translated(source="so", so="Tababar\nQalabee"))
    Opportunity.objects.update(title=Translated(source="ar", ar="اختصاصي بيانات"))
    page = client.get(page_of(opportunity)).content.decode()
    assert '<span lang="ar" dir="rtl">اختصاصي بيانات</span> <span class="tongue">Arabic</span>' in page
    assert '<ol class="bul" lang="so" dir="ltr"><li>Tababar</li><li>Qalabee</li></ol>' in page
    assert '<span class="tongue">Somali</span>' in page


def test_what_people_write_is_never_markup(client, need):
    opportunity = write(need, "<script>alert(1)</script>", tasks=translated("<b>x</b>\n<img src=x>"))
    for url in (LIST, page_of(opportunity)):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>x</b>" not in page


def test_strangers_are_asked_to_sign_in_and_come_back(client, need):
    opportunity = write(need)
    page = client.get(page_of(opportunity)).content.decode()
    assert f'href="/en/account/sign-in/?next={page_of(opportunity)}"' in page
    assert ">Apply<" not in page


def test_who_has_a_profile_can_apply_and_go_on(client, need):
    opportunity, person = make.make_opportunity(need=need, deadline=date(2021, 3, 28)), make.make_person()
    client.force_login(person.user)
    page = client.get(page_of(opportunity)).content.decode()
    assert f'action="/en/my/apply/{opportunity.public_id}/"' in page
    assert ">Apply</button>" in page
    make.set_actor("system:maker")
    application = make.make_application("draft", opportunity=opportunity, person=person)
    assert "Go on with your application" in text(client.get(page_of(opportunity)))
    make.set_actor("system:maker")
    as_user(person.user, make.applications.submit, application)
    make.set_actor("system:maker")
    assert "You applied here. State: To assess" in text(client.get(page_of(opportunity)))


def test_whose_account_is_for_work_reads_why_there_is_no_button(client, need):
    opportunity = write(need)
    for user in (make.make_staff("officer"), make.make_member(need.organisation)):
        enter(client, user)
        page = client.get(page_of(opportunity))
        assert "Your account is for your work with the programme or an institution." in text(page)
        assert ">Apply<" not in page.content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("closed", "The last day to apply has passed. We are choosing."),
        ("filled", "Somebody was chosen for every place."),
        ("not_filled", "The search ended without anybody being chosen."),
    ],
)
def test_what_is_over_says_what_became_of_it_and_what_else_is_open(client, need, state, words):
    over = write(need, "Over", state=state, deadline=date(2021, 3, 1), answer_by=date(2021, 3, 22))
    write(need, "Elsewhere")
    response = client.get(page_of(over))
    assert response.status_code == 200
    assert words in text(response)
    assert titles(response) == ["Elsewhere"]
    assert "Sign in to apply" not in text(response)


def test_the_night_after_the_last_day_nobody_can_apply_even_before_a_job_has_run(client, need):
    opportunity = write(need, deadline=date(2021, 3, 7))
    assert "The last day to apply has passed." in text(client.get(page_of(opportunity)))
    make.set_actor("system:maker")
    enter(client, make.make_person().user)
    assert ">Apply<" not in client.get(page_of(opportunity)).content.decode()


def test_an_answer_that_is_late_is_admitted(client, need):
    late = write(need, state="closed", deadline=date(2021, 2, 1), answer_by=date(2021, 2, 22))
    assert "This day has passed and not everybody has an answer yet. We owe it." in text(client.get(page_of(late)))


def test_what_was_withdrawn_is_gone_kindly_and_shows_nothing_of_itself(client, need):
    opportunity = make.make_opportunity(need=need, deadline=date(2021, 3, 28))
    write(need, "Elsewhere")
    as_user(make.make_staff("officer"), opportunities.withdraw, opportunity, reason="The utility was merged")
    for reader in (None, make.make_staff("officer")):
        if reader:
            enter(client, reader)
        response = client.get(page_of(opportunity))
        assert response.status_code == 410
        assert "This assignment was withdrawn" in text(response)
        assert "Groundwater monitoring" not in text(response)
        assert "The utility was merged" not in text(response)
        assert titles(response) == ["Elsewhere"]


def test_what_is_on_hold_says_so_and_shows_nothing_of_itself(client, need):
    response = client.get(page_of(write(need, "Secret", state="suspended")))
    assert response.status_code == 404
    assert "This assignment is on hold" in text(response)
    assert "Secret" not in text(response)


@pytest.mark.parametrize("state", ["draft", "in_review", "edits_requested", "agreed", "withdrawn"])
def test_what_was_never_public_does_not_exist(client, need, state):
    opportunity = write(need, state=state, published_at=None)
    for reader in (None, make.make_staff("officer")):
        if reader:
            enter(client, reader)
        assert client.get(page_of(opportunity)).status_code == 404


def test_an_address_of_another_programme_does_not_lead_here(client, need):
    opportunity = write(need)
    assert client.get(f"/en/p/other/opportunities/{opportunity.public_id}/").status_code == 404
    assert client.get(f"{LIST}nothere22/").status_code == 404


def test_one_page_takes_few_statements(client, need, django_assert_max_num_queries):
    opportunity = write(need)
    over = write(need, state="closed", deadline=date(2021, 3, 1))
    assert statements(client, page_of(opportunity), django_assert_max_num_queries) == 3
    make.set_actor("system:maker")
    enter(client, make.make_person().user)
    assert statements(client, page_of(opportunity), django_assert_max_num_queries) == 8
    assert statements(client, page_of(over), django_assert_max_num_queries) == 8
