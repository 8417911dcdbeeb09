"""Finds words that people see and that no catalogue knows: in templates, and in what code gives to pages and forms."""

import ast
import re
from html.parser import HTMLParser

# Names, codes and signs that are the same in every language.
NAMES = {"Ciconia", "WhatsApp", "CSV", "ISO", "PDF", "EUR", "SQL", "light dark"}
SAID = {"title", "aria-label", "aria-description", "placeholder", "alt", "label", "heading", "words", "hint", "summary"}
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z][a-z]+|[^\W\d_]{2,} [^\W\d_]{2,}")
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", re.DOTALL)
CLASSES = re.compile(r"{%\s*block page_class\s*%}.*?{%\s*endblock\b.*?%}", re.DOTALL)
LITERAL = re.compile(r""""([^"]*)"|'([^']*)'""")
NOT_WORDS = ("url ", "include ", "extends ", "static ", "load ", "translate ", "if ", "elif ", "cycle ")
FORMATS = re.compile(r"""\|(?:date|time|add):\s*("[^"]*"|'[^']*')""")

SHOWN = {"label", "help_text", "empty_label", "verbose_name", "error_messages", "heading", "placeholder"}
MESSAGES = {"success", "error", "info", "warning", "add_message"}
RAISED = {"ValidationError", "Refused"}


class _Reader(HTMLParser):
    """Collects the lines of text and of the attributes people hear or read."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.names = names
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        said = SAID | ({"value"} if tag == "input" and values.get("type") in ("submit", "button", "reset") else set())
        for name, value in attrs:
            if name in said or (tag == "meta" and values.get("name") == "description" and name == "content"):
                self._look(value or "")

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        for offset, line in enumerate(data.split("\n")):
            self._look(line, offset)

    def _look(self, text: str, offset: int = 0) -> None:
        if set(WORD.findall(text)) - self.names:
            self.found.append((self.getpos()[0] + offset, text.strip()))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def in_template(source: str) -> list[tuple[int, str]]:
    """(line, words) of what a template says without asking a catalogue."""
    text = CLASSES.sub(_blank, TRANSLATED.sub(_blank, COMMENT.sub(_blank, source)))
    found = [
        (text[: tag.start()].count("\n") + 1, literal)
        for tag in TAG.finditer(text)
        for literal in _literals(tag.group())
    ]
    reader = _Reader(frozenset(NAMES))
    # A tag may hold quotation marks inside an attribute: it goes before the HTML is read.
    reader.feed(TAG.sub(_blank, text))
    reader.close()
    return sorted(found + reader.found)


def _literals(tag: str) -> list[str]:
    """Words in quotation marks inside a tag: a default, an argument of an include."""
    inside = tag[2:-2].strip()
    if inside.startswith(NOT_WORDS) and " with " not in inside:
        return []
    inside = FORMATS.sub("", re.sub(r"_\((\"[^\"]*\"|'[^']*')\)", "", inside))
    words = ["".join(pair) for pair in LITERAL.findall(inside.partition(" with ")[2] or inside)]
    return [word for word in words if SENTENCE.search(word) and word not in NAMES and "/" not in word]


def in_code(source: str) -> list[tuple[int, str]]:
    """(line, words) of what code gives to a form, a message or a refusal as a plain string."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = getattr(getattr(node.func, "value", None), "id", "")
        given = [keyword.value for keyword in node.keywords if keyword.arg in SHOWN]
        if name in RAISED or (owner == "messages" and name in MESSAGES):
            given += node.args
        found += [(part.lineno, part.value) for value in given for part in _plain(value)]
    return sorted(found)


def _plain(value: ast.expr) -> list[ast.Constant]:
    """The plain strings of an expression that are words; those a catalogue is asked for are left out."""
    if isinstance(value, ast.Call):
        return []
    if isinstance(value, ast.Constant):
        return [value] if isinstance(value.value, str) and SENTENCE.search(value.value) else []
    if isinstance(value, ast.Dict):
        return [part for one in value.values for part in _plain(one)]
    return [part for child in ast.iter_child_nodes(value) if isinstance(child, ast.expr) for part in _plain(child)]


def bare_colons(source: str) -> list[tuple[int, str]]:
    """(line, words) where a value is followed by a colon as English writes it; what is only heard may be."""
    pattern = re.compile(r"(?:}}|%})(?:</\w+>)?:(?=[\s<{])")
    lines = re.sub(r'<span class="sr">.*?</span>|style="[^"]*"', "", source).splitlines()
    return [
        (number, line[max(0, match.start() - 11) : match.end()].strip()[-12:])
        for number, line in enumerate(lines, 1)
        for match in pattern.finditer(line)
    ]
