"""Organisations on the desk: found, registered, changed, their contacts and ties, two that are one."""

from datetime import timedelta

import pytest
from django.test import Client

from ciconia.foundation import clock
from ciconia.foundation.models import Membership
from ciconia.foundation.text import translated
from ciconia.people.actions.contact import give_organisation_role, note_contact
from ciconia.people.actions.registration import list_organisation, write_registration
from ciconia.people.actions.tie import declare_tie, note_tie
from ciconia.people.models import Apart, Contact, Merge, Organisation, Registration, Tie
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")
    make.make_programme()


@pytest.fixture
def institute():
    ministry = make.make_organisation("ministry", name="Ministry of Water")
    return make.make_organisation("host", name="Garowe Water", city="Garowe", parent=ministry, acronym="GW")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def said(organisation, **more):
    """What the form sends that was opened at an organisation."""
    parent = organisation.parent.public_id if organisation.parent else ""
    return {
        "language": "en", "name": str(organisation.name), "kind": organisation.kind, "country": organisation.country,
        "city": organisation.city, "about": str(organisation.about), "website": organisation.website,
        "acronym": organisation.acronym, "parent": parent, "seen": organisation.version,
    } | more  # fmt: skip


def test_all_staff_read_them_and_nobody_else(client, institute):
    for role in ("coordinator", "viewer", "finance"):
        assert "Garowe Water" in main(enter(client, role, "organisations"))
        page = main(enter(client, role, "organisation", institute))
        assert page.index("Ministry of Water") < page.index("Garowe Water", page.index("Ministry of Water"))
    assert ask(client, make.make_member(institute), "organisations").status_code == 404
    assert Client().get(url("organisations")).status_code == 302
    assert enter(client, "officer", "organisation", public_id="2222222222").status_code == 404


def test_the_list_is_filtered_and_goes_on(client, institute, officer, monkeypatch):
    make.make_organisation("diaspora", "NLD", name="Union")

    def shown(query):
        page = main(ask(client, officer, "organisations", query=query))
        return [name for name in ("Garowe Water", "Ministry of Water ", "Union") if name in page]

    assert shown("?kind=diaspora") == shown("?country=NLD") == shown("?words=union") == ["Union"]
    assert shown("?kind=nonsense&country=nowhere") == shown("") != []
    assert "No organisation was found" in main(ask(client, officer, "organisations", query="?words=palace"))
    monkeypatch.setattr("ciconia.doors.desk.listing.SIZE", 1)
    first = ask(client, officer, "organisations")
    assert f"?after={institute.public_id}" in first.content.decode()
    second = main(ask(client, officer, "organisations", query=f"?after={institute.public_id}"))
    assert ("Ministry of Water" in second, "Garowe Water" in second) == (True, False)


def test_no_more_statements_for_more_rows(client, institute, officer):
    def cost():
        return statements(client, officer, "organisations"), statements(client, officer, "organisation", institute)

    make.as_user(officer, note_contact, institute, name="Asha", phone="1")
    make.as_user(officer, note_tie, institute, source="A fund", kind="foundation", read_in="Report")
    make.make_organisation("partner", parent=institute)
    one = cost()
    for _ in range(2):
        make.as_user(officer, note_contact, institute, name="Asha", phone="1")
        make.as_user(officer, note_tie, institute, source="A fund", kind="foundation", read_in="Report")
        make.make_organisation("partner", parent=institute)
        make.make_member(institute)
    assert (one, cost()) == ((7, 13), (7, 13))


