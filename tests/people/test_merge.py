"""Two organisations become one: all that points to one points to the other, and back, exactly."""

import json
import random
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log, Membership
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.contact import give_organisation_role, note_contact
from ciconia.people.actions.merge import keep_apart, merge_organisations, undo_merge
from ciconia.people.actions.organisation import edit_organisation
from ciconia.people.actions.registration import list_organisation, write_registration
from ciconia.people.actions.tie import declare_tie, note_tie
from ciconia.people.models import Apart, Contact, Look, Merge, Organisation, Registration, Sight, Tie
from ciconia.people.queries.duplicate import entries_of, merges_into
from ciconia.people.queries.merge import before_a_merge
from ciconia.people.queries.organisation import went_into
from ciconia.people.queries.pointer import Pointer, pointers
from ciconia.people.rules.merge import UNDO_FOR
from ciconia.selection.models import Application, Opportunity
from tests import make

# What counts, and what a merge leaves behind.
LEFT = {"people_merge", "foundation_log"}


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    make.make_programme()


@pytest.fixture
def officer():
    return make.make_staff("officer")


@pytest.fixture
def pair():
    return make.make_organisation("partner", name="Water Works"), make.make_organisation("partner", name="Waterworks")


def merge(by, kept, gone, **chosen):
    return make.as_user(by, merge_organisations, kept, gone, chosen=chosen)


def refused(kept, gone, by=None):
    with pytest.raises(Unfit) as wrong:
        merge(by or make.make_staff("officer"), kept, gone)
    set_actor("system:maker")
    assert Merge.objects.count() == 0
    return str(wrong.value)


