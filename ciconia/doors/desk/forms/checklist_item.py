"""What ticks a point of preparation off."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DoForm(forms.Form):
    """What shows that it is done."""

    evidence = forms.CharField(
        label=_("What shows it"),
        help_text=_("A reference, a date, who confirmed it. No medical details."),
        required=False,
        max_length=200,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
