"""When two organisations cannot become one, and until when that can be taken back."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.people.models import Organisation
from ciconia.people.rules.organisation import LEVELS, height, line_above

UNDO_FOR = timedelta(days=30)
FIELDS = ("name", "acronym", "kind", "city", "parent", "about", "website")
TEXTS = ("name", "about")
# What floors above have against it: each says it here when it starts.
Objection = Callable[[Organisation, Organisation], Words | None]
_objections: list[Objection] = []


def object_to_merge(objection: Objection) -> Objection:
    """Let a floor above say why two organisations cannot become one."""
    _objections.append(objection)
    return objection


def unfit(kept: Organisation, gone: Organisation) -> list[Words]:
    """Everything that stands against two organisations becoming one."""
    if kept.pk == gone.pk:
        return [_("This is one organisation already.")]
    found: list[Words] = []
    if kept.country != gone.country:
        found.append(_("They are in two countries. Correct the country of one of them first, if it is wrong."))
    if gone in line_above(kept) or kept in line_above(gone):
        found.append(_("One stands under the other. If they are one, place the lower one elsewhere first."))
    elif len(line_above(kept)) + height(gone) - 1 > LEVELS:
        found.append(
            _("What stands under the one that goes would stand too deep: at most %(number)d levels.")
            % {"number": LEVELS}
        )
    return found + [words for objection in _objections if (words := objection(kept, gone))]
