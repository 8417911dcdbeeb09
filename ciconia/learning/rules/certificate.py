"""The number of a certificate, whether a typed name is the one on it, and for how long it counts."""

import re
import secrets
import unicodedata
from datetime import date

from ciconia.foundation.letters import tidy
from ciconia.learning.models import Certificate

# Letters and digits that nobody mistakes for another, on paper or over a bad line.
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
GROUPS, LENGTH = 3, 4


def new_number() -> str:
    """A number nobody guesses: twelve signs (59 bits) in groups of four."""
    return "-".join("".join(secrets.choice(SIGNS) for _each in range(LENGTH)) for _group in range(GROUPS))


def number_in(text: str) -> str:
    """The number in what was typed or scanned, in its one form; nothing where it cannot be one."""
    plain = re.sub(r"[\s\-–.]", "", text).upper()  # noqa: RUF001 - a dash as telephones write it
    if len(plain) != GROUPS * LENGTH or not set(plain) <= set(SIGNS):
        return ""
    return "-".join(plain[start : start + LENGTH] for start in range(0, len(plain), LENGTH))


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike: accents, capitals, hyphens and space do not matter, letters do."""
    return bool(_folded(one)) and _folded(one) == _folded(other)


def _folded(name: str) -> str:
    spread = unicodedata.normalize("NFKD", tidy(name).casefold())
    letters = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def counts(account_id: int | None, course_code: str, valid_years: int | None, today: date) -> Certificate | None:
    """The latest certificate of an account for any run of a course that holds and is not too old; None without one."""
    rows = Certificate.objects.filter(
        enrolment__account_id=account_id, enrolment__course__code=course_code, withdrawn_on=None
    )
    if account_id is None:
        return None
    if valid_years is not None:
        rows = rows.filter(issued_on__gte=first_day(valid_years, today))
    return rows.order_by("-issued_on", "-pk").first()


def first_day(valid_years: int, today: date) -> date:
    """The first day whose certificates still count after so many years; for 29 February it is the 28th."""
    try:
        return today.replace(year=today.year - valid_years)
    except ValueError:
        return today.replace(year=today.year - valid_years, day=28)
