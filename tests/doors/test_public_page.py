"""The page of one opportunity: its sections, its picture and posting, and what is sent on."""

import json
import re
from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest

from ciconia.doors.public.card_image import CardWords, draw
from ciconia.doors.public.posting import data_block
from ciconia.foundation import clock
from ciconia.foundation.text import Translated, translated
from ciconia.people.models import Organisation
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.models import Fact, Rule, TermsSection
from ciconia.programmes.queries.conditions import conditions_on
from ciconia.programmes.queries.programme import facts_of, rules_on
from ciconia.programmes.queries.terms import sections_for
from ciconia.selection.models import Opportunity
from tests import make
from tests.doors.public_help import text, write

pytestmark = pytest.mark.django_db
LIST = "/en/p/cd4d2/opportunities/"
PNG = b"\x89PNG\r\n\x1a\n"
WORDS = CardWords("en", "ltr", "Programme", "Hydrologist", "ltr", "Utility, Garowe, Somalia", "In person.", "SOM")


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


def page_of(opportunity, language="en"):
    """The address of its page."""
    return f"{LIST}{opportunity.public_id}/".replace("/en/", f"/{language}/")


def posting_of(response):
    """The JobPosting on a page, None where there is none."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S)
    return json.loads(found[1]) if found else None


def said_by(response):
    """{property: content} of the page's Open Graph."""
    return dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', response.content.decode()))


# Sections


def test_sections_stand_where_a_reader_looks_for_them(client, need):
    sections = {
        "goals": translated("Six technicians measure alone\nThe ministry reads the figures"),
        "team": translated("Head of network\nSix technicians"),
        "results": translated("Ten wells measured weekly by week 6"),
        "conditions": translated("A desk in Garowe"),
    }
    response = client.get(page_of(write(need, sections=sections)))
    headings = re.findall(r"<h2>([^<]+)</h2>", response.content.decode())
    assert headings[:11] == [
        "Why the institution asked", "What has changed at the end", "What you will do", "What you bring",
        "What is paid", "Who can take part", "What stays behind", "How we know that it worked",
        "Where and how you work", "Who you work with", "How we choose, and by when",
    ]  # fmt: skip
    assert '<ul class="bul"><li>Six technicians measure alone</li>' in response.content.decode()
    assert text(response).index("Who you work with") < text(response).index("Head of network")


def test_what_a_programme_asks_beyond_its_kind_has_the_programmes_words(client, need):
    mine = TermsSection.objects.filter(programme=need.programme).current().first()
    assert mine is not None
    assert mine.code not in {section.code for section in KINDS["assignment"].sections}
    sector = mine.sectors[0] if mine.sectors else need.sector.code
    opportunity = write(
        need, sections={mine.code: translated("Two valleys")}, sector=need.programme.sectors.get(code=sector)
    )
    page = client.get(page_of(opportunity)).content.decode()
    assert f"<h2>{mine.label}</h2>" in page
    assert "Two valleys" in page


def test_a_section_nobody_asks_for_any_more_is_not_shown(client, need):
    assert "Left over" not in text(client.get(page_of(write(need, sections={"old": translated("Left over")}))))


def test_a_section_in_another_language_is_marked(client, need):
    sections = {"conditions": Translated(source="ar", ar="مكتب في غاروي")}
    page = client.get(page_of(write(need, sections=sections))).content.decode()
    assert (
        '<p class="keep" lang="ar" dir="rtl">مكتب في غاروي <bdi lang="en"><span class="tongue">Arabic</span></bdi></p>'
    ) in page


def test_a_window_longer_than_the_work_is_said(client, need):
    page = text(client.get(page_of(write(need, ends=date(2021, 7, 30)))))
    assert "6 weeks, within 10 May to 30 July 2021" in page


