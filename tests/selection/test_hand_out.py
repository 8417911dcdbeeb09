"""Giving many applications at once, what stands against an assessor, and one move for many."""

from datetime import UTC, datetime

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.account import give_role
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import bulk, formal_check, hand_out
from ciconia.selection.actions import review as reviews
from ciconia.selection.actions.part import end_open_parts
from ciconia.selection.models import Application, AskedPart, Review, Standing
from ciconia.selection.queries.review import ties_with
from ciconia.selection.rules.review import compared, far_apart, reads_marks, wanted
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(db):
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def four():
    """Four applications to assess, three assessors, and two asked for each."""
    opportunity = make.make_opportunity(places=2)
    names = ("Ayan Ali", "Bile Omar", "Caasha Nur", "Deqa Abdi")
    found = [make.make_application(opportunity=opportunity, person=make.make_person(name)) for name in names]
    assessors = [User.objects.get(email="assessor.of.cd4d2@example.org")]
    assessors += [make.make_staff("assessor") for _each in range(2)]
    make.set_choosing(opportunity.programme, assessors=2)
    return found, assessors


def held(assessors):
    """How many each has to mark."""
    return [Review.objects.filter(assessor=one, standing="given").count() for one in assessors]


def member(user, organisation, role="organisation contact"):
    """The account belongs to an organisation."""
    with make.acting_as("system:maker"):
        give_role(user, role, by=make.MAKER, scope="organisation", scope_id=organisation.pk)


def test_an_even_share_is_looked_at_and_then_given(four):
    found, assessors = four
    officer = make.make_staff("officer")
    looked = as_user(officer, hand_out.spread, found, look=True)
    assert ([len(one.to) for one in looked], held(assessors)) == ([2, 2, 2, 2], [0, 0, 0])
    given = as_user(officer, hand_out.spread, found)
    assert [[one.pk for one in each.to] for each in given] == [[one.pk for one in each.to] for each in looked]
    assert held(assessors) == [3, 3, 2]
    assert [len(one.to) for one in as_user(officer, hand_out.spread, found)] == [0, 0, 0, 0]


def test_nobody_is_given_what_they_may_not_assess(four):
    found, (first, second, third) = four
    diaspora = make.make_organisation("diaspora", "NLD")
    member(first, found[0].organisation)
    member(second, diaspora)
    member(found[0].person.user, diaspora)
    assert ties_with(found[0], [first.pk, second.pk, third.pk, found[0].person.user_id]) == {
        first.pk: "host", second.pk: "together", found[0].person.user_id: "own",
    }  # fmt: skip
    officer = make.make_staff("officer")
    (one,) = as_user(officer, hand_out.spread, found[:1])
    assert (one.to, one.why_not) == ((third,), "")  # two are asked for where two can
    with pytest.raises(Refused, match="They speak for the institution that asks"):
        as_user(officer, reviews.give, found[0], first)
    with pytest.raises(Refused, match="does not assess here"):
        as_user(officer, reviews.give, found[0], make.make_staff("finance"))
    with pytest.raises(Refused, match="Only this role can do it here"):
        as_user(make.make_staff("finance"), reviews.give, found[1], third)


def test_what_one_has_goes_to_others_with_the_reason_and_stays_where_nobody_can(four):
    found, (first, second, third) = four
    officer = make.make_staff("officer")
    as_user(officer, hand_out.spread, found)
    mine = [row.application for row in Review.objects.filter(assessor=first)]
    with pytest.raises(ReasonMissing):
        as_user(officer, hand_out.reassign, mine, of=first, reason=" ")
    looked = as_user(officer, hand_out.reassign, mine, of=first, reason="On leave", look=True)
    assert held([first]) == [3]
    moved = as_user(officer, hand_out.reassign, mine, of=first, reason="On leave")
    assert [one.why_not for one in moved] == [one.why_not for one in looked] == ["", "", ""]
    assert held([first, second, third]) == [0, 4, 4]
    again = as_user(officer, hand_out.reassign, mine[:1], of=second, to=third, reason="On leave too")
    assert [one.why_not for one in again] == [f"{third} has been given it already."]
    nobody = as_user(officer, hand_out.reassign, mine[:1], of=second, reason="On leave too")
    assert [len(one.to) for one in nobody] == [1]  # the first, from whom it had been taken back
    gone = as_user(officer, hand_out.reassign, mine[:1], of=second, reason="On leave too")
    assert [one.why_not for one in gone] == ["It has changed meanwhile. Look at it again."]


