"""The parts of an opportunity's page: the facts beside its name, and its text under headings."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.public.cards import weeks
from ciconia.doors.public.procedure import last_day, span
from ciconia.doors.public.prose import prose, sentences
from ciconia.doors.shared.templatetags.ciconia import languages, place_in, shown
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.kinds import KINDS, Section
from ciconia.programmes.queries.conditions import Conditions
from ciconia.selection.queries.opportunity_page import OpportunityPage

UNPAID = frozenset({"assignment"})
"""Kinds of work for which costs are paid and nobody earns a salary."""
EARLY, WITH_THE_TEAM = "goals", "team"
NOTHING = SafeString("")


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it."""

    heading: str
    text: SafeString


@dataclass(frozen=True)
class Parts:
    """The text of a page: what it is about, what stands side by side, and the words about the team."""

    about: list[Part]
    beside: list[Part]
    team: SafeString


def facts(page: OpportunityPage, at: str) -> list[tuple[str, str | SafeString]]:
    """(label, value): what somebody on a phone has to know first."""
    where = _("The institution is in") if page.mode == Mode.VIRTUAL else _("Where")
    return [
        (_("Apply by") if at == "published" else _("Last day to apply"), _until(page)),
        (_("How"), str(Mode(page.mode).label)),
        (_("Dates"), _when(page)),
        (where, place_of(page)),
        (_("Working language"), languages(page.languages)),
        (_("Places"), format_html('<span class="num">{}</span>', page.places)),
        *([(_("Who applies"), _together(page))] if page.together > 1 else []),
        (_("Reference"), format_html('<span class="num" dir="ltr">{}</span>', page.reference)),
    ]


def place_of(page: OpportunityPage) -> str:
    """City and country of the institution."""
    return place_in(page.city, page.host_country)


def parts(page: OpportunityPage, conditions: Conditions) -> Parts:
    """The text in the order a reader asks for it; what nobody wrote has no heading."""
    own = (*KINDS[page.kind].sections, *conditions.sections)
    asked = {section.code: _own(section, page) for section in own if page.sections.get(section.code)}
    goals, team = asked.pop(EARLY, None), asked.pop(WITH_THE_TEAM, None)
    welcome = prose(page.welcome, "points")
    about = [
        Part(_("Why the institution asked"), prose(page.background)),
        *([goals] if goals else []),
        Part(_("What you will do"), prose(page.tasks, "steps")),
    ]
    together = prose(page.together_words) if page.together > 1 else NOTHING
    beside = [
        Part(_("What you bring"), prose(page.required, "points") + (_welcome(welcome) if welcome else NOTHING)),
        Part(_("What is paid"), _paid(page, conditions)),
        Part(_("Who can take part"), sentences(conditions.sentences) if conditions.sentences else NOTHING),
        Part(_("Applying together"), together),
        Part(_("What stays behind"), prose(page.deliverables, "points")),
        *asked.values(),
    ]
    return Parts(_filled(about), _filled(beside), team.text if team else NOTHING)


def _filled(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.text]


def _own(section: Section, page: OpportunityPage) -> Part:
    return Part(_label(section.label), prose(page.sections[section.code], "points" if section.listed else "text"))


def _label(label: object) -> str:
    return str(shown(label)) if isinstance(label, Translated) else str(label)


def _welcome(text: SafeString) -> SafeString:
    return format_html('<h3 class="lg mt-s">{}</h3>{}', _("Welcome, not required"), text)


def _paid(page: OpportunityPage, conditions: Conditions) -> SafeString:
    if not conditions.paid:
        return format_html("<p>{}</p>", _("The programme has not said what it pays. Ask before you apply."))
    said = prose(conditions.paid)
    if page.kind not in UNPAID:
        return said
    return said + format_html('<p class="small soft">{}</p>', _("It is not a salary."))


def _when(page: OpportunityPage) -> str:
    if page.ends is None or page.ends <= last_day(page):
        return f"{span(page.starts, last_day(page))} ({weeks(page.weeks)})"
    window = {"weeks": weeks(page.weeks), "dates": span(page.starts, page.ends)}
    return _("%(weeks)s, within %(dates)s") % window


def _together(page: OpportunityPage) -> str:
    number = page.together - 1
    words = ngettext("Alone, or together with one other", "Alone, or together with at most %(n)d others", number)
    return words % {"n": number}


def _until(page: OpportunityPage) -> SafeString:
    city = page.zone.rpartition("/")[2].replace("_", " ")
    day = date_format(page.deadline, "l j F Y")
    return format_html("<b>{}</b>, {}", day, _("23:59 in %(city)s") % {"city": city})
