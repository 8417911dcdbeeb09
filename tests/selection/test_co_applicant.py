"""Applying together: asked by the applicant, answered by each, seen as the applicant is, chosen and offered as one."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.actions.leaving import leave
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import can
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Person, Sight
from ciconia.selection import tasks
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.actions import formal_check
from ciconia.selection.models import Application, CoApplicant
from ciconia.selection.queries.co_applicant import beside, of_application, opened, opened_for, own_of
from ciconia.selection.rules.application import can_apply, places_taken
from ciconia.selection.rules.co_applicant import people_in
from tests import make
from tests.house import invariants
from tests.make import as_user
from tests.make_together import SAID, go_on, let, make_co_applicant, make_joint_opportunity

pytestmark = pytest.mark.django_db
WHO = {"name": "Ilham", "email": "ilham@example.org", "language": "en"}
WHY = {"reason": "My daughter is ill"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def draft():
    return make.make_application("draft", opportunity=make_joint_opportunity())


def later(days):
    clock.start_at(clock.now() + timedelta(days=days))


def letters():
    """The letters that go now: which, and to whom by their address."""
    sent = []
    co_applicants.write_letters(lambda row: sent.append((row.letter, row.email)) or True)
    return sent


def state(row):
    row.refresh_from_db()
    return row.state


def said(wrong, field="email"):
    return str(wrong.value.problems[field])


def officer_of(row):
    return make.make_staff("officer", row.focus)


class TestHowMany:
    def test_one_person_applies_unless_the_officer_says_otherwise(self):
        assert make.make_opportunity().together == 1

    @pytest.mark.parametrize(
        ("people", "words"),
        [
            (0, "Between 1 and 4 people."),
            (5, "Between 1 and 4 people."),
            (3, "3 people take 3 places, and there are 2."),
        ],
    )
    def test_a_number_that_cannot_be_is_said(self, people, words):
        with pytest.raises(Unfit) as wrong:
            let(make.make_opportunity(places=2), together=people)
        assert said(wrong, "together") == words

    def test_why_people_apply_together_has_to_be_said(self):
        with pytest.raises(Unfit) as wrong:
            let(make.make_opportunity(places=2), together=2, words=translated(""))
        assert said(wrong, "words") == "Write why people may apply together, and who would fit."

    def test_only_an_officer_says_it_and_not_once_it_is_closed(self):
        opportunity = make_joint_opportunity()
        with pytest.raises(Refused):
            as_user(make.make_user(), co_applicants.let_together, opportunity, together=1, words=translated(""),
                    goes_on_without=False)  # fmt: skip
        later(90)
        tasks.close_past_deadline()
        with pytest.raises(Conflict):
            let(opportunity, together=1)


class TestAsking:
    def test_the_letter_goes_once_to_the_address_as_it_was_written(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        assert (row.state, row.turn_role, row.person) == ("asked", "co-applicant", None)
        assert (letters(), letters()) == ([("ask", "ilham@example.org")], [])

    def test_an_address_of_an_account_is_known_and_the_task_is_theirs(self):
        row = make_co_applicant()
        assert row.turn_person == row.person.user

    @pytest.mark.parametrize(
        ("given", "field", "words"),
        [
            ({"name": "  "}, "name", "Write the name of whoever you ask."),
            ({"email": "ilham"}, "email", "Write one e-mail address."),
            ({"email": "a@example.org, b@example.org"}, "email", "Write one e-mail address."),
        ],
    )
    def test_what_is_no_name_or_address_is_said(self, draft, given, field, words):
        with pytest.raises(Unfit) as wrong:
            as_user(draft.person.user, co_applicants.ask, draft, **(WHO | given))
        assert said(wrong, field) == words

    def test_oneself_is_not_asked_in_whatever_case(self, draft):
        with pytest.raises(Unfit) as wrong:
            as_user(draft.person.user, co_applicants.ask, draft, **(WHO | {"email": draft.person.user.email.upper()}))
        assert said(wrong) == "This is your own address. Ask somebody else."

    def test_the_same_address_is_not_asked_twice_in_whatever_case_also_after_a_yes(self):
        draft = make.make_application("draft", opportunity=make_joint_opportunity(together=4, places=4))
        as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        joined = make_co_applicant("joined", application=draft)
        for address in ("ILHAM@example.org", joined.person.user.email.upper()):
            with pytest.raises(Unfit) as wrong:
                as_user(draft.person.user, co_applicants.ask, draft, **(WHO | {"email": address}))
            assert said(wrong) == "You have asked somebody with this address already."

    def test_no_more_are_asked_than_may_apply_together(self, draft):
        as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        with pytest.raises(Unfit) as wrong:
            as_user(draft.person.user, co_applicants.ask, draft, **(WHO | {"email": "other@example.org"}))
        assert said(wrong) == "At most 2 people apply together for this work. Take a question back first."

    def test_nobody_is_asked_where_one_person_applies(self):
        alone = make.make_application("draft")
        with pytest.raises(Unfit) as wrong:
            as_user(alone.person.user, co_applicants.ask, alone, **WHO)
        assert said(wrong) == "Everybody applies alone for this work."

    def test_only_the_applicant_asks_and_only_while_it_is_a_draft_and_open(self, draft):
        with pytest.raises(Refused):
            as_user(make.make_user(), co_applicants.ask, draft, **WHO)
        later(90)
        with pytest.raises(Refused, match="The last day to apply has passed"):
            as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        clock.start_at(None)
        as_user(draft.person.user, applications.submit, draft)
        with pytest.raises(Refused, match="was sent or has ended"):
            as_user(draft.person.user, co_applicants.ask, draft, **WHO)

    def test_nobody_is_asked_while_the_country_is_suspended_and_no_letter_goes(self, draft):
        as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        make.suspend(draft.focus)
        draft.refresh_from_db()
        with pytest.raises(Refused, match="everything waits"):
            as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        assert letters() == []

    def test_a_question_taken_back_before_the_letter_went_is_never_heard_of(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        as_user(draft.person.user, co_applicants.take_back, row)
        assert (row.state, letters()) == ("taken_back", [])

    def test_whoever_read_a_question_is_told_that_it_was_taken_back(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        letters()
        as_user(draft.person.user, co_applicants.take_back, row)
        assert letters() == [("back", "ilham@example.org")]
        row.refresh_from_db()
        assert row.email == ""

    def test_an_address_that_does_not_exist_is_counted_and_nothing_else(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)

        def post(row):
            raise NotSent

        assert co_applicants.write_letters(post) == (0, 1)
        assert (state(row), letters()) == ("asked", [])


class TestAnswering:
    def test_a_yes_keeps_the_words_the_profile_and_the_rules_and_forgets_the_address(self):
        row = make_co_applicant("joined")
        assert (row.state, row.email, row.turn_role) == ("joined", "", "")
        assert row.agreed_to.startswith("I apply together with")
        assert row.snapshot["short_name"] == row.person.short_name
        assert {check["outcome"] for check in row.checks} == {"yes"}
        assert letters() == [("yes", "")]

    def test_an_answer_is_given_once(self):
        row = make_co_applicant("joined")
        with pytest.raises(Conflict):
            as_user(row.person.user, co_applicants.join, row.public_id, words="Yes")

    def test_a_yes_can_become_a_no_until_it_is_sent(self):
        row = make_co_applicant("joined")
        as_user(row.person.user, co_applicants.decline, row.public_id)
        assert (state(row), row.snapshot) == ("declined", {})
        with pytest.raises(Conflict):
            as_user(row.person.user, co_applicants.decline, row.public_id)

    def test_a_no_needs_no_account(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        co_applicants.decline(row.public_id)
        assert (state(row), row.email) == ("declined", "")
        assert letters() == [("no", "")]

    def test_a_link_that_is_not_known_opens_nothing(self):
        assert opened("nothing") is None
        assert opened_for(make.make_user(), "nothing") is None
        with pytest.raises(Refused, match="not known here"):
            co_applicants.decline("nothing")

    def test_a_letter_that_was_passed_on_is_answered_by_nobody_else(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        other = make.make_person("Somebody Else")
        assert opened_for(other.user, row.public_id) is None
        with pytest.raises(Refused, match="another address than the one of your account"):
            as_user(other.user, co_applicants.join, row.public_id, words="Yes")
        with pytest.raises(Refused, match="You asked this yourself"):
            as_user(draft.person.user, co_applicants.join, row.public_id, words="Yes")

    def test_a_yes_needs_a_profile(self, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, **WHO)
        account = make.make_user(email="ilham@example.org")
        assert opened_for(account, row.public_id).state == "open"
        with pytest.raises(Refused, match="Begin your profile first"):
            as_user(account, co_applicants.join, row.public_id, words="Yes")

    def test_whoever_does_not_meet_a_rule_reads_which(self, draft):
        row = make_co_applicant(application=draft, person=make.make_person("Far Away", residence="SOM"))
        with pytest.raises(Refused, match="A rule of the programme is not met"):
            as_user(row.person.user, co_applicants.join, row.public_id, words="Yes")

    def test_after_the_last_day_nobody_joins(self):
        row = make_co_applicant()
        later(90)
        with pytest.raises(Refused, match="The last day to apply has passed"):
            as_user(row.person.user, co_applicants.join, row.public_id, words="Yes")
        assert opened(row.public_id).state == "closed"

    def test_whoever_applied_alone_or_with_others_does_not_join_as_well(self, draft):
        opportunity, person = draft.opportunity, make.make_person("Ilham Jama")
        own = make.make_application("draft", opportunity=opportunity, person=person)
        row = make_co_applicant(application=draft, person=person)
        with pytest.raises(Refused, match="an application of your own"):
            as_user(person.user, co_applicants.join, row.public_id, words="Yes")
        as_user(person.user, applications.withdraw, own, **WHY)
        as_user(person.user, co_applicants.join, row.public_id, words="Yes")
        assert can_apply(person.user, opportunity).why == (
            "You apply for this together with somebody already. Step out of that first."
        )
        third = make.make_application("draft", opportunity=opportunity, person=make.make_person("Third One"))
        other = make_co_applicant(application=third, person=person)
        with pytest.raises(Refused, match="together with somebody already"):
            as_user(person.user, co_applicants.join, other.public_id, words="Yes")

    def test_pages_of_those_who_were_asked_name_the_others(self):
        draft = make.make_application("draft", opportunity=make_joint_opportunity(together=3, places=3))
        first = make_co_applicant("joined", application=draft)
        second = make_co_applicant(application=draft, person=make.make_person("Third One"))
        found = opened_for(second.person.user, second.public_id)
        assert (found.lead, found.others) == (draft.person.identity.full_name, ("Ilham Jama",))
        assert [row.pk for row in own_of(second.person.user)] == [second.pk]
        assert [row.pk for row in of_application(draft)] == [first.pk, second.pk]


class TestSending:
    def test_it_is_not_sent_while_an_answer_is_open(self):
        row = make_co_applicant()
        with pytest.raises(Refused, match="Ilham Jama has not answered yet"):
            as_user(row.application.person.user, applications.submit, row.application)
        as_user(row.application.person.user, co_applicants.take_back, row)
        assert go_on(row.application, "submitted").state == "submitted"

    def test_it_is_not_sent_by_more_than_may_apply_together(self):
        row = make_co_applicant("joined")
        let(row.opportunity, together=1)
        row.application.refresh_from_db()
        row.application.opportunity.refresh_from_db()
        with pytest.raises(Refused, match="One person applies for this work"):
            as_user(row.application.person.user, applications.submit, row.application)

    def test_whoever_moved_meanwhile_holds_it_up(self):
        row = make_co_applicant("joined")
        row.person.identity.residence_country = "SOM"
        row.person.identity.save()
        with pytest.raises(Refused, match="Ilham Jama does not meet a rule of the programme"):
            as_user(row.application.person.user, applications.submit, row.application)

    def test_staff_see_everybody_of_it_once_it_is_sent_and_the_host_from_the_first_mark(self):
        row = make_co_applicant("joined")
        officer, host = officer_of(row), make.make_member(row.organisation)
        sees = [CoApplicant.objects.visible_to(user).filter(pk=row.pk).exists() for user in (officer, host)]
        assert sees == [False, False]
        go_on(row.application, "submitted")
        assert Person.objects.visible_to(officer).filter(pk=row.person_id).exists()
        assert not CoApplicant.objects.visible_to(host).filter(pk=row.pk).exists()
        make.set_actor("system:maker")
        application = Application.objects.get(pk=row.application_id)
        marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
        as_user(make.make_staff("assessor", row.focus), applications.assess, application, **marks)
        assert CoApplicant.objects.visible_to(host).filter(pk=row.pk).exists()
        assert beside([application]) == {application.pk: 1}
        assert beside([]) == {}
        assert invariants.sights_that_differ() == []

    def test_strangers_see_nobody(self):
        make_co_applicant("joined")
        assert not CoApplicant.objects.visible_to(AnonymousUser()).exists()

    def test_whoever_applies_together_assesses_nothing_of_it(self):
        row = make_co_applicant("joined")
        go_on(row.application, "submitted")
        make.give_role(row.person.user, "assessor", scope="programme", scope_id=row.programme_id, by=make.MAKER)
        marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
        with pytest.raises(Refused):
            as_user(row.person.user, applications.assess, row.application, **marks)

    def test_what_is_not_known_of_one_is_looked_at_first(self):
        row = make_co_applicant("joined", person=make.make_person("Ilham Jama", residence=""))
        go_on(row.application, "submitted")
        marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
        assessor = make.make_staff("assessor", row.focus)
        with pytest.raises(Refused, match="it is not known whether it is met"):
            as_user(assessor, applications.assess, row.application, **marks)
        row.refresh_from_db()
        unknown, row.checks[0]["outcome"] = row.checks[0]["outcome"], "no"
        row.save(update_fields=["checks"])
        with pytest.raises(Refused, match="not met by one of those who apply together"):
            as_user(assessor, formal_check.pass_formally, row.application)
        row.checks[0]["outcome"] = unknown
        row.save(update_fields=["checks"])
        as_user(assessor, formal_check.pass_formally, row.application)
        as_user(assessor, applications.assess, row.application, **marks)
        assert row.application.state == "assessed"

    def test_each_who_sees_it_is_told_so_by_the_rule_as_well(self):
        row = make_co_applicant("joined")
        assert can(row.person.user, "selection.view_co_applicant", row)
        assert not can(make.make_user(), "selection.view_co_applicant", row)


class TestSteppingOut:
    def test_whoever_steps_out_says_why_and_the_officer_has_the_turn(self):
        row = make_co_applicant("joined")
        with pytest.raises(Refused, match="after it was sent"):
            as_user(row.person.user, co_applicants.step_out, row, **WHY)
        go_on(row.application, "assessed")
        with pytest.raises(ReasonMissing):
            as_user(row.person.user, co_applicants.step_out, row, reason=" ")
        letters()
        as_user(row.person.user, co_applicants.step_out, row, **WHY)
        assert (row.state, row.turn_role, letters()) == ("left", "officer", [("left", "")])
        assert not Sight.objects.filter(because="co_applicant", ends=None).exclude(organisation_id=None).exists()
        assert invariants.sights_that_differ() == []

    def test_nobody_is_chosen_before_the_officer_has_decided_about_it(self):
        row = make_co_applicant("joined")
        go_on(row.application, "signed")
        row.refresh_from_db()
        as_user(row.person.user, co_applicants.step_out, row, **WHY)
        host = make.make_member(row.organisation)
        with pytest.raises(Refused, match="Somebody stepped out"):
            as_user(host, applications.sign, row.application)
        as_user(officer_of(row), co_applicants.go_on, row)
        as_user(host, applications.sign, row.application)
        assert (row.application.state, state(row), places_taken(row.opportunity)) == ("chosen", "gone", 1)

    def test_where_people_come_together_nobody_goes_on_alone(self):
        row = make_co_applicant("left", goes_on_without=False)
        with pytest.raises(Refused, match="people who come together"):
            as_user(officer_of(row), co_applicants.go_on, row)

    def test_a_withdrawn_application_is_over_for_everybody(self):
        row = make_co_applicant("over")
        assert (row.state, letters()) == ("over", [("over", "")])
        assert invariants.sights_that_differ() == []

    def test_a_question_ends_with_the_draft(self):
        row = make_co_applicant()
        letters()
        later(90)
        tasks.close_past_deadline()
        assert (state(row), letters()) == ("over", [("over", row.person.user.email)])

    def test_a_question_whose_letter_never_went_ends_in_silence(self):
        row = make_co_applicant()
        as_user(row.application.person.user, applications.withdraw, row.application, **WHY)
        assert (state(row), row.email, letters()) == ("over", "", [])

    def test_not_eligible_is_said_to_all_of_them(self):
        row = make_co_applicant("joined")
        go_on(row.application, "submitted")
        assessor = make.make_staff("assessor", row.focus)
        as_user(assessor, applications.reject_formally, row.application, reason="One of you is no midwife")
        assert state(row) == "over"


class TestChoosingAndOffering:
    def test_two_people_take_two_places(self):
        row = make_co_applicant("joined")
        go_on(row.application, "chosen")
        assert (people_in(row.application), places_taken(row.opportunity)) == (2, 2)

    def test_there_has_to_be_a_place_for_each(self):
        row = make_co_applicant("joined")
        go_on(row.application, "signed")
        other = make.make_person("Alone One")
        make.make_application("chosen", opportunity=row.opportunity, person=other)
        with pytest.raises(Refused, match="This application is of 2 people, and 1 of the places are free"):
            as_user(make.make_member(row.organisation), applications.sign, row.application)

    def test_each_answers_for_themself_and_the_applicant_last(self):
        row = make_co_applicant("offered")
        lead = row.application.person.user
        assert letters() == [("offer", "")]
        with pytest.raises(Refused, match="Not answered yet: Ilham Jama"):
            as_user(lead, engagements.accept_offer, row.application)
        as_user(row.person.user, engagements.accept_together, row)
        assert (row.state, letters()) == ("accepted", [("all", "")])
        as_user(lead, engagements.accept_offer, row.application)
        found = Engagement.objects.filter(application=row.application).order_by("pk")
        assert [one.person_id for one in found] == [row.application.person_id, row.person_id]
        assert row.application.engagement == found[0]
        assert invariants.sights_that_differ() == []

    def test_the_applicant_hears_of_it_when_the_last_has_accepted(self):
        draft = make.make_application("draft", opportunity=make_joint_opportunity(together=3, places=3))
        first = make_co_applicant("joined", application=draft)
        second = make_co_applicant("offered", application=draft, person=make.make_person("Third One"))
        letters()
        first.refresh_from_db()
        as_user(first.person.user, engagements.accept_together, first)
        assert letters() == []
        as_user(second.person.user, engagements.accept_together, second)
        assert letters() == [("all", "")]

    def test_all_places_taken_by_two_fill_the_opportunity(self):
        row = make_co_applicant("accepted")
        later(60)
        tasks.close_past_deadline()
        clock.start_at(clock.now() - timedelta(days=59))
        row.application.refresh_from_db()
        as_user(row.application.person.user, engagements.accept_offer, row.application)
        row.opportunity.refresh_from_db()
        assert row.opportunity.state == "filled"
        one = Engagement.objects.get(person=row.person)
        as_user(officer_of(row), engagements.end_early, one, **WHY)
        row.refresh_from_db()
        row.opportunity.refresh_from_db()
        assert (row.place_freed_on, row.opportunity.state) == (clock.today(), "closed")
        assert (places_taken(row.opportunity), row.application.place_freed_on) == (1, None)

    def test_one_who_declines_gives_the_turn_to_the_officer_and_the_others_may_go_on(self):
        row = make_co_applicant("offered")
        as_user(row.person.user, co_applicants.refuse, row, **WHY)
        lead = row.application.person.user
        with pytest.raises(Refused, match="Somebody stepped out"):
            as_user(lead, engagements.accept_offer, row.application)
        later(30)
        assert tasks.expire_past_due() == 0
        clock.start_at(clock.now() - timedelta(days=29))
        as_user(officer_of(row), co_applicants.go_on, row)
        assert letters()[-1] == ("go_on", "")
        as_user(lead, engagements.accept_offer, row.application)
        assert Engagement.objects.filter(application=row.application).count() == 1

    def test_or_the_officer_takes_the_offer_back_with_a_reason(self):
        row = make_co_applicant("accepted")
        officer = officer_of(row)
        with pytest.raises(Refused, match="only where somebody"):
            as_user(officer, applications.withdraw_offer, row.application, **WHY)
        as_user(row.person.user, co_applicants.refuse, row, **WHY)
        with pytest.raises(Refused):
            as_user(row.person.user, applications.withdraw_offer, row.application, **WHY)
        with pytest.raises(ReasonMissing):
            as_user(officer, applications.withdraw_offer, row.application, reason=" ")
        as_user(officer, applications.withdraw_offer, row.application, reason="You were to come together")
        assert (row.application.state, state(row)) == ("not_chosen", "over")

    def test_an_offer_that_ran_out_or_does_not_exist_is_not_answered(self):
        row = make_co_applicant("offered")
        later(30)
        with pytest.raises(Refused, match="The day to answer this offer has passed"):
            as_user(row.person.user, engagements.accept_together, row)
        tasks.expire_past_due()
        assert (row.application.refresh_from_db(), row.application.state, state(row)) == (None, "expired", "over")

    def test_while_the_country_is_suspended_nobody_answers_and_afterwards_there_are_as_many_days(self):
        row = make_co_applicant("offered")
        due = row.due_at
        make.suspend(row.focus)
        row.application.refresh_from_db()
        with pytest.raises(Refused, match="no offer to answer at the moment"):
            as_user(row.person.user, engagements.accept_together, row)
        later(5)
        make.resume(row.focus)
        row.refresh_from_db()
        assert row.due_at == due + timedelta(days=5)
        assert invariants.turns_that_differ() == []

    def test_nobody_is_in_two_places_not_the_one_who_came_along_either(self):
        person = make.make_person("Ilham Jama")
        row = make_co_applicant("offered", person=person)
        lead = make.make_person("Lead Two")
        draft = make.make_application("draft", opportunity=make_joint_opportunity(), person=lead)
        accepted = make_co_applicant("accepted", person=make.make_person("Third One"), application=draft)
        for one in (person, accepted.person):
            other = make.make_application("draft", opportunity=make.make_opportunity(), person=one)
            go_on(other, "submitted")
            with acting_as("system:jobs"):
                Application.objects.filter(pk=other.pk).update(state="offered")
            other.refresh_from_db()
            as_user(one.user, engagements.accept_offer, other)
        with pytest.raises(Refused, match="another assignment in person"):
            as_user(person.user, engagements.accept_together, row)
        with pytest.raises(Refused, match="Third One has another assignment"):
            as_user(accepted.application.person.user, engagements.accept_offer, accepted.application)

    def test_who_is_chosen_with_another_is_not_chosen_elsewhere(self):
        row = make_co_applicant("joined")
        go_on(row.application, "chosen")
        other = make.make_application("signed", opportunity=make.make_opportunity(), person=row.person)
        with pytest.raises(Refused, match="chosen elsewhere"):
            as_user(make.make_member(other.organisation), applications.sign, other)


class TestErasure:
    @pytest.mark.parametrize("state_", ["asked", "joined", "offered"])
    def test_whoever_has_everything_erased_leaves_the_application_standing(self, state_):
        row = make_co_applicant(state_)
        as_user(row.person.user, leave, row.person)
        row.refresh_from_db()
        assert row.state == ("left" if state_ == "offered" else "declined")
        assert (row.name, row.email, row.snapshot) == ("", "", {})
        row.application.refresh_from_db()
        assert row.application.motivation == SAID["motivation"] or row.application.motivation
        assert invariants.sights_that_differ() == []

    def test_after_sending_they_step_out(self):
        row = make_co_applicant("joined")
        go_on(row.application, "assessed")
        as_user(row.person.user, leave, row.person)
        assert state(row) == "left"
        assert row.application.snapshot["short_name"]

    def test_after_the_work_ended_everything_of_one_can_be_erased(self):
        row = make_co_applicant("accepted")
        as_user(row.application.person.user, engagements.accept_offer, row.application)
        as_user(officer_of(row), engagements.end_early, Engagement.objects.get(person=row.person), **WHY)
        as_user(row.person.user, leave, row.person)
        row.refresh_from_db()
        assert (row.state, row.snapshot) == ("accepted", {})
        assert Engagement.objects.get(person=row.application.person_id).state == "agreed"

    def test_the_applicants_own_erasure_leaves_what_others_said_of_themselves(self):
        row = make_co_applicant("gone")
        lead = row.application.person
        as_user(lead.user, leave, lead)
        row.refresh_from_db()
        assert row.snapshot["short_name"] == row.person.short_name