def test_where_nobody_can_be_given_it_the_row_says_so(four):
    found, (first, second, third) = four
    officer, stranger = make.make_staff("officer"), make.make_staff("finance")
    as_user(found[3].person.user, applications.withdraw, found[3], reason="A job")
    as_user(officer, reviews.give, found[0], first)
    with pytest.raises(Conflict):
        as_user(officer, reviews.give, found[3], first)
    with pytest.raises(ReasonMissing):
        as_user(officer, reviews.take_back, found[0], first, reason=" ")
    with pytest.raises(Refused, match="Only"):
        as_user(stranger, reviews.take_back, found[0], first, reason="On leave")
    assert [one.why_not[:4] for one in as_user(stranger, hand_out.spread, found[1:2])] == ["Only"]
    (to,) = as_user(officer, hand_out.reassign, found[:1], of=first, to=second, reason="On leave")
    assert (to.to, to.why_not) == ((second,), "")
    for one in (second, third):
        member(one, found[0].organisation)
    (nobody,) = as_user(officer, hand_out.reassign, found[:1], of=second, reason="Works there")
    assert nobody.to == (first,)
    member(first, found[0].organisation)
    (nobody,) = as_user(officer, hand_out.reassign, found[:1], of=first, reason="Works there too")
    assert (nobody.to, nobody.why_not) == ((), "Nobody is left who could assess it.")
    (nobody,) = as_user(officer, hand_out.spread, found[1:2])
    assert (nobody.to, nobody.why_not) == ((), "Nobody is left who could assess it.")


def test_each_assessor_is_written_to_once_about_everything(four):
    found, assessors = four
    as_user(make.make_staff("officer"), hand_out.spread, found)
    letters = []

    def refuse(account, rows):
        raise NotSent

    assert hand_out.tell_assessors(refuse) == 0
    assert hand_out.tell_assessors(lambda account, rows: letters.append((account.pk, len(rows)))) == 3
    assert letters == [(assessors[0].pk, 3), (assessors[1].pk, 3), (assessors[2].pk, 2)]
    assert hand_out.tell_assessors(lambda account, rows: letters.append(account)) == 0


def test_two_workers_write_to_an_assessor_once(four):
    found, assessors = four
    as_user(make.make_staff("officer"), hand_out.spread, found)
    letters = []

    def meanwhile(account, rows):
        letters.append(account.pk)
        if len(letters) == 1:
            hand_out.tell_assessors(meanwhile)

    assert hand_out.tell_assessors(meanwhile) == 1
    assert letters == [assessors[0].pk, assessors[0].pk, assessors[1].pk, assessors[2].pk]


def test_declaring_marking_and_changing_keep_to_their_order(four):
    (application, *_rest), (first, second, third) = four
    for one in (first, second):
        as_user(one, reviews.declare, application)
    with pytest.raises(Refused, match="as many as it takes"):
        as_user(third, reviews.declare, application)
    _walked(application)
    assert application.state == "assessed"
    with pytest.raises(Conflict):
        as_user(third, reviews.assess, application, marks={}, comment="")
    with pytest.raises(Conflict):
        as_user(first, reviews.declare, application)


def _walked(application):
    """The same application, assessed by both."""
    for review in list(application.reviews.all()):
        as_user(review.assessor, reviews.assess, application, marks={"skill": 2}, comment="Good")
    return application.pk


