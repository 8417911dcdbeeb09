"""Handing something over."""

from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, text_field


class HandOverForm(Form):
    """What it is, and where it lies."""

    note = text_field(
        _("What is it, and where does it lie?"), rows=5, longest=2000,
        hint=_("The host reads this. Say where the file is kept, who has it, how it is used."),
        error=_("Say what it is and where it lies"),
    )  # fmt: skip
