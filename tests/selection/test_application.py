"""Applying, weighing, choosing with two signatures, and answering everybody."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Sight
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import Application, Signature
from tests import make
from tests.make import as_user


@pytest.fixture(autouse=True)
def _clock(request):
    if "django_db" not in [mark.name for mark in request.node.iter_markers() if mark.kwargs.get("transaction")]:
        request.getfixturevalue("db")
        make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def sights(application: Application) -> list[tuple[str, str, bool]]:
    """Who may see the person because of this application: whose staff, how much, and whether it still holds."""
    rows = Sight.objects.filter(because="application", object_id=application.pk).order_by("id")
    return [("host" if row.organisation_id else "programme", row.level, row.ends is None) for row in rows]


def verbs(application: Application) -> list[str]:
    """What the log says was done, in order."""
    rows = Log.objects.filter(noun="application", object_id=application.pk).order_by("id")
    return [row.verb.partition(".")[2] for row in rows]


def test_a_draft_knows_its_place_and_what_it_came_from():
    opportunity, person = make.make_opportunity(), make.make_person(available_from=make.day("2021-05-01"))
    draft = as_user(person.user, applications.start_application, opportunity, person, source="newsletter")
    assert (draft.state, draft.source, draft.available_from) == ("draft", "newsletter", make.day("2021-05-01"))
    assert (draft.programme, draft.focus, draft.organisation) == (
        opportunity.programme, opportunity.focus, opportunity.organisation,
    )  # fmt: skip
    assert draft.pack_version.number == 1
    assert [(check.rule, check.outcome) for check in draft.checks.all()] == [("residence-eu", "yes")]
    assert sights(draft) == []


def test_starting_twice_gives_the_same_draft_and_after_a_withdrawal_a_new_one():
    opportunity, person = make.make_opportunity(), make.make_person()
    draft = as_user(person.user, applications.start_application, opportunity, person)
    assert as_user(person.user, applications.start_application, opportunity, person) == draft
    as_user(person.user, applications.withdraw, draft, reason="Not now")
    assert as_user(person.user, applications.start_application, opportunity, person) != draft


def test_nobody_applies_for_somebody_else_or_when_it_is_closed():
    opportunity, person = make.make_opportunity(), make.make_person()
    other = make.make_person("Amina Yusuf")
    with pytest.raises(Refused, match="Everybody applies for themselves"):
        as_user(other.user, applications.start_application, opportunity, person)
    as_user(make.make_staff("officer"), opportunities.close, opportunity)
    with pytest.raises(Refused, match="The last day to apply has passed"):
        as_user(person.user, applications.start_application, opportunity, person)


def test_what_is_written_is_kept_until_it_is_sent():
    application = make.make_application("draft")
    applicant, before = application.person.user, application.version
    as_user(applicant, applications.edit_application, application, motivation=translated("Better"), seen=before)
    assert (str(application.motivation), application.version) == ("Better", before + 1)
    with pytest.raises(Conflict):
        as_user(applicant, applications.edit_application, application, motivation=translated("Older"), seen=before)
    as_user(applicant, applications.submit, application)
    with pytest.raises(Refused, match="Only this role can do it here: applicant"):
        as_user(make.make_staff("officer"), applications.edit_application, application)
    with pytest.raises(Conflict):
        as_user(applicant, applications.edit_application, application, motivation=translated("Too late"))


def test_sending_freezes_what_others_see_promises_a_day_and_opens_it_to_the_staff():
    application = make.make_application("draft")
    person = application.person
    as_user(person.user, applications.submit, application)
    assert (application.promised_on, application.submitted_at.date()) == (
        make.day("2021-04-16"),
        make.day("2021-03-08"),
    )
    assert application.snapshot["short_name"] == "Hodan W."
    assert "full_name" not in application.snapshot
    assert sights(application) == [("programme", "full", True)]
    as_user(person.user, update_profile, person, headline="Something else")
    assert Application.objects.get(pk=application.pk).snapshot["headline"] == ""


def test_rules_are_examined_again_when_it_is_sent():
    application = make.make_application("draft")
    person = application.person
    as_user(person.user, update_profile, person, residence_country="CAN")
    with pytest.raises(Refused, match="A rule of the programme is not met"):
        as_user(person.user, applications.submit, Application.objects.get(pk=application.pk))
    assert [check.outcome for check in application.checks.all()] == ["yes"]  # undone with the rest


def test_the_assessor_may_refuse_formally_and_says_why():
    application = make.make_application("submitted")
    assessor = make.make_staff("assessor")
    with pytest.raises(ReasonMissing):
        as_user(assessor, applications.reject_formally, application, reason=" ")
    as_user(assessor, applications.reject_formally, application, reason="Lives outside the Union since January")
    assert (application.state, application.turn_role) == ("not_eligible", "")


def test_a_part_is_asked_for_again_and_sent():
    application = make.make_application("submitted")
    as_user(make.make_staff("assessor"), applications.reopen_part, application, reason="Which wells?")
    assert (application.state, application.mark, application.turn_role) == ("submitted", "part_open", "applicant")
    as_user(application.person.user, applications.return_part, application, motivation=translated("Those of Garowe"))
    assert (application.mark, str(application.motivation), application.turn_role) == ("", "Those of Garowe", "assessor")


def test_an_assessment_opens_the_card_to_the_host_and_its_marks_to_nobody_outside():
    application = make.make_application("submitted")
    assessor = make.make_staff("assessor")
    marks = {"marks": {"skill": 3, "context": 1}, "comment": "Ten years"}
    with pytest.raises(Refused, match="Declare first that you have no personal interest"):
        as_user(assessor, applications.assess, application, no_conflict=False, **marks)
    as_user(assessor, applications.assess, application, no_conflict=True, **marks)
    review = application.reviews.get()
    assert (review.assessor, review.marks, review.comment) == (assessor, {"skill": 3, "context": 1}, "Ten years")
    assert sights(application) == [("programme", "full", True), ("host", "card", True)]
    set_actor(str(make.make_member(application.organisation).pk))
    assert application.reviews.count() == 0


@pytest.mark.parametrize("order", [("officer", "host"), ("host", "officer")])
def test_two_signatures_choose_in_any_order(order):
    application = make.make_application("shortlisted")
    people = {"officer": make.make_staff("officer"), "host": make.make_member(application.organisation)}
    as_user(people[order[0]], applications.sign, application, words="Knows wells")
    waiting = {"officer": "host contact", "host": "officer"}[order[0]]
    assert (application.state, application.turn_role) == ("shortlisted", waiting)
    with pytest.raises(Refused, match="Your side has signed"):
        as_user(people[order[0]], applications.sign, application)
    as_user(people[order[1]], applications.sign, application)
    assert (application.state, application.turn_role) == ("chosen", "officer")
    assert verbs(application)[-2:] == ["sign", "choose"]
    sides = {"officer": "programme", "host": "host"}
    assert [(row.side, row.by, row.words) for row in application.signatures.order_by("id")] == [
        (sides[order[0]], people[order[0]], "Knows wells"), (sides[order[1]], people[order[1]], ""),
    ]  # fmt: skip


def test_in_reserve_the_signatures_start_anew():
    application = make.make_application("chosen")
    officer = make.make_staff("officer")
    as_user(officer, applications.put_in_reserve, application, reason="The place is given to somebody else first")
    assert (application.state, application.signatures.count()) == ("reserve", 0)
    as_user(officer, applications.sign, application)
    as_user(make.make_member(application.organisation), applications.sign, application)
    assert application.state == "chosen"


def test_an_offer_is_taken_and_the_hosts_card_ends_with_it():
    application = make.make_application("offered")
    assert (application.turn_person, application.turn_role) == (application.person.user, "applicant")
    as_user(application.person.user, applications.accept, application)
    assert (application.state, sights(application)) == (
        "accepted",
        [("programme", "full", True), ("host", "card", False)],
    )


@pytest.mark.parametrize(
    ("action", "state", "reached", "by"),
    [
        (applications.decline, "offered", "declined", "applicant"),
        (applications.withdraw, "assessed", "withdrawn", "applicant"),
        (applications.not_choose, "shortlisted", "not_chosen", "officer"),
    ],
)
def test_a_no_carries_its_reason_and_the_host_no_longer_sees_the_person(action, state, reached, by):
    application = make.make_application(state)
    actor = application.person.user if by == "applicant" else make.make_staff(by)
    with pytest.raises(ReasonMissing):
        as_user(actor, action, application, reason="")
    as_user(actor, action, application, reason="The dates do not fit")
    assert (application.state, sights(application)[1:]) == (reached, [("host", "card", False)])
    assert (
        Log.objects.filter(noun="application", object_id=application.pk).latest("id").reason == "The dates do not fit"
    )


def test_the_product_calls_off_and_lets_expire_in_its_own_name():
    first, second = make.make_application("assessed"), make.make_application("offered")
    applications.call_off(first, reason="The country closed")
    applications.expire(second)
    assert (first.state, second.state) == ("not_chosen", "expired")
    rows = Log.objects.filter(noun="application", verb__in=["application.call_off", "application.expire"]).order_by(
        "id"
    )
    assert [(row.actor, row.actor_label) for row in rows] == [(None, "Opportunity ended"), (None, "Date passed")]


def press_together(*presses):
    """Let each (account, action, application) press at the same moment; gives what came of each."""
    together, came = threading.Barrier(len(presses)), [None] * len(presses)

    def press(number, by, action, row):
        try:
            with transaction.atomic():
                set_actor(str(by.pk))
                mine = Application.objects.get(pk=row.pk)
                together.wait()
                action(mine, by=by)
            came[number] = "done"
        except (Conflict, Refused) as no:
            came[number] = f"{type(no).__name__}: {no}"
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number, *one)) for number, one in enumerate(presses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


@pytest.mark.django_db(transaction=True)
def test_two_officers_sign_for_one_person_at_once_and_one_signature_stands():
    with transaction.atomic():
        set_actor("system:maker")
        row = make.make_application("shortlisted")
        officers = [make.make_staff("officer"), make.make_staff("officer")]
    came = press_together(*[(by, applications.sign, row) for by in officers])
    assert sorted(came) == ["Refused: Your side has signed. The other side has to sign now.", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        assert Signature.objects.filter(application=row).count() == 1
        assert Application.objects.get(pk=row.pk).turn_role == "host contact"


@pytest.mark.django_db(transaction=True)
def test_host_and_officer_sign_at_once_and_both_signatures_count():
    with transaction.atomic():
        set_actor("system:maker")
        row = make.make_application("shortlisted")
        people = [make.make_staff("officer"), make.make_member(row.organisation)]
    assert press_together(*[(by, applications.sign, row) for by in people]) == ["done", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        assert Application.objects.get(pk=row.pk).state == "chosen"


@pytest.mark.django_db(transaction=True)
def test_two_people_are_chosen_for_one_place_at_once_and_one_gets_it():
    with transaction.atomic():
        set_actor("system:maker")
        opportunity = make.make_opportunity()
        rows = [
            make.make_application("signed", opportunity=opportunity, person=make.make_person(name))
            for name in ("Hodan Abdi Warsame", "Amina Yusuf")
        ]
        host = make.make_member(opportunity.organisation)
    came = press_together(*[(host, applications.sign, row) for row in rows])
    assert sorted(came) == ["Refused: Every place is taken.", "done"]
    with transaction.atomic():
        set_actor("system:maker")
        states = Application.objects.filter(opportunity=opportunity).values_list("state", flat=True)
        assert sorted(states) == ["chosen", "shortlisted"]


def test_an_offer_that_nobody_answered_cannot_be_taken_after_its_day():
    application = make.make_application("offered")
    clock.start_at(clock.now() + timedelta(days=8))
    applications.expire(application)
    with pytest.raises(Conflict):
        as_user(application.person.user, applications.accept, application)
