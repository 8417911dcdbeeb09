"""An idea: its author's words, an answer always with words, public only by consent, and what came of it."""

from datetime import UTC, datetime, timedelta

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings import tasks
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Idea, IdeaSupport, PublicIdea
from ciconia.gatherings.queries.idea import may_write, own_ideas, public_idea, public_ideas, supports, writes_to
from ciconia.gatherings.rules.idea import FLOW, consent_words, has_ideas
from ciconia.people.actions.erasure import erase
from ciconia.people.queries.own_data import own_data
from ciconia.publishing.actions.publication import leave_public, withdraw_about
from ciconia.publishing.models import Publication, Subject
from tests import make
from tests.make import as_user
from tests.make_idea import SAID, make_idea, make_public_idea

pytestmark = pytest.mark.django_db
WORDS = translated("Because of this.")


def officer():
    return make._staff("officer", make.make_focus())


def soon(days=30):
    return clock.today() + timedelta(days=days)


def test_ideas_are_for_programmes_of_the_engagement_line():
    programme = make_idea("draft").programme
    assert has_ideas(programme)
    programme.lines = ["placement"]
    assert not has_ideas(programme)
    assert not may_write(make.make_person().user, programme)


def test_whoever_has_a_profile_writes_and_so_does_an_organisation_that_works_with_the_programme():
    programme = make_idea("draft").programme
    member = make._member(make.make_affiliation("active").organisation, "organisation contact")
    waiting = make._member(make.make_affiliation("proposed").organisation, "organisation contact")
    host = make._member(make.make_organisation())
    accounts = (make.make_person().user, member, waiting, host)
    assert [as_user(who, lambda by: may_write(by, programme)) for who in accounts] == [True, True, False, False]
    assert programme not in as_user(accounts[0], lambda by: writes_to(by))  # it was over in 2022
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    assert programme in as_user(accounts[0], lambda by: writes_to(by))
    clock.start_at(None)
    assert as_user(member, ideas.make_idea, programme, name="Union", title=translated("Evening school")).person is None
    with pytest.raises(Refused) as refused:
        as_user(host, ideas.make_idea, programme, name="Union", title=translated("Evening school"))
    assert str(refused.value) == (
        "Ideas come from people with a profile, and from organisations that work with the programme."
    )


def test_nobody_writes_without_an_account(anonymous):
    assert list(Idea.objects.visible_to(anonymous)) == []
    assert list(IdeaSupport.objects.visible_to(anonymous)) == []


@pytest.fixture
def anonymous():
    return AnonymousUser()


def test_a_draft_needs_a_name_and_what_is_sent_says_what_and_for_whom():
    row = make_idea("draft", what=Translated())
    author = row.account
    with pytest.raises(Unfit) as wrong:
        as_user(author, ideas.edit_idea, row, title=Translated(), name=" ")
    assert sorted(wrong.value.problems) == ["name", "title"]
    with pytest.raises(Unfit) as wrong:
        as_user(author, ideas.edit_idea, row, title=translated("a" * 121), own_part=translated("a" * 4001))
    assert sorted(wrong.value.problems) == ["own_part", "title"]
    with pytest.raises(Refused) as refused:
        as_user(author, ideas.send, row)
    assert str(refused.value) == "Say what it is and for whom, then send it."
    as_user(author, ideas.edit_idea, row, what=translated("Lessons"))
    as_user(author, ideas.send, row)
    assert (row.state, row.turn_role, row.due_at.date()) == ("sent", "officer", clock.today() + timedelta(days=21))


def test_its_words_stand_once_it_is_sent():
    row = make_idea("sent")
    with pytest.raises(Conflict):
        as_user(row.account, ideas.edit_idea, row, title=translated("Something else"))


