"""A task in the words of whoever has it: verb, object, date, and the page where it is done."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import apart, due, in_a_row, words
from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import ORGANISATION_ROLES
from ciconia.gatherings.models import BoardSeat, BoardTheme
from ciconia.insight.queries.tasks import Task
from ciconia.programmes.kinds import KINDS

Words = str | Promise
PERSONAL = {"applicant", "co-applicant", "participant", "learner", "mentor", "mentee", "member", "author"}
# An engagement waits for the same person by the same date as the next point on its lists.
COVERED_BY = {("engagement", "preparing"): "checklist_item", ("engagement", "active"): "deliverable"}


@dataclass(frozen=True)
class Ask:
    """What somebody is asked: the sentence, why, the words on the button, and the page."""

    title: Words
    why: Words
    action: Words
    page: str


# By noun and state; where a mark lies over the state, by noun and mark. The date follows the title.
ASKS = {
    ("application", "draft"): Ask(
        _("Finish and send your application"), _("Nobody reads a draft. It counts once you have sent it."),
        _("Go on writing"), "portal:application"),
    ("application", "part_open"): Ask(
        _("Send the part of your application that was asked for"),
        _("One part was not clear enough to be weighed."), _("See what is asked"), "portal:application"),
    ("application", "offered"): Ask(
        _("Accept or decline the offer"),
        _("The institution and the programme have both signed for you. The place is kept for you until then."),
        _("Read the offer"), "portal:application"),
    ("co_applicant", "asked"): Ask(
        _("Answer whether you apply together"), _("Nothing is sent before you have answered."),
        _("Read who asks and for what"), "portal:together"),
    ("co_applicant", "offered"): Ask(
        _("Accept or decline the offer"), _("It is to all who apply together. Each answers for themself."),
        _("Read the offer"), "portal:together"),
    ("interview", "invited"): Ask(
        _("Choose a time for a talk"), _("The programme would like to talk with you before it chooses."),
        _("See the times"), "portal:interview"),
    ("application", "shortlisted"): Ask(
        _("Read the application of %(person)s, and sign if you want to"),
        _("Your signature and that of the programme choose together. Nobody comes without yours."),
        _("Read and decide"), "portal:candidate"),
    ("engagement", "preparing"): Ask(
        _("Prepare your assignment"), _("Points on your list are open. Some of them hold the start."),
        _("See the list"), "portal:engagement"),
    ("engagement", "ready"): Ask(
        _("Start, and tell us so"), _("Everything that held the start is done."), _("See your assignment"),
        "portal:engagement"),
    ("engagement", "active"): Ask(
        _("Go on with your assignment"), _("What was agreed is handed over piece by piece."),
        _("See your assignment"), "portal:engagement"),
    ("checklist_item", "open"): Ask(
        _("Tick off “%(item)s”"), _("It is on the list before your assignment."), _("See what it takes"),
        "portal:checklist_item"),
    ("enrolment", "asked"): Ask(
        _("Remind whom you named for “%(title)s”"), _("They have not said yes or no to the letter."),
        _("See whom you sent"), "portal:courses"),
    ("enrolment", "enrolled"): Ask(
        _("Complete the course “%(title)s”"), _("What to read, when to come and the test stand on its page."),
        _("Go on with it"), "portal:course"),
    ("deliverable", "due"): Ask(
        _("Hand over “%(title)s”"), _("It was agreed for your assignment."), _("Hand it over"), "portal:deliverable"),
    ("deliverable", "sent_back"): Ask(
        _("Improve “%(title)s” and hand it over again"), _("The host says what is missing."),
        _("Read what is missing"), "portal:deliverable"),
    ("deliverable", "submitted"): Ask(
        _("Say whether you can use “%(title)s”"), _("%(person)s handed it over. Accept it, or say what is missing."),
        _("Look at it"), "portal:deliverable"),
    ("outcome", "asked"): Ask(
        _("Tell us what changed"),
        _("A few questions, ten minutes. What did not work helps as much as what did."), _("Answer"),
        "portal:outcome"),
    ("need", "draft"): Ask(
        _("Finish and send the need"), _("The ministry reads it after you have sent it."), _("Go on"), "portal:need"),
    ("need", "returned"): Ask(
        _("Improve the need and send it again"), _("It was sent back with a reason."), _("Read the reason"),
        "portal:need"),
    ("need", "submitted"): Ask(
        _("Read a need, and say whether you stand behind it"),
        _("The programme goes on only if your authority endorses it."), _("Read the need"), "portal:need"),
    ("development_plan", "draft"): Ask(
        _("Finish the development plan and send it"), _("The programme reads it after you have sent it."),
        _("Go on"), "portal:development_plan"),
    ("development_plan", "under_review"): Ask(
        _("Change the development plan and send it again"), _("The reason stands on its page."),
        _("Read the reason"), "portal:development_plan"),
    ("event", "returned"): Ask(
        _("Change your event and send it in again"), _("It was sent back with words that stand on its page."),
        _("Read them"), "portal:event"),
    ("board_seat", "invited"): Ask(
        _("Say whether you take a seat on a board"), _("You read what it is for, and for how long you are asked."),
        _("Read the invitation"), "portal:board"),
    ("board_seat", "seated"): Ask(
        _("Declare your interests to the board"), _("Once a year. Officers of the programme read it, nobody else."),
        _("Declare"), "portal:board"),
    ("idea", "draft"): Ask(
        _("Finish and send your idea"), _("Nobody reads a draft. It counts once you have sent it."),
        _("Go on writing"), "portal:idea"),
    ("mentorship", "proposed"): Ask(
        _("Say yes or no to somebody who is proposed to you"),
        _("One of you would mentor the other. Both say yes before it begins."), _("See who and why"), "portal:pair"),
    ("mentorship", "active"): Ask(
        _("Talk with your mentor"), _("End it when it has done what it was for, or goes on for nothing."),
        _("See how to reach them"), "portal:pair"),
    ("opportunity", "in_review"): Ask(
        _("Read the text made from your need, and agree to it"),
        _("It is published only after you have agreed."), _("Read the text"), "portal:opportunity"),
}  # fmt: skip
TITLED = ("deliverable", "enrolment")
ONCE_A_YEAR = {("board_seat", "seated"): 42}  # and how many days before a start page speaks of it
LISTS = ("portal:courses",)  # pages of all such rows at once


def shown_task(task: Task) -> dict[str, Any]:
    """One task as the start page shows it: what to do by when, about what, and why."""
    ask = ASKS[task.noun, task.mark or task.state]
    names = {"title": words(task.title), "person": apart(task.person), "item": _item(task.code)}
    title, when = str(ask.title) % names, due(task.due_at)
    about = [words(task.organisation)] if task.noun in TITLED else [words(task.title), words(task.organisation)]
    return {
        "title": _t("%(task)s, %(late)s") % {"task": title, "late": when} if task.is_overdue else f"{title} {when}",
        "about": in_a_row(about),
        "why": str(ask.why) % names,
        "action": ask.action,
        "url": reverse(ask.page, args=[] if ask.page in LISTS else [task.public_id]),
        "late": task.is_overdue,
    }


def shown_vote(theme: BoardTheme, seat: BoardSeat) -> dict[str, Any]:
    """A vote that waits for one of several, as the start page shows a task."""
    asked = _t("Vote on a question to your board")
    return {
        "title": f"{asked} {due(theme.due_at)}", "about": theme.question,
        "why": _t("Nobody reads who voted how: once they are counted, that is deleted."), "action": _t("Vote"),
        "url": reverse("portal:board", args=[seat.public_id]), "late": False,
    }  # fmt: skip


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
        and not _far_off(task)
    ]


def _far_off(task: Task) -> bool:
    """What comes round again by itself: a person is told of it in its last weeks, and not all year long."""
    days = ONCE_A_YEAR.get((task.noun, task.state))
    return days is not None and task.due_at is not None and task.due_at > clock.now() + timedelta(days=days)


def _item(code: str) -> str:
    labels = {item.code: item.label for kind in KINDS.values() for item in kind.checklist}
    return str(labels.get(code, code))