def test_a_programme_that_never_said_what_it_pays_says_that(client, need):
    Fact.objects.filter(key="costs").update(known=False)
    page = text(client.get(page_of(write(need))))
    assert "The programme has not said what it pays. Ask before you apply." in page
    assert "It is not a salary" not in page


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2021, 3, 8)])
def test_what_holds_on_a_day_is_what_the_programme_says_elsewhere(day):
    programme = make.make_programme()
    for kind, sector in (("assignment", sector.code) for sector in programme.sectors.all()):
        found = conditions_on(programme, day, kind=kind, sector=sector)
        assert found.sentences == [rule.sentence for rule in rules_on(programme, day)]
        assert found.paid == facts_of(programme, on=day).get(key="costs").value
        own = [(s.code, s.label, s.listed) for s in found.sections]
        asked = sections_for(programme, kind, sector=sector)[len(KINDS[kind].sections) :]
        assert own == [(s.code, s.label, s.listed) for s in asked]


def test_a_page_that_was_drawn_before_is_drawn_anew_when_a_row_behind_it_changes(client, need):
    opportunity = write(need)
    assert "Help the utility see its wells" in text(client.get(page_of(opportunity)))
    Opportunity.objects.update(summary=translated("Wells for all"))
    assert "Wells for all" in text(client.get(page_of(opportunity)))
    Organisation.objects.filter(pk=need.organisation_id).update(name=translated("Wells Office"))
    assert "Wells Office" in text(client.get(page_of(opportunity)))
    Rule.objects.update(sentence=translated("Everybody who lives in Europe."))
    assert "Everybody who lives in Europe." in text(client.get(page_of(opportunity)))
    clock.start_at(datetime(2021, 3, 22, 9, tzinfo=UTC))
    assert "Last day to apply" in text(client.get(page_of(opportunity)))
    assert 'rel="canonical" href="http://localhost/' in client.get(
        page_of(opportunity), HTTP_HOST="localhost"
    ).content.decode()  # fmt: skip


# For search engines


def test_the_posting_has_only_what_is_true(client, need):
    opportunity = write(need, "Hydrologist", published_at=datetime(2021, 3, 1, 9, tzinfo=UTC))
    Organisation.objects.filter(pk=need.organisation_id).update(city="Garowe")
    response = client.get(page_of(opportunity))
    assert posting_of(response) == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Hydrologist",
        "description": "<p>Help the utility see its wells</p><p>Wells run dry unseen</p><p>Install</p><p>Train</p>"
        "<p>Five years with wells</p><p>Well map</p>",
        "url": f"http://testserver{page_of(opportunity)}hydrologist/",
        "identifier": {"@type": "PropertyValue", "name": str(need.programme), "value": "CD2-SOM-9001"},
        "datePosted": "2021-03-01",
        "validThrough": "2021-03-21T23:59:59+01:00",
        "jobStartDate": "2021-05-10",
        "totalJobOpenings": 1,
        "employmentType": "VOLUNTEER",
        "hiringOrganization": {"@type": "Organization", "name": need.programme.carried_out_by},
        "industry": str(need.sector),
        "responsibilities": "Install\nTrain",
        "qualifications": "Five years with wells",
        "jobBenefits": "The costs of logistics, and daily allowances",
        "jobLocation": {
            "@type": "Place",
            "name": str(need.organisation),
            "address": {"@type": "PostalAddress", "addressLocality": "Garowe", "addressCountry": "SO"},
        },
    }


def test_a_posting_is_of_the_day_it_was_at_home(client, need):
    opportunity = write(need, "Hydrologist", published_at=datetime(2021, 3, 1, 23, 30, tzinfo=UTC))
    assert posting_of(client.get(page_of(opportunity)))["datePosted"] == "2021-03-02"


def test_work_online_has_no_place_but_countries_one_can_apply_from(client, need):
    posting = posting_of(client.get(page_of(write(need, mode="virtual"))))
    assert "jobLocation" not in posting
    assert posting["jobLocationType"] == "TELECOMMUTE"
    names = {country["name"] for country in posting["applicantLocationRequirements"]}
    assert {"Netherlands", "Germany"} <= names
    assert "United Kingdom" not in names
    Rule.objects.all().delete()
    assert "applicantLocationRequirements" not in posting_of(client.get(page_of(write(need, mode="virtual"))))


