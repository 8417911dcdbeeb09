"""Numbers of the newsletter as the desk and everybody read them, and how many get one in which language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation.models import LetterPace, LetterWish
from ciconia.foundation.rules.letter import digest_of
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Programme
from ciconia.publishing.models import Newsletter, NewsletterPiece, Subscriber
from ciconia.publishing.rules.newsletter import language_for, languages_of
from ciconia.publishing.rules.subscriber import KIND


@dataclass(frozen=True)
class Readers:
    """Who gets a number now: subscribers by their key with the language they chose, and how many do not, by reason."""

    chosen: Mapping[int, str]
    left_out: Mapping[str, int]

    @property
    def number(self) -> int:
        """How many letters that makes."""
        return len(self.chosen)

    def languages(self, newsletter: Newsletter) -> dict[int, str]:
        """In which language each gets a number, as far as it is written."""
        written = languages_of(newsletter)
        return {key: language_for(wanted, written) for key, wanted in self.chosen.items()} if written else {}


def newsletters_at_desk(programme: Programme, user: Any) -> QuerySet[Newsletter]:
    """The numbers of a programme, for its staff."""
    return Newsletter.objects.visible_to(user).filter(programme=programme).select_related("programme")


def public_newsletters(programme: Programme) -> QuerySet[Newsletter]:
    """The archive: what everybody reads, the latest first."""
    return Newsletter.objects.public().filter(programme=programme).order_by("-sent_at", "-pk")


def public_newsletter(programme: Programme, public_id: str) -> Newsletter | None:
    """One number as everybody reads it."""
    return public_newsletters(programme).filter(public_id=public_id).first()


def was_sent(programme: Programme, public_id: str) -> bool:
    """Whether a number was public once and is not now: its page says so, and nothing else."""
    rows = Newsletter.objects.filter(programme=programme, public_id=public_id).exclude(sent_at=None)
    return rows.exclude(pk__in=Newsletter.objects.public().values("pk")).exists()


def pieces_of(newsletter: Newsletter) -> list[NewsletterPiece]:
    """What stands in a number, in its order."""
    return list(newsletter.pieces.order_by("place", "pk"))


def readers_of(programme: Programme) -> Readers:
    """Who would get a number of a programme now; read as a job, since nobody reads the addresses."""
    with acting_as("system:jobs"):
        wishes = LetterWish.objects.filter(kind=KIND, pace=LetterPace.NEVER)
        refused = {digest or digest_of(email) for digest, email in wishes.values_list("digest", "account__email")}
        rows = list(Subscriber.objects.standing().filter(programme=programme).order_by("pk"))
        asked = Subscriber.objects.filter(programme=programme, confirmed_at=None, ended_at=None).count()
    left = Counter({"asked": asked})
    chosen: dict[int, str] = {}
    for row in rows:
        if row.bounced_at is not None:
            left["bounced"] += 1
        elif digest_of(row.email) in refused:
            left["refused"] += 1
        else:
            chosen[row.pk] = row.language
    return Readers(chosen, {why: number for why, number in left.items() if number})


def subscriber_by_link(public_id: str) -> Subscriber | None:
    """A subscription, with its programme, for whoever has the link; run as a job, since the link is all they have."""
    return Subscriber.objects.select_related("programme").filter(public_id=public_id).first()


def waiting_newsletters() -> list[Newsletter]:
    """The numbers of which letters may still wait, the oldest first; also those that were withdrawn meanwhile."""
    rows = Newsletter.objects.exclude(sent_at=None).filter(Q(done_at=None))
    return list(rows.select_related("programme").order_by("pk"))
