"""Events of affiliated organisations: proposed, sent back, announced; people let in by codes, and no name is read."""

import pytest

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_proposal as proposals
from ciconia.gatherings.actions.event_registration import check_in_by_code
from ciconia.gatherings.models import CoHost, Event, EventRegistration
from ciconia.gatherings.queries.event import came_to, held_by, place_in_line
from ciconia.programmes.models import Affiliation, Focus
from tests import make
from tests.make import as_user, set_actor
from tests.make_proposal import contact_of, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def ended(event, state="ended"):
    """The organisation and the programme work together no more."""
    with acting_as("system:maker"):
        Affiliation.objects.filter(organisation=event.organisation_id).update(state=state)


def test_a_contact_proposes_an_officer_sends_it_back_and_in_the_end_everybody_reads_it():
    event = make_proposal()
    contact, officer = contact_of(event), make.make_staff("officer")
    assert (event.state, event.turn_role) == ("proposed", "officer")
    assert list(CoHost.objects.values_list("organisation", flat=True)) == [event.organisation_id]
    as_user(officer, proposals.send_back, event, reason="Say who speaks.")
    assert (event.state, event.turn_role) == ("returned", "organisation contact")
    as_user(contact, proposals.revise_event, event, seen=event.version, city="Utrecht")
    as_user(contact, proposals.send_in, event, seen=event.version)
    assert not Event.objects.public().exists()
    as_user(officer, events.announce, event)
    assert list(Event.objects.public()) == [event]
    as_user(officer, events.edit_event, event, co_hosts=[])
    assert (event.city, CoHost.objects.filter(event=event).count()) == ("Utrecht", 1)


def test_what_is_declined_or_taken_back_was_never_public():
    declined, back = make_proposal("declined"), make_proposal("returned", title=make.event_fields()["title"])
    as_user(contact_of(back), proposals.take_back, back)
    assert (declined.state, back.state, Event.objects.public().exists()) == ("cancelled", "cancelled", False)


def test_only_contacts_of_organisations_that_work_with_the_programme_propose():
    affiliation, focus = make.make_affiliation(), make.make_focus()
    said = make.event_fields(focus)
    stranger = make.make_member(make.make_organisation("diaspora", "NLD"), "organisation contact")
    contact = make.make_member(affiliation.organisation, "organisation contact")
    organisation, programme = affiliation.organisation, affiliation.programme
    with pytest.raises(Refused, match="Only this role"):
        as_user(stranger, proposals.propose_event, programme, organisation, **said)
    with pytest.raises(Unfit) as found:
        as_user(contact, proposals.propose_event, programme, organisation, **said | {"city": ""})
    assert list(found.value.problems) == ["city"]
    with pytest.raises(Unfit) as found:
        past = {name: said[name].replace(year=2019) for name in ("starts_at", "ends_at")}
        as_user(contact, proposals.propose_event, programme, organisation, **said | past)
    assert list(found.value.problems) == ["starts_at"]
    with acting_as("system:maker"):
        Affiliation.objects.update(state="suspended")
    with pytest.raises(Refused, match="its affiliation is not active"):
        as_user(contact, proposals.propose_event, programme, organisation, **said)


def test_codes_let_people_in_and_who_holds_it_reads_numbers_alone():
    event = make_proposal("announced", capacity=1)
    contact = contact_of(event)
    row, waits = (make.make_event_registration(event=event, name=name) for name in ("Ayaan", "Bile"))
    gone = make.make_event_registration("cancelled", event=event, name="Cali")
    assert (place_in_line(waits), came_to(event)) == (1, 0)
    assert [as_user(contact, check_in_by_code, event, row.code) for _press in range(2)] == [True, False]
    assert as_user(contact, check_in_by_code, event, "ZZZZZ") is None
    with pytest.raises(Unfit, match="was cancelled"):
        as_user(contact, check_in_by_code, event, gone.code)
    assert came_to(event) == 1
    set_actor(str(contact.pk))
    assert (list(EventRegistration.objects.all()), list(held_by(contact))) == ([], [event])


def test_the_door_closes_with_the_affiliation_or_the_country():
    event = make_proposal("announced")
    contact, row = contact_of(event), make.make_event_registration(event=event)
    with pytest.raises(Refused):
        as_user(make.make_staff("officer"), check_in_by_code, event, row.code)
    ended(event)
    with pytest.raises(Unfit, match=r"affiliation is not active\. Staff of the programme check people in"):
        as_user(contact, check_in_by_code, event, row.code)
    ended(event, "active")
    with acting_as("system:maker"):
        Focus.objects.filter(pk=event.focus_id).update(state="suspended")
    event.focus.refresh_from_db()
    with pytest.raises(Unfit, match="does not work in this country now"):
        as_user(contact, check_in_by_code, event, row.code)
    with acting_as("system:maker"):
        Event.objects.filter(pk=event.pk).update(state="reported")
    event.refresh_from_db()
    with pytest.raises(Unfit, match="Nobody is checked in"):
        as_user(contact, check_in_by_code, event, row.code)


def test_an_event_of_an_organisation_is_not_announced_once_they_work_together_no_more():
    event = make_proposal()
    ended(event)
    with pytest.raises(Refused, match="does not work with the programme now"):
        as_user(make.make_staff("officer"), events.announce, event)
