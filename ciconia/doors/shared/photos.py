"""The photos of a paper, as an institution or its focal point sends them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.files import FileRefused
from ciconia.selection.actions.paper import send_paper
from ciconia.selection.models import Need


class PhotosInput(forms.FileInput):
    """A box that takes several files; a telephone offers its camera."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Any number of files; what they are is looked at where they are kept."""

    widget = PhotosInput({"accept": "image/jpeg,image/png,application/pdf"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files as a list."""
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(data)


class PhotosForm(forms.Form):
    """The photos of one paper."""

    use_required_attribute = False
    photos = PhotosField(
        label=_("Photos of the pages"),
        help_text=_("Up to eight, JPEG or PNG, or a scan as PDF, at most 10 MB each. Where a photo was taken, when and "
                    "with which telephone is removed before it is kept."),
        error_messages={"required": _("Choose the photos")},
    )  # fmt: skip

    def send(self, need: Need, *, by: Any) -> bool:
        """Hand the photos over; where they are refused, say so at the box."""
        if not self.is_valid():
            return False
        try:
            send_paper(need, by=by, uploads=self.cleaned_data["photos"])
        except FileRefused as refused:
            self.add_error("photos", str(refused))
            return False
        return True
