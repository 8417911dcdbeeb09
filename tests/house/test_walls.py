"""The two walls: what the application shows is exactly what the database lets exist, for every role and state."""

import pytest
import rules
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import ProgrammingError, transaction

from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement, Phase
from ciconia.foundation.access import forget_memberships
from ciconia.foundation.models import STAFF_ROLES, Letter, LetterWish, Log, User
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.gatherings.models import (
    Board,
    BoardSeat,
    BoardTheme,
    BoardVoice,
    Consultation,
    ConsultationAnswer,
    ConsultationAsked,
    Event,
    EventRegistration,
    Idea,
    IdeaSupport,
    MentorOffer,
    Mentorship,
    PairSide,
    Post,
    PostFile,
    PostReport,
    Seat,
    Space,
    Speaker,
    Statement,
    StatementSigner,
)
from ciconia.learning.models import Attempt, Attendance, Certificate, Course, Enrolment
from ciconia.people.models import Contact, Counted, Freshness, Identity, Look, Person, Suggestion, Tie
from ciconia.programmes.models import Affiliation, Focus
from ciconia.publishing.models import (
    Appearance,
    Newsletter,
    NewsletterLetter,
    Publication,
    Story,
    Subject,
    Subscriber,
)
from ciconia.results.models import Outcome, Sighting
from ciconia.selection.models import (
    Addressee,
    Application,
    AskedPart,
    DevelopmentPlan,
    EligibilityCheck,
    EndorsementLetter,
    Fit,
    FitLook,
    Interview,
    KeptDecision,
    Need,
    Opportunity,
    Partnership,
    Ranked,
    RankMove,
    RankReason,
    ReservePlace,
    Review,
    SavedSearch,
    Signature,
    WrittenOpportunity,
    WrongLink,
)
from tests.house.world import build

