"""Whose turn it is stands on the row; the task list of that account, and of nobody else, shows it."""

from datetime import timedelta

import pytest

from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import forget_memberships
from ciconia.foundation.actions.account import give_role
from ciconia.foundation.flow import registry
from ciconia.foundation.models import ORGANISATION_ROLES, STAFF_ROLES, Role
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.models import BoardSeat, BoardTheme, Consultation, Event, Idea, Mentorship, Post, Statement
from ciconia.insight.queries.tasks import tasks_for
from ciconia.learning.models import Course, Enrolment
from ciconia.programmes.models import Affiliation, Focus
from ciconia.publishing.models import Newsletter, Publication, Story
from ciconia.results.actions.outcome import plan_waves
from ciconia.results.models import Outcome
from ciconia.selection.actions import application as applications
from ciconia.selection.models import (
    Application,
    CoApplicant,
    Cohort,
    DevelopmentPlan,
    Interview,
    Need,
    Opportunity,
    Paper,
    Partnership,
    Reference,
)
from tests import make, make_consultation, make_idea, make_learning, make_newsletter, make_statement, make_together
from tests.make import set_actor
from tests.make_board import make_board_seat, make_board_theme
from tests.remembered import remembered

pytestmark = pytest.mark.django_db

MODELS = {
    "affiliation": Affiliation,
    "course": Course,
    "enrolment": Enrolment,
    "event": Event,
    "publication": Publication,
    "newsletter": Newsletter,
    "statement": Statement,
    "consultation": Consultation,
    "idea": Idea,
    "story": Story,
    "focus": Focus,
    "partnership": Partnership,
    "development_plan": DevelopmentPlan,
    "need": Need,
    "opportunity": Opportunity,
    "application": Application,
    "engagement": Engagement,
    "checklist_item": ChecklistItem,
    "deliverable": Deliverable,
    "outcome": Outcome,
    "paper": Paper,
    "cohort": Cohort,
    "reference": Reference,
    "co_applicant": CoApplicant,
    "interview": Interview,
    "post": Post,
    "mentorship": Mentorship,
    "board_seat": BoardSeat,
    "board_theme": BoardTheme,
}


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def in_any_state(theme):
    """A theme with what a vote and a conclusion hold."""
    day = clock.today() + timedelta(days=9)
    for name, value in {"question": "Wells?", "vote_until": day, "owner": "Office", "done_by": day}.items():
        setattr(theme, name, value)
    theme.save()
    return theme


def planned(opportunity):
    """A round for one opportunity, by an officer who is then gone again."""
    officer = make.make_staff("officer", opportunity.focus)
    said = {"title": "Spring", "opportunities": [opportunity], "ranking_on": clock.today()}
    return make.as_user(officer, make.cohorts.start_cohort, opportunity.programme, **said)


def held_with(engagement):
    """An event that the institution proposed."""
    event = make.make_event(focus=engagement.focus)
    Event.objects.filter(pk=event.pk).update(organisation=engagement.organisation)
    event.refresh_from_db()
    return event


def sought(engagement):
    """The participant looks for a mentor; one who said yes already is proposed."""
    pair = make.make_mentorship("proposed", engagement=engagement)
    make.as_user(pair.mentor, mentorships.say_yes, pair)
    return pair


def sent(engagement):
    """The participant takes a course to which the institution sent them, and it may read so."""
    row = make_learning.make_enrolment(
        course=make_learning.make_course(focus=engagement.focus), account=engagement.person.user
    )
    told = {"organisation": engagement.organisation, "tells_organisation": True}
    Enrolment.objects.filter(pk=row.pk).update(**told)
    row.refresh_from_db()
    return row


def beside_another(person):
    """The participant applies for something else together with somebody; it was sent."""
    lead = make.make_person("Lead Applicant")
    draft = make.make_application("draft", opportunity=make_together.make_joint_opportunity(), person=lead)
    row = make_together.make_co_applicant("joined", application=draft, person=person)
    make.as_user(lead.user, applications.submit, draft)
    row.refresh_from_db()
    return row


def talked_to(engagement):
    """Another application of the same person, which still waits for a decision."""
    opportunity = make.make_opportunity(need=engagement.opportunity.need)
    return make.make_application("assessed", opportunity=opportunity, person=engagement.person)


@remembered
def a_line():
    """One row of nearly every noun on one line in Somalia, and everybody who could have something to do with it."""
    engagement = make.make_engagement("active")
    plan_waves(engagement)
    pair = sought(engagement)  # before there is a course: the list of the mentor is ticked off by hand
    need = engagement.opportunity.need
    rows = {
        "affiliation": make.make_affiliation("active"),
        "course": make_learning.make_course(focus=engagement.focus),
        "enrolment": sent(engagement),
        "event": held_with(engagement),
        "publication": make.make_publication(focus=engagement.focus),
        "newsletter": make_newsletter.make_newsletter("sent", focus=engagement.focus),
        "statement": make_statement.make_statement("withdrawn", programme=engagement.programme),
        "consultation": make_consultation.make_consultation("dropped", focus=engagement.focus),
        "idea": make_idea.make_idea(
            "taken_up", programme=engagement.programme, focus=engagement.focus, person=engagement.person
        ),
        "story": make.make_story(focus=engagement.focus),
        "focus": engagement.focus,
        "partnership": need.partnership,
        "development_plan": make.make_development_plan("ended", partnership=need.partnership),
        "need": need,
        "opportunity": engagement.opportunity,
        "application": engagement.application,
        "engagement": engagement,
        "checklist_item": engagement.checklist.first(),
        "deliverable": engagement.deliverables.first(),
        "outcome": engagement.outcomes.first(),
        "cohort": planned(engagement.opportunity),
        "reference": make.note_referee(engagement.application),
        "co_applicant": beside_another(engagement.person),
        "interview": make.make_interview("fixed", application=talked_to(engagement)),
        "post": make.make_post(make.make_seat(make.make_space(engagement.focus), person=engagement.person)),
        "mentorship": pair,
        "board_seat": (seat := make_board_seat(person=engagement.person)),
        "board_theme": in_any_state(make_board_theme(board=seat.board)),
    }
    focus = engagement.focus
    people = {role: make.make_staff(role, focus, only=True) for role in STAFF_ROLES}
    people |= {
        "host contact": make.make_member(engagement.organisation),
        "organisation contact": make.make_member(engagement.organisation, Role.ORGANISATION_CONTACT),
        "endorser": make.make_member(need.endorser, Role.ENDORSER),
        "participant": engagement.person.user,
    }
    elsewhere = make.make_user("Every role, elsewhere")
    other, institution = make.make_focus("IRQ"), make.make_organisation()
    for role in STAFF_ROLES:
        give_role(elsewhere, role, by=make.MAKER, scope="programme", scope_id=other.programme_id, focus_ids=[other.pk])
    for role in ORGANISATION_ROLES:
        give_role(elsewhere, role, by=make.MAKER, scope="organisation", scope_id=institution.pk)
    strangers = [elsewhere, make.make_person("Amina Yusuf").user]
    return rows, people, strangers


