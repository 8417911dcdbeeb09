"""Why a candidate comes near what was asked, for the institution that chooses: reasons without place or number."""

from typing import Any

from ciconia.doors.shared.reasons import Line, for_host
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.ranking import reasons_for_host


def reasons_for(opportunity: Opportunity, user: Any) -> dict[int, list[Line]]:
    """{application: reasons for c-why} of the candidates the reader may see; nothing where ranking is off."""
    asked_in = opportunity.title.source
    return {key: for_host(row, asked_in=asked_in) for key, row in reasons_for_host(opportunity, user).items()}
