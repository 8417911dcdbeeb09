"""The link at which somebody who was asked about an opportunity answers: in the letter, and among their own data."""

from django.core.signing import BadSignature, Signer

_ASKED = Signer(sep=".", salt="register: asked about an opportunity")


def asked_token(asking_id: str) -> str:
    """The end of the address at which an asking is answered. It does not expire: a "never" can be taken back."""
    return _ASKED.sign(asking_id)


def asked_about(token: str) -> str | None:
    """The public id of what somebody was asked, or None where the token is not ours."""
    try:
        return _ASKED.unsign(token)
    except BadSignature:
        return None
