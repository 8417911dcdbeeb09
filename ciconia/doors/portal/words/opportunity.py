"""What the pages of an opportunity say to the host."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ciconia.doors.shared.changes import labels_of, shown_changes
from ciconia.doors.shared.templatetags.ciconia import colon, day, due
from ciconia.foundation.queries.log import Told, told
from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import Section
from ciconia.selection.models import Opportunity, TermsVersion
from ciconia.selection.models.opportunity import PUBLIC_STATES
from ciconia.selection.queries.terms import all_parts_of, last_read, open_round, requests_of
from ciconia.selection.rules.application import places_taken
from ciconia.selection.rules.difference import changes, codes, text
from ciconia.selection.rules.terms import ALWAYS, DATES, FACT_LABELS, sections_of
from ciconia.selection.rules.terms import said as label

AT = {
    "draft": 0, "edits_requested": 0, "in_review": 1, "agreed": 2, "published": 3, "closed": 4, "suspended": 3,
    "filled": 5,
}  # fmt: skip
ENDED = ("withdrawn", "not_filled")


def sections(opportunity: Opportunity) -> list[dict[str, Any]]:
    """The text as applicants read it, section by section; empty ones are left out."""
    titles = {
        "background": _("Why the institution asks"),
        "tasks": _("What you do"),
        "required": _("What you bring"),
        "welcome": _("Welcome as well"),
        "deliverables": _("What is there afterwards"),
    }
    return [
        {
            "title": titles.get(part.section.code) or label(part.section.label),
            "text": part.text,
            "as_list": part.section.listed,
        }
        for part in all_parts_of(opportunity)
        if part.text and part.section.code not in ("title", "summary")
    ]


def as_it_stood(opportunity: Opportunity, version: TermsVersion) -> list[dict[str, Any]]:
    """The text and the days of one version, section by section."""
    asked = {section.code: section for section in (*ALWAYS, *sections_of(opportunity))}
    found: list[dict[str, Any]] = []
    for code in codes(version.content):
        section, words = asked.get(code, Section(code, code)), Translated(text(version.content, code))
        if words:
            found.append({"title": label(section.label), "text": words, "as_list": section.listed})
    days = [(name, version.content[name]) for name in DATES if version.content[name]]
    said = [f"{FACT_LABELS[name]}{colon()} {day(date.fromisoformat(value))}" for name, value in days]
    said.append(f"{FACT_LABELS['weeks']}{colon()} {version.content['weeks']}")
    return [*found, {"title": _("Days"), "text": "\n".join(said), "as_list": True}]


def changed_since(opportunity: Opportunity) -> dict[str, Any]:
    """What changed since the host last answered: only while it is asked again, about another version."""
    asked, read = open_round(opportunity), last_read(opportunity)
    if asked is None or read is None or asked.version_id == read.version_id:
        return {}
    found = changes(read.version.content, asked.version.content)
    return {"read": read, "changes": shown_changes(found, sections_of(opportunity))}


def asked_for(opportunity: Opportunity, user: Any) -> list[dict[str, Any]]:
    """What the host asked for in the last round it sent the text back, and what was answered."""
    rows = list(requests_of(opportunity, user))
    if not rows or opportunity.state in PUBLIC_STATES:
        return []
    labels = labels_of(sections_of(opportunity))
    last = [row for row in rows if row.review_id == rows[0].review_id]
    return [{"label": labels.get(row.section) or _("The text as a whole"), "request": row} for row in last]


def route(opportunity: Opportunity) -> list[dict[str, Any]]:
    """Where an opportunity is, from the text to the arrival."""
    waits, by = due(opportunity.due_at), opportunity.answer_by
    stops = [
        (_("The programme writes the text"), ""),
        (_("You read it and agree"), ""),
        (_("It is published"), ""),
        (_("People apply"), _("until %(day)s") % {"day": day(opportunity.deadline)}),
        (_("You and the programme choose"), _("until %(day)s") % {"day": day(by)} if by else ""),
        (_("The expert begins"), _("from %(day)s") % {"day": day(opportunity.starts)}),
    ]
    if opportunity.state in ENDED:
        last = {"label": opportunity.get_state_display(), "when": day(opportunity.state_since), "state": "now"}
        return [{"label": stops[0][0], "when": "", "state": "done"}, last]
    at = AT[opportunity.state]
    return [
        {
            "label": label,
            "when": waits if number == at and not when else when,
            "state": "done" if number < at else "now" if number == at else "",
        }
        for number, (label, when) in enumerate(stops)
    ]


def places(opportunity: Opportunity) -> str:
    """How many places there are, and how many of them somebody was chosen for."""
    numbers = {"taken": places_taken(opportunity), "all": opportunity.places}
    if numbers["taken"] >= numbers["all"]:
        return _("Every place is taken: %(taken)d of %(all)d.") % numbers
    return _("Places taken: %(taken)d of %(all)d.") % numbers


def reasons(opportunity: Opportunity) -> list[Told]:
    """Why it was withdrawn, suspended or ended; what the host itself asked for stands by section."""
    if opportunity.state not in ("suspended", *ENDED):
        return []
    return told("opportunity", opportunity.pk, ("withdraw", "give_up", "suspend"))
