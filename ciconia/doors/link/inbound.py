"""Mail that answers a letter about a space: read once, its own words kept under the seat its address names.

Nothing of a letter is kept that is forged, unknown, sent by a machine, or empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from html.parser import HTMLParser

from django.conf import settings

from ciconia.doors.link.token import space_mail_of
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions.post import Closed, answer_by_link
from ciconia.gatherings.models import Post
from ciconia.gatherings.rules.post import own_words

LIMIT = 25 * 1024 * 1024
TO = ("Delivered-To", "X-Original-To", "To", "Cc")


class NotTaken(Exception):
    """A letter of which nothing was kept; the message says why, for whoever sent it."""


@dataclass(frozen=True)
class File:
    """A file that came with a letter."""

    name: str
    content: bytes

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""
        return [self.content]


def receive(raw: bytes) -> Post:
    """Keep one letter (RFC 5322) as an answer in the space it answers to. Raises NotTaken."""
    if len(raw) > LIMIT:
        raise NotTaken("The letter is larger than 25 MB. Send its files in parts.")
    letter = BytesParser(policy=policy.default).parsebytes(raw)
    if str(letter.get("Auto-Submitted", "no")).strip().lower() != "no" or letter.get("Precedence") in ("bulk", "junk"):
        raise NotTaken("The letter was sent by a machine, such as one that says somebody is away.")
    key = next((found for address in _addresses(letter) if (found := _key_in(address))), None)
    if key is None:
        raise NotTaken("The letter goes to no address of ours that answers something.")
    words = own_words(_text(letter))
    if not words:
        raise NotTaken("The letter holds no words above what it quotes.")
    try:
        return answer_by_link(*key, text=words, uploads=list(_files(letter)))
    except Closed:
        raise NotTaken("What the letter answers is older than thirty days or gone, or its author left.") from None
    except (Unfit, FileRefused) as wrong:
        raise NotTaken(str(wrong)) from wrong


def _addresses(letter: EmailMessage) -> Iterator[str]:
    for head in TO:
        yield from (address for _name, address in getaddresses([str(value) for value in letter.get_all(head, [])]))


def _key_in(address: str) -> tuple[str, str] | None:
    """What the signed part of an address of ours names; None where it is not ours, or forged."""
    local, _at, domain = address.lower().rpartition("@")
    own, _own_at, own_domain = settings.ANSWERS.lower().rpartition("@")
    name, plus, key = local.partition("+")
    return space_mail_of(key) if own and plus and (name, domain) == (own, own_domain) else None


def _text(letter: EmailMessage) -> str:
    """The words of a letter: plain where it has them, else those of its HTML."""
    body = letter.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    try:
        text = str(body.get_content())
    except LookupError:  # an alphabet nobody knows
        text = (body.get_payload(decode=True) or b"").decode("utf-8", "replace")  # type: ignore[union-attr]
    return _plain(text) if body.get_content_type() == "text/html" else text


class _Words(HTMLParser):
    """The words of a page: a line for each block, what is quoted marked as in plain mail."""

    BLOCKS = ("p", "div", "br", "li", "tr", "blockquote", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.quoted = self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        self.quoted += tag == "blockquote"
        self.unseen += tag in ("style", "script", "head", "title")
        if tag in self.BLOCKS:
            self.said.append("\n> " if self.quoted else "\n")

    def handle_endtag(self, tag: str) -> None:
        """What is quoted or not shown ends."""
        self.quoted -= tag == "blockquote"
        self.unseen -= tag in ("style", "script", "head", "title")

    def handle_data(self, data: str) -> None:
        """Words, with the space around them made one."""
        if not self.unseen:
            self.said.append(" ".join(data.split()) + (" " if data[-1:].isspace() else ""))


def _plain(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return "".join(parser.said)


def _files(letter: EmailMessage) -> Iterator[File]:
    for part in letter.iter_attachments():
        if part.get_content_disposition() == "attachment":
            yield File(part.get_filename() or "file", part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
