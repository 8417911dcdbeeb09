"""What a host writes when it signs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import text_field


class SignForm(forms.Form):
    """The host's words to the person it signs for."""

    words = text_field(
        _("Words for the applicant"), rows=4, longest=1000,
        hint=_("Why you want to work with this person. They read it with the offer, and only then."),
    )  # fmt: skip
