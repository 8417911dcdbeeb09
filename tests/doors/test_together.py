"""Applying together on its pages: the link of the letter, the draft, the page of whoever was asked, desk and host."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.delivery.models import Engagement
from ciconia.doors.link.together import write_together
from ciconia.doors.link.token import together_token
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.people.models import Look
from ciconia.selection import tasks
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import CoApplicant
from tests import make
from tests.make import as_user, sign_in
from tests.make_together import go_on, let, make_co_applicant, make_joint_opportunity

pytestmark = pytest.mark.django_db
WHO = {"name": "Ilham", "email": "ilham@example.org", "spoken": "en"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def draft():
    return make.make_application("draft", opportunity=make_joint_opportunity())


def linked(row):
    return reverse("link:together", args=[together_token(row.public_id)])


def page_of(row):
    return reverse("portal:together", args=[row.public_id])


def asked_of(application):
    return reverse("portal:application_together", args=[application.public_id])


def said(answer):
    return " ".join(answer.content.decode().split())


def test_the_public_page_says_how_many_may_apply_together_and_why(client):
    opportunity = make_joint_opportunity()
    shown = said(client.get(reverse("public:opportunity", args=["cd4d2", opportunity.public_id])))
    assert "Alone, or together with one other" in shown
    assert "A midwife and a technician" in shown


class TestDraft:
    def test_the_draft_says_with_how_many_one_may_apply_and_where_to_ask(self, client, draft):
        sign_in(client, draft.person.user)
        shown = said(client.get(reverse("portal:application_screen", args=[draft.public_id, 4])))
        assert "You may apply alone, or together with one other person." in shown
        assert asked_of(draft) in shown

    def test_asking_sends_one_letter_with_a_link(self, client, draft):
        sign_in(client, draft.person.user)
        assert client.post(asked_of(draft), WHO).status_code == 302
        write_together()
        (letter,) = mail.outbox
        row = CoApplicant.objects.get()
        assert letter.to == ["ilham@example.org"]
        assert letter.subject == "Hodan Abdi Warsame asks whether you apply together"
        assert linked(row) in letter.body
        assert "A midwife and a technician" in letter.body

    def test_what_does_not_fit_is_said_beside_what_was_typed(self, client, draft):
        sign_in(client, draft.person.user)
        answer = client.post(asked_of(draft), WHO | {"email": draft.person.user.email.upper()})
        assert (answer.status_code, "This is your own address. Ask somebody else." in said(answer)) == (422, True)
        client.post(asked_of(draft), WHO)
        answer = client.post(asked_of(draft), WHO | {"email": "other@example.org"})
        assert "At most 2 people apply together for this work." in said(answer)
        clock.start_at(clock.now() + timedelta(days=90))
        sign_in(client, draft.person.user)
        answer = client.post(asked_of(draft), WHO | {"email": "other@example.org"})
        assert "The last day to apply has passed." in said(answer)

    def test_an_open_answer_keeps_it_from_being_sent_and_can_be_taken_back(self, client, draft):
        row = make_co_applicant(application=draft)
        sign_in(client, draft.person.user)
        last = reverse("portal:application_screen", args=[draft.public_id, 5])
        answer = client.post(last, {"to": "send", "seen": draft.version})
        assert "Ilham Jama has not answered yet whether you apply together." in said(answer)
        assert client.post(asked_of(draft), {"back": row.public_id}).status_code == 302
        assert client.post(last, {"to": "send"}).status_code == 302

    def test_of_an_opportunity_for_one_the_draft_says_nothing_of_it(self, client):
        draft = make.make_application("draft")
        sign_in(client, draft.person.user)
        assert "Who applies with you" not in said(
            client.get(reverse("portal:application_screen", args=[draft.public_id, 4]))
        )


class TestLink:
    def test_reading_changes_nothing_and_a_no_needs_no_account(self, client, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, name="Ilham", email="i@example.org", language="en")
        shown = said(client.get(linked(row)))
        make.set_actor("system:maker")
        assert "Hodan Abdi Warsame asks whether you apply together" in shown
        assert CoApplicant.objects.get().state == "asked"
        assert client.post(linked(row)).status_code == 302
        make.set_actor("system:maker")
        assert CoApplicant.objects.get().state == "declined"
        assert "You said no" in said(client.get(linked(row)))
        assert client.post(linked(row)).status_code == 200

    def test_an_address_that_is_no_link_of_ours_is_not_found(self, client):
        assert client.get(reverse("link:together", args=["nothing.signed"])).status_code == 404
        assert client.get(reverse("link:together", args=[together_token("nothing")])).status_code == 404

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("joined", "You said yes"),
            ("offered", "You are offered the work"),
            ("accepted", "You accepted"),
            ("left", "You stepped out"),
            ("gone", "You stepped out"),
            ("taken_back", "Nobody asks any more"),
            ("over", "The application was withdrawn."),
        ],
    )
    def test_whatever_became_of_it_is_said(self, client, state, words):
        assert words in said(client.get(linked(make_co_applicant(state))))

    def test_after_the_last_day_it_says_so(self, client):
        row = make_co_applicant()
        clock.start_at(clock.now() + timedelta(days=90))
        assert "The last day to apply has passed." in said(client.get(linked(row)))
        tasks.close_past_deadline()
        assert "not sent, or the offer not answered, in time" in said(client.get(linked(row)))


class TestAnswering:
    def test_whoever_was_asked_reads_what_is_shown_to_whom_and_says_yes(self, client):
        row = make_co_applicant()
        sign_in(client, row.person.user)
        assert "Answer whether you apply together" in said(client.get(reverse("portal:home")))
        shown = said(client.get(page_of(row)))
        plain = shown.replace("\u2068", "").replace("\u2069", "")
        assert "I apply together with Hodan Abdi Warsame for this work." in plain
        assert client.post(page_of(row), {"act": "yes"}).status_code == 302
        row.refresh_from_db()
        assert row.state == "joined"
        assert "You apply together since" in said(client.get(page_of(row)))
        assert page_of(row) in said(client.get(reverse("portal:applications")))

    def test_a_new_account_begins_a_profile_first(self, client, draft):
        row = as_user(draft.person.user, co_applicants.ask, draft, name="Ilham", email="i@example.org", language="en")
        sign_in(client, make.make_user("Ilham", email="i@example.org"))
        assert "Begin your profile first" in said(client.get(page_of(row)))
        answer = client.post(page_of(row), {"act": "yes"})
        assert (answer.status_code, "Begin your profile first." in said(answer)) == (422, True)
        assert client.post(page_of(row), {"act": "no"}).status_code == 302

    def test_a_rule_that_is_not_met_is_said_in_words(self, client, draft):
        row = make_co_applicant(application=draft, person=make.make_person("Far Away", residence="SOM"))
        sign_in(client, row.person.user)
        answer = client.post(page_of(row), {"act": "yes"})
        assert (answer.status_code, "A rule of the programme is not met" in said(answer)) == (422, True)

    def test_another_account_reads_that_the_letter_was_not_for_it(self, client):
        row = make_co_applicant()
        sign_in(client, make.make_person("Somebody Else").user)
        answer = client.get(page_of(row))
        assert (answer.status_code, "another address than the one of your account" in said(answer)) == (403, True)
        co_applicants.decline(row.public_id)
        assert client.get(page_of(row)).status_code == 404

    def test_a_yes_becomes_a_no_and_stepping_out_needs_a_reason(self, client):
        row = make_co_applicant("joined")
        sign_in(client, row.person.user)
        no = reverse("portal:together_move", args=[row.public_id, "decline"])
        assert client.post(no, {"seen": row.version}).status_code == 302
        make.set_actor("system:maker")
        lead = make.make_person("Lead Two")
        draft = make.make_application("draft", opportunity=make_joint_opportunity(), person=lead)
        other = make_co_applicant("joined", application=draft, person=row.person)
        go_on(other.application, "submitted")
        out = reverse("portal:together_move", args=[other.public_id, "step_out"])
        assert client.post(out, {"reason": ""}).status_code == 422
        assert client.post(out, {"reason": "My daughter is ill"}).status_code == 302
        mail.outbox.clear()
        write_together()
        assert "My daughter is ill" in mail.outbox[-1].body


class TestDesk:
    def test_an_officer_says_how_many_may_apply_together(self, client):
        opportunity = make.make_opportunity(places=2)
        sign_in(client, make.make_staff("officer", opportunity.focus))
        page = reverse("desk:opportunity_together", args=["cd4d2", opportunity.public_id])
        form = {"together": 3, "words": "Two hands", "language": "en", "seen": opportunity.version}
        assert "3 people take 3 places, and there are 2." in said(client.post(page, form))
        assert client.post(page, form | {"together": 2, "goes_on_without": "on"}).status_code == 302
        opportunity.refresh_from_db()
        found = (opportunity.together, opportunity.together_words, opportunity.goes_on_without)
        assert found == (2, translated("Two hands"), True)
        assert "At most 2 people apply together" in said(
            client.get(reverse("desk:opportunity", args=["cd4d2", opportunity.public_id]))
        )
        sign_in(client, make.make_staff("assessor", opportunity.focus, only=True))
        assert client.get(page).status_code == 404

    def test_the_page_of_an_application_shows_everybody_with_the_rules_beside_their_names(self, client):
        row = make_co_applicant("joined")
        go_on(row.application, "shortlisted")
        officer = make.make_staff("officer", row.focus)
        sign_in(client, officer)
        shown = said(client.get(reverse("desk:application", args=["cd4d2", row.application.public_id])))
        assert "Applies together with" in shown
        assert "Application of 2 people" in shown
        assert "Ilham Jama" in shown
        assert Look.objects.filter(person=row.person, viewer=officer).exists()
        listed = said(client.get(reverse("desk:applications", args=["cd4d2"]) + "?state=all"))
        assert "Hodan Abdi Warsame and 1 other" in listed
        choosing = said(client.get(reverse("desk:opportunity_choosing", args=["cd4d2", row.opportunity.public_id])))
        assert "Application of 2 people" in choosing

    def test_whoever_reads_without_names_reads_that_there_is_one_other(self, client):
        person = make.make_person("Ilham Jama", headline=translated("Ilham builds pumps"))
        row = make_co_applicant("joined", person=person)
        make.set_choosing(row.application.programme, blind=True)
        go_on(row.application, "submitted")
        assessor = make.make_staff("assessor", row.focus, only=True)
        as_user(assessor, reviews.declare, row.application)
        sign_in(client, assessor)
        shown = said(client.get(reverse("desk:application_assess", args=["cd4d2", row.application.public_id])))
        assert "Together with one other" in shown
        assert "Ilham" not in shown
        assert "Ilham" not in said(client.get(reverse("desk:people", args=["cd4d2"])))

    def test_the_officer_lets_the_others_go_on_or_takes_the_offer_back(self, client):
        row = make_co_applicant("offered")
        as_user(row.person.user, co_applicants.refuse, row, reason="My daughter is ill")
        sign_in(client, make.make_staff("officer", row.focus))
        page = reverse("desk:application", args=["cd4d2", row.application.public_id])
        way = client.get(reverse("desk:co_applicant", args=["cd4d2", row.public_id]))
        assert way.headers["Location"].endswith(page)
        assert "My daughter is ill" in said(client.get(page))
        back = reverse("desk:application_offer_back", args=["cd4d2", row.application.public_id])
        assert client.get(back).status_code == 200
        assert client.post(back, {"reason": ""}).status_code == 422
        on = reverse("desk:co_applicant_move", args=["cd4d2", row.public_id, "go_on"])
        assert client.post(on, {"seen": row.version}).status_code == 302
        row.refresh_from_db()
        assert row.state == "gone"

    def test_an_offer_taken_back_is_over_for_all(self, client):
        row = make_co_applicant("offered", goes_on_without=False)
        as_user(row.person.user, co_applicants.refuse, row, reason="My daughter is ill")
        sign_in(client, make.make_staff("officer", row.focus))
        back = reverse("desk:application_offer_back", args=["cd4d2", row.application.public_id])
        assert client.post(back, {"reason": "You were to come together"}).status_code == 302
        row.application.refresh_from_db()
        assert row.application.state == "not_chosen"
        sign_in(client, make.make_staff("assessor", row.focus, only=True))
        assert client.get(back).status_code == 404


class TestHost:
    def test_the_institution_sees_cards_of_all_and_each_reads_that_it_looked(self, client):
        row = make_co_applicant("joined")
        go_on(row.application, "shortlisted")
        host = make.make_member(row.organisation)
        sign_in(client, host)
        shown = said(client.get(reverse("portal:candidate", args=[row.application.public_id])))
        assert "Application of 2 people" in shown
        assert "Together with" in shown
        assert "Ilham J." in shown
        assert "Ilham Jama" not in shown
        assert Look.objects.filter(person=row.person, viewer=host).exists()
        listed = said(client.get(reverse("portal:candidates", args=[row.opportunity.public_id])))
        assert "Applies together with" in listed


class TestOffer:
    def test_each_accepts_on_their_own_page_and_the_applicant_last(self, client):
        row = make_co_applicant("offered")
        sign_in(client, row.person.user)
        assert "Accept or decline the offer" in said(client.get(reverse("portal:home")))
        accept = reverse("portal:together_move", args=[row.public_id, "accept"])
        assert client.post(accept, {"seen": row.version}).status_code == 302
        mail.outbox.clear()
        write_together()
        make.set_actor("system:maker")
        assert [letter.to for letter in mail.outbox] == [[row.application.person.user.email]]
        make.set_actor("system:maker")
        lead = row.application.person.user
        sign_in(client, lead)
        shown = said(client.get(reverse("portal:application", args=[row.application.public_id])))
        assert "Each answers for themself, and you accept last." in shown
        taken = reverse("portal:application_move", args=[row.application.public_id, "accept"])
        assert client.post(taken).status_code == 302
        make.set_actor("system:maker")
        mine = Engagement.objects.get(person=row.person)
        sign_in(client, row.person.user)
        assert "Everything from here on stands on the page of your assignment." in said(client.get(page_of(row)))
        assert client.get(reverse("portal:engagement", args=[mine.public_id])).status_code == 200
        sign_in(client, lead)
        assert client.get(reverse("portal:engagement", args=[mine.public_id])).status_code == 404


class TestLetters:
    @pytest.mark.parametrize(
        ("state", "to_lead", "words"),
        [
            ("joined", True, "said yes"),
            ("declined", True, "said no"),
            ("left", True, "stepped out"),
            ("gone", True, "lets you go on without"),
            ("offered", False, "are offered this work"),
            ("accepted", True, "Now it is your turn"),
            ("over", False, "has ended"),
        ],
    )
    def test_each_step_is_told_to_whoever_has_to_know(self, state, to_lead, words):
        row = make_co_applicant(state)
        write_together()
        letter = mail.outbox[-1]
        assert letter.to == [(row.application.person if to_lead else row.person).user.email]
        assert words in letter.body

    def test_a_question_taken_back_after_the_letter_is_told(self):
        row = make_co_applicant()
        write_together()
        as_user(row.application.person.user, co_applicants.take_back, row)
        write_together()
        assert "no longer asks you" in mail.outbox[-1].body

    def test_nobody_is_written_to_who_is_not_there(self):
        row = make_co_applicant("joined")
        lead = row.application.person.user
        lead.is_active = False
        lead.save()
        write_together()
        assert mail.outbox == []


def test_the_board_says_who_is_chosen_outside_of_the_plan(client):
    cohort = make.make_cohort()
    opportunity = cohort.places.first().opportunity
    type(opportunity).objects.filter(pk=opportunity.pk).update(places=2, state="published")
    opportunity.refresh_from_db()
    let(opportunity, together=2)
    lead = make.make_application("draft", opportunity=opportunity, person=make.make_person("Lead Two"))
    make_co_applicant("joined", application=lead)
    go_on(lead, "shortlisted")
    sign_in(client, make.make_staff("officer", opportunity.focus))
    shown = said(client.get(reverse("desk:cohort", args=["cd4d2", cohort.public_id])))
    assert "One application here is of several people: the plan places single people only" in shown
