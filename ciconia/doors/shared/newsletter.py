"""What stands in a number of the newsletter, read where it is public, and the links at which somebody ends it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.shared.kit import Kit, event_kit, opportunity_kit, story_kit
from ciconia.doors.shared.templatetags.ciconia import colon, language
from ciconia.foundation.text import Shown, Translated
from ciconia.gatherings.models import Event
from ciconia.people.models import Organisation, Person
from ciconia.programmes.models import Programme
from ciconia.publishing.models import Newsletter, NewsletterPiece, Story
from ciconia.publishing.queries.newsletter import pieces_of
from ciconia.publishing.rules.publication import About, Named
from ciconia.selection.models import Opportunity

_ONE = Signer(sep=".", salt="newsletter: one subscription")
VIA = "?via=newsletter"
LEAD = 300


@dataclass(frozen=True)
class Part:
    """One piece as somebody reads it: its heading, a few sentences, facts, and what the link leads to.

    kit: of something public, where it was read; None for an own short text.
    """

    piece: NewsletterPiece
    title: Shown
    text: Shown
    facts: tuple[str, ...]
    call: str
    path: str
    kit: Kit | None

    @property
    def link(self) -> str:
        """The words of the link on a page: in a letter its address follows them, after a colon."""
        return self.call.rstrip(": \u00a0\u202f")

    @property
    def tongue(self) -> str:
        """The name of the language it stands in, where that is not the reader's."""
        return language(self.title.language) if self.title.fallback else ""


@dataclass(frozen=True)
class Number:
    """What a number holds for a reader now, and how many of its pieces are not public any more."""

    parts: tuple[Part, ...]
    gone: int

    @property
    def about(self) -> About:
        """Whom it names, all pieces together."""
        found = [part.kit.about() for part in self.parts if part.kit]
        people: dict[int, Person] = {one.pk: one for each in found for one in each.people}
        institutions: dict[int, Organisation] = {one.pk: one for each in found for one in each.organisations}
        named: dict[Named, None] = dict.fromkeys(one for each in found for one in each.named)
        return About(tuple(people.values()), tuple(institutions.values()), tuple(named))


def number_of(newsletter: Newsletter, *, letter: bool = False) -> Number:
    """What a number holds now, in the language that is active: what was withdrawn is not in it.

    letter: as it is sent, without what nobody can apply for or come to any more; the archive keeps that while public.
    """
    pieces = pieces_of(newsletter)
    kits = kits_of(pieces, newsletter.programme, letter=letter)
    parts = [_part(piece, kits.get((piece.noun, piece.source))) for piece in pieces]
    found = tuple(part for part in parts if part is not None)
    return Number(found, len(parts) - len(found))


def kits_of(
    pieces: Iterable[NewsletterPiece], programme: Programme, *, letter: bool = False
) -> dict[tuple[str, str], Kit]:
    """The kits of those pieces that are public, by noun and public id; each noun is read once."""
    wanted: dict[str, list[str]] = {}
    for piece in pieces:
        wanted.setdefault(piece.noun, []).append(piece.source)
    found = {}
    for noun, keys in wanted.items():
        if noun in PUBLIC:
            rows, kit = PUBLIC[noun]
            here = rows(letter).filter(programme=programme, public_id__in=keys).select_related("programme", "focus")
            found |= {(noun, row.public_id): kit(row) for row in here}
    return found


def to_pick(newsletter: Newsletter) -> list[tuple[str, str]]:
    """What is public of the programme and not in the number yet, the newest first: how it is named, and its words."""
    kinds = {"story": _("Story"), "event": _("Event"), "opportunity": _("Opportunity")}
    there = {(piece.noun, piece.source) for piece in pieces_of(newsletter)}
    found = []
    for noun, (rows, _kit) in PUBLIC.items():
        newest = rows(True).filter(programme=newsletter.programme).order_by("-pk")[:MOST]
        for key, title in newest.values_list("public_id", "title"):
            if (noun, key) not in there:
                text = Translated(title).best(get_language() or "en").text
                found.append((f"{noun}:{key}", f"{kinds[noun]}{colon()} {text}"))
    return found


def subscriber_token(subscriber_id: str, newsletter_id: str = "") -> str:
    """The end of the address at which somebody takes the newsletter, or ends it from the letter of one number."""
    return _ONE.sign(f"{subscriber_id}-{newsletter_id}")


def subscriber_of(token: str) -> tuple[str, str] | None:
    """The public ids of the subscription and of the number, or None where the token is not ours."""
    try:
        subscriber_id, _dash, newsletter_id = _ONE.unsign(token).partition("-")
    except BadSignature:
        return None
    return subscriber_id, newsletter_id


def _part(piece: NewsletterPiece, kit: Kit | None) -> Part | None:
    reading = get_language() or "en"
    if not piece.noun:
        call = _("Read more:") if piece.link else ""
        return Part(piece, piece.title.best(reading), piece.text.best(reading), (), call, piece.link, None)
    if kit is None:
        return None
    own = {"programme": kit.programme.code, "public_id": kit.source}
    path = reverse(f"public:{kit.path}", kwargs=own)
    return Part(piece, kit.title.best(reading), kit.lead.best(reading), kit.facts(), kit.call(), path, kit)


def _event(event: Event) -> Kit:
    kit = event_kit(event)
    if event.state == "announced":
        return kit
    return replace(kit, call=lambda: _("It was called off:") if event.state == "cancelled" else _("What came of it:"))


def _opportunity(opportunity: Opportunity) -> Kit:
    kit = opportunity_kit(opportunity)
    if opportunity.state == "published":
        return kit
    return replace(kit, call=lambda: _("Nobody can apply any more. What it was about:"))


def _stories(letter: bool) -> Any:
    return Story.objects.public()


def _events(letter: bool) -> Any:
    rows = Event.objects.public()
    return rows.exclude(state="cancelled") if letter else rows


def _opportunities(letter: bool) -> Any:
    rows = Opportunity.objects.open() if letter else Opportunity.objects.public()
    return rows.select_related("organisation")


MOST = 40
PUBLIC: dict[str, tuple[Any, Any]] = {
    "story": (_stories, story_kit), "event": (_events, _event), "opportunity": (_opportunities, _opportunity),
}  # fmt: skip
