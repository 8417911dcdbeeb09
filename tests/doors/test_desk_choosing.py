"""The desk while people are chosen, and the letters with which people are answered."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from ciconia.doors.link.answer import answer_people, ask_institutions
from ciconia.doors.tasks import answered, asked_to_choose
from ciconia.foundation import clock
from ciconia.people.actions.person import update_profile
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import choosing
from ciconia.selection.actions import host_ranking as rankings
from ciconia.selection.models import Application, KeptDecision
from ciconia.selection.queries.choosing import reserve_of
from ciconia.selection.rules.choosing import choosing_of
from ciconia.selection.rules.host_ranking import Line
from ciconia.selection.tasks import pass_dates
from tests import make
from tests.doors.desk_help import enter
from tests.doors.desk_line import main, send
from tests.doors.portal import send as portal_send
from tests.doors.portal import text, visit
from tests.make import as_user

pytestmark = pytest.mark.django_db

NAMES = ("Hodan Abdi Warsame", "Amina Yusuf")


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def two():
    """An opportunity with one place and two people on its shortlist, ranked by the host, and an officer."""
    opportunity = make.make_opportunity()
    rows = [
        make.make_application("shortlisted", opportunity=opportunity, person=make.make_person(name)) for name in NAMES
    ]
    host = make.make_member(opportunity.organisation)
    lines = [Line(rows[1].pk, "yes"), Line(rows[0].pk, "no", "Other wells")]
    as_user(host, rankings.save_ranking, opportunity, lines)
    as_user(host, rankings.submit_ranking, opportunity)
    return opportunity, rows, make.make_staff("officer")


def press(client, officer, opportunity, act, **more):
    """What the page says after a press."""
    answer = send(client, officer, "opportunity_choosing", opportunity, {"act": act, **more})
    return main(enter(client, officer, "opportunity_choosing", opportunity)) if answer.status_code == 302 else answer


def test_the_page_says_who_has_signed_in_the_order_of_the_institution(client, two):
    opportunity, rows, officer = two
    page = main(enter(client, officer, "opportunity_choosing", opportunity))
    assert page.index("Amina Yusuf") < page.index("Hodan Abdi Warsame")
    assert page.count("The institution has signed") == 1
    assert page.count("The programme has not signed") == 2
    assert ("Other wells" in page, "place 2 of the institution" in page, "0 of 1 places taken" in page) == (
        True, True, True,
    )  # fmt: skip
    other = make.make_application("chosen", person=rows[1].person)
    page = main(enter(client, officer, "opportunity_choosing", opportunity))
    assert "Chosen, offered a place or at work elsewhere from" in page
    assert other.state == "chosen"


def test_only_an_officer_changes_anything_and_whoever_does_not_see_people_finds_nothing(client, two):
    opportunity, rows, _officer = two
    assert enter(client, "viewer", "opportunity_choosing", opportunity).status_code == 404
    assessor = make.make_staff("assessor")
    assert "Set the day" not in main(enter(client, assessor, "opportunity_choosing", opportunity))
    assert send(client, assessor, "opportunity_choosing", opportunity, {"act": "ask"}).status_code == 404
    assert enter(client, assessor, "application_answer", rows[0]).status_code == 404


def test_a_new_day_to_sign_and_a_day_on_which_answers_are_told(client, two):
    opportunity, _rows, officer = two
    assert "Both sign by 20 April 2021" in press(client, officer, opportunity, "ask", until="2021-04-20")
    wrong = press(client, officer, opportunity, "ask", until="2020-04-20")
    assert (wrong.status_code, "This day has passed" in main(wrong)) == (422, True)
    assert press(client, officer, opportunity, "ask", until="").status_code == 422
    assert "Answers are told on 1 April 2021" in press(client, officer, opportunity, "keep", until="2021-04-01")
    clock.start_at(clock.now() + timedelta(days=60))
    pass_dates(0)
    page = main(enter(client, officer, "opportunity_choosing", opportunity))
    assert ("The day to sign has passed" in page, "nobody can sign in its place" in page) == (True, True)
    again = press(client, officer, opportunity, "ask", until="2021-06-20")
    assert (again.status_code, "Write whom you reached there" in main(again)) == (422, True)
    words = "Spoke to the director: the committee meets on Monday"
    assert "Both sign by 20 June 2021" in press(client, officer, opportunity, "ask", until="2021-06-20", reason=words)
    assert words in main(enter(client, officer, "opportunity", opportunity))
    assert press(client, officer, opportunity, "dance").status_code == 200


def test_a_free_place_is_given_to_the_next_with_one_press(client, two):
    opportunity, rows, officer = two
    for row in rows:
        as_user(officer, applications.put_in_reserve, row, reason="The place is given to somebody else first")
    assert "One place is free: Hodan W. is next in reserve" in main(
        enter(client, officer, "opportunity_choosing", opportunity)
    )
    press(client, officer, opportunity, "up", who=rows[1].public_id)
    assert [str(row.person) for row in reserve_of(opportunity)] == ["Amina Y.", "Hodan W."]
    refused = press(client, officer, opportunity, "replace", who=rows[0].public_id)
    assert "Somebody else is next in reserve now" in main(refused)
    assert "1 of 1 places taken" in press(client, officer, opportunity, "replace", who=rows[1].public_id)
    rows[1].refresh_from_db()
    assert rows[1].state == "chosen"
    as_user(officer, applications.put_in_reserve, rows[1], reason="Withdrawn by mistake")
    page = press(client, officer, opportunity, "replace", who=rows[0].public_id)
    assert "The programme has signed" in page
    assert Application.objects.get(pk=rows[0].pk).state == "reserve"
    assert press(client, officer, opportunity, "replace", who="nobody").status_code == 404


def test_a_no_begins_with_what_was_weighed_and_shows_the_letter_first(client, two):
    _opportunity, rows, officer = two
    as_user(rows[0].person.user, update_profile, rows[0].person, available_weeks=2)
    page = main(enter(client, officer, "application_answer", rows[0]))
    assert "Languages. We looked for: Somali, to work in. We found: nothing said." in page
    assert "This time the answer is no." in page
    said = {"reason": "The work asks for Somali; you write that you do not speak it.", "seen": rows[0].version}
    shown = send(client, officer, "application_answer", rows[0], said | {"act": "preview"})
    assert (shown.status_code, main(shown).count("you write that you do not speak it")) == (200, 2)
    empty = send(client, officer, "application_answer", rows[0], said | {"reason": "Sorry."})
    assert (empty.status_code, "Name a criterion" in main(empty)) == (422, True)
    assert send(client, officer, "application_answer", rows[0], said | {"act": "tell"}).status_code == 302
    rows[0].refresh_from_db()
    assert rows[0].state == "not_chosen"
    assert "Tell Hodan W. no" in main(enter(client, officer, "application_answer", rows[0]))


def test_a_decision_that_is_kept_is_shown_and_taken_back(client, two):
    opportunity, rows, officer = two
    as_user(officer, choosing.keep_answers, opportunity, until=make.day("2021-04-01"), offers_at_once=False)
    assert "Answers for this opportunity are told on 1 April 2021" in main(
        enter(client, officer, "application_answer", rows[0])
    )
    as_user(officer, applications.not_choose, rows[0], reason="The work asks for Somali.")
    KeptDecision.objects.update(failed="Nobody there.")
    page = main(enter(client, officer, "opportunity_choosing", opportunity))
    assert ("Decided, not told yet" in page, "It could not be told: Nobody there." in page) == (True, True)
    assert "Decided, not told yet" not in press(client, officer, opportunity, "reconsider", who=rows[0].public_id)


# Letters -------------------------------------------------------------------------------------------------------------


def letters():
    """The letters that went, as (to, subject, text)."""
    return [(one.to[0], one.subject, one.body) for one in mail.outbox]


def test_a_no_tells_why_what_else_is_open_and_where_one_can_be_found(two):
    _opportunity, rows, officer = two
    other = make.make_opportunity()
    as_user(officer, applications.not_choose, rows[0], reason="The work asks for Somali & wells.")
    answered(0)
    [(to, subject, body)] = letters()
    assert (to, subject) == (rows[0].person.user.email, "Your application: Groundwater monitoring")
    assert "The work asks for Somali & wells." in body
    assert f"/o/{other.public_id}" in body or other.public_id in body
    assert "staff can find you in the register" in body
    assert answer_people() == (0, 0)


def test_an_offer_and_a_place_in_reserve_are_told_in_the_language_of_the_reader(two):
    _opportunity, rows, officer = two
    rows[0].person.user.__class__.objects.filter(pk=rows[0].person.user_id).update(language="nl")
    as_user(officer, applications.put_in_reserve, rows[0], reason="Somebody has installed more wells")
    as_user(officer, applications.sign, rows[1])
    as_user(officer, applications.offer, rows[1])
    assert answer_people() == (2, 0)
    assert [to for to, *_rest in letters()] == [rows[0].person.user.email, rows[1].person.user.email]
    assert "Somebody has installed more wells" in letters()[0][2]
    assert "Accept or decline by 15 March 2021." in letters()[1][2]


def test_an_institution_reads_whose_turn_it_is_and_until_when(monkeypatch):
    row = make.make_application("shortlisted")
    asked_to_choose(0)
    [(to, subject, body)] = letters()
    assert subject.startswith("Your turn: candidates for Groundwater monitoring, by ")
    assert ("There are candidates for" in body, "@example.org" in to) == (True, True)
    days = choosing_of(row.opportunity)
    as_user(make.make_staff("officer"), choosing.ask_again, row.opportunity, until=clock.today())
    assert (days.reminders, ask_institutions()) == (1, 1)
    clock.start_at(clock.now() + timedelta(days=1))
    assert ask_institutions() == 0


def test_what_a_server_refuses_is_tried_again(monkeypatch):
    make.make_application("offered")
    make.make_application("shortlisted", person=make.make_person("Amina Yusuf"))

    def refuse(message, over):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("ciconia.foundation.actions.mail.hand_over", refuse)
    assert (answer_people(), ask_institutions()) == ((0, 1), 0)


# What the applicant reads --------------------------------------------------------------------------------------------


def test_beside_a_no_stand_other_things_that_are_open_and_beside_the_reserve_its_last_day(two):
    opportunity, rows, officer = two
    other = make.make_opportunity()
    as_user(officer, applications.not_choose, rows[0], reason="The work asks for Somali.")
    page = text(visit(rows[0].person.user, "application", rows[0].public_id))
    assert ("Open now, and perhaps for you" in page, "Let staff find me" in page) == (True, True)
    assert other.public_id in visit(rows[0].person.user, "application", rows[0].public_id).content.decode()
    as_user(officer, applications.put_in_reserve, rows[1], reason="Somebody has installed more wells")
    page = text(visit(rows[1].person.user, "application", rows[1].public_id))
    assert f"You stay in reserve until {opportunity.need.ends.day} " in page


def test_whoever_answers_an_offer_too_late_reads_so_and_what_to_do():
    row = make.make_application("offered")
    clock.start_at(clock.now() + timedelta(days=8))
    seen = row.version
    answer = portal_send(row.person.user, "application_move", row.public_id, "accept", seen=seen)
    assert (answer.status_code, "Write to the programme if you still want the place" in text(answer)) == (403, True)
    applications.expire(row)
    assert "The offer ended without an answer." in text(visit(row.person.user, "application", row.public_id))
