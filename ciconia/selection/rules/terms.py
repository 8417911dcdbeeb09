"""What terms of reference consist of, what a version keeps of them, and what cannot stand in their texts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import FACTS, FIXED, KINDS, Section
from ciconia.programmes.queries.terms import sections_for
from ciconia.selection.models import Opportunity
from ciconia.selection.rules.plain import LONGEST_LINE, LONGEST_TEXT, ONE_LINE, plain
from ciconia.selection.rules.quality import Terms

ALWAYS = (
    Section("title", _("Title"), _("What somebody would do, in a few words."), required=True, listed=False),
    Section("summary", _("Summary"), _("Two or three sentences: who asks for what, and what it is good for."),
            required=True, listed=False),
    Section("background", _("Background"), _("The institution and what it is missing."), listed=False),
    Section("tasks", _("What to do"), _("One a line."), required=True),
    Section("required", _("What to bring"), _("Only what nobody can do without. One a line."), required=True),
    Section("welcome", _("What helps"), _("Welcome, but nobody is left out for it. One a line.")),
    Section("deliverables", _("What stays behind"),
            _("What is handed over and accepted by the host, and when. One a line, such as: well map (week 2).")),
)  # fmt: skip
FACT_LABELS: Mapping[str, Words] = {
    "languages": _("Languages of the work"), "mode": _("How the work is done"), "places": _("Places"),
    "deadline": _("Last day to apply"), "starts": _("The work starts on"), "ends": _("It ends by"),
    "weeks": _("Weeks"),
}  # fmt: skip
DATES = ("deadline", "starts", "ends")


def sections_of(opportunity: Opportunity) -> list[Section]:
    """The sections its kind and its programme ask for, as the pack stood when it was made; read once for a row."""
    asked = (opportunity.kind, opportunity.sector_id, opportunity.mode)
    kept: tuple[Any, list[Section]] | None = opportunity.__dict__.get("_sections")
    if kept is None or kept[0] != asked:
        found = sections_for(
            opportunity.programme, opportunity.kind, sector=opportunity.sector.code, mode=opportunity.mode,
            pack_version=opportunity.pack_version_id,
        )  # fmt: skip
        kept = opportunity.__dict__["_sections"] = (asked, found)
    return kept[1]


def missing(opportunity: Opportunity) -> list[str]:
    """What configuration requires and nobody has written yet, by its label."""
    texts = texts_of(opportunity)
    asked = (*ALWAYS, *sections_of(opportunity))
    return [said(section.label) for section in asked if section.required and not texts.get(section.code)]


def said(label: Any) -> str:
    """A label in the reader's language, whether it is the product's or a pack's."""
    return str(label.best(get_language() or "en").text) if isinstance(label, Translated) else str(label)


def written(value: Any) -> str:
    """A stored text in the language it was written in."""
    text = Translated(value or {})
    return str(text.get(text.source, ""))


def texts_of(opportunity: Opportunity) -> dict[str, Translated]:
    """Every text of an opportunity by its code, the fixed sections first."""
    fixed = {name: Translated(getattr(opportunity, name)) for name in FIXED}
    return fixed | {code: Translated(value) for code, value in opportunity.sections.items()}


def content_of(opportunity: Opportunity) -> dict[str, Any]:
    """What a version keeps of an opportunity: its texts, and what it says in numbers, as JSON."""
    facts = {name: getattr(opportunity, name) for name in FACTS}
    plain_facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
    fixed = {name: dict(getattr(opportunity, name)) for name in FIXED}
    sections = {code: dict(value) for code, value in opportunity.sections.items()}
    asked = {"questions": opportunity.questions} if opportunity.questions else {}
    return fixed | {"sections": sections} | plain_facts | asked


def terms_of(opportunity: Opportunity, sections: Iterable[Section], *, answer_by: date, unanswered: int = 0) -> Terms:
    """An opportunity as the checks read it; `sections` as `programmes.queries.terms` gives them for it."""
    need, kind = opportunity.need, KINDS[opportunity.kind]
    checklist = kind.checklist_for(opportunity.mode)
    return Terms(
        texts={code: written(value) for code, value in texts_of(opportunity).items()},
        mode=opportunity.mode, weeks=opportunity.weeks, starts=opportunity.starts, answer_by=answer_by,
        languages=tuple(opportunity.languages), counterpart=need.counterpart, learners=need.trainee_group,
        required={section.code: section.label for section in (*ALWAYS, *sections) if section.required},
        prepare=max((item.before for item in checklist), default=0), needed=need.window[:2],
        unanswered=unanswered,
    )  # fmt: skip


def unfit_texts(opportunity: Opportunity) -> dict[str, Words]:
    """What cannot stand in a text: a sentence for each section that has to change."""
    found: dict[str, Words] = {}
    for code, value in texts_of(opportunity).items():
        longest = LONGEST_LINE if code in ONE_LINE else LONGEST_TEXT
        for language, words in value.items():
            if language == "source":
                continue
            left = plain(words, line=code in ONE_LINE)
            if len(words) > longest:
                found[code] = too_long(len(words), longest)
            elif left.changed:
                found[code] = taken_out(left.elements, left.signs)
    return found


def too_long(length: int, longest: int) -> str:
    """The sentence for a text that is too long."""
    numbers = {"length": length, "longest": longest, "over": length - longest}
    return _("%(length)d characters are too many: at most %(longest)d fit. Shorten it by %(over)d.") % numbers


def taken_out(elements: Iterable[str], signs: bool) -> str:
    """The sentence for a text that held more than text."""
    told: list[Words] = []
    if elements := tuple(elements):
        told.append(_("Only plain text can stand here; taken out: %(elements)s.") % {"elements": ", ".join(elements)})
    if signs:
        told.append(_("Hidden signs that turn the direction of reading were taken out; they are not needed."))
    return " ".join([*map(str, told), str(_("Read what is left, and save it again."))])
