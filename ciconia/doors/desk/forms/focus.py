"""Looking at the work in a country."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import day, text


class ReviewForm(forms.Form):
    """What was found, and when to look again."""

    reason = text(
        _("What you found"), _("Safety, the institutions, the ministries, what changes from here."),
        missing=_("Write what you found."),
    )  # fmt: skip
    next_review = day(_("Next review"), missing=_("Choose the day of the next review."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
