"""What one can apply for is found by the words people use, in whatever language they are written, and counted truly."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.selection.models import Need, Opportunity, OpportunityCount
from ciconia.selection.queries.open_opportunity import (
    After,
    Cell,
    Choice,
    about,
    counts_of,
    each_once,
    open_like,
    page_of,
)
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2021, 3, 8)


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def need() -> Need:
    """A validated need of an institution in Somalia."""
    return make.make_need("validated")


def write(need: Need, title, **fields) -> Opportunity:
    """A published opportunity of a need."""
    number = Opportunity.objects.count() + 1
    own = {
        "programme": need.programme, "focus": need.focus, "organisation": need.organisation, "need": need,
        "sector": need.sector, "reference": f"CD2-SOM-8{number:03}", "title": title, "languages": ["so"],
        "mode": "physical", "starts": date(2021, 5, 10), "weeks": 6, "deadline": date(2021, 3, 21),
        "state": "published", "turn_role": "officer",
    }  # fmt: skip
    return Opportunity.objects.create(**(own | fields))


def found(need: Need, words: str, **choice) -> list[str]:
    """The titles a search finds, as their authors wrote them."""
    rows = page_of(need.programme, TODAY, Choice(words=words, **choice), 25)
    return [row.title.best(row.title.source).text for row in rows]


def cube() -> dict[tuple, int]:
    return {
        (row.kind, row.focus_id, row.sector_id, row.mode, tuple(row.languages)): row.number
        for row in OpportunityCount.objects.exclude(number=0)
    }


def recounted() -> dict[tuple, int]:
    counted: dict[tuple, int] = {}
    for row in Opportunity.objects.filter(state="published"):
        key = (row.kind, row.focus_id, row.sector_id, row.mode, tuple(row.languages))
        counted[key] = counted.get(key, 0) + 1
    return counted


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (translated("Training nurses"), "nurse"),  # another form of the word
        (translated("Sages-femmes à l\u2019hôpital", "fr"), "hopital"),  # without the accents
        (translated("Sages-femmes à l\u2019hôpital", "fr"), "HÔPITAUX"),
        (translated("Verloskundigen opleiden", "nl"), "verloskundige"),
        (translated("تدريب القابلات في المستشفى", "ar"), "مستشفى"),  # without the article
        (translated("إدارة المياه", "ar"), "ادارة المياة"),  # letters that are written in several forms
        (translated("Tababarka umulisooyinka", "so"), "umulisooyinka"),  # a language without a dictionary
        (translated("آموزش قابله‌ها", "fa-AF"), "آموزش"),  # noqa: RUF001 - Dari
    ],
)
def test_words_are_found_in_the_language_they_were_written_in(need, title, words):
    write(need, title)
    write(need, translated("Audit of tariffs"))
    assert found(need, words) == [title.best(title.source).text]


def test_all_words_must_occur_wherever_they_stand_in_the_text(need):
    write(need, translated("Hydrologist"), tasks=translated("Map the wells"), sections={"goals": {"en": "Clean water"}})
    write(need, translated("Accountant"), tasks=translated("Close the books"), deadline=date(2021, 3, 22))
    assert found(need, "wells clean") == ["Hydrologist"]
    assert found(need, "wells books") == []
    assert found(need, "books OR wells") == ["Hydrologist", "Accountant"]
    assert found(need, "-wells books") == ["Accountant"]


def test_the_institution_its_town_and_the_reference_are_words_too(need):
    row = write(need, translated("Hydrologist"))
    host, town = str(need.organisation.name), need.organisation.city
    assert found(need, host) == found(need, town) == found(need, row.reference) == ["Hydrologist"]


def test_an_institution_that_is_renamed_is_found_by_its_new_name(need):
    write(need, translated("Hydrologist"))
    need.organisation.name = translated("Xarunta Biyaha", "so")
    need.organisation.save()
    assert found(need, "xarunta") == ["Hydrologist"]


def test_what_has_the_word_in_its_title_stands_first_then_what_closes_first(need):
    write(need, translated("Accountant"), tasks=translated("Works with the midwife"), deadline=date(2021, 3, 10))
    write(need, translated("Midwife"), deadline=date(2021, 3, 20))
    write(need, translated("Head midwife"), deadline=date(2021, 3, 12))
    choice = Choice(words="midwife")
    rows = page_of(need.programme, TODAY, choice, 2)
    assert [str(row.title) for row in rows] == ["Head midwife", "Midwife"]
    after = After(rows[-1].deadline, rows[-1].public_id, rows[-1].named)
    assert [str(row.title) for row in page_of(need.programme, TODAY, choice, 2, after)] == ["Accountant"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Research water research", "Research water"),
        ('"new water" new water', '"new water" new water'),
        ("water", "water"),
    ],
)
def test_a_word_said_twice_is_asked_for_once(words, asked):
    assert each_once(words) == asked


@pytest.mark.parametrize("words", ["'", '"', "a & | !", "((", ":*", "\\", "%", "the", "🦆", "<script>", "x" * 100])
def test_whatever_is_asked_for_is_never_a_command(need, words):
    write(need, translated("Hydrologist"))
    assert found(need, words) == []


def test_dates_narrow_by_the_day_the_work_starts(need):
    write(need, translated("May"), starts=date(2021, 5, 10))
    write(need, translated("June"), starts=date(2021, 6, 10))
    rows = page_of(need.programme, TODAY, Choice(starts_from=date(2021, 5, 11)), 25)
    assert [str(row.title) for row in rows] == ["June"]
    rows = page_of(need.programme, TODAY, Choice(starts_by=date(2021, 5, 10)), 25)
    assert [str(row.title) for row in rows] == ["May"]


def test_the_counts_follow_every_change(need):
    one, two = write(need, translated("One")), write(need, translated("Two"), languages=["so", "en"])
    assert cube() == recounted() == {
        ("assignment", need.focus_id, need.sector_id, "physical", ("so",)): 1,
        ("assignment", need.focus_id, need.sector_id, "physical", ("so", "en")): 1,
    }  # fmt: skip
    one.mode = "virtual"
    one.save()
    two.state = "closed"
    two.save()
    assert cube() == recounted() == {("assignment", need.focus_id, need.sector_id, "virtual", ("so",)): 1}
    one.delete()
    assert cube() == recounted() == {}


def test_counts_name_every_country_and_leave_out_what_closed_last_night(need):
    write(need, translated("One"))
    write(need, translated("Over"), deadline=date(2021, 3, 7))
    counted = counts_of(need.programme, TODAY, Choice())
    assert sum(cell.number for cell in counted.cells) == 1
    assert [cell.country for cell in counted.cells if cell.number == 0 and cell.country] == ["AFG", "IRQ", "NGA", "SOM"]
    assert Cell("SOM", need.sector.code, "assignment", "physical", ("so",), 2) in counted.cells
    assert str(counted.names[need.sector.code]) == str(need.sector.name)


def test_counts_of_a_search_are_of_what_it_finds_whatever_else_is_ticked(need):
    write(need, translated("Midwife"))
    write(need, translated("Midwife online"), mode="virtual")
    write(need, translated("Accountant"))
    counted = counts_of(need.programme, TODAY, Choice(words="midwife", modes=["virtual"]))
    assert {cell.mode: cell.number for cell in counted.cells if cell.number} == {"physical": 1, "virtual": 1}
    assert counted.complete


def test_an_estimate_is_a_number_of_rows(need):
    write(need, translated("Midwife"))
    assert about(need.programme, TODAY, Choice(words="midwife")) >= 0


def test_what_else_is_open_comes_from_the_same_sector_then_the_same_country(need):
    iraq = make.make_need("validated", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    write(iraq, translated("Elsewhere, other sector"), deadline=date(2021, 3, 9))
    write(need, translated("Here, other sector"), sector=iraq.sector, deadline=date(2021, 3, 10))
    write(need, translated("Here, same sector"), deadline=date(2021, 3, 20))
    rows = open_like(need.programme, TODAY, sector=need.sector_id, focus=need.focus_id, limit=3)
    assert [str(row.title) for row in rows] == [
        "Here, same sector", "Here, other sector", "Elsewhere, other sector",
    ]  # fmt: skip


def test_what_is_rare_is_found_by_its_values_and_pages_go_on_there_too(need):
    for number in range(60):
        write(need, translated(f"Common {number}"))
    days = [date(2021, 3, 20), date(2021, 3, 12)]
    rare = [write(need, translated(f"Rare {day}"), languages=["ps", "fa-AF"], deadline=day) for day in days]
    choice = Choice(languages=["ps"], modes=["physical", "virtual"], countries=["SOM"])
    assert [row.public_id for row in page_of(need.programme, TODAY, choice, 25)] == [
        rare[1].public_id,
        rare[0].public_id,
    ]
    after = After(rare[1].deadline, rare[1].public_id)
    assert [row.public_id for row in page_of(need.programme, TODAY, choice, 25, after)] == [rare[0].public_id]
    assert page_of(need.programme, TODAY, Choice(languages=["ps"], modes=["virtual"]), 25) == []
    common = page_of(need.programme, TODAY, Choice(languages=["so"]), 100)
    assert len(common) == 60


def test_what_several_languages_read_alike_is_asked_once():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ciconia_query('wells', 'en', 'nl', 'so', 'ar')::text, ciconia_query('1984', 'en', 'nl')::text"
        )
        assert cursor.fetchone() == ("'well' | 'wells'", "'1984'")
