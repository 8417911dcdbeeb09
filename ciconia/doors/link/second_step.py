"""Letters about a second step that is to be taken away: that it waits, with the way to stop it, and that it is done."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from ciconia.doors.link.token import stop_removal_token
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.foundation.access import System
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.actions.second_step import due_at, remove_due
from ciconia.foundation.models import StepRemoval


def tell_of_wait(removal: StepRemoval) -> None:
    """Write to the account that its second step will be taken away, and how to stop that."""
    _write(removal, "asked", gettext_lazy("Your second step will be taken away"))


def remove_what_is_due() -> int:
    """Take away the second steps whose wait is over, with a letter each; gives how many."""
    return remove_due(
        by=System("Ciconia"), post=lambda removal: _write(removal, "done", gettext_lazy("Your second step is gone"))
    )


def _write(removal: StepRemoval, name: str, subject: Any) -> None:
    with translation.override(wanted(removal.user)):
        said: dict[str, Any] = {
            "due_at": due_at(removal), "site": urlsplit(settings.SITE).netloc, "account": at(reverse("mfa_index")),
            "stop": at(reverse("link:keep_second_step", args=[stop_removal_token(removal.public_id)])),
        }  # fmt: skip
        body = render_to_string(f"link/second_step/{name}.txt", said)
        headers = {"Auto-Submitted": "auto-generated"}
        hand_over(letter_to(removal.user.email, str(subject), body, kind="account", headers=headers))
