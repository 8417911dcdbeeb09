"""The chain of authorities of a need: who is asked by the pack, who was asked, and how long each has taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.models import Membership, Role, Scope, User
from ciconia.foundation.text import Translated
from ciconia.people.models import Contact, Organisation, OrganisationKind
from ciconia.selection.models import Endorsement, EndorsementLetter, Need
from ciconia.selection.rules.endorsement import DEFAULT_DAYS, WAYS, days_used, differs


class NotRecorded(LookupError):
    """The chain asks an authority that is not recorded; the message says which, for people to read."""


@dataclass(frozen=True)
class Step:
    """One step of the chain that holds for an institution today."""

    code: str
    name: Translated
    organisation: Organisation
    days: int
    ways: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """One step as a page shows it: who, since when, how many of its days it has taken, and what it answered."""

    row: Endorsement
    used: int
    letters: tuple[EndorsementLetter, ...] = ()

    @property
    def state(self) -> str:
        """done, now or nothing, as the line of stations has it."""
        return "done" if self.row.answer else "now" if self.row.asked_at else ""

    @property
    def late(self) -> bool:
        """Whether it takes, or took, longer than it was given."""
        return self.used > self.row.days

    @property
    def letter(self) -> EndorsementLetter | None:
        """The letter that waits to be compared with what was recorded of it."""
        return next((letter for letter in self.letters if not letter.verdict and not self.row.answer), None)


@dataclass(frozen=True)
class Reachable:
    """Who can be asked at an authority: accounts, and else somebody with an address."""

    accounts: tuple[User, ...]
    contacts: tuple[Contact, ...]


def chain_for(need: Need) -> list[Step]:
    """The steps that hold for the institution of a need today, by the pack of its focus.

    Raises NotRecorded where an authority of the chain is not among the organisations.
    """
    above, steps = need.organisation, []
    for said in need.focus.chain or [{}]:
        if said.get("within") and not _is_within(need.organisation, said["within"]):
            continue
        if said.get("organisation"):
            asked = _named(said["organisation"], need.focus.country)
        else:
            asked = _nearest(above, said.get("asks") or OrganisationKind.MINISTRY)
            above = asked or above
        if asked is None:
            raise NotRecorded(_missing(said))
        steps.append(
            Step(
                said.get("code", "ministry"), Translated(said.get("name") or asked.name), asked,
                said.get("days", DEFAULT_DAYS), tuple(said.get("ways") or WAYS), tuple(said.get("languages") or ()),
            )
        )  # fmt: skip
    return steps


def steps_of(need: Need) -> list[Endorsement]:
    """The steps of the chain the need was sent with, in their order."""
    return list(need.endorsements.filter(current=True).select_related("organisation").order_by("step"))


def step_asked(need: Need) -> Endorsement | None:
    """The step whose authority has the need now."""
    rows = need.endorsements.filter(current=True, answer="", asked_at__isnull=False)
    return rows.select_related("organisation").order_by("step").first()


def clock_of(need: Need, user: Any = None) -> list[Stop]:
    """Every step with what it has taken; with the letters that were handed in, as far as an account may see them."""
    return history_of(need, user)[0]


def history_of(need: Need, user: Any) -> tuple[list[Stop], list[Endorsement]]:
    """The same, and what authorities answered to earlier versions of the need or under another chain."""
    rows = list(need.endorsements.select_related("organisation").order_by("step", "id"))
    now = [row for row in rows if row.current]
    letters: dict[int, list[EndorsementLetter]] = {}
    if user is not None and now:
        for letter in EndorsementLetter.objects.visible_to(user).filter(endorsement__in=now).order_by("id"):
            letters.setdefault(letter.endorsement_id, []).append(letter)
    today = clock.today(need.zone)
    held = (today - need.held_on).days if need.mark == "held" and need.held_on else 0
    used = {row.pk: days_used(row, today, need.zone) - (0 if row.answer else held) for row in now}
    stops = [Stop(row, max(0, used[row.pk]), tuple(letters.get(row.pk, ()))) for row in now]
    before = sorted((row for row in rows if row.answered_at and not row.current), key=lambda row: str(row.answered_at))
    return stops, before


def chain_changed(need: Need, rows: Sequence[Endorsement]) -> bool:
    """Whether the chain of the focus asks others today than those the need was sent with."""
    if need.state != "submitted":
        return False
    try:
        return differs(rows, chain_for(need))
    except NotRecorded:
        return True


def reachable(step: Endorsement, today: date) -> Reachable:
    """Who can be asked for an authority, by the ways its step allows."""
    held = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today), scope=Scope.ORGANISATION, scope_id=step.organisation_id,
        role=Role.ENDORSER, starts__lte=today, user__is_active=True,
    )  # fmt: skip
    accounts = [row.user for row in held.select_related("user").order_by("pk")] if "account" in step.ways else []
    rows = Contact.objects.filter(Q(ends=None) | Q(ends__gte=today), organisation=step.organisation_id)
    contacts = rows.exclude(email="").order_by("-starts", "-pk")[:1] if "link" in step.ways and not accounts else ()
    return Reachable(tuple(accounts), tuple(contacts))


def _nearest(below: Organisation, kind: str) -> Organisation | None:
    above = below.parent
    while above is not None and above.kind != kind:
        above = above.parent
    return above


def _named(name: str, country: str) -> Organisation | None:
    rows = Organisation.objects.filter(Q(country=country) | Q(kind=OrganisationKind.EMBASSY)).order_by("pk")
    return next((row for row in rows if _is_called(row, name)), None)


def _is_called(row: Organisation, name: str) -> bool:
    return name == row.acronym or name in [text for code, text in row.name.items() if code != "source"]


def _is_within(organisation: Organisation, name: str) -> bool:
    above: Organisation | None = organisation
    while above is not None and not _is_called(above, name):
        above = above.parent
    return above is not None


def _missing(said: dict[str, Any]) -> str:
    if said.get("organisation"):
        return _("The chain asks %(name)s, which is not recorded. The focal point can add it.") % {
            "name": said["organisation"]
        }
    if (said.get("asks") or OrganisationKind.MINISTRY) == OrganisationKind.MINISTRY:
        return _("No ministry is recorded above this institution. The focal point can add it.")
    kind = str(OrganisationKind(said["asks"]).label)
    return _("The chain asks for one more above this institution: %(kind)s. The focal point can add it.") % {
        "kind": kind
    }
