"""The kinds of the engagement line that are events: what each is called, and for what it is counted."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ciconia.programmes.kinds.kind import Words


@dataclass(frozen=True)
class EventKind:
    """A kind of event. mark: engage, enable or empower, the three by which reports count."""

    name: str
    label: Words
    mark: str


EVENT_KINDS = {
    kind.name: kind
    for kind in (
        EventKind("outreach", _("Outreach evening"), "engage"),
        EventKind("training", _("Training"), "enable"),
        EventKind("meet_up", _("Meet-up"), "engage"),
        EventKind("conference", _("Conference"), "engage"),
        EventKind("virtual_exchange", _("Virtual exchange"), "engage"),
        EventKind("board_meeting", _("Board meeting"), "engage"),
    )
}


def event_kinds_of(kinds: Collection[str]) -> list[EventKind]:
    """The kinds of event among all kinds a programme uses; an informal meet-up is one everywhere.

    Where there is a board, it meets.
    """
    named = {*kinds, "meet_up", *(["board_meeting"] if "board" in kinds else [])}
    return [kind for name, kind in EVENT_KINDS.items() if name in named]
