"""An opportunity as a schema.org JobPosting: only what is known, nothing made up.

Source of the names: https://schema.org/JobPosting. There is no salary, because none is paid.
"""

import json
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ciconia.doors.public.parts import UNPAID
from ciconia.doors.public.prose import lines_of
from ciconia.foundation import clock
from ciconia.foundation.countries import ALPHA2, country_name
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.conditions import Conditions
from ciconia.selection.queries.opportunity_page import OpportunityPage

# Inside a script element only these could end it or open another one.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def posting(programme: Programme, page: OpportunityPage, conditions: Conditions, url: str) -> dict[str, Any]:
    """The posting of an opportunity that is open; `url` is the address of its page."""
    carrier = programme.carried_out_by or _text(programme.name)
    found = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": _text(page.title),
        "description": _description(page),
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": _text(programme.name), "value": page.reference},
        "datePosted": _day(page),
        "validThrough": clock.end_of(page.deadline, page.zone).isoformat(),
        "jobStartDate": page.starts.isoformat(),
        "totalJobOpenings": page.places,
        "employmentType": "VOLUNTEER" if page.kind in UNPAID else None,
        "hiringOrganization": {"@type": "Organization", "name": carrier},
        "industry": _text(page.sector),
        "responsibilities": _text(page.tasks),
        "qualifications": _text(page.required),
        "jobBenefits": _text(conditions.paid),
        **(_from_anywhere(conditions) if page.mode == Mode.VIRTUAL else _on_the_spot(page)),
    }
    return {name: value for name, value in found.items() if value}


def data_block(value: dict[str, Any]) -> SafeString:
    """The posting as a data block: a browser never runs it, and no word in it can end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def _day(page: OpportunityPage) -> str | None:
    return clock.day_of(page.published_at, page.zone).isoformat() if page.published_at else None


def _on_the_spot(page: OpportunityPage) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": page.city, "addressCountry": ALPHA2.get(page.host_country)}
    known = {name: value for name, value in address.items() if value}
    return {"jobLocation": {"@type": "Place", "name": _text(page.host), "address": known}}


def _from_anywhere(conditions: Conditions) -> dict[str, Any]:
    language = get_language() or "en"
    countries = [{"@type": "Country", "name": country_name(code, language)} for code in conditions.residence]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries}


def _description(page: OpportunityPage) -> str:
    texts = (page.summary, page.background, page.tasks, page.required, page.deliverables)
    lines = [line for text in texts for line in lines_of(_text(text))]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _text(text: Translated) -> str:
    return text.best(get_language() or "en").text
