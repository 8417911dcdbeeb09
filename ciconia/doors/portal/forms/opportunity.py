"""What the host wants changed in the text of an opportunity."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import text_field
from ciconia.selection.queries.terms import Part
from ciconia.selection.rules.terms import said

LONGEST = 1000
NOTHING = _("Write what should change, in general or at a section.")


class EditsForm(forms.Form):
    """Words for the text as a whole, and for each section; somewhere there has to be one."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = text_field(
        _("In general"), hint=_("What concerns the whole text, or the dates and numbers."), rows=3, longest=LONGEST
    )

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = list(parts)
        for part in self.parts:
            label = _("What should change in: %(section)s") % {"section": said(part.section.label)}
            self.fields[f"edit_{part.section.code}"] = text_field(label, rows=2, longest=LONGEST)
        for field in self.fields.values():
            field.widget.attrs["dir"] = "auto"

    def clean(self) -> dict[str, Any]:
        """At least one of the fields says something."""
        data = super().clean() or {}
        if not self.errors and not any(data[name] for name in data if name != "seen"):
            self.add_error("reason", NOTHING)
        return data

    def edits(self) -> dict[str, str]:
        """Words by the code of a section."""
        return {part.section.code: self.cleaned_data[f"edit_{part.section.code}"] for part in self.parts}

    def sections(self) -> list[dict[str, Any]]:
        """Each section with its text and its field, for the page."""
        return [{"part": part, "field": self[f"edit_{part.section.code}"]} for part in self.parts]
