"""Through which channel people came: how many applied or registered by the link of each."""

from typing import Any

from django.db.models import Count

from ciconia.gatherings.models import EventRegistration
from ciconia.gatherings.rules.event_registration import shown_number
from ciconia.publishing.models import Channel
from ciconia.selection.models import Application


def came_by(noun: str, source: str, user: Any) -> list[tuple[str, str]]:
    """(channel, how many) of those who applied or registered by a link of a kit, the most first; small groups hidden.

    Counted as far as an account may see who applied or registered.
    """
    if noun == "event":
        rows = EventRegistration.objects.visible_to(user).standing().filter(event__public_id=source)
        counted = rows.filter(via__in=Channel.values).values_list("via").annotate(Count("pk"))
    else:
        rows = Application.objects.visible_to(user).exclude(submitted_at=None).filter(opportunity__public_id=source)
        counted = rows.filter(source__in=Channel.values).values_list("source").annotate(Count("pk"))
    found = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    return [(str(Channel(channel).label), shown_number(number)) for channel, number in found]
