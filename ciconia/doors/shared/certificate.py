"""A certificate as a PDF, set by typst from our own two fonts; what it says was kept on the day it was made."""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from qrcode import QRCode

from ciconia.doors.shared.course import days
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import day, words
from ciconia.learning.models import Certificate

_HERE = Path(__file__).parent
_FONTS = str(_HERE / "fonts")
_one_at_a_time = Lock()


def check_url(certificate: Certificate) -> str:
    """Where anybody checks it; the code on the paper says the same."""
    return at(reverse("certificate", args=[certificate.number]))


def as_pdf(certificate: Certificate) -> bytes:
    """The certificate in the reader's language; one that was withdrawn says so across the page."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    url = check_url(certificate)
    said: dict[str, Any] = {
        "language": language, "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "heading": _("Certificate"), "given": words(certificate.given_by), "has": _("This is to say that"),
        "name": certificate.name, "completed": _("completed the course"), "title": words(certificate.title),
        "facts": _("%(days)s, %(hours)d hours") % {"days": days(certificate), "hours": certificate.hours},
        "can": _("and can now:"), "aims": [line for line in words(certificate.aims).splitlines() if line.strip()],
        "issued": _("Made on %(day)s") % {"day": day(certificate.issued_on)},
        "number_words": _("Number"), "number": certificate.number,
        "how": _("Whether it holds can be checked by everybody at:"), "url": url, "code": _code(url),
        "withdrawn": _("Withdrawn on %(day)s") % {"day": day(certificate.withdrawn_on)}
        if certificate.withdrawn_on else "",
    }  # fmt: skip
    with _one_at_a_time:
        made = _compiler().compile(format="pdf", sys_inputs={"data": json.dumps(said)})
    return bytes(made)  # type: ignore[arg-type]


def _code(link: str) -> list[str]:
    code = QRCode(border=0)
    code.add_data(link)
    code.make()
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        str(_HERE / "certificate.typ"), root=str(_HERE), font_paths=[_FONTS], ignore_system_fonts=True
    )
