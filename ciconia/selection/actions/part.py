"""One part of an application asked for again: the applicant sees that part open, and both versions are kept."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Conflict, Refused, perform
from ciconia.foundation.flow import Words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.selection.actions import application_document as documents
from ciconia.selection.actions import reference as references
from ciconia.selection.actions.ranking import reconsider
from ciconia.selection.models import Application, AskedPart, Made
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.part import (
    ANSWER,
    AVAILABILITY,
    DOCUMENT,
    FREE,
    MOTIVATION,
    REFERENCE,
    kind_of,
    parts_of,
    question_of,
)
from ciconia.selection.rules.question import written, wrong_answer


def reopen_part(
    application: Application, *, by: Any, reason: str, part: str = MOTIVATION, seen: int | None = None
) -> Application:
    """Ask the applicant for one part again; nothing else is open to them.

    part: its code, see `rules.part.parts_of`. Raises Unfit for one that there is not.
    """
    if part not in dict(parts_of(application)):
        raise Unfit({"part": _("Choose a part that this application has.")})
    with transaction.atomic():
        perform(FLOW, "reopen_part", application, by=by, reason=reason, seen=seen, changes={"open_part": part})
        AskedPart.objects.create(
            application=application, part=part, by=by, reason=reason.strip(), before=_says(application, part)
        )
    return application


def return_part(
    application: Application, *, by: Any, motivation: Any = None, answer: Any = None,
    available: Mapping[str, Any] | None = None, seen: int | None = None,
) -> Application:  # fmt: skip
    """The applicant sends the words that were asked for; all else that was sent stays as it was.

    motivation: new words on why they apply. answer: to the question that was asked again. available: available_from,
    available_weeks, modes. Raises Refused where another part was asked for, and Unfit where it answers nothing.
    """
    with transaction.atomic():
        _locked(application)
        said = {MOTIVATION: motivation, ANSWER: answer, AVAILABILITY: available}
        kind, part = kind_of(application.open_part), application.open_part
        if application.open_part and said.get(kind) is None:
            raise Refused(_("Another part was asked for, so what you sent stays as it is."))
        changes = _changes(application, kind, said.get(kind)) if application.open_part else {}
        _return(application, by, seen, changes)
        _end(application, came=True, after=_says(application, part))
        if kind == MOTIVATION:
            reconsider(application.opportunity, Made.CHANGED)
    return application


def return_document(
    application: Application, *, by: Any, kind: str, upload: documents.Upload, seen: int | None = None
) -> Application:
    """The applicant sends the document that was asked for; those that were sent before stay.

    Raises Refused where no document was asked for, and FileRefused.
    """
    _asked_for(application, DOCUMENT)
    kept = documents.take(upload)
    with transaction.atomic():
        _locked(application)
        _asked_for(application, DOCUMENT)
        _return(application, by, seen, {})
        documents.add(application, kind=kind, name=upload.name, kept=kept, by=by)
        _end(application, came=True, after=_says(application, DOCUMENT))
    return application


def return_referee(application: Application, *, by: Any, seen: int | None = None, **who: str) -> Application:
    """The applicant names the referee that was asked for, who gets a letter at once. Raises Refused or Unfit.

    who: name, function, email, language.
    """
    with transaction.atomic():
        _locked(application)
        _asked_for(application, REFERENCE)
        _return(application, by, seen, {})
        references.name_one_more(application, by=by, **who)
        _end(application, came=True, after=_says(application, REFERENCE))
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


def _says(application: Application, part: str) -> dict[str, Any]:
    """What a part says now; of documents and referees, which there are."""
    kind = kind_of(part)
    if kind == ANSWER:
        return {"answer": application.answers.get(part.partition(":")[2])}
    if kind == AVAILABILITY:
        first = application.available_from
        said = {name: application.snapshot.get(name) for name in FREE}
        return {"available_from": first.isoformat() if first else None, **said}
    if kind == DOCUMENT:
        return {"documents": list(application.documents.order_by("pk").values_list("name", flat=True))}
    if kind == REFERENCE:
        return {"references": list(application.references.order_by("pk").values_list("public_id", flat=True))}
    return dict(application.motivation)


def _changes(application: Application, kind: str, said: Any) -> dict[str, Any]:
    """The columns that a part which came again changes."""
    if kind == AVAILABILITY:
        card = {name: said[name] for name in FREE if name in said}
        return {"available_from": said.get("available_from"), "snapshot": application.snapshot | card}
    if kind == ANSWER:
        question = question_of(application, application.open_part)
        if wrong := wrong_answer(question, said) or _nothing(written(said)):
            raise Unfit({"answer": wrong})
        return {"answers": application.answers | {question["code"]: said}}
    return {"motivation": said}


def _nothing(words: str) -> Words:
    return "" if words.strip() else _("Write the part that was asked for.")


def _return(application: Application, by: Any, seen: int | None, changes: dict[str, Any]) -> None:
    perform(FLOW, "return_part", application, by=by, seen=seen, changes={"open_part": "", **changes})


def _asked_for(application: Application, part: str) -> None:
    if application.mark != "part_open":
        raise Refused(_("No part was asked for, so what you sent stays as it is."))
    if kind_of(application.open_part) != part:
        raise Refused(_("Another part was asked for, so what you sent stays as it is."))


def _locked(application: Application) -> None:
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))


def _end(application: Application, *, came: bool, after: dict[str, Any]) -> None:
    rows = AskedPart.objects.filter(application=application, ended_at=None)
    rows.update(ended_at=clock.now(), came=came, after=after)