def test_changed_marks_leave_the_earlier_ones_and_need_a_reason(four):
    (application, *_rest), (first, second, _third) = four
    as_user(first, reviews.declare, application)
    with pytest.raises(Refused, match="the marks that you have given"):
        as_user(first, reviews.change_marks, application, marks={}, comment="", why="Talked")
    as_user(first, reviews.assess, application, marks={"skill": 1}, comment="Thin")
    with pytest.raises(ReasonMissing):
        as_user(first, reviews.change_marks, application, marks={}, comment="", why=" ")
    review = as_user(first, reviews.change_marks, application, marks={"skill": 3}, comment="More", why="Read again")
    assert (review.marks, review.comment) == ({"skill": 3}, "More")
    assert [row.marks for row in review.markings.all()] == [{"skill": 1}, {"skill": 3}]
    with pytest.raises(Refused, match="Not every mark"):
        as_user(second, reviews.finish, application)
    with pytest.raises(Refused, match="Declare first"):
        as_user(second, reviews.assess, application, marks={}, comment="", no_conflict=False)


def test_who_has_not_marked_reads_no_marks_behind_the_second_wall_either(four):
    (application, *_rest), (first, second, _third) = four
    for one in (first, second):
        as_user(one, reviews.declare, application)
    as_user(first, reviews.assess, application, marks={"skill": 1}, comment="Thin")

    def read(*, by):
        return [row.marks for row in Review.objects.get(application=application, assessor=first).markings.all()]

    assert as_user(second, read) == []
    assert as_user(first, read) == [{"skill": 1}]
    assert as_user(make.make_staff("officer"), read) == [{"skill": 1}]
    as_user(second, reviews.assess, application, marks={"skill": 2}, comment="Good")
    assert as_user(second, read) == [{"skill": 1}]


def test_a_third_reads_it_after_the_two_with_a_reason(four):
    (application, *_rest), (_first, _second, third) = four
    officer = make.make_staff("officer")
    as_user(officer, hand_out.spread, [application])
    _walked(application)
    assert application.state == "assessed"
    with pytest.raises(ReasonMissing):
        as_user(officer, reviews.give_to_next, application)
    given = as_user(officer, reviews.give_to_next, application, why="They lie far apart")
    as_user(given.assessor, reviews.declare, application)
    as_user(given.assessor, reviews.assess, application, marks={"skill": 3}, comment="Strong")
    assert (application.state, application.turn_role) == ("assessed", "officer")
    assert third in [row.assessor for row in application.reviews.all()]
    with pytest.raises(Refused, match="Nobody is left"):
        as_user(officer, reviews.give_to_next, application, why="Once more")
    with pytest.raises(Conflict):
        as_user(officer, reviews.take_back, application, third, reason="Late")


def test_one_move_for_many_is_the_move_itself_row_by_row(four):
    found, _assessors = four
    make.set_choosing(found[0].programme, assessors=1)
    officer, assessor = make.make_staff("officer"), make.make_staff("assessor")
    for one in found[:3]:
        as_user(assessor, reviews.assess, one, marks={"skill": 2}, comment="Good")
    rows = [bulk.Row(one, one.version) for one in found]
    looked = as_user(officer, bulk.look_at, "shortlist", rows)
    assert [one.done for one in looked] == [True, True, True, False]
    assert looked[3].why_not == "It has changed meanwhile and stands at “To assess”."
    found = [Application.objects.get(pk=one.pk) for one in found]
    assert [one.state for one in found] == ["assessed", "assessed", "assessed", "submitted"]
    as_user(found[1].person.user, applications.withdraw, Application.objects.get(pk=found[1].pk), reason="A job")
    (refused,) = as_user(assessor, bulk.do, "shortlist", [bulk.Row(found[2], None)])
    assert (refused.done, refused.why_not[:29]) == (False, "Only this role can do it here")
    done = as_user(officer, bulk.do, "shortlist", [bulk.Row(one, one.version) for one in found[:3]])
    assert [one.done for one in done] == [True, False, True]
    assert done[1].why_not == "It has changed meanwhile and stands at “Withdrawn”."
    (refused,) = as_user(officer, bulk.do, "not_choose", [bulk.Row(found[0], None, "")])
    assert refused.why_not == "Write the reason. Whoever is concerned will read it."
    (refused,) = as_user(assessor, bulk.do, "not_choose", [bulk.Row(found[0], None, "No")])
    assert refused.why_not.startswith("Only this role can do it here")
    (looked,) = as_user(officer, bulk.look_at, "not_choose", [bulk.Row(found[0], None, "")])
    assert (looked.done, looked.words_wrong) == (True, True)
    (looked,) = as_user(officer, bulk.look_at, "not_choose", [bulk.Row(found[0], 0, "")])
    assert (looked.done, looked.why_not) == (False, "It has changed meanwhile and stands at “Shortlisted”.")


