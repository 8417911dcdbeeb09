"""`./run messages`: collects the words people see, so that translators find them; keeps what is translated."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import polib
from django.utils.translation.template import templatize

from ciconia.doors.cli.exits import ENVIRONMENT
from ciconia.foundation.database.urls import CLONE

# CLDR's plural rules as gettext writes them. Arabic: none, one, two, few, many, other.
PLURALS = {
    "nl": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
KEYWORDS = (
    "gettext gettext_lazy gettext_noop ngettext:1,2 ngettext_lazy:1,2 pgettext:1c,2 pgettext_lazy:1c,2 "
    "npgettext:1c,2,3 npgettext_lazy:1c,2,3"
)
PLACE = "ciconia/doors/locale/{}/LC_MESSAGES/django.po"


def collected(clone: Path = CLONE) -> polib.POFile:
    """Every text that the code and the templates under ciconia/ mark for translation, in the order of the files.

    Raises FileNotFoundError where GNU gettext is not installed, ValueError with its words where it cannot read a file,
    SyntaxError for a template in which a translated block holds other blocks.
    """
    if not shutil.which("xgettext"):
        raise FileNotFoundError("GNU gettext is needed (on Debian: apt-get install gettext).")
    with tempfile.TemporaryDirectory() as folder:
        names = _sources(clone, Path(folder))
        keywords = [f"--keyword={word}" for word in ("_", "_t", *KEYWORDS.split())]
        command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--no-wrap", "--output=-"]
        command += ["--add-comments=Translators", "--add-location=file", "--sort-by-file", *keywords, *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode or re.search(r"error|warning", done.stderr):
        raise ValueError(done.stderr)
    return polib.pofile(done.stdout) if done.stdout else polib.POFile()


def merged(found: polib.POFile, kept: polib.POFile, language: str) -> polib.POFile:
    """A catalogue with every text found, in that order, and the translations kept of it; the same each time."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "Ciconia",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    known = {(entry.msgctxt, entry.msgid, entry.msgid_plural): entry for entry in kept}
    forms = int(PLURALS[language][9])
    for entry in found:
        entry = polib.POEntry(**{key: getattr(entry, key) for key in ("msgid", "msgctxt", "msgid_plural", "comment")})
        catalogue.append(entry)
    for entry, source in zip(catalogue, found, strict=True):
        entry.occurrences = [(path, "") for path in sorted({path for path, _line in source.occurrences})]
        entry.flags = [flag for flag in source.flags if flag != "fuzzy"]
        before = known.get((entry.msgctxt, entry.msgid, entry.msgid_plural))
        if before:
            entry.tcomment = before.tcomment
            entry.flags += ["fuzzy"] * before.fuzzy
        if entry.msgid_plural:
            entry.msgstr_plural = {n: before.msgstr_plural.get(n, "") if before else "" for n in range(forms)}
        elif before:
            entry.msgstr = before.msgstr
    return catalogue


def write(clone: Path = CLONE) -> list[tuple[str, int, int]]:
    """Brings every catalogue up to the code. Answers (language, translated, of how many)."""
    found = collected(clone)
    said = []
    for language in PLURALS:
        path = clone / PLACE.format(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = merged(found, polib.pofile(str(path)) if path.exists() else polib.POFile(), language)
        path.write_text(str(catalogue) + "\n", encoding="utf-8")
        said.append((language, len(catalogue.translated_entries()), len(catalogue)))
    return said


def _sources(clone: Path, folder: Path) -> list[str]:
    """Copies code and templates, as something gettext can read, and answers their names from the clone."""
    names = []
    for path in sorted((clone / "ciconia").rglob("*")):
        if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts or "static" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(clone)
        if path.suffix != ".py":
            text = templatize(text, origin=str(name))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        names.append(str(name))
    return names


@click.command()
def messages() -> None:
    """Collects the words people see into the catalogues of all languages."""
    try:
        said = write()
    except (FileNotFoundError, SyntaxError, ValueError) as problem:
        click.echo(problem, err=True)
        sys.exit(ENVIRONMENT)
    for language, done, of in said:
        click.echo(f"{language}: {done} of {of} translated")


if __name__ == "__main__":
    messages()
