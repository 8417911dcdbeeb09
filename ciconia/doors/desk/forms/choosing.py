"""What an officer sets while people are chosen: the day to sign, the day answers are told, a reason that says why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _day(label: Any, hint: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )  # fmt: skip


class AskAgainForm(forms.Form):
    """A new day for the institution to sign."""

    until = _day(_("New day to sign"), _("The institution is written to at once, three days before and on the day."),
                 required=True)  # fmt: skip
    reason = forms.CharField(
        label=_("Why again"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Whom you reached there, and why the new day will be kept. Needed once the day to sign has passed; "
                    "it stays in the history."),
    )  # fmt: skip


class KeepForm(forms.Form):
    """From which day on answers are told."""

    until = _day(
        _("Tell answers from this day on"),
        _("Until then what you decide is kept: applicants read what they read before, and no letter goes. "
          "Leave it empty to tell at once."),
        required=False,
    )  # fmt: skip
    offers_at_once = forms.BooleanField(label=_("Offers do not wait for that day"), required=False)


class AnswerForm(forms.Form):
    """Why somebody was not chosen, as they will read it."""

    reason = forms.CharField(
        label=_("The reason, as the applicant reads it"), max_length=4000, widget=forms.Textarea({"rows": 8}),
        help_text=_("It begins with what was weighed. Change it as you see fit, in the language of the applicant; name "
                    "what was looked for, and nobody else."),
        error_messages={"required": _("Write the reason. Whoever is concerned will read it.")},
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