def test_one_is_registered_unless_it_is_there_already(client, institute, officer):
    say = {"language": "en", "name": "Garowe Water", "kind": "host", "country": "SOM"}
    page = send(client, officer, "organisation_new", say=say)
    assert page.status_code == 422
    assert "Is it one of these?" in main(page)
    assert "It is none of these" in main(page)
    assert Organisation.objects.filter(name__en="Garowe Water").count() == 1
    page = send(client, officer, "organisation_new", say=say | {"another": "on"})
    made = Organisation.objects.latest("pk")
    assert (page.headers["Location"], str(made)) == (url("organisation", made), "Garowe Water")
    page = send(client, officer, "organisation_new", say=say | {"name": "", "country": ""})
    assert (page.status_code, summary(page)) == (422, ["Write the name.", "Choose the country."])
    assert enter(client, "viewer", "organisation_new").status_code == 404
    assert "It is none of these" not in main(enter(client, officer, "organisation_new"))
    page = send(client, make.make_staff("focal point"), "organisation_new", say=say | {"name": "X", "country": "KEN"})
    assert page.status_code == 403


def test_it_is_changed_and_placed(client, institute, officer):
    assert "Change it" in buttons(enter(client, officer, "organisation", institute))
    assert "Ministry of Water" in main(enter(client, officer, "organisation_edit", institute))
    page = send(client, officer, "organisation_edit", institute, said(institute, name="Garowe Water Agency", parent=""))
    institute.refresh_from_db()
    assert (page.status_code, str(institute), institute.parent) == (302, "Garowe Water Agency", None)
    assert "Changed: Name, Stands under" in main(enter(client, officer, "organisation", institute))
    wrong = said(institute, website="example", name="")
    assert send(client, officer, "organisation_edit", institute, wrong).status_code == 422
    assert enter(client, "viewer", "organisation_edit", institute).status_code == 404


def test_what_the_rules_find_stands_at_its_field(client, institute, officer):
    unit = make.make_organisation("partner", name="Unit", parent=institute)
    page = send(client, officer, "organisation_edit", institute, said(institute, parent=unit.public_id))
    assert page.status_code == 422
    assert summary(page) == ["This one stands under it already: the two cannot stand under each other."]


def test_the_second_of_two_writers_sees_the_difference_and_both_put_together(client, institute, officer):
    opened = said(institute)
    first = opened | {"name": "Garowe Water Agency", "city": "Garoowe", "about": "Wells and pipes"}
    send(client, officer, "organisation_edit", institute, first)
    second = opened | {"name": "Water of Garowe", "website": "https://example.org"}
    page = send(client, make.make_staff("coordinator"), "organisation_edit", institute, second)
    words, source = main(page), page.content.decode()
    assert page.status_code == 409
    assert "Somebody was here just before you" in words
    assert "was changed by Officer" in words
    assert 'value="Water of Garowe"' in source  # both changed it: one's own words stand
    assert 'value="Garoowe"' in source
    assert 'value="https://example.org"' in source
    assert 'name="seen" value="1"' in source
    assert "You both changed these" in words
    institute.refresh_from_db()
    assert (str(institute), institute.website) == ("Garowe Water Agency", "")
    page = send(client, officer, "organisation_edit", institute, opened | {"acronym": "GWA"})
    assert "You changed different things" in main(page)


def test_contacts_are_given_and_ended(client, institute, officer):
    assert enter(client, officer, "contact_new", institute).status_code == 200
    page = send(client, officer, "contact_new", institute, {"email": "asha"})
    assert summary(page) == ["Write a whole address, such as name@example.org.", "Write the name."]
    page = send(client, officer, "contact_new", institute, {"role": "host contact"})
    assert summary(page) == ["Write the address their account has."]
    page = send(client, officer, "contact_new", institute, {"name": "Asha Farah"})
    assert summary(page) == ["Write an address or a telephone number, so that somebody can be reached."]
    send(client, officer, "contact_new", institute, {"name": "Asha Farah", "phone": "+252 61 5550100"})
    user = make.make_user("Bile Noor")
    send(client, officer, "contact_new", institute, {"role": "host contact", "email": user.email})
    words = main(enter(client, officer, "organisation", institute))
    assert all(one in words for one in ("Asha Farah", "+252 61 5550100", "Bile Noor", "host contact", user.email))
    assert "Asha Farah" not in main(enter(client, "viewer", "organisation", institute))
    contact, held = Contact.objects.get(), Membership.objects.get(user=user)
    yesterday = clock.today() - timedelta(days=1)
    page = send(client, officer, "contact_end", institute, {"last_day": yesterday}, contact=contact.public_id)
    assert summary(page) == ["The last day cannot lie before the first."]
    send(client, officer, "contact_end", institute, {"last_day": clock.today()}, contact=contact.public_id)
    send(client, officer, "role_end", institute, {"last_day": clock.today()}, membership=held.pk)
    contact.refresh_from_db()
    held.refresh_from_db()
    assert (contact.ends, held.ends) == (clock.today(), clock.today())


