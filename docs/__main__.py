"""`./run docs`: writes the pages of docs/reference that follow from the code; `--check` only compares."""

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

REFERENCE = Path(__file__).resolve().parent / "reference"
PAGES = {
    "flows.md": "flows.markdown",
    "flows.toml": "flows.toml",
    "permissions.md": "permissions.matrix",
    "access.md": "access.page_of_access",
    "settings.md": "settings.page_of_settings",
    "commands.md": "commands.page_of_commands",
    "addresses.md": "addresses.page_of_addresses",
    "privacy.md": "privacy.page_of_fields",
    "kinds.md": "packs.page_of_kinds",
    "packs.md": "packs.page_of_packs",
    "openapi.json": "openapi.document",
}


def written() -> dict[str, str]:
    """{file name: text} of all pages, as the code is now."""
    # The addresses of the demo are part of the reference, and words are those of the source language.
    os.environ["CICONIA_DEMO"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "ciconia.config.settings"
    importlib.import_module("django").setup()
    translation = importlib.import_module("django.utils.translation")
    with translation.override("en"):
        return {name: _writer(source)() for name, source in PAGES.items()}


def _writer(source: str) -> Callable[[], str]:
    module, function = source.split(".")
    found: Callable[[], str] = getattr(importlib.import_module(f"docs.generator.{module}"), function)
    return found


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; the code is 1 if a page is not as the code is.")
def docs(check: bool) -> None:
    """Writes the generated pages of docs/reference."""
    stale = [
        (name, text)
        for name, text in written().items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text() != text
    ]
    for name, text in stale:
        click.echo(f"docs/reference/{name} is {'not as the code is' if check else 'written'}")
        if not check:
            REFERENCE.mkdir(exist_ok=True)
            (REFERENCE / name).write_text(text)
    if not stale:
        click.echo("All pages are as the code is")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    docs(prog_name="./run docs")
