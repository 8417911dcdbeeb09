"""Writing in a space: the same on the page, by the link of a letter, and on the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.files_field import FilesField
from ciconia.gatherings.rules.post import LONGEST


class WriteForm(forms.Form):
    """Something to write, and files with it."""

    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write something first.")},
    )  # fmt: skip
    files = FilesField(
        label=_("Files"), required=False,
        help_text=_("PDF, photo, text or table: five, 10 MB each. Everybody in the space can save them."),
    )  # fmt: skip
