"""The pages of a programme and of the installation: true, for everybody, and cheap."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from ciconia.foundation import clock
from ciconia.foundation.models import Role
from ciconia.insight.actions.figures import refresh_figures
from ciconia.insight.models import Figure
from ciconia.people.actions.registration import list_organisation
from ciconia.programmes.actions.focus import close
from ciconia.programmes.actions.pack import load
from ciconia.programmes.models import Fact, Focus, Programme
from ciconia.programmes.packs import shipped
from tests import make

pytestmark = pytest.mark.django_db
HOME, CHOOSING, FACTS = "/en/p/cd4d2/", "/en/p/cd4d2/choosing/", "/en/p/cd4d2/facts/"


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    """The clock stands in the second spring of the programme, and rows are made by the maker."""
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def text(response) -> str:
    """What a page says, without its marks."""
    words = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", words)


def statements(client, url, django_assert_max_num_queries) -> int:
    """How many statements a page takes, all but transaction control and the wall's own."""
    client.get(url)
    with django_assert_max_num_queries(50) as captured:
        client.get(url)
    own = ("SELECT set_config", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return len([query for query in captured if not query["sql"].startswith(own)])


def test_the_root_leads_to_the_language(client):
    response = client.get("/")
    assert (response.status_code, response.url) == (302, "/en/")


def test_the_installation_shows_each_programme_and_what_is_open(client):
    make.make_opportunity()
    page = text(client.get("/en/"))
    assert "Connecting Diaspora for Development 2" in page
    assert "The place you come from could use what you know" in page
    assert "2019 to 2022" in page
    assert "Afghanistan Iraq Nigeria Somalia" in page
    assert "1 assignment " in page


def test_an_installation_without_programmes_says_so(client):
    assert "No programme has been set up yet" in text(client.get("/en/"))


def test_a_programme_that_does_not_exist_is_not_there(client):
    assert client.get("/en/p/nothing/").status_code == 404
    assert client.get("/en/p/nothing/opportunities/").status_code == 404


def test_the_first_page_tells_what_countries_asked_for_and_what_is_open(client):
    make.make_opportunity()
    page = text(client.get(HOME))
    assert "See 1 open assignment" in page
    assert "Groundwater monitoring" in page
    assert "Local government Rule of law Water and infrastructure Private-sector development" in page
    assert "within 15 working days" in page
    assert "At most 92 days" in page


def test_a_country_where_the_work_has_ended_is_no_longer_among_them(client):
    focus = make.make_focus("AFG")
    make.as_user(make.make_staff("coordinator"), close, focus, reason="Work had to stop")
    page = client.get(HOME)
    assert page.status_code == 200
    assert "Technical and vocational education" not in text(page)


def test_a_figure_that_is_not_known_is_not_shown(client):
    programme = make.make_programme()
    assert '<div class="fig">' not in client.get(HOME).content.decode()
    make.set_actor("system:maker")
    refresh_figures(programme)
    assert '<div class="fig">' not in client.get(HOME).content.decode()  # nothing has begun: nothing to tell


def test_figures_are_those_that_were_counted(client):
    programme, somalia = make.make_programme(), make.make_focus("SOM")
    for focus, key, number, total in [
        (None, "assignments", 1153, 200), (somalia, "assignments", 46, 50), (None, "in_use", 27, 38),
    ]:  # fmt: skip
        Figure.objects.create(programme=programme, focus=focus, key=key, number=number, total=total)
    page = text(client.get(HOME))
    assert "1,153 assignments begun since 2019. The aim: about 200 participants" in page
    assert "71% of 38 things left behind are still fully in use a year later" in page
    assert "Somalia: 46 assignments" in client.get(HOME).content.decode()
    assert "trained" not in page


def test_a_prolongation_is_shown_once_it_has_begun(client):
    make.make_programme()
    assert "2019 to 2022" in text(client.get(HOME))
    clock.start_at(datetime(2022, 7, 2, tzinfo=UTC))
    assert "2019 to 2023" in text(client.get(HOME))


def test_a_programme_without_dates_or_funders_still_has_a_page(client):
    Programme.objects.create(
        code="bare",
        prefix="BA",
        answer_working_days=10,
        longest_days=30,
        name={"source": "en", "en": "Bare"},
        lines=["placement"],
    )
    page = text(client.get("/en/p/bare/"))
    assert "Nothing is open today" in page
    assert "Funded by" not in page


def loaded(*codes: str) -> None:
    """Programmes as they come with the product."""
    for code in codes:
        load(shipped(code), by=make.MAKER, reason="Test")


def test_programmes_that_are_over_stand_apart_with_their_years(client):
    loaded("trqn", "rwanda-tvet", "mauritania-circular", "cd4d")
    make.make_programme()
    now, past = text(client.get("/en/")).split("Programmes that are over", 1)
    order = ["Development 2", "Rwandan diaspora", "Circular and temporary"]
    assert list(dict.fromkeys(re.findall("|".join(order), now))) == order
    assert "2019 to 2023" in now
    assert "Since 2019" in now
    assert re.search(r"Connecting Diaspora for Development 2016 to 2019 Afghanistan Ethiopia Ghana Morocco", past)
    assert "Temporary Return of Qualified Nationals 2006 to 2016 Afghanistan Armenia Cape Verde" in past
    assert "Open now" not in past


def test_where_every_programme_is_over_the_installation_still_has_a_page(client):
    loaded("trqn")
    page = text(client.get("/en/"))
    assert "Temporary Return of Qualified Nationals 2006 to 2016" in page
    assert "No programme has been set up yet" not in page
    assert "The programmes here" not in page


def test_a_programme_that_is_over_says_so_on_its_pages(client):
    loaded("trqn")
    page = text(client.get("/en/p/trqn/"))
    assert "2006 to 2016, over" in page
    assert "Years: 2006 to 2016. It takes no applications any more." in page
    assert "You apply" not in page
    assert "Open assignments" not in page
    assert "Follow what opens" not in page
    assert "Budget of the first phase EUR 2.2 million" in page
    assert "Sudan Water Education Health" in page
    assert "Armenia not known" in page
    focus = Focus.objects.get(programme__code="trqn", country="ARM")
    coordinator = make.make_staff("coordinator", focus)
    make.as_user(coordinator, close, focus, reason="The programme is over")
    assert "Armenia not known" in text(client.get("/en/p/trqn/"))
    listed = text(client.get("/en/p/trqn/opportunities/"))
    assert "This programme is over It takes no applications any more. Programmes that are under way" in listed
    assert "Write to me when something new fits" not in listed


def test_a_programme_of_which_nobody_knows_who_pays_has_no_map_and_no_invented_funder(client):
    loaded("mauritania-circular")
    page = text(client.get("/en/p/mauritania-circular/"))
    assert "Funded by" not in page
    assert "Carried out by" not in page
    assert "Mauritania not known" in page
    assert "Nothing is open today" in page
    assert "Funder not known" in text(client.get("/en/p/mauritania-circular/facts/"))


def test_the_desk_calls_a_programme_by_its_code_where_that_is_a_word(client):
    loaded("mauritania-circular")
    focus = Focus.objects.get(country="MRT")
    make.sign_in(client, make.make_staff("coordinator", focus))
    assert "Circular and temporary migration, Mauritania" in text(client.get("/en/desk/mauritania-circular/"))
    page = text(client.get(f"/en/desk/mauritania-circular/countries/{focus.public_id}/"))
    assert "The programme's own chain is not known. This is what is usually done." in page.replace("&#x27;", "'")


def test_how_people_are_chosen_says_the_conditions_of_today(client):
    make.make_programme()
    page = text(client.get(CHOOSING))
    assert "You live in the Netherlands or in another member state of the European Union." in page
    assert "United Kingdom" not in page
    assert "Fit with the local context" in page
    assert "Has worked or taught in such a setting" in page
    assert "At most 15 working days after the last day to apply" in page
    clock.start_at(datetime(2020, 6, 1, tzinfo=UTC))
    assert "or in the United Kingdom." in text(client.get(CHOOSING))


def test_facts_stand_with_their_sources_and_unknowns_as_unknown(client):
    make.make_programme()
    page = client.get(FACTS)
    assert "Three months at the most" in text(page)
    assert "Flyer of CD4D2" in text(page)
    assert 'href="https://connectingdiaspora.org/?p=5828"' in page.content.decode()
    known, unknown = text(page).split("Where the product needs one of these")
    assert "Rates of the daily allowance not known" in unknown
    assert "Rates of the daily allowance" not in known


def test_affiliated_organisations_that_asked_to_be_listed_stand_there(client):
    shown = make.make_affiliation("active", does=["outreach", "other"], other="A choir")
    hidden, waiting = make.make_affiliation("active"), make.make_affiliation("weighed")
    for row in (shown, waiting):
        contact = make._member(row.organisation, Role.ORGANISATION_CONTACT)
        make.as_user(contact, lambda by, one=row.organisation: list_organisation(one, by=by))
    page = client.get(FACTS)
    assert f'<a href="/en/organisations/{shown.organisation.public_id}/">{shown.organisation}</a>' in (
        page.content.decode()
    )
    assert "Outreach, A choir" in text(page)
    assert [str(row.organisation) in text(page) for row in (hidden, waiting)] == [False, False]


def test_facts_that_could_not_be_known_yet_are_not_shown(client):
    make.make_programme()
    assert Fact.objects.filter(key="prolonged").exists()
    assert "Prolongation" not in text(client.get(FACTS))
    clock.start_at(datetime(2022, 7, 1, tzinfo=UTC))
    assert "Prolongation" in text(client.get(FACTS))


@pytest.mark.parametrize(("url", "most"), [("/en/", 4), (HOME, 7), (CHOOSING, 4), (FACTS, 5)])
def test_pages_are_cheap(client, django_assert_max_num_queries, url, most):
    make.make_opportunity()
    assert statements(client, url, django_assert_max_num_queries) == most


def test_strangers_who_want_to_start_are_asked_to_sign_in(client):
    response = client.get("/en/start/")
    assert (response.status_code, response.url) == (302, "/en/account/sign-in/?next=/en/start/")


def test_staff_start_at_the_desk_of_their_programme(client):
    make.sign_in(client, make.make_staff("officer"))
    response = client.get("/en/start/")
    assert (response.status_code, response.url) == (302, reverse("desk:overview", kwargs={"programme": "cd4d2"}))


def test_everybody_else_starts_at_their_own_things(client):
    for user in (make.make_person().user, make.make_member(make.make_organisation(), Role.ENDORSER)):
        make.set_actor("system:maker")
        client.force_login(user)
        response = client.get("/en/start/")
        assert (response.status_code, response.url) == (302, reverse("portal:home"))
