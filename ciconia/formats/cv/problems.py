"""Why a file cannot be read, and what to do instead: a code that a page can put in its own words, and a sentence."""

SENTENCES = {
    "absent": "there is no such file",
    "empty": "the file is empty",
    "too_large": "the file is larger than 5 MB; save it without pictures and try again",
    "kind": "this kind of file cannot be read; use PDF, DOCX, Europass XML, JSON Resume, or a LinkedIn export",
    "old_word": "this is a file of an old Word; save it as .docx or PDF",
    "open_document": "this is an OpenDocument file; save it as .docx or PDF",
    "rich_text": "this is a rich text file; save it as .docx or PDF",
    "picture": "this is a picture; send the CV as it was written, as PDF or .docx",
    "password": "the file has a password; save a copy without one",
    "damaged": "the file is damaged; open it once, save it again, and try the new one",
    "no_text": "the pages hold pictures of text and no text; save the CV as PDF from where it was written",
    "entities": "the file defines words of its own (DOCTYPE), which is refused; export it again from Europass",
    "not_europass": "this XML is not a CV of Europass",
    "not_resume": "this JSON is not a CV in the shape of JSON Resume",
    "not_export": "this zip or folder is no export of LinkedIn: none of its lists is there",
    "bomb": "the file unpacks to far more than a CV; save it again from where it was written",
    "busy": "other CVs are being read; try again in a minute",
    "too_much": "reading the file takes more time or memory than a CV should; save it as a simpler PDF",
}
# What was left unread in a file that was read otherwise.
NOTES = {
    "pages": "only the first 20 pages were read",
    "attachment": "read from the Europass file inside the PDF",
    "unread_pages": "some pages could not be read",
}


class CvProblem(ValueError):
    """The file cannot be read; `code` is one of SENTENCES."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code])
        self.code = code
