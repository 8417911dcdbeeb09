"""What the desk says of a number of the newsletter: who gets it in which language, and what became of its letters."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.newsletter import Number
from ciconia.doors.shared.templatetags.ciconia import language
from ciconia.publishing.models import Newsletter, NewsletterPiece
from ciconia.publishing.queries.newsletter import Readers, pieces_of


def who_gets_it(newsletter: Newsletter, readers: Readers) -> list[str]:
    """So many in each language; and those who chose one in which it is not written."""
    gets = readers.languages(newsletter)
    said = [
        ngettext("%(number)d in %(language)s", "%(number)d in %(language)s", number)
        % {"number": number, "language": language(code)}
        for code, number in sorted(Counter(gets.values()).items())
    ]
    other = Counter((readers.chosen[key], code) for key, code in gets.items() if readers.chosen[key] != code)
    for (wanted, code), number in sorted(other.items()):
        words = ngettext(
            "%(number)d of them chose %(wanted)s, and gets it in %(language)s: nobody has written it in %(wanted)s.",
            "%(number)d of them chose %(wanted)s, and get it in %(language)s: nobody has written it in %(wanted)s.",
            number,
        )
        said.append(words % {"number": number, "wanted": language(wanted), "language": language(code)})
    return said


def who_does_not(readers: Readers) -> list[tuple[int, str]]:
    """How many get none, and why."""
    why = {
        "asked": _("asked for it and have not confirmed yet"),
        "bounced": _("left out: the last letter to them came back"),
        "refused": _("left out: they want no newsletters at all"),
    }
    return [(number, why[code]) for code, number in sorted(readers.left_out.items())]


def became(newsletter: Newsletter) -> list[tuple[str, Any]]:
    """What became of the letters, for the facts of a number that was sent; what is none is left out."""
    waiting = newsletter.letters - newsletter.sent - newsletter.failed - newsletter.unsure - newsletter.left_out
    found = [
        (_("Letters"), newsletter.letters), (_("Handed over"), newsletter.sent), (_("Wait"), max(0, waiting)),
        (_("Refused by the mail server"), newsletter.failed),
        (_("Not known whether they went"), newsletter.unsure),
        (_("Not sent: ended or withdrawn meanwhile"), newsletter.left_out),
        (_("Ended it from this letter"), newsletter.ended),
    ]  # fmt: skip
    return [(label, str(number)) for label, number in found if number or label == _("Letters")]


def as_looked_at(number: Number) -> str:
    """What stood in a letter, as the page that is sent back says it."""
    return ",".join(f"{part.piece.noun}:{part.piece.source}" for part in number.parts if part.kit)


def gone_since(newsletter: Newsletter, number: Number, looked: str) -> str:
    """Why the letter is not the one that was looked at; nothing where it is."""
    if not number.parts:
        return _("Nothing in it is public any more. Put something else into it.")
    if looked == as_looked_at(number):
        return ""
    return _("What stands in it has changed since you looked: something is not public any more, or is again."
             " Read it once more below, then send it.")  # fmt: skip


def listed(newsletter: Newsletter, number: Number) -> list[dict[str, Any]]:
    """Every piece with what it says now; one that is not public any more says so."""
    said = {part.piece.pk: part for part in number.parts}
    return [{"piece": piece, "part": said.get(piece.pk), "what": _what(piece)} for piece in pieces_of(newsletter)]


def piece_at(rows: Iterable[NewsletterPiece], place: Any) -> NewsletterPiece | None:
    """The piece at a place, as an address or a button says it."""
    return next((row for row in rows if str(row.place) == str(place)), None)


def _what(piece: NewsletterPiece) -> str:
    return {"story": _("Story"), "event": _("Event"), "opportunity": _("Opportunity"), "": _("Own text")}[piece.noun]
