"""What fits the reader stands on the portal with reasons, or what to fill in so that something can be found."""

import pytest

from ciconia.foundation.wall import set_actor
from ciconia.people.actions.consent import agree
from ciconia.people.models import Suggestion
from ciconia.programmes.models import SelectionSetting
from ciconia.selection.actions.fit import look_for
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def person(opportunity):
    found = make.make_person(headline="Hydrologist")
    make.as_user(found.user, agree, found, "profile", words="Keep it", language="en")
    return found


def page(client, user, path="fits/", language="en"):
    answer = make.sign_in(client, user).get(f"/{language}/my/{path}")
    assert answer.status_code == 200
    set_actor("system:maker")
    return " ".join(answer.content.decode().split())


def test_what_fits_with_reasons_and_what_is_missing(client, person, opportunity):
    look_for([person], make.engine)
    for path in ("fits/", ""):
        shown = page(client, person.user, path)
        assert f'<a href="/en/p/cd4d2/opportunities/{opportunity.public_id}/">Groundwater monitoring</a>' in shown
        assert "<b>Groundwater monitoring:</b> Hydrologist" in shown
        assert "<b>Five years with wells:</b> nothing in your profile shows it" in shown
        assert "0.9" not in shown.split("Fits you")[-1].split("</section>")[0].split("<footer")[0]
    assert "(verloskundige)" in page(client, person.user, language="nl")


def test_each_reason_for_nothing(client, person, opportunity):
    assert "We have not looked yet." in page(client, person.user)
    look_for([person], lambda needs, people, **more: make.engine(needs, people, unread=[people[0]["id"]]))
    assert "Your profile holds no words on work." in page(client, person.user)
    empty = make.make_person("Nothing Said")
    assert "Your profile says nothing to look with yet" in page(client, empty.user)
    silent = make.make_person("No Consent", headline="Engineer")
    assert "only where you agreed" in page(client, silent.user)
    assert "Your profile says nothing to look with yet" in page(client, make.make_user("Newcomer"))


def test_nothing_near_and_nothing_where_ranking_is_off(client, person, opportunity):
    look_for([person], make.engine)
    SelectionSetting.objects.filter(programme=opportunity.programme).update(ranking=False)
    shown = page(client, person.user)
    assert "Nothing that is open comes near your profile today." in shown
    assert "Groundwater monitoring" not in shown
    assert "All that fits you" not in page(client, person.user, "")


def test_names_are_found_while_typing_and_what_is_ticked_counts(client, person):
    shown = page(client, person.user, "profile/skills/?find=midwife")
    assert '<form class="form" method="post" action="/en/my/profile/skills/take/">' in shown
    uri = "urn:ciconia:concept:health-midwife"
    assert f'value="{uri}"' in page(client, person.user, "names/?find=midw")
    answer = client.post("/en/my/profile/skills/take/", {"words": " midwife ", "uri": [uri, "urn:unknown"]})
    assert (answer.status_code, answer["Location"]) == (302, "/en/my/profile/skills/")
    person.refresh_from_db()
    assert (person.concepts, person.confirmed) == (["midwife"], [uri])
    assert Suggestion.objects.get(person=person).concept.name("nl") == "verloskundige"
    assert f'value="{uri}"' not in page(client, person.user, "names/?find=midwife")
    assert page(client, person.user, "names/") == ""


def test_names_that_cannot_be_added_say_why(client, person):
    make.sign_in(client, person.user)
    answer = client.post("/en/my/profile/skills/take/", {"words": "whistling"}, follow=True)
    assert "Tick at least one name that is right." in answer.content.decode()
    assert 'value="whistling"' in answer.content.decode()
    assert "No name is like these words." in page(client, person.user, "names/?find=xyzzy")
    person.concepts = [f"word {number}" for number in range(12)]
    person.save()
    uri = "urn:ciconia:concept:health-midwife"
    answer = client.post("/en/my/profile/skills/take/", {"words": "births", "uri": uri}, follow=True)
    assert "Your profile is full." in answer.content.decode()
    assert client.get("/en/my/profile/skills/take/").status_code == 404
    newcomer = make.sign_in(client, make.make_user("Newcomer"))
    assert newcomer.post("/en/my/profile/skills/take/", {"words": "births", "uri": uri}).status_code == 404


def test_a_host_finds_names_for_a_need(client):
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    shown = page(client, host, f"needs/{need.public_id}/?find=groundwater")
    uri = "urn:ciconia:concept:water-groundwater"
    assert f'value="{uri}"' in shown
    client.post(f"/en/my/needs/{need.public_id}/names/", {"uri": [uri]})
    need.refresh_from_db()
    assert need.concepts == [uri]
    assert f'name="uri" value="{uri}"' not in page(client, host, f"needs/{need.public_id}/?find=groundwater")
