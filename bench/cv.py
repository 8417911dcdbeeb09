"""`./run bench cv`: how much of real CVs is read, and how much of what is read is right."""

import json
import resource
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from ciconia.doors.cli.exits import BAD_INPUT, FINDINGS, fail, say
from ciconia.formats.cv.lines import clean, fold
from ciconia.formats.cv.safely import read_file
from ciconia.formats.cv.shape import Cv

TRUTH = Path(__file__).parent / "data" / "cv_truth.toml"
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "artefacts" / "cvs"
ALONE = ("name", "email", "phone", "city", "country", "headline", "summary")
WORK = ("title", "employer", "starts", "until")
EDUCATION = ("institution", "degree", "area", "starts", "until")
LEAST = 0.9  # precision and recall of all fields together; half of that is a finding
Values = Iterator[tuple[str, str]]


def truths() -> dict[str, dict[str, Any]]:
    """What each file says: those written by hand."""
    found: dict[str, dict[str, Any]] = tomllib.loads(TRUTH.read_text())
    return {name: found[row["same_as"]] if "same_as" in row else row for name, row in found.items()}


def json_truth(path: Path) -> dict[str, Any]:
    """What a JSON Resume says, taken from it field by field."""
    data = json.loads(path.read_text())
    basics, place = data["basics"], data["basics"].get("location", {})
    jobs = [[row.get(n, "") for n in ("position", "name", "startDate", "endDate")] for row in data.get("work", [])]
    names = ("institution", "studyType", "area", "startDate", "endDate")
    skills = [one for row in data.get("skills", []) for one in (row["name"], *row.get("keywords", []))]
    return {
        "name": basics.get("name"), "email": basics.get("email"), "phone": basics.get("phone"),
        "headline": basics.get("label"), "summary": basics.get("summary"), "city": place.get("city"),
        "country": place.get("countryCode"), "work": [[*job[:3], job[3] or "now"] for job in jobs],
        "education": [[row.get(name, "") for name in names] for row in data.get("education", [])], "skills": skills,
    }  # fmt: skip


def expected(truth: dict[str, Any]) -> Values:
    """(field, value) of all that should be found; entries carry what they belong to."""
    yield from ((name, truth[name]) for name in ALONE if truth.get(name))
    for part, names in (("work", WORK), ("education", EDUCATION)):
        for row in truth.get(part, []):
            yield from _fields(part, names, row)
    for code, level in truth.get("languages", []):
        yield from [("language", code), ("level", f"{code} {level}" if level else "")]
    skills = truth.get("skills", [])
    yield from (("skill", skill) for skill in (skills.split(", ") if isinstance(skills, str) else skills))


def found(cv: Cv, truth: dict[str, Any]) -> Values:
    """(field, value) of all that was read, as far as the truth speaks of that part."""
    yield from ((name, getattr(cv, name).value) for name in ALONE if name != "summary" or "summary" in truth)
    for part, names, rows in (("work", WORK, cv.work), ("education", EDUCATION, cv.education)):
        for row in rows:
            yield from _fields(part, names, [getattr(row, name).value for name in names])
    for one in cv.languages if "languages" in truth else ():
        yield from [("language", one.code), ("level", f"{one.code} {one.level.value}" if one.level else "")]
    yield from (("skill", skill.value) for skill in cv.skills if "skills" in truth)


def _fields(part: str, names: tuple[str, ...], row: list[str]) -> Values:
    """Each field of an entry; dates carry the first name of the entry, so that they count only where they belong."""
    for number, (name, value) in enumerate(zip(names, row, strict=True)):
        if value:
            yield f"{part}.{name}", f"{row[number and 1]} {value}" if name in ("starts", "until") else value


def counted(values: Values) -> Counter[tuple[str, str]]:
    """How often each (field, value) stands there; capitals, accents and spaces do not count."""
    return Counter((field, fold(clean(value))) for field, value in values if value.strip())


def measured(folder: Path, only: str = "", read: Callable[[Path], Cv] = read_file) -> dict[str, tuple[int, int, int]]:
    """For each field of the files whose name ends with `only`: how many were right, were read, and were there."""
    table = truths() | {path.name: json_truth(path) for path in sorted(folder.glob("jsonresume_*.json"))}
    table = {name: truth for name, truth in table.items() if name.endswith(only)}
    totals: dict[str, Counter[str]] = {}
    for name, truth in table.items():
        wanted, got = counted(expected(truth)), counted(found(read(folder / name), truth))
        for kind, counts in (("right", wanted & got), ("read", got), ("there", wanted)):
            for (field, value), number in counts.items():
                totals.setdefault(field, Counter())[kind] += number
                if kind != "right" and number > (wanted & got)[field, value]:
                    say(f"{name}: {'wrongly read' if kind == 'read' else 'not read'}: {field}: {value[:80]}")
    return {field: (one["right"], one["read"], one["there"]) for field, one in totals.items()}


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True, help="Where the CVs are.")
@click.option("--only", default="", help="Only files whose name ends so, for example .pdf.")
def cv(folder: Path, only: str) -> None:
    """Reads the CVs whose truth stands in bench/data/cv_truth.toml, and those of JSON Resume beside them."""
    if not folder.is_dir():
        fail(f"{folder}: there is no such folder", BAD_INPUT)
    fields = measured(folder, only)
    click.echo("field\tprecision\trecall\tright\tread\tthere")
    right, read, there = (sum(one[n] for one in fields.values()) for n in range(3))
    for field, one in [*fields.items(), ("all", (right, read, there))]:
        precision, recall = one[0] / max(one[1], 1), one[0] / max(one[2], 1)
        click.echo(f"{field}\t{precision:.3f}\t{recall:.3f}\t{one[0]}\t{one[1]}\t{one[2]}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    say(f"{used.ru_utime + used.ru_stime:.2f} s of processor time in children, {used.ru_maxrss // 1024} MB at most")
    if min(right / read, right / there) < LEAST / 2:
        raise SystemExit(FINDINGS)
