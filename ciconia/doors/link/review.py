"""The letter to an assessor who was given something to read: one letter about everything, without a name in it."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation.actions.mail import Message, posting
from ciconia.foundation.models import User
from ciconia.selection.actions.hand_out import tell_assessors
from ciconia.selection.models import Review


def tell_who_assesses() -> int:
    """Write to each assessor about what was given since the last letter; gives how many letters went."""
    with posting(message_of) as post:
        return tell_assessors(post)


def message_of(account: User, reviews: list[Review]) -> Message:
    """The letter to one assessor, in the language of the account: how many, for what, until when, and where."""
    with translation.override(wanted(account)):
        rows = [(row.application, row.due_on, words(row.application.opportunity.title)) for row in reviews]
        said = {
            "name": apart(account.name), "number": len(rows),
            "rows": [
                {"title": title, "due": due, "page": at(reverse("desk:application_assess", args=[
                    application.programme.code, application.public_id]))}
                for application, due, title in rows
            ],
        }  # fmt: skip
        body = render_to_string("link/review/given.txt", said)
        subject = ngettext("An application to read", "%(number)d applications to read", len(rows)) % said
        heads, gist = {"Auto-Submitted": "auto-generated"}, render_to_string("link/review/gist.txt", said)
        return paced_letter("work", account.email, account, str(subject), body, headers=heads, gist=gist)
