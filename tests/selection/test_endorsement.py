"""The chain of authorities: who is asked after whom, by what days, and what each answer leads to."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.files import FileRefused
from ciconia.foundation.models import Log, Role
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.insight.queries.tasks import tasks_for
from ciconia.people.actions.contact import note_contact
from ciconia.selection.actions import endorsement as chain
from ciconia.selection.actions import endorsement_letter as letters
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.endorsement_asking import (
    Closed,
    answer_by_link,
    forget_addressees,
    see_to_silent,
    send_new_link,
    write_to_authorities,
)
from ciconia.selection.models import Addressee, Answer, EndorsementLetter, Need
from ciconia.selection.queries.endorsement import chain_changed, clock_of, history_of, step_asked, steps_of
from ciconia.selection.queries.endorsement_link import opened
from ciconia.selection.rules.need import FLOW
from tests import make
from tests.make import as_user, set_chain

START = datetime(2021, 3, 8, 9, tzinfo=UTC)
PDF = b"%PDF-1.7 we stand behind it"


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    clock.start_at(START)
    yield
    clock.start_at(None)


def later(days):
    clock.start_at(START + timedelta(days=days))


@pytest.fixture
def hospital():
    """A district hospital under a ministry of health; the chain asks the ministry, then that of planning."""
    health, _planning = (make.make_organisation("ministry", name=name) for name in ("Health", "Planning"))
    focus = make.make_focus()
    set_chain(focus, {"code": "ministry"}, {"code": "planning", "organisation": "Planning", "days": 21})
    hospital = make.make_organisation(parent=health)
    return make.make_partnership(focus=make.make_focus(), organisation=hospital)


@pytest.fixture
def sent(hospital):
    """A need of the hospital, sent."""
    return make.make_need("submitted", partnership=hospital)


def host(need):
    return make.make_member(need.organisation)


def endorser(need):
    return make.make_member(need.endorser, Role.ENDORSER)


def endorse(need):
    as_user(endorser(need), needs.endorse, need)


def states(need):
    return [(str(row.organisation), row.answer, row.asked_at is not None) for row in steps_of(need)]


def written(post=None):
    """Who gets which letter today."""
    told = []
    write_to_authorities(post or (lambda asking: told.append((asking.address, asking.letter))))
    set_actor("system:maker")
    return told


def test_each_authority_is_asked_after_the_one_before(sent):
    assert states(sent) == [("Health", "", True), ("Planning", "", False)]
    assert (str(sent.endorser), sent.turn_role, sent.due_at) == ("Health", "endorser", clock.end_of(date(2021, 3, 22)))
    later(4)
    endorse(sent)
    assert states(sent) == [("Health", "endorsed", True), ("Planning", "", True)]
    assert (sent.state, str(sent.endorser), sent.due_at) == ("submitted", "Planning", clock.end_of(date(2021, 4, 2)))
    later(10)
    endorse(sent)
    assert (sent.state, sent.turn_role, sent.due_at) == ("endorsed", "officer", clock.end_of(date(2021, 3, 28)))
    assert [(stop.used, stop.row.days, stop.state, stop.late) for stop in clock_of(sent)] == [
        (4, 14, "done", False), (6, 21, "done", False),
    ]  # fmt: skip
    assert list(Log.objects.filter(noun="need", object_id=sent.pk).order_by("id").values_list("verb", flat=True)) == [
        "need.begin", "need.submit", "need.endorse_step", "need.endorse",
    ]  # fmt: skip


def test_only_the_authority_whose_turn_it_is_answers(sent):
    planning = make.make_member(steps_of(sent)[1].organisation, Role.ENDORSER)
    with pytest.raises(Refused, match="endorser"):
        as_user(planning, needs.endorse, sent)


def test_what_is_sent_back_is_asked_again_there_and_stays_given_before(sent):
    endorse(sent)
    as_user(endorser(sent), needs.return_, sent, reason="Say who pays")
    assert (sent.state, sent.due_at) == ("returned", clock.end_of(date(2021, 3, 29)))
    as_user(host(sent), needs.edit_need, sent, weeks=5)
    as_user(host(sent), needs.submit, sent)
    assert states(sent) == [("Health", "endorsed", True), ("Planning", "", True)]
    assert [(str(row.organisation), row.answer, row.reason) for row in history_of(sent, None)[1]] == [
        ("Planning", "returned", "Say who pays")
    ]


def test_a_text_that_says_something_else_is_read_by_all_again(sent):
    endorse(sent)
    as_user(endorser(sent), needs.return_, sent, reason="Say who pays")
    as_user(host(sent), needs.edit_need, sent, problem=translated("Pumps stand still"))
    as_user(host(sent), needs.submit, sent)
    assert states(sent) == [("Health", "", True), ("Planning", "", False)]


def test_a_need_the_programme_sent_back_goes_on_where_nothing_of_substance_changed(sent):
    endorse(sent)
    endorse(sent)
    as_user(make.make_staff("officer"), needs.return_, sent, reason="The window is too short")
    as_user(host(sent), needs.edit_need, sent, weeks=4)
    as_user(host(sent), needs.submit, sent)
    assert (sent.state, sent.turn_role) == ("endorsed", "officer")
    last = Log.objects.filter(noun="need", object_id=sent.pk).order_by("-id")[0]
    assert (last.verb, last.actor, last.actor_label) == ("need.endorse", None, "Endorsed before")


def test_what_the_programme_sends_back_meanwhile_is_no_answer_of_the_authority(sent):
    as_user(make.make_staff("officer"), needs.return_, sent, reason="The window is too short")
    assert states(sent) == [("Health", "", True), ("Planning", "", False)]
    later(3)
    as_user(host(sent), needs.submit, sent)
    assert (states(sent), sent.due_at) == (
        [("Health", "", True), ("Planning", "", False)], clock.end_of(date(2021, 3, 25)),
    )  # fmt: skip


def test_a_step_may_be_for_some_institutions_alone_and_ask_further_up():
    council = make.make_organisation("ministry", name="Council")
    ministry = make.make_organisation("ministry", name="Interior", parent=council)
    set_chain(
        make.make_focus(), {"code": "ministry"}, {"code": "council"},
        {"code": "region", "within": "Council", "organisation": "Interior"}, {"code": "no", "within": "Elsewhere"},
    )  # fmt: skip
    need = make.make_need("submitted", partnership=make.make_partnership(
        focus=make.make_focus(), organisation=make.make_organisation(parent=ministry)
    ))  # fmt: skip
    assert [name for name, _answer, _asked in states(need)] == ["Interior", "Council", "Interior"]


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ({"organisation": "Sea"}, "The chain asks Sea, which is not recorded. The focal point can add it."),
        ({"asks": "embassy"}, "The chain asks for one more above this institution: embassy."),
    ],
)
def test_an_authority_that_is_not_recorded_is_named(step, why):
    need = make.make_need()
    set_chain(need.focus, {"code": "one"} | step)
    need.focus.refresh_from_db()
    with pytest.raises(Refused, match=why):
        as_user(host(need), needs.submit, Need.objects.get(pk=need.pk))


def test_the_chain_a_need_was_sent_with_holds_until_an_officer_moves_it(sent):
    assert not chain_changed(sent, steps_of(sent))
    endorse(sent)
    council = make.make_organisation("ministry", name="Council")
    make.make_member(council, Role.ENDORSER)
    set_chain(make.make_focus(), {"code": "ministry"}, {"code": "council", "organisation": "Council"})
    sent = Need.objects.get(pk=sent.pk)
    assert chain_changed(sent, steps_of(sent))
    assert [name for name, *_ in states(sent)] == ["Health", "Planning"]
    officer = make.make_staff("officer")
    with pytest.raises(ReasonMissing):
        as_user(officer, chain.follow_chain, sent, reason=" ")
    as_user(officer, chain.follow_chain, sent, reason="Planning was dissolved")
    assert states(sent) == [("Health", "endorsed", True), ("Council", "", True)]
    assert (str(sent.endorser), sent.turn_role, chain_changed(sent, steps_of(sent))) == ("Council", "endorser", False)
    set_chain(make.make_focus(), {"code": "ministry"})
    sent = Need.objects.get(pk=sent.pk)
    as_user(officer, chain.follow_chain, sent, reason="The council as well")
    assert sent.state == "endorsed"
    with pytest.raises(Conflict):
        as_user(officer, chain.follow_chain, sent, reason="Again")


def test_a_chain_that_names_nobody_recorded_is_a_change_that_cannot_be_followed_yet(sent):
    set_chain(make.make_focus(), {"code": "sea", "organisation": "Sea"})
    sent = Need.objects.get(pk=sent.pk)
    assert chain_changed(sent, steps_of(sent))
    with pytest.raises(Refused, match="Sea"):
        as_user(make.make_staff("officer"), chain.follow_chain, sent, reason="New")
    assert [name for name, *_ in states(sent)] == ["Health", "Planning"]


# Reminders


def test_letters_come_when_asked_before_the_day_on_it_and_after_and_then_stop(sent):
    address = Addressee.objects.get(endorsement__need=sent).user.email
    assert written() == [(address, "ask")]
    assert written() == []
    found = []
    for day in range(1, 40):
        later(day)
        see_to_silent()
        found += [(day, letter) for _address, letter in written()]
    assert found == [(11, "before"), (14, "due"), (21, "after")]
    sent.refresh_from_db()
    assert (sent.waits_for, sent.turn_role) == ("nobody", "focal point|officer")
    assert sent.due_at == clock.end_of(date(2021, 4, 19))
    for role in ("focal point", "officer"):
        tasks = tasks_for(make.make_staff(role))
        assert [(task.noun, task.state) for task in tasks if task.public_id == sent.public_id] == [
            ("need", "submitted")
        ]
    endorse(sent)
    assert (str(sent.endorser), sent.waits_for, sent.turn_role) == ("Planning", "", "endorser")


def test_a_short_step_gets_no_letter_before_its_day_and_one_that_was_missed_is_not_sent_late():
    set_chain(make.make_focus(), {"code": "ministry", "days": 5})
    need = make.make_need("submitted")
    assert len(written()) == 1
    later(3)
    assert written() == []
    later(30)
    assert [letter for _address, letter in written()] == ["after"]
    assert need.turn_role == "endorser"


@pytest.mark.parametrize("how", ["answer", "withdraw", "hold", "letter"])
def test_no_reminder_after_an_answer_a_withdrawal_a_hold_or_a_letter(sent, how):
    written()
    if how == "answer":
        as_user(endorser(sent), needs.refuse, sent, reason="No")
    elif how == "withdraw":
        as_user(host(sent), needs.withdraw, sent, reason="No")
    elif how == "hold":
        make.suspend(sent.focus)
        set_actor("system:maker")
    else:
        hand_in(sent)
    later(20)
    assert written() == []


def test_a_letter_that_is_not_taken_is_tried_again(sent):
    def refuse(asking):
        raise NotSent

    assert write_to_authorities(refuse) == (0, 1)
    set_actor("system:maker")
    assert len(written()) == 1


def test_an_authority_where_nobody_can_be_asked_is_for_the_programme_at_once(hospital):
    set_chain(make.make_focus(), {"code": "sea", "organisation": "Sea"})
    sea = make.make_organisation("ministry", name="Sea")
    hospital.focus.refresh_from_db()
    need = as_user(host(hospital), needs.state_need, hospital, **make.need_fields(hospital.focus))
    as_user(host(need), needs.submit, need)
    assert (need.waits_for, need.turn_role) == ("nobody", "focal point|officer")
    assert see_to_silent() == 0
    set_actor("system:maker")
    make.make_member(sea, Role.ENDORSER)
    later(3)
    assert see_to_silent() == 1
    set_actor("system:maker")
    need.refresh_from_db()
    assert (need.waits_for, need.turn_role, need.due_at) == ("", "endorser", clock.end_of(date(2021, 3, 22)))


def test_whoever_is_no_endorser_any_more_is_not_asked(sent):
    Addressee.objects.get(endorsement__need=sent).user.memberships.update(ends=clock.today())
    later(1)
    assert see_to_silent() == 1
    set_actor("system:maker")
    sent.refresh_from_db()
    assert sent.waits_for == "nobody"


def test_an_endorser_who_comes_after_the_authority_was_given_up_has_two_weeks(sent):
    later(40)
    make.make_member(sent.endorser, Role.ENDORSER)
    assert (see_to_silent(), see_to_silent()) == (1, 0)
    set_actor("system:maker")
    sent.refresh_from_db()
    assert (sent.turn_role, sent.due_at) == ("endorser", clock.end_of(date(2021, 5, 1)))


def test_what_was_told_meanwhile_is_not_told_twice(sent):
    make.make_member(sent.endorser, Role.ENDORSER)
    see_to_silent()
    assert write_to_authorities(lambda asking: Addressee.objects.update(told="after")) == (1, 0)
    set_actor("system:maker")


# Links


@pytest.fixture
def linked():
    """A need whose ministry has no account, and a director with an address."""
    set_chain(make.make_focus(), {"code": "ministry", "languages": ["ar"]})
    partnership = make.make_partnership()
    said = {"name": "Nasra Ali", "function": "Director", "email": "director@ministry.example"}
    as_user(make.make_staff("officer"), note_contact, partnership.organisation.parent, **said)
    need = as_user(host(partnership), needs.state_need, partnership, **make.need_fields(partnership.focus))
    as_user(host(need), needs.submit, need)
    return need


def addressee(need):
    return Addressee.objects.get(endorsement__need=need)


def by_link(need, said=Answer.ENDORSED, **more):
    person = addressee(need)
    more = {"name": "Nasra Ali", "function": "Director"} | more
    try:
        return answer_by_link(person.public_id, more.pop("serial", person.serial), said, **more)
    finally:
        set_actor("system:maker")
        need.refresh_from_db()


def test_whoever_has_the_link_answers_for_the_office(linked):
    assert (linked.turn_role, addressee(linked).language) == ("endorser", "ar")
    assert written() == [("director@ministry.example", "ask")]
    done = by_link(linked, name="Omar Yusuf", function="Deputy director")
    row = step_asked(linked) or linked.endorsements.get()
    assert (done.state, linked.state, row.how, row.function, row.by) == (
        "answered", "endorsed", "link", "Deputy director", None,
    )  # fmt: skip
    assert addressee(linked).said_name == "Omar Yusuf"
    last = Log.objects.filter(noun="need", object_id=linked.pk).order_by("-id")[0]
    assert (last.verb, last.actor_label) == ("need.endorse", "Link in a letter")


@pytest.mark.parametrize(("said", "state"), [(Answer.RETURNED, "returned"), (Answer.REFUSED, "refused")])
def test_a_no_by_link_needs_a_reason(linked, said, state):
    with pytest.raises(ReasonMissing):
        by_link(linked, said)
    by_link(linked, said, reason="Another body does this")
    assert (linked.state, linked.endorsements.get().reason) == (state, "Another body does this")


def test_a_link_is_good_once_and_says_what_was_answered(linked):
    by_link(linked)
    with pytest.raises(Closed) as closed:
        by_link(linked)
    assert (closed.value.opened.state, closed.value.opened.step.answer) == ("answered", "endorsed")


def test_a_link_nobody_knows_opens_nothing(linked):
    assert opened("2222222222", 1) is None
    with pytest.raises(Refused):
        answer_by_link("2222222222", 1, Answer.ENDORSED, name="A", function="B")


def test_a_link_expires_and_a_new_one_goes_to_the_recorded_address_alone(linked):
    written()
    later(31)
    person = addressee(linked)
    with pytest.raises(Closed) as closed:
        by_link(linked)
    assert closed.value.opened.state == "expired"
    told = []
    post = lambda asking: told.append((asking.address, asking.letter, asking.person.serial))  # noqa: E731
    assert send_new_link(person.public_id, post) is True
    assert send_new_link(person.public_id, post) is False
    set_actor("system:maker")
    assert told == [("director@ministry.example", "again", 2)]
    assert opened(person.public_id, 1).state == "newer"
    assert opened(person.public_id, 2).state == "open"
    by_link(linked)
    assert linked.state == "endorsed"


def test_a_link_of_a_withdrawn_or_held_need_says_so(linked):
    make.suspend(linked.focus)
    set_actor("system:maker")
    assert opened(addressee(linked).public_id, 1).state == "held"
    as_user(host(linked), needs.withdraw, linked, reason="No")
    assert opened(addressee(linked).public_id, 1).state == "over"
    assert send_new_link(addressee(linked).public_id, lambda asking: None) is False


def test_somebody_else_may_be_asked_and_the_link_before_is_closed(linked):
    written()
    later(9)
    first, officer = addressee(linked), make.make_staff("officer")
    said = {"name": "Ali Nur", "function": "Planning", "email": "ali@ministry.example", "language": "en"}
    as_user(officer, chain.ask_again, linked, **said)
    assert opened(first.public_id, 1).state == "closed"
    assert linked.due_at == clock.end_of(date(2021, 3, 31))
    assert written() == [("ali@ministry.example", "ask")]
    as_user(officer, chain.ask_again, linked, **said | {"name": "Ali Nur Omar"})
    assert Addressee.objects.get(email="ali@ministry.example").serial == 2
    as_user(officer, chain.ask_again, linked)
    assert written() == [("ali@ministry.example", "ask")]


def test_asking_again_is_for_staff_and_needs_somebody_to_ask(hospital):
    set_chain(make.make_focus(), {"code": "sea", "organisation": "Sea"})
    make.make_organisation("ministry", name="Sea")
    hospital.focus.refresh_from_db()
    need = as_user(host(hospital), needs.state_need, hospital, **make.need_fields(hospital.focus))
    as_user(host(need), needs.submit, need)
    with pytest.raises(Refused, match="Nobody is known there yet"):
        as_user(make.make_staff("focal point"), chain.ask_again, need)
    with pytest.raises(Refused, match="focal point"):
        as_user(host(need), chain.ask_again, need)


def test_who_was_asked_is_forgotten_a_year_later(linked):
    by_link(linked)
    later(364)
    assert forget_addressees() == 0
    later(366)
    assert forget_addressees() == 1
    set_actor("system:maker")
    assert Addressee.objects.count() == 0


# Letters


def upload(content=PDF, name="letter.pdf"):
    return SimpleUploadedFile(name, content)


def hand_in(need, by=None, **said):
    said = {"upload": upload(), "says": Answer.ENDORSED, "dated_on": clock.today(), "function": "Director"} | said
    return as_user(by or host(need), letters.hand_in, need, **said)


def test_a_letter_counts_once_an_officer_has_compared_it(sent):
    letter = hand_in(sent, reference="12/2021")
    assert (sent.state, sent.turn_role, sent.due_at) == ("submitted", "officer", clock.end_of(date(2021, 3, 13)))
    assert [stop.letter for stop in clock_of(sent, make.make_staff("officer"))] == [letter, None]
    as_user(make.make_staff("officer"), letters.confirm, letter)
    sent.refresh_from_db()
    assert states(sent) == [("Health", "endorsed", True), ("Planning", "", True)]
    row = steps_of(sent)[0]
    assert (row.how, row.function, str(sent.endorser), sent.turn_role) == ("letter", "Director", "Planning", "endorser")
    assert EndorsementLetter.objects.get().verdict == "confirmed"
    with pytest.raises(Conflict):
        as_user(make.make_staff("officer"), letters.confirm, letter)


def test_a_letter_that_says_something_else_is_turned_down_with_a_reason(sent):
    letter = hand_in(sent)
    with pytest.raises(ReasonMissing):
        as_user(make.make_staff("officer"), letters.turn_down, letter, reason="")
    as_user(make.make_staff("officer"), letters.turn_down, letter, reason="It is about another need")
    sent.refresh_from_db()
    assert (sent.waits_for, sent.turn_role, sent.due_at) == ("", "endorser", clock.end_of(date(2021, 3, 22)))
    assert hand_in(sent).verdict == ""


def test_a_letter_that_refuses_ends_the_need_with_its_reason(sent):
    letter = hand_in(sent, by=make.make_staff("focal point"), says=Answer.REFUSED, reason="Done by another body")
    as_user(make.make_staff("officer"), letters.confirm, letter)
    sent.refresh_from_db()
    assert (sent.state, steps_of(sent)[0].reason) == ("refused", "Done by another body")


def test_nobody_compares_what_they_handed_in_themselves(sent):
    both = make.make_staff("focal point")
    make.give_role(both, "officer", by=make.MAKER, scope="programme", scope_id=sent.programme_id, focus_ids=[])
    letter = hand_in(sent, by=both)
    with pytest.raises(Refused, match="Somebody else compares"):
        as_user(both, letters.confirm, letter)


def test_the_authority_may_still_answer_itself_and_the_letter_is_not_needed(sent):
    letter = hand_in(sent)
    endorse(sent)
    with pytest.raises(Conflict):
        as_user(make.make_staff("officer"), letters.confirm, letter)


def test_what_does_not_fit_in_a_letter_is_said_and_nothing_is_kept(sent):
    with pytest.raises(Unfit) as wrong:
        hand_in(sent, says=Answer.RETURNED, dated_on=clock.today() + timedelta(days=2))
    assert sorted(wrong.value.problems) == ["dated_on", "reason"]
    with pytest.raises(FileRefused, match="PDF, or as a photo"):
        hand_in(sent, upload=upload(b"PK\x03\x04", "letter.docx"))
    with pytest.raises(FileRefused, match="larger than 10 MB"):
        hand_in(sent, upload=upload(PDF + b"0" * (40 * 1024 * 1024)))
    with pytest.raises(Refused, match="host contact or focal point"):
        hand_in(sent, by=endorser(sent))
    with pytest.raises(Conflict):
        hand_in(sent, seen=sent.version + 1)
    assert EndorsementLetter.objects.count() == 0
    hand_in(sent)
    with pytest.raises(Refused, match="waits to be compared already"):
        hand_in(sent)
    with pytest.raises(Refused, match="Do that first"):
        as_user(make.make_staff("officer"), chain.ask_again, sent)


def test_a_chain_may_take_no_letters():
    set_chain(make.make_focus(), {"code": "ministry", "ways": ["account"]})
    need = make.make_need("submitted")
    with pytest.raises(Refused, match="does not answer by letter"):
        hand_in(need)


def test_a_letter_for_a_need_nobody_is_asked_about_is_late(sent):
    as_user(endorser(sent), needs.return_, sent, reason="No")
    with pytest.raises(Conflict):
        hand_in(sent)


# A country is suspended


def test_needs_of_a_suspended_country_lie_still_and_their_dates_move(sent):
    draft = make.make_need(partnership=sent.partnership)
    due = draft.due_at
    coordinator = make.make_staff("coordinator")
    later(5)
    make.suspend(sent.focus, by=coordinator, reason="War")
    sent.refresh_from_db()
    assert (sent.mark, sent.turn_role, sent.due_at) == ("held", "coordinator", clock.end_of(date(2021, 4, 12)))
    with pytest.raises(Refused, match="on hold"):
        as_user(endorser(sent), needs.endorse, sent)
    with pytest.raises(Refused, match="on hold"):
        hand_in(sent)
    set_actor("system:maker")
    later(15)
    assert [stop.used for stop in clock_of(sent)] == [5, 0]
    make.resume(sent.focus, by=coordinator, reason="Peace")
    sent.refresh_from_db()
    draft.refresh_from_db()
    assert (sent.mark, sent.turn_role, sent.due_at) == ("", "endorser", clock.end_of(date(2021, 4, 1)))
    assert draft.due_at == due + timedelta(days=10)
    later(16)
    assert [stop.used for stop in clock_of(sent)] == [6, 0]


def test_a_held_need_may_be_withdrawn_and_then_nobody_has_the_turn(sent):
    make.suspend(sent.focus)
    set_actor("system:maker")
    as_user(host(sent), needs.withdraw, sent, reason="We hired somebody")
    assert (sent.state, sent.mark, sent.turn_role, sent.due_at) == ("withdrawn", "", "", None)


def test_a_need_is_served_although_its_country_is_suspended():
    need = make.make_need("validated")
    make.suspend(need.focus)
    need.refresh_from_db()
    assert (needs.serve(need).state, need.mark) == ("served", "")


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_endorsers_at_once_one_wins_and_the_other_reads_why():
    with transaction.atomic():
        set_actor("system:maker")
        need = make.make_need("submitted")
        people = [make.make_member(need.endorser, Role.ENDORSER) for _ in range(2)]
    barrier, found = threading.Barrier(2), []

    def press(user):
        try:
            with transaction.atomic():
                set_actor(str(user.pk))
                own = Need.objects.get(pk=need.pk)
                barrier.wait()
                needs.endorse(own, by=user, seen=need.version)
                found.append("endorsed")
        except Conflict:
            found.append("somebody was faster")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["endorsed", "somebody was faster"]
    with transaction.atomic():
        set_actor("system:maker")
        assert [row.answer for row in steps_of(need)] == ["endorsed"]


def test_the_turn_of_a_need_on_the_desk_follows_what_it_waits_for(sent):
    assert FLOW.turn(sent).role == "endorser"
