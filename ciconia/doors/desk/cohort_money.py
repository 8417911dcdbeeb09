"""What the money of a round still allows, in words."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.engine.allocation import More
from ciconia.foundation.countries import country_name
from ciconia.selection.models import Cohort, Opportunity
from ciconia.selection.queries.cohort_money import MoneyLeft


def more_words(found: MoneyLeft, cohort: Cohort) -> dict[str, Any]:
    """How many more with how much money, and what the next engagement costs in each country."""
    modes = dict(Opportunity._meta.get_field("mode").flatchoices)
    reading = get_language() or "en"
    following = [
        {
            "country": country_name(one.country, reading), "mode": modes.get(one.mode, one.mode),
            "cost": _money(one.cost, cohort), "missing": _money(one.missing, cohort) if one.missing else "",
        }
        for one in found.following
    ]  # fmt: skip
    return {"more": [_row(one, modes, reading, cohort) for one in found.more], "following": following}


def _row(one: More, modes: dict[str, Any], reading: str, cohort: Cohort) -> dict[str, Any]:
    said = [
        _("%(number)d in %(country)s (%(mode)s)")
        % {"number": share.engagements, "country": country_name(share.country, reading), "mode": modes[share.mode]}
        for share in one.mix
    ]
    extra = _("%(money)s more") % {"money": _money(one.extra, cohort)} if one.extra else _("The money left")
    return {
        "extra": extra, "mix": said, "cost": _money(one.cost, cohort),
        "many": ngettext("%(number)d more engagement", "%(number)d more engagements", one.engagements)
        % {"number": one.engagements} if one.engagements else _("None"),
    }  # fmt: skip


def _money(amount: float, cohort: Cohort) -> str:
    return f"{cohort.currency} {number_format(round(amount), force_grouping=True)}"
