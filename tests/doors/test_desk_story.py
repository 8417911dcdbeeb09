"""Stories on the desk: written, shown to those in them, published with their yes, taken off."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.models import Appearance, Publication, Story
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import ask, buttons, main, send, statements, summary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, tmp_path, settings):
    settings.CICONIA_HOME = tmp_path
    make.set_actor("system:maker")


def written(focus=None, **fields):
    """A story as the form sends it."""
    said = {
        "kind": "story", "focus": focus.public_id if focus else "", "language": "en", "title": "Wells that last",
        "lead": "How forty leaks were found.", "body": "At first nobody believed it.", "picture_alt": "", "seen": "",
        "video_url": "", "video_minutes": "", "video_language": "",
    }  # fmt: skip
    return said | fields


def shown(**fields):
    return {"name": "Hodan Jama", "email": "hodan@example.org", "language": "so", "function": "Engineer"} | fields


def test_an_officer_writes_one_adds_who_is_shown_asks_publishes_and_takes_it_off(client):
    officer, focus = make.make_staff("officer"), make.make_focus()
    photo = SimpleUploadedFile("a.png", make.drawn_png())
    assert "New story" in main(enter(client, officer, "stories"))
    said = written(focus, picture=photo, picture_alt="Two engineers at a pump")
    answer = send(client, officer, "story_new", say=said)
    story = Story.objects.get()
    assert (answer.status_code, answer.url) == (302, url("story_shown", story))
    assert "Kept as a draft" in main(enter(client, officer, "story_shown", story))
    assert send(client, officer, "story_shown", story, shown(email="a b")).status_code == 422
    assert send(client, officer, "story_shown", story, shown()).status_code == 302
    assert send(client, officer, "story_shown", story, shown(name="Bile", email="b@example.org")).status_code == 302
    bile = Appearance.objects.get(name="Bile")
    assert send(client, officer, "story_shown", story, {"drop": bile.public_id}).status_code == 302
    page = enter(client, officer, "story", story)
    assert [words for words in buttons(page) if words != "Change"][:2] == ["Show it to those in it", "Put it away"]
    assert "Not asked yet" in main(page)
    assert enter(client, officer, "story_picture", story)["Content-Type"] == "image/jpeg"
    assert "one each" in main(ask(client, officer, "story_move", story, move="ask"))
    assert send(client, officer, "story_move", story, move="ask").status_code == 302
    page = enter(client, officer, "story", story)
    assert "1 of those shown has not agreed to this text yet." in main(page)
    one = Appearance.objects.get()
    said = {"named_as": "first", "seen": one.shown_hash, "how": "Link"}
    appearances.answer(one.public_id, says="changes", words="Not my street", **said)
    assert "Asks for changes Not my street" in main(enter(client, officer, "story", story))
    appearances.answer(one.public_id, says="yes", **said)
    assert send(client, officer, "story_move", story, move="publish").status_code == 302
    assert "See the page" in main(enter(client, officer, "story", story))
    appearances.take_back(one.public_id, how="Link")
    page = enter(client, officer, "story", story)
    assert "Somebody shown in it took back their yes." in main(page)
    assert "Took the yes back" in main(page)
    assert "Taken off" in main(ask(client, officer, "stories", query="?state=withdrawn"))
    assert ask(client, officer, "story_edit", story).status_code == 302
    assert ask(client, officer, "story_shown", story).status_code == 302


def test_a_text_is_written_in_one_language_after_the_other_and_none_is_lost(client):
    editor, story = make.make_staff("editor"), make.make_story("draft")
    page = ask(client, editor, "story_edit", story, query="?language=so")
    assert 'value="The night the pump' not in page.content.decode()
    said = written(story.focus, language="so", title="Habeenkii", lead="Laba injineer", body="Marka hore", seen="1")
    assert send(client, editor, "story_edit", story, said).status_code in (302, 409)
    story.refresh_from_db()
    said["seen"] = str(story.version)
    send(client, editor, "story_edit", story, said)
    story.refresh_from_db()
    assert story.title == {"source": "en", "en": "The night the pump came back", "so": "Habeenkii"}
    assert "Somali" in main(enter(client, editor, "story", story))


def test_people_who_took_part_and_institutions_are_chosen_from_a_list(client):
    engagement = make.make_engagement("active")
    story = make.make_story("draft", focus=engagement.focus)
    officer = make.make_staff("officer", engagement.focus)
    page = enter(client, officer, "story_shown", story)
    assert engagement.person.identity.full_name in main(page)
    said = shown(name="", email="", person=engagement.person.public_id)
    assert send(client, officer, "story_shown", story, said).status_code == 302
    said = shown(organisation=engagement.organisation.public_id)
    assert send(client, officer, "story_shown", story, said).status_code == 302
    assert Appearance.objects.filter(person=engagement.person, organisation=None).count() == 1
    assert "answers for it" in main(enter(client, officer, "story", story))
    assert send(client, officer, "story_shown", story, said).status_code == 422
    editor = make.make_staff("editor", engagement.focus)
    assert engagement.person.identity.full_name in main(enter(client, editor, "story_shown", story))


def test_what_is_wrong_stands_at_the_field_and_nothing_typed_is_lost(client):
    focus = make.make_focus()
    page = send(client, "editor", "story_new", say=written(focus, lead="x" * 301))
    assert (page.status_code, summary(page)) == (
        422, ["Keep it to three hundred signs: this is what stands in lists."],
    )  # fmt: skip
    assert "At first nobody believed it." in page.content.decode()
    wrong = SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\nwords")
    page = send(client, "editor", "story_new", say=written(focus, picture=wrong, picture_alt="A pump"))
    assert page.status_code == 422
    assert "did not arrive whole" in summary(page)[0]
    page = send(client, "editor", "story_new", say=written(focus, picture=SimpleUploadedFile("a.pdf", b"%PDF-1.7")))
    assert summary(page) == ["Send the photo as JPEG or PNG."]
    assert Story.objects.count() == 0


def test_a_story_has_a_post_kit_and_its_posts_are_taken_down_by_hand_when_it_goes(client):
    story = make.make_story()
    officer = make.make_staff("officer", story.focus)
    assert "Post kit" in main(enter(client, officer, "story", story))
    page = main(ask(client, officer, "story_kit", story, query="?language=en"))
    assert f"/en/p/cd4d2/stories/{story.public_id}/?via=linkedin" in page
    assert "Read it:" in page
    said = {"channel": "linkedin", "address": "https://www.linkedin.com/posts/1"}
    assert send(client, officer, "story_kit", story, said).status_code == 302
    appearances.take_back(Appearance.objects.get().public_id, how="Link")
    assert Publication.objects.get(place="post").state == "to_take_down"
    assert "It is not public" in main(ask(client, officer, "story_kit", story))


def test_others_read_and_do_not_write(client):
    story = make.make_story("draft")
    assert "Who is shown" not in main(enter(client, make.make_staff("viewer"), "story", story))
    for name in ("story_edit", "story_shown"):
        assert ask(client, "viewer", name, story).status_code == 404
    assert ask(client, "viewer", "story_new").status_code == 404
    assert ask(client, "viewer", "story_picture", story).status_code == 404


def test_a_list_takes_as_many_statements_for_three_as_for_one(client):
    editor = make.make_staff("editor")
    make.make_story("draft")
    one = statements(client, editor, "stories", query="?state=all")
    for _each in range(2):
        make.make_story("draft")
    assert statements(client, editor, "stories", query="?state=all") == one
