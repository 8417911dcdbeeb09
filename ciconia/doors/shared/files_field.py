"""A box of a form that takes several files."""

from typing import Any

from django import forms


class FilesInput(forms.FileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; what they are is looked at where they are kept."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files as a list."""
        return list(data or [])
