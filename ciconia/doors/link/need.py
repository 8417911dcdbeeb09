"""The letter about a need that was written down for an institution: read it, change it, confirm it."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, day, words
from ciconia.foundation.actions.mail import Message, posting
from ciconia.foundation.models import User
from ciconia.selection.actions.need_told import tell
from ciconia.selection.models import Need


def tell_hosts() -> int:
    """Write to the contacts of institutions for which a need was written down; gives how many letters went."""
    with posting(message_of) as post:
        return tell(post)


def message_of(need: Need, account: User) -> Message:
    """The letter to one contact, in the language of the account."""
    with translation.override(wanted(account)):
        said = {
            "name": apart(account.name), "need": need, "called": words(need.called), "on": day(need.taken_on),
            "institution": words(need.organisation.name), "programme": words(need.programme.name),
            "page": at(reverse("portal:need", args=[need.public_id])),
        }  # fmt: skip
        body = render_to_string("link/need/written_down.txt", said)
        subject = _("A need was written down for you: %(called)s") % said
        heads = {"Auto-Submitted": "auto-generated"}
        return paced_letter("work", account.email, account, subject, body, headers=heads, gist=said["page"])