def test_nobody_but_its_author_reads_a_draft_or_one_that_was_taken_back():
    draft, gone, sent = make_idea("draft"), make_idea("withdrawn"), make_idea("sent")
    led = officer()
    assert set(as_user(led, lambda by: list(Idea.objects.visible_to(by)))) == {sent}
    assert draft in as_user(draft.account, lambda by: list(own_ideas(by)))
    assert gone in as_user(gone.account, lambda by: list(own_ideas(by)))
    assert as_user(led, lambda by: [rules.has_perm("gatherings.view_idea", by, row) for row in (sent, draft)]) == [
        True,
        False,
    ]
    other = make.make_person().user
    assert as_user(other, lambda by: list(Idea.objects.visible_to(by))) == []
    assert as_user(make._staff("assessor", make.make_focus()), lambda by: list(Idea.objects.visible_to(by))) == []


def test_an_answer_always_has_words():
    row, into = make_idea("sent"), make_idea("sent")
    tries = (
        (ideas.take_up, {"becomes": "need", "until": soon()}), (ideas.merge, {"into": into}), (ideas.decline, {}),
    )  # fmt: skip
    for action, fields in tries:
        with pytest.raises(Unfit) as wrong:
            as_user(officer(), action, row, words=Translated(), **fields)
        assert list(wrong.value.problems) == ["words"]


def test_what_is_taken_up_says_what_it_becomes_who_owns_it_and_until_when():
    row = make_idea("sent")
    elsewhere = make.make_event()
    elsewhere.programme_id = 0
    tries = (
        ({"becomes": "", "until": soon()}, "becomes"), ({"becomes": "project", "until": soon()}, "owner"),
        ({"becomes": "need", "until": clock.today()}, "until"), ({"becomes": "need", "until": soon(800)}, "until"),
        ({"becomes": "event", "until": soon(), "event": elsewhere}, "event"),
    )  # fmt: skip
    for fields, field in tries:
        with pytest.raises(Unfit) as wrong:
            as_user(officer(), ideas.take_up, row, words=WORDS, **fields)
        assert list(wrong.value.problems) == [field]
    event = make.make_event()
    as_user(officer(), ideas.take_up, row, words=WORDS, becomes="event", until=soon(), event=event)
    assert (row.state, row.turn_role, row.due_at.date(), row.event) == ("taken_up", "officer", soon(), event)


def test_the_date_of_the_follow_up_is_in_the_database_too():
    row = make_idea("taken_up")
    with pytest.raises(IntegrityError), transaction.atomic():
        Idea.objects.filter(pk=row.pk).update(until=None)


def test_one_is_joined_with_another_of_the_same_programme_that_was_sent():
    row, draft, into = make_idea("sent"), make_idea("draft"), make_idea("sent")
    for wrong_one in (row, draft):
        with pytest.raises(Unfit) as wrong:
            as_user(officer(), ideas.merge, row, into=wrong_one, words=WORDS)
        assert list(wrong.value.problems) == ["into"]
    as_user(officer(), ideas.merge, row, into=into, words=WORDS)
    assert (row.state, row.merged_into, row.turn_role) == ("merged", into, "")


def test_of_two_who_answer_one_wins():
    row = make_idea("sent")
    seen = row.version
    as_user(officer(), ideas.decline, row, words=WORDS, seen=seen)
    with pytest.raises(Conflict):
        as_user(officer(), ideas.take_up, row, words=WORDS, becomes="need", until=soon(), seen=seen)
    assert Idea.objects.get(pk=row.pk).state == "not_now"


def test_what_came_of_it_ends_it():
    row = make_idea("taken_up")
    with pytest.raises(Unfit):
        as_user(officer(), ideas.follow_up, row, words=Translated())
    as_user(officer(), ideas.follow_up, row, words=translated("Twelve came."), need="N3")
    assert (row.state, str(row.came_of), row.need, row.turn_role) == ("followed_up", "Twelve came.", "N3", "")


def test_only_its_author_takes_it_back_and_only_before_the_answer():
    row = make_idea("sent")
    with pytest.raises(Refused):
        as_user(officer(), ideas.withdraw, row)
    as_user(officer(), ideas.decline, row, words=WORDS)
    with pytest.raises(Conflict):
        as_user(row.account, ideas.withdraw, row)


