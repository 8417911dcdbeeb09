"""What a host sees of those who applied, and how it signs. Nothing here tells where somebody lives or works."""

import re
from datetime import date

import pytest

from ciconia.foundation.text import translated
from ciconia.people.models import Counted
from ciconia.selection.actions import application as applications
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db

PRIVATE = (
    "Warsame", "hodan@example.net", "+31 6 55501234", "NLD", "Netherlands", "Rotterdam", "Maasmond Drinkwater", "1984",
    "SOM-tie", "I once misread a meter", "Strong hand with wells", "member state",
)  # fmt: skip
OPEN = (
    "Hodan W.", "Water network engineer", "Somali: C2, like a first language", "all 6 weeks", "1 May 2030", "In person",
    "I know these wells", "Ten years of leaks.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")


def make_hodan():
    hodan = make.make_person(
        "Hodan Abdi Warsame", headline="Water network engineer", languages=[{"code": "so", "level": "C2"}],
        experience=translated("Ten years of leaks."), own_words=translated("I once misread a meter."),
        available_from=date(2030, 5, 1), available_weeks=6, modes=["physical"], phone="+31 6 55501234",
        residence_city="Rotterdam", work_history=["2011 to today: Maasmond Drinkwater"],
    )  # fmt: skip
    Counted.objects.create(person=hodan, sex="f", birth_year=1984, ties=["SOM"])
    return hodan


@pytest.fixture
def shortlisted():
    return make.make_application("shortlisted", person=make_hodan())


def test_the_host_reads_what_somebody_can_do_and_nothing_else(shortlisted):
    host = make.make_member(shortlisted.organisation)
    pages = [
        visit(host, "candidates", shortlisted.opportunity.public_id),
        visit(host, "candidate", shortlisted.public_id),
        visit(host, "home"),
    ]
    for page in pages[:2]:
        assert [fact for fact in OPEN if fact not in text(page)] == []
    for page in pages:
        assert [fact for fact in PRIVATE if fact in whole(page)] == []


def test_somebody_who_is_not_assessed_yet_is_not_there():
    submitted = make.make_application("submitted", person=make_hodan())
    host = make.make_member(submitted.organisation)
    page = text(visit(host, "candidates", submitted.opportunity.public_id))
    assert ("Nobody to read yet" in page, "Hodan" in page) == (True, False)
    assert visit(host, "candidate", submitted.public_id).status_code == 404


def test_candidates_are_for_the_host_of_the_opportunity_alone(shortlisted):
    others = [make.make_member(make.make_organisation()), shortlisted.person.user, make.make_staff("officer"),
              make.make_member(shortlisted.opportunity.need.endorser, "endorser")]  # fmt: skip
    for user in others:
        assert visit(user, "candidates", shortlisted.opportunity.public_id).status_code == 404
        assert visit(user, "candidate", shortlisted.public_id).status_code == 404
        assert send(user, "candidate", shortlisted.public_id).status_code == 404


def test_a_page_says_who_has_signed_and_who_signs_next(shortlisted):
    host = make.make_member(shortlisted.organisation)
    before = text(visit(host, "candidates", shortlisted.opportunity.public_id))
    assert ("Host institution has not signed" in before, "Programme has not signed" in before) == (True, True)
    answer = follow(host, "candidate", shortlisted.public_id, words="She listens.", seen=shortlisted.version)
    assert "Signed. The other side signs next." in text(answer)
    assert "(Host contact) Programme has not signed" in text(answer)
    assert "Sign for Hodan W." not in buttons(answer)


def test_the_second_signature_chooses(shortlisted):
    as_user(make.make_staff("officer", shortlisted.focus), applications.sign, shortlisted)
    host = make.make_member(shortlisted.organisation)
    answer = follow(host, "candidate", shortlisted.public_id, words="She listens.", seen=shortlisted.version)
    assert "Chosen: both have signed. The offer can go out. My tasks" in text(answer)
    assert "Every place is taken: 1 of 1." in text(answer)
    shortlisted.refresh_from_db()
    words = [signature.words for signature in shortlisted.signatures.order_by("side")]
    assert (shortlisted.state, words) == ("chosen", ["She listens.", ""])


