"""Links for one purpose: what stands in a letter says whose it is, signed, and opens one thing.

Nothing is stored for them. This one does not expire: a way out of letters that has closed would be worse than one that
somebody else finds, who could only stop letters that their owner can ask for again.
"""

from django.core.signing import BadSignature, Signer

_NO_LETTERS = Signer(sep=".", salt="saved searches: no more letters")


def no_letters_token(account_id: str) -> str:
    """The end of the address at which the account with that public id stops all letters about searches."""
    return _NO_LETTERS.sign(account_id)


def account_of(token: str) -> str | None:
    """The public id of the account, or None where the token is not ours."""
    try:
        return _NO_LETTERS.unsign(token)
    except BadSignature:
        return None
