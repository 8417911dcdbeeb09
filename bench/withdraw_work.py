"""The withdrawal of many places, measured in a process of its own; nothing of it stays."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection, transaction

from bench.usage import family_of, seconds


def main() -> None:
    """Writes the figures as JSON to the file named."""
    django.setup()
    from ciconia.foundation.access import System  # noqa: PLC0415 - models can be imported only now
    from ciconia.foundation.text import translated  # noqa: PLC0415
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.people.models import Organisation  # noqa: PLC0415
    from ciconia.programmes.models import Focus  # noqa: PLC0415
    from ciconia.publishing.actions import publication as publications  # noqa: PLC0415
    from ciconia.publishing.models import Publication, Subject  # noqa: PLC0415

    places = int(os.environ["BENCH_PLACES"])
    focus = Focus.objects.select_related("programme").filter(programme__code="cd4d2", country="SOM").get()
    found: dict[str, float] = {}

    def timed(step: str, do: Callable[[], Any]) -> Any:
        began = time.process_time(), _database()
        value = do()
        found[step] = time.process_time() - began[0] + _database() - began[1]
        return value

    def made() -> None:
        rows = [
            Publication(
                programme=focus.programme, focus=focus, noun="event", source=f"b{number // 2:09d}", state="standing",
                title=translated(f"Place {number}"), place="page" if number % 2 == 0 else "post",
                channel="website" if number % 2 == 0 else "linkedin", address="https://example.org/1",
            )
            for number in range(places)
        ]  # fmt: skip
        Publication.objects.bulk_create(rows)
        host = Organisation.objects.order_by("pk").first()
        Subject.objects.bulk_create(Subject(publication=row, organisation=host, name=str(host)) for row in rows)

    by = System("bench")
    with transaction.atomic():
        with acting_as("system:jobs"):
            timed("made", made)
            gone = timed("withdrawn", lambda: publications.withdraw_about(focus=focus, by=by, reason="Suspended"))
            back = timed("public again", lambda: publications.restore_about(focus=focus, by=by, reason="Resumed"))
            number = len(gone.gone) + len(gone.by_hand)
            if number < places or len(back) != number:
                raise SystemExit(f"{number} places were withdrawn and {len(back)} came back")
        transaction.set_rollback(True)
    Path(sys.argv[1]).write_text(json.dumps({"places": number, "seconds": found}))


def _database() -> float:
    """Processor seconds of the server's processes for this connection."""
    connection.ensure_connection()
    server = os.environ.get("BENCH_SERVER", "")
    return seconds(family_of(int(server))) if server.isdigit() else 0.0


if __name__ == "__main__":
    main()
