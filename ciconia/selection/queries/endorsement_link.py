"""What somebody finds behind the link of a letter to an authority, and who should get such a letter today."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.selection.models import Addressee, Endorsement, Need
from ciconia.selection.queries.endorsement import Stop, clock_of

RELATED = (
    "user", "endorsement__organisation", "endorsement__need__programme", "endorsement__need__focus",
    "endorsement__need__organisation", "endorsement__need__sector",
)  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """One letter to one person for an authority. letter: see rules.endorsement.LETTERS, or "again" for a new link."""

    person: Addressee
    letter: str

    @property
    def step(self) -> Endorsement:
        """The step it is about."""
        return self.person.endorsement

    @property
    def need(self) -> Need:
        """The need it is about."""
        return self.person.endorsement.need

    @property
    def address(self) -> str:
        """Where it goes."""
        return self.person.user.email if self.person.user else self.person.email


@dataclass(frozen=True)
class Opened:
    """What a link opens. state: open, expired, newer, closed, answered, held or over."""

    person: Addressee
    state: str
    stops: tuple[Stop, ...]

    @property
    def step(self) -> Endorsement:
        """The step the link is for."""
        return self.person.endorsement

    @property
    def need(self) -> Need:
        """The need the link is for."""
        return self.person.endorsement.need


def opened(public_id: str, serial: int) -> Opened | None:
    """What the link of somebody opens today; None where there is nobody of that id, or they are erased."""
    person = Addressee.objects.select_related(*RELATED).filter(public_id=public_id).first()
    if person is None:
        return None
    return Opened(person, _state(person, serial), tuple(clock_of(person.endorsement.need)))


def _state(person: Addressee, serial: int) -> str:
    step, need = person.endorsement, person.endorsement.need
    if step.answer:
        return "answered"
    if need.state != "submitted":
        return "over"
    if not step.current or person.told == "closed":
        return "closed"
    if need.mark:
        return "held"
    if serial != person.serial:
        return "newer"
    expired = person.link_until is None or person.link_until < clock.today(need.zone)
    return "expired" if expired else "open"


def to_write_to() -> QuerySet[Addressee, Any]:
    """Everybody who is asked for an authority that has not answered, where nothing else is waited for."""
    rows = Addressee.objects.filter(
        endorsement__current=True, endorsement__asked_at__isnull=False, endorsement__answer="",
        endorsement__need__state="submitted", endorsement__need__mark="", endorsement__need__waits_for="",
    )  # fmt: skip
    return rows.exclude(told="closed").select_related(*RELATED).order_by("pk")
