"""What the desk says of a task: what it is, what to do, and where to do it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url
from ciconia.foundation import clock
from ciconia.insight.queries.standing import Late
from ciconia.insight.queries.tasks import Task
from ciconia.programmes.kinds import KINDS

# What is asked of whoever has the turn, by noun and state; a mark goes before the state.
ASKED: dict[tuple[str, str], Any] = {
    ("focus", "open"): gettext_lazy("Look at the work in this country and set the next review."),
    ("focus", "suspended"): gettext_lazy("Decide whether the work here can go on."),
    ("affiliation", "proposed"): gettext_lazy("Weigh what the organisation adds against its risks."),
    ("affiliation", "weighed"): gettext_lazy("Accept the affiliation, or decline it."),
    ("affiliation", "active"): gettext_lazy("Review how the work with the organisation goes."),
    ("affiliation", "suspended"): gettext_lazy("Decide: resume the affiliation, or end it."),
    ("course", "draft"): gettext_lazy("Finish the course and open it."),
    ("course", "open"): gettext_lazy("Hold the sessions and note who was there."),
    ("enrolment", "asked"): gettext_lazy("They have not answered. Ask again or somebody else."),
    ("enrolment", "enrolled"): gettext_lazy("Say whether they completed it, or allow one more try."),
    ("event", "draft"): gettext_lazy("Finish the event and announce it."),
    ("event", "proposed"): gettext_lazy("An organisation proposes it: announce it, or send it back with words."),
    ("event", "returned"): gettext_lazy("The organisation changes it and sends it in again."),
    ("event", "announced"): gettext_lazy("Prepare it; on the day, check people in."),
    ("event", "held"): gettext_lazy("Write how many came and what came of it."),
    ("publication", "to_take_down"): gettext_lazy("Take it down where it stands, and note that it is gone."),
    ("newsletter", "draft"): gettext_lazy("Finish this number of the newsletter and send it, or put it away."),
    ("board_seat", "seated"): gettext_lazy("Renew the term, or end the seat."),
    ("board_theme", "raised"): gettext_lazy("Put it on the agenda or to the vote, conclude it, or say why not now."),
    ("board_theme", "planned"): gettext_lazy(
        "After the meeting: write what was concluded, who does it and until when."
    ),
    ("board_theme", "voting"): gettext_lazy("See that members vote; the votes are counted by themselves."),
    ("board_theme", "voted"): gettext_lazy("Write what follows from the vote, who does it and until when."),
    ("board_theme", "concluded"): gettext_lazy("Say what came of it."),
    ("statement", "draft"): gettext_lazy("Finish the statement and open it for signature, or withdraw it."),
    ("statement", "open"): gettext_lazy("Tell organisations of it; close it when its last day has passed."),
    ("statement", "closed"): gettext_lazy("Hand it over, and note to whom."),
    ("statement", "handed_over"): gettext_lazy("Note what was answered, or that no answer came."),
    ("consultation", "draft"): gettext_lazy("Finish the consultation and ask the group, or drop it."),
    ("consultation", "asking"): gettext_lazy("Wait for the answers; it closes when its last day has passed."),
    ("consultation", "closed"): gettext_lazy("Write what was heard and what is done about it, and publish it."),
    ("idea", "sent"): gettext_lazy("Answer the idea, always with words."),
    ("idea", "taken_up"): gettext_lazy("Say what came of the idea."),
    ("story", "draft"): gettext_lazy("Finish the story and show it to those in it."),
    ("story", "in_review"): gettext_lazy("See what those shown answered, and publish it when all agree."),
    ("story", "published"): gettext_lazy("See whether it is still true."),
    ("story", "withdrawn"): gettext_lazy("It was taken off. Tell it anew without them, or put it away."),
    ("post", "reported"): gettext_lazy("Look at what somebody found wrong: leave it, or hide it with a reason."),
    ("mentorship", "asked"): gettext_lazy("Propose a mentor: those who fit stand on its page, with the reasons."),
    ("partnership", "long_listed"): gettext_lazy("Look at what the institution can carry, and write it down."),
    ("partnership", "assessed"): gettext_lazy("Agree the partnership, or decline it."),
    ("partnership", "agreed"): gettext_lazy("Review how the partnership goes."),
    ("development_plan", "draft"): gettext_lazy("Finish the plan with the institution and send it."),
    ("development_plan", "shared"): gettext_lazy("Read the institution's plan: agree it, or ask for changes."),
    ("development_plan", "agreed"): gettext_lazy("Look how far the plan has come."),
    ("development_plan", "under_review"): gettext_lazy("The institution revises its plan. Help it to send it again."),
    ("need", "draft"): gettext_lazy("Finish the need with the institution and send it to the ministry."),
    ("need", "submitted"): gettext_lazy("The ministry answers."),
    ("need", "returned"): gettext_lazy("The institution improves it."),
    ("need", "endorsed"): gettext_lazy("Validate it, or send it back."),
    ("need", "validated"): gettext_lazy("Make an opportunity from it, or follow the one there is."),
    ("need", "held"): gettext_lazy("Decide how to go on while the country is suspended."),
    ("cohort", "draft"): gettext_lazy("Finish the plan and propose it."),
    ("cohort", "proposed"): gettext_lazy("Approve the plan, or send it back."),
    ("cohort", "approved"): gettext_lazy("Send the offers."),
    ("cohort", "held"): gettext_lazy("Decide how to go on while the country is suspended."),
    ("paper", "sent"): gettext_lazy("Type in what the institution wrote by hand."),
    ("opportunity", "draft"): gettext_lazy("Finish the text and send it to the host."),
    ("opportunity", "in_review"): gettext_lazy("The host reads the text."),
    ("opportunity", "edits_requested"): gettext_lazy("Change what the host asked for and send it again."),
    ("opportunity", "agreed"): gettext_lazy("Publish it: the host agrees."),
    ("opportunity", "published"): gettext_lazy("Open to applications until its last day."),
    ("opportunity", "closed"): gettext_lazy("Come to an answer for everybody who applied."),
    ("opportunity", "suspended"): gettext_lazy("Resume it or withdraw it."),
    ("application", "submitted"): gettext_lazy("Assess it by the criteria of the programme."),
    ("application", "assessed"): gettext_lazy("Shortlist it, or say why not."),
    ("application", "shortlisted"): gettext_lazy("Sign for this person, or say why not."),
    ("application", "reserve"): gettext_lazy("Decide: a place, or an answer."),
    ("application", "chosen"): gettext_lazy("Both have signed. Send the offer."),
    ("co_applicant", "left"): gettext_lazy("Somebody stepped out of an application of several. Say how it goes on."),
    ("interview", "others_asked"): gettext_lazy("Offer other times for the talk."),
    ("interview", "fixed"): gettext_lazy("Say whether the talk took place, and note what came of it."),
    ("application", "held"): gettext_lazy("Decide how to go on while the country is suspended."),
    ("engagement", "agreed"): gettext_lazy("Start the preparation."),
    ("engagement", "preparing"): gettext_lazy("See to the next point of the preparation."),
    ("engagement", "paused"): gettext_lazy("Decide whether the work goes on."),
    ("engagement", "completed"): gettext_lazy("See that both sides are asked what changed."),
    ("engagement", "ended_early"): gettext_lazy("Close the file."),
    ("engagement", "flagged"): gettext_lazy("Decide how to go on."),
    ("checklist_item", "open"): gettext_lazy("Do it and tick it off."),
    ("outcome", "planned"): gettext_lazy("Ask when the day has come."),
    ("outcome", "asked"): gettext_lazy("Take down the answer."),
}


ABOUT_SOMEBODY = ("application", "co_applicant", "interview", "engagement", "outcome", "checklist_item")

# The same where it depends on whose turn it is: while an authority is asked, the desk has it for a reason.
ASKED_OF = {
    ("need", "submitted", "officer"): gettext_lazy("Compare the letter with what was written down of it."),
    ("need", "submitted", "focal point|officer"): gettext_lazy(
        "The authority has not answered, or nobody there is known. Ask somebody there, or hand in its letter."
    ),
}

# Where nothing has to be done before the date: so many days ahead it comes to the front. A need that has its
# opportunity follows that one's dates; one that still waits for it is due within three weeks.
DATED = {
    ("focus", "open"): 7,
    ("affiliation", "active"): 7,
    ("course", "open"): 7,
    ("event", "announced"): 7,
    ("partnership", "agreed"): 7,
    ("development_plan", "agreed"): 7,
    ("opportunity", "published"): 7,
    ("engagement", "completed"): 7,
    ("interview", "fixed"): 1,
    ("outcome", "planned"): 7,
    ("need", "validated"): 22,
}


def on_its_day(task: Task) -> bool:
    """Whether a task only waits for a date that is still some way off."""
    days = DATED.get((task.noun, task.state))
    if task.mark or days is None or task.due_at is None:
        return False
    return task.due_at > clock.now() + timedelta(days=days)


@dataclass(frozen=True)
class Shown:
    """A task as the overview shows it."""

    title: str
    what: str
    reference: str
    asked: str
    where: str
    country: str
    since: datetime
    due_at: datetime | None
    late: bool
    url: str


def shown(request: HttpRequest, task: Task, codes: Mapping[str, str]) -> Shown:
    """A task in words, with the page on which to do it; `codes`: what stands for the name, by the public id."""
    title, host = _best(task.title), _best(task.organisation)
    if task.public_id in codes:
        title = _("%(code)s, %(title)s") % {"code": codes[task.public_id], "title": title}
    elif task.noun in ("post", "mentorship"):  # host staff who look for a mentor are no person of ours
        title = task.person or what_it_is(task)
    elif (
        task.noun in ("application", "co_applicant", "interview", "engagement", "outcome", "checklist_item")
        and task.person
    ):
        title = _("%(person)s, %(title)s") % {"person": task.person, "title": title}
    return Shown(
        title=title, what=what_it_is(task), reference=task.reference, where="" if host == title else host,
        asked=_asked(task), country=task.country, since=task.since,
        due_at=task.due_at, late=task.is_overdue, url=_url(request, task),
    )  # fmt: skip


def _asked(task: Task) -> str:
    special = None if task.mark else ASKED_OF.get((task.noun, task.state, task.turn_role))
    return str(special or ASKED.get((task.noun, task.mark or task.state), ""))


def what_it_is(task: Task | Late) -> str:
    """The noun in words; for a point of preparation or a question, which one."""
    kinds = {
        "affiliation": _("Affiliation"), "development_plan": _("Development plan"),
        "focus": _("Country"), "partnership": _("Partnership"), "need": _("Need"), "opportunity": _("Opportunity"),
        "application": _("Application"), "co_applicant": _("Applying together"), "interview": _("Talk"),
        "engagement": _("Engagement"), "deliverable": _("Deliverable"),
        "outcome": _("What changed"), "checklist_item": _("Preparation"), "paper": _("On paper"),
        "cohort": _("Plan"), "event": _("Event"), "publication": _("Publication"), "story": _("Story"),
        "newsletter": _("Newsletter"), "statement": _("Joint statement"), "consultation": _("Consultation"),
        "idea": _("Idea"),
        "course": _("Course"), "enrolment": _("Enrolment"),
        "post": _("Reported in a space"), "mentorship": _("Mentor"), "board_seat": _("Board"),
        "board_theme": _("Theme of a board"),
    }  # fmt: skip
    name = str(_names_of_parts().get(task.code, ""))
    return _("%(noun)s: %(part)s") % {"noun": kinds[task.noun], "part": name} if name else kinds[task.noun]


def _names_of_parts() -> dict[str, Any]:
    items = {item.code: item.label for kind in KINDS.values() for item in kind.checklist}
    return items | {wave.code: wave.label for kind in KINDS.values() for wave in kind.waves}


def _url(request: HttpRequest, task: Task) -> str:
    if task.noun == "checklist_item":
        return desk_url(request, "checklist_item_do", task.public_id)
    if task.noun == "deliverable":
        return desk_url(request, "engagement", task.engagement)
    return desk_url(request, task.noun, task.public_id)


def _best(text: Any) -> str:
    return str(text.best(get_language() or "en").text)
