"""The export of one's own data from LinkedIn: a zip of lists, or the folder it was unpacked to."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ciconia.formats.cv.dates import point
from ciconia.formats.cv.lines import clean
from ciconia.formats.cv.private import without_sentences
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.shape import LIKELY, NOW, SURE, Certificate, Cv, Job, Read, Spoken, Study
from ciconia.formats.cv.spoken import country_code, language_code, level_in

# Only these are ever opened; an export also holds messages, contacts and what was looked at.
LISTS = (
    "Profile", "Profile Summary", "Positions", "Education", "Skills", "Languages", "Email Addresses", "PhoneNumbers",
    "Certifications",
)  # fmt: skip
LARGEST, MOST = 2_000_000, 200
PRIVATE = {"Birth Date": "birth", "Maiden Name": "family"}
Row = dict[str, str]


def pack_folder(folder: Path) -> bytes:
    """The lists of an unpacked export as one zip; raises CvProblem where there is none."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in LISTS:
            path = folder / f"{name}.csv"
            if path.is_file() and path.stat().st_size <= LARGEST:
                archive.writestr(path.name, path.read_bytes())
        if not archive.namelist():
            raise CvProblem("not_export")
    return packed.getvalue()


def read_linkedin(raw: bytes) -> Cv:
    """The CV of an export; raises CvProblem where it is locked or none, and what zipfile raises."""
    lists = _lists(raw)
    profile = next(iter(lists.get("Profile", [])), {})
    mails = lists.get("Email Addresses", [])
    mail = next((row for row in mails if row.get("Primary") == "Yes"), mails[0] if mails else {})
    phone = next(iter(lists.get("PhoneNumbers", [])), {})
    name = clean(f"{profile.get('First Name', '')} {profile.get('Last Name', '')}")
    said = profile.get("Summary") or next(iter(lists.get("Profile Summary", [])), {}).get("Profile Summary", "")
    summary, kinds = without_sentences(said)
    left = {kind for column, kind in PRIVATE.items() if profile.get(column)}
    city, country = _place(profile.get("Geo Location", ""))
    return Cv(
        kind="linkedin", name=_plain(name, "Profile.csv"), email=_read(mail, "Email Address", "Email Addresses.csv"),
        phone=_read(phone, "Number", "PhoneNumbers.csv"), city=city, country=country,
        headline=_read(profile, "Headline", "Profile.csv"), summary=_plain(clean(summary), "Profile.csv"),
        work=tuple(_job(row, f"Positions.csv, row {n}") for n, row in enumerate(lists.get("Positions", []), 2)),
        education=tuple(_study(row, f"Education.csv, row {n}") for n, row in enumerate(lists.get("Education", []), 2)),
        languages=tuple(_spoken(row, f"Languages.csv, row {n}") for n, row in enumerate(lists.get("Languages", []), 2)),
        skills=tuple(_skills(lists.get("Skills", []))), certificates=tuple(_certificates(lists.get("Certifications",
        []))),
        left_out=tuple(sorted(left | kinds)),
    )  # fmt: skip


def _lists(raw: bytes) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for entry in archive.infolist():
            name = Path(entry.filename).name.removesuffix(".csv")
            if name in LISTS and entry.filename.endswith(".csv"):
                found[name] = _rows(_unpacked(archive, entry))
        if not found and any(entry.flag_bits & 1 for entry in archive.infolist()):
            raise CvProblem("password")
    if not found:
        raise CvProblem("not_export")
    return found


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & 1:
        raise CvProblem("password")
    with archive.open(entry) as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise CvProblem("bomb")
    return raw.decode("utf-8-sig", errors="replace")


def _rows(text: str) -> list[Row]:
    """The rows of a list; some of LinkedIn's have notes above the names of the columns."""
    reader = csv.reader(io.StringIO(text))
    rows = [row for _, row in zip(range(MOST), reader, strict=False) if any(row)]
    if rows and rows[0][0].startswith("Notes"):
        rows = [row for row in rows if len(row) > 1]
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] if rows else []


def _plain(value: str, where: str) -> Read:
    return Read(value, where, SURE) if value else Read()


def _read(row: Row, column: str, where: str) -> Read:
    return _plain(clean(row.get(column, "").replace("\n", " ")), f"{where}, {column}")


def _day(row: Row, column: str, where: str) -> Read:
    return _plain(point(row.get(column, "")), f"{where}, {column}")


def _place(text: str) -> tuple[Read, Read]:
    parts = [clean(part) for part in text.split(",")]
    code = country_code(parts[-1])
    where = "Profile.csv, Geo Location"
    city = Read(parts[0], where, LIKELY) if len(parts) > 1 else Read()
    return city, Read(code, where, LIKELY) if code else Read()


def _job(row: Row, where: str) -> Job:
    lines = (without_sentences(clean(line))[0] for line in row.get("Description", "").split("\n"))
    starts, until = _day(row, "Started On", where), _day(row, "Finished On", where)
    if starts and not row.get("Finished On"):
        until = Read(NOW, f"{where}, Finished On", SURE)
    return Job(
        title=_read(row, "Title", where), employer=_read(row, "Company Name", where), starts=starts, until=until,
        place=_read(row, "Location", where), what=tuple(Read(line, f"{where}, Description",
        SURE) for line in lines if line),
    )  # fmt: skip


def _study(row: Row, where: str) -> Study:
    """`Degree Name` holds the degree and, after a comma, what it is in."""
    degree, _, area = (part.strip() for part in clean(row.get("Degree Name", "")).partition(","))
    place = f"{where}, Degree Name"
    return Study(
        institution=_read(row, "School Name", where), degree=_plain(degree, place), area=_plain(area, place),
        starts=_day(row, "Start Date", where), until=_day(row, "End Date", where),
    )  # fmt: skip


def _spoken(row: Row, where: str) -> Spoken:
    name = _read(row, "Name", where)
    level, _ = level_in(row.get("Proficiency", ""))
    sure = LIKELY if level == "C2" else "guess"
    return Spoken(name, language_code(name.value), Read(level, f"{where}, Proficiency", sure) if level else Read())


def _skills(rows: list[Row]) -> Iterator[Read]:
    for number, row in enumerate(rows, 2):
        if name := _read(row, "Name", f"Skills.csv, row {number}"):
            yield name


def _certificates(rows: list[Row]) -> Iterator[Certificate]:
    for number, row in enumerate(rows, 2):
        where = f"Certifications.csv, row {number}"
        if name := _read(row, "Name", where):
            yield Certificate(name, _read(row, "Authority", where), _day(row, "Started On", where))
