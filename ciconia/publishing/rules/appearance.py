"""What is asked about somebody a story shows, and in which words they agree."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.publishing.models import NamedAs, Says

CONSENT = _(
    "I have read the text and seen the picture as they stand here. The programme may publish them on its website and"
    " post them on its channels, and name me as I say below. I can take this back at any time, with this link or in my"
    " account: then it is taken off at once, and what was posted elsewhere is taken down."
)
ANSWERS = (Says.YES, Says.CHANGES, Says.NO)
LONGEST_WORDS = 2000


def unsaid(fields: dict[str, Any]) -> dict[str, Words]:
    """What is missing about somebody shown, by field."""
    found: dict[str, Words] = {}
    if not str(fields.get("name", "")).strip():
        found["name"] = _("Write the name.")
    email = str(fields.get("email", ""))
    if email and ("@" not in email or any(sign in email for sign in ",; ")):
        found["email"] = _("Write one e-mail address, or none.")
    if fields.get("person") is None and not email and not str(fields.get("agreed_how", "")).strip():
        found["agreed_how"] = _("Without an address, write down how they agreed: to which text, when, and to whom.")
    return found


def unanswered(says: str, words: str, named_as: str) -> dict[str, Words]:
    """What is missing in an answer, by field."""
    found: dict[str, Words] = {}
    if says not in ANSWERS:
        found["says"] = _("Choose one of the three answers.")
    if says == Says.CHANGES and not words.strip():
        found["words"] = _("Write what should be different.")
    if len(words) > LONGEST_WORDS:
        found["words"] = _("Keep it to two thousand signs.")
    if named_as not in NamedAs.values:
        found["named_as"] = _("Choose how you wish to be named.")
    return found
