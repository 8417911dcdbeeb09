"""Organisations: who changes them, where they stand, and how two writers notice each other."""

import pytest

from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.organisation import add_organisation, describe_organisation, edit_organisation
from ciconia.people.actions.registration import list_organisation
from ciconia.people.models import Organisation
from ciconia.people.models.reach import reach
from ciconia.people.queries.organisation import as_it_stood, for_a_list, organisations, place_in_order
from ciconia.people.rules.organisation import decides, keeps
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    make.make_programme()


@pytest.fixture
def officer():
    return make.make_staff("officer")


def named(name, kind="partner", **fields):
    return make.make_organisation(kind, name=name, **fields)


def edit(by, organisation, **fields):
    return make.as_user(by, edit_organisation, organisation, **fields)


def problems(action, *args, **fields):
    with pytest.raises(Unfit) as wrong:
        make.as_user(make.make_staff("officer"), action, *args, **fields)
    return {name: str(words) for name, words in wrong.value.problems.items()}


def test_who_keeps_which():
    somali, kenyan, dutch = named("One"), named("Two", country="KEN"), named("Three", "diaspora", country="NLD")
    iraqi = named("Four", country="IRQ")
    focus = make.make_focus()
    rows = {
        "coordinator": make.make_staff("coordinator"),
        "officer of Somalia": make.make_staff("officer", focus, only=True),
        "focal point": make.make_staff("focal point"),
        "focal point of Somalia": make.make_staff("focal point", focus, only=True),
        "assessor": make.make_staff("assessor"),
        "host": make.make_member(somali),
        "somebody": make.make_user(),
    }
    found = {name: [keeps(user, one) for one in (somali, iraqi, kenyan, dutch)] for name, user in rows.items()}
    assert found == {
        "coordinator": [True, True, True, True],
        "officer of Somalia": [True, False, True, True],
        "focal point": [True, True, False, False],
        "focal point of Somalia": [True, False, False, False],
        "assessor": [False] * 4,
        "host": [False] * 4,
        "somebody": [False] * 4,
    }
    assert [name for name, user in rows.items() if decides(user, somali)] == ["coordinator", "officer of Somalia"]
    assert [name for name, user in rows.items() if not reach(user)] == ["assessor", "host", "somebody"]
    for user in rows.values():
        within = Organisation.objects.filter(reach(user).q())
        assert {one.pk for one in within} == {one.pk for one in Organisation.objects.all() if keeps(user, one)}


def test_one_is_registered_and_edited_with_what_it_was(officer):
    made = make.as_user(officer, add_organisation, kind="host", country="SOM", name=translated("Water Works"))
    assert edit(officer, made, name=translated("Water Authority"), city="Garowe", kind="host") == ["city", "name"]
    assert (str(made), made.city, made.version, made.sorted_by) == ("Water Authority", "Garowe", 1, "water works")
    made.refresh_from_db()
    assert made.sorted_by == "water authority"
    entry = Log.objects.get(verb="organisation.edit")
    assert entry.data == {"version": 1, "was": {"city": "", "name": {"source": "en", "en": "Water Works"}}}


def test_who_may_not_is_told(officer):
    kenyan, focal = named("One", country="KEN"), make.make_staff("focal point")
    for action, args, said in (
        (edit_organisation, (kenyan,), {"city": "Nairobi"}),
        (add_organisation, (), {"kind": "host", "country": "KEN", "name": translated("X")}),
    ):
        with pytest.raises(Refused, match="work in the country"):
            make.as_user(focal, action, *args, **said)
    with pytest.raises(Refused):  # nor can it be moved out of one's own reach
        edit(focal, named("Two"), country="KEN")
    with pytest.raises(Refused, match="speaks for this organisation"):
        make.as_user(officer, describe_organisation, kenyan, city="Nairobi")


def test_the_organisation_itself_writes_its_public_words_and_nothing_else():
    institute = named("Institute", "host")
    contact = make.make_member(institute)
    say = {"about": translated("Measures wells"), "website": "https://example.org", "name": translated("Palace")}
    assert make.as_user(contact, describe_organisation, institute, **say) == ["about", "website"]
    institute.refresh_from_db()
    assert (str(institute), str(institute.about)) == ("Institute", "Measures wells")


