"""The timetable on the desk: its dates, what would move, what moved, and the letters about it."""

from datetime import UTC, date, datetime

import pytest

from ciconia.foundation import clock
from ciconia.programmes.models import Mailing, Milestone, PackVersion
from ciconia.programmes.queries.timetable import milestone_in
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import main, statements

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _march(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def row(code: str) -> Milestone:
    return milestone_in(make.make_programme(), code, None)


def text(page) -> str:
    return " ".join(main(page).split())


def test_the_dates_stand_in_their_order_with_today_among_them(client):
    page = enter(client, "viewer", "timetable")
    stops = [stop["label"] for stop in page.context["stops"]]
    assert stops == [
        "First day of the programme", "Today",
        *[f"Next review of the work in {name}" for name in ("Afghanistan", "Iraq", "Nigeria", "Somalia")],
        "Last day to state a need", "Last day on which an assignment can begin",
        "Last day of the programme, as first agreed",
    ]  # fmt: skip
    assert [stop["note"] for stop in page.context["stops"]][1] == "114 days to the next date"
    assert [stop["label"] for stop in page.context["unknown"]] == ["Final conference"]
    assert [stop["label"] for stop in page.context["each"]] == ["Last day to apply", "First day of an assignment"]


def test_in_one_country_its_own_date_stands_in_place_of_the_common_one(client):
    coordinator, focus = make.make_staff("coordinator"), make.make_focus("IRQ")
    make.sign_in(client, coordinator)
    address = f"{url('milestone_move', row('last-needs'))}?day=2021-11-01&where={focus.public_id}"
    looked = client.get(address)
    assert "Last day to state a need Iraq 3 October 2021 1 November 2021" in main(looked).replace("  ", " ")
    answer = client.post(address, {"reason": "Elections", "seen": looked.context["number"]})
    assert answer.status_code == 302
    here = client.get(url("timetable") + "?country=IRQ")
    assert [stop["label"] for stop in here.context["stops"]][-3] == "Last day to state a need, in Iraq"
    there = client.get(url("timetable") + "?country=SOM")
    assert [stop["when"] for stop in there.context["stops"]][-3] == "3 October 2021"


def test_a_look_changes_nothing_and_the_button_moves_all_of_it(client):
    need = make.make_need("draft", starts=date(2022, 1, 10), ends=date(2022, 4, 10))
    coordinator = make.make_staff("coordinator")
    make.sign_in(client, coordinator)
    milestone = row("end")
    address = f"{url('milestone_move', milestone)}?day=2021-12-26&where="
    looked = client.get(address)
    assert (looked.status_code, PackVersion.objects.count(), row("end").day) == (200, 1, date(2022, 6, 30))
    assert [(one["name"], one["before"], one["after"]) for one in looked.context["effect"]["shifts"]] == [
        ("Last day to state a need", "3 October 2021", "31 March 2021"),
        ("Last day on which an assignment can begin", "30 March 2022", "25 September 2021"),
        ("Last day of the programme, as first agreed", "30 June 2022", "26 December 2021"),
    ]  # fmt: skip
    assert [(group["noun"], group["count"], group["lines"]) for group in looked.context["effect"]["groups"]] == [
        ("Needs", 1, [{
            "name": f"{need.reference}, Groundwater monitoring", "url": url("need", need), "what": "due",
            "before": "7 April 2021", "after": "31 March 2021",
        }])
    ]  # fmt: skip
    assert "1 March 2021 has passed: none goes out" in main(looked)
    refused = client.post(address, {"reason": " ", "seen": looked.context["number"]})
    assert (refused.status_code, "Write the reason" in main(refused)) == (422, True)
    answer = client.post(address, {"reason": "The money ends earlier", "seen": looked.context["number"]}, follow=True)
    assert "Moved, with all that hangs on it." in main(answer)
    make.set_actor("system:maker")
    need.refresh_from_db()
    assert need.due_at == clock.end_of(date(2021, 3, 31), need.zone)
    page = client.get(url("milestone", milestone))
    assert "30 June 2022 From version 1 on." in main(page)


def test_whoever_was_slower_reads_so_and_sees_what_moves_now(client):
    coordinator = make.make_staff("coordinator")
    make.sign_in(client, coordinator)
    address = f"{url('milestone_move', row('end'))}?day=2022-12-31&where="
    seen = client.get(address).context["number"]
    client.post(f"{url('milestone_move', row('end'))}?day=2022-11-30&where=", {"reason": "First", "seen": seen})
    slower = client.post(address, {"reason": "Second", "seen": seen})
    assert slower.status_code == 422
    assert "The set-up changed while you looked: version 2 is the newest." in main(slower)
    assert client.post(address, {"reason": "Second", "seen": slower.context["number"]}).status_code == 302


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021-03-01", "This day has passed. Choose today or a later day."),
        ("2022-06-30", "It stands on this day already."),
        ("2021-11-01", "“Last day to state a need” would fall on 4 February 2021, which has passed."),
        ("soon", "Write the day as year, month, day: 2021-03-21."),
    ],
)
def test_a_day_that_cannot_be_is_a_sentence(client, day, said):
    page = enter(client, "coordinator", "milestone_move", row("end"))
    assert page.status_code == 200
    page = client.get(f"{url('milestone_move', row('end'))}?day={day}&where=")
    assert (page.status_code, said in main(page)) == (422, True)


