"""A space: who sits in it, what is written there, who takes it out of sight, and letters about it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.actions import space as taking
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.files import path_of
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.actions.event_registration import Closed as Full
from ciconia.gatherings.actions.post import Closed
from ciconia.gatherings.actions.space import NotHere
from ciconia.gatherings.models import Event, EventRegistration, Pace, Post, PostFile, Seat, Space
from ciconia.gatherings.queries import space as queries
from ciconia.gatherings.rules.post import MARK, own_words
from ciconia.people.actions.person import register_person
from ciconia.programmes.models import Focus, Programme
from tests import make

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 wells"


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def seats(*names, space=None):
    """Seats in one space, one for each name."""
    space = space or make.make_space()
    return [make.make_seat(space, person=make.make_person(name)) for name in names]


def seen_by(user):
    """What somebody finds in all spaces, behind both walls."""
    with make.acting_as(str(user.pk)):
        return [post.text for post in Post.objects.visible_to(user)]


def test_whoever_takes_part_sits_in_the_space_of_country_and_round():
    before = make.make_engagement("agreed")
    focus = before.focus
    officer = make.make_staff("officer", focus)
    space = make.as_user(officer, taking.open_space, focus.programme, name=translated("Somalia"), focus=focus)
    everybody = make.as_user(officer, taking.open_space, focus.programme, name=translated("All of us"))
    other = make.make_application("shortlisted", opportunity=make.make_opportunity(need=before.opportunity.need),
                                  person=make.make_person("Amina Yusuf"))  # fmt: skip
    said = {"title": "Spring", "opportunities": [other.opportunity], "ranking_on": clock.today()}
    cohort = make.as_user(officer, make.cohorts.start_cohort, focus.programme, **said)
    spring = make.as_user(officer, taking.open_space, focus.programme, name=translated("Spring"), cohort=cohort)
    sitting = {space.pk: ["Hodan W."], everybody.pk: ["Hodan W."], spring.pk: []}
    assert {key: [seat.name for seat in Seat.objects.filter(space=key)] for key in sitting} == sitting
    with pytest.raises(Unfit, match="There is a space for these people already"):
        make.as_user(officer, taking.open_space, focus.programme, name=translated("Again"), focus=focus)
    with pytest.raises(Unfit, match="Write what the space is called"):
        make.as_user(officer, spaces.open_space, focus.programme, name=translated(""), cohort="x")
    with pytest.raises(Refused, match="Only officers and coordinators"):
        make.as_user(make.make_staff("viewer"), spaces.open_space, focus.programme, name=translated("Mine"))
    only = make.make_staff("officer", focus, only=True)
    with pytest.raises(Refused):
        make.as_user(only, spaces.open_space, focus.programme, name=translated("Every country"), cohort="x")

    seat = Seat.objects.get(space=space)
    make.as_user(officer, engagements.end_early, before, reason="The hospital moved.")
    assert list(Seat.objects.filter(ended_at=None)) == []
    assert taking.gather(space) == 0
    spaces.admit(space, before.person)
    seat.refresh_from_db()
    assert (seat.ended_at, Log.objects.filter(verb="seat.admit", object_id=seat.pk).count()) == (None, 2)
    unknown = register_person(by=make.MAKER, full_name="Known From A List")
    assert spaces.admit(space, unknown) is None


def test_somebody_who_is_accepted_later_gets_a_seat_and_leaves_and_comes_back():
    application = make.make_application("offered")
    space = make.make_space(application.focus)
    make.make_space(everywhere=True)
    make.make_space(make.make_focus("IRQ"))
    account = application.person.user
    make.as_user(account, engagements.accept_offer, application)
    assert Seat.objects.filter(account=account).count() == 2
    seat = Seat.objects.get(space=space)
    assert (seat.name, seat.pace) == (application.person.short_name, "daily")
    make.as_user(account, spaces.change_seat, seat, name=" Dr. H. ", pace="at_once")
    assert (seat.name, seat.pace) == ("Dr. H.", "at_once")
    for said, why in (({"name": " ", "pace": "daily"}, "name"), ({"name": "H", "pace": "hourly"}, "pace")):
        with pytest.raises(Unfit) as wrong:
            make.as_user(account, spaces.change_seat, seat, **said)
        assert list(wrong.value.problems) == [why]
    with pytest.raises(NotHere):
        make.as_user(make.make_user(), spaces.leave, seat)
    make.as_user(account, spaces.leave, seat)
    left = seat.left_at
    make.as_user(account, spaces.leave, seat)
    assert (left is not None, seat.left_at) == (True, left)
    with pytest.raises(NotHere, match="You are not in this space now"):
        make.as_user(account, posts.write, seat, text="Still here?")
    assert list(queries.seats_of(account)) != []
    make.as_user(account, spaces.come_back, seat)
    assert make.as_user(account, posts.write, seat, text="Back again.").name == "Dr. H."


def test_what_is_written_is_read_by_the_space_and_by_nobody_else():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    make.make_post(hodan, text="Who has a map?", kind="question")
    officer, safe, finance, viewer = (
        make.make_staff(role) for role in ("officer", "safeguarding", "finance", "viewer")
    )
    readers = [amina.account, officer, safe, finance, viewer, make.make_user()]
    assert [len(seen_by(user)) for user in readers] == [1, 1, 1, 0, 0, 0]
    with make.acting_as(str(amina.account_id)):
        assert list(Space.objects.visible_to(amina.account)) == [hodan.space]
    make.as_user(amina.account, spaces.leave, amina)
    assert seen_by(amina.account) == []
    Focus.objects.filter(pk=hodan.focus_id).update(state="suspended")
    make.as_user(amina.account, spaces.come_back, amina)
    coordinator = make.make_staff("coordinator")
    assert [len(seen_by(user)) for user in (amina.account, officer, safe, coordinator)] == [0, 0, 1, 1]
    hodan.refresh_from_db()
    seat = Seat.objects.get(pk=hodan.pk)
    for by, act, where in ((hodan.account, posts.write, seat), (coordinator, posts.write_as_staff, seat.space)):
        with pytest.raises(NotHere, match="Nobody writes here now"):
            make.as_user(by, act, where, text="Hello")


def test_a_question_is_answered_changed_and_called_answered():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    question = make.make_post(hodan, kind="question")
    answer = make.as_user(amina.account, posts.write, amina, text="I have one.", to=question,
                          uploads=[SimpleUploadedFile("map.pdf", PDF)])  # fmt: skip
    also = make.as_user(hodan.account, posts.write, hodan, text="Thank you.", to=answer)
    staff = make.make_staff("officer")
    word = make.as_user(staff, posts.write_as_staff, hodan.space, text="Well found.", to=question)
    assert [(row.kind, row.answers_to_id) for row in (answer, also, word)] == [("answer", question.pk)] * 3
    with make.acting_as(str(amina.account_id)):
        read = queries.post_with_answers(question, amina.account)
        assert [(post.text, post.name, len(post.files.all())) for post in read] == [
            ("Who has a map of the old wells?", "Hodan A.", 0), ("I have one.", "Amina Y.", 1),
            ("Thank you.", "Hodan A.", 0), ("Well found.", "Officer", 0),
        ]  # fmt: skip
        listed = list(queries.threads(hodan.space, amina.account))
    assert [(post.pk, post.number, post.waits) for post in listed] == [(question.pk, 3, True)]
    assert str(question) == "What Hodan A. wrote"
    with pytest.raises(Refused, match="Whoever asked says"):
        make.as_user(amina.account, posts.call_answered, question, answered=True)
    with pytest.raises(Unfit, match="not a question"):
        make.as_user(amina.account, posts.call_answered, answer, answered=True)
    make.as_user(hodan.account, posts.call_answered, question, answered=True)
    assert question.waits is False
    make.as_user(staff, posts.call_answered, question, answered=False)
    assert question.waits is True
    make.as_user(hodan.account, posts.edit, question, text="Who has a map of the new wells?", seen=question.version)
    assert (question.text, question.edited_at is None) == ("Who has a map of the new wells?", False)
    with pytest.raises(Conflict):
        make.as_user(hodan.account, posts.edit, question, text="Again", seen=0)
    with pytest.raises(Unfit, match="Write something first"):
        make.as_user(hodan.account, posts.edit, question, text="  ")
    with pytest.raises(Refused):
        make.as_user(amina.account, posts.edit, question, text="Mine now")


def test_what_does_not_fit_is_a_sentence_and_nothing_is_written():
    (hodan,) = seats("Hodan Abdi")
    officer = make.make_staff("officer")
    for said, why in (
        ({"text": ""}, "Write something first"),
        ({"text": "x" * 4001}, "longer than 4,000 letters"),
        ({"text": "x", "uploads": [SimpleUploadedFile("a.pdf", PDF)] * 6}, "Five files at the most"),
    ):
        with pytest.raises(Unfit, match=why):
            make.as_user(hodan.account, posts.write, hodan, **said)
    with pytest.raises(Refused, match="Only coordinators, officers"):
        make.as_user(make.make_staff("viewer"), posts.write_as_staff, hodan.space, text="Hello")
    gone = make.make_post(hodan)
    make.as_user(officer, posts.hide, gone, reason="Names somebody.")
    with pytest.raises(Unfit, match="not there any more"):
        make.as_user(hodan.account, posts.write, hodan, text="But why?", to=gone)
    for _each in range(39):
        make.as_user(hodan.account, posts.write, hodan, text="Again")
    with pytest.raises(Unfit, match="You wrote forty times today"):
        make.as_user(hodan.account, posts.write, hodan, text="Again")


def test_one_introduction_a_seat_and_the_words_of_the_first_are_gone():
    (hodan,) = seats("Hodan Abdi")
    first = make.make_post(hodan, text="I count wells.", kind="introduction")
    make.make_post(hodan, text="I drill wells.", kind="introduction")
    first.refresh_from_db()
    assert (first.state, first.text, first.name) == ("deleted", "", "")
    with make.acting_as(str(hodan.account_id)):
        assert [post.text for post in queries.introductions(hodan.space, hodan.account)] == ["I drill wells."]
        assert list(queries.threads(hodan.space, hodan.account)) == []


def test_what_is_reported_is_looked_at_hidden_and_shown_again():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    post = make.make_post(hodan, text="Her telephone is 55.")
    with pytest.raises(Unfit, match="what is wrong"):
        make.as_user(amina.account, posts.report, post, why=" ")
    with pytest.raises(Refused):
        make.as_user(make.make_user(), posts.report, post, why="No")
    make.as_user(amina.account, posts.report, post, why="It is not hers to give.")
    assert (post.state, post.turn_role, post.due_at.date()) == (
        "reported", "officer|safeguarding", clock.today() + timedelta(days=2)
    )  # fmt: skip
    entry = Log.objects.get(verb="post.report")
    assert (entry.actor, entry.actor_label) == (None, "Member of a space")
    safe = make.make_staff("safeguarding")
    (at_desk,) = queries.spaces_at_desk(hodan.programme, safe)
    assert (at_desk.seated, at_desk.reported, at_desk.written) == (2, 1, 1)
    make.as_user(safe, posts.keep_post, post)
    make.as_user(amina.account, posts.report, post, why="Look again.")
    with pytest.raises(ReasonMissing):
        make.as_user(safe, posts.hide, post, reason="")
    make.as_user(safe, posts.hide, post, reason="A number of somebody else.")
    assert (seen_by(amina.account), seen_by(hodan.account)) == ([], ["Her telephone is 55."])
    with pytest.raises(Refused):
        make.as_user(amina.account, posts.report, post, why="Once more")
    make.as_user(safe, posts.show, post, reason="She agreed.")
    assert seen_by(amina.account) == ["Her telephone is 55."]


def test_what_is_deleted_is_gone_with_its_files_unless_somebody_else_keeps_them(django_capture_on_commit_callbacks):
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    files = [SimpleUploadedFile("own.pdf", PDF + b"1"), SimpleUploadedFile("shared.pdf", PDF + b"2")]
    post = make.make_post(hodan, uploads=files)
    make.make_post(amina, uploads=[SimpleUploadedFile("same.pdf", PDF + b"2")], to=post, text="The same here.")
    own, shared = post.files.values_list("digest", flat=True)
    with pytest.raises(Refused):
        make.as_user(amina.account, posts.delete, post)
    with django_capture_on_commit_callbacks(execute=True):
        make.as_user(hodan.account, posts.delete, post)
    assert (path_of(own).exists(), path_of(shared).exists()) == (False, True)
    assert (post.text, post.name, PostFile.objects.count()) == ("", "", 1)
    with make.acting_as(str(amina.account_id)):
        assert [row.number for row in queries.threads(hodan.space, amina.account)] == [1]


def letters_of(taken):
    """The texts each letter tells of, by name of the seat."""
    return {letter.seat.name: [post.text for post in letter.posts] for letter in taken}


def test_letters_go_at_once_daily_or_not_at_all_and_nothing_twice():
    hodan, amina, zahra = seats("Hodan Abdi", "Amina Yusuf", "Zahra Ali")
    for seat, pace in ((hodan, "daily"), (amina, "at_once"), (zahra, "never")):
        make.as_user(seat.account, spaces.change_seat, seat, name=seat.name, pace=pace)
    make.make_post(hodan, text="First")
    taken = []
    assert posts.write_letters(taken.append) == (1, 0)
    assert letters_of(taken) == {"Amina Y.": ["First"]}
    make.make_post(amina, text="Second")
    make.make_post(amina, text="Third")
    taken.clear()
    assert posts.write_letters(taken.append) == (1, 0)
    assert letters_of(taken) == {"Hodan A.": ["Second", "Third"]}
    make.make_post(amina, text="Fourth")
    assert posts.write_letters(taken.append) == (0, 0)
    Seat.objects.filter(pk=hodan.pk).update(letter_at=clock.now() - timedelta(hours=21))

    def broken(letter):
        raise NotSent

    assert posts.write_letters(broken) == (0, 1)
    assert posts.write_letters(taken.append) == (0, 0)
    assert spaces.stop_letters(amina.public_id) is True
    assert (spaces.stop_letters(amina.public_id), spaces.stop_letters("2222222222")) == (True, False)
    amina.refresh_from_db()
    assert amina.pace == Pace.NEVER


def test_a_letter_that_another_worker_sent_meanwhile_is_not_sent_again():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    make.make_post(hodan)
    with make.acting_as("system:jobs"):
        assert queries.to_write_to(clock.now()) == [amina.pk]
    Seat.objects.filter(pk=amina.pk).update(letter_at=clock.now())
    assert posts._is_time(Seat.objects.get(pk=amina.pk)) is False

    def leaves(letter):
        Seat.objects.filter(pk=amina.pk).update(left_at=clock.now())

    Seat.objects.update(pace="at_once", told=0)
    zahra = make.make_seat(hodan.space, person=make.make_person("Zahra Ali"))
    make.make_post(zahra, text="And I?")
    assert posts.write_letters(leaves) == (1, 0)  # hodan's; with it amina has left


def test_the_link_of_a_letter_answers_for_thirty_days_while_one_sits_there():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    question = make.make_post(hodan, kind="question")
    answer = posts.answer_by_link(amina.public_id, question.public_id, text="I have one.")
    assert (answer.name, answer.account, answer.answers_to) == ("Amina Y.", amina.account, question)
    with pytest.raises(Unfit):
        posts.answer_by_link(amina.public_id, question.public_id, text="")
    for seat, post in (("2222222222", question.public_id), (amina.public_id, "2222222222")):
        with pytest.raises(Closed):
            posts.answer_by_link(seat, post, text="x")
    make.as_user(amina.account, spaces.leave, amina)
    with pytest.raises(Closed):
        posts.answer_by_link(amina.public_id, question.public_id, text="x")
    make.as_user(amina.account, spaces.come_back, amina)
    Post.objects.filter(pk=question.pk).update(at=clock.now() - timedelta(days=31))
    with pytest.raises(Closed):
        posts.answer_by_link(amina.public_id, question.public_id, text="x")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("I have one.\n", "I have one."),
        ("Yes.\n\nOn 3 March 2021 Hodan <a@b.org> wrote:\n> Who has a map?", "Yes."),
        ("Yes.\r\n\r\nOp wo 3 mrt. 2021 schreef Hodan <a@b.org>:\r\n> Wie?", "Yes."),
        ("Yes.\n\nOn Wed, 3 Mar 2021 at 10:00, Ciconia <answers+x@b.org>\nwrote:\n> Who?", "Yes."),
        ("نعم.\n\nفي الأربعاء، كتب <a@b.org>:\n> من؟", "نعم."),
        ("Yes.\n-----Original Message-----\nFrom: Hodan", "Yes."),
        ("Yes.\n________________________________\nFrom: Hodan", "Yes."),
        ("Yes.\n-- \nAmina Yusuf\nEngineer", "Yes."),
        (f"Yes, see\npage two.\n\n{MARK}\nWrite above this line", "Yes, see\npage two."),
        ("> Who has a map?\nI have.", ""),
    ],
)
def test_of_an_answer_by_mail_only_ones_own_words_are_kept(sent, kept):
    assert own_words(sent) == kept


def test_a_member_proposes_to_meet_and_only_the_space_reads_it():
    hodan, amina = seats("Hodan Abdi", "Amina Yusuf")
    starts = clock.now() + timedelta(days=9)
    said = {"title": translated("Tea in Utrecht"), "about": translated("At four."), "languages": ["so"],
            "mode": "in_person", "city": "Utrecht", "venue": "Neude 11", "starts_at": starts,
            "ends_at": starts + timedelta(hours=2), "capacity": 1}  # fmt: skip
    with pytest.raises(Unfit, match="Its start has passed"):
        make.as_user(hodan.account, spaces.propose_meet_up, hodan, **said | {"starts_at": clock.now()})
    event = make.as_user(hodan.account, spaces.propose_meet_up, hodan, **said)
    assert (event.state, event.turn_role, event.kind) == ("draft", "officer", "meet_up")
    assert [list(queries.proposed_meet_ups(hodan.space, seat.account)) for seat in (hodan, amina)] == [[event], []]
    officer, viewer = make.make_staff("officer"), make.make_staff("viewer")
    assert [list(Event.objects.visible_to(user)) for user in (officer, viewer)] == [[event], []]
    with pytest.raises(Full):
        make.as_user(amina.account, spaces.come_to, event, amina)
    make.as_user(officer, events.announce, event)
    assert (list(queries.meet_ups(hodan.space, clock.now())), list(Event.objects.public())) == ([event], [])
    row = make.as_user(amina.account, spaces.come_to, event, amina)
    assert make.as_user(amina.account, spaces.come_to, event, amina).pk == row.pk
    waits = make.as_user(hodan.account, spaces.come_to, event, hodan)
    assert (row.letter, waits.letter, waits.placed_at) == ("place", "waiting", None)
    with make.acting_as(str(amina.account_id)):
        assert queries.comes_to(amina.account, amina.space) == {event.pk: row}
    make.as_user(amina.account, spaces.stay_away, event, amina)
    make.as_user(amina.account, spaces.stay_away, event, amina)
    waits.refresh_from_db()
    assert (waits.placed_at is not None, EventRegistration.objects.standing().count()) == (True, 1)
    (elsewhere,) = seats("Zahra Ali", space=make.make_space(everywhere=True))
    with pytest.raises(NotHere, match="for others"):
        make.as_user(elsewhere.account, spaces.come_to, event, elsewhere)


def test_a_space_goes_a_year_after_its_programme():
    (hodan,) = seats("Hodan Abdi")
    make.make_post(hodan)
    Programme.objects.update(ends=clock.today() - timedelta(days=3), prolonged_to=None)
    assert spaces.forget() == 0
    Programme.objects.update(ends=clock.today() - timedelta(days=366), prolonged_to=clock.today())
    assert spaces.forget() == 0
    Programme.objects.update(prolonged_to=None)
    hodan.account.is_active = False
    hodan.account.save()
    assert spaces.forget() == 3
    assert (Space.objects.count(), Post.objects.count()) == (0, 0)


def test_whoever_sits_in_a_space_is_not_let_in_a_second_time():
    [seat] = seats("Amina Yusuf")
    assert spaces.admit(seat.space, seat.person) == seat
    assert Log.objects.filter(verb="seat.admit").count() == 1
