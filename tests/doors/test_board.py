"""Boards in the doors: what each reads, presses twice or too late, and the letter that asks."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.board import invite_member
from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.models import BoardSeat, BoardTheme, Post
from tests import make
from tests.make import as_user
from tests.make_board import make_board, make_board_meeting, make_board_seat, make_board_theme

pytestmark = pytest.mark.django_db
TERM = {"starts": "2021-03-08", "ends": "2023-03-08"}


@pytest.fixture(autouse=True)
def _a_day(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def board():
    return make_board()


def at(name, *args):
    return reverse(f"desk:{name}", args=["cd4d2", *args])


def own(name, *args):
    return reverse(f"portal:{name}", args=args)


def text(answer) -> str:
    body = re.sub(r"<(style|svg|script|head)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", body)


def officer():
    return make._staff("officer", make.make_focus())


def test_a_programme_without_a_board_has_no_page_of_one(client):
    focus = make.make_focus()
    make.sign_in(client, make.make_staff("officer", focus))
    assert client.get(at("boards")).status_code == 404
    assert client.get(reverse("public:boards", args=["cd4d2"])).status_code == 404
    assert "Boards" not in text(client.get(at("overview")))


def test_an_officer_begins_a_board_and_changes_it(client, board):
    make.sign_in(client, officer())
    said = {"language": "en", "name": "Council", "mandate": "Advice.", "meetings_a_year": 3, "most_of_one": 2,
            "interest": 4}  # fmt: skip
    assert "Write a name." in text(client.post(at("board_new"), said | {"name": ""}))
    answer = client.post(at("board_new"), said, follow=True)
    assert "Begun. Now ask people to sit on it." in text(answer)
    listed = text(client.get(at("boards")))
    assert "Council 0 0 0" in listed
    assert "Advisory board 0 0 0" in listed
    page = text(client.post(at("board_edit", board.public_id), said, follow=True))
    assert "Members who have to want a theme 4" in page


def test_those_who_read_along_see_the_board_and_no_seat(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    make.sign_in(client, make.make_staff("viewer"))
    page = text(client.get(at("board", board.public_id)))
    assert "Members 1" in page
    assert seat.name not in page
    for name in ("board_edit", "board_invite", "board_meeting"):
        assert client.get(at(name, board.public_id)).status_code == 404
    assert client.get(at("board_new")).status_code == 404


def test_a_seat_is_renewed_ended_and_reached_from_a_task(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    make.sign_in(client, officer())
    assert client.get(at("board_seat", seat.public_id))["Location"] == at("board", board.public_id)
    wrong = client.post(at("board_renew", seat.public_id), {"ends": "2020-01-01"})
    assert (wrong.status_code, "The term ends after it began, and after today." in text(wrong)) == (422, True)
    kept = client.post(at("board_renew", seat.public_id), {"ends": "2027-03-08"}, follow=True)
    assert "Renewed." in text(kept)
    assert "8 March 2027" in text(kept)
    ended = client.post(at("board_move", seat.public_id, "end"), {"reason": "The term is over."}, follow=True)
    assert "The seat has ended." in text(ended)
    assert "Seats that ended, and who said no" in text(ended)


def test_the_letter_asks_in_their_language_and_only_while_it_waits(board):
    person = make.make_person()
    with acting_as("system:jobs"):
        User.objects.filter(pk=person.user_id).update(language="fr")
    seat = make_board_seat("invited", board=board, person=person, organisation="Ayaan")
    assert invite_member(seat.pk)
    letter = mail.outbox[0]
    assert (letter.to, "Advisory board" in letter.subject, "/fr/my/boards/" in letter.body) == (
        [person.user.email], True, True,
    )  # fmt: skip
    as_user(person.user, boards.decline, seat)
    assert not invite_member(seat.pk)


def test_who_is_asked_says_no_and_presses_a_second_time(client, board):
    seat = make_board_seat("invited", board=board)
    make.sign_in(client, seat.person.user)
    assert client.get(own("board_raise", seat.public_id)).status_code == 404  # not yet theirs
    assert "Thank you for saying so." in text(client.post(own("board_move", seat.public_id, "decline"), follow=True))
    assert client.get(own("board", seat.public_id)).status_code == 404
    again = client.post(own("board_move", seat.public_id, "decline"), {"seen": 0})
    assert again.status_code == 409


def test_a_member_reads_themes_meetings_and_why_something_was_not_taken_up(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    make_board_theme("planned", board=board, title="Wells")
    make_board_theme("not_now", board=board, title="Roads")
    make_board_theme("done", board=board, title="Schools")
    make.sign_in(client, seat.person.user)
    page = text(client.get(own("board", seat.public_id)))
    for words in ("1 member wants it, on the agenda of 18 March 2021", "Spring meeting", "Not now",
                  "No money this year.", "Who does it: Programme office", "What came of it: Two wells were dug.",
                  "Declare your interests"):  # fmt: skip
        assert words in page
    clock.start_at(clock.now() + timedelta(days=20))
    assert "Earlier meetings" in text(client.get(own("board", seat.public_id)))
    room = text(client.get(own("spaces")))
    assert "Advisory board" in room


def test_presses_that_come_too_late_say_so(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    theme, by = make_board_theme(board=board), officer()
    make.sign_in(client, seat.person.user)
    want, vote = (own(name, seat.public_id, theme.public_id) for name in ("board_want", "board_vote"))
    assert "Noted: you want it too." in text(client.post(want, {"act": "want"}, follow=True))
    assert "Noted: you do not ask for it now." in text(client.post(want, {"act": "step_back"}, follow=True))
    assert "That was too late: the votes are counted." in text(client.post(vote, {"choice": "yes"}, follow=True))
    assert "Choose one of the answers." in text(client.post(vote, {"choice": "maybe"}, follow=True))
    as_user(by, themes.decline, theme, reason="No money.")
    assert "It was answered in the meantime." in text(client.post(want, {"act": "want"}, follow=True))
    assert client.get(want).status_code == 405


def test_a_member_of_one_board_reaches_no_theme_of_another(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    other = make_board_theme(board=make_board(name=translated("Another")))
    make.sign_in(client, seat.person.user)
    for name in ("board_want", "board_vote"):
        assert client.post(own(name, seat.public_id, other.public_id)).status_code == 404


def test_a_theme_is_planned_put_to_the_vote_corrected_and_declined_at_the_desk(client, board):
    theme, meeting = make_board_theme(board=board), make_board_meeting(board)
    make.sign_in(client, officer())
    page = text(client.get(at("board_theme", theme.public_id)))
    assert "Nobody reads that: a theme counts by how many want it." in page
    plan = at("board_theme_plan", theme.public_id)
    assert "Choose one." in text(client.post(plan, {}))
    page = text(client.post(plan, {"meeting": meeting.public_id}, follow=True))
    assert "On the agenda." in page
    assert "Spring meeting" in page
    assert client.get(at("board_theme_correct", theme.public_id)).status_code == 404
    assert client.get(at("board_theme_follow_up", theme.public_id)).status_code == 404
    said = {"question": "Two wells?", "until": "2021-12-31"}
    assert client.post(at("board_theme_vote", theme.public_id), said).status_code == 422
    stale = client.post(plan, {"meeting": meeting.public_id, "seen": 0})
    assert stale.status_code == 409  # somebody else pressed in the meantime
    page = text(client.post(at("board_theme_move", theme.public_id, "decline"), {"reason": "No money."}, follow=True))
    assert "Noted. The members read the reason." in page
    dutch = text(client.get(at("board_theme", theme.public_id).replace("/en/", "/nl/")))
    assert ("Lid van een raad" in dutch, "Member of a board" in dutch) == (True, False)


def test_what_is_public_of_a_theme_is_corrected(client, board):
    theme = make_board_theme("concluded", board=board)
    make.sign_in(client, officer())
    correct = at("board_theme_correct", theme.public_id)
    said = {"language": "en", "title": "Wells", "conclusion": "Three wells a year.", "owner": "Office",
            "done_by": "2021-06-01", "seen": theme.version}  # fmt: skip
    assert "Write a title." in text(client.post(correct, said | {"title": ""}))
    assert "Changed." in text(client.post(correct, said, follow=True))
    page = text(client.get(reverse("public:boards", args=["cd4d2"])))
    assert "Wells Concluded 1 member wanted it Three wells a year. Who does it: Office , until 1 June 2021" in page


def test_everybody_reads_what_was_concluded_and_nobodys_name(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"), organisation="Ayaan Relief")
    make_board_theme("done", board=board, title="Wells")
    make_board_theme(board=board, title="Roads")
    page = text(client.get(reverse("public:boards", args=["cd4d2"])))
    for words in ("3 members", "1 organisation", "Wells", "Two wells were dug.", "It has not met yet."):
        assert words in page
    for words in (seat.name, "Ayaan", "Roads"):
        assert words not in page


def test_everybody_reads_when_it_meets_and_not_how_to_get_in(client, board):
    make_board_meeting(board)
    page = text(client.get(reverse("public:boards", args=["cd4d2"])))
    assert ("Spring meeting" in page, "meet.example" in page) == (True, False)
    assert (
        reverse("public:boards", args=["cd4d2"]) in client.get(reverse("sitemap_of", args=["cd4d2"])).content.decode()
    )


def test_the_agenda_stands_in_the_space_of_the_board(client, board):
    theme = make_board_theme(board=board, title="Wells")
    make.sign_in(client, officer())
    said = {
        "language": "en", "title": "Spring meeting", "about": "Wells.", "languages": ["en"], "mode": "online",
        "link": "https://meet.example.org/b", "time_zone": "Europe/Amsterdam", "starts_at": "2021-04-01T18:00",
        "ends_at": "2021-04-01T20:00", "themes": [theme.public_id],
    }  # fmt: skip
    assert "Called." in text(client.post(at("board_meeting", board.public_id), said, follow=True))
    with acting_as("system:jobs"):
        assert Post.objects.get().text == (
            "Spring meeting\n2021-04-01 18:00 (Europe/Amsterdam)\n* Wells\n\nSay here whether you come."
        )
        assert BoardTheme.objects.get().state == "planned"
        assert BoardSeat.objects.count() == 1


def test_a_vote_waits_on_the_start_page_until_it_is_used(client, board):
    seat = make_board_seat(board=board, person=make.make_person("Hodan Abdi"))
    as_user(seat.person.user, boards.declare_interests, seat, interests="None", funding="None")
    theme = make_board_theme("voting", board=board)
    make.sign_in(client, seat.person.user)
    page = text(client.get(reverse("portal:home")))
    for words in ("One thing waits for you", "Vote on a question to your board by 22 March 2021", "Do we go on?",
                  "Boards you sit on Advisory board"):  # fmt: skip
        assert words in page
    as_user(seat.person.user, lambda by: themes.vote(theme, seat, by=by, choice="no"))
    page = text(client.get(reverse("portal:home")))
    assert ("Nothing waits for you" in page, "Do we go on?" in page) == (True, False)
    as_user(seat.person.user, boards.leave, seat)
    assert "Boards you sit on" not in text(client.get(reverse("portal:home")))