def test_contacts_are_for_those_who_keep_the_organisation(client, institute, officer):
    contact = make.as_user(officer, note_contact, institute, name="Asha", phone="1")
    held = make.as_user(officer, give_organisation_role, institute, email=make.make_user().email, role="endorser")
    for name, more in (
        ("contact_new", {}), ("contact_end", {"contact": contact.public_id}), ("role_end", {"membership": held.pk}),
        ("tie_new", {}), ("organisation_unlist", {}),
    ):  # fmt: skip
        assert enter(client, "viewer", name, institute, **more).status_code == 404
    focal = make.make_staff("focal point")
    assert "Role" not in main(enter(client, focal, "contact_new", institute))
    assert enter(client, focal, "role_end", institute, membership=held.pk).status_code == 404
    set_for = send(client, focal, "contact_new", institute, {"role": "endorser", "name": "Asha", "phone": "1"})
    assert (set_for.status_code, Contact.objects.count()) == (302, 2)


def test_ties_are_written_down_with_their_source_and_taken_back(client, institute, officer):
    assert enter(client, officer, "tie_new", institute).status_code == 200
    page = send(client, officer, "tie_new", institute, {"kind": "party", "share": "much", "first_year": "x"})
    assert summary(page) == [
        "Write who it is.", "Write the year in four digits, such as 2019.", "Write where you read it.",
    ]  # fmt: skip
    say = {"source": "A party", "kind": "party", "share": "much", "read_in": "Report"}
    page = send(client, officer, "tie_new", institute, say | {"first_year": 2020, "last_year": 2019})
    assert summary(page) == ["The last year cannot lie before the first."]
    send(client, officer, "tie_new", institute, say | {"country": "TUR"})
    make.as_user(make.make_member(institute), declare_tie, institute, source="Members", kind="members")
    words = main(enter(client, officer, "organisation", institute))
    assert all(one in words for one in ("A party", "political party", "noted by staff", "declared by itself", "Report"))
    assert "A party" not in main(enter(client, "viewer", "organisation", institute))
    tie = Tie.objects.get(declared=False)
    send(client, officer, "tie_take_back", institute, tie=tie.public_id)
    assert "A party" not in main(enter(client, officer, "organisation", institute))
    assert enter(client, officer, "tie_take_back", institute, tie=tie.public_id).status_code == 405


def test_staff_take_an_organisation_off_the_public_list_with_a_reason(client, officer):
    union = make.make_organisation("diaspora", "NLD", name="Union")
    contact = make.make_member(union)
    make.as_user(contact, write_registration, union, founded=2009, members=1200, registered_where="Chamber",
                 countries=["SOM"], works_on=translated("Water"), funded_by=translated("Gifts"))  # fmt: skip
    make.as_user(contact, list_organisation, union)
    words = main(enter(client, officer, "organisation", union))
    assert all(one in words for one in ("listed since", "2009", "Chamber", "Somalia", "Water", "Gifts"))
    assert send(client, officer, "organisation_unlist", union).status_code == 422
    send(client, officer, "organisation_unlist", union, {"reason": "Dissolved"})
    assert Registration.objects.get().listed_since is None
    assert "Dissolved" in main(enter(client, officer, "organisation", union))


