"""Clock, texts, names, identifiers and declarations: the parts that need no database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.countries import countries, country_name, language_name
from ciconia.foundation.identifiers import ALPHABET, public_id
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import Translated, translated


@pytest.fixture
def march():
    """The clock stands at 8 March 2021 and moves on from there."""
    clock.start_at(datetime(2021, 3, 8, 13, 5, tzinfo=UTC))
    yield
    clock.start_at(None)


def test_the_clock_starts_where_it_is_told_and_moves_on(march):
    assert clock.today() == date(2021, 3, 8)
    assert clock.is_shifted()
    assert timedelta(0) <= clock.now() - datetime(2021, 3, 8, 13, 5, tzinfo=UTC) < timedelta(seconds=5)


def test_the_clock_is_real_time_otherwise():
    assert not clock.is_shifted()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("Europe/Amsterdam", datetime(2021, 3, 21, 22, 59, 59, tzinfo=UTC)),
        ("Africa/Mogadishu", datetime(2021, 3, 21, 20, 59, 59, tzinfo=UTC)),
        ("Asia/Kabul", datetime(2021, 3, 21, 19, 29, 59, tzinfo=UTC)),
    ],
)
def test_a_deadline_ends_with_its_day_in_the_programmes_zone(zone, utc):
    assert clock.end_of(date(2021, 3, 21), zone) == utc


def test_a_day_with_a_change_of_clocks_still_ends_at_its_last_second():
    assert clock.end_of(date(2021, 3, 28)) == datetime(2021, 3, 28, 21, 59, 59, tzinfo=UTC)


def test_a_text_is_shown_in_the_language_asked_for():
    text = translated("Qalabka", "so", en="Equipment", nl="Uitrusting")
    assert (text.best("nl").text, text.best("nl").fallback) == ("Uitrusting", False)
    assert (text.best("so").text, text.best("so").language) == ("Qalabka", "so")


def test_a_text_that_is_not_there_in_a_language_is_shown_in_english_and_marked():
    shown = translated("Qalabka", "so", en="Equipment").best("fr")
    assert (shown.text, shown.language, shown.fallback, shown.direction) == ("Equipment", "en", True, "ltr")


def test_a_text_without_english_is_shown_as_it_was_written_and_marked():
    shown = translated("تجهیزات", "fa-AF").best("en")
    assert (shown.text, shown.language, shown.fallback, shown.direction) == ("تجهیزات", "fa-AF", True, "rtl")
    assert str(shown) == "تجهیزات"


def test_a_regional_language_finds_the_plain_one():
    assert translated("Bonjour", "fr").best("fr-BE").text == "Bonjour"


def test_an_empty_text_is_empty():
    assert not Translated({"source": "nl"})
    assert not Translated()
    assert (str(Translated()), Translated().best("nl").fallback) == ("", False)
    assert translated("x")


def test_countries_and_languages_have_names_in_the_readers_language():
    assert country_name("SOM", "so") == "Soomaaliya"
    assert country_name("AFG", "fa-af") == "افغانستان"
    assert country_name("NLD", "fr") == "Pays-Bas"
    assert language_name("fa-AF", "nl") == "Dari"
    assert language_name("so", "en") == "Somali"


def test_what_has_no_name_is_shown_as_its_code():
    assert country_name("XXX") == "XXX"
    assert country_name("SOM", "no-such-language") == "Somalia"
    assert language_name("qqq") == "qqq"


def test_every_country_is_in_the_list_once():
    listed = countries("en")
    assert len(listed) == 249
    assert len({name for _code, name in listed}) == 249
    assert [name for _code, name in listed[:4]] == ["Afghanistan", "Åland Islands", "Albania", "Algeria"]
    assert ("IRQ", "Iraq") in listed


def test_public_identifiers_are_short_readable_and_differ():
    made = {public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(one) for one in made} == {10}
    assert set("".join(made)) <= set(ALPHABET)
    assert not set(ALPHABET) & set("01ilo")


def test_a_field_declared_twice_is_an_error():
    with pytest.raises(ValueError, match="declared twice: name"):
        declare(public="name", internal="id name")


def test_a_declaration_knows_whether_it_is_about_people():
    assert not declare(public="name").holds_persons
    assert declare(personal={"name": ("a", "b", "c")}).holds_persons
    assert declare(sensitive={"sex": ("a", "b", "c")}).holds_persons
