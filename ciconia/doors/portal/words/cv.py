"""What pages say of a CV: why a file cannot be read, how sure a value is, where it stood, what was never read."""

import re

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.templatetags.ciconia import in_a_row

PROBLEMS = {
    "absent": _("Choose the file of your CV."),
    "empty": _("This file is empty. Choose the file of your CV."),
    "too_large": _("The file is larger than 5 MB. Save it without pictures and try again."),
    "kind": _("This kind of file cannot be read. Use PDF, DOCX, Europass XML, JSON Resume, or the zip from LinkedIn."),
    "old_word": _("This is a file of an old Word. Save it as .docx or PDF."),
    "open_document": _("This is an OpenDocument file. Save it as .docx or PDF."),
    "rich_text": _("This is a rich text file. Save it as .docx or PDF."),
    "picture": _("This is a picture. Send the CV as it was written, as PDF or .docx."),
    "password": _("The file has a password. Save a copy without one."),
    "damaged": _("The file is damaged. Open it once, save it again, and try the new one."),
    "no_text": _("The pages hold pictures of text and no text. Save the CV as PDF from where it was written."),
    "entities": _("This XML is built in a way that is refused. Export it again from Europass."),
    "not_europass": _("This XML is not a CV of Europass."),
    "not_resume": _("This JSON is not a CV in the shape of JSON Resume."),
    "not_export": _("This zip is not an export of LinkedIn: none of its lists is in it."),
    "bomb": _("The file unpacks to far more than a CV. Save it again from where it was written."),
    "too_much": _("Reading the file takes more than a CV should. Save it as a simpler PDF."),
    "busy": _("Other CVs are being read. Try again in a minute."),
    "nothing": _("Nothing was found in this file that could be suggested. Is it a CV?"),
    "stale": _("These suggestions are a day old. Send the file again."),
}
NOTES = {
    "pages": _("Only the first 20 pages were read."),
    "attachment": _("Read from the Europass file inside the PDF."),
    "unread_pages": _("Some pages could not be read."),
}
KINDS = {
    "birth": _("birth"), "sex": _("sex"), "nationality": _("nationality or origin"), "family": _("family"),
    "religion": _("religion or politics"), "photo": _("photo"), "number": _("numbers of documents"),
}  # fmt: skip
SURENESS = {"sure": _("stands there so"), "likely": _("likely"), "guess": _("a guess")}
_LINE = re.compile(r"^page (\d+), line (\d+)$")
_PARAGRAPH = re.compile(r"^paragraph (\d+)$")
_ROW = re.compile(r"^table (\d+), row (\d+)$")


def where_words(where: str) -> str:
    """The place of a value in the file, as far as people can look it up there: fields of XML and JSON are left out."""
    if found := _LINE.match(where):
        return _t("page %(page)s, line %(line)s") % {"page": found[1], "line": found[2]}
    if found := _PARAGRAPH.match(where):
        return _t("paragraph %(number)s") % {"number": found[1]}
    if found := _ROW.match(where):
        return _t("table %(table)s, row %(row)s") % {"table": found[1], "row": found[2]}
    return where if ".csv" in where else ""


def kinds_words(kinds: tuple[str, ...]) -> str:
    """What stood in the file and is never read, by its kind alone."""
    return in_a_row(str(KINDS[kind]) for kind in kinds)


def period_words(starts: str, until: str, what: str) -> str:
    """A line of work so far: "2011 to 2015: network engineer, Maasmond"; with years alone."""
    years = {"starts": starts[:4], "until": until[:4], "what": what}
    if until == "now":
        return _t("%(starts)s to today: %(what)s") % years if starts else what
    if starts and until and starts[:4] != until[:4]:
        return _t("%(starts)s to %(until)s: %(what)s") % years
    return _t("%(until)s: %(what)s") % (years | {"until": (until or starts)[:4]}) if until or starts else what
