"""What is said on a channel, and how long it may be there.

X counts in its own way: https://docs.x.com/fundamentals/counting-characters and the configuration of the library
twitter-text, version 3 (280; an address is 23 whatever its length; Latin, Arabic and most other alphabets count one a
sign, all else two; in Unicode's form NFC). A post on LinkedIn holds 3,000 signs (LinkedIn Help, "Post and share
updates"). The others hold more than anybody reads on them: there the limit is ours.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.publishing.models import Channel

ADDRESS = re.compile(r"https?://\S+")
AN_ADDRESS = 23
# The signs that X counts once.
ONCE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
MORE = "…"


@dataclass(frozen=True)
class Said:
    """What there is to say about something, in one language: what it is, what about it, facts, what to do, where."""

    title: str
    lead: str
    facts: tuple[str, ...]
    call: str
    address: str


@dataclass(frozen=True)
class Text:
    """What to post on a channel, how long that is as the channel counts, and how long it may be."""

    channel: str
    text: str
    counted: int
    most: int
    link: str


def plain_length(text: str) -> int:
    """How many signs a text has."""
    return len(text)


def length_on_x(text: str) -> int:
    """How long a text is as X counts."""
    text = unicodedata.normalize("NFC", text)
    links = ADDRESS.findall(text)
    rest = ADDRESS.sub("", text)
    signs = sum(1 if any(first <= ord(sign) <= last for first, last in ONCE) else 2 for sign in rest)
    return signs + AN_ADDRESS * len(links)


@dataclass(frozen=True)
class Shape:
    """How a channel is written for: the most it holds, how that is counted, and how much of the text goes there."""

    most: int
    lead: int
    loud: str = ""  # what stands around the title, where the channel makes it bold
    facts: int = 10
    count: Callable[[str], int] = plain_length
    between: str = "\n\n"


SHAPES: dict[str, Shape] = {
    Channel.IDIASPORA: Shape(4000, 3000),
    Channel.LINKEDIN: Shape(3000, 1200),
    Channel.FACEBOOK: Shape(2000, 600),
    Channel.X: Shape(280, 280, facts=1, count=length_on_x, between="\n"),
    Channel.WHATSAPP: Shape(700, 240, loud="*"),
    Channel.MAIL: Shape(4000, 3000),
    Channel.OTHER: Shape(4000, 3000),
}


def lacking(texts: Mapping[str, Translated], language: str) -> list[str]:
    """Which of the texts, by their name, nobody has written in a language: a kit never shows another one instead."""
    return [name for name, text in texts.items() if text and not text.get(language)]


def text_for(said: Said, channel: str) -> Text:
    """What to post on a channel: as much as goes there, the way to it always."""
    shape, link = SHAPES[channel], f"{said.address}?via={channel}"
    facts = "\n".join(said.facts[: shape.facts])
    end = f"{said.call} {link}"

    def put(title: str, lead: str, facts: str) -> str:
        parts = [f"{shape.loud}{title}{shape.loud}", lead, facts, end]
        return shape.between.join(part for part in parts if part)

    lead = shortened(said.lead, shape.lead, lambda text: shape.count(put(said.title, text, facts)) <= shape.most)
    text = put(said.title, lead, facts)
    if shape.count(text) > shape.most:
        text = put(said.title, "", "")
    if shape.count(text) > shape.most:
        title = shortened(said.title, shape.most, lambda short: shape.count(put(short, "", "")) <= shape.most)
        text = put(title, "", "")
    return Text(channel, text, shape.count(text), shape.most, link)


def shortened(text: str, most: int, fits: Callable[[str], bool]) -> str:
    """The text, or as many of its words as fit with a sign that there are more; nothing where not even one does."""
    text = text.strip()
    if len(text) <= most and fits(text):
        return text
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        cut = _cut(words, middle)
        low, high = (middle, high) if len(cut) <= most and fits(cut) else (low, middle - 1)
    return _cut(words, low) if low else ""


def _cut(words: list[str], number: int) -> str:
    return " ".join(words[:number]).rstrip(",;:.-") + MORE


def not_in(language: str, names: list[str]) -> Words:
    """Why there is no kit in a language."""
    said = _("There is no text in %(language)s: %(texts)s. Write it first: a kit never shows another language instead.")
    return str(said) % {"language": language, "texts": ", ".join(names)}
