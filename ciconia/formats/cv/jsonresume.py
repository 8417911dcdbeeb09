"""A CV in the shape of JSON Resume (jsonresume.org): every field names itself, so all of it is sure."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ciconia.formats.cv.lines import clean
from ciconia.formats.cv.private import without_sentences
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.shape import NOW, SURE, Certificate, Cv, Job, Read, Spoken, Study
from ciconia.formats.cv.spoken import country_of_code, language_code, level_in

DAY = re.compile(r"^[12]\d{3}(-[01]\d(-[0-3]\d)?)?$")
MOST = 60  # rows of one list that are looked at
PARTS = ("basics", "work", "education", "skills", "languages")
PRIVATE = {
    "image": "photo", "picture": "photo", "photo": "photo", "birthDate": "birth", "birthday": "birth",
    "dateOfBirth": "birth",
    "age": "birth", "gender": "sex", "sex": "sex", "nationality": "nationality", "citizenship": "nationality",
    "maritalStatus": "family", "children": "family", "religion": "religion",
}  # fmt: skip


def read_json(raw: bytes) -> Cv:
    """The CV of a JSON Resume; raises CvProblem where it is none."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise CvProblem("damaged") from None
    if not isinstance(data, dict) or not any(isinstance(data.get(part), dict | list) for part in PARTS):
        raise CvProblem("not_resume")
    basics = _dict(data.get("basics"))
    place = _dict(basics.get("location"))
    left = {kind for name, kind in PRIVATE.items() for one in (basics, data) if one.get(name)}
    summary, kinds = without_sentences(_text(basics.get("summary")))
    jobs = tuple(_job(row, f"/work/{n}") for n, row in _rows(data, "work"))
    return Cv(
        kind="jsonresume", name=_read(basics, "name", "/basics"), email=_read(basics, "email", "/basics"),
        phone=_read(basics, "phone", "/basics"), headline=_read(basics, "label", "/basics"),
        city=_read(place, "city", "/basics/location"), country=_country(place),
        summary=Read(summary, "/basics/summary", SURE) if summary else Read(),
        work=jobs, education=tuple(_study(row, f"/education/{n}") for n, row in _rows(data, "education")),
        languages=tuple(one for n, row in _rows(data, "languages") for one in _spoken(row, f"/languages/{n}")),
        skills=tuple(_skills(data)), certificates=tuple(_certificates(data)), left_out=tuple(sorted(left | kinds)),
    )  # fmt: skip


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return clean(value.replace("\n", " ")) if isinstance(value, str) else ""


def _read(row: dict[str, Any], name: str, where: str) -> Read:
    value = _text(row.get(name))
    return Read(value, f"{where}/{name}", SURE) if value else Read()


def _rows(data: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = data.get(name)
    for number, row in enumerate(rows[:MOST] if isinstance(rows, list) else []):
        if isinstance(row, dict):
            yield number, row


def _country(place: dict[str, Any]) -> Read:
    code = country_of_code(_text(place.get("countryCode")))
    return Read(code, "/basics/location/countryCode", SURE) if code else Read()


def _day(row: dict[str, Any], name: str, where: str) -> Read:
    read = _read(row, name, where)
    return read if DAY.match(read.value) else Read()


def _until(row: dict[str, Any], where: str) -> Read:
    """Work without an end goes on: so says the schema's own description of its samples."""
    found = _day(row, "endDate", where)
    if not found and row.get("startDate") and not row.get("endDate"):
        return Read(NOW, f"{where}/endDate", SURE)
    return found


def _job(row: dict[str, Any], where: str) -> Job:
    texts = [(row.get("summary"), f"{where}/summary")]
    highlights = row.get("highlights")
    if isinstance(highlights, list):
        texts += [(one, f"{where}/highlights/{n}") for n, one in enumerate(highlights[:MOST])]
    what = [(without_sentences(_text(text))[0], place) for text, place in texts]
    return Job(
        title=_read(row, "position", where), employer=_read(row, "name", where) or _read(row, "company", where),
        starts=_day(row, "startDate", where), until=_until(row, where), place=_read(row, "location", where),
        what=tuple(Read(text, place, SURE) for text, place in what if text),
    )  # fmt: skip


def _study(row: dict[str, Any], where: str) -> Study:
    return Study(
        institution=_read(row, "institution", where), degree=_read(row, "studyType", where),
        area=_read(row, "area", where), starts=_day(row, "startDate", where), until=_day(row, "endDate", where),
    )  # fmt: skip


def _spoken(row: dict[str, Any], where: str) -> Iterator[Spoken]:
    name = _read(row, "language", where)
    if name:
        fluency = _text(row.get("fluency"))
        level, exact = level_in(fluency)
        sure = SURE if exact else "likely" if level == "C2" else "guess"
        yield Spoken(name, language_code(name.value), Read(level, f"{where}/fluency", sure) if level else Read())


def _skills(data: dict[str, Any]) -> Iterator[Read]:
    for number, row in _rows(data, "skills"):
        keywords = row.get("keywords")
        if name := _read(row, "name", f"/skills/{number}"):
            yield name
        for n, word in enumerate(keywords[:MOST] if isinstance(keywords, list) else []):
            if text := _text(word):
                yield Read(text, f"/skills/{number}/keywords/{n}", SURE)


def _certificates(data: dict[str, Any]) -> Iterator[Certificate]:
    for number, row in _rows(data, "certificates"):
        where = f"/certificates/{number}"
        if name := _read(row, "name", where):
            yield Certificate(name, _read(row, "issuer", where), _day(row, "date", where))