def test_two_that_may_be_one_are_shown_and_said_to_be_two(client, institute, officer):
    twin = make.make_organisation("host", name="Garowe Water Ltd", parent=institute.parent, website="https://x.example")
    page = ask(client, officer, "organisations_alike")
    assert "The names are nearly the same" in main(page)
    assert buttons(page) == ["Show", "One: keep the first", "One: keep the second", "These are two"]
    send(client, officer, "organisations_two", institute, other=twin.public_id)
    assert Apart.objects.count() == 1
    assert "Nothing looks like a twin" in main(ask(client, officer, "organisations_alike"))
    assert enter(client, "focal point", "organisations_alike").status_code == 404
    assert enter(client, officer, "organisations_two", institute, other=twin.public_id).status_code == 405


def test_a_merge_says_first_what_it_does_and_is_taken_back(client, institute, officer):
    need = make.make_need(partnership=make.make_partnership())
    gone = need.organisation
    page = enter(client, officer, "organisation_merge", institute, other=gone.public_id)
    words = main(page)
    assert all(one in words for one in ("1 partnership", "1 need", "1 role of somebody", "Make them one"))
    say = {"seen_kept": institute.version, "seen_gone": gone.version}
    page = send(client, officer, "organisation_merge", institute, say, other=gone.public_id)
    assert (page.status_code, "Choose which one stays." in summary(page)) == (422, True)
    chosen = {"name": "kept", "acronym": "kept", "city": "kept", "parent": "kept"}
    page = send(client, officer, "organisation_merge", institute, say | chosen, other=gone.public_id)
    assert (page.status_code, page.headers["Location"]) == (302, url("organisation", institute))
    assert enter(client, officer, "organisation", gone).headers["Location"] == url("organisation", institute)
    again = send(client, officer, "organisation_merge", institute, say | chosen, other=gone.public_id)
    assert (again.status_code, "This is one organisation already." in main(again)) == (409, True)
    page = enter(client, officer, "organisation", institute)
    assert "Take the merge back" in main(page)
    merge = Merge.objects.get()
    page = send(client, officer, "merge_undo", institute, merged=merge.public_id)
    assert page.headers["Location"] == url("organisation", gone)
    assert send(client, officer, "merge_undo", institute, merged=merge.public_id).status_code == 302
    assert "This was taken back already." in main(ask(client, officer, "organisation", institute))
    need.refresh_from_db()
    assert need.organisation == gone


def test_what_stands_against_a_merge_is_said_on_the_page(client, officer):
    one, other = (make.make_partnership().organisation for _ in range(2))
    page = enter(client, officer, "organisation_merge", one, other=other.public_id)
    assert "Both are on the list of partnerships of Somalia" in main(page)
    assert buttons(page) == []
    running, elsewhere = make.make_engagement("preparing"), make.make_engagement("agreed")
    page = main(
        enter(client, officer, "organisation_merge", running.organisation, other=elsewhere.organisation.public_id)
    )
    assert "Assignments are under way at both" in page
    assert "Both have had assignments" in page
    assert enter(client, "focal point", "organisation_merge", one, other=other.public_id).status_code == 404


def test_a_page_of_a_merge_that_grew_old_is_shown_anew(client, institute, officer):
    twin = make.make_organisation("host", name="Garowe Water Ltd", parent=institute.parent)
    say = {"seen_kept": institute.version, "seen_gone": twin.version, "name": "both", "acronym": "kept", "city": "kept"}
    send(client, officer, "organisation_edit", twin, said(twin, city="Eyl"))
    page = send(client, officer, "organisation_merge", institute, say, other=twin.public_id)
    assert (page.status_code, Merge.objects.count()) == (409, 0)
    assert "changed while you looked" in main(page)


def test_entries_of_the_registry_are_chosen_as_a_whole(client, officer):
    one, other = (make.make_organisation("diaspora", "NLD", name=name) for name in ("Union", "The Union"))
    for row in (one, other):
        make.as_user(officer, write_registration, row, founded=2000)
    page = main(enter(client, officer, "organisation_merge", one, other=other.public_id))
    assert "Entry in the registry" in page
