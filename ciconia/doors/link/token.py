"""Links for one purpose: what stands in a letter says whose it is, signed, and opens one thing.

Nothing is stored for them. The way out of letters stands in `doors/shared/letters.py`. The yes to "still true?" is good
for one asking: once that was answered, its letters open a page that says so. The link to an authority carries a number:
a newer one closes those before, and each opens for thirty days.
"""

from base64 import b32encode
from datetime import date

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

_NO_LETTERS = Signer(sep=".", salt="saved searches: no more letters")
_STOP_REMOVAL = Signer(sep=".", salt="second step: keep it")
_STILL_TRUE = Signer(sep=".", salt="profile: still true")
_BROUGHT_IN = Signer(sep=".", salt="brought in by a list: no")
_ENDORSE = Signer(sep=".", salt="authority: answer about a need")
_COURSE = Signer(sep=".", salt="course: one enrolment")
_EVENT = Signer(sep=".", salt="event: one registration")
_SIGNATURE = Signer(sep=".", salt="statement: one signature")
_CONSULTED = Signer(sep=".", salt="consultation: one who is asked")
_SPEAKER = Signer(sep=".", salt="event: one of those who speak")
_SPACE_ANSWER = Signer(sep=".", salt="space: answer what was written")
_NO_SPACE_LETTERS = Signer(sep=".", salt="space: no more letters")
_PAIR = Signer(sep=".", salt="mentor and mentee: one of the two")
_REFERENCE = Signer(sep=".", salt="referee: answer about an applicant")
_TOGETHER = Signer(sep=".", salt="applying together: one who is asked")


def brought_in_token(line_id: str) -> str:
    """The end of the address at which whoever stands on that line of a list says no to being kept."""
    return _BROUGHT_IN.sign(line_id)


def line_of(token: str) -> str | None:
    """The public id of the line, or None where the token is not ours."""
    try:
        return _BROUGHT_IN.unsign(token)
    except BadSignature:
        return None


def account_of(token: str) -> str | None:
    """The public id of the account in a letter about searches of an earlier version, or None."""
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


def signature_token(signature_id: str) -> str:
    """The end of the address at which somebody confirms an organisation's signature, or takes it back."""
    return _SIGNATURE.sign(signature_id)


def signature_of(token: str) -> str | None:
    """The public id of the signature, or None where the token is not ours."""
    try:
        return _SIGNATURE.unsign(token)
    except BadSignature:
        return None


def consulted_token(asked_id: str) -> str:
    """The end of the address at which somebody answers what a programme asks them."""
    return _CONSULTED.sign(asked_id)


def consulted_of(token: str) -> str | None:
    """The public id of whoever is asked, or None where the token is not ours."""
    try:
        return _CONSULTED.unsign(token)
    except BadSignature:
        return None


def speaker_token(speaker_id: str) -> str:
    """The end of the address at which somebody says how they may be named, and takes it back: it never expires."""
    return _SPEAKER.sign(speaker_id)


def speaker_of(token: str) -> str | None:
    """The public id of whoever speaks, or None where the token is not ours."""
    try:
        return _SPEAKER.unsign(token)
    except BadSignature:
        return None


def together_token(co_applicant_id: str) -> str:
    """The end of the address at which somebody reads who asks them to apply together, and may say no."""
    return _TOGETHER.sign(co_applicant_id)


def together_of(token: str) -> str | None:
    """The public id of whoever is asked, or None where the token is not ours."""
    try:
        return _TOGETHER.unsign(token)
    except BadSignature:
        return None


def space_answer_token(seat_id: str, post_id: str) -> str:
    """The end of the address at which somebody answers what a letter about their space spoke of."""
    return _SPACE_ANSWER.sign(f"{seat_id}-{post_id}")


def space_answer_of(token: str) -> tuple[str, str] | None:
    """The public ids of the seat and of what was written, or None where the token is not ours."""
    try:
        seat_id, _dash, post_id = _SPACE_ANSWER.unsign(token).partition("-")
    except BadSignature:
        return None
    return seat_id, post_id


def space_mail_key(seat_id: str, post_id: str) -> str:
    """The same for an address of mail: small letters and digits alone, 36 of them, as mail programs keep them."""
    digest = salted_hmac("space: answer by mail", f"{seat_id}-{post_id}", algorithm="sha256").digest()
    return f"{seat_id}{post_id}{b32encode(digest[:10]).decode().lower()}"


def space_mail_of(key: str) -> tuple[str, str] | None:
    """The public ids of the seat and of what was written, or None where the key is not ours."""
    seat_id, post_id = key[:10], key[10:20]
    return (seat_id, post_id) if constant_time_compare(space_mail_key(seat_id, post_id), key) else None


def no_space_letters_token(seat_id: str) -> str:
    """The end of the address at which somebody stops the letters about one space."""
    return _NO_SPACE_LETTERS.sign(seat_id)


def seat_of(token: str) -> str | None:
    """The public id of the seat, or None where the token is not ours."""
    try:
        return _NO_SPACE_LETTERS.unsign(token)
    except BadSignature:
        return None


def pair_token(side_id: str) -> str:
    """The end of the address at which one of a pair says yes or no, ends it, or says whether it was of use."""
    return _PAIR.sign(side_id)


def pair_side_of(token: str) -> str | None:
    """The public id of the one of the pair, or None where the token is not ours."""
    try:
        return _PAIR.unsign(token)
    except BadSignature:
        return None


def course_token(enrolment_id: str) -> str:
    """The end of the address at which somebody says whether they take a course."""
    return _COURSE.sign(enrolment_id)


def enrolment_of(token: str) -> str | None:
    """The public id of the enrolment, or None where the token is not ours."""
    try:
        return _COURSE.unsign(token)
    except BadSignature:
        return None
