"""Blind means blind: no page, list, file, letter, log or address tells an assessor whose application is being read."""

from datetime import UTC, datetime

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from ciconia.doors.link.review import message_of
from ciconia.doors.shared.errors import clash
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.models import Log, Membership
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import choosing, formal_check
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import Application, KeptDecision
from ciconia.selection.queries.blind import code_of, read_without_names
from ciconia.selection.queries.review import setting_of
from ciconia.selection.rules.review import own_review, reads_blind
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, main, send, statements
from tests.make import as_user

pytestmark = pytest.mark.django_db

NAMES = ("Hodan", "Abdi", "Warsame", "hodan")
PLACED = ["application_assess", "application_formal", "application_part", "interview_new", "application_declare"]
MARKS = {"marks": {"skill": 2, "context": 2, "transfer": 2}, "comment": "Fine"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def person():
    registered = make.make_registered(make.make_focus("SOM"), full_name="Hodan Abdi Warsame", concepts=["Leaks"])
    registered.headline = "Engineer of leaks"
    registered.save()
    return registered


@pytest.fixture
def told(person):
    """Somebody of the register has applied, with a document; the programme reads without names."""
    document = make.make_document(make.make_application("draft", person=person), name="CV Hodan Warsame.pdf")
    as_user(person.user, applications.submit, document.application)
    make.set_choosing(document.application.programme, assessors=2, blind=True)
    return document.application


def says(page):
    """The words of a page and its addresses that say who it is."""
    return [name for name in NAMES if name in page.content.decode()]


def file_of(application, user):
    client = Client()
    make.sign_in(client, user)
    found = client.get(reverse("application_document", args=[application.documents.get().public_id]))
    b"".join(getattr(found, "streaming_content", ()))
    make.set_actor("system:maker")
    return found.status_code


def test_no_page_of_the_desk_says_who_it_is_until_the_own_marks_are_in(client, told, person):
    assessor = make.make_staff("assessor")
    as_user(make.make_staff("officer"), formal_check.pass_formally, told)
    as_user(assessor, reviews.declare, told)
    clock.start_at(datetime(2021, 3, 28, 9, tzinfo=UTC))  # late, and so on every list
    pages = {name: enter(client, assessor, name, told) for name in PLACED}
    pages |= {name: enter(client, assessor, name) for name in ("overview", "applications", "people", "balance")}
    pages |= {name: enter(client, assessor, name, told.opportunity) for name in ("opportunity", "opportunity_choosing")}
    pages["standing"] = ask(client, assessor, "standing", query="?view=late")
    assert {name: page.status_code for name, page in pages.items() if page.status_code != 200} == {}
    assert {name: says(page) for name, page in pages.items() if says(page)} == {}
    code = code_of(told.public_id)
    assert [code in main(pages[name]) for name in ("overview", "applications", "opportunity", "standing")] == [True] * 4
    assert "Engineer of leaks" not in main(ask(client, assessor, "people", query="?q=leaks"))
    assert enter(client, assessor, "person", person).status_code == 404
    assert file_of(told, assessor) == 404
    for move in ("reopen_part", "reject_formally", "shortlist"):
        page = enter(client, assessor, "application_move", told, move=move)
        assert (page.status_code, page.headers["Location"]) == (302, url("application_assess", told))
    as_user(assessor, reviews.assess, told, **MARKS)
    assert enter(client, assessor, "person", person).status_code == 200
    assert file_of(told, assessor) == 200
    assert says(enter(client, assessor, "application", told)) == ["Hodan", "Abdi", "Warsame"]


def test_whoever_decides_finds_them_all_the_time(client, told, person):
    officer = make.make_staff("officer")
    assert (enter(client, officer, "person", person).status_code, file_of(told, officer)) == (200, 200)
    assert "Hodan" in main(enter(client, officer, "opportunity", told.opportunity))
    assert "Engineer of leaks" in main(ask(client, officer, "people", query="?q=leaks"))


def test_where_names_are_read_nothing_is_hidden(client, told, person):
    make.set_choosing(told.programme, blind=False)
    assessor = make.make_staff("assessor")
    assert (enter(client, assessor, "person", person).status_code, file_of(told, assessor)) == (200, 200)
    assert "Hodan" in main(enter(client, assessor, "applications"))


def test_a_second_role_that_decides_nothing_opens_no_name(client, told, person):
    assessor, focus = make.make_staff("assessor"), told.focus
    role = {"scope": "programme", "scope_id": told.programme_id, "starts": make.day("2021-01-01")}
    with make.acting_as("system:maker"):
        Membership.objects.create(user=assessor, role="focal point", focus_ids=[focus.pk], **role)
    assert says(enter(client, assessor, "applications")) == []
    assert [enter(client, assessor, "ranking", told.opportunity).status_code] == [404]
    assert enter(client, assessor, "person", person).status_code == 404


def test_an_officer_of_another_country_reads_without_names_here(client, told):
    assessor, other = make.make_staff("assessor"), make.make_focus("IRQ")
    role = {"scope": "programme", "scope_id": told.programme_id, "starts": make.day("2021-01-01")}
    with make.acting_as("system:maker"):
        Membership.objects.create(user=assessor, role="officer", focus_ids=[other.pk], **role)
    page = enter(client, assessor, "applications")
    assert (says(page), code_of(told.public_id) in main(page)) == ([], True)
    tick = {"move": "reject_formally", "row": f"{told.public_id}.{told.version}"}
    assert says(send(client, assessor, "applications_many", None, tick)) == []


def test_what_is_decided_and_not_told_names_nobody(client, told):
    officer, assessor = make.make_staff("officer"), make.make_staff("assessor")
    said = {"until": make.day("2021-04-20"), "offers_at_once": False}
    as_user(officer, choosing.keep_answers, told.opportunity, **said)
    told.refresh_from_db()
    as_user(officer, applications.not_choose, told, reason="Technical or professional skill: too little on wells.")
    assert KeptDecision.objects.count() == 1
    page = enter(client, assessor, "opportunity_choosing", told.opportunity)
    assert (says(page), code_of(told.public_id) in main(page)) == ([], True)
    assert "Hodan" in main(enter(client, officer, "opportunity_choosing", told.opportunity))


def test_the_letter_and_the_page_of_two_at_once_name_nobody(client, told, person):
    assessor = make.make_staff("assessor")
    review = as_user(make.make_staff("officer"), reviews.give, told, assessor)
    letter = message_of(assessor, [review])
    assert [name for name in NAMES if name in f"{letter.subject} {letter.body}"] == []
    as_user(assessor, reviews.declare, told)
    before = told.version
    as_user(assessor, applications.reopen_part, told, reason="Which wells?")
    as_user(person.user, applications.return_part, told, motivation=make.translated("Those of Garowe, says Hodan"))
    say = {"part": "motivation", "reason": "And then?", "seen": str(before)}
    page = send(client, assessor, "application_part", told, say)
    assert (page.status_code, says(page)) == (409, [])
    assert "this was changed by the person it is about" in main(page)


def test_a_host_who_presses_too_late_reads_no_full_name():
    row = make.make_application("shortlisted", person=make.make_person("Hodan Abdi Warsame"))
    row.person.user.name = "Hodan Abdi Warsame"
    host, before = make.make_member(row.organisation), row.version
    make.set_actor("system:maker")
    row.person.user.save()
    as_user(make.make_staff("officer"), applications.sign, row)
    as_user(row.person.user, applications.withdraw, row, reason="Hodan has another job")
    conflict = Conflict(row, Log.objects.filter(noun="application", object_id=row.pk).last())
    request = RequestFactory().get("/")
    for user, shown in ((host, False), (row.person.user, True)):
        request.user = user
        with make.acting_as(str(user.pk)):
            words = clash(request, conflict).content.decode()
        assert ("Warsame" in words, "another job" in words, before < row.version) == (shown, shown, True)


def test_where_something_was_seen_is_shown_after_the_marks(client, told):
    officer, assessor = make.make_staff("officer"), make.make_staff("assessor")
    rule = told.checks.first().rule
    said = {"outcome": "yes", "seen_in": "Permit of H. Abdi"}
    as_user(officer, formal_check.answer_check, told, rule, **said)
    words = main(enter(client, assessor, "application_formal", told))
    assert ("Permit of H. Abdi" in words, "Where it was seen is shown after your marks." in words) == (False, True)
    assert "Permit of H. Abdi" in main(enter(client, officer, "application_formal", told))


def test_the_rule_and_the_rows_agree(told):
    make.make_application("assessed", opportunity=told.opportunity, person=make.make_person("Mahad Yare Gedi"))
    with_marks = make.make_application(opportunity=told.opportunity, person=make.make_person("Ifrah Samatar Cige"))
    old = make.make_application(opportunity=told.opportunity, person=make.make_person("Nuur Hersi"))
    Application.objects.filter(pk=old.pk).update(pack_version=None)
    assessor = make.make_staff("assessor")
    for user in (assessor, make.make_staff("officer"), make.make_staff("finance"), make.make_staff("assessor")):
        if user == assessor:
            as_user(user, reviews.assess, with_marks, **MARKS)
        by_rule = {
            row.pk for row in Application.objects.all()
            if reads_blind(user, row, own_review(row.reviews.all(), user), blind=setting_of(row).blind)
        }  # fmt: skip
        assert _rows(user) == by_rule
    assert _rows(assessor) == {told.pk, old.pk}


def _rows(user):
    return set(read_without_names(user).values_list("pk", flat=True))


def test_lists_ask_no_more_for_more_of_them(client, told):
    assessor, officer = make.make_staff("assessor"), make.make_staff("officer")
    names = ("applications", "people", "overview")
    one = [statements(client, user, name) for user in (assessor, officer) for name in names]
    for name in ("Mahad Yare Gedi", "Ifrah Samatar Cige"):
        make.make_application(opportunity=told.opportunity, person=make.make_person(name))
    assert one == [statements(client, user, name) for user in (assessor, officer) for name in names]
    assert url("applications") == "/en/desk/cd4d2/applications/"