PERSON_TABLES = [
    Person,
    Identity,
    Counted,
    Freshness,
    Look,
    Suggestion,
    Application,
    Engagement,
    ChecklistItem,
    Deliverable,
    Outcome,
    SavedSearch,
    WrittenOpportunity,
    Contact,
    Tie,
    Addressee,
    EndorsementLetter,
    Ranked,
    RankReason,
    RankMove,
    WrongLink,
    Fit,
    FitLook,
    Interview,
    AskedPart,
    KeptDecision,
    ReservePlace,
    EventRegistration,
    Speaker,
    Subject,
    Appearance,
    Subscriber,
    NewsletterLetter,
    Letter,
    LetterWish,
    Seat,
    Post,
    PostFile,
    PostReport,
    MentorOffer,
    Mentorship,
    PairSide,
    StatementSigner,
    BoardSeat,
    BoardVoice,
    ConsultationAsked,
    ConsultationAnswer,
    Idea,
    IdeaSupport,
    Enrolment,
    Attendance,
    Attempt,
    Certificate,
]
DEPENDENT = [EligibilityCheck, Review, Signature, Phase, Sighting, Log]
OF_A_FOCUS = [Application, Engagement, Deliverable, ChecklistItem, Outcome, Interview]
VIEW = {
    Story: "publishing.view_story",
    Newsletter: "publishing.view_newsletter",
    Statement: "gatherings.view_statement",
    Board: "gatherings.view_board",
    BoardSeat: "gatherings.view_board_seat",
    BoardTheme: "gatherings.view_board_theme",
    Consultation: "gatherings.view_consultation",
    Idea: "gatherings.view_idea",
    Publication: "publishing.view_publication",
    Event: "gatherings.view_event",
    Course: "learning.view_course",
    Enrolment: "learning.view_enrolment",
    Affiliation: "programmes.view_affiliation",
    Space: "gatherings.view_space",
    Seat: "gatherings.view_seat",
    Post: "gatherings.view_post",
    Mentorship: "gatherings.view_mentorship",
    Partnership: "selection.view_partnership",
    DevelopmentPlan: "selection.view_development_plan",
    Need: "selection.view_need",
    Opportunity: "selection.view_opportunity",
    Application: "selection.view_application",
    Engagement: "delivery.view_engagement",
    Outcome: "results.view_outcome",
    Person: "people.view_person",
    SavedSearch: "selection.view_saved_search",
    Interview: "selection.view_interview",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Rows in every state in Somalia, some in Iraq, and an account for every role; built once, then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_actor("system:maker")
        yield build()
        transaction.set_rollback(True)


def keys(queryset):
    return sorted(queryset.values_list("pk", flat=True))


def each(accounts):
    """Every account in turn, as the actor of the transaction."""
    for name, user in accounts.items():
        forget_memberships(user)
        set_actor(str(user.pk))
        yield name, user


def test_the_database_agrees_with_the_application_row_by_row(world):
    differing = {
        (name, model.__name__): (keys(model.objects.all()), keys(model.objects.visible_to(user)))
        for name, user in each(world)
        for model in PERSON_TABLES
        if keys(model.objects.all()) != keys(model.objects.visible_to(user))
    }
    assert differing == {}


def test_rule_and_queryset_agree(world):
    with acting_as("system:maker"):
        everything = {model: list(model.objects.all()) for model in VIEW}
    differing = [
        (name, model.__name__, obj.pk)
        for name, user in each(world)
        for model, permission in VIEW.items()
        for shown in [set(keys(model.objects.visible_to(user)))]
        for obj in everything[model]
        if rules.has_perm(permission, user, obj) != (obj.pk in shown)
    ]
    assert differing == []


def test_with_the_first_wall_off_nobody_sees_rows_of_others(world):
    set_actor(str(world["somebody"].pk))
    seen = {model.__name__: model.objects.count() for model in [*PERSON_TABLES, *DEPENDENT]}
    assert {name: count for name, count in seen.items() if count} == {}
    assert list(User.objects.exclude(memberships__isnull=False)) == [world["somebody"]]


def test_without_an_actor_tables_about_people_are_empty(world):
    set_actor("")
    models = [m for m in apps.get_models() if getattr(m, "privacy", None) and m.privacy.holds_persons]
    assert {model.__name__: model.objects.count() for model in models if model.objects.count()} == {}


def test_a_host_sees_cards_of_whom_was_assessed_and_nobody_in_full(world):
    host = world["host"]
    forget_memberships(host)
    set_actor(str(host.pk))
    assert sorted(Application.objects.values_list("state", flat=True)) == [
        "assessed", "chosen", "offered", "shortlisted",
    ]  # fmt: skip
    assert sorted(Person.objects.values_list("short_name", flat=True)) == [
        "Person 2.", "Person 3.", "Person 4.", "Person 5.",
    ]  # fmt: skip
    assert Identity.objects.count() == 0
    assert (Review.objects.count(), EligibilityCheck.objects.count()) == (0, 0)


def test_the_participant_reads_no_review_and_only_what_was_asked_of_them(world):
    set_actor(str(world["participant"].pk))
    assert Review.objects.count() == 0
    assert sorted(Outcome.objects.values_list("respondent", flat=True)) == ["participant", "participant"]


def test_the_log_can_be_written_and_not_changed(world):
    set_actor("system:jobs")
    assert Log.objects.count() > 100
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Log.objects.update(reason="nothing happened")


def people_of(world, focus, people):
    """{account: how much of the people of a country it sees}."""
    return {
        name: (
            sum(model.objects.filter(focus=focus).count() for model in OF_A_FOCUS),
            Person.objects.filter(pk__in=people).count(),
            Identity.objects.filter(person__in=people).count(),
            Contact.objects.filter(organisation__country=focus.country).count(),
            Log.objects.filter(focus_id=focus.pk).exclude(person_id=None).exists(),
        )
        for name, _user in each(world)
    }


def test_while_a_country_is_suspended_its_people_are_out_of_everybodys_reach_but_two(world):
    inside = {f"{role}{only}" for role in STAFF_ROLES for only in ("", " of Somalia only")}
    inside |= {"host", "host of the engagement", "contact", "endorser"}
    still = {f"{role}{only}" for role in ("coordinator", "safeguarding") for only in ("", " of Somalia only")}
    with transaction.atomic():
        set_actor("system:maker")
        somalia = Focus.objects.get(country="SOM")
        people = set(Application.objects.filter(focus=somalia).values_list("person_id", flat=True))
        before = people_of(world, somalia, people)
        set_actor("system:maker")
        Focus.objects.filter(pk=somalia.pk).update(state="suspended")
        test_the_database_agrees_with_the_application_row_by_row(world)
        test_rule_and_queryset_agree(world)
        after = people_of(world, somalia, people)
        transaction.set_rollback(True)
    assert {name: after[name] for name in still} == {name: before[name] for name in still}
    assert min(before["coordinator"][:4]) > 0
    assert {name: after[name] for name in inside - still} == dict.fromkeys(inside - still, (0, 0, 0, 0, False))
    assert after["participant"][1:3] == (1, 1)  # themselves


def test_a_stranger_sees_what_is_public(world):
    set_actor("")
    shown = Opportunity.objects.visible_to(AnonymousUser())
    assert set(shown.values_list("state", flat=True)) == {"published"}
    assert Need.objects.visible_to(AnonymousUser()).count() == 0
    assert Person.objects.visible_to(AnonymousUser()).count() == 0
