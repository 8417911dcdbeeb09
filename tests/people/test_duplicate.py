"""Which organisations may be one: names are compared without what only looks different."""

import pytest

from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.merge import keep_apart
from ciconia.people.models import Organisation
from ciconia.people.queries.duplicate import like, likely_pairs
from ciconia.people.rules.duplicate import Known, compare, pairs, plain, skeleton
from tests import make


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Stichting Waterkring Hoorn", "waterkring hoorn"),
        ("Hebammenbrücke e. V.", "hebammenbrucke"),
        ("Ministère de l'Économie", "ministere leconomie"),
        ("The Foundation", "the foundation"),
        ("I.O.M. Office", "iom office"),
    ],
)
def test_names_are_folded(name, folded):
    assert plain(name) == folded


def test_consonants_are_the_same_in_both_scripts():
    assert skeleton("Hargeisa") == "hrgs"
    assert skeleton("الموصل") == skeleton("al-Mosul") == "msl"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ministry of Health", "Ministry for Health", True),
        ("Garowe Water Agency", "Garowe Watr Agency", True),
        ("Horn Water Circle Foundation", "Water Circle Horn", True),
        ("Kismayo Hospital", "Kismaayo Hospital", True),
        ("Garowe Water Utility", "Garowe Water Utilities", True),
        ("Ministry of Health", "Ministry of Wealth and Water", False),
        ("Regional Office North", "Regional Office South", False),
        ("Ministry of Education", "Ministry of Health", False),
        ("جامعة الموصل", "Jamiat al-Mosul", True),
        ("جامعة الموصل", "Basra Port", False),
        ("بر", "Mosul", False),
    ],
)
def test_alike_or_not(one, other, alike):
    found = compare(Known(1, (one,)), Known(2, (other,)))
    assert (found is not None) == alike
    assert bool(pairs([Known(1, (one,)), Known(2, (other,))])) == alike


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (Known(1, ("Ministry of Public Works",), "MoPW"), Known(2, ("Public works, ministry",), "MOPW"),
         ("name", "acronym")),
        (Known(1, ("Ministry of Public Works",)), Known(2, ("Roads and bridges",), "MOPW"), ("acronym",)),
        (Known(1, ("Roads and bridges",), "MPW"), Known(2, ("Ministry of Public Works",)), ("acronym",)),
        (Known(1, ("One",), website="https://www.example.org/so"), Known(2, ("Two",), website="http://example.org"),
         ("website",)),
    ],
)  # fmt: skip
def test_other_reasons_to_look(one, other, because):
    assert compare(one, other).because == because
    assert [found.because for found in pairs([one, other])] == [because]


def test_what_has_no_name_is_like_nothing():
    assert (compare(Known(1, ()), Known(2, ())), pairs([Known(1, ()), Known(2, ())])) == (None, [])


def test_pairs_stand_where_somebody_may_decide_until_they_are_known_to_be_two(db, django_assert_num_queries):
    set_actor("system:maker")
    make.make_programme()
    one = make.make_organisation("partner", name="Garowe Water Agency")
    two = make.make_organisation("partner", name="Garowe Water Agency Ltd.")
    make.make_organisation("partner", "KEN", name="Garowe Water Agency")
    make.make_organisation("partner", "IRQ", name="Twins")
    make.make_organisation("partner", "IRQ", name="Twins")
    officer = make.make_staff("officer")
    assert [(p.first.country, p.alike.score) for p in likely_pairs(officer)] == [("IRQ", 100), ("SOM", 100)]
    assert [(p.first, p.second) for p in likely_pairs(officer, "SOM")] == [(one, two)]
    assert likely_pairs(make.make_staff("officer", make.make_focus("IRQ"), only=True))[0].first.country == "IRQ"
    assert likely_pairs(make.make_staff("focal point")) == []
    for _ in range(2):
        make.as_user(officer, keep_apart, two, one)
    assert [p.first.country for p in likely_pairs(officer)] == ["IRQ"]
    with django_assert_num_queries(3):
        likely_pairs(officer)


def test_a_new_one_is_held_against_those_of_its_country(db):
    set_actor("system:maker")
    known = make.make_organisation("partner", name="Garowe Water Agency")
    make.make_organisation("partner", "KEN", name="Garowe Water Agency")
    assert like(Organisation(country="SOM", name=translated("Garowe water agency"))) == [known]
    assert like(known) == []
