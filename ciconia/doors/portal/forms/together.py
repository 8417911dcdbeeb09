"""Whom an applicant asks to apply together."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ciconia.doors.portal.forms.base import language_choices


class AskForm(forms.Form):
    """One person to ask: their name, their address, and the language of the letter to them."""

    name = forms.CharField(
        label=_("Their name"), max_length=120, error_messages={"required": _("Write the name of whoever you ask.")}
    )
    email = forms.EmailField(
        label=pgettext_lazy("co-applicant", "Their e-mail address"),
        help_text=_("The address of their account here, if they have one: they answer from it."),
        error_messages={
            "required": _("Write one e-mail address."), "invalid": _("Write an address such as name@example.org"),
        },
    )  # fmt: skip
    spoken = forms.ChoiceField(
        label=_("Language of the letter to them"), choices=lambda: language_choices(("ar", "en", "fr", "nl"))
    )
