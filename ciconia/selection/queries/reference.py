"""What a referee finds behind the link of their letter, and who should get such a letter today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.selection.models import WAITING, Application, Reference, ReferenceAnswer

RELATED = (
    "programme", "focus", "organisation", "application__person__identity", "application__opportunity",
)  # fmt: skip
CAN_GIVE = ("asked", "lapsed")


@dataclass(frozen=True)
class Asking:
    """One letter to one referee. letter: see rules.reference.LETTERS, or "again" for a new link."""

    reference: Reference
    letter: str


@dataclass(frozen=True)
class Opened:
    """What a link opens. state: open, expired, newer, received, declined or over."""

    reference: Reference
    state: str

    @property
    def application(self) -> Application:
        """The application it is for."""
        return self.reference.application

    @property
    def person(self) -> str:
        """Whom it is about, by the name the referee knows."""
        return str(self.reference.application.person.identity.full_name)


def opened(public_id: str, serial: int) -> Opened | None:
    """What the link of a referee opens today; None where there is nobody of that id, or they are erased."""
    reference = Reference.objects.select_related(*RELATED).filter(public_id=public_id).first()
    return Opened(reference, _state(reference, serial)) if reference else None


def _state(reference: Reference, serial: int) -> str:
    if reference.state in ("received", "declined"):
        return str(reference.state)
    if reference.state not in CAN_GIVE or reference.application.state not in WAITING:
        return "over"
    if serial != reference.serial:
        return "newer"
    expired = reference.link_until is None or reference.link_until < clock.today(reference.zone)
    return "expired" if expired else "open"


def to_write_to() -> QuerySet[Reference, Any]:
    """Every referee who is asked and has not answered, while the application waits for an answer itself."""
    rows = Reference.objects.filter(state="asked", application__state__in=WAITING).exclude(application__mark="held")
    return rows.select_related(*RELATED).order_by("pk")


def references_of(application: Application, user: Any) -> list[Reference]:
    """Whom an applicant named, in that order; without those who are not needed any more."""
    rows = Reference.objects.visible_to(user).filter(application=application).exclude(state="dropped")
    return list(rows.order_by("pk"))


def answers_by(references: Iterable[Reference], user: Any) -> dict[int, ReferenceAnswer]:
    """What referees wrote, by the reference, for whoever may read it."""
    rows = ReferenceAnswer.objects.visible_to(user).filter(reference__in=list(references))
    return {row.reference_id: row for row in rows}
