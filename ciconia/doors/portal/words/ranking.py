"""Why a candidate comes near what was asked, for the institution that chooses: reasons without place or number."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ciconia.doors.shared.reasons import Line, for_host
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.ranking import reasons_for_host

ASKED = "required"
ICONS = {"yes": "check", "part": "part", "gap": "cross"}
SHORT = {"yes": 0.0, "part": 0.5, "gap": 1.0}


@dataclass(frozen=True)
class Reasons:
    """What is said of the candidates the reader may see. on: whether anything is compared at all."""

    on: bool
    of: dict[int, list[Line]]

    def short(self, application: int) -> list[dict[str, Any]]:
        """What is required, in a line for each of shown, partly shown and not shown."""
        said = {"yes": _("Has"), "part": _("Partly"), "gap": _("Missing")}
        lines = [one for one in self.of.get(application, []) if one.part == ASKED]
        return [
            {"fit": fit, "icon": ICONS[fit], "said": words, "criteria": _listed(lines, fit)}
            for fit, words in said.items()
            if any(one.fit == fit for one in lines)
        ]

    def order(self, applications: list[int]) -> list[int]:
        """By how much of what is required is shown; who could not be compared stands first, to be read by people."""

        def short_of(key: int) -> float:
            return sum(SHORT[one.fit] for one in self.of.get(key, []) if one.part == ASKED) if key in self.of else -1.0

        return sorted(applications, key=short_of)


def reasons_for(opportunity: Opportunity, user: Any) -> Reasons:
    """The reasons of the newest ranking; nothing where ranking is off, or nobody was compared yet."""
    asked_in = opportunity.title.source
    found = {key: for_host(row, asked_in=asked_in) for key, row in reasons_for_host(opportunity, user).items()}
    return Reasons(bool(found), found)


def _listed(lines: list[Line], fit: str) -> SafeString:
    return SafeString(_("; ").join(str(conditional_escape(one.criterion)) for one in lines if one.fit == fit))