def test_the_second_of_two_writers_is_told_and_what_stood_can_be_read(officer):
    one, other = named("One"), make.make_staff("officer")
    one.parent = named("Ministry", "ministry")
    one.save()
    edit(officer, one, seen=0, name=translated("First"), parent=None)
    with pytest.raises(Conflict) as clash:
        edit(other, one, seen=0, name=translated("Second"))
    assert clash.value.last.actor == officer
    before = as_it_stood(one, 0)
    assert (str(before.name), str(before.parent), str(as_it_stood(one, None)), str(one)) == (
        "One", "Ministry", "First", "First",
    )  # fmt: skip
    edit(officer, one, parent=named("Other", "ministry"))
    assert as_it_stood(one, 1).parent is None


def test_what_is_missing_is_named():
    said = {"kind": "club", "country": "XXX", "name": translated("")}
    assert problems(add_organisation, **said) == {
        "name": "Write the name.", "kind": "Choose what it is.", "country": "Choose the country.",
    }  # fmt: skip
    assert Organisation.objects.count() == 0


def test_no_circle_no_other_country_and_not_too_deep():
    top = named("Ministry", "ministry")
    line = [top]
    for name in ("Directorate", "Institution", "Unit"):
        line.append(named(name, parent=line[-1]))
    own = "This one stands under it already: the two cannot stand under each other."
    assert problems(edit_organisation, top, parent=line[3]) == {"parent": own}
    assert problems(edit_organisation, top, parent=top) == {"parent": own}
    deep = {"parent": "The tree would have more than 4 levels."}
    assert problems(edit_organisation, named("Fifth"), parent=line[3]) == deep
    above = named("Above", "ministry")
    assert problems(edit_organisation, top, parent=above) == deep
    assert problems(edit_organisation, named("Far", country="KEN"), parent=top) == {
        "parent": "This one is in another country."
    }
    line[2].refresh_from_db()
    assert line[2].parent == line[1]


def test_a_country_with_work_or_units_in_it_stays(officer):
    host = make.make_partnership("long_listed").organisation
    assert problems(edit_organisation, host, country="KEN", parent=None) == {
        "country": "Work was agreed with it in this country. Register it anew in the other one."
    }
    assert problems(edit_organisation, host.parent, country="KEN") == {
        "country": "Others stand under it in this country. Place them elsewhere first."
    }
    free = named("Free")
    assert edit(officer, free, country="KEN") == ["country"]


def test_what_is_listed_stays_a_diaspora_organisation(officer):
    union = named("Union", "diaspora", country="NLD")
    assert edit(officer, union, kind="partner") == ["kind"]
    edit(officer, union, kind="diaspora")
    make.as_user(make.make_member(union, "organisation contact"), list_organisation, union)
    assert list(problems(edit_organisation, union, kind="partner")) == ["kind"]


def test_the_list_finds_names_in_every_language_without_accents(officer):
    named("Ministère de l'Économie", country="SOM", acronym="MEF")
    Organisation.objects.create(kind="ministry", country="IRQ", name=translated("وزارة الصحة", "ar", en="Health"))

    def found(**asked):
        return [str(row) for row in for_a_list(organisations(**asked)).order_by("sorted_by")]

    assert found(words="economie") == found(words="mef minis") == found(country="SOM") == ["Ministère de l'Économie"]
    assert found(words="الصحه") == found(kind="ministry") == ["Health"]
    assert (found(words="en"), found(words="source"), found(words="%")) == ([], [], [])
    assert found(words=" ") == ["Health", "Ministère de l'Économie"]
    assert (place_in_order(""), place_in_order("nothing")) == (None, None)


def test_what_it_should_stand_under_may_have_gone_meanwhile(officer):
    institute, ministry = named("Institute"), named("Ministry", "ministry")
    Organisation.objects.filter(pk=ministry.pk).delete()
    assert problems(edit_organisation, institute, parent=ministry) == {
        "parent": "It went into another organisation meanwhile. Choose again."
    }
