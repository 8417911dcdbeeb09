"""What a long list of sectors and a decision about them must say."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.programmes.models import Sector, SectorListing
from ciconia.programmes.models.decision import Outcome

CHECK = ("institutions", "can_carry", "strategy", "donors")
_DAC = re.compile(r"\d{5}")


@dataclass(frozen=True)
class Verdict:
    """What was decided about a sector of the long list, or about one that is chosen already."""

    outcome: str
    why: str
    day: date | None = None
    listing: SectorListing | None = None
    sector: Sector | None = None


def code_of(name: str) -> str:
    """A code for a sector, made of its name."""
    return slugify(name)[:40].strip("-")


def unfit(code: str, dac_codes: list[str], why: str) -> dict[str, Words]:
    """What is wrong with a sector for the long list, by field."""
    found: dict[str, Words] = {}
    if not code:
        found["name"] = _("Write the name in Latin letters as well: its code is made of it.")
    if any(not _DAC.fullmatch(one) for one in dac_codes):
        found["dac_codes"] = _("A code of the DAC has five digits, such as 14010.")
    if not why.strip():
        found["why"] = _("Write why it is on the list.")
    return found


def check_problems(said: dict[str, Any], known: int | None, known_from: str) -> dict[str, Words]:
    """What is missing in a capacity check, by field; a figure says where it is from and is never nought."""
    found: dict[str, Words] = {name: _("Write what you found, also where it is little.") for name in CHECK
                               if not said[name].strip()}  # fmt: skip
    if known is not None and known < 1:
        found["known"] = _("Leave it open if nobody knows: no estimate is not nought.")
    elif known is not None and not known_from.strip():
        found["known_from"] = _("Write where the figure is from.")
    return found


def verdict_problem(verdict: Verdict, decided_on: date) -> Words | None:
    """Why a verdict cannot be recorded, if it cannot."""
    if not verdict.why.strip():
        return _("Write why.")
    if verdict.outcome == Outcome.NOT_CHOSEN:
        return None
    if verdict.day is None:
        return _("Choose the day from which it holds.")
    if verdict.outcome == Outcome.CHOSEN:
        if verdict.listing is None or not verdict.listing.is_checked:
            return _("Write down its capacity first: what institutions there are and what they can carry.")
        return None
    if verdict.day < decided_on:
        return _("It cannot end before it was decided.")
    return None
