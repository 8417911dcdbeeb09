"""Who takes part sits in the spaces of their country and round."""

from typing import Any

from django.db import transaction

from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.space import cohorts_of, taking_part
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.models import Space
from ciconia.programmes.models import Focus, Programme
from ciconia.selection.models import Cohort


def open_space(
    programme: Programme, *, by: Any, name: Translated, focus: Focus | None = None, cohort: Cohort | None = None
) -> Space:
    """Open a space and let everybody in who takes part. Raises Refused or Unfit."""
    with transaction.atomic():
        key = cohort.public_id if cohort else ""
        space = spaces.open_space(programme, by=by, name=name, focus=focus, cohort=key)
        gather(space)
    return space


def gather(space: Space) -> int:
    """Let everybody in who takes part and has no seat yet; gives how many take part."""
    with acting_as("system:jobs"):
        found = taking_part(space)
        for engagement in found:
            spaces.admit(space, engagement.person)
    return len(found)


def let_in(engagement: Engagement) -> None:
    """Give a participant a seat in every space they belong to."""
    with acting_as("system:jobs"):
        for space in spaces.spaces_for(engagement.programme_id, engagement.focus_id, cohorts_of(engagement)):
            spaces.admit(space, engagement.person)


def let_out(engagement: Engagement) -> None:
    """Take back the seats of somebody who never began, unless they take part in another way."""
    with acting_as("system:jobs"):
        for space in spaces.spaces_for(engagement.programme_id, engagement.focus_id, cohorts_of(engagement)):
            still = {row.person.user_id for row in taking_part(space)}
            spaces.release({engagement.person.user_id} - still, space)
