"""Handing something over."""

from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, text_field
from ciconia.doors.shared.files_field import FilesField


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
