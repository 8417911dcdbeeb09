"""The copy of one's own data as a file: JSON for programs, PDF for people, set by typst from our own two fonts."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors import shared
from ciconia.doors.shared.templatetags.ciconia import day

_HERE = Path(__file__).parent
_FONTS = str(Path(shared.__file__).parent / "fonts")
_one_at_a_time = Lock()
TITLES = {
    "foundation_user": gettext_lazy("Account"),
    "foundation_log": gettext_lazy("What you did"),
    "foundation_signin": gettext_lazy("Where you are signed in"),
    "foundation_letter": gettext_lazy("What was written to you"),
    "foundation_letterwish": gettext_lazy("Which letters you want"),
    "people_person": gettext_lazy("Profile"),
    "people_identity": gettext_lazy("What identifies you"),
    "people_counted": gettext_lazy("What you said only to be counted"),
    "people_freshness": gettext_lazy("How old your profile is"),
    "foundation_stepremoval": gettext_lazy("Second step that was lost"),
    "people_suggestion": gettext_lazy("What others may call what you can do"),
    "people_look": gettext_lazy("Who looked at you"),
    "people_consent": gettext_lazy("What you agreed to"),
    "learning_enrolment": gettext_lazy("Courses"),
    "learning_attendance": gettext_lazy("Sessions you came to"),
    "learning_attempt": gettext_lazy("Tests you took"),
    "learning_certificate": gettext_lazy("Certificates"),
    "selection_application": gettext_lazy("Applications"),
    "selection_eligibilitycheck": gettext_lazy("Rules of the programme"),
    "selection_signature": gettext_lazy("Signatures"),
    "selection_savedsearch": gettext_lazy("Kept searches"),
    "selection_writtenopportunity": gettext_lazy("What we wrote to you about"),
    "people_contact": gettext_lazy("Contact"),
    "people_exported": gettext_lazy("Lists that left"),
    "programmes_mailingletter": gettext_lazy("Letters"),
    "publishing_publication_subject": gettext_lazy("What is public"),
    "publishing_appearance": gettext_lazy("Stories"),
    "publishing_subscriber": gettext_lazy("Newsletter"),
    "gatherings_eventregistration": gettext_lazy("Events"),
    "gatherings_speaker": gettext_lazy("Talk"),
    "gatherings_seat": gettext_lazy("Spaces"),
    "gatherings_post": gettext_lazy("What you wrote there"),
    "gatherings_postfile": gettext_lazy("Files you sent there"),
    "gatherings_postreport": gettext_lazy("What you found wrong there"),
    "gatherings_boardseat": gettext_lazy("Seats on boards"),
    "gatherings_boardvoice": gettext_lazy("What you said to themes of boards"),
    "gatherings_mentoroffer": gettext_lazy("Mentors"),
    "gatherings_mentorship": gettext_lazy("Mentor"),
    "gatherings_pairside": gettext_lazy("Mentoring"),
    "selection_applicationdocument": gettext_lazy("Documents"),
    "selection_askedpart": gettext_lazy("Parts that were asked for again"),
    "selection_reference": gettext_lazy("References"),
    "selection_interview": gettext_lazy("Talk before the choice"),
    "selection_coapplicant": gettext_lazy("Applying together"),
    "selection_answerletter": gettext_lazy("Answers"),
    "selection_reserveplace": gettext_lazy("Reserve"),
    "selection_asking": gettext_lazy("What you were asked about"),
    "selection_addressee": gettext_lazy("Authorities"),
    "selection_fit": gettext_lazy("Fits you"),
    "selection_fitlook": gettext_lazy("When we looked for what fits you"),
    "delivery_engagement": gettext_lazy("Assignments"),
    "delivery_phase": gettext_lazy("Phases"),
    "delivery_checklistitem": gettext_lazy("Checklist"),
    "delivery_deliverable": gettext_lazy("Deliverables"),
    "delivery_attachment": gettext_lazy("Files"),
    "results_outcome": gettext_lazy("Outcomes"),
    "results_sighting": gettext_lazy("What is still in use"),
    "account_emailaddress": gettext_lazy("Addresses"),
    "mfa_authenticator": gettext_lazy("Second step"),
}


def as_json(data: dict[str, Any]) -> bytes:
    """The copy for programs."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def as_pdf(data: dict[str, Any], name: str) -> bytes:
    """The copy for people: one section a table, each row as pairs, what is empty left out."""
    language = translation.get_language() or "en"
    said = {
        "language": language, "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "title": _("What is kept about you"), "name": name, "made": day(data["made"]),
        "note": _("A copy of everything you may see. Names of fields are those of the database. What assessors noted "
                  "about an application is not in it: the programme tells you the reasons."),
        "tables": [
            {"title": str(TITLES.get(table["table"], table["table"])), "rows": [_pairs(row) for row in table["rows"]]}
            for table in data["tables"]
        ],
    }  # fmt: skip
    with _one_at_a_time:
        made = _compiler().compile(format="pdf", sys_inputs={"data": json.dumps(said)})
    return bytes(made)  # type: ignore[arg-type]


def _pairs(row: dict[str, Any]) -> list[list[str]]:
    return [[name, _plain(value)] for name, value in row.items() if value not in (None, "", [], {})]


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).strip('"')


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(_HERE / "own_data.typ"), root=str(_HERE), font_paths=[_FONTS], ignore_system_fonts=True)
