"""A person's card and what identifies them, and who may see either."""

import pytest
import rules
from django.db import IntegrityError, transaction

from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions import sight
from ciconia.people.actions.organisation import register_organisation
from ciconia.people.actions.person import shorten, update_profile
from ciconia.people.models import Counted, Identity, Organisation, Person, Sight
from ciconia.people.queries.person import person_of
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Hodan Abdi Warsame", "Hodan W."),
        ("Zaynab Hadi", "Zaynab H."),
        ("Farida", "Farida"),
        ("فریده نوری", "فریده ن."),
    ],
)
def test_the_short_name_is_first_name_and_initial(full, short):
    assert shorten(full) == short


def test_a_profile_writes_card_and_identity_and_logs_what_changed_not_to_what():
    person = make.make_person("Hodan Abdi")
    make.as_user(
        person.user, update_profile, person, full_name="Hodan Abdi Warsame", phone="+31 6 12345678",
        own_words=translated("Waan ka shaqeeyay", "so"), headline=person.headline,
    )  # fmt: skip
    person.refresh_from_db()
    assert (person.short_name, str(person.identity), person.identity.phone) == (
        "Hodan W.", "Hodan Abdi Warsame", "+31 6 12345678",
    )  # fmt: skip
    assert person.identity.own_words.source == "so"
    assert Log.objects.latest("id").data == {"changed": ["full_name", "own_words", "phone"]}


def test_a_sight_opens_a_card_and_only_in_full_the_identity():
    person, organisation = make.make_person(), make.make_organisation()
    host = make.make_member(organisation)
    grant = {
        "organisation_id": organisation.pk,
        "focus_id": 1,
        "opportunity_id": 1,
        "because": "application",
        "object_id": 7,
    }
    sight.grant_organisation(person.pk, level="card", **grant)
    assert rules.has_perm("people.view_person", host, person)
    assert not rules.has_perm("people.view_identity", host, person)
    sight.grant_organisation(person.pk, level="full", **grant)  # nothing but an engagement opens it
    assert not rules.has_perm("people.view_identity", host, person)
    sight.grant_organisation(person.pk, level="full", **(grant | {"because": "engagement"}))
    assert rules.has_perm("people.view_identity", host, person)
    assert Sight.objects.filter(person=person).count() == 2
    sight.end("application", 7)
    sight.end("engagement", 7)
    assert not rules.has_perm("people.view_person", host, person)


def test_ending_the_hosts_part_leaves_the_programmes():
    person, focus = make.make_person(), make.make_focus()
    cause = {"because": "application", "object_id": 7}
    sight.grant_programme(person.pk, programme_id=focus.programme_id, focus_id=focus.pk, **cause)
    sight.grant_organisation(person.pk, organisation_id=1, focus_id=focus.pk, opportunity_id=1, level="card", **cause)
    sight.end("application", 7, organisation_only=True)
    assert list(Sight.objects.filter(ends=None).values_list("programme_id", flat=True)) == [focus.programme_id]
    assert rules.has_perm("people.view_identity", make.make_staff("officer"), person)
    assert not rules.has_perm("people.view_person", make.make_staff("viewer"), person)


def test_everybody_sees_and_changes_themselves():
    person, other = make.make_person(), make.make_person("Somebody Else")
    assert rules.has_perm("people.update_person", person.user, person)
    assert not rules.has_perm("people.update_person", other.user, person)
    assert rules.has_perm("people.view_identity", person.user, person)
    assert (person_of(person.user), person_of(make.make_user())) == (person, None)


def test_the_database_lets_nobody_change_somebody_else():
    person, officer = make.make_person(), make.make_staff("officer")
    focus = make.make_focus()
    sight.grant_programme(
        person.pk, programme_id=focus.programme_id, focus_id=focus.pk, because="application", object_id=1
    )
    set_actor(str(officer.pk))
    assert Person.objects.filter(pk=person.pk).update(headline="Changed") == 0
    assert Identity.objects.filter(pk=person.pk).update(full_name="Changed") == 0
    assert Identity.objects.get(pk=person.pk).full_name == "Hodan Abdi Warsame"


def test_sex_is_one_of_three_or_nothing():
    person = make.make_person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Counted.objects.create(person=person, sex="?")


def test_organisations_form_a_tree_and_know_who_works_for_them():
    ministry = register_organisation(
        by=make.MAKER, kind="ministry", country="SOM", name=translated("Ministry of Water")
    )
    utility = make.make_organisation(parent=ministry)
    host = make.make_member(utility)
    assert (list(ministry.units.all()), str(ministry)) == ([utility], "Ministry of Water")
    assert list(Organisation.objects.of(host)) == [utility]
    assert Log.objects.filter(verb="organisation.register").count() == 1
