"""The one source of time for the domain. Sessions, tokens and jobs use real time; nothing else does.

A demo or a rehearsal may let this clock start at another moment; it then moves on from there.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME_ZONE = "Europe/Amsterdam"
_shift = timedelta(0)


def now() -> datetime:
    """This moment, in UTC, on the domain's clock."""
    return datetime.now(UTC) + _shift


def real_now() -> datetime:
    """This moment in UTC outside of any story: for sessions and tokens, which follow no demonstration."""
    return datetime.now(UTC)


def today(zone: str = HOME_ZONE) -> date:
    """Today's date on the domain's clock, as the calendar in `zone` has it."""
    return day_of(now(), zone)


def day_of(moment: datetime, zone: str = HOME_ZONE) -> date:
    """The date of a moment, as the calendar in `zone` has it."""
    return moment.astimezone(ZoneInfo(zone)).date()


def start_at(moment: datetime | None) -> None:
    """Let the clock stand at `moment` (aware) now and move on from there; None gives real time back."""
    global _shift
    _shift = moment - datetime.now(UTC) if moment else timedelta(0)


def is_shifted() -> bool:
    """Whether the clock shows another time than the real one."""
    return bool(_shift)


def end_of(day: date, zone: str = HOME_ZONE) -> datetime:
    """The last second of `day` in `zone`: a deadline is a date that ends at 23:59:59 there."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone))
