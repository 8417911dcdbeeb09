"""Links for one purpose: what stands in a letter says whose it is, signed, and opens one thing.

Nothing is stored for them. The way out of letters does not expire: one that has closed would be worse than one that
somebody else finds, who could only stop letters that their owner can ask for again. The yes to "still true?" is good
for one asking: once that was answered, its letters open a page that says so. The link to an authority carries a number:
a newer one closes those before, and each opens for thirty days.
"""

from datetime import date

from django.core.signing import BadSignature, Signer

_NO_LETTERS = Signer(sep=".", salt="saved searches: no more letters")
_STOP_REMOVAL = Signer(sep=".", salt="second step: keep it")
_STILL_TRUE = Signer(sep=".", salt="profile: still true")
_BROUGHT_IN = Signer(sep=".", salt="brought in by a list: no")
_ENDORSE = Signer(sep=".", salt="authority: answer about a need")
_EVENT = Signer(sep=".", salt="event: one registration")
_REFERENCE = Signer(sep=".", salt="referee: answer about an applicant")


def brought_in_token(line_id: str) -> str:
    """The end of the address at which whoever stands on that line of a list says no to being kept."""
    return _BROUGHT_IN.sign(line_id)


def line_of(token: str) -> str | None:
    """The public id of the line, or None where the token is not ours."""
    try:
        return _BROUGHT_IN.unsign(token)
    except BadSignature:
        return None


def no_letters_token(account_id: str) -> str:
    """The end of the address at which the account with that public id stops all letters about searches."""
    return _NO_LETTERS.sign(account_id)


def account_of(token: str) -> str | None:
    """The public id of the account, or None where the token is not ours."""
    try:
        return _NO_LETTERS.unsign(token)
    except BadSignature:
        return None


def still_true_token(person_id: str, asked_on: date) -> str:
    """The end of the address at which the person with that public id says yes to the asking that began on a day."""
    return _STILL_TRUE.sign(f"{person_id}-{asked_on:%Y%m%d}")


def asking_of(token: str) -> tuple[str, date] | None:
    """The public id of the person and the day of the asking, or None where the token is not ours."""
    try:
        person_id, _dash, day = _STILL_TRUE.unsign(token).rpartition("-")
    except BadSignature:
        return None
    return person_id, date(int(day[:4]), int(day[4:6]), int(day[6:]))


def stop_removal_token(public_id: str) -> str:
    """The end of the address at which somebody keeps a second step that is to be taken away."""
    return _STOP_REMOVAL.sign(public_id)


def removal_of(token: str) -> str | None:
    """The public id of the removal, or None where the token is not ours."""
    try:
        return _STOP_REMOVAL.unsign(token)
    except BadSignature:
        return None


def endorse_token(addressee_id: str, serial: int) -> str:
    """The end of the address at which somebody answers for an authority; the number tells newer links from older."""
    return _ENDORSE.sign(f"{addressee_id}-{serial}")


def addressee_of(token: str) -> tuple[str, int] | None:
    """The public id of whoever is asked and the number of the link, or None where the token is not ours."""
    try:
        addressee_id, _dash, serial = _ENDORSE.unsign(token).rpartition("-")
    except BadSignature:
        return None
    return addressee_id, int(serial)


def reference_token(reference_id: str, serial: int) -> str:
    """The end of the address at which a referee answers; the number tells newer links from older."""
    return _REFERENCE.sign(f"{reference_id}-{serial}")


def reference_of(token: str) -> tuple[str, int] | None:
    """The public id of the reference and the number of the link, or None where the token is not ours."""
    try:
        reference_id, _dash, serial = _REFERENCE.unsign(token).rpartition("-")
    except BadSignature:
        return None
    return reference_id, int(serial)


def event_token(registration_id: str) -> str:
    """The end of the address at which somebody confirms their registration for an event, or gives the place back."""
    return _EVENT.sign(registration_id)


def event_registration_of(token: str) -> str | None:
    """The public id of the registration, or None where the token is not ours."""
    try:
        return _EVENT.unsign(token)
    except BadSignature:
        return None
