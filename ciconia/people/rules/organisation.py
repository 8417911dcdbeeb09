"""Who may change an organisation, who speaks for it, and what must hold of it and of the tree it stands in."""

from collections.abc import Callable
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import holds_for_organisation
from ciconia.foundation.countries import ALPHA2
from ciconia.foundation.flow import Words
from ciconia.people.models import Organisation, OrganisationKind, Registration
from ciconia.people.models.reach import DECIDERS, SPEAKERS, reach


@rules.predicate
def keeps(user: Any, organisation: Organisation) -> bool:
    """Staff who may write down what an organisation is, whom one reaches there and what it declares."""
    return reach(user).holds(organisation.country)


@rules.predicate
def decides(user: Any, organisation: Organisation) -> bool:
    """Staff who may give somebody a role for an organisation, and say that two are one."""
    return reach(user, DECIDERS).holds(organisation.country)


@rules.predicate
def speaks(user: Any, organisation: Organisation) -> bool:
    """Those who speak for the organisation itself."""
    return holds_for_organisation(user, SPEAKERS, organisation.pk)


rules.add_perm("people.edit_organisation", keeps)
rules.add_perm("people.merge_organisation", decides)
rules.add_perm("people.speak_for_organisation", speaks)

LEVELS = 4  # ministry, directorate, institution, unit
# Whether floors above hold on to the country of an organisation: each says it here when it starts.
_tied_down: list[Callable[[Organisation], bool]] = []


def hold_country(check: Callable[[Organisation], bool]) -> Callable[[Organisation], bool]:
    """Let a floor above say when an organisation cannot move to another country any more."""
    _tied_down.append(check)
    return check


def unfit(organisation: Organisation, before: Organisation | None = None) -> dict[str, Words]:
    """What does not fit of an organisation as it would be, by field; `before` is what stands there now."""
    found: dict[str, Words] = {}
    if not organisation.name:
        found["name"] = _("Write the name.")
    if organisation.kind not in OrganisationKind.values:
        found["kind"] = _("Choose what it is.")
    if organisation.country not in ALPHA2:
        found["country"] = _("Choose the country.")
    if problem := misplaced(organisation, organisation.parent):
        found["parent"] = problem
    if before is not None:
        found |= _cannot_change(organisation, before)
    return found


def _cannot_change(organisation: Organisation, before: Organisation) -> dict[str, Words]:
    found: dict[str, Words] = {}
    if organisation.country != before.country:
        if any(check(before) for check in _tied_down):
            found["country"] = _("Work was agreed with it in this country. Register it anew in the other one.")
        elif before.units.exists():
            found["country"] = _("Others stand under it in this country. Place them elsewhere first.")
    listed = Registration.objects.filter(organisation=before).exclude(listed_since=None)
    if before.kind == OrganisationKind.DIASPORA != organisation.kind and listed.exists():
        found["kind"] = _("It is on the public list of diaspora organisations. It has to ask to be taken off first.")
    return found


def misplaced(organisation: Organisation, parent: Organisation | None) -> Words | None:
    """Why an organisation cannot stand under another, if it cannot."""
    if parent is None:
        return None
    if parent.country != organisation.country:
        return _("This one is in another country.")
    above = line_above(parent)
    if organisation.pk is not None and organisation.pk in [one.pk for one in above]:
        return _("This one stands under it already: the two cannot stand under each other.")
    if len(above) + height(organisation) > LEVELS:
        return _("The tree would have more than %(number)d levels.") % {"number": LEVELS}
    return None


def line_above(organisation: Organisation) -> list[Organisation]:
    """The organisation and what it stands under, up to the top."""
    found = [organisation]
    while found[-1].parent is not None and len(found) <= LEVELS:
        found.append(found[-1].parent)
    return found


def height(organisation: Organisation) -> int:
    """How many levels an organisation and what stands under it make up."""
    levels, row = 1, {organisation.pk} - {None}
    while row and levels <= LEVELS:
        row = set(Organisation.objects.filter(parent_id__in=row).values_list("pk", flat=True))
        levels += bool(row)
    return levels
