"""Until when both sign, and what an officer can do where a day has passed."""

from datetime import date, timedelta

from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Choosing, Opportunity


def choosing_of(opportunity: Opportunity) -> Choosing:
    """How the choice for an opportunity goes; a row that is not saved where nothing was said yet."""
    found = Choosing.objects.filter(pk=opportunity.pk).first()
    return found or Choosing(opportunity=opportunity)


def sign_by(opportunity: Opportunity) -> date:
    """The last day for both signatures: what an officer set, else so many days after the last day to apply."""
    days = selection_of(opportunity.programme).days_to_sign
    usual = opportunity.deadline + timedelta(days=days) if days else opportunity.answer_by or opportunity.deadline
    return choosing_of(opportunity).sign_by or usual
