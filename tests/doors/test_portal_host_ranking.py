"""An institution ranks its candidates on one page, without a script: buttons, drafts, sending, two colleagues."""

import re

import pytest

from ciconia.programmes.models import SelectionSetting
from ciconia.selection.actions import application as applications
from ciconia.selection.models import HostRanking, Signature
from ciconia.selection.queries.host_ranking import newest
from tests import make
from tests.doors.portal import buttons, follow, send, text, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db

NAMES = ("Hodan Abdi Warsame", "Amina Yusuf", "Mahad Omar")


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def three():
    """An opportunity with three people on its shortlist, and the host."""
    opportunity = make.make_opportunity(places=2)
    rows = [
        make.make_application("shortlisted", opportunity=opportunity, person=make.make_person(name)) for name in NAMES
    ]
    return opportunity, rows, make.make_member(opportunity.organisation)


def filled(rows, *suits, seen=0, **more):
    """The form as it is sent, with what is said of each."""
    said = {"order": [row.public_id for row in rows], "seen": seen}
    for row, one in zip(rows, suits, strict=False):
        said |= {f"suits_{row.public_id}": one, f"words_{row.public_id}": "The dates" if one == "no" else ""}
    return said | more


def order(page):
    """The names of the cards in their order."""
    return re.findall(r"<h3><bdi>([^<]*)</bdi>", whole(page))


def test_a_candidate_is_moved_up_and_what_was_said_is_kept(three):
    opportunity, rows, host = three
    page = visit(host, "candidates", opportunity.public_id)
    assert order(page) == ["Hodan W.", "Amina Y.", "Mahad O."]
    assert "Your turn: rank the candidates" in text(page)
    answer = send(host, "candidates", opportunity.public_id, **filled(rows, "yes", move=f"up:{rows[1].public_id}"))
    assert (answer.status_code, answer["Location"].partition("#")[2]) == (302, f"c-{rows[1].public_id}")
    page = visit(host, "candidates", opportunity.public_id)
    assert order(page) == ["Amina Y.", "Hodan W.", "Mahad O."]
    assert (newest(opportunity).state, Signature.objects.count()) == ("draft", 0)
    kept = [rank.suits for rank in newest(opportunity).ranks.all()]
    assert kept == ["", "yes", ""]
    down = filled([rows[1], rows[0], rows[2]], "", "yes", seen=1, move=f"down:{rows[2].public_id}")
    assert order(follow(host, "candidates", opportunity.public_id, **down)) == ["Amina Y.", "Hodan W.", "Mahad O."]
    saved = follow(host, "candidates", opportunity.public_id, **filled(rows, "yes", seen=2, move="sideways:x"))
    assert "Saved. Nobody but you reads it until you submit it." in text(saved)


def test_sending_it_signs_and_says_for_whom(three):
    opportunity, rows, host = three
    sent = filled(rows, "yes", "unsure", "no", act="submit", no_conflict="on")
    page = text(follow(host, "candidates", opportunity.public_id, **sent))
    assert "Sent to the programme. You can change it until the day on this page." in page
    assert "Signed for: Hodan W.." in page
    assert "Host contact sent your ranking on" in page
    assert [(row.application, row.side) for row in Signature.objects.all()] == [(rows[0], "host")]
    changed = filled(rows, "unsure", "yes", "no", seen=1, act="submit", no_conflict="on")
    page = text(follow(host, "candidates", opportunity.public_id, **changed))
    assert "Your signature is taken back for: Hodan W." in page
    half = text(follow(host, "candidates", opportunity.public_id, **filled(rows, "no", seen=2)))
    assert "You have changed it since. It counts once you send it again." in half


def test_what_is_missing_is_said_at_the_candidate_and_nothing_is_lost(three):
    opportunity, rows, host = three
    sent = filled(rows, "yes", "no", act="submit", no_conflict="on") | {f"words_{rows[1].public_id}": ""}
    answer = send(host, "candidates", opportunity.public_id, **sent)
    assert answer.status_code == 422
    assert "Say in a few words why not. The programme has to tell the person." in text(answer)
    assert "Say whether this person would suit you." in text(answer)
    assert (newest(opportunity).version, 'name="seen" value="1"' in whole(answer)) == (1, True)
    unsaid = send(host, "candidates", opportunity.public_id, **filled(rows, "yes", "yes", "yes", seen=1, act="submit"))
    assert (unsaid.status_code, "Say first that nobody of you who decides" in text(unsaid)) == (422, True)
    assert Signature.objects.count() == 0


