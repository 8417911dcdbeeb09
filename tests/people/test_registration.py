"""The registry: the organisation says field by field what is public, and is gone from the list at once."""

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.registration import list_organisation, unlist_organisation, write_registration
from ciconia.people.actions.tie import declare_tie
from ciconia.people.models import Registration, Wanted
from ciconia.people.queries.registration import (
    PublicOrganisation,
    listed_countries,
    listed_organisation,
    listed_organisations,
)
from tests import make

SAID = {
    "registered_where": "Chamber of Commerce, Rotterdam", "registered_number": "24123456", "founded": 2009,
    "members": 40, "countries": ["SOM", "ETH"], "works_on": translated("Water"), "funded_by": translated("Members"),
    "languages": ["so", "nl"], "email": "hello@example.org",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    make.make_programme()


@pytest.fixture
def union():
    about = {"about": translated("Engineers"), "city": "Rotterdam", "website": "https://example.org"}
    return make.make_organisation("diaspora", "NLD", name="Water Union", **about)


@pytest.fixture
def contact(union):
    return make.make_member(union, "organisation contact")


def write(by, union, **said):
    return make.as_user(by, write_registration, union, **said)


def seen_by_everybody(union):
    set_actor("")
    try:
        return listed_organisation(union.public_id)
    finally:
        set_actor("system:maker")


def test_nothing_is_public_before_it_asks_and_then_name_and_country_alone(union, contact):
    write(contact, union, **SAID)
    assert seen_by_everybody(union) is None
    first = make.as_user(contact, list_organisation, union)
    assert make.as_user(contact, list_organisation, union).listed_since == first.listed_since == clock.today()
    assert seen_by_everybody(union) == PublicOrganisation(union.public_id, union.name, "NLD")
    assert [row.country for _row, row in listed_organisations()] == ["NLD"]


def test_each_field_is_public_by_itself(union, contact):
    make.as_user(contact, declare_tie, union, source="A fund", kind="foundation", public=True)
    make.as_user(contact, declare_tie, union, source="A party", kind="party")
    make.as_user(contact, list_organisation, union)
    write(contact, union, **SAID)
    bare = PublicOrganisation(union.public_id, union.name, "NLD")
    for name in Wanted.values:
        write(contact, union, wanted=[name])
        shown = seen_by_everybody(union)
        differs = {field for field in bare.__dict__ if getattr(shown, field) != getattr(bare, field)}
        expected = {"registered": {"registered_where", "registered_number"}}.get(name, {name})
        assert differs == expected
    assert [tie.source for tie in shown.ties] == ["A fund"]
    assert (shown.founded, str(Registration.objects.get())) == (None, f"registration of {union.pk}")


def test_it_is_gone_at_once(union, contact):
    make.as_user(contact, list_organisation, union)
    make.as_user(contact, unlist_organisation, union)
    assert (seen_by_everybody(union), listed_organisations()) == (None, [])
    make.as_user(contact, unlist_organisation, union)
    assert list(Log.objects.filter(noun="organisation").order_by("id").values_list("verb", flat=True)) == [
        "organisation.list", "organisation.unlist",
    ]  # fmt: skip


def test_staff_write_facts_and_take_off_with_a_reason_and_no_more(union, contact):
    officer = make.make_staff("officer")
    assert write(officer, union, founded=2010).founded == 2010
    make.as_user(contact, list_organisation, union)
    for action, said in (
        (write_registration, {"wanted": ["city"]}),
        (list_organisation, {}),
    ):
        with pytest.raises(Refused, match="itself"):
            make.as_user(officer, action, union, **said)
    with pytest.raises(Unfit, match="Write the reason"):
        make.as_user(officer, unlist_organisation, union)
    make.as_user(officer, unlist_organisation, union, reason="It was dissolved")
    assert Log.objects.get(verb="organisation.unlist").reason == "It was dissolved"
    for action in (write_registration, unlist_organisation):
        with pytest.raises(Refused):
            make.as_user(make.make_user(), action, union)


def test_only_diaspora_organisations_are_listed():
    host = make.make_organisation()
    with pytest.raises(Unfit, match="one of diaspora organisations"):
        make.as_user(make.make_member(host), list_organisation, host)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"founded": 20009}, "founded"),
        ({"founded": 12}, "founded"),
        ({"registered_number": "1"}, "registered_where"),
        ({"countries": ["XXX"]}, "countries"),
        ({"wanted": ["everything"]}, "wanted"),
    ],
)
def test_what_does_not_fit_is_named(union, contact, said, field):
    with pytest.raises(Unfit) as wrong:
        write(contact, union, **said)
    assert list(wrong.value.problems) == [field]
    assert Registration.objects.count() == 0


def test_the_second_of_two_writers_is_told(union, contact):
    write(contact, union, seen=0, founded=2009, name="ignored")
    with pytest.raises(Conflict):
        write(contact, union, seen=0, founded=2010)
    assert Registration.objects.get().founded == 2009


def test_the_list_is_in_order_of_names_and_asked_by_country(union, contact):
    make.as_user(contact, list_organisation, union)
    write(contact, union, **SAID)
    other = make.make_organisation("diaspora", "BEL", name="Cercle Sahan")
    make.as_user(make.make_member(other), list_organisation, other)
    assert [str(row) for row, _shown in listed_organisations()] == ["Cercle Sahan", "Water Union"]
    first = listed_organisations(limit=1)[0][0]
    assert [str(row) for row, _shown in listed_organisations(after=(first.sorted_by, first.pk))] == ["Water Union"]
    assert [str(row) for row, _shown in listed_organisations(country="BEL")] == ["Cercle Sahan"]
    assert (listed_organisations(works_in="SOM"), listed_countries()) == ([], (["BEL", "NLD"], []))
    write(contact, union, wanted=["countries"])
    assert [str(row) for row, _shown in listed_organisations(works_in="SOM")] == ["Water Union"]
    assert listed_countries() == (["BEL", "NLD"], ["ETH", "SOM"])
