"""Stories: nobody is shown without their yes to exactly this text, and whoever takes it back is gone at once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.files import path_of
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.erasure import erase
from ciconia.publishing import tasks
from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.actions import publication as publications
from ciconia.publishing.actions import story as stories
from ciconia.publishing.models import Appearance, Publication, Story
from ciconia.publishing.queries import story as queries
from tests import make
from tests.make import as_user, set_actor

pytestmark = pytest.mark.django_db
LINK = "Link in a letter"


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def public(story):
    """Whether everybody reads it."""
    return queries.public_story(story.programme, story.public_id) is not None


def fresh(story):
    return Story.objects.get(pk=story.pk)


def only(story):
    """Whoever is shown in it, where that is one."""
    return Appearance.objects.get(story=story)


def editor_of(story, role="editor"):
    return make.make_staff(role, story.focus)


def test_a_story_goes_to_those_in_it_is_published_with_their_yes_and_gone_when_they_take_it_back():
    story = make.make_story("draft", email="hodan@example.org", name="Hodan Jama")
    editor, post = editor_of(story), make.make_publication(noun="story", source=story.public_id)
    as_user(editor, stories.ask, story)
    one = only(story)
    assert (one.letter, one.says, one.shown["title"]["en"]) == ("ask", "", "The night the pump came back")
    with pytest.raises(Refused, match="1 of those shown has not agreed to this text yet"):
        as_user(editor, stories.publish, story)
    appearances.answer(one.public_id, says="yes", named_as="first", seen=one.shown_hash, how=LINK)
    assert (fresh(story).unagreed, fresh(story).look_by) == (0, clock.today())
    as_user(editor, stories.publish, story)
    assert (public(story), fresh(story).names) == (True, [{"name": "Hodan", "function": ""}])
    page = Publication.objects.get(noun="story", place="page")
    assert [(row.name, row.email) for row in page.subjects.all()] == [("Hodan Jama", "hodan@example.org")]

    appearances.take_back(one.public_id, how=LINK)
    assert (public(story), fresh(story).state, fresh(story).names) == (False, "withdrawn", [])
    assert queries.was_public(story.programme, story.public_id) is True
    assert fresh(story).turn_role == "editor|officer"
    assert queries.why_off(story)[0] == "Somebody shown in it took back their yes."
    states = {row.pk: row.state for row in Publication.objects.all()}
    assert states == {page.pk: "withdrawn", post.pk: "to_take_down"}
    assert only(story).letter == "off"
    appearances.take_back(one.public_id, how=LINK)
    assert Log.objects.filter(verb="appearance.take_back").count() == 1
    assert appearances.take_back("nobody", how=LINK) is None


def test_a_yes_is_to_one_text_another_text_asks_again():
    story = make.make_story()
    editor, person = editor_of(story), only(story)
    as_user(editor, stories.withdraw, story, reason="A figure was wrong")
    as_user(editor, stories.rewrite, story)
    as_user(editor, stories.ask, story)
    assert (fresh(story).unagreed, only(story).letter) == (0, "off")  # the same words: nothing is asked again
    as_user(editor, stories.publish, story)
    assert public(story) is True
    as_user(editor, stories.withdraw, story, reason="A figure was wrong")
    as_user(editor, stories.rewrite, story)
    as_user(editor, stories.edit_story, story, lead=translated("How they found fifty leaks."))
    as_user(editor, stories.ask, story)
    assert (fresh(story).unagreed, only(story).letter, only(story).says) == (1, "ask", "")
    with pytest.raises(appearances.Changed):
        appearances.answer(person.public_id, says="yes", named_as="full", seen=person.shown_hash, how=LINK)


@pytest.mark.parametrize(("says", "words"), [("no", ""), ("changes", "Do not name my street.")])
def test_whoever_says_no_or_asks_for_changes_is_read_today_and_nothing_is_published(says, words):
    story = make.make_story("in_review")
    one = only(story)
    appearances.answer(one.public_id, says=says, named_as="full", words=words, seen=one.shown_hash, how=LINK)
    row = fresh(story)
    assert (row.unagreed, row.look_by, clock.day_of(row.due_at)) == (1, clock.today(), clock.today())
    with pytest.raises(Refused):
        as_user(editor_of(story), stories.publish, story)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"says": "perhaps"}, {"says": "Choose one of the three answers."}),
        ({"says": "changes"}, {"words": "Write what should be different."}),
        ({"says": "no", "words": "x" * 2001}, {"words": "Keep it to two thousand signs."}),
        ({"says": "yes", "named_as": "king"}, {"named_as": "Choose how you wish to be named."}),
    ],
)
def test_an_answer_that_is_none_gets_a_sentence(said, sentence):
    with pytest.raises(Unfit) as found:
        appearances.answer("nobody", **({"named_as": "full", "how": LINK} | said))
    assert {name: str(words) for name, words in found.value.problems.items()} == sentence


def test_somebody_named_otherwise_in_the_text_holds_it_back():
    said = {"body": translated("Then Hodan Jama opened the valve.")}
    story = make.make_story("in_review", **said)
    editor = editor_of(story)
    make.says_yes(only(story), named_as="first")
    with pytest.raises(Refused, match="The text still names somebody"):
        as_user(editor, stories.publish, story)
    as_user(editor, stories.rewrite, story)
    as_user(editor, stories.edit_story, story, body=translated("Then Hodan opened the valve."))
    as_user(editor, stories.ask, story)
    make.says_yes(only(story), named_as="first")
    as_user(editor, stories.publish, story)
    assert fresh(story).names == [{"name": "Hodan", "function": ""}]


def test_whoever_wishes_not_to_be_named_is_not_and_an_institution_is_by_its_name():
    story = make.make_story("draft")
    editor, host = editor_of(story), make.make_organisation(name="Water Agency")
    as_user(editor, stories.put_appearance, story, name="The director", organisation=host, email="d@example.org")
    with pytest.raises(Unfit, match="in the list already"):
        as_user(editor, stories.put_appearance, story, name="Another", organisation=host, email="e@example.org")
    with pytest.raises(Unfit, match="in the list already"):
        as_user(editor, stories.put_appearance, story, name="Her again", person=only_person(story))
    as_user(editor, stories.ask, story)
    for one in Appearance.objects.filter(story=story):
        make.says_yes(one, named_as="not")
    as_user(editor, stories.publish, story)
    assert fresh(story).names == [{"name": "Water Agency", "function": ""}]


def only_person(story):
    return Appearance.objects.get(story=story, organisation=None).person


def test_for_somebody_without_an_address_it_is_written_down_how_they_agreed():
    story = make.make_story("draft")
    editor = editor_of(story)
    with pytest.raises(Unfit) as found:
        as_user(editor, stories.put_appearance, story, name=" ", email="a b@example.org")
    assert sorted(found.value.problems) == ["email", "name"]
    with pytest.raises(Unfit, match="write down how they agreed"):
        as_user(editor, stories.put_appearance, story, name="Grandmother Asha")
    said = {"agreed_how": "Read to her in Somali on 3 March by her daughter, who signed."}
    noted = as_user(editor, stories.put_appearance, story, name="Grandmother Asha", **said)
    as_user(editor, stories.drop_appearance, Appearance.objects.exclude(pk=noted.pk).get(story=story))
    as_user(editor, stories.ask, story)
    assert (fresh(story).unagreed, fresh(story).look_by) == (0, clock.today())
    noted.refresh_from_db()
    assert (noted.says, noted.letter) == ("yes", "")
    Appearance.objects.filter(pk=noted.pk).update(agreed_how="")
    as_user(editor, stories.rewrite, story)
    with pytest.raises(Refused, match="For somebody without an address"):
        as_user(editor, stories.ask, story)


def test_a_story_that_shows_nobody_says_so():
    focus = make.make_focus()
    editor = make.make_staff("editor", focus)
    story = as_user(editor, stories.make_story, focus.programme, **make.story_fields(focus))
    with pytest.raises(Refused, match="Say first who is shown"):
        as_user(editor, stories.ask, story)
    as_user(editor, stories.edit_story, story, nobody_shown=True)
    as_user(editor, stories.ask, story)
    as_user(editor, stories.publish, story)
    as_user(editor, stories.look_again, story)
    assert (public(story), fresh(story).version) == (True, 4)


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"title": translated("")}, {"title": "Write a title."}),
        ({"lead": translated("")}, {"lead": "Write in a sentence or two what it tells."}),
        (
            {"lead": translated("x" * 301)},
            {"lead": "Keep it to three hundred signs: this is what stands in lists."},
        ),
        (
            {"body": translated("x" * 12_001)},
            {"body": "Keep the text to twelve thousand signs, or make two stories of it."},
        ),
        ({"body": translated("")}, {"body": "Write the story."}),
        (
            {"kind": "video"},
            {"video_url": "Write the address at which the video stands."},
        ),
        (
            {"video_url": "http://example.org/v", "video_minutes": 3},
            {"video_url": "Write the whole address, beginning with https."},
        ),
        (
            {"video_url": "https://example.org/v"},
            {"video_minutes": "Say how many minutes it takes: people pay for what they load."},
        ),
        (
            {"video_url": "https://example.org/v", "video_minutes": 3, "video_bytes": 900},
            {"video_bytes": "Leave the size out: the address is not that of a file that ends in .mp3, .m4a or .mp4."},
        ),
        (
            {"video_url": "https://example.org/v", "video_minutes": 300},
            {"video_minutes": "That is longer than four hours. Write minutes."},
        ),
        ({"picture": "a" * 64}, {"picture_alt": "Say what the picture shows, for whoever cannot see it."}),
    ],
)
def test_what_is_missing_in_a_story_is_said_by_field(said, problems):
    focus = make.make_focus()
    story = Story(programme=focus.programme, **make.story_fields(focus, **said))
    assert {name: str(words) for name, words in stories.problems(story).items()} == problems
    assert str(stories.FLOW.named("ask").conditions[0](story, None)) == "Complete the text first."


def test_a_country_of_another_programme_is_refused_and_so_is_somebody_without_the_role():
    focus, viewer = make.make_focus(), make.make_staff("viewer")
    other = make.make_focus("IRQ")
    other.programme_id += 1
    story = Story(programme=focus.programme, **make.story_fields(other))
    assert stories.problems(story) == {"focus": "Choose a country of this programme."}
    with pytest.raises(Refused, match="Only editors"):
        as_user(viewer, stories.make_story, focus.programme, **make.story_fields(focus))
    with pytest.raises(Refused, match="Only editors"):
        as_user(viewer, stories.edit_story, make.make_story("draft"), focus=focus)
    with pytest.raises(Unfit):
        as_user(
            make.make_staff("editor", focus), stories.make_story, focus.programme, **make.story_fields(focus, lead={})
        )


def test_nothing_is_published_of_a_country_that_is_suspended():
    story = make.make_story("in_review")
    make.says_yes(only(story))
    story.focus.state = "suspended"
    assert str(stories.FLOW.named("publish").conditions[0](fresh_with(story), None)) == (
        "The programme does not work in this country now."
    )


def fresh_with(story):
    """The story as it is, with the country as it would be."""
    row = fresh(story)
    row.focus = story.focus
    return row


def test_who_is_erased_is_gone_from_the_page_at_once_and_from_the_rows_by_the_night():
    story = make.make_story("published")
    one = only(story)
    as_user(editor_of(story), stories.edit_story, make.make_story("draft"))
    erase(one.person)
    assert (public(story), fresh(story).state, fresh(story).names) == (False, "published", [])
    tasks.consent(0)
    assert fresh(story).state == "withdrawn"
    assert appearances.forget() == {"texts": 1, "people": 0}
    row, gone = fresh(story), only(story)
    assert (str(row.title), row.lead, row.body) == ("Deleted", {}, {})
    assert (gone.email, gone.shown, gone.says, gone.name.startswith("Person ")) == ("", {}, "", True)


def test_texts_go_after_ninety_days_and_people_after_two_years(tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
    story = make.make_story("withdrawn", person=make.make_person("Amina Yusuf"))
    digest = make_file(tmp_path)
    Story.objects.filter(pk=story.pk).update(picture=digest, state_since=clock.now() - timedelta(days=91))
    Appearance.objects.filter(story=story).update(shown_picture=digest)
    assert appearances.forget() == {"texts": 1, "people": 0}
    Story.objects.filter(pk=story.pk).update(state_since=clock.now() - timedelta(days=731))
    tasks.forget(0)
    assert Appearance.objects.filter(story=story).count() == 0


def make_file(folder):
    digest = "ab" * 32
    path_of(digest).parent.mkdir(parents=True)
    path_of(digest).write_bytes(b"picture")
    return digest


def test_letters_go_once_each_and_a_bounce_is_read_by_the_editor():
    story = make.make_story("in_review", email="hodan@example.org")
    seen = []

    def refuse(one):
        raise NotSent

    assert appearances.write_letters(refuse) == (0, 1)
    assert (only(story).bounced_at is None, fresh(story).look_by) == (False, clock.today())
    Appearance.objects.filter(story=story).update(letter="ask", bounced_at=None)
    assert appearances.write_letters(seen.append) == (1, 0)
    assert appearances.write_letters(seen.append) == (0, 0)
    assert (len(seen), only(story).letters) == (1, 1)
    assert appearances.remind() == 0
    Appearance.objects.filter(story=story).update(asked_at=clock.now() - timedelta(days=8))
    assert (appearances.remind(), appearances.remind(), only(story).letter) == (1, 0, "remind")
    as_user(editor_of(story), stories.rewrite, story)
    assert only(story).letter == ""
    as_user(editor_of(story), stories.put_away, story, reason="Told elsewhere")
    assert fresh(story).turn_role == ""


def test_a_yes_taken_back_before_it_is_published_holds_it():
    story = make.make_story("in_review")
    one = make.says_yes(only(story))
    appearances.take_back(one.public_id, how=LINK)
    assert (fresh(story).state, fresh(story).unagreed) == ("in_review", 1)
    draft = make.make_story("draft")
    with pytest.raises(appearances.Changed):
        appearances.answer(only(draft).public_id, says="no", named_as="full", how=LINK)
    with pytest.raises(Conflict):
        as_user(editor_of(draft), stories.publish, draft)


def test_a_photo_is_kept_in_two_sizes_and_nothing_else_of_it(tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
    focus = make.make_focus()
    editor, photo = make.make_staff("editor", focus), SimpleUploadedFile("a.png", make.drawn_png())
    said = {"picture": photo, "picture_alt": translated("A blue square"), **make.story_fields(focus)}
    story = as_user(editor, stories.make_story, focus.programme, **said)
    assert (story.picture_width, story.picture_height) == (60, 30)
    assert [path_of(name).read_bytes()[:3] for name in (story.picture, story.picture_small)] == [b"\xff\xd8\xff"] * 2
    as_user(editor, stories.edit_story, story, no_picture=True, seen=story.version)
    assert (story.picture, story.picture_width) == ("", 0)


def test_who_is_shown_is_seen_by_whoever_writes_there_and_by_oneself_and_by_nobody_else():
    story = make.make_story("in_review")
    one = only(story)
    seen = {}
    for name, user in {
        "editor": editor_of(story), "officer": editor_of(story, "officer"), "viewer": editor_of(story, "viewer"),
        "elsewhere": make.make_staff("editor", make.make_focus("IRQ"), only=True), "oneself": one.person.user,
    }.items():  # fmt: skip
        with acting_as(str(user.pk)):
            seen[name] = (Appearance.objects.count(), Appearance.objects.visible_to(user).count())
    assert seen == {"editor": (1, 1), "officer": (1, 1), "viewer": (0, 0), "elsewhere": (0, 0), "oneself": (1, 1)}
    assert [row.public_id for row in queries.appearances_of(one.person.user)] == [one.public_id]


def test_a_story_whose_page_the_ledger_withdrew_is_not_public():
    story = make.make_story()
    publications.withdraw_about(focus=story.focus, by=stories.THE_STORY, reason="The country is suspended.")
    assert (public(story), list(queries.public_stories(story.programme))) == (False, [])
    publications.restore_about(focus=story.focus, by=stories.THE_STORY, reason="Resumed")
    assert list(queries.public_stories(story.programme, focus=story.focus)) == [story]
