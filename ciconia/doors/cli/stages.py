"""The moments of CD4D2 at which the demo can stand."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
USUAL = "running"
STAGES = {
    "published": datetime(2019, 11, 4, 9, tzinfo=ZONE),
    "selecting": datetime(2020, 1, 20, 9, tzinfo=ZONE),
    "preparing": datetime(2020, 2, 24, 9, tzinfo=ZONE),
    "running": datetime(2021, 3, 8, 9, tzinfo=ZONE),
    "suspended": datetime(2021, 8, 16, 9, tzinfo=ZONE),
    "over": datetime(2023, 6, 30, 9, tzinfo=ZONE),
}
