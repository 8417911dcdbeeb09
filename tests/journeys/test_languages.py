"""Journey C: from the list to the draft of an application, in English, Dutch and Arabic."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from tests import make
from tests.journeys.walker import Walker

SECRET = "correct horse battery staple"
# What a page of the language has to say: direction, the last day, what one language is called in it.
SIGHTS = {
    "en": ("ltr", "28 March 2021", "Arabic", "In person"),
    "nl": ("ltr", "28 maart 2021", "Arabisch", "Ter plaatse"),
    "ar": ("rtl", "28 آذار/مارس 2021", "العربية", "حضورياً"),
}


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def person():
    """Somebody who may apply, and something to apply for whose title exists in English and Arabic."""
    with transaction.atomic():
        make.set_actor("system:maker")
        title = make.translated("Groundwater monitoring trainer", ar="مدرب على مراقبة المياه الجوفية")
        make.make_opportunity(title=title, languages=["ar", "en"], mode="physical")
        found = make.make_person("Ifrah Samatar Cige", short_name="Ifrah S.", own_words=make.translated("Wells"))
        found.user.set_password(SECRET)
        found.user.save()
    return found


@pytest.mark.parametrize("language", SIGHTS)
def test_from_the_list_to_a_draft(walker, person, language: str):
    direction, day, arabic, mode = SIGHTS[language]
    reader = walker(locale=language)
    with translation.override(language):
        reader.page.goto(reader.address)
        assert reader.page.url == f"{reader.address}/{language}/"
        reader.go(f"/{language}/p/cd4d2/opportunities/")
        reader.sees(day.rpartition(" ")[0], arabic, mode)
        reader.open(reader.page.locator(".opp h3 a").first)
        reader.sees(day, _("Sign in to apply"))
        its_other_languages_are_offered(reader, language)
        reader.follow(_("Sign in to apply"))
        reader.fill({_("E-mail address"): person.user.email, _("Password"): SECRET})
        reader.press(_("Sign in"))
        reader.press(_("Apply"))
        for _screen in range(2):
            reader.press(_("Keep it and go on"))
        reader.fill({_("Why you, and why this institution?"): "مياه / water 2.5 m"})
        reader.press(_("Keep it and go on"))
        reader.sees(_("Documents and referees"), day)
        assert reader.page.url.startswith(f"{reader.address}/{language}/my/applications/")
        assert reader.page.locator("html").get_attribute("dir") == direction
        assert reader.page.locator("html").get_attribute("lang") == language


def its_other_languages_are_offered(reader: Walker, language: str) -> None:
    """The same page, one click away; search engines find it as well."""
    links = reader.page.locator(".langs a")
    assert [link.get_attribute("hreflang") for link in links.all()] == ["en", "nl", "fr", "ar"]
    heads = reader.page.locator("link[rel=alternate][hreflang]")
    assert [link.get_attribute("hreflang") for link in heads.all()] == ["en", "nl", "fr", "ar", "x-default"]
    path = reader.page.url.removeprefix(f"{reader.address}/{language}/")
    assert [link.get_attribute("href") for link in heads.all()][-1] == f"{reader.address}/{path}"
    french = reader.page.locator(".langs a[lang=fr]").get_attribute("href")
    assert french == f"/fr/{path}"


def test_what_stands_in_for_another_language_is_marked(walker, person):
    reader = walker(locale="fr")
    reader.go("/fr/p/cd4d2/opportunities/")
    title = reader.page.locator(".opp h3").first
    assert title.inner_text().split("\n") == ["Groundwater monitoring trainer anglais"]
    assert title.locator("[lang=en]").inner_text() == "Groundwater monitoring trainer"
    reader.go("/ar/p/cd4d2/opportunities/")
    assert reader.page.locator(".opp h3").first.inner_text() == "مدرب على مراقبة المياه الجوفية"
