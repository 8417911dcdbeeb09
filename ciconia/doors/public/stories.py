"""Stories in words, for programs and for news readers: what every public page of them needs."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any
from xml.etree import ElementTree

from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.public.cards import TINTS, address
from ciconia.doors.public.feeds import Feed, feed_of, identifier, moment, say
from ciconia.doors.public.frame import page_url
from ciconia.doors.public.posting import data_block
from ciconia.doors.public.share import LOCALES
from ciconia.doors.shared.telling import other_tongues
from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, language, shown_in, words
from ciconia.foundation import clock
from ciconia.programmes.models import Programme
from ciconia.publishing.models import Story
from ciconia.publishing.rules.story import media_type

LONGEST = 200
SMALL = (480, 320)
WORDS_A_MINUTE = 180


def url_of(programme: Programme, story: Story) -> str:
    """The address of its page."""
    return page_url(programme, "stories") + address(story.public_id, story.title)


def picture_url(programme: Programme, story: Story, name: str = "story_picture") -> str:
    """The address of its picture; another picture has another address."""
    own = {"programme": programme.code, "public_id": story.public_id}
    return f"{reverse(f'public:{name}', kwargs=own)}?{story.picture[:10]}"


def rows(stories: Iterable[Story], programme: Programme) -> list[dict[str, Any]]:
    """What each story of a list says."""
    reading = get_language() or "en"
    return [
        {
            "title": shown_in(reading, story.title),
            "lead": shown_in(reading, story.lead),
            "url": url_of(programme, story),
            "picture": picture_url(programme, story, "story_small") if story.picture_small else "",
            "alt": words(story.picture_alt),
            "tint": TINTS.get(story.focus.country, "mute") if story.focus else "mute",
            "country": words(story.focus.name) if story.focus else words(programme.name),
            "how": how(story),
        }
        for story in stories
    ]


def how(story: Story) -> str:
    """What it costs to read or watch: a video's minutes, else how long one reads."""
    minutes = story.video_minutes or 0
    if story.kind == "audio":
        return ngettext("Recording, %(number)d minute", "Recording, %(number)d minutes", minutes) % {"number": minutes}
    if story.kind == "video":
        return ngettext("Video, %(number)d minute", "Video, %(number)d minutes", minutes) % {"number": minutes}
    text = story.body.best(get_language() or "en").text
    minutes = max(1, round(len(text.split()) / WORDS_A_MINUTE))
    return ngettext("%(number)d minute to read", "%(number)d minutes to read", minutes) % {"number": minutes}


def facts(programme: Programme, story: Story) -> list[tuple[str, str]]:
    """What somebody on a telephone has to know first."""
    others = in_a_row(other_tongues(story.body if story.body else story.lead))
    found = [
        (_("Where"), words(story.focus.name) if story.focus else ""),
        (_("How long"), how(story)),
        (_("Published"), date_words(clock.day_of(story.published_at, programme.zone)) if story.published_at else ""),
        (_("Also in"), others),
        (_("Language of the video"), language(story.video_language) if story.video_language else ""),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]


def head(site: str, programme: Programme, story: Story) -> SafeString:
    """What programs read of the page: its one address, the preview for messengers, and the article itself."""
    url, title = site + url_of(programme, story), words(story.title)
    said = Truncator(" ".join(words(story.lead).split())).chars(LONGEST)
    pairs = [
        ("type", "article"), ("site_name", words(programme.name)), ("title", title), ("description", said),
        ("url", url), ("locale", LOCALES.get(get_language() or "en", "en_GB")),
    ]  # fmt: skip
    if story.picture:
        pairs += [
            ("image", site + picture_url(programme, story)), ("image:type", "image/jpeg"),
            ("image:width", str(story.picture_width)), ("image:height", str(story.picture_height)),
            ("image:alt", words(story.picture_alt)),
        ]  # fmt: skip
    tags = format_html_join("\n  ", '<meta property="og:{}" content="{}">', pairs)
    first = '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  {}\n  {}'
    return format_html(first, url, said, tags, data_block(_schema(programme, story, url, site)))


def _schema(programme: Programme, story: Story, url: str, site: str) -> dict[str, Any]:
    """The story as schema.org/Article: only what is known; nobody is named who does not wish to be."""
    found = {
        "@context": "https://schema.org", "@type": "Article", "headline": words(story.title),
        "description": words(story.lead), "url": url,
        "datePublished": story.published_at.isoformat() if story.published_at else None,
        "inLanguage": story.title.best(get_language() or "en").language,
        "image": site + picture_url(programme, story) if story.picture else None,
        "publisher": {"@type": "Organization", "name": programme.carried_out_by or words(programme.name)},
        "mentions": [{"@type": "Thing", "name": one["name"]} for one in story.names],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def atom(feed: Feed, stories: Iterable[Story], programme: Programme, site: str) -> bytes:
    """The feed of stories (RFC 4287): what was taken off is not in it."""
    root = feed_of(feed)
    for story in stories:
        entry = ElementTree.SubElement(root, "entry")
        say(entry, "id", f"urn:uuid:{identifier(f'story/{story.public_id}')}")
        say(entry, "title", words(story.title))
        link = {"rel": "alternate", "type": "text/html", "href": site + url_of(programme, story)}
        ElementTree.SubElement(entry, "link", link)
        published = story.published_at or story.changed_at
        say(entry, "published", moment(published.astimezone(UTC)))
        say(entry, "updated", moment(story.changed_at.astimezone(UTC)))
        say(entry, "summary", words(story.lead))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


class Podcast(Rss201rev2Feed):
    """RSS 2.0 with what podcast programs ask for besides: https://help.apple.com/itc/podcasts_connect/#/itcb54353390."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["title"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", "", {"text": "Society & Culture"})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", item["seconds"])
        handler.addQuickElement("itunes:explicit", "false")


def podcast(feed: Feed, stories: Iterable[Story], programme: Programme, site: str) -> bytes:
    """Videos and recordings for podcast programs; a file is named only where its length and sort are known."""
    made = Podcast(feed.title, feed.page, feed.title, language=get_language(), feed_url=feed.own)
    for story in stories:
        published, kind = story.published_at or story.changed_at, media_type(story)
        file = Enclosure(story.video_url, str(story.video_bytes), kind) if kind and story.video_bytes else None
        made.add_item(
            words(story.title), site + url_of(programme, story), words(story.lead), pubdate=published,
            unique_id=f"urn:uuid:{identifier(f'story/{story.public_id}')}", unique_id_is_permalink=False,
            enclosures=[file] if file else None, seconds=str(60 * (story.video_minutes or 0)),
        )  # fmt: skip
    return str(made.writeString("utf-8")).encode()
