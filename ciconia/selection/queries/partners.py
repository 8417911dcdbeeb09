"""Which institutions stand in which focuses."""

from collections.abc import Iterable

from ciconia.people.models import Organisation
from ciconia.selection.models import Partnership

OVER = ("declined", "ended")


def only_in(focuses: Iterable[int]) -> set[int]:
    """The institutions with a partnership in these focuses, those above and those below them, without all that stand
    the same way to an institution in another focus."""
    here = Partnership.objects.filter(focus__in=focuses).values_list("organisation_id", flat=True)
    elsewhere = Partnership.objects.exclude(focus__in=focuses).exclude(state__in=OVER)
    return _around(here) - _around(elsewhere.values_list("organisation_id", flat=True))


def _around(organisations: Iterable[int]) -> set[int]:
    """Institutions with those above and those below them."""
    above = below = found = set(organisations)
    while above:
        rows = Organisation.objects.filter(pk__in=above).exclude(parent=None)
        above = set(rows.values_list("parent_id", flat=True)) - found
        found = found | above
    while below:
        below = set(Organisation.objects.filter(parent__in=below).values_list("pk", flat=True)) - found
        found = found | below
    return found