def test_the_formal_answer_needs_a_source_and_a_pass_every_rule():
    application = make.make_application(person=make.make_person(residence=""))
    assessor = make.make_staff("assessor")
    with pytest.raises(Unfit, match="Say whether"):
        as_user(assessor, formal_check.answer_check, application, "residence-eu", outcome="unknown", seen_in="x")
    with pytest.raises(Unfit, match="where you saw it"):
        as_user(assessor, formal_check.answer_check, application, "residence-eu", outcome="yes", seen_in=" ")
    with pytest.raises(Refused, match="A rule is not met"):
        as_user(assessor, formal_check.pass_formally, application)
    with pytest.raises(Refused, match="it is not known whether"):
        as_user(assessor, reviews.assess, application, marks={}, comment="")
    as_user(assessor, formal_check.answer_check, application, "residence-eu", outcome="no", seen_in="His letter")
    with pytest.raises(Refused, match="is not met"):
        as_user(assessor, reviews.assess, application, marks={}, comment="")
    as_user(assessor, formal_check.answer_check, application, "residence-eu", outcome="yes", seen_in="The register")
    as_user(assessor, formal_check.pass_formally, application)
    assert (application.formally_by, application.formally_at is not None) == (assessor, True)
    as_user(assessor, reviews.assess, application, marks={"skill": 1}, comment="Fine")
    assert application.state == "assessed"


def test_nobody_looks_formally_at_themselves():
    application = make.make_application()
    own = application.person.user
    with make.acting_as("system:maker"):
        give_role(own, "assessor", by=make.MAKER, scope="programme", scope_id=application.programme_id)
    with pytest.raises(Refused, match="their own"):
        as_user(own, formal_check.pass_formally, application)


def test_a_part_that_does_not_come_lets_the_application_go_on():
    application = make.make_application()
    assessor = make.make_staff("assessor")
    as_user(assessor, applications.reopen_part, application, reason="Which wells?", part="availability")
    with pytest.raises(Refused, match="Another part was asked for"):
        as_user(application.person.user, applications.return_part, application, motivation={"en": "x"})
    with pytest.raises(Refused, match="on hold"):
        as_user(assessor, reviews.declare, application)
    assert end_open_parts() == 0
    clock.start_at(datetime(2021, 3, 20, 9, tzinfo=UTC))
    assert end_open_parts() == 1
    application.refresh_from_db()
    asked = AskedPart.objects.get(application=application)
    assert (application.mark, application.open_part, asked.came, asked.ended_at is not None) == ("", "", False, True)


def test_how_far_marks_are_apart_is_said_in_words(four):
    (application, *_rest), _assessors = four
    assert compared(criteria_of(application.programme), []) == []
    assert (wanted(2, 1, 0), wanted(2, 3, 0), wanted(1, 3, 3), wanted(2, 0, 0)) == (1, 2, 3, 1)

    class Scale:
        code, name, scale = "skill", Translated({"en": "Skill"}), [{"en": word} for word in ("None", "Some", "Much")]

    (row,) = compared([Scale()], [{"skill": 0}, {"skill": 1}])
    assert (str(row.lower), str(row.upper), row.spread, row.apart, row.between) == (
        "None", "Some", "One step apart", False, True,
    )  # fmt: skip
    (row,) = compared([Scale()], [{"skill": 2}, {"skill": 2}, {}])
    assert (row.spread, row.between, row.given[2]) == ("Alike", False, None)
    assert far_apart([Scale()], [{"skill": 0}, {"skill": 2}])
    assert not far_apart([Scale()], [{"skill": 2}])


def test_whoever_still_has_to_mark_sees_no_marks_of_others():
    application, officer = make.make_application("submitted"), make.make_staff("officer")
    assert reads_marks(officer, application, Review(standing=Standing.GIVEN)) is False
    assert reads_marks(officer, application, None) is True
