"""What forms of the portal have in common: groups of fields, texts that say in which language they stand."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.sent import sent as sent
from ciconia.doors.shared.written import LANGUAGES as LANGUAGES
from ciconia.doors.shared.written import empty_first as empty_first
from ciconia.doors.shared.written import language_choices as language_choices
from ciconia.doors.shared.written import rewritten as rewritten
from ciconia.doors.shared.written import source_language as source_language
from ciconia.doors.shared.written import source_text as source_text

LONGEST = 4000
Group = tuple[Any, Any, tuple[str, ...]]


class Form(forms.Form):
    """A form whose fields stand in groups: (title, hint, names of the fields)."""

    GROUPS: tuple[Group, ...] = ()
    PAIRS: tuple[Any, ...] = ()  # titles of groups whose fields stand two by two where there is room

    def layout(self) -> tuple[Group, ...]:
        """The groups in their order."""
        return self.GROUPS

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups with their bound fields, for the page."""
        for title, hint, names in self.layout():
            yield {"title": title, "hint": hint, "fields": [self[name] for name in names], "pairs": title in self.PAIRS}


def language_field() -> forms.ChoiceField:
    """In which language the texts of a form are written; chosen once for all of them."""
    return forms.ChoiceField(
        label=_("Language you write in"), choices=language_choices,
        help_text=_("Write in the language in which you say it best. Readers see which one it is."),
        error_messages={"required": _("Choose the language you write in")},
        widget=forms.Select(attrs={"class": "short"}),
    )  # fmt: skip


def text_field(label: Any, *, hint: Any = "", error: Any = "", rows: int = 5, longest: int = LONGEST) -> Any:
    """A longer text; required where there are words for its absence."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(error), max_length=longest, widget=forms.Textarea({"rows": rows}),
        error_messages={"required": error} if error else None,
    )  # fmt: skip


def date_field(label: Any, *, hint: Any = "", error: Any = "") -> forms.DateField:
    """A day, in a box the browser knows as one."""
    messages = {"invalid": _("Write the day as year, month, day: 2021-03-21")}
    return forms.DateField(
        label=label, help_text=hint, required=bool(error), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages=messages | ({"required": error} if error else {}),
    )  # fmt: skip
