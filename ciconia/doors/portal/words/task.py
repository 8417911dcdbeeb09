"""A task in the words of whoever has it: verb, object, date, and the page where it is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import due, words
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import ORGANISATION_ROLES
from ciconia.insight.queries.tasks import Task
from ciconia.programmes.kinds import KINDS

Words = str | Promise
PERSONAL = {"applicant", "participant"}
# An engagement waits for the same person by the same date as the next point on its lists.
COVERED_BY = {("engagement", "preparing"): "checklist_item", ("engagement", "active"): "deliverable"}


@dataclass(frozen=True)
class Ask:
    """What somebody is asked: the sentence, why, the words on the button, and the page."""

    title: Words
    why: Words
    action: Words
    page: str


# By noun and state; where a mark lies over the state, by noun and mark.
ASKS = {
    ("application", "draft"): Ask(
        _("Finish and send your application: %(title)s"),
        _("Nobody reads a draft. It counts once you have sent it."), _("Go on writing"), "portal:application"),
    ("application", "part_open"): Ask(
        _("Send the part that was asked for: %(title)s"),
        _("One part of your application was not clear enough to be weighed."), _("See what is asked"),
        "portal:application"),
    ("application", "offered"): Ask(
        _("Answer the offer: %(title)s, %(organisation)s"),
        _("The institution and the programme have both signed for you. The place is kept for you until this date."),
        _("Read the offer"), "portal:application"),
    ("application", "shortlisted"): Ask(
        _("Read the application of %(person)s, and sign if it is who you want: %(title)s"),
        _("Your signature and that of the programme choose together. Nobody goes without yours."),
        _("Read and decide"), "portal:candidate"),
    ("engagement", "preparing"): Ask(
        _("Prepare your assignment: %(organisation)s"),
        _("Points on your list are open. Some of them hold the start."), _("See the list"), "portal:engagement"),
    ("engagement", "ready"): Ask(
        _("Tell us when you have started: %(organisation)s"),
        _("Everything that held the start is done."), _("See your assignment"), "portal:engagement"),
    ("engagement", "active"): Ask(
        _("Go on with your assignment: %(organisation)s"),
        _("What was agreed is handed over one by one; the date is that of the next."), _("See your assignment"),
        "portal:engagement"),
    ("checklist_item", "open"): Ask(
        _("Tick off: %(title)s"),
        _("It is on the list for the assignment with %(organisation)s."), _("See what it takes"),
        "portal:checklist_item"),
    ("deliverable", "due"): Ask(
        _("Hand over: %(title)s"), _("It was agreed with %(organisation)s."), _("Hand it over"), "portal:deliverable"),
    ("deliverable", "sent_back"): Ask(
        _("Improve and hand over again: %(title)s"),
        _("%(organisation)s sent it back and says what is missing."), _("Read what is missing"), "portal:deliverable"),
    ("deliverable", "submitted"): Ask(
        _("Look at what %(person)s handed over: %(title)s"),
        _("Accept it if you can use it, or say what is missing."), _("Look at it"), "portal:deliverable"),
    ("outcome", "asked"): Ask(
        _("Tell us what changed: %(organisation)s"),
        _("A few questions, ten minutes. What did not work helps as much as what did."), _("Answer"),
        "portal:outcome"),
    ("need", "draft"): Ask(
        _("Finish and send the need: %(title)s"),
        _("The ministry reads it after you have sent it."), _("Go on"), "portal:need"),
    ("need", "returned"): Ask(
        _("Improve the need and send it again: %(title)s"),
        _("It was sent back with a reason."), _("Read the reason"), "portal:need"),
    ("need", "submitted"): Ask(
        _("Read the need of %(organisation)s, and answer: %(title)s"),
        _("Your authority is asked whether it stands behind this need. The programme goes on only if it does."),
        _("Read it"), "portal:need"),
    ("opportunity", "in_review"): Ask(
        _("Read the text for your assignment, and agree to it: %(title)s"),
        _("It was made from your need. It is published only after you have agreed."), _("Read the text"),
        "portal:opportunity"),
}  # fmt: skip


def shown_task(task: Task) -> dict[str, Any]:
    """One task as the start page shows it."""
    ask = ASKS[task.noun, task.mark or task.state]
    names = {
        "title": _item(task.code) if task.noun == "checklist_item" else words(task.title),
        "organisation": words(task.organisation),
        "person": task.person,
    }
    return {
        "title": str(ask.title) % names,
        "why": str(ask.why) % names,
        "action": ask.action,
        "url": reverse(ask.page, args=[task.public_id]),
        "due": due(task.due_at),
        "late": task.is_overdue,
        "organisation": names["organisation"],
    }


def own_tasks(tasks: list[Task], user: Any) -> list[dict[str, Any]]:
    """The tasks an account has as a guest, the most urgent first, each once; what it has as staff is on the desk."""
    nouns = {task.noun for task in tasks}
    roles = PERSONAL | {item.role for item in memberships_of(user) if item.role in ORGANISATION_ROLES}
    return [
        shown_task(task)
        for task in tasks
        if (task.noun, task.mark or task.state) in ASKS
        and roles & set(task.turn_role.split("|"))
        and COVERED_BY.get((task.noun, task.state)) not in nouns
    ]


def _item(code: str) -> str:
    labels = {item.code: item.label for kind in KINDS.values() for item in kind.checklist}
    return str(labels.get(code, code))
