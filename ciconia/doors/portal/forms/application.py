"""What an applicant writes, and what a host writes when it signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    language_field,
    source_language,
    source_text,
    text_field,
)
from ciconia.selection.models import Application


class PartForm(Form):
    """The part that was asked for again."""

    motivation = text_field(_("Your words, improved"), rows=9, error=_("Write the part that was asked for"))
    language = language_field()

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What was sent."""
        spoken = source_language(application.motivation, default=language)
        return {"motivation": source_text(application.motivation), "language": spoken}


class SignForm(forms.Form):
    """The host's words to the person it signs for."""

    words = text_field(
        _("Words for the applicant"), rows=4, longest=1000,
        hint=_("Why you want to work with this person. They read it with the offer, and only then."),
    )  # fmt: skip
