"""Whom one reaches at an organisation: given by the right people, ended, forgotten; seen by nobody else."""

from datetime import date, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_organisation
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log, Membership
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people import tasks
from ciconia.people.actions.contact import (
    end_contact,
    end_organisation_role,
    forget_contacts,
    give_organisation_role,
    note_contact,
)
from ciconia.people.actions.erasure import erase
from ciconia.people.models import Contact
from ciconia.people.queries.contact import contacts_of
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def institute():
    make.make_programme()
    return make.make_organisation(name="Garowe Water")


def note(organisation, by=None, **fields):
    said = {"name": "Asha Farah", "function": "Head of network", "email": "asha@example.org"} | fields
    return make.as_user(by or make.make_staff("officer"), note_contact, organisation, **said)


def test_somebody_without_an_account_is_written_down_and_ended(institute):
    contact, officer = note(institute), make.make_staff("officer")
    assert (contact.name, contact.email, contact.starts, str(contact)) == (
        "Asha Farah", "asha@example.org", clock.today(), "Asha Farah",
    )  # fmt: skip
    last = clock.today() + timedelta(days=3)
    assert make.as_user(officer, end_contact, contact, last_day=last).ends == last
    assert list(Log.objects.filter(noun="organisation").order_by("id").values_list("verb", flat=True)) == [
        "organisation.note_contact", "organisation.end_contact",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"email": "", "phone": ""}, "email", "Write an address or a telephone number"),
        ({"email": "\u0430sha@example.org"}, "email", "only looks like the one you mean"),
    ],
)
def test_a_contact_nobody_could_reach_is_refused_with_a_sentence(institute, said, field, words):
    with pytest.raises(Unfit) as wrong:
        note(institute, **said)
    assert words in wrong.value.problems[field]
    assert Contact.objects.count() == 0


def test_a_telephone_is_enough(institute):
    assert note(institute, email="", phone="+252 61 5550100").phone == "+252 61 5550100"


def test_an_account_gets_a_role_that_ends_and_begins_again(institute):
    officer, user = make.make_staff("officer"), make.make_user("Asha")
    give = {"email": user.email.upper(), "role": "host contact"}
    held = make.as_user(officer, give_organisation_role, institute, **give)
    assert (held.user, held.role, held.scope_id) == (user, "host contact", institute.pk)
    with pytest.raises(Unfit, match="has this role here already"):
        make.as_user(officer, give_organisation_role, institute, **give)
    Membership.objects.filter(pk=held.pk).update(starts=date(2020, 1, 1))
    make.as_user(officer, end_organisation_role, held, last_day=clock.today() - timedelta(days=1))
    held.refresh_from_db()
    assert not holds_for_organisation(held.user, ["host contact"], institute.pk)
    with pytest.raises(Unfit, match="ended already"):
        make.as_user(officer, end_organisation_role, held, last_day=clock.today())
    again = make.as_user(officer, give_organisation_role, institute, **give)
    assert (again.pk, again.starts, again.ends) == (held.pk, clock.today(), None)
    assert list(Log.objects.filter(noun="organisation").order_by("id").values_list("verb", "data")) == [
        ("organisation.give_role", {"role": "host contact"}),
        ("organisation.end_role", {"role": "host contact"}),
        ("organisation.give_role", {"role": "host contact"}),
    ]


def test_a_role_given_by_mistake_today_can_end_at_once(institute):
    officer, user = make.make_staff("officer"), make.make_user("Asha")
    held = make.as_user(officer, give_organisation_role, institute, email=user.email, role="endorser")
    make.as_user(officer, end_organisation_role, held, last_day=clock.today() - timedelta(days=1))
    assert Membership.objects.filter(user=user).count() == 0
    assert Log.objects.filter(verb="membership.end").count() == 1


def test_what_cannot_be_given_is_said(institute):
    officer = make.make_staff("officer")
    for email, role, words in (
        ("nobody@example.org", "host contact", "Nobody has an account with this address"),
        (officer.email, "host contact", "somebody else has to give you a role"),
        (officer.email, "coordinator", "Choose a role"),
    ):
        with pytest.raises(Unfit, match=words):
            make.as_user(officer, give_organisation_role, institute, email=email, role=role)
    assert Membership.objects.filter(scope="organisation").count() == 0


