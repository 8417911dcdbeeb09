"""The steps of an import, measured one by one in a process of their own; what was written is taken back at the end."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection

from bench.loaded import resident
from bench.usage import family_of, seconds

COUNTRIES = ("Netherlands", "België", "Duitsland", "SWE", "Norway")


def main() -> None:
    """Writes the figures as JSON to the file named."""
    django.setup()
    from ciconia.foundation import clock  # noqa: PLC0415 - models can be imported only now
    from ciconia.foundation.access import System  # noqa: PLC0415
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.people.actions import intake as intakes  # noqa: PLC0415
    from ciconia.people.actions.intake_work import carry_on  # noqa: PLC0415
    from ciconia.people.queries.intake import fates_of  # noqa: PLC0415
    from ciconia.programmes.models import Focus  # noqa: PLC0415

    by, people = System("bench"), int(os.environ["BENCH_PEOPLE"])
    focus = Focus.objects.filter(programme__code="cd4d2", country="SOM").get()
    found: dict[str, float] = {}
    sizes: list[float] = []
    said = {"ground": "Synthetic", "ground_by": "Nobody", "ground_on": clock.today()}

    def timed(step: str, do: Callable[[], Any]) -> Any:
        began = time.process_time(), _database()
        value = do()
        found[step] = time.process_time() - began[0] + _database() - began[1]
        return value

    def lots(intake: Any) -> None:
        while carry_on(intake.pk):
            sizes.append(resident("VmRSS"))

    def read(path: Path) -> Any:
        with acting_as("system:jobs"):
            return intakes.read(
                path, "list.csv", by=by, programme_id=focus.programme_id, focus_id=focus.pk, what="people"
            )

    def check(intake: Any) -> Any:
        with acting_as("system:jobs"):
            return intakes.check(intake, by=by, mapping=intake.mapping, **said)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(_file(people))
        first = timed("read", lambda: read(path))
        timed("fate of every line", lambda: check(first))
        intakes.begin(first, by=by)
        timed("brought in", lambda: lots(first))
        again = timed("the same file again, read", lambda: read(path))
        timed("its fates", lambda: check(again))
    with acting_as("system:jobs"):
        if fates_of(again)["same"] != people:
            raise SystemExit("the same file twice changes something")
    intakes.drop(again, by=by)
    intakes.undo(first, by=by)
    timed("undone", lambda: lots(first))
    whole = found["read"] + found["fate of every line"] + found["brought in"]
    figures = {"seconds": found | {"all of it": whole}, "grown": max(sizes) - sizes[0]}
    Path(sys.argv[1]).write_text(json.dumps(figures))


def _file(people: int) -> str:
    lines = [
        f"Person {n} Name{n},person{n}@example.org,{COUNTRIES[n % 5]},City {n % 40},Somali;Dutch B2,wells; training"
        for n in range(people)
    ]
    return "\n".join(["Name,E-mail,Country,City,Languages,Skills", *lines]).replace("Somali;", "Somali / ")


def _database() -> float:
    """Processor seconds of the server's processes for this connection."""
    connection.ensure_connection()
    server = os.environ.get("BENCH_SERVER", "")
    return seconds(family_of(int(server))) if server.isdigit() else 0.0


if __name__ == "__main__":
    main()
