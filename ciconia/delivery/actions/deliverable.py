"""What is promised, handed over and accepted."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.models import Attachment, Deliverable, Engagement
from ciconia.delivery.rules.deliverable import FLOW, week_named
from ciconia.delivery.rules.engagement import FLOW as ENGAGEMENT_FLOW
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import begin, perform, retime
from ciconia.foundation.files import keep
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as


class Upload(Protocol):
    """A file as a door receives it."""

    name: str

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""


def promise_deliverables(engagement: Engagement, *, by: Any) -> None:
    """One row per line of the terms of reference, due at the end of the week it names, else at even distances.

    What names a week beyond the end is due on the last day.
    """
    text = engagement.opportunity.deliverables
    lines = [line.strip() for line in text.get(text.source, "").splitlines() if line.strip()]
    days = (engagement.ends - engagement.starts).days
    for number, line in enumerate(lines, 1):
        week = week_named(line)
        after = min(days, week * 7 - 1) if week else days * number // len(lines)
        begin(
            FLOW,
            Deliverable(
                programme=engagement.programme, focus=engagement.focus, organisation=engagement.organisation,
                engagement=engagement, person=engagement.person,
                title=Translated({"source": text.source, text.source: line}),
                due_on=engagement.starts + timedelta(days=after),
            ),
            by=by,
        )  # fmt: skip


def submit_deliverable(
    deliverable: Deliverable, *, by: Any, note: str, uploads: Sequence[Upload] = (), seen: int | None = None
) -> Deliverable:
    """Hand it over, with a few words on what it is and the files themselves; raises FileRefused."""
    with transaction.atomic():
        _move("submit", deliverable, by, seen=seen, changes={"note": note})
        for upload in uploads:
            kept = keep(upload.name, upload.chunks())
            Attachment.objects.create(
                deliverable=deliverable, name=upload.name[:200], by=by, digest=kept.digest, size=kept.size,
                media_type=kept.media_type,
            )  # fmt: skip
    return deliverable


def accept_deliverable(deliverable: Deliverable, *, by: Any, seen: int | None = None) -> Deliverable:
    """The host can use it."""
    return _move("accept", deliverable, by, seen=seen)


def send_back(deliverable: Deliverable, *, by: Any, reason: str, seen: int | None = None) -> Deliverable:
    """The host says what is still missing."""
    return _move("send_back", deliverable, by, reason=reason, seen=seen)


def drop_deliverable(deliverable: Deliverable, *, reason: str, by: Any = None, seen: int | None = None) -> Deliverable:
    """It is no longer expected; by an officer, or because the engagement ended early."""
    return _move("drop", deliverable, by or System(_("Engagement ended early")), reason=reason, seen=seen)


def _move(name: str, deliverable: Deliverable, by: Any, **rest: Any) -> Deliverable:
    with transaction.atomic():
        perform(FLOW, name, deliverable, by=by, **rest)
        with acting_as("system:jobs"):
            engagement = Engagement.objects.select_for_update(of=("self",)).get(pk=deliverable.engagement_id)
            if engagement.state == "active":
                retime(ENGAGEMENT_FLOW, engagement)
    return deliverable