def test_two_contacts_who_sign_at_once(shortlisted):
    seen = shortlisted.version
    first, second = make.make_member(shortlisted.organisation), make.make_member(shortlisted.organisation)
    assert send(first, "candidate", shortlisted.public_id, seen=seen).status_code == 302
    answer = send(second, "candidate", shortlisted.public_id, seen=seen)
    assert (answer.status_code, "Somebody was here just before you" in text(answer)) == (409, True)
    assert shortlisted.signatures.count() == 1


def test_a_side_signs_once(shortlisted):
    host = make.make_member(shortlisted.organisation)
    send(host, "candidate", shortlisted.public_id)
    answer = send(host, "candidate", shortlisted.public_id)
    assert answer.status_code == 422
    assert "Your side has signed. The other side has to sign now." in text(answer)


def test_a_taken_place_is_said_and_not_given_twice(shortlisted):
    make.make_application("chosen", opportunity=shortlisted.opportunity, person=make.make_person("Amina Yusuf"))
    as_user(make.make_staff("officer", shortlisted.focus), applications.sign, shortlisted)
    answer = send(make.make_member(shortlisted.organisation), "candidate", shortlisted.public_id, words="Her too")
    assert answer.status_code == 422
    assert "Every place is taken." in text(answer)
    assert "Her too</textarea>" in whole(answer)


def test_one_candidate_costs_as_many_statements_as_three(shortlisted):
    host = make.make_member(shortlisted.organisation)
    one = statements(visit(host, "candidates", shortlisted.opportunity.public_id))
    for name in ("Amina Yusuf", "Ali Nur"):
        make.make_application("shortlisted", opportunity=shortlisted.opportunity, person=make.make_person(name))
    page = visit(host, "candidates", shortlisted.opportunity.public_id)
    assert ("3 candidates" in text(page), one, statements(page)) == (True, 17, 17)


def reasons(page):
    """What fits and what does not, as (icon's words, criterion, evidence)."""
    found = re.findall(r'aria-label="(Has|Partly|Missing)".*?<b>([^<]*):</b>([^<]*)<', whole(page), re.S)
    return [(fits, criterion, evidence.strip()) for fits, criterion, evidence in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {"languages": [{"code": "so", "level": "C1"}], "available_weeks": 8, "modes": ["physical"]},
            [("Has", "Languages", "Somali: C1, works in it with ease"), ("Has", "Weeks", "all 6 weeks"),
             ("Missing", "Dates", "nothing said. You could ask."), ("Has", "Way of working", "In person")],
        ),
        (
            {"languages": [{"code": "so", "level": "A2"}], "available_weeks": 4, "modes": ["mixed"]},
            [("Partly", "Languages", "Somali: A2, simple talk (asked: Somali)"),
             ("Partly", "Weeks", "4 of the 6 weeks you asked for"),
             ("Missing", "Dates", "nothing said. You could ask."),
             ("Partly", "Way of working", "Online, then in person")],
        ),
        (
            {"languages": [{"code": "nl", "level": "C2"}], "modes": ["virtual"]},
            [("Missing", "Languages", "Dutch: C2, like a first language (asked: Somali)"),
             ("Missing", "Weeks", "nothing said. You could ask."),
             ("Missing", "Dates", "nothing said. You could ask."), ("Missing", "Way of working", "Online")],
        ),
    ],
    ids=["fits", "partly", "does-not"],
)  # fmt: skip
def test_gaps_stand_as_plainly_as_what_fits(said, expected):
    application = make.make_application("assessed", person=make.make_person("Amina Yusuf", **said))
    host = make.make_member(application.organisation)
    assert reasons(visit(host, "candidate", application.public_id)) == expected
