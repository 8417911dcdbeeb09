"""Why a date of the timetable cannot be moved to a day, in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciconia.programmes.models import Milestone


def why_not(milestone: Milestone, day: date, today: date) -> str:
    """Why this date cannot be moved to that day, if it cannot."""
    if milestone.each:
        return _("This is a day of each opportunity or assignment. Change it there.")
    if milestone.after and milestone.day is None:
        return _("The date it follows is not known. Set that one first.")
    if day == milestone.day:
        return _("It stands on this day already.")
    if day < today:
        return _("This day has passed. Choose today or a later day.")
    return ""


def disorder_sentence(names: Mapping[str, str], code: str, day: date, other: str, first: date) -> str:
    """That one date would come before another that has to come first."""
    words = _("“%(name)s” would be on %(day)s, before “%(other)s” on %(first)s.")
    return words % {"name": names[code], "day": _day(day), "other": names[other], "first": _day(first)}


def past_sentence(names: Mapping[str, str], code: str, day: date) -> str:
    """That a date which is still to come would fall on a day that has passed."""
    return _("“%(name)s” would fall on %(day)s, which has passed.") % {"name": names[code], "day": _day(day)}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
