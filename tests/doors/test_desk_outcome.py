"""Follow-up on the desk: whom to ask, answers by telephone, and both sides next to each other."""

from datetime import UTC, datetime, timedelta

import pytest

from ciconia.doors.desk import listing
from ciconia.foundation import clock
from ciconia.foundation.models import PERSON_ROLES
from ciconia.foundation.text import Translated, translated
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


def make_completed():
    """An engagement that was completed today, and its askings by wave and respondent."""
    engagement = make.make_engagement("active")
    make.accept_everything(engagement)
    as_user(make.make_staff("officer"), outcomes.complete_engagement, engagement)
    return engagement, {(row.wave, row.respondent): row for row in engagement.outcomes.all()}


def listed(page):
    """Which askings a list shows, in its order."""
    return [(row.wave, row.respondent, row.state) for row in page.context["page"].rows]


def test_staff_who_work_with_people_read_it_and_results_moves_it(client):
    _engagement, rows = make_completed()
    found = {}
    for role in PERSON_ROLES:
        assert len(listed(enter(client, role, "outcomes"))) == 4
        asked = enter(client, role, "outcome", rows["exit", "host"])
        planned = enter(client, role, "outcome", rows["twelve_months", "host"])
        found[role] = (buttons(asked), buttons(planned))
    assert found.pop("results") == (
        ["Take down the answer by telephone", "Give up asking"], ["Ask now", "Give up asking"],
    )  # fmt: skip
    assert set(map(str, found.values())) == {"([], [])"}


def test_editors_viewers_hosts_and_strangers_find_no_people(client):
    engagement, rows = make_completed()
    outcome = rows["exit", "host"]
    nobody = [make.make_staff("editor"), make.make_staff("viewer"), make.make_user()]
    for user in [*nobody, make.make_member(engagement.organisation), engagement.person.user]:
        assert ask(client, user, "outcomes").status_code == 404
        assert ask(client, user, "outcome", outcome).status_code == 404
        assert ask(client, user, "outcome_answer", outcome).status_code == 404
        assert send(client, user, "outcome_move", outcome, {"reason": "x"}, move="give_up").status_code == 404


def test_staff_of_one_country_see_that_one(client):
    _engagement, rows = make_completed()
    elsewhere = make.make_staff("results", make.make_focus("IRQ"), only=True)
    assert listed(enter(client, elsewhere, "outcomes")) == []
    for name in ("outcome", "outcome_answer"):
        assert enter(client, elsewhere, name, rows["exit", "host"]).status_code == 404


def test_what_comes_first_stands_first_and_what_was_answered_last_comes_first(client, monkeypatch):
    engagement, rows = make_completed()
    as_user(engagement.person.user, outcomes.answer, rows["exit", "participant"], changed=translated("Much"))
    results = make.make_staff("results")
    open_ = [
        ("exit", "host", "asked"), ("twelve_months", "participant", "planned"), ("twelve_months", "host", "planned"),
    ]  # fmt: skip
    assert listed(enter(client, results, "outcomes")) == open_
    assert listed(ask(client, results, "outcomes", query="?state=recorded")) == [("exit", "participant", "recorded")]
    assert listed(ask(client, results, "outcomes", query="?state=planned&country=SOM")) == open_[1:]
    assert listed(ask(client, results, "outcomes", query="?country=IRQ")) == []
    monkeypatch.setattr(listing, "SIZE", 3)
    page = ask(client, results, "outcomes", query="?state=all")
    rest = ask(client, results, "outcomes", query=page.context["page"].next)
    assert [wave for wave, _who, _state in listed(page) + listed(rest)] == [
        "twelve_months", "twelve_months", "exit", "exit",
    ]  # fmt: skip


def test_no_more_statements_for_more_rows(client):
    officer = make.make_staff("results")
    _engagement, rows = make_completed()
    one = statements(client, officer, "outcomes"), statements(client, officer, "outcome", rows["exit", "host"])
    for _ in range(2):
        make_completed()
    three = statements(client, officer, "outcomes"), statements(client, officer, "outcome", rows["exit", "host"])
    assert (one, three) == ((7, 9), (7, 9))


def test_both_sides_stand_next_to_each_other_and_a_gap_is_a_finding(client):
    engagement, rows = make_completed()
    first = engagement.deliverables.first()
    words = Translated({"source": "nl", "nl": "Zes meten zelf", "en": "Six measure by themselves"})
    as_user(
        engagement.person.user, outcomes.answer, rows["exit", "participant"], transmission=3, creation=1, changed=words,
        sightings={first.pk: ("yes", "Two technicians")},
    )  # fmt: skip
    as_user(
        make.make_member(engagement.organisation), outcomes.answer, rows["exit", "host"], transmission=1, creation=2,
        hindered=translated("Two pumps were away"), sightings={first.pk: ("no", "")},
    )  # fmt: skip
    page = enter(client, "results", "outcome", rows["exit", "host"])
    words = main(page)
    for shown in (
        "Knowledge is passed on: the host sees 2 steps less than the participant",
        "New knowledge is made: the host sees 1 step more than the participant",
        "Knowledge is passed on None High Low", "The institution works with it None not said not said",
        "Six measure by themselves", "Zes meten zelf", "Two pumps were away", "No words on what changed.",
        "Well map No longer in use 8 March 2021 Host institution Still in use 8 March 2021 Participant, Two techn",
    ):  # fmt: skip
        assert shown in words
    assert [entry.label for entry in page.context["history"]] == ["Answered", "Asked"]


