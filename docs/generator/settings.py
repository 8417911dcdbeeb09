"""Every value from the environment, checked against the places in the source that read one."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ciconia.foundation.database.urls import CLONE
from docs.generator.text import code, page, table

NAME = re.compile(r"[A-Z][A-Z0-9_]{3,}")
READERS = ("environ", "env")
NOT_OURS = {"DJANGO_SETTINGS_MODULE", "PATH", "PGOPTIONS", "PYTHONPATH"}

INTRODUCTION = """
There is one file of settings, `ciconia/config/settings.py`, and what differs between installations comes from the
environment. Nothing has to be set for the demo, for development and for tests. A real installation sets at least
those marked *real*; see [running it in production](../how-to/run-in-production.md).
"""


@dataclass(frozen=True)
class Value:
    """One name of the environment: what stands in for it, and what it means."""

    name: str
    default: str
    means: str
    real: bool = False


VALUES = (
    Value("DATABASE_URL", "", "Address of PostgreSQL for the application's role, which owns nothing. Without it "
          "Ciconia starts a server of its own in `CICONIA_HOME`.", real=True),
    Value("DATABASE_OWNER_URL", "", "Address for the role that owns the tables; used by migrations and nothing else.",
          real=True),
    Value("SECRET_KEY", "", "Signs sessions and tokens. Without it a value known to everybody is used, fit for the "
          "demo and for development only.", real=True),
    Value("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver", "Host names that are answered, with commas.",
          real=True),
    Value("CICONIA_SITE", "http://localhost:8000", "The address of the installation, with which links in "
          "letters begin.", real=True),
    Value("CICONIA_ANSWERS", "", "An address whose mail is handed to `ciconia mail receive`, with plus-addresses: "
          "letters about spaces can then be answered by mail. Without it by their link alone."),
    Value("CICONIA_HTTPS", "", "`1` where a proxy brings HTTPS: cookies are sent over HTTPS only, and the proxy's "
          "`X-Forwarded-Proto` is believed.", real=True),
    Value("CICONIA_PROXIES", "0", "How many proxies of yours stand before the web server: tries are then "
          "counted for the address the outermost one saw, and not for the proxy.", real=True),
    Value("CSRF_TRUSTED_ORIGINS", "", "Origins whose forms are accepted besides the own one, with commas, each with "
          "its scheme.", real=True),
    Value("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "How mail is sent. As it stands mail is "
          "written into `CICONIA_HOME/mail`; `django.core.mail.backends.smtp.EmailBackend` sends it.", real=True),
    Value("EMAIL_HOST", "localhost", "The mail server.", real=True),
    Value("EMAIL_PORT", "25", "Its port."),
    Value("DEFAULT_FROM_EMAIL", "Ciconia <no-reply@localhost>", "The sender of mail.", real=True),
    Value("CICONIA_HOME", "", "The folder for everything a running Ciconia keeps on disk: its database server, files, "
          "mail, collected styles. Without it `.ciconia` in the clone."),
    Value("CICONIA_DB_NAME", "", "The name of the database on a server of Ciconia's own. Without it `ciconia`."),
    Value("CICONIA_DB_ROLE", "", "`owner` lets a process work as the role that owns the tables; the commands that "
          "change tables set it themselves."),
    Value("CICONIA_DB_POOL", "", "`1` keeps connections to the database open between requests; the web server sets it "
          "itself. What runs once and ends goes without."),
    Value("CICONIA_STATIC", "", "The folder with collected styles; `ciconia serve` and the demo set it. Without it "
          "`static` in `CICONIA_HOME`."),
    Value("CICONIA_STATICFILES", "whitenoise.storage.CompressedManifestStaticFilesStorage", "How styles are stored."),
    Value("CICONIA_BIND", "127.0.0.1:8000", "The address the web server listens on; `ciconia serve` and the demo set "
          "it."),
    Value("CICONIA_WEB_PROCESSES", "1", "Processes of the web server."),
    Value("CICONIA_WEB_THREADS", "4", "Threads in each of them."),
    Value("CICONIA_DEMO", "", "`1` switches the demo on: log-in by one click as anybody, the tour, all mail on a page. "
          "Never set it where people are real."),
    Value("CICONIA_CLOCK_START", "", "A moment such as `2021-03-08T09:00:00+01:00` at which the product's clock stands "
          "when the process starts; it goes on from there. Without it real time."),
    Value("LOG_LEVEL", "WARNING", "What is written to the log of the process."),
    Value("DEBUG", "", "`1` shows errors to whoever makes them. Never set it where people are real."),
)  # fmt: skip


def page_of_settings() -> str:
    """The page; LookupError where the table and the source do not name the same values, or not the same defaults."""
    read = dict(values_read())
    listed = {value.name for value in VALUES}
    if listed != set(read):
        raise LookupError(f"docs/generator/settings.py and the source differ: {', '.join(sorted(listed ^ set(read)))}")
    for value in VALUES:
        if value.default != read[value.name] and (value.default or value.name not in WORDS_FOR_DEFAULT):
            raise LookupError(f"the default of {value.name} in the source is {read[value.name]!r}")
    rows = [(code(v.name), "real" if v.real else "", code(v.default), v.means) for v in VALUES]
    return page("Settings", INTRODUCTION, table(["name", "", "default", "what it means"], rows))


# Their default is long or made of others, and stands in words in the table.
WORDS_FOR_DEFAULT = {"SECRET_KEY"}


def values_read() -> Iterator[tuple[str, str]]:
    """(name, default written beside it) for every value that ours read from the environment."""
    for path in sorted((CLONE / "ciconia").rglob("*.py")):
        for name, default in _read_in(path):
            if name not in NOT_OURS:
                yield name, default


def _read_in(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text())
    fallbacks = {
        id(node.values[0]): node.values[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and isinstance(node.values[1], ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _reads(node.func) and node.args and isinstance(node.args[0], ast.Constant):
            beside = node.args[1].value if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) else ""
            name = str(node.args[0].value)
            if NAME.fullmatch(name):
                yield name, str(beside or fallbacks.get(id(node), ""))


def _reads(function: ast.expr) -> bool:
    """Whether this is `os.environ.get` or `env.get`."""
    if not (isinstance(function, ast.Attribute) and function.attr == "get"):
        return False
    of = function.value
    return (isinstance(of, ast.Name) and of.id in READERS) or (isinstance(of, ast.Attribute) and of.attr in READERS)
