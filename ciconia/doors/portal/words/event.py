"""What the page of an event says to the organisation that proposed it."""

from django.utils.translation import gettext as _

from ciconia.gatherings.models import Event

# The moves whose words the organisation reads, by where the event stands.
OWED = {"returned": ("send_back",), "cancelled": ("decline", "cancel")}


def meaning(event: Event) -> str:
    """What its state means for the organisation, in a sentence or two."""
    return {
        "draft": _("Nobody reads it yet."),
        "proposed": _("The programme reads it and announces it, or sends it back with words. You get a letter."),
        "returned": _("Change what the programme asks for, and send it in again."),
        "announced": _("Everybody reads about it and can register. On the day you let people in by their codes."),
        "held": _("It is over. The programme writes what came of it."),
        "reported": _("It is over. What came of it stands on its page."),
        "cancelled": _("It does not take place."),
    }[event.state]
