"""What is public, wherever it stands: noted, found by whom it is about, withdrawn and made public again."""

import pytest

from ciconia.foundation.access import System, can
from ciconia.foundation.actions.perform import ReasonMissing, Refused, perform, perform_many
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.publishing.actions import publication as publications
from ciconia.publishing.models import Publication, Subject, stands
from ciconia.publishing.rules.publication import FLOW, About, Named
from tests import make
from tests.make import set_actor

pytestmark = pytest.mark.django_db
JOB = System("Test")


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def states(*rows):
    """The states of rows as they are now."""
    return [Publication.objects.get(pk=row.pk).state for row in rows]


def test_a_page_of_ours_has_one_row_and_says_whom_it_is_about():
    person, organisation = make.make_person("Amina Yusuf"), make.make_organisation()
    both = About((person,), (organisation,), (Named("Somebody who speaks", "speaks@example.org"),))
    page = make.make_publication(place="page", source="a1", about=both)
    said = {"programme": page.programme, "focus": page.focus, "title": translated("Another title"), "by": JOB}
    again = publications.note_page("event", "a1", about=About((person,)), **said)
    assert (again.pk, str(again.title), again.is_ours) == (page.pk, "Another title", True)
    assert list(Subject.objects.values_list("name", "person")) == [(person.short_name, person.pk)]
    assert list(Log.objects.filter(noun="publication").values_list("verb", flat=True)) == ["publication.begin"]


def test_what_is_about_somebody_is_gone_at_once_where_it_is_ours_and_a_task_where_it_is_not():
    person, other = make.make_person("Amina Yusuf"), make.make_publication(place="page", source="c")
    page = make.make_publication(place="page", source="a", about=About((person,)))
    post = make.make_publication(source="a", about=About((person,)))
    found = publications.withdraw_about(person=person, by=JOB, reason="She took her consent back.")
    assert (found.gone, found.by_hand) == ((page,), (post,))
    assert states(page, post, other) == ["withdrawn", "to_take_down", "standing"]
    assert list(Publication.objects.filter(stands("event", "source"), place="page")) == [other]
    task = Publication.objects.get(pk=post.pk)
    assert (task.turn_role, task.due_at is not None, task.version) == ("officer", True, 1)
    told = Log.objects.filter(noun="publication", verb="publication.withdraw").get()
    assert (told.object_id, told.from_state, told.to_state, told.reason) == (
        page.pk, "standing", "withdrawn", "She took her consent back.",
    )  # fmt: skip
    again = publications.withdraw_about(person=person, by=JOB, reason="Again")
    assert (again.gone, again.by_hand) == ((), ())


def test_it_comes_back_when_the_last_reason_is_gone_and_a_post_that_was_taken_down_does_not():
    organisation, focus = make.make_organisation(), make.make_focus()
    about = About((), (organisation,))
    page = make.make_publication(place="page", source="a", about=about)
    post, quick = make.make_publication(about=about), make.make_publication(about=about)
    publications.withdraw_about(focus=focus, by=JOB, reason="The country is suspended.")
    publications.withdraw_about(organisation=organisation, by=JOB, reason="It asked us to.")
    assert Publication.objects.get(pk=page.pk).because == [f"focus {focus.pk}", f"organisation {organisation.pk}"]
    make.as_user(make.make_staff("officer"), publications.say_taken_down, quick)
    assert publications.restore_about(focus=focus, by=JOB, reason="Resumed") == []
    assert states(page, post, quick) == ["withdrawn", "to_take_down", "withdrawn"]
    assert publications.restore_about(organisation=organisation, by=JOB, reason="It asked us to.") == [page, post]
    assert states(page, post, quick) == ["standing", "standing", "withdrawn"]
    with pytest.raises(Refused, match="Post it again"):
        publications.restore(quick, by=JOB, reason="It was right")