@pytest.mark.parametrize("state", ["closed", "filled", "not_filled", "withdrawn", "suspended"])
def test_what_is_over_is_no_posting(client, need, state):
    assert posting_of(client.get(page_of(write(need, state=state, deadline=date(2021, 3, 1))))) is None


def test_no_word_can_end_the_data_block_it_stands_in(client, need):
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    response = client.get(page_of(write(need, hostile)))
    assert posting_of(response)["title"] == hostile
    assert response.content.decode().count("<script") == 1
    assert "<" not in data_block({"x": hostile})[len('<script type="application/ld+json">') : -len("</script>")]


# For messengers


def test_a_link_that_is_sent_on_shows_title_sentence_and_picture(client, need):
    opportunity = write(need, version=4)
    said = said_by(client.get(page_of(opportunity)))
    assert said["title"] == "Hydrologist, Somalia"
    assert said["description"] == "In person, 6 weeks. Apply by 21 March 2021. Help the utility see its wells"
    assert said["url"] == f"http://testserver{page_of(opportunity)}hydrologist/"
    assert said["image"] == f"http://testserver{page_of(opportunity)}card.png?4"
    assert (said["image:width"], said["image:height"], said["locale"]) == ("1200", "630", "en_GB")


def test_the_picture_is_a_png_that_messengers_accept(client, need):
    opportunity = write(need)
    response = client.get(f"{page_of(opportunity)}card.png")
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content[:8] == PNG
    assert [int.from_bytes(response.content[at : at + 4]) for at in (16, 20)] == [1200, 630]
    assert len(response.content) < 300_000  # above that WhatsApp may leave a picture out
    again = client.get(f"{page_of(opportunity)}card.png", HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_the_picture_tells_nothing_of_what_was_taken_back(client, need):
    for state in ("withdrawn", "suspended", "draft"):
        assert client.get(f"{page_of(write(need, state=state))}card.png").status_code == 404


def test_pictures_differ_by_words_direction_and_country():
    arabic = CardWords("ar", "rtl", "برنامج", "اختصاصي بيانات", "rtl", "بغداد", "حضوريًا", "IRQ")
    long = CardWords("en", "ltr", "Programme", "Very long " * 80, "ltr", "Utility " * 40, "In person.", "XXX")
    pictures = [draw(words) for words in (WORDS, arabic, long)]
    assert {picture[:8] for picture in pictures} == {PNG}
    assert len(set(pictures)) == 3
    assert draw(WORDS) is pictures[0]


def test_what_people_write_is_never_a_command_of_the_picture():
    hostile = '#panic("x") $x$ *b* #image("/etc/passwd") ]] "'
    assert draw(CardWords("en", "ltr", hostile, hostile, "ltr", hostile, hostile, "SOM"))[:8] == PNG


def test_the_text_that_is_sent_on_is_short_and_ends_with_a_short_address(client, need):
    opportunity = write(need, "Hydrologist & trainer")
    page = client.get(page_of(opportunity)).content.decode()
    sent = unquote(re.search(r'href="https://wa\.me/\?text=([^"]+)"', page)[1])
    address = f"http://testserver{page_of(opportunity)}"
    assert sent == f"Hydrologist & trainer, Somalia. In person, 6 weeks. Apply by 21 March 2021. {address}"
    mail = unquote(re.search(r'href="mailto:\?([^"]+)"', page)[1]).replace("&amp;", "&")
    assert mail.startswith("subject=Hydrologist & trainer&body=Hydrologist & trainer, Somalia.")
    over = client.get(page_of(write(need, state="filled", deadline=date(2021, 3, 1))))
    assert said_by(over)["description"].startswith("In person, 6 weeks. Somebody was chosen for every place.")


def test_arabic_readers_send_arabic_on(client, need):
    opportunity = write(need, Translated(source="ar", ar="اختصاصي بيانات", en="Data specialist"))
    response = client.get(page_of(opportunity, "ar"))
    assert said_by(response)["title"].startswith("اختصاصي بيانات")
    assert said_by(response)["locale"] == "ar_AR"
    assert client.get(f"{page_of(opportunity, 'ar')}card.png").content[:8] == PNG
