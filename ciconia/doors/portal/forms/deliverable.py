"""Handing something over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, text_field


class FilesInput(forms.FileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; what they are is looked at where they are kept."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files as a list."""
        return list(data or [])


class HandOverForm(Form):
    """What it is, where it lies, and the files themselves."""

    note = text_field(
        _("What is it, and where does it lie?"), rows=5, longest=2000,
        hint=_("The host reads this. Say who has it and how it is used."),
        error=_("Say what it is and where it lies"),
    )  # fmt: skip
    files = FilesField(
        label=_("Files"), required=False,
        help_text=_("PDF, photo, text or table, at most 10 MB each. The host and the programme can save them."),
    )  # fmt: skip