def test_what_became_of_a_thing_withdraws_its_page_or_only_what_stands_elsewhere():
    page, post = make.make_publication(place="page", source="a"), make.make_publication(source="a")
    publications.withdraw_source("event", "a", by=JOB, reason="Called off", page=False)
    assert states(page, post) == ["standing", "to_take_down"]
    publications.withdraw_source("event", "a", by=JOB, reason="Deleted")
    assert states(page, post) == ["withdrawn", "to_take_down"]
    said = {"programme": page.programme, "focus": page.focus, "title": page.title, "by": JOB}
    publications.note_page("event", "a", **said)
    assert states(page, post) == ["standing", "standing"]


def test_one_place_is_withdrawn_by_whoever_may_with_a_reason():
    page, officer = make.make_publication(place="page"), make.make_staff("officer")
    with pytest.raises(ReasonMissing):
        make.as_user(officer, publications.withdraw, page, reason=" ")
    with pytest.raises(Refused):
        make.as_user(make.make_staff("viewer"), publications.withdraw, page, reason="No")
    with pytest.raises(Refused, match="by hand"):
        perform(FLOW, "withdraw", make.make_publication(), by=officer, reason="A wrong photo")
    with pytest.raises(Refused, match="a page of ours"):
        perform(FLOW, "ask_to_take_down", page, by=officer, reason="A wrong photo")
    assert can(officer, "publishing.view_publication", page)
    make.as_user(officer, publications.withdraw, page, reason="A wrong photo")
    make.as_user(officer, publications.restore, page, reason="Another photo")
    assert (states(page), page.because) == (["standing"], [])
    with pytest.raises(ValueError, match="say whom"):
        publications.withdraw_about(by=JOB, reason="Nobody")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"address": ""}, {"address": "Copy the address of the post here: without it nobody finds it again."}),
        ({"address": "linkedin.com/x"}, {"address": "Write the whole address, beginning with https."}),
        ({"address": "https://[x"}, {"address": "Write the whole address, beginning with https."}),
        ({"channel": "website"}, {"channel": "Choose the channel on which it was posted."}),
        (
            {"address": "https://example.org/" + "x" * 500},
            {"address": "This address is too long. Copy the short one that the post offers for sharing."},
        ),
    ],
)
def test_a_post_is_noted_with_its_channel_and_address(said, sentence):
    with pytest.raises(Unfit) as found:
        make.make_publication(**said)
    assert {name: str(words) for name, words in found.value.problems.items()} == sentence


def test_who_posts_and_what_a_letter_needs():
    focus = make.make_focus()
    said = {"programme": focus.programme, "focus": focus, "title": translated("Wells"), "language": "en"}
    mail = {"channel": "mail", "address": "", "place": "mail", "letters": 12}
    editor = make.make_staff("editor")
    row = make.as_user(
        editor, publications.note_post, "event", "a", about=About((), (make.make_organisation(),)), **mail, **said
    )
    assert (row.by, row.letters, row.subjects.count()) == (editor, 12, 1)
    with pytest.raises(Refused):
        make.as_user(make.make_staff("viewer"), publications.note_post, "event", "a", **mail, **said)


def test_twenty_pages_are_withdrawn_with_a_handful_of_statements(django_assert_num_queries):
    focus = make.make_focus()
    for number in range(20):
        make.make_publication(place="page", source=f"s{number}")
    with django_assert_num_queries(20):
        found = publications.withdraw_about(focus=focus, by=JOB, reason="Suspended")
    assert len(found.gone) == 20


def test_many_move_at_once_or_none_does():
    standing, gone = make.make_publication(place="page", source="a"), make.make_publication(place="page", source="b")
    rows = Publication.objects.filter(pk__in=[standing.pk, gone.pk])
    with pytest.raises(ReasonMissing):
        perform_many(FLOW, "withdraw", rows, by=JOB)
    with pytest.raises(Refused):
        perform_many(FLOW, "withdraw", rows, by=make.make_user("Somebody Else"), reason="Out of date")
    assert states(standing, gone) == ["standing", "standing"]
    assert perform_many(FLOW, "withdraw", rows.filter(pk=gone.pk), by=JOB, reason="Out of date") == [gone]
    assert perform_many(FLOW, "withdraw", rows, by=JOB, reason="Out of date") == [standing]
    assert states(standing, gone) == ["withdrawn", "withdrawn"]
