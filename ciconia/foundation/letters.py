"""Letters that look alike: what people type is put into one form, and what could pass for somebody else is named."""

import re
import unicodedata

# Marks that turn the direction of a line or are not there at all. The joiners U+200C and U+200D stay: Persian and
# Pashto need them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}


class OddLetters(ValueError):
    """Some text holds letters of an alphabet that looks like another; `letter` is the first of them."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


def tidy(text: str) -> str:
    """The text in one form (Unicode NFC, UAX #15), without marks nobody sees and without space around it."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text)).strip()


def alphabet(letter: str) -> str:
    """The alphabet a letter belongs to, as Unicode names it; nothing for digits and signs."""
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""


def one_alphabet(text: str) -> str:
    """The text, if no word mixes alphabets whose letters look alike (Unicode TS #39); raises OddLetters."""
    for word in text.split():
        found = [(letter, alphabet(letter)) for letter in word if alphabet(letter) in ALIKE]
        for letter, name in found:
            if name != found[0][1]:
                raise OddLetters(letter if name != "LATIN" else found[0][0])
    return text


def plain_address(text: str) -> str:
    """An e-mail address in the one form in which it is kept: wide letters made plain (NFKC), small, ASCII.

    The part before the @ must be ASCII; a domain in another alphabet becomes its ASCII form (IDNA, RFC 3490).
    Raises OddLetters where a letter only looks like one that belongs there. What is no address stays as it is.
    """
    local, at, domain = tidy(unicodedata.normalize("NFKC", text)).casefold().rpartition("@")
    if not at:
        return domain
    for letter in local:
        if not letter.isascii():
            raise OddLetters(letter)
    for label in domain.split("."):
        one_alphabet(label)
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return f"{local}@{domain}"
