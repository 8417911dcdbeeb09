"""What is public, on the desk: found by a name, withdrawn in one place or in all, taken down by hand."""

import pytest

from ciconia.publishing.models import Publication
from ciconia.publishing.rules.publication import About, Named
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import as_account, ask, buttons, main, send, statements

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def send_about(client, who, query, **said):
    """What comes back when everything about somebody is withdrawn."""
    found = as_account(client, who).post(url("publication_about") + query, said)
    make.set_actor("system:maker")
    return found


def test_all_that_is_public_about_an_institution_is_withdrawn_and_comes_back(client):
    officer, organisation = make.make_staff("officer"), make.make_organisation(name="Water Utility of Hargeisa")
    about = About(organisations=(organisation,))
    page = make.make_publication(place="page", source="a", about=about)
    post = make.make_publication(source="a", about=about)
    make.make_publication(focus=make.make_focus("IRQ"), source="b", about=About(named=(Named("Somebody else"),)))
    shown = main(enter(client, officer, "publications"))
    assert ("Water Utility of Hargeisa" in shown, "Somebody else" in shown) == (True, True)
    shown = main(ask(client, officer, "publications", query="?q=utility+wells"))
    assert ("Water Utility of Hargeisa" in shown, "Somebody else" in shown) == (True, False)
    assert "Nothing found" in main(ask(client, officer, "publications", query="?q=nobody"))
    shown = main(ask(client, officer, "publications", query=f"?country={make.make_focus('IRQ').public_id}"))
    assert ("Somebody else" in shown, "Withdraw all about this country" in shown) == (True, True)
    seen = main(enter(client, officer, "publication", page))
    assert "the calendars of events" in seen
    assert "All that is public about them" in seen
    about_it = f"?about=organisation:{organisation.public_id}"
    preview = main(ask(client, officer, "publication_about", query=about_it))
    assert "One page of ours is public. One place stands elsewhere and has to be taken down by hand." in preview
    assert send_about(client, officer, about_it, act="withdraw").status_code == 422
    said = {"act": "withdraw", "reason": "It asked us to."}
    assert send_about(client, officer, about_it, **said).status_code == 302
    assert [Publication.objects.get(pk=row.pk).state for row in (page, post)] == ["withdrawn", "to_take_down"]
    assert "To take down by hand" in main(ask(client, officer, "publications"))
    seen = enter(client, officer, "publication", post)
    assert post.address in main(seen)
    assert buttons(seen)[1:3] == ["It is taken down", "Make it public again"]
    assert send(client, officer, "publication_move", post, move="taken_down").status_code == 302
    assert "One place is withdrawn" not in main(ask(client, officer, "publication_about", query=about_it))
    said["act"] = "restore"
    assert send_about(client, officer, about_it, **said).status_code == 302
    assert [Publication.objects.get(pk=row.pk).state for row in (page, post)] == ["standing", "withdrawn"]
    assert "It asked us to." in main(enter(client, officer, "publication", page))


def test_a_person_and_a_country_are_found_too_and_others_may_not(client):
    officer, person = make.make_staff("officer"), make.make_person("Amina Yusuf")
    row = make.make_publication(place="page", source="a", about=About((person,), named=(Named("Only Named"),)))
    letter = make.make_publication(
        "to_take_down", source="c", channel="mail", place="mail", address="", letters=3, about=About((person,))
    )
    page = enter(client, officer, "publication", row)
    [link] = [part.split('"')[0] for part in page.content.decode().split("public/about/?")[1:]]
    assert "One page of ours is public." in main(ask(client, officer, "publication_about", query=f"?{link}"))
    for wrong in ("subject:made-up", "organisation:nobody", "focus:nowhere", "anything", ""):
        assert ask(client, officer, "publication_about", query=f"?about={wrong}").status_code == 404
    here = f"?about=focus:{row.focus.public_id}"
    assert "One page of ours is public." in main(ask(client, officer, "publication_about", query=here))
    assert "cannot be taken back" in main(enter(client, officer, "publication", letter))
    viewer = make.make_staff("viewer")
    assert ask(client, viewer, "publication_about", query=here).status_code == 404
    assert "Amina" not in main(enter(client, viewer, "publication", row))
    assert "Amina" not in main(ask(client, viewer, "publications"))


def test_the_list_needs_as_many_statements_for_three_as_for_one(client):
    officer = make.make_staff("officer")
    make.make_publication(about=About(organisations=(make.make_organisation(),)))
    one = statements(client, officer, "publications")
    for _each in range(2):
        make.make_publication(about=About(organisations=(make.make_organisation(),)))
    assert statements(client, officer, "publications") == one
