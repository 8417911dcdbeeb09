"""Spaces and mentors on the pages of the portal, the desk and by the links of letters."""

import gzip
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ciconia.doors.link.event import message_of as event_letter
from ciconia.doors.link.space import message_of
from ciconia.doors.link.token import event_token, pair_token, space_answer_token
from ciconia.doors.tasks import shared
from ciconia.foundation import clock
from ciconia.foundation.actions import letter as letters
from ciconia.foundation.queries.letter import Whose
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.models import Event, EventRegistration, Mentorship, PairSide, Post, Seat
from ciconia.gatherings.queries.space import SpaceLetter
from tests import make
from tests.doors.portal import follow, send, text, visit

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 wells"


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def two():
    """Two seats in one space."""
    space = make.make_space()
    return [make.make_seat(space, person=make.make_person(name)) for name in ("Hodan Abdi", "Amina Yusuf")]


def desk(user, name, /, *args, **data):
    """A page of the desk, or where a form there leads."""
    client = make.sign_in(Client(), user)
    url = reverse(f"desk:{name}", args=["cd4d2", *args])
    found = client.post(url, data, follow=True) if data else client.get(url, follow=True)
    make.set_actor("system:maker")
    return found


def link(name, token, **data):
    """A page somebody opens by the link of a letter, or presses there."""
    url = reverse(f"link:{name}", args=[token])
    found = Client().post(url, data) if data else Client().get(url)
    make.set_actor("system:maker")
    return found


def test_a_question_is_asked_mailed_answered_by_link_and_called_answered(two, settings):
    hodan, amina = two
    settings.ANSWERS = "answers@example.org"
    make.as_user(amina.account, spaces.change_seat, amina, name="Amina", pace="at_once")
    assert "You are in no space yet" in text(visit(make.make_person().user, "spaces"))
    assert "Water engineers" in text(visit(hodan.account, "spaces"))
    key = hodan.public_id
    empty = send(hodan.account, "space_write", key, "question", text="")
    assert (empty.status_code, "Write something first." in text(empty)) == (422, True)
    page = follow(hodan.account, "space_write", key, "question", text="Who has a map?",
                  files=[SimpleUploadedFile("plan.pdf", PDF)])  # fmt: skip
    assert "Who has a map?" in text(page)
    assert "Waits for an answer" in text(page)
    question = Post.objects.get()
    bad = send(hodan.account, "space_write", key, "message", text="Look", files=[SimpleUploadedFile("x.exe", b"MZ")])
    assert (bad.status_code, Post.objects.count()) == (422, 1)

    shared(0)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([amina.account.email], "Water engineers: a question by Hodan A.")
    assert (letter.extra_headers["List-Unsubscribe-Post"], letter.extra_headers["Reply-To"].split("+")[0]) == (
        "List-Unsubscribe=One-Click", "answers"
    )  # fmt: skip
    assert "With files: plan.pdf" in letter.body
    token = re.search(r"/l/space/([^/\s]+)/", letter.body)[1]
    assert token == space_answer_token(amina.public_id, question.public_id)
    assert "You answer as Amina" in text(link("space_answer", token))
    assert link("space_answer", token, text="").status_code == 422
    assert link("space_answer", token, text="x", files=SimpleUploadedFile("x.exe", b"MZ")).status_code == 422
    assert "Your answer stands in the space" in text(link("space_answer", token, text="I have one."))
    assert link("space_answer", "x").status_code == 404
    thread = visit(hodan.account, "space_post", key, question.public_id)
    assert "I have one." in text(thread)
    file = make.sign_in(Client(), amina.account).get(reverse("post_file", args=[question.files.get().public_id]))
    assert b"".join(file.streaming_content) == PDF
    make.set_actor("system:maker")
    assert make.sign_in(Client(), make.make_user()).get(file.request["PATH_INFO"]).status_code == 404
    make.set_actor("system:maker")
    follow(hodan.account, "space_post", key, question.public_id, act="answered")
    assert "No question waits" in text(visit(hodan.account, "space", key, only="questions"))
    assert "Answered." in text(follow(hodan.account, "space_post", key, question.public_id, text="Thank you."))

    stop = letter.extra_headers["List-Unsubscribe"].strip("<>").partition("/l/")[2].split("/")[1]
    assert "Stop these letters" in text(link("no_space_letters", stop))
    assert "No more letters about this space" in text(link("no_space_letters", stop, now="1"))
    assert (link("no_space_letters", "x").status_code, Seat.objects.get(pk=amina.pk).pace) == (404, "never")
    make.as_user(amina.account, spaces.leave, amina)
    assert link("space_answer", token).status_code == 410