@pytest.fixture
def line():
    """One row of every noun on one line in Somalia, and everybody who could have something to do with it."""
    rows, people, strangers = a_line()
    # A file is kept with it, and the folder of files is another in each test.
    rows["paper"] = make.make_paper(make.make_need("draft", partnership=rows["partnership"]))
    return rows, people, strangers


def asked(user, row):
    """Whether the account's list shows this row."""
    forget_memberships(user)
    with acting_as(str(user.pk)):
        return row.public_id in {task.public_id for task in tasks_for(user)}


def put(row, state, flow, mark=""):
    """Set a row to a state with the turn its flow gives, and nothing else."""
    row.state, row.mark = state, mark
    turn = flow.turn(row)
    type(row).objects.filter(pk=row.pk).update(
        state=state, mark=mark, turn_role=turn.role, turn_person=turn.person_id, due_at=turn.due_at
    )
    return turn


@pytest.mark.parametrize("noun", sorted(MODELS))
def test_a_row_is_in_the_list_of_whoever_has_the_turn_and_of_nobody_else(noun, line):
    rows, people, strangers = line
    row, flow = rows[noun], registry[noun]
    # Those of every country: staff of another one is no stranger to them.
    of_all = ("affiliation", "board_seat", "board_theme", "consultation", "newsletter", "statement")
    strangers = strangers[1:] if noun in of_all else strangers
    under_way = list(flow.states)[1]
    places = [(state, "") for state in flow.states] + [(under_way, mark) for mark in flow.marks]
    for state, mark in places:
        turn = put(row, state, flow, mark)
        roles = set(turn.role.split("|")) - {""}
        alike = dict.fromkeys(("applicant", "co-applicant", "learner", "member", "mentee", "author"), "participant")
        expected = {alike.get(role, role) for role in roles} - {"referee"}  # without account
        assert {name for name, user in people.items() if asked(user, row)} == expected, (state, mark)
        assert [user for user in strangers if asked(user, row)] == [], (state, mark)


def test_every_noun_with_a_flow_is_in_the_lists():
    assert set(registry) == set(MODELS)


def test_one_statement_however_long_the_list(line, django_assert_num_queries):
    officer = line[1]["officer"]
    with acting_as(str(officer.pk)):
        tasks_for(officer)
        with django_assert_num_queries(1):
            assert len(tasks_for(officer)) == 19


def test_what_is_late_comes_first():
    late, soon, later = make.make_need("endorsed"), make.make_need("endorsed"), make.make_need("endorsed")
    for row, days in ((late, -2), (soon, 1), (later, 9)):
        Need.objects.filter(pk=row.pk).update(due_at=clock.now() + timedelta(days=days))
    officer = make.make_staff("officer")
    with acting_as(str(officer.pk)):
        tasks = [task for task in tasks_for(officer) if task.noun == "need"]
    assert [(task.public_id, task.is_overdue) for task in tasks] == [
        (late.public_id, True),
        (soon.public_id, False),
        (later.public_id, False),
    ]


def test_a_task_says_what_it_is_about(line):
    rows, people, _ = line
    put(rows["deliverable"], "submitted", registry["deliverable"])
    put(rows["checklist_item"], "open", registry["checklist_item"])
    with acting_as(str(people["host contact"].pk)):
        task = next(t for t in tasks_for(people["host contact"]) if t.noun == "deliverable")
    assert (task.title, task.organisation) == (translated("Well map"), rows["engagement"].organisation.name)
    assert (task.reference, task.person, task.country) == (rows["engagement"].reference, "Hodan W.", "SOM")
    with acting_as(str(people["participant"].pk)):
        task = next(t for t in tasks_for(people["participant"]) if t.noun == "checklist_item")
    assert (task.title, task.code) == (translated("Groundwater monitoring"), rows["checklist_item"].code)


def test_a_list_can_be_asked_for_one_programme(line):
    officer, programme = line[1]["officer"], line[0]["focus"].programme
    with acting_as(str(officer.pk)):
        assert len(tasks_for(officer, programme)) == len(tasks_for(officer))
        programme.pk += 1
        assert tasks_for(officer, programme) == []


def test_a_stranger_has_no_tasks():
    make.make_need("submitted")
    nobody = make.make_user()
    with acting_as(str(nobody.pk)):
        assert tasks_for(nobody) == []
