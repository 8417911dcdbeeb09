"""Writing an application: five screens, kept as one goes, by itself or by a press, and nothing lost."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Rule
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions.question import ask_questions
from ciconia.selection.actions.reference import give
from ciconia.selection.models import Application
from ciconia.selection.tasks import expire_past_due
from tests import make
from tests.doors.portal import buttons, follow, send, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db

BRING = {
    "headline": "Water engineer", "language": "en", "concepts": "finding leaks\ntraining", "experience": "Ten years.",
    "context": "Garowe, 2014", "residence_country": "NLD",
}  # fmt: skip
WHEN = {"available_from": "2030-05-01", "available_weeks": "8", "modes": ["physical"], "language_1": "so",
        "level_1": "C1"}  # fmt: skip
ANSWERS = {"language": "en", "motivation": "I know these wells.", "q_recently-there": "yes", "source": "linkedin"}
ITSELF = {"HTTP_X_AUTOSAVE": "1"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def begun():
    """A draft in which nothing is written."""
    opportunity, person = make.make_opportunity(), make.make_person()
    return as_user(person.user, applications.start_application, opportunity, person)


@pytest.fixture
def draft():
    return make.make_application("draft")


def keep(application, number, to="next", **data):
    client = Client()
    make.sign_in(client, application.person.user)
    answer = client.post(reverse("portal:application_screen", args=[application.public_id, number]), {"to": to, **data})
    make.set_actor("system:maker")
    return answer


def look(application, number):
    return visit(application.person.user, "application_screen", application.public_id, number)


def by_itself(application, number, **data):
    """What the script is answered when it keeps a screen."""
    client = Client()
    make.sign_in(client, application.person.user)
    answer = client.post(reverse("portal:application_screen", args=[application.public_id, number]), data, **ITSELF)
    make.set_actor("system:maker")
    return answer.status_code, json.loads(answer.content)


def fresh(application):
    application.refresh_from_db()
    return application


def test_from_the_press_on_apply_to_sent_in_five_screens():
    opportunity, person = make.make_opportunity(), make.make_person()
    answer = send(person.user, "apply", opportunity.public_id, via="linkedin")
    application = Application.objects.get(person=person)
    assert answer.url == f"/en/my/applications/{application.public_id}/write/"
    screens = 0
    for number, data in enumerate((BRING, WHEN, ANSWERS, {}), 1):
        page = visit(person.user, "application_write", application.public_id)
        assert f"Screen {number} of 5" in text(page)
        screens += 1
        assert keep(application, number, **data).status_code == 302
    page = visit(person.user, "application_write", application.public_id)
    assert ("Screen 5 of 5" in text(page), titles(page)[:3]) == (
        True, ["What you bring Change: What you bring", "When and how Change: When and how",
               "Questions Change: Questions"],
    )  # fmt: skip
    sent = keep(application, 5, to="send", seen=fresh(application).version)
    assert (sent.url, screens + 1) == (f"/en/my/applications/{application.public_id}/", 5)
    assert (fresh(application).state, application.source, application.snapshot["headline"]) == (
        "submitted", "linkedin", "Water engineer",
    )  # fmt: skip
    page = text(visit(person.user, "application", application.public_id))
    assert "People of the programme read it first, without an interest in who is chosen. You hear from us by" in page
    assert "Have you worked or taught in this country in the past five years? Yes" in page


def test_what_comes_from_the_profile_is_there_and_changes_here_alone_or_there_as_well(draft):
    person = draft.person
    page = look(draft, 1)
    assert "This comes from your profile." in text(page)
    keep(draft, 1, **BRING)
    person.refresh_from_db()
    assert (person.headline, fresh(draft).instead["headline"]) == ("", "Water engineer")
    assert 'value="Water engineer"' in whole(look(draft, 1))
    keep(draft, 1, profile="on", **BRING)
    person.refresh_from_db()
    assert (person.headline, person.concepts, fresh(draft).instead) == (
        "Water engineer", ["finding leaks", "training"], {},
    )  # fmt: skip
    keep(draft, 2, profile="on", **WHEN)
    person.refresh_from_db()
    assert (person.available_weeks, person.languages) == (8, [{"code": "so", "level": "C1"}])
    assert fresh(draft).available_from.isoformat() == "2030-05-01"
    keep(draft, 2, **WHEN | {"language_1": "ar", "available_weeks": ""})
    assert fresh(draft).instead == {"available_weeks": None, "languages": [{"code": "ar", "level": "C1"}]}
    assert '<option value="ar" selected>' in whole(look(draft, 2))


def test_it_is_resumed_where_it_was_left_and_any_screen_can_be_opened(draft):
    user = draft.person.user
    keep(draft, 2, **WHEN)
    assert "Screen 3 of 5" in text(visit(user, "application_write", draft.public_id))
    assert keep(draft, 3, to="back", **ANSWERS).url.endswith("/write/2/")
    answer = follow(user, "application_screen", draft.public_id, 2, to="stay", **WHEN)
    assert "Saved. You can close this page and go on another day, also on another device." in text(answer)
    assert visit(user, "application_screen", draft.public_id, 6).status_code == 404
    assert visit(user, "application", draft.public_id).url.endswith("/write/")
    assert keep(draft, 5, to="back").url.endswith("/write/4/")


def test_what_does_not_fit_is_named_and_the_rest_is_kept(draft):
    answer = keep(draft, 2, **WHEN | {"available_from": "in spring", "available_weeks": "99"})
    assert (answer.status_code, titles(answer)[0]) == (422, "2 things are not right yet")
    assert 'value="in spring"' in whole(answer)
    assert "Everything else on this screen is kept." in text(answer)
    assert fresh(draft).instead["modes"] == ["physical"]
    answer = keep(draft, 3, **ANSWERS | {"motivation": "x" * 50_000, "q_first-week": "word " * 201})
    assert answer.status_code == 422
    assert "200 words fit here. Take out 1 word." in text(answer)
    assert "x" * 50_000 in whole(answer)
    assert (fresh(draft).answers["recently-there"], str(draft.motivation)) == ("yes", "I know these wells")


def test_it_keeps_itself_while_somebody_types(draft):
    seen = draft.version
    status, told = by_itself(draft, 3, seen=seen, **ANSWERS | {"motivation": "I kn"})
    assert (status, told) == (200, {"said": "Saved at {time}.", "seen": seen + 1})
    assert (str(fresh(draft).motivation), draft.screen) == ("I kn", 3)
    status, told = by_itself(draft, 2, seen=seen + 1, **WHEN | {"available_weeks": "many"})
    assert (status, told["said"]) == (200, "Saved, but for “For how many weeks?”: Write the weeks as a number")


def test_the_same_words_again_are_no_clash_and_other_words_are_shown_beside(draft):
    seen = draft.version
    by_itself(draft, 3, seen=seen, **ANSWERS | {"motivation": "On the telephone"})
    status, told = by_itself(draft, 3, seen=seen, **ANSWERS | {"motivation": "On the telephone"})
    assert (status, told["seen"]) == (200, fresh(draft).version)
    status, told = by_itself(draft, 3, seen=seen, **ANSWERS | {"motivation": "At the desk"})
    assert (status, told["stop"]) == (409, True)
    answer = keep(draft, 3, seen=seen, **ANSWERS | {"motivation": "At the desk"})
    assert answer.status_code == 409
    assert titles(answer)[0] == "You wrote on another page or device meanwhile"
    assert "At the desk</textarea>" in whole(answer)
    assert str(fresh(draft).motivation) == "On the telephone"
    keep(draft, 3, seen=draft.version, **ANSWERS | {"motivation": "At the desk"})
    assert str(fresh(draft).motivation) == "At the desk"


def test_words_are_words_whatever_is_in_them(draft):
    hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    keep(draft, 3, **ANSWERS | {"motivation": hostile})
    page = look(draft, 5).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (False, True)
    assert str(fresh(draft).motivation) == hostile


@pytest.mark.parametrize(
    ("residence", "said"),
    [("NLD", "Met:"), ("SOM", "Not met:"), ("", "Not known yet:")],
    ids=["met", "not-met", "not-known"],
)
def test_a_rule_stands_beside_the_answer_it_depends_on(residence, said):
    application = make.make_application("draft", person=make.make_person(residence=residence))
    page = text(look(application, 1))
    assert page.count(f"{said} You live in the Netherlands or in another member state of the European Union.") == 2
    assert ("Say in which country you live, and we know." in page) is (residence == "")


def test_a_rule_that_ends_says_until_when_and_one_nobody_can_answer_says_who_asks():
    application = make.make_application("draft")
    with acting_as("system:maker"):
        rows = Rule.objects.filter(programme=application.programme).current()
        last = clock.today() + timedelta(days=40)
        rows.update(valid_until=last, what="weeks", operator="at_most", value=12)
    page = text(look(application, 1))
    assert "Not known yet:" in page
    assert f"This rule holds until {last.day} {last:%B %Y}." in page
    assert "Nothing to write here: an assessor asks you." in page


def test_what_is_missing_is_said_where_it_belongs_and_nothing_incomplete_is_sent(begun):
    page = look(begun, 5)
    assert "Write why you, and why this institution, before you send it." in text(page)
    assert "Answer this question: Have you worked or taught in this country in the past five years?" in text(page)
    answer = keep(begun, 5, to="send", seen=begun.version)
    assert (answer.status_code, "Not sent yet" in titles(answer) or "Not sent yet" in text(answer)) == (422, True)
    assert fresh(begun).state == "draft"


def test_pressing_send_twice_sends_once(draft):
    seen = draft.version
    first, second = (keep(draft, 5, to="send", seen=seen) for _press in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert fresh(draft).state == "submitted"


def test_documents_and_referees_are_added_shown_and_removed(draft):
    user, there = draft.person.user, draft.public_id
    scan = SimpleUploadedFile("licence.pdf", b"%PDF-1.7 licence %%EOF")
    referee = {"name": "Liesbeth Kok", "function": "Head", "email": "kok@example.org", "spoken": "nl"}
    answer = keep(draft, 4, to="stay", kind="licence", file=scan, **referee)
    assert answer.url.endswith("/write/4/")
    page = text(look(draft, 4))
    assert "licence.pdf Licence to practise, 22" in page
    assert "Liesbeth Kok , Head gets a letter when you send" in page
    document, reference = draft.documents.get(), draft.references.get()
    loaded = Client()
    make.sign_in(loaded, user)
    got = loaded.get(f"/files/applications/{document.public_id}/")
    assert (got.status_code, got["Content-Disposition"]) == (200, 'attachment; filename="licence.pdf"')
    assert b"".join(got.streaming_content) == b"%PDF-1.7 licence %%EOF"
    make.set_actor("system:maker")
    send(user, "application_take_out", there, "documents", document.public_id)
    answer = follow(user, "application_take_out", there, "referees", reference.public_id)
    assert "Removed." in text(answer)
    assert (draft.documents.count(), draft.references.count()) == (0, 0)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": "Piet"}, ["Write what they are.", "Write their address: the letter goes there."]),
        ({"name": "P", "function": "x", "email": "piet"}, ["Write an address such as name@example.org"]),
        ({"email": "own"}, ["Write their name.", "Write what they are."]),
    ],
)
def test_a_referee_needs_a_name_a_function_and_an_address(draft, data, said):
    answer = keep(draft, 4, **data)
    assert answer.status_code == 422
    for words in said:
        assert words in text(answer)


def test_a_file_that_is_not_taken_gets_a_sentence_and_the_referee_stays_typed(draft):
    scan = SimpleUploadedFile("cv.exe", b"MZ")
    answer = keep(draft, 4, kind="cv", file=scan)
    assert (answer.status_code, "Send a PDF, a Word document (DOCX), or a photo" in text(answer)) == (422, True)
    own = {"name": "Me", "function": "x", "email": draft.person.user.email}
    answer = keep(draft, 4, **own)
    assert "This is your own address. A referee is somebody else." in text(answer)


def test_when_the_questions_change_the_applicant_reads_which(draft):
    opportunity = draft.opportunity
    new = {**opportunity.questions[1], "code": "new", "words": translated("Which wells?"), "required": True}
    officer = make.make_staff("officer")
    as_user(officer, ask_questions, opportunity, [opportunity.questions[0], new], reason="The host asked for it.")
    page = text(look(draft, 3))
    assert "The questions have changed since you read them" in page
    assert "New: Which wells?" in page
    assert "No longer asked: What would you do in your first week?" in page
    assert "Yes" in page
    keep(draft, 3, **ANSWERS | {"q_new": "Those of Garowe"})
    assert "have changed" not in text(look(draft, 3))
    keep(draft, 5, to="send", seen=fresh(draft).version)
    assert (fresh(draft).state, str(draft.answers["new"]["en"])) == ("submitted", "Those of Garowe")


def test_the_deadline_passes_while_the_form_is_open(draft):
    user = draft.person.user
    make.make_opportunity(need=draft.opportunity.need, deadline=clock.today() + timedelta(days=60))
    clock.start_at(clock.now() + timedelta(days=21))
    page = look(draft, 3)
    assert "The last day to apply has passed" in text(page)
    refused = keep(draft, 5, to="send", seen=draft.version)
    assert (refused.status_code, "The last day to apply has passed." in text(refused)) == (422, True)
    assert expire_past_due() == 1
    answer = keep(draft, 3, seen=draft.version, **ANSWERS | {"motivation": "My last words"})
    assert answer.status_code == 409
    assert "The last day to apply was" in text(answer)
    assert "My last words" in text(answer)
    assert "What else is open Groundwater monitoring" in text(answer)
    assert by_itself(draft, 3, seen=draft.version, **ANSWERS)[0] == 409
    page = visit(user, "application", draft.public_id)
    assert ("What you wrote I know these wells" in text(page), "What else is open" in titles(page)) == (True, True)


def test_a_withdrawn_opportunity_says_why_and_keeps_what_was_typed(draft):
    officer = make.make_staff("officer")
    as_user(officer, opportunities.withdraw, draft.opportunity, reason="The utility has no vehicle.")
    answer = keep(draft, 3, seen=draft.version, **ANSWERS)
    assert answer.status_code == 409
    assert "This opportunity has ended" in text(answer)
    assert "The utility has no vehicle." in text(answer)
    assert "I know these wells." in text(answer)
    assert keep(draft, 4, name="Piet").status_code == 409


def test_whoever_was_signed_out_signs_in_and_finds_what_was_typed(draft):
    client, user = Client(), draft.person.user
    address = reverse("portal:application_screen", args=[draft.public_id, 3])
    words = ANSWERS | {"motivation": "Typed after the session ended", "seen": draft.version, "to": "next"}
    answer = client.post(address, words)
    assert (answer.status_code, answer.url) == (302, f"/en/account/sign-in/?next={address}")
    lost = client.post(address, words, **ITSELF)
    assert (lost.status_code, json.loads(lost.content)["stop"]) == (401, True)
    make.sign_in(client, user)
    page = client.get(address)
    assert "You had been signed out" in text(page)
    assert "Typed after the session ended</textarea>" in whole(page)
    assert "You had been signed out" not in text(client.get(address))
    make.set_actor("system:maker")
    assert str(fresh(draft).motivation) == "I know these wells"


def test_more_than_anybody_types_is_not_put_into_a_session(draft):
    client = Client()
    address = reverse("portal:application_screen", args=[draft.public_id, 3])
    client.post(address, {"motivation": "x" * 100_001})
    assert "typed" not in client.session


def test_the_applicant_sees_whether_a_reference_arrived_and_nothing_of_it():
    reference = make.make_reference("asked")
    application = reference.application
    user = application.person.user
    assert "Liesbeth Kok , Head of network asked, may answer until" in text(
        visit(user, "application", application.public_id)
    )
    said = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}
    give(reference.public_id, 1, said, language="en")
    page = text(visit(user, "application", application.public_id))
    assert ("Head of network Arrived" in page, "Forty wells" in page) == (True, False)


def test_an_account_without_a_profile_is_led_to_begin_one_and_comes_back():
    opportunity, user = make.make_opportunity(), make.make_user("New Person")
    answer = send(user, "apply", opportunity.public_id, via="event")
    profile, back = reverse("portal:profile"), reverse("portal:apply", args=[opportunity.public_id])
    assert answer.url == f"{profile}?{urlencode({'next': f'{back}?via=event'})}"
    client = Client()
    make.sign_in(client, user)
    begun = client.post(answer.url, {"full_name": "New Person"})
    assert begun.url == f"{back}?via=event"
    page = client.get(begun.url)
    make.set_actor("system:maker")
    assert buttons(page) == ["Start my application"]
    assert '<input type="hidden" name="via" value="event">' in whole(page)
