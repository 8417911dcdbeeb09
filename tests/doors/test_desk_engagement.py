"""Engagements on the desk: the file of each, its preparation, what is handed over, and its end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.actions import engagement as engagements
from ciconia.doors.desk import listing
from ciconia.foundation import clock
from ciconia.foundation.models import PERSON_ROLES
from ciconia.foundation.text import translated
from ciconia.people.models import Counted
from ciconia.results.actions import outcome as outcomes
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def references(page):
    """Which engagements a list shows, in its order."""
    return [row.reference for row in page.context["page"].rows]


def moves(page):
    """What the page offers about the engagement itself, and what it says cannot be done now."""
    return {offer.name: str(offer.why_not) for offer in page.context["offers"]}


def test_staff_who_work_with_people_read_the_file_and_each_role_has_its_own_moves(client):
    engagement = make.make_engagement("agreed")
    found = {}
    for role in PERSON_ROLES:
        assert references(enter(client, role, "engagements")) == [engagement.reference]
        found[role] = moves(enter(client, role, "engagement", engagement))
    assert found == {
        "coordinator": {"end_early": ""}, "officer": {"prepare": "", "end_early": ""}, "assessor": {},
        "focal point": {}, "finance": {}, "results": {}, "safeguarding": {},
    }  # fmt: skip


def test_editors_viewers_hosts_and_strangers_find_no_people(client):
    engagement = make.make_engagement("preparing")
    item, row = engagement.checklist.get(code="security"), engagement.deliverables.first()
    nobody = [make.make_staff("editor"), make.make_staff("viewer"), make.make_user()]
    for user in [*nobody, make.make_member(engagement.organisation), engagement.person.user]:
        assert ask(client, user, "engagements").status_code == 404
        assert ask(client, user, "engagement", engagement).status_code == 404
        assert ask(client, user, "checklist_item_do", item).status_code == 404
        for name, obj, move in [
            ("engagement_move", engagement, "end_early"), ("checklist_item_move", item, "waive"),
            ("deliverable_move", row, "drop"),
        ]:  # fmt: skip
            assert send(client, user, name, obj, {"reason": "x"}, move=move).status_code == 404


def test_staff_of_one_country_see_that_one(client):
    engagement = make.make_engagement("preparing")
    item, row = engagement.checklist.get(code="security"), engagement.deliverables.first()
    elsewhere = make.make_staff("focal point", make.make_focus("IRQ"), only=True)
    assert references(enter(client, elsewhere, "engagements")) == []
    assert enter(client, elsewhere, "engagement", engagement).status_code == 404
    assert enter(client, elsewhere, "checklist_item_do", item).status_code == 404
    assert send(client, elsewhere, "deliverable_move", row, {"reason": "x"}, move="drop").status_code == 404


def test_what_is_due_first_stands_first_and_the_rest_newest_first(client, monkeypatch):
    preparing = make.make_engagement("preparing", application=make.make_application("offered"))
    agreed = make.make_engagement("agreed", application=make.make_application("offered"))
    ended = make.make_engagement("agreed", application=make.make_application("offered"))
    as_user(ended.person.user, engagements.end_early, ended, reason="A new job")
    officer = make.make_staff("officer")
    in_order = [agreed.reference, preparing.reference]
    assert references(enter(client, officer, "engagements")) == in_order
    assert references(ask(client, officer, "engagements", query="?state=preparing&country=SOM")) == in_order[1:]
    assert references(ask(client, officer, "engagements", query="?country=IRQ")) == []
    assert references(ask(client, officer, "engagements", query="?state=ended_early")) == [ended.reference]
    newest = [ended.reference, agreed.reference, preparing.reference]
    assert references(ask(client, officer, "engagements", query="?state=all")) == newest
    monkeypatch.setattr(listing, "SIZE", 1)
    page = enter(client, officer, "engagements")
    assert references(page) == in_order[:1]
    assert references(ask(client, officer, "engagements", query=page.context["page"].next)) == in_order[1:]


def test_no_more_statements_for_more_rows(client):
    officer = make.make_staff("officer")
    first = make.make_engagement("preparing")
    one = statements(client, officer, "engagements"), statements(client, officer, "engagement", first)
    for _ in range(2):
        make.make_engagement("preparing")
    three = statements(client, officer, "engagements"), statements(client, officer, "engagement", first)
    assert (one, three) == ((7, 21), (7, 21))


def test_the_file_shows_the_route_who_is_who_and_what_is_agreed(client):
    person = make.make_person(phone="+31 6 1234 5678", residence_city="Utrecht")
    Counted.objects.create(person=person, sex="f", birth_year=1984, ties=["DJI"])
    engagement = make.make_engagement("preparing", application=make.make_application("offered", person=person))
    page = enter(client, "officer", "engagement", engagement)
    words, code = main(page), page.content.decode()
    assert [(stop["label"], stop["when"], stop["state"]) for stop in page.context["stops"]] == [
        ("Application", "8 March 2021", "done"),
        ("Chosen", "8 March 2021", "done"),
        ("Preparation", "0 of 7 done", "now"),
        ("Assignment", "6 June 2021 to 17 July 2021", ""),
        ("What changed", "", ""),
    ]
    for shown in (
        "Hodan Abdi Warsame", "Utrecht, Netherlands", "+31 6 1234 5678", person.user.email, "Head of network",
        "Medical check holds the start", "participant 16 May 2021", "Well map 26 June 2021 To deliver",
        "In person 6 June 2021 to 17 July 2021", "participant, by 16 May 2021",
    ):  # fmt: skip
        assert shown in words
    assert ("1984" in code, "Djibouti" in code) == (False, False)
    contacts = [user.email for user in page.context["contacts"]]
    assert sorted(contacts) == sorted(
        make.User.objects.filter(
            memberships__scope="organisation", memberships__scope_id=engagement.organisation_id,
            memberships__role="host contact",
        ).values_list("email", flat=True)
    )  # fmt: skip


def test_before_the_preparation_there_is_no_list_and_an_officer_makes_it(client):
    engagement = make.make_engagement("agreed")
    officer = make.make_staff("officer")
    assert "Medical check" not in main(enter(client, officer, "engagement", engagement))
    page = send(client, officer, "engagement_move", engagement, {"seen": str(engagement.version)}, move="prepare")
    assert (page.status_code, page.headers["Location"]) == (302, url("engagement", engagement))
    assert "0 of 7 done" in main(enter(client, officer, "engagement", engagement))


def test_why_somebody_is_not_ready_yet(client):
    engagement = make.make_engagement("preparing")
    officer = make.make_staff("officer")
    page = enter(client, officer, "engagement", engagement)
    why = "Still open: 4 of the points that hold the start."
    assert moves(page) == {"release": why, "end_early": ""}
    assert f"Ready to start: {why}" in main(page)
    page = send(client, officer, "engagement_move", engagement, {}, move="release")
    assert (page.status_code, why in page.content.decode()) == (403, True)


def test_each_point_has_the_buttons_of_its_reader(client):
    engagement = make.make_engagement("preparing")
    as_user(engagement.person.user, checklist.do_item, engagement.checklist.get(code="medical"), evidence="Letter seen")
    found = {}
    for role in ("officer", "coordinator", "assessor"):
        page = enter(client, role, "engagement", engagement)
        found[role] = {row.obj.code: [str(offer.label) for offer in row.offers] for row in page.context["points"]}
        assert "Letter seen" in main(page)
    nothing: dict[str, list[str]] = {code: [] for code in found["assessor"]}
    waived = ["training", "agreement", "counterpart_call", "travel", "security", "work_plan"]
    assert found == {
        "officer": nothing | {"medical": ["Open again"], "travel": ["Done"], "security": ["Done"]},
        "coordinator": nothing | {code: ["Waive"] for code in waived},
        "assessor": nothing,
    }


def test_an_officer_ticks_off_with_what_shows_it(client):
    engagement = make.make_engagement("preparing")
    item, officer = engagement.checklist.get(code="security"), make.make_staff("officer")
    page = enter(client, officer, "checklist_item_do", item)
    assert "Security clearance For Hodan W., by 30 May 2021." in main(page)
    too_long = send(client, officer, "checklist_item_do", item, {"evidence": "x" * 201})
    assert (too_long.status_code, len(summary(too_long)), "x" * 201 in too_long.content.decode()) == (422, 1, True)
    page = send(client, officer, "checklist_item_do", item, {"evidence": "Mail of 8 March", "seen": str(item.version)})
    assert (page.status_code, page.headers["Location"]) == (302, url("engagement", engagement))
    item.refresh_from_db()
    assert (item.state, item.evidence) == ("done", "Mail of 8 March")
    assert "Nothing to do here any more: Done." in main(enter(client, officer, "checklist_item_do", item))
    assert send(client, officer, "checklist_item_do", item, {"evidence": "Again"}).status_code == 409


def test_nobody_ticks_off_what_somebody_else_has_to_do(client):
    item = make.make_engagement("preparing").checklist.get(code="medical")
    for role in PERSON_ROLES:
        assert enter(client, role, "checklist_item_do", item).status_code == 404


def test_a_point_is_waived_by_the_coordinator_and_opened_again_by_an_officer(client):
    engagement = make.make_engagement("preparing")
    item = engagement.checklist.get(code="medical")
    coordinator, officer = make.make_staff("coordinator"), make.make_staff("officer")
    words = main(enter(client, coordinator, "checklist_item_move", item, move="waive"))
    assert words.startswith(f"Overview Engagements {engagement.reference} Waive Waive Medical check")
    assert "Your name and reason stay in the file." in words
    assert send(client, officer, "checklist_item_move", item, {"reason": "x"}, move="waive").status_code == 404
    bad = send(client, coordinator, "checklist_item_move", item, {"reason": ""}, move="waive")
    assert bad.status_code == 422
    page = send(client, coordinator, "checklist_item_move", item, {"reason": "Seen in January"}, move="waive")
    assert (page.status_code, page.headers["Location"]) == (302, url("engagement", engagement))
    page = enter(client, officer, "engagement", engagement)
    assert (page.context["history"][0].label, page.context["history"][0].reason) == (
        "Medical check: Waived", "Seen in January",
    )  # fmt: skip
    done = engagement.checklist.get(code="security")
    as_user(officer, checklist.do_item, done)
    page = send(client, officer, "checklist_item_move", done, {"reason": "It ran out"}, move="reopen")
    done.refresh_from_db()
    assert (page.status_code, done.state) == (302, "open")
    page = enter(client, officer, "engagement", engagement)
    assert page.context["history"][0].label == "Security clearance: Opened again"


def test_what_is_late_says_so(client):
    engagement = make.make_engagement("preparing")
    assert "Late" not in main(enter(client, "officer", "engagement", engagement))
    clock.start_at(clock.now() + timedelta(days=77))
    words = main(enter(client, "officer", "engagement", engagement))
    assert ("Late" in words, "participant, 8 days late" in words) == (True, True)


def test_the_focal_point_starts_it_and_the_officer_pauses_and_goes_on(client):
    engagement = make.make_engagement("ready")
    officer, focal = make.make_staff("officer"), make.make_staff("focal point")
    assert moves(enter(client, focal, "engagement", engagement)) == {"start": ""}
    assert moves(enter(client, officer, "engagement", engagement)) == {"end_early": ""}
    assert send(client, focal, "engagement_move", engagement, {}, move="start").status_code == 302
    page = send(client, officer, "engagement_move", engagement, {}, move="pause")
    assert (page.status_code, "Write the reason." in main(page)) == (422, True)
    assert send(client, officer, "engagement_move", engagement, {"reason": "Rain"}, move="pause").status_code == 302
    assert moves(enter(client, officer, "engagement", engagement)) == {"resume": "", "end_early": ""}
    assert send(client, officer, "engagement_move", engagement, {"reason": "Dry"}, move="resume").status_code == 302
    engagement.refresh_from_db()
    assert engagement.state == "active"


def test_a_ready_engagement_whose_gate_opened_can_be_taken_back(client):
    engagement = make.make_engagement("ready")
    with make.acting_as("system:maker"):
        engagement.checklist.filter(code="security").update(state="open", turn_role="officer")
    assert "unready" in moves(enter(client, "officer", "engagement", engagement))


def test_a_deliverable_is_dropped_with_a_reason_and_what_was_handed_over_is_read(client):
    engagement = make.make_engagement("active")
    first, second = engagement.deliverables.all()
    as_user(engagement.person.user, deliverables.submit_deliverable, first, note="In the shared folder")
    officer = make.make_staff("officer")
    page = enter(client, officer, "engagement", engagement)
    assert "Well map 26 June 2021 With the host In the shared folder" in main(page)
    assert [[str(offer.label) for offer in row.offers] for row in page.context["handed"]] == [["Drop"], ["Drop"]]
    page = send(client, officer, "deliverable_move", second, {"reason": "Part of the map"}, move="drop")
    second.refresh_from_db()
    assert (page.status_code, page.headers["Location"], second.state) == (302, url("engagement", engagement), "dropped")
    assert enter(client, officer, "deliverable_move", first, move="accept").status_code == 404
    assert enter(client, "assessor", "deliverable_move", first, move="drop").status_code == 404


def test_the_files_of_a_deliverable_are_a_link_away(client, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    engagement = make.make_engagement("active")
    upload = SimpleUploadedFile("map.pdf", b"%PDF-1.7 map")
    row = engagement.deliverables.first()
    as_user(engagement.person.user, deliverables.submit_deliverable, row, note="Here", uploads=[upload])
    officer = make.make_staff("officer")
    code = enter(client, officer, "engagement", engagement).content.decode()
    address = reverse("attachment", args=[row.attachments.get().public_id])
    assert f'href="{address}"' in code
    assert b"".join(client.get(address).streaming_content) == b"%PDF-1.7 map"


def test_completing_waits_for_the_host_and_then_asks_both_sides(client):
    engagement = make.make_engagement("active")
    officer = make.make_staff("officer")
    why = "Not accepted by the host yet: 2 of the deliverables."
    assert moves(enter(client, officer, "engagement", engagement))["complete"] == why
    make.accept_everything(engagement)
    assert moves(enter(client, officer, "engagement", engagement))["complete"] == ""
    assert send(client, officer, "engagement_move", engagement, {}, move="complete").status_code == 302
    rows = {(row.wave, row.respondent): row for row in engagement.outcomes.all()}
    as_user(
        engagement.person.user, outcomes.answer, rows["exit", "participant"], changed=translated("Zes meten zelf", "nl")
    )
    page = enter(client, officer, "engagement", engagement)
    assert [(label, [row.respondent for row in asked]) for label, asked in page.context["waves"]] == [
        ("At the end", ["host", "participant"]), ("Twelve months later", ["host", "participant"]),
    ]  # fmt: skip
    assert "Zes meten zelf Dutch" in main(page)
    assert page.context["stops"][4] == {"label": "What changed", "when": "1 of 4 settled", "state": "now"}
    assert moves(page) == {}
    assert moves(enter(client, "results", "engagement", engagement)) == {
        "close": "Not everybody has been asked what changed."
    }


def test_an_early_end_says_first_what_it_does_in_numbers(client):
    engagement = make.make_engagement("preparing")
    officer = make.make_staff("officer")
    as_user(engagement.person.user, checklist.do_item, engagement.checklist.get(code="medical"))
    page = enter(client, officer, "engagement_move", engagement, move="end_early")
    assert page.context["effects"] == [
        "6 points of preparation are dropped.",
        "2 deliverables are no longer expected.",
        "The place becomes free again.",
        "Nobody is asked what changed: that is planned only when an engagement is completed.",
    ]
    assert buttons(page) == ["End the assignment", "Keep it"]
    page = send(client, officer, "engagement_move", engagement, {"reason": " "}, move="end_early")
    assert (page.status_code, summary(page)) == (422, ["Write the reason. Whoever is concerned will read it."])
    engagement.refresh_from_db()
    assert engagement.state == "preparing"
    say = {"reason": "The border closed", "seen": str(engagement.version)}
    page = send(client, officer, "engagement_move", engagement, say, move="end_early")
    engagement.refresh_from_db()
    assert (page.status_code, engagement.state) == (302, "ended_early")
    page = enter(client, officer, "engagement", engagement)
    assert page.context["stops"][4] == {"label": "What changed", "when": "Ended early", "state": "now"}
    words = main(enter(client, officer, "engagement_move", engagement, move="end_early"))
    assert "This engagement stands at “Ended early”." in words


def test_an_end_after_the_start_keeps_what_was_accepted(client):
    engagement = make.make_engagement("active")
    first = engagement.deliverables.first()
    as_user(engagement.person.user, deliverables.submit_deliverable, first, note="Here")
    as_user(make.make_member(engagement.organisation), deliverables.accept_deliverable, first)
    page = enter(client, "coordinator", "engagement_move", engagement, move="end_early")
    assert page.context["effects"][:3] == [
        "1 deliverable is no longer expected.",
        "1 accepted deliverable stays.",
        "The place does not become free: the work had begun.",
    ]
    for role in ("assessor", "results", "focal point"):
        assert enter(client, role, "engagement_move", engagement, move="end_early").status_code == 404


def test_an_end_on_an_older_page_is_a_clash(client):
    engagement = make.make_engagement("ready")
    older = str(engagement.version)
    as_user(engagement.person.user, engagements.start, engagement)
    say = {"reason": "The border closed", "seen": older}
    assert send(client, "officer", "engagement_move", engagement, say, move="end_early").status_code == 409


def test_a_mark_is_said_and_holds_what_would_come_next(client):
    engagement = make.make_engagement("preparing")
    with make.acting_as("system:maker"):
        type(engagement).objects.filter(pk=engagement.pk).update(mark="flagged", due_at=clock.end_of(date(2021, 3, 15)))
    page = enter(client, "officer", "engagement", engagement)
    assert "On hold until the coordinator decides how to go on: by 15 March 2021." in main(page)
    assert moves(page)["end_early"] == "This is on hold until somebody decides how to go on."
