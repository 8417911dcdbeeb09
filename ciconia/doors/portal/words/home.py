"""What the start page says first."""

from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import apart, in_a_row
from ciconia.foundation import clock


def greeting(name: str) -> str:
    """Good morning, afternoon or evening, by the clock where the product is at home."""
    hour = clock.now().astimezone(clock.end_of(clock.today()).tzinfo).hour
    first = name.split()[0] if name.split() and "@" not in name else ""
    words = _("Good morning") if 5 <= hour < 12 else _("Good afternoon") if hour < 18 else _("Good evening")
    if hour < 5:
        words = _("Good evening")
    return in_a_row((words, apart(first)))
