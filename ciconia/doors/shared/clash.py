"""Two people wrote at once: what the other one changed, what both did, and the form with both put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from ciconia.doors.shared.changes import ShownChange, ShownText
from ciconia.foundation.models import Log
from ciconia.foundation.text import Shown
from ciconia.selection.rules.difference import compare


@dataclass(frozen=True)
class Clash:
    """What a page says of it; `data` is what the form would say with both put together."""

    last: Log | None
    changes: list[ShownChange]
    both: dict[str, ShownChange]
    data: Mapping[str, Any]

    @property
    def labels(self) -> list[str]:
        """The names of the fields both changed."""
        return [change.label for change in self.both.values()]


def clash_of(
    form: forms.Form, before: Mapping[str, Any], now: Mapping[str, Any], *, last: Log | None, seen: int
) -> Clash:
    """What became of each field of a form that was opened at `before` while somebody else made it `now`.

    Both say what the form's fields would say, in the language the form was sent in. A field with an error stays as it
    was typed.
    """
    data, both, changes = form.data.copy(), {}, []
    for name in form.fields:
        if name not in before or name == "seen" or name not in form.cleaned_data:
            continue
        was, theirs, mine = (_said(form, name, value) for value in (before[name], now[name], form.cleaned_data[name]))
        if was != theirs:
            changes.append(_change(form, name, was, theirs))
        if mine in (was, theirs):
            _put(data, name, now[name])
        elif was != theirs:
            both[name] = _change(form, name, theirs, mine)
    data["seen"] = str(seen)
    return Clash(last, changes, both, data)


def _put(data: Any, name: str, value: Any) -> None:
    if isinstance(value, list | tuple):
        data.setlist(name, [str(one) for one in value])
    else:
        data[name] = "" if value is None else str(value)


def _said(form: forms.Form, name: str, value: Any) -> str:
    """A value of a field as people read it."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    values = value if isinstance(value, list | tuple) else [value]
    said = [str(choices.get(one, "" if one is None else one)) for one in values]
    return ", ".join(said).replace("\r\n", "\n").strip()


def _change(form: forms.Form, name: str, was: str, now: str) -> ShownChange:
    label = str(form.fields[name].label)
    if not isinstance(form.fields[name].widget, forms.Textarea):
        return ShownChange(name, label, (), was, now)
    language = form.cleaned_data.get("language", "en")
    return ShownChange(
        name, label, (ShownText(language, Shown("", language, False).direction, compare(was, now)),), "", ""
    )
