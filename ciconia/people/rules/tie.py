"""What must hold of a declared or noted tie."""

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.people.models import Tie

EARLIEST = 1900


def unfit(tie: Tie, this_year: int) -> dict[str, Words]:
    """What does not fit, by field."""
    found: dict[str, Words] = {}
    if not tie.source.strip():
        found["source"] = _("Write who it is.")
    for name in ("first_year", "last_year"):
        year = getattr(tie, name)
        if year is not None and not EARLIEST <= year <= this_year + 10:
            found[name] = _("Write the year in four digits, such as 2019.")
    if tie.first_year and tie.last_year and tie.last_year < tie.first_year and not found.get("last_year"):
        found["last_year"] = _("The last year cannot lie before the first.")
    return found
