"""On which line of a TOML file each key stands, so that an error can name it. The TOML reader does not tell."""

import re
from bisect import bisect_right

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = r'[ \t]*(?:"((?:\\.|[^"\\])*)"|\'([^\']*)\'|([A-Za-z0-9_-]+))[ \t]*'
_KEY_PART = re.compile(_PART)
_KEY = re.compile(rf"{_PART}(?:\.{_PART})*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")' r"|'''.*?'''(?!')" r'|"(?:\\.|[^"\\])*"' r"|'[^']*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]+")


class _Scanner:
    """Walks a text that is known to be valid TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[KeyPath, int] = {}
        self.starts = [match.end() for match in re.finditer("\n", text)]
        self.last: dict[KeyPath, int] = {}  # of each array of tables, the index reached

    def run(self) -> dict[KeyPath, int]:
        here: KeyPath = ()
        while self._more():
            if self.text.startswith("[[", self.at):
                here = self._header(2)
            elif self.text[self.at] == "[":
                here = self._header(1)
            else:
                self._pair(here)
        return self.found

    def _more(self) -> bool:
        self._skip(_BLANK)
        return self.at < len(self.text)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _note(self, path: KeyPath, at: int) -> None:
        self.found.setdefault(path, bisect_right(self.starts, at) + 1)

    def _parts(self) -> list[str]:
        begun = self.at
        self._skip(_KEY)
        found = _KEY_PART.finditer(self.text, begun, self.at)
        return [next(group for group in match.groups() if group is not None) for match in found]

    def _header(self, brackets: int) -> KeyPath:
        begun = self.at
        self.at += brackets
        parts = self._parts()
        self.at += brackets
        path: KeyPath = ()
        for part in parts[:-1]:
            path = self._inside((*path, part))
        path = (*path, parts[-1])
        if brackets == 2:
            self.last[path] = self.last.get(path, -1) + 1
            self._note(path, begun)
        path = self._inside(path)
        self._note(path, begun)
        return path

    def _inside(self, path: KeyPath) -> KeyPath:
        return (*path, self.last[path]) if path in self.last else path

    def _pair(self, here: KeyPath) -> None:
        begun = self.at
        path = here
        for part in self._parts():
            path = (*path, part)
            self._note(path, begun)
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._note(path, self.at)
        opening = self.text[self.at]
        if opening in "[{":
            self._members(path, "]" if opening == "[" else "}")
        elif opening in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)

    def _members(self, path: KeyPath, closing: str) -> None:
        self.at += 1
        number = 0
        while True:
            self._skip(_BLANK)
            if self.text[self.at] == closing:
                self.at += 1
                return
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "]":
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, of every key, table and list entry of a valid TOML text, by its path."""
    return _Scanner(text).run()


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of `path`, or of what holds it where it has none of its own; 1 for the file as a whole."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1
