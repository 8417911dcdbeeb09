"""What an applicant writes, and what a host writes when it signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import (
    Form,
    date_field,
    language_field,
    rewritten,
    source_language,
    source_text,
    text_field,
)
from ciconia.selection.models import Application

SOURCES = [
    ("", _("I would rather not say")), ("website", _("This website")), ("idiaspora", _("iDiaspora")),
    ("linkedin", _("LinkedIn")), ("facebook", _("Facebook")), ("twitter", _("Twitter / X")),
    ("organisation", _("A diaspora organisation")), ("event", _("An event")),
    ("participant", _("Somebody who has been on assignment")), ("other", _("Somewhere else")),
]  # fmt: skip
MOTIVATION_MISSING = _("Write why you, and why this institution, before you send it")


class ApplicationForm(Form):
    """The applicant's own words."""

    motivation = text_field(
        _("Why you, and why this institution?"), rows=9, error=MOTIVATION_MISSING,
        hint=_("Say what you have done that is like this, and what you would do first. Half a page is enough."),
    )  # fmt: skip
    language = language_field()
    available_from = date_field(_("From when are you free?"), hint=_("The assignment can often be moved a little."))
    source = forms.ChoiceField(label=_("How did you hear about it?"), choices=SOURCES, required=False)

    def __init__(self, *args: Any, sending: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivation"].required = sending  # a draft may be empty

    @classmethod
    def of(cls, application: Application, language: str) -> dict[str, Any]:
        """What is written so far."""
        return {
            "motivation": source_text(application.motivation),
            "language": source_language(application.motivation, application.person.experience, default=language),
            "available_from": application.available_from,
            "source": application.source,
        }

    def values(self, application: Application) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        motivation = rewritten(application.motivation, data["motivation"], data["language"])
        return {"motivation": motivation, "available_from": data["available_from"], "source": data["source"]}


class PartForm(Form):
    """The part that was asked for again."""

    motivation = text_field(_("Your words, improved"), rows=9, error=_("Write the part that was asked for"))
    language = language_field()


class SignForm(forms.Form):
    """The host's words to the person it signs for."""

    words = text_field(
        _("Words for the applicant"), rows=4, longest=1000,
        hint=_("Why you want to work with this person. They read it with the offer, and only then."),
    )  # fmt: skip
