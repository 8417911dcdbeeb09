"""The newsletter: only who confirmed gets it, once, of what is public in that moment; and it ends with one press."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.letter import prefer
from ciconia.foundation.actions.mail import REFUSED, SENT, NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import LetterWish, Log
from ciconia.foundation.queries.letter import whose
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.erasure import erase
from ciconia.publishing import tasks
from ciconia.publishing.actions import newsletter as newsletters
from ciconia.publishing.actions import newsletter_letter as letters
from ciconia.publishing.actions import publication as publications
from ciconia.publishing.actions import subscriber as subscribers
from ciconia.publishing.models import Newsletter, NewsletterLetter, Publication, Subscriber
from ciconia.publishing.queries import newsletter as queries
from ciconia.publishing.rules.newsletter import language_for, languages_of
from tests import make, make_newsletter
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    set_actor("system:maker")
    yield
    clock.start_at(None)


def went(post=lambda letter: SENT):
    """What became of the letters that waited: how many went and how many were refused."""
    return letters.hand_over_all(post)


def fates(row):
    """How far the letters of a number are."""
    return sorted(row.posted_letters.values_list("posted", flat=True))


def officer():
    return make.make_staff("officer")


# Who gets it


def test_nobody_gets_it_before_they_press_the_link_of_the_letter_and_a_second_press_changes_nothing():
    programme = make.make_programme()
    row = subscribers.subscribe(programme, email=" Ayaan@Example.org ", language="nl", words="Kept for this.")
    assert (row.email, row.language, row.letter, row.confirmed_at) == ("ayaan@example.org", "nl", "confirm", None)
    assert queries.readers_of(programme) == queries.Readers({}, {"asked": 1})
    assert subscribers.confirm(row.public_id)[0] == "standing"
    assert subscribers.confirm(row.public_id)[0] == "standing"
    assert queries.readers_of(programme) == queries.Readers({row.pk: "nl"}, {})
    assert Log.objects.filter(verb="subscriber.confirm").count() == 1
    assert subscribers.confirm("nobody") == ("gone", None)


def test_an_address_that_has_it_gets_a_letter_that_says_so_and_whoever_typed_it_learns_nothing():
    programme = make.make_programme()
    first = make_newsletter.make_subscriber(programme=programme)
    again = subscribers.subscribe(programme, email="ayaan@example.org", language="fr")
    assert (again.pk, again.letter, again.language) == (first.pk, "again", "en")


def test_whoever_types_the_address_of_somebody_else_cannot_fill_their_mailbox():
    programme = make.make_programme()
    for _each in range(3):
        row = subscribers.subscribe(programme, email="ayaan@example.org", language="en")
    Subscriber.objects.update(letter="")
    row = subscribers.subscribe(programme, email="ayaan@example.org", language="en")
    assert (row.letters, row.letter) == (3, "")


@pytest.mark.parametrize(
    "email",
    ["nobody", "@example.org", "ayaan@example", "a b@example.org", "a@example.org,b@example.org", "\u0430@example.org"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_in_words(email):
    with pytest.raises(Unfit) as wrong:
        subscribers.subscribe(make.make_programme(), email=email, language="en")
    assert set(wrong.value.problems) == {"email"}
    assert Subscriber.objects.count() == 0


def test_a_programme_that_is_over_takes_nobody():
    programme = make.make_programme()
    clock.start_at(clock.now() + timedelta(days=4000))
    with pytest.raises(Unfit, match="over"):
        subscribers.subscribe(programme, email="ayaan@example.org", language="en")


def test_what_nobody_confirms_is_gone_after_a_week_and_the_link_says_so():
    row = make_newsletter.make_subscriber("asked")
    Subscriber.objects.update(asked_at=clock.now() - timedelta(days=7, minutes=1))
    assert subscribers.confirm(row.public_id)[0] == "expired"
    new = subscribers.subscribe(row.programme, email=row.email, language="en")
    assert new.pk != row.pk
    Subscriber.objects.update(asked_at=clock.now() - timedelta(days=8))
    tasks.forget_subscribers.func(0)
    assert Subscriber.objects.count() == 0


def test_one_press_ends_it_and_the_address_is_gone_and_two_years_later_everything():
    row = make_newsletter.make_subscriber()
    assert subscribers.end(row.public_id).ended_at is not None
    row.refresh_from_db()
    ended_at = row.ended_at
    assert (row.email, str(row)) == ("", row.public_id)
    subscribers.end(row.public_id)
    subscribers.end_refused(row)
    row.refresh_from_db()
    assert (row.ended_at, subscribers.confirm(row.public_id)[0]) == (ended_at, "ended")
    assert Log.objects.filter(verb="subscriber.end").count() == 1
    assert subscribers.end("nobody") is None
    again = make_newsletter.make_subscriber(programme=row.programme)
    assert (again.pk != row.pk, queries.readers_of(row.programme).number) == (True, 1)
    Subscriber.objects.filter(pk=row.pk).update(ended_at=clock.now() - timedelta(days=731))
    assert subscribers.forget() == {"unconfirmed": 0, "ended": 1}


def test_the_letters_that_ask_to_confirm_go_once_and_one_that_comes_back_is_noted():
    programme = make.make_programme()
    rows = [subscribers.subscribe(programme, email=f"{n}@example.org", language="en") for n in (1, 2)]
    gone = []

    def post(row):
        if row == rows[1]:
            raise NotSent
        gone.append(row.email)

    assert subscribers.write_letters(post) == (1, 1)
    assert subscribers.write_letters(post) == (0, 0)
    assert gone == ["1@example.org"]
    rows[1].refresh_from_db()
    assert rows[1].bounced_at is not None
    subscribers.confirm(rows[1].public_id)
    rows[1].refresh_from_db()
    assert rows[1].bounced_at is None  # they pressed the link: it came after all


def test_a_letter_that_another_run_has_just_handed_over_is_not_written_again():
    row = subscribers.subscribe(make.make_programme(), email="a@example.org", language="en")
    other = subscribers.subscribe(row.programme, email="b@example.org", language="en")

    def post(_row):
        Subscriber.objects.filter(pk=other.pk).update(letter="")

    assert subscribers.write_letters(post) == (1, 0)


def test_whoever_refused_such_letters_and_confirms_anew_gets_them_again():
    row = make_newsletter.make_subscriber("asked")
    prefer(whose(row.email), "newsletter", "never", by=None)
    assert queries.readers_of(row.programme).number == 0
    subscribers.confirm(row.public_id)
    assert queries.readers_of(row.programme) == queries.Readers({row.pk: "en"}, {})


def test_an_erased_person_is_no_subscriber_any_more():
    person = make.make_person()
    make_newsletter.make_subscriber(email=person.user.email)
    with acting_as("system:jobs"):
        erase(person)
    assert Subscriber.objects.count() == 0


def test_nobody_reads_who_gets_it():
    make_newsletter.make_subscriber()
    make_newsletter.make_newsletter("sent")
    for who in (officer(), make.make_staff("coordinator")):
        set_actor(str(who.pk))
        assert (Subscriber.objects.visible_to(who).count(), NewsletterLetter.objects.visible_to(who).count()) == (0, 0)
        assert (Subscriber.objects.count(), NewsletterLetter.objects.count()) == (0, 0)
        set_actor("system:maker")


# Writing it


def test_a_number_is_written_by_those_who_write_stories_and_by_nobody_else():
    programme = make.make_programme()
    fields = make_newsletter.newsletter_fields()
    with pytest.raises(Refused, match="write the newsletter"):
        as_user(make.make_staff("viewer"), newsletters.make_newsletter, programme, **fields)
    row = as_user(make.make_staff("editor"), newsletters.make_newsletter, programme, **fields)
    with pytest.raises(Refused):
        as_user(make.make_staff("viewer"), newsletters.edit_newsletter, row, title=translated("Mine"))
    as_user(officer(), newsletters.edit_newsletter, row, title=translated("Ours"))
    assert (str(row), row.state, row.turn_role) == ("Ours", "draft", "editor|officer")
    assert queries.newsletters_at_desk(programme, make.make_user("Nobody")).count() == 0


@pytest.mark.parametrize(
    ("fields", "at"),
    [({"title": {}}, "title"), ({"introduction": {}}, "introduction"),
     ({"introduction": {"source": "en", "en": "x" * 1501}}, "introduction")],
)  # fmt: skip
def test_what_a_number_lacks_is_said_at_the_field(fields, at):
    with pytest.raises(Unfit) as wrong:
        as_user(officer(), newsletters.make_newsletter, make.make_programme(),
                **make_newsletter.newsletter_fields(**fields))  # fmt: skip
    assert set(wrong.value.problems) == {at}


@pytest.mark.parametrize(
    ("fields", "at"),
    [({"title": {}}, "title"), ({"text": {}}, "text"), ({"text": {"source": "en", "en": "x" * 601}}, "text"),
     ({"link": "http://example.org/"}, "link"), ({"link": "https://[1"}, "link"), ({"link": "https://wells"}, "link")],
)  # fmt: skip
def test_what_an_own_text_lacks_is_said_at_the_field(fields, at):
    row = make_newsletter.make_newsletter()
    said = {"title": translated("Wells"), "text": translated("All of them"), "link": ""} | fields
    with pytest.raises(Unfit) as wrong:
        as_user(officer(), newsletters.put_text, row, **said)
    assert set(wrong.value.problems) == {at}
    with pytest.raises(Unfit):
        as_user(officer(), newsletters.edit_text, row.pieces.get(), **said)


def test_pieces_are_put_in_once_moved_up_changed_and_taken_out():
    row, by = make_newsletter.make_newsletter(), officer()
    story = as_user(by, newsletters.put_piece, row, noun="story", source="abcdefghjk")
    assert [str(one) for one in queries.pieces_of(row)] == ["A map of wells", "story abcdefghjk"]
    with pytest.raises(Unfit, match="already"):
        as_user(by, newsletters.put_piece, row, noun="story", source="abcdefghjk")
    with pytest.raises(Unfit, match="public"):
        as_user(by, newsletters.put_piece, row, noun="person", source="abcdefghjk")
    as_user(by, newsletters.raise_piece, story)
    as_user(by, newsletters.raise_piece, story)
    assert [one.noun for one in queries.pieces_of(row)] == ["story", ""]
    own = row.pieces.get(noun="")
    as_user(by, newsletters.edit_text, own, title=translated("Maps"))
    as_user(by, newsletters.drop_piece, story)
    assert [str(one) for one in queries.pieces_of(row)] == ["Maps"]
    for number in range(19):
        as_user(by, newsletters.put_piece, row, noun="story", source=f"abcdefgh{number:02}")
    with pytest.raises(Unfit, match="Twenty"):
        as_user(by, newsletters.put_piece, row, noun="event", source="abcdefghjk")


# Sending it


def test_everybody_gets_it_once_in_their_language_or_in_one_in_which_it_is_written():
    programme = make.make_programme()
    rows = [make_newsletter.make_subscriber(programme=programme, email=f"{code}@example.org", language=code)
            for code in ("en", "nl", "ar")]  # fmt: skip
    row = make_newsletter.make_newsletter()
    with pytest.raises(Unfit, match="It goes to 3 addresses now"):
        as_user(officer(), newsletters.send, row, number=2)
    as_user(officer(), newsletters.send, row, number=3)
    found = {letter.subscriber_id: letter.language for letter in row.posted_letters.all()}
    assert found == {rows[0].pk: "en", rows[1].pk: "nl", rows[2].pk: "en"}
    assert {(one.channel, one.place, one.language, one.letters) for one in Publication.objects.all()} == {
        ("website", "page", "", None), ("newsletter", "mail", "en", 2), ("newsletter", "mail", "nl", 1),
    }  # fmt: skip
    gone = []
    assert went(lambda letter: gone.append(letter.subscriber.email)) == (3, 0)
    assert went(lambda letter: gone.append(letter.subscriber.email)) == (0, 0)
    row.refresh_from_db()
    assert (sorted(gone), row.sent, row.letters) == (["ar@example.org", "en@example.org", "nl@example.org"], 3, 3)
    assert row.done_at is not None
    assert queries.public_newsletter(programme, row.public_id) == row


def test_a_number_in_which_nothing_stands_or_that_is_half_written_is_not_sent():
    row = make_newsletter.make_newsletter()
    as_user(officer(), newsletters.edit_newsletter, row, title=translated("Spring", ar="ربيع"))
    with pytest.raises(Refused, match="and not both"):
        as_user(officer(), newsletters.send, row, number=0)
    as_user(officer(), newsletters.edit_newsletter, row, title=translated("Spring"), introduction=translated("x", "nl"))
    with pytest.raises(Refused, match="in the same language"):
        as_user(officer(), newsletters.send, row, number=0)
    as_user(officer(), newsletters.edit_newsletter, row, **make_newsletter.newsletter_fields())
    as_user(officer(), newsletters.drop_piece, row.pieces.get())
    with pytest.raises(Refused, match="Put something into it first"):
        as_user(officer(), newsletters.send, row, number=0)
    assert (languages_of(row), row.zone) == (["en", "nl"], "Europe/Amsterdam")
    assert [language_for(wanted, ["so", "nl"]) for wanted in ("nl", "ar", "en")] == ["nl", "so", "so"]


def test_it_is_sent_once_and_changed_no_more():
    make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("sent")
    with pytest.raises(Conflict):
        as_user(officer(), newsletters.send, row, number=1)
    with pytest.raises(Conflict):
        as_user(officer(), newsletters.edit_newsletter, row, title=translated("Late"))
    assert (row.posted_letters.count(), Publication.objects.filter(place="mail").count()) == (1, 1)


def test_without_subscribers_it_stands_in_the_archive_alone():
    row = make_newsletter.make_newsletter("sent")
    assert went() == (0, 0)
    row.refresh_from_db()
    assert (row.letters, row.done_at is not None, Publication.objects.count()) == (0, True, 1)


def test_a_letter_in_hand_when_the_run_was_killed_never_goes_twice_and_is_said_to_be_unknown():
    make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("sent")

    def killed(_letter):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        went(killed)
    assert (went(), fates(row)) == ((0, 0), ["begun"])
    NewsletterLetter.objects.update(at=clock.now() - timedelta(minutes=11))
    assert went() == (0, 0)
    row.refresh_from_db()
    assert (fates(row), row.unsure, row.done_at is not None) == (["unsure"], 1, True)


def test_where_the_mail_server_does_not_answer_the_rest_waits():
    for number in range(2):
        make_newsletter.make_subscriber(email=f"{number}@example.org")
    row = make_newsletter.make_newsletter("sent")

    def down(_letter):
        raise OSError

    with pytest.raises(OSError):
        went(down)
    assert (fates(row), went()) == (["waiting", "waiting"], (2, 0))


def test_an_address_that_comes_back_is_left_out_the_next_time_until_it_asks_anew():
    subscriber = make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("sent")

    def back(_letter):
        raise NotSent

    assert went(back) == (0, 1)
    row.refresh_from_db()
    assert (row.failed, queries.readers_of(row.programme)) == (1, queries.Readers({}, {"bounced": 1}))
    subscribers.subscribe(row.programme, email=subscriber.email, language="en")
    subscribers.write_letters(lambda _row: None)
    assert queries.readers_of(row.programme).number == 1


def test_whoever_wants_no_newsletters_at_all_gets_none_and_it_is_ended():
    subscriber = make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("sent")
    assert went(lambda _letter: REFUSED) == (0, 0)
    row.refresh_from_db()
    subscriber.refresh_from_db()
    assert (row.left_out, subscriber.email) == (1, "")
    account = make.make_user("Somebody", email="somebody@example.org")
    make_newsletter.make_subscriber(email=account.email)
    LetterWish.objects.create(account=account, kind="newsletter", pace="never")
    assert queries.readers_of(row.programme) == queries.Readers({}, {"refused": 1})


def test_what_is_ended_or_withdrawn_before_a_letter_is_handed_over_is_not_sent():
    rows = [make_newsletter.make_subscriber(email=f"{number}@example.org") for number in range(2)]
    row = make_newsletter.make_newsletter("sent")
    subscribers.end(rows[0].public_id, number=row.public_id)
    assert went() == (1, 0)
    row.refresh_from_db()
    assert (fates(row), row.left_out, row.ended) == (["left_out", "sent"], 1, 1)
    second = make_newsletter.make_newsletter("sent", title=translated("Summer", nl="Zomer"))
    page = Publication.objects.get(place="page", source=second.public_id)
    as_user(officer(), publications.withdraw, page, reason="A figure was wrong")
    assert (went(), fates(second)) == ((0, 0), ["left_out"])
    assert queries.public_newsletter(second.programme, second.public_id) is None
    assert queries.was_sent(second.programme, second.public_id) is True
    assert queries.was_sent(second.programme, "nobody") is False


def test_a_letter_that_another_run_took_is_left_to_it():
    make_newsletter.make_subscriber(email="1@example.org")
    make_newsletter.make_subscriber(email="2@example.org")
    row = make_newsletter.make_newsletter("sent")

    def post(_letter):
        row.posted_letters.filter(posted="waiting").update(posted="sent")

    assert went(post) == (1, 0)
    assert fates(row) == ["sent", "sent"]


def test_a_withdrawn_number_is_gone_and_its_letters_are_listed_to_be_taken_back_by_writing_again():
    make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("withdrawn")
    assert went() == (0, 0)
    assert (row.state, fates(row)) == ("withdrawn", ["left_out"])
    assert {one.place: one.state for one in Publication.objects.all()} == {"page": "withdrawn", "mail": "to_take_down"}
    assert make_newsletter.make_newsletter("put_away").state == "put_away"


def test_who_got_which_number_is_forgotten_after_a_year_and_the_numbers_stay():
    make_newsletter.make_subscriber()
    row = make_newsletter.make_newsletter("sent")
    went()
    Newsletter.objects.update(done_at=clock.now() - timedelta(days=366))
    tasks.forget_subscribers.func(0)
    row.refresh_from_db()
    assert (row.posted_letters.count(), row.sent) == (0, 1)
    assert str(NewsletterLetter(newsletter=row, posted="sent")) == f"{row.pk} sent"


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_number_at_the_same_second_send_it_once():
    with transaction.atomic():
        set_actor("system:maker")
        make_newsletter.make_subscriber()
        row, people = make_newsletter.make_newsletter(), [officer(), make.make_staff("editor")]
    together, found = Barrier(2), []

    def press(by):
        mine = Newsletter.objects.get(pk=row.pk)
        together.wait()
        try:
            with acting_as(str(by.pk)):
                newsletters.send(mine, by=by, number=1, seen=mine.version)
            found.append("sent")
        except Conflict:
            found.append("late")
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(by,)) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction.atomic():
        set_actor("system:maker")
        assert (sorted(found), row.posted_letters.count()) == (["late", "sent"], 1)
