"""Every pack that comes with the product is walked: told in four languages with its sources, and worked by as it is.

Nothing here knows a programme: what a test needs to know of one, it reads from the pack.
"""

import html
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

from ciconia.foundation import clock
from ciconia.foundation.actions.account import give_role
from ciconia.foundation.models import Scope, User
from ciconia.foundation.text import translated
from ciconia.gatherings.actions import event as events
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.kinds.gathering import event_kinds_of
from ciconia.programmes.models import Focus, PackVersion, Programme, SectorListing
from ciconia.programmes.packs import shipped, shipped_codes
from ciconia.programmes.queries.focus import focuses_of, sectors_of
from ciconia.programmes.queries.programme import criteria_of, rules_on
from ciconia.programmes.queries.terms import sections_for
from ciconia.programmes.rules.pack import Pack, read_file
from ciconia.programmes.rules.sector_listing import CHECK, Verdict
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "nl", "fr", "ar")
LATER = datetime(2026, 11, 2, 9, tzinfo=UTC)  # a day on which all that is known may be shown
REASON = "The set-up as shipped"

every_pack = pytest.mark.parametrize("code", shipped_codes())
placing = [code for code in shipped_codes() if "placement" in read_file(shipped(code)).data["programme"]["lines"]]
engaging = [code for code in shipped_codes() if code not in placing]


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def loaded(code: str) -> tuple[Pack, Programme]:
    """A pack, and the programme it makes in an empty database."""
    pack = read_file(shipped(code))
    return pack, packs.load_pack(pack, by=make.MAKER, reason=REASON).version.programme


def in_its_second_year(pack: Pack) -> datetime:
    """A morning on which the work of a programme is under way."""
    starts = pack.data["programme"]["starts"]["day"]
    return datetime(starts.year + 1 if starts else 2021, 7, 6, 9, tzinfo=UTC)


def said(client, address: str) -> str:
    """The words of a page, as somebody reads them."""
    body = re.sub(r"<(style|svg|script)\b.*?</\1>|<[^>]+>", " ", client.get(address).content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(body))


def shown(words: dict[str, str], language: str) -> str:
    """A text of the pack in one language, which has to be there."""
    return words[language]


def is_known(fact: dict[str, dict[str, str]]) -> bool:
    """Whether a source says what the fact is about."""
    return fact["value"]["en"] != "unknown"


@every_pack
def test_every_fact_is_read_in_four_languages_with_its_source_and_unknown_is_unknown(client, code):
    clock.start_at(LATER)
    pack, _programme = loaded(code)
    facts = pack.data["fact"]
    assert not all(map(is_known, facts))
    for language in LANGUAGES:
        page = said(client, f"/{language}/p/{code}/facts/")
        with override(language):
            not_known = _("not known")
            heading = _("Where the product needs one of these all the same, it uses a proposal and says so.")
        known, unknown = page.split(heading)
        for fact in facts:
            label, source = shown(fact["label"], language), pack.cited(fact["source"])
            if is_known(fact):
                assert f"{label} {shown(fact['value'], language)} {source['source']}" in known
            else:
                assert f"{label} {not_known} {source['source']}" in unknown
        for target in pack.data["target"]:
            assert shown(target["words"], language) in known


@every_pack
def test_sources_with_an_address_are_links(client, code):
    clock.start_at(LATER)
    pack, _programme = loaded(code)
    page = html.unescape(client.get(f"/en/p/{code}/facts/").content.decode())
    cited = {fact["source"] for fact in pack.data["fact"] if is_known(fact)}
    urls = {pack.data["sources"][name]["url"] for name in cited}
    assert [url for url in urls if url and f'href="{url}"' not in page] == []


def _said(step):
    """What a step of a chain says; what it leaves open may be empty in more than one way."""
    return {name: value for name, value in step.items() if value}


