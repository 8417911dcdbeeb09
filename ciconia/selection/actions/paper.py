"""Pages filled in by hand: sent as photos, typed in, or set aside."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.actions.perform import Refused, begin, perform
from ciconia.foundation.files import FileRefused, Kept, keep
from ciconia.selection.actions.need_told import WRITABLE
from ciconia.selection.models import Need, Paper, PaperPage
from ciconia.selection.rules.need import FLOW as NEED_FLOW
from ciconia.selection.rules.paper import FLOW, MOST_PAGES

WRITERS = ("host contact", "focal point")
PICTURES = (".jpg", ".jpeg", ".png")


class Upload(Protocol):
    """A file as a door receives it."""

    name: str

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""


def send_paper(need: Need, *, by: Any, uploads: Sequence[Upload]) -> Paper:
    """Keep the photos of a paper, without what a telephone wrote into them, and ask the focal point to type it in.

    The same pages sent again while they wait are one paper. Raises Refused or FileRefused; then nothing has changed.
    """
    if not any(NEED_FLOW.holds(by, role, need) for role in WRITERS):
        raise Refused(NEED_FLOW.who_may(WRITERS))
    if not 1 <= len(uploads) <= MOST_PAGES:
        raise FileRefused(_("Choose between one and %(most)d photos.") % {"most": MOST_PAGES})
    pages = [(upload.name[-200:], _kept(upload)) for upload in uploads]
    with transaction.atomic():
        need.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))
        if need.state not in WRITABLE:
            raise Refused(_("The need was sent or has ended, so that nothing can be typed in. Nothing was kept."))
        if (same := _waiting(need, [kept.digest for _name, kept in pages])) is not None:
            return same
        row = Paper(programme=need.programme, focus=need.focus, organisation=need.organisation, need=need, by=by)
        paper: Paper = begin(FLOW, row, by=by)
        for name, kept in pages:
            PaperPage.objects.create(
                paper=paper, name=name, digest=kept.digest, size=kept.size, media_type=kept.media_type
            )
    return paper


def type_in(paper: Paper, *, by: Any, seen: int | None = None) -> Paper:
    """Everything on the pages stands in the need now."""
    perform(FLOW, "type_in", paper, by=by, seen=seen)
    return paper


def set_aside(paper: Paper, *, by: Any, reason: str, seen: int | None = None) -> Paper:
    """The pages cannot be read or are not about the need."""
    perform(FLOW, "set_aside", paper, by=by, reason=reason, seen=seen)
    return paper


def _waiting(need: Need, digests: list[str]) -> Paper | None:
    """A paper of the same pages that waits already: it was sent again because the answer was lost."""
    for paper in need.papers.filter(state="sent").prefetch_related("pages"):
        if sorted(page.digest for page in paper.pages.all()) == sorted(digests):
            return paper
    return None


def _kept(upload: Upload) -> Kept:
    suffix = Path(upload.name).suffix.lower()
    if suffix in (".heic", ".heif"):
        raise FileRefused(
            _("This telephone saves photos as HEIC. Choose “Most compatible” in the settings of its camera, or send a "
              "picture of the screen.")
        )  # fmt: skip
    if suffix not in (*PICTURES, ".pdf"):
        raise FileRefused(_("Send photos (JPEG or PNG), or a scan as PDF."))
    return keep(upload.name, upload.chunks())
