"""One person on two devices: what another page of the same draft says now, beside what was typed here."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ciconia.doors.shared.clash import Clash, clash_of


def beside(form: forms.Form, now: Mapping[str, Any], seen: int) -> Clash:
    """Each field that says something else on the other page, theirs first; a field that is empty here takes theirs.

    now: what the form's fields would say if the page were opened anew.
    """
    mine = {name: form.cleaned_data.get(name) for name in form.fields}
    before = {name: now[name] if _same(mine[name], now[name]) else "" for name in form.fields if name in now}
    return clash_of(form, before, now, last=None, seen=seen)


def _same(mine: Any, theirs: Any) -> bool:
    plain = [str(value if value is not None else "").replace("\r\n", "\n").strip() for value in (mine, theirs)]
    return plain[0] == plain[1] or (isinstance(theirs, list) and list(mine or []) == theirs)
