"""Whether a certificate holds: what everybody may read who has its number."""

from dataclasses import dataclass
from datetime import date

from ciconia.foundation.access import going_on
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.learning.models import Certificate
from ciconia.learning.rules.certificate import number_in, same_name


@dataclass(frozen=True)
class Checked:
    """What the check says of a number: nothing but whether it holds, unless its owner lets more be read.

    standing: "valid", "withdrawn" or "unknown". named: None where no name was typed, else whether it is the one on it;
    `name` stands here only then, as it is written on the certificate.
    """

    standing: str
    number: str = ""
    withdrawn_on: date | None = None
    title: Translated | None = None
    given_by: Translated | None = None
    issued_on: date | None = None
    named: bool | None = None
    name: str = ""


UNKNOWN = Checked("unknown")


def check(typed: str, name: str = "") -> Checked:
    """Look a number up. Nobody learns a name from this: whoever types the right one is told so."""
    number = number_in(typed)
    if not number:
        return UNKNOWN
    with acting_as("system:jobs"):
        found = Certificate.objects.filter(number=number).first()
        # Of a suspended country nothing is said but that it holds: its owner may have to show as much.
        shows = found is not None and found.shows and _goes_on(found)
    if found is None:
        return UNKNOWN
    named = same_name(found.name, name) if name.strip() else None
    return Checked(
        standing="withdrawn" if found.withdrawn_on else "valid",
        number=number,
        withdrawn_on=found.withdrawn_on,
        title=found.title if shows else None,
        given_by=found.given_by if shows else None,
        issued_on=found.issued_on if shows else None,
        named=named,
        name=found.name if named else "",
    )


def _goes_on(certificate: Certificate) -> bool:
    return going_on(Certificate.objects.filter(pk=certificate.pk), focus="enrolment__course__focus_id").exists()
