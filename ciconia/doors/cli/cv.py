"""`ciconia cv`: what can be learnt from a CV, as suggestions."""

import json
from pathlib import Path

import click

from ciconia.doors.cli.exits import BAD_INPUT, FINDINGS, fail, say
from ciconia.formats.cv.export import as_json_resume
from ciconia.formats.cv.problems import NOTES, CvProblem
from ciconia.formats.cv.safely import read_file
from ciconia.formats.cv.shape import NOW, Cv, Job, Read, Study


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON Resume, with where each value stood under x-ciconia.")
def cv(file: Path, as_json: bool) -> None:
    """Reads FILE: PDF, DOCX, Europass XML, JSON Resume, or a LinkedIn export (zip or folder). Keeps nothing.

    Prints one value a line: field, value, sure or likely or guess, where it stood, tabs between. Never read: birth,
    sex, nationality, family, religion, pictures.
    """
    try:
        found = read_file(file)
    except CvProblem as problem:
        fail(f"{file}: {problem}", BAD_INPUT)
    if as_json:
        click.echo(json.dumps(as_json_resume(found), ensure_ascii=False, indent=2))
    else:
        for field, value, read in _values(found):
            click.echo(f"{field}\t{value}\t{read.sure}\t{read.where}")
    for note in found.notes:
        say(f"{file}: {NOTES[note]}")
    if found.left_out:
        say(f"{file}: stood there and was not read: {', '.join(found.left_out)}")
    if not found.usable():
        fail(f"{file}: nothing that could be suggested was found", FINDINGS)


def _values(found: Cv) -> list[tuple[str, str, Read]]:
    names = ("name", "email", "phone", "city", "country", "headline", "summary")
    rows = [(name, getattr(found, name).value, getattr(found, name)) for name in names if getattr(found, name)]
    rows += [("work", _job(job), job.title or job.employer) for job in found.work]
    rows += [("education", _study(study), study.institution or study.degree) for study in found.education]
    rows += [
        ("language", f"{one.code or one.name.value} {one.level.value}".strip(), one.name) for one in found.languages
    ]
    rows += [("skill", skill.value, skill) for skill in found.skills]
    return rows + [("certificate", one.name.value, one.name) for one in found.certificates]


def _period(one: Job | Study) -> str:
    until = "today" if one.until.value == NOW else one.until.value
    return f"{one.starts.value} to {until}: " if one.starts and until else f"{until or one.starts.value}: ".lstrip(": ")


def _job(job: Job) -> str:
    return _period(job) + ", ".join(part.value for part in (job.title, job.employer, job.place) if part)


def _study(study: Study) -> str:
    return _period(study) + ", ".join(part.value for part in (study.degree, study.area, study.institution) if part)
