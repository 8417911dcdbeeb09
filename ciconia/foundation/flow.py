"""Flows: which states a noun has, whose turn it is in each, and which moves lead from one to the next.

A flow is a table, declared in `rules/NOUN.py` and read by `perform()`, by pages, by the docs and by the tests.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import rules
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import access, clock
from ciconia.foundation.access import YES, Speaker, System, Verdict
from ciconia.foundation.models.membership import ORGANISATION_ROLES, STAFF_ROLES, Role

Words = str | Promise
ON_HOLD = _("This is on hold until somebody decides how to go on.")
Condition = Callable[[Any, Any], Words | None]  # (object, actor) -> why not, or None


@dataclass(frozen=True)
class State:
    """A state: the role that must act next and the rule for the next date ("P14D" or a date the noun knows)."""

    turn: str = ""
    due: str = ""

    @property
    def is_end(self) -> bool:
        """Whether nobody has to do anything any more."""
        return not self.turn


@dataclass(frozen=True)
class Move:
    """A move: from which states to which, who may, whether a written reason is required."""

    name: str
    sources: str
    to: str
    who: str
    label: Words = ""
    done: Words = ""
    reason: bool = False
    conditions: tuple[Condition, ...] = ()
    sets_mark: str = ""
    lifts_mark: str = ""
    style: str = ""  # "go" the way on, "no" the way out, "" neither
    consequence: Words = ""

    @property
    def froms(self) -> tuple[str, ...]:
        """The states it starts from."""
        return tuple(self.sources.split("|"))

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that may make it."""
        return tuple(self.who.split("|"))


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, and by when."""

    role: str = ""
    person_id: int | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Flow:
    """The flow of one noun.

    people: for roles that are one person (applicant, participant), how to find the account's id.
    organisations: for roles of an organisation, the attribute that holds its id.
    turns: for turns that depend on the row, the rule that names the role.
    dates: the named due rules, each giving a date.
    not_before: for a state, the day before which nothing is due because somebody else is at work on it.
    instead: for a state, the role whose turn it is in place of the usual one, or nothing; instead_roles names them all.
    pinned: the column with the next date of a row for which it is not counted from the last move.
    pinned_under: the mark under which it holds as well; under any other, what the mark says is due.
    places: for rows of no single programme, the (programme, focus) ids whose staff answer for them.
    everywhere: whether staff have to answer for all of those places, or for one of them.
    """

    floor: str
    noun: str
    states: Mapping[str, State]
    moves: tuple[Move, ...]
    marks: Mapping[str, State] = field(default_factory=dict)
    people: Mapping[str, Callable[[Any], int | None]] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    turns: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    dates: Mapping[str, Callable[[Any], date]] = field(default_factory=dict)
    not_before: Mapping[str, Callable[[Any], date]] = field(default_factory=dict)
    instead: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    instead_roles: tuple[str, ...] = ()
    pinned: str = ""
    pinned_under: str = ""
    places: Callable[[Any], Iterable[tuple[int, int | None]]] | None = None
    everywhere: bool = False

    def find(self, name: str, state: str) -> Move | None:
        """The move of that name that starts from `state`, if there is one."""
        return next((move for move in self.moves if move.name == name and state in move.froms), None)

    def named(self, name: str) -> Move:
        """Any move of that name; KeyError if the flow has none."""
        for move in self.moves:
            if move.name == name:
                return move
        raise KeyError(f"{self.noun} has no move {name}")

    def permission(self, move: Move) -> str:
        """The permission's name, such as `selection.withdraw_opportunity`."""
        return f"{self.floor}.{move.name}_{self.noun}"

    def holds(self, by: Any, role: str, obj: Any) -> bool:
        """Whether `by` has `role` for this row."""
        if isinstance(by, Speaker):
            return (
                role == by.role and getattr(obj, self.organisations.get(role, "organisation_id")) == by.organisation_id
            )
        if isinstance(by, System) or role == "system":
            return isinstance(by, System) and role == "system"
        if not getattr(by, "is_authenticated", False):
            return False
        if role in self.turns:
            return any(self.holds(by, part, obj) for part in self.turns[role](obj).split("|"))
        if role in self.people:
            return by.pk is not None and self.people[role](obj) == by.pk
        if role in ORGANISATION_ROLES:
            attribute = self.organisations.get(role, "organisation_id")
            return access.holds_for_organisation(by, [role], getattr(obj, attribute))
        places = self.places(obj) if self.places else [(obj.programme_id, obj.focus_id)]
        enough = all if self.everywhere else any
        return enough(access.holds_for_programme(by, [role], *place) for place in places)

    def may(self, by: Any, move: Move, obj: Any) -> Verdict:
        """Whether `by` may make the move on this row now, and if not why, in words."""
        if obj.mark and move.lifts_mark != obj.mark and move.name != "withdraw":
            return Verdict(False, ON_HOLD)
        if not any(self.holds(by, role, obj) for role in move.roles):
            return Verdict(False, self.who_may(move.roles))
        for condition in move.conditions:
            why = condition(obj, by)
            if why:
                return Verdict(False, why)
        return YES

    def who_may(self, roles: Iterable[str]) -> str:
        """The sentence that names the roles something is for."""
        names = [str(Role(role).label) if role in Role.values else _t(role) for role in roles if role != "system"]
        if not names:
            return _t("This happens by itself.")
        return _t("Only this role can do it here: %(roles)s.") % {"roles": _t(" or ").join(names)}

    def turn(self, obj: Any, *, under: str | None = None) -> Turn:
        """Whose turn it is on this row as it stands, or would be under another mark or none (""), and by when."""
        mark = obj.mark if under is None else under
        rule = self.marks[mark] if mark in self.marks else self.states[obj.state]
        if rule.is_end:
            return Turn()
        role = self.turns[rule.turn](obj) if rule.turn in self.turns else rule.turn
        due_on = self.due_on(obj, rule.due)
        if self.pinned and mark in ("", self.pinned_under):
            due_on = getattr(obj, self.pinned) or due_on
        if not mark:
            role = (self.instead[obj.state](obj) if obj.state in self.instead else "") or role
            for calendar in calendars:
                due_on = calendar(self.noun, obj, due_on)
        person_id = self.people[role](obj) if role in self.people else None
        if obj.state in self.not_before and not mark:
            due_on = max(due_on, self.not_before[obj.state](obj))
        return Turn(role, person_id, clock.end_of(due_on, obj.zone))

    def due_on(self, obj: Any, due: str) -> date:
        """The date a due rule gives: so many days after the row's last move, or a date the noun knows."""
        if due in self.dates:
            return self.dates[due](obj)
        return clock.day_of(obj.state_since, obj.zone) + timedelta(days=int(due.removeprefix("P").removesuffix("D")))

    def register(self) -> "Flow":
        """Make the flow known, and each of its moves a permission."""
        registry[self.noun] = self
        for name in {move.name for move in self.moves}:
            roles = {role for move in self.moves if move.name == name for role in move.roles}
            rules.set_perm(f"{self.floor}.{name}_{self.noun}", self._role_predicate(roles))
        return self

    def _role_predicate(self, roles: Iterable[str]) -> Any:
        held = frozenset(roles)
        return rules.predicate(lambda by, obj: any(self.holds(by, role, obj) for role in held))


registry: dict[str, Flow] = {}

# What timetables make of a row's next date: (noun, row, date by its flow) -> date. The floor that keeps timetables
# puts its function here when it starts.
Calendar = Callable[[str, Any, date], date]
calendars: list[Calendar] = []


def turns_of(role: str) -> list[str]:
    """Every value of `turn_role` under which `role` is asked to act."""
    declared = {
        state.turn
        for flow in registry.values()
        for state in [*flow.states.values(), *flow.marks.values()]
        if state.turn
    }
    declared |= {turn for flow in registry.values() for turn in flow.instead_roles}
    composed = {turn for turn in declared if role in turn.split("|")}
    return sorted(composed | {role} | ({"host contact|officer"} if role in {"host contact", "officer"} else set()))


__all__ = ["STAFF_ROLES", "Condition", "Flow", "Move", "State", "Turn", "calendars", "registry", "turns_of"]
