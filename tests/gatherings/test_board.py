"""A board: who may sit on it, for whom and until when, what each declares, and what the others read."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from rules import has_perm

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import Log, User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings import tasks
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.models import Board, BoardSeat
from ciconia.gatherings.queries.board import Member, members_beside
from tests import make
from tests.make import as_user
from tests.make_board import make_board, make_board_seat

pytestmark = pytest.mark.django_db

TODAY = date(2021, 3, 8)
TERM = {"starts": TODAY, "ends": date(2023, 3, 8)}


@pytest.fixture(autouse=True)
def _a_day(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


def officer():
    """Who looks after the board: the account that makes it, too."""
    return make._staff("officer", make.make_focus())


def turn(seat):
    return seat.turn_role, clock.day_of(seat.due_at, seat.zone)


def test_a_board_is_of_a_programme_that_has_one_and_is_looked_after_by_officers_and_coordinators():
    board = make_board()
    said = {"name": translated("Second"), "mandate": translated("Advice")}
    with pytest.raises(Refused) as refused:
        as_user(make.make_staff("assessor"), boards.make_board, board.programme, **said)
    assert str(refused.value) == "Only officers and coordinators of a programme with a board look after it."
    board.programme.kinds = ["outreach"]
    with pytest.raises(Refused):
        as_user(officer(), boards.make_board, board.programme, **said)


def test_a_board_has_a_name_a_mandate_and_numbers_from_one():
    board = make_board()
    assert (board.meetings_a_year, board.most_of_one, board.interest) == (2, 1, 3)
    wrong = {"name": Translated(), "mandate": Translated(), "meetings_a_year": 0, "most_of_one": 0, "interest": 0}
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), boards.edit_board, board, **wrong)
    assert sorted(unfit.value.problems) == ["interest", "mandate", "meetings_a_year", "most_of_one", "name"]
    board.refresh_from_db()
    as_user(officer(), boards.edit_board, board, interest=4)
    assert Board.objects.get().interest == 4
    with acting_as("system:jobs"):
        assert list(Log.objects.filter(noun="board").order_by("pk").values_list("verb", flat=True)) == [
            "board.begin", "board.edit",
        ]  # fmt: skip


def test_somebody_is_invited_takes_the_seat_declares_and_is_asked_anew_each_year_until_the_term_ends():
    person = make.make_person()
    seat = make_board_seat("invited", person=person, **TERM)
    assert (seat.state, *turn(seat)) == ("invited", "member", date(2021, 3, 29))
    as_user(person.user, boards.accept, seat)
    assert (seat.state, *turn(seat)) == ("seated", "member", date(2021, 3, 22))
    as_user(person.user, boards.declare_interests, seat, interests=" Chair of Ayaan Relief ", funding="None")
    assert (seat.interests, seat.declared_on, *turn(seat)) == (
        "Chair of Ayaan Relief", TODAY, "member", date(2022, 3, 8),
    )  # fmt: skip
    as_user(officer(), boards.renew, seat, ends=date(2025, 3, 8))
    assert (seat.state, seat.ends) == ("seated", date(2025, 3, 8))


def test_where_the_term_ends_before_the_next_declaration_the_officer_renews_or_ends_it():
    seat = make_board_seat("seated", **(TERM | {"ends": date(2021, 9, 1)}))
    as_user(seat.person.user, boards.declare_interests, seat, interests="None", funding="None")
    assert turn(seat) == ("officer", date(2021, 9, 1))
    as_user(officer(), boards.end, seat, reason="The term is over.")
    assert (seat.state, seat.turn_role, seat.due_at) == ("ended", "", None)


def test_silence_is_no_declaration():
    seat = make_board_seat("seated")
    with pytest.raises(Unfit) as unfit:
        as_user(seat.person.user, boards.declare_interests, seat, interests=" ", funding="a" * 2001)
    assert {field: str(why) for field, why in unfit.value.problems.items()} == {
        "interests": "Write it, or write that there is none.", "funding": "This is longer than 2,000 letters.",
    }  # fmt: skip


def test_a_declaration_is_the_members_own_and_only_of_a_seat_that_stands():
    seat = make_board_seat("seated")
    with pytest.raises(Refused):
        as_user(officer(), boards.declare_interests, seat, interests="None", funding="None")
    as_user(seat.person.user, boards.leave, seat)
    with pytest.raises(Conflict):
        as_user(seat.person.user, boards.declare_interests, seat, interests="None", funding="None")


def test_the_log_holds_no_word_of_a_declaration():
    seat = make_board_seat("seated")
    as_user(seat.person.user, boards.declare_interests, seat, interests="Shares in a well", funding="A foundation")
    with acting_as("system:jobs"):
        entry = Log.objects.get(verb="board_seat.declare")
    assert (entry.reason, entry.data) == ("", {})


def test_an_organisation_has_as_many_seats_as_the_board_lets_one_have_however_it_is_spelled():
    board = make_board()
    make_board_seat("invited", board=board, organisation="Stichting Ayaan", **TERM)
    other = make.make_person("Yusuf Warsame")
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), boards.invite, board, email=other.user.email, organisation="AYAAN vzw", **TERM)
    assert str(unfit.value.problems["organisation"]) == "This organisation has as many seats as one may have."
    as_user(officer(), boards.edit_board, board, most_of_one=2)
    assert (
        as_user(officer(), boards.invite, board, email=other.user.email, organisation="AYAAN vzw", **TERM).state
        == "invited"
    )


def test_in_their_own_name_any_number_sit_on_a_board():
    board = make_board()
    for name in ("Hodan Warsame", "Yusuf Warsame"):
        make_board_seat("seated", board=board, person=make.make_person(name), **TERM)
    assert len(members_beside(board, officer())) == 2


def test_nobody_has_two_seats_on_a_board_and_after_a_no_they_may_be_asked_again():
    board, person = make_board(), make.make_person()
    seat = make_board_seat("invited", board=board, person=person, **TERM)
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), boards.invite, board, email=person.user.email, **TERM)
    assert str(unfit.value.problems[""]) == "They are invited already, or have a seat."
    as_user(person.user, boards.decline, seat)
    assert as_user(officer(), boards.invite, board, email=person.user.email, **TERM).state == "invited"


def test_a_term_ends_after_it_began_and_after_today():
    board, person = make_board(), make.make_person()
    for starts, ends in ((TODAY, TODAY), (date(2021, 5, 1), date(2021, 4, 1)), (date(2020, 1, 1), date(2021, 3, 8))):
        with pytest.raises(Unfit) as unfit:
            as_user(officer(), boards.invite, board, email=person.user.email, starts=starts, ends=ends)
        assert sorted(unfit.value.problems) == ["ends"]
    seat = make_board_seat("seated", board=board, person=person, **TERM)
    with pytest.raises(Unfit):
        as_user(officer(), boards.renew, seat, ends=seat.ends)


def test_only_somebody_with_an_account_and_a_profile_is_invited():
    board = make_board()
    for email in ("nobody@example.org", make.make_staff("assessor").email):
        with pytest.raises(Unfit) as unfit:
            as_user(officer(), boards.invite, board, email=email, **TERM)
        assert str(unfit.value.problems["email"]) == (
            "Nobody has an account with this address. Ask them to open one first."
        )


def test_only_whoever_is_invited_answers_and_an_invitation_is_taken_back_with_a_reason():
    seat = make_board_seat("invited")
    with pytest.raises(Refused):
        as_user(officer(), boards.accept, seat)
    with pytest.raises(ReasonMissing):
        as_user(officer(), boards.take_back, seat, reason=" ")
    as_user(officer(), boards.take_back, seat, reason="The board is full.")
    assert seat.state == "ended"
    with pytest.raises(Conflict):
        as_user(seat.person.user, boards.accept, seat)


def test_members_read_each_others_names_and_nothing_else():
    board = make_board()
    one = make_board_seat("seated", board=board, person=make.make_person("Hodan"), organisation="Ayaan", **TERM)
    other = make_board_seat("seated", board=board, person=make.make_person("Yusuf"), **TERM)
    waits = make_board_seat("invited", board=board, person=make.make_person("Amina"), **TERM)
    both = [Member("Hodan", "Ayaan"), Member("Yusuf", "")]
    for seat in (one, other):
        assert as_user(seat.person.user, lambda by, board=board: members_beside(board, by)) == both
        assert as_user(seat.person.user, lambda by: list(BoardSeat.objects.all())) == [seat]  # the second wall
        assert as_user(seat.person.user, lambda by: list(BoardSeat.objects.visible_to(by))) == [seat]
    assert as_user(waits.person.user, lambda by: members_beside(board, by)) == []
    assert members_beside(board, make.make_staff("assessor")) == []
    assert as_user(officer(), lambda by: BoardSeat.objects.count()) == 3


def test_a_board_is_read_by_staff_and_by_whoever_is_asked_or_sits_on_it_until_they_leave():
    board = make_board()
    seat = make_board_seat("invited", board=board)
    user = seat.person.user
    sees = lambda by: (list(Board.objects.visible_to(by)), has_perm("gatherings.view_board", by, board))  # noqa: E731
    assert as_user(user, sees) == ([board], True)
    assert as_user(user, lambda by: has_perm("gatherings.view_board_seat", by, seat))
    as_user(user, boards.accept, seat)
    assert as_user(user, sees) == ([board], True)
    as_user(user, boards.leave, seat)
    assert as_user(user, sees) == ([], False)
    assert as_user(officer(), sees) == as_user(make.make_staff("assessor"), sees) == ([board], True)
    assert list(Board.objects.visible_to(AnonymousUser())) == list(BoardSeat.objects.visible_to(AnonymousUser())) == []
    assert (str(board), str(seat), seat.focus_id) == ("Advisory board", seat.name, None)


def test_whose_account_is_closed_sits_no_more_and_a_seat_is_forgotten_two_years_after_it_ended():
    board = make_board()
    sits = make_board_seat(board=board, person=make.make_person("Hodan"), **TERM)
    asked = make_board_seat("invited", board=board, person=make.make_person("Yusuf"), **TERM)
    stays = make_board_seat(board=board, person=make.make_person("Amina"), **TERM)
    with acting_as("system:jobs"):
        User.objects.filter(pk__in=[sits.account_id, asked.account_id]).update(is_active=False)
    tasks.forget(0)
    with acting_as("system:jobs"):
        states = dict(BoardSeat.objects.values_list("pk", "state"))
        assert states == {sits.pk: "ended", asked.pk: "ended", stays.pk: "seated"}
        assert list(board.space.seats.filter(ended_at=None).values_list("account", flat=True)) == [stays.account_id]
    clock.start_at(datetime(2023, 3, 8, 9, 1, tzinfo=UTC))
    assert boards.forget() == 2
    with acting_as("system:jobs"):
        assert list(BoardSeat.objects.values_list("pk", flat=True)) == [stays.pk]
