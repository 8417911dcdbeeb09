"""Writing a number of the newsletter, sending it to whoever subscribed, and withdrawing it."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused, amend, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Programme
from ciconia.publishing.actions.publication import NOBODY, note_page, note_post, withdraw_source
from ciconia.publishing.models import Channel, Newsletter, NewsletterLetter, NewsletterPiece, Place
from ciconia.publishing.models.story import WRITERS
from ciconia.publishing.queries.newsletter import Readers, pieces_of, readers_of
from ciconia.publishing.rules.newsletter import FLOW, MOST_PIECES, NOUNS, OPEN, may_write, problems, unfit_text
from ciconia.publishing.rules.publication import About

AT_ONCE = 500
# Whoever withdraws a number withdraws all of it: the ledger follows by itself.
THE_NUMBER = System(gettext_noop("What became of the newsletter"))


def make_newsletter(programme: Programme, *, by: Any, **fields: Any) -> Newsletter:
    """Begin a number as a draft. Raises Refused, or Unfit by field."""
    newsletter = Newsletter(programme=programme, **fields)
    if not may_write(by, programme.pk):
        raise Refused(_("Only editors, officers and coordinators write the newsletter."))
    _fit(newsletter)
    with transaction.atomic():
        begin(FLOW, newsletter, by=by)
    return newsletter


def edit_newsletter(newsletter: Newsletter, *, by: Any, seen: int | None = None, **fields: Any) -> Newsletter:
    """Change the title and the introduction of a draft; raises Refused, Conflict, or Unfit by field."""
    said = fields | {"changed_at": clock.now()}
    amend(FLOW, newsletter, said, by=by, roles=WRITERS, states=OPEN, seen=seen, check=_fit)
    return newsletter


def put_piece(newsletter: Newsletter, *, by: Any, noun: str, source: str) -> NewsletterPiece:
    """Put something public into a draft, at its end. Raises Refused, Conflict or Unfit."""
    if noun not in NOUNS:
        raise Unfit({"source": _("Choose something that is public.")})
    return _put(newsletter, NewsletterPiece(noun=noun, source=source), by=by)


def put_text(newsletter: Newsletter, *, by: Any, **fields: Any) -> NewsletterPiece:
    """Put an own short text into a draft, at its end. Raises Refused, Conflict, or Unfit by field."""
    piece = NewsletterPiece(**fields)
    if wrong := unfit_text(piece):
        raise Unfit(wrong)
    return _put(newsletter, piece, by=by)


def edit_text(piece: NewsletterPiece, *, by: Any, **fields: Any) -> NewsletterPiece:
    """Change an own short text of a draft, or write it in another language. Raises Refused, Conflict, or Unfit."""
    for name, value in fields.items():
        setattr(piece, name, value)
    if wrong := unfit_text(piece):
        raise Unfit(wrong)
    with transaction.atomic():
        _touch(piece.newsletter, by)
        piece.save(update_fields=list(fields))
    return piece


def drop_piece(piece: NewsletterPiece, *, by: Any) -> None:
    """Take something out of a draft. Raises Refused or Conflict."""
    with transaction.atomic():
        _touch(piece.newsletter, by)
        piece.delete()


def raise_piece(piece: NewsletterPiece, *, by: Any) -> None:
    """Let something stand one place higher in a draft; what stands first stays. Raises Refused or Conflict."""
    with transaction.atomic():
        _touch(piece.newsletter, by)
        rows = pieces_of(piece.newsletter)
        at = rows.index(piece)
        if at:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        for place, row in enumerate(rows, start=1):
            row.place = place
        NewsletterPiece.objects.bulk_update(rows, ["place"])


def send(
    newsletter: Newsletter, *, by: Any, number: int | None, seen: int | None = None, about: About = NOBODY
) -> Newsletter:
    """Send a number to everybody who subscribed, one letter each; `number` is how many, as typed by hand.

    The letters wait in rows of their own and are handed over by a job. about: whom the number names, for the ledger.
    Raises Conflict, Refused, or Unfit where the number is not right at this moment.
    """
    with transaction.atomic():
        # Two who press at once: the second finds it sent, and that is what they are told.
        newsletter.refresh_from_db(from_queryset=Newsletter.objects.select_for_update(of=("self",)))
        readers = readers_of(newsletter.programme)
        if newsletter.state in OPEN and number != readers.number:
            raise Unfit({"number": _not_the_number(readers)})
        now, languages = clock.now(), readers.languages(newsletter)
        changes = {"sent_at": now, "changed_at": now, "letters": len(languages)}
        perform(FLOW, "send", newsletter, by=by, seen=seen, changes=changes, data={"letters": len(languages)})
        _queue(newsletter, languages)
        _note(newsletter, languages, by=by, about=about)
    return newsletter


def withdraw(newsletter: Newsletter, *, by: Any, reason: str, seen: int | None = None) -> Newsletter:
    """Take a number out of the archive; what still waits is not sent, what went stands in the list to take down."""
    with transaction.atomic():
        perform(FLOW, "withdraw", newsletter, by=by, reason=reason, seen=seen)
        withdraw_source("newsletter", newsletter.public_id, by=THE_NUMBER, reason=reason)
    return newsletter


def put_away(newsletter: Newsletter, *, by: Any, seen: int | None = None) -> Newsletter:
    """Stop working on a number."""
    perform(FLOW, "put_away", newsletter, by=by, seen=seen)
    return newsletter


def _put(newsletter: Newsletter, piece: NewsletterPiece, *, by: Any) -> NewsletterPiece:
    with transaction.atomic():
        _touch(newsletter, by)
        rows = pieces_of(newsletter)
        if len(rows) >= MOST_PIECES:
            raise Unfit({"": _("Twenty pieces are enough for one letter.")})
        if piece.noun and any((row.noun, row.source) == (piece.noun, piece.source) for row in rows):
            raise Unfit({"source": _("It stands in this number already.")})
        piece.newsletter, piece.place = newsletter, max((row.place for row in rows), default=0) + 1
        piece.save()
        log("newsletter.put", newsletter, by=by, noun=FLOW.noun, data={"noun": piece.noun})
    return piece


def _touch(newsletter: Newsletter, by: Any) -> None:
    """Note that what stands in it changed, for whoever may change it. Raises Refused or Conflict."""
    amend(FLOW, newsletter, {"changed_at": clock.now()}, by=by, roles=WRITERS, states=OPEN, quiet=True)


def _fit(newsletter: Newsletter) -> None:
    if found := problems(newsletter):
        raise Unfit(found)


def _not_the_number(readers: Readers) -> str:
    return ngettext(
        "It goes to %(number)d address now. Type this number, if it is what you mean.",
        "It goes to %(number)d addresses now. Type this number, if it is what you mean.",
        readers.number,
    ) % {"number": readers.number}


def _queue(newsletter: Newsletter, languages: dict[int, str]) -> None:
    rows = [
        NewsletterLetter(newsletter=newsletter, subscriber_id=key, language=code) for key, code in languages.items()
    ]
    with acting_as("system:jobs"):  # who gets it is read by the product alone
        NewsletterLetter.objects.bulk_create(rows, batch_size=AT_ONCE)


def _note(newsletter: Newsletter, languages: dict[int, str], *, by: Any, about: About) -> None:
    """Note in the ledger the page of the archive, and the letters of each language with how many they are."""
    what: dict[str, Any] = {"programme": newsletter.programme, "focus": None, "title": newsletter.title, "by": by}
    note_page("newsletter", newsletter.public_id, **what)
    for code, letters in sorted(Counter(languages.values()).items()):
        note_post(
            "newsletter", newsletter.public_id, **what, channel=Channel.NEWSLETTER, place=Place.MAIL, address="",
            language=code, letters=letters, about=about,
        )  # fmt: skip
