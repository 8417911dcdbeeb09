"""What goes with the end of an engagement before its time."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EndForm(forms.Form):
    """The reason, which both sides read."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The participant and the host read it in these words."),
        widget=forms.Textarea,
        error_messages={"required": _("Write the reason. Whoever is concerned will read it.")},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