def test_nobody_publishes_without_the_consent_of_its_author():
    row = make_idea("sent")
    with pytest.raises(Refused) as refused:
        as_user(officer(), ideas.publish, row)
    assert str(refused.value) == "Whoever had the idea has not agreed that everybody reads it."
    with pytest.raises(Refused):
        as_user(officer(), ideas.agree, row, name="Hodan")
    as_user(row.account, ideas.agree, row, name=" Hodan  W. ")
    assert (row.public_name, row.agreed_words) == ("Hodan W.", consent_words("Hodan W."))
    assert list(public_ideas(row.programme)) == []
    with pytest.raises(Refused):
        as_user(row.account, ideas.publish, row)
    one = as_user(officer(), ideas.publish, row)
    assert list(public_ideas(row.programme)) == [one]
    assert (one.name, str(one.title), one.public_id) == ("Hodan W.", SAID["title"], row.public_id)


def test_the_words_agreed_to_say_whether_there_is_a_name():
    assert consent_words("Hodan").endswith("It stands there with this name: Hodan")
    assert consent_words("").endswith("It stands there without a name.")


def test_the_ledger_knows_whom_a_page_names():
    one = make_public_idea(name="Hodan")
    with acting_as("system:jobs"):
        assert [s.person_id for s in Subject.objects.filter(publication__source=one.public_id)] == [one.idea.person_id]
        unnamed = make_public_idea(name="")
        assert list(Subject.objects.filter(publication__source=unnamed.public_id)) == []
    member = make._member(make.make_affiliation("active").organisation, "organisation contact")
    said = {name: translated(words) for name, words in SAID.items()}
    row = as_user(member, ideas.make_idea, one.programme, name="Union", **said)
    as_user(member, ideas.send, row)
    as_user(member, ideas.agree, row, name="Union of engineers")
    as_user(officer(), ideas.publish, row)
    with acting_as("system:jobs"):
        subject = Subject.objects.get(publication__source=row.public_id)
    assert (subject.name, subject.email) == ("Union of engineers", member.email)


def test_taking_the_consent_back_takes_the_page_off_at_once():
    one = make_public_idea()
    row = one.idea
    as_user(row.account, ideas.take_back, row)
    assert (public_idea(one.public_id), PublicIdea.objects.count()) == (None, 0)
    assert Publication.objects.get(source=one.public_id).state == "withdrawn"
    assert (row.agreed_at, row.public_name, row.agreed_words, row.state) == (None, "", "", "sent")


def test_taking_the_idea_back_takes_the_page_off_too_and_it_can_come_again():
    one = make_public_idea()
    as_user(one.idea.account, ideas.withdraw, one.idea)
    assert public_idea(one.public_id) is None
    two = make_public_idea()
    as_user(two.idea.account, ideas.take_back, two.idea)
    as_user(two.idea.account, ideas.agree, two.idea, name="")
    as_user(officer(), ideas.publish, two.idea)
    assert public_idea(two.public_id).name == ""


def test_an_officer_takes_it_off_with_a_reason():
    one = make_public_idea()
    row = one.idea
    with pytest.raises(Unfit):
        as_user(officer(), ideas.hide, row, reason=" ")
    as_user(officer(), ideas.hide, row, reason="It names a minister.")
    assert public_idea(one.public_id) is None
    assert row.agreed_at is not None
    assert Log.objects.get(verb="idea.hide").reason == "It names a minister."


def test_a_person_who_leaves_the_public_and_a_country_that_is_suspended_take_it_off():
    one = make_public_idea()
    as_user(one.idea.account, lambda by: leave_public(one.idea.person, by=by))
    assert public_idea(one.public_id) is None
    focus = make.make_focus("SOM")
    here = make_public_idea(name="", focus=focus)
    as_user(make._staff("coordinator", focus), withdraw_about, reason="Not safe.", focus=focus)
    assert public_idea(here.public_id) is None


