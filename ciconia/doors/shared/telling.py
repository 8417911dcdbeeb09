"""A story in words: its text as people wrote it, whoever is named, where its video stands.

The plain rule of the text: an empty line ends a paragraph; a line that begins with # is a heading, lines that begin
with - are a list, and a line that begins with > is what somebody said. Everything else is words, and never markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import in_a_row, language
from ciconia.foundation.text import Translated
from ciconia.publishing.models import Story
from ciconia.publishing.rules.story import host_of

_LINES = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True)
class Video:
    """A video as a link: where to, what the link says, what it costs to look."""

    url: str
    words: str
    note: str


def told(text: Translated) -> SafeString:
    """A text as a page shows it, marked where it stands in another language than the reader's."""
    found = text.best(get_language() or "en")
    inside = format_html_join("\n", "{}", ((block,) for block in _blocks(found.text)))
    if not found.fallback:
        return inside
    mark = format_html('<p class="small soft">{}</p>', spoken_in(found.language))
    return format_html(
        '{}<div class="stack" lang="{}" dir="{}">{}</div>', mark, found.language, found.direction, inside
    )


def spoken_in(code: str) -> str:
    """That a text exists in another language alone."""
    return _("This text exists in %(language)s.") % {"language": language(code)}


def other_tongues(text: Translated) -> list[str]:
    """The languages in which a text exists, beside the one the reader reads."""
    here = text.best(get_language() or "en").language
    return [language(code) for code, words in text.items() if code != "source" and words and code != here]


def video_of(story: Story) -> Video | None:
    """The way to the video of a story; the page itself loads nothing from elsewhere."""
    if not story.video_url:
        return None
    minutes = story.video_minutes or 0
    long = ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
    spoken = language(story.video_language) if story.video_language else ""
    return Video(
        story.video_url,
        (_("Listen to it on %(site)s") if story.kind == "audio" else _("Watch the video on %(site)s"))
        % {"site": host_of(story)},
        _("%(facts)s. The link leads to another site, with rules of its own.") % {"facts": in_a_row([long, spoken])},
    )


def with_whom(story: Story) -> list[dict[str, Any]]:
    """Whoever a published story names, as they wish."""
    return [{"name": one["name"], "function": one["function"]} for one in story.names]


def _blocks(text: str) -> Iterator[SafeString]:
    for block in _LINES.split(text.replace("\r\n", "\n").strip()):
        yield from _parts([line.strip() for line in block.split("\n") if line.strip()])


def _parts(lines: list[str]) -> Iterator[SafeString]:
    """A block of lines: runs of the same kind stand together."""
    while lines:
        kind = _kind(lines[0])
        run = next((n for n, line in enumerate(lines) if _kind(line) != kind), len(lines))
        yield _element(kind, [line.removeprefix(kind).strip() for line in lines[:run]])
        lines = lines[run:]


def _kind(line: str) -> str:
    return line[0] if line[0] in "#->" and line[1:2] == " " else ""


def _element(kind: str, lines: list[str]) -> SafeString:
    if kind == "-":
        return format_html('<ul class="bul">{}</ul>', format_html_join("", "<li>{}</li>", ((line,) for line in lines)))
    whole = format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))
    tag = {"#": "<h2>{}</h2>", ">": '<blockquote class="say">{}</blockquote>', "": "<p>{}</p>"}[kind]
    return format_html(tag, whole)
