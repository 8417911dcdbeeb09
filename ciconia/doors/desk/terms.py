"""What pages about terms of reference on the desk show: fields, what was said to them, what two people wrote."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.opportunity import OpportunityForm
from ciconia.doors.shared.changes import labels_of, shown_changes
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated
from ciconia.programmes.kinds import FACTS, FIXED
from ciconia.programmes.queries.terms import templates_for
from ciconia.selection.actions.opportunity import EDITABLE
from ciconia.selection.models import EditRequest, Need, Opportunity, TermsVersion
from ciconia.selection.queries.opportunity import opportunities_at_desk
from ciconia.selection.queries.terms import newest, unanswered
from ciconia.selection.rules.difference import changes, merge, text
from ciconia.selection.rules.opportunity import unfit
from ciconia.selection.rules.terms import content_of, sections_of, texts_of

EARLIER = 20


def texts_in(content: Mapping[str, Any]) -> dict[str, Translated]:
    """The texts of a version, by section."""
    return {code: Translated(text(content, code)) for code in (*FIXED, *content["sections"])}


def opened_at(opportunity: Opportunity, base: int | None) -> Mapping[str, Any]:
    """What stood there when a form was opened; what stands now where the form does not say."""
    version = TermsVersion.objects.filter(opportunity=opportunity, number=base).first() if base else None
    found: Mapping[str, Any] = version.content if version else content_of(opportunity)
    return found


def form_for(opportunity: Opportunity, data: QueryDict | None) -> OpportunityForm:
    """The form with the sections of its kind and programme, and a place for each answer that is owed."""
    version = newest(opportunity)
    start = OpportunityForm.start(opportunity, version.number if version else None)
    asked = unanswered(opportunity).order_by("id")
    return OpportunityForm(data, initial=start, sections=sections_of(opportunity), asked=asked)


def parts_of_form(form: OpportunityForm, clash: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """Each field with what the host asked of it, the place for the answer, and what somebody else made of it."""
    by_section: dict[str, list[EditRequest]] = {}
    for request in form.asked:
        by_section.setdefault(request.section, []).append(request)
    both = clash["both"] if clash else {}
    return [
        {"field": form[code], "asked": _asked(form, by_section.get(code, ())), "both": both.get(code)}
        for code in ("language", *form.codes, *FACTS)
    ]


def asked_in_general(form: OpportunityForm) -> list[dict[str, Any]]:
    """What the host asked of the text as a whole, and of sections that are not there any more."""
    return _asked(form, [request for request in form.asked if request.section not in form.codes])


def _asked(form: OpportunityForm, requests: Iterable[EditRequest]) -> list[dict[str, Any]]:
    return [{"words": request.words, "field": form[f"answer_{request.pk}"]} for request in requests]


def tell_all(form: OpportunityForm, opportunity: Opportunity) -> None:
    """Say at once what is wrong with the numbers as well, where the texts alone stopped a form."""
    said = copy(opportunity)
    for name in FACTS:
        if name in form.cleaned_data:
            setattr(said, name, form.cleaned_data[name])
    found = {name: why for name, why in unfit(said).items() if name in FACTS and name not in form.errors}
    tell(form, found)


def clash_of(opportunity: Opportunity, form: OpportunityForm, before: Mapping[str, Any]) -> dict[str, Any]:
    """Two people wrote at once: what the other one changed, what both did, and the form with both put together."""
    sections = sections_of(opportunity)
    theirs = content_of(opportunity)
    mine = content_of(Opportunity(**form.said(texts_in(before))))
    merged = merge(before, theirs, mine)
    labels = labels_of(sections)
    last = Log.objects.filter(noun="opportunity", object_id=opportunity.pk).order_by("-id").first()
    apart = {change.code: change for change in shown_changes(changes(theirs, mine), sections)}
    return {
        "form": _bound(form, merged.content, opportunity) if opportunity.state in EDITABLE else form,
        "last": last,
        "open": opportunity.state in EDITABLE,
        "changes": shown_changes(changes(before, theirs), sections),
        "both": {code: apart[code] for code in merged.both if code in apart},
        "labels": [labels[code] for code in merged.both],
    }


def _bound(form: OpportunityForm, content: Mapping[str, Any], opportunity: Opportunity) -> OpportunityForm:
    """The form as if somebody had sent what both wrote, opened at what stands now."""
    version, language = newest(opportunity), form.cleaned_data["language"]
    data = form.data.copy()
    data["seen"], data["base"] = str(opportunity.version), str(version.number) if version else ""
    for code in form.codes:
        data[code] = Translated(text(content, code)).best(language).text
    for name in FACTS:
        data[name] = content[name] if content[name] is not None else ""
    data.setlist("languages", content["languages"])
    return OpportunityForm(data, sections=sections_of(opportunity), asked=unanswered(opportunity).order_by("id"))


def starts_for(request: HttpRequest, need: Need, kind: str) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """What a new text may start from: by key, the words for it and its texts by section."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {"need": (_("What the need says, and nothing else"), {})}
    for row in templates_for(need.programme, kind, sector=need.sector.code):
        texts = {code: Translated(value) for code, value in row.texts.items()}
        found[f"template-{row.code}"] = (_("Template: %(name)s") % {"name": words(row.name)}, texts)
    rows = opportunities_at_desk(need.programme, request.user).filter(kind=kind).filter(Q(sector=need.sector))
    for one in rows.exclude(state="draft").order_by("-id")[:EARLIER]:
        label = _("Earlier text: %(title)s (%(reference)s)") % {"title": words(one.title), "reference": one.reference}
        found[f"like-{one.public_id}"] = (label, {code: value for code, value in texts_of(one).items() if value})
    return found


def asked_and_answered(requests: Iterable[EditRequest], opportunity: Opportunity) -> list[dict[str, Any]]:
    """What the host asked for, section by section, with what the officer answered."""
    rows = list(requests)
    labels = labels_of(sections_of(opportunity)) if rows else {}
    return [{"request": row, "label": labels.get(row.section) or _("The text as a whole")} for row in rows]


def needs_to_choose(needs: Iterable[Need]) -> list[tuple[str, str]]:
    """(public id, words) of needs, for a select."""
    language = get_language() or "en"
    return [(need.public_id, f"{need.reference}, {need.title.best(language).text}") for need in needs]