def test_one_letter_tells_of_everything_that_is_new(two):
    hodan, amina = two
    first = make.make_post(hodan, text="x" * 1600, kind="introduction")
    rest = [make.make_post(hodan, text="More", to=make.make_post(hodan)) for _each in range(11)]
    with acting_as("system:jobs"):
        written = list(Post.objects.order_by("pk").select_related("answers_to").prefetch_related("files"))
        letter = message_of(SpaceLetter(Seat.objects.select_related("space", "account").get(pk=amina.pk), written))
    assert (len(rest), letter.subject, "Reply-To" in letter.extra_headers) == (11, "Water engineers: 23 new", False)
    assert ("says who they are" in letter.body, "And 3 more." in letter.body, first.text in letter.body) == (
        True, True, False
    )  # fmt: skip


def test_letters_of_spaces_are_a_kind_that_ends_as_a_whole_and_comes_back_with_a_pace(two):
    hodan, amina = two
    make.as_user(amina.account, spaces.change_seat, amina, name="Amina", pace="at_once")
    letters.prefer(Whose(amina.account, ""), "space", "never", by=amina.account)
    make.make_post(hodan, text="Who has a map?")
    shared.func(0)
    make.set_actor("system:maker")
    assert mail.outbox == []
    make.as_user(amina.account, spaces.change_seat, amina, name="Amina", pace="at_once")
    make.make_post(hodan, text="Nobody?")
    shared.func(0)
    assert [letter.to for letter in mail.outbox] == [[amina.account.email]]
    assert "Spaces you sit in" in text(visit(amina.account, "letters"))


def test_words_are_changed_reported_hidden_and_deleted(two):
    hodan, amina = two
    post = make.make_post(hodan, text="Her telephone is 55.")
    mine, others = (hodan.account, hodan.public_id, post.public_id), (amina.account, amina.public_id, post.public_id)
    for user, seat, key in (mine, others):
        assert "Her telephone is 55." in text(visit(user, "space_post", seat, key))
    assert visit(amina.account, "post_edit", *others[1:]).status_code == 404
    assert visit(hodan.account, "post_report", *mine[1:]).status_code == 404
    assert send(hodan.account, "post_edit", *mine[1:], text="").status_code == 422
    assert "Her number is 55." in text(follow(hodan.account, "post_edit", *mine[1:], text="Her number is 55."))
    assert send(amina.account, "post_report", *others[1:], why="").status_code == 422
    assert "Told. Staff look" in text(follow(amina.account, "post_report", *others[1:], why="Not hers to give."))
    assert "Staff look at it already" in text(follow(amina.account, "post_report", *others[1:], why="Again"))
    officer, safe = make.make_staff("officer"), make.make_staff("safeguarding")
    listed = text(desk(safe, "spaces"))
    assert ("Water engineers" in listed, "Open a space" in listed) == (True, False)
    assert "Reported in a space" in text(desk(officer, "overview"))
    detail = text(desk(officer, "space", hodan.space.public_id))
    assert ("Reported: look at it" in detail, "Not hers to give." in detail) == (True, True)
    assert "Her number is 55." in text(desk(safe, "post", post.public_id))
    assert "Hidden." in text(desk(officer, "post_move", post.public_id, "hide", reason="A number of somebody else."))
    assert "Her number" not in text(visit(amina.account, "space", amina.public_id))
    own = text(visit(hodan.account, "space_post", *mine[1:]))
    assert ("Hidden by staff" in own, "A number of somebody else." in own) == (True, True)
    assert "This cannot be taken back" in text(visit(hodan.account, "post_delete", *mine[1:]))
    assert "Deleted, with its files." in text(follow(hodan.account, "post_delete", *mine[1:], seen=""))
    for role, page in (("viewer", "spaces"), ("finance", "space_new"), ("viewer", "mentors")):
        assert desk(make.make_staff(role), page).status_code == 404
    assert "A word for all" in text(desk(officer, "space", hodan.space.public_id, text="A word for all", to=""))
    assert desk(officer, "space", hodan.space.public_id, text="").status_code == 422


def test_a_space_is_opened_on_the_desk_and_somebody_leaves_and_comes_back():
    engagement = make.make_engagement("agreed")
    officer, account = make.make_staff("officer"), engagement.person.user
    key = f"focus:{engagement.focus.public_id}"
    assert "No space is open" in text(desk(officer, "spaces"))
    assert "Write what the space is called." in text(desk(officer, "space_new", whom=key, language="en", name=""))
    opened = text(desk(officer, "space_new", whom=key, language="en", name="Somalia"))
    assert ("Opened." in opened, "1 person sits here" in opened) == (True, True)
    assert "There is a space for these people" in text(
        desk(officer, "space_new", whom=key, language="en", name="Somalia")
    )
    seat = Seat.objects.get(account=account)
    assert "Saved." in text(follow(account, "space_seat", seat.public_id, name="Dr. H.", pace="never"))
    assert send(account, "space_seat", seat.public_id, name="", pace="never").status_code == 422
    assert "Nobody has introduced themselves" in text(visit(account, "space_people", seat.public_id))
    assert "I drill." in text(follow(account, "space_write", seat.public_id, "introduction", text="I drill."))
    assert visit(account, "space_write", seat.public_id, "poem").status_code == 404
    assert "You left" in text(follow(account, "space_seat", seat.public_id, act="leave"))
    assert "Come back" in text(visit(account, "space", seat.public_id))
    assert visit(account, "space_write", seat.public_id, "message").status_code == 404
    assert visit(account, "space_meet", seat.public_id).status_code == 404
    assert "Welcome back." in text(follow(account, "space_seat", seat.public_id, act="come_back"))


