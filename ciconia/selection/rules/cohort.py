"""A planning round: its flow, and the rules staff may set for a plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.models import Cohort

HOST_RANKS = ("score", "order", "ignore")
MOST = 100_000
MONEY = 1_000_000_000
NUMBERS = ("minimum", "maximum", "budget")


def _another(cohort: Cohort, by: Any) -> Words | None:
    own = cohort.proposed_by_id is not None and cohort.proposed_by_id == getattr(by, "pk", None)
    return _("You proposed this plan: a second officer approves it.") if own else None


def _since_held(cohort: Cohort) -> date:
    return cohort.held_on or clock.day_of(cohort.state_since, cohort.zone)


FLOW = Flow(
    floor="selection",
    noun="cohort",
    states={
        "draft": State("officer", "ranking date"),
        "proposed": State("officer", "P3D"),
        "approved": State("officer", "P2D"),
        "offered": State(),
        "dropped": State(),
    },
    moves=(
        Move("propose", "draft", "proposed", "officer", style="go", label=_("Propose the plan"),
             done=_("Proposed. A second officer approves it.")),
        Move("approve", "proposed", "approved", "officer", style="go", label=_("Approve the plan"),
             done=_("Approved. The offers can go out."), conditions=(_another,)),
        Move("return", "proposed|approved", "draft", "officer", reason=True, label=_("Send back"),
             done=_("Sent back with your reason.")),
        Move("send_offers", "approved", "offered", "officer", style="go", label=_("Send the offers"),
             done=_("The offers are sent."),
             consequence=_("It cannot be taken back: whoever gets an offer can rely on it.")),
        Move("drop", "draft|proposed|approved", "dropped", "officer", reason=True, style="no",
             label=_("Give the round up"), done=_("Given up. Everybody stays as they were.")),
    ),
    marks={"held": State("coordinator", "P14D")},
    dates={
        "ranking date": lambda cohort: cohort.ranking_on,
        "P14D": lambda cohort: _since_held(cohort) + timedelta(days=14),
    },
    places=lambda cohort: [(cohort.programme_id, focus) for focus in cohort.focus_ids],
    everywhere=True,
).register()  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """What a plan has to keep, as staff wrote it: rules, and the applications that are locked or forbidden."""

    rules: Mapping[str, Any] = field(default_factory=dict)
    locks: tuple[int, ...] = ()
    forbids: tuple[int, ...] = ()

    def locking(self, application: int, besides: Iterable[int] = ()) -> "Settings":
        """With somebody locked; `besides` are locks that give way to it."""
        kept = set(self.locks) - set(besides)
        return Settings(self.rules, tuple(sorted(kept | {application})), _without(self.forbids, application))

    def forbidding(self, application: int) -> "Settings":
        """With somebody forbidden."""
        return Settings(self.rules, _without(self.locks, application), tuple(sorted({*self.forbids, application})))

    def freeing(self, application: int) -> "Settings":
        """With nothing decided about somebody."""
        return Settings(self.rules, _without(self.locks, application), _without(self.forbids, application))

    def emptying(self, opportunity: int) -> "Settings":
        """With nobody placed at an opportunity."""
        empty = sorted({*self.rules.get("empty", ()), opportunity})
        return Settings({**self.rules, "empty": empty}, self.locks, self.forbids)

    def ruled(self, rules: Mapping[str, Any]) -> "Settings":
        """With other rules; whoever is kept for needs to come is asked anew under them."""
        return Settings(rules, self.locks, self.forbids)._keeping(self.rules.get("to_come"))

    @property
    def asks_for_prices(self) -> bool:
        """Whether people are kept for needs to come, and what that is worth is not known yet."""
        return "people" not in self.rules.get("to_come", {"people": {}})

    def keeping(self, said: Mapping[str, Any] | None) -> "Settings":
        """With people kept for needs to come, by what staff say of them; None: nobody."""
        return self._keeping(None if said is None else {"said": said})

    def with_prices(self, **prices: Any) -> "Settings":
        """With what keeping people is worth."""
        kept = {"said": self.rules["to_come"]["said"], **prices}
        return Settings({**self.rules, "to_come": kept}, self.locks, self.forbids)

    def anew(self) -> "Settings":
        """With what keeping people is worth asked anew."""
        return self._keeping(self.rules.get("to_come"))

    def _keeping(self, to_come: Mapping[str, Any] | None) -> "Settings":
        rules = {name: value for name, value in self.rules.items() if name != "to_come"}
        if to_come is not None:
            rules["to_come"] = {"said": to_come["said"]}
        return Settings(rules, self.locks, self.forbids)


def _without(numbers: tuple[int, ...], one: int) -> tuple[int, ...]:
    return tuple(number for number in numbers if number != one)


def checked(rules: Mapping[str, Any], *, countries: Iterable[str], sectors: Iterable[str]) -> dict[str, Any]:
    """Rules as they are kept: what is empty left out. Raises Unfit with the name of each field that does not fit."""
    problems: dict[str, Words] = {}
    kept: dict[str, Any] = {"empty": sorted(set(rules.get("empty", ())))}
    for table, known in (("country", set(countries)), ("sector", set(sectors))):
        for where, limit in rules.get(table, {}).items():
            said = {name: limit.get(name) for name in NUMBERS if limit.get(name) is not None}
            if where not in known or not said:
                continue
            if any(not 0 <= value <= (MONEY if name == "budget" else MOST) for name, value in said.items()):
                problems[f"{table}_{where}"] = _("Write a number that is not below zero.")
            elif said.get("minimum", 0) > said.get("maximum", MOST):
                problems[f"{table}_{where}"] = _("The least is more than the most.")
            kept.setdefault(table, {})[where] = {**said, "bind": bool(limit.get("bind", True))}
    for name in ("women_min", "group_max"):
        share = rules.get(name)
        if share is not None and not 0 <= share <= 1:
            problems[name] = _("Write a share between 0 and 100 percent.")
        elif share is not None:
            kept[name] = share
    kept["group_slack"] = rules.get("group_slack") or 0
    kept["balance_binds"] = bool(rules.get("balance_binds"))
    kept["host_rank"] = rules.get("host_rank") if rules.get("host_rank") in HOST_RANKS else "score"
    if problems:
        raise Unfit(problems)
    return kept
