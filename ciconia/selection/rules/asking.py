"""Whom staff may ask about an opportunity, how often, and why not."""

from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.flow import Words
from ciconia.foundation.models import Role
from ciconia.selection.models import Asking, Opportunity, Reply

ASKERS = (Role.COORDINATOR, Role.OFFICER)
APART = timedelta(days=30)
"""A person is asked once in so many days by a programme, whoever of its staff asks."""
SHORTEST = 20
"""So many letters are the least that says to somebody why it is they who are asked."""


def may_ask(user: Any, programme_id: int, focus_id: int) -> bool:
    """Officers and coordinators of the country."""
    return holds_for_programme(user, ASKERS, programme_id, focus_id)


def takes_applications(opportunity: Opportunity, today: date) -> bool:
    """Whether one can apply on a day."""
    return bool(opportunity.state == "published" and opportunity.deadline >= today)


def why_not(asked_before: list[Asking], *, opportunity: Opportunity | None, agreed: bool, today: date) -> Words | None:
    """Why somebody cannot be asked, in words that tell nothing else about them; nothing where they can.

    asked_before: all that the programme asked them. agreed: whether they let themselves be asked for this country.
    """
    if not agreed:
        return _("They have not agreed to be asked for this country, or have ended it.")
    if any(row.reply == Reply.NEVER for row in asked_before):
        return _("They said that this programme should not ask them again.")
    if opportunity is not None and any(row.opportunity_id == opportunity.pk for row in asked_before):
        return _("They were asked about this one already.")
    last = max((clock.day_of(row.at) for row in asked_before), default=None)
    if last is not None and last + APART > today:
        words = _("They were asked on %(day)s. They can be asked again from %(next)s on.")
        return words % {"day": f"{last:%Y-%m-%d}", "next": f"{last + APART:%Y-%m-%d}"}
    if opportunity is not None and not takes_applications(opportunity, today):
        return _("Nobody can apply for this one any more.")
    return None


@rules.predicate
def sees(user: Any, asking: Asking) -> bool:
    """The same answer as `Asking.visible_to`, for one row."""
    return Asking.objects.visible_to(user).filter(pk=asking.pk).exists()


rules.add_perm("selection.view_asking", sees)
