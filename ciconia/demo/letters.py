"""Letters in the inboxes of the demo world, and how some people want theirs."""

from datetime import datetime

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.story import ZONE
from ciconia.foundation.models import Letter, LetterPosted, LetterWish

DAILY = ("hodan", "search", "Europe/Amsterdam")


def make_letters(cast: Cast, until: datetime) -> None:
    """What was written to some of them by then, as far as it is not older than an inbox keeps."""
    found = []
    for number, row in enumerate(files.rows("letter"), 1):
        at = row["at"].replace(tzinfo=ZONE)
        if at < until and row["to"] in cast.users:
            found.append(Letter(
                account=cast.users[row["to"]], kind=row["kind"], key=f"demo-{number}", subject=row["subject"],
                body=row["body"], posted=row.get("posted", LetterPosted.SENT), at=at,
                read_at=at if row.get("read") else None,
            ))  # fmt: skip
    Letter.objects.bulk_create(found)
    who, kind, zone = DAILY
    LetterWish.objects.create(account=cast.users[who], kind=kind, pace="daily", zone=zone)
