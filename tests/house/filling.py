"""The answers a page's form would send: what stands in it, and something fitting where it is empty."""

from collections.abc import Mapping
from datetime import timedelta
from html.parser import HTMLParser

from ciconia.foundation import clock

Answers = dict[str, list[str]]


class _Forms(HTMLParser):
    """Every form of a page that is sent by POST, with its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Answers] = []
        self._fields: Answers | None = None
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = {} if said.get("method", "").lower() == "post" else None
        if self._fields is None:
            return
        name = said.get("name", "")
        if tag == "input" and name:
            self._input(name, said)
        elif tag == "textarea":
            self._text = name
            self._fields[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            kept = self._fields.get(self._select)
            if "selected" in said or not kept or kept == [""]:
                self._fields[self._select] = [said.get("value", "")]

    def _input(self, name: str, said: Mapping[str, str]) -> None:
        assert self._fields is not None
        kind, value = said.get("type", "text"), said.get("value", "")
        if kind == "checkbox":
            self._fields.setdefault(name, []).append(value or "on")
        elif kind == "radio":
            self._fields.setdefault(name, [value])
        elif kind not in ("submit", "file", "button") and name != "csrfmiddlewaretoken":
            day = (clock.today() + timedelta(days=30)).isoformat()
            self._fields[name] = [value or {"date": day, "number": "1", "hidden": ""}.get(kind, "Words")]

    def handle_data(self, data: str) -> None:
        if self._text and self._fields is not None:
            self._fields[self._text] = [self._fields[self._text][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._fields is not None:
            self._fields[self._text] = [self._fields[self._text][0].strip() or "Words that say enough"]
            self._text = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form" and self._fields is not None:
            self.forms.append(self._fields)
            self._fields = None


def filled(html: str) -> Answers | None:
    """The answers of the page's largest form, or None where it has none."""
    page = _Forms()
    page.feed(html)
    return max(page.forms, key=len, default=None)
