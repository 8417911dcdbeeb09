"""The questions of a need as a paper to print, fill in by hand and send back as a photo, set by typst."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.utils import translation
from django.utils.translation import gettext as _
from qrcode import QRCode

from ciconia.doors import shared
from ciconia.doors.shared.need_form import NeedForm, languages_of
from ciconia.doors.shared.templatetags.ciconia import day, words
from ciconia.doors.shared.written import language_choices
from ciconia.people.models import Organisation
from ciconia.selection.models import Need
from ciconia.selection.rules.need_form import GROUPS, Question

_HERE = Path(__file__).parent
_FONTS = str(Path(shared.__file__).parent / "fonts")
_one_at_a_time = Lock()
LINES = {"line": 1, "number": 1, "day": 1}
MORE_LINES = 2  # than the box on a screen has rows: handwriting is larger


def as_paper(form: NeedForm, organisation: Organisation, *, link: str, need: Need | None = None) -> bytes:
    """The paper as PDF, in the reader's language; what a need says already is printed.

    form: with all questions, its `initial` what is known. link: the page of the need or the institution, which asks
    everybody to sign in, so that whoever finds the paper gets in nowhere.
    """
    said = {
        "language": translation.get_language() or "en",
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "title": words(need.called) if need else _("State a need"),
        "institution": words(organisation.name),
        "reference": need.reference if need else "",
        "link": link, "code": _code(link),
        "how": [
            _("Write in the language in which you say it best. What you do not know yet you leave open."),
            _("Then take a photo of each page in daylight, from straight above, so that the whole page is on it."),
            _("Send the photos on the page behind the code, or give the paper to your focal point."),
            _("Questions with a star have to be answered before the need is sent."),
        ],
        "groups": [
            {"title": str(group.title), "hint": str(group.hint),
             "questions": [_question(one, form) for one in group.questions if one.name in form.fields]}
            for group in GROUPS
        ],
        "end": [_("Written by (function)"), _("Day")],
    }  # fmt: skip
    with _one_at_a_time:
        made = _compiler().compile(format="pdf", sys_inputs={"data": json.dumps(said)})
    return bytes(made)  # type: ignore[arg-type]


def _question(question: Question, form: NeedForm) -> dict[str, Any]:
    field, known = form.fields[question.name], form.initial.get(question.name)
    needed = bool(question.missing) and not question.online
    shown = {"label": f"{question.label} *" if needed else str(question.label), "hint": str(question.hint)}
    choices = [(value, str(label)) for value, label in _choices(question, field, form) if value != ""]
    if choices:
        chosen = known if isinstance(known, list) else [known]
        options = [{"label": label, "ticked": value in chosen} for value, label in choices]
        return shown | {"options": options, "text": "", "lines": 0}
    text = "" if known in (None, "") else day(known) if question.kind == "day" else str(known)
    lines = LINES.get(question.kind) or question.rows + MORE_LINES
    return shown | {"options": [], "text": text, "lines": 1 if text else lines}


def _choices(question: Question, field: Any, form: NeedForm) -> Any:
    """What may be ticked; of all the languages one may write in, those of the country."""
    if question.kind == "language":
        return language_choices(languages_of(form.country))
    return getattr(field, "choices", ())


def _code(link: str) -> list[str]:
    code = QRCode(border=0)
    code.add_data(link)
    code.make()
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(_HERE / "need_paper.typ"), root=str(_HERE), font_paths=[_FONTS], ignore_system_fonts=True)
