"""What goes with a signature."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """Words that may go with a signature."""

    words = forms.CharField(
        label=_("Why this person"),
        help_text=_("The applicant and the host read it with the decision."),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
