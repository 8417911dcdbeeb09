"""The profile: one's own words, in one's own language, with who reads what said beside them."""

import pytest
from allauth.account.models import EmailAddress

from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.person import register_person
from ciconia.people.models import Identity, Person
from ciconia.selection.models import Application
from tests import make
from tests.doors.portal import follow, send, text, titles, visit, whole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person(
        "Hodan Abdi Warsame", languages=[{"code": "so", "level": "C2"}], residence_city="Rotterdam",
        experience=translated("Tien jaar lekken.", "nl", en="Ten years of leaks."),
    )  # fmt: skip


def profile(**fields):
    """What somebody fills in."""
    return {
        "headline": "Water network engineer", "language": "nl", "experience": "Tien jaar lekken.", "own_words": "",
        "concepts": "Finding leaks\n finding leaks\nTraining  technicians\n", "context": "Burco, 1990 to 2001.",
        "language_1": "so", "level_1": "C2", "language_2": "nl", "level_2": "C1", "available_from": "2030-05-01",
        "available_weeks": "6", "modes": ["physical", "virtual"], "phone": "+31 6 55501234",
        "residence_country": "NLD", "residence_city": "Delft",
    } | fields  # fmt: skip


def test_a_profile_is_kept(hodan):
    answer = follow(hodan.user, "profile", **profile())
    assert "Saved. Applications you have already sent keep what they said." in text(answer)
    kept = Person.objects.select_related("identity").get(pk=hodan.pk)
    assert (kept.headline, kept.languages, kept.modes, kept.available_weeks) == (
        "Water network engineer", [{"code": "so", "level": "C2"}, {"code": "nl", "level": "C1"}],
        ["physical", "virtual"], 6,
    )  # fmt: skip
    assert (kept.identity.phone, kept.identity.residence_city, kept.identity.full_name) == (
        "+31 6 55501234", "Delft", "Hodan Abdi Warsame",
    )  # fmt: skip


def test_what_somebody_can_do_is_kept_line_by_line_and_what_they_know_of_the_country(hodan):
    send(hodan.user, "profile", **profile(own_words="Water is geduld"))
    kept = Person.objects.select_related("identity").get(pk=hodan.pk)
    assert kept.concepts == ["Finding leaks", "Training technicians"]
    assert (kept.context["nl"], kept.identity.own_words["nl"]) == ("Burco, 1990 to 2001.", "Water is geduld")
    page = whole(visit(hodan.user, "profile"))
    assert "Finding leaks\nTraining technicians</textarea>" in page


def test_the_hosts_role_in_the_database_finds_no_own_words():
    application = make.make_application("submitted")
    send(application.person.user, "profile", **profile(own_words="Water is geduld"))
    application = make.make_application("assessed", person=application.person)
    host = make.make_member(application.organisation)
    make.set_actor(str(host.pk))
    seen = [*Application.objects.values(), *Person.objects.values(), *Identity.objects.values()]
    assert len(seen) == 2
    assert "geduld" not in str(seen)
    assert "Finding leaks" in str(seen)


def test_a_translation_stays_with_words_that_did_not_change_and_goes_with_those_that_did(hodan):
    send(hodan.user, "profile", **profile())
    hodan.refresh_from_db()
    assert hodan.experience == {"source": "nl", "nl": "Tien jaar lekken.", "en": "Ten years of leaks."}
    send(hodan.user, "profile", **profile(experience="Elf jaar lekken."))
    hodan.refresh_from_db()
    assert hodan.experience == {"source": "nl", "nl": "Elf jaar lekken."}


def test_each_group_says_who_reads_it(hodan):
    page = visit(hodan.user, "profile")
    assert titles(page)[:5] == [
        "What a host may read", "Your languages", "When and how", "For the programme alone",
        "Where you live, and how to reach you",
    ]  # fmt: skip
    assert "Staff of a programme you apply to read this. A host never does." in text(page)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"level_2": ""}, "Say how well you speak it"),
        ({"language_2": ""}, "Say which language"),
        ({"language_2": "so"}, "This language stands there twice"),
        ({"available_weeks": "many"}, "Write the weeks as a number"),
        ({"available_from": "soon"}, "Write the day as year, month, day: 2021-03-21"),
        ({"language": ""}, "Choose the language you write in"),
        ({"concepts": "\n".join(f"skill {n}" for n in range(13))}, "At most 12. Keep those a host should know first."),
        ({"concepts": "x" * 61}, f"“{'x' * 30}…” is too long: at most 60 letters."),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_on_top(hodan, fields, error):
    answer = send(hodan.user, "profile", **profile(**fields))
    assert (answer.status_code, text(answer).count(error)) == (422, 2)
    assert 'value="Water network engineer"' in whole(answer)
    hodan.refresh_from_db()
    assert hodan.headline == ""


def test_an_account_of_an_institution_has_no_profile():
    host = make.make_member(make.make_organisation())
    assert visit(host, "profile").status_code == 404
    assert "My profile" not in whole(visit(host, "home"))


def test_what_was_sent_keeps_what_it_said():
    application = make.make_application("submitted")
    send(application.person.user, "profile", **profile())
    application.refresh_from_db()
    assert application.snapshot["headline"] == ""


def test_a_newcomer_begins_with_a_name():
    user = make.make_user("")
    assert titles(visit(user, "home"))[0] == "Begin your profile"
    assert titles(visit(user, "profile"), 1) == ["Begin your profile"]
    answer = follow(user, "profile", full_name="  Hodan   Abdi\u200b Warsame ")
    assert "Your profile has begun. Nobody sees it before you apply for something." in text(answer)
    kept = Person.objects.select_related("identity", "user").get(user=user)
    assert (kept.identity.full_name, kept.short_name, kept.user.name, kept.identity.email) == (
        "Hodan Abdi Warsame", "Hodan W.", "Hodan Abdi Warsame", user.email,
    )  # fmt: skip
    assert titles(visit(user, "home")) == ["You have not applied for anything yet", "My profile"]


@pytest.mark.parametrize("verified", [True, False])
def test_whoever_a_list_brought_in_begins_with_what_it_said(verified):
    user = make.make_user("", email="hodan@example.org")
    with acting_as("system:maker"):
        listed = register_person(
            by=make.MAKER, full_name="Hodan Warsame", email="Hodan@example.org", headline="Hydrologist"
        )
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": verified})
    follow(user, "profile", full_name="Hodan Abdi Warsame")
    kept = Person.objects.select_related("identity").get(user=user)
    assert (kept.pk == listed.pk, kept.headline, kept.short_name, kept.identity.full_name) == (
        verified, "Hydrologist" if verified else "", "Hodan W.", "Hodan Abdi Warsame",
    )  # fmt: skip
    user.refresh_from_db()
    assert user.name == "Hodan Abdi Warsame"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "Enter your full name."),
        ("Hod\u0430n Warsame", "The letter \u0430 in this name comes from another alphabet"),
    ],
)
def test_a_name_is_written_in_letters_of_one_alphabet(name, error):
    answer = send(make.make_user(""), "profile", full_name=name)
    assert (answer.status_code, text(answer).count(error)) == (422, 2)