@every_pack
def test_each_country_has_its_chain_its_sectors_where_they_are_known_and_a_next_day(code):
    pack, programme = loaded(code)
    clock.start_at(in_its_second_year(pack))
    rows = {(row["country"], row["authority"]): row for row in pack.data["focus"]}
    for focus in focuses_of(programme):
        row = rows.pop((focus.country, focus.authority))
        assert [_said(step) for step in focus.chain] == [_said(step) for step in row["chain"]]
        assert [step["code"] for step in focus.chain] != []
        assert sorted(sector.code for sector in sectors_of(focus)) == sorted(one["code"] for one in row["sector"])
        assert (focus.turn_role, focus.due_at is not None) == ("coordinator", True)
        assert set(LANGUAGES) <= set(focus.name)
    assert rows == {}
    usual = any(step["usual"] for focus in focuses_of(programme) for step in focus.chain)
    assert usual == ("authority-chain" in [fact["key"] for fact in pack.data["fact"]])


@every_pack
def test_a_pack_loaded_twice_is_one_version_and_comes_out_as_it_went_in(code, tmp_path: Path):
    pack, programme = loaded(code)
    assert packs.load_pack(pack, by=make.MAKER, reason=REASON).created is False
    written = packs.export(code)
    assert written == f"base = 1\n\n{shipped(code).read_text()}"
    file = tmp_path / "exported.toml"
    file.write_text(written)
    assert packs.diff(file) == packs.diff(shipped(code)) == []
    assert packs.load(file, by=make.MAKER, reason=REASON).created is False
    assert [version.number for version in PackVersion.objects.filter(programme=programme)] == [1]


@pytest.mark.parametrize("code", placing)
def test_one_line_goes_through_by_configuration_alone(code):
    pack, programme = loaded(code)
    clock.start_at(in_its_second_year(pack))
    focus = next((row for row in focuses_of(programme) if sectors_of(row)), None) or first_sector_decided(programme)
    residence = next(
        (rule.value[0] for rule in rules_on(programme, clock.today()) if rule.what == "residence_country"), "NLD"
    )
    need = make.make_need("validated", partnership=make.make_partnership(focus=focus))
    asked = [one.code for one in sections_for(programme, "assignment", sector=need.sector.code) if one.required]
    opportunity = make.make_opportunity(need=need, sections={code: translated("As agreed") for code in asked})
    mark = {criterion.code: len(criterion.scale) - 1 for criterion in criteria_of(programme)}
    assert set(mark) == {"skill", "context", "transfer"}
    person = make.make_person(residence=residence)
    application = make.make_application("offered", opportunity=opportunity, person=person)
    engagement = make.make_engagement("active", application=application)
    assert [row.state for row in (need, opportunity, engagement)] == ["validated", "published", "active"]
    assert re.fullmatch(rf"{programme.prefix}-{focus.country}-\d{{4}}", engagement.reference)
    assert (engagement.programme, engagement.focus) == (programme, focus)


def first_sector_decided(programme: Programme) -> Focus:
    """A country of a programme of which no sector is known, after its first was decided on the desk."""
    focus = focuses_of(programme)[0]
    coordinator = make.make_staff("coordinator", focus)
    row: SectorListing = as_user(coordinator, listings.long_list, focus, why="Asked for", name="Fisheries")
    row = as_user(coordinator, listings.check, row, **dict.fromkeys(CHECK, "Looked at"))
    ministry = make.make_organisation("ministry", focus.country)
    verdict = Verdict("chosen", "The coast lives from it", clock.today(), listing=row)
    decided = {"reason": "Decided together", "deliberation": make.deliberation(ministry), "verdicts": [verdict]}
    as_user(coordinator, listings.decide, focus, **decided)
    assert [sector.code for sector in sectors_of(focus)] == ["fisheries"]
    assert programme.versions.count() == 2
    return focus


def staff_of(programme: Programme, role: str) -> User:
    """Somebody with a role in a programme, which may have no country."""
    user = make.make_user(role.capitalize())
    give_role(user, role, by=make.MAKER, scope=Scope.PROGRAMME, scope_id=programme.pk, focus_ids=[])
    return user


