"""Until when both sign, from when on answers are told, and what is decided already and not told."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Words
from ciconia.foundation.wall import acting_as
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, Choosing, KeptDecision, Opportunity
from ciconia.selection.rules.elsewhere import taken_elsewhere

AT_ONCE = date.min
OFFER_DAYS = 7


def choosing_of(opportunity: Opportunity) -> Choosing:
    """How the choice for an opportunity goes; a row that is not saved where nothing was said yet. Past the wall."""
    with acting_as("system:jobs"):
        found = Choosing.objects.filter(pk=opportunity.pk).first()
    return found or Choosing(opportunity=opportunity)


def sign_by(opportunity: Opportunity) -> date:
    """The last day for both signatures: what an officer set, else so many days after the last day to apply."""
    if own := choosing_of(opportunity).sign_by:
        return own
    days = selection_of(opportunity.programme).days_to_sign
    return opportunity.deadline + timedelta(days=days) if days else opportunity.answer_by or opportunity.deadline


def offer_days(application: Application) -> int:
    """How many days there are to answer an offer: as the set-up says under which it was applied for, else seven."""
    version = application.pack_version.number if application.pack_version else None
    return selection_of(application.programme, version).days_to_offer or OFFER_DAYS


def answer_offer_by(application: Application) -> date:
    """The last day to answer an offer that is out."""
    return clock.day_of(application.state_since, application.zone) + timedelta(days=offer_days(application))


def told_from(opportunity: Opportunity) -> date:
    """The day from which on answers are told; the first of all days where they are told at once."""
    return choosing_of(opportunity).kept_until or AT_ONCE


def waits(opportunity: Opportunity, move: str) -> bool:
    """Whether a decision of that move is kept today, to be told later."""
    choosing = choosing_of(opportunity)
    if choosing.kept_until is None or (move == "offer" and choosing.offers_at_once):
        return False
    return choosing.kept_until > clock.today(opportunity.zone)


def nothing_kept(application: Application, by: Any) -> Words | None:
    """A condition: that nothing was decided about it which is not told yet."""
    with acting_as("system:jobs"):
        kept = KeptDecision.objects.filter(pk=application.pk).exists()
    if not kept:
        return None
    day = choosing_of(application.opportunity).kept_until
    said = _("The programme has decided about this application, and tells it on %(day)s.")
    return said % {"day": date_format(day, "j F Y")} if day else _("The programme has decided about this application.")


def free_in_those_weeks(application: Application, by: Any) -> Words | None:
    """A condition: that the person is not chosen, offered a place or at work elsewhere in the same weeks."""
    other = taken_elsewhere(application)
    if other is None:
        return None
    said = {
        "chosen": _(
            "This person is chosen elsewhere for %(starts)s to %(ends)s, which overlaps. One has to let go first."
        ),
        "offered": _(
            "This person has an offer elsewhere for %(starts)s to %(ends)s, which overlaps. Wait for the answer to it."
        ),
        "at_work": _("This person works elsewhere from %(starts)s to %(ends)s, which overlaps."),
    }[other.state]
    return said % {"starts": date_format(other.starts, "j F Y"), "ends": date_format(other.ends, "j F Y")}


def still_in_time(application: Application, by: Any) -> Words | None:
    """A condition, for the applicant: that the day to answer an offer has not passed."""
    if application.due_at is None or application.due_at >= clock.now():
        return None
    return _(
        "The day to answer this offer was %(day)s. Write to the programme if you still want the place: it tells you "
        "whether it is free."
    ) % {"day": date_format(clock.day_of(application.due_at, application.zone), "j F Y")}


def silent(application: Application) -> str:
    """The officer, once the day passed without the institution's signature; else nobody else than usual."""
    if choosing_of(application.opportunity).silent_on is None:
        return ""
    return "" if application.signatures.filter(side="host").exists() else "officer"
