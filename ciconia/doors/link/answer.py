"""The letters with which people are answered, and those that ask an institution to choose: one person each."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.shared.answer_letter import body_of, letter_words
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at, paced_letter
from ciconia.doors.shared.templatetags.ciconia import apart, day, words
from ciconia.foundation.actions.mail import Message, letter_to, posting
from ciconia.foundation.models import User
from ciconia.foundation.queries.log import told
from ciconia.selection.actions import answer as answers
from ciconia.selection.actions import choosing
from ciconia.selection.models import AnswerLetter, Application, Opportunity
from ciconia.selection.rules.choosing import choosing_of, sign_by


def answer_people() -> tuple[int, int]:
    """Hand over the letters that tell applicants what was decided; gives how many went and how many did not."""
    with posting(message_of) as post:
        return answers.send(post)


def message_of(letter: AnswerLetter) -> Message:
    """One answer, in the language of whoever reads it. RFC 3834 for Auto-Submitted."""
    application = letter.application
    account = application.person.user
    with translation.override(wanted(account)):
        said = letter_words(application, letter.what, reason=_reason(application, letter.what))
        address = account.email if account is not None and account.is_active else application.person.identity.email
        headers = {"Auto-Submitted": "auto-generated"}
        return letter_to(address, said["subject"], body_of(said), kind="own", headers=headers)


def _reason(application: Application, what: str) -> str:
    found = told("application", application.pk, [what])
    return found[0].reason if found else ""


def ask_institutions() -> int:
    """Write to institutions that have to sign: at first, three days before, on the day; gives how many letters went."""
    with posting(asking_of) as post:
        return choosing.remind(post)


def asking_of(opportunity: Opportunity, account: User) -> Message:
    """The letter to one contact of an institution, in the language of the account."""
    with translation.override(wanted(account)):
        said = {
            "name": apart(account.name), "title": " ".join(words(opportunity.title).split()),
            "until": day(sign_by(opportunity)), "first": choosing_of(opportunity).reminders == 0,
            "programme": words(opportunity.programme.name),
            "page": at(reverse("portal:candidates", args=[opportunity.public_id])),
        }  # fmt: skip
        subject = _("Your turn: candidates for %(title)s, by %(until)s") % said
        body = render_to_string("link/answer/choose.txt", said)
        heads = {"Auto-Submitted": "auto-generated"}
        return paced_letter("work", account.email, account, subject, body, headers=heads, gist=said["page"])