def links_into_nothing(client, code: str) -> list[str]:
    """Addresses of the desk and of the public pages that a page of the desk names and nothing answers."""
    known, waiting = set(), [f"/en/desk/{code}/"]
    missing = []
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.status_code == 404:
            missing.append(address)
        if answer.streaming or "html" not in answer.headers.get("Content-Type", ""):
            continue
        here = {found.split("?")[0] for found in re.findall(r'href="(/en/(?:desk|p)/[^"#]+)"', answer.content.decode())}
        new = {found for found in here if f"/{code}/" in found} - known
        known |= new
        waiting += sorted(new)
    return missing


@pytest.mark.parametrize("code", engaging)
def test_whoever_places_nobody_holds_events_and_has_no_page_about_assignments(client, code):
    pack, programme = loaded(code)
    starts = pack.data["programme"]["starts"]["day"]
    clock.start_at(datetime(starts.year if starts else 2021, 3, 6, 9, tzinfo=UTC))
    coordinator, officer = (staff_of(programme, role) for role in ("coordinator", "officer"))
    for kind in event_kinds_of(programme.kinds):
        fields = make.event_fields(focuses_of(programme).first(), kind=kind.name)
        event = as_user(officer, events.announce, as_user(officer, events.make_event, programme, **fields))
        assert (event.state, str(kind.label) in said(client, f"/en/p/{code}/events/")) == ("announced", True)
    home = said(client, f"/en/p/{code}/")
    assert (str(event) in home, "assignment" in home) == (True, False)
    missing = ("opportunities", "choosing", "follow", "news", "days")
    assert [client.get(f"/en/p/{code}/{page}/").status_code for page in missing] == [404] * 5
    make.sign_in(client, coordinator)
    rail = client.get(f"/en/desk/{code}/").context["rail"]
    assert [item["label"] for item in rail[0]["items"]] == ["Overview"]
    pages = [item["url"] for part in rail for item in part["items"]]
    assert [(url, client.get(url).status_code) for url in pages if client.get(url).status_code != 200] == []
    absent = (
        "partnerships", "needs", "opportunities", "applications", "cohorts", "engagements", "outcomes", "balance",
        "involvement", "programme/concepts", "programme/ranking",
    )  # fmt: skip
    assert [client.get(f"/en/desk/{code}/{page}/").status_code for page in absent] == [404] * len(absent)
    assert links_into_nothing(client, code) == []
    form = client.get(f"/en/desk/{code}/events/new/").context["form"]
    assert form.fields["time_zone"].choices[0] == (programme.zone, programme.zone.rpartition("/")[2])
    assert {"es", "sq"} <= {key for key, _name in form.fields["languages"].choices}
    site = client.get(f"/sitemap/{code}.xml").content.decode()
    assert (f"/en/p/{code}/events/" in site, f"/en/p/{code}/opportunities/" in site) == (True, False)


def test_whoever_works_for_two_programmes_finds_the_other_desk_in_the_rail(client):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    board, exchange = (loaded(code)[1] for code in ("advisory-board", "global-exchange"))
    both, one = staff_of(board, "coordinator"), staff_of(exchange, "officer")
    give_role(both, "viewer", by=make.MAKER, scope=Scope.PROGRAMME, scope_id=exchange.pk, focus_ids=[])
    make.sign_in(client, both)
    last = client.get("/en/desk/advisory-board/").context["rail"][-1]
    assert last["heading"] == "Programmes"
    assert [item["url"] for item in last["items"]] == ["/en/desk/global-exchange/"]
    make.sign_in(client, one)
    rail = client.get("/en/desk/global-exchange/").context["rail"]
    assert [part["heading"] for part in rail] == ["Run the programme", "Reach and share", "Around it"]


def test_a_programme_of_one_year_says_the_year_once(client):
    loaded("global-exchange")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    assert "2020, over" in said(client, "/en/p/global-exchange/")
