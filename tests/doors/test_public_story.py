"""Stories for everybody, and the link by which those in them agree and take it back."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ciconia.doors.shared.shown import appearance_of, story_token
from ciconia.doors.shared.telling import told
from ciconia.doors.tasks import shown_in_stories
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.publishing.actions import story as stories
from ciconia.publishing.models import Appearance, Story
from tests import make
from tests.doors.public_help import text
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def at(name, story=None, **more):
    return reverse(
        f"public:{name}", kwargs={"programme": "cd4d2"} | ({"public_id": story.public_id} if story else {}) | more
    )


def look(where):
    found = Client().get(where)
    make.set_actor("system:maker")
    return found


def link(one, name="story"):
    return reverse(f"link:{name}", args=[story_token(one.public_id)])


def press(one, **said):
    found = Client().post(link(one), said)
    make.set_actor("system:maker")
    return found


def only(story):
    return Appearance.objects.get(story=story)


@pytest.fixture
def _home(tmp_path, settings):
    settings.CICONIA_HOME = tmp_path


@pytest.mark.usefixtures("_home")
def test_a_story_is_read_on_its_page_in_the_list_the_feed_and_on_the_first_page():
    focus = make.make_focus()
    photo = SimpleUploadedFile("a.png", make.drawn_png())
    story = make.make_story(
        "in_review", focus=focus, picture=photo, picture_alt=translated("Two engineers at a pump"),
        video_url="https://www.youtube.com/watch?v=x", video_minutes=12, video_language="so",
        body=translated("At first nobody believed it.\n\n# The second week\n\n- forty leaks\n- one pump\n\n> It ran."),
    )  # fmt: skip
    one = only(story)
    assert look(link(one, "story_picture"))["Content-Type"] == "image/jpeg"
    assert [look(at(name, story)).status_code for name in ("story", "story_picture")] == [404, 404]
    make.says_yes(one)
    as_user(make.make_staff("editor", focus), stories.publish, story)
    page = look(at("story", story))
    html = page.content.decode()
    assert '<h2>The second week</h2>\n<ul class="bul"><li>forty leaks</li><li>one pump</li></ul>' in html
    assert '<blockquote class="say">It ran.</blockquote>' in html
    assert 'href="https://www.youtube.com/watch?v=x" rel="external noreferrer">Watch the video on youtube.com' in html
    assert "12 minutes, Somali. The link leads to another site" in text(page)
    assert "Hodan Jama" in text(page)
    block = json.loads(re.search(r"ld\+json\">(.*?)</script>", html).group(1))
    assert (block["@type"], block["headline"], block["mentions"]) == (
        "Article", "The night the pump came back", [{"@type": "Thing", "name": "Hodan Jama"}],
    )  # fmt: skip
    assert 'property="og:image" content="http://testserver/en/p/cd4d2/stories/' in html
    for name in ("story_picture", "story_small"):
        answer = look(at(name, story))
        assert (answer.status_code, answer["Cache-Control"]) == (200, "public, max-age=900")
    for where in (at("stories"), at("programme"), at("stories") + f"?country={focus.public_id}"):
        assert "The night the pump came back" in text(look(where))
    feed = look(at("stories_feed"))
    entry = ElementTree.fromstring(feed.content).find(  # noqa: S314 - our own feed
        "{http://www.w3.org/2005/Atom}entry"
    )
    assert entry.findtext("{http://www.w3.org/2005/Atom}title") == "The night the pump came back"
    assert Client().get(at("stories_feed"), HTTP_IF_NONE_MATCH=feed["ETag"]).status_code == 304


def test_whoever_takes_it_back_by_the_link_finds_the_page_gone_with_a_sentence():
    story = make.make_story(email="hodan@example.org")
    other = make.make_story(email="other@example.org", title=translated("A school opens"))
    one = only(story)
    Story.objects.filter(pk=other.pk).update(names=[])
    assert "You agreed, and it is published" in text(look(link(one)))
    assert press(one, act="back").status_code == 302
    assert "You took it back" in text(look(link(one)))
    page = look(at("story", story))
    assert (page.status_code, "This story is taken off" in text(page), "pump" in text(page)) == (410, True, False)
    assert "A school opens" in text(page)
    assert [look(at("story_picture", story)).status_code, look(at("story", other)).status_code] == [404, 200]
    for where in (at("stories"), at("programme"), at("stories_feed")):
        assert "The night the pump came back" not in look(where).content.decode()
    assert look(reverse("public:story", kwargs={"programme": "cd4d2", "public_id": "nothing000"})).status_code == 404


def test_reading_changes_nothing_and_an_answer_is_to_the_text_that_was_read():
    story = make.make_story("in_review", email="hodan@example.org", name="Hodan Jama")
    one = only(story)
    page = look(link(one))
    assert "Without your yes it is not published" in text(page)
    assert only(story).says == ""
    assert press(one, act="yes", named_as="full", seen="older").status_code == 409
    assert press(one, act="", named_as="full", seen=one.shown_hash).status_code == 422
    bad = press(one, act="changes", named_as="first", words=" ", seen=one.shown_hash)
    assert (bad.status_code, "Write what should be different." in text(bad)) == (422, True)
    assert press(one, act="changes", named_as="first", words="Not my street", seen=one.shown_hash).status_code == 302
    assert "You asked for changes" in text(look(link(one)))
    press(one, act="no", named_as="first", seen=one.shown_hash)
    assert "You said no" in text(look(link(one)))
    press(one, act="yes", named_as="first", seen=one.shown_hash)
    assert "It is published once everybody in it has agreed" in text(look(link(one)))
    as_user(make.make_staff("editor", story.focus), stories.rewrite, story)
    assert "You agreed to this text. If it changes, we ask you again." in text(look(link(one)))
    as_user(make.make_staff("editor", story.focus), stories.edit_story, story, lead=translated("Another"))
    as_user(make.make_staff("editor", story.focus), stories.ask, story)
    as_user(make.make_staff("editor", story.focus), stories.rewrite, story)
    assert "Nobody asks about this text now" in text(look(link(one)))


def test_a_link_that_is_not_ours_opens_nothing():
    draft = make.make_story("draft", email="hodan@example.org")
    codes = [look(link(only(draft))).status_code, look(link(only(draft), "story_picture")).status_code]
    codes.append(look(reverse("link:story", args=["abc.def"])).status_code)
    assert (codes, appearance_of("abc.def")) == ([404, 404, 404], None)


def test_letters_ask_remind_and_tell_one_each_in_the_language_that_was_noted(client):
    story = make.make_story("in_review")
    shown_in_stories.func(0)
    (letter,) = mail.outbox
    make.sign_in(client, only(story).person.user)
    own = text(client.get(reverse("portal:data")))
    make.set_actor("system:maker")
    assert "Stories that show me" in own and "Waits for your answer." in own
    assert letter.subject == "May we publish this about you? The night the pump came back"
    assert link(only(story)) in letter.body
    for kind, subject in (("remind", "Waiting"), ("published", "Published"), ("off", "Taken off")):
        Appearance.objects.update(letter=kind)
        shown_in_stories.func(0)
        assert mail.outbox[-1].subject.startswith(subject)
    assert [len(one.to) for one in mail.outbox] == [1, 1, 1, 1]
    noted = make.make_story("in_review", email="x@example.org")
    Appearance.objects.filter(story=noted).update(language="xx")
    shown_in_stories.func(0)
    assert mail.outbox[-1].to == ["x@example.org"]
    person = only(story).person
    person.user.is_active = False
    person.user.save()
    Appearance.objects.filter(story=story).update(letter="ask")
    shown_in_stories.func(0)
    assert only(story).bounced_at is not None


def test_a_programme_without_stories_says_so():
    make.make_focus()
    assert "No story is published yet" in text(look(at("stories")))
    assert look(at("stories_feed")).status_code == 200


def test_a_text_in_another_language_is_marked_and_never_markup():
    found = told(translated("<b>Ceelka</b>\nlabaad", "so"))
    assert found == (
        '<p class="small soft">This text exists in Somali.</p>'
        '<div class="stack" lang="so" dir="ltr"><p>&lt;b&gt;Ceelka&lt;/b&gt;<br>labaad</p></div>'
    )


def test_a_story_of_no_country_and_a_video_alone():
    focus = make.make_focus()
    said = {"kind": "video", "body": {}, "video_url": "https://vimeo.com/1", "video_minutes": 3, "nobody_shown": True}
    editor = make.make_staff("editor", focus)
    story = as_user(editor, stories.make_story, focus.programme, **make.story_fields(None, **said))
    as_user(editor, stories.ask, story)
    as_user(editor, stories.publish, story)
    page = look(at("story", story))
    assert ("Video, 3 minutes" in text(page), "With" in text(page).split()) == (True, False)
    assert "Connecting Diaspora" in text(look(at("stories")))


def test_videos_and_recordings_are_a_podcast_with_a_file_only_where_its_length_and_sort_are_known():
    recording = {"kind": "audio", "video_minutes": 12, "body": translated("What was said, word for word.")}
    file = "https://media.example.org/nights.mp3"
    heard = make.make_story(video_url=file, video_bytes=5_300_000, title=translated("Nights"), **recording)
    page = "https://video.example.org/w/1"
    watched = make.make_story(title=translated("Wells"), **recording | {"kind": "video", "video_url": page})
    make.make_story(title=translated("Read"))
    said = look(at("podcast"))
    assert said["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(said.content).find("channel")  # noqa: S314 - our own
    assert [item.findtext("title") for item in channel.findall("item")] == ["Wells", "Nights"]
    enclosures = [None if (e := item.find("enclosure")) is None else dict(e.attrib) for item in channel.findall("item")]
    assert enclosures == [None, {"url": file, "length": "5300000", "type": "audio/mpeg"}]
    itunes = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    assert channel.find("item").findtext(f"{itunes}duration") == "720"
    assert Client().get(at("podcast"), HTTP_IF_NONE_MATCH=said["ETag"]).status_code == 304
    assert "in your podcast program" in text(look(at("stories")))
    assert "Recording, 12 minutes" in text(look(at("story", heard)))
    assert "Listen to it on media.example.org" in text(look(at("story", heard)))
    make.set_actor("system:maker")
    as_user(make.make_staff("editor"), stories.withdraw, watched, reason="A figure was wrong")
    assert "Wells" not in look(at("podcast")).content.decode()
