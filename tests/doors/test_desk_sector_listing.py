"""How the sectors of a country are chosen, on the desk: listed, looked at, decided with whom."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.foundation.files import path_of
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.models import Decision, SectorChoice, SectorListing
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.models import Opportunity
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary

pytestmark = pytest.mark.django_db
FOUND = {
    "institutions": "Two ports",
    "can_carry": "Six people",
    "strategy": "Plan of 2020",
    "donors": "None",
    "seen": 0,
}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def listed(focus, name="Fisheries", *, looked_at=True):
    """A sector on the long list of a country, by default looked at."""
    officer = make._staff("officer", focus)
    row = make.as_user(officer, listings.long_list, focus, why="Asked for twice", name=name)
    found = {name: text for name, text in FOUND.items() if name != "seen"}
    return make.as_user(officer, listings.check, row, **found) if looked_at else row


def decided(ministry, **fields):
    """A decision as the form sends it."""
    today = clock.today().isoformat()
    said = {
        "decided_on": today,
        "reason": "Agreed in Mogadishu",
        "part_1": ministry.public_id,
        "function_1": "Director",
    }
    return said | {"outcome_fisheries": "chosen", "day_fisheries": today, "why_fisheries": "Boats lie idle"} | fields


def test_who_reads_lists_and_decides(client):
    focus = make.make_focus()
    listed(focus)
    found = {role: buttons(enter(client, role, "sectors", focus)) for role in ("viewer", "focal point", "coordinator")}
    assert found == {
        "viewer": [],
        "focal point": ["Put a sector on the long list", "Change what was found: Fisheries"],
        "coordinator": ["Record a decision", "Put a sector on the long list", "Change what was found: Fisheries"],
    }
    page = main(enter(client, "viewer", "sectors", focus))
    assert "Professionals known in the diaspora no estimate" in page
    assert "Source: Flyer of CD4D2." in page
    assert ask(client, "viewer", "sector_new", focus).status_code == 404
    assert ask(client, "officer", "sector_decide", focus).status_code == 404
    elsewhere = make.make_staff("coordinator", make.make_focus("IRQ"), only=True)
    names = ("sectors", "sector_new", "sector_decide")
    assert [ask(client, elsewhere, name, focus).status_code for name in names] == [404, 404, 404]


def test_a_sector_is_put_on_the_list_and_looked_at(client):
    focus, officer = make.make_focus(), make.make_staff("officer")
    assert "Name of a new sector" in main(ask(client, officer, "sector_new", focus))
    page = send(client, officer, "sector_new", focus, {"why": "Asked for"})
    assert (page.status_code, summary(page)) == (422, ["Choose a sector, or name a new one below."])
    health = focus.programme.sectors.get(code="health")
    page = send(client, officer, "sector_new", focus, {"why": "x", "name": "Fish", "sector": health.public_id})
    assert (page.status_code, summary(page)) == (422, ["Choose a sector or name a new one, not both."])
    page = send(client, officer, "sector_new", focus, {"why": "Asked for", "name": "Fish", "dac_codes": "31, 31310"})
    assert (page.status_code, summary(page)) == (422, ["A code of the DAC has five digits, such as 14010."])
    page = send(client, officer, "sector_new", focus, {"why": "Asked for", "name": "Fish", "dac_codes": "31310"})
    assert page.headers["Location"] == url("sectors", focus)
    row = SectorListing.objects.get()
    assert (row.name, row.dac_codes, row.listed_by) == ({"source": "en", "en": "Fish"}, ["31310"], officer)
    more = {"listing": row.public_id}
    assert "What the national strategy says" in main(ask(client, officer, "sector_check", focus, **more))
    page = send(client, officer, "sector_check", focus, FOUND | {"known": "0"}, **more)
    assert (page.status_code, summary(page)) == (422, ["Leave it open if nobody knows: no estimate is not nought."])
    page = send(client, officer, "sector_check", focus, FOUND | {"known": "40"}, **more)
    assert (page.status_code, summary(page)) == (422, ["Write where the figure is from."])
    said = FOUND | {"known": "40", "known_from": "Profiles of March"}
    assert send(client, officer, "sector_check", focus, said, **more).headers["Location"] == url("sectors", focus)
    assert "about 40 (Profiles of March)" in main(ask(client, "viewer", "sectors", focus))
    assert send(client, officer, "sector_check", focus, said, **more).status_code == 409


def test_a_decision_is_recorded_with_the_ministry_and_makes_a_version(client, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    focus, coordinator = make.make_focus(), make.make_staff("coordinator")
    ministry = make.make_organisation("ministry", name="Ministry of Fisheries")
    listed(focus)
    page = main(ask(client, coordinator, "sector_decide", focus))
    assert "Version 1 of the set-up holds now" in page
    said = decided(ministry) | {"minutes": SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes"), "seen": 1}
    assert send(client, coordinator, "sector_decide", focus, said).headers["Location"] == url("sectors", focus)
    page = main(ask(client, "viewer", "sectors", focus))
    assert "Agreed in Mogadishu" in page
    assert "Ministry of Fisheries (ministry), Director" in page
    assert "version 2 of the set-up" in page
    choice = SectorChoice.objects.get(focus=focus, sector__code="fisheries")
    assert (choice.why, choice.decided_with) == ("Boats lie idle", "Ministry of Fisheries")
    decision = Decision.objects.get()
    answer = enter(client, "viewer", "decision_minutes", decision)
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (b"%PDF-1.7 minutes", "application/pdf")
    assert "attachment" in answer["Content-Disposition"]
    path_of(decision.minutes_digest).unlink()
    assert enter(client, "viewer", "decision_minutes", decision).status_code == 404
    elsewhere = make.make_staff("coordinator", make.make_focus("IRQ"), only=True)
    assert enter(client, elsewhere, "decision_minutes", decision).status_code == 404


def test_what_is_missing_in_a_decision_is_said_and_what_was_written_is_kept(client):
    focus, coordinator = make.make_focus(), make.make_staff("coordinator")
    ministry = make.make_organisation("ministry")
    listed(focus)
    listed(focus, "Tourism", looked_at=False)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    tries = [
        ({"reason": ""}, ["Write the reason. Whoever is concerned will read it."]),
        ({"decided_on": tomorrow}, ["This day has not come yet. A decision is recorded after it was taken."]),
        ({"part_1": ""}, ["No ministry took part. Name one, or write why it was decided without.",
                          "Name at least one organisation that took part."]),
        ({"why_fisheries": ""}, ["Write why."]),
        ({"outcome_tourism": "chosen", "day_tourism": tomorrow, "why_tourism": "Beaches"},
         ["Write down its capacity first: what institutions there are and what they can carry."]),
        ({"minutes": SimpleUploadedFile("minutes.exe", b"MZ")},
         ["This kind of file is not taken. Send a PDF, a photo, or a text or table document."]),
    ]  # fmt: skip
    for fields, words in tries:
        page = send(client, coordinator, "sector_decide", focus, decided(ministry, **fields))
        assert (page.status_code, summary(page)) == (422, words)
    assert "Boats lie idle" in page.content.decode()
    page = send(client, coordinator, "sector_decide", focus, decided(ministry, seen=7))
    assert page.status_code == 422
    assert "The set-up changed while you wrote: version 1 is the newest." in main(page)
    assert 'name="seen" value="1"' in page.content.decode()
    assert Decision.objects.count() == 0


def test_a_sector_that_ends_leaves_what_is_published(client):
    opportunity = make.make_opportunity()
    focus, sector, coordinator = opportunity.focus, opportunity.sector, make.make_staff("coordinator")
    ministry, today = make.make_organisation("ministry"), clock.today().isoformat()
    said = {f"outcome_{sector.code}": "ends", f"day_{sector.code}": today, f"why_{sector.code}": "It is done"}
    page = send(client, coordinator, "sector_decide", focus, decided(ministry) | said)
    assert page.headers["Location"] == url("sectors", focus)
    tomorrow = clock.today() + timedelta(days=1)
    assert (sector in sectors_of(focus), sector in sectors_of(focus, tomorrow)) == (True, False)
    opportunity.refresh_from_db()
    assert (opportunity.state, opportunity.sector) == ("published", sector)
    assert Opportunity.objects.visible_to(make.make_user()).filter(pk=opportunity.pk).exists()
    page = send(client, coordinator, "sector_decide", focus, decided(ministry))
    assert (page.status_code, "Say of at least one sector what was decided." in main(page)) == (422, True)


def test_no_more_statements_for_more_rows(client):
    focus, officer = make.make_focus(), make.make_staff("officer")
    listed(focus)
    one = statements(client, officer, "sectors", focus)
    listed(focus, "Tourism")
    listed(focus, "Crafts")
    assert (one, statements(client, officer, "sectors", focus)) == (11, 11)