def test_of_two_colleagues_one_wins_and_the_other_reads_it_with_the_own_words_kept(three):
    opportunity, rows, host = three
    colleague = make.make_member(opportunity.organisation)
    send(host, "candidates", opportunity.public_id, **filled(rows, "yes"))
    answer = send(colleague, "candidates", opportunity.public_id, **filled(rows[::-1], "no"))
    assert answer.status_code == 409
    assert "Host contact saved another ranking on" in text(answer)
    assert (order(answer)[0], "The dates" in whole(answer)) == ("Mahad O.", True)
    again = send(colleague, "candidates", opportunity.public_id, **filled(rows[::-1], "no", seen=1))
    assert (again.status_code, HostRanking.objects.get().by) == (302, colleague)


def test_whoever_is_chosen_stands_apart_and_a_full_house_is_said():
    opportunity = make.make_opportunity()
    make.make_application("chosen", opportunity=opportunity)
    row = make.make_application("signed", opportunity=opportunity, person=make.make_person("Amina Yusuf"))
    host = make.make_member(opportunity.organisation)
    assert order(visit(host, "candidates", opportunity.public_id)) == ["Amina Y.", "Hodan W."]
    sent = filled([row], "yes", act="submit", no_conflict="on")
    assert "Amina Y.: Every place is taken." in text(follow(host, "candidates", opportunity.public_id, **sent))


def test_when_the_choice_is_over_the_page_only_says_what_was_said(three):
    opportunity, rows, host = three
    send(host, "candidates", opportunity.public_id, **filled(rows, "yes", "no"))
    type(opportunity).objects.filter(pk=opportunity.pk).update(state="suspended")
    page = visit(host, "candidates", opportunity.public_id)
    assert "The choice for this opportunity is over." in text(page)
    assert [words for words in buttons(page) if "Up" in words or "Send" in words] == []
    assert ("Would suit us" in text(page), "The dates" in text(page)) == (True, True)
    answer = send(host, "candidates", opportunity.public_id, **filled(rows, "no", seen=1))
    assert (answer.status_code, newest(opportunity).version) == (422, 1)


def test_a_card_still_leads_to_a_signature_of_its_own(three):
    opportunity, rows, host = three
    page = whole(visit(host, "candidates", opportunity.public_id))
    assert page.count("Sign for ") == 3
    as_user(host, applications.sign, rows[0])
    assert whole(visit(host, "candidates", opportunity.public_id)).count("Sign for ") == 2


def test_what_each_shows_of_what_is_asked_stands_beside_them_without_place_or_number(three):
    opportunity, rows, host = three
    make.make_ranking(opportunity, unread=(rows[1].public_id,))
    page = visit(host, "candidates", opportunity.public_id)
    assert order(page) == ["Hodan W.", "Amina Y.", "Mahad O."]  # as before: nobody stands lower for it
    assert whole(page).count("<span>Five years with wells</span>") == 2  # of the two who were compared
    assert text(page).count("No program could compare the words of this application.") == 1
    assert ("Nearness" in text(page), "0.90" in text(page)) == (False, False)
    assert order(visit(host, "candidates", opportunity.public_id, asked="")) == ["Amina Y.", "Hodan W.", "Mahad O."]
    one = text(visit(host, "candidate", rows[0].public_id))
    assert "What the application shows of what you asked" in one
    assert "Five years with wells: nothing in the application shows it" in one
    assert "No program could compare" in text(visit(host, "candidate", rows[1].public_id))


def test_where_ranking_is_off_nothing_of_it_is_shown(three):
    opportunity, rows, host = three
    make.make_ranking(opportunity)
    SelectionSetting.objects.filter(programme=opportunity.programme).update(ranking=False)
    for page in (visit(host, "candidates", opportunity.public_id), visit(host, "candidate", rows[0].public_id)):
        assert ("shows of what you asked" in text(page), "what you require" in text(page)) == (False, False)
        assert "No program could compare" not in text(page)
