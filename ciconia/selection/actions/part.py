"""One part of an application asked for again: the applicant sees that part open, and both versions are kept."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, Refused, perform
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions.ranking import reconsider
from ciconia.selection.models import Application, AskedPart, Made
from ciconia.selection.rules.application import FLOW

MOTIVATION = "motivation"


def reopen_part(
    application: Application, *, by: Any, reason: str, part: str = MOTIVATION, before: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Application:  # fmt: skip
    """Ask the applicant for one part again; nothing else is open to them.

    part: its code, such as "motivation". before: what it said, for parts that are no column of the application.
    """
    with transaction.atomic():
        perform(FLOW, "reopen_part", application, by=by, reason=reason, seen=seen, changes={"open_part": part})
        AskedPart.objects.create(
            application=application, part=part, by=by, reason=reason.strip(), before=_before(application, part, before)
        )
    return application


def return_part(
    application: Application, *, by: Any, motivation: Any = None, after: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> Application:  # fmt: skip
    """The applicant sends the part that was asked for: new words on why they apply, or `after`, what another part says.

    Raises Refused where another part was asked for.
    """
    with transaction.atomic():
        changes: dict[str, Any] = {"open_part": ""}
        if motivation is not None:
            if application.open_part not in ("", MOTIVATION):
                raise Refused(_("Another part was asked for, so what you sent stays as it is."))
            changes["motivation"] = motivation
        perform(FLOW, "return_part", application, by=by, seen=seen, changes=changes)
        _end(application, came=True, after=dict(application.motivation) if after is None else dict(after))
        reconsider(application.opportunity, Made.CHANGED)
    return application


def end_open_parts() -> int:
    """Let applications go on with what there is where nothing came in time; gives how many. For a job."""
    with acting_as("system:jobs"):
        rows = Application.objects.filter(mark="part_open", due_at__lt=clock.now())
        late = list(rows.select_related("programme", "opportunity", "person"))
    for application in late:
        with suppress(Conflict, Refused), acting_as("system:jobs"):  # it came in the same moment
            perform(
                FLOW, "return_part", application, by=System(_("Date passed")), seen=application.version,
                changes={"open_part": ""},
            )  # fmt: skip
            _end(application, came=False, after={})
    return len(late)


def _before(application: Application, part: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    return dict(application.motivation) if part == MOTIVATION and before is None else dict(before or {})


def _end(application: Application, *, came: bool, after: dict[str, Any]) -> None:
    rows = AskedPart.objects.filter(application=application, ended_at=None)
    rows.update(ended_at=clock.now(), came=came, after=after)