def test_only_the_coordinator_moves_and_switches_and_only_of_one_day(client):
    found = {}
    for role in ("viewer", "officer", "coordinator"):
        milestone = row("last-needs")
        found[role] = [
            enter(client, role, name, milestone).status_code
            for name in ("milestone", "milestone_move", "milestone_letter")
        ]
        found[role].append(client.post(url("milestone", milestone)).status_code)
        make.set_actor("system:maker")
    assert found == {
        "viewer": [200, 404, 404, 404], "officer": [200, 404, 200, 404], "coordinator": [200, 200, 200, 302],
    }  # fmt: skip
    assert row("last-needs").reminds is False
    assert enter(client, "coordinator", "milestone_move", row("last-day-to-apply")).status_code == 404
    assert enter(client, "coordinator", "milestone_letter", row("end")).status_code == 404
    assert enter(client, "coordinator", "milestone", row("prolonged-end")).status_code == 404


def test_the_letter_is_read_before_it_goes_and_the_number_is_typed(client):
    need = make.make_need("draft")
    host = make._member(need.organisation)
    make.make_need("submitted", partnership=need.partnership)
    other = make.make_partnership(focus=make.make_focus("IRQ"))
    make.make_need("draft", partnership=other)
    officer = make.make_staff("officer", make.make_focus("SOM"), only=True)
    page = enter(client, officer, "milestone_letter", row("last-needs"))
    assert (page.context["number"], [(one["count"], one["why"]) for one in page.context["left"]]) == (
        1, [(1, "have done it already")],
    )  # fmt: skip
    look = page.context["look"]
    assert (look.to, look.subject) == ([host.email], "Your need is not sent yet: 3 October 2021 is the last day")
    assert f"/my/needs/{need.public_id}/" in look.body
    wrong = client.post(url("milestone_letter", row("last-needs")), {"number": "7"})
    assert (wrong.status_code, "The letter goes to 1 people now." in main(wrong)) == (422, True)
    assert client.post(url("milestone_letter", row("last-needs")), {"number": "1"}).status_code == 302
    make.set_actor("system:maker")
    mailing = Mailing.objects.get()
    assert (mailing.by, mailing.left_out, mailing.letters.count()) == (officer, {"done": 1}, 1)
    again = client.get(url("milestone_letter", row("last-needs")))
    assert "1 got this letter today" in main(again)
    detail = client.get(url("milestone", row("last-needs")))
    assert "0 letters sent. More are on their way. Not written to: 1 who have done it already." in main(detail)


def test_who_has_begun_to_apply_is_named_to_nobody(client):
    opportunity = make.make_opportunity()
    draft = make.make_application("draft", opportunity=opportunity)
    page = enter(client, "officer", "milestone_letter", row("last-day-to-apply"))
    body = page.content.decode()
    assert (page.context["number"], draft.person.user.name in body, draft.person.user.email in body) == (
        1, False, False,
    )  # fmt: skip
    assert "Somebody, about Groundwater monitoring" in body


def test_statements_stay_few_however_many_dates_there_are(client):
    officer = make.make_staff("officer")
    assert statements(client, officer, "timetable") == 8
    assert statements(client, officer, "milestone", row("end")) == 11


def test_a_last_day_to_apply_is_tied_to_a_date_and_untied(client):
    opportunity = make.make_opportunity("draft", starts=date(2022, 7, 10), ends=None)
    officer = make.make_staff("officer")
    page = enter(client, officer, "opportunity_last_day", opportunity)
    assert [label for _code, label in page.context["form"].fields["follows"].choices] == [
        "A day of its own: 28 March 2021", "Last day to state a need: 3 October 2021",
        "Last day on which an assignment can begin: 30 March 2022",
        "Last day of the programme, as first agreed: 30 June 2022",
    ]  # fmt: skip
    address, version = url("opportunity_last_day", opportunity), opportunity.version
    answer = client.post(address, {"follows": "last-needs", "seen": version}, follow=True)
    assert "Kept. The last day to apply is 3 October 2021." in main(answer)
    assert "3 October 2021 as in the timetable" in main(answer)
    assert client.post(address, {"follows": "", "seen": version + 1}).status_code == 302
    make.set_actor("system:maker")
    soon = make.make_opportunity("draft")
    wrong = client.post(url("opportunity_last_day", soon), {"follows": "end", "seen": soon.version})
    assert (wrong.status_code, "The work can only start after the last day to apply." in main(wrong)) == (422, True)
    assert enter(client, "assessor", "opportunity_last_day", soon).status_code == 404


def test_a_date_of_the_timetable_stands_on_the_overview_in_the_two_weeks_before(client):
    clock.start_at(datetime(2021, 9, 22, 9, tzinfo=UTC))
    page = enter(client, "viewer", "overview")
    assert [(event["words"], event["day"]) for event in page.context["ahead"]] == [
        ("Timetable: Last day to state a need", date(2021, 10, 3))
    ]
    assert page.context["ahead"][0]["url"] == url("milestone", row("last-needs"))
