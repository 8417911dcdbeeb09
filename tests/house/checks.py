"""The checks that hold the house, as plain functions from source to findings, so that each can be shown to bite."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ciconia"
FLOORS = (
    "engine", "foundation", "people", "learning", "programmes", "publishing", "gatherings", "selection", "delivery",
    "results", "insight",
)  # fmt: skip


def python_files(*parts: str) -> list[Path]:
    """Our Python files below the package, without migrations."""
    return [p for p in sorted(PACKAGE.joinpath(*parts).rglob("*.py")) if "migrations" not in p.parts]


def templates() -> list[Path]:
    """Our templates."""
    return sorted(PACKAGE.glob("doors/**/templates/**/*.html"))


def relative(path: Path) -> str:
    """A path as it stands in the lists of findings."""
    return str(path.relative_to(ROOT))


def _calls(source: str) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def request_keys_in_orm(source: str) -> list[int]:
    """Lines where a query gets names that are unpacked, read from a request or reached by a detour.

    A request must never choose a column: not as a keyword, not as a name that is given, not in SQL of its own.
    """
    verbs = {"filter", "exclude", "get", "order_by", "annotate", "alias", "update", "values", "values_list",
             "aggregate", "only", "defer", "distinct", "select_related", "prefetch_related", "create"}  # fmt: skip
    names, own_sql = {"Q", "F", "OrderBy", "When", "KeyTransform"}, {"extra", "raw", "RawSQL"}
    found = []
    for call, name in _calls(source):
        verb = name.rpartition(".")[2]
        starred = any(isinstance(argument, ast.Starred) for argument in call.args)
        unpacked = any(keyword.arg is None for keyword in call.keywords)
        asked = any("request." in ast.unparse(argument) for argument in call.args)
        column = verb in names or (verb in verbs - {"filter", "exclude", "get", "create"} and "." in name)
        reached = verb == "getattr" and any(
            isinstance(argument, ast.Constant) and argument.value in verbs - {"get"} for argument in call.args
        )
        queried = (verb in verbs and "." in name) or verb in names
        if (queried and (starred or unpacked)) or (column and asked) or reached or verb in own_sql:
            found.append(call.lineno)
    return found


def other_clocks(source: str) -> list[int]:
    """Lines that ask for the time anywhere but from the clock."""
    names = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "time.time"}
    tails = {"Now", "TruncNow", "CurrentTimestamp"}
    return [call.lineno for call, name in _calls(source) if name.endswith(tuple(names)) or name in tails]


def writes(source: str) -> list[int]:
    """Lines that write to the database."""
    certain = {"bulk_create", "bulk_update", "update_or_create", "get_or_create", "create_user"}
    found = []
    for call, name in _calls(source):
        stem, _, verb = name.rpartition(".")
        queryset = "objects" in stem or ".filter(" in stem or stem.endswith(".all()")
        if verb in certain or (verb == "save" and stem) or (verb in {"create", "update", "delete"} and queryset):
            found.append(call.lineno)
    return found


def state_changes(source: str) -> list[int]:
    """Lines that set a state, a turn or a next date by hand."""
    columns = {"state", "turn_role", "turn_person", "turn_person_id", "due_at", "state_since", "state_before", "mark"}
    found = []
    for node in ast.walk(ast.parse(source)):
        targets: Iterable[ast.expr] = node.targets if isinstance(node, ast.Assign) else ()
        flat = [t for target in targets for t in (target.elts if isinstance(target, ast.Tuple) else [target])]
        if any(isinstance(target, ast.Attribute) and target.attr in columns for target in flat):
            found.append(node.lineno)  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".update"):
            found += [node.lineno for keyword in node.keywords if keyword.arg in columns]
    return found


def calls_perform(source: str) -> list[int]:
    """Lines that call `perform`, `begin` or `retime`."""
    return [call.lineno for call, name in _calls(source) if name in {"perform", "perform_many", "begin", "retime"}]


def speaks_http(source: str) -> list[str]:
    """Imports of what only doors may use."""
    http = ("django.http", "django.shortcuts", "django.urls", "django.views", "django.forms", "django.template")
    nodes = list(ast.walk(ast.parse(source)))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return [module for module in modules if module.startswith(http)]


def ways_out(source: str) -> list[str]:
    """What writes a spreadsheet or comma-separated text, or answers with one."""
    kinds = re.compile(r"text/csv|spreadsheetml|ms-excel|opendocument\.spreadsheet")
    libraries = ("ciconia.formats.table_write", "csv", "openpyxl", "xlsxwriter", "xlwt", "odf", "pandas")
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found += [module] if module in libraries or module.split(".")[0] in libraries else []
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in libraries]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and kinds.search(node.value):
            found.append(node.value)
    return found


def ways_to_mail(source: str) -> list[str]:
    """What makes or sends mail by the library's own means, or names more than one recipient."""
    verbs = {"send_mail", "send_mass_mail", "mail_admins", "mail_managers"}
    kinds = {"EmailMessage", "EmailMultiAlternatives", "get_connection"}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in ("django.core.mail", "django.core"):
            found += [alias.name for alias in node.names if alias.name in {"mail", *verbs, *kinds}]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("smtplib", "django.core.mail.")):
            found += [alias.name for alias in node.names if not alias.name.startswith("SMTP")]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith(("smtplib", "django.core.mail"))]
        elif isinstance(node, ast.keyword) and node.arg in {"cc", "bcc", "recipient_list"}:
            found.append(node.arg)
    return found


def foreign_includes(door: str, source: str) -> list[str]:
    """Templates of another door that a template extends or includes."""
    named = re.findall(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']", source)
    own = {door, "shared", "account", "cotton"}
    return [name for name in named if "/" in name and name.split("/")[0] not in own]


def inline_code(source: str) -> list[int]:
    """Lines of a template with inline style, script or handlers, which the content policy blocks."""
    pattern = re.compile(
        r"<(?!c-)[a-z][^>]*\s(style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)|javascript:|\shx-on", re.I
    )
    return [number for number, line in enumerate(source.splitlines(), 1) if pattern.search(line)]


def untrimmed(source: str) -> list[int]:
    """Lines with a blocktranslate that keeps the template's white space."""
    lines = enumerate(source.splitlines(), 1)
    return [number for number, line in lines if re.search(r"{%\s*blocktranslate(?![^%]*trimmed)", line)]


def too_long(source: str, limit: int) -> bool:
    """Whether a file is over its limit."""
    return source.count("\n") > limit


def long_functions(source: str, limit: int) -> list[str]:
    """Functions over the limit, without their decorators and docstring."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            if (node.end_lineno or 0) - body[0].lineno + 1 > limit:
                found.append(node.name)
    return found


def places_of_one_machine(source: str, folder: Path) -> list[int]:
    """Lines that name something in the folder in which this copy of the project lies; one word alone says nothing."""
    if len(folder.parts) < 3:
        return []
    pattern = re.compile(rf"(?<![\w.]){re.escape(str(folder))}/")
    return [number for number, line in enumerate(source.splitlines(), 1) if pattern.search(line)]


def names_of_programmes(source: str, codes: Iterable[str]) -> list[int]:
    """Lines on which code says the code of a programme: words for readers of the code may, values may not."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, codes))})(?![\w-])")
    tree = ast.parse(source)
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, owners) and _has_docstring(node)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in said and pattern.search(node.value)
    ]


def _has_docstring(node: ast.AST) -> bool:
    return ast.get_docstring(node, clean=False) is not None  # type: ignore[arg-type]
