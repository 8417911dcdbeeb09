"""A letter on paper as the answer of an authority: handed in as a scan, and compared before the chain goes on."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import Speaker
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, arrange
from ciconia.foundation.files import FileRefused, keep
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.endorsement import answer, lock_awake, state_of
from ciconia.selection.models import Answer, EndorsementLetter, How, Need, Verdict
from ciconia.selection.queries.endorsement import step_asked
from ciconia.selection.rules.need import FLOW

HAND_IN = ("host contact", "focal point")
KINDS = (".pdf", ".jpg", ".jpeg", ".png")


class Upload(Protocol):
    """A file as a door receives it."""

    name: str

    def chunks(self) -> Iterable[bytes]:
        """Its content, piece by piece."""


def hand_in(
    need: Need, *, by: Any, upload: Upload, says: Answer, dated_on: date, function: str, reference: str = "",
    reason: str = "", seen: int | None = None,
) -> EndorsementLetter:  # fmt: skip
    """Record the letter of the authority that has the need; an officer compares it before anything follows from it.

    Raises Unfit, FileRefused, and what `arrange` raises; then nothing has changed.
    """
    _must_fit(need, says, dated_on, reason)
    if not upload.name.lower().endswith(KINDS):
        raise FileRefused(_("Send the letter as a PDF, or as a photo (JPEG or PNG)."))
    with transaction.atomic():
        lock_awake(need)
        step = step_asked(need)
        if not any(FLOW.holds(by, role, need) for role in HAND_IN):
            raise Refused(FLOW.who_may(HAND_IN))
        if step is None or (seen is not None and seen != need.version):
            raise Conflict(need, None)
        if How.LETTER not in step.ways:
            raise Refused(_("This authority does not answer by letter here."))
        if step.letters.filter(verdict="").exists():
            raise Refused(_("A letter of this authority waits to be compared already."))
        kept = keep(upload.name, upload.chunks())
        letter = EndorsementLetter.objects.create(
            endorsement=step, says=says, reason=reason.strip(), dated_on=dated_on, reference=reference,
            function=function, name=upload.name[-200:], digest=kept.digest, size=kept.size,
            media_type=kept.media_type, by=by,
        )  # fmt: skip
        changes = state_of(step, need)
        arrange(FLOW, "hand_in_letter", need, changes, by=by, roles=HAND_IN, states=("submitted",))
    return letter


def confirm(letter: EndorsementLetter, *, by: Any, seen: int | None = None) -> Need:
    """The letter says what was recorded: it is the answer of its authority from now on."""
    with transaction.atomic():
        need = _compared(letter, Verdict.CONFIRMED, by, "", seen)
        speaker = Speaker(_("Letter, compared by %(name)s") % {"name": by}, organisation_id=need.endorser_id)
        answer(need, Answer(letter.says), by=speaker, reason=letter.reason, how=How.LETTER, function=letter.function)
    return need


def turn_down(letter: EndorsementLetter, *, by: Any, reason: str, seen: int | None = None) -> Need:
    """The letter says something else, or cannot be read: the authority has the turn again."""
    if not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    with transaction.atomic():
        return _compared(letter, Verdict.TURNED_DOWN, by, reason, seen)


def _compared(letter: EndorsementLetter, verdict: Verdict, by: Any, reason: str, seen: int | None) -> Need:
    need = letter.endorsement.need
    lock_awake(need)
    letter.refresh_from_db()
    if letter.verdict or letter.endorsement_id != getattr(step_asked(need), "pk", None):
        raise Conflict(need, None)
    if letter.by_id == by.pk:
        raise Refused(_("Somebody else compares what you have handed in."))
    letter.verdict, letter.verdict_by = verdict, by
    letter.verdict_at, letter.verdict_reason = clock.now(), reason.strip()
    letter.save()
    verb = "confirm_letter" if verdict == Verdict.CONFIRMED else "turn_down_letter"
    changes = state_of(letter.endorsement, need)
    arrange(FLOW, verb, need, changes, by=by, roles=("officer",), states=("submitted",), seen=seen, reason=reason)
    return need


def _must_fit(need: Need, says: Answer, dated_on: date, reason: str) -> None:
    wrong: dict[str, Any] = {}
    if dated_on > clock.today(need.zone):
        wrong["dated_on"] = _("This day has not come yet. Write the day that stands on the letter.")
    if says != Answer.ENDORSED and not reason.strip():
        wrong["reason"] = _("Write the reason the letter gives. The institution reads it.")
    if wrong:
        raise Unfit(wrong)
