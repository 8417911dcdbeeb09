"""The demo world at its moments, built inside a transaction that is undone, and what must hold in it."""

from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from ciconia.demo.build import build
from ciconia.foundation import clock
from ciconia.foundation.wall import set_actor
from tests.house import invariants

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOMENTS = {
    "published": datetime(2019, 11, 4, 9, tzinfo=AMSTERDAM),
    "selecting": datetime(2020, 1, 20, 9, tzinfo=AMSTERDAM),
    "preparing": datetime(2020, 2, 24, 9, tzinfo=AMSTERDAM),
    "running": datetime(2021, 3, 8, 9, tzinfo=AMSTERDAM),
    "suspended": datetime(2021, 8, 16, 9, tzinfo=AMSTERDAM),
    "over": datetime(2023, 6, 30, 9, tzinfo=AMSTERDAM),
}


@contextmanager
def built(stage, blocker):
    """The world at a stage, read by the maker, who sees everything; undone at the end."""
    clock.start_at(MOMENTS[stage])
    try:
        with blocker.unblock(), transaction.atomic():
            build(stage)
            set_actor("system:maker")
            yield stage
            transaction.set_rollback(True)
    finally:
        clock.start_at(None)


CHECKS = [
    invariants.without_a_turn,
    invariants.turns_that_differ,
    invariants.logs_that_do_not_lead_here,
    invariants.sights_that_differ,
    invariants.in_two_places,
    invariants.published_without_ground,
]
