"""When a decision taken with others can be recorded: a day that has been, who took part, a ministry or why none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.models import Focus


class Upload(Protocol):
    """A file as it is sent."""

    name: Any

    def chunks(self) -> Iterator[bytes]:
        """Its content, in pieces."""


@dataclass(frozen=True)
class Part:
    """An organisation that took part, and the function of whoever spoke for it."""

    organisation: Organisation
    function: str = ""


@dataclass(frozen=True)
class Deliberation:
    """When something was decided and with whom; why without a ministry, where none took part; the minutes."""

    decided_on: date
    parts: tuple[Part, ...]
    without_ministry: str = ""
    minutes: Any = None

    @property
    def with_words(self) -> str:
        """Who took part, for a column that holds words."""
        return "; ".join(str(part.organisation.name) for part in self.parts)


def problems(deliberation: Deliberation, focus: Focus, today: date) -> dict[str, Words]:
    """What does not fit in a deliberation, by field."""
    found: dict[str, Words] = {}
    if deliberation.decided_on > today:
        found["decided_on"] = _("This day has not come yet. A decision is recorded after it was taken.")
    organisations = [part.organisation for part in deliberation.parts]
    ministries = [one for one in organisations if one.kind == OrganisationKind.MINISTRY]
    if not organisations:
        found["part"] = _("Name at least one organisation that took part.")
    elif len({one.pk for one in organisations}) < len(organisations):
        found["part"] = _("An organisation is named twice.")
    elif any(one.country != focus.country for one in ministries):
        found["part"] = _("A ministry is of another country.")
    if not ministries and not deliberation.without_ministry.strip():
        found["without_ministry"] = _("No ministry took part. Name one, or write why it was decided without.")
    return found
