"""A CV as JSON Resume (schema v1.0.0), with where each value was read and how sure it is under `x-ciconia`."""

from collections.abc import Iterator
from typing import Any

from ciconia.formats.cv.problems import NOTES
from ciconia.formats.cv.shape import NOW, Cv, Read

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def as_json_resume(cv: Cv) -> dict[str, Any]:
    """The CV in the shape of the schema; work without an end date goes on, as far as it has a beginning."""
    basics = _said(name=cv.name, label=cv.headline, email=cv.email, phone=cv.phone, summary=cv.summary)
    if place := _said(city=cv.city, countryCode=cv.country):
        basics["location"] = place
    return {
        "$schema": SCHEMA, "basics": basics,
        "work": [_said(name=j.employer, position=j.title, location=j.place, startDate=j.starts, endDate=j.until)
                 | ({"highlights": [line.value for line in j.what]} if j.what else {}) for j in cv.work],
        "education": [_said(institution=s.institution, studyType=s.degree, area=s.area, startDate=s.starts,
                            endDate=s.until) for s in cv.education],
        "certificates": [_said(name=c.name, issuer=c.issuer, date=c.date) for c in cv.certificates],
        "languages": [_said(language=one.name, fluency=one.level) for one in cv.languages],
        "skills": [_said(name=skill) for skill in cv.skills],
        "x-ciconia": {
            "kind": cv.kind, "sources": dict(_sources(cv)), "neverRead": list(cv.left_out),
            "languageCodes": [one.code for one in cv.languages], "notes": [NOTES[note] for note in cv.notes],
        },
    }  # fmt: skip


def _said(**reads: Read) -> dict[str, Any]:
    return {name: read.value for name, read in reads.items() if read and read.value != NOW}


NAMES = {
    "name": "/basics/name", "email": "/basics/email", "phone": "/basics/phone", "city": "/basics/location/city",
    "country": "/basics/location/countryCode", "headline": "/basics/label", "summary": "/basics/summary",
}  # fmt: skip
FIELDS = {
    "work": {"title": "position", "employer": "name", "starts": "startDate", "until": "endDate", "place": "location"},
    "education": {"institution": "institution", "degree": "studyType", "area": "area", "starts": "startDate",
                  "until": "endDate"},
    "languages": {"name": "language", "level": "fluency"},
    "certificates": {"name": "name", "issuer": "issuer", "date": "date"},
}  # fmt: skip


def _sources(cv: Cv) -> Iterator[tuple[str, dict[str, str]]]:
    """(JSON pointer, where and how sure) of every value."""
    for name, pointer in NAMES.items():
        yield from _source(pointer, getattr(cv, name))
    for part, names in FIELDS.items():
        for number, row in enumerate(getattr(cv, part)):
            for name, key in names.items():
                yield from _source(f"/{part}/{number}/{key}", getattr(row, name))
    for number, job in enumerate(cv.work):
        for n, line in enumerate(job.what):
            yield from _source(f"/work/{number}/highlights/{n}", line)
    for number, skill in enumerate(cv.skills):
        yield from _source(f"/skills/{number}/name", skill)


def _source(pointer: str, read: Read) -> Iterator[tuple[str, dict[str, str]]]:
    if read:
        yield pointer, {"where": read.where, "sure": read.sure}
