"""Somebody keeps what they look for, and is written to once about whatever opens that fits it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.actions.saved_search import Written, write_letters
from ciconia.selection.models import Opportunity, SavedSearch, WrittenOpportunity
from ciconia.selection.queries.open_opportunity import Choice, page_of
from ciconia.selection.queries.saved_search import choice_of, searches_of
from ciconia.selection.rules.saved_search import digest_due, sees, why_not
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2021, 3, 8, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    clock.start_at(MONDAY)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def need():
    """A validated need of an institution in Somalia."""
    return make.make_need("validated")


@pytest.fixture
def hodan():
    return make.make_user("Hodan", language="nl")


def later(**more):
    """The clock moves on, a quarter of an hour unless told."""
    clock.start_at(clock.now() + timedelta(**(more or {"minutes": 15})))


def opens(need, title="Trainer for wells", **fields):
    """Something opens now."""
    number = Opportunity.objects.count() + 1
    own = {
        "programme": need.programme, "focus": need.focus, "organisation": need.organisation, "need": need,
        "sector": need.sector, "reference": f"CD2-SOM-8{number:03}", "title": translated(title), "languages": ["so"],
        "mode": "physical", "starts": date(2021, 5, 10), "weeks": 6, "deadline": date(2021, 4, 21),
        "state": "published", "turn_role": "officer", "published_at": clock.now(),
    }  # fmt: skip
    return Opportunity.objects.create(**(own | fields))


def keep(account, need, pace="at_once", **choice):
    return make.as_user(account, searches.keep_search, need.programme, Choice(**choice), pace=pace)


class Post:
    """What was handed over: to whom, and what each letter names."""

    def __init__(self, *, refuses=()):
        self.letters = []
        self.refuses = refuses

    def __call__(self, letter):
        if letter.account.name in self.refuses:
            raise NotSent
        self.letters.append(letter)

    @property
    def said(self):
        return [
            (letter.account.name, [[str(row.title) for row in part.rows] for part in letter.parts])
            for letter in self.letters
        ]


def write():
    """A run a quarter of an hour later, and what it said."""
    later()
    post = Post()
    done = write_letters(post)
    assert done == Written(len(post.letters), 0)
    return post.said


def test_who_keeps_a_search_is_written_to_about_what_opens_afterwards(need, hodan):
    opens(need, "Open before")
    later()
    search = keep(hodan, need, countries=["SOM"])
    assert write() == []
    opens(need)
    assert write() == [("Hodan", [["Trainer for wells"]])]
    search.refresh_from_db()
    assert search.matched_at == pytest.approx(clock.now(), abs=timedelta(seconds=5))
    assert write() == []


def test_what_has_just_opened_waits_ten_minutes_in_which_it_can_be_taken_back(need, hodan):
    keep(hodan, need)
    later()
    opens(need)
    later(minutes=9)
    post = Post()
    assert write_letters(post) == Written(0, 0)
    later(minutes=2)
    assert write_letters(post) == Written(1, 0)


@pytest.mark.parametrize(
    ("choice", "fits"),
    [
        ({}, True),
        ({"countries": ["SOM", "IRQ"]}, True),
        ({"countries": ["IRQ"]}, False),
        ({"sectors": ["none"]}, False),
        ({"kinds": ["assignment"]}, True),
        ({"kinds": ["internship"]}, False),
        ({"modes": ["physical", "mixed"]}, True),
        ({"modes": ["virtual"]}, False),
        ({"languages": ["ar", "so"]}, True),
        ({"languages": ["ar"]}, False),
        ({"words": "training wells"}, False),
        ({"words": "trainers well"}, True),
        ({"starts_from": date(2021, 5, 10)}, True),
        ({"starts_from": date(2021, 5, 11)}, False),
        ({"starts_by": date(2021, 5, 10)}, True),
        ({"starts_by": date(2021, 5, 9)}, False),
        ({"countries": ["SOM"], "modes": ["physical"], "words": "wells", "starts_by": date(2021, 6, 1)}, True),
        ({"countries": ["SOM"], "modes": ["virtual"], "words": "wells"}, False),
    ],
)
def test_a_search_finds_what_the_list_finds(need, hodan, choice, fits):
    kept = keep(hodan, need, **choice)
    later()
    opens(need)
    listed = page_of(need.programme, clock.today(), choice_of(kept), 25)
    assert [bool(listed), bool(write())] == [fits, fits]


def test_one_person_gets_one_letter_and_nothing_in_it_twice(need, hodan):
    keep(hodan, need, words="wells")
    keep(hodan, need, countries=["SOM"])
    later()
    opens(need)
    opens(need, "Auditor of tariffs", mode="virtual")
    assert write() == [("Hodan", [["Trainer for wells"], ["Auditor of tariffs"]])]


def test_a_weekly_letter_comes_on_monday_and_groups_by_search(need, hodan):
    keep(hodan, need, "weekly", words="wells")
    keep(hodan, need, "weekly", modes=["virtual"])
    later(days=1)
    opens(need)
    later(days=1)
    opens(need, "Auditor of tariffs", mode="virtual")
    assert write() == []
    later(days=4, hours=20)  # Monday, seven in the morning has passed
    assert clock.now().strftime("%A %H") == "Monday 05"
    assert write() == []
    later(hours=1)
    assert write() == [("Hodan", [["Trainer for wells"], ["Auditor of tariffs"]])]
    later(minutes=30)
    assert write() == []


def test_what_was_written_at_once_is_not_in_the_weekly_letter(need, hodan):
    keep(hodan, need, words="wells")
    keep(hodan, need, "weekly")
    later(days=1)
    opens(need)
    opens(need, "Auditor of tariffs")
    assert write() == [("Hodan", [["Trainer for wells"]])]
    later(days=7)
    assert write() == [("Hodan", [["Auditor of tariffs"]])]


def test_deleting_a_search_and_keeping_it_again_does_not_repeat_anything(need, hodan):
    first = keep(hodan, need)
    keep(hodan, need, "weekly", words="wells")
    later()
    opens(need)
    assert len(write()) == 1
    make.as_user(hodan, searches.forget_search, first)
    later(days=7)
    assert write() == []
    assert SavedSearch.objects.count() == 1


def test_what_closed_before_the_letter_goes_is_not_in_it(need, hodan):
    keep(hodan, need)
    later()
    opens(need, "Closed", state="closed")
    opens(need, "Yesterday", deadline=date(2021, 3, 7))
    gone = opens(need, "Taken back between two letters", deadline=date(2021, 4, 20))
    opens(need)
    aman = make.make_user("Aman")
    keep(aman, need)
    SavedSearch.objects.update(looked_at=MONDAY)
    later()
    post = Post()

    def slow(letter):
        post(letter)
        Opportunity.objects.filter(pk=gone.pk).update(state="withdrawn")

    assert write_letters(slow) == Written(2, 0)
    assert post.said == [
        ("Hodan", [["Taken back between two letters", "Trainer for wells"]]),
        ("Aman", [["Trainer for wells"]]),
    ]


def test_where_all_of_it_closed_there_is_no_letter(need, hodan):
    aman = make.make_user("Aman")
    keep(hodan, need)
    keep(aman, need)
    later()
    only = opens(need)
    later()
    post = Post()

    def slow(letter):
        post(letter)
        Opportunity.objects.filter(pk=only.pk).update(state="withdrawn")

    assert write_letters(slow) == Written(1, 0)


def test_what_opens_again_is_new_for_whoever_was_not_written_to(need, hodan):
    closed = opens(need, state="closed")
    later()
    keep(hodan, need)
    later()
    Opportunity.objects.filter(pk=closed.pk).update(state="published", state_since=clock.now())
    assert write() == [("Hodan", [["Trainer for wells"]])]
    Opportunity.objects.filter(pk=closed.pk).update(state_since=clock.now())
    assert write() == []


def test_a_letter_that_cannot_be_handed_over_stops_no_other_and_is_tried_again(need, hodan):
    keep(hodan, need)
    keep(hodan, need, words="wells")
    keep(make.make_user("Aman"), need)
    later()
    opens(need)
    later()
    post = Post(refuses=["Hodan"])
    assert write_letters(post) == Written(1, 1)
    assert post.said == [("Aman", [["Trainer for wells"]])]
    assert write() == [("Hodan", [["Trainer for wells"]])]


def test_a_run_that_is_killed_repeats_at_most_the_letter_in_hand(need, hodan):
    for name in ("Aman", "Bilan"):
        keep(make.make_user(name), need)
    keep(hodan, need)
    later()
    opens(need)
    later()
    post = Post()

    def killed(letter):
        post(letter)
        if len(post.letters) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_letters(killed)
    again = Post()
    assert write_letters(again) == Written(2, 0)
    assert [letter.account.name for letter in post.letters] == ["Hodan", "Aman"]
    assert [letter.account.name for letter in again.letters] == ["Aman", "Bilan"]
    assert again.letters[0].key == post.letters[1].key  # so that a mailbox can tell that it has it
    assert again.letters[1].key != again.letters[0].key


def test_somebody_who_said_never_is_not_written_to_and_nothing_is_made_up_for_later(need, hodan):
    search = keep(hodan, need)
    make.as_user(hodan, searches.switch_pace, search, pace="never")
    later()
    opens(need)
    assert write() == []
    make.as_user(hodan, searches.switch_pace, search, pace="at_once")
    assert write() == []
    opens(need, "Auditor of tariffs")
    assert write() == [("Hodan", [["Auditor of tariffs"]])]


def test_who_says_never_while_letters_are_written_gets_none(need, hodan):
    aman = make.make_user("Aman")
    keep(hodan, need)
    other = keep(aman, need)
    later()
    opens(need)
    later()
    post = Post()

    def slow(letter):
        post(letter)
        SavedSearch.objects.filter(pk=other.pk).update(pace="never")

    assert write_letters(slow) == Written(1, 0)


def test_an_account_that_was_closed_gets_no_letter(need, hodan):
    keep(hodan, need)
    later()
    opens(need)
    hodan.is_active = False
    hodan.save()
    assert write() == []


def test_the_same_search_again_only_changes_its_pace(need, hodan):
    first = keep(hodan, need, countries=["SOM", "IRQ"], starts_by=date(2021, 6, 1))
    again = keep(hodan, need, "weekly", countries=["IRQ", "SOM"], starts_by=date(2021, 6, 1))
    assert (again.pk, again.pace, SavedSearch.objects.count()) == (first.pk, "weekly", 1)
    keep(hodan, need, "weekly", countries=["IRQ", "SOM"], starts_by=date(2021, 6, 1))
    verbs = list(Log.objects.filter(noun="saved_search").order_by("id").values_list("verb", flat=True))
    assert verbs == ["saved_search.keep", "saved_search.switch_pace"]


def test_nobody_keeps_more_than_twenty(need, hodan):
    for number in range(20):
        keep(hodan, need, words=f"word{number}")
    with pytest.raises(Refused, match="You keep 20 searches, and more than that nobody can"):
        keep(hodan, need)
    assert keep(hodan, need, "weekly", words="word7").pace == "weekly"


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({}, ""),
        ({"starts_from": date(2021, 4, 1), "starts_by": date(2021, 4, 1)}, ""),
        ({"starts_from": date(2020, 1, 1)}, ""),
        ({"starts_by": date(2021, 3, 8)}, ""),
        (
            {"starts_by": date(2021, 3, 7)},
            "Nothing new can start by a day that has passed. Choose a later day, or none.",
        ),
        (
            {"starts_from": date(2021, 4, 2), "starts_by": date(2021, 4, 1)},
            "The last day to start is before the first. Nothing could ever fit.",
        ),
    ],
)
def test_a_search_that_nothing_can_fit_is_not_kept(dates, sentence):
    dates = {"starts_from": None, "starts_by": None} | dates
    assert str(why_not(kept=0, today=date(2021, 3, 8), **dates)) == sentence


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2021, 3, 8, 5, 59, tzinfo=UTC), datetime(2021, 3, 1, 6, tzinfo=UTC)),
        (datetime(2021, 3, 8, 6, tzinfo=UTC), datetime(2021, 3, 8, 6, tzinfo=UTC)),
        (datetime(2021, 3, 14, 23, 30, tzinfo=UTC), datetime(2021, 3, 8, 6, tzinfo=UTC)),
        (datetime(2021, 3, 29, 5, tzinfo=UTC), datetime(2021, 3, 29, 5, tzinfo=UTC)),  # summer time has begun
    ],
)
def test_the_weekly_letter_is_due_on_monday_at_seven(now, due):
    assert digest_due(now) == due


def test_what_somebody_looks_for_is_seen_by_nobody_else(need, hodan):
    search = keep(hodan, need, words="wells")
    later()
    opens(need)
    assert len(write()) == 1
    officer = make.make_staff("officer")
    assert (sees(hodan, search), sees(officer, search), sees(AnonymousUser(), search)) == (True, False, False)
    assert list(SavedSearch.objects.visible_to(AnonymousUser())) == []
    rows = {}
    for account in (officer, hodan):
        set_actor(str(account.pk))
        rows[account.name] = (
            SavedSearch.objects.count(),
            WrittenOpportunity.objects.count(),
            len(searches_of(account)),
        )
    make.set_actor("system:maker")
    assert rows == {"Officer": (0, 0, 0), "Hodan": (1, 1, 1)}


def test_the_log_says_that_and_when_but_never_what_somebody_looks_for(need, hodan):
    search = keep(hodan, need, words="wells")
    later()
    opens(need)
    write()
    make.as_user(hodan, searches.forget_search, search)
    entries = Log.objects.filter(noun="saved_search").order_by("id")
    assert [(entry.verb, entry.actor_label, entry.data) for entry in entries] == [
        ("saved_search.keep", "Hodan", {"pace": "at_once"}),
        ("saved_search.write", "Saved searches", {}),
        ("saved_search.forget", "Hodan", {}),
    ]


def test_who_was_written_to_about_what_is_forgotten_a_year_after_its_last_day(need, hodan):
    keep(hodan, need)
    later()
    opens(need)
    write()
    later(days=408)
    write()
    assert WrittenOpportunity.objects.count() == 1
    later(days=2)
    write()
    assert WrittenOpportunity.objects.count() == 0


def test_what_a_run_asks_does_not_grow_with_the_searches(need):
    def statements():
        later()
        opens(need, mode="virtual")
        later()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert write_letters(Post()) == Written(0, 0)
        return len(asked)

    for number in range(3):
        keep(make.make_user(f"Reader {number}"), need, modes=["physical"])
    first = statements()
    for number in range(30):
        keep(make.make_user(f"Another {number}"), need, modes=["physical"])
    assert statements() == first


def test_where_nothing_opened_searches_are_not_read(need, hodan):
    keep(hodan, need)
    later()
    with CaptureQueriesContext(connection) as asked:
        write_letters(Post())
    assert [one["sql"] for one in asked if "LATERAL" in one["sql"]] == []