def test_who_may_give_and_who_may_note(institute):
    somali, iraqi = make.make_focus(), make.make_focus("IRQ")
    focal, user = make.make_staff("focal point"), make.make_user()
    assert note(institute, by=focal).name == "Asha Farah"
    give = {"email": user.email, "role": "host contact"}
    with pytest.raises(Refused, match="officers and coordinators"):
        make.as_user(focal, give_organisation_role, institute, **give)
    with pytest.raises(Refused):
        make.as_user(make.make_staff("officer", iraqi, only=True), give_organisation_role, institute, **give)
    for who in (make.make_staff("assessor"), make.make_member(institute), make.make_user()):
        with pytest.raises(Refused):
            note(institute, by=who)
    with pytest.raises(Refused):
        note(make.make_organisation(country="KEN"), by=focal)
    assert make.as_user(make.make_staff("officer", somali, only=True), give_organisation_role, institute, **give)


def test_a_contact_ends_once_and_not_before_it_began(institute):
    contact, officer = note(institute), make.make_staff("officer")
    with pytest.raises(Unfit, match="cannot lie before the first"):
        make.as_user(officer, end_contact, contact, last_day=clock.today() - timedelta(days=1))
    Contact.objects.filter(pk=contact.pk).update(starts=date(2020, 1, 1), ends=date(2020, 2, 1))
    with pytest.raises(Unfit, match="ended already"):
        make.as_user(officer, end_contact, contact, last_day=clock.today())


def test_a_year_after_it_ended_a_contact_is_forgotten(institute):
    old, new = note(institute), note(institute)
    Contact.objects.filter(pk=old.pk).update(starts=date(2019, 1, 1), ends=date(2020, 1, 31))
    assert forget_contacts(date(2020, 2, 1)) == 1
    assert list(Contact.objects.all()) == [new]


def test_the_job_forgets_them_by_itself(institute):
    contact = note(institute)
    Contact.objects.filter(pk=contact.pk).update(starts=date(2018, 1, 1), ends=clock.today() - timedelta(days=366))
    tasks.forget_contacts(0)
    assert Contact.objects.count() == 0


def test_whoever_is_erased_is_no_contact_any_more(institute):
    person = make.make_person()
    note(institute, email=person.identity.email)
    other = note(institute)
    proof = erase(person)
    set_actor("system:maker")
    assert (list(Contact.objects.all()), proof.rows["people_contact"]) == ([other], 1)


def test_the_list_says_who_is_reached_and_who_was(institute):
    note(institute)
    note(institute, name="Long Gone")
    Contact.objects.filter(name="Long Gone").update(starts=date(2019, 1, 1), ends=date(2020, 1, 1))
    host = make.make_member(institute)
    officer = make.make_staff("officer")
    set_actor(str(officer.pk))
    found = contacts_of(institute, officer)
    assert [(one.name, one.does, one.over) for one in found] == [
        ("Host contact", "host contact", False),
        ("Asha Farah", "Head of network", False),
        ("Long Gone", "Head of network", True),
    ]
    assert [one.membership is not None for one in found] == [True, False, False]
    assert found[0].email == host.email


def test_both_walls_show_contacts_to_those_who_keep_the_organisation_and_to_itself(institute):
    note(institute)
    iraqi = make.make_focus("IRQ")
    seen = {
        "officer": make.make_staff("officer"), "coordinator here": make.make_staff("coordinator", only=True),
        "focal point": make.make_staff("focal point"), "host": make.make_member(institute),
        "contact": make.make_member(institute, "organisation contact"),
    }  # fmt: skip
    unseen = {
        "officer in Iraq": make.make_staff("officer", iraqi, only=True), "assessor": make.make_staff("assessor"),
        "viewer": make.make_staff("viewer"), "endorser": make.make_member(institute, "endorser"),
        "another host": make.make_member(make.make_organisation()), "somebody": make.make_user(),
    }  # fmt: skip
    for users, number in ((seen, 1), (unseen, 0)):
        for name, user in users.items():
            set_actor(str(user.pk))
            assert (name, Contact.objects.count(), Contact.objects.visible_to(user).count()) == (name, number, number)