def test_the_page_says_what_became_of_it():
    one = make_public_idea("taken_up")
    assert (one.stage, one.becomes, str(one.answer)) == ("taken_up", "project", "We try it once.")
    as_user(officer(), ideas.follow_up, one.idea, words=translated("Twelve came."))
    one.refresh_from_db()
    assert (one.stage, str(one.came_of)) == ("followed_up", "Twelve came.")
    into = make_public_idea()
    joined = make_public_idea()
    as_user(officer(), ideas.merge, joined.idea, into=into.idea, words=WORDS)
    joined.refresh_from_db()
    assert (joined.stage, joined.merged_into) == ("merged", into.public_id)


def test_support_is_one_press_counts_once_and_is_taken_back():
    one = make_public_idea()
    reader = make.make_person().user
    assert [as_user(reader, ideas.support, one) for _again in range(2)] == [True, False]
    one.refresh_from_db()
    assert (one.supported, as_user(reader, lambda by: supports(by, one))) == (1, True)
    assert as_user(one.idea.account, lambda by: list(IdeaSupport.objects.all())) == []
    as_user(reader, ideas.support_no_more, one)
    one.refresh_from_db()
    assert (one.supported, as_user(reader, lambda by: supports(by, one))) == (0, False)
    with pytest.raises(Refused) as refused:
        as_user(one.idea.account, ideas.support, one)
    assert str(refused.value) == "This is your own idea."


def test_whoever_supported_it_still_counts_when_it_is_public_again():
    one = make_public_idea()
    as_user(make.make_person().user, ideas.support, one)
    as_user(officer(), ideas.hide, one.idea, reason="Looked at again.")
    assert as_user(officer(), ideas.publish, one.idea).supported == 1


def test_whoever_is_erased_leaves_an_empty_idea_and_no_page():
    one = make_public_idea()
    reader = make.make_person()
    as_user(reader.user, ideas.support, make_public_idea(person=reader) and one)
    with acting_as("system:jobs"):
        tables = own_data(one.idea.person)["tables"]
        assert "gatherings_idea" in [table["table"] for table in tables]
    erase(one.idea.person)
    assert PublicIdea.objects.filter(pk=one.pk).count() == 0
    with acting_as("system:jobs"):
        row = Idea.objects.get(pk=one.pk)
    assert (row.title, row.what, row.public_name, row.agreed_at) == ({}, {}, "", None)
    assert row.name.startswith("Person ")
    erase(reader)
    with acting_as("system:jobs"):
        assert IdeaSupport.objects.count() == 0


def test_letters_wait_for_whoever_had_the_idea_and_go_once():
    answered, followed = make_idea("not_now"), make_idea("followed_up")
    gone = []

    def post(idea):
        if idea.pk == followed.pk:
            raise NotSent
        gone.append((idea.pk, idea.letter))

    assert ideas.write_letters(post) == (1, 1)
    assert gone == [(answered.pk, "answered")]
    assert ideas.write_letters(post) == (0, 0)


def test_a_year_after_the_programme_what_is_not_public_is_deleted():
    make_idea("sent"), make_idea("draft")
    one = make_public_idea()
    clock.start_at(datetime(2024, 6, 29, 8, tzinfo=UTC))
    assert ideas.forget() == 0
    clock.start_at(datetime(2024, 7, 2, 8, tzinfo=UTC))
    tasks.forget(timestamp=0)
    clock.start_at(None)
    with acting_as("system:jobs"):
        assert list(Idea.objects.values_list("pk", flat=True)) == [one.pk]


def test_the_database_itself_keeps_ideas_from_others():
    row = make_idea("draft")
    with acting_as(str(officer().pk)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM gatherings_idea WHERE id = %s", [row.pk])
        assert cursor.fetchone() == (0,)


def test_rows_say_their_names():
    one = make_public_idea("sent")
    as_user(make.make_person().user, ideas.support, one)
    with acting_as("system:jobs"):
        support = IdeaSupport.objects.get()
    assert (str(one), str(one.idea), one.get_stage_display()) == ("Saturday school", "Saturday school", "Sent in")
    assert str(support) == f"{one.pk} {support.account_id}"
    assert FLOW.noun == "idea"