def everything():
    """Every row of every table of ours but what a merge leaves behind; edits are counted on, so that is left out."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if model.__module__.startswith("ciconia.") and table not in LEFT:
                key = model._meta.pk.column
                cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t ORDER BY {key}')  # noqa: S608
                found[table] = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT id, organisation_id FROM foundation_log WHERE verb NOT LIKE 'organisation.%%' ORDER BY id"
        )
        found["log"] = cursor.fetchall()
    found["people_organisation"] = [
        {name: value for name, value in json.loads(row).items() if name != "version"}
        for row in found["people_organisation"]
    ]
    return found


def filled(chance, officer, name):
    """An organisation with some of all that can point to one."""
    parent = make.make_organisation("ministry", name=f"Ministry of {name}")
    kind = "host" if chance.random() < 0.7 else "diaspora"
    made = make.make_organisation(kind, name=name, parent=chance.choice([parent, None]), acronym=name[:2])
    user = make.make_user()
    steps = [
        lambda: make.make_organisation("partner", name=f"Unit of {name}", parent=made),
        lambda: make.as_user(officer, note_contact, made, name="Somebody", email="x@example.org"),
        lambda: make.as_user(officer, note_tie, made, source="A fund", kind="foundation", read_in="Report"),
        lambda: make.as_user(officer, give_organisation_role, made, email=user.email, role="host contact"),
        lambda: make.as_user(officer, keep_apart, made, make.make_organisation("partner", name="Else")),
        lambda: make.as_user(officer, write_registration, made, founded=chance.choice([1999, 2009])),
    ]
    for step in steps:
        if chance.random() < 0.6:
            step()
    if kind == "host" and chance.random() < 0.4:
        made.parent = parent
        made.save()
        partnership = make.make_partnership(organisation=made, focus=chance.choice([make.make_focus()]))
        need = make.make_need("validated", partnership=partnership)
        make.make_application("assessed", opportunity=make.make_opportunity(need=need))
    return made


@pytest.mark.parametrize("seed", range(6))
def test_merged_and_taken_back_everything_is_as_it_was(officer, seed):
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice of cases
    kept, gone = filled(chance, officer, "Kept"), filled(chance, officer, "Gone")
    both = make.make_user()
    for one in (kept, gone):
        make.as_user(officer, give_organisation_role, one, email=both.email, role="organisation contact")
    Membership.objects.filter(user=both, scope_id=gone.pk).update(starts=date(2020, 1, 1))
    before = everything()
    fields = ("name", "acronym", "kind", "city", "about", "registration")
    chosen = {name: chance.choice(["kept", "gone"]) for name in fields} | {"name": chance.choice(["both", "gone"])}
    try:
        merged = merge(officer, kept, gone, **chosen)
    except Unfit as wrong:  # both are partners of one focus: refused, and nothing has changed
        set_actor("system:maker")
        assert "list of partnerships" in str(wrong)
        assert everything() == before
        return
    pointing = {pointer.name: pointer.rows(gone.pk).count() for pointer in pointers()}
    assert {name: number for name, number in pointing.items() if number} == {}
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    make.as_user(officer, undo_merge, merged)
    assert everything() == before


def test_all_that_points_to_one_points_to_the_other(officer):
    kept = make.make_organisation(name="Kept")
    application = make.make_application("assessed")
    gone, ministry = application.organisation, application.opportunity.need.endorser
    host = make.make_member(gone)
    numbers = before_a_merge(kept, gone)
    assert (numbers.against, numbers.both_engaged) == ([], False)
    assert {name: number for name, number in numbers.moving.items() if name.startswith("selection")} == {
        "selection.partnership": 1, "selection.need": 1, "selection.opportunity": 1, "selection.application": 1,
    }  # fmt: skip
    merge(officer, kept, gone)
    assert (Application.objects.get().organisation, Opportunity.objects.get().organisation) == (kept, kept)
    assert Sight.objects.exclude(organisation_id=None).get().organisation_id == kept.pk
    assert Log.objects.filter(organisation_id=gone.pk).count() == 0
    assert (went_into(gone.public_id), went_into("nothing")) == (kept, None)
    assert [one.gone_id for one in merges_into(kept)] == [gone.pk]
    with connection.cursor() as cursor:
        cursor.execute("SELECT words @@ 'kept' FROM selection_opportunity")
        assert cursor.fetchone() == (True,)
    set_actor(str(host.pk))  # the second wall lets the same people through as before
    assert Application.objects.count() == 1
    set_actor("system:maker")
    assert ministry.units.filter(pk=kept.pk).exists() is False


def test_field_by_field_it_is_chosen_what_stays(officer, pair):
    kept, gone = pair
    gone.name, gone.city, gone.website = translated("شركة الماء", "ar", en="Water"), "Garowe", "https://example.org"
    gone.save()
    merged = merge(officer, kept, gone, name="both", city="gone", website="kept")
    kept.refresh_from_db()
    assert kept.name == {"source": "en", "en": "Water Works", "ar": "شركة الماء"}
    assert (kept.city, kept.website, str(merged)) == ("Garowe", "", f"{gone.public_id} into {kept.pk}")
    assert [entry.verb for entry in entries_of(kept)] == ["organisation.merge"]
    empty, other = make.make_organisation("partner", name=""), make.make_organisation("partner", name="Named")
    merge(officer, empty, other, name="both")
    assert str(empty) == "Named"


def test_a_role_held_for_both_is_held_once_from_the_first_day_to_the_last(officer, pair):
    kept, gone = pair
    user = make.make_user()
    for one in pair:
        make.as_user(officer, give_organisation_role, one, email=user.email, role="host contact")
    day = clock.today()
    Membership.objects.filter(user=user, scope_id=gone.pk).update(starts=date(2020, 1, 1), ends=day + timedelta(5))
    Membership.objects.filter(user=user, scope_id=kept.pk).update(ends=day + timedelta(9))
    merged = merge(officer, kept, gone)
    held = Membership.objects.get(user=user)
    assert (held.scope_id, held.starts, held.ends) == (kept.pk, date(2020, 1, 1), day + timedelta(9))
    Membership.objects.filter(pk=held.pk).update(ends=day)
    with pytest.raises(Unfit, match="A role that somebody had for both was changed"):
        make.as_user(officer, undo_merge, merged)


@pytest.mark.parametrize(("chosen", "year"), [("kept", 1999), ("gone", 2009)])
def test_of_two_entries_in_the_registry_one_stays(officer, chosen, year):
    kept, gone = (make.make_organisation("diaspora", "NLD", name=name) for name in ("Union", "The Union"))
    for one, founded in ((kept, 1999), (gone, 2009)):
        contact = make.make_member(one, "organisation contact")
        make.as_user(contact, write_registration, one, founded=founded)
    make.as_user(make.make_member(gone, "organisation contact"), list_organisation, gone)
    merge(officer, kept, gone, registration=chosen)
    found = Registration.objects.get()
    assert (found.organisation, found.founded, found.listed_since is not None) == (kept, year, chosen == "gone")


def test_that_two_are_two_does_not_go_along(officer, pair):
    third = make.make_organisation("partner", name="Third")
    make.as_user(officer, keep_apart, pair[1], third)
    make.as_user(officer, keep_apart, *pair)
    assert str(Apart.objects.last()) == f"{pair[0].pk} and {pair[1].pk}"
    merged = merge(officer, *pair)
    assert Apart.objects.count() == 0
    make.as_user(officer, undo_merge, merged)
    assert Apart.objects.count() == 2


def test_what_cannot_be_merged_is_said_and_nothing_is_lost(officer):
    one = make.make_organisation("partner", name="One")
    assert refused(one, one) == "This is one organisation already."
    assert "two countries" in refused(one, make.make_organisation("partner", "KEN"))
    unit = make.make_organisation("partner", name="Unit", parent=one)
    for kept, gone in ((one, unit), (unit, one)):
        assert "One stands under the other" in refused(kept, gone)
    host, other = (make.make_partnership().organisation for _ in range(2))
    assert "Both are on the list of partnerships of Somalia" in refused(host, other)
    deep, top = make.make_organisation("partner", parent=unit), make.make_organisation("partner", name="Top")
    make.make_organisation("partner", parent=make.make_organisation("partner", parent=top))
    assert "would stand too deep" in refused(deep, top)


def test_two_with_work_under_way_wait(officer):
    running = make.make_engagement("preparing")
    elsewhere = make.make_engagement("agreed")
    against = refused(running.organisation, elsewhere.organisation)
    assert "Assignments are under way at both" in against
    found = before_a_merge(running.organisation, elsewhere.organisation)
    assert (found.both_engaged, len(found.against)) == (True, 2)
    assert "under way" not in refused(running.organisation, make.make_partnership().organisation)


def test_what_one_organisation_can_have_once_stops_it_in_general(officer, pair, monkeypatch):
    contacts = [make.as_user(officer, note_contact, one, name="Asha", phone="1") for one in pair]
    twins = Pointer.twins
    fake = {Contact: [(contacts[1], contacts[0])]}
    monkeypatch.setattr(Pointer, "twins", lambda self, *ids: fake.get(self.model) or twins(self, *ids))
    assert refused(*pair) == "Both have the same contact, and one organisation has it once."


def test_what_only_the_database_knows_stops_it_as_well(officer, pair, monkeypatch):
    make.as_user(
        officer, give_organisation_role, pair[0], email=make.make_user(email="a@example.org").email, role="endorser"
    )
    make.as_user(officer, give_organisation_role, pair[1], email="a@example.org", role="endorser")
    monkeypatch.setattr(Pointer, "twins", lambda self, *ids: [])
    with transaction.atomic():
        assert "cannot belong to the other" in refused(*pair)
    assert Organisation.objects.filter(name__en__startswith="Water").count() == 2


def test_what_nobody_may_move_stops_it(officer, pair, monkeypatch):
    make.as_user(officer, note_contact, pair[1], name="Asha", phone="1")
    monkeypatch.setattr("ciconia.people.actions.merge._point", lambda *args: None)
    assert "cannot belong to the other" in refused(*pair)


def test_looks_of_one_day_at_one_person_are_one(officer, pair):
    person, viewer = make.make_person(), make.make_user()
    for one in pair:
        Look.objects.create(person=person, viewer=viewer, at="application", organisation_id=one.pk)
    merged = merge(officer, *pair)
    assert [look.organisation_id for look in Look.objects.all()] == [pair[0].pk]
    make.as_user(officer, undo_merge, merged)
    assert sorted(look.organisation_id for look in Look.objects.all()) == sorted(one.pk for one in pair)


def test_two_affiliated_with_one_programme_are_not_merged_before_one_ended(officer):
    one, other = (make.make_organisation("diaspora", "NLD", name=name) for name in ("Union", "The Union"))
    for row in (one, other):
        make.make_affiliation(organisation=row)
    assert "Both have the same affiliation" in refused(one, other)


def test_a_place_in_the_tree_that_does_not_fit_is_refused(officer, pair):
    line = make.make_organisation("ministry", name="Top")
    for name in ("Second", "Third"):
        line = make.make_organisation("partner", name=name, parent=line)
    kept, gone = pair
    gone.parent = line
    gone.save()
    make.make_organisation("partner", parent=kept)
    with pytest.raises(Unfit, match="more than 4 levels"):
        merge(officer, kept, gone, parent="gone")
    kept.refresh_from_db()
    assert (kept.parent, Organisation.objects.filter(pk=gone.pk).exists()) == (None, True)


@pytest.mark.parametrize("first", [None, "First ministry"])
def test_a_parent_is_chosen_and_comes_back(officer, pair, first):
    kept, gone = pair
    gone.parent = make.make_organisation("ministry", name="Ministry")
    kept.parent = make.make_organisation("ministry", name=first) if first else None
    before = kept.parent
    for one in pair:
        one.save()
    merged = merge(officer, kept, gone, parent="gone")
    kept.refresh_from_db()
    assert str(kept.parent) == "Ministry"
    make.as_user(officer, undo_merge, merged)
    kept.refresh_from_db()
    assert (kept.parent, kept.version) == (before, 2)


def test_two_who_decide_at_once(officer, pair):
    kept, gone = pair
    make.as_user(officer, edit_organisation, gone, city="Garowe")
    with pytest.raises(Conflict):
        make.as_user(officer, merge_organisations, kept, gone, seen=(0, 0))
    set_actor("system:maker")
    merged = merge(officer, kept, Organisation.objects.get(pk=gone.pk))
    with pytest.raises(Unfit, match="went into another organisation meanwhile"):
        merge(officer, kept, gone)
    make.as_user(officer, undo_merge, merged)
    with pytest.raises(Unfit, match="taken back already"):
        make.as_user(officer, undo_merge, merged)


def test_what_changed_since_stands_against_taking_it_back(officer, pair):
    kept, gone = pair
    merged = merge(officer, kept, gone)
    third = make.make_organisation("partner", name="Third")
    later = merge(officer, third, kept)
    merged.refresh_from_db()
    with pytest.raises(Unfit, match="Take that back first"):
        make.as_user(officer, undo_merge, merged)
    make.as_user(officer, undo_merge, later)
    merged.refresh_from_db()
    assert merged.kept == kept
    make.as_user(officer, undo_merge, merged)
    names = ["Third", "Water Works", "Waterworks"]
    assert sorted(str(one) for one in Organisation.objects.filter(kind="partner")) == names
    again = merge(officer, kept, Organisation.objects.get(pk=gone.pk))
    make.as_user(officer, edit_organisation, kept, city="Garowe")
    with pytest.raises(Unfit, match="would lose what was changed"):
        make.as_user(officer, undo_merge, again)


def test_after_thirty_days_it_stays(officer, pair):
    merged = merge(officer, *pair)
    Merge.objects.filter(pk=merged.pk).update(at=clock.now() - UNDO_FOR - timedelta(hours=1))
    with pytest.raises(Unfit, match="30 days, and these are over"):
        make.as_user(officer, undo_merge, merged)


def test_what_it_stood_under_may_be_gone(officer, pair):
    kept, gone = pair
    ministry = make.make_organisation("ministry", name="Ministry")
    gone.parent = ministry
    gone.save()
    merged = merge(officer, kept, gone)
    Organisation.objects.filter(pk=ministry.pk).delete()
    with pytest.raises(Unfit, match="cannot come back as it was"):
        make.as_user(officer, undo_merge, merged)


def test_only_who_decides_on_both(officer, pair):
    focal, iraqi = make.make_staff("focal point"), make.make_staff("officer", make.make_focus("IRQ"), only=True)
    merged = merge(officer, *pair)
    other = make.make_organisation("partner")
    for who in (focal, iraqi, make.make_member(pair[0])):
        for action, args in (
            (merge_organisations, (pair[0], other)), (undo_merge, (merged,)), (keep_apart, (pair[0], other)),
        ):  # fmt: skip
            with pytest.raises(Refused, match="officers and coordinators"):
                make.as_user(who, action, *args)


def test_contacts_and_ties_go_along(officer, pair):
    kept, gone = pair
    make.as_user(officer, note_contact, gone, name="Asha", phone="1")
    make.as_user(make.make_member(gone), declare_tie, gone, source="Members", kind="members")
    merge(officer, kept, gone)
    assert (Contact.objects.get().organisation, Tie.objects.get().organisation) == (kept, kept)
