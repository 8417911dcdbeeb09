"""Ticking off a point."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DoneForm(forms.Form):
    """What shows that it is done."""

    evidence = forms.CharField(
        label=_("What shows it?"), required=False, max_length=200,
        help_text=_("A few words: the date of the course, the name of the doctor, the number of the booking."),
    )  # fmt: skip