def test_each_thing_stands_once_with_the_newest_word_of_each_side(client):
    engagement, rows = make_completed()
    participant, first = engagement.person.user, engagement.deliverables.first()
    host = make.make_member(engagement.organisation)
    as_user(participant, outcomes.answer, rows["exit", "participant"], sightings={first.pk: ("yes", "")})
    as_user(host, outcomes.answer, rows["exit", "host"], sightings={first.pk: ("yes", "")})
    clock.start_at(datetime(2022, 3, 8, 9, tzinfo=UTC))
    later = rows["twelve_months", "host"]
    as_user(make.make_staff("results"), outcomes.ask, later)
    as_user(host, outcomes.answer, later, sightings={first.pk: ("no", "")})
    page = enter(client, "results", "outcome", later)
    [thing] = page.context["in_use"]
    assert [(one.outcome.wave, one.outcome.respondent, one.in_use) for one in thing.newest] == [
        ("twelve_months", "host", "no"), ("exit", "participant", "yes"),
    ]  # fmt: skip
    assert [(one.outcome.wave, one.outcome.respondent, one.in_use) for one in thing.older] == [("exit", "host", "yes")]
    assert main(page).count("Well map") == 1
    assert "One earlier answer" in main(page)


def test_before_anybody_has_answered_the_page_says_so(client):
    _engagement, rows = make_completed()
    words = main(enter(client, "results", "outcome", rows["twelve_months", "host"]))
    for shown in ("Planned: 8 March 2022", "Nobody has said yet what is in use.", "results, by 8 March 2022"):
        assert shown in words
    assert "The two sides do not see the same" not in words


def test_an_answer_is_taken_down_at_the_telephone_in_the_language_that_was_spoken(client):
    engagement, rows = make_completed()
    outcome, results = rows["exit", "host"], make.make_staff("results")
    first, second = engagement.deliverables.all()
    page = enter(client, results, "outcome_answer", outcome)
    assert "Is it still in use: Well map" in main(page)
    say = {
        "transmission": "2", "creation": "", "organisational": "0", "changed": "Kooxdu way cabbirtaa", "hindered": "",
        "language": "so", f"in_use_{first.pk}": "partly", f"by_whom_{first.pk}": "The night team",
        f"in_use_{second.pk}": "", "seen": str(outcome.version),
    }  # fmt: skip
    page = send(client, results, "outcome_answer", outcome, say)
    assert (page.status_code, page.headers["Location"]) == (302, url("outcome", outcome))
    outcome.refresh_from_db()
    assert (outcome.state, outcome.by_telephone, outcome.transmission, outcome.creation, outcome.organisational) == (
        "recorded", True, 2, None, 0,
    )  # fmt: skip
    assert (outcome.changed, outcome.hindered) == (translated("Kooxdu way cabbirtaa", "so"), {})
    assert [(row.deliverable_id, row.in_use, row.by_whom) for row in outcome.sightings.all()] == [
        (first.pk, "partly", "The night team")
    ]
    words = main(enter(client, results, "outcome", outcome))
    assert "Kooxdu way cabbirtaa Somali" in words
    assert "8 March 2021, by telephone" in words
    words = main(enter(client, results, "outcome_answer", outcome))
    assert "This question stands at “Answered”." in words


def test_an_answer_without_words_comes_back_with_what_was_filled_in(client):
    _engagement, rows = make_completed()
    outcome = rows["exit", "host"]
    say = {"transmission": "2", "language": "so", "hindered": "Two pumps were away"}
    page = send(client, "results", "outcome_answer", outcome, say)
    assert (page.status_code, summary(page)) == (422, ["Write what they said changed. If nothing did, write that."])
    assert "Two pumps were away</textarea>" in page.content.decode()
    assert send(client, "results", "outcome_answer", outcome, say | {"language": "xx"}).status_code == 422
    outcome.refresh_from_db()
    assert outcome.state == "asked"


def test_an_answer_on_an_older_page_is_a_clash_and_one_before_the_asking_as_well(client):
    _engagement, rows = make_completed()
    say = {"changed": "Much", "language": "en"}
    older = say | {"seen": str(rows["exit", "host"].version - 1)}
    assert send(client, "results", "outcome_answer", rows["exit", "host"], older).status_code == 409
    planned = rows["twelve_months", "host"]
    assert send(client, "results", "outcome_answer", planned, say).status_code == 409
    words = main(enter(client, "results", "outcome_answer", planned))
    assert "An answer is taken down once it has been asked." in words


def test_asking_before_its_day_and_giving_up_with_a_reason(client):
    _engagement, rows = make_completed()
    planned, results = rows["twelve_months", "host"], make.make_staff("results")
    assert send(client, results, "outcome_move", planned, {}, move="ask").status_code == 302
    assert send(client, "officer", "outcome_move", planned, {"reason": "x"}, move="give_up").status_code == 404
    page = send(client, results, "outcome_move", planned, {"reason": ""}, move="give_up")
    assert (page.status_code, "Write the reason." in main(page)) == (422, True)
    page = send(client, results, "outcome_move", planned, {"reason": "The office closed"}, move="give_up")
    planned.refresh_from_db()
    assert (page.status_code, page.headers["Location"], planned.state) == (302, url("outcome", planned), "not_answered")
    assert "The office closed" in main(enter(client, results, "outcome", planned))
    assert enter(client, results, "outcome_move", planned, move="none-such").status_code == 404


def test_what_waits_too_long_is_late(client):
    make_completed()
    clock.start_at(clock.now() + timedelta(days=25))
    assert "4 days late" in main(enter(client, "results", "outcomes"))
