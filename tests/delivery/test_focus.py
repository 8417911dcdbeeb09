"""A country is suspended in the middle of a programme: everything lies still, and goes on as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ciconia.delivery.actions import focus as focuses
from ciconia.delivery.actions import going_on
from ciconia.delivery.models import Engagement, Phase
from ciconia.delivery.queries.focus import Reached, decided, progress_of, reached_by, to_decide
from ciconia.doors.link.interview import tell_of_interviews
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.programmes.actions.focus import close
from ciconia.selection import tasks
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.focus import release_application
from ciconia.selection.models import Application, Cohort, InterviewTime, Need, Opportunity
from tests import make, make_learning
from tests.make import as_user

pytestmark = pytest.mark.django_db
START = datetime(2021, 3, 8, 9, tzinfo=UTC)
NOUNS = (Opportunity, Application, Need, Cohort, Engagement)


@pytest.fixture(autouse=True)
def _here(db):
    set_actor("system:maker")
    later(0)
    yield
    clock.start_at(None)


def later(days):
    clock.start_at(START + timedelta(days=days))


def stood():
    """{row: (state, mark, whose turn, until when)} of everything that can be stopped."""
    with acting_as("system:jobs"):
        return {
            (model.__name__, row.pk): (row.state, row.mark, row.turn_role, row.due_at)
            for model in NOUNS
            for row in model.objects.all()
        }


@pytest.fixture
def country():
    """Somalia with something in every state, and a country beside it."""
    opportunity = make.make_opportunity()
    need = opportunity.need
    for state in ("draft", "submitted", "assessed", "shortlisted", "chosen", "offered"):
        person = make.make_person(f"Person {state}")
        make.make_application(state, opportunity=make.make_opportunity(need=need), person=person)
    make.make_engagement("active")
    for state in ("draft", "submitted", "validated"):
        make.make_need(state, partnership=need.partnership)
    make.make_cohort()
    set_actor("system:maker")
    return opportunity.focus


def test_suspended_and_open_again_is_as_it_was_and_as_many_days_later(country):
    before = stood()
    make.suspend(country)
    still = stood()
    assert {(name, *row[:2]) for (name, _pk), row in still.items()} == {
        ("Opportunity", "suspended", ""), ("Need", "draft", "held"), ("Need", "submitted", "held"),
        ("Need", "validated", "held"), ("Cohort", "draft", "held"), ("Engagement", "active", "flagged"),
        ("Application", "accepted", ""),
        *(("Application", state, "held") for state in
          ("draft", "submitted", "assessed", "shortlisted", "chosen", "offered")),
    }  # fmt: skip
    assert focuses.settle(country.pk) == focuses.settle_all() == 0
    later(40)
    tasks.pass_dates(0)
    assert stood() == still
    make.resume(country)
    after = stood()
    assert focuses.settle(country.pk) == focuses.settle_all() == 0
    assert {key: row[:3] for key, row in after.items()} == {key: row[:3] for key, row in before.items()}
    moved = {key: (after[key][3].date() - was[3].date()).days for key, was in before.items() if was[3]}
    assert {name: {days for (noun, _pk), days in moved.items() if noun == name} for name, _pk in moved} == {
        "Opportunity": {40}, "Application": {40}, "Need": {40}, "Cohort": {40}, "Engagement": {40},
    }  # fmt: skip


def test_open_again_on_the_same_day_nothing_has_moved(country):
    before = stood()
    make.suspend(country)
    make.resume(country)
    assert stood() == before


def test_what_it_concerns_is_said_in_numbers_and_how_far_it_is(country):
    make.make_story(focus=country, email="hodan@example.org")
    make_learning.make_course(focus=country)
    expected = Reached(
        opportunities=10, applications=12, offers=1, needs=7, cohorts=1, engagements=1, travelling=0, events=0,
        stories=1, courses=1, people=9, institutions=8,
    )  # fmt: skip
    assert reached_by(country) == expected
    coordinator = make.make_staff("coordinator")
    as_user(coordinator, focuses.suspend, country, reason="Fighting")
    assert (progress_of(country).done, progress_of(country).is_done) == (0, False)
    focuses.settle(country.pk)
    assert (progress_of(country).is_done, reached_by(country)) == (True, expected)
    make.resume(country)
    assert progress_of(country).is_done


def test_a_job_that_is_killed_goes_on_from_where_it_was(country, monkeypatch):
    as_user(make.make_staff("coordinator"), focuses.suspend, country, reason="Fighting")
    monkeypatch.setattr(focuses, "AT_ONCE", 5)
    assert focuses._some(country.pk) == 5  # the rest is never reached
    left = progress_of(country)
    assert (left.done, left.is_done) == (5, False)
    assert focuses.settle_all() == left.of + 1 - 5  # a round is no row of the country
    assert progress_of(country).is_done


def test_pressed_twice_is_once_and_the_second_reads_so(country):
    one, other = make.make_staff("coordinator"), make.make_staff("coordinator")
    as_user(one, focuses.suspend, country, reason="Fighting", seen=country.version)
    with pytest.raises(Conflict):
        as_user(other, focuses.suspend, country, reason="Fighting", seen=country.version - 1)
    with acting_as("system:jobs"):
        assert Log.objects.filter(verb="focus.suspend").count() == 1


def test_only_a_coordinator_with_a_reason_stops_a_country(country):
    with pytest.raises(Refused):
        as_user(make.make_staff("officer"), focuses.suspend, country, reason="Fighting")
    with pytest.raises(ReasonMissing):
        as_user(make.make_staff("coordinator"), focuses.suspend, country, reason=" ")
    assert {row[1] for row in stood().values()} == {""}


def test_a_country_that_was_never_suspended_is_left_alone(country):
    assert (focuses.settle(country.pk), focuses.settle_all()) == (0, 0)


def test_a_held_application_may_be_withdrawn_and_nothing_else():
    application = make.make_application("offered")
    make.suspend(application.focus)
    applicant = application.person.user
    with pytest.raises(Refused, match="on hold"):
        as_user(applicant, applications.accept, application)
    as_user(applicant, applications.withdraw, application, reason="No time")
    assert (application.state, application.mark, application.turn_role, application.held_on) == (
        "withdrawn", "", "", None,
    )  # fmt: skip
    release_application(application)  # a job that found it a moment before leaves it as it is
    assert application.state == "withdrawn"


def test_a_part_that_was_asked_for_is_asked_for_still():
    application = make.make_application("submitted")
    as_user(make.make_staff("assessor"), make_part, application, reason="Say why here.")
    make.suspend(application.focus)
    later(30)
    tasks.end_open_parts()
    make.resume(application.focus)
    application.refresh_from_db()
    assert (application.mark, application.due_at) == ("part_open", clock.end_of(date(2021, 4, 12)))
    tasks.end_open_parts()
    application.refresh_from_db()
    assert application.mark == "part_open"


def make_part(application, **said):
    return applications.reopen_part(application, **said)


def test_a_referee_has_as_many_days_left_as_before():
    reference = make.make_reference("asked")
    due, until = reference.due_at.date(), reference.link_until
    make.suspend(reference.focus)
    later(60)
    tasks.references.lapse_past_due()
    make.resume(reference.focus)
    tasks.references.lapse_past_due()
    reference.refresh_from_db()
    days = timedelta(days=60)
    assert (reference.state, reference.due_at.date() - due) == ("asked", days)
    assert until is None or reference.link_until - until == days


def test_a_talk_is_as_many_days_later_at_the_same_hour_and_both_are_told():
    interview = make.make_interview("fixed")
    make.make_interview(application=make.make_application("assessed", person=make.make_person("Amina Yusuf")))
    make.suspend(interview.focus)
    later(30)
    busy = {"local": datetime(2021, 4, 10, 14, 30), "zone": "Europe/Amsterdam"}  # noqa: DTZ001
    elsewhere = make.make_opportunity(need=make.make_need("validated", partnership=make.make_partnership(
        focus=make.make_focus("IRQ"))))  # fmt: skip
    officer = InterviewTime.objects.first().interviewer
    as_user(officer, interviews.offer_time, elsewhere, minutes=30, where="Spui 70", **busy)
    assert tell_of_interviews() > 0
    make.resume(interview.focus)
    interview.refresh_from_db()
    assert interview.due_at.date() == date(2021, 4, 12)
    hours = {f"{row.starts_at:%d %B %H:%M}" for row in InterviewTime.objects.exclude(opportunity=elsewhere)}
    # Summer time began meanwhile. At the hour of the first something else is by now, so both are a day later still.
    assert hours == {"11 April 12:30", "12 April 12:30"}
    assert tell_of_interviews() == 1


# One decision each


@pytest.fixture
def flagged():
    engagement = make.make_engagement("active")
    make.suspend(engagement.focus)
    engagement.refresh_from_db()
    return engagement


def decide(engagement, how, by=None, **said):
    said = {"reason": "The airport is closed", **said}
    return as_user(by or make.make_staff("coordinator"), going_on.decide, engagement, how, **said)


def phases(engagement):
    rows = Phase.objects.filter(engagement=engagement).order_by("number", "version")
    return [
        (row.number, row.version, row.mode, str(row.starts), str(row.ends), row.place, row.replaced) for row in rows
    ]


def test_it_goes_on_online_and_the_old_phase_stays_as_a_version(flagged):
    assert (flagged.mark, flagged.turn_role, flagged.due_at.date().isoformat()) == (
        "flagged", "coordinator", "2021-03-15",
    )  # fmt: skip
    [(_n, _v, _m, starts, ends, *_rest)] = phases(flagged)
    decide(flagged, "virtual")
    assert phases(flagged) == [
        (1, 1, "physical", starts, ends, "", True), (1, 2, "virtual", starts, ends, "", False),
    ]  # fmt: skip
    assert (flagged.mark, flagged.mode, flagged.state) == ("", "virtual", "active")
    assert flagged.turn_role == "participant"
    with acting_as("system:jobs"):
        entry = Log.objects.filter(verb="engagement.decide").get()
    assert (entry.data, entry.reason) == ({"how": "virtual"}, "The airport is closed")
    assert focuses.settle(flagged.focus_id) == 0  # what was decided is not asked for again
    with pytest.raises(Conflict):
        decide(flagged, "go_on")
    make.resume(flagged.focus)
    flagged.refresh_from_db()
    assert (flagged.mark, flagged.flagged_on) == ("", None)


def test_what_has_begun_in_person_keeps_the_days_that_were(flagged):
    [(_n, _v, _m, starts, ends, *_rest)] = phases(flagged)
    clock.start_at(datetime.fromisoformat(f"{starts}T09:00:00+00:00") + timedelta(days=3))
    day = clock.today()
    decide(flagged, "relocate", place="Nairobi")
    yesterday = str(day - timedelta(days=1))
    assert phases(flagged) == [
        (1, 1, "physical", starts, ends, "", True), (1, 2, "physical", starts, yesterday, "", False),
        (2, 1, "physical", str(day), ends, "Nairobi", False),
    ]  # fmt: skip
    with acting_as("system:jobs"):
        assert Log.objects.filter(verb="engagement.decide").get().data == {"how": "relocate", "place": "Nairobi"}


def test_online_after_it_had_begun_is_both(flagged):
    clock.start_at(datetime.combine(flagged.starts + timedelta(days=3), START.time(), UTC))
    decide(flagged, "virtual")
    assert flagged.mode == "mixed"
    assert [row[2] for row in phases(flagged) if not row[-1]] == ["physical", "virtual"]


def test_it_ends_or_goes_on_as_it_is(flagged):
    make.resume(flagged.focus)
    other = make.make_engagement("agreed", application=make.make_application("offered", person=make.make_person("B")))
    for engagement in (flagged, other):
        make.suspend(engagement.focus) if engagement is flagged else None
        engagement.refresh_from_db()
    decide(other, "go_on")
    assert (other.mark, other.state) == ("", "agreed")
    decide(flagged, "end")
    assert (flagged.state, flagged.mark, flagged.deliverables.exclude(state="dropped").count()) == (
        "ended_early", "", 0,
    )  # fmt: skip
    coordinator = make.make_staff("coordinator")
    set_actor(str(coordinator.pk))
    assert list(to_decide(flagged.focus, coordinator)) == []
    told = decided(flagged.focus, coordinator)
    assert [(row.pk, entry.data["how"]) for row, entry in told] == [(flagged.pk, "end"), (other.pk, "go_on")]


@pytest.mark.parametrize(
    ("how", "said", "why"),
    [
        ("elsewhere", {}, "Choose how it goes on."),
        ("relocate", {"place": " "}, "Write where it goes on."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_decided(flagged, how, said, why):
    with pytest.raises(Unfit, match=why):
        decide(flagged, how, **said)
    flagged.refresh_from_db()
    assert flagged.mark == "flagged"


@pytest.mark.parametrize(("how", "why"), [("virtual", "nothing to move online"), ("relocate", "to move elsewhere")])
def test_what_is_over_in_person_cannot_be_moved(flagged, how, why):
    clock.start_at(datetime.combine(flagged.ends + timedelta(days=1), START.time(), UTC))
    with pytest.raises(Unfit, match=why):
        decide(flagged, how, place="Nairobi")


def test_nobody_but_the_coordinator_decides_and_never_without_a_reason(flagged):
    with pytest.raises(Refused):
        decide(flagged, "go_on", by=make.make_staff("safeguarding"))
    with pytest.raises(ReasonMissing):
        decide(flagged, "go_on", reason="")


def test_what_nobody_decided_about_goes_on_as_it_was(flagged):
    due = [row.due_on for row in flagged.deliverables.order_by("pk")]
    later(10)
    make.resume(flagged.focus)
    assert [(row.due_on - was).days for row, was in zip(flagged.deliverables.order_by("pk"), due, strict=True)] == [
        10 for _was in due
    ]
    flagged.refresh_from_db()
    assert (flagged.mark, flagged.flagged_on, flagged.turn_role) == ("", None, "participant")


def test_what_has_to_be_done_before_the_start_is_due_as_many_days_later():
    engagement = make.make_engagement("preparing")
    due = list(engagement.checklist.order_by("pk").values_list("due_on", flat=True))
    coordinator = make.make_staff("coordinator")
    make.suspend(engagement.focus, by=coordinator)
    later(5)
    decide(engagement, "go_on", by=coordinator)
    assert [row.due_on - was for row, was in zip(engagement.checklist.order_by("pk"), due, strict=True)] == [
        timedelta(days=5) for _was in due
    ]
    as_user(coordinator, close, engagement.focus, reason="It is over")
    assert focuses.settle(engagement.focus_id) == 0  # a country that is closed is left as it is


def test_a_need_held_long_after_its_last_move_is_not_late_at_once():
    need = make.make_need("submitted")
    later(100)
    make.suspend(need.focus)
    need.refresh_from_db()
    assert need.due_at.date() - clock.today() == timedelta(days=30)
    as_user(make.make_member(need.organisation), needs.withdraw, need, reason="Somebody was hired")
    assert need.mark == ""
