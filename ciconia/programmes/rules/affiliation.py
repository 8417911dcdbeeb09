"""When an organisation works with a programme: proposed by one, weighed by a second, accepted by a third or the first.

Before work with an organisation begins its risks are weighed against what it adds: influence of a foreign diaspora
policy, over-representation of some groups, ties to one political current (the programme documents' fourth principle).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.people.models import Organisation, OrganisationKind
from ciconia.programmes.models import Affiliation
from ciconia.programmes.models.affiliation import Does, Likely, RiskKind

KINDS = (OrganisationKind.DIASPORA, OrganisationKind.PARTNER)
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Risk:
    """One risk as somebody considered it; `words` and `limits` may be empty only where there is no sign of it."""

    kind: str
    likely: str
    grave: str = ""
    words: str = ""
    limits: str = ""


@dataclass(frozen=True)
class Weighed:
    """A weighing as it was written: what the organisation adds, every risk, what follows, when to look again."""

    adds: str
    risks: tuple[Risk, ...]
    conclusion: str
    next_review: date | None


def unfit(organisation: Organisation) -> Words | None:
    """Why an organisation cannot be affiliated, if it cannot."""
    if organisation.kind not in KINDS:
        return _("Only diaspora organisations and partner institutions are affiliated. Hosts become partners instead.")
    return None


def unsaid(does: Iterable[str], other: str, brings: Any) -> dict[str, Words]:
    """What is missing in a proposal, by field."""
    found: dict[str, Words] = {}
    chosen = list(does)
    if not chosen or not set(chosen) <= set(Does.values):
        found["does"] = _("Choose at least one thing it does.")
    elif Does.OTHER in chosen and not other.strip():
        found["other"] = _("Write what else it does.")
    if not brings:
        found["brings"] = _("Write what the organisation would bring.")
    return found


def review_problem(next_review: date | None, today: date) -> Words | None:
    """Why a day cannot be that of the next review, if it cannot: it has to come, and within a year."""
    if next_review is None:
        return _("Choose the day of the next review.")
    if next_review <= today:
        return _("Choose a day after today.")
    if next_review > today + LONGEST:
        return _("Choose a day within a year: no affiliation goes longer without a review.")
    return None


def problems(weighed: Weighed, today: date) -> dict[str, Words]:
    """What is missing in a weighing, by field; a risk's fields are named field_kind."""
    found: dict[str, Words] = {}
    if not weighed.adds.strip():
        found["adds"] = _("Write what the organisation adds.")
    if not weighed.conclusion.strip():
        found["conclusion"] = _("Write what follows from it: the coordinator decides on these words.")
    if late := review_problem(weighed.next_review, today):
        found["next_review"] = late
    given = {risk.kind: risk for risk in weighed.risks}
    for kind in RiskKind.values:
        found |= _risk_problems(kind, given.get(kind))
    return found


def _risk_problems(kind: str, risk: Risk | None) -> Mapping[str, Words]:
    if risk is None or risk.likely not in Likely.values:
        return {f"likely_{kind}": _("Say how likely it is.")}
    if risk.likely == Likely.NO_SIGN:
        return {}
    asked = {
        "grave": (risk.grave, _("Say how grave it would be.")),
        "words": (risk.words, _("Write what the risk is here.")),
        "limits": (risk.limits, _("Write what limits it.")),
    }
    return {f"{name}_{kind}": words for name, (said, words) in asked.items() if not said.strip()}


def _somebody_else(affiliation: Affiliation, by: Any) -> Words | None:
    if affiliation.weighed_by_id is not None and affiliation.weighed_by_id == by.pk:
        return _("You weighed it yourself. Somebody else has to accept it.")
    return None


FLOW = Flow(
    floor="programmes",
    noun="affiliation",
    states={
        "proposed": State("officer", "P14D"),
        "weighed": State("coordinator", "P7D"),
        "active": State("officer", "next review"),
        "declined": State(),
        "suspended": State("coordinator", "P30D"),
        "ended": State(),
    },
    moves=(
        Move("weigh", "proposed", "weighed", "officer", reason=True, style="go",
             label=_("Weigh it"), done=_("Weighed. The coordinator decides next.")),
        Move("accept", "weighed", "active", "coordinator", style="go", conditions=(_somebody_else,),
             label=_("Accept the affiliation"), done=_("Accepted. The organisation works with the programme now.")),
        Move("decline", "proposed|weighed", "declined", "coordinator", reason=True, style="no",
             label=_("Decline"), done=_("Declined. The organisation reads your reason."),
             consequence=_("The organisation reads your reason in these words. It does not read the weighing.")),
        Move("review", "active", "same", "officer", reason=True, style="go",
             label=_("Review it"), done=_("Reviewed. The next date is set.")),
        Move("suspend", "active", "suspended", "coordinator", reason=True, style="no",
             label=_("Suspend"), done=_("Suspended. The organisation reads your reason."),
             consequence=_("Nothing new is done together until it is resumed. The organisation reads your reason.")),
        Move("resume", "suspended", "active", "coordinator", reason=True, style="go",
             label=_("Resume"), done=_("Resumed.")),
        Move("end", "active|suspended", "ended", "coordinator", reason=True, style="no",
             label=_("End the affiliation"), done=_("Ended. The organisation reads your reason."),
             consequence=_("It can be proposed anew later. The organisation reads your reason.")),
    ),
    dates={"next review": lambda affiliation: affiliation.next_review},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, affiliation: Affiliation) -> bool:
    """The same answer as `Affiliation.visible_to`, for one row."""
    return Affiliation.objects.visible_to(user).filter(pk=affiliation.pk).exists()


rules.add_perm("programmes.view_affiliation", sees)
