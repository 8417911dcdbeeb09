"""Codes that somebody says at a door, shows on a telephone or types from a letter."""

import re
import secrets

from django.utils.crypto import salted_hmac

# Letters and digits that nobody mistakes for another, on a telephone or over a bad line.
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 5


def new_code() -> str:
    """A code somebody can say aloud."""
    return "".join(secrets.choice(SIGNS) for _each in range(LENGTH))


def code_for(purpose: str, public_id: str) -> str:
    """The code of one row for one purpose, always the same, so that nothing has to be kept for it."""
    value, signs = int.from_bytes(salted_hmac(purpose, public_id, algorithm="sha256").digest(), "big"), []
    for _each in range(LENGTH):
        value, place = divmod(value, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def code_in(text: str) -> str:
    """The code in what was typed or scanned, if it can be one: spaces, dashes and small letters do not matter."""
    plain = re.sub(r"[\s-]", "", text).upper()
    return plain if len(plain) == LENGTH and set(plain) <= set(SIGNS) else ""
