"""Funding and ties: declared by the organisation, noted by staff with the source, public only where it is wanted."""

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.tie import declare_tie, note_tie, take_back_tie
from ciconia.people.models import Tie
from ciconia.people.queries.tie import ties_of
from tests import make

SAID = {"source": "Ministry for the diaspora", "kind": "government", "country": "TUR", "share": "much"}


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def union():
    make.make_programme()
    return make.make_organisation("diaspora", "NLD", name="Union")


@pytest.fixture
def contact(union):
    return make.make_member(union, "organisation contact")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def seen(user, organisation):
    set_actor(str(user.pk) if user.pk else "")
    try:
        return [tie.source for tie in ties_of(organisation, user)]
    finally:
        set_actor("system:maker")


def test_the_organisation_declares_and_staff_note_with_the_source(union, contact, officer):
    declared = make.as_user(contact, declare_tie, union, **SAID)
    noted = make.as_user(officer, note_tie, union, **(SAID | {"source": "A party"}), read_in="Annual report 2019")
    assert (declared.declared, declared.by, declared.public, str(declared)) == (True, contact, False, SAID["source"])
    assert (noted.declared, noted.read_in, noted.by) == (False, "Annual report 2019", officer)
    assert list(Log.objects.filter(noun="organisation").order_by("id").values_list("verb", "data")) == [
        ("organisation.declare_tie", {"kind": "government"}),
        ("organisation.note_tie", {"kind": "government"}),
    ]


def test_who_reads_what(union, contact, officer):
    make.as_user(contact, declare_tie, union, **SAID)
    make.as_user(officer, note_tie, union, **(SAID | {"source": "A party"}), read_in="Report")
    make.as_user(contact, declare_tie, union, **(SAID | {"source": "Members"}), public=True)
    assert seen(officer, union) == ["Members", "A party", SAID["source"]]
    assert seen(contact, union) == ["Members", SAID["source"]]
    for other in (make.make_staff("viewer"), make.make_member(make.make_organisation()), AnonymousUser()):
        assert seen(other, union) == ["Members"]


def test_each_side_takes_back_its_own(union, contact, officer):
    declared = make.as_user(contact, declare_tie, union, **SAID, public=True)
    noted = make.as_user(officer, note_tie, union, **SAID, read_in="Report")
    for who, tie in ((officer, declared), (contact, noted)):
        with pytest.raises(Refused, match="Only the side that wrote it"):
            make.as_user(who, take_back_tie, tie)
    first = make.as_user(contact, take_back_tie, declared)
    assert (first.public, make.as_user(contact, take_back_tie, declared).taken_back_at) == (False, first.taken_back_at)
    assert (seen(officer, union), seen(AnonymousUser(), union)) == ([SAID["source"]], [])
    assert Tie.objects.count() == 2


def test_who_may_not(union, contact, officer):
    with pytest.raises(Refused):
        make.as_user(officer, declare_tie, union, **SAID)
    with pytest.raises(Refused):
        make.as_user(contact, note_tie, union, **SAID, read_in="Report")
    with pytest.raises(Refused):  # it is not in a country of the programme
        make.as_user(make.make_staff("focal point"), note_tie, union, **SAID, read_in="Report")


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"source": " "}, {"source": "Write who it is."}),
        ({"first_year": 19}, {"first_year": "Write the year in four digits, such as 2019."}),
        ({"last_year": 20201}, {"last_year": "Write the year in four digits, such as 2019."}),
        ({"first_year": 2020, "last_year": 2019}, {"last_year": "The last year cannot lie before the first."}),
    ],
)
def test_what_does_not_fit_is_named(union, contact, said, problems):
    with pytest.raises(Unfit) as wrong:
        make.as_user(contact, declare_tie, union, **(SAID | said))
    assert {name: str(words) for name, words in wrong.value.problems.items()} == problems
    assert Tie.objects.count() == 0


def test_what_staff_note_names_where_it_was_read(union, officer):
    with pytest.raises(Unfit, match="Write where you read it"):
        make.as_user(officer, note_tie, union, **SAID, read_in=" ")
