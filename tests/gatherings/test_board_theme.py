"""What a board speaks about: raised, wanted, planned, voted on, concluded, followed up; and what nobody reads of it."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connections, transaction
from rules import has_perm

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.actions.board_meeting import call_meeting
from ciconia.gatherings.models import BoardTheme, BoardVoice, Event, Post, Seat, Space
from ciconia.gatherings.queries.board import (
    Figures,
    figures_of,
    meetings_of,
    public_themes,
    themes_of,
    voices_of,
)
from ciconia.gatherings.queries.space import comes_to
from ciconia.gatherings.tasks import statements
from tests import make
from tests.make import as_user
from tests.make_board import make_board, make_board_meeting, make_board_seat, make_board_theme

pytestmark = pytest.mark.django_db
DAY = date(2021, 3, 20)


@pytest.fixture(autouse=True)
def _a_day(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def board():
    return make_board()


def officer():
    return make._staff("officer", make.make_focus())


def seats_of(board, *names):
    return [make_board_seat(board=board, person=make.make_person(name)) for name in names]


def turn(theme):
    return theme.turn_role, clock.day_of(theme.due_at, theme.zone)


def say(act, theme, seat, **said):
    return as_user(seat.person.user, lambda by: act(theme, seat, by=by, **said))


def meeting_said(**fields):
    starts = clock.now() + timedelta(days=3)
    return {
        "title": translated("Spring meeting"), "about": translated("Wells"), "languages": ["en"], "mode": "online",
        "link": "https://meet.example/b", "starts_at": starts, "ends_at": starts + timedelta(hours=1), "words": "Come",
    } | fields  # fmt: skip


def wrong_of(unfit):
    return {field: str(why) for field, why in unfit.value.problems.items()}


def test_whoever_raises_a_theme_wants_it_and_the_programme_answers_within_three_months(board):
    theme = make_board_theme(board=board)
    assert (theme.state, theme.interested, turn(theme)) == ("raised", 1, ("officer", date(2021, 6, 6)))


def test_once_enough_members_want_it_the_programme_answers_within_two_weeks_whoever_steps_back(board):
    theme, (one, two) = make_board_theme(board=board), seats_of(board, "Hodan", "Yusuf")
    say(themes.want, theme, one)
    assert (theme.interested, theme.reached_at) == (2, None)
    say(themes.want, theme, two)
    assert (theme.interested, turn(theme)) == (3, ("officer", date(2021, 3, 22)))
    say(themes.want, theme, two, wanted=False)
    assert (theme.interested, turn(theme)) == (2, ("officer", date(2021, 3, 22)))


def test_wanting_a_theme_twice_counts_once(board):
    theme, (one,) = make_board_theme(board=board), seats_of(board, "Hodan")
    say(themes.want, theme, one)
    say(themes.want, theme, one)
    assert theme.interested == 2


def test_a_theme_has_a_title_of_one_line(board):
    (seat,) = seats_of(board, "Hodan")
    for title, why, wrong in (
        (" ", "", {"title": "Write what you want to speak about."}),
        ("a" * 161, "b" * 2001, {"title": "Write it in a line of 160 letters at the most.",
                                 "why": "This is longer than 2,000 letters."}),
    ):  # fmt: skip
        with pytest.raises(Unfit) as unfit:
            as_user(seat.person.user, lambda by, title=title, why=why: themes.raise_theme(
                seat, by=by, title=title, why=why, language="en"))  # fmt: skip
        assert wrong_of(unfit) == wrong


def test_only_whoever_has_a_seat_raises_wants_and_votes(board):
    theme, (seat,) = make_board_theme("voting", board=board), seats_of(board, "Hodan")
    other = make_board_theme(board=make_board(name=translated("Another")), title="Roads")
    waits = make_board_seat("invited", board=board, person=make.make_person("Amina"))
    for act, said in ((themes.want, {}), (themes.vote, {"choice": "yes"})):
        for row, of in ((theme, waits), (other, seat)):
            with pytest.raises(Refused) as refused:
                say(act, row, of, **said)
            assert str(refused.value) == "You have no seat on this board now."
    with pytest.raises(Refused):  # another's seat
        as_user(officer(), lambda by: themes.vote(theme, seat, by=by, choice="yes"))


def test_a_meeting_is_for_the_board_alone_is_told_in_its_space_and_has_the_themes_on_its_agenda(board):
    theme, (seat,) = make_board_theme(board=board), seats_of(board, "Hodan")
    meeting = make_board_meeting(board, themes=[theme], words="Spring meeting on wells")
    theme.refresh_from_db()
    assert (theme.state, theme.meeting, turn(theme)) == ("planned", meeting, ("officer", date(2021, 4, 1)))
    assert (meeting.kind, meeting.state, list(meetings_of(board))) == ("board_meeting", "announced", [meeting])
    assert list(Event.objects.public()) == []
    room = as_user(seat.person.user, lambda by: Seat.objects.get(account_id=by.pk))
    assert as_user(seat.person.user, lambda by: [post.text for post in Post.objects.visible_to(by)]) == [
        "Spring meeting on wells"
    ]
    assert as_user(seat.person.user, lambda by: spaces.come_to(meeting, room, by=by)).placed_at is not None
    assert as_user(seat.person.user, lambda by: list(comes_to(by, board.space))) == [meeting.pk]


def test_a_meeting_without_a_link_or_in_the_past_is_not_called_and_nothing_is_kept(board):
    theme = make_board_theme(board=board)
    for fields, why in (
        ({"link": ""}, "Write the link of the meeting first: those who have a place get it by mail."),
        ({"starts_at": clock.now() - timedelta(hours=1)}, "Its start has passed. Change the date first."),
    ):
        with pytest.raises(Unfit) as unfit:
            as_user(officer(), call_meeting, board, themes=[theme], **meeting_said(**fields))
        assert wrong_of(unfit) == {"": why}
    theme.refresh_from_db()
    assert (theme.state, Event.objects.count(), Post.objects.count()) == ("raised", 0, 0)


def test_a_theme_is_put_on_the_agenda_of_a_meeting_of_its_own_board(board):
    theme, meeting = make_board_theme(board=board), make_board_meeting(board)
    elsewhere = make_board_meeting(make_board(name=translated("Another")))
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), themes.plan, theme, elsewhere)
    assert wrong_of(unfit) == {"meeting": "Choose a meeting of this board."}
    with pytest.raises(Unfit):
        as_user(officer(), themes.plan, theme, Event(title=translated("Outreach")))
    as_user(officer(), themes.plan, theme, meeting)
    later = make_board_meeting(board, starts_at=clock.now() + timedelta(days=30),
                               ends_at=clock.now() + timedelta(days=30, hours=1))  # fmt: skip
    as_user(officer(), themes.plan, theme, later)
    assert (theme.state, theme.meeting) == ("planned", later)


def test_once_everybody_voted_the_votes_are_counted_and_forgotten(board):
    theme = make_board_theme("voting", board=board)
    raiser, one, two = board.seats.get(), *seats_of(board, "Hodan", "Yusuf")
    assert turn(theme) == ("officer", date(2021, 3, 22))
    say(themes.vote, theme, raiser, choice="yes")
    say(themes.vote, theme, one, choice="no")
    say(themes.vote, theme, one, choice="abstain")  # thought better of it
    assert (theme.state, theme.votes) == ("voting", 0)
    assert as_user(one.person.user, lambda by: voices_of(by, board)[theme.pk].vote) == "abstain"
    say(themes.vote, theme, two, choice="yes")
    assert (theme.state, theme.yes, theme.no, theme.abstained, theme.votes) == ("voted", 2, 0, 1, 3)
    with acting_as("system:jobs"):
        assert set(BoardVoice.objects.values_list("vote", flat=True)) == {""}
    with pytest.raises(Conflict):
        say(themes.vote, theme, one, choice="no")


def test_after_the_last_day_the_votes_that_came_are_counted(board):
    theme = make_board_theme("voting", board=board)
    (one,) = seats_of(board, "Hodan")
    say(themes.vote, theme, one, choice="no")
    clock.start_at(datetime(2021, 3, 22, 12, tzinfo=UTC))
    assert themes.count_past() == 0  # its last day
    clock.start_at(datetime(2021, 3, 23, 12, tzinfo=UTC))
    statements(0)
    theme.refresh_from_db()
    assert (theme.state, theme.yes, theme.no, theme.abstained) == ("voted", 0, 1, 0)


def test_a_vote_has_a_question_and_a_day_within_sixty_and_members_are_told(board):
    theme = make_board_theme(board=board)
    for question, until, wrong in (
        (" ", date(2021, 3, 8), {"question": "Write a question that yes and no answer.",
                                 "until": "Choose a day after today, and within sixty days."}),
        ("a" * 301, date(2021, 5, 8), {"question": "Write it in 300 letters at the most.",
                                       "until": "Choose a day after today, and within sixty days."}),
    ):  # fmt: skip
        with pytest.raises(Unfit) as unfit:
            as_user(officer(), themes.put_to_vote, theme, question=question, until=until, words="Please vote.")
        assert wrong_of(unfit) == wrong
    as_user(officer(), themes.put_to_vote, theme, question="Two wells?", until=DAY, words="Please vote.")
    assert [post.text for post in as_user(officer(), lambda by: list(Post.objects.all()))] == ["Please vote."]
    with pytest.raises(Unfit) as unfit:
        say(themes.vote, theme, board.seats.get(), choice="perhaps")
    assert wrong_of(unfit) == {"": "Choose one of the answers."}


def test_nobody_reads_who_wants_a_theme_or_votes_how_staff_neither(board):
    theme, (one, two) = make_board_theme("voting", board=board), seats_of(board, "Hodan", "Yusuf")
    say(themes.vote, theme, one, choice="no")
    for by in (officer(), two.person.user):
        assert as_user(by, lambda by: list(BoardVoice.objects.exclude(seat=two))) == []  # the second wall
    assert list(BoardVoice.objects.visible_to(AnonymousUser())) == []
    with acting_as("system:jobs"):
        assert str(BoardVoice.objects.get(seat=one)) == f"voice of {one.pk} on {theme.pk}"
        entries = Log.objects.filter(noun="board_theme").order_by("pk").values_list("verb", "actor_label")
        assert list(entries) == [
            ("board_theme.begin", "Member of a board"), ("board_theme.put_to_vote", str(officer())),
        ]  # fmt: skip


def test_a_conclusion_says_who_does_it_and_until_when_and_is_public_and_can_be_corrected(board):
    theme = make_board_theme("voted", board=board)
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), themes.conclude, theme, conclusion=Translated(), owner=" ", done_by=DAY)
    assert wrong_of(unfit) == {
        "conclusion": "Write what was concluded: everybody reads this.",
        "owner": "Write which office or organisation does it.",
    }
    said = {"conclusion": translated("Two wells a year."), "done_by": DAY}
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), themes.conclude, theme, owner="a" * 161, **said)
    assert wrong_of(unfit) == {"owner": "Write it in a line of 160 letters at the most."}
    assert list(public_themes(board)) == []
    as_user(officer(), themes.conclude, theme, owner=" Programme  office ", **said)
    assert (theme.state, theme.owner, turn(theme)) == ("concluded", "Programme office", ("officer", DAY))
    assert list(public_themes(board)) == [theme]
    as_user(officer(), themes.correct, theme, title="Wells", done_by=date(2021, 4, 1))
    assert (theme.title, turn(theme)) == ("Wells", ("officer", date(2021, 4, 1)))
    with pytest.raises(Unfit):
        as_user(officer(), themes.correct, theme, title="")


def test_what_came_of_a_conclusion_is_said_and_public(board):
    theme = make_board_theme("concluded", board=board)
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), themes.follow_up, theme, outcome=Translated())
    assert wrong_of(unfit) == {"outcome": "Write what came of it: everybody reads this."}
    as_user(officer(), themes.follow_up, theme, outcome=translated("Two wells were dug."))
    assert (theme.state, theme.turn_role, list(public_themes(board))) == ("done", "", [theme])


def test_a_theme_for_which_it_is_not_the_time_is_declined_with_a_reason_and_stays_inside(board):
    theme = make_board_theme(board=board)
    with pytest.raises(ReasonMissing):
        as_user(officer(), themes.decline, theme, reason=" ")
    as_user(officer(), themes.decline, theme, reason="No money this year.")
    assert (theme.state, list(public_themes(board))) == ("not_now", [])
    with pytest.raises(Conflict):
        say(themes.want, theme, board.seats.get())


def test_members_and_those_who_look_after_it_read_the_themes_and_nobody_else(board):
    theme = make_board_theme(board=board)
    seat = board.seats.get()
    waits = make_board_seat("invited", board=board, person=make.make_person("Amina"))
    sees = lambda by: (list(themes_of(board, by)), has_perm("gatherings.view_board_theme", by, theme))  # noqa: E731
    assert as_user(seat.person.user, sees) == as_user(officer(), sees) == ([theme], True)
    assert as_user(waits.person.user, sees) == as_user(make.make_staff("assessor"), sees) == ([], False)
    as_user(seat.person.user, boards.leave, seat)
    assert as_user(seat.person.user, sees) == ([], False)
    assert list(BoardTheme.objects.visible_to(AnonymousUser())) == []
    assert (str(theme), theme.focus_id) == ("Water wells", None)


def test_a_board_has_a_space_in_which_its_members_sit_and_nobody_who_takes_part_elsewhere(board):
    seat = make_board_seat(board=board, organisation="Ayaan")
    space = Space.objects.get()
    assert (space.board, str(space.name)) == (board, "Advisory board")
    assert spaces.spaces_for(board.programme_id, make.make_focus().pk) == []
    sits = lambda by: list(Space.objects.visible_to(by))  # noqa: E731
    assert as_user(seat.person.user, sits) == [space]
    assert figures_of(board) == Figures(members=1, organisations=1)
    as_user(officer(), boards.edit_board, board, name=translated("Council"))
    space.refresh_from_db()
    assert str(space.name) == "Council"
    as_user(officer(), boards.end, seat, reason="The term is over.")
    assert as_user(seat.person.user, sits) == []
    assert figures_of(board) == Figures(members=0, organisations=0)


def test_only_who_looks_after_a_board_calls_it_to_a_meeting(board):
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), call_meeting, board, **meeting_said())
    assert Event.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_last_votes_at_the_same_second_are_both_counted_once():
    with transaction.atomic():
        set_actor("system:maker")
        board = make_board()
        theme = make_board_theme(board=board)
        seats = [board.seats.get(), *seats_of(board, "Hodan")]
        as_user(officer(), themes.put_to_vote, theme, question="Wells?", until=DAY, words="Please vote.")
    together = Barrier(2)

    def press(seat, choice):
        with acting_as(str(seat.account_id)):
            row = BoardTheme.objects.get()
            together.wait()
            themes.vote(row, seat, by=seat.account, choice=choice)
        connections.close_all()

    threads = [Thread(target=press, args=pair) for pair in zip(seats, ("yes", "no"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    theme.refresh_from_db()
    assert (theme.state, theme.yes, theme.no, theme.abstained) == ("voted", 1, 1, 0)
    with acting_as("system:jobs"):
        assert Log.objects.filter(verb="board_theme.count").count() == 1