def test_members_meet_and_letters_lead_to_the_space(two):
    hodan, amina = two
    when = (clock.now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    said = {"title": "Tea in Utrecht", "about": "At four.", "starts_at": when, "hours": "2", "mode": "in_person",
            "city": "Utrecht", "venue": "Neude 11", "languages": ["so"]}  # fmt: skip
    assert send(hodan.account, "space_meet", hodan.public_id, **said | {"city": ""}).status_code == 422
    assert "waits for the programme" in text(follow(hodan.account, "space_meet", hodan.public_id, **said))
    event = Event.objects.get()
    make.as_user(make.make_staff("officer"), events.announce, event)
    assert "Tea in Utrecht" in text(visit(amina.account, "space", amina.public_id))
    public = reverse("public:event", args=["cd4d2", event.public_id])
    assert Client().get(public).status_code == 404
    make.set_actor("system:maker")
    assert "You come." in text(follow(amina.account, "space_come", amina.public_id, event.public_id, act="come"))
    with acting_as("system:jobs"):
        row = EventRegistration.objects.select_related("event__programme", "event__focus").get()
        body = event_letter(row).body
    assert ("For your calendar" in body, "Tea in Utrecht" in body) == (False, True)
    assert "All events" not in text(link("event", event_token(row.public_id)))
    assert "You do not come" in text(
        follow(amina.account, "space_come", amina.public_id, event.public_id, act="stay_away")
    )
    Event.objects.update(starts_at=clock.now() - timedelta(days=2), ends_at=clock.now() - timedelta(days=1))
    assert "too late" in text(follow(amina.account, "space_come", amina.public_id, event.public_id, act="come"))


def test_a_mentor_is_offered_asked_proposed_and_both_say_yes(two):
    mentor_at = make.make_engagement("active")
    other = make.make_application("offered", opportunity=make.make_opportunity(need=mentor_at.opportunity.need),
                                  person=make.make_person("Yusuf Warsame"))  # fmt: skip
    mentee_at = make.make_engagement("agreed", application=other)
    mentor, mentee = mentor_at.person.user, mentee_at.person.user
    officer = make.make_staff("officer")
    assert "Mentors come with an assignment" in text(visit(two[0].account, "mentors"))
    assert visit(two[0].account, "mentor_ask", "cd4d2").status_code == 404
    until = (clock.today() + timedelta(days=300)).isoformat()
    offer = {"name": "Hodan", "about": "How a first week goes.", "languages": ["en", "so"], "hours": "4",
             "at_once": "1", "until": until, "find": "midwife"}  # fmt: skip
    found = send(mentor, "mentor_offer", "cd4d2", **offer, act="find")
    topics = re.findall(r'name="topics" value="([^"]+)"', found.content.decode())
    assert (found.status_code, len(topics) >= 1) == (200, True)
    assert send(mentor, "mentor_offer", "cd4d2", **offer | {"about": ""}).status_code == 422
    assert "Kept." in text(follow(mentor, "mentor_offer", "cd4d2", **offer, topics=topics[:1]))
    ask = {"name": "Yusuf", "what_for": "To plan my month.", "languages": ["so"], "topics": topics[:1],
           "wanted_from": clock.today().isoformat()}  # fmt: skip
    assert "Kept." in text(follow(mentee, "mentor_ask", "cd4d2", **ask))
    pair = Mentorship.objects.get()
    assert "An officer looks for somebody" in text(visit(mentee, "pair", pair.public_id))
    assert "Propose a mentor: those who fit" in text(desk(officer, "overview"))
    assert "Yusuf" in text(desk(officer, "mentors"))
    detail = text(desk(officer, "mentorship", pair.public_id))
    for reason in ("Both named:", "Both speak: Somali.", "same country", "same sector", "4 hours a month"):
        assert reason in detail
    key = re.search(r'name="offer" value="(\w+)"', desk(officer, "mentorship", pair.public_id).content.decode())[1]
    assert "Proposed." in text(desk(officer, "mentorship", pair.public_id, offer=key, seen=pair.version))
    shared(0)
    assert sorted(letter.subject for letter in mail.outbox) == ["A mentor for you: Hodan", "Would you mentor Yusuf?"]
    assert [address in letter.body for letter in mail.outbox for address in (mentor.email, mentee.email)] == [False] * 4
    assert "Say yes or no to somebody" in text(visit(mentor, "home"))
    sides = {side.mentors: pair_token(side.public_id) for side in PairSide.objects.all()}
    assert "How a first week goes." in text(link("pair", sides[False]))
    assert "Noted. Now the other." in text(link("pair", sides[True], act="yes"))
    assert "Here is how you reach each other" in text(follow(mentee, "pair", pair.public_id, act="yes"))
    assert mentor.email in text(visit(mentee, "pair", pair.public_id))
    assert mentee.email in text(link("pair", sides[True]))
    assert link("pair", sides[True], act="no").status_code == 409
    assert link("pair", sides[True], act="end", reason="").status_code == 422
    assert "It has ended." in text(link("pair", sides[False], act="end", reason="We are done."))
    mail.outbox.clear()
    shared(0)
    assert {letter.subject for letter in mail.outbox} == {"Mentoring has ended: one question"}
    assert link("pair", sides[True], act="useful").status_code == 422
    assert "Thank you." in text(link("pair", sides[True], act="useful", useful="4", words="Good talks."))
    assert "Thank you." in text(follow(mentee, "pair", pair.public_id, useful="3", words=""))
    assert "Good talks." in text(desk(officer, "mentorship", pair.public_id))
    assert mentor.email not in text(visit(mentee, "pair", pair.public_id))
    assert (link("pair", "x").status_code, link("pair", sides[True], act="").status_code) == (404, 200)
    stop = PairSide.objects.get(mentors=True).mentorship.offer.public_id
    assert "Nobody new is proposed to you" in text(follow(mentor, "mentor_stop", stop))


def test_a_pair_ends_before_it_begins_and_what_is_late_says_so(two):
    pair = make.make_mentorship("proposed")
    mentee, mentor, officer = pair.account, pair.mentor, make.make_staff("officer")
    sides = {side.mentors: pair_token(side.public_id) for side in PairSide.objects.all()}
    assert "Thank you for saying so" in text(link("pair", sides[True], act="no"))
    assert "The programme looks for somebody" in text(link("pair", sides[False]))
    shared(0)
    offer = mentor.mentor_offers.get()
    page = desk(officer, "mentorship", pair.public_id, offer=offer.public_id)
    assert (page.status_code, "no place free" in text(page)) == (422, True)
    assert "Nobody who offers has" in text(page)
    assert "looked for any more" in text(desk(officer, "mentorship_move", pair.public_id, "withdraw", reason="Enough"))
    assert "Enough" in text(visit(mentee, "pair", pair.public_id))
    assert visit(mentee, "pair_move", pair.public_id, "propose").status_code == 404


def test_a_mentor_ends_a_pair_in_the_portal_and_the_other_is_looked_after():
    pair = make.make_mentorship("active")
    assert "It has ended" in text(follow(pair.mentor, "pair_move", pair.public_id, "end", reason="I move to Nairobi."))
    assert sorted(Mentorship.objects.values_list("state", flat=True)) == ["asked", "ended"]
    assert "Was it of use to you?" in text(visit(pair.mentor, "pair", pair.public_id))
    PairSide.objects.filter(mentors=True).update(letter="look_in")
    shared(0)
    assert "It did not come to a pair" in {letter.subject for letter in mail.outbox}


def test_every_page_of_a_space_and_of_mentors_is_light(two):
    hodan, amina = two
    words = "Two of five litres are lost before they reach a tap, and nobody knows where, because no valve was drawn. "
    posts = [make.make_post(hodan, text=words * 3, kind="question") for _each in range(12)]
    for _each in range(4):
        make.make_post(amina, text=words, to=posts[-1])
    make.make_post(amina, text=words, kind="introduction")
    client = make.sign_in(Client(), hodan.account)
    key, found = hodan.public_id, {}
    for language in ("en", "ar"):
        for name, args in (
            ("spaces", []), ("space", [key]), ("space_people", [key]), ("space_seat", [key]), ("space_meet", [key]),
            ("space_write", [key, "question"]), ("space_post", [key, posts[-1].public_id]), ("mentors", []),
        ):  # fmt: skip
            path = re.sub("^/en/", f"/{language}/", reverse(f"portal:{name}", args=args))
            answer = client.get(path, headers={"accept-encoding": "gzip"})
            assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
            assert gzip.decompress(answer.content).count(b"<h1") == 1
            found[language, name] = len(answer.content)
    assert {page: weight for page, weight in found.items() if weight > 6000} == {}
