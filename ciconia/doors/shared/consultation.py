"""A consultation in words: its texts in a language in which it is written, and who was missing, group by group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.shared.language import NAMES
from ciconia.foundation.countries import country_name, language_name
from ciconia.foundation.text import RIGHT_TO_LEFT, Translated
from ciconia.gatherings.models import Consultation
from ciconia.gatherings.rules.consultation import spoken
from ciconia.gatherings.rules.consultation_missing import OTHERS


@dataclass(frozen=True)
class Reading:
    """In which language a consultation is read, and in which others it is written."""

    code: str
    tongues: tuple[tuple[str, str], ...]

    def text(self, text: Translated) -> Translated:
        """A text in that language alone, which is then its own; as it is where nobody wrote it in that one."""
        return Translated({"source": self.code, self.code: text[self.code]}) if text.get(self.code) else text

    def words(self, text: Translated, words: str = "") -> str:
        """The same as plain words, marked where they are in another language than the page's."""
        said = words or text.get(self.code) or str(text)
        if self.code == get_language():
            return said
        way = "rtl" if self.code in RIGHT_TO_LEFT else "ltr"
        return format_html('<span lang="{}" dir="{}">{}</span>', self.code, way, said)


def reading_of(consultation: Consultation, request: HttpRequest) -> Reading:
    """In which language somebody reads it: the one they chose of those in which it is written, else their own."""
    written = sorted(spoken(consultation.title))
    asked = request.GET.get("in", "")
    code = asked if asked in written else consultation.title.best(get_language() or "en").language
    return Reading(code, tuple((one, NAMES.get(one) or language_name(one, one)) for one in written))


def tables_of(missing: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Who was asked and who answered, with words for every group."""
    titles = {"origin": _("Country of origin"), "residence": _("Lives in"), "language": _("Language"), "sex": _("Sex"),
              "age": _("Age")}  # fmt: skip
    return [
        {"title": titles[table["by"]],
         "rows": [{**row, "name": _group(table["by"], row["key"])} for row in table["rows"]]}
        for table in missing
    ]  # fmt: skip


def _group(by: str, key: str) -> str:
    if key in ("", OTHERS):
        return _("Not known") if key == "" else _("All others")
    if by in ("origin", "residence"):
        return country_name(key, get_language() or "en")
    if by == "language":
        return language_name(key, get_language() or "en")
    return {
        "f": _("Women"), "m": _("Men"), "x": _("Another answer"), "under_30": _("Under 30"), "30_44": _("30 to 44"),
        "45_59": _("45 to 59"), "60_up": _("60 and over"),
    }[key]  # fmt: skip
