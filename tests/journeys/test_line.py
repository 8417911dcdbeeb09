"""Journey A: the whole placement line, in a browser, by everybody whose turn it is."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from ciconia.foundation import clock
from tests.journeys.cast import INSTITUTION, MINISTRY, Cast, host_of, staff_and_expert

NEED = "La socodka heerka biyaha ceelasha"
TITLE = "Groundwater monitoring trainer"
ANSWERS = 15  # of seventeen two are given on the first screen: the language and the line
SAID = (
    {"What is the problem?": "Labadii xilli ee u dambeeyay saddex ceel ayaa yaraaday.",
     "Sector": "Water and infrastructure"},
    {"What should be different afterwards?": "Siddeed ceel oo la cabbiro.", "Who will notice?": "Magaalada",
     "Who learns?": "Five technicians"},
    {"Passing on": "1, one or two people know part of it", "Working out anew": "0, not at all",
     "Part of the institution": "1, it depends on one person"},
    {"How should the work be done?": "In person", "What do you provide?": "A vehicle and a room",
     "Who works with the expert?": "Head of wells"},
    {"Not before": "2021-05-01", "Finished by": "2021-08-31", "How many weeks of work?": "7",
     "Languages of work": ["Somali"]},
    {"Why can it not be found nearby?": "Nobody keeps a network of wells here"},
)  # fmt: skip
HANDED = ("List and map of eight wells", "Handbook of the team")


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


def test_from_an_institution_that_is_looked_at_to_what_is_in_use_a_year_later(walker):
    cast = staff_and_expert(walker)
    a_partnership_is_agreed(cast)
    host_of(cast)
    the_host_states_its_need(cast)
    the_ministry_and_the_programme_stand_behind_it(cast)
    an_opportunity_is_made_of_it_and_published(cast)
    somebody_applies(cast)
    it_is_read_and_signed_for_twice(cast)
    the_offer_is_accepted(cast)
    the_assignment_is_prepared(cast)
    the_work_is_handed_over(cast)
    both_sides_say_what_changed(cast)
    a_year_later_it_is_still_in_use(cast)


def a_partnership_is_agreed(cast: Cast) -> None:
    focal_point, coordinator = cast["focal point"], cast["coordinator"]
    focal_point.go("/en/desk/cd4d2/partnerships/")
    focal_point.follow("Long-list an institution")
    focal_point.fill({"Why this institution": "Asked us in writing, twice"})
    focal_point.press("Put it on the long list")
    focal_point.sees("Choose an institution, or register a new one below.")
    focal_point.fill({
        "Country": "Somalia", "Name of a new institution": INSTITUTION, "City": "Burtinle",
        "Ministry above it": MINISTRY, "Why this institution": "Asked us in writing, twice",
    })  # fmt: skip
    focal_point.press("Put it on the long list")
    focal_point.follow("Write down its capacity")
    focal_point.fill({"What it can carry": "Eleven staff, four days of power a week", "Can it work online?": "No"})
    focal_point.press("Keep")
    coordinator.task(INSTITUTION)
    coordinator.follow("Agree")
    coordinator.fill({
        "Decided on": "2021-03-01", "What was decided, and why": "Chosen together with the ministry",
        "Organisation": f"{MINISTRY}, Somalia", "Function": "Director of wells",
    })  # fmt: skip
    coordinator.press("Agree")
    coordinator.sees("Agreed")


def the_host_states_its_need(cast: Cast) -> None:
    host = cast["host"]
    host.go("/en/start/")
    host.follow(re.compile("State a need"))
    on = "Keep it and go on"
    host.fill({"Language you write in": "Somali", "In one line": NEED})
    host.press(on)
    host.follow("Back, change nothing")
    host.sees(f"{ANSWERS} answers are missing before you can send it", "Say what the problem is")
    host.follow("Go on writing")
    for answers in SAID:
        host.fill(answers)
        host.press(on if answers != SAID[-1] else "Keep it and read it all")
    host.sees("Read it once more, and send it", NEED)
    host.press("Send it")
    host.sees("Sent. The first authority reads it next.")


def the_ministry_and_the_programme_stand_behind_it(cast: Cast) -> None:
    endorser, officer = cast["endorser"], cast["officer"]
    endorser.next_thing()
    endorser.press("Endorse this need")
    endorser.sees("Endorsed. The programme checks it next.")
    officer.task(NEED)
    officer.press("Validate")
    officer.sees("Validated. You can make an opportunity from it now.")


def an_opportunity_is_made_of_it_and_published(cast: Cast) -> None:
    officer, host = cast["officer"], cast["host"]
    officer.press("Make an opportunity")
    officer.fill({
        "Language of these texts": "English", "Title": TITLE, "Summary": "Help the office see its wells.",
        "What to do": "Visit eight wells\nTrain five technicians", "What to bring": "Has kept monitoring wells",
        "What stays behind": "\n".join(HANDED), "What has changed at the end": "Five technicians measure eight wells",
        "Last day to apply": "2021-03-28", "The work starts on": "2021-05-17",
        "Weeks": "7",
    })  # fmt: skip
    officer.press("Save")
    officer.press("Send to the host")
    host.next_thing()
    host.press("Agree to this text")
    officer.task(TITLE)
    officer.press("Publish")
    officer.sees("Published. Everybody can read it and apply now.")


def somebody_applies(cast: Cast) -> None:
    user = cast.users["expert"]
    expert = cast.walkers["expert"] = cast.walker()
    expert.go("/en/p/cd4d2/")
    expert.follow(TITLE)
    expert.follow("Sign in to apply")
    expert.follow("Send me a code")
    expert.fill({"E-mail address": user.email})
    expert.press("Send me a code")
    (letter,) = mail.outbox
    expert.fill({"Code": re.search(r"^[A-Z0-9-]{6,}$", str(letter.body), re.MULTILINE)[0]})
    expert.press("Sign in")
    if expert.page.url.endswith("/opportunities/"):
        expert.follow(TITLE)
    expert.press("Apply")
    for _screen in ("What you bring", "When and how", "Questions", "Documents and referees"):
        expert.press("Keep it and go on")
    expert.press("Send my application")
    expert.sees("Write why you, and why this institution, before you send it")
    expert.press("Go back")
    expert.press("Keep it and go back")
    expert.fill({
        "Why you, and why this institution?": "I would begin by asking who gets the number.",
        "Have you worked or taught": "Yes",
    })  # fmt: skip
    expert.press("Keep it and go on")
    expert.press("Keep it and go on")
    expert.press("Send my application")
    expert.sees("Sent. You hear from us by the date on this page.")


def it_is_read_and_signed_for_twice(cast: Cast) -> None:
    assessor, officer, host = cast["assessor"], cast["officer"], cast["host"]
    clock.start_at(datetime(2021, 3, 29, 8, tzinfo=UTC))
    officer.task(TITLE)
    officer.follow("Close to applications")
    officer.press("Close to applications")
    assessor.task("Ifrah S.")
    assessor.follow("Assess")
    assessor.press("Keep this declaration")
    assessor.sees("Say whether you have a conflict of interest.")
    assessor.page.get_by_label("No, nothing of the kind").check()
    assessor.press("Keep this declaration")
    assessor.fill({"What your marks rest on": "Forty wells put in"})
    for group in assessor.page.locator("fieldset.field").all():
        group.get_by_role("radio").last.check()
    assessor.press("Keep this assessment")
    officer.task("Ifrah S.")
    officer.press("Shortlist")
    officer.follow("Sign for this person")
    officer.fill({"Why this person": "Wells, teaching and language"})
    officer.press("Sign for the programme")
    officer.sees("Signed. The other side signs next.")
    host.next_thing()
    host.sees("Ifrah S.")
    host.sees_no("Cige", "Netherlands")
    host.fill({"Words for the applicant": "She asked who gets the number."})
    host.press("Sign for Ifrah S.")
    host.sees("Chosen: both have signed.")


def the_offer_is_accepted(cast: Cast) -> None:
    officer, expert = cast["officer"], cast["expert"]
    officer.task("Ifrah S.")
    officer.follow("Send the offer")
    officer.press("Send 1 offer")
    expert.next_thing()
    expert.sees("She asked who gets the number.")
    expert.press("Accept the offer")
    expert.sees("Accepted. The programme prepares your assignment with you now.")


def the_assignment_is_prepared(cast: Cast) -> None:
    officer, coordinator, expert = cast["officer"], cast["coordinator"], cast["expert"]
    officer.task("Ifrah")
    officer.press("Start the preparation")
    officer.sees("0 of 7 done")
    for point in ("Preparatory training", "Agreement signed"):
        expert.task(point)
        expert.fill({"What shows it?": "2 April, by video"})
        expert.press("Done")
    officer.page.reload()
    coordinator.go(officer.page.url.removeprefix(officer.address))
    gates = coordinator.page.locator("tr").filter(has_text="holds the start")
    while gates.get_by_role("link", name="Waive").count():
        coordinator.follow("Waive", within=gates)
        coordinator.fill({"Reason": "Cleared by telephone with the focal point"})
        coordinator.press("Waive")
    officer.page.reload()
    officer.press("Ready to start")
    officer.sees("Released: nothing holds the start any more.")


def the_work_is_handed_over(cast: Cast) -> None:
    officer, expert, host = cast["officer"], cast["expert"], cast["host"]
    clock.start_at(datetime(2021, 5, 17, 8, tzinfo=UTC))
    expert.task(TITLE)
    expert.press("We have started")
    for title in HANDED:
        expert.task(title)
        expert.fill({"What is it, and where does it lie?": "On the wall of the wells section"})
        expert.press("Hand over")
        host.next_thing()
        host.sees(title)
        host.press("Accept")
    clock.start_at(datetime(2021, 7, 5, 8, tzinfo=UTC))
    officer.page.reload()
    officer.press("Complete")
    officer.sees("Completed. Both sides are asked what changed, now and in a year.")


def both_sides_say_what_changed(cast: Cast) -> None:
    for who in (cast["expert"], cast["host"]):
        who.next_thing()
        who.fill({"What is different now?": "Five technicians measure by themselves."})
        for group in who.page.locator("fieldset.field").all():
            group.get_by_role("radio").nth(2).check()
        who.press("Send")
        who.sees("Thank you. Your answer is kept.")


def a_year_later_it_is_still_in_use(cast: Cast) -> None:
    results = cast["results"]
    clock.start_at(clock.now() + timedelta(days=366))
    for side in ("Participant", "Host institution"):
        results.go("/en/desk/cd4d2/outcomes/")
        results.open(results.page.locator("tr").filter(has_text=side).get_by_role("link").first)
        results.press("Ask now")
        results.follow("Take down the answer by telephone")
        results.fill({"What changed": f"{side}: the round is still made twice a month."})
        for title in HANDED:
            results.answer(f"Is it still in use: {title}", "Still in use")
        results.press("Keep this answer")
        results.sees("Thank you. Your answer is kept.")
    results.task("Groundwater monitoring trainer")
    results.press("Close the file")
    results.sees("Closed.")
